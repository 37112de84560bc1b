"""Several figures at once, and figures beside one another: 完成、逾期各多少, 各任务, 谁拖得最久, 8月比7月."""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from datetime import date, datetime

from bot.clock import end_of, local_day
from bot.errors import Denied
from bot.handlers.oversight.matching import FILTERS, days_late, happened_on, matches
from bot.handlers.oversight.reporting import units_seen
from bot.message import Reply
from bot.models import Plan, Unit
from bot.models.assignment import CLOSED, NOT_HANDED_OVER
from bot.models.figures import UNSENT, Count, Figures, Line, figures
from bot.turn import Turn
from bot.wording import figures_beside as say
from bot.wording.figures_asked import stretch
from bot.wording.items import called

Part = tuple[str, Sequence[Line]]


def several(turn: Turn) -> Reply:
    """完成多少、逾期多少; 镇街和部门各逾期多少; 8月通报里逾期几家: each figure as 统计 counts it."""
    if turn.text("by") == "days":
        return Reply("\n".join([*(_by_days(turn, found) for found in _each(turn, turn.now)), say.LISTS]))
    told = [_several(turn, found) for found in _each(turn, at_the_end(turn) if turn.text("by") == "then" else turn.now)]
    longest = max((len(lines) for _, lines in told), default=0)
    return turn.paged(
        "\n".join([*(say.side_by_side(head, lines, turn.page) for head, lines in told), say.LISTS]), longest
    )


def _each(turn: Turn, at: datetime) -> list[Figures]:
    """The figures of each notice that is meant."""
    plans = [plan for plan in Plan.all(turn.session) if turn.text("plan") in {"", plan.doc_no, plan.short}]
    return [figures(turn.session, plan, at, units_seen(turn, plan)) for plan in plans]


def at_the_end(turn: Turn) -> datetime:
    """The end of the days that were named, or now where that is still to come."""
    return min(end_of(date.fromisoformat(turn.text("until"))), turn.now) if turn.text("until") else turn.now


def named_days(turn: Turn) -> str:
    """8月1日至8月31日到期: the days that were named, and whether it is what falls due on them."""
    if not turn.text("since"):
        return ""
    what = FILTERS["due"] if "due" in (turn.slot("filters") or ()) else ""
    return stretch(date.fromisoformat(turn.text("since")), date.fromisoformat(turn.text("until")), what)


def _several(turn: Turn, found: Figures) -> tuple[str, list[str]]:
    wanted = [str(name) for name in turn.slot("filters") or ()]
    parts = _parts(turn, found)
    days = "" if turn.text("by") == "then" else named_days(turn)
    alone = of_whom(turn).rstrip("，") if turn.slot("units") and not turn.text("by") else ""
    head = say.head(found, turn.slot("task"), alone, days)

    def counts(name: str, key: Callable[[Line], object] | None = None) -> str:
        of = [(kind, [line for line in lines if key is None or key(line) == name]) for kind, lines in parts]
        alone = turn.text("by") == "units"
        return say.line(
            name, [(kind, len(lines), _counts(turn, lines, wanted, alone=alone)) for kind, lines in of if lines]
        )

    match turn.text("by"):
        case "units":
            units = Unit.in_order({line.item.unit.carrier for _, rows in parts for line in rows})
            lines = [counts(unit.short, lambda line: line.item.unit.carrier.short) for unit in units]
        case "groups" | "sorts" as by:
            units = Unit.in_order({line.item.unit for line in found.lines})
            groups = dict.fromkeys(_group(unit, by) for unit in units)
            lines = [counts(group, lambda line: _group(line.item.unit, by)) for group in groups]
            lines = [counts("合计"), *lines] if len([line for line in lines if line]) > 1 else lines
        case "tasks":
            lines = [counts(called(task.number), lambda line: line.item.called) for task in found.plan.tasks]
        case _:
            lines = [counts("")]
    return head, [line for line in lines if line] or [say.NOTHING]


