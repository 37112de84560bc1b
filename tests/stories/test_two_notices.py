"""Two notices side by side, each with offices, tasks and people of its own."""

import csv
import shutil
from pathlib import Path

import pytest

from bot.models import Assignment
from tests.world import World

SECOND = Path(__file__).parent.parent / "plans" / "second"
OFFICE, CLERK, TEACHER = "fuban_sp", "fotang_jb", "jiaoyuju_jb"


def rewritten(file: Path, column: str, value: str, key: str = "") -> None:
    """A column of a file (of the row whose first cell is `key`) with another value."""
    rows = list(csv.reader(file.read_text("utf-8-sig").splitlines()))
    for row in rows[1:]:
        if key in {"", row[0]}:
            row[rows[0].index(column)] = value
    file.write_text("\n".join(",".join(row) for row in rows) + "\n", "utf-8-sig")


@pytest.fixture
def two(july: World, tmp_path: Path) -> World:
    """The second notice, watched and verified by 市教育局, handed over on 20 July beside the first."""
    folder = tmp_path / "second"
    shutil.copytree(SECOND, folder)
    rewritten(folder / "plan.csv", "值", "市教育局", "监测单位")
    rewritten(folder / "tasks_model.csv", "核实", "市教育局", "1")
    rewritten(folder / "members.csv", "角色", "经办人;监测", TEACHER)
    (folder / "rect_rules.csv").write_text(
        "代码,问题,性质,通知书用依据,默认整改时限(工作日),需要的反馈,适用账号,能否经系统签发,系统能否自动发现\n"
        "F2,值班脱岗,违规,义政办发〔2022〕52号第8项,1,情况说明,单位,能,人工\n",
        "utf-8-sig",
    )
    july.load(folder)
    july.deliver()
    july.move_to("2022-07-20T10:10")
    july.tap(OFFICE, "请确认交办", "确认交办")
    july.move_to("2022-07-20T10:20")
    return july


def test_an_item_waits_for_the_verifier_of_its_own_notice(two: World) -> None:
    said = two.say(CLERK, "52号 完成 1 责任表已报")

    assert "等市教育局核实" in said
    assert "等市教育局核实" in two.say(CLERK, "52号任务1")
    assert "等市数管中心" not in two.say(CLERK, "我的任务")
    assert "等市教育局" in two.say(OFFICE, "佛堂镇完成情况") + two.say(OFFICE, "下一页")


def test_a_notice_s_monitor_orders_a_unit_itself_to_put_right_a_fault(two: World) -> None:
    shown = two.say(TEACHER, "下发整改 佛堂镇 F2")

    assert "单位：佛堂镇" in shown
    assert "值班脱岗" in shown
    assert "账号" not in shown
    assert "已下发" in two.say(TEACHER, "是")
    assert "F2" not in two.say("shuguan_jc", "下发整改 佛堂镇 值班脱岗")  # another notice's monitor orders by his own


def test_a_yes_sends_the_reminders_that_were_shown_and_no_others(two: World) -> None:
    two.say(CLERK, "签收 52号任务1")
    shown = two.say(OFFICE, "催一下没签收的")
    first = shown.splitlines()[0]
    two.say("suxi_jb", "签收 52号任务1")

    assert "52号 " in shown  # how much of each notice
    assert first.startswith("将提醒")
    assert two.say(OFFICE, "催一下").startswith("将提醒")
    assert "已安排提醒" in two.say(OFFICE, "就催吧")
    urged = two.history(event="office.urge")[-1].facts["items"]
    with two.house.database.read() as session:
        items = [session.get(Assignment, one) for one in urged]
        assert all(item is not None and item.acknowledged_at is None for item in items)


def test_jb_alone_is_the_only_instruction_that_is_open(two: World) -> None:
    two.say(OFFICE, "紧急交办 佛堂镇、苏溪镇、上溪镇 今天17点前 转发防汛提示")
    assert "已交办JB-2022-001" in two.say(OFFICE, "是")

    shown = two.say(OFFICE, "JB那个没报的催一下，就佛堂镇和苏溪镇")

    assert shown.startswith("将提醒2个单位2项（JB-2022-001）：佛堂镇、苏溪镇")


@pytest.mark.parametrize("words", ["都打电话催过了，佛堂镇说明天交", "催过了，佛堂镇说下周一交"])
def test_a_call_that_was_made_is_no_order_to_urge(two: World, words: str) -> None:
    assert two.say(OFFICE, words).startswith("您是要记下与佛堂镇通过电话吗")


