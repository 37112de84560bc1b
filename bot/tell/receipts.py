"""回执: the paper to whoever asked for it."""

from collections.abc import Callable, Mapping

from bot.clock import local, local_day
from bot.models import Assignment, History, Person
from bot.models.receipt import GIVEN, Receipt
from bot.papers.plain import long_day
from bot.papers.receipt import receipt_paper
from bot.tell.post import Post
from bot.wording import receipts as say
from bot.wording.items import full


def given(post: Post, row: History) -> None:
    """To nobody else."""
    item = row.about
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if not isinstance(item, Assignment) or person is None:
        return
    report = post.session.get_one(History, row.facts["report"])
    receipt = Receipt(str(row.facts["number"]), item, report)
    lines = (
        ("单位", item.unit.name),
        ("事项", full(item)),
        ("上报人", report.who),
        ("上报时间", f"{local(report.at):%Y-%m-%d %H:%M:%S}"),
        ("上报内容", str(report.facts.get("text") or item.report_text or "见名单")),
        ("日志行号", str(report.id)),
        ("校验码", receipt.fingerprint),
    )
    post.for_plan(item.plan)
    paper = receipt_paper(receipt.number, lines, long_day(local_day(post.now)))
    post.file(person, say.paper_name(receipt.number), paper, "回执")


TABLE: Mapping[str, Callable[[Post, History], None]] = {GIVEN: given}
