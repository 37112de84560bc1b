"""Two web and two clock processes under traffic while something fails; afterwards nothing is lost and nothing double.

Messages come in one to four copies, notices wait to be sent, WeCom itself answers with errors and breaks connections.
"""

import os
import random
import signal
import time
from collections.abc import Callable
from dataclasses import dataclass

import psycopg
import pytest
import redis
from psycopg import sql

from bot.database import sqlite_module
from sandbox.faults import Fault
from tests.faults import next_version
from tests.faults.checker import Verdict, judge
from tests.faults.conftest import Built
from tests.faults.processes import Duban, Web
from tests.faults.scale import dice, size, tell
from tests.faults.town import Town, eventually
from tests.faults.traffic import PROTOCOL_SECONDS, Traffic
from tests.servers import Postgres, Redis
from tests.world import UNHURRIED

PASSING = (-1, 6000, 45033)  # errcodes after which WeCom wants to be asked again
TOKEN = (40014, 42001)
SECONDS = size(6, 300)
NOTICES = size(120, 20_000)
CALLBACKS = size(0, 10_000)  # messages that must have been written while processes are killed, however long it takes
RATE = size(12, 50)  # messages a second, each in several copies, as far as the machine can
READERS = size(40, 2000)  # a phone takes 20 a minute


@dataclass
class Siege:
    """A town with its two web and two clock processes, what is written to it and what is to be sent."""

    town: Town
    rng: random.Random
    webs: list[Web]
    clocks: list[Duban]
    traffic: Traffic
    handed_in: set[tuple[str, str]]

    def replace_web(self, end: Callable[[Web], object]) -> None:
        """End the one that is called, the other takes over, a fresh one takes its place beside it."""
        self.webs.reverse()
        end(self.webs[1])
        self.town.emulator.product_url = self.webs[0].url
        url = self.webs[0].url
        self.webs[1].start()
        self.town.emulator.product_url = url

    def replace_clock(self, end: Callable[[Duban], object]) -> None:
        """End one clock and start it again."""
        self.clocks.reverse()
        end(self.clocks[0])
        self.clocks[0].start()

    def notices(self) -> Verdict:
        """Every notice that was handed in reached its reader once."""
        return judge(self.handed_in, self.handed_in, self.town.arrived("第"))


def besiege(town: Town, name: str, *, count: int = 2, skewed: bool = False) -> Siege:
    """Start so many web and clock processes, one of these perhaps on a host whose clock is five minutes ahead."""
    rng = dice(name)
    readers = town.crowd(READERS)
    texts: dict[str, list[str]] = {reader: [] for reader in readers}
    for number in range(NOTICES):
        texts[rng.choice(readers)].append(f"第{number}件")
    handed_in = town.hand_in(texts)
    _bad_weather(town, rng)
    webs = [town.web() for _ in range(count)]
    clocks = [town.clock_process() for _ in range(count - skewed)]
    clocks += [town.clock_process("tests.faults.skewed", "300")] if skewed else []
    for clock in clocks:
        clock.until_it_listens()
    return Siege(town, rng, webs, clocks, Traffic(town, rng), handed_in)


def _bad_weather(town: Town, rng: random.Random) -> None:
    """Of the next calls 5 % are refused for a while, 1 % act and break the connection, some find the token revoked."""
    faults = town.emulator.corp.faults
    for _ in range(NOTICES * 2):
        dice = rng.random()
        code = rng.choice(PASSING) if dice < 0.045 else rng.choice(TOKEN) if dice < 0.05 else 0
        fault = Fault(lose_answer=True) if dice > 0.99 else Fault(http=502) if dice > 0.985 else Fault(errcode=code)
        faults.set("message/send", fault)


def settle(siege: Siege, name: str) -> None:
    """Drain, repeat everything once more, judge."""
    siege.town.emulator.heal()
    assert any(web.is_ready for web in siege.webs)
    siege.town.drain()
    siege.traffic.once_more()
    inbound, outbound = siege.traffic.verdict(), siege.notices()
    kills = sum(process.kills for process in siege.town.processes)
    failed = siege.town.said.count("turn failed")  # waited four seconds in vain, as on a busy machine: WeCom repeats
    tell(
        name,
        kills=kills,
        failed_turns=failed,
        inbound=inbound.figures,
        outbound=outbound.figures,
        **siege.traffic.figures,
    )
    assert inbound.is_valid, inbound
    assert outbound.is_valid, outbound
    assert siege.traffic.heard_differently == []
    assert inbound.acknowledged > 0


