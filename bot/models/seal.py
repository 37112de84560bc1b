"""封印: hashes over the history, chained, so that a row changed, removed or put in afterwards is found and named.

A seal covers every number from the last seal's end on, with each row's digest; whoever changes a row must change all
seals after it, and the head that the 审计管理员 holds will not fit.
"""

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import String, Table, Text, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base
from bot.models.history import History, as_said
from bot.permanence import keep_for_ever

BATCH = 1000  # rows under one seal
LEAF = 32  # hexadecimal digits of a row's digest
CHANGED, REMOVED, ADDED, BROKEN, LOST = "改动", "缺失", "多出", "封印不符", "封印缺失"


class Seal(Base):
    """One link of the chain; never changed either."""

    __tablename__ = "history_seal"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)  # 1, 2, 3 …: two clocks cannot fork it
    first: Mapped[int]  # every number from here …
    last: Mapped[int]  # … to here is under this seal, whether there was a row or not
    count: Mapped[int]
    leaves: Mapped[str] = mapped_column(Text)  # "number digest" of each row, a line each
    previous: Mapped[str] = mapped_column(String(64))
    hash: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]  # machine time

    @classmethod
    def head(cls, session: Session) -> "Seal | None":
        """The newest seal."""
        return session.scalar(select(cls).order_by(cls.id.desc()).limit(1))

    @classmethod
    def upcoming(cls, session: Session, up_to: int, made_at: datetime) -> dict[str, Any] | None:
        """The columns of the next seal, over unsealed rows up to that number; None if there are none."""
        head = cls.head(session)
        first = head.last + 1 if head else 1
        rows = select(History.id, History.canon).where(History.id >= first, History.id <= up_to)
        found = session.execute(rows.order_by(History.id).limit(BATCH)).all()
        if not found:
            return None
        link = {
            "id": head.id + 1 if head else 1,
            "first": first,
            "last": found[-1][0] if len(found) == BATCH else up_to,
            "count": len(found),
            "leaves": "\n".join(f"{number} {leaf(number, canon)}" for number, canon in found),
            "previous": head.hash if head else "",
        }
        return {**link, "hash": sealed(link), "made_at": made_at}

    @property
    def digests(self) -> dict[int, str]:
        """Each row's number and digest."""
        pairs = (line.split(" ", 1) for line in self.leaves.split("\n") if " " in line)
        return {int(number): digest for number, digest in pairs if number.isdigit()}


assert isinstance(Seal.__table__, Table)  # noqa: S101 - a mapped class has a table
keep_for_ever(Seal.__table__)
PERMANENT = (History.__tablename__, Seal.__tablename__)


def leaf(number: int, canon: str) -> str:
    """A row's digest."""
    return hashlib.sha256(f"{number}\n{canon}".encode()).hexdigest()[:LEAF]


def sealed(link: dict[str, Any]) -> str:
    """A seal's hash: over its own words and the seal before it."""
    words = (link[name] for name in ("id", "first", "last", "count", "previous", "leaves"))
    return hashlib.sha256("\n".join(str(word) for word in words).encode()).hexdigest()


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is not as it was sealed: a row by its number, or a seal by its own."""

    what: str
    number: int
    fields: Sequence[str] = ()  # columns that no longer say what the canonical text says
    row: Mapping[str, Any] | None = None


@dataclass(slots=True)
class Inspection:
    """What a look through the whole history found."""

    sealed: int = 0
    unsealed: int = 0
    seals: int = 0
    head: str = ""
    last: int = 0
    knows: bool = True  # whether the head that was asked about is one of the chain
    findings: list[Finding] = field(default_factory=list)


def inspect(session: Session, known_head: str = "") -> Inspection:
    """Look through every row and every seal; `known_head`: (the beginning of) a hash that somebody kept."""
    found = Inspection(knows=not known_head)
    for seal in _seals(session):
        _look_at(found, seal)
        found.findings += _rows_under(session, found, seal)
        found.knows = found.knows or seal.hash.startswith(known_head.lower())
        found.seals, found.head, found.last = seal.id, seal.hash, seal.last
    for row in _rows(session, found.last + 1 if found.seals else None, None):
        found.unsealed += 1
        found.findings += _misquoted(row)
    return found


def _seals(session: Session) -> Iterator[Seal]:
    """One after the other: all leaves together may be large."""
    for number in session.scalars(select(Seal.id).order_by(Seal.id)).all():
        seal = session.get_one(Seal, number)
        yield seal
        session.expunge(seal)


def _look_at(found: Inspection, seal: Seal) -> None:
    """The chain itself."""
    for missing in range(found.seals + 1, seal.id):
        found.findings.append(Finding(LOST, missing))
    link = {name: getattr(seal, name) for name in ("id", "first", "last", "count", "previous", "leaves")}
    follows = (seal.first, seal.previous) == (found.last + 1, found.head) or seal.id != found.seals + 1
    if seal.hash != sealed(link) or not follows or seal.count != len(seal.digests):
        found.findings.append(Finding(BROKEN, seal.id))


def _rows_under(session: Session, found: Inspection, seal: Seal) -> Iterator[Finding]:
    """The rows of one seal against its leaves; numbers below the first seal are under it too."""
    wanted = seal.digests
    for row in _rows(session, found.last + 1 if found.seals else None, seal.last):
        digest = wanted.pop(row["id"], None)
        found.sealed += 1
        if digest is None:
            yield Finding(ADDED, row["id"], row=row)
        elif misquoted := _misquoted(row):
            yield from misquoted
        elif digest != leaf(row["id"], row["canon"]):
            yield Finding(CHANGED, row["id"], row=row)
    yield from (Finding(REMOVED, number) for number in sorted(wanted))


def _rows(session: Session, first: int | None, last: int | None) -> Iterator[Mapping[str, Any]]:
    """Rows in the order of their numbers, some at a time."""
    highest = last if last is not None else session.scalar(select(func.max(History.id)))
    after = first - 1 if first is not None else None
    while highest is not None:
        some = select(History.id).where(History.id <= highest).order_by(History.id).limit(BATCH)
        numbers = session.scalars(some if after is None else some.where(History.id > after)).all()
        yield from _read(session, numbers)
        if len(numbers) < BATCH:
            return
        after = numbers[-1]


def _read(session: Session, numbers: Sequence[int]) -> Sequence[Mapping[str, Any]]:
    """These rows; one in which somebody left what is no moment or no JSON comes without its columns."""
    table = History.__table__
    try:
        rows = session.execute(select(table).where(table.c.id.in_(numbers)).order_by(table.c.id))
        return [row._asdict() for row in rows]
    except (TypeError, ValueError):
        if len(numbers) == 1:
            return [{"id": numbers[0], "canon": ""}]
    return [row for number in numbers for row in _read(session, [number])]


def _misquoted(row: Mapping[str, Any]) -> list[Finding]:
    """A row whose columns and canonical text differ."""
    try:
        said = json.loads(row["canon"])
    except ValueError:
        said = None
    if not isinstance(said, dict):
        return [Finding(CHANGED, row["id"], ("canon",), row)]
    fields = [name for name, value in said.items() if name in row and as_said(row[name]) != value]
    return [Finding(CHANGED, row["id"], fields, row)] if fields else []
