"""web, clock, all: the processes of the product."""

import logging
import os
import signal
import sys

import click
from prometheus_client import start_http_server

from bot.app import House
from bot.cli.counter import Counter
from bot.cli.house import need_tables, need_words, with_house
from bot.cli.stop import Stop


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址")
@click.option("--port", default=8080, show_default=True, help="端口")
@click.option("--workers", default=0, show_default=True, help="0：waitress 单进程；大于0：gunicorn 进程数")
@with_house
def web(house: House, host: str, port: int, workers: int) -> int:
    """只启动网页进程（接收企业微信的回调）。"""
    need_tables(house)
    need_words(house)
    if workers:
        command = [sys.executable, "-m", "gunicorn", "-c", "python:config.gunicorn", "-w", str(workers)]
        house.close()
        # In our place, not below us: whoever stops us stops gunicorn.
        os.execv(sys.executable, [*command, "-b", f"{host}:{port}", "bot.wsgi:application"])  # noqa: S606
    house.start_simulated_time()
    _serve(house, host, port)
    return 0


@click.command()
@click.option("--metrics-port", default=0, help="在这个端口上给出监控数字；0 不开")
@with_house
def clock(house: House, metrics_port: int) -> int:
    """只启动时钟进程（提醒和发送）。"""
    need_tables(house)
    house.start_simulated_time()
    stop = Stop()
    stop.on_signals()
    if metrics_port:
        start_http_server(metrics_port, addr="127.0.0.1")
    house.timetable.start(on_death=stop.ask)
    stop.wait()
    return _last(house.timetable.stop())


@click.command("all")
@click.option("--host", default="127.0.0.1", show_default=True, help="监听地址")
@click.option("--port", default=8080, show_default=True, help="端口")
@with_house
def everything(house: House, host: str, port: int) -> int:
    """网页和时钟在一个进程里（单机默认）。"""
    need_tables(house)
    need_words(house)
    house.start_simulated_time()
    house.timetable.start(on_death=lambda: os.kill(os.getpid(), signal.SIGTERM))
    try:
        _serve(house, host, port)
    finally:
        code = _last(house.timetable.stop())
    return code


def _last(code: int) -> int:
    """The exit code. After a loop's death this is the end: an orderly exit would wait for the thread that hangs."""
    if code:
        logging.shutdown()
        os._exit(code)
    return code


def _serve(house: House, host: str, port: int) -> None:
    """Waitress in one process; SIGTERM lets running requests end (reliability D14)."""
    counter = Counter(house.web(), host, port)
    counter.stop.on_signals()
    click.echo(f"已启动：http://{host}:{port}")
    counter.serve()
