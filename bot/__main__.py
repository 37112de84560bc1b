"""`duban`: the command line (CONTRACT, Command line)."""

import sys

import click

from bot.app import House, build
from bot.cli import clockwork, plan, serve
from bot.cli.filled_in import ledger, opening
from bot.cli.imports import imports
from bot.cli.papers import export
from bot.cli.safety import backup, doctor, restore, verify_history
from bot.cli.usage import Commands
from config.environment import BadSettingsError
from config.logging import configure
from config.settings import read_settings


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.pass_context
def main(context: click.Context) -> None:
    """督办助手：在企业微信里把文件上的事一件件办到底。"""
    context.obj = _house


def _house() -> House:
    try:
        settings = read_settings()
    except BadSettingsError as bad:
        click.echo(f"设置有误：\n{bad}", err=True)
        sys.exit(1)
    configure(settings.log_level, settings.secrets())
    return build(settings)


for command in (
    plan.init,
    plan.load,
    plan.interpret,
    serve.web,
    serve.clock,
    serve.everything,
    clockwork.tick,
    clockwork.preview,
    clockwork.undelivered,
    export,
    imports,
    doctor,
    verify_history,
    backup,
    restore,
):
    main.add_command(command)

for command in (ledger, opening):
    imports.add_command(command)

if __name__ == "__main__":
    main(prog_name="duban")
