"""A draft that has waited for longer than its day allows says so when it is looked at, not only when it is sent."""

from tests.world import World

CLERK = "gonganju_jb"


def test_the_draft_s_number_tells_that_its_day_is_over(july: World) -> None:
    july.say(CLERK, "注销 义乌公安知乎")
    july.say(CLERK, "zhihu1234，7月21日停更，原因1")
    july.say(CLERK, "算了")
    assert "填好了，还没送签" in july.say(CLERK, "ZX-2022-001")

    july.move_to("2022-07-25T10:00")

    assert "原来写的7月21日已经过了，请换一个日期。" in july.say(CLERK, "ZX-2022-001")


def test_an_extension_that_is_taken_back_tells_it_too(july: World) -> None:
    july.say("suxi_jb", "延期 1 到8月2日 分管领导人选还没有定")
    july.move_to("2022-08-03T10:00")

    assert july.say("suxi_jb", "修改 YQ-2022-001").startswith("原来写的8月2日已经过了，请换一个日期。\n")
