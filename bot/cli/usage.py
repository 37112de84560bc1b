"""What the command line says, in Chinese, when a command was typed wrongly; and the kinds of values it takes."""

import sys
from datetime import date, datetime
from typing import Any, NoReturn

import click

WRONG = 2  # the exit code of a command that was not understood, as everywhere on Unix


class Commands(click.Group):
    """A family of commands whose mistakes are named in one Chinese line."""

    def main(self, *args: Any, **kwargs: Any) -> Any:  # noqa: ANN401 - click's own signature
        """Run; a wrong word leaves with 2."""
        try:
            return super().main(*args, **{**kwargs, "standalone_mode": False})
        except click.UsageError as wrong:
            _say_and_leave(wrong)
        except click.Abort:
            sys.exit(1)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """A command nobody knows is answered with those there are."""
        if self.get_command(ctx, args[0]) is None:
            ctx.fail(f"没有这个命令：{args[0]}。可用：{'、'.join(self.list_commands(ctx))}")
        return super().resolve_command(ctx, args)


class Day(click.ParamType):  # type: ignore[type-arg, unused-ignore]  # generic since click 8.4 only
    """A day as 2022-07-31."""

    name = "日期"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:  # noqa: ANN401
        """The day, or a Chinese sentence."""
        if isinstance(value, date):
            return value
        try:
            return datetime.strptime(value, "%Y-%m-%d").date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            self.fail(f"“{value}”不是日期，应如 2022-07-31", param, ctx)


def _say_and_leave(wrong: click.UsageError) -> NoReturn:
    context = wrong.ctx
    if context and isinstance(wrong, click.exceptions.NoArgsIsHelpError):
        click.echo(context.get_help(), err=True)
        sys.exit(WRONG)
    path = context.command_path if context else "duban"
    click.echo(f"{_sentence(wrong)}。用法见 {path} --help", err=True)
    sys.exit(WRONG)


def _sentence(wrong: click.UsageError) -> str:
    if isinstance(wrong, click.NoSuchOption):
        return f"没有这个选项：{wrong.option_name}"
    if isinstance(wrong, click.MissingParameter):
        return f"缺少{_called(wrong)}"
    if isinstance(wrong, click.BadParameter):
        why = "这是文件夹，要写文件名" if wrong.message.endswith(" is a directory.") else wrong.message
        return f"{_called(wrong)}写得不对：{why}"
    return wrong.message


def _called(wrong: click.BadParameter) -> str:
    return wrong.param.get_error_hint(wrong.ctx) if wrong.param and wrong.ctx else "参数"
