"""A faulty folder changes nothing and says file:line of everything that is wrong with it."""

from collections.abc import Callable

import pytest
from sqlalchemy import func, select

from bot.database import Database
from bot.load.sheets import COLUMNS
from bot.models import History, Loaded, Plan, Unit
from tests.load.folders import PlanFolder, faults, loaded

Break = Callable[[PlanFolder], None]


def changing(name: str, column: str, value: str, **cells: str) -> Break:
    """A breakage that changes cells."""
    return lambda folder: folder.change(name, column, value, **cells)


def adding(name: str, **cells: str) -> Break:
    """A breakage that adds a row."""
    return lambda folder: folder.add(name, **cells)


def called(names: dict[str, str]) -> Break:
    """What people call these tasks, in a column that may be left out."""
    return lambda folder: folder.write(
        "tasks_model", [row | {"别名": names.get(row["序号"], "")} for row in folder.rows("tasks_model")]
    )


def both(first: Break, second: Break) -> Break:
    """Two breakages of one folder."""

    def breaking(folder: PlanFolder) -> None:
        first(folder)
        second(folder)

    return breaking


CLERK = {"userid": "jiaoyuju_jb", "姓名": "教育局经办（样例）", "单位": "市教育局", "角色": "经办人"}
RECT = COLUMNS["rect_rules"].split()
BROKEN: dict[str, tuple[Break, str]] = {
    "a notice without its number": (changing("plan", "键", "文号", 值=""), "plan.csv:2: 缺少“文号”"),
    "an ill date of issue": (changing("plan", "键", "印发日期", 值="2022-02-30"), "plan.csv:6: “印发日期”不是日期"),
    "a setting written twice": (adding("plan", 键="简称", 值="x"), "plan.csv:17: “简称”写了两次（见 plan.csv:3）"),
    "an approving unit nobody knows": (changing("plan", "键", "审批单位", 值="某办"), "plan.csv:7: “审批单位”不在"),
    "a main account without a unit": (adding("plan", 键="主账号", 值="甲号"), "plan.csv:1: “主账号主体”和"),
    "days that are no number": (
        adding("plan", 键="处置后办理工作日", 值="三天"),
        "plan.csv:17: “三天”应是1到90的整数",
    ),
    "a phase without its month": (adding("plan", 键="阶段", 值="布局:七月"), "plan.csv:17: “阶段”应写成"),
    "a disposition that does not exist": (adding("plan", 键="默认处置", 值="镇街:没收"), "plan.csv:17: “镇街:没收”"),
    "a default for a group nobody is in": (
        adding("plan", 键="默认处置", 值="乡:关停"),
        "plan.csv:17: 没有单位的“责任单位分组”是“乡”",
    ),
    "a unit's code twice": (
        adding("units", 单位编码="B01", 规范名称="甲局", 简称="甲", 可催办="是"),
        "units.csv:8: 单位编码“B01”重复（见 units.csv:4）",
    ),
    "an alias of two units": (
        adding("units", 单位编码="X1", 规范名称="甲局", 简称="甲", 别名="教育局", 可催办="是"),
        "units.csv:8: 名称“教育局”同时指两个单位：市教育局、甲（units.csv:4）",
    ),
    "a unit without a name": (changing("units", "单位编码", "B03", 规范名称=""), "units.csv:5: “规范名称”是空的"),
    "a word that is neither yes nor no": (
        changing("units", "单位编码", "B01", 可催办="也许"),
        "units.csv:4: “可催办”只能填：是、否；现为“也许”",
    ),
    "a unit that ends before it begins": (
        changing("units", "单位编码", "B01", 失效日期="2022-01-01"),
        "units.csv:4: “失效日期”早于“生效日期”",
    ),
    "a successor nobody knows": (changing("units", "单位编码", "B01", 承接单位="X9"), "units.csv:4: “承接单位”不在"),
    "a name too long for its column": (changing("units", "单位编码", "B01", 简称="长" * 61), "units.csv:4: “简称”太长"),
    "an owner nobody knows": (changing("tasks", "序号", "2", 责任单位="市某局"), "tasks.csv:3: “责任单位”中的单位不在"),
    "a group of owners nobody is in": (
        changing("tasks", "序号", "1", 责任单位="各乡镇"),
        "tasks.csv:2: “各乡镇”：units.csv 里没有单位的“责任单位分组”是“乡镇”",
    ),
    "a task without owner": (changing("tasks", "序号", "2", 责任单位=""), "tasks.csv:3: “责任单位”是空的"),
    "a task's number twice": (changing("tasks", "序号", "3", 序号="2"), "tasks.csv:4: 序号2重复（见 tasks.csv:3）"),
    "a number that is none": (changing("tasks", "序号", "3", 序号="三"), "tasks.csv:4: “序号”应是正整数，现为“三”"),
    "a task without a model": (
        adding("tasks", 序号="4", 具体任务="甲", 责任单位="市府办"),
        "tasks.csv:5: tasks_model.csv 里没有任务4",
    ),
    "a model without a task": (
        adding("tasks_model", 序号="9", 类型="限时", 截止日期="2022-09-01", 办结方式="上报", 催办="是"),
        "tasks_model.csv:5: tasks.csv 里没有任务9",
    ),
    "a kind of task that does not exist": (
        changing("tasks_model", "序号", "1", 类型="短期"),
        "tasks_model.csv:2: “类型”只能填：限时、长期；现为“短期”",
    ),
    "a deadline that is no date": (
        changing("tasks_model", "序号", "1", 截止日期="8月15日"),
        "tasks_model.csv:2: “截止日期”不是日期（应如 2022-07-31）：“8月15日”",
    ),
    "a dated task without a date": (
        changing("tasks_model", "序号", "1", 截止日期=""),
        "tasks_model.csv:2: “截止日期”是空的",
    ),
    "a long task without a cycle": (
        changing("tasks_model", "序号", "2", 首个周期=""),
        "tasks_model.csv:3: “首个周期”是空的",
    ),
    "a cycle that is none": (
        changing("tasks_model", "序号", "2", 首个周期="Sep-22"),
        "tasks_model.csv:3: “首个周期”应如 2022-09",
    ),
    "a cycle of another rhythm": (
        changing("tasks_model", "序号", "2", 首个周期="2022-09"),
        "tasks_model.csv:3: “首个周期”2022-09与“周期”每季不一致",
    ),
    "a day that is not inside the cycle": (
        changing("tasks_model", "序号", "2", 周期内截止="次月5日"),
        "tasks_model.csv:3: “周期内截止”读不懂",
    ),
    "a verifier nobody knows": (
        changing("tasks_model", "序号", "1", 核实="市某局"),
        "tasks_model.csv:2: “核实”中的单位",
    ),
    "a sum of a task that does not exist": (
        changing("tasks_model", "序号", "3", 汇总="汇总:8"),
        "tasks_model.csv:4: “汇总”的任务8不存在",
    ),
    "a task's name that is too short": (
        called({"2": "查"}),
        "tasks_model.csv:3: “别名”里的“查”太短或只是数字，至少写2个字",
    ),
    "a name of two tasks": (
        called({"2": "台账", "3": "排查;台账"}),
        "tasks_model.csv:4: “别名”台账和任务2的一样（见 tasks_model.csv:3）",
    ),
    "a way of summing that does not exist": (
        changing("tasks_model", "序号", "3", 汇总="估算"),
        "tasks_model.csv:4: “汇总”应是空、账号、名单",
    ),
    "an account's number twice": (
        changing("accounts", "序号", "2", 序号="1"),
        "accounts.csv:3: 序号1重复（见 accounts.csv:2）",
    ),
    "one account twice": (
        adding("accounts", 序号="3", 新媒体名称="佛堂古镇（样例）", 新媒体类型="抖音短视频", 主办单位="苏溪镇"),
        "accounts.csv:4: 账号“佛堂古镇（样例）”（抖音短视频）重复（见 accounts.csv:2）",
    ),
    "a host nobody knows": (changing("accounts", "序号", "1", 主办单位="某镇"), "accounts.csv:2: “主办单位”中的单位"),
    "a disposition of one account that does not exist": (
        changing("accounts", "序号", "1", 处置意见="没收"),
        "accounts.csv:2: “处置意见”只能填：保留、整合、关停、整合/关停、待定；",
    ),
    "a kind of reminder that the clock does not know": (
        changing("reminders", "种类", "临期", 种类="提前通知"),
        "reminders.csv:2: “种类”只能填：临期、",
    ),
    "an offset that is none": (changing("reminders", "种类", "逾期", 相对="两"), "reminders.csv:3: “相对”应是天数或"),
    "a scale that does not exist": (
        changing("reminders", "种类", "逾期", 单位="周"),
        "reminders.csv:3: “单位”只能填：日、",
    ),
    "a weekly rung counted in days": (changing("reminders", "种类", "逾期", 相对="每周"), "reminders.csv:3: “每周”和"),
    "a shift that does not exist": (
        changing("reminders", "种类", "逾期", 遇休="不动"),
        "reminders.csv:3: “遇休”只能填：",
    ),
    "a condition that the clock does not know": (
        changing("reminders", "种类", "逾期", 条件="下雨时"),
        "reminders.csv:3: “条件”读不懂：“下雨时”",
    ),
    "a receiver of no role": (
        changing("reminders", "种类", "逾期", 接收="局长"),
        "reminders.csv:3: “接收”中没有这种角色",
    ),
    "a reminder to nobody": (changing("reminders", "种类", "逾期", 接收=""), "reminders.csv:3: “接收”是空的"),
    "a member of no unit": (
        adding("members", **CLERK | {"单位": "某局"}),
        "members.csv:20: “单位”中的单位不在 units.csv",
    ),
    "a role that does not exist": (
        adding("members", **CLERK | {"单位": "市府办", "角色": "经办人;科长"}),
        "members.csv:20: 没有这种角色：“科长”",
    ),
    "one userid of two people": (
        adding("members", **CLERK | {"单位": "市府办", "姓名": "别人"}),
        "members.csv:20: userid“jiaoyuju_jb”用在两个人身上：教育局经办（样例）、别人",
    ),
    "a person twice in a unit": (adding("members", **CLERK), "members.csv:20: 教育局经办（样例）在同一单位写了两行"),
    "a mobile with a letter in it": (
        changing("members", "userid", "fotang_jb", 手机="1380000000l"),
        "members.csv:2: “手机”应是电话号码",
    ),
    "a number of six digits": (
        changing("members", "userid", "fotang_jb", 手机="12"),
        "members.csv:2: “手机”应是电话号码",
    ),
    "a userid with Chinese in it": (
        adding("members", **CLERK | {"userid": "张三"}),
        "members.csv:20: “userid”只能是字母、数字",
    ),
    "two of the three administrators in one": (
        adding("members", userid="gl", 姓名="甲", 单位="市府办", 角色="系统管理员;审计管理员"),
        "members.csv:20: 甲兼任审计管理员、系统管理员，三员必须分开",
    ),
    "a group's unit nobody knows": (
        lambda folder: folder.write("groups", [{"chatid": "wr1", "名称": "群", "单位": "某局", "webhook_key": ""}]),
        "groups.csv:2: “单位”中的单位不在 units.csv 中：“某局”",
    ),
    "a group without an id": (
        lambda folder: folder.write("groups", [{"chatid": "", "名称": "群", "单位": "", "webhook_key": ""}]),
        "groups.csv:2: “chatid”是空的",
    ),
    "a variable that cannot be one": (
        lambda folder: folder.write("groups", [{"chatid": "w", "名称": "群", "单位": "", "webhook_key": "env:1 a"}]),
        "groups.csv:2: “webhook_key”的 env: 后应是环境变量名",
    ),
    "a webhook that is an address without a key": (
        lambda folder: folder.write(
            "groups", [{"chatid": "w", "名称": "群", "单位": "", "webhook_key": "https://example.invalid/send?id=1"}]
        ),
        "groups.csv:2: “webhook_key”应是 env:变量名，或",
    ),
    "a reminder before the deadline that comes after it": (
        changing("reminders", "种类", "临期", 相对="3"),
        "reminders.csv:2: “临期”的“相对”3在期限的另一边",
    ),
    "units that hand on to each other in a circle": (
        both(
            changing("units", "单位编码", "B01", 承接单位="B03"),
            changing("units", "单位编码", "B03", 承接单位="B01"),
        ),
        "units.csv:5: “承接单位”绕回了",
    ),
    "sums that add each other up": (
        both(
            changing("tasks_model", "序号", "1", 汇总="汇总:2"),
            changing("tasks_model", "序号", "2", 汇总="汇总:1"),
        ),
        "tasks_model.csv:3: “汇总”绕回了任务2自己",
    ),
    "a character that nobody sees": (
        changing("members", "userid", "jiaoyuju_jb", 姓名="教育局\0经办"),
        "members.csv:",
    ),
    "a cell that is a book": (
        changing("tasks", "序号", "2", 具体任务="字" * 140_000),
        "tasks.csv:3: 一格超过131072字",
    ),
    "a day off that is neither": (
        lambda folder: folder.write("calendar", [{"date": "2022-10-01", "kind": "假", "name": ""}]),
        "calendar.csv:2: “kind”只能填：休、班；现为“假”",
    ),
    "a day twice": (
        lambda folder: folder.write("calendar", [{"date": "2022-10-03", "kind": "休", "name": ""}] * 2),
        "calendar.csv:3: 2022-10-03重复（见 calendar.csv:2）",
    ),
    "a problem's code twice": (
        lambda folder: folder.write("rect_rules", [dict.fromkeys(RECT, "x")] * 2),
        "rect_rules.csv:3: 代码“x”重复（见 rect_rules.csv:2）",
    ),
    "a scope that means nothing": (
        lambda folder: folder.write("rect_rules", [{**dict.fromkeys(RECT, "能"), "适用账号": "在用账号"}]),
        "rect_rules.csv:2: “适用账号”只能填",
    ),
    "a channel that means nothing": (
        lambda folder: folder.write("rect_rules", [{**dict.fromkeys(RECT, "不能"), "适用账号": "在用"}]),
        "rect_rules.csv:2: “能否经系统签发”要以 能、人工",
    ),
    "a file that is not there": (
        lambda folder: (folder.path / "members.csv").unlink(),
        "plan/members.csv:1: 缺少这个文件（或工作表）",
    ),
    "a column that is not there": (
        lambda folder: folder.drop_column("tasks", "责任单位"),
        "tasks.csv:1: 缺少列：责任单位",
    ),
    "a row with more cells than the head": (
        lambda folder: append(folder, "tasks", "4,甲,乙,市府办,长期,多了\n"),
        "tasks.csv:5: 比表头多出格子",
    ),
    "a quotation mark left open": (
        lambda folder: append(folder, "tasks", '4,甲,"乙,市府办,长期\n'),
        "tasks.csv:5: 引号没有配对",
    ),
    "a file that is no text": (
        lambda folder: overwrite(folder, "tasks", b"\xff\x00\x81"),
        "tasks.csv:1: 编码无法识别",
    ),
}