def _by_days(turn: Turn, found: Figures) -> str:
    """7月和8月各交办了几件: what happened on each stretch of days, of the notice and beside it."""
    lines = []
    for span in turn.slot("spans") or ():
        first, last = (date.fromisoformat(str(day)) for day in span)
        told = []
        for name, rows in _parts(turn, found):
            counts = [
                (FILTERS[wanted], [line for line in rows if _happened(turn, line, wanted, first, last)])
                for wanted in (str(name) for name in turn.slot("filters") or ())
            ]
            told.append((name, [(called_, [line.item for line in fits]) for called_, fits in counts]))
        lines.append(say.on_days(stretch(first, last, ""), told))
    return "\n".join([say.head(found, turn.slot("task")), *lines])


def _happened(turn: Turn, line: Line, wanted: str, first: date, last: date) -> bool:
    if not matches(line.item, line.stands, wanted, local_day(turn.now), turn.workdays):
        return False
    day = happened_on(line.item, wanted)
    return day is not None and first <= day <= last


def kinds(turn: Turn) -> frozenset[str]:
    """交办, 意见: of what kind it is asked; nothing where it is of everything."""
    several_kinds = turn.slot("kinds")
    named = several_kinds if isinstance(several_kinds, list) else [turn.text("kind")]
    return frozenset(str(kind) for kind in named if kind)


def of_whom(turn: Turn) -> str:
    """镇街，: of which units alone it is, named or the speaker's own, or nobody would know that there are others."""
    named = [unit for code in turn.slot("units") or () if (unit := Unit.coded(turn.session, str(code))) is not None]
    own = [unit for plan in Plan.all(turn.session) for unit in units_seen(turn, plan)]
    found = dict.fromkeys(named or own)
    together = _sort(turn, found)
    names = [unit.short if len(found) <= say.FEW else together or unit.group_name for unit in found]
    return f"{'、'.join(dict.fromkeys(names))}，" if found else ""


def refuse_others(turn: Turn, own: Sequence[Unit]) -> None:
    """Who sees his own unit alone is told so of others: “没有” would read as if there were none."""
    codes = [unit.code for unit in own]
    others = [str(code) for code in turn.slot("units") or () if codes and code not in codes]
    if len(others) > 1:  # 各镇街办结率: none of them is meant by name
        raise Denied("only_own_figures", own=own[0])
    other = next(iter(others), "")
    if other and (unit := Unit.coded(turn.session, other)) is not None:
        raise Denied("not_own_unit", unit=unit, own=own[0])


def _sort(turn: Turn, units: Collection[Unit]) -> str:
    """镇, 街道: of what kind the units are, if they are all of it and only a part of their group."""
    one = next(iter(units), None)
    alike = one is not None and all(unit.kind == one.kind for unit in units)
    group = [unit for unit in Unit.all(turn.session) if one is not None and unit.group_name == one.group_name]
    part = {unit for unit in group if one is not None and unit.kind == one.kind and unit.regrouped_at is None}
    return one.kind if one is not None and alike and part == set(units) and len(part) < len(group) else ""


def _group(unit: Unit, by: str) -> str:
    return unit.kind if by == "sorts" else unit.group_name


def _parts(turn: Turn, found: Figures) -> list[Part]:
    """承办项, 交办, 意见: those of the tasks, units and days that were named; a leader sees his own unit alone."""
    refuse_others(turn, found.units)
    numbers = turn.slot("tasks") if isinstance(turn.slot("tasks"), list) else [turn.slot("task")]
    codes = turn.slot("units") or ()
    due = "due" in (turn.slot("filters") or ())
    since, until = turn.text("since"), turn.text("until")

    def meant(line: Line) -> bool:
        numbered = numbers == [None] or line.item.number in numbers
        owed = not due or (line.is_owed and since <= local_day(line.item.due_at).isoformat() <= until)
        return numbered and owed and (not codes or line.item.unit.carrier.code in codes)

    kept = [(name, [line for line in lines if meant(line)]) for name, lines in found.parts]
    return [(name, lines) for name, lines in kept if lines and (not kinds(turn) or name in kinds(turn))]


def _counts(turn: Turn, lines: Sequence[Line], wanted: Sequence[str], *, alone: bool) -> list[str]:
    """Each figure: its name, how many items, of how many units unless it is one's own; what was not handed over yet."""
    found = [(name, [line for line in lines if _is(turn, line, name)]) for name in wanted if name in FILTERS]
    told = [
        say.counted(FILTERS[name], len(rows), len(rows) if alone else len({line.item.unit_id for line in rows}))
        for name, rows in found
        if name != "due"
    ]
    shares = [say.done_share(Count.over(lines))] if "rate" in wanted else []
    unsent = sum(line.item.state == NOT_HANDED_OVER for line in lines)
    return [*told, *shares, *([say.counted(UNSENT, unsent, unsent)] if unsent else [])]


