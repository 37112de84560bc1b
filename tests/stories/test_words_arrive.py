"""What a unit wrote goes along into its report: before an offer, before a choice, and on task 1's list."""

import pytest

from bot.models import Assignment
from tests.world import World

CLERK, TOWN, SCHOOLS, OFFICE = "rongmei_jb", "fotang_jb", "jiaoyuju_jb", "fuban_sp"


def told(world: World, unit: str, number: int) -> str:
    """The 情况 of a report as the verifier reads it."""
    with world.house.database.read() as session:
        rows = [one for one in Assignment.in_state(session, "待核实", "办结") if one.number == number]
        return next(one.report_text for one in rows if one.unit.short == unit)


def test_the_words_before_an_offer_are_shown_and_reported(july: World) -> None:
    assert "任务2（搭建“义乌发布”主账号平台）办结，情况写“7月15日上线”吗" in july.say(CLERK, "任务2已完成，7月15日上线")
    assert "没有附情况" not in july.say(CLERK, "是")

    assert told(july, "市融媒体中心", 2) == "7月15日上线"


def test_the_words_before_a_choice_are_reported(july: World) -> None:
    assert "是哪一项" in july.say(CLERK, "重新报，义乌发布和爱义乌都上线了，7月15号")
    assert "没有附情况" not in july.say(CLERK, "1")

    assert told(july, "市融媒体中心", 2) == "义乌发布和爱义乌都上线了，7月15号"
    assert "义乌发布和爱义乌都上线了" in july.card(OFFICE, "任务2")


def test_the_command_is_no_part_of_the_report(july: World) -> None:
    july.say("xuanchuanbu_jb", "任务6报一下，下半年已开两次调度会")
    july.say("xuanchuanbu_jb", "是")

    assert told(july, "市委宣传部（网信办）", 6) == "下半年已开两次调度会"


def test_a_wrong_figure_is_put_right_without_taking_the_report_back(july: World) -> None:
    july.say(CLERK, "完成 2 已上线7处")
    assert "更正：是8处不是7处" in july.say(CLERK, "任务2那个报错了，是8处不是7处")
    july.say(CLERK, "是")

    assert told(july, "市融媒体中心", 2) == "已上线7处\n补充：更正：是8处不是7处"


def test_an_addition_to_what_is_not_reported_says_so(july: World) -> None:
    assert "还没有上报" in july.say(CLERK, "补充 2 更正为8处")
    july.say(CLERK, "完成 2")
    assert "您填的是这个吗" in july.say(CLERK, "我前面明明补充过了 怎么说没附")


def test_a_bare_yes_is_no_note(july: World) -> None:
    assert "没有附情况" in july.say(CLERK, "完成 2")
    assert "已补充" not in july.say(CLERK, "确认")


def test_what_names_nobody_is_told_back_and_so_it_goes_ends_the_list(july: World) -> None:
    assert "“张三分管宣传文化”里没看出" in july.say(TOWN, "完成1 张三分管宣传文化")
    july.say(TOWN, "分管领导张三副镇长 13800000001，专职人员符佳，联系人符佳")

    answer = july.say(TOWN, "就这样报")

    assert "已上报" in answer
    assert "专职人员：符佳" in answer


@pytest.mark.parametrize(("choice", "answer"), [("1", "联系人周敏（13611112222）"), ("2", "联系人换成周敏")])
def test_a_contact_may_be_for_the_list(july: World, choice: str, answer: str) -> None:
    july.say(SCHOOLS, "完成1 分管领导陈刚副局长，专职人员周敏、吴军")
    july.move_to("2022-07-20T11:00")
    assert "1 填进任务1的名单" in july.say(SCHOOLS, "联系人周敏13611112222")

    assert answer in july.say(SCHOOLS, choice)


def test_who_says_that_the_contact_changes_is_not_asked(july: World) -> None:
    assert "联系人换成周敏" in july.say(SCHOOLS, "更换联系人 周敏 13611112222")


def test_what_the_office_enters_for_task_1_has_its_names(july: World) -> None:
    july.say(OFFICE, "代登记 上溪镇 任务1 电话 王某 分管领导陈刚副镇长，专职人员周敏，联系人周敏")
    july.say(OFFICE, "是")

    assert told(july, "上溪镇", 1) == "（代登记）分管领导陈刚、专职人员周敏、联系人周敏"


def progress(world: World, unit: str, number: int) -> str:
    """The last note on the progress of an item."""
    with world.house.database.read() as session:
        rows = [one for one in Assignment.in_state(session, "待签收", "办理中") if one.number == number]
        return next(one.progress_text for one in rows if one.unit.short == unit)


def test_what_is_told_of_several_tasks_is_put_down_for_each(july: World) -> None:
    answer = july.say(TOWN, "进度 3 已停更两个号，任务10已投稿3篇，任务1名单在弄")

    assert "任务10：记进展“已投稿3篇”" in answer
    assert [progress(july, "佛堂镇", n) for n in (3, 10, 1)] == ["已停更两个号", "已投稿3篇", "名单在弄"]


