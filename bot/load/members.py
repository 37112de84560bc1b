"""人员: members.csv, the office's roster. Who is named here holds these roles at once; who is missing holds none."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

from bot.load.cells import Cells, plain
from bot.load.findings import Findings
from bot.load.roles import as_ours
from bot.load.sheets import Sheet
from bot.load.units import UnitEntry, Units
from bot.models import Role
from bot.models.member import ADMINS, OFFICE
from bot.wording.local import as_said

_PHONE = re.compile(r"(?=(?:.*\d){3})[\d*xX+()/,;-]+", re.ASCII)  # short numbers, masked ones, two beside each other
_MOBILE, _MOBILE_DIGITS = re.compile(r"1[3-9]\d{5,}$", re.ASCII), 11  # no town's own numbers begin with 1
_USERID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.@-]{0,63}")


@dataclass(frozen=True, slots=True)
class MemberEntry:
    """One row of members.csv: a person in a unit."""

    where: str
    userid: str
    name: str
    unit: UnitEntry | None
    post: str
    roles: frozenset[Role]
    mobile: str
    said_unit: str = ""  # as the file has it

    @property
    def who(self) -> tuple[str, ...]:
        """One human being: the userid, else name and mobile, else name and unit."""
        if self.userid:
            return (self.userid.lower(),)
        return (self.name, self.mobile) if self.mobile else (self.name, "", self.unit.code if self.unit else "")


def read_members(sheet: Sheet, units: Units, findings: Findings) -> list[MemberEntry]:
    """The rows of members.csv; what one person cannot be at once is a fault or a warning."""
    entries = [_entry(Cells(row, findings), units) for row in sheet.rows]
    entries = _once_each_unit(entries)
    _one_name_each(entries, findings)
    _one_row_each(entries, findings)
    _admins_apart(entries, findings)
    for entry in entries:
        if {Role.CLERK, Role.PRINCIPAL} <= entry.roles:
            findings.warn(entry.where, f"{entry.name}既是经办人又是主要负责人，不能签自己经办的表")
    return entries


def _entry(cells: Cells, units: Units) -> MemberEntry:
    userid = plain(cells.text("userid"))
    if userid and not _USERID.fullmatch(userid):
        cells.fault("“userid”只能是字母、数字和 _ - . @，最多64个")
    return MemberEntry(
        cells.where,
        userid,
        cells.name("姓名", limit=60, needed=True),
        units.find(cells.text("单位", needed=True), cells, "单位"),
        cells.text("职务", limit=60),
        _roles(cells),
        _phone(cells),
        cells.text("单位"),
    )


def _phone(cells: Cells) -> str:
    """手机: what an office writes there: a mobile, the office's telephone, a short number."""
    number = plain(cells.text("手机", limit=40)).replace(" ", "")
    if number and not _PHONE.fullmatch(number):
        cells.fault(f"“手机”应是电话号码，如13800000000、0579-85550000，现为“{number}”")
    elif _MOBILE.match(number) and len(number) != _MOBILE_DIGITS:
        cells.warn(f"“手机”{number}有{len(number)}位，手机号是{_MOBILE_DIGITS}位，请核对")
    return number


def _roles(cells: Cells) -> frozenset[Role]:
    found = set()
    for word in cells.several("角色"):
        role = as_ours(word)
        if role in set(Role):
            found.add(Role(role))
        else:
            cells.fault(f"没有这种角色：“{word}”（可用：{as_said('、'.join(Role))}）")
    return frozenset(found)


def _one_name_each(entries: list[MemberEntry], findings: Findings) -> None:
    names: dict[str, MemberEntry] = {}
    for entry in entries:
        first = names.setdefault(entry.userid.lower(), entry) if entry.userid else entry
        if first.name != entry.name:
            findings.fault(
                entry.where, f"userid“{entry.userid}”用在两个人身上：{first.name}、{entry.name}（见 {first.where}）"
            )


def _once_each_unit(entries: list[MemberEntry]) -> list[MemberEntry]:
    """Who stood in two units of which one went into the other has one post there, with the roles of both."""
    found: dict[object, MemberEntry] = {}
    kept: list[MemberEntry] = []
    for entry in entries:
        first = found.setdefault((entry.who, entry.unit and entry.unit.code), entry)
        if first is entry or first.said_unit == entry.said_unit:
            kept.append(entry)
            continue
        joined = replace(first, roles=first.roles | entry.roles)
        found[first.who, first.unit and first.unit.code] = joined
        kept[kept.index(first)] = joined
    return kept


def _one_row_each(entries: list[MemberEntry], findings: Findings) -> None:
    rows: dict[object, str] = {}
    for entry in entries:
        first = rows.setdefault((entry.who, entry.unit and entry.unit.code), entry.where)
        if first != entry.where:
            findings.fault(entry.where, f"{entry.name}在同一单位写了两行（见 {first}）")


def _admins_apart(entries: list[MemberEntry], findings: Findings) -> None:
    """三员: system, security and audit administrators are three people."""
    held: dict[tuple[str, ...], set[Role]] = defaultdict(set)
    for entry in entries:
        new = entry.roles & ADMINS
        held[entry.who] |= new
        if new and len(held[entry.who]) > 1:
            findings.fault(entry.where, f"{entry.name}兼任{'、'.join(sorted(held[entry.who]))}，三员必须分开")


def warn_of_gaps(
    entries: list[MemberEntry], units: Units, approving: tuple[str, ...], where: str, findings: Findings
) -> None:
    """Roles without which a process stops: nobody to approve, a unit with nobody to sign or to reach."""
    if not any(Role.APPROVER in entry.roles for entry in entries):
        findings.warn(where, f"没有人是“{Role.APPROVER}”，申请无人审批")
    offices = {unit.code for name in approving if (unit := units.called(name))}
    for entry in entries:
        if offices and entry.roles & OFFICE and entry.unit and entry.unit.code not in offices:
            findings.warn(entry.where, f"{entry.name}不在审批单位，却有市府办的审批角色")
    for role in (Role.CONTACT, Role.CLERK, Role.PRINCIPAL):
        without = _units_without(role, entries, units)
        if without:
            findings.warn(where, f"没有{role}的单位：{'、'.join(without)}")


def _units_without(role: Role, entries: list[MemberEntry], units: Units) -> list[str]:
    having = {entry.unit.code for entry in entries if entry.unit and role in entry.roles}
    return [unit.short for unit in units.entries if unit.urgeable and unit.code not in having]
