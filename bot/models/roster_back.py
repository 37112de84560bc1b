"""Task 1's list is taken back, or another takes its place before 市府办 has verified it.

Who counted only by the list that is gone counts no more; who has come himself, or was verified, stays.
"""

from collections.abc import Collection, Iterable
from datetime import datetime

from sqlalchemy.orm import Session

from bot.models.assignment import Assignment
from bot.models.history import DONE, Act, History
from bot.models.member import Member, Role, RoleState, retire
from bot.models.roster import FROM_FORM, MEANS, register

GIVEN, BACK, ACCEPTED = "roster.register", "roster.unregister", "assignment.verify_pass"


def register_anew(session: Session, act: Act, item: Assignment) -> None:
    """The list as it is reported now: first what only an earlier one of this report brought is taken back."""
    named = {(MEANS[one["role"]].value, one["name"]) for one in item.form.get("people", []) if one["role"] in MEANS}
    take_back(session, act, item, still=named)
    register(session, act, item)


def take_back(session: Session, act: Act, item: Assignment, *, still: Collection[tuple[str, str]] = ()) -> list[str]:
    """End the roles that this item's list brought and nobody else has confirmed since; 经办人李某 of each."""
    told = []
    for row in _since_last(History.of(session, Assignment.__tablename__, item.id)):
        for member_id, role in row.facts.get("given") or ():
            member = session.get(Member, member_id)
            if member is None or (role, member.name) in still:
                continue
            if _stays(member, act, row.at) or not _has(member, role):
                continue
            member.take(Role(role), act.at)
            told.append(f"{role}{member.name}")
            if member.origin == FROM_FORM and member.person.userid is None and not _has_any(member):
                retire(member, act)
    if told:
        act.record(BACK, item, names=told)
    return told


def _since_last(rows: Iterable[History]) -> list[History]:
    """What was registered since a list of this item was accepted; what was taken back is held no more."""
    found: list[History] = []
    for row in rows:
        if row.result == DONE and row.event in {GIVEN, ACCEPTED}:
            found = [*found, row] if row.event == GIVEN else []
    return found


def _stays(member: Member, act: Act, listed_at: datetime) -> bool:
    """Who takes it back, and who registered after the list and was confirmed by somebody who knows him."""
    own = act.who is not None and act.who.id == member.person.id
    came = member.person.bound_at is not None and member.person.bound_at > listed_at
    return own or came or member.ended_at is not None


def _has(member: Member, role: str) -> bool:
    return any(duty.role == role and duty.state != RoleState.ENDED for duty in member.duties)


def _has_any(member: Member) -> bool:
    return any(duty.state != RoleState.ENDED for duty in member.duties)
