"""发件: notices that were decided, the rows that carry them out, and the cards that people may tap.

A notice is the decision to tell (unique per subject, kind and slot); an outbox row is one thing for one recipient.
Row kinds: message, update, webhook, upload, recall, menu, fetch, resolve, place.
"""

import json
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.errors import Unclear, WrongState
from bot.models.member import Group, Person, Recorder

PENDING, LEASED, SENT, FAILED, UNCERTAIN, WITHDRAWN = "待发", "发送中", "已发", "失败", "不确定", "已收回"
TOLD = "另行告知"  # 失败 or 不确定, and then a person saw to it by other means
RESENT = "已重发"  # 失败 or 不确定, and then sent again by a person
UNFINISHED = (PENDING, LEASED)
UNDELIVERED = (FAILED, UNCERTAIN)
FOR_PEOPLE = ("message", "upload", "webhook")  # the other kinds change something at WeCom; nobody reads them
TO_TAP = "待点选"  # of a notice: proposed to the office, sent once somebody taps


class Notice(Base):
    """A reminder that was due and decided; the unique key makes a second tick harmless."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("subject", "subject_id", "kind", "slot", name="uq_notice"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    subject: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int]
    kind: Mapped[str] = mapped_column(String(60))
    slot: Mapped[str] = mapped_column(String(60))  # the nominal day or rung
    made_at: Mapped[datetime]  # business time
    state: Mapped[str] = mapped_column(String(12), default="已发")  # 已发 | 跳过 | 待点选 | 无人可收 | 暂停
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)


class Card(Base):
    """A card on somebody's phone: whom it asked, about what, with which keys, and how it ended."""

    __tablename__ = "card"
    __table_args__ = (Index("ix_card_subject", "subject", "subject_id", "state"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    task_id: Mapped[str] = mapped_column(String(128), unique=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("person.id"), index=True)
    subject: Mapped[str] = mapped_column(String(30))
    subject_id: Mapped[int]
    step: Mapped[str] = mapped_column(String(30))  # sign | approve | verify | acknowledge | …
    keys: Mapped[list[Any]] = mapped_column(default=list)  # the exact keys it offers
    form_hash: Mapped[str] = mapped_column(String(64), default="")
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)
    state: Mapped[str] = mapped_column(String(10), default="开")  # 开 | 已办 | 失效
    outcome: Mapped[str] = mapped_column(Text, default="")
    codes: Mapped[list[Any]] = mapped_column(default=list)  # unspent response codes, a click's own last
    sent_at: Mapped[datetime | None]
    made_at: Mapped[datetime]  # business time

    person: Mapped[Person] = relationship(lazy="joined")

    @classmethod
    def with_task_id(cls, session: Session, task_id: str) -> "Card | None":
        """The card on record under that task_id."""
        return session.scalar(select(cls).where(cls.task_id == task_id))

    @classmethod
    def open_about(cls, session: Session, subject: str, subject_id: int, *steps: str) -> list["Card"]:
        """Cards that still ask about a subject (for certain steps only, if any are given)."""
        found = select(cls).where(cls.subject == subject, cls.subject_id == subject_id, cls.state == "开")
        return [card for card in session.scalars(found.order_by(cls.id)) if not steps or card.step in steps]


class Outbox(Base):
    """One thing to do at WeCom for one recipient. Its bytes are fixed from the first attempt on."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("ix_outbox_due", "state", "next_at"),
        Index("ix_outbox_waiting", "state", "id"),
        Index("ix_outbox_kind", "kind", "state"),
        Index("ix_outbox_lane", "lane", "id"),
        Index("ix_outbox_recipient", "recipient", "state"),
        Index("ix_outbox_sent", "recipient", "sent_at"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(12))
    lane: Mapped[str] = mapped_column(String(60), default="")  # rows of one lane go one after the other
    recipient: Mapped[str] = mapped_column(String(128), default="")  # userid, chat id or nothing
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    unit_id: Mapped[int | None] = mapped_column(ForeignKey("unit.id"))
    label: Mapped[str] = mapped_column(String(40), default="")  # kind as people and `tick` name it: 临期, 签批卡 …
    text: Mapped[str] = mapped_column(Text, default="")  # what it says, in words
    payload: Mapped[str] = mapped_column(Text, default="")
    data: Mapped[bytes | None] = mapped_column(LargeBinary)  # a file to upload
    in_window: Mapped[bool] = mapped_column(default=False)  # only inside the sending window
    state: Mapped[str] = mapped_column(String(10), default=PENDING)
    made_at: Mapped[datetime]  # business time
    next_at: Mapped[datetime]  # machine time
    attempts: Mapped[int] = mapped_column(default=0)
    first_attempt_at: Mapped[datetime | None]
    lease_owner: Mapped[str] = mapped_column(String(60), default="")
    sent_at: Mapped[datetime | None]
    business_sent_at: Mapped[datetime | None]
    msgid: Mapped[str] = mapped_column(String(200), default="")
    error: Mapped[str] = mapped_column(Text, default="")
    card_id: Mapped[int | None] = mapped_column(ForeignKey("card.id"))
    notice_id: Mapped[int | None] = mapped_column(ForeignKey("notice.id"))
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @classmethod
    def undelivered(cls, session: Session) -> list["Outbox"]:
        """What never arrived, or may not have: the newest first."""
        found = select(cls).where(cls.state.in_(UNDELIVERED)).order_by(cls.id.desc())
        return list(session.scalars(found))

    @classmethod
    def for_change(cls, session: Session, number: int) -> "Outbox":
        """The row of that number, locked; Unclear if there is none."""
        row = session.scalar(select(cls).where(cls.id == number).with_for_update())
        if row is None:
            raise Unclear("no_such_message", value=number)
        return row

    @property
    def subject_name(self) -> str:
        """How the history names it."""
        return f"{self.label} {self.recipient}".strip()

    def hindrance(self, session: Session) -> WrongState | None:
        """Why a person's word cannot send it once more; None if it can."""
        if self.state not in UNDELIVERED:
            return WrongState("not_undelivered", number=self.id, state=self.state)
        if self.kind not in FOR_PEOPLE:
            return WrongState("not_for_people", number=self.id)
        card = session.get(Card, self.card_id) if self.card_id else None
        if card is not None and card.state != "开":
            return WrongState("card_is_over", number=self.id, outcome=card.outcome)
        if self.kind == "webhook":
            group = session.get(Group, int(self.facts.get("group", 0)))
            return None if group and group.webhook_key else WrongState("group_gone", number=self.id)
        person = session.get(Person, self.person_id) if self.person_id else None
        if person is not None and not self._is_still_of(person):
            return WrongState("receiver_gone", number=self.id, name=person.name)
        return None

    def _is_still_of(self, person: Person) -> bool:
        """Whether he still serves in the unit in which it was to reach him."""
        return any(self.unit_id in {None, post.unit_id} for post in person.posts)

    def send_again(self, act: Recorder, session: Session) -> None:
        """A person decides that what did not arrive, or may not have, goes once more; telling it writes the new row."""
        if hindrance := self.hindrance(session):
            raise hindrance
        before, self.state = self.state, RESENT
        act.record("outbox.resend", self, before=before, after=RESENT, kind=self.label, to=self.recipient)

    def told_otherwise(self, act: Recorder) -> None:
        """A person has told it by telephone, or it is of no use any more: it is off the list, on record."""
        if self.state not in UNDELIVERED:
            raise WrongState("not_undelivered", number=self.id, state=self.state)
        before, self.state = self.state, TOLD
        act.record("outbox.told", self, before=before, after=TOLD, kind=self.label, to=self.recipient)

    @property
    def content(self) -> dict[str, Any]:
        """The payload as WeCom's JSON object."""
        return dict(json.loads(self.payload)) if self.payload else {}


class Lease(Base):
    """Who does a shared job for now; it only saves work, the unique keys make a second one harmless."""

    __tablename__ = "lease"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    owner: Mapped[str] = mapped_column(String(60))
    until: Mapped[datetime]  # machine time; the database's clock on PostgreSQL


class JobRun(Base):
    """The last business instant for which a job of the timetable has run."""

    __tablename__ = "job_run"

    name: Mapped[str] = mapped_column(String(40), primary_key=True)
    slot: Mapped[str] = mapped_column(String(40))
    at: Mapped[datetime]
