"""A small county in plain objects: units, people, a notice and its items, without a database."""

from datetime import UTC, date, datetime

from bot.clock import at, end_of
from bot.models import Act, Assignment, Member, MemberRole, Person, Plan, Role, Task, Unit
from bot.models.assignment import NOT_HANDED_OVER
from bot.models.member import RoleState
from bot.workdays import Workdays

NOON = at(date(2022, 7, 20), 12)
MACHINE = datetime(2026, 1, 1, tzinfo=UTC)
DAYS = Workdays()
GRACE = {"休息日到期宽限": "次一工作日下班前上报按期"}


def unit(code: str, short: str, name: str = "") -> Unit:
    """A unit."""
    return Unit(code=code, name=name or f"义乌市{short}", short=short, aliases="", duties="", urgeable=True)


OFFICE, TOWN, OTHER = unit("S01", "市府办"), unit("Z01", "佛堂镇"), unit("Z02", "苏溪镇")
DATA, MEDIA = unit("S03", "市数管中心"), unit("S04", "市融媒体中心")


def member(name: str, where: Unit, *roles: Role, person: Person | None = None, mobile: str = "") -> Member:
    """A person in a unit with active roles."""
    person = person or Person(name=name, mobile=mobile)
    found = Member(person=person, unit=where, post="", origin="名册")
    found.duties = [MemberRole(role=role, state=RoleState.ACTIVE) for role in roles]
    return found


def act(by: Member | None, moment: datetime = NOON) -> Act:
    """Somebody's doing at a moment."""
    return Act(by=by, at=moment, machine_at=MACHINE, channel="app")


def plan(**settings: str) -> Plan:
    """A notice; settings as in plan.csv."""
    return Plan(
        doc_no="义政办发〔2022〕41号",
        short="41号",
        title="方案",
        issued_on=date(2022, 6, 27),
        settings={"审批单位": "市府办", **settings},
        loaded_at=NOON,
        goal="",
    )


def task(of: Plan, number: int, verifier: str = "市府办", computed: str = "") -> Task:
    """A dated line of the notice."""
    return Task(
        plan=of,
        number=number,
        heading=f"主要任务{number}",
        detail=f"具体任务{number}。",
        owners="各单位",
        kind="限时",
        verifier=verifier,
        computed=computed,
        urge="是",
    )


def item(  # noqa: PLR0913, PLR0917 - an item hangs on this many things
    where: Unit = TOWN,
    state: str = NOT_HANDED_OVER,
    verifier: str = "市府办",
    due: date = date(2022, 7, 31),
    computed: str = "",
    of: Plan | None = None,
    about: Task | None = None,
) -> Assignment:
    """One item with the columns that a database would fill."""
    notice = about.plan if about else of or plan()
    return Assignment(
        plan=notice,
        task=about or task(notice, 1, verifier, computed),
        unit=where,
        cycle="",
        state=state,
        due_at=end_of(due),
        first_due_at=end_of(due),
        in_state_since=NOON,
        state_reason="",
        former_units="",
        acknowledged_how="",
        acknowledged_by="",
        report_text="",
        report_source="",
        progress_text="",
        return_reason="",
        blocked="",
        blocked_reason="",
        form={},
    )
