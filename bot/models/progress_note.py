"""What was noted on the progress of an item, read from its history: what stood before the last note."""

from sqlalchemy.orm import Session

from bot.models.assignment import AWAITING_CHECK, Assignment
from bot.models.history import DONE, History


def note_before(session: Session, item: Assignment) -> str:
    """The note that stands again when the last one is taken back; "" where it was the first."""
    notes = list[str]()
    for row in History.of(session, Assignment.__tablename__, item.id):
        if row.result != DONE:
            continue
        text = str(row.facts.get("new") or row.facts.get("text") or "")
        match row.event:
            case "assignment.progress":
                notes.append(text)
            case "assignment.add" if row.before != AWAITING_CHECK:
                notes.append("\n补充：".join([*notes[-1:], text]))
            case "assignment.correct_progress" if notes:
                notes[-1] = text
            case "assignment.drop_progress" if notes:
                notes.pop()
    return notes[-2] if len(notes) > 1 else ""
