"""通报 of a month in words: a draft of facts for a person to settle, add to and release (domain §3.5)."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from datetime import date, timedelta

from bot.clock import end_of, local_day
from bot.models.assignment import AWAITING_ACK
from bot.models.figures import Count, Figures, Line
from bot.models.rectification import Rectification
from bot.wording import figures as say
from bot.wording.brief import Section, units
from bot.wording.bulletin_aside import not_counted, set_aside
from bot.wording.bulletin_next import BLANK, by_day, demands, due_on
from bot.wording.dates import short_day
from bot.wording.items import title

MOST = 12  # units by name in the text; the annex has all of them


def heading(figures: Figures, month: date) -> str:
    """The title."""
    return f"关于《{figures.plan.title}》{month.year}年{month.month}月落实情况的通报"


def opening(figures: Figures, month: date) -> str:
    """What it is about, and until when the figures run."""
    plan, day = figures.plan, local_day(figures.at)
    return f"现将《{plan.title}》（{plan.doc_no}）{month.month}月份落实情况通报如下，数据截至{day.month}月{day.day}日。"


def sections(now: Figures, before: Figures, today: Figures, upcoming: Sequence[Line]) -> list[Section]:
    """总体情况, 存在问题, 下一步工作要求; `today`: as it stands when the draft is made, often after the month."""
    return [
        ("总体情况", overall(now, before)),
        ("存在问题", problems(now, today)),
        ("下一步工作要求", demands(now, today, upcoming)),
    ]


def overall(now: Figures, before: Figures) -> list[str]:
    """Items, accounts, applications, 整改, phases; each with what the month brought."""
    parts = (
        _items(now, before),
        _instructed(now, before),
        _voiced(now, before),
        _accounts(now, before),
        _applications(now, before),
        _orders(now, before),
        _phases(now),
    )
    return [part for part in parts if part]


def _items(now: Figures, before: Figures) -> str:
    new, old = now.count, before.count
    units_ = len({line.item.unit_id for line in now.lines if line.is_owed})
    return (
        f"任务办理。已交办承办项{new.owed}项，涉及{units_}个单位；{set_aside(now)}"
        f"已签收{new.acknowledged}项，待签收{new.unsigned}项{_neither(now)}；办结{new.done}项，"
        f"其中按期办结{new.in_time}项，逾期未办结{new.overdue}项。"
        f"本月新交办{_more(new.owed, old.owed)}项，新签收{_more(new.acknowledged, old.acknowledged)}项，"
        f"新办结{_more(new.done, old.done)}项，逾期未办结比上月末{_than(new.overdue, old.overdue, '项')}。"
    )


def _neither(now: Figures) -> str:
    """待改派 and the like: neither signed for nor waiting for it, or the two would not make the sum."""
    seen = (line for line in now.lines if line.is_owed and line.item.acknowledged_at is None and not line.is_done)
    states = Counter(line.state for line in seen if line.state != AWAITING_ACK)
    return "".join(f"，{state}{count}项" for state, count in states.items())


def _instructed(now: Figures, before: Figures) -> str:
    """What was handed over beside the notice."""
    told = _beside(now.beside, now.instructed, before.instructed, "文件以外交办事项", "新交办")
    return f"临时交办。{told}" if told else ""


def _voiced(now: Figures, before: Figures) -> str:
    """What citizens said, in numbers: their words are for whoever answers them."""
    told = _beside(now.opinions, now.voiced, before.voiced, "转办意见", "新转办")
    return f"群众意见。{told}" if told else ""


def _beside(lines: Sequence[Line], new: Count, old: Count, what: str, fresh: str) -> str:
    """How many of a kind there are beside the notice, and how they stand."""
    owed = [line.item for line in lines if line.is_owed]
    if not new.owed:
        return ""
    return (
        f"{what}{len({item.docket for item in owed})}件，涉及{len({item.unit_id for item in owed})}个单位{new.owed}项；"
        f"已签收{new.acknowledged}项，待签收{new.unsigned}项；办结{new.done}项，其中按期办结{new.in_time}项，逾期未办结{new.overdue}项。"
        f"本月{fresh}{_more(new.owed, old.owed)}项，新办结{_more(new.done, old.done)}项。"
    )


def _accounts(now: Figures, before: Figures) -> str:
    if not now.accounts:
        return ""
    progress, kinds = now.progress, now.account_kinds
    gone = _more(kinds.get("已注销", 0), before.account_kinds.get("已注销", 0))
    taken = _more(progress.accepted, before.progress.accepted)
    return (
        f"账号清理。纳入管理的账号{len(now.accounts)}个，其中{say.listed(kinds, tuple(kinds))}。"
        f"要整合、关停的（含已办的）{progress.owed}个，已停更并由平台受理{progress.accepted}个；"
        f"本月新受理{taken}个，新注销{gone}个。"
    )


def _applications(now: Figures, before: Figures) -> str:
    new, old = now.applications, before.applications
    if not new["提出"]:
        return ""
    return (
        f"申请办理。各单位提出注销、变更申请{new['提出']}件，批准{new['批准']}件，办完{new['办完']}件；"
        f"本月新提出{_more(new['提出'], old['提出'])}件，新批准{_more(new['批准'], old['批准'])}件。"
    )


def _orders(now: Figures, before: Figures) -> str:
    new, old = now.order_counts, before.order_counts
    if not new["下发"]:
        return ""
    return (
        f"整改落实。已下发整改通知{new['下发']}件，销号{new['销号']}件，在办{new['未了']}件，其中逾期{new['逾期']}件；"
        f"本月新下发{_more(new['下发'], old['下发'])}件，新销号{_more(new['销号'], old['销号'])}件。"
    )


def _phases(now: Figures) -> str:
    today, plan = local_day(now.at), now.plan
    reached = today + timedelta(days=now.at >= end_of(today))  # a phase that ends with the month's last moment is over
    parts = [
        f"{phase.name}（{say.span(phase)}，{phase.stands(reached)}）{_of_phase(count)}"
        for phase, count in now.by_phase()
    ]
    said = f"阶段进展。{'；'.join(parts)}。" if parts else ""
    if plan.goal_on is None:
        return said
    goal = f"（{plan.goal}）" if plan.goal else ""
    left = (plan.goal_on - today).days
    when = f"距目标日期还有{left}天" if left > 0 else "已到目标日期"
    stands = f"截至{short_day(today)}，{say.toward(now)}"
    return f"{said}总目标日期{plan.goal_on.year}年{short_day(plan.goal_on)}{goal}，{stands}，{when}。"


def _of_phase(count: Count) -> str:
    return f"应办{count.owed}项，办结{count.done}项" if count.owed else "暂无到期的承办项"


def problems(now: Figures, today: Figures) -> list[str]:
    """Facts only: what is overdue, and which 整改 is; units that are not addressed are not named."""
    late = now.overdue
    orders = [one for one in now.issued if Rectification.is_overdue(one, now.at)]
    again = [one for one in now.issued if one.repeats]
    until = local_day(now.at)
    lines = [*([_overdue(late, until)] if late else []), *not_counted(now), *_since(now, today)]
    if beside := [line for line in now.beside if line.stands.overdue]:
        lines.append(f"临时交办{_overdue(beside, until)}")
    if voiced := [line for line in now.opinions if line.stands.overdue]:
        lines.append(f"转办意见逾期未办结{len(voiced)}项{_of_units(voiced)}。")
    if orders:
        lines.append(f"整改逾期{len(orders)}件：{units([one.unit.short for one in orders])}。")
    if again:
        lines.append(f"同一问题30日内反复出现{len(again)}件：{units([one.unit.short for one in again])}。")
    return [*lines, BLANK]


def _of_units(late: Sequence[Line]) -> str:
    """：佛堂镇、苏溪镇; who is not urged is named nowhere."""
    named = list(dict.fromkeys(line.item.unit.short for line in late if line.item.unit.urgeable))
    return f"：{units(named)}" if named else ""


def _since(now: Figures, today: Figures) -> list[str]:
    """The month is over and it stands otherwise by now: whoever signs today reads both days."""
    if today.at <= now.at:
        return []
    then, day = (short_day(local_day(one.at)) for one in (now, today))
    late, was = _late(today), _late(now)
    orders, before = today.order_counts["逾期"], now.order_counts["逾期"]
    done = len(_done(today) - _done(now))
    tasks = Counter(line.item.called for line in late)
    which = f"（{'、'.join(f'{called} {count}项' for called, count in tasks.items())}）" if late else ""
    both = "含临时交办，" if any(line.item.task is None for line in (*late, *was)) else ""
    parts = [
        f"新办结{done}项" if done else "",
        f"{both}逾期未办结{len(late)}项{which}，{then}是{len(was)}项" if _ids(late) != _ids(was) else "",
        f"整改逾期{orders}件（{then}是{before}件）" if orders != before else "",
    ]
    said = "，".join(part for part in parts if part)
    return [f"{then}以后有变化：到起草本稿的{day}，{said}。"] if said else []


def _late(figures: Figures) -> list[Line]:
    """What is overdue, of the notice and beside it."""
    return sorted((line for line in (*figures.lines, *figures.beside) if line.stands.overdue), key=by_day)


def _ids(lines: Sequence[Line]) -> set[int]:
    return {line.item.id for line in lines}


def _done(figures: Figures) -> set[int]:
    return _ids([line for line in (*figures.lines, *figures.beside) if line.is_done])


def _overdue(late: Sequence[Line], today: date) -> str:
    """任务1（…，7月31日到期）3项：佛堂镇、苏溪镇 …: by task and day, cycles in one, in the roster's order."""
    named = [line for line in late if line.item.unit.urgeable]  # who is not urged is named nowhere
    groups = defaultdict[tuple[str, str, str], list[Line]](list)
    for line in sorted(named, key=by_day):
        groups[line.item.called, title(line.item), "" if line.item.cycle else due_on(line, today)].append(line)
    parts = [
        f"{called}（{name}，{due or _span(lines, today)}到期）{len(lines)}项："
        f"{_names(list(dict.fromkeys(line.item.unit.short for line in lines)))}"
        for (called, name, due), lines in groups.items()
    ]
    if unnamed := len(late) - len(named):
        parts.append(f"其他（不逐一列出）{unnamed}项")
    return f"逾期未办结{len(late)}项。{'；'.join(parts)}。"


