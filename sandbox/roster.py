"""The sandbox's corp from a plan folder: units.csv, members.csv, groups.csv (CONTRACT, Plan folder)."""

import csv
import hashlib
import io
import re
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

from sandbox.directory import Directory, Group, Person

Row = Mapping[str, str]
FROM_ENVIRONMENT = "env:"


def read_corp(folder: Path, environment: Mapping[str, str] | None = None) -> Directory:
    """Everybody of `members.csv` with a phone, every group of `groups.csv`; `env:NAME` keys come from `environment`."""
    names = _names(_rows(folder / "units.csv"))
    people = _people(_rows(folder / "members.csv"), names)
    groups = [_group(row, names, environment or {}) for row in _rows(folder / "groups.csv") if row.get("chatid")]
    return Directory(people, groups, dict.fromkeys(names.values()))


def webhook_names(folder: Path) -> list[str]:
    """The names of the environment variables that `groups.csv` takes webhook keys from."""
    keys = [row.get("webhook_key", "") for row in _rows(folder / "groups.csv")]
    return [key.removeprefix(FROM_ENVIRONMENT) for key in keys if key.startswith(FROM_ENVIRONMENT)]


def digest_of(folder: Path) -> str:
    """What tells one state of a plan folder from another."""
    digest = hashlib.sha256()
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            digest.update(f"{path.relative_to(folder)}\0{path.stat().st_size}\0".encode())
            digest.update(path.read_bytes())
    return digest.hexdigest()


def handover_day(folder: Path) -> str:
    """Nine o'clock on 交办日期 (else 印发日期) of a plan folder, where its story begins; empty if it says neither."""
    said = {row.get("键", ""): row.get("值", "") for row in _rows(folder / "plan.csv")}
    found = _DAY.search(said.get("交办日期") or said.get("印发日期", ""))
    return f"{int(found[1]):04d}-{int(found[2]):02d}-{int(found[3]):02d}T09:00" if found else ""


_DAY = re.compile(r"(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})", re.ASCII)


def _rows(path: Path) -> list[Row]:
    """The rows of a file in UTF-8, with or without BOM, or GB18030; none if there is no such file."""
    if not path.exists():
        return []
    data = path.read_bytes()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("gb18030")
    return [
        {name: (value or "").strip() for name, value in row.items() if name}
        for row in csv.DictReader(io.StringIO(text))
    ]


def _names(units: list[Row]) -> dict[str, str]:
    """Every way to write a unit → its short name."""
    names: dict[str, str] = {}
    for row in units:
        short = row.get("简称") or row["规范名称"]
        for name in (row["规范名称"], short, *_split(row.get("别名", ""))):
            names.setdefault(name, short)
    return names


def _people(rows: list[Row], names: Mapping[str, str]) -> list[Person]:
    found: dict[str, Person] = {}
    for row in rows:
        person = _person(row, names)
        before = found.get(person.userid.lower())
        found[person.userid.lower()] = person if before is None else _both(before, person)
    return list(found.values())


def _person(row: Row, names: Mapping[str, str]) -> Person:
    unit = names.get(row["单位"], row["单位"])
    return Person(
        userid=row.get("userid") or _made_up_userid(row["姓名"], unit),
        name=row["姓名"],
        units=(unit,),
        position=row.get("职务", ""),
        roles=_split(row.get("角色", "")),
        mobile=row.get("手机", ""),
    )


def _both(one: Person, other: Person) -> Person:
    """The same person at a second unit."""
    units = tuple(dict.fromkeys([*one.units, *other.units]))
    return replace(one, units=units, roles=tuple(dict.fromkeys([*one.roles, *other.roles])))


def _made_up_userid(name: str, unit: str) -> str:
    """Somebody whose userid the roster does not know still has a phone."""
    return "wx_" + hashlib.sha256(f"{name}|{unit}".encode()).hexdigest()[:10]


def _group(row: Row, names: Mapping[str, str], environment: Mapping[str, str]) -> Group:
    key = row.get("webhook_key", "")
    if key.startswith(FROM_ENVIRONMENT):
        key = environment.get(key.removeprefix(FROM_ENVIRONMENT), "")
    units = tuple(names.get(unit, unit) for unit in _split(row.get("单位", "")))
    return Group(row["chatid"], row["名称"], units, key)


def _split(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.replace("；", ";").split(";") if part.strip())
