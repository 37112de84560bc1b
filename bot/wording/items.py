"""How an item is named and how it stands, in the few words that every list and card shares."""

from datetime import date, datetime

from bot.clock import local_day
from bot.models import Assignment, Task
from bot.models.assignment import CLOSED, NOT_HANDED_OVER
from bot.models.cycle import Cycle
from bot.models.standing import Light, Standing
from bot.wording.dates import day, short_day
from bot.wording.quoted import quoted

SHORT = 20  # characters of a first clause that still reads as a title


def title(item: Assignment) -> str:
    """A few words: the task's heading; where several tasks share it, the first clause of the task itself."""
    return task_title(item.task) if item.task else quoted(item.title, 40)


def task_title(task: Task) -> str:
    """As `title`, of a task."""
    shared = [other for other in task.plan.tasks if other.heading == task.heading]
    clause = task.detail.replace("；", "，").replace("。", "，").split("，")[0]
    return quoted(clause if len(shared) > 1 and clause and len(clause) <= SHORT else task.heading, 40)


def ref(item: Assignment, *, plan: bool = False) -> str:
    """任务1, or 41号任务1 where several notices are about."""
    cycle = f"（{Cycle.parse(item.cycle).label}）" if item.cycle else ""
    return f"{item.plan.short if plan else ''}任务{item.number}{cycle}"


def typed(item: Assignment, *, plan: bool = False) -> str:
    """What a person types to name it: 1, or 41号 1."""
    return f"{item.plan.short} {item.number}" if plan else str(item.number)


def deadline(item: Assignment, today: date) -> str:
    """The date by which it is owed; a cycle says so."""
    return f"{'本期' if item.cycle else ''}{day(local_day(item.due_at), today)}"


def lamp(item: Assignment, stands: Standing, now: datetime) -> str:
    """Colour and word, never colour alone."""
    return f"{stands.light.value}{_word(item, stands.light, now)}"


def waiting(stands: Standing, item: Assignment) -> str:
    """等谁, as the unit reads it."""
    if item.state in CLOSED or not stands.waits:
        return ""
    if item.state == NOT_HANDED_OVER:
        return "等市府办交办"
    if stands.with_unit:
        return "等本单位签字" if stands.waits == "单位签批" else "等本单位办"
    return f"等{stands.waits}，不计逾期" if stands.waits != "待改派" else "等市府办改派"


def line(item: Assignment, stands: Standing, now: datetime, *, plan: bool = False) -> str:
    """One line of a list: light, number, title, deadline, who it waits for."""
    parts = [
        f"{lamp(item, stands, now)} {typed(item, plan=plan)} {title(item)}",
        deadline(item, local_day(now)) if item.state not in CLOSED else item.state,
        waiting(stands, item),
    ]
    return "｜".join(part for part in parts if part)


def done_day(item: Assignment, today: date) -> str:
    """实际完成日 as stated, or nothing."""
    return short_day(item.done_on, today) if item.done_on else ""


def _word(item: Assignment, light: Light, now: datetime) -> str:
    days = (local_day(item.due_at) - local_day(now)).days
    if light is Light.YELLOW:
        return f"剩{days}天" if days > 0 else "今天到期" if days == 0 else "已到期"
    if light is Light.GREY:
        return "未交办" if item.state == NOT_HANDED_OVER else item.state
    return {Light.GREEN: "正常", Light.RED: "逾期", Light.BLUE: "办结"}[light]