def append(folder: PlanFolder, name: str, text: str) -> None:
    """Add raw text to a file."""
    with (folder.path / f"{name}.csv").open("a", encoding="utf-8") as file:
        file.write(text)


def overwrite(folder: PlanFolder, name: str, raw: bytes) -> None:
    """Replace a file by raw bytes."""
    (folder.path / f"{name}.csv").write_bytes(raw)


@pytest.mark.parametrize(("breaking", "said"), BROKEN.values(), ids=BROKEN)
def test_a_fault_is_named_with_its_line(database: Database, folder: PlanFolder, breaking: Break, said: str) -> None:
    breaking(folder)

    found = faults(database, folder.path)

    assert [fault for fault in found if fault.startswith(said)], found
    with database.read() as session:
        assert session.scalar(select(func.count()).select_from(Unit)) == 0


def test_all_faults_are_named_at_once(database: Database, folder: PlanFolder) -> None:
    for name in (
        "an ill date of issue",
        "an owner nobody knows",
        "a role that does not exist",
        "an offset that is none",
    ):
        BROKEN[name][0](folder)

    found = faults(database, folder.path)

    assert [fault.split(": ")[0] for fault in found] == [
        "plan.csv:6",
        "tasks.csv:3",
        "members.csv:20",
        "reminders.csv:3",
    ]


