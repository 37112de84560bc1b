"""Which items, accounts and sources an order of the office means."""

from collections.abc import Callable, Iterable

from sqlalchemy import select

from bot.errors import Unclear
from bot.message import Reply
from bot.models import Account, Assignment, Plan, Task, Unit
from bot.models import assignment as items
from bot.models.member import OFFICE
from bot.turn import Question, Turn
from bot.wording import office as say


def named_items(turn: Turn, unit: Unit | None = None) -> list[Assignment]:
    """The items that the slots name: notice, task, units; all of them if they name nothing."""
    found = (
        select(Assignment)
        .outerjoin(Task)
        .join(Plan, Assignment.plan_id == Plan.id)
        .join(Unit, Assignment.unit_id == Unit.id)
    )
    if turn.slot("task") is not None:
        found = found.where(Task.number == turn.slot("task"))
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    codes = [unit.code] if unit else list(turn.slot("units") or ([turn.text("unit")] if turn.text("unit") else []))
    if codes:
        found = found.where(Unit.code.in_(codes))
    return list(turn.session.scalars(found.order_by(Assignment.plan_id, Task.number, Unit.id)))


def one_item(turn: Turn, unit: Unit) -> Assignment:
    """The one item that is meant, its row locked; asked for where it is not clear."""
    turn.need("task", "是第几项任务？请回复编号。")
    rows = named_items(turn, unit)
    if not rows:
        raise Unclear("no_such_item", unit=unit, number=turn.slot("task"))
    plans = {item.plan_id: item.plan for item in rows}
    if len(plans) > 1:
        options = [{"plan": plan.doc_no, "label": plan.doc_no} for plan in plans.values()]
        raise Question("是哪一份文件的？", "choose", options=options)
    still = [item for item in rows if item.state not in items.CLOSED] or rows
    return Assignment.for_change(turn.session, still[0].id)


def locked(turn: Turn, rows: Iterable[Assignment]) -> list[Assignment]:
    return [Assignment.for_change(turn.session, item.id) for item in rows]


def confirmed(turn: Turn, item: Assignment, what: str, act: Callable[[], object]) -> Reply:
    if not turn.confirmed:
        return turn.offer(f"将把{item.subject_name}{what}，并告知有关单位。确认请回复“是”。")
    act()
    return Reply(say.changed(item, what))


def with_reason(turn: Turn, what: str, act: Callable[[Assignment, str], object]) -> Reply:
    turn.officer(*OFFICE)
    item = one_item(turn, turn.unit_named())
    reason = str(turn.need("reason", "请写上理由。"))
    return confirmed(turn, item, what, lambda: act(item, reason))


def source_of(turn: Turn) -> tuple[str, str]:
    """How the office heard of it, and from whom."""
    how = str(turn.need("source", "从哪里得知的？回复：电话、纸质 或 会上，写上是谁。"))
    return how, turn.text("name") or "单位"


def accounts_named(turn: Turn) -> list[Account]:
    numbers = turn.slot("accounts") or turn.slot("account_candidates")
    numbers = numbers or ([turn.slot("account")] if turn.slot("account") else [])
    if not numbers:
        turn.need("account", "是哪个账号？请回复名称或序号。")
    found = select(Account).join(Plan).where(Account.number.in_(numbers))
    if turn.text("plan"):
        found = found.where(Plan.doc_no == turn.text("plan"))
    rows = list(turn.session.scalars(found.order_by(Account.number)))
    if turn.slot("account_candidates") and not turn.slot("accounts") and len(rows) > 1:
        options = [{"account": row.number, "account_candidates": None, "label": row.label} for row in rows]
        raise Question("是哪个账号？", "choose", options=options)
    return rows
