"""处置意见: each host of an undecided account says 保留, 整合 or 关停, its principal signs, 市府办 decides each.

One application a unit, with a life of its own (`opinion_fsm.csv`). What the office decides is the account's own verb
(`Account.dispose`), by card, by word or by file; the application ends when nothing in it is left to decide.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed, Unclear
from bot.models.account import Account, AccountState, Disposition
from bot.models.delegation import Signatories
from bot.models.evidence import refuse_secrets
from bot.models.extension import ON_A_SHEET, Entry
from bot.models.history import Act
from bot.models.life import BIRTH, Life, life
from bot.models.member import OFFICE, Member, Person, Role
from bot.models.plan import Plan
from bot.models.request import Request
from bot.models.request_row import (
    APPLIED_ON,
    AWAITING_APPROVAL,
    ENDED,
    ENTERED,
    NOT_SIGNED,
    ON_PAPER,
    OPINION,
    RETURNED,
    TO_PROPOSE,
)
from bot.models.unit import Unit
from bot.workdays import Workdays

SERIES = "CZ"
CHOICES = (Disposition.KEEP, Disposition.MERGE, Disposition.CLOSE)
CHECKLIST, CHECKED = "指南核对", "指南要求"  # plan.csv: what a unit compares; the form: that it did
ASK_ON = "征求处置意见日期"  # plan.csv: the day on which the clock asks, once
LONGEST, ANSWER_DAYS = 100, 5  # characters of a reason; working days in which a unit answers


@dataclass(frozen=True, slots=True)
class Host:
    """A unit with undecided accounts, and who there is asked."""

    plan: Plan
    unit: Unit
    accounts: Sequence[Account]
    clerk: Person


class Opinion(Request):
    """What one unit wants to become of its undecided accounts."""

    __mapper_args__ = {"polymorphic_identity": OPINION}  # noqa: RUF012 - SQLAlchemy reads it once
    life: ClassVar[Life] = life("处置意见", "opinion_fsm.csv")
    checked_again: ClassVar[tuple[str, ...]] = ()

    @classmethod
    def ask(cls, act: Act, host: Host, number: str, until: date) -> Self:
        """市府办 (or the clock, where the notice names a day) asks a unit about its undecided accounts."""
        if act.by is not None and not act.by.holds(*OFFICE):
            raise NotAllowed(roles=OFFICE)
        step = cls.life.step(BIRTH, "ask")
        who = act.who.name if act.who else ""
        known: dict[str, Any] = {
            "number": number,
            "family": OPINION,
            "kind": OPINION,
            "plan": host.plan,
            "unit": host.unit,
            "unit_id": host.unit.id,
            "state": step.then,
            "in_state_since": act.at,
            "moved_by": who,
            "moved_event": "ask",
            "created_at": act.at,
            "touched_at": act.at,
            "execute_by": until,
            "open_key": f"cz:{host.plan.id}:{host.unit.id}",
            "proposals": [[account.id, account.label, "", ""] for account in host.accounts],
        }
        made = cls(**cls.defaults() | known)
        made.clerk = host.clerk
        act.record("request.ask", made, after=made.state, kind=made.kind, count=len(host.accounts))
        return made

    @classmethod
    def of_unit_open(cls, session: Session, unit_ids: Sequence[int], *states: str) -> list[Self]:
        """The units' open ones (in these states only, if any are given), oldest first."""
        found = select(cls).where(cls.unit_id.in_(unit_ids), cls.state.not_in(ENDED)).order_by(cls.id)
        return list(session.scalars(found.where(cls.state.in_(states)) if states else found))

    @classmethod
    def all_open(cls, session: Session) -> list[Self]:
        """All that are not over, oldest first."""
        return list(session.scalars(select(cls).where(cls.state.not_in(ENDED)).order_by(cls.id)))

    @classmethod
    def unanswered(cls, session: Session, today: date) -> list[Self]:
        """Those whose day is over and that still wait for the unit, for the office to ring up."""
        waiting = cls.state.in_((TO_PROPOSE, RETURNED))
        return list(session.scalars(select(cls).where(waiting, cls.execute_by < today).order_by(cls.id)))

    @classmethod
    def about(cls, session: Session, account: Account) -> Self | None:
        """The open one in which an account stands, its row locked."""
        key = f"cz:{account.plan_id}:{account.unit_id}"
        found = select(cls).where(cls.open_key == key).with_for_update(of=cls)
        made = session.scalar(found.execution_options(populate_existing=True))
        return made if made is not None and account.id in made.account_ids else None

    def propose(self, act: Act, choices: Sequence[tuple[int, Disposition, str]]) -> None:
        """保留, 整合 or 关停 for accounts of this one, each with its reason."""
        self._step("propose")
        by = self._own_worker(act)
        said = self._write_down(choices)
        self._touch_by(by)
        self._move(act, "propose", text=said)

    def propose_for(self, act: Act, choices: Sequence[tuple[int, Disposition, str]], entry: Entry) -> None:
        """代登记: what the unit told the office, signed on paper or said by whoever leads it; entered by 市府办.

        With the last account it goes to 市府办审批 at once; whoever entered it had a hand in it and does not decide.
        """
        by = self.expect_entered(act)
        said = self._write_down(choices)
        self._touch_by(by)
        facts = {"source": entry.source, "who": entry.who, "day": entry.on.isoformat()}
        self._move(act, "propose_for", text=said, **facts)
        if self.missing:
            return
        self.round += 1
        self.applied_on, self.origin, self.basis, self.signed_unit = entry.on, ENTERED, entry.said, ""
        self.submitted_form, self.form_hash = self.form, self.fingerprint()
        self._unsign()
        how = ON_PAPER if entry.source == ON_A_SHEET else f"{entry.source}提出，{NOT_SIGNED}"
        self.signed_at, self.signed_how, self.signed_hash = act.at, how, self.form_hash
        self._move(act, "enter", hash=self.form_hash, **facts)

    def expect_entered(self, act: Act) -> Member:
        """Refuse at once whoever may not enter it, and what is past that."""
        if act.by is None or not act.by.holds(*OFFICE):
            raise NotAllowed(roles=OFFICE)
        self._step("propose_for")
        return act.by

    def _write_down(self, choices: Sequence[tuple[int, Disposition, str]]) -> str:
        lines = {line[0]: list(line) for line in self.proposals}
        for account_id, choice, reason in choices:
            if account_id not in lines:
                raise Denied("not_asked_about", subject=self)
            if account_id not in self.undecided:
                raise Denied("opinion_decided", subject=self, name=lines[account_id][1], value=lines[account_id][4])
            if choice not in CHOICES:
                raise Unclear("no_such_choice", value=choice)
            refuse_secrets(reason)
            lines[account_id][2:] = [choice.value, " ".join(reason.split())[:LONGEST]]
        self.proposals = list(lines.values())
        self.signed_hash = ""
        return "；".join(f"{lines[key][1]}：{choice}" for key, choice, _ in choices)

    def decide_all(self, act: Act) -> None:
        """Nothing is left to decide in it (system)."""
        self._move(act, "decide_all")

    def sign_undo(self, act: Act, desk: Signatories) -> None:
        """误点: as long as the office has decided none of its accounts."""
        if self.decided_any:
            raise Denied("request_moved_on", subject=self)
        super().sign_undo(act, desk)

    def check_apart(self, by: Member) -> None:
        """Whoever entered or signed it does not decide it."""
        self._apart_from_unit(by, "审批")

    def expect_decider(self, act: Act) -> None:
        """市府办审批 of another unit who had no part in it."""
        if act.by is None or not act.by.holds(Role.APPROVER):
            raise NotAllowed("approver_disposes", subject=self)
        if self.of_unit(act.by):
            raise Denied("own_unit_check", subject=self, unit=self.unit)
        self.check_apart(act.by)

    def awaits_decision_of(self, account: Account) -> bool:
        """Whether the unit's signed word about that account waits for 市府办审批."""
        return self.state == AWAITING_APPROVAL and account.id in self.undecided

    @property
    def account_ids(self) -> list[int]:
        """Whose disposition it is about."""
        return [line[0] for line in self.proposals]

    @property
    def decided_any(self) -> bool:
        """Whether the office decided one of them by then."""
        return any(len(line) > 4 for line in self.proposals)  # noqa: PLR2004 - a fifth cell: what was decided

    def note_decision(self, account: Account) -> None:
        """Put beside the unit's words what the office decided."""
        self.proposals = [
            [*line[:4], account.disposition] if line[0] == account.id else list(line) for line in self.proposals
        ]

    @property
    def undecided(self) -> list[int]:
        """Accounts of which the office has not decided since it asked."""
        return [line[0] for line in self.proposals if len(line) < 5]  # noqa: PLR2004 - as above

    def proposal_of(self, account: Account) -> tuple[str, str]:
        """What the unit says of an account, and why; empty where it has not said it."""
        line = next((line for line in self.proposals if line[0] == account.id), None)
        return (str(line[2]), str(line[3])) if line else ("", "")

    @property
    def missing(self) -> tuple[str, ...]:
        """Accounts of which the unit has not spoken yet."""
        return tuple(str(line[1]) for line in self.proposals if not line[2])

    @property
    def subject_name(self) -> str:
        """For the history: CZ-2022-001 市教育局处置意见."""
        return f"{self.number} {self.unit.short}处置意见"

    @property
    def own_label(self) -> str:
        """What it is about, in a list."""
        names = [str(line[1]) for line in self.proposals]
        return names[0] if len(names) == 1 else f"{names[0]}等{len(names)}个账号" if names else "账号"

    @property
    def form(self) -> dict[str, str]:
        """What is signed: a line an account, and that the guide's list was gone through."""
        lines = {
            str(line[1]): f"{line[2]}{f'，{line[3]}' if line[3] else ''}" if line[2] else "" for line in self.proposals
        }
        checks = self.plan.listed(CHECKLIST)
        return {
            "编号": self.number,
            "单位": self.form_unit,
            **lines,
            **({CHECKED: f"已对照：{'；'.join(checks)}"} if checks else {}),
            APPLIED_ON: self.applied_on.isoformat() if self.applied_on else "",
            "经办人": self.clerk.name,
        }

    def lapse_into(self, act: Act, unit: Unit, basis: str) -> None:
        """机构调整: the unit that carries on is being asked already; what is undecided is asked anew afterwards."""
        self.decision_reason = f"机构调整，并入{unit.short}，另行征求"
        facts = {"reason": self.decision_reason, "was": self.state, "signed": bool(self.signed_hash), "basis": basis}
        self._move(act, "void", **facts)

    def _back_to_use(self, act: Act) -> None:
        """Accounts go on in any case until they are decided."""

    def _duplicate(self, session: Session) -> Denied:
        other = session.scalar(select(Opinion).where(Opinion.open_key == self.open_key))
        return Denied("opinion_running", subject=other, unit=self.unit)


