"""The timetable: loops that survive, jobs that run once whoever asks, and `tick` as an operator runs it."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.exc import OperationalError

from bot.clock import MachineClock, parse_moment
from bot.database import Database
from bot.errors import Fault
from bot.models import JobRun, Outbox, Person, Role
from bot.models.calendar import business_now
from bot.scheduler import menu
from bot.scheduler.beat import Beat
from bot.scheduler.deliver import Delivery
from bot.scheduler.tick import set_forward, tick
from bot.scheduler.timetable import JOBS, Job, Timetable, always, daily, round_of
from tests.scheduler.county import AGENT, County, build, reminders
from tests.scheduler.office import Office
from tests.servers import wait_until


def beat(county: County, moment: str) -> Beat:
    now = parse_moment(moment)
    return Beat(county.database, now, now, AGENT)


def test_two_rounds_at_once_decide_everything_once(database_url: str) -> None:
    county = build(database_url)
    county.confirm()
    for day in ("01", "04"):
        round_of(beat(county, f"2022-07-{day}T09:00"))

    threads = [threading.Thread(target=round_of, args=(beat(county, "2022-07-29T09:00"),)) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    round_of(beat(county, "2022-07-29T09:00"))

    with county.change() as session:
        told = session.execute(
            select(Outbox.recipient, func.count()).where(Outbox.label == "最后一个工作日").group_by(Outbox.recipient)
        ).all()
        lists = session.scalars(
            select(Outbox.recipient).where(Outbox.label == "早报", Outbox.made_at > parse_moment("2022-07-29"))
        ).all()
    county.database.close()
    assert {count for _, count in told} == {1}
    assert len(told) == 39
    assert sorted(lists) == ["fuban_cs", "fuban_sp", "fuban_sp2"]


def test_a_job_that_fails_stops_no_other_and_is_due_again(handed: County) -> None:
    broken = [job for job in JOBS if job.name in {"morning", "digest"}]
    failed = round_of(beat(handed, "2022-07-29T09:00"), [_failing(broken[0].name), broken[1]])

    with handed.change() as session:
        done = {run.name: run.slot for run in session.scalars(select(JobRun))}
    assert failed == ["morning"]
    assert done["digest"] == "2022-07-29"
    assert done.get("morning") != "2022-07-29"


def test_a_loop_survives_a_database_that_is_away(office: Office) -> None:
    timetable = Timetable(Flaky(office.database), office.clock, office.delivery, office.agent_id)
    office.hand_in("li", "请看")

    timetable.start(on_death=lambda: None)
    arrived = wait_until(lambda: office.texts("li") == ["请看"])
    code = timetable.stop()

    assert (arrived, code) == (True, 0)


def test_a_dead_loop_is_noticed_and_the_process_ends_with_1(office: Office) -> None:
    died = threading.Event()
    with office.database.change() as session:
        admin = session.scalars(select(Person).where(Person.userid == "li")).one().members[0]
        admin.give(Role.SYSTEM_ADMIN, office.clock.now())
    timetable = Timetable(office.database, office.clock, office.delivery, office.agent_id, look_seconds=1)
    timetable.start(on_death=died.set)
    office.clock.move_on(hours=1)
    assert not died.wait(2)  # a clock that jumps is no dead loop
    assert timetable._scheduler is not None  # noqa: SLF001 - the thread is killed as a bug in the library would
    waits = timetable._scheduler.get_job("delivery")  # noqa: SLF001 - as after the machine's own clock was set back
    waits.modify(next_run_time=waits.next_run_time + timedelta(hours=1))
    died.wait(2)
    assert waits.next_run_time < MachineClock().now() + timedelta(minutes=1)
    timetable._scheduler.shutdown()  # noqa: SLF001 - as above

    noticed = died.wait(60)

    assert (noticed, timetable.stop()) == (True, 1)
    told = [row for row in office.rows("message") if row.label == "系统"]
    assert [(row.recipient, row.in_window) for row in told] == [("li", True)]
    assert "四十秒没有动静，已自动退出。" in told[0].text


def test_whatever_takes_long_gives_signs_of_life(handed: County, office: Office) -> None:
    """Each request is one, also where a row needs several, each piece of a body too; each job, whatever it does."""
    signs: list[str] = []
    office.delivery.client.watched_by(lambda: signs.append("request"))
    office.emulator.revoke_tokens()
    office.hand_in("li", "请看")
    office.go()
    assert (office.texts("li"), len(signs) >= 2) == (["请看"], True)  # gettoken, message/send
    before = len(signs)

    office.emulator.revoke_tokens()
    office.hand_in("li", "请再看")
    office.go()
    assert (len(office.texts("li")), len(signs) - before >= 3) == (2, True)  # refused, gettoken, again

    now = parse_moment("2022-07-20T20:00")
    round_of(Beat(handed.database, now, now, AGENT, alive=lambda: signs.append("job")))
    assert signs.count("job") >= sum(job.slot in {always, daily} for job in JOBS)


def test_the_menu_is_handed_in_once(office: Office) -> None:
    for _ in range(2):
        menu.run(Beat(office.database, office.clock.now(), office.clock.now(), office.agent_id))

    assert len(office.rows("menu")) == 1
    office.go()
    assert office.rows("menu")[0].state == "已发"


def test_tick_makes_one_round_delivers_and_tells_what_went_out(handed: County, office: Office) -> None:
    timetable, delivery = _of(handed, office)

    result = tick(timetable, delivery, at=parse_moment("2022-07-29T08:30"), wait_seconds=5)
    assert (result.lines, result.left, result.failed) == ([], 0, [])

    result = tick(timetable, delivery, at=parse_moment("2022-07-29T09:00"), wait_seconds=0)
    assert [line for line in result.lines if line.recipient == "li"] == []
    assert result.left == 0
    with handed.change() as session:
        states = set(session.scalars(select(Outbox.state).where(Outbox.label == "最后一个工作日")))
    assert states == {"失败"}  # nobody of this county has a phone in that WeCom


def test_time_is_never_turned_back(office: Office) -> None:
    with pytest.raises(Fault, match="不能往回拨"):
        set_forward(office.database, parse_moment("2022-07-20T09:59"), office.clock.now())

    with office.database.read() as session:
        assert business_now(session, office.clock.now()) >= parse_moment("2022-07-20T10:00")


def test_the_same_moment_named_again_is_no_turning_back(office: Office) -> None:
    moment = parse_moment("2022-07-29T10:00")
    set_forward(office.database, moment, office.clock.now())
    office.clock.move_on(seconds=20)

    now = set_forward(office.database, moment, office.clock.now())

    assert timedelta(seconds=20) <= now - moment < timedelta(seconds=30)


def test_a_digest_is_made_at_the_first_round_inside_the_window_only(handed: County) -> None:
    lines = [handed.round(f"2022-07-29T{hour}") for hour in ("08:59", "09:00", "09:01", "14:30")]

    assert [len(reminders(some)) for some in lines] == [0, 39, 0, 0]


class Flaky(Database):
    """A database that is away at first."""

    def __init__(self, real: Database) -> None:
        self.real, self.times = real, 2
        self.is_sqlite, self.engine = real.is_sqlite, real.engine

    @contextmanager
    def change(self) -> Iterator[object]:  # type: ignore[override]
        with self._door(self.real.change) as session:
            yield session

    @contextmanager
    def read(self) -> Iterator[object]:  # type: ignore[override]
        with self._door(self.real.read) as session:
            yield session

    @contextmanager
    def _door(self, door: Callable[[], object]) -> Iterator[object]:
        if self.times:
            self.times -= 1
            raise OperationalError("SELECT 1", {}, Exception("gone"))
        with door() as session:  # type: ignore[attr-defined]
            yield session


def _failing(name: str) -> Job:
    """The job of that name with a bug in it."""
    job = next(job for job in JOBS if job.name == name)

    def fail(beat: Beat) -> None:
        raise RuntimeError(beat.today.isoformat())

    return Job(job.name, job.slot, fail)


def _of(county: County, office: Office) -> tuple[Timetable, Delivery]:
    office.delivery.database = county.database
    return Timetable(county.database, office.clock, office.delivery, office.agent_id), office.delivery