def test_a_notice_is_chosen_and_named_by_what_people_call_it(july: World, tmp_path: Path) -> None:
    folder = tmp_path / "second"
    shutil.copytree(SECOND, folder)
    rewritten(folder / "plan.csv", "值", "防汛6号", "简称")
    july.load(folder)
    july.deliver()
    july.move_to("2022-07-20T10:10")
    july.tap(OFFICE, "请确认交办", "确认交办")
    july.move_to("2022-07-20T10:20")

    assert "2 防汛6号（" in july.say(CLERK, "签收")
    assert july.say(CLERK, "防汛的").startswith("已签收：任务1（落实栏目责任）")
    assert july.say("suxi_jb", "签收 防汛6号").startswith("已签收：任务1（落实栏目责任）")
    july.say(CLERK, "防汛那个任务1办完了")
    assert "防汛6号任务1" in july.say(CLERK, "是")


def test_what_only_the_approvers_decide_is_not_offered_to_others(two: World) -> None:
    two.say(CLERK, "签收 52号")
    two.say(CLERK, "受阻 1 人没定")
    assert two.say(CLERK, "2").startswith("已记下")

    assert two.say("fuban_cs", "佛堂镇那个受阻确认吧").startswith("这一项由市府办审批来办")
    two.say(OFFICE, "佛堂镇那个受阻确认吧")
    assert "52号任务1 佛堂镇已确认受阻" in two.say(OFFICE, "是")
    assert two.say("fuban_cs", "不适用 3 佛堂镇 没有账号").startswith("这一项由市府办审批来办")


def test_a_list_of_numbers_is_of_the_notice_that_has_them_all(two: World) -> None:
    shown = two.say(OFFICE, "1到3关停，2除外")

    assert "将把2个账号定为关停" in shown
    assert "义乌教育之声" in shown
    assert "将把1个账号" in two.say(OFFICE, "1去掉")
    assert "已定：义乌公安（微信订阅号）——关停" in two.say(OFFICE, "是")


def test_the_reason_of_a_list_is_shown_and_kept(two: World) -> None:
    assert "理由：没有保留必要" in two.say(OFFICE, "14、15关停，没有保留必要")
    assert "关停，没有保留必要" in two.say(OFFICE, "是")


def test_a_task_is_called_by_what_it_is_about(two: World) -> None:
    assert "您是要上报任务1（落实栏目责任）办结，情况写“栏目责任表报上来了”吗？" in two.say(CLERK, "栏目责任表报上来了")
    assert "等市教育局核实" in two.say(CLERK, "是")
    assert "任务1还没上报（共3项）：\n苏溪镇｜52号任务1" in two.say(OFFICE, "栏目责任谁还没报")


def test_a_question_names_the_task_that_was_called_by_its_subject(two: World) -> None:
    assert two.say(CLERK, "签收栏目责任那项").startswith("您是要签收任务1（落实栏目责任）吗")
    two.say(CLERK, "算了")
    assert two.say(OFFICE, "催一下佛堂的栏目责任").startswith("您是要催办任务1（落实栏目责任）吗")


def test_a_unit_that_verifies_says_its_word_as_the_office_does(two: World) -> None:
    contact = "jiaoyuju_lx"
    assert two.say(contact, "佛堂的栏目责任通过").startswith("您登记的单位是市教育局")
    two.say(CLERK, "52号 完成 1 责任表已报")

    shown = two.say(contact, "佛堂的栏目责任退回，责任表没盖章")
    assert shown.startswith("您是要打开佛堂镇任务1（落实栏目责任）的核实卡片吗")
    assert "理由已记在卡片上：责任表没盖章" in two.say(contact, "是")
    assert two.say(contact, "佛堂的任务1通过").startswith("您是要打开佛堂镇任务1的核实卡片吗")
    assert not two.say("suxi_jb", "佛堂的栏目责任通过").startswith("您是要打开")


def test_what_the_office_says_that_a_task_is_called_is_certain(two: World, tmp_path: Path) -> None:
    folder = tmp_path / "second"
    model = (folder / "tasks_model.csv").read_text("utf-8-sig").splitlines()
    named = [f"{model[0]},别名", f"{model[1]},网站花名册;花名册", *(f"{line}," for line in model[2:])]
    (folder / "tasks_model.csv").write_text("\n".join(named) + "\n", "utf-8-sig")
    assert two.load(folder)

    assert "等市教育局核实" in two.say(CLERK, "花名册弄好了")
