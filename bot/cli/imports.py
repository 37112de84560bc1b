"""import: tables from elsewhere, read into what is there."""

from pathlib import Path

import click

from bot.app import House
from bot.cli.house import existing, need_tables, with_house
from bot.cli.usage import Commands
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
        machine_now = house.clock.now()
        now = business_now(session, machine_now)
        act = Act(by=None, at=now, machine_at=machine_now, channel="file", raw=file.name)
        done = import_updates(session, file, act)
        tell(Post(session, now, machine_now, house.settings.wecom_agent_id), act)
    click.echo(f"已登记{done.noted}个账号的最近更新日期。")
    if done.left_out:
        click.echo(f"不监测的{len(done.left_out)}个（已注销或正在注销）：{'、'.join(done.left_out)}")
