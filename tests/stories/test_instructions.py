"""交办 outside a notice: to whom and by when, signed for alone, reported, verified; also by the hour."""

import pytest
from sqlalchemy import select

from bot.clock import at, end_of, local
from bot.models import Assignment, Person, Role
from tests.world import World

OFFICE, OFFICE2, REVIEWER = "fuban_sp", "fuban_sp2", "fuban_cs"
TOWN, TOWN_CONTACT, OTHER, SCHOOLS, MEDIA = "fotang_jb", "fotang_lx", "suxi_jb", "jiaoyuju_jb", "rongmei_sh"
ORDER = "交办 佛堂镇、苏溪镇 7月25日前 报送部门集成需求清单"
HEAD = "JB-2022-001"


def items(world: World, docket: str = HEAD) -> list[Assignment]:
    """The items under a number, by unit, as they stand."""
    with world.house.database.read() as session:
        rows = session.scalars(select(Assignment).where(Assignment.docket == docket).order_by(Assignment.unit_id))
        found = list(rows.unique())
        session.expunge_all()
    return found


def issue(world: World, words: str = ORDER, who: str = OFFICE) -> None:
    """Preview, then 是."""
    assert "回复“是”" in world.say(who, words)
    assert "已" in world.say(who, "是")


def test_a_refused_command_leaves_no_preview_that_a_later_yes_would_send(july: World) -> None:
    july.say(OFFICE, ORDER)

    refused = july.say(OFFICE, "完成 1")
    assert "上面那一件没有回复“是”，没有办。" in refused, refused

    july.say(OFFICE, "是")
    assert items(july) == []


def test_an_instruction_lives_like_any_item(july: World) -> None:
    preview = july.say(OFFICE, ORDER)
    assert "单位：佛堂镇、苏溪镇（共2个）" in preview
    assert "时限：7月25日（周一）前" in preview
    assert items(july) == []
    assert f"已交办{HEAD}（佛堂镇、苏溪镇）" in july.say(OFFICE, "是")
    assert [(one.state, one.unit.short) for one in items(july)] == [("待签收", "佛堂镇"), ("待签收", "苏溪镇")]

    july.tap(TOWN_CONTACT, f"】{HEAD}", "签收")
    town, other = items(july)
    assert (town.state, town.acknowledged_how, other.state) == ("办理中", "点按", "待签收")
    assert "还没" not in july.say(TOWN_CONTACT, "任务1")  # what the notice asks is not signed for with it
    assert f"已签收：{HEAD}" in july.say(OTHER, f"签收 {HEAD}")

    assert "等市府办核实" in july.say(TOWN, f"完成 {HEAD} 已报送清单")
    assert f"【核实】{HEAD}" in july.card(OFFICE2, HEAD)
    assert "内容：报送部门集成需求清单" in "\n".join(july.texts(OFFICE2))
    july.tap(OFFICE2, f"】{HEAD}", "退回", "evidence")
    assert july.heard(TOWN, f"{HEAD}（报送部门集成需求清单）被退回")
    july.say(TOWN, f"完成 {HEAD} 已补齐")
    july.tap(OFFICE, f"】{HEAD}", "通过")
    assert items(july)[0].state == "办结"
    assert july.heard(TOWN_CONTACT, f"{HEAD}（报送部门集成需求清单）已办结")

    board = july.say(OFFICE, f"统计 {HEAD}")
    assert "共2项，办理中1，办结1" in board
    assert "交办2：办理中1，办结1" in july.say(OFFICE, "统计")
    assert "苏溪镇" in july.say(OFFICE, HEAD)
    assert not any("任务JB" in text or "任务None" in text for who in (TOWN, OTHER, OFFICE) for text in july.texts(who))


