"""Which items, accounts and sources an order of the office means."""

import re
from collections.abc import Callable, Iterable

from sqlalchemy import or_, select

from bot.errors import Denied, NotAllowed, Unclear
from bot.message import Reply
from bot.models import Account, Assignment, Member, Plan, Role, Task, Unit
from bot.models import assignment as items
from bot.models.member import OFFICE
from bot.turn import Question, Turn
from bot.wording import office as say

SOURCES = ("电话", "纸质", "会上")


def named_items(turn: Turn, unit: Unit | None = None) -> list[Assignment]:
    """The items that the slots name: notice, task, units; all of them if they name nothing."""
    found = (
        select(Assignment)
        .outerjoin(Task)
        .join(Plan, Assignment.plan_id == Plan.id)
        .join(Unit, Assignment.unit_id == Unit.id)
    )
    numbers = turn.slot("tasks") if isinstance(turn.slot("tasks"), list) else [turn.slot("task")]
    if numbers != [None]:
        found = found.where(or_(*(Assignment.is_numbered(number) for number in numbers)))
    if turn.text("plan"):
        found = found.where(or_(Plan.doc_no == turn.text("plan"), Plan.short == turn.text("plan")))
    codes = [unit.code] if unit else list(turn.slot("units") or ([turn.text("unit")] if turn.text("unit") else []))
    if codes:
        found = found.where(Unit.code.in_(codes))
    return list(
        turn.session.scalars(found.order_by(Assignment.plan_id, Task.number, Assignment.docket, Unit.seat(), Unit.id))
    )


def one_item(turn: Turn, unit: Unit, event: str) -> Assignment:
    """The one item that is meant, its row locked; asked for where it is not clear. `event` fits its state if any."""
    turn.need("task", "是第几项任务？请回复编号。")
    rows = named_items(turn, unit)
    if not rows:
        raise Unclear("no_such_item", unit=unit, number=turn.slot("task"))
    fitting = [item for item in rows if items.LIFE.find(item.state, event)]
    still = fitting or [item for item in rows if item.state not in items.CLOSED] or rows
    plans = {item.plan_id: item.plan for item in still}
    if len(plans) > 1:
        raise which_plan(plans.values())
    return Assignment.for_change(turn.session, still[-1 if event == "reopen" else 0].id)


def in_charge(turn: Turn) -> Member:
    """The post in which the speaker decides: of 市府办, or of 融媒体 about an opinion that it handed on."""
    number = turn.slot("task")
    is_opinion = isinstance(number, str) and any(
        item.is_issued_by(post) for item in Assignment.of_docket(turn.session, number) for post in turn.speaker.posts
    )
    if is_opinion and not turn.holds(*OFFICE):
        return turn.officer(Role.MEDIA)
    if not turn.holds(*OFFICE):  # 初审 gets further, and is told by the item whose it is
        raise NotAllowed(roles=frozenset({Role.APPROVER}), intent=turn.intent)
    return turn.officer(*OFFICE)


def unit_meant(turn: Turn, event: str = "") -> Unit:
    """The unit named; under a number of its own the only one that still has something to do, or fits the event."""
    number = turn.slot("task")
    if turn.text("unit") or not isinstance(number, str):
        return turn.unit_named()
    rows = Assignment.of_docket(turn.session, number)
    if not rows:
        raise Unclear("no_such_docket", value=number)
    fitting = [item for item in rows if event and items.LIFE.find(item.state, event)]
    live = {item.unit_id: item.unit for item in fitting or rows if item in fitting or item.state not in items.CLOSED}
    units = list(live.values()) or [item.unit for item in rows]
    if len(units) > 1:
        options = [{"unit": unit.code, "label": unit.short} for unit in units]
        raise Question(f"{number}是哪个单位的？", "choose", options=options)
    return units[0]


def which_plan(plans: Iterable[Plan]) -> Question:
    """Several notices have that number."""
    options = [{"plan": plan.doc_no, "label": plan.label} for plan in plans]
    return Question("是哪一份文件的？", "choose", options=options)


def locked(turn: Turn, rows: Iterable[Assignment]) -> list[Assignment]:
    return [Assignment.for_change(turn.session, item.id) for item in rows]


def confirmed(turn: Turn, item: Assignment, what: str, act: Callable[[], object], reason: str = "") -> Reply:
    """Show what would happen, and do it after 是; the words are made before, for the unit may change."""
    preview, done = say.change_preview(item, what, reason), say.changed(item, what)
    if not turn.agreed:
        return turn.show(preview)
    act()
    return Reply(say.with_telling(done, item.unit, heard=is_heard(turn, item)))


def is_heard(turn: Turn, item: Assignment) -> bool:
    """Whether the unit that owes it now has heard: a 交办 card goes only to units that are urged."""
    if item.state == items.AWAITING_ACK and not (item.unit.urgeable or item.docket):
        return False
    people = Member.of_unit(turn.session, item.unit_id, *items.WORKERS)
    return bool(item.plan.setting("试运行收件人")) or any(member.person.userid for member in people)


def with_reason(turn: Turn, event: str, what: str, act: Callable[[Assignment, str], object]) -> Reply:
    """A decision that needs a reason; what the item's state or the speaker's role forbids is refused first."""
    in_charge(turn)
    item = one_item(turn, unit_meant(turn, event), event)
    item.expect(turn.act, event)
    reason = str(turn.need("reason", "请写上理由。"))
    return confirmed(turn, item, what, lambda: act(item, reason), reason)


def source_of(turn: Turn) -> tuple[str, str]:
    """How the office heard of it, and from whom."""
    if not turn.text("source"):
        raise Question("从哪里得知的？", "choose", options=[{"source": how, "label": how} for how in SOURCES])
    return turn.text("source"), turn.text("name") or "单位"


_GOES_TO = re.compile(r"(?:整合|归?并|合并)(?:到|至|进|入|去)+[^,，。;；、\n]*")


def _refuse_main(turn: Turn) -> None:
    """A main account named among others is refused, not left out; in a reason, or behind 整合到, it may stand."""
    said = turn.message.text.replace(turn.text("reason") or "\n", "")
    main = turn.session.scalars(select(Account).where(Account.protected.is_(True)))
    said = _GOES_TO.sub("", said)
    named = next((account for account in main if account.name in said), None)
    if named is not None and not turn.confirmed:
        raise Denied("protected_account", subject=named)


def accounts_named(turn: Turn) -> list[Account]:
    _refuse_main(turn)
    numbers = turn.slot("accounts") or turn.slot("account_candidates")
    numbers = numbers or ([turn.slot("account")] if turn.slot("account") else [])
    if not numbers:
        turn.need("account", "是哪个账号？请回复名称或序号。")
    found = select(Account).join(Plan).where(Account.number.in_(numbers))
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    rows = list(turn.session.scalars(found.order_by(Account.number)))
    if not rows:
        raise Unclear("not_on_list")
    if turn.slot("account_candidates") and not turn.slot("accounts") and len(rows) > 1:
        options = [{"account": row.number, "account_candidates": None, "label": row.label} for row in rows]
        raise Question("是哪个账号？", "choose", options=options)
    return rows
