"""The history against somebody who has the database in hand: refused, or else found and named."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

import pytest
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from bot.clock import parse_moment
from bot.database import Database
from bot.models import Act, History, Person, Role, Seal
from bot.models.history import canonical
from bot.models.seal import PERMANENT, inspect
from bot.permanence import REFUSAL, protect, unprotected
from bot.scheduler import seal
from bot.scheduler.beat import Beat
from bot.tell import Post, tell
from bot.wording import permanence as say
from tests.scheduler.office import OPEN, Office


@dataclass
class Archive:
    """An office's history, written, sealed and looked through."""

    office: Office

    def write(self, *words: str) -> None:
        """Something happens, and stands on record."""
        with self.office.database.change() as session:
            self.put_down(session, *words)

    def put_down(self, session: Session, *words: str) -> None:
        """The same inside somebody's transaction."""
        now = self.office.clock.now()
        act = Act(by=None, at=parse_moment(OPEN), machine_at=now, raw="原话")
        for one in words:
            act.record("guide.said", words=one)
        tell(Post(session, act.at, now, self.office.agent_id), act)

    def round(self, **later: float) -> None:
        """The clock seals, after some machine time."""
        self.office.clock.move_on(**later)
        seal.run(self.beat())

    def beat(self, moment: str = OPEN) -> Beat:
        """A beat at a business moment."""
        return Beat(self.office.database, parse_moment(moment), self.office.clock.now(), self.office.agent_id)

    def seal(self) -> None:
        """What is there now is noted, and sealed when it is old."""
        self.round()
        self.round(minutes=6)

    def report(self, head: str = "") -> list[str]:
        """What `duban verify-history` says."""
        with self.office.database.read() as session:
            return say.inspected(inspect(session, head))

    def head(self) -> str:
        """The newest hash."""
        with self.office.database.read() as session:
            found = Seal.head(session)
            return found.hash if found else ""

    def attack(self, *statements: str) -> None:
        """The database's owner takes the triggers off, does something, and puts them back."""
        with self.office.database.change() as session:
            connection = session.connection()
            for table in PERMANENT:
                for statement in _off(self.office.database, table):
                    connection.exec_driver_sql(statement)
            for statement in statements:
                connection.exec_driver_sql(statement)
            protect(connection, PERMANENT)


def _off(database: Database, table: str) -> list[str]:
    if not database.is_sqlite:
        return [f"ALTER TABLE {table} DISABLE TRIGGER ALL"]
    return [f"DROP TRIGGER {table}_{name}" for name in ("no_update", "no_delete", "no_replace")]


@pytest.fixture
def archive(either_office: Office) -> Archive:
    """Five rows, sealed."""
    archive = Archive(either_office)
    archive.write("一", "二", "三", "四", "五")
    archive.seal()
    return archive


TRIED = (
    "UPDATE history SET raw = '别的话' WHERE id = 3",
    "DELETE FROM history WHERE id = 3",
    "DELETE FROM history",
    "UPDATE history_seal SET hash = ''",
    "DELETE FROM history_seal",
)
ONLY_THERE = {
    "sqlite": ("REPLACE INTO history SELECT * FROM history WHERE id = 3",),
    "postgresql": (
        "TRUNCATE history",
        "TRUNCATE history_seal",
        "SET session_replication_role = replica; DELETE FROM history",
    ),
}


def test_the_database_itself_refuses_every_change(archive: Archive) -> None:
    database = archive.office.database
    for statement in (*TRIED, *ONLY_THERE["sqlite" if database.is_sqlite else "postgresql"]):
        with pytest.raises(DBAPIError, match=REFUSAL), database.change() as session:
            session.connection().exec_driver_sql(statement)

    assert archive.report()[0].startswith("日志完好。封印1条，封到第5行（共5行），没有未封的")


def test_young_rows_are_not_sealed_yet_and_old_ones_are_once(archive: Archive) -> None:
    archive.write("六")
    archive.round()
    archive.round(minutes=4)
    assert "封到第5行（共5行），未封1行" in archive.report()[0]

    archive.round(minutes=2)
    archive.round(minutes=6)
    assert "封印2条，封到第6行（共6行），没有未封的" in archive.report()[0]


def test_a_clock_that_is_set_back_seals_again_in_time(archive: Archive) -> None:
    archive.write("六")
    archive.round()
    archive.round(hours=-3)
    archive.round(minutes=6)

    assert "封到第6行" in archive.report()[0]


