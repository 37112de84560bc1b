"""登记账号: an account that is on no list is told of, verified by the monitor, then stands on the ledger (排查新增).

Its own life is `enrolment_fsm.csv`; nobody signs it, and whoever entered it does not verify it.
"""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar, Self

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed, Unclear
from bot.models.account import Account, Disposition
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.life import BIRTH, Life, life
from bot.models.member import OFFICE, Member, Role, same_person
from bot.models.plan import Plan
from bot.models.request import Request, checkers
from bot.models.request_draft import WORKERS
from bot.models.request_row import ENROLMENT
from bot.models.request_sign import given_reason
from bot.models.unit import Unit

SERIES = "DJ"
FOUND = "排查新增"  # 来源 of the account
DEFAULTS, AS_IN_THE_NOTICE = "默认处置", "镇街:整合/关停;*:待定"  # plan.csv
ENTERING = WORKERS | OFFICE | frozenset({Role.MONITOR})


@dataclass(frozen=True, slots=True)
class Told:
    """What somebody says of an account: whose, what it is called, where it is, and what else he knows."""

    unit: Unit
    name: str
    platform: str
    ref: str = ""
    note: str = ""

    def check(self) -> None:
        """Unclear where a field cannot be right."""
        if not 2 <= len(self.name) <= 60:  # noqa: PLR2004 - the shortest and longest that platforms take
            raise Unclear("bad_account_name", value=self.name)
        if not self.platform or len(self.platform) > 20:  # noqa: PLR2004 - the name of a platform
            raise Unclear("platform_missing", name=self.name)
        refuse_secrets(f"{self.name} {self.note}")


class Enrolment(Request):
    """One account that somebody wants on the list."""

    __mapper_args__ = {"polymorphic_identity": ENROLMENT}  # noqa: RUF012 - SQLAlchemy reads it once
    life: ClassVar[Life] = life("登记账号", "enrolment_fsm.csv")

    @classmethod
    def enter(cls, act: Act, plan: Plan, number: str, told: Told) -> Self:
        """The unit tells of its own account; 市府办 and the monitor also of another unit's."""
        by = act.by
        if by is None or not by.holds(*ENTERING):
            raise NotAllowed(roles=(Role.CLERK,))
        if by.unit_id != told.unit.id and not by.holds(*OFFICE, Role.MONITOR):
            raise NotAllowed("not_own_unit", unit=told.unit, own=by.unit)
        told.check()
        step = cls.life.step(BIRTH, "create")
        known = {
            "number": number,
            "family": ENROLMENT,
            "kind": ENROLMENT,
            "plan": plan,
            "unit": told.unit,
            "unit_id": told.unit.id,
            "state": step.then,
            "in_state_since": act.at,
            "moved_by": by.name,
            "moved_event": "create",
            "created_at": act.at,
            "touched_at": act.at,
            "new_name": told.name,
            "new_platform": told.platform,
            "platform_ref": told.ref[:64],
            "reason": told.note[:300],
            "open_key": f"dj:{plan.id}:{name_key(told.name)}:{platform_key(told.platform)}"[:200],
        }
        made = cls(**cls.defaults() | known)
        made.clerk, made.hands = by.person, [by.person]
        act.record("request.create", made, after=made.state, kind=made.kind, account=made.own_label)
        return made

    def enrol(self, act: Act, checkers: Sequence[Member], number: int) -> Account:
        """核验通过: it stands on the ledger under the next number, with the disposition that its notice gives."""
        self.verifier_id = self._verified_by(act, checkers, "verify_pass")
        made = Account(
            plan=self.plan, plan_id=self.plan.id, number=number, name=self.new_name, platform=self.new_platform,
            unit=self.unit, unit_id=self.unit_id, protected=False, platform_ref=self.platform_ref, origin=FOUND,
            disposition=default_disposition(self.plan, self.unit), facts={},
        )  # fmt: skip
        self.account = made
        self._move(act, "verify_pass", account=made.label, number=str(number))
        act.record("account.enrol", made, after=made.disposition, request=self.number, number=str(number))
        return made

    def verify_fail(self, act: Act, checkers: Sequence[Member], reason: str) -> None:
        """It is not taken onto the list; the unit hears why."""
        self.verifier_id = self._verified_by(act, checkers, "verify_fail")
        self.decision_reason = given_reason(reason)
        self._move(act, "verify_fail", reason=self.decision_reason)

    def withdraw(self, act: Act) -> None:
        """Its author, or a colleague of the unit, takes it back."""
        by = act.by
        if by is None or not (self.of_unit(by) or same_person(by.person, self.clerk)):
            raise NotAllowed("not_own_unit", subject=self, unit=self.unit)
        self._move(act, "withdraw", was_signed=False)

    def checkers(self, session: Session) -> list[Member]:
        """Who verifies: the monitors; where only the one who entered it is there, others who watch, then 市府办."""
        watching = Member.with_role(session, Role.MONITOR)
        office = Member.with_role(session, Role.APPROVER)
        for group in (checkers(session, self.plan), watching, office):
            able = [one for one in group if not self._is_hand(one) and one.unit_id != self.unit_id]
            if able:
                return able
        return []

    @property
    def subject_name(self) -> str:
        """For the history: DJ-2022-001 佛堂文旅."""
        return f"{self.number} {self.new_name}"

    @property
    def own_label(self) -> str:
        """Name and platform."""
        return f"{self.new_name}（{self.new_platform}）"

    @property
    def form(self) -> dict[str, str]:
        """What was told."""
        return {
            "编号": self.number,
            "单位": self.form_unit,
            "账号名称": self.new_name,
            "账号类型": self.new_platform,
            "账号": self.platform_ref,
            "说明": self.reason,
            "登记人": self.clerk.name,
        }

    @property
    def missing(self) -> tuple[str, ...]:
        """Nothing: it is entered whole."""
        return ()

    def _verified_by(self, act: Act, checkers: Sequence[Member], event: str) -> int:
        by = act.by
        if by is None or by not in checkers:
            raise NotAllowed("monitor_only", roles=(Role.MONITOR,))
        self._step(event)
        if self.of_unit(by):
            raise Denied("own_unit_check", subject=self, unit=self.unit)
        self._apart(by.person, "核验")
        return by.person.id

    def _is_hand(self, member: Member) -> bool:
        return any(same_person(member.person, hand) for hand in self.hands)

    def _back_to_use(self, act: Act) -> None:
        """No account of the list is concerned."""

    def _duplicate(self, session: Session) -> Denied:
        other = session.scalar(select(Enrolment).where(Enrolment.open_key == self.open_key))
        return Denied("enrolment_running", subject=other)


