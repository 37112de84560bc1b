"""日历: the office's own table of rest days and make-up days, and the sandbox's business clock."""

from datetime import date, datetime

from sqlalchemy import String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import running
from bot.database import Base, insert_once
from bot.workdays import Workdays


class SpecialDay(Base):
    """A weekday off (休) or a weekend day worked (班), by the State Council's yearly order."""

    __tablename__ = "special_day"

    day: Mapped[date] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(4))
    name: Mapped[str] = mapped_column(String(60), default="")


_DAYS = select(SpecialDay.__table__.c.day, SpecialDay.__table__.c.kind)  # no rows of ours: asked at every turn


class BusinessTime(Base):
    """The simulated business clock: one row, only in a sandbox (CONTRACT, Time)."""

    __tablename__ = "business_time"

    id: Mapped[int] = mapped_column(primary_key=True)
    set_to: Mapped[datetime]
    set_at: Mapped[datetime]  # machine time


def workdays(session: Session) -> Workdays:
    """Today's knowledge of which days are worked."""
    return Workdays({row[0]: row[1] for row in session.execute(_DAYS)})


def business_now(session: Session, machine_now: datetime) -> datetime:
    """Business time: the sandbox's clock where one was set, else the machine's."""
    row = session.get(BusinessTime, 1)
    return running(row.set_to, row.set_at, machine_now) if row else machine_now


def set_business_time(session: Session, moment: datetime, machine_now: datetime) -> None:
    """Set the sandbox's clock; the caller has checked that this is a sandbox and that time does not run back."""
    begin_business_time(session, moment, machine_now)
    session.merge(BusinessTime(id=1, set_to=moment, set_at=machine_now))


def begin_business_time(session: Session, moment: datetime, machine_now: datetime) -> None:
    """Set the sandbox's clock unless it has been set; of two that start at once the first one's time holds."""
    if session.get(BusinessTime, 1) is None:
        insert_once(session, BusinessTime, id=1, set_to=moment, set_at=machine_now)
