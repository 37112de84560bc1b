"""What a word such as 逾期 or 还没上报 means of an item: lists, figures and 催办 go by it alike."""

from datetime import date

from bot.clock import local_day
from bot.models import Assignment, standing
from bot.models import assignment as items
from bot.workdays import Workdays

FILTERS = {  # what a list is asked for: the language's word, the list's name
    "overdue": "逾期",
    "unsigned": "未签收",
    "signed": "已签收",
    "unfinished": "未办结",
    "done": "已办结",
    "reported": "已上报",
    "unreported": "还没上报",
    "unchecked": "待核实",
    "returned": "退回",
    "notapplicable": "不适用",
    "voided": "中止",
    "late": "逾期上报",
    "intime": "按期上报",
    "blocked": "受阻",
    "disowned": "待改派",
    "due": "到期",
    "handed": "新交办",
    "intimedone": "按期办结",
    "latedone": "逾期办结",
}
KEPT = {"late": False, "intime": True}  # what was reported, by whether its deadline was kept


def matches(item: Assignment, stand: standing.Standing, wanted: str, today: date, workdays: Workdays) -> bool:
    """Whether an item is what the word means; every item where the word is none of these."""
    if wanted.removesuffix("done") in KEPT:
        kept = item.in_time(workdays) is KEPT[wanted.removesuffix("done")]
        return kept and (not wanted.endswith("done") or item.state == items.DONE)
    return {
        "overdue": stand.overdue,
        "unsigned": item.state == items.AWAITING_ACK,
        "handed": item.state != items.NOT_HANDED_OVER,
        "due": item.state not in {items.NOT_HANDED_OVER, items.NOT_APPLICABLE, items.VOID},
        "signed": item.acknowledged_at is not None,
        "waiting": item.state in items.WITH_UNIT and stand.with_unit,
        "unfinished": item.state not in items.CLOSED,
        "done": item.state == items.DONE,
        "reported": item.reported_at is not None,
        "unreported": item.state in items.WITH_UNIT and not item.is_counted and item.is_open_on(today),
        "unchecked": item.state == items.AWAITING_CHECK,
        "returned": item.state == items.RETURNED,
        "notapplicable": item.state == items.NOT_APPLICABLE,
        "voided": item.state == items.VOID,
        "blocked": bool(item.blocked),
        "disowned": item.state == items.AWAITING_REASSIGN,
    }.get(wanted, True)


def happened_on(item: Assignment, wanted: str) -> date | None:
    """The day on which it was handed over, signed for, reported, or came to be done; None where it was not."""
    if wanted.endswith("done"):
        return local_day(item.in_state_since) if item.state == items.DONE else None
    moment = {"handed": item.handed_over_at, "signed": item.acknowledged_at, "due": item.due_at}.get(
        wanted, item.reported_at
    )
    return local_day(moment) if moment is not None else None


def days_late(item: Assignment, today: date) -> int:
    """How many days its deadline lies behind."""
    return (today - local_day(item.due_at)).days
