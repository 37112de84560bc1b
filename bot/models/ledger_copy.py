"""台账的底稿: what each copy of the ledger said when it was given out, so that a corrected copy can be compared."""

import json
import zlib
from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Self

from sqlalchemy import ForeignKey, LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.clock import local_day
from bot.database import Base
from bot.models.request import Series

Cells = Mapping[str, Sequence[Sequence[str]]]  # by sheet: its heading, then its rows


class LedgerCopy(Base):
    """One copy, by the number that stands in the file. What the product has learnt since is not in it."""

    __tablename__ = "ledger_copy"

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # TZ-2022-001
    made_at: Mapped[datetime]  # business time
    person_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # who asked for it; nobody: an operator
    packed: Mapped[bytes] = mapped_column(LargeBinary)

    @classmethod
    def give_out(cls, session: Session, now: datetime, cells: Cells, person_id: int | None = None) -> Self:
        """A new copy under the next number."""
        packed = zlib.compress(json.dumps(cells, ensure_ascii=False, separators=(",", ":")).encode())
        number = Series.take(session, "TZ", local_day(now).year)
        made = cls(number=number, made_at=now, person_id=person_id, packed=packed)
        session.add(made)
        session.flush()
        return made

    @classmethod
    def numbered(cls, session: Session, number: str) -> Self | None:
        """The copy of that number."""
        return session.scalar(select(cls).where(cls.number == number))

    @property
    def cells(self) -> Cells:
        """What it said."""
        found: Cells = json.loads(zlib.decompress(self.packed))
        return found

    @property
    def subject_name(self) -> str:
        """For the history: 台账TZ-2022-001."""
        return f"台账{self.number}"
