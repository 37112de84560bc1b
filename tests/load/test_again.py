"""Loading again: what people changed since stays, what the file changed is taken, and both at once is a fault."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select

from bot.clock import end_of, local_day
from bot.database import Base, Database
from bot.load import load
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.settle import Settler, Spot
from bot.models import Account, Act, Assignment, Group, History, Loaded, Plan, RectRule, SpecialDay, Task, Unit
from bot.models.assignment import DONE, IN_HAND, NOT_HANDED_OVER
from tests.load.folders import NOW, PlanFolder, faults, loaded

LATER = NOW + timedelta(days=3)


def account(database: Database, number: int) -> Account:
    """An account as it stands."""
    with database.read() as session:
        found = session.scalars(select(Account).where(Account.number == number)).one()
        session.expunge(found)
        return found


def dispose(database: Database, number: int, disposition: str) -> None:
    """市府办 decides in the product."""
    with database.change() as session:
        session.scalars(select(Account).where(Account.number == number)).one().disposition = disposition


def test_what_the_product_changed_is_kept_and_listed(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    dispose(database, 2, "关停")

    report = loaded(database, folder.path)

    assert account(database, 2).disposition == "关停"
    assert report.kept == ["账号2“义乌司法（样例）”的“处置意见”：系统“关停”，文件“保留”"]
    assert "保留现值：1处" in report.lines
    assert not report.changed


def test_what_the_file_changed_is_taken_and_named(database: Database, folder: PlanFolder) -> None:
    folder.write("accounts", [row | {"粉丝档": ""} for row in folder.rows("accounts")])
    loaded(database, folder.path)
    folder.change("accounts", "序号", "2", 处置意见="整合", 粉丝档="≤1万")

    report = loaded(database, folder.path)

    assert (account(database, 2).disposition, account(database, 2).fans_band) == ("整合", "≤1万")
    assert report.updated["账号"] == 1
    assert "  账号2“义乌司法（样例）”（处置意见、粉丝档）" in report.lines


def test_what_both_changed_is_a_fault(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    dispose(database, 2, "关停")
    folder.change("accounts", "序号", "2", 处置意见="整合")

    assert faults(database, folder.path) == [
        "accounts.csv:3: 账号2“义乌司法（样例）”的“处置意见”系统里已改为“关停”，文件又改为“整合”，请先统一再读入"
    ]
    assert account(database, 2).disposition == "关停"


def test_what_both_changed_alike_is_settled(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    dispose(database, 2, "关停")
    folder.change("accounts", "序号", "2", 处置意见="关停")
    loaded(database, folder.path)
    folder.change("accounts", "序号", "2", 处置意见="保留")

    loaded(database, folder.path)

    assert account(database, 2).disposition == "保留"


def test_what_the_product_learnt_survives_an_empty_cell_without_words(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        session.scalars(select(Account).where(Account.number == 1)).one().platform_ref = "fotang-douyin"

    report = loaded(database, folder.path)

    assert account(database, 1).platform_ref == "fotang-douyin"
    assert report.kept == []


def test_a_unit_changed_in_the_product_stays_changed(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        unit = Unit.coded(session, "B03")
        assert unit is not None
        unit.urgeable, unit.valid_to = False, date(2022, 12, 31)

    report = loaded(database, folder.path)

    assert report.kept == [
        "单位“市司法局”的“可催办”：系统“否”，文件“是”",
        "单位“市司法局”的“失效日期”：系统“2022-12-31”，文件“空”",
    ]


def test_a_setting_changed_in_the_product_stays_until_the_file_changes_it(
    database: Database, folder: PlanFolder
) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        plan = Plan.all(session)[0]
        plan.settings = plan.settings | {"人工电话": "85550000"}
    folder.change("plan", "键", "交办日期", 值="2022/7/18")

    report = loaded(database, folder.path)

    with database.read() as session:
        plan = Plan.all(session)[0]
        assert (plan.setting("人工电话"), plan.handover_on) == ("85550000", date(2022, 7, 18))
    assert report.kept == ["本文件的“人工电话”：系统“85550000”，文件“0579-00000000”"]


def test_a_setting_that_left_the_file_is_empty(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.drop("plan", "键", "总目标日期")

    loaded(database, folder.path)

    with database.read() as session:
        assert Plan.all(session)[0].goal_on is None


def test_missing_units_tasks_and_accounts_stay_and_their_end_is_asked_for(
    database: Database, folder: PlanFolder
) -> None:
    loaded(database, folder.path)
    folder.drop("units", "单位编码", "B03")
    folder.drop("tasks", "序号", "2")
    folder.drop("accounts", "序号", "1")

    report = loaded(database, folder.path)

    assert report.missing == [
        "单位“市司法局”（B03）不在 units.csv 中，仍然保留",
        "任务2不在 tasks.csv 中，仍然保留",
        "账号1“佛堂古镇（样例）”不在 accounts.csv 中，仍然保留",
    ]
    assert "需确认失效日期：3处" in report.lines
    assert not report.changed
    with database.read() as session:
        assert len(session.scalars(select(Assignment)).all()) == 6
        assert Unit.coded(session, "B03") is not None


def test_what_was_given_its_end_is_not_asked_for_again(database: Database, folder: PlanFolder) -> None:
    for table, number in (("accounts", "1"), ("tasks", "2")):
        folder.write(table, [row | {"失效日期": ""} for row in folder.rows(table)])
        loaded(database, folder.path)
        folder.change(table, "序号", number, 失效日期="2022-07-31")
        loaded(database, folder.path)
        folder.drop(table, "序号", number)

    assert loaded(database, folder.path).missing == []


def test_a_moved_deadline_moves_the_items_that_nobody_moved(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        items = session.scalars(select(Assignment).join(Task).where(Task.number == 1).order_by(Assignment.id)).all()
        items[0].due_at = end_of(date(2022, 8, 25))  # 延期
        items[1].state = DONE
        items[2].state = IN_HAND
    folder.change("tasks_model", "序号", "1", 截止日期="2022-08-20")

    report = loaded(database, folder.path)

    with database.read() as session:
        items = session.scalars(select(Assignment).join(Task).where(Task.number == 1).order_by(Assignment.id)).all()
        assert [str(local_day(item.due_at)) for item in items] == [
            "2022-08-25",
            "2022-08-15",
            "2022-08-20",
            "2022-08-20",
        ]
    assert report.updated["承办项"] == 2
    assert report.kept == ["52号任务1 佛堂镇的“截止日期”：系统“2022-08-25”，文件“2022-08-20”"]
    assert not loaded(database, folder.path).changed


def test_a_new_rest_day_moves_a_cycle_that_is_still_open(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.write("calendar", [{"date": f"2022-10-0{day}", "kind": "休", "name": "国庆节"} for day in (3, 4, 5, 6, 7)])

    loaded(database, folder.path)

    with database.read() as session:
        item = session.scalars(select(Assignment).join(Task).where(Task.number == 2)).one()
        assert str(local_day(item.due_at)) == "2022-10-10"


def test_a_first_cycle_moved_before_handing_over_takes_its_items_along(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change("tasks_model", "序号", "2", 首个周期="2022-Q4")

    loaded(database, folder.path)

    with database.read() as session:
        items = session.scalars(select(Assignment).join(Task).where(Task.number == 2)).all()
        assert [(i.cycle, str(i.opens_on), str(local_day(i.due_at))) for i in items] == [
            ("2022-Q4", "2022-10-01", "2023-01-05")
        ]


def test_a_new_owner_gets_an_item_and_a_dropped_one_keeps_his(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change("tasks", "序号", "2", 责任单位="市教育局")

    report = loaded(database, folder.path)

    with database.read() as session:
        items = session.scalars(select(Assignment).join(Task).where(Task.number == 2)).all()
        assert {item.unit.short for item in items} == {"市数管中心", "市教育局"}
        assert {item.state for item in items} == {NOT_HANDED_OVER}
    assert report.added["承办项"] == 1
    assert [line for line in report.missing if line.startswith("52号任务2 市数管中心：不再是责任单位")]


def test_a_unit_counts_in_its_group_only_while_it_is_valid(database: Database, folder: PlanFolder) -> None:
    folder.change("units", "单位编码", "Z01", 失效日期="2022-07-01", 承接单位="Z02")

    report = loaded(database, folder.path)

    with database.read() as session:
        items = session.scalars(select(Assignment).join(Task).where(Task.number == 1)).all()
        assert {item.unit.short for item in items} == {"苏溪镇", "市教育局", "市司法局"}
    assert [line for line in report.warnings if "任务1“承办单位数”是4，按责任单位算是3" in line]


def test_new_items_ask_for_handing_over_again_and_nothing_else_does(database: Database, folder: PlanFolder) -> None:
    first = loaded(database, folder.path)
    folder.change("plan", "键", "人工电话", 值="85551111")
    second = loaded(database, folder.path, LATER)
    folder.change("tasks", "序号", "2", 责任单位="市数管中心;市教育局")
    third = loaded(database, folder.path, LATER)

    assert [[row.event for row in report.rows] for report in (first, second, third)] == [
        ["plan.load", "plan.loaded"],
        ["plan.load"],
        ["plan.load", "plan.loaded"],
    ]
    assert third.rows[1].facts == {"new_items": 1, "changed_items": 0, "waiting": 7}
    with database.read() as session:
        assert Plan.all(session)[0].loaded_at == LATER


def test_a_dry_run_tells_and_changes_nothing(either_database: Database, folder: PlanFolder) -> None:
    with either_database.change() as session:
        report = load(session, folder.path, NOW, dry_run=True)

    assert report.lines[0] == "义政办发〔2022〕52号（样例）：试读完成，未写入"
    assert report.added["承办项"] == 6
    assert report.rows == []
    with either_database.read() as session:
        assert Plan.all(session) == []
        assert session.scalars(select(History)).all() == []


def test_rules_follow_the_file(database: Database, folder: PlanFolder, yiwu: PlanFolder) -> None:
    folder.write("rect_rules", yiwu.rows("rect_rules"))
    loaded(database, folder.path)
    folder.drop("reminders", "种类", "未签收")
    folder.change("reminders", "种类", "临期", 相对="－6")
    folder.change("rect_rules", "代码", "U1", **{"默认整改时限(工作日)": "4"})

    report = loaded(database, folder.path)

    with database.read() as session:
        rules = Plan.all(session)[0].rules
        assert [(rule.seq, rule.kind, rule.offset) for rule in rules] == [
            (1, "临期", "-6"),
            (2, "逾期", "2"),
            (3, "待核实", "3"),
        ]
        rect = session.scalars(select(RectRule).where(RectRule.code == "U1")).one()
        assert rect.facts["默认整改时限(工作日)"] == "4"
    assert report.updated["整改规则"] == 1
    assert not loaded(database, folder.path).changed


def test_a_group_that_left_every_file_is_trusted_no_more(database: Database, folder: PlanFolder) -> None:
    rows = [{"chatid": f"wr{n}", "名称": f"群{n}", "单位": "市教育局", "webhook_key": ""} for n in (1, 2)]
    folder.write("groups", rows)
    loaded(database, folder.path)
    folder.write("groups", rows[:1])

    loaded(database, folder.path)

    with database.read() as session:
        assert [(group.chat_id, group.codes) for group in session.scalars(select(Group))] == [("wr1", ("B01",))]


def test_a_webhook_key_is_remembered_only_by_its_fingerprint(database: Database, folder: PlanFolder) -> None:
    folder.write("groups", [{"chatid": "wr1", "名称": "群", "单位": "", "webhook_key": "secret-key"}])
    loaded(database, folder.path)
    folder.write("groups", [{"chatid": "wr1", "名称": "群", "单位": "", "webhook_key": "env:DUBAN_WEBHOOK_X"}])

    report = loaded(database, folder.path)

    with database.read() as session:
        assert session.scalars(select(Group.webhook_key)).all() == ["env:DUBAN_WEBHOOK_X"]
        assert not [cell for cell in session.scalars(select(Loaded)) if "secret" in cell.value]
    assert report.updated["群"] == 1


def test_a_special_day_that_left_the_file_stays(database: Database, folder: PlanFolder) -> None:
    days = [{"date": f"2022-10-0{day}", "kind": "休", "name": "国庆节"} for day in (3, 4)]
    folder.write("calendar", days)
    loaded(database, folder.path)
    folder.write("calendar", [days[0] | {"kind": "班"}])

    loaded(database, folder.path)

    with database.read() as session:
        assert {str(day.day): day.kind for day in session.scalars(select(SpecialDay))} == {
            "2022-10-03": "班",
            "2022-10-04": "休",
        }


def test_a_list_that_has_grown_pushes_the_main_accounts_on(database: Database, folder: PlanFolder) -> None:
    folder.add("plan", 键="主账号", 值="义乌发布")
    folder.add("plan", 键="主账号主体", 值="市数管中心")
    loaded(database, folder.path)
    folder.add("accounts", 序号="3", 新媒体名称="新号（样例）", 新媒体类型="知乎", 主办单位="市教育局")

    loaded(database, folder.path)

    with database.read() as session:
        found = session.scalars(select(Account).order_by(Account.number)).all()
        assert [(a.number, a.name, a.protected) for a in found[2:]] == [
            (3, "新号（样例）", False),
            (4, "义乌发布", True),
        ]
    assert not loaded(database, folder.path).changed


def test_a_number_of_an_account_found_later_is_not_free(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        plan = Plan.all(session)[0]
        session.add(Account(plan=plan, number=3, name="查到的号", platform="抖音", origin="排查新增"))
    folder.add("accounts", 序号="3", 新媒体名称="新号（样例）", 新媒体类型="知乎", 主办单位="市教育局")

    assert faults(database, folder.path) == ["accounts.csv:4: 序号3在系统里是排查新增的“查到的号”，请换一个序号"]


def test_a_listed_main_account_is_protected_where_it_stands(database: Database, folder: PlanFolder) -> None:
    folder.add("plan", 键="主账号", 值="佛堂古镇（样例）")
    folder.add("plan", 键="主账号运营", 值="佛堂镇")

    loaded(database, folder.path)

    with database.read() as session:
        assert [a.number for a in session.scalars(select(Account).where(Account.protected))] == [1]


VALUES = st.sampled_from(["", "甲", "乙", "丙"])


@pytest.fixture(scope="module")
def memory() -> Database:
    """A database for the rule alone."""
    database = Database("sqlite://")
    Base.metadata.create_all(database.engine)
    return database


@given(earlier=VALUES, held=VALUES, said=VALUES)
def test_one_cell_is_settled_by_who_changed_it(memory: Database, earlier: str, held: str, said: str) -> None:
    with memory.change() as session:
        findings, report = Findings(), Report("", Act(None, NOW, NOW))
        settler, spot = Settler(session, 1, findings, report), Spot("t", "k", "t.csv:2", "甲")
        settler.remember(spot, "列", earlier)
        session.expunge_all()

        takes = settler.takes(spot, "列", held, said)

    product, file = held != earlier, said != earlier
    assert takes == (file and not product and held != said)
    assert bool(report.kept) == (product and not file)
    assert bool(findings.faults) == (product and file and held != said)
    assert settler.earlier(spot, "列") == (earlier if findings.faults else said)
