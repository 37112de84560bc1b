"""Items that nobody reports follow the accounts: completed, not applicable, taken up again."""

from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from bot.clock import end_of
from bot.database import Database
from bot.models import Account, Assignment, Task, Unit
from bot.models.account import AccountState, Disposition
from bot.models.assignment import AWAITING_ACK, DONE, IN_HAND, NOT_APPLICABLE
from bot.models.counted import give_time, recount
from bot.models.standing import Waits, standings
from tests.models.items import DAYS, NOON, act, item, plan, task, unit


@pytest.fixture
def session(tables_url: str) -> Iterator[Session]:
    """Tables without a row, of both kinds."""
    database = Database(tables_url)
    with database.change() as session:
        yield session
    database.close()


class County:
    """One unit with accounts under task 3, and a second that sums up."""

    def __init__(self, session: Session, *dispositions: Disposition) -> None:
        self.session, self.plan = session, plan()
        host, summer = unit("Z01", "佛堂镇"), unit("S03", "市数管中心")
        third, fourth = task(self.plan, 3, "", "账号"), task(self.plan, 4, "", "汇总:3")
        self.mine = self._item(third, host)
        self.sum = self._item(fourth, summer)
        self.accounts = [
            Account(plan=self.plan, number=n, name=f"账号{n}", platform="微博", unit=host, disposition=choice)
            for n, choice in enumerate(dispositions, 1)
        ]
        session.add_all([self.mine, self.sum, *self.accounts])
        session.flush()

    def _item(self, of: Task, where: Unit) -> Assignment:
        return item(where, AWAITING_ACK, due=date(2022, 8, 31), about=of)

    def accept(self, *numbers: int) -> None:
        """The platform took these accounts."""
        for number in numbers:
            self.accounts[number - 1].accepted_at = NOON + timedelta(hours=number)

    def recount(self) -> list[str]:
        """What counting puts on record."""
        doing = act(None, NOON + timedelta(days=2))
        recount(self.session, self.plan.id, self.mine.unit_id, doing)
        return [f"{row.subject_name.split()[0]} {row.event.removeprefix('assignment.')}" for row in doing.rows]


def test_all_accounts_taken_complete_the_item_and_its_summary(session: Session) -> None:
    county = County(session, Disposition.CLOSE, Disposition.MERGE)
    county.accept(1, 2)

    county.recount()

    assert (county.mine.state, county.sum.state) == (DONE, DONE)
    assert county.mine.accepted_on == NOON + timedelta(hours=2)
    assert county.recount() == []


def test_one_account_missing_completes_nothing(session: Session) -> None:
    county = County(session, Disposition.CLOSE, Disposition.CLOSE)
    county.accept(1)

    assert county.recount() == []
    assert (county.mine.state, county.sum.state) == (AWAITING_ACK, AWAITING_ACK)


def test_all_accounts_kept_make_it_not_applicable(session: Session) -> None:
    county = County(session, Disposition.KEEP, Disposition.KEEP)

    county.recount()

    assert (county.mine.state, county.sum.state) == (NOT_APPLICABLE, DONE)


def test_undecided_accounts_leave_it_to_the_office(session: Session) -> None:
    county = County(session, Disposition.OPEN, Disposition.OPEN)

    assert county.recount() == []
    stands = standings(session, [county.mine, county.sum], end_of(date(2022, 9, 30)), DAYS)
    assert [(one.waits, one.overdue) for one in stands.values()] == [(Waits.OFFICE, False), (Waits.OFFICE, False)]


def test_an_undecided_account_is_not_counted(session: Session) -> None:
    county = County(session, Disposition.CLOSE, Disposition.OPEN)
    county.accept(1)

    county.recount()

    assert county.mine.state == DONE


def test_an_account_decided_later_takes_the_item_up_again(session: Session) -> None:
    county = County(session, Disposition.CLOSE, Disposition.OPEN)
    county.accept(1)
    county.recount()
    county.accounts[1].disposition = Disposition.CLOSE

    rows = county.recount()

    assert (county.mine.state, county.sum.state) == (IN_HAND, IN_HAND)
    assert rows == ["41号任务3 reopen", "41号任务4 reopen"]
    assert county.mine.due_at == end_of(date(2022, 8, 31))


def test_a_kept_account_that_must_go_after_all_takes_the_item_up_again(session: Session) -> None:
    county = County(session, Disposition.KEEP, Disposition.KEEP)
    county.recount()
    county.accounts[1].disposition = Disposition.CLOSE

    rows = county.recount()

    assert (county.mine.state, county.sum.state) == (IN_HAND, IN_HAND)
    assert rows == ["41号任务3 reopen", "41号任务4 reopen"]


def test_what_a_person_found_not_applicable_stays_so(session: Session) -> None:
    county = County(session, Disposition.CLOSE)
    county.mine.state, county.mine.state_reason = NOT_APPLICABLE, "已并入其他单位"

    county.recount()

    assert county.mine.state == NOT_APPLICABLE


def test_an_account_that_came_back_takes_the_item_up_again(session: Session) -> None:
    county = County(session, Disposition.CLOSE)
    county.accept(1)
    county.recount()
    county.accounts[0].accepted_at, county.accounts[0].state = None, AccountState.IN_USE

    county.recount()

    assert (county.mine.state, county.mine.accepted_on) == (IN_HAND, None)


def test_what_is_decided_late_is_not_overdue_at_once(session: Session) -> None:
    county = County(session, Disposition.CLOSE, Disposition.OPEN)
    late = act(None, end_of(date(2022, 9, 1)))
    account = county.accounts[1]
    account.disposition = Disposition.CLOSE
    assert give_time(session, account, Disposition.OPEN, late) == []  # overdue for the first one
    county.accept(1)

    assert give_time(session, account, Disposition.MERGE_OR_CLOSE, late) == []  # it had to go already
    assert give_time(session, account, Disposition.OPEN, late) == [county.mine]

    assert (county.mine.due_at, county.mine.first_due_at) == (end_of(date(2022, 9, 6)), end_of(date(2022, 8, 31)))
    assert late.rows[-1].facts["old"] == "2022-08-31"
    county.plan.settings = {**county.plan.settings, "处置后办理工作日": "10"}
    assert give_time(session, account, Disposition.OPEN, late) == [county.mine]
    assert county.mine.due_at == end_of(date(2022, 9, 15))
