"""值班 in words. Numbers are shown in full only where the person reads alone and may ring up."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.models.duty import UNANSWERED, Duty, DutyCheck, Watch
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import day, moment, short_day
from bot.wording.quoted import quoted

EXAMPLE = "例如：值班表 8月1日至8月7日 王某 13800000201；8月8日 李某 13900000202"


def put(unit: str, days: Mapping[date, Sequence[Watch]], replaced: int, today: date) -> str:
    """What was written down."""
    filled = {one: watches for one, watches in days.items() if watches}
    again = f"，其中{replaced}天换掉了原来的" if replaced else ""
    if not filled:
        said = (
            f"已取消{unit}{_span(days, today)}的值班安排"
            if replaced
            else f"{unit}{_span(days, today)}本来没有登记值班，没有改动"
        )
        return f"{said}。\n看现在的回复“值班表”。"
    lines = [f"已登记{unit}值班表：{_span(filled, today)}，{len(filled)}天{again}。"]
    bare = dict.fromkeys(one.name for watches in filled.values() for one in watches if not one.phone)
    if bare:
        lines.append(f"没写电话的：{quoted('、'.join(bare), 60)}。补的时候那几天连人带电话再发一次就行。")
    lines.append("看回复“值班表”；改哪天就再发哪天的。")
    return "\n".join(lines)


def _span(days: Mapping[date, object], today: date) -> str:
    first, last = min(days), max(days)
    return short_day(first, today) if first == last else f"{short_day(first, today)}至{short_day(last, today)}"


def listed(unit: str, rows: Sequence[Duty], today: date, page: int, *, full: bool) -> str:
    """A unit's list from today on, a line a day."""
    if not rows:
        return f"{unit}今天起没有登记值班表。\n{EXAMPLE}"
    by_day: dict[date, list[Duty]] = {}
    for row in rows:
        by_day.setdefault(row.day, []).append(row)
    shown = on_page(list(by_day.items()), page)
    left = left_behind(len(by_day), page)
    lines = [f"{day(one, today)} {people(some, full=full)}" for one, some in shown]
    more = [f"还有{left}天，回复“下一页”。"] if left > 0 else []
    return "\n".join([f"{unit}值班表：", *lines, *more])


def people(rows: Sequence[Duty], *, full: bool) -> str:
    """王某 13800000201、李某: in a group the middle of a number is hidden."""
    return "、".join(f"{quoted(row.name, 20)} {row.phone if full else row.masked}".strip() for row in rows)


def nobody(unit: str, when: date, today: date) -> str:
    """No list for that day."""
    return f"{unit}{day(when, today)}没有登记值班人员。\n{EXAMPLE}"


def of_unit(unit: str, when: date, today: date, rows: Sequence[Duty], *, full: bool) -> str:
    """Who is on duty in one unit."""
    return f"{unit}{day(when, today)}值班：{people(rows, full=full)}"


def of_all(when: date, today: date, lines: Sequence[str], without: Sequence[str], page: int) -> str:
    """Every unit with a list; below, who has none."""
    if not lines:
        return f"{day(when, today)}还没有单位登记值班表。"
    shown = on_page(lines, page)
    left = left_behind(len(lines), page)
    more = [f"还有{left}个单位，回复“下一页”。"] if left > 0 else []
    bare = [f"没有登记的{len(without)}个：{'、'.join(without[:PAGE])}{'等' if len(without) > PAGE else ''}"]
    head = f"{day(when, today)}值班，{len(lines)}个单位登记了："
    return "\n".join([head, *shown, *more, *(bare if without and left <= 0 else [])])


def to_ring(unit: str, when: date, rows: Sequence[Duty], *, full: bool) -> str:
    """抽查 without a result: whom to ring up, and what to answer afterwards."""
    who = f"值班：{people(rows, full=full)}" if rows else "没有登记值班人员"
    return f"{unit}{day(when, when)}{who}\n打完电话回复“抽查 {unit} 接”或“抽查 {unit} 未接”。"


def checked(one: DutyCheck) -> str:
    """A check is on record."""
    whom = f"（{quoted(one.name, 30)}）" if one.name else "（当天没有登记值班人员）"
    note = f"，{quoted(one.note, 60)}" if one.note else ""
    return (
        f"已记下：{moment(one.at)}抽查{one.unit.short}值班{whom}，{one.result}{note}。\n"
        f"只作记录，不计分、不排名。记错了回复“撤销抽查 {one.unit.short}”。"
    )


def unchecked(one: DutyCheck) -> str:
    """It was a mistake."""
    return f"已撤销{moment(one.at)}对{one.unit.short}的抽查记录（{one.result}）。"


def told(one: DutyCheck, who: str) -> str:
    """To the unit's 联系人: nobody answered, so that a wrong number is put right."""
    whom = f"（{quoted(one.name, 30)}）" if one.name else ""
    wrong = "电话写错了请再发一次那天的值班表" if one.name else "当天没有登记值班人员，请补上：值班表 日期 姓名 电话"
    return (
        f"{moment(one.at)}{who}电话抽查{one.unit.short}值班{whom}，没有接通，已作记录，不计分、不排名。\n"
        f"{wrong}；有出入请回复“人工”。"
    )


def tells_unit(one: DutyCheck) -> bool:
    """Whether the unit hears of it."""
    return one.result == UNANSWERED


def checks(rows: Sequence[DutyCheck], page: int) -> str:
    """抽查记录, newest first; no totals a unit, no order by anything but time."""
    if not rows:
        return "还没有抽查记录。\n抽查回复“抽查 单位 接”或“抽查 单位 未接”。"
    shown = on_page(rows, page)
    left = left_behind(len(rows), page)
    lines = [
        f"{moment(one.at)} {one.unit.short} {quoted(one.name, 20) or '（无登记）'} {one.result}"
        f"{f' {quoted(one.note, 30)}' if one.note else ''}（{one.person.name}）"
        for one in shown
    ]
    more = [f"还有{left}条，回复“下一页”。"] if left > 0 else []
    return "\n".join(["抽查记录，新的在前：", *lines, *more])
