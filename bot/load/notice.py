"""文件: plan.csv, the notice's own data and settings, one 键 a line."""

from dataclasses import dataclass, field
from datetime import date, datetime
from difflib import get_close_matches

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells, parts
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.settle import Settler, Spot
from bot.load.sheets import Row, Sheet
from bot.load.units import Units
from bot.models import Disposition, Plan
from bot.models.counted import DAYS
from bot.models.delegation import SETTING as DELEGATION
from bot.models.delegation import Rule
from bot.models.phase import SETTING, parse
from bot.wording.local import as_said

TABLE = "plan"
DATES = ("印发日期", "总目标日期", "交办日期", "征求处置意见日期")
UNITS = ("主账号运营", "审批单位", "监测单位")
NEEDED = ("文号", "简称", "标题", "印发日期")
LIMITS = {"文号": 80, "简称": 40, "标题": 200}
KNOWN = {  # every 键 that something goes by or a paper prints; docs/plan-folder.md says what each means
    *("文号", "简称", "标题", "印发单位", "印发日期", "公开方式", "依据", "总目标", "总目标日期", "阶段"),
    *("主账号", "主账号类型", "主账号主体", "主账号运营", "审批单位", "监测单位", "人工联系人", "人工电话"),
    *("交办日期", "交办确认人", "试运行收件人", "休息日到期宽限", "委托代签", "升级方式", "盖章", "批注告知单位"),
    *(
        "发布审核",
        "默认处置",
        "处置后办理工作日",
        "征求处置意见日期",
        "指南核对",
        "考核起草日期",
        "申请表标题",
        "申请表附件",
    ),
}
MOST_DAYS = 90
DEFAULT_DISPOSITIONS = "镇街:整合/关停;*:待定"


@dataclass(slots=True)
class NoticeEntry:
    """plan.csv as read: every 键 with its text and place, and the dates among them."""

    where: str  # the file's first line, for what has no line of its own
    values: dict[str, str] = field(default_factory=dict)
    places: dict[str, str] = field(default_factory=dict)
    dates: dict[str, date | None] = field(default_factory=dict)

    @property
    def doc_no(self) -> str:
        """文号, the notice's identity."""
        return self.values.get("文号", "")

    @property
    def issued_on(self) -> date:
        """印发日期."""
        return self.dates.get("印发日期") or date.min

    def place(self, key: str) -> str:
        """Where a 键 stands."""
        return self.places.get(key, self.where)

    def listed(self, key: str) -> tuple[str, ...]:
        """A value that holds several."""
        return parts(self.values.get(key, ""))

    def disposition(self, group: str) -> str:
        """默认处置 for the accounts of units of that group."""
        rules = dict(_pair(part) for part in parts(self.values.get("默认处置") or DEFAULT_DISPOSITIONS))
        return rules.get(group) or rules.get("*") or Disposition.OPEN


def read_notice(sheet: Sheet, findings: Findings) -> NoticeEntry:
    """Every 键; doubled keys, missing ones and ill dates are faults."""
    entry = NoticeEntry(f"{sheet.name}:1")
    for row in sheet.rows:
        _take(entry, row, findings)
    for key in NEEDED:
        if not entry.values.get(key) and sheet.rows:
            findings.fault(entry.place(key), f"缺少“{key}”")
    for part in parts(entry.values.get("默认处置", "")):
        if _pair(part)[1] not in set(Disposition):
            findings.fault(
                entry.place("默认处置"), f"“{part}”应写成“分组:处置意见”，处置意见为{'、'.join(Disposition)}"
            )
    days = entry.values.get(DAYS, "")
    if days and not (days.isascii() and days.isdigit() and 1 <= int(days) <= MOST_DAYS):
        findings.fault(entry.place(DAYS), f"“{days}”应是1到{MOST_DAYS}的整数（工作日）")
    _look_over(entry, findings)
    try:
        parse(entry.values.get(SETTING, ""))
    except ValueError:
        findings.fault(entry.place(SETTING), "“阶段”应写成“名称:2022-07;名称:2022-09起”，或“名称:2022-07至2022-08”")
    return entry


