"""Several figures in one breath, or beside one another: 完成多少、逾期多少, 镇街和部门各逾期多少, 谁拖得最久, 8月比7月.

As in `figures_asked`, every piece must be known; what is asked for is counted, never done.
"""

import re
from collections.abc import Sequence
from datetime import date, timedelta

from bot.language.figure_pieces import FILTERS, groups_of, numbers, scanned, time_meant, times_meant
from bot.language.figure_words import end_of_month, stretch
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.refs import plan_said, task_refs, units_said
from bot.language.scene import Said, Scene, Slots, given

Pieces = Sequence[tuple[str, str]]
_SEVERAL, _HALF_A_YEAR, _DECEMBER = 2, 6, 12
_COUNTED = {  # pieces, and the state they count
    **dict.fromkeys((*FILTERS, "signed")), "much": "done", "overrate": "overdue", "involved": "handed",
}  # fmt: skip
_DONE = frozenset({"intimedone", "latedone"})  # 按期办结, 逾期办结: done, not only reported
_ON_DAYS = _DONE | {
    "reported",
    "late",
    "intime",
    "done",
    "signed",
    "handed",
    "due",
}  # what happened on a day that is known
_OTHERS = kinds("rect paper unsignedpaper decided fixed accounts kept merging closed unclosed self people mended")
_KINDS = {"adhoc": "交办", "opinions": "意见"}
_DISPOSED = frozenset({"kept", "merging", "closed", "unclosed", "undecided"})
_ASKING = frozenset({"ask", "each", "much", "overrate", "how"})


def figures_beside(scene: Scene) -> Said | None:
    """What an overseer asks for in one sentence that takes more than one figure."""
    if (said := _compared(scene)) is not None:
        return said
    pieces = list(scanned(scene, parted=True))
    found = dict(pieces)
    if not found or "?" in found:
        return None
    slots = given(plan=plan_said(scene)) | numbers(scene, found)
    if len(_DISPOSED & found.keys()) >= _SEVERAL and not _ASKING.isdisjoint(found) and "paper" not in found:
        return Said("STATS", slots | {"figure": "dispositions"})
    if not _OTHERS.isdisjoint(found):
        return None
    if whole := _wholly(scene, found):
        return Said("STATS", slots | whole)
    return _ranked(scene, pieces, slots) or _counted(scene, pieces, slots)


_ALL_DONE = re.compile(r"全(?:部|都)*(?:办结|办完|完成|做完|办好|完了)|都(?:办结|办完|完成|做完)")
_NONE_DONE = re.compile(r"[一1](?:项|件|个字|个|点)(?:都|也)?(?:还)?(?:没|未)")


def _wholly(scene: Scene, found: dict[str, str]) -> Slots:
    """全部办完的有几家, 哪些单位一项都没办: units that are done with everything, or with nothing."""
    if "ask" not in found or not found.keys().isdisjoint({"task", "since", "day", "unit", "due"}):
        return {}
    if "done" in found and _ALL_DONE.search(scene.text.key) and re.search("家|单位|谁|部门|镇", scene.text.key):
        return given(units=_units(scene, found)) | {"figure": "alldone"}
    none = _NONE_DONE.search(scene.text.key) and not found.keys().isdisjoint({"unfinished", "unreported"})
    return (
        given(units=_units(scene, found)) | {"figure": "nonereported" if "unreported" in found else "nonedone"}
        if none
        else {}
    )


def _ranked(scene: Scene, pieces: Pieces, slots: Slots) -> Said | None:
    """谁最慢, 欠得最多的三个单位, 教育局逾期几天了, 逾期超过10天的有几家: by the days behind the deadline.

    What is asked for beside it (完成多少，哪家最慢) is counted too.
    """
    found = dict(pieces)
    slots = slots | given(units=_units(scene, found))
    if "over" in found and found.keys().isdisjoint({"since", "day"}):
        said = re.search(r"[\d一二两三四五六七八九十]+", found["over"])
        days = (parse_number(said.group()) if said else None) or 0
        return Said("STATS", slots | {"filter": "overdue", "over": days - ("以上" in found["over"])})
    named = next((name for name in ("slowest", "most", "latefor") if name in found), None)
    if named is None or (named == "latefor" and "units" not in slots) or not found.keys().isdisjoint({"since", "day"}):
        return None
    beside = [*_wanted(pieces), *(["rate"] if "rate" in found else [])] if _asks(pieces) >= _SEVERAL else []
    ranked = slots | {"figure": "most" if named == "most" else "slowest"}
    return Said("STATS", ranked | given(filters=beside))


