"""An extension in people's own words: what is told beside an offer, and a paper that is put right after it was sent."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK = "suxi_jb"


@begins
def sent(july: World) -> None:
    """An extension that waits for the principal."""
    assert "YQ-2022-001" in july.say(CLERK, "延期 3 到9月20日 冲锋舟还没到货")


def test_what_is_told_beside_the_offer_is_shown_with_it(july: World) -> None:
    assert "您是要申请任务延期吗" in july.say(CLERK, "能不能晚几天交啊 材料来不及")
    assert "您是要申请任务3（推进政务新媒体清理整合）延期吗" in july.say(CLERK, "任务3")
    assert "延到2022年9月15日（周四）吗" in july.say(CLERK, "9月15日")

    shown = july.say(CLERK, "谭主任出差了没人签")
    assert "原因“谭主任出差了没人签”" in shown
    assert not july.history(event="request.create")

    assert "原因：谭主任出差了没人签。YQ-2022-001" in july.say(CLERK, "是")


def test_the_day_of_a_closing_is_kept_until_the_form_begins(july: World) -> None:
    assert "您是要申请注销" in july.say("gonganju_jb", "义乌公安知乎没人看，不要了，想注销")
    assert "停更日期：2022年9月3日" in july.say("gonganju_jb", "9月3日")

    assert "停更2022年9月3日" in july.say("gonganju_jb", "是")


@pytest.mark.parametrize("words", ["等等 改成9月25", "还是查不清那个站 再延到9月25"])
def test_another_day_right_after_sending(sent: World, words: str) -> None:
    assert "修改申请YQ-2022-001，日期改为2022年9月25日（周日）" in sent.say(CLERK, words)

    assert "申请延到：2022年9月25日" in sent.say(CLERK, "是")


def test_a_day_inside_the_new_reason_leaves_the_day_alone(sent: World) -> None:
    answer = sent.say(CLERK, "修改 YQ-2022-001 冲锋舟还没到货，厂家9月16日才发货")

    assert "申请延到：2022年9月20日" in answer
    assert "原因：冲锋舟还没到货，厂家9月16日才发货" in answer


def test_who_leaves_a_changed_paper_hears_where_it_is(sent: World) -> None:
    sent.say(CLERK, "修改 YQ-2022-001 9月25日")

    left = sent.say(CLERK, "算了不改了")

    assert "YQ-2022-001现在没有送签" in left
    assert "延到9月25日，原因：冲锋舟还没到货" in left
    assert "回复“继续 YQ-2022-001”" in left
    assert "送苏溪主要" in sent.say(CLERK, "继续 YQ-2022-001")


@pytest.mark.parametrize("words", ["改一下：延到9月25号", "还是延到9月25号吧"])
def test_a_day_behind_another_word_of_change_is_for_the_one_that_waits(sent: World, words: str) -> None:
    assert "修改申请YQ-2022-001，日期改为2022年9月25日" in sent.say(CLERK, words)


def test_a_second_wish_for_the_same_item_is_offered_as_another_day_of_the_first(sent: World) -> None:
    asked = sent.say(CLERK, "延期 3 到9月25日 冲锋舟还没到货")
    assert "任务3已有一件延期申请在办：YQ-2022-001，延到9月20日" in asked
    assert "改成延到2022年9月25日（周日）（已送签，会先收回" in asked
    assert not sent.history(event="request.take_back")

    assert "申请延到：2022年9月25日" in sent.say(CLERK, "是")
    assert len(sent.history(event="request.create")) == 1


CLOSURE = "注销公安局知乎 8月10日停更 原因受众面小、更新力量不足，整合至义乌发布 账号ID 12345678"


@pytest.mark.parametrize("words", ["把延期撤了", "那把延期撤了", "延期那张收回来", "延期不办了"])
def test_only_the_extension_is_taken_back_beside_a_closure(july: World, words: str) -> None:
    july.say("gonganju_jb", CLOSURE)
    july.say("gonganju_jb", "是")
    assert "ZX-2022-001" not in july.say("gonganju_jb", words)
    july.say("gonganju_jb", "算了")
    assert "没有还在办的延期申请" in july.say("gonganju_jb", "把延期撤了")

    july.say("gonganju_jb", "任务3申请延期到9月20日，人手不足")
    assert "YQ-2022-001" in july.say("gonganju_jb", words)


def test_a_day_of_the_extension_is_none_of_a_closure(july: World) -> None:
    july.say("gonganju_jb", CLOSURE)
    july.say("gonganju_jb", "是")
    assert "申请任务延期，延到2022年9月10日" in july.say("gonganju_jb", "延期那个改成9月10号")
    july.say("gonganju_jb", "算了")

    july.say("gonganju_jb", "任务3申请延期到9月20日，人手不足")
    assert "原因改为设备没到" in july.say("gonganju_jb", "延期原因写得不对，是设备没到")
    assert "YQ-2022-001，日期改为2022年9月15日" in july.say("gonganju_jb", "申请延期的那张，日期写到9月15")
    july.say("gonganju_jb", "算了")
    assert "收到：任务1" in july.say("gonganju_jb", "任务1申请延期到8月20日，原因是人没定")
    assert "停更日期改为2022年8月20日" in july.say("gonganju_jb", "知乎的停更日期改成8月20日")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("同意，日期改成9月10日", "日期改成9月10日"),
        ("可以，但只能延到9月10号", "只能延到9月10号"),
        ("日期改成9月10日", "日期改成9月10日"),
        ("太晚了，9月10日前", "太晚了，9月10日前"),
        ("让他把日期改成9月10再给我", "让他把日期改成9月10再给我"),
        ("这个理由站不住脚", "这个理由站不住脚"),
        ("原因写得太简单了，重写", "原因写得太简单了，重写"),
        ("材料不全", "材料不全"),
        ("错别字改掉再报", "错别字改掉再报"),
        ("太急了，缓到9月底", "太急了，缓到9月底"),
    ],
)
def test_what_the_head_wants_changed_stands_on_his_card(sent: World, words: str, reason: str) -> None:
    assert f"YQ-2022-001的签批卡片，理由写“{reason}”吗" in sent.say("suxi_zy", words)

    assert f"理由已记在卡片上：{reason}" in sent.say("suxi_zy", "是")
    sent.tap("suxi_zy", "YQ-2022-001", "退回")
    assert sent.heard(CLERK, reason)


def test_what_the_head_adds_beside_the_offer_of_his_card_joins_it(sent: World) -> None:
    sent.say("suxi_zy", "名称写错了，让他改过来")

    assert "名称写错了，让他改过来；日期改到9月10日" in sent.say("suxi_zy", "日期改到9月10日")
    assert "；原因太单薄”吗" in sent.say("suxi_zy", "原因太单薄")
    assert "日期改到9月10日；原因太单薄" in sent.say("suxi_zy", "是")


@pytest.mark.parametrize("words", ["不对，原因没问题，是日期太晚了，改到8月10日", "错了，日期改到8月10日"])
def test_what_the_head_says_instead_stands_alone(sent: World, words: str) -> None:
    sent.say("suxi_zy", "原因太单薄")

    offered = sent.say("suxi_zy", words)
    assert "改到8月10日”吗" in offered
    assert "单薄" not in offered


@pytest.mark.parametrize(
    "words",
    ["日期写错了也没关系，同意", "理由少了一点，可以", "说明写得不够细，就同意吧", "我再核一下", "我们再核一下数字"],
)
def test_a_yes_at_the_end_and_what_he_will_do_himself_are_no_return(sent: World, words: str) -> None:
    assert "退回" not in (said := sent.say("suxi_zy", words))
    assert "理由写" not in said


@pytest.mark.parametrize("words", ["为什么要延期", "原因是什么", "我先看看材料", "日期是哪天"])
def test_what_the_head_asks_is_no_return(sent: World, words: str) -> None:
    assert "理由写" not in sent.say("suxi_zy", words)


@pytest.mark.parametrize("words", ["同意", "同意延期到9月20日"])
def test_a_head_who_only_agrees_gives_no_reason(sent: World, words: str) -> None:
    answer = sent.say("suxi_zy", words)

    assert "卡片已重新发到" in answer
    assert "理由" not in answer
