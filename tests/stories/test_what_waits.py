"""Plain words on an order, from unit, monitor and office: what waits decides what they are about."""

from tests.stories.test_rectifications import CLERK, CONTACT, MONITOR, OFFICE, issue, order
from tests.world import World

LINK = "https://mp.weixin.qq.com/s/abc123"


def test_an_order_is_mended_and_checked_in_plain_words(july: World) -> None:
    number = issue(july)
    july.tap(CONTACT, "【整改通知】", "签收")
    july.say(CLERK, "注销 义乌教育之声")  # another form lies open

    asked = july.say(CLERK, f"这下真改好了，删了重发的 {LINK}")
    assert asked.startswith(f"您是要反馈整改{number}，写“这下真改好了，删了重发的 {LINK}”吗")
    july.say(CLERK, "是")
    assert order(july).state == "待复核"

    told = july.say(CLERK, f"改好了 {LINK}")
    assert "等市数管中心" in told
    assert "被退回的，到时再反馈" in told

    assert july.say(MONITOR, "我看了还是错的，没改过来").startswith(f"您是要复核整改{number}吗")
    assert "请在卡片上点" in july.say(MONITOR, "是")
    july.tap(MONITOR, "【请复核】", "退回", "typed")
    assert july.heard(CLERK, "我看了还是错的，没改过来")

    july.say(CLERK, f"改好了 {LINK}")
    assert july.say(MONITOR, "教育局那个可以了，通过").startswith(f"您是要复核整改{number}吗")
    assert order(july).state == "待复核"


def test_an_order_is_disputed_and_answered_in_plain_words(july: World) -> None:
    number = issue(july)
    asked = july.say(CONTACT, "这不是错别字，是引用原话，凭什么整改")
    assert asked.startswith(f"您是要对整改{number}申请复核吗")
    july.say(CONTACT, "是")
    assert order(july).state == "申请复核中"

    told = july.say(CLERK, f"算了我们改吧，已经改好了 {LINK}")
    assert "等市府办" in told
    assert "现在就改的，请回复“人工”" in told

    assert july.say(OFFICE, "维持，标题引用也要规范").startswith(f"您是要答复整改{number}的复核申请吗")
    assert "请在卡片上点" in july.say(OFFICE, "是")
    july.tap(OFFICE, "【整改申请复核】", "维持", "typed")
    assert july.heard(CLERK, "标题引用也要规范")
