"""对话: the one open question of a person in a chat: 10 minutes of business time, a reason as long as its card."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base

LIFE = timedelta(minutes=10)
LOOK, LOOKED = "look", "looked"  # nothing is asked: what was looked at, for 部门呢 behind it
UNREAD = "unread"  # slot of what was shown: words behind it that seem to change it and that nobody understood


class Dialogue(Base):
    """What we asked: a choice, a yes, missing fields or a reason; the answer resumes `intent` with `slots`."""

    __tablename__ = "dialogue"
    __table_args__ = (UniqueConstraint("person_id", "chat_id", name="uq_dialogue_person_chat"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    chat_id: Mapped[str] = mapped_column(String(128), default="")
    kind: Mapped[str] = mapped_column(String(10))  # choose | confirm | ask | reason | look
    question: Mapped[str] = mapped_column(Text, default="")
    intent: Mapped[str] = mapped_column(String(40))
    slots: Mapped[dict[str, Any]] = mapped_column(default=dict)
    options: Mapped[list[Any]] = mapped_column(default=list)  # slots that each option stands for, with "label"
    fields: Mapped[list[Any]] = mapped_column(default=list)
    asked_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]  # None: as long as the card it belongs to
    card_id: Mapped[int | None] = mapped_column(ForeignKey("card.id"))

    @classmethod
    def open_for(cls, session: Session, person_id: int, chat_id: str, now: datetime) -> "Dialogue | None":
        """The question still open for this person in this chat."""
        found = session.scalar(select(cls).where(cls.person_id == person_id, cls.chat_id == chat_id))
        if found is None or found.kind == LOOK or (found.expires_at is not None and found.expires_at <= now):
            return None
        return found

    @classmethod
    def looked(cls, session: Session, person_id: int, chat_id: str, now: datetime) -> str:
        """What this person last asked to see in this chat, in his words; "" where something else came since."""
        found = session.scalar(select(cls).where(cls.person_id == person_id, cls.chat_id == chat_id))
        fresh = found is not None and found.expires_at is not None and found.expires_at > now
        return str(found.slots.get(LOOKED, "")) if found is not None and fresh else ""

    @classmethod
    def forget_look(cls, session: Session, person_id: int, chat_id: str) -> None:
        """Something else is spoken of now."""
        session.execute(delete(cls).where(cls.person_id == person_id, cls.chat_id == chat_id, cls.kind == LOOK))

    @classmethod
    def move(cls, session: Session, person_id: int, chat_id: str, to: str) -> None:
        """What was asked in one chat is answered in another, where it is read."""
        here = select(cls).where(cls.person_id == person_id, cls.chat_id == chat_id)
        if (found := session.scalar(here)) is not None:
            cls.close(session, person_id, to)
            found.chat_id = to

    @classmethod
    def lapsed(cls, session: Session, person_id: int, chat_id: str, now: datetime) -> "Dialogue | None":
        """The question that waited too long in this chat, while nothing else was begun there."""
        here = select(cls).where(cls.person_id == person_id, cls.chat_id == chat_id, cls.expires_at <= now)
        here = here.where(cls.kind != LOOK)
        return session.scalar(here)

    @classmethod
    def beside(cls, session: Session, person_id: int, chat_id: str, field: str, now: datetime) -> "Dialogue | None":
        """The newest question for this field that is open in this group for somebody else."""
        if not chat_id:
            return None
        others = select(cls).where(cls.chat_id == chat_id, cls.person_id != person_id, cls.expires_at > now)
        found = session.scalars(others.order_by(cls.asked_at.desc(), cls.id.desc()))
        return next((one for one in found if field in one.fields), None)

    @property
    def was_shown(self) -> bool:
        """Whether what would be done was shown in full and waits for a yes: a form, a preview of our own.

        So does a step on the platform, and the reason of a decision: who looks at something else before his yes must
        not lose what he told.
        """
        return self.kind == "confirm" and (
            self.gives_reason or any(self.slots.get(name) for name in ("form", "shown", "stage"))
        )

    @property
    def gives_reason(self) -> bool:
        """Whether it is about the reason of a decision: asked for, or shown before it counts."""
        return self.intent.endswith("_REASON")

    @property
    def goes_on(self) -> bool:
        """Whether it is a list with another page: nothing is asked."""
        return bool(self.options) and "page" in self.options[0]

    @classmethod
    def close(cls, session: Session, person_id: int, chat_id: str) -> None:
        """Forget the open question."""
        session.execute(delete(cls).where(cls.person_id == person_id, cls.chat_id == chat_id))


class GroupHint(Base):
    """When a person last got a hint in a group: at most one in 10 minutes."""

    __tablename__ = "group_hint"

    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), primary_key=True)
    chat_id: Mapped[str] = mapped_column(String(128), primary_key=True)
    at: Mapped[datetime]
