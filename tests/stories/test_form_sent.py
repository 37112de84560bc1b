"""A form on its way: sent, deleted, put right after it went, returned; nothing of it happens by a mistaken yes."""

from tests.stages import begins
from tests.world import World

CLERK, PRINCIPAL, OFFICE = "suxi_jb", "suxi_zy", "fuban_sp"
NUMBER = "ZX-2022-001"


@begins
def shown(july: World) -> None:
    """A complete form of the unit's 微博, and the question whether it goes to be signed."""
    july.say(CLERK, "注销 义乌市苏溪镇政府微博")
    assert "填好了" in july.say(CLERK, "5566778899，8月1日停更，原因1")


def test_a_draft_that_is_to_go_is_never_sent(shown: World) -> None:
    asked = shown.say(CLERK, "草稿不要了，删了吧")
    assert asked.startswith(f"将撤回{NUMBER}"), asked

    assert shown.say(CLERK, "是").startswith(f"已撤回{NUMBER}")
    assert not shown.history(event="request.submit")


def test_a_yes_behind_a_doubtful_no_sends_nothing(shown: World) -> None:
    answer = shown.say(CLERK, "局长说不行")

    assert answer.startswith("好的，先不送，草稿还在。")
    shown.say(CLERK, "是")
    assert not shown.history(event="request.submit")


def test_a_correction_is_shown_before_it_goes(shown: World) -> None:
    assert "停更日期：2022年8月5日" in shown.say(CLERK, "8月5号停")
    assert "账号：6677889900" in shown.say(CLERK, "ID写错了，是6677889900")
    assert shown.say(CLERK, "局长看过了，没问题，报").startswith("已送")
    assert "停更日期：2022年8月5日" in "".join(shown.texts(PRINCIPAL))


def test_a_form_that_was_sent_is_put_right_with_what_was_said(shown: World) -> None:
    shown.say(CLERK, "送镇长")

    asked = shown.say(CLERK, "镇长说改到7月31号停")
    assert f"修改申请{NUMBER}（" in asked
    assert "），停更日期改为2022年7月31日（周日）（已送签，会先收回，改好要重新送签）" in asked
    assert len(shown.history(event="request.take_back")) == 0

    assert "停更日期：2022年7月31日" in shown.say(CLERK, "是")
    assert shown.say(CLERK, "送").startswith("已送")


def test_a_returned_form_takes_the_new_reason(shown: World) -> None:
    shown.say(CLERK, "是")
    shown.tap(PRINCIPAL, NUMBER, "退回", "date")

    asked = shown.say(CLERK, "收到，原因改成：粉丝少、更新力量不足，内容并到义乌发布")
    assert "），原因改为粉丝少、更新力量不足，内容并到义乌发布吗" in asked

    assert "原因：粉丝少、更新力量不足，内容并到义乌发布" in shown.say(CLERK, "是")


def test_who_sends_what_the_office_keeps_is_told(shown: World) -> None:
    shown.say(OFFICE, "处置 义乌市苏溪镇政府微博 保留")
    shown.say(OFFICE, "是")

    assert "市府办已定义乌市苏溪镇政府（新浪微博）保留" in shown.say(CLERK, "继续")
    shown.say(CLERK, "是")
    assert "请注意：市府办此前已定这个账号保留。" in "".join(shown.texts(PRINCIPAL))


def test_a_draft_says_what_it_lacks(july: World) -> None:
    july.say(CLERK, "注销 义乌市苏溪镇政府微博")
    july.say(CLERK, "8月1日停更，原因1")

    assert "还差账号ID" in july.say(CLERK, f"修改 {NUMBER}")
