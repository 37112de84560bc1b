"""The same notice in every form that offices keep it in."""

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.database import Database
from bot.load.cells import Cells, name_key, parts
from bot.load.findings import Findings
from bot.load.sheets import Row
from bot.models import Account, Assignment, Member, Person, Plan, Task, Unit
from tests.load.folders import PlanFolder, faults, loaded


def everything(database: Database) -> list[object]:
    """What a load left in the tables, as plain values."""
    with database.read() as session:
        plan = Plan.all(session)[0]
        items = session.scalars(select(Assignment).order_by(Assignment.id)).all()
        people = session.scalars(select(Member).order_by(Member.id)).all()
        accounts = session.scalars(select(Account).order_by(Account.number)).all()
        return [
            (plan.settings, plan.issued_on, plan.handover_on, plan.goal_on),
            [(task.number, task.detail, task.due_on, task.first_cycle, task.computed) for task in plan.tasks],
            [(item.number, item.unit.code, item.due_at, item.cycle) for item in items],
            sorted((m.person.userid or "", m.name, m.person.mobile, m.post, *sorted(m.roles)) for m in people),
            [(account.number, account.name, account.disposition) for account in accounts],
            [(rule.kind, rule.offset, rule.receivers) for rule in plan.rules],
        ]


@pytest.fixture
def expected(tmp_path: Path, folder: PlanFolder) -> list[object]:
    """What the plain folder gives."""
    database = Database(f"sqlite:///{tmp_path / 'expected.db'}")
    Plan.metadata.create_all(database.engine)
    loaded(database, folder.path)
    found = everything(database)
    database.close()
    return found


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030", "utf-16"])
def test_every_usual_encoding_is_read(
    database: Database, folder: PlanFolder, expected: list[object], encoding: str
) -> None:
    folder.recode(encoding)
    if encoding == "utf-16":  # Excel's Unicode text has tabs
        rows = folder.rows("accounts", encoding)
        folder.write("accounts", rows, encoding, "\t")

    loaded(database, folder.path)

    assert everything(database) == expected


def test_a_workbook_is_read(database: Database, folder: PlanFolder, expected: list[object], tmp_path: Path) -> None:
    loaded(database, folder.as_workbook(tmp_path / "计划.xlsx"))

    assert everything(database) == expected


def test_a_folder_with_one_workbook_is_read(
    database: Database, folder: PlanFolder, expected: list[object], tmp_path: Path
) -> None:
    place = tmp_path / "book"
    place.mkdir()
    folder.as_workbook(place / "计划.xlsx")
    (place / "~$计划.xlsx").write_bytes(b"lock")

    loaded(database, place)

    assert everything(database) == expected


def test_a_workbook_and_its_files_are_one_notice(database: Database, folder: PlanFolder, tmp_path: Path) -> None:
    loaded(database, folder.path)

    again = loaded(database, folder.as_workbook(tmp_path / "计划.xlsx"))

    assert not again.changed


def test_a_fault_in_a_workbook_is_named_by_sheet_and_row(
    database: Database, folder: PlanFolder, tmp_path: Path
) -> None:
    folder.change("tasks", "序号", "2", 责任单位="市某局")

    assert faults(database, folder.as_workbook(tmp_path / "计划.xlsx")) == [
        "计划.xlsx/tasks:3: “责任单位”中的单位不在 units.csv 中：“市某局”；一组单位写成：各有关部门、各统筹监管、各镇街"
    ]


def test_a_broken_workbook_is_said_to_be_one(database: Database, tmp_path: Path) -> None:
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no zip")

    assert faults(database, tmp_path / "a.xlsx")[0] == "a.xlsx:1: 打不开：不是有效的 xlsx 文件"


def test_a_month_that_a_spreadsheet_took_for_a_date_is_a_month(database: Database, folder: PlanFolder) -> None:
    folder.change("tasks_model", "序号", "2", 首个周期="2022-09-01", 周期="每月", 周期内截止="次月5日")

    loaded(database, folder.path)

    with database.read() as session:
        assert session.scalar(select(Task.first_cycle).where(Task.number == 2)) == "2022-09"


