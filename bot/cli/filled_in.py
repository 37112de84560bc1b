"""import ledger, import opening: tables that we gave out and people filled in, shown before they count."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from bot.app import House
from bot.cli.house import existing, need_tables, say, tell_of, with_house
from bot.load.ledger_back import ReadBack, read_back
from bot.load.officer import officer_named
from bot.load.opening import Opened, import_opening
from bot.models import Act
from bot.models.calendar import business_now
from bot.models.history import FILE
from bot.wording import ledger_back


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只看有哪些改动，不写入")
@click.option("--yes", is_flag=True, help="看过就写入，不再问")
@click.option("--by", default="", help="以市府办哪一位的名义（姓名或 userid）；不写的记作台账修改")
@with_house
def ledger(house: House, file: Path, dry_run: bool, yes: bool, by: str) -> None:  # noqa: FBT001 - click's way
    """改过的台账（xlsx）：先列出每一处改动，确认后写入。"""
    need_tables(house)
    house.start_simulated_time()
    file = existing(house, file)
    seen = _read_back(house, file, by, dry_run=True)
    for line in seen.lines:
        say(line)
    if dry_run or not seen.taken:
        return
    if not yes:
        click.confirm(f"写入这{len(seen.taken)}处吗？", abort=True)
    done = _read_back(house, file, by, dry_run=False)
    if done.taken != seen.taken:
        say("看的时候和写的时候有出入，以下面为准：")
        for line in done.lines:
            say(line)
    say(f"已写入{len(done.taken)}处。")


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只看会写入什么，不写入")
@click.option("--yes", is_flag=True, help="看过就写入，不再问")
@with_house
def opening(house: House, file: Path, dry_run: bool, yes: bool) -> None:  # noqa: FBT001 - click's way
    """期初表（xlsx，先用 export opening 导出）：启用以前办过的；有一处错就全部不动。"""
    need_tables(house)
    house.start_simulated_time()
    file = existing(house, file)
    seen = _open(house, file, dry_run=True)
    for line in seen.lines:
        say(line)
    if dry_run or not (seen.signed or seen.reported or seen.requests or seen.settled):
        return
    if not yes:
        click.confirm("写入吗？", abort=True)
    done = _open(house, file, dry_run=False)
    say(f"已写入：签收{len(done.signed)}项，办结{len(done.reported)}项，注销{len(done.requests)}件。")


def _open(house: House, file: Path, *, dry_run: bool) -> Opened:
    with house.database.change() as session:
        act = _act(house, session, file, "")
        done = import_opening(session, file, act, dry_run=dry_run)
        if not dry_run:
            tell_of(house, session, act)
        session.flush()
        session.expunge_all()
    return done


def _read_back(house: House, file: Path, by: str, *, dry_run: bool) -> ReadBack:
    with house.database.change() as session:
        act = _act(house, session, file, by)
        done = read_back(session, file, act, dry_run=dry_run)
        if not dry_run:
            tell_of(house, session, act)
        session.flush()
        session.expunge_all()
    return done


def _act(house: House, session: Session, file: Path, by: str) -> Act:
    """An act through the door for files, in the name of a person of the office if one is named."""
    machine_now = house.clock.now()
    act = Act(by=None, at=business_now(session, machine_now), machine_at=machine_now, channel=FILE, raw=file.name)
    act.called = ledger_back.SOURCE
    if by:
        act.by = officer_named(session, by)
    return act
