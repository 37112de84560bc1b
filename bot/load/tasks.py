"""任务: tasks.csv with tasks_model.csv, the notice's lines and how each is worked off."""

import re
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.settle import Cell, Settler, Spot
from bot.load.sheets import Sheet
from bot.load.units import UnitEntry, Units
from bot.models import Plan, Task
from bot.models.cycle import EARLIER, LATER, RHYTHMS, Cycle
from bot.models.plan import POSTS
from bot.models.unit import SEPARATOR
from bot.workdays import Workdays

TABLE = "tasks"
DATED, LONG = "限时", "长期"
METHODS = ("上报", "自动", "首期上报")
URGES = ("是", "否", "首期")
SELF = "自记"
SHORTEST_ALIAS = 2
ACCOUNTS, SUM, ROSTER = "账号", "汇总", "名单"
_SUM = re.compile(r"汇总[:：](\d{1,4})", re.ASCII)
_SUM_IN_WORDS = re.compile(r"任务(\d{1,4})各单位办结的汇总", re.ASCII)
_MONTH_AS_DATE = re.compile(r"(\d{4}-\d{2})-01", re.ASCII)  # what a workbook makes of 2022-09


@dataclass(frozen=True, slots=True)
class ModelEntry:
    """One row of tasks_model.csv."""

    where: str
    number: int
    kind: str
    due_on: date | None
    first_cycle: str
    cycle: str
    cycle_due: str
    shift: str
    count: int | None
    criterion: str
    evidence: str
    verifier: str
    method: str
    urge: str
    computed: str
    aliases: str


@dataclass(frozen=True, slots=True)
class TaskEntry:
    """One row of tasks.csv with the units that owe it."""

    where: str
    number: int
    heading: str
    detail: str
    owners_text: str
    owners: tuple[UnitEntry, ...]
    limit_text: str
    valid_to: date | None
    model: ModelEntry | None = None


def read_tasks(sheet: Sheet, units: Units, day: date, findings: Findings) -> list[TaskEntry]:
    """The rows of tasks.csv; a heading left empty by merged cells is the one above."""
    entries: list[TaskEntry] = []
    for row in sheet.rows:
        entry = _task(Cells(row, findings), units, day)
        if not entry.heading and entries:
            entry = replace(entry, heading=entries[-1].heading)
        entries.append(entry)
    _no_number_twice(entries, findings)
    return entries


def _task(cells: Cells, units: Units, day: date) -> TaskEntry:
    return TaskEntry(
        cells.where,
        cells.whole("序号", needed=True) or 0,
        cells.text("主要任务"),
        cells.text("具体任务", needed=True),
        cells.text("责任单位", needed=True),
        tuple(units.owners(cells, "责任单位", day)),
        cells.text("完成时限", limit=40),
        cells.day("失效日期"),
    )


def _no_number_twice(entries: Collection[TaskEntry] | Collection[ModelEntry], findings: Findings) -> None:
    seen: dict[int, str] = {}
    for entry in entries:
        first = seen.setdefault(entry.number, entry.where)
        if first != entry.where and entry.number:
            findings.fault(entry.where, f"序号{entry.number}重复（见 {first}）")


def read_models(sheet: Sheet, units: Units, findings: Findings) -> list[ModelEntry]:
    """The rows of tasks_model.csv."""
    entries = [_model(Cells(row, findings), units) for row in sheet.rows]
    _no_number_twice(entries, findings)
    _no_name_twice(entries, units, findings)
    return entries


def _no_name_twice(entries: Collection[ModelEntry], units: Units, findings: Findings) -> None:
    """A 别名 of two tasks names neither; one that stands in a unit's name is not heard there."""
    seen: dict[str, ModelEntry] = {}
    for entry in entries:
        for name in filter(None, entry.aliases.split(SEPARATOR)):
            first = seen.setdefault(name, entry)
            if first is not entry:
                findings.fault(entry.where, f"“别名”{name}和任务{first.number}的一样（见 {first.where}）")
            elif any(name in called for unit in units.entries for called in unit.names):
                findings.warn(entry.where, f"“别名”{name}也在单位的名称里，说到那个单位时不当任务{entry.number}")


