"""The clock under fire: a reminder day with killed clocks, days of downtime, loops that hang."""

import time
from collections import defaultdict
from collections.abc import Mapping
from datetime import datetime, timedelta
from pathlib import Path

import pytest
import requests
from sqlalchemy import select, text

from bot.clock import MachineClock, parse_moment
from bot.database import Database
from bot.models import Group, JobRun, Notice, Outbox
from bot.scheduler.rules import LADDERS
from sandbox.emulator import Emulator
from sandbox.faults import Fault
from tests.faults.checker import judge
from tests.faults.conftest import Built
from tests.faults.processes import Duban
from tests.faults.scale import dice, of, size, tell
from tests.faults.town import Town, eventually
from tests.servers import free_port
from tests.stages import JULY, Stages

BEFORE, DOWN, AFTER = "2022-07-28", ("2022-07-29", "2022-08-01"), "2022-08-02"
DAILY = ("cycles", "names", "escalate", "morning", "digest", "watch", "drafts", "delegations", "head")
SPEED, TURN = 600, timedelta(seconds=0.5)
BY_MACHINE_TIME = "【日志封印】"  # comes when rows are five minutes old
SKIPPED = "跳过"
A_MINUTE, ADMIN = 60, "xitong_gl"
Rungs = Mapping[tuple[int, str], dict[str, tuple[datetime, str]]]  # item and ladder → rung → when told, state


def test_a_reminder_day_and_three_days_of_downtime(town: Built, stages: Stages, tmp_path: Path) -> None:
    """Clocks killed in the middle, WeCom full of errors: word for word what a quiet day sends, once to everybody.

    Then nobody ticks for three working days: each item is told once, by its latest rung, and every earlier rung of
    these days is on record as skipped.
    """
    (tmp_path / "quiet").mkdir()
    with stages.enter(JULY, "postgresql", tmp_path / "quiet") as world:
        world.move_to(f"{BEFORE}T10:00")
        quiet = _phones(world.emulator)
        for day in (*DOWN, AFTER):
            world.move_to(f"{day}T10:00")
        each_day = _rungs(world.house.database)
    office, rng = town("postgresql"), dice("clocks")
    for _ in range(400):
        office.emulator.corp.faults.set("message/send", _weather(rng.random()))

    kills = _day(office, BEFORE, kills=size(2, 20))
    verdict = judge(quiet, quiet, _phones(office.emulator))
    tell("reminder day", kills=kills, **verdict.figures)
    assert verdict.is_valid, verdict

    _day(office, AFTER, kills=1)
    with office.database() as database:
        at_once = _rungs(database)
    skipped = 0
    for key, rungs in each_day.items():
        latest = max(rungs, key=lambda rung: rungs[rung][0])
        told = {rung: state for rung, (_, state) in at_once[key].items()}
        assert told == {rung: state if rung == latest else SKIPPED for rung, (_, state) in rungs.items()}, key
        skipped += len(rungs) - 1
    tell("downtime", items_and_ladders=len(each_day), skipped=skipped)
    assert skipped > 0
    everything = _phones(office.emulator)
    assert judge(everything, everything, everything).duplicated == []


def _weather(chance: float) -> Fault:
    if chance < 0.05:
        return Fault(errcode=-1)
    return Fault(lose_answer=True) if chance > 0.97 else Fault()


def _day(office: Town, day: str, *, kills: int) -> int:
    """From half past eight to ten at 600 times the speed, clocks killed in turn meanwhile and while they send.

    Then the day runs to its end.
    """
    now, end = parse_moment(f"{day}T08:30"), parse_moment(f"{day}T10:00")
    clocks = [office.clock_process() for _ in range(size(2, 4))]
    while now < end:
        now += TURN * SPEED
        office.set_time(now.isoformat())
        time.sleep(TURN.total_seconds())
        if now.minute == 0:
            clocks[now.hour % len(clocks)].kill()
            clocks[now.hour % len(clocks)].start()
    for number in range(kills):
        sent = len(office.emulator.log)
        eventually(lambda: len(office.emulator.log) > sent + 2 or _is_done(office, day))  # noqa: B023 - used at once
        clocks[number % len(clocks)].kill()
        clocks[number % len(clocks)].start()
    eventually(lambda: _is_done(office, day))
    office.drain()
    return sum(clock.kills for clock in clocks)


