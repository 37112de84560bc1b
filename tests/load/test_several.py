"""Several notices side by side: one adds to the other, shared units are one, and nothing is overwritten unasked."""

from sqlalchemy import select

from bot.database import Database
from bot.models import Account, Assignment, Plan, Unit
from tests.load.folders import PlanFolder, faults, loaded


def test_a_second_notice_stands_beside_the_first(
    either_database: Database, folder: PlanFolder, yiwu: PlanFolder
) -> None:
    loaded(either_database, yiwu.path)

    report = loaded(either_database, folder.path)

    with either_database.read() as session:
        assert [plan.short for plan in Plan.all(session)] == ["41号", "52号"]
        assert len(session.scalars(select(Assignment)).all()) == 127 + 6
        unit = Unit.coded(session, "B01")
        assert unit is not None
        mine = [item for item in Assignment.of_unit(session, unit.id) if item.number == 1]
        assert [item.plan.short for item in mine] == ["41号", "52号"]
        assert len(Unit.all(session)) == 42
    assert report.added["单位"] == report.added["人员"] == 0
    assert not loaded(either_database, yiwu.path).changed
    assert not loaded(either_database, folder.path).changed


def test_each_notice_numbers_its_own_accounts(database: Database, folder: PlanFolder, yiwu: PlanFolder) -> None:
    loaded(database, yiwu.path)
    loaded(database, folder.path)

    with database.read() as session:
        ones = session.scalars(select(Account).where(Account.number == 1).order_by(Account.id)).all()
        assert [account.name for account in ones] == ["义乌教育之声", "佛堂古镇（样例）"]


def test_a_shared_unit_keeps_what_the_first_notice_said(
    database: Database, folder: PlanFolder, yiwu: PlanFolder
) -> None:
    loaded(database, yiwu.path)
    folder.change("units", "单位编码", "S03", 可催办="否")

    report = loaded(database, folder.path)

    with database.read() as session:
        unit = Unit.coded(session, "S03")
        assert unit is not None
        assert unit.urgeable
    assert report.kept == ["单位“市数管中心”的“可催办”：系统“是”，文件“否”"]


def test_one_code_may_not_mean_two_units(database: Database, folder: PlanFolder, yiwu: PlanFolder) -> None:
    loaded(database, yiwu.path)
    folder.change("units", "单位编码", "B03", 规范名称="甲局", 简称="甲局", 别名="市司法局办公室")
    folder.change("tasks", "序号", "1", 责任单位="市教育局")
    folder.change("accounts", "序号", "2", 主办单位="甲局")
    folder.drop("members", "单位", "市司法局")

    assert faults(database, folder.path) == ["units.csv:5: 单位编码“B03”在其他文件里是“市司法局”"]


def test_one_name_may_not_mean_two_units_of_two_notices(
    database: Database, folder: PlanFolder, yiwu: PlanFolder
) -> None:
    loaded(database, yiwu.path)
    folder.add("units", 单位编码="X1", 规范名称="义乌市财政局", 简称="财政", 可催办="是")

    assert faults(database, folder.path) == ["units.csv:8: 名称“义乌市财政局”已属于单位“市财政局”（编码B12）"]


def test_a_renamed_unit_stays_the_same_unit(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change(
        "units", "单位编码", "B03", 规范名称="义乌市法治局", 简称="市法治局", 别名="司法局;市司法局;义乌市司法局"
    )

    report = loaded(database, folder.path)

    with database.read() as session:
        unit = Unit.coded(session, "B03")
        assert unit is not None
        assert (unit.short, "市司法局" in unit.names) == ("市法治局", True)
        assert len(Unit.all(session)) == 6
    assert report.updated["单位"] == 1
