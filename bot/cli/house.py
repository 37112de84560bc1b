"""How a command gets its house: settings read, logging set up, faults said in one plain line."""

import errno
import sys
from collections.abc import Callable
from functools import wraps
from pathlib import Path
from typing import Concatenate, ParamSpec

import click
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot import schema
from bot.app import House
from bot.errors import BrokenFiles, Fault
from bot.models import Act, offices
from bot.tell import Post, tell
from bot.wording import local

P = ParamSpec("P")
REASONS = {
    errno.ENOENT: "没有这个文件或文件夹",
    errno.EACCES: "没有权限",
    errno.EPERM: "没有权限",
    errno.EROFS: "这个磁盘只能读",
    errno.ENOSPC: "磁盘满了",
    errno.EISDIR: "是文件夹，要的是文件",
    errno.ENOTDIR: "路径中有一段不是文件夹",
    errno.EADDRINUSE: "端口已被占用，请换一个（--port）",
    errno.EADDRNOTAVAIL: "本机没有这个地址（--host）",
}


def with_house(command: Callable[Concatenate[House, P], int | None]) -> Callable[P, None]:
    """Hand the command a house; its number is the exit code."""

    @wraps(command)
    def run(*args: P.args, **kwargs: P.kwargs) -> None:
        house: House = click.get_current_context().obj()
        try:
            code = command(house, *args, **kwargs) or 0
        except BrokenFiles as broken:
            _say_and_leave(str(broken))
        except Fault as fault:
            _say_and_leave(str(fault))
        except DBAPIError as error:
            _say_and_leave(f"{no_database(error)}，或先运行 duban init。")
        except OSError as error:
            if error.errno not in REASONS:
                raise
            _say_and_leave(f"{error.filename or '系统'}: {REASONS[error.errno]}")
        finally:
            house.close()
        sys.exit(code)

    return run


def need_tables(house: House) -> None:
    """Stop with a plain sentence where `duban init` has not been run; else speak with this county's names."""
    if not schema.is_current(house.database):
        raise Fault("数据库", "还没有建表或版本不对，请先运行 duban init")
    with house.database.read() as session:
        local.use(offices.called(session, local.OFFICES))


def say(line: str) -> None:
    """A line for whoever operates."""
    click.echo(local.here(line))


def need_words(house: House) -> None:
    """Stop with a plain sentence where the word lists cannot be read: every message needs them."""
    if not house.vocabulary.words:
        raise Fault("词表", "是空的，请检查 config/language")


def existing(house: House, path: Path) -> Path:
    """A file or folder that must be there: from where the operator stands, else from the product's folder."""
    found = next((place for place in (path, house.settings.home / path) if place.exists()), None)
    if found is None:
        raise Fault(str(path), REASONS[errno.ENOENT])
    return found


def no_database(error: DBAPIError) -> str:
    """Why the database cannot be used, without its address."""
    return f"数据库用不了：{type(error.orig).__name__}。请检查 DUBAN_DATABASE_URL"


def _say_and_leave(words: str) -> None:
    click.echo(local.here(words), err=True)
    sys.exit(1)


def tell_of(house: House, session: Session, act: Act) -> None:
    """Whoever is concerned hears of what a file brought. The application's number is frozen with every message."""
    post = Post(session, act.at, act.machine_at, house.settings.wecom_agent_id)
    tell(post, act)
    if post.made and not post.agent_id:
        raise Fault("DUBAN_WECOM_AGENT_ID", "没有写，要发的通知就发不出去；什么都没有读入，请写上应用的 AgentId 再来")


__all__ = ["existing", "need_tables", "need_words", "no_database", "say", "tell_of", "with_house"]
