"""Files to be read in: what the person answers to the preview. The clock has looked at them and reads them in."""

from bot.message import Kind, Reply
from bot.models import Evidence, ReceivedList
from bot.models.evidence import ALONE, lately_done
from bot.models.received_list import OVERSEERS
from bot.turn import Question, Turn
from bot.wording import lists as say
from bot.wording import pictures


def is_meant(turn: Turn) -> bool:
    """Whether a file is more likely a list than evidence: from who oversees, and not right behind a report."""
    return turn.message.kind is Kind.FILE and turn.holds(*OVERSEERS) and lately_done(turn.session, turn.act) is None


def sent(turn: Turn) -> Reply:
    """A file was sent by somebody who reads lists in."""
    turn.act.by = next((post for post in turn.speaker.posts if post.roles), None)
    kept = Evidence.receive(turn.session, turn.act, turn.message.media, ALONE)
    return Reply(say.looking() if kept else pictures.unreadable())


def asked_again(turn: Turn) -> Reply | None:
    """是, but another command has dropped the question meanwhile: it is put once more, with what would change."""
    row = ReceivedList.still_asked(turn.session, turn.speaker, turn.now)
    if row is None:
        return None
    turn.open(Question(say.asked(row), "confirm", intent="LIST_IN", slots={"list": row.id}))
    return Reply(say.asked(row))


def answer(turn: Turn) -> Reply:
    """是, or which of the lists it is."""
    row = ReceivedList.for_change(turn.session, int(turn.slot("list") or 0), turn.speaker)
    turn.act.by = next((post for post in turn.speaker.posts if post.roles), None)
    if turn.text("sort"):
        row.choose(turn.act, turn.text("sort"), turn.slot("plan"))
        return Reply(say.looking_again(row.sort))
    row.confirm(turn.act)
    return Reply(say.reading())