def test_a_report_among_them_is_shown_first_and_one_that_cannot_be_made_stays_a_note(july: World) -> None:
    assert "任务3：记进展“弄完了”（任务3自动统计）" in july.say(TOWN, "任务3弄完了，10还在做，任务7没动")
    assert progress(july, "佛堂镇", 10) == ""
    assert "任务7不是本单位的，没有记" in july.say(TOWN, "是")
    assert (progress(july, "佛堂镇", 3), progress(july, "佛堂镇", 10)) == ("弄完了", "还在做")
    assert "任务2：上报办结，情况写“7月15日上线”" in july.say(CLERK, "任务2完成，7月15日上线；任务9还在做")
    july.say(CLERK, "是")

    assert (told(july, "市融媒体中心", 2), progress(july, "市融媒体中心", 9)) == ("7月15日上线", "还在做")


def test_a_note_is_put_right_and_the_old_one_stays_in_the_history(july: World) -> None:
    july.say(TOWN, "进度3 做到18%，等打款")
    assert "把任务3的进展改成“做到80%，等打款”" in july.say(TOWN, "80写成18了")
    assert progress(july, "佛堂镇", 3) == "做到18%，等打款"
    july.say(TOWN, "是")

    assert progress(july, "佛堂镇", 3) == "做到80%，等打款"
    assert "更正进展：由“做到18%，等打款”改为“做到80%，等打款”" in july.say(TOWN, "经过 3")
    assert july.heard("fotang_lx", "更正了进展")


def test_a_note_that_is_wrong_is_asked_for_anew(july: World) -> None:
    july.say(TOWN, "进度10 已投稿5篇")
    assert "任务10的进展现在是“已投稿5篇”，应该怎么写" in july.say(TOWN, "刚才那条写错了")
    july.say(TOWN, "一共投稿6篇")

    assert progress(july, "佛堂镇", 10) == "一共投稿6篇"


def test_a_value_alone_is_put_into_the_note_and_the_whole_shown(july: World) -> None:
    july.say(TOWN, "进度10 已投稿3篇，等采用")
    july.say(TOWN, "刚才那条写错了")
    assert "“已投稿5篇，等采用”。对吗" in july.say(TOWN, "5篇")
    assert progress(july, "佛堂镇", 10) == "已投稿3篇，等采用"
    july.say(TOWN, "是")

    assert progress(july, "佛堂镇", 10) == "已投稿5篇，等采用"
    assert "要撤回任务10的进展“已投稿5篇，等采用”吗" in july.say(TOWN, "最后一句去掉")
    july.say(TOWN, "算了")
    assert progress(july, "佛堂镇", 10) == "已投稿5篇，等采用"


@pytest.mark.parametrize("words", ["上一条进展作废", "刚才那条写错了，是5篇", "刚才那条写错了", "任务10的进展作废"])
def test_a_colleague_s_note_is_left_to_him(july: World, words: str) -> None:
    july.say(TOWN, "进度10 已投稿3篇")
    july.say("fotang_lx", "进度10 采编2篇")

    answer = july.say(TOWN, words)
    assert "没有改动" in answer
    assert "佛堂联系（样例）记的：“采编2篇”" in answer
    july.say(TOWN, "是")
    assert progress(july, "佛堂镇", 10) == "采编2篇"
    assert "已撤回任务10的进展“采编2篇”，现在是“已投稿3篇”" in july.say("fotang_lx", "上一条进展作废")


@pytest.mark.parametrize(
    ("words", "refused", "then"),
    [
        ("任务1撤回，任务10已投稿3篇", "任务1没有正等核实的上报", "任务10（负责主账号的内容发布）的进展吗"),
        ("任务1延期到7月10日领导出差，任务10在投稿", "7月10日已经过了", "“任务10在投稿”这一句还没有办"),
    ],
)
def test_behind_an_act_that_was_refused_the_second_is_not_lost(
    july: World, words: str, refused: str, then: str
) -> None:
    july.say(TOWN, "签收")
    answer = july.say(TOWN, words)

    assert refused in answer
    assert then in answer


def test_a_note_taken_back_brings_the_one_before(july: World) -> None:
    july.say(TOWN, "进度3 已备份")
    july.say(TOWN, "进度3 已停更")
    assert "已撤回任务3的进展“已停更”，现在是“已备份”" in july.say(TOWN, "上一条进展作废")
    assert progress(july, "佛堂镇", 3) == "已备份"
    assert "撤回进展：已停更" in july.say(TOWN, "经过 3")

    july.move_to("2022-07-22T10:00")
    assert "要撤回任务3的进展“已备份”吗" in july.say(TOWN, "任务3的进展撤回")
    july.say(TOWN, "是")
    assert progress(july, "佛堂镇", 3) == ""
    assert "没有记着的进展" in july.say(TOWN, "撤回任务3的进展")


