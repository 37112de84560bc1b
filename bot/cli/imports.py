"""import: tables from elsewhere, read into what is there."""

from pathlib import Path

import click
from sqlalchemy.orm import Session

from bot.app import House
from bot.cli.house import existing, need_tables, with_house
from bot.cli.usage import Commands
from bot.load.duty import import_duty
from bot.load.updates import import_updates
from bot.models import Act
from bot.models.calendar import business_now
from bot.tell import Post, tell


@click.group(name="import", cls=Commands)
def imports() -> None:
    """把别处的表读进来。"""


@imports.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_house
def updates(house: House, file: Path) -> None:
    """账号最近更新日期（CSV 或 xlsx）；有一处错就全部不动。"""
    need_tables(house)
    house.start_simulated_time()
    file = existing(house, file)
    with house.database.change() as session:
        act = _act(house, session, file)
        done = import_updates(session, file, act)
        tell(Post(session, act.at, act.machine_at, house.settings.wecom_agent_id), act)
    click.echo(f"已登记{done.noted}个账号的最近更新日期。")
    if done.left_out:
        click.echo(f"不监测的{len(done.left_out)}个（已注销或正在注销）：{'、'.join(done.left_out)}")


@imports.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_house
def duty(house: House, file: Path) -> None:
    """值班表（CSV 或 xlsx：单位、日期、姓名、电话）；那几天原来的换掉，有一处错就全部不动。"""
    need_tables(house)
    house.start_simulated_time()
    file = existing(house, file)
    with house.database.change() as session:
        act = _act(house, session, file)
        units, days = import_duty(session, file, act)
        tell(Post(session, act.at, act.machine_at, house.settings.wecom_agent_id), act)
    click.echo(f"已登记{units}个单位{days}天的值班。")


def _act(house: House, session: Session, file: Path) -> Act:
    machine_now = house.clock.now()
    now = business_now(session, machine_now)
    return Act(by=None, at=now, machine_at=machine_now, channel="file", raw=file.name)