def _span(lines: Sequence[Line], today: date) -> str:
    """From the first to the last of a rhythm's deadlines: 2022年9月23日至2023年6月25日."""
    first, last = (local_day(line.item.due_at) for line in (lines[0], lines[-1]))
    beside = today if first.year == last.year else date.min  # two years: both are said
    return "至".join(dict.fromkeys(short_day(day, beside) for day in (first, last)))


def _names(names: Sequence[str]) -> str:
    more = f"等{len(names)}个单位，详见附件" if len(names) > MOST else ""
    return "、".join(names[:MOST]) + more


UNITS_HEAD = ("序号", "单位", "应办", "已签收", "办结", "按期", "逾期")


def compared(now: Figures, *, over: bool) -> tuple[str, ...]:
    """The heads of the comparison; `over`: the month has ended."""
    return ("指标", "上月末", "本月末" if over else f"截至{short_day(local_day(now.at))}", "增减")


def comparison(now: Figures, before: Figures) -> list[tuple[str, ...]]:
    """The month beside the one before."""
    rows: list[tuple[str, int, int]] = [
        ("应办承办项", before.count.owed, now.count.owed),
        ("待签收", before.count.unsigned, now.count.unsigned),
        ("已签收", before.count.acknowledged, now.count.acknowledged),
        ("已办结", before.count.done, now.count.done),
        ("其中按期办结", before.count.in_time, now.count.in_time),
        ("逾期未办结", before.count.overdue, now.count.overdue),
    ]
    if now.instructed.owed:
        rows += [
            ("临时交办事项", before.instructed.owed, now.instructed.owed),
            ("临时交办办结", before.instructed.done, now.instructed.done),
        ]
    if now.voiced.owed:
        rows += [
            ("转办意见", before.voiced.owed, now.voiced.owed),
            ("转办意见办结", before.voiced.done, now.voiced.done),
        ]
    if now.accounts:
        rows += [
            ("已由平台受理的账号", before.progress.accepted, now.progress.accepted),
            ("已注销的账号", before.account_kinds.get("已注销", 0), now.account_kinds.get("已注销", 0)),
        ]
    rows += [
        ("提出的申请", before.applications["提出"], now.applications["提出"]),
        ("下发的整改", before.order_counts["下发"], now.order_counts["下发"]),
        ("销号的整改", before.order_counts["销号"], now.order_counts["销号"]),
    ]
    return [(name, str(old), str(new), f"{new - old:+d}" if new != old else "0") for name, old, new in rows]


def unit_rows(now: Figures) -> list[tuple[str, ...]]:
    """A row a unit in the roster's order (no rank); units that are not addressed stand together; the sum last."""
    counted = [(unit, count) for unit, count in now.by_unit() if count.owed]
    named = [(unit.short, count) for unit, count in counted if unit.urgeable]
    rows = [_row(str(number), name, count) for number, (name, count) in enumerate(named, 1)]
    others = Count.over(line for line in now.lines if not line.item.unit.urgeable)
    if others.owed:
        rows.append(_row("", "其他（不逐一列出）", others))
    return [*rows, _row("", "合计", now.count)]


def _row(number: str, name: str, count: Count) -> tuple[str, ...]:
    figures = (count.owed, count.acknowledged, count.done, count.in_time, count.overdue)
    return (number, name, *(str(figure) for figure in figures))


def _more(new: int, old: int) -> int:
    """What came in the month; what was taken back since makes it no less than none."""
    return max(new - old, 0)


def _than(new: int, old: int, measure: str) -> str:
    if new == old:
        return "持平"
    return f"{'增加' if new > old else '减少'}{abs(new - old)}{measure}"
