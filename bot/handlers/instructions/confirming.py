"""交办预览 as a card besides 是: what is previewed is kept with the card, and asked again when somebody answers it."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, select

from bot.errors import WrongState
from bot.message import Reply
from bot.models import Card, Dialogue, Unit
from bot.models.instruction import CONFIRM, Instruction
from bot.turn import Turn
from bot.wording import instructions as say

OPEN = "开"


def offer(turn: Turn, what: Instruction, units: Sequence[Unit], silent: Sequence[str], goes_at: datetime) -> Reply:
    """The preview as text, waiting for 是, and as a card to whoever typed it."""
    ref = turn.message.key
    kept = {name: value for name, value in turn.slots.items() if name not in {"ask", "deny", "preview"}}
    rows = say.confirm_rows(what, units, goes_at, turn.now)
    facts: dict[str, Any] = {
        "ref": ref,
        "intent": turn.intent,
        "slots": kept,
        "kind": what.kind,
        "text": what.title,
        "rows": rows,
    }
    turn.act.record("office.instruct_asked", what.plan, urgent=what.urgent, **facts)
    return turn.show(say.preview(what, units, silent, goes_at, turn.now), preview=ref)


def take(turn: Turn) -> None:
    """Whichever of 是 and the tap comes first is the answer; the other hears that there was one."""
    card = _card(turn, turn.text("preview"))
    if card is not None and card.state != OPEN:
        raise WrongState("instruct_over", state=card.state, outcome=card.outcome)


def done(turn: Turn, what: Instruction, docket: str) -> None:
    """The card says the number, and no 是 is waited for any more."""
    _settle(turn, "office.instructed", what.plan, docket=docket)


def drop(turn: Turn, card: Card) -> Reply:
    """〔取消〕"""
    turn.slots = {"preview": str(card.facts.get("ref", ""))}
    take(turn)
    _settle(turn, "office.instruct_dropped", None)
    return Reply(say.dropped())


def resumed(card: Card) -> Mapping[str, Any]:
    """The slots that the card was made of, as after 是."""
    return {**card.facts.get("slots", {}), "shown": True, "preview": str(card.facts.get("ref", ""))}


def _settle(turn: Turn, event: str, about: object, **facts: str) -> None:
    ref = turn.text("preview")
    if not ref:
        return
    asked = select(Dialogue).where(Dialogue.person_id == turn.speaker.id)
    mine = [one.id for one in turn.session.scalars(asked) if one.slots.get("preview") == ref]
    turn.session.execute(delete(Dialogue).where(Dialogue.id.in_(mine)))
    turn.act.record(event, about, ref=ref, **facts)


def _card(turn: Turn, ref: str) -> Card | None:
    """The card of this preview, locked; None where the person could not be sent one."""
    mine = select(Card).where(Card.person_id == turn.speaker.id, Card.step == CONFIRM)
    found = [card.id for card in turn.session.scalars(mine.order_by(Card.id.desc())) if card.facts.get("ref") == ref]
    if not ref or not found:
        return None
    return turn.session.get_one(Card, found[0], with_for_update={"of": Card}, populate_existing=True)
