"""批注: what the office or a leader of the unit notes beside an item, an application or an order. It moves nothing."""

import re
from collections.abc import Collection, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import NotAllowed, Unclear
from bot.models.assignment import Assignment
from bot.models.evidence import refuse_secrets
from bot.models.history import DONE, Act, History
from bot.models.member import OFFICE, Role
from bot.models.plan import Plan
from bot.models.rectification import Rectification
from bot.models.request import Request

Subject = Assignment | Request | Rectification
LEADERS = frozenset({Role.LEADER, Role.PRINCIPAL})
LONGEST = 300
TELLS = "批注告知单位"  # plan.csv: 是 = the unit hears every remark, without 告知单位 being said
EVENTS = {
    "assignment": "assignment.remark",
    "request": "request.remark",
    "rectification": "rectification.remark",
}
_INTERNAL = re.compile(r"批示(?:原文|全文|内容|如下)?[:：“\"「]|批示(?:原文|全文|内容|如下)|工作秘密|内部(?:文件|资料)")


def sounds_internal(text: str) -> bool:
    """A leader's very words, or a working secret: they belong into the document system."""
    return _INTERNAL.search(text) is not None


def remark(act: Act, subject: Subject, text: str, *, tell: bool) -> None:
    """Note a sentence in the subject's timeline; `tell`: its unit hears it."""
    by = act.by
    of_unit = by is not None and by.holds(*LEADERS) and by.unit_id == subject.unit_id
    if not act.is_operators and not (of_unit or (by is not None and by.holds(*OFFICE))):
        raise NotAllowed(roles=OFFICE | LEADERS, subject=subject, event="remark")
    said = " ".join(text.split())
    refuse_secrets(said)
    if not 2 <= len(said) <= LONGEST:  # noqa: PLR2004 - a word at least
        raise Unclear("bad_remark", length=len(said), subject=subject)
    event = EVENTS[type(subject).__tablename__]
    act.record(event, subject, before=subject.state, after=subject.state, text=said, tell=tell, own=of_unit)


def tells_always(plan: Plan) -> bool:
    """Whether the notice lets units hear every remark."""
    return plan.setting(TELLS) == "是"


def remarks(session: Session, subject: str, ids: Collection[int], *, all_of_them: bool) -> list[History]:
    """The remarks beside these subjects, oldest first; a unit reads its own leaders' and what it was told."""
    noted = History.event == EVENTS[subject]
    found = session.scalars(
        select(History).where(noted, History.subject_id.in_(ids), History.result == DONE).order_by(History.id)
    ).all()
    return list(found) if all_of_them else list(_for_units(found))


def _for_units(rows: Iterable[History]) -> Iterable[History]:
    return (row for row in rows if row.facts.get("tell") or row.facts.get("own"))
