"""A callback that dies half-way, a full disk, a capture that is played again: one effect and one answer, or none."""

import http.client
import resource
import signal
import threading
import time
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import psycopg
import pytest
from sqlalchemy import text

from bot.database import FROZEN_SECONDS
from bot.models import History, Inbox
from tests.faults.conftest import Built
from tests.faults.processes import Web
from tests.faults.scale import BOTH, dice, of, size, tell
from tests.faults.test_siege import check_file
from tests.faults.town import eventually
from tests.faults.traffic import PROTOCOL_SECONDS, Traffic
from tests.servers import Postgres

A_TURN = 20  # seconds for the rest, on a busy machine
UNLIMITED = (resource.RLIM_INFINITY, resource.RLIM_INFINITY)


def test_a_process_that_dies_in_the_middle_of_a_turn_leaves_nothing(town: Built, postgres: Postgres) -> None:
    """The inbox key is claimed, the history is held by somebody else, the process is killed; WeCom repeats."""
    office = town("postgresql")
    name, traffic = office.url.rpartition("/")[2], Traffic(office, dice("half-way"))
    web = office.web()
    for _ in range(size(1, 50)):
        answered = set(traffic.answers)
        with psycopg.connect(office.url) as holder:
            holder.execute("LOCK TABLE history IN ACCESS EXCLUSIVE MODE")
            sender = threading.Thread(target=traffic.send)
            sender.start()
            eventually(lambda: _waits(postgres, name))
            web.kill()
        sender.join()
        assert traffic.answers.keys() == answered
        new = traffic.letters.keys() - answered
        with office.database() as database, database.read() as session:
            assert session.query(Inbox).filter(Inbox.key.in_(map(traffic.key, new))).count() == 0
        web.start()
        for number in new:
            assert traffic.deliver(number)
            assert traffic.deliver(number)
    traffic.once_more()
    verdict = traffic.verdict()
    tell("half-way", kills=web.kills, **verdict.figures)
    assert verdict.is_valid
    assert traffic.heard_differently == []


@pytest.mark.parametrize("times", [size(1, 5)])
def test_a_host_that_freezes_in_the_middle_of_a_turn_locks_nobody_out_for_long(
    town: Built, postgres: Postgres, times: int
) -> None:
    """What it has locked is free again after a while, though the server still sees it; thawed, it goes on as any."""
    office = town("postgresql")
    name, traffic = office.url.rpartition("/")[2], Traffic(office, dice("frozen"))
    other, frozen = office.web(), office.web()
    took: list[float] = []
    for _ in range(times):
        known, office.emulator.product_url = set(traffic.letters), frozen.url
        with psycopg.connect(office.url) as holder:
            holder.execute("LOCK TABLE history IN ACCESS EXCLUSIVE MODE")
            sender = threading.Thread(target=traffic.send)
            sender.start()
            eventually(lambda: _waits(postgres, name))
            frozen.send(signal.SIGSTOP)
        office.emulator.product_url = other.url
        [number] = traffic.letters.keys() - known
        took.append(eventually(lambda: traffic.deliver(number)))  # noqa: B023 - used at once
        sender.join()
        frozen.send(signal.SIGCONT)
        eventually(lambda: frozen.is_ready)
    traffic.once_more()
    verdict = traffic.verdict()
    tell("frozen", locked_out_for_seconds=[round(one, 1) for one in took], **verdict.figures)
    assert max(took) < FROZEN_SECONDS + A_TURN
    assert verdict.is_valid
    assert traffic.heard_differently == []


def _waits(postgres: Postgres, name: str) -> bool:
    asked = "SELECT count(*) FROM pg_stat_activity WHERE datname = %s AND wait_event_type = 'Lock'"
    with psycopg.connect(postgres.url("postgres")) as connection:
        row = connection.execute(asked, [name]).fetchone()
    return row is not None and row[0] > 0


@pytest.mark.parametrize("dialect", of(BOTH, "sqlite"))
def test_a_first_copy_that_fails_half_way_is_made_good_by_the_next(town: Built, dialect: str) -> None:
    office = town(dialect)
    web, traffic = office.web(), Traffic(office, dice("fails"))
    with office.database() as database:
        with database.change() as session:
            session.execute(text("ALTER TABLE dialogue RENAME TO elsewhere"))
        number = 10**6
        speaker = traffic.speakers[0]
        traffic.letters[number] = speaker, traffic.letter(number, speaker)
        assert [traffic.deliver(number) for _ in range(2)] == [False, False]
        with database.change() as session:
            session.execute(text("ALTER TABLE elsewhere RENAME TO dialogue"))
    assert [traffic.deliver(number) for _ in range(2)] == [True, True]
    assert traffic.verdict().is_valid
    assert web.is_alive


