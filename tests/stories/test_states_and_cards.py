"""States and cards that must say how it is: late reports, who is asked to verify, what still waits for somebody."""

import io

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.ledger import ledger
from bot.models import Assignment, Task, Unit
from bot.models.standing import in_time
from bot.workdays import Workdays
from tests.world import World

REVIEWER, OFFICE, MEDIA, MONITOR = "fuban_cs", "fuban_sp", "rongmei_jb", "shuguan_jc"
PARTY_MONITOR, CONTACT = "xuanchuanbu_jc", "jiaoyuju_lx"


def item(world: World, number: int, unit: str) -> Assignment:
    """An item as it stands."""
    with world.house.database.read() as session:
        mine = select(Assignment).join(Task).join(Unit, Assignment.unit_id == Unit.id)
        found = session.scalars(mine.where(Task.number == number, Unit.short == unit)).unique().one()
        assert found.plan is not None
        session.expunge_all()
        return found


def row_of(world: World, unit: str, number: int) -> dict[str, str]:
    """The item's row of the ledger."""
    with world.house.database.read() as session:
        rows = list(load_workbook(io.BytesIO(ledger(session, world.now)))["承办项"].values)
    head = next(n for n, row in enumerate(rows) if "状态" in row)
    names = [str(name) for name in rows[head]]
    found = (dict(zip(names, map(str, row), strict=True)) for row in rows[head + 1 :])
    return next(one for one in found if (one["单位"], one["任务"]) == (unit, str(number)))


def test_a_report_that_came_too_late_stays_late_however_often_it_is_returned(july: World) -> None:
    july.move_to("2022-09-02T09:10")
    july.say(MEDIA, "完成 2 主账号平台已上线")
    card = july.card(REVIEWER, "【核实】41号任务2")
    assert "7月31日（周日），逾期上报" in card, card

    july.tap(REVIEWER, "【核实】41号任务2", "退回", "说明或材料不够")
    told = next(text for text in reversed(july.texts(MEDIA)) if "被退回" in text)
    assert "请在9月7日（周三）前改好" in told
    assert "已过时限7月31日（周日），改好后仍记逾期上报" in told

    july.say(MEDIA, "完成 2 主账号平台已上线 https://mp.weixin.qq.com/s/yw")
    assert "7月31日（周日），逾期上报" in july.card(REVIEWER, "【核实】41号任务2")
    july.tap(REVIEWER, "【核实】41号任务2", "通过")

    assert in_time(item(july, 2, "市融媒体中心"), Workdays()) is False
    row = row_of(july, "市融媒体中心", 2)
    assert (row["状态"], row["按期"], row["到期"][:10]) == ("办结", "否", "2022-07-31")


def test_a_late_report_that_states_an_earlier_day_says_what_passing_it_means(july: World) -> None:
    july.move_to("2022-09-01T09:10")
    answer = july.say("shuguan_jb", "任务2早就弄完了，平台7月25号上线的")

    assert "核实时认可实际完成日的以那天为准" in answer
    assert "通过即认可" in july.card(REVIEWER, "【核实】41号任务2")


def test_a_timely_report_that_is_returned_may_be_mended_later(july: World) -> None:
    july.move_to("2022-07-29T09:10")
    july.say(MEDIA, "完成 2 主账号平台已上线")
    july.tap(REVIEWER, "【核实】41号任务2", "退回", "说明或材料不够")
    july.move_to("2022-08-02T09:10")
    july.say(MEDIA, "完成 2 主账号平台已上线 https://mp.weixin.qq.com/s/yw")
    assert "逾期上报" not in july.card(REVIEWER, "【核实】41号任务2")
    july.tap(REVIEWER, "【核实】41号任务2", "通过")

    assert in_time(item(july, 2, "市融媒体中心"), Workdays()) is True


