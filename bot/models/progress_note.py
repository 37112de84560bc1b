"""What was noted on the progress of an item, by its history: what stood before the last note, and whose it is."""

from sqlalchemy.orm import Session

from bot.models.assignment import AWAITING_CHECK, Assignment
from bot.models.history import DONE, History


def note_before(session: Session, item: Assignment) -> str:
    """The note that stands again when the last one is taken back; "" where it was the first."""
    notes = _notes(session, item)
    return notes[-2][0] if len(notes) > 1 else ""


def noted_by(session: Session, item: Assignment) -> int | None:
    """The person whose note stands; None where there is none."""
    notes = _notes(session, item)
    return notes[-1][1] if notes else None


def _notes(session: Session, item: Assignment) -> list[tuple[str, int | None]]:
    """Each note and who wrote it, the one that stands last."""
    notes = list[tuple[str, int | None]]()
    for row in History.of(session, Assignment.__tablename__, item.id):
        if row.result != DONE:
            continue
        text = str(row.facts.get("new") or row.facts.get("text") or "")
        match row.event:
            case "assignment.progress":
                notes.append((text, row.person_id))
            case "assignment.add" if row.before != AWAITING_CHECK:
                notes.append(("\n补充：".join([*(note for note, _ in notes[-1:]), text]), row.person_id))
            case "assignment.correct_progress" if notes:
                notes[-1] = (text, row.person_id)
            case "assignment.drop_progress" if notes:
                notes.pop()
    return notes
