"""撤销通知: which messages went out together, and taking them back. What a person's own words brought is no notice."""

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed
from bot.models.assignment import Assignment
from bot.models.history import Act
from bot.models.member import OFFICE, Member
from bot.models.outbox import LEASED, PENDING, SENT, UNCERTAIN, Card, Outbox
from bot.models.unit import Unit

LOOK_BACK = timedelta(days=3)  # business time
WECOM_TAKES_BACK = timedelta(hours=24)  # machine time, wecom-protocol §4.4
KINDS = ("message", "upload")
GOING = (PENDING, LEASED, SENT, UNCERTAIN)
NO_NOTICES = frozenset(  # what answers somebody, or asks for a decision that its own life can take back
    {
        *("答复", "更正", "撤回", "身份", "登记", "登记确认", "知会", "同事办理", "台账", "申请表", "上报内容"),
        *("核实卡", "签批卡", "核验卡", "委托卡", "交接单", "换人"),
    }
)


@dataclass(frozen=True, slots=True)
class Batch:
    """What one act or one round of the clock sent under one name."""

    label: str
    at: datetime
    rows: Sequence[Outbox]

    @property
    def people(self) -> int:
        """How many were written to."""
        return len({row.recipient for row in self.rows})

    @property
    def unseen(self) -> int:
        """How many of its messages nobody has tried to send yet."""
        return sum(row.state == PENDING and not row.attempts for row in self.rows)

    @property
    def opening(self) -> str:
        """The first words of it."""
        return self.rows[0].text.strip().split("\n", 1)[0]


def batches(session: Session, now: datetime, unit: Unit | None = None, number: int | str | None = None) -> list[Batch]:
    """What went (or is going) out to units lately, newest first; of one unit and about one task, if they are named."""
    ours = {member.person_id for member in Member.with_role(session, *OFFICE)}
    found = select(Outbox).where(
        Outbox.kind.in_(KINDS),
        Outbox.state.in_(GOING),
        Outbox.made_at >= now - LOOK_BACK,
        Outbox.person_id.is_not(None),
    )
    people = {member.person_id for member in Member.of_unit(session, unit.id)} if unit else None
    groups: dict[tuple[datetime, str], list[Outbox]] = defaultdict(list)
    for row in session.scalars(found.order_by(Outbox.id)):
        if row.label in NO_NOTICES or row.person_id in ours or (people is not None and row.person_id not in people):
            continue
        if number is None or _is_about(session, row, number):
            groups[row.made_at, row.label].append(row)
    newest = sorted(groups.items(), key=lambda group: group[0][0], reverse=True)
    return [Batch(label, at, rows) for (at, label), rows in newest]


def take_back(act: Act, batch: Batch, reason: str, items: Sequence[Assignment] = ()) -> None:
    """撤销: by 市府办, on record with every row that it concerns; `items` were voided with it (误派)."""
    own = bool(items) and all(item.is_issued_by(act.by) for item in items)
    if act.by is None or not (own or act.by.holds(*OFFICE)):
        raise NotAllowed(roles=OFFICE)
    if not batch.rows:
        raise Denied("nothing_to_recall")
    facts: dict[str, Any] = {
        "rows": [row.id for row in batch.rows],
        "items": [item.id for item in items],
        "reason": reason,
    }
    act.record("office.recall", None, kind=batch.label, text=batch.opening[:120], **facts)


def _is_about(session: Session, row: Outbox, number: int | str) -> bool:
    """The words name the task, or the card hands it over."""
    task = rf"任务{number}(?!\d)|(?m:^{number} )"
    if re.search(rf"{re.escape(number)}(?!\d)" if isinstance(number, str) else task, row.text):
        return True
    card = session.get(Card, row.card_id) if row.card_id else None
    if card is None or card.subject != Assignment.__tablename__:
        return False
    about = {card.subject_id, *card.facts.get("items", [])}
    return any(item.number == number for item in session.scalars(select(Assignment).where(Assignment.id.in_(about))))