def _model(cells: Cells, units: Units) -> ModelEntry:
    kind = cells.one_of("类型", (DATED, LONG))
    entry = ModelEntry(
        cells.where,
        cells.whole("序号", needed=True) or 0,
        kind,
        cells.day("截止日期", needed=kind == DATED),
        _MONTH_AS_DATE.sub(r"\1", cells.text("首个周期", limit=20, needed=kind == LONG)),
        cells.one_of("周期", tuple(RHYTHMS), needed=kind == LONG),
        cells.text("周期内截止", limit=80, needed=kind == LONG),
        cells.one_of("遇休", (EARLIER, LATER), needed=False),
        cells.whole("承办单位数"),
        cells.text("办结口径"),
        cells.text("证明材料(最少)"),
        _verifier(cells, units),
        cells.one_of("办结方式", METHODS),
        cells.one_of("催办", URGES, default="是"),
        "",
        _aliases(cells),
    )
    _check_cycle(entry, cells)
    return replace(entry, computed=_computed(entry, cells))


def _verifier(cells: Cells, units: Units) -> str:
    """核实: a unit, 自记 or nothing."""
    name = cells.text("核实", limit=60)
    if name and name != SELF:
        units.find(name, cells, "核实")
    return name


def _aliases(cells: Cells) -> str:
    """别名: what people call the task; a single character would be found in any sentence."""
    names = cells.several("别名")
    for name in names:
        if len(name) < SHORTEST_ALIAS or name.isdigit():
            cells.fault(f"“别名”里的“{name}”太短或只是数字，至少写{SHORTEST_ALIAS}个字")
    return SEPARATOR.join(names)


def _check_cycle(entry: ModelEntry, cells: Cells) -> None:
    if entry.kind != LONG or not (entry.first_cycle and entry.cycle and entry.cycle_due):
        return
    try:
        cycle = Cycle.parse(entry.first_cycle)
    except ValueError:
        cells.fault(f"“首个周期”应如 2022-09、2022-Q4、2022-H2 或 2022，现为“{entry.first_cycle}”")
        return
    if cycle.kind != RHYTHMS[entry.cycle]:
        cells.fault(f"“首个周期”{entry.first_cycle}与“周期”{entry.cycle}不一致")
        return
    try:
        cycle.due_day(entry.cycle_due, entry.shift, Workdays())
    except ValueError:
        cells.fault(f"“周期内截止”读不懂，或不在“{entry.cycle}”的周期里：“{entry.cycle_due}”")


def _computed(entry: ModelEntry, cells: Cells) -> str:
    """汇总: whether the product works the completion out; where the column is missing, told from the words."""
    if cells.has("汇总"):
        said = cells.text("汇总").replace("：", ":")
        if said not in {"", ACCOUNTS, ROSTER, POSTS} and not _SUM.fullmatch(said):
            cells.fault(f"“汇总”应是空、{ACCOUNTS}、{ROSTER}、{POSTS}或{SUM}:任务序号，现为“{said}”")
        return said
    if found := _SUM_IN_WORDS.search(entry.criterion):
        return f"{SUM}:{found[1]}"
    if entry.method == "自动" and entry.kind == DATED and "账号" in entry.criterion:
        return ACCOUNTS
    is_roster = entry.evidence.startswith("结构化名单") or (
        "分管领导" in entry.criterion and "联系人" in entry.criterion
    )
    return ROSTER if is_roster else ""


def join_models(
    tasks: list[TaskEntry], models: list[ModelEntry], held: Collection[int], findings: Findings
) -> list[TaskEntry]:
    """Each task with its model. `held`: numbers the notice already has, which the file may have dropped."""
    by_number = {model.number: model for model in models}
    numbers = {task.number for task in tasks}
    for model in models:
        if model.number and model.number not in numbers | set(held):
            findings.fault(model.where, f"tasks.csv 里没有任务{model.number}")
        _check_sum(model, by_number, numbers | set(held), findings)
    for task in tasks:
        if task.number and models and task.number not in by_number:
            findings.fault(task.where, f"tasks_model.csv 里没有任务{task.number}")
    joined = [replace(task, model=by_number.get(task.number)) for task in tasks]
    _compare_counts(joined, findings)
    return joined


