"""`python -m sandbox`: the product, a WeCom of its own and a page to play with, in one command (`make run`)."""

import json
import os
import secrets
import signal
import sys
import threading
from contextlib import ExitStack, closing
from pathlib import Path

import click

from sandbox.callback.post import PATIENCE
from sandbox.credentials import Credentials
from sandbox.emulator import Emulator
from sandbox.page import add_page
from sandbox.product import NotStarted, Product
from sandbox.roster import digest_of, handover_day, read_corp, webhook_names
from sandbox.server import PortTaken, serve
from sandbox.store import SqliteStore

HOME = Path(__file__).resolve().parent.parent
SAMPLE, FIRST_DAY = HOME / "config" / "plan", "2022-07-20T09:00"  # of the sample: amid its first phase
OWNER_ONLY = 0o600


@click.command()
@click.option("--port", envvar="PORT", default=8080, show_default=True, help="督办助手的端口")
@click.option("--sandbox-port", envvar="SANDBOX_PORT", default=8090, show_default=True, help="沙箱页面的端口")
@click.option(
    "--var", envvar="VAR", default="var/", show_default=True, type=click.Path(path_type=Path), help="数据目录"
)
@click.option("--patience", default=PATIENCE, show_default=True, help="这套企业微信等回答的秒数，机器很慢时调大")
@click.option("--plan", default="config/plan", show_default=True, type=click.Path(path_type=Path), help="资料夹")
def main(port: int, sandbox_port: int, var: Path, plan: Path, patience: float) -> None:
    """启动督办助手和一套自己的企业微信；Ctrl-C 全部停止。"""
    var, plan = (HOME / var).resolve(), (HOME / plan).resolve()
    var.mkdir(parents=True, exist_ok=True)
    stopping = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda _number, _frame: stopping.set())
    try:
        _run(var, plan, (port, sandbox_port), patience, stopping)
    except (NotStarted, PortTaken, OSError, ValueError) as problem:
        click.echo(f"没有启动成功：{problem}", err=True)
        sys.exit(1)


def _run(var: Path, plan: Path, ports: tuple[int, int], patience: float, stopping: threading.Event) -> None:
    keys, webhooks = _secrets(var / "sandbox.json", webhook_names(plan))
    has_data = (var / "duban.db").exists()
    with ExitStack() as stack:
        store = stack.enter_context(closing(SqliteStore(var / "sandbox.db")))
        emulator = Emulator(read_corp(plan, webhooks), keys, patience=patience, store=store)
        product = Product({}, HOME, ports[0], log=var / "duban.log")
        emulator.product_url, emulator.corp.business_time = product.url, product.time_at_a_glance
        add_page(emulator, product)
        api = stack.enter_context(serve(emulator, ports[1]))
        first_day = FIRST_DAY if plan == SAMPLE else (handover_day(plan) or FIRST_DAY)
        product.environment = {**_environment(var, product.url, first_day), **webhooks, **emulator.environment()}
        click.echo("正在准备数据库和样例文件…")
        product.make_tables()
        loaded = _load(product, plan, var / "loaded.txt", has_data=has_data)
        stack.callback(product.stop)
        product.start()
        _greet(api, product, loaded)
        _wait(product, stopping)
        click.echo("正在停止…")


def _load(product: Product, plan: Path, mark: Path, *, has_data: bool) -> list[str]:
    """Load the plan unless just this plan was loaded before; what there is to say about it.

    Loading may fail where there is data already: a file that was edited beside the product must not lock it out.
    """
    digest = digest_of(plan)
    if has_data and mark.exists() and mark.read_text("utf-8") == digest:
        return ["资料夹没有变化，沿用原来的数据。"]
    succeeded, lines = product.load(plan)
    if succeeded:
        mark.write_text(digest, "utf-8")
        return lines
    if has_data:
        return ["这次没有重新载入资料夹，沿用原来的数据：", *lines]
    raise NotStarted("\n".join(["duban load 没有成功：", *lines]))


def _greet(page: str, product: Product, loaded: list[str]) -> None:
    for line in loaded[:20]:
        click.echo(f"  {line}")
    click.echo(f"沙箱页面：{page}/   （群、手机、日历，用浏览器打开）")
    click.echo(f"督办助手：{product.url}/   （企业微信的回调发到这里；办公网页在后面加 console/）")
    click.echo(
        f"现在的业务时间：{product.business_time()[:16].replace('T', ' ')}。按 Ctrl-C 全部停止，数据和日期都会保留。"
    )


def _wait(product: Product, stopping: threading.Event) -> None:
    while not stopping.wait(0.5):
        if not product.is_running():
            raise NotStarted(f"督办助手自己停了，原因见 {product.log}")


def _environment(var: Path, url: str, first_day: str) -> dict[str, str]:
    """What the product needs besides its WeCom; what the caller has set already is left alone."""
    wanted = {
        "DUBAN_SANDBOX": "1",
        "DUBAN_NOW": first_day,
        "DUBAN_DATABASE_URL": f"sqlite:///{var / 'duban.db'}",
        "DUBAN_MEDIA_DIR": str(var / "media"),
        "DUBAN_PUBLIC_URL": url,
        "DUBAN_HOME": str(HOME),
    }
    return {name: os.environ.get(name, value) for name, value in wanted.items()}


def _secrets(path: Path, webhooks: list[str]) -> tuple[Credentials, dict[str, str]]:
    """The corp's secrets and its webhooks' keys, made once and kept in a file that only its owner reads."""
    kept = json.loads(path.read_text("utf-8")) if path.exists() else {}
    keys = Credentials(**kept["wecom"]) if kept else Credentials.made()
    known = dict(kept.get("webhooks", {}))
    hooks = {name: known.get(name) or secrets.token_urlsafe(24) for name in webhooks}
    text = json.dumps({"wecom": keys.as_dict(), "webhooks": known | hooks}, ensure_ascii=False, indent=1)
    if path.exists() and path.read_text("utf-8") == text:
        return keys, hooks
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, OWNER_ONLY), "w", encoding="utf-8") as file:
        file.write(text)
    return keys, hooks


if __name__ == "__main__":
    main()
