"""To whom an instruction goes: the units and groups in a row before the matter, 商务局也要 behind it.

Within the matter a unit is a word of it: 来市府办302开会, 到公安局领材料, 公安局的材料.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from bot.language.deadlines import Deadline, deadline_in
from bot.language.lexicon import Name
from bot.language.patterns import kinds
from bot.language.scene import Scene
from bot.language.tokens import Token

Span = tuple[int, int]
GROUP = re.compile(
    r"(?:全市|市政府)?(?:各有关|各|全部|所有|全体)(?P<kind>乡?镇街道?|乡?镇[、和及与,]?(?:各)?街道|乡镇|镇|街道|部门|单位)(?:、|和|及)?"
)
_TOWNS, _STREET = "镇街", "街"
_BETWEEN = kinds("unit name sep and soft particle polite all self to")
_NAMES, _SIGNS = kinds("unit name sep"), kinds("unit name sep and")
_JOINED = re.compile(r"[\s、,;/和跟与及同并以还有另外加上再都也]*(?:(?<=[\s、,;])给)?")
_GOING = re.compile(r"[,，\s]*(?:都|请|要|须|一起|统一|准时|按时|亲自)*(?:来|去|到|至|赴|在|于|向|从)")
_ACTS = re.compile(
    r"(?:今|明|后)天|[本下]?周[一二三四五六日末]|将|会(?!议)|要?[去来到派]"
)  # 告诉佛堂，公安局明天去检查
_OWN = re.compile(r"的(?!人|同志)|\d")  # 公安局的材料, 市府办302


@dataclass(frozen=True, slots=True)
class Parts:
    """Where in the folded text the pieces stand that are no words of the matter itself."""

    units: tuple[str, ...]
    groups: tuple[str, ...]
    taken: tuple[Span, ...]


@dataclass(slots=True)
class _Row:
    """The row as far as it was read; `last` is where its last name ends."""

    last: int
    units: list[str] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    taken: list[Span] = field(default_factory=list)

    @property
    def named(self) -> int:
        return len(self.units) + len(self.groups)


def addressed_in(scene: Scene, start: int, when: Deadline | None = None, without: "Without | None" = None) -> Parts:
    """The units and groups named in a row from a place on; those left out of a group are none of them."""
    row, place = _Row(start), start
    gaps = [*((one.start, one.end) for one in (when,) if one), *(without.taken if without else ())]
    while place < len(scene.text.key):
        if (gap := next((end for begin, end in gaps if begin <= place < end), None)) is not None:
            place = gap
            continue
        found = GROUP.match(scene.text.key, place) or _token_at(scene, place)
        end = place + 1 if found is None else found.end if isinstance(found, Token) else found.end()
        if found is not None and not _taken(scene, row, (place, end), found, when):
            break
        place = end
    return Parts(tuple(dict.fromkeys(row.units)), tuple(dict.fromkeys(row.groups)), tuple(row.taken))


def _token_at(scene: Scene, place: int) -> Token | None:
    return next((one for one in scene.tokens if one.start <= place < one.end), None)


def _taken(scene: Scene, row: _Row, span: Span, found: Token | re.Match[str], when: Deadline | None) -> bool:
    """Whether the row goes on with this word."""
    codes = found.value.units if isinstance(found, Token) and isinstance(found.value, Name) else ()
    if isinstance(found, Token) and not codes:
        row.taken += [span] if _is_sign(found, when, begun=row.named > 0) else []
        return found.kind in _BETWEEN
    if isinstance(found, Token) and found.kind not in _BETWEEN:
        return False
    if not _in_row(scene, row, span[0], when):
        return False
    behind = when is not None and row.last <= when.start < span[0]
    joined = when.end if when and behind else row.last if row.named else span[0]
    row.taken.append((joined, span[1]))  # with what joins it to the one before
    row.units += codes[:1] if len(codes) == 1 else ()
    row.groups += [] if isinstance(found, Token) else [_group(found["kind"])]
    row.last = span[1]
    return True


def _in_row(scene: Scene, row: _Row, place: int, when: Deadline | None) -> bool:
    """Whether a name is one more addressee: 、公安局 is; 8月5日来市府办, ：公安局的材料 are of the matter."""
    key, dated = scene.text.key, when is not None and row.last <= when.start < place
    if not row.named:
        return when is None or not dated or _GOING.match(key, when.end, place) is None
    token = _token_at(scene, place)
    beside = token is not None and (when is None or when.start != token.end) and not scene.text.gap(token.end)
    own = token is not None and beside and _OWN.match(key, token.end) is not None
    acts = token is not None and "," in key[row.last : place] and _ACTS.match(key, token.end) is not None
    return not dated and not own and not acts and _JOINED.fullmatch(key, row.last, place) is not None


def _is_sign(token: Token, when: Deadline | None, *, begun: bool) -> bool:
    """Signs and small words in front of the units go with them; 到 of the matter, and what follows the day, do not."""
    if when and token.start >= when.end:
        return token.kind in _NAMES
    if token.kind == "to" and begun:
        return when is not None and token.end == when.start
    return token.kind in _SIGNS or (not begun and token.kind in _BETWEEN)


def _group(kind: str) -> str:
    """各乡镇、街道 are 镇街; 各乡镇 may be what the roster calls so, or 镇."""
    return _TOWNS if "镇" in kind and _STREET in kind else kind


@dataclass(frozen=True, slots=True)
class Without:
    """Who of a group gets nothing, and where that is said."""

    units: tuple[str, ...]
    taken: tuple[Span, ...]


_ONE = "□"
_ROW = rf"{_ONE}+(?:[、,，和及与]+{_ONE}+)*"
_LEFT_OUT = re.compile(  # 后宅和城西已经报了，不用发; 除佛堂外; 佛堂除外
    rf"[,，;；(]?除(?:了|去|开)?(?P<but>{_ROW})(?:(?:以|之)?外的?[,，)]?|(?=[,，。;；)]|$))"
    rf"|[,，;；(](?P<not>{_ROW})(?:(?:已经?|都|也|就|的|可以|先)*(?:[报交办发做]|报过|交过|发过)*了?[,，]?)"
    r"(?:就|都|可以|先)*(?:除外[)]?|(?:不用|不要|不必|无需|不需要?|别)(?:再|管)*(?:发|报|交办|交|通知|写|办|给)*(?:了|吧)*"
    r"(?:[)]|(?=[,，。;；]|$)))"
)


def left_out(scene: Scene, start: int) -> Without:
    """The units that are excepted from those addressed, behind a place."""
    names, masked = _masked(scene)
    codes, taken = dict[str, None](), list[Span]()
    for found in _LEFT_OUT.finditer(masked, start):
        group = "but" if found["but"] else "not"
        inside = [one for one in names if found.start(group) <= one.start < found.end(group)]
        codes |= dict.fromkeys(one.value.units[0] for one in inside if isinstance(one.value, Name))
        taken.append(found.span())
    return Without(tuple(codes), tuple(taken))


def _masked(scene: Scene) -> tuple[list[Token], str]:
    """The names of units, and the text with a mark in place of each of their characters."""
    names = [
        token for token in scene.all("unit", "name") if isinstance(token.value, Name) and len(token.value.units) == 1
    ]
    masked = list(scene.text.key)
    for token in names:
        masked[token.start : token.end] = _ONE * len(token)
    return names, "".join(masked)


_AGAIN = re.compile(rf"(?P<sign>[,，;；。\n])\s*(?:另外?|再|还有|同时|请|给)*(?P<row>{_ROW})\s*(?P<colon>[:：])?")


def addressed_again(scene: Scene, start: int, addressed: Collection[str]) -> bool:
    """苏溪：补报材料；佛堂：下周一报总结: behind the first matter another unit has its own."""
    names, masked = _masked(scene)
    for found in _AGAIN.finditer(masked, start):
        inside = [one for one in names if found.start("row") <= one.start < found.end("row")]
        codes = {one.value.units[0] for one in inside if isinstance(one.value, Name)}
        if codes & {*addressed, *scene.context.units}:
            continue
        part = _CLAUSES.split(masked[found.end() :])[0]
        dated = found["sign"] not in ",，" and deadline_in(part, 0, scene.context.now, scene.today) is not None
        if found["colon"] or (dated and not part.startswith(("的", "已"))):
            return True
    return False


_LONGEST_TERM = 24  # characters: the day stands right behind the unit
_OWN_TERM = re.compile(r"(?:那边|那里|[的是要为则就可以在到,:： ])*")
_CLOSED = re.compile(r"(?:之前|以前|前|之内|以内|内|止|截止)$")


def another_term(scene: Scene, start: int, when: Deadline | None) -> bool:
    """赤岸8月1日前、佛堂8月3日前报…: one of the units has a day of its own beside the one that was read."""
    if when is None:
        return False
    now, today, key = scene.context.now, scene.today, scene.text.key
    for token in scene.all("unit", "name"):
        led = _OWN_TERM.match(key, max(token.end, start))
        own = (
            deadline_in(_CLAUSES.split(key[led.end() : led.end() + _LONGEST_TERM])[0], 0, now, today)
            if led and token.start >= start
            else None
        )
        if led is None or own is None or own.start > 0:
            continue
        end = led.end() + own.end
        if not led.end() < when.end <= end and _CLOSED.search(key, led.end(), end):
            return True
    return False


_ALSO = re.compile(
    r"(?:也|同样|一样)(?:都|一样|一起|同样)*+(?:要|得|需要|需|须|报|交|办|发|做|有|算上|通知到?|照办)*+(?:一[份下起])?[吧了的。！!]*"
)
_CLAUSES = re.compile(r"[,，;；。]")


def with_also(scene: Scene, parts: Parts) -> Parts:
    """报送清单，商务局也要: the units whom the last part adds to those in front."""
    key = scene.text.key
    signs = [sign for sign in _CLAUSES.finditer(key) if sign.end() < len(key)]
    if not signs or not (parts.units or parts.groups):
        return parts
    begin = signs[-1].end()
    more = addressed_in(scene, begin)
    end = max((stop for _, stop in more.taken), default=begin)
    named = more.taken and not key[begin : more.taken[0][0]].strip()
    if not named or not _ALSO.fullmatch(key, end):
        return parts
    units, groups = (*parts.units, *more.units), (*parts.groups, *more.groups)
    taken = (*parts.taken, (signs[-1].start(), len(key)))
    return Parts(tuple(dict.fromkeys(units)), tuple(dict.fromkeys(groups)), taken)
