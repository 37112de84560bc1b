"""A plan folder as read: every file parsed and held against the others, nothing stored yet."""

from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.load import accounts, days, groups, members, notice, regroups, rules, scores, tasks, units
from bot.load.accounts import AccountEntry
from bot.load.days import DayEntry
from bot.load.findings import Findings
from bot.load.groups import GroupEntry
from bot.load.members import MemberEntry
from bot.load.notice import NoticeEntry
from bot.load.rules import RuleEntry
from bot.load.scores import ScoreEntry
from bot.load.sheets import Row, read_sheets
from bot.load.tasks import TaskEntry
from bot.load.units import UnitEntry, Units
from bot.models import Listing, Loaded, Plan, Unit
from bot.models.cycle import Cycle
from bot.models.member import OFFICE


@dataclass(slots=True)
class Folder:
    """Everything that the files say; `listed` are the units of units.csv, `units` also those the notice had before."""

    notice: NoticeEntry
    listed: list[UnitEntry]
    units: Units
    tasks: list[TaskEntry]
    accounts: list[AccountEntry]
    members: list[MemberEntry]
    groups: list[GroupEntry] | None  # None: no such file, which says nothing
    days: list[DayEntry]
    reminders: list[RuleEntry]
    rect_rules: list[Row]
    scores: list[ScoreEntry]


@dataclass(slots=True)
class Held:
    """What the tables already know of this notice."""

    mine: set[str] = field(default_factory=set)  # codes of its units
    units: list[Unit] = field(default_factory=list)  # every unit of every notice
    tasks: set[int] = field(default_factory=set)
    people: int = 0  # how many posts its roster has

    @classmethod
    def of(cls, session: Session, doc_no: str) -> "Held":
        """The units, task numbers and roster of the notice with that 文号."""
        plan = Plan.numbered(session, doc_no)
        if plan is None:
            return cls(units=Unit.all(session))
        codes = select(Loaded.key).where(Loaded.plan_id == plan.id, Loaded.file == units.TABLE).distinct()
        posts = select(func.count()).select_from(Listing).where(Listing.plan_id == plan.id)
        numbers = {task.number for task in plan.tasks}
        return cls(set(session.scalars(codes)), Unit.all(session), numbers, session.scalar(posts) or 0)


def read_folder(session: Session, place: Path, today: date, findings: Findings) -> Folder:
    """Read and check a folder or workbook. Units count as of `today`, or of 印发日期 if that is later."""
    sheets = read_sheets(place, findings)
    entry = notice.read_notice(sheets["plan"], findings)
    held = Held.of(session, entry.doc_no)
    listed = units.read_units(sheets["units"], findings)
    everyone = Units(regroups.carrying_on([*listed, *_left_out(listed, held)], held.units, today))
    units.against_others(listed, _others(listed, held), held.mine, findings)
    notice.check_notice(entry, everyone, findings)
    if entry.doc_no and entry.values.get("简称"):
        notice.check_short(session, entry, findings)
    if not listed and not findings.about(sheets["units"].name):
        findings.fault(f"{sheets['units'].name}:1", "没有一个单位")
    day = max(today, entry.issued_on)
    lines = tasks.read_tasks(sheets["tasks"], everyone, day, findings)
    models = tasks.read_models(sheets["tasks_model"], everyone, findings)
    folder = Folder(
        entry,
        listed,
        everyone,
        tasks.join_models(lines, models, held.tasks, findings),
        accounts.read_accounts(sheets["accounts"], everyone, findings),
        members.read_members(sheets["members"], everyone, findings),
        groups.read_groups(sheets["groups"], everyone, findings) if sheets["groups"].columns else None,
        days.read_days(sheets["calendar"], findings),
        rules.read_reminders(sheets["reminders"], findings),
        rules.read_rect_rules(sheets["rect_rules"], findings),
        scores.read_scores(sheets["score_rules"], findings),
    )
    if held.people and not folder.members:  # an emptied file is a slip, not the dismissal of everybody
        findings.fault(f"{sheets['members'].name}:1", f"一个人也没有，而现在的名册有{held.people}人")
    _look_over(folder, {name: f"{sheet.name}:1" for name, sheet in sheets.items()}, findings)
    return folder


def _left_out(listed: list[UnitEntry], held: Held) -> list[UnitEntry]:
    """Units that the file no longer names stay units of the notice until they get a 失效日期."""
    named = {entry.code for entry in listed}
    return [UnitEntry.known(unit) for unit in held.units if unit.code in held.mine - named and not unit.regrouped_at]


def _others(listed: list[UnitEntry], held: Held) -> list[Unit]:
    """The units whose names this file cannot give away itself."""
    named = {entry.code for entry in listed}
    return [unit for unit in held.units if unit.code not in named & held.mine and not unit.regrouped_at]


def _look_over(folder: Folder, places: dict[str, str], findings: Findings) -> None:
    """What is no fault but worth a look."""
    tasks.compare_owners(folder.tasks, folder.units, findings)
    accounts.compare_hosts(folder.accounts, folder.units, findings)
    approving = folder.notice.listed("审批单位")
    members.warn_of_gaps(folder.members, folder.units, approving, places["members"], findings)
    _named_people(folder, findings)
    if folder.days:
        days.warn_of_bare_years(folder.days, _years(folder), places["calendar"], findings)


def _named_people(folder: Folder, findings: Findings) -> None:
    """People whom plan.csv names should be in the roster, by userid or name."""
    office = {word for entry in folder.members if entry.roles & OFFICE for word in (entry.userid, entry.name)}
    everybody = {word for entry in folder.members for word in (entry.userid, entry.name)}
    for key, known in (("交办确认人", office), ("试运行收件人", everybody)):
        for word in folder.notice.listed(key):
            if word not in known:
                who = "市府办人员" if known is office else "任何人"
                findings.warn(folder.notice.place(key), f"“{key}”不是 members.csv 里的{who}：“{word}”")


def _years(folder: Folder) -> set[int]:
    """The years in which the notice's items fall due."""
    models = [task.model for task in folder.tasks if task.model]
    dated = {model.due_on.year for model in models if model.due_on}
    try:
        return dated | {Cycle.parse(model.first_cycle).last_day.year for model in models if model.first_cycle}
    except ValueError:  # an unreadable cycle is a fault already
        return dated