def test_an_act_is_done_and_the_question_beside_it_answered(july: World) -> None:
    answer = july.say(TOWN, "收到签收，顺便问一下任务10是什么要求")
    assert answer.startswith("已签收：任务1")
    assert "任务10｜负责主账号的内容发布" in answer

    answer = july.say(TOWN, "进度10 已投稿3篇，另外任务1能不能缓几天")
    assert progress(july, "佛堂镇", 10) == "已投稿3篇"
    assert "延期 1 到" in answer


def test_the_answer_stands_before_a_form_that_asks(july: World) -> None:
    answer = july.say(TOWN, "注销佛堂城事，另外问一下任务10几号到期")

    assert answer.index("任务10｜") < answer.index("已起草：注销")
    assert "已填：停更2022年8月20日" in july.say(TOWN, "8月20日")


def test_what_was_told_beside_a_question_and_not_put_down_is_said(july: World) -> None:
    assert "“任务2完成了”这一句还没有记" in july.say(CLERK, "任务2完成了，还要交材料吗")


def test_one_task_is_handed_back_and_the_others_signed_for(july: World) -> None:
    answer = july.say("suxi_jb", "任务3不是我们的，我们没有账号，其他的都签收")

    assert answer.startswith("已签收：任务1（加强组织领导，压实主体责任）、任务10")
    assert "已转市府办：任务3" in answer
    assert july.heard("fuban_sp", "我们没有账号")


def test_the_others_are_signed_for_while_the_reason_is_still_asked(july: World) -> None:
    answer = july.say("fotang_lx", "任务3不是我们的，其他签")

    assert answer.startswith("已签收：任务1")
    assert "任务3请写上理由" in answer
    july.say("fotang_lx", "本镇没有账号了")
    july.say("fotang_lx", "是")
    assert "等市府办改派" in july.say("fotang_lx", "我的任务")


def test_who_may_not_hand_back_still_signs_for_the_others(july: World) -> None:
    answer = july.say(TOWN, "任务3不是我们的，其余两项认领")

    assert answer.startswith("已签收：任务1")
    assert "这一项由联系人来办" in answer


def test_what_waits_for_the_leader_is_not_signed_for(july: World) -> None:
    assert "已签收" not in july.say("fotang_lx", "任务3不是我们的，其他等领导看了再签")


def test_the_second_act_is_taken_up_behind_the_first(july: World) -> None:
    answer = july.say(TOWN, "任务1延期到8月5日领导出差，任务10投稿3篇，任务3已停更")
    assert "原因：领导出差。YQ-2022-001" in answer
    assert (progress(july, "佛堂镇", 10), progress(july, "佛堂镇", 3)) == ("投稿3篇", "已停更")

    answer = july.say("suxi_jb", "任务1延期到8月5日领导出差，任务3办好了")
    assert "原因：领导出差。YQ-2022-002" in answer
    assert "任务3按本单位账号注销情况自动统计" in answer


def test_beside_a_form_the_second_act_waits_and_that_is_said(july: World) -> None:
    answer = july.say("gonganju_jb", "微博注销，抖音改名为义乌平安")

    assert answer.startswith("记下了：这件送签以后，接着问您“抖音改名为义乌平安”。")
    assert "原因要写" not in answer
    assert "已起草：注销 义乌公安（新浪微博）" in answer


def test_what_stands_behind_a_receipt_is_put_down_too(july: World) -> None:
    answer = july.say(TOWN, "收到，任务1名单在弄，任务10还没动")

    assert answer.startswith("已签收：任务1")
    assert (progress(july, "佛堂镇", 1), progress(july, "佛堂镇", 10)) == ("名单在弄", "还没动")
    assert "已签收" not in july.say("suxi_jb", "收到，任务3不是我们的")


def test_each_part_of_a_note_stays_its_writer_s(july: World) -> None:
    july.say(TOWN, "进度10 已投稿3篇")
    july.say("fotang_lx", "补充10 审核制度还差签字")

    assert "改成“已投稿5篇”" in july.say(TOWN, "刚才那条写错了，是5篇")
    assert "已投稿5篇 补充：审核制度还差签字" in july.say(TOWN, "是")
    july.say("fotang_lx", "刚才那条改成：审核制度签过字")
    assert "已投稿5篇 补充：审核制度签过字" in july.say("fotang_lx", "是")
    assert "已撤回任务10的进展“已投稿5篇”，现在是“审核制度签过字”" in july.say(TOWN, "上一条进展作废")
    assert "佛堂联系（样例）记的" in july.say(TOWN, "上一条进展作废")
    told = july.say(TOWN, "经过 10")
    assert "佛堂经办（样例）　更正进展：由“已投稿3篇”改为“已投稿5篇”" in told
    assert "佛堂联系（样例）　更正进展：由“审核制度还差签字”改为“审核制度签过字”" in told