def held(session: Session, plan_id: int, name: str, platform: str) -> Account | None:
    """The account of the list with that name on that platform, whatever became of it."""
    rows = session.scalars(select(Account).where(Account.plan_id == plan_id).order_by(Account.number))
    wanted = name_key(name), platform_key(platform)
    return next((row for row in rows if (name_key(row.name), platform_key(row.platform)) == wanted), None)


def expect_no_main(session: Session, plan_id: int, name: str) -> None:
    """No unit's account bears a main account's name, on whatever platform: it would be listed for closing."""
    mains = session.scalars(select(Account).where(Account.plan_id == plan_id, Account.protected.is_(True)))
    for account in mains:
        if name_key(account.name) == name_key(name):
            raise Denied("main_account_name", subject=account)


def next_number(session: Session, plan_id: int) -> int:
    """The first number behind the notice's list (and its main accounts)."""
    return (session.scalar(select(func.max(Account.number)).where(Account.plan_id == plan_id)) or 0) + 1


def default_disposition(plan: Plan, unit: Unit) -> Disposition:
    """默认处置 of the notice for units of that group."""
    parts = plan.setting(DEFAULTS, AS_IN_THE_NOTICE).replace("：", ":").split(";")
    rules = dict(part.strip().split(":", 1) for part in parts if ":" in part)
    said = rules.get(unit.group_name) or rules.get("*") or Disposition.OPEN
    return Disposition(said) if said in set(Disposition) else Disposition.OPEN


PLATFORMS = ("微信", "微博", "抖音", "快手", "知乎", "天目", "头条", "小红书", "哔哩", "百家", "企鹅", "支付宝")


def platform_key(platform: str) -> str:
    """微信订阅号, 微信公众号 and 微信 are one platform; 视频号 is one of its own, whoever runs it."""
    key = name_key(platform)
    if "视频号" in key:
        return "视频号"
    if "公众号" in key or "订阅号" in key or "服务号" in key:
        return "微信"
    return next((name for name in PLATFORMS if name in key), key)


def name_key(text: str) -> str:
    """A name for comparing: letters of either width are the same, blanks and case do not count."""
    return "".join(unicodedata.normalize("NFKC", text).split()).casefold()