def _is_done(office: Town, day: str) -> bool:
    with office.database() as database, database.read() as session:
        done = {run.name for run in session.scalars(select(JobRun).where(JobRun.slot == day))}
    return done.issuperset(DAILY)


def _phones(emulator: Emulator) -> list[tuple[str, str]]:
    """(whom, what) of everything that reached a phone: a text's words, a card's title and what it is about."""
    found = []
    for record in emulator.log.of("message/send", "accepted"):
        card = record.payload.get("template_card", {})
        title = card.get("main_title", {})
        words = record.payload.get("text", {}).get("content") or f"{title.get('title')} {title.get('desc')}"
        found += [(who, words) for who, what in record.recipients.items() if what == "delivered"]
    return [(who, words) for who, words in found if not words.startswith(BY_MACHINE_TIME)]


def _rungs(database: Database) -> Rungs:
    """The deadlines' rungs that fell into the days of downtime and the day after, as they stand on record."""
    found: dict[tuple[int, str], dict[str, tuple[datetime, str]]] = defaultdict(dict)
    down = parse_moment(f"{DOWN[0]}T00:00")
    with database.read() as session:
        notices = session.scalars(select(Notice).where(Notice.subject == "assignment", Notice.made_at > down))
        for notice in notices:
            if notice.kind.startswith((*LADDERS, "未签收")):
                ladder = "未签收" if notice.kind.startswith("未签收") else "时限"
                found[notice.subject_id, ladder][f"{notice.kind} {notice.slot}"] = notice.made_at, notice.state
    return found


@pytest.mark.parametrize(
    "where", of(("clock, round", "clock, delivery", "all, round", "all, delivery"), "clock, delivery")
)
def test_a_loop_that_hangs_is_noticed_and_the_process_ends(town: Built, where: str) -> None:
    """Somebody holds a table for ever: within a minute everybody has been told, and the process has ended with 1.

    The metric stood still, the log says so, the administrator's message is written.
    """
    command, loop = where.split(", ")
    office, port = town("postgresql"), free_port()
    words = ("--metrics-port",) if command == "clock" else ("--port",)
    clock = office.clock_process("bot", command, *words, str(port))
    eventually(lambda: bool(office.emulator.log.of("menu/create")))
    held = JobRun if loop == "round" else Group
    with office.database() as database, database.engine.connect() as holder:
        holder.execute(text("SET idle_in_transaction_session_timeout = 0"))  # for ever
        holder.execute(text(f"LOCK TABLE {held.__tablename__} IN ACCESS EXCLUSIVE MODE"))
        if loop == "delivery":
            _to_a_group(office)
        seen: set[str] = set()
        took = eventually(lambda: _has_ended(clock, seen, port, loop))
        holder.rollback()

    tell("dead loop", where=where, over_after_seconds=round(took, 1), heartbeats_seen=len(seen))
    assert took < A_MINUTE
    assert clock.ended() == 1
    assert "loop is dead" in office.said
    with office.database() as database, database.read() as session:
        told = [(row.recipient, row.text) for row in session.scalars(select(Outbox).where(Outbox.label == "系统"))]
    assert [who for who, _ in told] == [ADMIN]
    assert "已自动退出" in told[0][1]


def _to_a_group(office: Town) -> None:
    """A row for which the sender has to read what is held."""
    now = MachineClock().now()
    with office.database() as database, database.change() as session:
        row = Outbox(kind="webhook", recipient="group", payload="{}", made_at=now, next_at=now, facts={"group": 1})
        session.add(row)


def _has_ended(clock: Duban, seen: set[str], port: int, loop: str) -> bool:
    """Whether the process is over; until then its metric is looked at."""
    seen.add(_heartbeat(port, loop))
    return not clock.is_alive


def _heartbeat(port: int, loop: str) -> str:
    """The metric's line, while the process still answers."""
    try:
        page = requests.get(f"http://127.0.0.1:{port}/metrics", timeout=5).text
    except requests.RequestException:
        return ""
    return next(line for line in page.splitlines() if line.startswith(f'duban_heartbeat_seconds{{loop="{loop}"}}'))
