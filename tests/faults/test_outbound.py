"""What is sent while senders die, sleep and are refused tokens: once each, and where nobody knows, a person decides."""

import csv
import io
import re
import signal
import time

import pytest
import requests
from sqlalchemy import select

from bot.scheduler.claim import LEASE
from sandbox.faults import Fault
from tests.faults.checker import judge
from tests.faults.conftest import Built
from tests.faults.processes import Duban
from tests.faults.scale import BOTH, of, size, tell
from tests.faults.town import Town, eventually
from tests.servers import Redis, free_port

READER, ADMIN = "fotang_lx", "xitong_gl"
HANGS = 6.0  # seconds: longer than a sender waits for an answer


def in_flight(town: Town, calls: int = 1) -> None:
    """Wait until WeCom has been asked to send so often."""
    eventually(lambda: len(town.emulator.log.of("message/send")) >= calls)


def quiet(town: Town) -> None:
    """Wait until what the dead have asked is answered: nothing travels for hours."""
    seen = -1
    while seen != (seen := len(town.emulator.log)):
        time.sleep(1)


@pytest.mark.parametrize("dialect", of(BOTH, "postgresql"))
def test_what_may_have_arrived_four_hours_ago_waits_for_a_person(town: Built, dialect: str) -> None:
    """The answer is lost and the sender dies before it can try again; nobody looks for four hours."""
    office = town(dialect)
    office.emulator.lose_answer_next("message/send", times=1000)
    twins = sorted(office.hand_in({READER: ["请看通知", "请看通知"]}))
    clock = office.clock_process()
    in_flight(office)
    clock.kill()
    quiet(office)
    office.emulator.heal()

    office.machine_time_passes(4 * 3600)
    port = free_port()
    clock = office.clock_process("bot", "clock", "--metrics-port", str(port))
    office.until_sent()

    assert judge(twins, twins, office.arrived("请看通知")).is_valid  # the equal one arrived too, with its own words
    [line] = list(csv.reader(io.StringIO(office.run("undelivered").stdout)))
    assert (line[3], line[4]) == (READER, "不确定")
    eventually(lambda: 'duban_outbox_rows{state="不确定"} 1.0' in _metrics(port))
    office.web()
    assert "不确定1条" in office.emulator.say(ADMIN, "没发成的消息").text
    assert "已重发" in office.emulator.say(ADMIN, f"重发 {line[5]}").text
    eventually(lambda: any("收到过的不用管" in text for _, text in office.arrived("请看通知")))
    assert clock.stop() == 0


def _metrics(port: int) -> str:
    return requests.get(f"http://127.0.0.1:{port}/metrics", timeout=5).text


@pytest.mark.parametrize("dialect", of(BOTH, "postgresql"))
def test_a_sender_that_slept_past_its_lease_changes_nothing(town: Built, dialect: str) -> None:
    office = town(dialect)
    sleeper = office.clock_process()
    eventually(lambda: bool(office.emulator.log.of("menu/create")))  # it is up
    for number in range(size(1, 20)):
        before = len(office.emulator.log.of("message/send"))
        handed_in = _falls_asleep_while_it_asks(sleeper, office, f"第{number}件")
        in_flight(office, before + 1)
        office.machine_time_passes(LEASE.total_seconds() + 3)
        other = office.clock_process()
        office.until_sent()
        assert other.stop() == 0
        sleeper.send(signal.SIGCONT)
        _refused_outcomes(office, number + 1)

        assert judge(handed_in, handed_in, office.arrived(f"第{number}件")).is_valid
    assert sleeper.stop() == 0


def _falls_asleep_while_it_asks(sleeper: Duban, office: Town, text: str) -> set[tuple[str, str]]:
    """WeCom has been asked and acts only once nobody is there to hear of it."""
    corp = office.emulator.corp
    corp.faults.set("message/send", Fault())
    with corp.lock:
        handed_in = office.hand_in({READER: [text]})
        eventually(lambda: not corp.faults.left("message/send"))
        with office.database() as database, database.change() as session:
            session.execute(select(1))  # on SQLite: asleep it must not hold the only pen
            sleeper.send(signal.SIGSTOP)
    return handed_in


def _refused_outcomes(office: Town, count: int) -> None:
    """Wait until so many late outcomes were turned away."""
    eventually(lambda: office.said.count("outcome came too late") >= count)


def test_one_token_for_all_senders_whatever_befalls_it(town: Built, own_redis: Redis) -> None:
    """gettoken hangs, breaks off, talks nonsense; then tokens are revoked and refused. Never a storm of questions."""
    office = town("postgresql", redis_url=own_redis.url)
    emulator, readers = office.emulator, office.crowd(size(40, 400))
    emulator.hang_next("gettoken", HANGS)
    emulator.garble_next("gettoken")
    emulator.fail_next("gettoken", http=502)
    clocks = [office.clock_process() for _ in range(size(2, 4))]
    first = office.hand_in({reader: ["第一轮"] for reader in readers})
    office.until_sent()
    cold = len(emulator.log.of("gettoken"))

    emulator.revoke_tokens()
    second = office.hand_in({reader: ["第二轮"] for reader in readers})
    office.until_sent()
    renewed = len(emulator.log.of("gettoken")) - cold
    emulator.fail_next("message/send", 40014, times=4)
    third = office.hand_in({reader: ["第三轮"] for reader in readers[:2]})
    eventually(lambda: len(emulator.log.of("message/send", "failed")) >= 4)
    refused = len(emulator.log.of("gettoken")) - cold - renewed
    office.machine_time_passes(60)
    office.until_sent()

    tell("tokens", cold_with_three_failures=cold, after_a_revocation=renewed, always_refused=refused)
    everything = first | second | third
    assert judge(everything, everything, office.arrived("第")).is_valid
    assert cold <= 3 + 1
    assert renewed <= 2
    assert refused <= 4
    assert [clock.stop() for clock in clocks] == [0] * len(clocks)


def test_a_clock_that_jumps_sends_nothing_twice_and_keeps_nothing_back(town: Built) -> None:
    """One hour on, one hour back, again and again, on the only host of an SQLite office."""
    office = town("sqlite")
    readers = office.crowd(size(60, 2000))
    jumping = office.clock_process("tests.faults.skewed", "0", "3600", "-3600")
    handed_in = set()
    for part in range(size(3, 30)):
        handed_in |= office.hand_in({reader: [f"第{part}轮"] for reader in readers[part :: size(3, 30)]})
    waited = eventually(lambda: office.waiting() == 0)

    tell("clock jumps", notices=len(handed_in), sent_after_seconds=round(waited, 1))
    assert judge(handed_in, handed_in, office.arrived("第")).is_valid
    assert re.search(r"loop is dead", office.said) is None
    assert jumping.stop() == 0
