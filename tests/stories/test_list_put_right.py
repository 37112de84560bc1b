"""Task 1's list put right in a clerk's own words: given whole once more, when it came back, and when it is verified."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK, OFFICE = "suxi_jb", "fuban_cs"
LIST = (
    "分管领导王建国 副镇长 13857900001，专职人员李娜 科员 13857900003，专职人员周强 13857900005，"
    "联系人苏溪经办（样例） 科员 13800000005"
)


@begins
def begun(july: World) -> None:
    """20 July: the list is put together, 周强's post is missing."""
    july.say(CLERK, "完成1")
    july.say(CLERK, LIST)


@begins
def returned(begun: World) -> None:
    """It was reported as it was and came back."""
    begun.say(CLERK, "就这些")
    begun.tap(OFFICE, "【核实】", "退回", "人员信息不全")


@begins
def verified(begun: World) -> None:
    """It was reported as it was and verified."""
    begun.say(CLERK, "就这些")
    begun.tap(OFFICE, "【核实】", "通过")


def test_a_list_given_whole_replaces_the_one_before_and_is_shown(begun: World) -> None:
    shown = begun.say(
        CLERK, "完成1 分管王建国 副镇长 13857900001 专职赵敏 科员 13857900009 联系人李娜 科员 13857900003"
    )

    assert "已去掉：专职人员李娜、专职人员周强、联系人苏溪经办（样例）" in shown, shown
    assert "对的回复“是”" in shown
    assert not begun.history(event="assignment.report")


def test_who_the_staff_become_replaces_them_and_one_more_is_added(begun: World) -> None:
    shown = begun.say(CLERK, "专职改成吴敏 科员 13857900077")
    assert "已去掉：专职人员李娜、专职人员周强" in shown, shown

    assert "已去掉" not in begun.say(CLERK, "再加一个专职 孙磊 科员 13857900088")


def test_a_word_of_filling_in_is_no_part_of_a_post(begun: World) -> None:
    assert "周强，副主任，13857900005" in begun.say(CLERK, "周强职务填副主任")


def test_another_command_that_is_refused_leaves_the_shown_list(begun: World) -> None:
    assert "对的回复“是”" in begun.say(CLERK, "周强职务是科员")
    assert "没有回复“是”，没有办" in begun.say(CLERK, "撤回 10")

    assert "没有等您回答的问题" in begun.say(CLERK, "是")
    assert not begun.history(event="assignment.report")


@pytest.mark.parametrize("words", ["周强也是科员", "再报一次，周强职务是科员"])
def test_a_list_that_came_back_is_put_right_and_shown(returned: World, words: str) -> None:
    answer = returned.say(CLERK, words)
    if "您是要" in answer:
        answer = returned.say(CLERK, "是")
    assert "周强，科员，13857900005" in answer, answer
    assert len(returned.history(event="assignment.report")) == 1

    assert "已上报" in returned.say(CLERK, "是")


def test_what_was_missing_is_told_and_it_is_reported_again(returned: World) -> None:
    assert "人员信息不全" in returned.say(CLERK, "退回来缺啥")
    assert "还差专职人员周强的职务" in returned.say(CLERK, "再报一次")


def test_a_report_that_came_back_asks_for_its_words(july: World) -> None:
    july.say(CLERK, "完成 10 审核制度已印发，三审三校建立")
    july.say(CLERK, "是")
    july.tap("rongmei_sh", "【核实】", "退回", "说明或材料不够")

    asked = july.say(CLERK, "重新报")
    assert "任务10再报一次" in asked, asked
    assert "上次退回：说明或材料不够" in asked
    assert "现在就上报吗" in july.say(CLERK, "制度文号是苏政〔2022〕3号，已印发")
    assert "已上报" in july.say(CLERK, "是")
    assert july.history(event="assignment.report")[-1].facts["text"] == "制度文号是苏政〔2022〕3号，已印发"


@pytest.mark.parametrize(
    "words",
    [
        "李娜调走了，换成吴敏，13857900077",
        "专职人员李娜换成吴敏 13857900077",
        "李娜不干了，专职换吴敏 科员 13857900077",
    ],
)
def test_staff_of_a_verified_list_is_a_matter_of_taking_over(verified: World, words: str) -> None:
    assert "将由吴敏（138****0077）接替李娜在苏溪镇的经办人" in verified.say(CLERK, words)
    assert not [row for row in verified.history() if row.event.startswith("roster.succe")]


def test_whom_somebody_new_replaces_is_asked(verified: World) -> None:
    asked = verified.say(CLERK, "任务1的专职人员改成吴敏")

    assert "吴敏接替谁" in asked, asked
    assert "登记 单位 姓名" in asked
    assert "将由吴敏接替李娜" in verified.say(CLERK, asked.split(" 李娜")[0][-1])


def test_the_contact_is_changed_in_his_own_way(verified: World) -> None:
    assert "将把苏溪镇的联系人换成孙磊" in verified.say(CLERK, "联系人换成孙磊 13857900088")


