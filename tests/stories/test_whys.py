"""为啥又退: the last no on the unit's papers, reports and orders, with its reason."""

from tests.world import World

CLERK, HEAD, MONITOR = "suxi_jb", "suxi_zy", "shuguan_jc"


def test_the_last_no_is_told_with_its_reason(july: World) -> None:
    assert "没有查到退回" in july.say(CLERK, "为啥又退")
    july.say(CLERK, "注销 魅力苏溪 8月15日停更 账号ID gh_a1b2c3 原因2")
    july.say(CLERK, "是")
    july.tap(HEAD, "ZX-2022-001", "退回", "reason")

    answer = july.say(CLERK, "镇长怎么没同意改名？")
    assert "签字退回：原因写得不清楚" in answer
    assert "经过 ZX-2022-001" in answer

    july.say(MONITOR, "下发整改 魅力苏溪 错别字")
    july.say(MONITOR, "是")
    assert july.say(CLERK, "错别字在哪篇啊？通知里没写").startswith("ZG-2022-001｜苏溪镇")
    july.say(CLERK, "整改反馈 已更正 https://mp.weixin.qq.com/s/abc")
    july.tap(MONITOR, "【请复核】", "退回", "link")

    for words in ("退回来了？为啥", "数管说还在，啥意思", "府办说啥了"):
        assert "整改退回：链接打不开，请换一个" in july.say(CLERK, words)
