"""doctor, verify-history, backup, restore: is everything in order, and what if it was not."""

from collections.abc import Callable, Iterator
from pathlib import Path

import click
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from bot import schema
from bot.app import House
from bot.backup import back_up
from bot.backup import restore as put_back
from bot.cli.house import existing, need_tables, need_words, no_database, with_house
from bot.clock import local_day
from bot.database import is_sound, sqlite_module
from bot.errors import Fault
from bot.models import Group, Member, Role, Seal, SpecialDay, Unit
from bot.models.calendar import business_now
from bot.models.group_registry import unregistered
from bot.models.seal import PERMANENT, inspect
from bot.papers.own import strangers
from bot.papers.own_check import found
from bot.permanence import unprotected
from bot.wecom.errors import SendFailed
from bot.wording import permanence as say
from bot.wording.groups import checked

SKEW_SECONDS = 60
FEWEST_DIGITS = 16  # of a hash that somebody copied by hand
Check = Callable[[House], str]  # a line that says what is well; Fault for what is not


@click.command()
@with_house
def doctor(house: House) -> int:
    """逐项检查：设置、数据库、日志、Redis、企业微信、日历、时钟、模板；有一项不好就返回 1。"""
    failed = 0
    for name, check in CHECKS.items():
        try:
            click.echo(f"好　{name}：{check(house)}")
        except (Fault, SendFailed, DBAPIError) as fault:
            failed = 1
            click.echo(f"坏　{name}：{_why(fault)}")
    return failed


def _why(fault: Fault | SendFailed | DBAPIError) -> str:
    if isinstance(fault, Fault):
        return fault.what
    return no_database(fault) if isinstance(fault, DBAPIError) else f"接口没有答应（{fault}）"


@click.command()
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@with_house
def backup(house: House, file: Path) -> None:
    """把全部数据和图片写进一个文件。"""
    need_tables(house)
    counts = back_up(house.database, house.settings.media_dir, file)
    click.echo(f"已备份{sum(counts.values())}行到 {file}")


@click.command("verify-history")
@click.option("--head", default="", help="审计管理员留存的封印（开头16位以上），看它是不是这份日志的")
@with_house
def verify_history(house: House, head: str) -> int:
    """逐行核对日志和封印；有一处不对就返回 1。"""
    need_tables(house)
    if head and len(head) < FEWEST_DIGITS:
        raise Fault("--head", f"封印至少写开头{FEWEST_DIGITS}位")
    return _verify(house, head)


def _verify(house: House, head: str = "") -> int:
    with house.database.read() as session:
        found = inspect(session, head)
    for line in say.inspected(found):
        click.echo(line)
    return 1 if found.findings or not found.knows else 0


@click.command()
@click.argument("file", type=click.Path(path_type=Path))
@with_house
def restore(house: House, file: Path) -> int:
    """从备份恢复到一个空的数据库；再核对一遍日志，备份里的日志就不对的返回 3。"""
    file = existing(house, file)
    schema.upgrade(house.database)
    counts = put_back(house.database, house.settings.media_dir, file)
    click.echo(f"已恢复{sum(counts.values())}行。")
    return 3 if _verify(house) else 0


def _settings(house: House) -> str:
    need_words(house)
    settings = house.settings
    names = ("wecom_corp_id", "wecom_agent_id", "wecom_secret", "wecom_token", "wecom_aes_key")
    missing = [f"DUBAN_{name.upper()}" for name in names if not _value(getattr(settings, name))]
    if missing:
        raise Fault("设置", f"缺少{'、'.join(missing)}")
    strangers = house.mistyped()
    note = f"；这些名字没有用处，请查有没有写错：{'、'.join(strangers)}" if strangers else ""
    return f"企业{settings.wecom_corp_id}，应用{settings.wecom_agent_id}{note}"


def _value(setting: object) -> object:
    return setting.get_secret_value() if hasattr(setting, "get_secret_value") else setting


