"""交办、意见 outside a notice's task table: one number for all units of one instruction, an item for each of them."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed, Unclear
from bot.models.assignment import AD_HOC, NOT_HANDED_OVER, OPINION, Assignment
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.member import OFFICE, Member, Role
from bot.models.plan import Plan
from bot.models.unit import Unit

CONFIRM = "instruct"  # step of the card that shows the preview
SERIES = {AD_HOC: "JB", OPINION: "YJ"}
MAY_ISSUE = {AD_HOC: OFFICE, OPINION: OFFICE | {Role.MEDIA}}
CATEGORIES = ("咨询", "投诉", "建议", "求助", "其他")
REST = CATEGORIES[-1]
LONGEST = 300  # characters of what is to be done
CASE_LENGTH = 60
TOWNS, DEPARTMENTS = "镇街", "部门"
_AMONG_TOWNS = re.compile(r"[乡镇].*街|^乡镇$")
KINDS = {TOWNS: ("镇", "乡", "街道"), "镇": ("镇", "乡"), "乡镇": ("镇", "乡"), "街道": ("街道",)}


@dataclass(frozen=True, slots=True)
class Instruction:
    """What is handed over, before it has a number."""

    plan: Plan
    kind: str
    title: str
    due_at: datetime
    urgent: bool = False
    case_no: str = ""
    category: str = ""

    def check(self, act: Act, goes_at: datetime) -> None:
        """Refuse whoever may not, and what could not be done as it stands; `goes_at`: when the units would hear."""
        permit(act.by, self.kind)
        refuse_secrets(self.title)
        if len(self.title) > LONGEST or len(self.case_no) > CASE_LENGTH:
            raise Denied("too_long")
        if self.due_at <= act.at:
            raise Unclear("due_passed", due=self.due_at)
        if self.due_at <= goes_at:
            raise Denied("due_before_sending", due=self.due_at, at=goes_at)

    def issue(
        self, session: Session, act: Act, docket: str, units: Iterable[Unit], goes_at: datetime
    ) -> list[Assignment]:
        """An item a unit, all under one number, each with its own life."""
        self.check(act, goes_at)
        items = [self._of_unit(act, docket, unit, verifying(session, self, act)) for unit in units]
        session.add_all(items)
        session.flush()
        for item in items:
            item.issue(act, goes_at)
        return items

    def _of_unit(self, act: Act, docket: str, unit: Unit, verifier: str) -> Assignment:
        return Assignment(
            plan=self.plan,
            unit=unit,
            kind=self.kind,
            docket=docket,
            title=self.title,
            issuer=act.who,
            issuer_unit=verifier,
            urgent=self.urgent,
            case_no=self.case_no,
            category=self.category,
            due_at=self.due_at,
            first_due_at=self.due_at,
            state=NOT_HANDED_OVER,
            in_state_since=act.at,
            form={},
        )


def permit(by: Member | None, kind: str) -> None:
    """市府办 may issue anything; opinions 融媒体 too."""
    roles = MAY_ISSUE[kind]
    if by is None or not by.holds(*roles):
        raise NotAllowed(roles=roles, event="issue")


def verifying(session: Session, what: Instruction, act: Act) -> str:
    """Whose people look at the reply: of an opinion the unit of 融媒体, wherever it was issued; else who approves."""
    if what.kind == OPINION:
        if act.by is not None and act.by.holds(Role.MEDIA):
            return act.by.unit.short
        media = Member.with_role(session, Role.MEDIA)
        if media:
            return media[0].unit.short
    return next(iter(what.plan.listed("审批单位")), "市府办")


def latest_plan(session: Session, named: str = "") -> Plan:
    """The notice under whose settings it runs: the one named, else the newest."""
    plans = Plan.all(session)
    if not plans:
        raise Unclear("no_plan")
    return next((plan for plan in plans if named and named in {plan.doc_no, plan.short}), plans[-1])


def of_group(units: Sequence[Unit], group: str) -> list[Unit]:
    """各镇街, 各部门, 各单位: the units that are called so; who is meant stands in the preview.

    To 镇街 also belongs whatever else the roster counts among them (a 园区 of the group 乡镇街道). Where the notice's
    own group is called 乡镇, 各乡镇 of a sentence are the units that its tasks mean by it, a 街道 among them too.
    """
    kinds = KINDS.get(group)
    if kinds:
        return [unit for unit in units if unit.kind in kinds or _is_among(unit, group)]
    departments = [unit for unit in units if DEPARTMENTS in unit.group_name]
    return departments if group == DEPARTMENTS else [*of_group(units, TOWNS), *departments]


def _is_among(unit: Unit, group: str) -> bool:
    return unit.group_name == group or (group == TOWNS and _AMONG_TOWNS.search(unit.group_name) is not None)
