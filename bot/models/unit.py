"""单位: the offices, towns, streets and departments that owe and decide."""

import re
from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import cache, lru_cache

from sqlalchemy import ColumnElement, Select, String, Text, and_, func, or_, select
from sqlalchemy.orm import Mapped, Session, aliased, mapped_column, object_session

from bot.database import Base

SEPARATOR = ";"
_NAME_FIRST = re.compile(r"([\u4e00-\u9fff]{1,12}(?:镇|乡|街道|局|委|办|中心|集团))\s+\S")
FORMER = "~"  # 更名: Z01~1 is the row under which Z01 stood before


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
    successor: Mapped[str] = mapped_column(String(40), default="")  # 承接单位: its code, or as the file names it
    former_names: Mapped[str] = mapped_column(Text, default="")  # 曾用名, and the names of units that went into it
    regrouped_at: Mapped[datetime | None]  # 机构调整: when its open things passed on to the successor

    @classmethod
    def coded(cls, session: Session, code: str) -> "Unit | None":
        """The unit with that code."""
        return session.scalar(select(cls).where(cls.code == code))

    @classmethod
    def called(cls, session: Session, name: str) -> "Unit | None":
        """The unit with exactly that canonical name, short name or alias; of a former name the one that carries on."""
        return cls.by_name(session).get(name)

    @classmethod
    def by_name(cls, session: Session) -> dict[str, "Unit"]:
        """Every name and the unit that it means today: names of units that passed on mean their successor."""
        rows = sorted(cls.all(session), key=lambda unit: unit.regrouped_at is None)
        return {name: unit.carrier for unit in rows for name in unit.names}

    @classmethod
    def all(cls, session: Session) -> list["Unit"]:
        """Every unit, in the roster's order."""
        return list(session.scalars(_in_roster_order()))

    @classmethod
    def seat(cls) -> ColumnElement[int]:
        """A unit's place in the roster, to order by: a renamed one keeps that of the row under which it first stood."""
        before = aliased(cls)
        first = select(func.min(before.id)).where(before.code.like(cls.code.concat(f"{FORMER}%"))).scalar_subquery()
        return func.coalesce(first.correlate(cls), cls.id)

    @classmethod
    def in_order(cls, units: Collection["Unit"]) -> list["Unit"]:
        """These units as the roster has them."""
        session = next((found for unit in units if (found := object_session(unit)) is not None), None)
        places = {unit.id: place for place, unit in enumerate(cls.all(session))} if session is not None else {}
        return sorted(units, key=lambda unit: (places.get(unit.id, len(places)), unit.id))

    @classmethod
    def with_former(cls, unit_ids: Collection[int]) -> Select[int]:
        """The ids of these units and of the rows under which renamed ones stood before: what is over is theirs too."""
        return _with_former(tuple(sorted(unit_ids)))

    @property
    def subject_name(self) -> str:
        """For the history."""
        return self.short

    @property
    def carrier(self) -> "Unit":
        """Who carries on what was this unit's: itself, unless its open things passed on (机构调整)."""
        session = object_session(self)
        if self.regrouped_at is None or session is None:
            return self
        following = Unit.coded(session, self.successor) or session.scalar(
            select(Unit).where((Unit.name == self.successor) | (Unit.short == self.successor)).order_by(Unit.id.desc())
        )
        return self if following is None or following is self else following.carrier

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit exists that day; both dates belong to it."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    @property
    def names(self) -> tuple[str, ...]:
        """Canonical name, short name, aliases and former names."""
        more = (alias for cell in (self.aliases, self.former_names or "") for alias in cell.split(SEPARATOR) if alias)
        return (self.name, self.short, *more)

    def add_former(self, names: Iterable[str]) -> None:
        """Remember what it, or a unit that went into it, was called before."""
        held = tuple(filter(None, (self.former_names or "").split(SEPARATOR)))
        self.former_names = joined(dict.fromkeys([*held, *(name for name in names if name not in self.names)]))


def unknown_in(words: str) -> str:
    """The unit with which the words begin, by its ending: asked where no unit was found in them; "" for none."""
    found = _NAME_FIRST.match(words.strip())
    return found[1] if found else ""


def joined(values: Iterable[str]) -> str:
    """Several values in one cell, as the plan files write them."""
    return SEPARATOR.join(values)


@lru_cache(maxsize=500)
def _with_former(unit_ids: tuple[int, ...]) -> Select[int]:
    """Put together once: every turn asks it several times about the same units."""
    today = aliased(Unit)
    codes = select(today.code).where(today.id.in_(unit_ids))
    before = and_(Unit.regrouped_at.is_not(None), Unit.code.contains(FORMER), Unit.successor.in_(codes))
    return select(Unit.id).where(or_(Unit.id.in_(unit_ids), before))


@cache
def _in_roster_order() -> Select[Unit]:
    """Put together once, for the same reason."""
    return select(Unit).order_by(Unit.seat(), Unit.id)
