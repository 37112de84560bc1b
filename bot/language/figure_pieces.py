"""A question for a figure cut into its pieces: what is counted, of whom, when, and what asks."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from bot.language.context import OVERSEERS
from bot.language.figure_words import DAY, MONTH, PARTED, PIECES, SINCE, TASK, UNIT, end_of_month, stretch
from bot.language.patterns import kinds
from bot.language.refs import task_refs
from bot.language.scene import Scene, Slots, iso
from bot.language.tokens import Token

_DECEMBER = 12
FILTERS = (
    "intime",
    "late",
    "blocked",
    "disowned",
    "unreported",
    "unchecked",
    "returned",
    "notapplicable",
    "voided",
    "reported",
    "unsigned",
    "unfinished",
    "overdue",
    "done",
)
_AND = frozenset({"和", "与", "跟", "及", "以及", "还有"})


def groups_of(scene: Scene) -> Mapping[str, tuple[str, ...]]:
    """The words for many units: the notice's groups and, of who oversees all, 镇 and 街道; a head's 镇里 is his."""
    lexicon = scene.lexicon
    return lexicon.groups | lexicon.sorts if scene.context.has(OVERSEERS) else lexicon.groups


def groups_said(scene: Scene) -> list[str]:
    """The codes of the units of the groups that a sentence names in words of its own: 哪些街道没签收."""
    groups, found = groups_of(scene), dict[str, None]()
    for token in scene.all("unitnoun", "x"):
        word = scene.word(token)
        named = max((name for name in groups if name in word), key=len, default="")
        found |= dict.fromkeys(groups.get(named, ()))
    return list(found)


def scanned(scene: Scene, *, parted: bool = False) -> Iterator[tuple[str, str]]:
    """The pieces one behind the other; "?" where one is unknown. `parted`: with units, and signs between parts."""
    text, place, groups = _masked(scene, parted=parted), 0, groups_of(scene)
    while place < len(text):
        group = next((name for name in groups if text.startswith(name, place)), None)
        piece = PIECES.match(text, place)
        if group is None and (piece is None or piece.end() == place):
            yield "?", text[place:]
            return
        name, word = (group, group) if group is not None else (str(piece.lastgroup), piece.group())  # type: ignore[union-attr]
        if name == "ask":  # 哪些部门 asks of a group, 部门几家镇街几家 of two
            inside = (at for at in range(1, len(word)) if any(text.startswith(one, place + at) for one in groups))
            word = word[: next(inside, len(word))]
        yield name, word
        place += len(word)


def _masked(scene: Scene, *, parted: bool) -> str:
    """The sentence with one sign for a task, a day, a platform; signs and the notice left out."""
    runs = {place: refs for refs in task_refs(scene) if refs.explicit for place in range(refs.start, refs.end)}
    shown, dropped = "", kinds("sep qmark plan polite")
    signs = {"sep": PARTED, "and": PARTED, "unit": UNIT, "name": UNIT} if parted else {}
    for place, token in enumerate(scene.tokens):
        word = scene.word(token).removesuffix("为止")  # 到今天为止 is no day on which something happened
        if place in runs:
            shown += TASK if place == runs[place].start else ""
        elif token.kind == "date" and not SINCE.fullmatch(word):
            shown += DAY
        elif token.kind in {"month", "platform"}:
            shown += MONTH if token.kind == "month" else "账号"
        elif token.kind in signs:
            shown += signs[token.kind]
        elif parted and word in _AND:
            shown += PARTED
        elif token.kind not in dropped:
            shown += word
    return shown


def numbers(scene: Scene, found: dict[str, str]) -> Slots:
    """The tasks: by number, or that whose report carries the list of people."""
    numbers = tuple(n for refs in task_refs(scene) if refs.explicit for n in refs.numbers)
    people = [task.number for task in scene.lexicon.tasks if task.people] if "people" in found else []
    numbers = numbers or (tuple(people) if len(people) == 1 else ())
    return {"tasks": numbers} if numbers else {}


def time_meant(scene: Scene, found: dict[str, str]) -> Slots | None:
    """The days that are meant, both included."""
    if "since" in found:
        first, last = stretch(found["since"], scene.today.day)
    elif (days := _days(scene, scene.first("month") or scene.first("date"))) is not None:
        first, last = days
        before = scene.first("month", "date")
        ahead = before is not None and scene.word(before).endswith(("前", "之前", "以前")) and last > scene.today.day
        first = scene.today.day if ahead else first  # 8月底前还有几项要办: from now until then
    else:
        return None
    return {"since": first.isoformat(), "until": last.isoformat()}


def times_meant(scene: Scene, pieces: Sequence[tuple[str, str]]) -> list[tuple[date, date]] | None:
    """Every stretch of days that is named, in its order; 7月20日到现在 and 8月1日到8月5日 are one. None: unclear."""
    tokens = iter(
        [
            token
            for token in scene.tokens
            if token.kind == "month" or (token.kind == "date" and not SINCE.fullmatch(scene.word(token)))
        ]
    )
    found: list[tuple[date, date]] = []
    joined = False
    for name, word in pieces:
        if name in {"since", "day"}:
            days = stretch(word, scene.today.day) if name == "since" else _days(scene, next(tokens, None))
            if days is None:
                return None
            found = [*found[:-1], (found[-1][0], days[1])] if joined and found else [*found, days]
        elif name == "untilnow" and found:
            found[-1] = (found[-1][0], scene.today.day)
        joined = name == "through"
    return found if all(first <= last for first, last in found) else None


def _days(scene: Scene, token: Token | None) -> tuple[date, date] | None:
    """The month, or the one day, of a token."""
    if token is None:
        return None
    if token.kind == "month":
        if not isinstance(token.value, int) or not 1 <= token.value <= _DECEMBER:
            return None
        first = scene.today.day.replace(month=token.value, day=1)
        return first, end_of_month(first)
    read = scene.day(token)
    if read is None or (shown := iso(read)) is None:
        return None
    return date.fromisoformat(shown), date.fromisoformat(shown)
