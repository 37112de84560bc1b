"""import: tables from elsewhere, read into what is there."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from sqlalchemy.orm import Session

from bot.app import House
from bot.cli.house import existing, need_tables, say, tell_of, with_house
from bot.cli.usage import Commands
from bot.errors import Fault
from bot.load.dispositions import decide, read_dispositions
from bot.load.duty import import_duty
from bot.load.post_counts import import_post_counts
from bot.load.province import import_province
from bot.load.updates import import_updates
from bot.models import Act, Plan
from bot.models.calendar import business_now
from bot.models.post_count import correct_reviews, report_reviews
from bot.wording.publications import review_report


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
        tell_of(house, session, act)
    say(f"已登记{done.noted}个账号的最近更新日期。")
    if done.left_out:
        say(f"不监测的{len(done.left_out)}个（已注销或正在注销）：{'、'.join(done.left_out)}")


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
        tell_of(house, session, act)
    say(f"已登记{units}个单位的值班，共{days}天次。")


@imports.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--plan", "doc_no", default="", help="读入了几份文件的，写明是哪个文号的")
@with_house
def posts(house: House, file: Path, doc_no: str) -> None:
    """供稿统计（CSV 或 xlsx：单位、季度、供稿、采用、发布）；有一处错就全部不动。"""
    need_tables(house)
    house.start_simulated_time()
    file = existing(house, file)
    with house.database.change() as session:
        act = _act(house, session, file)
        lines, cycles = import_post_counts(session, file, act, doc_no)
        done = report_reviews(session, act, review_report)
        corrected = correct_reviews(session, act, review_report)
        tell_of(house, session, act)
    say(f"已导入{lines}行（{'、'.join(cycles)}）。")
    for item in done:
        say(f"已据此自动上报：{item.subject_name}")
    for item in corrected:
        say(f"已更正自动上报的{item.subject_name}：{item.report_text}")


def _act(house: House, session: Session, file: Path) -> Act:
    machine_now = house.clock.now()
    now = business_now(session, machine_now)
    return Act(by=None, at=now, machine_at=machine_now, channel="file", raw=file.name)


PLAN = click.option("--plan", "doc_no", default="", help="哪份文件的名单（文号）；只有一份的不用写")


@imports.command()
@click.argument("file", type=click.Path(path_type=Path))
@PLAN
@with_house
def province(house: House, file: Path, doc_no: str) -> None:
    """全省平台的账号名单（CSV 或 xlsx），与台账比对；列名从宽，有六项指标的一并记下。"""
    with _reading(house, file) as (session, act, path):
        taken = import_province(session, path, act, _plan(session, doc_no))
    say(f"已读入{taken.rows}个账号；{taken.figured}个账号记下了六项指标。在企业微信里回复“比对”看结果。")


@imports.command()
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--dry-run", is_flag=True, help="只看会改什么，不改")
@PLAN
@with_house
def dispositions(house: House, file: Path, dry_run: bool, doc_no: str) -> None:  # noqa: FBT001 - as click passes flags
    """市府办定的处置意见（CSV 或 xlsx：新媒体名称、新媒体类型、处置意见、理由）；有一处错就全部不动。"""
    with _reading(house, file) as (session, act, path):
        changes = read_dispositions(session, path, _plan(session, doc_no))
        lines = [change.line for change in changes]
        if not dry_run:
            decide(session, changes, act)
    for line in lines:
        say(line)
    say(f"{'会改' if dry_run else '已改'}{len(lines)}个账号的处置意见。")


@contextmanager
def _reading(house: House, file: Path) -> Iterator[tuple[Session, Act, Path]]:
    """A file to read, an act of the operator's, and afterwards whoever hears of it."""
    need_tables(house)
    house.start_simulated_time()
    path = existing(house, file)
    with house.database.change() as session:
        act = _act(house, session, path)
        yield session, act, path
        tell_of(house, session, act)


def _plan(session: Session, doc_no: str) -> Plan:
    plans = [plan for plan in Plan.all(session) if doc_no in {"", plan.doc_no, plan.short}]
    if len(plans) != 1:
        names = "、".join(plan.doc_no for plan in plans) or doc_no
        said = f"请写明是哪份文件：{names}" if len(plans) > 1 else f"没有这份文件：{names or '还没有读入'}"
        raise Fault("--plan", said)
    return plans[0]