def _database(house: House) -> str:
    if not schema.is_current(house.database):
        raise Fault("数据库", "表不是本版本的，请运行 duban init")
    if not house.database.is_sqlite:
        return "PostgreSQL，表是本版本的"
    version = sqlite_module().sqlite_version
    sound = is_sound(sqlite_module().sqlite_version_info)
    return f"SQLite {version}，表是本版本的" + ("" if sound else "；此版本的WAL有缺陷，已改用回滚日志")


def _history(house: House) -> str:
    with house.database.read() as session:
        bare = unprotected(session.connection(), PERMANENT)
        head = Seal.head(session)
        sealed = f"封到第{head.last}行" if head else "还没有封印"
    if bare:
        raise Fault(
            "日志", f"只增不改的保护不在（{'、'.join(bare)}）：请运行 duban init 补上，再运行 duban verify-history"
        )
    return f"只增不改的保护在，{sealed}"


def _redis(house: House) -> str:
    if not house.settings.redis_url.get_secret_value():
        return "未设，用进程内的"
    if not house.cache.alive():
        raise Fault("Redis", "连不上；消息照发，只是慢些")
    return "连得上"


def _agent(house: House) -> str:
    agent = house.client.agent()
    if agent.get("close"):
        raise Fault("企业微信", "应用已被停用")
    return f"令牌有效，应用“{agent.get('name', '')}”"


def _visible(house: House) -> str:
    """Everybody on the roster must be inside the app's visible range, or nothing reaches him."""
    seen = {person.userid.lower() for person in house.client.members_in_range()}
    with house.database.read() as session:
        ours = {member.person.userid_key: member.name for member in Member.with_role(session, *Role)}
    outside = sorted(name for key, name in ours.items() if key and key not in seen)
    if outside:
        raise Fault("可见范围", f"{len(outside)}人不在应用的可见范围：{'、'.join(outside[:8])}")
    return f"名册上{len([key for key in ours if key])}人都在应用的可见范围内"


def _groups(house: House) -> str:
    with house.database.read() as session:
        groups = session.query(Group).order_by(Group.id).all()
        shorts = {unit.code: unit.short for unit in Unit.all(session)}
        return checked(groups, shorts, unregistered(session))


def _calendar(house: House) -> str:
    with house.database.read() as session:
        year = local_day(business_now(session, house.clock.now())).year
        years = {special.day.year for special in session.query(SpecialDay)}
    if year not in years:
        raise Fault("日历", f"没有{year}年的调休安排，按周一至周五算；请更新 calendar.csv 再读入")
    return f"有{min(years)}—{max(years)}年"


def _clock(house: House) -> str:
    if house.database.is_sqlite:
        return "数据库与本机同一时钟"
    with house.database.read() as session:
        there = session.execute(text("SELECT EXTRACT(EPOCH FROM clock_timestamp())")).scalar_one()
    skew = abs(float(there) - house.clock.now().timestamp())
    if skew > SKEW_SECONDS:
        raise Fault("时钟", f"本机与数据库相差{skew:.0f}秒")
    return f"与数据库相差{skew:.1f}秒"


def _templates(house: House) -> str:
    """Templates of the office's own, each filled once with made-up facts."""
    folder = house.settings.templates_dir
    sound, broken = found(folder)
    unknown = strangers(folder)
    note = f"；这些文件的名字不是模板的：{'、'.join(unknown)}" if unknown else ""
    if broken:
        raise Fault("模板", f"{'；'.join(broken)}。在改好之前用系统自带的格式{note}")
    return (f"用本单位的{'、'.join(sound)}" if sound else "没有本单位的，用系统自带的") + note


def _checks() -> Iterator[tuple[str, Check]]:
    yield "设置", _settings
    yield "数据库", _database
    yield "日志", _history
    yield "Redis", _redis
    yield "企业微信", _agent
    yield "可见范围", _visible
    yield "群", _groups
    yield "日历", _calendar
    yield "时钟", _clock
    yield "模板", _templates


CHECKS = dict(_checks())
