"""考核: the yearly sheet, by words that say nothing else; 考核异议 of a unit."""

import re
from collections.abc import Mapping

from bot.language.context import OFFICE
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso

_YEAR = r"(?:(?P<year>20\d{2})年?度?的?|年度|本年度|今年的?)?"
_TABLE = r"(?:表|结果|得分|情况|建议分)?"
_ACTS: Mapping[str, re.Pattern[str]] = {
    "draft": re.compile(rf"^(?:重新)?(?:起草|生成|草拟){_YEAR}考核{_TABLE}"),
    "tell": re.compile(rf"^(?:送|发送|下发|送达|送达登记|登记送达){_YEAR}考核{_TABLE}"),
    "confirm": re.compile(rf"^(?:核定|确认){_YEAR}考核{_TABLE}"),
    "export": re.compile(rf"^(?:导出|打印|下载){_YEAR}考核{_TABLE}"),
    "adjust": re.compile(r"^考核(?P<sign>加分|扣分|加|扣)"),
    "answer": re.compile(r"^(?:答复|回复)考核(?:的)?异议"),
    "object_for": re.compile(r"^(?:代登记|登记|代提|代)考核(?:的)?异议"),
    "object": re.compile(r"^(?:对考核(?:结果)?(?:有|提出)?异议|考核异议|提出考核异议|考核有异议)"),
    "show": re.compile(rf"^(?:查看?|看|我的|本单位)?{_YEAR}考核{_TABLE}"),
}
_POINTS = re.compile(r"(?P<sign>[+\-加减扣])?\s*(?P<points>\d{1,4})(?!\d|\.\d)\s*分?", re.ASCII)
_MINUS = re.compile(r"(?<!\d)[-−减扣] ?\d{1,4}(?![\d-])", re.ASCII)
_KEPT = re.compile(r"^(?P<kept>维持|不调整|调整|加分?|扣分?|减分?)[\s,，:：]*")
_SOURCES = {"电话": "电话", "来电": "电话", "会上": "会上", "会议": "会上"}
_YEAR_BEHIND = re.compile(r"^(?P<year>20\d{2})年?度?")


def score(scene: Scene) -> Said | None:
    """考核 佛堂镇; 起草2022考核; 导出2022考核; 考核加分 佛堂镇 3 经验推广; 考核异议 任务1按时报的."""
    key = scene.text.key.strip(LEAD)
    act, found = next(((act, hit) for act, pattern in _ACTS.items() if (hit := pattern.match(key))), ("", None))
    if found is None or scene.has("howto", "cond") or (asks(scene.tokens, scene) and act != "show"):
        return None
    units = units_said(scene)
    if act not in {"show", "object"} and not scene.context.has(OFFICE):
        alone = scene.context.chat == "single" and not _rest(scene, found.end())
        return Said("SCORE", {"do": act}) if alone else None  # refused by name; among other words it is none
    slots: Slots = {"do": act} | given(unit=units[0] if units else None, year=_year(found, key))
    rest = _rest(scene, found.end())
    if act == "show":
        return Said("SCORE", slots) if len(rest) <= 1 else None
    if act in {"draft", "export", "confirm", "tell"} and len(rest) > 1 and not scene.has("source", "date", "all"):
        return None
    return Said("SCORE_OBJECT" if act == "object" else "SCORE", slots | _more(scene, act, found, rest))


def _year(found: re.Match[str], key: str) -> int | None:
    said = found.groupdict().get("year")
    behind = _YEAR_BEHIND.match(key[found.end() :].strip(LEAD))
    year = said or (behind["year"] if behind else None)
    return int(year) if year else None


def _rest(scene: Scene, end: int) -> str:
    """What was typed behind the command and the unit."""
    lead = len(scene.text.key) - len(scene.text.key.lstrip(LEAD))
    marks = [token.end for token in scene.all("unit", "name") if token.start >= end + lead]
    text = scene.text.after(max([end + lead, *marks[:1]])).strip(LEAD)
    return _YEAR_BEHIND.sub("", text).strip(LEAD)


def _more(scene: Scene, act: str, found: re.Match[str], rest: str) -> Slots:
    if act == "object":
        return given(text=rest)
    if act in {"object_for", "tell"}:
        return _entered(scene, rest)
    if act == "adjust":
        points = _POINTS.match(rest)
        sign = "-" if found["sign"].startswith("扣") else ""
        if not sign and _MINUS.search(scene.text.key):
            return {}  # 考核加分 … -3: which of the two is meant is not ours to guess
        return given(points=int(sign + points["points"]), text=rest[points.end() :].strip(LEAD)) if points else {}
    if act == "answer":
        return _answer(rest)
    return {}


def _entered(scene: Scene, rest: str) -> Slots:
    """纸质 12月12日 …: from where and on which day."""
    source, day = scene.first("source"), scene.first("date")
    slots: Slots = {}
    if source:
        slots["source"] = next((how for word, how in _SOURCES.items() if word in scene.word(source)), "纸质")
    if day and (not source or scene.index(day) <= scene.index(source) + 2):
        slots["done_on"] = iso(scene.day(day, back=True))
        rest = scene.behind(day) if day.end > (source.end if source else 0) else rest
    if source and (not day or source.end > day.end or "done_on" not in slots):
        rest = scene.behind(source)
    return slots | given(text=rest.strip(LEAD))


def _answer(rest: str) -> Slots:
    """维持 理由; 调整 +5 理由; 加5分 理由."""
    kept = _KEPT.match(rest)
    if not kept:
        return given(text=rest)
    behind, word = rest[kept.end() :], kept["kept"]
    if word in {"维持", "不调整"}:
        return {"kept": "维持"} | given(text=behind.strip(LEAD))
    points = _POINTS.match(behind)
    if not points:
        return {"kept": "调整"} | given(text=behind.strip(LEAD))
    minus = word[0] in "扣减" or (points["sign"] or "") in {"-", "减", "扣"}
    number = -int(points["points"]) if minus else int(points["points"])
    return {"kept": "调整", "points": number} | given(text=behind[points.end() :].strip(LEAD))