def test_whoever_ordered_a_mending_is_asked_to_verify_it(july: World) -> None:
    assert "等市委宣传部" not in july.say(PARTY_MONITOR, "下发整改 义乌教育之声 错别字")
    july.say(PARTY_MONITOR, "是")
    assert "等市委宣传部" in july.say(CONTACT, "整改反馈 ZG-2022-001 已更正")

    assert "ZG-2022-001" in july.card(PARTY_MONITOR, "【请复核】")
    assert not july.heard(MONITOR, "【请复核】")

    asked = july.say(MONITOR, "教育局那个反馈太简单，打回去，没说谁负责")  # who watches the notice, too, may
    assert asked.startswith("您是要复核整改ZG-2022-001吗")
    assert "ZG-2022-001" in july.say(MONITOR, "是")


@pytest.mark.parametrize("unit", ["佛堂镇", "苏溪镇"])
def test_who_asks_for_what_was_decided_hears_so_and_what_still_waits(july: World, unit: str) -> None:
    for clerk in ("fotang_jb", "suxi_jb"):
        july.say(clerk, "完成 1 分管领导 王某 副局长 13800000201，专职人员 李某 科员 13900000202，联系人 李某")
        july.say(clerk, "就这些")
    july.tap(REVIEWER, f"单位：{unit}", "通过")

    answer = july.say(REVIEWER, f"退回 1 {unit} 人员不全")

    assert f"{unit}41号任务1已于" in answer, answer
    assert "还有1项，回复“待核实”看" in answer


def test_the_reason_of_a_return_is_put_right_and_goes_with_the_unit_that_is_meant(july: World) -> None:
    for clerk in ("fotang_jb", "suxi_jb"):
        july.say(clerk, "完成 1 分管领导 王某 副局长 13800000201，专职人员 李某 科员 13900000202，联系人 李某")
        july.say(clerk, "就这些")
    july.tap(REVIEWER, "单位：佛堂镇", "退回", "other")
    july.say(REVIEWER, "联系人电话少一位")

    shown = july.say(REVIEWER, "不对，是专职人员的电话少一位")
    assert shown.startswith("将退回41号任务1（佛堂镇），理由：专职人员的电话少一位\n")
    assert "理由：专职人员的手机少一位\n" in july.say(REVIEWER, "不是电话，是手机")
    assert july.say(REVIEWER, "后宅").endswith("刚才那一件还等着您：要办回复“是”，不办回复“算了”。")

    assert july.say(REVIEWER, "不对，是苏溪").splitlines() == [
        "41号任务1（苏溪镇）的核实卡片已重新发给您，请在卡片上点“通过”或“退回”。",
        "理由已记在卡片上：专职人员的手机少一位",
        "退回41号任务1（佛堂镇）还没有办，卡片还在，要办请在卡片上点。",
    ]
    assert not july.history(event="assignment.return")


def test_another_card_while_a_reason_is_asked_for_says_what_is_still_to_do(july: World) -> None:
    for clerk in ("fotang_jb", "suxi_jb"):
        july.say(clerk, "完成 1 分管领导 王某 副局长 13800000201，专职人员 李某 科员 13900000202，联系人 李某")
        july.say(clerk, "就这些")
    july.tap(REVIEWER, "单位：佛堂镇", "退回", "other")

    answer = july.say(REVIEWER, "苏溪任务1退回，专职人员手机少一位")

    assert answer.endswith("退回41号任务1（佛堂镇）还没有办，卡片还在，要办请在卡片上点。")


def test_the_office_asks_whether_an_account_has_stopped(july: World) -> None:
    july.say("jiaoyuju_jb", "注销 义乌市教育局微博")
    july.say("jiaoyuju_jb", "8月10日停更，更新力量不足，wbjiaoyu123")
    july.say("jiaoyuju_jb", "是")

    assert "ZX-2022-001" in july.say(REVIEWER, "教育局微博停了没有")


def test_a_draft_whose_day_has_passed_asks_for_another_day(july: World) -> None:
    july.say(MONITOR, "下发整改 义乌教育之声 错别字 7月22日前")
    july.say(MONITOR, "算了")
    july.move_to("2022-08-01T09:10")

    shown = july.say(MONITOR, "下发整改 ZG-2022-001")
    assert "已经过了" in shown
    assert "下发请回复" not in shown

    assert "8月5日（周五）前" in july.say(MONITOR, "那改到8月5号")
    assert "已下发" in july.say(MONITOR, "是")
