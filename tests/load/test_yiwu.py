"""The notice that comes with the product, loaded into both databases and held against its printed text."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.clock import local
from bot.database import Base, Database
from bot.models import Account, Assignment, History, Member, Plan, Role, SpecialDay, Task, Unit
from bot.models.assignment import NOT_HANDED_OVER
from tests.load.folders import YIWU, PlanFolder, loaded


@pytest.fixture(scope="module")
def notice(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The notice, loaded once for everybody who only looks."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('notice') / 'notice.db'}")
    Base.metadata.create_all(database.engine)
    loaded(database, YIWU)
    yield database
    database.close()


def test_loading_makes_127_items_that_nobody_was_handed_yet(either_database: Database) -> None:
    report = loaded(either_database, YIWU)

    with either_database.read() as session:
        items = session.scalars(select(Assignment)).all()
        assert Counter(item.number for item in items) == Counter(
            {1: 38, 2: 2, 3: 38, 4: 2, 5: 1, 6: 2, 7: 1, 8: 1, 9: 1, 10: 38, 11: 1, 12: 2}
        )
        assert {item.state for item in items} == {NOT_HANDED_OVER}
    assert report.waiting == 127
    assert report.handover_pending
    assert not report.warnings


def test_loading_twice_changes_nothing(either_database: Database) -> None:
    loaded(either_database, YIWU)

    again = loaded(either_database, YIWU)

    assert not again.changed
    assert not again.kept
    assert not again.missing
    assert again.lines[0] == "义政办发〔2022〕41号：没有变化"
    with either_database.read() as session:
        assert [row.event for row in session.scalars(select(History))] == ["plan.load", "plan.loaded"]


def test_printed_deadlines_end_at_the_last_second_in_shanghai(notice: Database) -> None:
    with notice.read() as session:
        due = {item.number: local(item.due_at) for item in session.scalars(select(Assignment)) if not item.cycle}

    assert {number: f"{moment:%Y-%m-%d %H:%M:%S}" for number, moment in due.items()} == {
        1: "2022-07-31 23:59:59",
        2: "2022-07-31 23:59:59",
        3: "2022-08-31 23:59:59",
        4: "2022-08-31 23:59:59",
    }


@pytest.mark.parametrize(
    ("number", "cycle", "opens", "due"),
    [
        (5, "2022-09", "2022-09-01", "2022-09-23"),  # the 25th is a Sunday: earlier
        (6, "2022-H2", "2022-07-01", "2022-12-15"),
        (7, "2022", "2022-01-01", "2022-12-20"),
        (8, "2022-09", "2022-09-01", "2022-10-08"),  # the 5th lies in the holiday, Saturday the 8th is worked: later
        (9, "2022-Q4", "2022-10-01", "2023-01-05"),
        (10, "2022-Q4", "2022-10-01", "2022-12-15"),
        (11, "2022-Q4", "2022-10-01", "2023-01-05"),
        (12, "2022-H2", "2022-07-01", "2022-11-30"),
    ],
)
def test_a_long_term_task_begins_with_its_first_cycle(
    notice: Database, number: int, cycle: str, opens: str, due: str
) -> None:
    with notice.read() as session:
        of_task = select(Assignment).join(Task).where(Task.number == number)
        items = [(i.cycle, str(i.opens_on), str(local(i.due_at).date())) for i in session.scalars(of_task)]

    assert set(items) == {(cycle, opens, due)}


def test_towns_close_and_departments_wait_for_the_office(notice: Database) -> None:
    with notice.read() as session:
        accounts = session.scalars(select(Account).where(Account.protected.is_(False))).all()
        found = Counter(account.disposition for account in accounts)
        towns = {account.number for account in accounts if account.disposition == "整合/关停"}

    assert found == Counter({"待定": 33, "整合/关停": 15})
    assert towns == {*range(32, 46), 48}


def test_the_main_accounts_stand_protected_after_the_list(notice: Database) -> None:
    with notice.read() as session:
        mains = session.scalars(select(Account).where(Account.protected).order_by(Account.number)).all()
        found = [(main.number, main.name, main.platform, main.unit.code if main.unit else "") for main in mains]

    assert found == [(49, "义乌发布", "微信公众号", "S02"), (50, "爱义乌", "客户端", "S02")]


def test_which_tasks_count_themselves_is_told_from_the_words_too(database: Database, yiwu: PlanFolder) -> None:
    yiwu.drop_column("tasks_model", "汇总")

    loaded(database, yiwu.path)

    with database.read() as session:
        plan = Plan.all(session)[0]
        assert {task.number: task.computed for task in plan.tasks if task.computed} == {
            1: "名单",
            3: "账号",
            4: "汇总:3",
        }


def test_every_unit_has_somebody_for_every_step(notice: Database) -> None:
    with notice.read() as session:
        for unit in Unit.all(session):
            for role in (Role.CLERK, Role.CONTACT, Role.LEADER, Role.PRINCIPAL):
                assert Member.of_unit(session, unit.id, role), f"{unit.short} has no {role}"
        for role in Role:
            assert Member.with_role(session, role), f"nobody is {role}"
        clerk = next(m for m in Member.with_role(session, Role.CLERK) if len(m.person.posts) > 1)
        assert {post.unit.short for post in clerk.person.posts} == {"市行政服务中心", "市住房公积金管理中心"}


def test_the_sample_roster_is_plainly_a_sample(yiwu: PlanFolder) -> None:
    rows = yiwu.rows("members")

    assert all(row["姓名"].endswith("（样例）") and re.fullmatch(r"138000\d{5}", row["手机"]) for row in rows)
    assert all("样例" in row["名称"] for row in yiwu.rows("groups"))


def test_the_calendar_knows_the_long_holiday_of_2022(notice: Database) -> None:
    with notice.read() as session:
        days = {str(day.day): day.kind for day in session.scalars(select(SpecialDay))}

    assert days["2022-10-07"] == "休"
    assert days["2022-10-08"] == days["2022-10-09"] == "班"
    assert {day[:4] for day in days} == {"2022", "2023", "2024", "2025", "2026"}


def squeezed(text: str) -> str:
    """Text without blanks and line ends, page numbers and repeated table heads left out."""
    text = re.sub(r"— \d+ —|序号 新媒体名称 新媒体类型 主办单位", "", text)
    return "".join(text.split())


@pytest.fixture
def printed(yiwu: PlanFolder) -> str:
    """The notice's text."""
    return squeezed((yiwu.path / "notice.txt").read_text(encoding="utf-8"))


