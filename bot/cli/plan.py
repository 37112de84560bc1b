"""init, load, interpret: tables, plan folders, and what a sentence would mean."""

import json
from pathlib import Path

import click

from bot import schema
from bot.app import House
from bot.cli.house import existing, need_tables, tell_of, with_house
from bot.database import Database
from bot.language.batch import rows
from bot.lexicon import lexicon
from bot.load import load as load_folder
from bot.models import Plan
from bot.models.calendar import business_now

IN_MEMORY = "sqlite://"


@click.command()
@with_house
def init(house: House) -> None:
    """建表，或把表升级到本版本。"""
    schema.upgrade(house.database)
    house.start_simulated_time()
    click.echo("数据库已就绪。")


@click.command()
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只看会改什么，不改")
@with_house
def load(house: House, folder: Path, dry_run: bool) -> None:  # noqa: FBT001 - click passes flags by position
    """读入一个文件的资料夹；有一处错就全部不动。"""
    need_tables(house)
    house.start_simulated_time()
    folder = existing(house, folder).resolve()  # `.` has no name of its own to stand before a missing file's
    with house.database.change() as session:
        machine_now = house.clock.now()
        now = business_now(session, machine_now)
        report = load_folder(session, folder, now, machine_now, dry_run=dry_run)
        if dry_run:
            session.rollback()
        else:
            tell_of(house, session, report.act)
    for line in report.lines:
        click.echo(line)


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_house
def interpret(house: House, file: Path) -> None:
    """逐句说明会理解成什么，不改任何东西；每行一个 JSON。"""
    file = existing(house, file)
    if schema.is_current(house.database):
        with house.database.read() as session:
            if Plan.all(session):
                _interpret(house, file, lexicon(session, house.settings.wecom_bot_name, house.vocabulary))
                return
    _interpret(house, file, _sample_lexicon(house))


def _interpret(house: House, file: Path, words: object) -> None:
    del house
    for row in rows(file, words):  # type: ignore[arg-type]
        click.echo(json.dumps(row, ensure_ascii=False))


def _sample_lexicon(house: House) -> object:
    """The words of the plan that comes with the product, for a database into which nothing was loaded."""
    database = Database(IN_MEMORY)
    schema.upgrade(database)
    now = house.clock.now()
    with database.change() as session:
        load_folder(session, house.settings.home / "config" / "plan", now, now, dry_run=False)
        return lexicon(session, house.settings.wecom_bot_name, house.vocabulary)
