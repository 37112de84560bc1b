"""Several figures in one answer: beside one another, by rank of what is overdue, this month beside the last."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date

from bot.clock import local_day
from bot.models import Assignment, Unit
from bot.models.assignment import AD_HOC
from bot.models.figures import Count, Figures, Line
from bot.paging import PAGE, left_behind, on_page
from bot.wording.bulletin import comparison
from bot.wording.dates import day, short_day
from bot.wording.figures import whose
from bot.wording.figures_asked import share_of
from bot.wording.items import called, ref

LISTS = "要名单，一样一样问，例如“逾期的有哪些”。"
NOTHING = "没有这样的事项。"
NAMED = {"承办项": "文件承办项", AD_HOC: "临时交办"}
_RANKS, FEW = 5, 3
DISPOSITIONS = ("保留", "整合", "关停", "整合/关停", "待定")


def head(figures: Figures, number: object, *more: str) -> str:
    """义政办发〔2022〕41号，8月2日，任务1: of what, as it stood when."""
    named = called(number) if number is not None else ""
    return "，".join(part for part in (whose(figures), short_day(local_day(figures.at)), named, *more) if part) + "："


def line(name: str, parts: Sequence[tuple[str, int, Sequence[str]]]) -> str:
    """镇街：承办项42，已办结1，逾期12; what was handed over beside the notice told by itself."""
    told = "；".join("，".join([f"{kind}{total}", *counts]) for kind, total, counts in parts)
    return f"{name}：{told}" if name and told else told


def counted(name: str, count: int, units: int) -> str:
    """逾期51（40个单位）: of how many units, where it is not one each."""
    return f"{name}{count}" + (f"（{units}个单位）" if count and units != count else "")


def on_days(days: str, parts: Sequence[tuple[str, Sequence[tuple[str, Sequence[Assignment]]]]]) -> str:
    """7月1日至7月31日：文件承办项新交办127项（42个单位）；临时交办新交办3项（2件）: what happened on those days."""
    told = [
        f"{NAMED.get(kind, kind)}{'，'.join(_happened(name, rows) for name, rows in counts)}"
        for kind, counts in parts
        if any(rows for _, rows in counts)
    ]
    names = "、".join(dict.fromkeys(name for _, counts in parts for name, _ in counts))
    return f"{days}：{'；'.join(told)}" if told else f"{days}：没有{names}的"


def _happened(name: str, rows: Sequence[Assignment]) -> str:
    units, dockets = len({row.unit_id for row in rows}), len({row.docket for row in rows if row.docket})
    of = "，".join([
        *([f"{dockets}件"] if dockets and dockets != len(rows) else []),
        *([f"{units}个单位"] if rows and units != len(rows) else []),
    ])  # fmt: skip
    return f"{name}{len(rows)}项{f'（{of}）' if of else ''}"


def done_share(count: Count) -> str:
    """办结率2.4%."""
    return f"办结率{share_of(count.done, count.owed)}"


def wholly(figures: Figures, units: Sequence[Unit], of: int, which: str) -> str:
    """全部办完的有几家: of all units that owe something under the notice, until now."""
    if not of:
        return f"{whose(figures)}：还没有交办的事项。"
    what = {"alldone": "交办的事项全部办结", "nonedone": "一项都没有办结", "nonereported": "一项都没有上报"}[which]
    names = "、".join(unit.short for unit in units)
    lead = f"{whose(figures)}，{short_day(local_day(figures.at))}：{what}的{len(units)}个单位，共{of}个"
    return f"{lead}：\n{names}。" if units else f"{lead}。"


def side_by_side(title: str, lines: Sequence[str], page: int) -> str:
    """The head, then a line each; more than a message takes go on with 下一页."""
    left = left_behind(len(lines), page)
    more = [f"还有{left}行，回复“下一页”接着看。"] if left > 0 else []
    return "\n".join([title, *on_page(lines, page), *more])


def of_unit(unit: Unit, late: Sequence[Line], today: date) -> str:
    """教育局逾期几天了: how many items, the longest of them first."""
    if not late:
        return f"{unit.short}：现在没有逾期的事项。"
    told = "、".join(f"{ref(one.item, plan=True)}过时限{_days(one, today)}天" for one in late[:_RANKS])
    return f"{unit.short}：逾期{len(late)}项，{told}。看全部回复“{unit.short}完成情况”。"


def _days(one: Line, today: date) -> int:
    return (today - local_day(one.item.due_at)).days


def ranked(
    ranks: Sequence[tuple[int, Sequence[Unit]]], owing: Mapping[Unit, Sequence[Line]], today: date, *, by_number: bool
) -> str:
    """谁拖得最久: the units that share a number of days, or of items, on a line; no more than a few lines."""
    if not ranks:
        return "现在没有逾期的事项。"
    units = sum(len(found) for _, found in ranks)
    head_line = f"{day(today, today)}逾期的{units}个单位，按{'逾期项数' if by_number else '过时限的天数'}："
    lines = [_rank(number, found, owing, by_number=by_number) for number, found in ranks[:_RANKS]]
    more = "后面的回复“逾期的有哪些”看。" if len(ranks) > _RANKS else "每一项回复“逾期的有哪些”看。"
    return "\n".join([head_line, *lines, more])


def _rank(number: int, found: Sequence[Unit], owing: Mapping[Unit, Sequence[Line]], *, by_number: bool) -> str:
    names = "、".join(unit.short for unit in found[:PAGE]) + ("等" if len(found) > PAGE else "")
    late = [one for unit in found for one in (owing[unit] if by_number else owing[unit][:1])]
    matters = list(dict.fromkeys(ref(one.item, plan=True) for one in late))
    of = "、".join(matters[:FEW]) + ("等" if len(matters) > FEW else "")
    return f"{number}{'项' if by_number else '天'}：{names}（{len(found)}个单位，{of}）"


def compared(before: Figures, now: Figures) -> str:
    """8月比7月: what changed, then what did not."""
    first, last = short_day(local_day(before.at)), short_day(local_day(now.at))
    rows = comparison(now, before)
    changed = [f"{name}：{old}→{new}（{more}）" for name, old, new, more in rows if more != "0"]
    same = "，".join(f"{name}{new}" for name, _, new, more in rows if more == "0")
    return "\n".join([
        f"{whose(now)}，{first}→{last}：{'' if changed else '没有变化。'}",
        *changed,
        *([f"没变的：{same}。"] if same else []),
        "哪一项几时变的，回复“经过 任务1 单位”看。",
    ])  # fmt: skip


def not_yet(first: date, today: date) -> str:
    """A comparison with days that are still to come."""
    return f"{short_day(first)}还没有到，没有数可比。到今天（{short_day(today)}）的数回复“统计”看。"


def dispositions(figures: Figures) -> str:
    """保留、整合、关停各多少, of all accounts of the notice."""
    counts = Counter(str(account.disposition) for account in figures.accounts)
    names = [*DISPOSITIONS, *(name for name in counts if name not in DISPOSITIONS)]
    told = "，".join(f"{name}{counts[name]}个" for name in names if counts[name] or name in DISPOSITIONS[:3])
    return f"{whose(figures)}：账号{len(figures.accounts)}个，{told}。\n看名单回复“保留的账号”“没定的账号”。"
