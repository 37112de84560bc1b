"""What a message does about our question, by the examples that it resembles (`config/language/answers.csv`).

It answers, agrees, ends the matter, puts it off, asks back, talks of something else, or wants something else of us.
The office may extend the file; which pieces speak for what is counted and put right as for commands (`cues.py`).
"""

from dataclasses import dataclass

from bot.language.asked import AGREES, ANSWERS, APPLIED, CHOSEN, CONFIRMED, DAY, EXTENDED, ONE_FIELD, STAYING
from bot.language.context import Asked
from bot.language.cues import PLACES
from bot.language.offers.likely import piece
from bot.language.scene import Scene
from bot.language.tokens import Token

_DAYS = frozenset({"stop_date", "effective_date", "date", "due", "closed_on", "done_on", "accepted_on"})
_LETTERS = 6  # of the shortest identifier
_FORM = frozenset({*ONE_FIELD, *_DAYS})


@dataclass(frozen=True, slots=True)
class Move:
    """What the message does, and by how much this is likelier than anything that would come to something else."""

    does: str
    ahead: float

    @property
    def stays(self) -> bool:
        """Whether it leaves the question open."""
        return self.does in STAYING


def question_of(asked: Asked) -> str | None:
    """Under which name the examples have the question; None where they know nothing of it."""
    fields = frozenset(asked.fields)
    if asked.kind == "confirm":
        return CONFIRMED
    if asked.kind == "choose":
        return CHOSEN if asked.options and all("account" in option for option in asked.options) else None
    if asked.kind != "ask" or not fields or not fields <= _FORM:
        return None
    if fields <= _DAYS:
        return DAY
    if fields == {"date", "reason"}:
        return EXTENDED
    return ONE_FIELD[asked.fields[0]] if len(asked.fields) == 1 else APPLIED


def move_of(scene: Scene) -> Move | None:
    """What the message does about the question that waits for this person; None where nothing is known."""
    asked = scene.context.asked
    question = question_of(asked) if asked is not None and asked.mine else None
    if question is None or not scene.tokens:
        return None
    impossible = ANSWERS if question == CONFIRMED else AGREES  # a form cannot be agreed to, a yes fills nothing in
    found = [one for one in scene.lexicon.vocabulary.moves.likely(said_to(scene), question, "") if one[1] != impossible]
    if not found:
        return None
    best, does = found[0]
    others = [score for score, other in found if other != does and not {other, does} <= STAYING]
    return Move(does, best - max(others, default=best))


def said_to(scene: Scene) -> str:
    """The message with names, numbers and days as placeholders; courtesy stays, 谢谢 and 领导 tell something here."""
    return "".join(scene.word(t) if _as_typed(t) else piece(scene, place) for place, t in enumerate(scene.tokens))


def _as_typed(token: Token) -> bool:
    """Courtesy; no, asdf: letters that are no identifier say nothing of one."""
    return token.kind == "polite" or (token.kind == "latin" and len(token) < _LETTERS)


def readable(said: str) -> str:
    """The placeholders in words: {账号}."""
    return "".join(f"{{{_NAMES[char]}}}" if char in _NAMES else char for char in said)


_NAMES = {mark: name for name, mark in PLACES.items()}