def _check_sum(model: ModelEntry, models: dict[int, ModelEntry], numbers: Collection[int], findings: Findings) -> None:
    """What a sum adds up exists, and does not in its turn add up the sum."""
    summed, seen = _summed(model), set[int]()
    if summed is not None and summed not in numbers:
        findings.fault(model.where, f"“汇总”的任务{summed}不存在")
    while summed is not None and summed != model.number and summed not in seen:
        seen.add(summed)
        summed = _summed(models[summed]) if summed in models else None
    if summed == model.number:
        findings.fault(model.where, f"“汇总”绕回了任务{model.number}自己")


def _summed(model: ModelEntry) -> int | None:
    found = _SUM.fullmatch(model.computed)
    return int(found[1]) if found else None


def _compare_counts(tasks: list[TaskEntry], findings: Findings) -> None:
    for task in tasks:
        said = task.model.count if task.model else None
        if task.model and said is not None and said != len(task.owners):
            findings.warn(
                task.model.where,
                f"任务{task.number}“承办单位数”是{said}，按责任单位算是{len(task.owners)}，以责任单位为准",
            )


def compare_owners(tasks: list[TaskEntry], units: Units, findings: Findings) -> None:
    """承担任务序号 of each unit beside what 责任单位 says; a task that nobody owes today."""
    for task in tasks:
        if not task.owners:
            findings.warn(task.where, f"任务{task.number}现在没有在有效期内的责任单位，不立承办项")
    for unit in units.entries:
        owed = frozenset(str(task.number) for task in tasks if unit in task.owners)
        if unit.tasks is not None and unit.tasks != owed:
            said, counted = ("、".join(sorted(numbers, key=_by_size)) or "无" for numbers in (unit.tasks, owed))
            findings.warn(unit.where, f"{unit.short}“承担任务序号”是{said}，按责任单位算是{counted}，以责任单位为准")


def _by_size(number: str) -> tuple[int, str]:
    return len(number), number


def store_tasks(
    session: Session, plan: Plan, entries: list[TaskEntry], settler: Settler, report: Report
) -> dict[int, Task]:
    """Bring the notice's tasks up to date; every task by its number."""
    held = {task.number: task for task in plan.tasks}
    for entry in entries:
        spot = Spot(TABLE, str(entry.number), entry.where, f"任务{entry.number}")
        if entry.number in held:
            report.update("任务", spot.label, settler.settle(held[entry.number], _cells(entry), spot))
            continue
        held[entry.number] = task = Task(plan_id=plan.id, number=entry.number)
        settler.fill(task, _cells(entry), spot)
        session.add(task)
        report.add("任务")
    session.flush()
    session.expire(plan, ["tasks"])
    return held


def _cells(entry: TaskEntry) -> list[Cell]:
    model = entry.model
    assert model is not None  # noqa: S101 - a task without a model is a fault that stopped the load
    return [
        Cell("主要任务", "heading", entry.heading),
        Cell("具体任务", "detail", entry.detail),
        Cell("责任单位", "owners", entry.owners_text),
        Cell("完成时限", "limit_text", entry.limit_text),
        Cell("失效日期", "valid_to", entry.valid_to),
        Cell("类型", "kind", model.kind),
        Cell("截止日期", "due_on", model.due_on),
        Cell("首个周期", "first_cycle", model.first_cycle),
        Cell("周期", "cycle", model.cycle),
        Cell("周期内截止", "cycle_due", model.cycle_due),
        Cell("遇休", "shift", model.shift),
        Cell("办结口径", "criterion", model.criterion),
        Cell("证明材料(最少)", "evidence", model.evidence),
        Cell("核实", "verifier", model.verifier),
        Cell("办结方式", "method", model.method),
        Cell("催办", "urge", model.urge),
        Cell("汇总", "computed", model.computed),
        Cell("别名", "aliases", model.aliases),
    ]
