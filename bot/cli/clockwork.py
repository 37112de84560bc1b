"""tick, preview, undelivered: one round of the clock, what it would send, and what did not arrive."""

import csv
import sys
from contextlib import ExitStack
from datetime import date, datetime
from pathlib import Path

import click

from bot.app import House
from bot.cli.house import need_tables, with_house
from bot.cli.usage import Day
from bot.clock import parse_moment
from bot.errors import Fault
from bot.models import Outbox
from bot.scheduler.lists import line_of
from bot.scheduler.preview import preview as preview_rows
from bot.scheduler.tick import tick as one_tick
from bot.wording.delivery import not_again, why

COLUMNS = ("time", "kind", "unit", "recipient", "text")


@click.command()
@click.option("--at", "at_", default="", help="把业务时间拨到这一刻（只在沙箱）：2022-07-29T10:00")
@click.option("--wait", default=120.0, show_default=True, help="最多等多少秒把消息发完")
@with_house
def tick(house: House, at_: str, wait: float) -> int:
    """跑一轮到点的任务，再把消息发完；一行一条消息。"""
    need_tables(house)
    house.start_simulated_time()
    if at_ and not house.settings.sandbox:
        raise Fault("--at", "只有 DUBAN_SANDBOX=1 时才能拨时间")
    result = one_tick(house.timetable, house.delivery, at=_moment(at_), wait_seconds=wait)
    out = csv.writer(sys.stdout, lineterminator="\n")
    for line in result.lines:
        out.writerow(line)
    if result.left:
        click.echo(f"还有{result.left}条没发出。", err=True)
    return 3 if result.left else 0


@click.command()
@click.option("--from", "from_", required=True, type=Day(), help="从哪天")
@click.option("--to", required=True, type=Day(), help="到哪天（含）")
@click.option("--csv", "file", type=click.Path(dir_okay=False, path_type=Path), help="写到文件")
@with_house
def preview(house: House, from_: date, to: date, file: Path | None) -> None:
    """若没有人办任何事，这段时间会发哪些消息；只看，不改，不发。"""
    need_tables(house)
    if to < from_:
        raise Fault("--to", f"{to}早于--from的{from_}")
    with ExitStack() as stack:
        stream = stack.enter_context(file.open("w", encoding="utf-8", newline="")) if file else sys.stdout
        out = csv.writer(stream, lineterminator="\n")
        out.writerow(COLUMNS)
        out.writerows(preview_rows(house.database, from_, to, house.settings.wecom_agent_id))


@click.command()
@with_house
def undelivered(house: House) -> None:
    """没发成和不确定的消息，一行一条，新的在前。"""
    need_tables(house)
    out = csv.writer(sys.stdout, lineterminator="\n")
    with house.database.read() as session:
        for row in Outbox.undelivered(session):
            line = line_of(session, row, row.made_at)
            again = not_again(row.hindrance(session)) or "可重发"
            out.writerow((line.time, line.kind, line.unit, line.recipient, row.state, row.id, why(row.error), again))


def _moment(text: str) -> datetime | None:
    if not text:
        return None
    try:
        return parse_moment(text)
    except ValueError:
        raise Fault("--at", "时间写成 2022-07-29T10:00 这样") from None
