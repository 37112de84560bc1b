"""机构调整 by file: 失效日期 with 承接单位 merges, another 规范名称 with 曾用名 renames; which unit a name means."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy.orm import Session

from bot.load.report import Report
from bot.load.units import UnitEntry, Units
from bot.models import Act, Unit
from bot.models.regroup import NewName, due, merge, rename


def carrying_on(listed: Sequence[UnitEntry], held: Iterable[Unit], today: date) -> list[UnitEntry]:
    """The units that there are today: those that went into another are names of it, and old names still count."""
    rows = {unit.code: unit for unit in held}
    names = Units(list(listed))
    found: dict[str, UnitEntry] = {}
    gone: list[tuple[UnitEntry, UnitEntry]] = []
    for entry in listed:
        target = _target(entry, rows, names, today)
        if target is None:
            row = rows.get(entry.code)
            known = row.names if row is not None and row.regrouped_at is None else ()
            found[entry.code] = _called_too(entry, known)
        else:
            gone.append((entry, target))
    for entry, target in gone:
        found[target.code] = _called_too(found.get(target.code, target), entry.names)
    return list(found.values())


def _target(entry: UnitEntry, rows: dict[str, Unit], names: Units, today: date) -> UnitEntry | None:
    """Where it went, by what the product or the file says; None where it carries on itself."""
    following = _next(entry, rows, names, today)
    if following is None:
        return None
    return _target(following, rows, names, today) or following


def _next(entry: UnitEntry, rows: dict[str, Unit], names: Units, today: date) -> UnitEntry | None:
    row = rows.get(entry.code)
    if row is not None and row.regrouped_at is not None:
        carrier = row.carrier
        by_code = next((one for one in names.entries if one.code == carrier.code), None)
        return None if carrier is row else by_code or UnitEntry.known(carrier)
    if entry.valid_to is not None and entry.valid_to < today and entry.successor:
        return names.following(entry)
    return None


def _called_too(entry: UnitEntry, names: Iterable[str]) -> UnitEntry:
    more = [name for name in dict.fromkeys(names) if name not in entry.names]
    return replace(entry, former=(*entry.former, *more)) if more else entry


def take_new_names(session: Session, act: Act, entries: Iterable[UnitEntry], report: Report) -> None:
    """A row whose 规范名称 changed and whose 曾用名 says what it was renames; without 曾用名 it is put right."""
    for entry in entries:
        unit = Unit.coded(session, entry.code)
        if unit is None or unit.regrouped_at is not None or entry.name == unit.name:
            continue
        if entry.name in unit.names:
            continue  # the product has renamed it since
        if not {unit.name, unit.short} & set(entry.former):
            report.warnings.append(
                f"{entry.where}: {unit.short}的规范名称按更正处理；是机构更名的，请在“曾用名”写原名称"
            )
            continue
        before = unit.short
        new = rename(session, act, unit, NewName(entry.name, entry.short))
        report.update("单位", f"单位“{before}”", [f"更名为{new.short}"])


def keep_former_names(session: Session, entries: Iterable[UnitEntry]) -> None:
    """曾用名 only ever adds: what the product remembers of its own stays."""
    for entry in entries:
        unit = Unit.coded(session, entry.code) if entry.former else None
        if unit is not None:
            unit.add_former(entry.former)


def merge_ended(session: Session, act: Act, report: Report) -> None:
    """Units whose 失效日期 is over, with a 承接单位: what is open passes on."""
    for old, new in due(session, act):
        merge(session, act, old, new)
        report.update("单位", f"单位“{old.short}”", [f"并入{new.short}"])