def test_every_step_of_a_unit_works_by_the_number(july: World) -> None:
    issue(july)

    assert f"已记下{HEAD}的进展" in july.say(OTHER, f"进度 {HEAD} 正在收集")
    assert f"已记下{HEAD}受阻" in july.say(OTHER, f"受阻 {HEAD} 系统没有开通")
    assert "已确认受阻" in july.say(OFFICE, f"确认受阻 {HEAD} 苏溪镇")
    assert "受阻已解除" in july.say(OTHER, f"受阻解除 {HEAD}")
    assert "承办人：佛堂经办" in july.say(TOWN_CONTACT, f"{HEAD}由佛堂经办（样例）办")
    assert "已送本单位主要负责人" in july.say(OTHER, f"延期 {HEAD} 到8月5日 人员出差")
    july.say(OFFICE, f"代登记 苏溪镇 {HEAD} 电话 王某 已报纸质")
    assert f"已代苏溪镇登记：{HEAD}办结上报" in july.say(OFFICE, "是")
    assert f"已撤回{HEAD}的上报" in july.say(OTHER, f"撤回 {HEAD}")
    assert "已批注" in july.say(OFFICE, f"批注 {HEAD} 苏溪镇 请抓紧 告知单位")
    assert "提醒2个单位2项" in july.say(OFFICE, f"催办 {HEAD}")
    july.say(OFFICE, "是")
    assert july.heard(OTHER, f"{HEAD}（报送部门集成需求清单）｜7月25日（周一）到期")

    assert "已中止" in july.say(OFFICE, f"中止 {HEAD} 苏溪镇 不用再报") or "已中止" in july.say(OFFICE, "是")
    assert [one.state for one in items(july)] == ["办理中", "中止"]


def test_a_unit_may_say_that_it_is_not_its_own(july: World) -> None:
    issue(july)

    assert "办不了" in july.say(TOWN, f"不是我单位的 {HEAD}")  # at once: no reason is asked for in vain
    assert "已转市府办" in july.say(OTHER, f"不是我单位的 {HEAD}") or "已转市府办" in july.say(OTHER, "属于教育局")
    assert july.heard(OFFICE, f"请回复“改派 {HEAD} 苏溪镇 给 某单位”")
    july.say(OFFICE, f"改派 {HEAD} 给 教育局")
    assert "已改派给市教育局" in july.say(OFFICE, "是")

    assert f"】{HEAD}" in july.card("jiaoyuju_lx", HEAD)
    assert "由佛堂镇、市教育局负责，您单位不用报" in july.say(OTHER, f"完成 {HEAD} 已报")


def test_outside_the_window_it_waits_and_an_urgent_one_goes_at_once(july: World) -> None:
    july.move_to("2022-07-20T18:00")
    assert "7月21日9:00发出" in july.say(OFFICE, ORDER)
    july.say(OFFICE, "是")
    assert not july.heard(TOWN_CONTACT, HEAD)
    assert "急的请以“紧急交办”开头再发一次" in july.say(OFFICE, "交办 佛堂镇 今天20点前 报送突发情况")

    issue(july, "紧急交办 佛堂镇 今天20点前 报送突发情况")

    assert "时限：7月20日（周三）20:00" in july.card(TOWN, "【紧急交办】JB-2022-002")
    assert july.heard(TOWN_CONTACT, "【紧急交办】JB-2022-002")
    assert july.say(TOWN, "我的任务").splitlines()[1].startswith("🟡今天20:00到期 JB-2022-002")
    july.move_to("2022-07-21T09:00")
    assert f"【交办】{HEAD}" in july.card(TOWN_CONTACT, HEAD)
    assert "JB-2022-002" in july.say(OFFICE, "逾期的有哪些")
    told = [text for text in july.texts(TOWN_CONTACT) if text.startswith("【督办提醒】7月21日")]
    assert "JB-2022-002（报送突发情况）7月20日（周三）20:00到期，还没有收到情况" in told[0]
    assert HEAD not in told[0]  # its own card has only just said so


