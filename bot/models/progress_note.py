"""What was noted on the progress of an item, by its history: what stood before the last note, and who wrote which part.

A note and what was added to it stand as one text; each part stays its writer's, who alone puts it right or takes it
back.
"""

from dataclasses import dataclass

from sqlalchemy.orm import Session

from bot.models.assignment import AWAITING_CHECK, Assignment
from bot.models.history import DONE, History
from bot.models.note_part import SEAM, Part


@dataclass(frozen=True, slots=True)
class _Piece:
    text: str
    writer: int | None


def note_before(session: Session, item: Assignment) -> str:
    """The note that stands again when the last one is taken back; "" where it was the first."""
    notes = _notes(session, item)
    return _joined(notes[-2]) if len(notes) > 1 else ""


def noted_by(session: Session, item: Assignment) -> int | None:
    """The person who wrote the last part of the note that stands; None where there is none."""
    notes = _notes(session, item)
    return notes[-1][-1].writer if notes else None


def part_of(session: Session, item: Assignment, person: int) -> Part | None:
    """What this person wrote last in the note that stands; None if it is all of others."""
    notes = _notes(session, item)
    pieces = notes[-1] if notes else []
    if not pieces or _joined(pieces) != item.progress_text:  # shortened, or older than the history
        own = not pieces or pieces[-1].writer == person
        return Part(item.progress_text) if own else None
    place = next((place for place in reversed(range(len(pieces))) if pieces[place].writer == person), None)
    if place is None:
        return None
    texts = [piece.text for piece in pieces]
    number = place if len(pieces) > 1 else None
    return Part(texts[place], number, tuple(texts[:place]), tuple(texts[place + 1 :]))


def _joined(pieces: list[_Piece]) -> str:
    return SEAM.join(piece.text for piece in pieces)


def _notes(session: Session, item: Assignment) -> list[list[_Piece]]:
    """Each note in its parts, the one that stands last."""
    notes = list[list[_Piece]]()
    for row in History.of(session, Assignment.__tablename__, item.id):
        if row.result != DONE:
            continue
        piece = _Piece(str(row.facts.get("new") or row.facts.get("text") or ""), row.person_id)
        match row.event:
            case "assignment.progress":
                notes.append([piece])
            case "assignment.add" if row.before != AWAITING_CHECK:
                notes[-1:] = [[*(notes[-1] if notes else []), piece]]
            case "assignment.correct_progress" if notes:
                _put_right(notes[-1], piece, row.facts.get("place"))
            case "assignment.drop_progress" if notes:
                _drop(notes, row.facts.get("place"))
    return notes


def _put_right(note: list[_Piece], piece: _Piece, place: int | None) -> None:
    whole = slice(None) if place is None else slice(place, place + 1)
    note[whole] = [piece]


def _drop(notes: list[list[_Piece]], place: int | None) -> None:
    """The part; without its place the last one, and with the only one the note."""
    if len(notes[-1]) > 1:
        del notes[-1][-1 if place is None else place]
    else:
        notes.pop()