def _counted(scene: Scene, pieces: Pieces, slots: Slots) -> Said | None:
    """任务1办结几家、待核实几家; 逾期还没报的有几家 is one figure of two marks; 镇街和部门各逾期多少 one a group."""
    found = dict(pieces)
    wanted = _wanted(pieces)
    timed = not {"since", "day", "bulletin"}.isdisjoint(found)
    if by := _by(scene, pieces):
        wanted = [*(wanted or ["done"]), "rate"] if "rate" in found else wanted
        wanted = [*wanted, "signed", "unsigned"] if "ackrate" in found else wanted
        reporting = re.search("报|交", found.get("contrast", "")) is not None
        wanted = ["intime", "late", "unreported"] if reporting and not wanted else wanted
        return None if timed else Said("STATS", slots | by | _kinds(found) | {"filters": wanted or ["done", "overdue"]})
    times = times_meant(scene, pieces) if timed and "bulletin" not in found else []
    time = time_meant(scene, found) if timed else {}
    if _ASKING.isdisjoint(found) or time is None or times is None:
        return None
    slots |= given(units=_units(scene, found)) | _kinds(found)
    today = scene.today.day
    if wanted == ["overdue"] and "底" in scene.text.key and times and times[0][1] < today:  # 上个月底逾期几项，现在几项
        return Said(
            "STATS", slots | {"figure": "compared", "since": times[0][1].isoformat(), "until": today.isoformat()}
        )
    if "due" in found and not wanted and len(times) >= _SEVERAL:
        wanted = ["due"]
    if len(times) >= _SEVERAL or (times and wanted in (["handed"], ["signed"])) or (times and "untilnow" in found):
        return _on_days(wanted, times, slots)
    several = "each" in found or _asks(pieces) >= _SEVERAL
    told = (
        _within(scene, found, wanted, time, several=several) if timed
        else _now(found, wanted, parted=_parted(pieces), several=several, named=_names(scene, found))
    )  # fmt: skip
    return Said("STATS", slots | time | told) if told else None  # `told` may name days of its own


def _names(scene: Scene, found: dict[str, str]) -> bool:
    """Whether units are named whose figure is asked for: 佛堂逾期几项, not 佛堂报了没, which is how it stands."""
    units = units_said(scene)
    return len(units) >= _SEVERAL or (len(units) == 1 and re.search("几|多少", found.get("ask", "")) is not None)


def _wanted(pieces: Pieces) -> list[str]:
    """The states that are counted; what was handed over only in words of handing over (交办了几件)."""
    timed = not {"since", "day"}.isdisjoint(dict(pieces))
    names = [
        f"{name}done" if name in {"intime", "late"} and not re.search("报|交", word) else _COUNTED[name] or name
        for name, word in pieces
        if name in _COUNTED and (name != "involved" or (timed and word.startswith("交办")))
    ]
    return list(dict.fromkeys(names))


def _asks(pieces: Pieces) -> int:
    return sum(name in _ASKING for name, _ in pieces)


def _kinds(found: dict[str, str]) -> Slots:
    """临时交办, 意见: what stands beside the notice."""
    named = [kind for name, kind in _KINDS.items() if name in found]
    return {"kinds": named} if len(named) > 1 else given(kind=named[0] if named else None)


def _on_days(wanted: Sequence[str], times: Sequence[tuple[date, date]], slots: Slots) -> Said | None:
    """7月和8月各交办了几件, 今天报了几家昨天报了几家: what happened on each stretch of days; else nothing is read."""
    if not wanted or not times or not set(wanted) <= _ON_DAYS:
        return None
    spans = [[first.isoformat(), last.isoformat()] for first, last in times]
    return Said("STATS", slots | {"filters": list(wanted), "by": "days", "spans": spans})


