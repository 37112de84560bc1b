"""收件: every callback by its key, with the answer it got, so that a repetition hears the same."""

from datetime import datetime
from typing import Any

from sqlalchemy import String, Text
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base, insert_once


class Inbox(Base):
    """One callback; claimed by the first statement of its transaction and committed with its effect."""

    __tablename__ = "inbox"

    key: Mapped[str] = mapped_column(String(200), primary_key=True)
    channel: Mapped[str] = mapped_column(String(10))
    sender: Mapped[str] = mapped_column(String(128), default="")
    kind: Mapped[str] = mapped_column(String(20), default="")
    raw: Mapped[str] = mapped_column(Text, default="")
    received_at: Mapped[datetime] = mapped_column(index=True)  # machine time
    answer: Mapped[str] = mapped_column(Text, default="")  # the plain payload; sealed anew for each copy
    answered: Mapped[bool] = mapped_column(default=False)

    @classmethod
    def claim(cls, session: Session, key: str, **facts: object) -> "Inbox | None":
        """Take the key; None if another copy has it (this statement waits for that copy's transaction)."""
        if not insert_once(session, cls, key=key, answer="", answered=False, **facts):
            return None
        return session.get_one(cls, key)


class Mishap(Base):
    """A callback that failed inside us: how often, and the number that the person hears."""

    __tablename__ = "mishap"

    id: Mapped[int] = mapped_column(primary_key=True)
    key: Mapped[str] = mapped_column(String(200), unique=True)
    attempts: Mapped[int] = mapped_column(default=0)
    sender: Mapped[str] = mapped_column(String(128), default="")
    what: Mapped[str] = mapped_column(Text, default="")
    raw: Mapped[str] = mapped_column(Text, default="")
    at: Mapped[datetime]


class Unknown(Base):
    """Words nobody understood: kept for the vocabulary's owner (`duban export unknown`)."""

    __tablename__ = "unknown_words"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime]
    text: Mapped[str] = mapped_column(Text)
    roles: Mapped[str] = mapped_column(String(200), default="")
    in_group: Mapped[bool] = mapped_column(default=False)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
