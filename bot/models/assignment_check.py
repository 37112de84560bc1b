"""承办项, the check: 核实通过, 退回, and what the system concludes by itself."""

from datetime import datetime
from typing import Any, Self

from sqlalchemy.orm import Session

from bot.clock import end_of, local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.models.assignment_row import LIFE, NOT_HANDED_OVER
from bot.models.assignment_unit import UnitVerbs
from bot.models.history import Act
from bot.models.member import OFFICE, Member, Person, Role, same_person
from bot.workdays import Workdays

CHECKERS = frozenset({Role.MONITOR, Role.MEDIA, Role.CONTACT, Role.CLERK})  # in a unit that is not the office
RETURN_DAYS = 3  # working days that 退回 gives at least
PATIENCE_DAYS = 3  # working days that a verifier may take


class CheckVerbs(UnitVerbs):
    """Verification by another unit's people, never by who reported or entered the report."""

    __abstract__ = True

    def verify_pass(self, act: Act, *, as_stated: bool = True) -> None:
        """通过; `as_stated`: an earlier 实际完成日 counts for 按期."""
        self.permit_check(act)
        self._step("verify_pass")
        self._accept(as_stated=as_stated)
        self.verified_at, self.verifier = act.at, act.who
        self._move(act, "verify_pass", as_stated=as_stated, reporter=self.reporter_id)

    def return_(self, act: Act, reason: str, workdays: Workdays) -> None:
        """退回: the unit hears the reason word for word and gets max(original deadline, today + 3 working days).

        That is time to mend: if the report itself came too late, it stays so (`missed_due_at`).
        """
        self.permit_check(act)
        if not reason.strip():
            raise Unclear("reason_missing", field="reason", subject=self)
        self._step("return")
        reporter = self.reporter_id
        self.return_reason = reason
        if self.is_reported_late(workdays):
            self.missed_due_at = self.judged_due_at
        self.due_at = max(self.due_at, end_of(workdays.after(local_day(act.at), RETURN_DAYS)))
        self._forget_report()
        facts = {"due": self.due_at.isoformat(), "missed": self.missed_due_at.isoformat() if self.missed_due_at else ""}
        self._move(act, "return", reason=reason, reporter=reporter, **facts)

    def overdue_verifier(self, act: Act, workdays: Workdays) -> None:
        """A report nobody verified for 3 working days: the verifier is reminded, never the unit."""
        self._step("overdue_verifier")
        since = local_day(self.reported_at or self.in_state_since)
        if workdays.between(since, local_day(act.at)) < PATIENCE_DAYS:
            raise Denied("verifier_in_time", subject=self)
        self._move(act, "overdue_verifier")

    def auto_complete(self, act: Act, when: datetime | None = None, why: str = "") -> None:
        """办结 by counting; `when`: the moment the last piece was done, for 按期."""
        self._acknowledge_first(act, "按办理情况")
        self._step("auto_complete")
        self.reported_at = self.accepted_on = when or act.at
        self._move(act, "auto_complete", why=why)

    def correct_count(self, act: Act, text: str) -> None:
        """更正: what a report that wrote itself counted has come out otherwise; that it is 办结, and when, stays."""
        if not act.is_operators:
            self._permit(act, "correct_count")
        self._step("correct_count")
        old, self.report_text = self.report_text, text
        act.record("assignment.correct_count", self, before=self.state, after=self.state, old=old, why=text)

    @classmethod
    def open_cycle(cls, session: Session, act: Act, **columns: Any) -> Self:  # noqa: ANN401 - columns of the row
        """The next cycle's item of a long-term task; opens although the one before may be unfinished."""
        then = LIFE.step(NOT_HANDED_OVER, "open_cycle").then
        item = cls(**columns, state=then, in_state_since=act.at, first_due_at=columns["due_at"], handed_over_at=act.at)
        session.add(item)
        session.flush()
        act.record("assignment.open_cycle", item, before=NOT_HANDED_OVER, after=then, cycle=item.cycle)
        return item

    def may_check(self, member: Member) -> bool:
        """Whether this member could verify the item as it stands: right unit and role, other person."""
        return self._is_checker(member) and not self._is_own(member) and self._author(member.person) is None

    def permit_check(self, act: Act) -> None:
        """Refuse whoever may not verify: another unit, the responsible unit itself, the reporter."""
        if act.by is None or not self._is_checker(act.by):
            raise NotAllowed("not_verifier", verifier=self.checked_by, subject=self)
        if self._is_own(act.by):
            raise Denied("own_check", unit=self.unit, subject=self)
        author = self._author(act.by.person)
        if author is not None:
            raise Denied("same_person", subject=self, entered=author is self.entered_by)

    def _is_checker(self, member: Member) -> bool:
        name = self.checked_by
        roles = OFFICE if name in self.plan.listed("审批单位") or name == "市府办" else CHECKERS
        return name in member.unit.names and member.holds(*roles)

    def _is_own(self, member: Member) -> bool:
        """Also a person who serves in both units may not verify his own unit's item."""
        codes = {post.unit.code for post in member.person.posts} | {member.unit.code}
        return self.unit.code in codes

    def _author(self, person: Person) -> Person | None:
        """The reporter or the one who entered the report, if it is this human being."""
        authors = (self.reporter, self.entered_by)
        return next((author for author in authors if same_person(author, person)), None)
