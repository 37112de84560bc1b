"""单位: the offices, towns, streets and departments that owe and decide."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import String, Text, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base

SEPARATOR = ";"


class Unit(Base):
    """One unit of the county (units.csv); kept for ever, closed by `valid_to` and its successor."""

    __tablename__ = "unit"

    id: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(40), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    short: Mapped[str] = mapped_column(String(60))
    kind: Mapped[str] = mapped_column(String(40), default="")
    group_name: Mapped[str] = mapped_column(String(60), default="")  # 责任单位分组
    aliases: Mapped[str] = mapped_column(Text, default="")
    duties: Mapped[str] = mapped_column(Text, default="")  # 角色, as printed
    urgeable: Mapped[bool] = mapped_column(default=True)  # 可催办
    valid_from: Mapped[date | None]
    valid_to: Mapped[date | None]
    successor: Mapped[str] = mapped_column(String(40), default="")

    @classmethod
    def coded(cls, session: Session, code: str) -> "Unit | None":
        """The unit with that code."""
        return session.scalar(select(cls).where(cls.code == code))

    @classmethod
    def called(cls, session: Session, name: str) -> "Unit | None":
        """The unit with exactly that canonical name, short name or alias."""
        return next((unit for unit in session.scalars(select(cls)) if name in unit.names), None)

    @classmethod
    def all(cls, session: Session) -> list["Unit"]:
        """Every unit, in the roster's order."""
        return list(session.scalars(select(cls).order_by(cls.id)))

    @property
    def subject_name(self) -> str:
        """For the history."""
        return self.short

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit exists that day; both dates belong to it."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    @property
    def names(self) -> tuple[str, ...]:
        """Canonical name, short name and aliases."""
        return (self.name, self.short, *(alias for alias in self.aliases.split(SEPARATOR) if alias))


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, as the plan files write them."""
    return SEPARATOR.join(values)