def until(seconds: float, *works: Callable[[], object], enough: Callable[[], bool] = lambda: True) -> None:
    """Do these in turn until so much time has passed and there is enough; each at least once."""
    end = time.monotonic() + seconds
    while True:
        for work in works:
            work()
        if time.monotonic() > end and enough():
            return


@pytest.mark.parametrize("dialect", ["sqlite", "postgresql"])
def test_processes_are_killed(town: Built, dialect: str) -> None:
    siege = besiege(town(dialect), f"killed, {dialect}", skewed=dialect == "postgresql")

    with siege.traffic.flowing(a_second=RATE):
        until(
            SECONDS,
            lambda: siege.replace_web(Web.kill),
            lambda: siege.replace_clock(Duban.kill),
            enough=lambda: len(siege.traffic.letters) >= CALLBACKS,
        )

    settle(siege, f"killed, {dialect}")
    if dialect == "sqlite":
        check_file(siege.town)


def check_file(town: Town) -> None:
    """The SQLite file is whole."""
    file = town.folder / "duban.db"
    connection = sqlite_module().connect(file)
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()
    assert (town.folder / "duban.db-wal").stat().st_size < 64 * 2**20 if (town.folder / "duban.db-wal").exists() else 1


def test_a_deploy_loses_nothing(town: Built) -> None:
    """The next version beside this one on upgraded tables, then SIGTERM with requests and sends under way."""
    siege = besiege(town("postgresql"), "deploy", count=1)
    siege.town.emulator.postman.patience = UNHURRIED  # a busy machine loses nothing either
    old_web, old_clock = siege.webs[0], siege.clocks[0]
    siege.town.home = next_version.made_in(siege.town.folder)

    with siege.traffic.flowing(a_second=RATE):
        time.sleep(SECONDS / 3)
        assert siege.town.run("init").returncode == 0
        siege.town.clock_process()
        siege.webs = [siege.town.web()]
        siege.town.emulator.product_url = old_web.url
        time.sleep(SECONDS / 3)
        old_web.send(signal.SIGTERM)
        siege.town.emulator.product_url = siege.webs[0].url
        codes = [old_web.ended(), old_clock.stop()]
        time.sleep(SECONDS / 3)

    assert codes == [0, 0]
    settle(siege, "deploy")
    with siege.town.database() as database:
        tell("deploy", messages_taken_by=(taken := next_version.written_by(database.engine)))
    assert {next_version.OLD, next_version.NEW} <= taken.keys()
    assert siege.traffic.letters.keys() == siege.traffic.answers.keys()
    assert not siege.traffic.told_failed


def test_postgresql_restarts_and_a_backend_dies(town: Built, postgres: Postgres) -> None:
    """Every process outlives it; what was acknowledged before is there afterwards."""
    this = town("postgresql")
    name = this.url.rpartition("/")[2]
    postgres.execute(sql.SQL("ALTER DATABASE {} SET synchronous_commit = on").format(sql.Identifier(name)))
    siege = besiege(this, "postgresql restarted", count=1)
    back: list[float] = []

    with siege.traffic.flowing(a_second=RATE):
        for _ in range(size(1, 5)):
            time.sleep(SECONDS / 3)
            postgres.stop()
            postgres.start()
            back.append(eventually(lambda: siege.webs[0].is_ready))
            time.sleep(SECONDS / 3)
            os.kill(_a_backend(postgres, name), signal.SIGKILL)
            back.append(eventually(postgres.answers) + eventually(lambda: siege.webs[0].is_ready))

    assert [process.is_alive for process in this.processes] == [True, True], this.said[-2000:]
    tell("postgresql restarted", ready_again_after_seconds=[round(one, 1) for one in back])
    settle(siege, "postgresql restarted")


def _a_backend(postgres: Postgres, database: str) -> int:
    """The number of a process that serves us."""
    asked = "SELECT pid FROM pg_stat_activity WHERE datname = %s LIMIT 1"
    with psycopg.connect(postgres.url("postgres")) as connection:
        row = connection.execute(asked, [database]).fetchone()
    assert row is not None
    return int(row[0])


def test_redis_forgets_hangs_and_stops(town: Built, own_redis: Redis) -> None:
    siege = besiege(town("sqlite", redis_url=own_redis.url), "redis", count=1)

    with siege.traffic.flowing(a_second=RATE):
        time.sleep(SECONDS / 4)
        own_redis.flush()
        time.sleep(SECONDS / 4)
        with redis.Redis(port=own_redis.port) as client:
            client.client_pause(int(SECONDS / 4 * 1000))
        time.sleep(SECONDS / 2)
        own_redis.kill()
        time.sleep(SECONDS / 4)
        own_redis.start()

    assert max(siege.traffic.seconds) < PROTOCOL_SECONDS
    settle(siege, "redis")