COLUMNS = ", ".join(column.name for column in History.__table__.columns if column.name != "id")
COPY = f"INSERT INTO history (id, {COLUMNS}) SELECT 15, {COLUMNS} FROM history WHERE id = 2"  # noqa: S608 - our own names
DONE = {
    "words changed": (
        ["UPDATE history SET raw = '别的话' WHERE id = 3"],
        "日志第3行（7月20日10:00 系统 guide.said）被改过：raw",
    ),
    "text and words changed alike": (
        ["UPDATE history SET raw = '别的话', canon = replace(canon, '原话', '别的话') WHERE id = 3"],
        "日志第3行（7月20日10:00 系统 guide.said）被改过",
    ),
    "facts made senseless": (
        ["UPDATE history SET canon = '' WHERE id = 3"],
        "日志第3行（7月20日10:00 系统 guide.said）被改过：canon",
    ),
    "a row removed": (["DELETE FROM history WHERE id = 3"], "日志第3行不见了：封存时有，现在没有"),
    "a row put in": (
        [COPY],
        "日志第15行（7月20日10:00 系统 guide.said）是封存以后才有的：补进来的，或写它的那次操作拖过了封存",
    ),
    "a seal changed": (
        ["UPDATE history_seal SET leaves = replace(leaves, '3 ', '4 ')"],
        "封印第1条对不上：它自己或它前面的封印被改过",
    ),
    "a seal removed": (["DELETE FROM history_seal WHERE id = 1"], "封印第1条不见了"),
}


@pytest.mark.parametrize(("statements", "said"), DONE.values(), ids=DONE)
def test_what_was_done_to_it_is_found_and_named(archive: Archive, statements: list[str], said: str) -> None:
    archive.write("六")
    archive.attack("UPDATE history SET id = 20 WHERE id = 6")  # numbers that nobody used lie before it
    archive.seal()
    assert archive.report()[0].startswith("日志完好")

    archive.attack(*statements)

    report = archive.report()
    assert said in report, report
    assert report[-1].startswith("日志有")


def test_a_row_of_a_transaction_that_was_open_all_the_time_is_named(
    postgres_tables: str, furnished: Callable[..., Office]
) -> None:
    archive = Archive(furnished(url=postgres_tables))
    archive.write("一")
    with archive.office.database.change() as slow:
        archive.put_down(slow, "二")
        archive.write("三")
        archive.seal()

    assert archive.report()[0].startswith("日志第2行（7月20日10:00 系统 guide.said）是封存以后才有的")


def test_who_rewrites_everything_does_not_fit_the_head_that_somebody_kept(archive: Archive) -> None:
    kept = archive.head()
    assert archive.report(kept[:16])[0].startswith("日志完好")
    archive.attack(
        "UPDATE history SET raw = '别的话', canon = replace(canon, '原话', '别的话')", "DELETE FROM history_seal"
    )
    archive.seal()
    archive.write("六")
    archive.seal()

    assert archive.report()[0].startswith("日志完好")
    assert archive.report(kept)[0] == "给出的封印不在日志里：日志被换过或截短过，或封印抄错了。"


def test_two_clocks_seal_the_same_rows_once(archive: Archive) -> None:
    archive.write("六")
    archive.round()
    archive.office.clock.move_on(minutes=6)
    with archive.office.database.read() as session:
        other = Seal.upcoming(session, 6, archive.office.clock.now())
    seal.run(archive.beat())

    assert other is not None
    assert seal.put_down(archive.beat(), other) is False
    assert archive.report()[0].startswith("日志完好。封印2条")


def test_the_auditor_gets_the_head_once_on_a_working_day(office: Office) -> None:
    archive = Archive(office)
    archive.write("一", "二", "三", "四", "五")
    archive.seal()
    with office.database.change() as session:
        person = Person.known_as(session, "wang")
        assert person is not None
        person.posts[0].give(Role.AUDITOR, parse_moment(OPEN))
    for _ in range(2):
        seal.tell_head(archive.beat())
    office.go()

    [told] = office.texts("wang")
    assert (
        told
        == f"【日志封印】第1封，封到日志第5行：\n{archive.head()}\n请留存这条消息，以后可凭它核对日志有没有被改过。"
    )
    archive.seal()
    assert archive.report()[0].startswith("日志完好。封印2条，封到第6行")


def test_a_missing_trigger_is_seen_and_put_back(archive: Archive) -> None:
    database = archive.office.database
    with database.change() as session:
        for statement in _off(database, "history"):
            session.connection().exec_driver_sql(statement)
        assert unprotected(session.connection(), PERMANENT) == ["history"]

        protect(session.connection(), PERMANENT)

        assert unprotected(session.connection(), PERMANENT) == []


def test_a_text_says_every_column_but_its_number() -> None:
    moment = parse_moment("2022-07-20T10:00") + timedelta(microseconds=5)

    assert canonical([("id", 1), ("at", moment), ("raw", "“好”"), ("facts", {"a": [1]}), ("canon", "")]) == (
        '{"at":"2022-07-20T02:00:00.000005+00:00","raw":"“好”","facts":{"a":[1]}}'
    )
