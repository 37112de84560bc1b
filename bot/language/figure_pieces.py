"""A question for a figure cut into its pieces: what is counted, of whom, when, and what asks."""

from collections.abc import Iterator
from datetime import date

from bot.language.figure_words import DAY, MONTH, PARTED, PIECES, SINCE, TASK, UNIT, end_of_month, stretch
from bot.language.patterns import kinds
from bot.language.refs import task_refs
from bot.language.scene import Scene, Slots, iso

_DECEMBER = 12
FILTERS = (
    "intime",
    "late",
    "blocked",
    "disowned",
    "unreported",
    "unchecked",
    "returned",
    "reported",
    "unsigned",
    "unfinished",
    "overdue",
    "done",
)
_AND = frozenset({"和", "与", "跟", "及", "以及", "还有"})


def scanned(scene: Scene, *, parted: bool = False) -> Iterator[tuple[str, str]]:
    """The pieces one behind the other; "?" where one is unknown. `parted`: with units, and signs between parts."""
    text, place, groups = _masked(scene, parted=parted), 0, scene.lexicon.groups
    while place < len(text):
        group = next((name for name in groups if text.startswith(name, place)), None)
        piece = PIECES.match(text, place)
        if group is None and (piece is None or piece.end() == place):
            yield "?", text[place:]
            return
        name, word = (group, group) if group is not None else (str(piece.lastgroup), piece.group())  # type: ignore[union-attr]
        yield name, word
        place += len(word)


def _masked(scene: Scene, *, parted: bool) -> str:
    """The sentence with one sign for a task, a day, a platform; signs and the notice left out."""
    runs = {place: refs for refs in task_refs(scene) if refs.explicit for place in range(refs.start, refs.end)}
    shown, dropped = "", kinds("sep qmark plan polite")
    signs = {"sep": PARTED, "and": PARTED, "unit": UNIT, "name": UNIT} if parted else {}
    for place, token in enumerate(scene.tokens):
        word = scene.word(token)
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
    today = scene.today.day
    if "since" in found:
        first, last = stretch(found["since"], today)
    elif token := scene.first("month"):
        if not isinstance(token.value, int) or not 1 <= token.value <= _DECEMBER:
            return None
        first = today.replace(month=token.value, day=1)
        last = end_of_month(first)
    else:
        token = scene.first("date")
        read = scene.day(token) if token is not None else None
        if read is None or (shown := iso(read)) is None:
            return None
        first = last = date.fromisoformat(shown)
    return {"since": first.isoformat(), "until": last.isoformat()}