def _is(turn: Turn, line: Line, wanted: str) -> bool:
    if not matches(line.item, line.stands, wanted, local_day(turn.now), turn.workdays):
        return False
    if not turn.text("since") or turn.text("by") == "then" or "due" in (turn.slot("filters") or ()):
        return True
    day = happened_on(line.item, wanted)
    return day is not None and turn.text("since") <= day.isoformat() <= turn.text("until")


def slowest(turn: Turn) -> Reply:
    """谁拖得最久, 欠得最多的是谁, 教育局逾期几天了: units by the days, or the number, of what is overdue now."""
    today = local_day(turn.now)
    late = [line for found in _each(turn, turn.now) for _, lines in _parts(turn, found) for line in lines]
    late = [line for line in late if line.stands.overdue]
    owing: dict[Unit, list[Line]] = defaultdict(list)
    for line in sorted(late, key=lambda line: line.item.due_at):
        owing[line.item.unit].append(line)
    named = [unit for code in turn.slot("units") or () if (unit := Unit.coded(turn.session, str(code))) is not None]
    if 0 < len(named) <= say.FEW:  # a group of units is ranked like all of them
        return Reply("\n".join(say.of_unit(unit, _of(unit, owing), today) for unit in named))
    by_number = turn.text("figure") == "most"

    def rank(unit: Unit) -> int:
        return len(owing[unit]) if by_number else days_late(owing[unit][0].item, today)

    ranks: dict[int, list[Unit]] = defaultdict(list)
    for unit in Unit.in_order(owing):
        ranks[rank(unit)].append(unit)
    return Reply(say.ranked(sorted(ranks.items(), reverse=True), owing, today, by_number=by_number))


def _of(unit: Unit, owing: dict[Unit, list[Line]]) -> list[Line]:
    return [line for one, lines in owing.items() if one.carrier is unit.carrier for line in lines]


def compared(turn: Turn) -> Reply:
    """8月比7月怎么少了: the figures that 通报 sets beside one another, at the end of the one and of the other."""
    first, last = end_of(date.fromisoformat(turn.text("since"))), at_the_end(turn)
    if first >= last:
        return Reply(say.not_yet(local_day(first), local_day(turn.now)))
    pairs: Iterable[tuple[Figures, Figures]] = zip(_each(turn, first), _each(turn, last), strict=True)
    return Reply("\n\n".join(say.compared(before, now) for before, now in pairs))


def dispositions(turn: Turn) -> Reply:
    """保留、整合、关停各多少: the accounts by what was decided of them."""
    return Reply("\n\n".join(say.dispositions(found) for found in _each(turn, turn.now)))


def wholly(turn: Turn) -> Reply:
    """全部办完的有几家, 哪些单位一项都没办: the units all, or none, of whose items are done."""
    told = []
    for found in _each(turn, turn.now):
        owed: dict[Unit, list[Line]] = defaultdict(list)
        for line in (line for _, lines in _parts(turn, found) for line in lines if line.is_owed):
            owed[line.item.unit].append(line)
        fits = [unit for unit, lines in owed.items() if _WHOLLY[turn.text("figure")](lines)]
        told.append(say.wholly(found, Unit.in_order(fits), len(owed), turn.text("figure")))
    return Reply("\n\n".join(told))


_WHOLLY: dict[str, Callable[[Sequence[Line]], bool]] = {
    "alldone": lambda lines: all(line.item.state in CLOSED for line in lines),
    "nonedone": lambda lines: not any(line.is_done for line in lines),
    "nonereported": lambda lines: not any(line.item.reported_at or line.is_done for line in lines),
}
FIGURES: dict[str, Callable[[Turn], Reply]] = {
    "slowest": slowest, "most": slowest, "compared": compared, "dispositions": dispositions,
    "alldone": wholly, "nonedone": wholly, "nonereported": wholly,
}  # fmt: skip
