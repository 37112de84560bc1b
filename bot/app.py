"""Puts the parts together; the only such place. Everything else is handed what it needs."""

import os
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import structlog
from flask import Flask
from prometheus_client import CollectorRegistry, generate_latest, multiprocess
from prometheus_client.registry import REGISTRY
from sqlalchemy.exc import ArgumentError, DBAPIError
from sqlalchemy.orm import configure_mappers

from bot import pages, schema, webhook
from bot.cache import Cache, open_cache
from bot.clock import MachineClock
from bot.database import Database
from bot.errors import Fault
from bot.language.vocabulary import BadVocabulary, Vocabulary
from bot.lexicon import lexicon
from bot.load import intake
from bot.models import Group
from bot.models.calendar import begin_business_time
from bot.router import Desk
from bot.scheduler.deliver import Delivery
from bot.scheduler.timetable import Timetable
from bot.wecom.aibot import BotDoor
from bot.wecom.app import AppDoor
from bot.wecom.client import Application, WeCom
from config.settings import Settings, unknown_names

log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class House:
    """One running product: built from settings, nothing started yet."""

    settings: Settings
    clock: MachineClock

    @cached_property
    def database(self) -> Database:
        """The database of the settings; the folder of an SQLite file is made."""
        url = self.settings.database_url.get_secret_value()
        if url.startswith("sqlite:///"):
            Path(url.removeprefix("sqlite:///")).parent.mkdir(parents=True, exist_ok=True)
        try:
            return Database(url)
        except (ArgumentError, ImportError):
            raise Fault("DUBAN_DATABASE_URL", "没有这种数据库，或没有装它的驱动") from None

    @cached_property
    def cache(self) -> Cache:
        """Redis where set, else in-process."""
        return open_cache(self.settings.redis_url.get_secret_value())

    @cached_property
    def client(self) -> WeCom:
        """WeCom's API under this app's credentials."""
        return self._client()

    def _client(self) -> WeCom:
        secret = self.settings.wecom_secret.get_secret_value()
        application = Application(self.settings.wecom_corp_id, self.settings.wecom_agent_id, secret)
        return WeCom(self.settings.wecom_api_base, application, self.cache)

    @cached_property
    def vocabulary(self) -> Vocabulary:
        """The words that the language knows; the office may extend the files."""
        folder = self.settings.home / "config" / "language"
        try:
            return Vocabulary.kept(folder)
        except BadVocabulary as bad:
            raise Fault(str(folder), str(bad)) from None
        except OSError as missing:
            raise Fault("DUBAN_HOME", f"读不了词表 {missing.filename or folder}，请检查这个设置") from None

    @cached_property
    def desk(self) -> Desk:
        """What a turn needs to know of the installation."""
        settings = self.settings
        return Desk(settings.wecom_agent_id, settings.wecom_bot_name, self.vocabulary, settings.templates_dir)

    @cached_property
    def delivery(self) -> Delivery:
        """The sender of the outbox."""
        settings = self.settings
        return Delivery(
            self.database,
            self._client(),  # one of its own: its calls are signs of life, those of the pages are not
            self.clock,
            self.cache,
            settings.wecom_agent_id,
            media_dir=settings.media_dir,
            bot_aes_key=settings.wecom_bot_aes_key.get_secret_value(),
            share=settings.sender_processes,
        )

    @cached_property
    def timetable(self) -> Timetable:
        """Every job of the clock."""
        settings = self.settings
        console = f"{settings.public_url}{pages.HOME}" if settings.public_url else ""
        return Timetable(self.database, self.clock, self.delivery, settings.wecom_agent_id, console, intake)

    def start_simulated_time(self) -> None:
        """In a sandbox, set the business clock to `NOW` if it has never been set (CONTRACT, Time)."""
        if not self.settings.sandbox or self.settings.now is None:
            return
        with self.database.change() as session:
            begin_business_time(session, self.settings.now, self.clock.now())

    def web(self) -> Flask:
        """The web application: both callbacks, the pages, health, metrics."""
        settings = self.settings
        reception = webhook.Reception(
            database=self.database,
            desk=self.desk,
            doors=self._doors(),
            clock=self.clock,
            window=settings.callback_window,
            ready=self.ready,
            metrics=_metrics(),
            simulated=settings.sandbox,
        )
        self._warm_up()
        flask = Flask("bot")
        flask.register_blueprint(webhook.blueprint(reception))
        flask.register_blueprint(pages.blueprint(self._console(), intake))
        return flask

    def _console(self) -> pages.Console:
        """The pages: WeCom says who looks, the app's own secret signs what a browser brings back."""
        settings = self.settings
        return pages.Console(
            database=self.database,
            client=lambda: self.client,
            clock=self.clock,
            api_base=settings.wecom_api_base,
            corp_id=settings.wecom_corp_id,
            agent_id=settings.wecom_agent_id,
            secret=settings.wecom_secret.get_secret_value() or settings.wecom_aes_key.get_secret_value(),
            public_url=settings.public_url,
        )

    def _warm_up(self) -> None:
        """Pay here for what the first message would pay for while WeCom waits: the tables' mapping, words, examples."""
        configure_mappers()
        _ = self.vocabulary.cues, self.vocabulary.spelled  # made when they are first asked for
        try:
            with self.database.read() as session:
                lexicon(session, self.settings.wecom_bot_name, self.vocabulary)
        except DBAPIError as error:  # a database that comes up later: then the first message pays
            log.warning("not warmed up", why=type(error).__name__)

    def _doors(self) -> dict[str, webhook.Door]:
        """The doors whose keys are set: the application's always, the bot's where the office has one."""
        settings = self.settings
        token, key = settings.wecom_token.get_secret_value(), settings.wecom_aes_key.get_secret_value()
        if not token or not key:
            raise Fault("设置", "缺少 DUBAN_WECOM_TOKEN 或 DUBAN_WECOM_AES_KEY，收不到企业微信的回调")
        doors: dict[str, webhook.Door] = {
            "app": AppDoor(token, key, settings.wecom_corp_id, str(settings.wecom_agent_id))
        }
        bot_token, bot_key = settings.wecom_bot_token.get_secret_value(), settings.wecom_bot_aes_key.get_secret_value()
        if bot_token and bot_key:
            doors["bot"] = BotDoor(bot_token, bot_key)
        return doors

    def ready(self) -> bool:
        """Whether the database answers and has today's tables."""
        try:
            return schema.is_current(self.database)
        except DBAPIError:
            return False

    def mistyped(self) -> tuple[str, ...]:
        """Names in the environment that begin like ours and that neither the settings nor a group's webhook know."""
        keys: set[str] = set()
        if self.ready():
            with self.database.read() as session:
                keys = {group.webhook_key.removeprefix("env:") for group in session.query(Group)}
        return tuple(name for name in unknown_names() if name not in keys)

    def close(self) -> None:
        """Give the database connections back, if any were opened."""
        if "database" in vars(self):
            self.database.close()


def build(settings: Settings, clock: MachineClock | None = None) -> House:
    """The product for these settings."""
    return House(settings, clock or MachineClock())


def _metrics() -> Callable[[], bytes]:
    """Numbers of this process, or of all where prometheus's shared folder is set."""

    def collect() -> bytes:
        return generate_latest(REGISTRY)

    def collect_all() -> bytes:
        registry = CollectorRegistry()
        multiprocess.MultiProcessCollector(registry)  # type: ignore[no-untyped-call]  # it has no types
        return generate_latest(registry)

    return collect_all if os.environ.get("PROMETHEUS_MULTIPROC_DIR") else collect
