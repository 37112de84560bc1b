"""What a 通报 counts neither 应办 nor 逾期: 不适用, 中止, 当日到期, 等别人办; by task, so that one can find it."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import date

from bot.clock import local_day
from bot.models.assignment import AWAITING_CHECK, AWAITING_REASSIGN, CONFIRMED
from bot.models.figures import NOT_OWED, Figures, Line
from bot.models.standing import SUM
from bot.wording.brief import in_order, units
from bot.wording.dates import short_day


def set_aside(now: Figures) -> str:
    """不适用2项（任务3：市国资办、市统计局）: handed over once, owed by nobody now, and why 127 have become 125."""
    groups = defaultdict[str, dict[str, list[Line]]](dict)
    for line in sorted(now.lines, key=lambda one: in_order(one.item)):
        if line.item.state in NOT_OWED:
            groups[line.state].setdefault(line.item.called, []).append(line)
    told = [
        f"{state}{sum(map(len, tasks.values()))}项（{'；'.join(_whose(called, tasks[called]) for called in tasks)}）"
        for state, tasks in groups.items()
    ]
    return f"另有{'、'.join(told)}，不计在内；" if told else ""


def _whose(called: str, lines: Sequence[Line]) -> str:
    """任务3：市国资办、市统计局; who is not addressed is named nowhere."""
    named = [line.item.unit.short for line in lines if line.item.unit.urgeable]
    rest = [f"其他{len(lines) - len(named)}项"] if len(named) < len(lines) else []
    return f"{called}：{'、'.join([*([units(named)] if named else []), *rest])}"


def not_counted(now: Figures) -> list[str]:
    """The day has come and it is not done, yet it was not overdue by then: why, by task, and nobody's name."""
    day = local_day(now.at)
    open_ones = [line for line in now.lines if line.is_owed and line.stands.waits and not line.stands.overdue]
    reached = [line for line in open_ones if local_day(line.item.due_at) <= day]
    beside = "文件任务" if any(line.stands.overdue for line in now.beside) else ""  # 临时交办 is told by itself
    none = "" if now.overdue else f"截至{short_day(day)}，{beside}没有逾期未办结的承办项"
    with_unit = [line for line in reached if line.stands.with_unit]
    elsewhere = [line for line in reached if not line.stands.with_unit]
    parts = [
        f"另有{len(lines)}项时限已到、尚未办结，{why_not}：{_by_task(why)}"
        for lines, why_not, why in (
            (with_unit, "当日还不算逾期", [(line, _not_yet(line, day)) for line in with_unit]),
            (elsewhere, "不算单位逾期", [(line, _elsewhere(line)) for line in elsewhere]),
        )
        if lines
    ]
    said = "；".join(part for part in (none, *parts) if part)
    return [f"{said if none else f'截至{short_day(day)}，{said}'}。"] if said else []


def _by_task(lines: Iterable[tuple[Line, str]]) -> str:
    """任务4 2项（按各单位办理情况汇总，还有单位没办完）、任务1 1项（已上报，等市府办核实）."""
    ordered = sorted(lines, key=lambda one: in_order(one[0].item))
    counts = Counter((line.item.called, why) for line, why in ordered)
    return "、".join(f"{called} {count}项（{why}）" for (called, why), count in counts.items())


def _not_yet(line: Line, day: date) -> str:
    """Why what waits for the unit did not count as overdue on that day."""
    last = local_day(line.stands.until)
    return f"到期日是休息日、按规定{short_day(last)}上报仍按期" if last > day else "当日到期"


def _elsewhere(line: Line) -> str:
    """What has to happen before the unit is asked again."""
    item, waits = line.item, line.stands.waits
    if item.state == AWAITING_CHECK:
        return f"已上报，等{waits}核实"
    if item.state == AWAITING_REASSIGN:
        return f"待改派，等{waits}"
    if item.blocked == CONFIRMED:
        return f"受阻已确认，等{waits}协调"
    if item.computed.startswith(SUM):
        return "按各单位办理情况汇总，还有单位没办完"
    return f"账号的处置或申请等{waits}" if item.is_counted else f"等{waits}"