def dispose(session: Session, act: Act, account: Account, choice: Disposition, note: str) -> None:
    """处置意见 by a file: whoever entered or signed what the unit said of it does not decide it there either."""
    opinion = Opinion.about(session, account) if act.by is not None else None
    if opinion is not None and opinion.awaits_decision_of(account):
        opinion.expect_decider(act)
    account.dispose(act, choice, note)


def due_day(workdays: Workdays, today: date) -> date:
    """Until when a unit is asked to answer."""
    return workdays.after(today, ANSWER_DAYS)


def to_ask(session: Session, plan: Plan) -> dict[Unit, list[Account]]:
    """Hosts with undecided accounts in use and no open question about them, in the order of the list."""
    open_keys = set(session.scalars(select(Opinion.open_key).where(Opinion.open_key.is_not(None))))
    rows = select(Account).where(
        Account.plan_id == plan.id,
        Account.protected.is_(False),
        Account.disposition == Disposition.OPEN,
        Account.state == AccountState.IN_USE,
        Account.unit_id.is_not(None),
    )
    found: dict[Unit, list[Account]] = {}
    for account in session.scalars(rows.order_by(Account.number)):
        asked = f"cz:{plan.id}:{account.unit_id}" in open_keys
        if account.unit is not None and not account.counts_as_done and not asked:
            found.setdefault(account.unit, []).append(account)
    return found


def asked_people(session: Session, unit: Unit) -> list[Member]:
    """Who of a unit gets the card: 联系人 who can be written to, else 经办人; else whoever is there."""
    for role in (Role.CONTACT, Role.CLERK):
        found = [one for one in Member.of_unit(session, unit.id, role) if one.person.userid]
        if found:
            return found
    return Member.of_unit(session, unit.id, Role.CONTACT, Role.CLERK)[:1]