def _now(found: dict[str, str], wanted: Sequence[str], *, parted: bool, several: bool, named: bool) -> Slots:
    """Of what there is now: a count of each figure, or a list of what bears the mark, or both marks."""
    beside = not found.keys().isdisjoint(_KINDS)
    if len(wanted) >= _SEVERAL:
        return {"filters": list(wanted)} if parted else {"filter": wanted[0], "state": wanted[1]}
    if "overrate" in found:
        return {"figure": "overrate"}
    if beside and (several or not wanted):
        return {"filters": list(wanted) or ["done", *(["unfinished"] if "how" in found else []), "overdue"]}
    if found.get("involved", "").startswith("交办") and re.search("[项件]", found.get("ask", "")):
        return {"filters": list(wanted) or ["done", "overdue"]}  # 一共交办了多少项，完成了几项
    if "signed" in wanted:
        return {"filters": ["signed", "unsigned"]}
    return {"filter": wanted[0]} if wanted and (named or beside or wanted[0] in _DONE) else {}


def _within(scene: Scene, found: dict[str, str], wanted: Sequence[str], time: Slots, *, several: bool) -> Slots:
    """昨天到期的谁没办; 上个月办结了几件; 这个月新增逾期几家: what fell due, or was done, on those days."""
    share = next((name for name in ("overrate", "rate") if name in found), None)
    if share and ("bulletin" in found or "due" not in found):  # as it stood at the end of those days
        return {"figure": share}
    if "bulletin" in found:
        return {"filters": list(wanted), "by": "then"} if wanted else {}
    if "due" in found and wanted:
        return {"filters": ["due", *wanted]} if several else {"filter": "due", "state": wanted[0]}
    if wanted == ["overdue"] or (wanted == ["unfinished"] and "剩" in scene.text.key):  # 本月还剩多少没办
        return {"filter": "due", "state": wanted[0]}
    both = {"reported", "done"} == set(wanted)
    if len(wanted) >= _SEVERAL and {"done", "overdue", "unsigned"} >= set(wanted):  # 昨天办结几件，逾期增加几件
        before = date.fromisoformat(str(time["since"])) - timedelta(days=1)
        return {"figure": "compared", "since": before.isoformat()}
    alone = len(wanted) == 1 and wanted[0] in {"done", *_DONE}
    return {"filters": list(wanted)} if both else {"filter": wanted[0]} if alone else {}


def _parted(pieces: Pieces) -> bool:
    """Whether a sign or a word that asks stands between two figures; 逾期还没报的 is one, 完成、逾期各多少 are two."""
    places = [place for place, (name, _) in enumerate(pieces) if name in _COUNTED or name == "due"]
    between = [name for name, _ in pieces[places[0] + 1 : places[-1]]] if places else []
    asking = any(pieces[place][0] in {"much", "overrate"} for place in places[:-1])
    return asking or not {"ask", "parted", "each"}.isdisjoint(between)


def _units(scene: Scene, found: dict[str, str]) -> list[str]:
    """The units that are named, by name or by group."""
    if "unit" in found:
        return units_said(scene)
    groups = [codes for name, codes in groups_of(scene).items() if name in found]
    return [code for codes in groups for code in codes]