def test_an_update_says_who_goes_and_who_comes(begun: World) -> None:
    begun.say(CLERK, "就这些")

    told = begun.say(CLERK, "补充 1 专职人员周强换成孙磊 科员 13857900077，李娜 副科长")

    assert "名单更新：去掉专职人员周强；加上专职人员孙磊；改了专职人员李娜的信息" in told, told


def test_a_form_that_was_shown_is_dropped_by_a_slip_of_the_pen(july: World) -> None:
    july.say(CLERK, "注销 魅力苏溪")
    july.say(CLERK, "8月1日停更，原因1，meilisuxi2016")

    assert "将撤回ZX-2022-001" in july.say(CLERK, "做废")


def test_a_name_put_right_keeps_the_person_and_is_shown(begun: World) -> None:
    shown = begun.say(CLERK, "李娜写错了，是李纳")

    assert shown.startswith("李娜已改为李纳"), shown
    assert "专职人员李纳（科员，13857900003）" in shown
    assert "李娜" not in begun.say(CLERK, "看看名单")


def test_whose_entry_is_wrong_is_asked_what_is_right(begun: World) -> None:
    assert "李娜哪里写错了" in begun.say(CLERK, "李娜写错了")
    assert "李娜哪里写错了" in begun.say(CLERK, "是")

    assert "专职人员李纳（科员，13857900003）" in begun.say(CLERK, "李纳")


@pytest.mark.parametrize("words", ["行就这样报", "就这样，报吧", "对的对的，上报吧，辛苦"])
def test_a_word_of_sending_is_no_yes_to_taking_somebody_off(begun: World, words: str) -> None:
    begun.say(CLERK, "周强调走了")

    assert "要从名单里去掉专职人员周强吗" in begun.say(CLERK, words)
    assert "周强" in begun.say(CLERK, "不去掉")
    assert not begun.history(event="assignment.report")


@pytest.mark.parametrize("words", ["对的对的，上报吧，辛苦", "报上去吧 谢谢", "没问题，可以报了", "辛苦了，就这样上报"])
def test_a_list_goes_by_yes_sending_and_courtesy_in_any_order(begun: World, words: str) -> None:
    assert "对的回复“是”" in begun.say(CLERK, "周强职务是科员")

    assert "已上报" in begun.say(CLERK, words)


def test_sending_a_list_that_lacks_a_post_shows_it_once_more(begun: World) -> None:
    begun.say(CLERK, "李娜副科长")

    assert "周强，职务未填" in begun.say(CLERK, "好的，上报吧")
    assert not begun.history(event="assignment.report")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        ("李娜电话报错了，应该是13911111111", "专职人员李娜（科员，13911111111）"),
        ("李娜写错了，是李纳", "专职人员李纳（科员，13857900003）"),
        ("分管领导的电话不对，13911111112", "分管领导王建国（副镇长，13911111112）"),
    ],
)
def test_what_is_wrong_in_a_list_that_came_back_is_put_right_in_it(returned: World, words: str, line: str) -> None:
    assert line in returned.say(CLERK, words)
    returned.say(CLERK, "就这些")
    assert "已上报" in returned.say(CLERK, "是")


@pytest.mark.parametrize(
    "words",
    [
        "李娜电话报错了，应该是13911111111",
        "李娜写错了，是李纳",
        "李娜改成李纳",
        "李娜应该是李纳",
        "名单里李娜的手机改成13911111111",
        "李娜职务改成副科长",
        "李娜换成赵强",
    ],
)
def test_while_it_waits_it_is_offered_as_an_addition(begun: World, words: str) -> None:
    begun.say(CLERK, "就这些")

    assert "补充说明" in begun.say(CLERK, words)
    assert "名单更新" in begun.say(CLERK, "是")


def test_once_it_is_verified_the_office_puts_it_right(verified: World) -> None:
    assert "您是要找市府办的人吗" in verified.say(CLERK, "李娜电话报错了，应该是13911111111")
    verified.say(CLERK, "是")

    assert verified.heard(OFFICE, "李娜电话报错了，应该是13911111111")


@pytest.mark.parametrize("words", ["周强的那个不太对头", "李娜的号码对不上", "周强好像搞岔了"])
def test_a_yes_behind_a_doubt_that_nobody_read_hands_no_list_in(begun: World, words: str) -> None:
    assert "对的回复“是”" in begun.say(CLERK, "周强职务是科员")
    assert "没看懂，没有记" in begun.say(CLERK, words)

    assert f"还没办：刚才那句“{words}”没看懂" in begun.say(CLERK, "是")
    assert not begun.history(event="assignment.report")
    assert "已上报" in begun.say(CLERK, "是")


@pytest.mark.parametrize("words", ["李娜是谁", "联系人换成陈晨", "赵强改成赵蔷", "李娜电话多少"])
def test_what_puts_nobody_of_the_list_right_is_no_addition(begun: World, words: str) -> None:
    begun.say(CLERK, "就这些")

    assert "补充说明" not in begun.say(CLERK, words)


