"""Files sent in chat to be read in: what each would change is told to its sender; after his 是 it is read."""

from collections.abc import Callable
from typing import Protocol

from sqlalchemy.orm import Session

from bot.models import Act, Dialogue, ReceivedList
from bot.models.dialogue import LIFE
from bot.models.member import Role
from bot.models.received_list import ASKED, CHOOSING, LEFT, TO_LOOK, TO_TAKE, Sort, sender_of
from bot.scheduler.beat import Beat
from bot.tell import Post, tell
from bot.wording import lists as say

LABEL = "读入表格"
CLERKS = (Role.CLERK, Role.CONTACT)
Step = Callable[[Session, ReceivedList, Act], None]


class Reader(Protocol):
    """The door for files, as `bot.app` hands it over."""

    def look(self, session: Session, row: ReceivedList, act: Act, /) -> None:
        """Which list it is and what it would change."""

    def take(self, session: Session, row: ReceivedList, act: Act, /) -> None:
        """Read it in."""

    def give_up(self, row: ReceivedList, /) -> bool:
        """Whether it was tried too often."""


def run(beat: Beat, reader: Reader) -> None:
    """Every file that waits, each in a transaction of its own; the try is on record before it is made."""
    with beat.database.read() as session:
        waiting = ReceivedList.waiting(session)
    for number in waiting:
        beat.alive()
        if _may_try(beat, reader, number):
            _work(beat, reader, number)
    with beat.database.change() as session:
        ReceivedList.forget(session, beat.now)


def _may_try(beat: Beat, reader: Reader, number: int) -> bool:
    with beat.database.change() as session:
        row = session.get_one(ReceivedList, number)
        over = reader.give_up(row)
        if over:
            _counter(beat, session).text(row.person, say.left(row), LABEL)
    return not over


def _work(beat: Beat, reader: Reader, number: int) -> None:
    with beat.database.change() as session:
        row = session.get_one(ReceivedList, number, with_for_update={"of": ReceivedList})
        steps: dict[str, Step] = {TO_LOOK: reader.look, TO_TAKE: reader.take}
        if row.state not in steps:  # another process was quicker
            return
        was_taking = row.state == TO_TAKE
        act = Act(by=None, at=beat.now, machine_at=beat.machine_now, channel=row.channel, person=row.person)
        act.raw = row.subject_name
        steps[row.state](session, row, act)
        row.tries = 0  # only tries that broke off count
        post = _counter(beat, session)
        _answer(session, post, row, was_taking=was_taking)
        tell(post, act)


def _answer(session: Session, post: Post, row: ReceivedList, *, was_taking: bool) -> None:
    """The sender hears how it stands; a question of ours waits ten minutes for his answer."""
    if row.state == ASKED:
        text = say.changed_meanwhile(row) if was_taking else say.asked(row)
        _open(session, post, row, "confirm", text)
    elif row.state == CHOOSING:
        listed = [f"{n} {option['label']}" for n, option in enumerate(row.options, 1)]
        text = "\n".join([say.which(), *listed])
        _open(session, post, row, "choose", text, options=[{**option, "list": row.id} for option in row.options])
    elif row.state != LEFT:
        text = say.taken(row)
    elif row.quiet and not row.sort:  # it is evidence, and no list
        return
    else:
        text = say.left(row)
        if row.quiet and not _his(row):  # of which item it is evidence has been asked, or it is attached already
            text = f"{text}\n{say.evidence_asked()}"
        elif row.person.holds(*CLERKS) and not _his(row):
            text = f"{text}\n{say.as_evidence()}"
            _open(session, post, row, "confirm", text, intent="PICTURE_OF")
    post.text(row.person, text, LABEL)


def _his(row: ReceivedList) -> bool:
    """Whether it is one of the lists that he may have read in."""
    return bool(row.sort) and sender_of(row.person, Sort(row.sort)) is not None


def _open(session: Session, post: Post, row: ReceivedList, kind: str, text: str, **more: object) -> None:
    """Keep the question open in the person's own chat."""
    Dialogue.close(session, row.person_id, "")
    made = Dialogue(person_id=row.person_id, chat_id="", kind=kind, question=text, slots={"list": row.id}, fields=[])
    made.intent, made.options = str(more.get("intent", "LIST_IN")), more.get("options", [])  # type: ignore[assignment]
    made.asked_at, made.expires_at, made.card_id = post.now, post.now + LIFE, None
    session.add(made)


def _counter(beat: Beat, session: Session) -> Post:
    """What answers somebody's own file goes at once."""
    return Post(session, beat.now, beat.machine_now, beat.agent_id)