def _by(scene: Scene, pieces: Pieces) -> Slots:
    """What is set beside one another: two groups, several units, several tasks or those of the notice."""
    found, key = dict(pieces), scene.text.key
    groups = [name for name in groups_of(scene) if name in found]
    each = not {"each", "rate", "overrate", "ackrate"}.isdisjoint(found)
    stand = re.search("情况|进度|进展", key) is not None or "how" in found
    beside = each or "contrast" in found
    if (beside and len(groups) >= _SEVERAL) or _each_group(pieces, groups):
        sorts = {name in scene.lexicon.sorts for name in groups}
        if len(sorts) > 1:
            return {}  # 镇街和街道: the one is part of the other
        said: Slots = {"by": "sorts" if True in sorts else "groups", "groups": groups}
        return said | given(units=_units(scene, found) if beside else None)  # else who is left out makes up the sum
    if "how" in found and len(groups) == 1 and not _wanted(pieces):  # 各镇街办得怎么样
        return given(by="units" if re.search("[各每]|分别", key) else None, units=_units(scene, found))
    if (each or stand or _CONTRAST.search(key)) and "unit" in found and len(units_said(scene)) >= _SEVERAL:
        return {"by": "units", "units": units_said(scene)}
    tasks = sum(len(refs.numbers) for refs in task_refs(scene) if refs.explicit)
    if tasks >= _SEVERAL and (each or (pieces[-1][1] == "呢" and _asks(pieces) == 1)):
        return {"by": "tasks"}
    asks = not _ASKING.isdisjoint(found) or stand
    return {"by": "tasks"} if "bytask" in found and asks else {}


_CONTRAST = re.compile(r"谁.{0,5}(?:多|少|快|慢|好|差)(?:一?些|一?点)?(?:的|了)?[?。!]*$")  # 教育局和公安局谁办得快


def _each_group(pieces: Pieces, groups: Sequence[str]) -> bool:
    """镇街几家部门几家, 没签收的镇街几家部门几家, 逾期一共多少，镇街多少: each group is asked about.

    A word that asks stands behind the last of them. Of one group the other word that asks must stand before it, and one
    figure be asked for: 镇街几家签收了几家没签收 is two figures of one group.
    """
    names = [name for name, _ in pieces]
    places = [place for place, name in enumerate(names) if name in groups]
    asks = [place for place, name in enumerate(names) if name in _ASKING]
    if not places or len(asks) < _SEVERAL or asks[-1] < places[-1]:
        return False
    return len(groups) >= _SEVERAL or (asks[0] < places[0] and len(_wanted(pieces)) == 1)


_WHEN = r"(?:\d{1,2}月底?|上个?月底?|这个?月|本月|今天|昨天|前天|上周|这周|本周|上个?星期|这个?星期)"
_WHAT = (
    r"已?签收|待签收|没签收|办结|完成|逾期|应办|承办项|任务|账号|注销|申请|整改|下发|单位|进度|进展|情况|数字?|统计|"
    r"怎么样?|为什么|为啥|有没有|有什么|有啥|什么|变化|区别|差别|差|如何|咋样?|吗|多|少|了|降|升|增|减|加|快|慢|好|提高|"
    r"[\d一二两三几]|个|项|家|件|的|是|还|又|呢|啊"
)
_THAN = re.compile(
    rf"(?P<now>{_WHEN})?份?(?:的|统计|数字?|情况|进度)*(?P<mid>比|和|跟|与|较|同)(?P<then>{_WHEN})份?(?:的|统计|数字?|情况)*"
    rf"(?P<than>相比|对比|比起来|比较|比)?(?:{_WHAT})*"
)


def _compared(scene: Scene) -> Said | None:
    """8月比7月怎么少了1个, 今天的统计和昨天比多了几个办结: the end of the one beside the end of the other."""
    key = scene.text.key.strip("?。!,~ ").replace(",", "")
    found = _THAN.fullmatch(key)
    if found is None or not (found["than"] or found["mid"] == "比" or (found["mid"] == "较" and found["now"])):
        return None
    days = [_end_of(found["then"], scene.today.day), _end_of(found["now"] or "今天", scene.today.day)]
    if None in days or days[0] == days[1]:
        return None
    first, last = sorted(day for day in days if day is not None)
    return Said("STATS", given(plan=plan_said(scene)) | {"figure": "compared", "since": first, "until": last})


def _end_of(word: str, today: date) -> str | None:
    word = word.removesuffix("底")
    if month := re.fullmatch(r"(\d{1,2})月", word):
        number = int(month[1])
        if not 1 <= number <= _DECEMBER:
            return None
        year = today.year - (number - today.month > _HALF_A_YEAR)  # 12月 said in January is last year's
        return end_of_month(date(year, number, 1)).isoformat()
    return stretch(word, today)[1].isoformat()
