"""Sentences that no rule knows: asked back by name, done only after 是, gone after 算了."""

import pytest
from sqlalchemy import select

from bot.handlers.guide import OFFERED
from bot.language.judging.judge import READ_ONLY
from bot.language.offers.likely import TYPED_WITH
from bot.language.offers.naming import NAMERS
from bot.models import Unknown
from bot.wording.helping import SUBJECTS, TYPED
from tests.world import World

CLERK, PRINCIPAL, OFFICE, FIRST_LOOK = "jiaoyuju_jb", "jiaoyuju_zy", "fuban_sp", "fuban_cs"


def test_what_may_be_guessed_can_be_named() -> None:
    assert set(NAMERS) - READ_ONLY <= set(OFFERED)


def test_a_guess_is_asked_and_done_after_yes(july: World) -> None:
    asked = july.say(CLERK, "我们局那个教育之声没什么人看，荒着也是荒着，撤了算了")

    assert "您是要申请注销义乌教育之声" in asked
    assert not july.history(event="request.create")
    assert "义乌教育之声" in july.say(CLERK, "是")
    assert "ZX-2022-001" in july.say(CLERK, "我的申请")


def test_a_guess_that_was_wrong_leaves_nothing(july: World) -> None:
    asked = july.say(CLERK, "上次说的那份分管领导名单前天就送到你们手里了")

    assert "您是要上报任务1" in asked
    july.say(CLERK, "算了")
    assert "您是要" not in july.say(CLERK, "是")
    assert not july.history(event="assignment.report")


def test_a_guessed_handover_shows_at_once_what_would_go_out_and_asks_one_yes(world: World) -> None:
    shown = world.say(FIRST_LOOK, "把通知发下去吧")

    assert not world.history(event="plan.confirm_handover")
    assert "将交办义政办发〔2022〕41号《义乌市政务新媒体规范化建设工作实施方案》" in shown
    assert "承办项127项，42个单位，发卡片40张，每单位一张（2个单位不设催办，不发卡片）" in shown
    assert "7月1日9:00起发出" in shown
    assert "已确认交办41号，7月1日9:00起发出" in world.say(FIRST_LOOK, "是")
    assert len(world.history(event="plan.confirm_handover")) == 1


@pytest.mark.parametrize(
    ("who", "words", "asked"),
    [
        (OFFICE, "佛堂镇的任务1我这边看过了，没毛病", "核实卡片"),
        (OFFICE, "佛堂城事这个号先留着吧，他们还要用", "处置意见定为保留"),
        (CLERK, "人手实在不够，任务1能不能往后拖拖", "延期"),
    ],
)
def test_the_question_says_what_would_be_done(july: World, who: str, words: str, asked: str) -> None:
    answer = july.say(who, words)

    assert asked in answer, answer
    assert "系统出错" not in july.say(who, "是")


def test_a_list_with_another_page_asks_nothing(july: World) -> None:
    assert "下一页" in july.say(OFFICE, "统计 1")

    assert july.say(OFFICE, "期初表").startswith("没看明白。可以说：统计")
    assert "任务1" in july.say(OFFICE, "下一页")  # it can still be turned


def test_what_is_no_answer_is_asked_again(july: World) -> None:
    asked = july.say(CLERK, "注销 义乌教育之声")

    assert july.say(CLERK, "我得问问老何，下午发你").startswith("好的，等您。")
    assert july.say(CLERK, "停更日期还没定").startswith("好的，等您。")
    again = july.say(CLERK, "你们这个系统做得蛮像样的嘛")

    assert again.startswith("没看明白。刚才的问题还等您回答"), again
    assert asked.splitlines()[0] in again
    assert "①哪天起停更" in again
    assert "原因" in july.say(CLERK, "8月20日")  # the question is still open; the day is taken
    assert not july.history(event="request.submit")


@pytest.mark.parametrize(
    ("words", "shown"),
    [("退不掉,仍归商务局", "维持 2 单位 理由"), ("转派江东街道", "改派 2 甲单位 给 乙单位")],
)
def test_what_lacks_its_number_is_told_how_it_is_typed(july: World, words: str, shown: str) -> None:
    before = len(july.history())

    answer = july.say(OFFICE, words)

    assert answer.startswith("还没办。您像是要")
    assert shown in answer
    assert len(july.history()) == before
    with july.house.database.read() as session:
        assert session.scalar(select(Unknown.text)) == words