def test_without_units_the_faults_of_the_other_files_are_named_all_the_same(
    database: Database, folder: PlanFolder
) -> None:
    overwrite(folder, "units", b"\xff\x00\x81")
    folder.change("plan", "键", "印发日期", 值="2022-02-30")
    folder.change("reminders", "种类", "逾期", 接收="")

    assert faults(database, folder.path) == [
        "units.csv:1: 编码无法识别，请另存为 UTF-8 或 GB18030 的 CSV",
        "plan.csv:6: “印发日期”不是日期（应如 2022-07-31）：“2022-02-30”",
        "reminders.csv:3: “接收”是空的",
    ]


def test_an_emptied_roster_is_a_fault_and_dismisses_nobody(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    (folder.path / "members.csv").write_text("userid,姓名,单位,职务,角色,手机\n", encoding="utf-8")

    [fault] = faults(database, folder.path)

    assert fault.startswith("members.csv:1: 一个人也没有，而现在的名册有")


def test_a_faulty_folder_leaves_a_loaded_notice_as_it_was(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change("plan", "键", "标题", 值="另一个标题")
    folder.change("tasks", "序号", "2", 责任单位="市某局")

    assert faults(database, folder.path)

    with database.read() as session:
        assert Plan.all(session)[0].title == "义乌市政府网站内容保障工作方案（样例）"
        assert session.scalar(select(func.count()).select_from(History)) == 2


def test_a_fault_that_shows_only_while_storing_undoes_what_was_stored(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    with database.change() as session:
        Plan.all(session)[0].tasks[0].heading = "系统里改的"
        before = session.scalar(select(func.count()).select_from(Loaded))
    folder.change("tasks", "序号", "1", 主要任务="文件里改的")
    folder.add("units", 单位编码="X1", 规范名称="甲局", 简称="甲", 可催办="是")

    assert faults(database, folder.path) == [
        "tasks.csv:2: 任务1的“主要任务”系统里已改为“系统里改的”，文件又改为“文件里改的”，请先统一再读入"
    ]

    with database.read() as session:
        assert Unit.coded(session, "X1") is None
        assert session.scalar(select(func.count()).select_from(Loaded)) == before


def test_three_administrators_stay_apart_over_two_notices(
    database: Database, folder: PlanFolder, yiwu: PlanFolder
) -> None:
    loaded(database, yiwu.path)
    folder.add("members", userid="XITONG_gl", 姓名="系统管理（样例）", 单位="市数管中心", 角色="审计管理员")

    assert [fault.split(": ")[1] for fault in faults(database, folder.path)] == [
        "系统管理（样例）兼任审计管理员、系统管理员，三员必须分开"
    ]


def test_two_notices_may_not_be_called_alike(database: Database, folder: PlanFolder) -> None:
    loaded(database, folder.path)
    folder.change("plan", "键", "文号", 值="义政办发〔2022〕60号")

    assert faults(database, folder.path) == ["plan.csv:3: 简称“52号”已用于义政办发〔2022〕52号（样例）"]


@pytest.mark.parametrize("empty", ["", "\n\n", "﻿"], ids=["nothing", "blank lines", "a mark only"])
def test_an_empty_file_lacks_its_columns(database: Database, folder: PlanFolder, empty: str) -> None:
    (folder.path / "units.csv").write_text(empty, encoding="utf-8")

    assert faults(database, folder.path)[0].startswith("units.csv:1: 缺少列：单位编码、")


def test_a_folder_that_is_not_there_lacks_every_needed_file(database: Database, folder: PlanFolder) -> None:
    found = faults(database, folder.path / "nowhere")

    assert [fault.split("/")[1].split(".")[0] for fault in found[:7]] == [
        "plan",
        "units",
        "tasks",
        "tasks_model",
        "accounts",
        "reminders",
        "members",
    ]


def test_what_nothing_goes_by_is_said_and_loaded_all_the_same(database: Database, folder: PlanFolder) -> None:
    folder.change("plan", "键", "人工电话", 值="")
    folder.add("plan", 键="委托代签", 值="可以")
    folder.add("plan", 键="监测单住", 值="市数管中心")
    folder.add("members", userid="duan", 姓名="短号（样例）", 单位="市府办", 角色="市府办初审", 手机="1380000001")

    warnings = loaded(database, folder.path).warnings

    said = [line.split(": ", 1)[1] for line in warnings]
    assert "没有“人工电话”：单位回复“人工”时不知道找谁，提醒里也没有电话" in said
    assert "“委托代签”只认：不允许、须市府办同意、不须；现为“可以”，按“须市府办同意”办" in said
    assert "没有用到“监测单住”这一项，是不是“监测单位”" in said
    assert "“手机”1380000001有10位，手机号是11位，请核对" in said
