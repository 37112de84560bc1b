"""回执: the paper to whoever asked for it."""

from collections.abc import Callable, Mapping

from bot.clock import local, local_day
from bot.models import Assignment, History, Person, Rectification, Request
from bot.models.receipt import GIVEN, Receipt
from bot.papers.plain import long_day
from bot.papers.receipt import receipt_paper
from bot.tell.post import Post
from bot.wording import receipts as say
from bot.wording.events import event_named


def given(post: Post, row: History) -> None:
    """To nobody else."""
    subject = row.about
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if not isinstance(subject, Assignment | Request | Rectification) or person is None:
        return
    report = post.session.get_one(History, row.facts["report"])
    receipt = Receipt(str(row.facts["number"]), subject, report)
    lines = (
        ("单位", subject.unit.name),
        ("事项", say.about(subject)),
        ("办理", event_named(report.event, report.subject_name)),
        ("办理人", report.who),
        ("时间", f"{local(report.at):%Y-%m-%d %H:%M:%S}"),
        ("内容", say.content(receipt)),
        ("日志行号", str(report.id)),
        ("校验码", receipt.fingerprint),
    )
    post.for_plan(subject.plan)
    paper = receipt_paper(receipt.number, lines, long_day(local_day(post.now)), say.called(receipt))
    post.file(person, say.paper_name(receipt.number), paper, "回执")


TABLE: Mapping[str, Callable[[Post, History], None]] = dict.fromkeys(GIVEN, given)
