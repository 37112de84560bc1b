"""The notice's rules: reminders.csv, which the scheduler obeys word for word, and rect_rules.csv (整改)."""

import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells, plain
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.roles import as_ours
from bot.load.sheets import Row, Sheet
from bot.models import Plan, RectRule, ReminderRule, Role
from bot.wording.local import as_said

BEFORE, FROZEN = frozenset({"临期", "最后一个工作日"}), "平台冻结期满"
KINDS = (
    "临期",
    "最后一个工作日",
    "逾期",
    "升级",
    "通报草稿",
    "未签收",
    "待签字",
    "待审批",
    "待核实",
    FROZEN,
    "待执行",
)
EVERY_WEEK, FIRST_OF_WEEK = "每周", "首个工作日"
SCALES = ("日", "工作日", FIRST_OF_WEEK)
SHIFTS = ("前移", "顺延")
RECEIVERS = frozenset({*Role, "承办人", "核实人", "市府办早报"})
SCOPES = ("在用", "在用且无已批准申请", "已注销", "全部", "全部含主账号", "单位")
CHANNELS = ("能", "人工", "先电话", "提醒", "否")
SET_BY_HAND = ("人工定", "立即")
CONDITIONS = re.compile(r"近\d{1,3}个工作日无动静|至第\d{1,3}个工作日止(?:，以后转“建议打电话”)?", re.ASCII)


@dataclass(frozen=True, slots=True)
class RuleEntry:
    """One row of reminders.csv."""

    kind: str
    offset: str
    unit: str
    shift: str
    condition: str
    receivers: str
    substitutes: str
    needs_tap: bool


def read_reminders(sheet: Sheet, findings: Findings) -> list[RuleEntry]:
    """The rows of reminders.csv; a word that the clock would not understand is a fault."""
    return [_rule(Cells(row, findings)) for row in sheet.rows]


def _rule(cells: Cells) -> RuleEntry:
    entry = RuleEntry(
        cells.one_of("种类", KINDS),
        _offset(cells),
        cells.one_of("单位", SCALES),
        cells.one_of("遇休", SHIFTS, needed=False),
        cells.text("条件", limit=200),
        _roles(cells, "接收"),
        _roles(cells, "替补"),
        cells.yes("需人点按", default="否"),
    )
    if not entry.receivers:
        cells.fault("“接收”是空的")
    if entry.condition and not CONDITIONS.fullmatch(plain_commas(entry.condition)):
        cells.fault(f"“条件”读不懂：“{entry.condition}”")
    if entry.offset.lstrip("-").isdigit() and not _right_side(entry.kind, int(entry.offset)):
        cells.fault(f"“{entry.kind}”的“相对”{entry.offset}在期限的另一边：到期前写负数，到期后写正数")
    if entry.offset and (entry.offset == EVERY_WEEK) != (entry.unit == FIRST_OF_WEEK):
        cells.fault(f"“{EVERY_WEEK}”和“{FIRST_OF_WEEK}”要写在同一行")
    return entry


def _right_side(kind: str, offset: int) -> bool:
    """Whether a step stands on its side of the day it counts from; 平台冻结期满 has both."""
    if kind in BEFORE:
        return offset <= 0
    return offset >= 0 or kind == FROZEN


def plain_commas(text: str) -> str:
    """A condition with its comma as printed."""
    return text.replace(",", "，")


def _offset(cells: Cells) -> str:
    value = plain(cells.text("相对", limit=20, needed=True)).removeprefix("+")
    if value and value != EVERY_WEEK and not re.fullmatch(r"-?\d{1,3}", value, re.ASCII):
        cells.fault(f"“相对”应是天数或“{EVERY_WEEK}”，现为“{value}”")
    return value


def _roles(cells: Cells, column: str) -> str:
    roles = [as_ours(role) for role in cells.several(column)]
    for role in roles:
        if role not in RECEIVERS:
            cells.fault(f"“{column}”中没有这种角色：“{role}”（可用：{as_said('、'.join(sorted(RECEIVERS)))}）")
    return ";".join(roles)


def store_reminders(session: Session, plan: Plan, entries: list[RuleEntry], report: Report) -> None:
    """Make the notice's rules those of the file, in its order."""
    held = {rule.seq: rule for rule in plan.rules}
    for seq, entry in enumerate(entries, 1):
        rule = held.pop(seq, None)
        if rule is None:
            session.add(ReminderRule(plan_id=plan.id, seq=seq, **_values(entry)))
            report.add("提醒规则")
        elif _differs(rule, entry):
            for name, value in _values(entry).items():
                setattr(rule, name, value)
            report.updated["提醒规则"] += 1
    for rule in held.values():
        session.delete(rule)
        report.updated["提醒规则"] += 1
    session.flush()
    session.expire(plan, ["rules"])


def _values(entry: RuleEntry) -> dict[str, Any]:
    return {name: getattr(entry, name) for name in RuleEntry.__slots__}


def _differs(rule: ReminderRule, entry: RuleEntry) -> bool:
    return any(getattr(rule, name) != value for name, value in _values(entry).items())


def read_rect_rules(sheet: Sheet, findings: Findings) -> list[Row]:
    """The rows of rect_rules.csv by their code."""
    seen: dict[str, str] = {}
    for row in sheet.rows:
        cells = Cells(row, findings)
        code = cells.text("代码", limit=10, needed=True)
        cells.text("问题", needed=True)
        first = seen.setdefault(code, row.where)
        if first != row.where:
            cells.fault(f"代码“{code}”重复（见 {first}）")
        _check_rect_rule(cells, RectRule(code=code, facts=dict(row.cells)))
    return sheet.rows


def _check_rect_rule(cells: Cells, rule: RectRule) -> None:
    """What the product goes by is in words that it understands; what it cannot do by itself is said."""
    cells.one_of("适用账号", SCOPES)
    if not rule.channel.startswith(CHANNELS):
        cells.fault(f"“能否经系统签发”要以 {'、'.join(CHANNELS)} 开头，现为“{rule.channel}”")
    if rule.found_by_itself.startswith("能") and "更新日期" in rule.found_by_itself and not rule.watched_days:
        cells.warn(f"“问题”里没有写几天没更新（如“14天内无更新”），{rule.code}不能自动起草")
    if rule.is_issuable and rule.days is None and not rule.limit.startswith(SET_BY_HAND):
        cells.warn(f"“默认整改时限(工作日)”读不出天数：“{rule.limit}”，{rule.code}下发时由人定哪天前")


def store_rect_rules(session: Session, plan: Plan, rows: list[Row], report: Report) -> None:
    """Make the notice's problem codes those of the file; a code that left it stays, for orders refer to it."""
    held = {rule.code: rule for rule in session.scalars(select(RectRule).where(RectRule.plan_id == plan.id))}
    for row in rows:
        facts = {column: value for column, value in row.cells.items() if column and column != "代码"}
        rule = held.get(row.cells["代码"])
        if rule is None:
            session.add(RectRule(plan_id=plan.id, code=row.cells["代码"], facts=facts))
            report.add("整改规则")
        elif rule.facts != facts:
            rule.facts = facts
            report.updated["整改规则"] += 1
    session.flush()
