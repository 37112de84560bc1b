"""机构调整 by file: 失效日期 and 承接单位, 规范名称 and 曾用名."""

from datetime import timedelta

from sqlalchemy import select

from bot.database import Database
from bot.models import Account, Assignment, Member, Unit
from tests.load.folders import NOW, PlanFolder, loaded

LATER = NOW + timedelta(days=3)


def owners(database: Database, number: int) -> set[tuple[str, str]]:
    """Units and states of one task."""
    with database.read() as session:
        rows = session.scalars(select(Assignment)).unique()
        return {(one.unit.short, one.state) for one in rows if one.number == number}


def test_a_unit_with_an_end_and_a_successor_passes_on_what_is_open(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change("units", "单位编码", "Z01", 失效日期="2022-07-13", 承接单位="苏溪镇")

    report = loaded(database, folder.path, LATER)

    assert "  单位“佛堂镇”（并入苏溪镇）" in report.lines
    assert "unit.merge" in [row.event for row in report.rows]
    assert ("佛堂镇", "中止") in owners(database, 1)
    with database.read() as session:
        members = session.scalars(select(Member)).unique().all()
        assert not [one.name for one in members if one.unit.short == "佛堂镇" and one.ended_at is None]
        assert "佛堂" in (Unit.called(session, "苏溪镇") or Unit()).names
        assert {one.unit.short for one in session.scalars(select(Account)).unique() if one.unit} >= {"苏溪镇"}
    again = loaded(database, folder.path, LATER)
    assert not again.changed
    assert [line for line in again.kept if "角色" not in line] == []  # posts that are filled, as the file has them


def test_before_its_last_day_is_over_nothing_moves(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change("units", "单位编码", "Z01", 失效日期="2022-07-20", 承接单位="Z02")

    report = loaded(database, folder.path, LATER)

    assert "unit.merge" not in [row.event for row in report.rows]
    assert ("佛堂镇", "—") in owners(database, 1)


def test_a_former_name_makes_a_changed_name_a_renaming(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    rows = [row | {"曾用名": ""} for row in folder.rows("units")]
    folder.write("units", rows)
    folder.change("units", "单位编码", "B01", 规范名称="义乌市教育体育局", 简称="市教育体育局", 曾用名="市教育局")

    report = loaded(database, folder.path, LATER)

    assert "unit.rename" in [row.event for row in report.rows]
    assert "市教育体育局" in {unit for unit, _ in owners(database, 1)}
    with database.read() as session:
        assert [unit.code for unit in Unit.all(session) if unit.short == "市教育局"] == ["B01~1"]
        assert (Unit.called(session, "市教育局") or Unit()).short == "市教育体育局"
    assert not loaded(database, folder.path, LATER).changed


def test_a_name_without_its_former_one_is_put_right(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change("units", "单位编码", "B01", 规范名称="义乌市教体局")

    report = loaded(database, folder.path, LATER)

    assert "unit.rename" not in [row.event for row in report.rows]
    assert [line for line in report.lines if "按更正处理" in line]