def test_blanks_full_width_digits_and_brackets_do_not_matter(
    database: Database, folder: PlanFolder, expected: list[object]
) -> None:
    folder.change("tasks", "序号", "1", 序号=" １ ", 责任单位="　各镇街；义乌市教育局 ； 司法局")
    folder.change("tasks", "具体任务", "每季巡查一次网站栏目更新情况。", 责任单位="义乌市数据管理中心 ")
    folder.change("tasks_model", "序号", "1", 截止日期="２０２２／８／１５")
    folder.change("members", "userid", "fotang_jb", 手机=" １３８０００００００１")

    loaded(database, folder.path)

    found = everything(database)
    assert found[2] == expected[2]


def test_a_name_broken_over_two_lines_is_one_name(database: Database, folder: PlanFolder) -> None:
    folder.change("members", "userid", "jiaoyuju_jb", 姓名="教育局经办\n（样例）")
    folder.change("units", "单位编码", "B01", 规范名称="义乌市\n教育局")

    loaded(database, folder.path)

    with database.read() as session:
        assert session.scalars(select(Person).where(Person.name == "教育局经办（样例）")).all()
        assert session.scalars(select(Unit).where(Unit.name == "义乌市教育局")).all()


def test_whom_every_means_is_told_from_the_groups(database: Database, folder: PlanFolder) -> None:
    folder.change("units", "责任单位分组", "有关部门", 责任单位分组="县直部门")
    folder.change("tasks", "序号", "1", 责任单位="县直各部门")
    folder.change("tasks", "序号", "3", 责任单位="县级县直部门")

    loaded(database, folder.path)

    with database.read() as session:
        items = list(session.scalars(select(Assignment)))
        owners, bare = ({item.unit.code for item in items if item.number == number} for number in (1, 3))
    assert owners == bare == {row["单位编码"] for row in folder.rows("units") if row["责任单位分组"] == "县直部门"}


def test_columns_that_mean_nothing_are_passed_over(database: Database, folder: PlanFolder) -> None:
    rows = [row | {"备注": "随便写"} for row in folder.rows("accounts")]
    folder.write("accounts", rows)

    assert loaded(database, folder.path).changed


def test_optional_files_may_be_missing(database: Database, folder: PlanFolder) -> None:
    (folder.path / "groups.csv").unlink()

    assert loaded(database, folder.path).changed


def test_a_person_without_userid_is_known_and_not_yet_bound(database: Database, folder: PlanFolder) -> None:
    folder.change("members", "userid", "fotang_jb", userid="")

    loaded(database, folder.path)

    with database.read() as session:
        person = session.scalars(select(Person).where(Person.name == "佛堂经办（样例）")).one()
        assert (person.userid, person.userid_key, person.bound_at) == (None, None, None)


def test_a_plain_webhook_key_is_taken_warned_of_and_never_repeated(database: Database, folder: PlanFolder) -> None:
    secret = "0b5e1f2a-1111-2222-3333-444455556666"
    address = f"https://example.invalid/cgi-bin/webhook/send?key={secret}"
    folder.write("groups", [{"chatid": "wr1", "名称": "群", "单位": "", "webhook_key": address}])

    report = loaded(database, folder.path)

    assert [line for line in report.lines if "groups.csv:2: “webhook_key”是明文" in line]
    assert secret not in "\n".join(report.lines)


def read_day(text: str) -> tuple[date | None, list[str]]:
    """A date cell as read, and the faults it made."""
    findings = Findings()
    found = Cells(Row("x.csv:2", {"日": text}), findings).day("日")
    return found, [str(fault) for fault in findings.faults]


@given(st.dates(date(1900, 1, 1)), st.sampled_from(["-", "/", "."]), st.booleans())
def test_a_date_is_read_however_it_is_written(day: date, mark: str, padded: bool) -> None:  # noqa: FBT001
    numbers = [f"{day.year}", *(f"{n:02d}" if padded else f"{n}" for n in (day.month, day.day))]

    assert read_day(mark.join(numbers)) == (day, [])


@given(st.text(max_size=12))
def test_whatever_is_no_date_is_a_fault_or_nothing(text: str) -> None:
    day, found = read_day(text.strip())

    assert (day is None) == bool(found) or not text.strip()


@given(st.text(max_size=20))
def test_a_name_means_the_same_in_either_width(name: str) -> None:
    wide = "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" else c for c in name)

    assert name_key(wide) == name_key(name)


@given(st.lists(st.text("甲乙丙 ", min_size=1, max_size=3).filter(str.strip), max_size=4))
def test_several_values_come_apart_as_they_were_joined(values: list[str]) -> None:
    assert parts("；".join(values)) == tuple(value.strip() for value in values)
