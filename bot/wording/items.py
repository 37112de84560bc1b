"""How an item is named and how it stands, in the few words that every list and card shares."""

from datetime import date, datetime

from bot.clock import local, local_day
from bot.models import Assignment, Task
from bot.models.assignment import AWAITING_CHECK, CLOSED, NOT_HANDED_OVER, RETURNED
from bot.models.cycle import Cycle
from bot.models.standing import SUM, Light, Standing, Waits
from bot.wording.dates import day, short_day
from bot.wording.quoted import quoted

_OWN = {Waits.CLERK.value: "等本单位办", Waits.SIGNER.value: "等本单位签字"}
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
    """任务1, or 41号任务1 where several notices are about; JB-2022-001 of what stands in none."""
    return f"{item.plan.short if plan and item.task else ''}{item.called}"


def full(item: Assignment, *, plan: bool = False) -> str:
    """The same with its title and cycle: 任务10（负责主账号的内容发布，2022年第四季度）."""
    return f"{ref(item, plan=plan)}（{title(item)}{f'，{cycle(item)}' if item.cycle else ''}）"


def issuer(item: Assignment) -> str:
    """Who handed it over, with his unit: 市府办何某; "" of what stands in a notice."""
    if item.issuer is None:
        return item.issuer_unit
    units = [post.unit.short for post in item.issuer.posts]
    unit = item.issuer_unit if item.issuer_unit in units or not units else units[0]
    return f"{unit}{item.issuer.name}"


def matter(item: Assignment) -> list[str]:
    """What is to be done, of what stands in no notice; an opinion with its class and number, and who handed it on."""
    if item.task is not None:
        return []
    urgent = "，紧急" if item.urgent else ""
    lines = [f"内容：{quoted(item.title, 300)}", f"交办：{issuer(item)}{urgent}"]
    lines += [f"类别：{item.category}"] if item.category else []
    return lines + ([f"来件编号：{item.case_no}"] if item.case_no else [])


def cycle(item: Assignment) -> str:
    """Which round of a long-term task: 2022年第四季度."""
    return Cycle.parse(item.cycle).label if item.cycle else ""


def called(number: object) -> str:
    """A number that was said, where there may be no item to it: 任务3; JB-2022-001 as it is."""
    return str(number) if isinstance(number, str) and number[:1].isalpha() else f"任务{number}"


def typed(item: Assignment, *, plan: bool = False) -> str:
    """What a person types to name it: 1, or 41号 1."""
    return f"{item.plan.short} {item.number}" if plan and item.task else str(item.number)


def deadline(item: Assignment, today: date) -> str:
    """The date by which it is owed; a cycle says so."""
    return f"{'本期' if item.cycle else ''}{until(item, today)}"


def until(item: Assignment, today: date | None = None) -> str:
    """The deadline as people read it, with the time of day where it has one."""
    return f"{day(local_day(item.due_at), today)}{clock_time(item)}"


def judged(item: Assignment, today: date | None = None) -> str:
    """The deadline by which 按期 is judged: time to mend a late report is none of it."""
    clock = clock_time(item) if item.judged_due_at == item.due_at else ""
    return f"{day(local_day(item.judged_due_at), today)}{clock}"


def short_until(item: Assignment, today: date | None = None) -> str:
    """The same without the weekday."""
    return f"{short_day(local_day(item.due_at), today)}{clock_time(item)}"


def clock_time(item: Assignment) -> str:
    """The time of day of a deadline that has one; "" otherwise."""
    here = local(item.due_at)
    return f"{here.hour}:{here.minute:02d}" if item.by_the_hour else ""


def lamp(item: Assignment, stands: Standing, now: datetime) -> str:
    """Colour and word, never colour alone."""
    returned = "退回，" if item.state == RETURNED else ""
    return f"{stands.light.value}{returned}{_word(item, stands.light, now)}"


def waiting(item: Assignment, stands: Standing, now: datetime) -> str:
    """等谁, as the unit reads it; past the deadline also that it does not count against the unit."""
    if item.state in CLOSED or not stands.waits:
        return ""
    late = "，不计逾期" if now > stands.until else ""
    if item.computed.startswith(SUM):
        return f"等{_whom(item, stands)}（各单位办完自动汇总）{late}"
    return _OWN.get(stands.waits) or f"等{_whom(item, stands)}{late}"


def _whom(item: Assignment, stands: Standing) -> str:
    if item.state == NOT_HANDED_OVER:
        return "市府办交办"
    if item.state == AWAITING_CHECK:
        return f"{stands.waits}核实"
    return "市府办改派" if stands.waits == Waits.REASSIGN else stands.waits


def line(item: Assignment, stands: Standing, now: datetime, *, plan: bool = False) -> str:
    """One line of a list: light, number, title, deadline, who it waits for."""
    parts = [
        f"{lamp(item, stands, now)} {typed(item, plan=plan)} {title(item)}",
        deadline(item, local_day(now)) if item.state not in CLOSED else "",
        waiting(item, stands, now),
    ]
    return "｜".join(part for part in parts if part)


def _word(item: Assignment, light: Light, now: datetime) -> str:
    days = (local_day(item.due_at) - local_day(now)).days
    if light is Light.YELLOW:
        return f"剩{days}天" if days > 0 else f"今天{clock_time(item)}到期" if days == 0 else "已到期"
    if light is Light.GREY:
        return "未交办" if item.state == NOT_HANDED_OVER else item.state
    return {Light.GREEN: "正常", Light.RED: "逾期", Light.BLUE: "办结"}[light]
