"""A principal asks what lies before him, a clerk what became of it; a slip of the finger; what the bot is for."""

from tests.stories.test_main_job import CLERK, GROUP, OFFICE, PRINCIPAL, apply
from tests.world import World

REASON = "受众面小、更新力量不足"


def test_a_principal_reads_the_form_before_he_signs(july: World) -> None:
    apply(july)

    for text in ("教育局那个公众号为什么要注销？", "001号申请写的啥", "这个注销的原因怎么是个电话号码？"):
        answer = july.say(PRINCIPAL, text)
        assert "【申请表】" in answer, text
        assert REASON in answer, text


def test_a_refusal_is_told_to_who_asks_and_stays_what_it_is(july: World) -> None:
    apply(july)
    assert "您还没有定过" in july.say(PRINCIPAL, "刚才点错了，应该是退回")
    july.tap(PRINCIPAL, "ZX-2022-001", "不同意")
    assert "还没有定" in july.say(PRINCIPAL, "等下，我点错了，应该是退回")

    july.tap(PRINCIPAL, "ZX-2022-001", "不同意")
    july.say(PRINCIPAL, "还要用")
    july.say(PRINCIPAL, "是")

    told = july.say(CLERK, "局长怎么说")
    assert "现在：负责人不同意" in told
    assert "不同意：还要用" in told
    told = july.say(PRINCIPAL, "刚才点错了，应该是退回")
    assert "点的是“不同意”，理由：还要用" in told
    assert "请经办人重新申请" in told


def test_only_a_signature_is_offered_to_be_taken_back(july: World) -> None:
    apply(july)
    july.tap(PRINCIPAL, "ZX-2022-001", "同意")

    assert july.say(PRINCIPAL, "刚才点错了，应该是退回").startswith("您是要收回签字")
    assert "已收回" in july.say(PRINCIPAL, "是")
    july.tap(PRINCIPAL, "ZX-2022-001", "退回")
    july.say(PRINCIPAL, "原因太笼统")
    july.say(PRINCIPAL, "是")
    assert "改好会再送您签" in july.say(PRINCIPAL, "点错了")
    assert "退回原因：原因太笼统" in july.say(CLERK, "局长什么意见")


def test_nobody_who_calls_the_bot_with_a_question_is_met_with_silence(july: World) -> None:
    assert "我的任务" in july.say(CLERK, "在吗，这个是干嘛的", GROUP)
    assert "导出8月通报 —— 草稿" in july.say(OFFICE, "报告")
