"""代登记延期 佛堂镇 任务1 到8月15日 纸质 7月18日 李某 人选还在研究: an application on paper, entered by the office."""

import re

from bot.language.context import OFFICE
from bot.language.patterns import kinds
from bot.language.refs import numbers_said, plainest, units_said
from bot.language.rules.asking import asks
from bot.language.rules.teller import NOBODY
from bot.language.scene import LEAD, Said, Scene, Slots, given, iso, put_day
from bot.language.tokens import Token

_UNTIL = re.compile(r"[到至][^\d一二三四五六七八九十]*$")
_PAPER = re.compile(r"纸|书面|函|传真")
_NAME = re.compile(rf"^{NOBODY}[\u4e00-\u9fff·]{{2,4}}(?=[\s,，。;；])")
_NO_REASON = re.compile(r"^(?:[\s,，。;；:：]|的|申请|交来|收到|原因|理由|因为)+")
_MARKS = kinds("unit name task nth plan extend reportfor source date junk")


def paper_extension(scene: Scene) -> Said | None:
    """The office enters for a unit what it asked for on paper, by telephone or in a meeting."""
    if not scene.has("extend") or not scene.context.has(OFFICE):
        return None
    if asks(scene.tokens, scene) or scene.has("howto", "cond"):
        return None
    units, source = units_said(scene), scene.first("source")
    entered = scene.text.key.lstrip(LEAD).startswith("代")
    theirs = [unit for unit in units if unit not in scene.context.units]
    if not entered and (not theirs or scene.has("agree", "approve", "reject", "return", "notcancel")):
        return None
    slots: Slots = numbers_said(scene) | given(unit=units[0] if units else None)
    days = scene.dated()
    until = next((day for day in days if _UNTIL.search(scene.text.key[: day.start]) or _extended(scene, day)), None)
    if until is not None:
        put_day(slots, "date", scene.day(until))
    marks = [token for token in scene.all(*_MARKS) if token.kind != "junk" or token in days]
    last = _last(scene, sorted({*marks, *_numbered(scene, until)}, key=lambda token: token.start))
    received = next((day for day in days if day is not until and last and day.start <= last.start), None)
    if source:
        slots["source"] = "纸质" if _PAPER.search(scene.word(source)) else _spoken(scene.word(source))
    name, reason = _told(scene, last)
    return Said(
        "EXTENSION_FOR",
        slots | given(done_on=iso(scene.day(received, back=True)) if received else None, name=name, reason=reason),
        certain=entered,  # 帮大陈录个任务1延期: somebody else's, said by the office
    )


def _numbered(scene: Scene, until: Token | None) -> list[Token]:
    """苏溪镇 1 到8月10日, 苏溪镇 1、3 到…: the task's bare number, in front of the day."""
    refs = plainest(scene)
    ahead = scene.tokens[refs.start : refs.end] if refs is not None and until is not None else ()
    return [token for token in ahead if until is not None and token.start < until.start]


def _extended(scene: Scene, day: Token) -> bool:
    """延期到8月15日: the verb itself ends in 到."""
    place = scene.index(day)
    before = scene.tokens[place - 1] if place else None
    return before is not None and before.kind == "extend"


def _spoken(word: str) -> str:
    return "会上" if "会" in word else "电话"


def _told(scene: Scene, last: Token | None) -> tuple[str, str]:
    """From whom, and why: what stands behind the last of the parts, the name behind the source."""
    rest = scene.behind(last) if last else ""
    found = _NAME.match(rest) if scene.has("source") else None
    name = found.group() if found else ""
    return name, _NO_REASON.sub("", rest[len(name) :]).strip(LEAD)


def _last(scene: Scene, marks: list[Token]) -> Token | None:
    """The last part of the head: a part that follows strange words belongs to the reason."""
    last = None
    for token in marks:
        between = scene.text.key[last.end : token.start] if last else ""
        if last is not None and len(between.strip(LEAD)) > 2:  # noqa: PLR2004 - 到, 的, 来函 may part them
            break
        last = token
    return last
