"""日志: one row per attempt, refused ones too, with the words as typed; rows are only ever added."""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, String, Table, Text, event, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.models.member import Member, Person
from bot.permanence import keep_for_ever

DONE, REFUSED, FAILED = "成功", "拒绝", "出错"
SYSTEM = "系统"
FILE = "file"  # the channel of what is read from a file


class History(Base):
    """What somebody did or tried; `about` is the subject while the row is young."""

    __tablename__ = "history"
    __allow_unmapped__ = True
    __table_args__ = (Index("ix_history_subject", "subject", "subject_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(index=True)  # business time
    machine_at: Mapped[datetime]
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    who: Mapped[str] = mapped_column(String(80))  # name as of then, or the userid of a stranger
    userid: Mapped[str] = mapped_column(String(128), default="")
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    channel: Mapped[str] = mapped_column(String(10))  # app | bot | clock | file | page
    chat_id: Mapped[str] = mapped_column(String(128), default="")
    source_key: Mapped[str] = mapped_column(String(200), default="")  # the inbox key
    raw: Mapped[str] = mapped_column(Text, default="")
    event: Mapped[str] = mapped_column(String(60))  # "assignment.report", "request.approve", "refused" …
    subject: Mapped[str] = mapped_column(String(30), default="")
    subject_id: Mapped[int | None]
    subject_name: Mapped[str] = mapped_column(String(120), default="")  # 任务1 佛堂镇, ZX-2022-001
    before: Mapped[str] = mapped_column(String(40), default="")
    after: Mapped[str] = mapped_column(String(40), default="")
    result: Mapped[str] = mapped_column(String(10), default=DONE)
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    canon: Mapped[str] = mapped_column(Text)  # the whole row as one text, written once: what the seals are over

    about: object = None  # the subject itself; not a column

    @classmethod
    def of(cls, session: Session, subject: str, subject_id: int) -> list["History"]:
        """The timeline of one subject, oldest first."""
        found = select(cls).where(cls.subject == subject, cls.subject_id == subject_id)
        return list(session.scalars(found.order_by(cls.id)))

    @classmethod
    def between(cls, session: Session, events: Iterable[str], since: datetime, until: datetime) -> list["History"]:
        """What was done of these kinds in a stretch of time, its end left out; oldest first."""
        found = select(cls).where(cls.event.in_(tuple(events)), cls.result == DONE, cls.at >= since, cls.at < until)
        return list(session.scalars(found.order_by(cls.id)))

    @classmethod
    def last_of(cls, session: Session, person_id: int, events: Iterable[str]) -> "History | None":
        """The last thing of these kinds that a person did."""
        found = select(cls).where(cls.person_id == person_id, cls.event.in_(tuple(events)), cls.result == DONE)
        return session.scalar(found.order_by(cls.id.desc()).limit(1))


def canonical(values: Iterable[tuple[str, object]]) -> str:
    """A row's columns as one text, in the table's order; moments in UTC."""
    said = {name: as_said(value) for name, value in values if name not in {"id", "canon"}}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":"))


def as_said(value: object) -> object:
    """A column's value as the canonical text has it."""
    return value.astimezone(UTC).isoformat() if isinstance(value, datetime) else value


def _write_canon(mapper: object, connection: object, row: History) -> None:
    del mapper, connection
    row.canon = canonical((name, getattr(row, name)) for name in History.__table__.columns.keys())  # noqa: SIM118


event.listen(History, "before_insert", _write_canon)
assert isinstance(History.__table__, Table)  # noqa: S101 - a mapped class has a table
keep_for_ever(History.__table__)


@dataclass(slots=True)
class Act:
    """Somebody's doing: who, when, through which door. Every verb takes one and records into it.

    The door adds `rows` to its transaction and lets `bot.tell` tell them on; without a door (in tests) they just
    collect. `by` is None for the system.
    """

    by: Member | None
    at: datetime  # business time
    machine_at: datetime
    channel: str = "clock"
    person: Person | None = None
    userid: str = ""
    chat_id: str = ""
    source_key: str = ""
    raw: str = ""
    rows: list[History] = field(default_factory=list)
    on_record: Callable[[History], None] | None = None
    called: str = ""  # how the history names an act without a person: what an operator's file does

    @property
    def who(self) -> Person | None:
        """The human being who acts."""
        return self.by.person if self.by else self.person

    @property
    def is_operators(self) -> bool:
        """A file that whoever runs the machine reads in, in nobody's name: as with `duban load`, roles do not bind."""
        return self.by is None and self.person is None and self.channel == FILE

    def record(
        self,
        event: str,
        about: object = None,
        *,
        before: str = "",
        after: str = "",
        result: str = DONE,
        **facts: Any,  # noqa: ANN401 - facts are whatever JSON can hold
    ) -> History:
        """Add a row; `about` gives subject, number and name through its `subject_name` property."""
        who = self.who
        row = History(
            at=self.at,
            machine_at=self.machine_at,
            person_id=who.id if who else None,
            who=who.name if who else self.called or self.userid or SYSTEM,
            userid=(who.userid or "") if who else self.userid,
            unit_id=self.by.unit_id if self.by else None,
            channel=self.channel,
            chat_id=self.chat_id,
            source_key=self.source_key,
            raw=self.raw,
            event=event,
            subject=getattr(type(about), "__tablename__", "") if about is not None else "",
            subject_id=getattr(about, "id", None),
            subject_name=str(getattr(about, "subject_name", ""))[:120],
            before=before,
            after=after,
            result=result,
            facts=facts,
        )
        row.about = about
        self.rows.append(row)
        if self.on_record:
            self.on_record(row)
        return row