def test_every_command_that_is_told_how_has_its_lines() -> None:
    assert set(TYPED) >= TYPED_WITH
    for intent, (subject, verb) in TYPED.items():
        assert any(verb in line for _, line in SUBJECTS[subject]), intent


def test_words_that_only_seem_a_reason_are_shown_before_they_are_written(july: World) -> None:
    july.say(CLERK, "注销 义乌教育之声")
    july.say(CLERK, "gh_0a1b2c3d4e5f")
    july.say(CLERK, "8月20日")

    asked = july.say(CLERK, "管号的小姑娘回家生孩子去了")

    assert "您填的是这个吗？原因：管号的小姑娘回家生孩子去了" in asked
    assert "没有" not in july.say(CLERK, "不是")  # it is asked for again
    assert "您填的是这个吗？" in july.say(CLERK, "管号的小姑娘回家生孩子去了")
    assert "管号的小姑娘回家生孩子去了" in july.say(CLERK, "是")


def test_a_doubt_is_over_with_the_next_message(july: World) -> None:
    july.say(CLERK, "注销 义乌教育之声")
    assert "您填的是这个吗？" in july.say(CLERK, "管号的小姑娘回家生孩子去了")
    july.say(CLERK, "8月20日")

    answer = july.say(CLERK, "是")

    assert "小姑娘" not in answer


def test_what_sounds_like_a_yes_confirms_nothing(july: World) -> None:
    july.say(CLERK, "我们局那个教育之声没什么人看，荒着也是荒着，撤了算了")

    assert july.say(CLERK, "中，弄吧弄吧").startswith("拿不准您的意思，还没办。")
    assert not july.history(event="request.create")
    july.say(CLERK, "是")
    assert july.history(event="request.create")


def test_who_asks_back_hears_the_question_and_who_can_tell(july: World) -> None:
    july.say(CLERK, "注销 义乌教育之声")

    answer = july.say(CLERK, "停更日期是指最后发文那天吗")

    assert answer.startswith("停更日期那天起不再发内容")
    assert "①" in answer


def test_what_sounds_like_the_end_ends_nothing(july: World) -> None:
    july.say(CLERK, "注销 义乌教育之声")

    assert july.say(CLERK, "打住吧，书记刚发话说这个号要保留").startswith("是不办了吗？")
    assert "不办了" in july.say(CLERK, "算了")


def test_who_calls_alone_is_heard_and_kept_for_nobody(july: World) -> None:
    assert july.say("suxi_jb", "在吗") == "您好，督办助手在。要办什么直接说，例如：我的任务；回复“帮助”看全部。"
    assert not july.say("suxi_jb", "谢谢")
    assert not july.hear("suxi_jb", "@督办助手 在吗", group="苏溪镇").text
    with july.house.database.read() as session:
        assert not session.scalars(select(Unknown)).all()


def test_a_choice_is_put_once_more_with_its_numbers(july: World) -> None:
    july.say(CLERK, "我们局要注销一个号")

    again = july.say(CLERK, "微博热搜今天又炸了")

    assert again.startswith("没看明白。刚才的问题还等您回答")
    assert "1 义乌教育之声" in again


def test_a_field_of_a_change_is_understood_from_its_description(july: World) -> None:
    july.say(CLERK, "变更 义乌教育之声")

    assert "变更项：管理员" in july.say(CLERK, "后台那个人要换掉")
    assert "管理员改成什么" in july.say(CLERK, "是")


def test_the_number_of_what_is_taken_back_is_put_right_and_agreed_to_anew(july: World) -> None:
    asked = july.say(CLERK, "等下，张三调走了，刚才报的先别算，撤回来")
    assert asked.startswith("您是要撤回任务吗")

    assert july.say(CLERK, "不是，是任务1").startswith("您是要撤回任务1（加强组织领导，压实主体责任）吗")
    assert july.say(CLERK, "错了，任务10").startswith("您是要撤回任务10（负责主账号的内容发布）吗")
    assert "没有正等核实" in july.say(CLERK, "是")


def test_a_yes_to_taking_back_nothing_hears_that_there_is_nothing(july: World) -> None:
    july.say(CLERK, "不对不对，李四的职务写错了，我重新报，先撤回来")

    assert "没有正等核实的上报" in july.say(CLERK, "是")