def test_another_contact_is_no_slip_of_the_list(returned: World) -> None:
    assert "联系人换成陈晨" in returned.say(CLERK, "更换联系人 陈晨 13800001111")


def test_a_list_told_bit_by_bit_needs_no_name_twice(july: World) -> None:
    july.say("gonganju_jb", "完成 1")
    july.say("gonganju_jb", "分管张伟副局长 13900000001，专职小李 科员")
    july.say("gonganju_jb", "小李叫李娜")
    july.say("gonganju_jb", "13900000002")

    shown = july.say("gonganju_jb", "联系人也是她")

    assert "专职人员：李娜，科员，13900000002\n联系人：李娜，科员，13900000002" in shown, shown


@pytest.mark.parametrize("head", ["1 ", "任务1：", "完成 1 ", "完成1，"])
def test_the_number_of_the_command_is_nothing_of_the_list(begun: World, head: str) -> None:
    shown = begun.say(CLERK, f"{head}周强职务是科员")

    assert "没看懂" not in shown, shown
    assert "周强，科员，13857900005" in shown


def test_he_is_not_the_speaker_and_a_shown_list_goes_only_after_a_yes(july: World) -> None:
    july.say("fotang_jb", "签收")
    shown = july.say("fotang_jb", "任务1 分管领导方芳副镇长 13811112222，专职朱磊 科员 13800001111，联系人我自己")
    assert shown.startswith("名单是这样，还没有报")

    again = july.say("fotang_jb", "他兼联系人吧，不用我了")

    assert "还没有报" in again, again
    assert "联系人：朱磊，科员，13800001111" in again


def test_a_change_of_contact_beside_an_open_list_changes_the_list(july: World) -> None:
    july.say("fotang_jb", "任务1 分管领导方芳副镇长，专职王磊，联系人朱磊")
    assert "联系人陈静" in july.say("fotang_jb", "联系人换成陈静")
    shown = july.say("fotang_jb", "王磊换成赵敏")

    assert "专职人员赵敏，联系人陈静" in shown, shown


@pytest.mark.parametrize(
    ("said", "answered"), [("代签收 公安局", "从哪里得知的"), ("已电话 公安局 说月底交", "市公安局有几项")]
)
def test_other_work_of_the_office_is_nothing_of_a_list_that_it_enters(july: World, said: str, answered: str) -> None:
    july.say(OFFICE, "代登记 苏溪镇 1 电话 李红 7月18日 分管领导 方芳 副镇长 13800001112")
    assert answered in july.say(OFFICE, said)


@pytest.mark.parametrize(
    "words",
    [
        "等下王建国是副书记不是副镇长",
        "对了王建国不是副镇长，是副书记",
        "等一下，王建国是副书记，不是副镇长",
        "王建国是副书记不是副镇长",
    ],
)
def test_what_one_is_and_is_not_puts_his_post_right(begun: World, words: str) -> None:
    answer = begun.say(CLERK, words)

    assert "王建国（副书记，13857900001）" in answer, answer
    assert "没看懂" not in answer


@pytest.mark.parametrize(
    ("words", "second"),
    [
        ("报上去吧，顺便任务10写个进展：方案已经拟好，正在征求意见", "已记下任务10的进展"),
        ("对，报吧，另外任务3延期到9月20日，人手不够", "申请延到9月20日"),
    ],
)
def test_a_yes_with_another_deed_hands_the_list_in_and_takes_up_the_deed(begun: World, words: str, second: str) -> None:
    begun.say(CLERK, "周强职务是科员")

    answer = begun.say(CLERK, words)

    assert "任务1（加强组织领导，压实主体责任）已上报" in answer
    assert second in answer.split("\n\n")[-1]


@pytest.mark.parametrize("words", ["先别报，任务10写个进展：方案已经拟好", "对，任务1延期到8月5日"])
def test_a_deed_of_the_list_itself_or_a_no_hands_nothing_in(begun: World, words: str) -> None:
    begun.say(CLERK, "周强职务是科员")

    assert "已上报" not in begun.say(CLERK, words)


@pytest.mark.parametrize("begins", ["", "完成1"])
def test_a_whole_list_in_one_sentence_without_its_roles_is_shown(july: World, begins: str) -> None:
    if begins:
        july.say(CLERK, begins)

    shown = july.say(CLERK, "副镇长张国庆13905790001，科员李丽13905790002，主任王强13905790003")

    assert "还没有报" in shown
    assert (
        "分管领导：张国庆，副镇长，13905790001\n专职人员：李丽，科员，13905790002\n联系人：王强，主任，13905790003"
        in shown
    )
    assert "已上报" in july.say(CLERK, "是")


def test_three_people_of_another_matter_open_no_list(july: World) -> None:
    shown = july.say(CLERK, "任务10完成，专家组长张国庆13905790001，科员李丽13905790002，主任王强13905790003")

    assert "还没有报" not in shown