def test_a_full_disk_is_no_success_and_afterwards_all_goes_on(town: Built) -> None:
    """No file may grow any more, as on a full disk; WeCom hears no success; then there is room again."""
    office = town("sqlite")
    web, traffic = office.web(), Traffic(office, dice("disk"))
    with traffic.flowing(a_second=10):
        time.sleep(1)
        stored, largest = len(traffic.answers), _largest(office.folder)
        resource.prlimit(web.pid, resource.RLIMIT_FSIZE, (largest, resource.RLIM_INFINITY))
        eventually(lambda: traffic.deliveries > stored + 100 or _is_refusing(traffic))
        resource.prlimit(web.pid, resource.RLIMIT_FSIZE, UNLIMITED)
        again = len(traffic.answers)
        eventually(lambda: len(traffic.answers) > again + 3)

    refused = traffic.deliveries - sum(len(heard) for heard in traffic.answers.values())
    verdict = traffic.verdict()
    tell("disk full", attempts_refused=refused, **verdict.figures)
    assert refused > 0
    assert verdict.is_valid
    check_file(office)


def _largest(folder: Path) -> int:
    return max(64 * 1024, min(file.stat().st_size for file in folder.glob("duban.db*") if file.suffix == ".db-wal"))


def _is_refusing(traffic: Traffic) -> bool:
    before = sum(len(heard) for heard in traffic.answers.values())
    time.sleep(2)
    return sum(len(heard) for heard in traffic.answers.values()) == before


def test_a_capture_is_good_for_nothing(town: Built) -> None:
    """Played again inside the window: the same answer, no second effect. Later, or with its parts shifted: 403, 400."""
    office = town("sqlite", callback_window="30")
    web, traffic = office.web(), Traffic(office, dice("capture"))
    speaker = traffic.speakers[0]
    captured = office.emulator.sealed("app", traffic.letter(10**6, speaker))
    joined = captured.timestamp + captured.nonce
    shifted = [replace(captured, timestamp=joined[:cut], nonce=joined[cut:]) for cut in range(len(joined) + 1)]
    swapped = replace(captured, timestamp=captured.nonce, nonce=captured.timestamp)

    assert office.emulator.post(captured).status == 200
    assert office.emulator.post(captured).status == 200
    statuses = [office.emulator.post(one).status for one in [*shifted, swapped] if one != captured]
    assert set(statuses) <= {400, 403}
    time.sleep(max(0.0, int(captured.timestamp) + 32 - time.time()))
    late = office.emulator.post(captured).status

    tell("capture", shifted_and_swapped=len(statuses), accepted=0)
    assert late == 403
    with office.database() as database, database.read() as session:
        assert session.query(History).filter(History.source_key == traffic.key(10**6)).count() > 0
        assert session.query(History).filter_by(event="assignment.progress", raw="进展 1 第1000000条").count() == 1
    assert web.is_alive


@pytest.mark.parametrize("held", [size(20, 100)])
def test_slow_bodies_hold_nobody_up(town: Built, held: int) -> None:
    """So many clients announce a body and never finish it; a callback is answered in WeCom's five seconds."""
    office = town("sqlite")
    web, traffic = office.web(), Traffic(office, dice("slow"))
    slow = [_half_a_body(web) for _ in range(held)]
    for _ in range(5):
        traffic.send()
    for connection in slow:
        connection.close()

    tell("slow bodies", held=held, **traffic.figures)
    assert len(traffic.answers) == 5
    assert max(traffic.seconds) < PROTOCOL_SECONDS


def _half_a_body(web: Web) -> http.client.HTTPConnection:
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=10)
    query = urlencode({"msg_signature": "0" * 40, "timestamp": "1700000000", "nonce": "n"})
    connection.putrequest("POST", f"/wecom/app?{query}")
    connection.putheader("Content-Length", "4096")
    connection.endheaders()
    connection.send(b"<xml>")
    return connection
