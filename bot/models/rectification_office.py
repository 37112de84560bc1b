"""整改, the other side: the monitor drafts, issues, verifies and withdraws; 市府办 answers disputes and escalates."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from bot.clock import end_of, local_day
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.account import Account, AccountState
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.life import BIRTH
from bot.models.member import OFFICE, Member, Person, Role, same_person
from bot.models.plan import Plan, RectRule
from bot.models.rectification_row import AWAITING_ACK, DRAFT, LIFE, WITH_UNIT, watches
from bot.models.rectification_unit import TEXT_LIMIT, UnitVerbs
from bot.models.unit import Unit
from bot.workdays import Workdays

MEASURES = ("提醒分管领导", "通报", "约谈", "警告", "责令关停")
AGAIN = timedelta(days=30)  # 反复: the same problem so soon after it was closed out
EXPLANATION = "情况说明"  # 需要的反馈 that is owed although the account has gone
IN_USE = "在用"


@dataclass(frozen=True, slots=True)
class Case:
    """What is to be ordered: the problem, whose it is, and what was found when."""

    plan: Plan
    rule: RectRule
    unit: Unit
    account: Account | None
    found_on: date
    fact: str = ""
    due_on: date | None = None  # a day the issuer named himself
    based_on: date | None = None  # the last update that the clock reckoned from
    repeats: str = ""
    is_leaving: bool = False  # an application about the account is approved or under way

    @property
    def key(self) -> str:
        """What only one open order may be about."""
        about = f"a{self.account.id}" if self.account else f"u{self.unit.id}"
        return f"{about}:{self.rule.code}"

    def check(self) -> None:
        """Denied where the code is none for an order, or not for this account."""
        rule, account = self.rule, self.account
        if rule.outside:
            raise Denied("rect_outside", rule=rule)
        if not rule.is_issuable:
            raise Denied("rect_no_basis" if not rule.basis else "rect_not_issued", rule=rule, problem=rule.problem)
        if account is None:
            return
        in_use = account.state == AccountState.IN_USE
        if rule.scope.startswith(IN_USE) and not in_use:
            raise Denied("rect_account_closed", subject=account)
        if rule.scope == "在用且无已批准申请" and self.is_leaving:
            raise Denied("rect_account_leaving", subject=account)
        if rule.scope == "已注销" and in_use:
            raise Denied("rect_account_in_use", subject=account)


class WatchVerbs(UnitVerbs):
    """What the monitor, 市府办 and the system do about an order."""

    __abstract__ = True

    @classmethod
    def draft(cls, act: Act, case: Case, number: str) -> Self:
        """起草: by the monitor, or by the clock. Nobody in the unit hears of it."""
        step = LIFE.step(BIRTH, "draft")
        if act.by is not None and not watches(case.plan, case.account, act.by):
            main = bool(case.account and case.account.protected)
            code, role = ("main_account_office", Role.APPROVER) if main else ("monitor_only", Role.MONITOR)
            raise NotAllowed(code, roles=(role,), subject=case.account)
        case.check()
        rule = case.rule
        made = cls(
            number=number, plan=case.plan, plan_id=case.plan.id, unit=case.unit, unit_id=case.unit.id,
            account=case.account, account_id=case.account.id if case.account else None, open_key=case.key,
            code=rule.code, problem=rule.problem, fact=case.fact[:TEXT_LIMIT], severity=rule.severity[:40],
            basis=rule.basis, wanted=rule.feedback, limit_text=rule.limit[:60], limit_days=rule.days or 0,
            due_on=case.due_on, found_on=case.found_on, based_on=case.based_on, repeats=case.repeats,
            state=step.then, in_state_since=act.at, drafter=act.who, feedback="", dispute="",
            issuer_unit=act.by.unit.short if act.by else "",
            acknowledged_how="", acknowledged_by="", feedback_source="", decision_reason="", returns=0, measures=[],
            moved_by=act.who.name if act.who else "", moved_event="draft",
        )  # fmt: skip
        refuse_secrets(made.fact)
        facts = {"account": made.label, "problem": f"{rule.code} {rule.problem}", "text": made.fact}
        act.record("rectification.draft", made, before=BIRTH, after=made.state, **facts, repeats=made.repeats)
        return made

    def amend(self, act: Act, *, fact: str = "", due_on: date | None = None) -> None:
        """A draft that was begun before: what is said now counts; its card is shown anew."""
        self._permit(act, "issue")
        before = self.fact, self.due_on
        self.fact, self.due_on = fact[:TEXT_LIMIT] or self.fact, due_on or self.due_on
        refuse_secrets(self.fact)
        if (self.fact, self.due_on) != before:
            due = self.due_on.isoformat() if self.due_on else ""
            act.record("rectification.amend", self, before=self.state, after=self.state, text=self.fact, due=due)

    @property
    def needs_limit(self) -> bool:
        """Whether a person has to set the time, because the code has none of its own."""
        return self.limit_days <= 0 and self.due_on is None

    def issue(self, act: Act, workdays: Workdays) -> None:
        """下发: goes out in the next window, and the time counts from that day."""
        self.expect_issue(act)
        opens = workdays.next_window(act.at)
        start = local_day(opens)
        due = self.due_on or workdays.after(start, self.limit_days)
        if due < start:
            raise Unclear("rect_due_over", field="due", value=due, subject=self)
        if self.due_on:
            self.limit_days = max(1, workdays.between(start, due))
        by = act.by
        self.issuer, self.issuer_unit = act.who, by.unit.short if by else ""
        self.issued_at, self.due_at = opens, end_of(due)
        self._move(act, "issue", due=self.due_at.isoformat(), problem=f"{self.code} {self.problem}")

    def expect_issue(self, act: Act) -> None:
        """As `expect`: basis and time are there, and the account is still one to order about."""
        self.expect(act, "issue")
        if not self.basis:
            raise Denied("rect_no_basis", subject=self, problem=self.problem)
        if self.needs_limit:
            raise Unclear("rect_limit_missing", field="due", subject=self)

    def discard(self, act: Act, reason: str) -> None:
        """不予下发."""
        self._decide(act, "discard", reason)

    def acknowledge_for(self, act: Act, source: str, who: str = "") -> None:
        """代签收: the unit said so by telephone."""
        self.expect(act, "acknowledge_for")
        self._set_acknowledged(act, f"{source}签收", who)
        self._move(act, "acknowledge_for", source=source, who=who)

    def feedback_for(self, act: Act, text: str, source: str, who: str = "") -> None:
        """代登记: told by telephone or on paper; who enters it does not verify it."""
        self.expect(act, "feedback_for")
        self._set_feedback(act, text)
        self.reporter, self.entered_by = None, act.who
        self.feedback_source = "，".join(part for part in (source, who) if part)[:60]
        self._move(act, "feedback_for", text=self.feedback, source=source, who=who)

    def pass_(self, act: Act) -> None:
        """复核通过: 销号."""
        self.permit_check(act)
        self._step("pass")
        self.verifier, self.decision_reason = act.who, ""  # what was wrong before is mended
        self._move(act, "pass", reporter=self.reporter_id)

    def fail(self, act: Act, reason: str, workdays: Workdays) -> None:
        """退回: the unit hears the reason word for word; today + the original time."""
        self.permit_check(act)
        self._step("fail")
        self.decision_reason, self.verifier = _given(reason, self), act.who
        self.returns += 1
        self._restart(act, workdays)
        due = self.due_at.isoformat() if self.due_at else ""
        self._move(act, "fail", reason=self.decision_reason, due=due, reporter=self.reporter_id)

    def withdraw_notice(self, act: Act, reason: str) -> None:
        """误发撤回: a correction goes to the same people; it never counts."""
        self._decide(act, "withdraw_notice", reason)

    def uphold(self, act: Act, reason: str, workdays: Workdays) -> None:
        """维持: the time begins anew with the answer."""
        self.permit_answer(act, "uphold")
        self.decision_reason = _given(reason, self)
        self._restart(act, workdays)
        self._move(act, "uphold", reason=self.decision_reason, due=self.due_at.isoformat() if self.due_at else "")

    def revoke(self, act: Act, reason: str = "") -> None:
        """撤销: the unit was right; it never counts."""
        self.permit_answer(act, "revoke")
        self.decision_reason = reason.strip()[:TEXT_LIMIT]
        self._move(act, "revoke", reason=self.decision_reason)

    def account_closed(self, act: Act) -> None:
        """The account is gone: nothing is left to mend. An explanation that was asked for is owed all the same."""
        if LIFE.find(self.state, "account_closed") and EXPLANATION not in self.wanted:
            self.decision_reason = ""
            self._move(act, "account_closed")

    def escalate(self, act: Act, measure: str, words: str = "") -> None:
        """升级: what 市府办 did about an overdue order, on record only; nothing is sent by it."""
        self.expect_escalate(act)
        if measure not in MEASURES:
            raise Unclear("no_such_measure", value=measure)
        refuse_secrets(words)
        day = local_day(act.at).isoformat()
        self.measures = [*self.measures, [day, measure, words.strip()[:200], act.who.name if act.who else ""]]
        self._move(act, "escalate", choice=measure, basis=words.strip()[:200])

    def expect_escalate(self, act: Act) -> None:
        """As `expect`, and overdue; the first thing that is not so is what the office hears."""
        self._permit(act, "escalate")
        if self.state in WITH_UNIT and not self.is_overdue(act.at):
            raise Denied("rect_not_overdue", subject=self)
        if self.state == AWAITING_ACK:
            raise Denied("rect_not_signed", subject=self)
        self.expect(act, "escalate")

    def permit_urge(self, act: Act) -> None:
        """催办 and 起草通报: 市府办, or whoever may order about the account."""
        if act.by is None or not (act.by.holds(*OFFICE) or self.may_watch(act.by)):
            raise NotAllowed("monitor_only", roles=(Role.MONITOR,), subject=self, event="urge")

    def expect_urge(self, act: Act) -> None:
        """As `permit_urge`, and the unit has it in hand."""
        self.permit_urge(act)
        if self.state not in WITH_UNIT:
            raise WrongState("rect_moved_on", subject=self, state=self.state, event="urge")

    def urge(self, act: Act) -> None:
        """催办: a word to the unit in the sender's name; it moves nothing."""
        self.expect_urge(act)
        act.record("rectification.urge", self, before=self.state, after=self.state)

    def may_check(self, member: Member) -> bool:
        """Whether this member could verify the feedback: watches the notice, another unit, another person."""
        return self.may_watch(member) and not self._is_own(member) and not self._is_author(member.person)

    def permit_check(self, act: Act) -> None:
        """Refuse whoever may not verify: no monitor, the unit itself, who gave or entered the feedback."""
        self._permit(act, "pass")
        by = act.by
        if by is not None and self._is_own(by):
            raise Denied("own_unit_check", subject=self, unit=self.unit)
        if by is not None and self._is_author(by.person):
            raise Denied("same_person", subject=self, entered=same_person(by.person, self.entered_by))

    def may_answer(self, member: Member, event: str = "uphold") -> bool:
        """Whether this member could answer the dispute: of the office, and not who issued the order."""
        roles = (Role.APPROVER,) if event == "revoke" else (Role.APPROVER, Role.FIRST_REVIEWER)
        return member.holds(*roles) and not same_person(member.person, self.issuer) and not self._is_own(member)

    def permit_answer(self, act: Act, event: str) -> None:
        """Refuse whoever may not answer the dispute."""
        self.expect(act, event)
        by = act.by
        if by is not None and self._is_own(by):
            raise Denied("own_unit_check", subject=self, unit=self.unit)
        if by is not None and same_person(by.person, self.issuer):
            raise Denied("issuer_answers", subject=self)

    def regroup(self, act: Act, unit: Unit, basis: str) -> None:
        """机构调整: it passes on as it stands; `regroup.py` has asked who may."""
        before, self.unit, self.unit_id = self.unit.short, unit, unit.id
        facts = {"old": before, "new": unit.short, "basis": basis}
        act.record("rectification.regroup", self, before=self.state, after=self.state, **facts)

    def _decide(self, act: Act, event: str, reason: str) -> None:
        self.expect(act, event)
        self.decision_reason = _given(reason, self)
        was_issued = self.state != DRAFT
        self._move(act, event, reason=self.decision_reason, was_issued=was_issued)

    def _is_own(self, member: Member) -> bool:
        """Also a person who serves in both units may not judge his own unit's order."""
        return self.unit_id in {member.unit_id, *(post.unit_id for post in member.person.posts)}

    def _is_author(self, person: Person) -> bool:
        return any(same_person(person, author) for author in (self.reporter, self.entered_by))


def _given(reason: str, subject: object) -> str:
    said = reason.strip()
    if len(said) < 2:  # noqa: PLR2004 - the shortest reason that says anything
        raise Unclear("reason_missing", field="reason", subject=subject)
    refuse_secrets(said)
    return said[:TEXT_LIMIT]
