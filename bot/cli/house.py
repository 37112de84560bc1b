"""How a command gets its house: settings read, logging set up, faults said in one plain line."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec

import click
from sqlalchemy.exc import DBAPIError

from bot import schema
from bot.app import House, build
from bot.errors import BrokenFiles, Fault

P = ParamSpec("P")


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
            _say_and_leave(
                f"数据库用不了：{type(error.orig).__name__}。请检查 DUBAN_DATABASE_URL，或先运行 duban init。"
            )
        finally:
            house.close()
        sys.exit(code)

    return run


def need_tables(house: House) -> None:
    """Stop with a plain sentence where `duban init` has not been run."""
    if not schema.is_current(house.database):
        raise Fault("数据库", "还没有建表或版本不对，请先运行 duban init")


def _say_and_leave(words: str) -> None:
    click.echo(words, err=True)
    sys.exit(1)


__all__ = ["build", "need_tables", "with_house"]
