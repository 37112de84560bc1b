"""The language's words follow the tables, and are indexed again only when one of them has changed."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.database import Base, Database
from bot.language.vocabulary import Vocabulary
from bot.lexicon import lexicon
from bot.models import Account, Assignment, SpecialDay, Task, Unit
from bot.models.assignment import VOID
from tests.load.folders import SECOND, YIWU, loaded

BOT = ("督办助手",)


@pytest.fixture(scope="module")
def vocabulary() -> Vocabulary:
    """The words that come with the product."""
    return Vocabulary.load()


@pytest.fixture
def database(tmp_path: Path) -> Iterator[Database]:
    """The real notice, loaded."""
    database = Database(f"sqlite:///{tmp_path / 'words.db'}")
    Base.metadata.create_all(database.engine)
    loaded(database, YIWU)
    yield database
    database.close()


def test_the_words_are_those_of_the_notice(database: Database, vocabulary: Vocabulary) -> None:
    with database.read() as session:
        words = lexicon(session, BOT, vocabulary)

    assert (len(words.units), len(words.tasks), len(words.accounts)) == (42, 12, 48)
    plan = words.plans[0]
    assert (plan.short, plan.year, plan.protected) == ("41号", 2022, ("义乌发布", "爱义乌"))
    task = {task.number: task for task in words.tasks}
    assert task[2].owners == {"S03", "S04"}
    assert {number for number in task if task[number].computed} == {3, 4}
    assert {number for number in task if task[number].people} == {1}
    assert {number for number in task if task[number].long_term} == {5, 6, 7, 8, 9, 10, 11, 12}
    assert (task[3].due_on, task[10].opens_on) == (date(2022, 8, 31), date(2022, 10, 1))
    assert words.account[plan.doc_no, 26].unit == "B19"
    assert not words.works(date(2022, 10, 7))
    assert words.works(date(2022, 10, 8))


def test_nothing_changed_means_the_same_lexicon(database: Database, vocabulary: Vocabulary) -> None:
    with database.read() as session:
        first = lexicon(session, BOT, vocabulary)
    with database.read() as session:
        assert lexicon(session, BOT, vocabulary) is first


def rename_account(session: Session) -> None:
    """变更."""
    accounts = select(Account).where(Account.number == 1)
    session.scalars(accounts).one().name = "义乌教育发布"


def alias_unit(session: Session) -> None:
    """Somebody learns another name."""
    unit = Unit.coded(session, "B01")
    assert unit is not None
    unit.aliases += ";教体局"


def void_item(session: Session) -> None:
    """误派."""
    items = select(Assignment).join(Task).where(Task.number == 2).limit(1)
    session.scalars(items).one().state = VOID


def add_day(session: Session) -> None:
    """Next year's order."""
    session.add(SpecialDay(day=date(2030, 1, 1), kind="休"))


@pytest.mark.parametrize("change", [rename_account, alias_unit, void_item, add_day])
def test_a_changed_word_makes_a_new_lexicon(
    database: Database, vocabulary: Vocabulary, change: Callable[[Session], None]
) -> None:
    with database.read() as session:
        before = lexicon(session, BOT, vocabulary)
    with database.change() as session:
        change(session)

    with database.read() as session:
        after = lexicon(session, BOT, vocabulary)

    assert after is not before


def test_two_notices_give_the_words_of_both(database: Database, vocabulary: Vocabulary) -> None:
    loaded(database, SECOND)

    with database.read() as session:
        words = lexicon(session, BOT, vocabulary)

    assert [plan.short for plan in words.plans] == ["41号", "52号"]
    assert len(words.tasks_numbered(1)) == 2
    assert len(words.units) == 42
