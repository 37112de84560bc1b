"""Figures in words: the lines of 统计, and the sentences that 通报 and 专报 share with them."""

from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime

from bot.clock import local_day
from bot.models.figures import UNSENT, Count, Figures, Line
from bot.models.phase import Phase
from bot.models.rectification import Rectification
from bot.wording.dates import day, short_day

STATES = (UNSENT, "待签收", "办理中", "待核实", "退回", "待改派", "办结", "不适用", "中止")
ORDER_STATES = ("起草", "待签收", "整改中", "待复核", "申请复核中", "销号", "已撤销", "不予下发")


def overview(figures: Figures) -> str:
    """统计 in five lines: 承办项, what is done in time, 账号 and 整改, 阶段, 总目标."""
    today = local_day(figures.at)
    lines = [
        f"{whose(figures)}，{short_day(today)}：",
        f"承办项{len(figures.lines)}：{listed(figures.states, STATES)}" if figures.lines else "没有承办项",
        kept(figures.count),
        in_grace(figures.lines, figures.at),
        "；".join(part for part in (accounts(figures), orders(figures)) if part),
        phases(figures, today),
        goal(figures, today),
        "看一项回复“统计 3”，看逾期回复“逾期的有哪些”。",
        *beside(figures),
    ]
    return "\n".join(line for line in lines if line)


def whose(figures: Figures) -> str:
    """The notice, and the units where it is not about all."""
    units = "、".join(unit.short for unit in figures.units)
    return f"{figures.plan.doc_no}{f'（{units}）' if units else ''}"


def listed(counts: Mapping[str, int], order: tuple[str, ...]) -> str:
    """待签收3，办结5: only what there is."""
    return "，".join(f"{name}{counts[name]}" for name in order if counts.get(name))


def kept(count: Count) -> str:
    """How much is overdue, and how much was done in time."""
    return f"其中逾期{count.overdue}；办结{count.done}，按期{count.in_time}"


def in_grace(lines: Sequence[Line], at: datetime) -> str:
    """时限已到、还没办结40项（最迟今天上报仍按期）: what 逾期 does not count yet; "" where there is none."""
    today = local_day(at)
    last = Counter(local_day(line.stands.until) for line in lines if line.is_in_grace(at))
    parts = [
        f"{count}项（最迟{'今天' if until == today else short_day(until, today)}上报仍按期）"
        for until, count in sorted(last.items())
    ]
    return f"时限已到、还没办结{'、'.join(parts)}" if parts else ""


def beside(figures: Figures) -> list[str]:
    """交办3：办理中2，办结1，其中逾期1: a line each on instructions and opinions, which stand in no notice."""
    return [f"{name}{len(lines)}：{_standing(lines)}" for name, lines in figures.parts[1:] if lines]


def _standing(lines: Sequence[Line]) -> str:
    late = Count.over(lines).overdue
    return listed(Counter(line.state for line in lines), STATES) + (f"，其中逾期{late}" if late else "")


def accounts(figures: Figures) -> str:
    """账号48：应关停15，待定33."""
    kinds = figures.account_kinds
    return f"账号{len(figures.accounts)}：{listed(kinds, tuple(kinds))}" if figures.accounts else ""


def orders(figures: Figures) -> str:
    """整改1：待复核1, those that are open and overdue said too."""
    if not figures.orders:
        return ""
    states = {name: sum(order.state == name for order in figures.orders) for name in ORDER_STATES}
    late = sum(Rectification.is_overdue(order, figures.at) for order in figures.orders)
    return f"整改{len(figures.orders)}：{listed(states, ORDER_STATES)}{f'，其中逾期{late}' if late else ''}"


def phases(figures: Figures, today: date) -> str:
    """阶段办结：布局建设3/40（已结束），分批整合0/40（进行中）…"""
    parts = [f"{phase.name}{share(count)}（{phase.stands(today)}）" for phase, count in figures.by_phase()]
    owed = "（已交办的）" if figures.states[UNSENT] else ""
    return f"阶段办结{owed}：{'，'.join(parts)}" if parts else ""


def share(count: Count) -> str:
    """3/40: done out of what is owed; 暂无 where nothing is owed yet."""
    return f"{count.done}/{count.owed}" if count.owed else "暂无"


def goal(figures: Figures, today: date) -> str:
    """总目标11月30日（周三），还有133天：账号销号或保留0/48."""
    plan = figures.plan
    if plan.goal_on is None:
        return ""
    left = (plan.goal_on - today).days
    when = f"还有{left}天" if left > 0 else "今天到期" if left == 0 else f"已过{-left}天"
    return f"总目标{day(plan.goal_on, today)}，{when}：{toward(figures)}"


def toward(figures: Figures) -> str:
    """How far it is to the goal: by the accounts of the notice, else by its items."""
    if figures.accounts:
        return f"账号销号或保留{figures.settled}/{len(figures.accounts)}"
    return f"承办项办结{share(figures.count)}"


def span(phase: Phase) -> str:
    """2022年7月, 2022年7月至8月, 2022年9月起."""
    first = f"{phase.first.year}年{phase.first.month}月"
    if phase.last is None:
        return f"{first}起"
    same = (phase.last.year, phase.last.month) == (phase.first.year, phase.first.month)
    return first if same else f"{first}至{phase.last.year}年{phase.last.month}月"
