"""单位: units.csv, what a unit may be called, and whom 各镇街 and 市政府各有关部门 mean."""

import re
from dataclasses import dataclass, replace
from datetime import date

from sqlalchemy.orm import Session

from bot.load.cells import Cells, name_key, parts
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.settle import Cell, Settler, Spot
from bot.load.sheets import Sheet
from bot.models import Unit
from bot.models.unit import SEPARATOR, joined

TABLE = "units"
_EVERY = re.compile(r"(.{0,8}?)各(.+)")
_LEVEL = re.compile(r"[省市县区州旗](?:级|直属?|政府)?")


@dataclass(frozen=True, slots=True)
class UnitEntry:
    """One row of units.csv; `where` is empty for a unit that the notice has but the file no longer names."""

    where: str
    code: str
    name: str
    short: str
    kind: str
    group: str
    aliases: tuple[str, ...]
    duties: tuple[str, ...]
    urgeable: bool
    valid_from: date | None
    valid_to: date | None
    successor: str
    tasks: frozenset[str] | None = None  # 承担任务序号, for comparison only
    accounts: frozenset[str] | None = None  # 主办账号序号, for comparison only
    former: tuple[str, ...] = ()  # 曾用名

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the unit may be called."""
        return (self.name, self.short, *self.aliases, *self.former)

    def is_valid_on(self, day: date) -> bool:
        """Whether the unit exists that day; both dates belong to it."""
        return (self.valid_from or day) <= day <= (self.valid_to or day)

    @classmethod
    def known(cls, unit: Unit) -> "UnitEntry":
        """A unit as the tables have it."""
        return cls(
            "",
            unit.code,
            unit.name,
            unit.short,
            unit.kind,
            unit.group_name,
            parts(unit.aliases),
            parts(unit.duties),
            unit.urgeable,
            unit.valid_from,
            unit.valid_to,
            unit.successor,
            former=parts(unit.former_names),
        )


class Units:
    """Every unit that the folder may speak of, by name and by group.

    Where there is none at all, units.csv is at fault: that is said once, not again for each name.
    """

    def __init__(self, entries: list[UnitEntry]) -> None:
        self.entries = entries
        self._by_name: dict[str, UnitEntry] = {}
        for entry in entries:
            for name in entry.names:
                self._by_name.setdefault(name_key(name), entry)
        self.groups = {entry.group for entry in entries if entry.group}

    def called(self, name: str) -> UnitEntry | None:
        """The unit of that canonical name, short name or alias."""
        return self._by_name.get(name_key(name))

    def following(self, entry: UnitEntry) -> UnitEntry | None:
        """Its 承接单位, given by name or by code."""
        by_code = (unit for unit in self.entries if unit.code == entry.successor)
        return self.called(entry.successor) or next(by_code, None)

    def find(self, name: str, cells: Cells, column: str) -> UnitEntry | None:
        """As `called`; a fault of that row if there is none."""
        found = self.called(name)
        if found is None and name and self.entries:
            cells.fault(f"“{column}”中的单位不在 units.csv 中：“{name}”")
        return found

    def several(self, cells: Cells, column: str) -> list[UnitEntry]:
        """The units named in a cell, each once: two names may have become one unit."""
        found = [unit for name in cells.several(column) if (unit := self.find(name, cells, column))]
        return list({unit.code: unit for unit in found}.values())

    def owners(self, cells: Cells, column: str, day: date) -> list[UnitEntry]:
        """责任单位: names, and 各X, 市政府各X or 县级X for the units whose 责任单位分组 is X that day."""
        found: dict[str, UnitEntry] = {}
        for part in cells.several(column):
            if unit := self.called(part):
                found.update(_if_valid(unit, cells, day))
            elif group := self._group(part):
                members = (unit for unit in self.entries if unit.group == group and unit.is_valid_on(day))
                found.update((unit.code, unit) for unit in members)
            else:
                self._is_nobody(part, cells, column)
        return list(found.values())

    def _group(self, part: str) -> str:
        """The group that these words mean; empty if none."""
        every, level = _EVERY.fullmatch(part), _LEVEL.match(part)
        meant = [part, part[level.end() :]] if level else [part]
        if every:
            meant += [every[1] + every[2], every[2]]
        return next((group for group in meant if group in self.groups), "")

    def _is_nobody(self, part: str, cells: Cells, column: str) -> None:
        groups = "、".join(f"各{group}" for group in sorted(self.groups))
        every = _EVERY.fullmatch(part)
        if every and self.entries:
            known = f"；现有的写成：{groups}" if groups else ""
            cells.fault(f"“{part}”：units.csv 里没有单位的“责任单位分组”是“{every[2]}”{known}")
        elif self.entries:
            known = f"；一组单位写成：{groups}" if groups else ""
            cells.fault(f"“{column}”中的单位不在 units.csv 中：“{part}”{known}")


def _if_valid(unit: UnitEntry, cells: Cells, day: date) -> dict[str, UnitEntry]:
    if unit.is_valid_on(day):
        return {unit.code: unit}
    successor = f"，承接单位：{unit.successor}" if unit.successor else ""
    cells.warn(f"责任单位“{unit.short}”不在有效期内，不新立承办项{successor}")
    return {}


def read_units(sheet: Sheet, findings: Findings) -> list[UnitEntry]:
    """The rows of units.csv; doubled codes and names that mean two units are faults."""
    entries = _comparing([_entry(Cells(row, findings)) for row in sheet.rows])
    _each_name_means_one(entries, findings)
    names = Units(entries)
    for entry in entries:
        if entry.successor and names.following(entry) is None:
            findings.fault(entry.where, f"“承接单位”不在 units.csv 中：“{entry.successor}”")
        elif entry.successor and _comes_back(entry, names):
            findings.fault(entry.where, f"“承接单位”绕回了{entry.short}自己")
    return entries


def _comparing(entries: list[UnitEntry]) -> list[UnitEntry]:
    """A column for comparison that nobody filled in says nothing."""
    if not any(entry.tasks for entry in entries):
        entries = [replace(entry, tasks=None) for entry in entries]
    if not any(entry.accounts for entry in entries):
        entries = [replace(entry, accounts=None) for entry in entries]
    return entries


def _comes_back(entry: UnitEntry, names: Units) -> bool:
    """Whether following 承接单位 from unit to unit leads back to where it began."""
    seen: list[UnitEntry] = []
    following = names.following(entry)
    while following and following is not entry and following not in seen:
        seen.append(following)
        following = names.following(following)
    return following is entry


def _entry(cells: Cells) -> UnitEntry:
    entry = UnitEntry(
        cells.where,
        cells.text("单位编码", limit=40, needed=True),
        cells.name("规范名称", limit=120, needed=True),
        cells.name("简称", limit=60, needed=True),
        cells.text("类型", limit=40),
        cells.text("责任单位分组", limit=60),
        cells.several("别名"),
        cells.several("角色"),
        cells.yes("可催办", default="是"),
        cells.day("生效日期"),
        cells.day("失效日期"),
        cells.text("承接单位", limit=40),
        _numbers(cells, "承担任务序号"),
        _numbers(cells, "主办账号序号"),
        cells.several("曾用名"),
    )
    if entry.valid_from and entry.valid_to and entry.valid_to < entry.valid_from:
        cells.fault("“失效日期”早于“生效日期”")
    return entry


def _numbers(cells: Cells, column: str) -> frozenset[str] | None:
    return frozenset(cells.several(column)) if cells.has(column) else None


def _each_name_means_one(entries: list[UnitEntry], findings: Findings) -> None:
    codes: dict[str, UnitEntry] = {}
    owners: dict[str, UnitEntry] = {}
    for entry in entries:
        if codes.setdefault(entry.code, entry) is not entry:
            findings.fault(entry.where, f"单位编码“{entry.code}”重复（见 {codes[entry.code].where}）")
            continue
        for name in entry.names:
            owner = owners.setdefault(name_key(name), entry)
            if owner is not entry:
                findings.fault(
                    entry.where, f"名称“{name}”同时指两个单位：{owner.short}、{entry.short}（{owner.where}）"
                )


def against_others(entries: list[UnitEntry], others: list[Unit], mine: set[str], findings: Findings) -> None:
    """Units of other notices: the same unit goes by the same code, and no name may come to mean two."""
    by_code = {unit.code: unit for unit in others}
    owners = {name_key(name): unit for unit in others for name in unit.names}
    for entry in entries:
        same = by_code.get(entry.code)
        if same and entry.code not in mine and not _share_a_name(entry, same):
            findings.fault(entry.where, f"单位编码“{entry.code}”在其他文件里是“{same.short}”")
        for name in entry.names:
            owner = owners.get(name_key(name))
            if owner and owner.code != entry.code:
                findings.fault(entry.where, f"名称“{name}”已属于单位“{owner.short}”（编码{owner.code}）")


def _share_a_name(entry: UnitEntry, unit: Unit) -> bool:
    return not {name_key(name) for name in entry.names}.isdisjoint(name_key(name) for name in unit.names)


def store_units(session: Session, entries: list[UnitEntry], settler: Settler, report: Report) -> dict[str, Unit]:
    """Bring the table up to date; every unit by its code."""
    held = {unit.code: unit for unit in Unit.all(session)}
    for entry in entries:
        spot = Spot(TABLE, entry.code, entry.where, f"单位“{entry.short}”")
        if entry.code in held:
            report.update("单位", spot.label, settler.settle(held[entry.code], _cells(entry), spot))
            continue
        held[entry.code] = unit = Unit(code=entry.code)
        settler.fill(unit, _cells(entry), spot)
        session.add(unit)
        report.add("单位")
    session.flush()
    return held


def _cells(entry: UnitEntry) -> list[Cell]:
    return [
        Cell("规范名称", "name", entry.name),
        Cell("简称", "short", entry.short),
        Cell("类型", "kind", entry.kind),
        Cell("责任单位分组", "group_name", entry.group),
        Cell("别名", "aliases", joined(entry.aliases)),
        Cell("角色", "duties", SEPARATOR.join(entry.duties)),
        Cell("可催办", "urgeable", entry.urgeable),
        Cell("生效日期", "valid_from", entry.valid_from),
        Cell("失效日期", "valid_to", entry.valid_to),
        Cell("承接单位", "successor", entry.successor),
    ]