def test_an_hour_counts_to_the_minute_and_reminders_by_days(july: World) -> None:
    issue(july, "交办 佛堂镇 7月22日10点前 报送值班表")
    assert items(july)[0].due_at == at(local(july.now).date().replace(day=22), 10)

    lines = july.move_to("2022-07-22T09:00")
    told = [line for line in lines if HEAD in line[4] and line[3] == TOWN_CONTACT]
    assert len(told) == 1
    assert "今天10:00到期" in told[0][4]
    assert HEAD not in july.say(OFFICE, "逾期的有哪些")
    july.move_to("2022-07-22T10:01")
    assert HEAD in july.say(OFFICE, "逾期的有哪些")
    july.say(TOWN, f"完成 {HEAD} 已报 7月21日办好")
    july.tap(OFFICE, f"】{HEAD}", "通过", "by_report")
    assert items(july)[0].accepted_on == items(july)[0].reported_at


def test_what_is_missing_is_asked_for_and_what_cannot_be_is_refused(july: World) -> None:
    assert july.say(OFFICE, "交办 佛堂镇") == "要办的是什么？请回复一句话。"
    assert "什么时候之前办好" in july.say(OFFICE, "统计本镇账号情况")
    assert "时限：7月20日（周三）12:00前" in july.say(OFFICE, "两小时内")
    july.say(OFFICE, "是")
    assert items(july)[0].title == "统计本镇账号情况"

    assert "交办给哪个单位" in july.say(OFFICE, "交办 8月1日前报送总结")
    assert "没有“东山镇”这个单位" in july.say(OFFICE, "交办 佛堂镇、东山镇 8月1日前 报送总结")
    assert "时限：8月1日（周一）前" in july.say(OFFICE, "苏溪镇")
    july.say(OFFICE, "算了")
    assert "没看明白" in july.say(OFFICE, "交办 佛堂镇 2月30日前报送情况")
    assert "7月1日已经过去" in july.say(OFFICE, "交办 佛堂镇 7月1日前报送情况")
    assert "涉密" in july.say(OFFICE, "交办 佛堂镇 7月29日前 报送机密★文件")
    assert items(july, "JB-2022-002") == []


@pytest.mark.parametrize(("who", "words"), [(SCHOOLS, ORDER), (MEDIA, ORDER), ("fotang_zy", ORDER)])
def test_only_the_office_issues(july: World, who: str, words: str) -> None:
    assert "办不了" in july.say(who, words)
    july.say(who, "是")

    assert items(july) == []
    assert july.history(result="拒绝")[-1].raw == words


def test_the_whole_instruction_is_taken_back(july: World) -> None:
    issue(july, "交办 各镇街 7月25日前 报送部门集成需求清单")
    assert len(items(july)) == 14
    july.say(TOWN, f"完成 {HEAD} 已报送")

    assert f"{HEAD}（报送部门集成需求清单）" in july.say(OFFICE, f"撤销通知 {HEAD} 发错了")
    assert "已经上报的，仍等核实" in july.say(OFFICE, "是")

    assert sorted(one.state for one in items(july)) == ["中止"] * 13 + ["待核实"]
    assert july.heard(OTHER, f"【更正】{HEAD}（报送部门集成需求清单）已中止")
    july.tap(OTHER, f"】{HEAD}", "签收")
    assert july.history(result="拒绝")[-1].userid == OTHER
    assert "已中止，不用再办" in july.say(OTHER, f"完成 {HEAD} 已报")


def test_a_card_signs_only_for_its_own_unit_and_nobody_verifies_his_own(july: World) -> None:
    issue(july, "交办 市府办 7月29日前 整理材料")
    july.say("fuban_jb", f"完成 {HEAD} 整理好了")
    assert items(july)[0].state == "办结"  # only noted: nobody else is to look at it
    issue(july, "交办 佛堂镇 7月29日前 报送材料")

    assert "佛堂镇负责" in july.say(OTHER, "签收 JB-2022-002")
    july.say(OFFICE, "代登记 佛堂镇 JB-2022-002 电话 王某 已报")
    july.say(OFFICE, "是")
    july.tap(OFFICE2, "】JB-2022-002", "通过")
    assert items(july, "JB-2022-002")[0].state == "办结"
    assert items(july, "JB-2022-002")[0].due_at == end_of(local(july.now).date().replace(day=29))


