"""A paper by the end of its number, and a question that is put behind a no: through the doors."""

from tests.stories.test_rectifications import CLERK, issue, order
from tests.world import World


def test_orders_by_the_end_of_their_numbers(july: World) -> None:
    for words in ("下发整改 义乌教育之声 错别字", "下发整改 义乌教育之声 超过14天没更新"):
        issue(july, words)

    assert "ZG-2022-002" in july.say(CLERK, "签收002")
    assert order(july, "ZG-2022-002").state == "整改中"
    assert order(july, "ZG-2022-001").state == "待签收"
    assert "ZG-2022-001" in july.say(CLERK, "001那张什么问题")

    july.say(CLERK, "签收001")
    told = july.say(CLERK, "001和002都改好了，链接已更正")

    assert "收到整改反馈ZG-2022-001" in told
    assert "和002" not in told
    assert "ZG-2022-002" in told


def test_a_question_behind_a_no_is_answered_and_the_guess_is_over(july: World) -> None:
    assert "您是要" in july.say(CLERK, "完成的事情报一下任务1可能")

    assert "您是要" in july.say(CLERK, "你先说清楚是哪个任务")
    assert "延期 编号" in july.say(CLERK, "不用，我就问问怎么延期")
    assert "没有等您回答的问题" in july.say(CLERK, "是")