def _look_over(entry: NoticeEntry, findings: Findings) -> None:
    """What is no fault but would be missed later: nobody to call, a key or a word that nothing goes by."""
    if entry.values and not entry.values.get("人工电话"):
        findings.warn(entry.place("人工电话"), "没有“人工电话”：单位回复“人工”时不知道找谁，提醒里也没有电话")
    for key in entry.values.keys() - KNOWN:
        near = get_close_matches(key, KNOWN, 1, _ALIKE)
        findings.warn(entry.place(key), f"没有用到“{key}”这一项{f'，是不是“{near[0]}”' if near else ''}")
    said, rules = entry.values.get(DELEGATION, ""), [rule.value for rule in Rule]
    if said and said not in rules:
        words = as_said(f"“{DELEGATION}”只认：{'、'.join(rules)}；现为“")
        findings.warn(entry.place(DELEGATION), f"{words}{said}”，{as_said(f'按“{Rule.WITH_CONSENT}”办')}")


_ALIKE = 0.6  # 人工电話 is meant for 人工电话


def _take(entry: NoticeEntry, row: Row, findings: Findings) -> None:
    cells = Cells(row, findings)
    key = cells.text("键", limit=60, needed=True)
    if key in entry.values:
        cells.fault(f"“{key}”写了两次（见 {entry.places[key]}）")
        return
    entry.values[key], entry.places[key] = cells.text("值", limit=LIMITS.get(key, 2000)), row.where
    if key in DATES:
        day = Cells(Row(row.where, {key: entry.values[key]}), findings).day(key)
        entry.dates[key], entry.values[key] = day, day.isoformat() if day else entry.values[key]


def _pair(part: str) -> tuple[str, str]:
    group, _, value = part.replace("：", ":").partition(":")
    return group.strip(), value.strip()


def check_notice(entry: NoticeEntry, units: Units, findings: Findings) -> None:
    """Units that the notice names must exist."""
    if not units.entries:
        return
    for key in UNITS:
        for name in entry.listed(key):
            if units.called(name) is None:
                findings.fault(entry.place(key), f"“{key}”不在 units.csv 中：“{name}”")
    if entry.listed("主账号") and not main_unit(entry, units):
        findings.fault(entry.place("主账号主体"), "“主账号主体”和“主账号运营”都不在 units.csv 中")
    for part in entry.listed("默认处置"):
        if _pair(part)[0] not in units.groups | {"*"}:
            findings.fault(entry.place("默认处置"), f"没有单位的“责任单位分组”是“{_pair(part)[0]}”")


def main_unit(entry: NoticeEntry, units: Units) -> str:
    """The code of the unit that answers for the main accounts; empty if there is none."""
    names = (*entry.listed("主账号主体"), *entry.listed("主账号运营"))
    return next((unit.code for name in names if (unit := units.called(name))), "")


def check_short(session: Session, entry: NoticeEntry, findings: Findings) -> None:
    """简称 is what people say to tell notices apart."""
    taken = session.scalar(select(Plan).where(Plan.short == entry.values["简称"], Plan.doc_no != entry.doc_no))
    if taken:
        findings.fault(entry.place("简称"), f"简称“{taken.short}”已用于{taken.doc_no}")


def new_notice(session: Session, entry: NoticeEntry, now: datetime) -> Plan:
    """A row for a 文号 that is not there yet."""
    plan = Plan(doc_no=entry.doc_no, short="", title="", issued_on=entry.issued_on, settings={}, loaded_at=now)
    session.add(plan)
    session.flush()
    return plan


def store_notice(plan: Plan, entry: NoticeEntry, settler: Settler, report: Report) -> None:
    """Take over every 键 that the file says anew; a 键 that left the file becomes empty."""
    is_new = not plan.settings
    settings = dict(plan.settings)
    columns = []
    for key in {**entry.values, **dict.fromkeys(sorted(settler.keys(TABLE)), "")}:
        spot = Spot(TABLE, key, entry.place(key), "本文件")
        said = entry.values.get(key, "")
        if settler.takes(spot, key, settings.get(key, ""), said):
            columns.append(key)
            settings[key] = said
    if is_new:
        report.add("文件")
    else:
        report.update("文件", entry.doc_no, columns)
    if columns:
        _set_columns(plan, settings)


def _set_columns(plan: Plan, settings: dict[str, str]) -> None:
    """The columns that are asked for often follow the settings."""
    plan.settings = settings
    plan.short, plan.title = settings["简称"], settings["标题"]
    plan.issued_on = date.fromisoformat(settings["印发日期"])
    plan.goal, plan.goal_on = settings.get("总目标", ""), _day(settings, "总目标日期")
    plan.handover_on = _day(settings, "交办日期")


def _day(settings: dict[str, str], key: str) -> date | None:
    return date.fromisoformat(settings[key]) if settings.get(key) else None