def test_the_preview_is_confirmed_by_a_tap_as_well_as_by_a_word(july: World) -> None:
    july.say(OFFICE, ORDER)
    assert "共2个：佛堂镇、苏溪镇" in july.card(OFFICE, "交办预览")
    july.tap(OFFICE, "交办预览", "取消")
    assert july.heard(OFFICE, "没有交办")
    july.say(OFFICE, "是")
    july.tap(OFFICE, "交办预览", "确认交办")
    assert items(july) == []
    assert july.history(result="拒绝")[-1].facts["code"] == "instruct_over"

    july.say(OFFICE, ORDER)
    july.tap(OFFICE, "交办预览", "确认交办")
    assert july.heard(OFFICE, f"已交办{HEAD}（佛堂镇、苏溪镇）")
    assert f"编号{HEAD}" in july.card(OFFICE, "交办预览")
    july.say(OFFICE, "是")
    july.say(OFFICE, ORDER)
    assert "已交办JB-2022-002" in july.say(OFFICE, "是")
    july.tap(OFFICE, "交办预览", "确认交办")
    july.say(OFFICE, ORDER)
    july.say(OFFICE, "算了")
    july.tap(OFFICE, "交办预览", "确认交办")
    assert items(july, "JB-2022-003") == []

    july.say(REVIEWER, ORDER)
    with july.house.database.change() as session:
        reviewer = Person.known_as(session, REVIEWER)
        assert reviewer is not None
        reviewer.posts[0].take(Role.FIRST_REVIEWER, july.now)
    july.tap(REVIEWER, "交办预览", "确认交办")
    assert items(july, "JB-2022-003") == []
    assert july.history(result="拒绝")[-1].facts["code"] == "no_permission"


def test_who_may_not_take_it_back_is_not_told_to(july: World) -> None:
    july.say(REVIEWER, ORDER)
    assert "误发的请市府办审批的同志回复“撤销通知 JB-2022-001 理由”" in july.say(REVIEWER, "是")

    july.say(OFFICE, ORDER)
    assert "误发的回复“撤销通知 JB-2022-002 理由”" in july.say(OFFICE, "是")


@pytest.mark.parametrize("words", ["交办发出去没有", "刚才那个交办发了没", "值班安排那件发下去了吗"])
def test_whether_an_instruction_went_out_is_told_with_who_has_not_signed(july: World, words: str) -> None:
    july.say(REVIEWER, "给公安局、教育局交办个事，报国庆值班安排表，8月3日前")
    july.say(REVIEWER, "是")
    july.say("gonganju_lx", f"签收{HEAD}")

    assert july.say(REVIEWER, words).startswith(f"已发出：{HEAD}，7月20日10:00发的，没签收1家：市教育局。")
    assert "已交办" in july.say(REVIEWER, "41号文件发下去了没")  # the notice is another matter


def test_an_instruction_called_by_its_matter_is_urged_alone(july: World) -> None:
    july.say(REVIEWER, "给苏溪镇、佛堂镇交办个事，8月2日前报送防汛值守名单")
    july.say(REVIEWER, "是")

    assert july.say(REVIEWER, "防汛值守那个催一下没报的").startswith(f"将提醒2个单位2项（{HEAD}）")
    july.say(REVIEWER, "算了")
    assert "40个单位" in july.say(REVIEWER, "催一下没报的")
    july.say(REVIEWER, "算了")
    assert "不能直接改时限" in july.say(REVIEWER, "交办那个改成8月5号")
