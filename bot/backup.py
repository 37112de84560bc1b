"""备份: every row of every table and the media folder in one zip, the same for SQLite and PostgreSQL."""

import base64
import json
import zipfile
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.orm import Session

from bot.database import Base, Database
from bot.errors import Fault
from bot.models import Seal

TABLES, COUNTS, MEDIA, HEAD = "tables/", "counts.json", "media/", "history.json"
BATCH = 500


def back_up(database: Database, media: Path, file: Path) -> dict[str, int]:
    """Write everything as of one moment; rows by table. The old file stays until the new one is whole."""
    unfinished = file.with_name(file.name + ".part")
    unfinished.unlink(missing_ok=True)
    unfinished.touch(mode=0o600)  # names and mobiles of everybody: for the operator's eyes only
    counts: dict[str, int] = {}
    with database.read() as session, zipfile.ZipFile(unfinished, "w", zipfile.ZIP_DEFLATED) as archive:
        _one_look(session)
        for table in Base.metadata.sorted_tables:
            lines = [json.dumps(_plain(row), ensure_ascii=False) for row in session.execute(select(table)).mappings()]
            archive.writestr(f"{TABLES}{table.name}.jsonl", "\n".join(lines))
            counts[table.name] = len(lines)
        for path in sorted(media.rglob("*")) if media.is_dir() else ():
            if path.is_file():
                archive.write(path, MEDIA + path.relative_to(media).as_posix())
        archive.writestr(COUNTS, json.dumps(counts))
        archive.writestr(HEAD, json.dumps(_head(session)))
    unfinished.replace(file)
    return counts


def restore(database: Database, media: Path, file: Path) -> dict[str, int]:
    """Put a backup into empty tables; Fault if they hold anything or the counts do not come out."""
    with _opened(file) as archive, database.change() as session:
        wanted: dict[str, int] = json.loads(archive.read(COUNTS))
        for table in Base.metadata.sorted_tables:
            if session.scalar(select(func.count()).select_from(table)):
                raise Fault(str(file), f"数据库不是空的（{table.name}），不能恢复到这里")
        for table in Base.metadata.sorted_tables:
            _fill(session, table, archive)
            _restart_numbers(session, table)
        found = {name: _count(session, name) for name in wanted}
        if found != wanted:
            raise Fault(str(file), "恢复后的行数与备份不符，已撤销")
        if HEAD in archive.namelist() and json.loads(archive.read(HEAD)) != _head(session):
            raise Fault(str(file), "恢复后日志的封印与备份记下的不符，已撤销")
        for name in archive.namelist():
            if name.startswith(MEDIA):
                _put(archive, name, media)
    return wanted


def _head(session: Session) -> dict[str, Any]:
    """How far the history was sealed, and the newest hash; nothing if it never was."""
    head = Seal.head(session)
    return {"number": head.id, "last": head.last, "hash": head.hash} if head else {}


def _opened(file: Path) -> zipfile.ZipFile:
    """A whole backup, or Fault."""
    if not zipfile.is_zipfile(file):
        raise Fault(str(file), "不是完整的备份文件")
    archive = zipfile.ZipFile(file)
    if COUNTS not in archive.namelist():
        archive.close()
        raise Fault(str(file), "不是督办助手的备份")
    return archive


def _one_look(session: Session) -> None:
    """On PostgreSQL all tables are read as of one moment; SQLite's transaction does that by itself."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ"))


def _plain(row: Any) -> dict[str, Any]:  # noqa: ANN401 - a row of any table
    return {name: _as_json(value) for name, value in row.items()}


def _as_json(value: object) -> object:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bytes):
        return base64.b64encode(value).decode()
    return value


def _fill(session: Session, table: Table, archive: zipfile.ZipFile) -> None:
    batch: list[dict[str, object]] = []
    for row in _rows(archive, table):
        batch.append(row)
        if len(batch) == BATCH:
            session.execute(insert(table), batch)
            batch = []
    if batch:
        session.execute(insert(table), batch)


def _rows(archive: zipfile.ZipFile, table: Table) -> Iterator[dict[str, object]]:
    for line in archive.read(f"{TABLES}{table.name}.jsonl").decode().split("\n"):
        if line:
            values = json.loads(line)
            yield {column.name: _from_json(column.type.python_type, values.get(column.name)) for column in table.c}


def _from_json(kind: type, value: Any) -> object:  # noqa: ANN401 - any JSON value
    if value is None or not isinstance(value, str):
        return value
    if issubclass(kind, datetime):
        return datetime.fromisoformat(value)
    if issubclass(kind, date):
        return date.fromisoformat(value)
    return base64.b64decode(value) if issubclass(kind, bytes) else value


def _restart_numbers(session: Session, table: Table) -> None:
    """PostgreSQL's counters do not notice rows that bring their own id."""
    if session.get_bind().dialect.name != "postgresql" or "id" not in table.c:
        return
    name = session.scalar(text("SELECT pg_get_serial_sequence(:table, 'id')"), {"table": table.name})
    if name:
        highest = session.scalar(select(func.max(table.c.id))) or 0
        session.execute(
            text("SELECT setval(:name, :value, :called)"),
            {"name": name, "value": max(highest, 1), "called": highest > 0},
        )


def _count(session: Session, name: str) -> int:
    return session.scalar(select(func.count()).select_from(Base.metadata.tables[name])) or 0


def _put(archive: zipfile.ZipFile, name: str, media: Path) -> None:
    """A media file, inside the media folder whatever its name says."""
    target = (media / name.removeprefix(MEDIA)).resolve()
    if not target.is_relative_to(media.resolve()):
        raise Fault(name, "备份里的文件名不对")
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(archive.read(name))
