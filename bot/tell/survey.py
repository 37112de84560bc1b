"""Who hears what of 排查: the comparison's workbook, an account that came back, 未批先办 with its cards."""

from collections.abc import Callable, Mapping, Sequence

from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models import Account, Card, History, Member, Person, Plan, Request, Role, Unit
from bot.models.delegation import Signatories
from bot.models.member import same_person
from bot.models.province import Comparison, ProvinceRow, compare
from bot.models.request import checkers
from bot.models.request_draft import WORKERS
from bot.models.request_row import EXPLAINED, UNAPPROVED
from bot.papers.comparison_columns import OURS, THEIRS
from bot.papers.workbook import Sheet, Value, book
from bot.tell.post import Post
from bot.tell.request_cards import close, each
from bot.tell.request_people import closed, to_clerks, to_each, why
from bot.wording import comparison as say
from bot.wording import moving
from bot.wording import unapproved as cases

EXPLAIN, SETTLE = "explain", "settle"


def compare_asked(post: Post, row: History) -> None:
    """导出比对: the workbook to who asked."""
    person = post.session.get(Person, row.person_id) if row.person_id else None
    if person is not None:
        name = f"比对结果{local_day(post.now):%Y%m%d}.xlsx"
        post.file(person, name, comparison_book(post.session, row.facts.get("plans") or ()), "比对")


def imported(post: Post, row: History) -> None:
    """A list was read in: the monitors hear how both sides stand."""
    plan = row.about
    found = compare(post.session, plan) if isinstance(plan, Plan) else None
    if not isinstance(plan, Plan) or found is None:
        return
    post.for_plan(plan)
    text = f"{say.head(found)}\n" + ("" if found.is_even else "看清单回复“比对”，要表格回复“导出比对”。")
    to_each(post, checkers(post.session, plan), text.strip(), "比对")


def seen_online(post: Post, row: History) -> None:
    """Somebody says that a closed account is back: the monitors look."""
    account = row.about
    if isinstance(account, Account):
        post.for_plan(account.plan)
        text = say.seen_online(account, row.who, str(row.facts.get("text", "")))
        to_each(post, checkers(post.session, account.plan), text, "重新上线")


def transferred(post: Post, row: History) -> None:
    """划转: the clerks of both units hear of it."""
    account = row.about
    if not isinstance(account, Account):
        return
    post.for_plan(account.plan)
    former = Unit.called(post.session, row.before) if row.before else None
    units = [one for one in (former, account.unit) if one is not None and one.urgeable]
    text = moving.told(account, row.before, row.after, row.who, str(row.facts.get("request", "")))
    told = [member for unit in units for member in Member.of_unit(post.session, unit.id, *WORKERS)]
    to_each(post, [one for one in told if one.person_id != row.person_id], text, "划转")


def written_up(post: Post, request: Request, row: History) -> None:
    """情况说明: the whole text and the card to whoever signs; a card for other words is greyed."""
    close(post, request, "情况说明有改动，请看新卡片", "已换新卡", EXPLAIN)
    if row.facts.get("turned_down"):
        to_clerks(post, request, cases.turned_down(request, row.who, why(row)), row, label="退回")
        return
    to_clerks(post, request, f"{row.who}写了情况说明：{request.number}，已送签字。", row)
    for one in _signers(post, request):
        send_explanation(post, request, one.person)


def explained(post: Post, request: Request, row: History) -> None:
    """Signed (or entered from paper): the office settles."""
    closed(post, request, row, "签字", "已签字", EXPLAIN)
    close(post, request, "单位已说明，请看新卡片", "已换新卡", SETTLE)
    to_clerks(post, request, cases.explained(request, row.who), row, label="结果")
    for one in _settlers(post, request):
        send_settle(post, request, one.person)


def send_explanation(post: Post, request: Request, person: Person) -> None:
    """What is signed, then the card."""
    post.text(person, cases.form(request), "情况说明")
    card = cases.sign_card(request, local_day(post.now))
    post.card(person, request, EXPLAIN, card, form_hash=request.form_hash, label="情况说明签字卡")


def send_settle(post: Post, request: Request, person: Person) -> None:
    """To one approver; his old card is greyed."""
    for card in Card.open_about(post.session, Request.__tablename__, request.id, SETTLE):
        if card.person_id == person.id:
            post.close_card(card, "已换新卡片，请看最新一张", "已换新卡", state="失效")
    post.card(person, request, SETTLE, cases.settle_card(request, local_day(post.now)), label="未批先办处理卡")


def catch_up(post: Post, request: Request) -> None:
    """Somebody took office: cards for those who have none yet."""
    have = {(card.step, card.person_id) for card in Card.open_about(post.session, Request.__tablename__, request.id)}
    if request.state == UNAPPROVED and request.is_written_up:
        for one in _signers(post, request):
            if (EXPLAIN, one.person_id) not in have:
                send_explanation(post, request, one.person)
    if request.state == EXPLAINED:
        for one in _settlers(post, request):
            if (SETTLE, one.person_id) not in have:
                send_settle(post, request, one.person)


def _signers(post: Post, request: Request) -> Sequence[Member]:
    desk = Signatories.of(post.session, request.unit_id, local_day(post.now), request.plan)
    return desk.asked(request.hands)


def _settlers(post: Post, request: Request) -> list[Member]:
    members = each(Member.with_role(post.session, Role.APPROVER))
    parts = [*request.hands, request.signer]
    return [one for one in members if not any(same_person(one.person, part) for part in parts)]


def comparison_book(session: Session, plans: Sequence[int]) -> bytes:
    """What differs between the provincial platform and the ledger, a sheet for each kind; of what agrees no page."""
    rows = [plan for plan in Plan.all(session) if not plans or plan.id in plans]
    found = [made for plan in rows if (made := compare(session, plan))]
    running = Request.account_states(session)
    both = (*OURS, *THEIRS)
    sheets = (
        Sheet("平台有名单没有", THEIRS, [_theirs(row) for one in found for row in one.unlisted]),
        Sheet("名单在用平台没有", OURS, [_ours(account, running) for one in found for account in one.unseen]),
        Sheet("平台已注销", both, _pairs(found, "gone", running)),
        Sheet("名单已注销平台还有", both, _pairs(found, "back", running)),
        Sheet("主办单位不一致", both, _pairs(found, "hosts", running)),
    )
    return book([sheet for sheet in sheets if sheet.rows] or sheets[:1])


def _pairs(found: Sequence[Comparison], kind: str, running: Mapping[int, str]) -> list[Sequence[Value]]:
    return [(*_ours(account, running), *_theirs(row)) for one in found for account, row in getattr(one, kind)]


def _ours(account: Account, running: Mapping[int, str]) -> Sequence[Value]:
    unit = account.unit.name if account.unit else ""
    first = (account.number, account.name, account.platform, unit)
    return (*first, running.get(account.id, account.state), account.disposition, account.platform_ref)


def _theirs(row: ProvinceRow) -> Sequence[Value]:
    return (row.name, row.platform, row.host, row.state, row.ref)


TABLE: Mapping[str, Callable[[Post, History], None]] = {
    "office.compare_asked": compare_asked,
    "plan.compare": imported,
    "account.seen_online": seen_online,
    "account.transfer": transferred,
}