def test_every_account_stands_in_the_notice_as_in_the_file(yiwu: PlanFolder, printed: str) -> None:
    rows = yiwu.rows("accounts")

    missing = [row for row in rows if squeezed("".join(row.values())) not in printed]

    assert missing == []
    assert [int(row["序号"]) for row in rows] == list(range(1, 49))


def test_every_task_stands_in_the_notice_as_in_the_file(yiwu: PlanFolder, printed: str) -> None:
    annex = printed[printed.index("附件3义乌市政务新媒体规范化建设工作任务清单") :]

    for row in yiwu.rows("tasks"):
        assert squeezed(row["具体任务"]) in annex, row["序号"]
        assert squeezed(row["主要任务"]) in annex, row["序号"]
        assert squeezed(row["具体任务"] + row["责任单位"].replace(";", "") + row["完成时限"]) in annex, row["序号"]


def test_the_notice_names_itself_as_the_file_does(yiwu: PlanFolder, printed: str) -> None:
    values = {row["键"]: row["值"] for row in yiwu.rows("plan")}

    for key in ("文号", "标题", "印发单位"):
        assert squeezed(values[key]) in printed
    assert "2022年6月27日" in printed
    assert values["印发日期"] == "2022-06-27"
    assert all(name in printed for name in values["主账号"].split(";"))


def test_a_notice_loaded_years_later_has_the_same_deadlines(database: Database) -> None:
    loaded(database, YIWU, datetime(2026, 3, 2, 1, 0, tzinfo=UTC))

    with database.read() as session:
        assert len(session.scalars(select(Assignment)).all()) == 127
        assert max(item.due_at for item in session.scalars(select(Assignment))).year == 2023
