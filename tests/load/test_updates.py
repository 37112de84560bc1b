"""duban import updates: dates of the provincial platform, all of them or none, each fault with its line."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from openpyxl import Workbook
from sqlalchemy import select
from sqlalchemy.orm import Session

from bot import schema
from bot.clock import parse_moment
from bot.database import Database
from bot.errors import BrokenFiles
from bot.load import load
from bot.load.updates import Updates, import_updates
from bot.models import Account, Act
from bot.models.account import AccountState

PLAN = Path(__file__).resolve().parents[2] / "config" / "plan"
NOW = parse_moment("2022-07-20T10:00")


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """The sample notice, loaded."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('updates') / 'duban.db'}")
    schema.upgrade(database)
    with database.change() as session:
        load(session, PLAN, NOW, NOW)
    yield database
    database.close()


def read(database: Database, file: Path) -> Updates:
    """Import a file."""
    with database.change() as session:
        return import_updates(session, file, Act(by=None, at=NOW, machine_at=NOW, channel="file"))


def csv_of(folder: Path, *lines: str, encoding: str = "utf-8") -> Path:
    """A table with the platform's headings."""
    file = folder / "updates.csv"
    file.write_bytes("\n".join(["新媒体名称,新媒体类型,最近更新日期", *lines]).encode(encoding))
    return file


def account(session: Session, number: int) -> Account:
    """An account of the list."""
    return session.scalars(select(Account).where(Account.number == number)).unique().one()


def test_dates_are_taken_over_from_a_csv_of_any_usual_encoding(database: Database, tmp_path: Path) -> None:
    file = csv_of(tmp_path, "义乌教育之声,微信订阅号,2022/7/5 08:30", "至美大陈,,2022-07-19", encoding="gb18030")

    assert read(database, file) == Updates(2, [])

    with database.read() as session:
        assert account(session, 1).updated_on == date(2022, 7, 5)
        assert account(session, 1).update_noted_on == date(2022, 7, 20)


def test_dates_are_taken_over_from_a_workbook(database: Database, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["账号名称", "平台", "最后更新时间"])
    sheet.append(["义乌市教育局", "新浪微博", "2022-07-11 10:20:30"])
    book.save(tmp_path / "updates.xlsx")

    assert read(database, tmp_path / "updates.xlsx").noted == 1

    with database.read() as session:
        assert account(session, 2).updated_on == date(2022, 7, 11)


def test_what_one_cell_says_for_several_rows_stands_in_each_of_them(database: Database, tmp_path: Path) -> None:
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.append(["七月更新情况"])
    sheet.append(["新媒体名称", "新媒体类型", "最近更新日期"])
    sheet.append(["义乌公安", "微信订阅号", "2022-07-11"])
    sheet.append(["", "新浪微博", "2022-07-12"])
    sheet.merge_cells("A1:C1")
    sheet.merge_cells("A3:A4")
    book.save(tmp_path / "updates.xlsx")

    assert read(database, tmp_path / "updates.xlsx").noted == 2

    with database.read() as session:
        assert account(session, 4).updated_on == date(2022, 7, 12)


def test_a_workbook_of_the_old_kind_is_called_so(database: Database, tmp_path: Path) -> None:
    (tmp_path / "updates.xls").write_bytes(bytes.fromhex("d0cf11e0a1b11ae1") + bytes(600))

    with pytest.raises(BrokenFiles, match="另存为 xlsx"):
        read(database, tmp_path / "updates.xls")


def test_every_fault_is_named_with_its_line_and_nothing_is_taken_over(database: Database, tmp_path: Path) -> None:
    file = csv_of(
        tmp_path,
        "云上之溪,微信订阅号,2022-07-18",
        "没有的账号,微信订阅号,2022-07-18",
        "义乌公安,,2022-07-18",
        "义乌公安,抖音短视频,2022-07-18",
        "义乌教育之声,,2022-08-01",
        "义乌教育之声,,不详",
        "云上之溪,,2022-07-18",
    )

    with pytest.raises(BrokenFiles) as broken:
        read(database, file)

    said = [str(fault) for fault in broken.value.faults]
    assert [line.split(":")[1] for line in said] == ["3", "4", "5", "6", "7", "8"]
    assert "名单里没有“没有的账号”" in said[0]
    assert "请填“新媒体类型”" in said[1]
    assert "还没有到" in said[3]
    with database.read() as session:
        assert session.scalars(select(Account).where(Account.name == "云上之溪")).unique().one().updated_on is None


def test_a_table_of_something_else_is_refused(database: Database, tmp_path: Path) -> None:
    file = tmp_path / "other.csv"
    file.write_text("单位,人数\n教育局,3\n", encoding="utf-8")

    with pytest.raises(BrokenFiles, match="表头要有"):
        read(database, file)


def test_what_is_closed_is_left_out_and_named(database: Database, tmp_path: Path) -> None:
    with database.change() as session:
        account(session, 33).state = AccountState.CLOSED
        label = account(session, 33).label
        name, platform = account(session, 33).name, account(session, 33).platform

    assert read(database, csv_of(tmp_path, f"{name},{platform},2022-07-01")) == Updates(0, [label])
