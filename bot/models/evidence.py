"""证明材料: a sentence, a link or a picture that goes with a report or an execution step."""

from datetime import datetime

from sqlalchemy import ForeignKey, Index, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from bot.database import Base


class Evidence(Base):
    """One piece; pictures are rows to fetch first (a bot's address lives 5 minutes)."""

    __tablename__ = "evidence"
    __table_args__ = (Index("ix_evidence_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(30))  # assignment | request
    subject_id: Mapped[int]
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"))
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(10))  # text | image | file
    text: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(10), default="已收")  # 待取 | 已收 | 取不到
    path: Mapped[str] = mapped_column(String(200), default="")  # relative to the media folder
    sha256: Mapped[str] = mapped_column(String(64), default="")
    step: Mapped[str] = mapped_column(String(30), default="")  # report | paper_sign | execution
