"""下一步工作要求 of a 通报: what comes next by the notice itself."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date, datetime

from bot.clock import local_day
from bot.models.figures import Figures, Line
from bot.wording.brief import in_order
from bot.wording.dates import short_day
from bot.wording.items import full

BLANK = "（请结合核查情况补充。）"


def demands(now: Figures, today: Figures, upcoming: Sequence[Line]) -> list[str]:
    """What comes next by the notice itself, from the day of the draft on; the rest is for a person to write."""
    lines = []
    if late := today.count.overdue + today.instructed.overdue:
        beside = f"含临时交办{today.instructed.overdue}项" if today.instructed.overdue and today.count.overdue else ""
        since = f"截至{short_day(local_day(today.at))}" if today.at > now.at else ""
        on = f"（{'，'.join(part for part in (beside, since) if part)}）" if beside or since else ""
        lines.append(f"逾期未办结的{late}项{on}，请有关单位抓紧办理，办结后及时上报。")
    lines += _coming(upcoming, local_day(now.at), local_day(today.at))
    if now.accounts and now.progress.accepted < now.progress.owed:
        lines.append(
            f"尚未停更或平台尚未受理的应关停账号{now.progress.owed - now.progress.accepted}个，"
            "请主办单位按程序提出申请，批准后再到平台办理。"
        )
    return [*lines, BLANK]


def _coming(upcoming: Sequence[Line], until: date, drafted: date) -> list[str]:
    """What is left of the draft's own month, and the month that follows; each by its words."""
    months = defaultdict[int, list[Line]](list)
    for line in upcoming:
        months[local_day(line.item.due_at).month].append(line)
    parts = []
    for month in sorted(months, key=lambda one: (one - drafted.month) % 12):
        this = month == drafted.month
        when = f"{month}月还要到期的" if drafted > until else "本月还要到期的" if this else "下月到期的"
        parts.append(f"{when}有：{_upcoming(months[month], until)}")
    return [f"{'。'.join(parts)}。请提前安排，按期办结。"] if parts else []


def _upcoming(lines: Sequence[Line], today: date) -> str:
    """任务10（…）38项, by task and day."""
    groups = defaultdict[tuple[str, str], list[Line]](list)
    for line in sorted(lines, key=by_day):
        groups[full(line.item), due_on(line, today)].append(line)
    return "；".join(f"{name}{len(found)}项，{due}到期" for (name, due), found in groups.items())


def by_day(line: Line) -> tuple[bool, int, str, datetime, int]:
    """By task, then by the day that binds, then as the roster has the units."""
    beside, number, called, unit = in_order(line.item)
    return beside, number, called, line.item.due_at, unit


def due_on(line: Line, today: date) -> str:
    return short_day(local_day(line.item.due_at), today)
