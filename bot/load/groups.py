"""群: groups.csv, which units sit in which WeCom group, and where a group hears totals."""

import hashlib
import re
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.settle import Cell, Settler, Spot
from bot.load.sheets import Sheet
from bot.load.units import UnitEntry, Units
from bot.models import Group, Loaded
from bot.models.unit import joined

TABLE = "groups"
_FROM_ENVIRONMENT = re.compile(r"env:[A-Za-z_][A-Za-z0-9_]*")
_IN_ADDRESS = re.compile(r"https?://\S+[?&]key=([^&\s]+)\S*")
_KEY = re.compile(r"[A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class GroupEntry:
    """One row of groups.csv; no units means all."""

    where: str
    chat_id: str
    name: str
    units: tuple[UnitEntry, ...]
    webhook_key: str


def read_groups(sheet: Sheet, units: Units, findings: Findings) -> list[GroupEntry]:
    """The rows of groups.csv. A webhook key in plain text is taken, warned about, and never repeated in words."""
    seen: dict[str, str] = {}
    entries = []
    for row in sheet.rows:
        cells = Cells(row, findings)
        chat_id = cells.text("chatid", limit=128, needed=True)
        entry = GroupEntry(
            row.where, chat_id, cells.name("名称", limit=120), tuple(units.several(cells, "单位")), _key(cells)
        )
        first = seen.setdefault(chat_id, row.where)
        if first != row.where:
            cells.fault(f"chatid 重复（见 {first}）")
        entries.append(entry)
    return entries


def _key(cells: Cells) -> str:
    value = cells.text("webhook_key", limit=200)
    if value.startswith("env:"):
        if not _FROM_ENVIRONMENT.fullmatch(value):
            cells.fault("“webhook_key”的 env: 后应是环境变量名")
        return value
    in_address = _IN_ADDRESS.fullmatch(value)
    key = in_address[1] if in_address else value
    if key and not _KEY.fullmatch(key):
        cells.fault("“webhook_key”应是 env:变量名，或群机器人地址里 key= 后面的那一段")
    elif key:
        cells.warn("“webhook_key”是明文，建议放进环境变量，这里写 env:变量名")
    return key


def store_groups(session: Session, entries: list[GroupEntry], settler: Settler, report: Report) -> None:
    """Bring the groups up to date; one that left every file is forgotten: the bot must not trust it any more."""
    held = {group.chat_id: group for group in session.scalars(select(Group))}
    for entry in entries:
        spot = Spot(TABLE, entry.chat_id, entry.where, f"群“{entry.name or entry.chat_id}”")
        if entry.chat_id in held:
            columns = settler.settle(held[entry.chat_id], _cells(entry), spot)
            report.update("群", spot.label, columns + _settle_key(held[entry.chat_id], entry, spot, settler))
            continue
        group = Group(chat_id=entry.chat_id, webhook_key=entry.webhook_key)
        settler.fill(group, _cells(entry), spot)
        settler.remember(spot, "webhook_key", _fingerprint(entry.webhook_key))
        session.add(group)
        report.add("群")
    for chat_id in settler.keys(TABLE) - {entry.chat_id for entry in entries}:
        _forget(session, chat_id, held, settler, report)
    session.flush()


def _cells(entry: GroupEntry) -> list[Cell]:
    return [
        Cell("名称", "name", entry.name),
        Cell("单位", "unit_codes", joined(unit.code for unit in entry.units)),
    ]


def _settle_key(group: Group, entry: GroupEntry, spot: Spot, settler: Settler) -> list[str]:
    """As `settle`, over fingerprints: a key stands in no second place and in no sentence."""
    held, said = _fingerprint(group.webhook_key), _fingerprint(entry.webhook_key)
    if not settler.takes(spot, "webhook_key", held, said):
        return []
    group.webhook_key = entry.webhook_key
    return ["webhook_key"]


def _fingerprint(key: str) -> str:
    return hashlib.sha256(key.encode()).hexdigest()[:12] if key else ""


def _forget(session: Session, chat_id: str, held: dict[str, Group], settler: Settler, report: Report) -> None:
    settler.forget(TABLE, chat_id)
    session.flush()
    elsewhere = select(Loaded.id).where(Loaded.file == TABLE, Loaded.key == chat_id).limit(1)
    if chat_id in held and session.scalar(elsewhere) is None:
        report.update("群", f"群“{held[chat_id].name or chat_id}”", ["已移出"])
        session.delete(held[chat_id])
