"""发布审核 is read by its first words and its numbers; talk about texts in a group is left alone."""

import pytest

from bot.language import interpret, parse_context
from bot.language.posts import merged, parts_of
from tests.language.plans import notice

UNIT = "role=经办人;unit=佛堂镇;now=2022-07-20T10:00"
MEDIA = "role=融媒体;unit=市融媒体中心;now=2022-07-20T10:00"
LINK = "https://mp.weixin.qq.com/s/abc"


@pytest.mark.parametrize(
    ("who", "words", "intent", "slots"),
    [
        (
            UNIT,
            f"投稿 佛堂古镇夜游指南 {LINK} 初审张某，复审李某，终审王某",
            "POST_OFFER",
            {"title": "佛堂古镇夜游指南", "link": LINK, "first": "张某", "second": "李某", "final": "王某"},
        ),
        (UNIT, "我要投稿《夜游》今晚七点开放", "POST_OFFER", {"title": "夜游", "body": "今晚七点开放"}),
        (UNIT, "我要投稿：《夜游》今晚七点开放", "POST_OFFER", {"title": "夜游", "body": "今晚七点开放"}),
        (UNIT, "改稿 fb2022001 夜游", "POST_OFFER", {"request": "FB-2022-001", "title": "夜游"}),
        (UNIT, "修改 FB-2022-001 题目：夜游", "POST_OFFER", {"request": "FB-2022-001", "title": "夜游"}),
        (UNIT, "修改 ZX-2022-001 停更日期 8月20日", "REQUEST_EDIT", {"request": "ZX-2022-001"}),
        (MEDIA, "采用 FB-2022-001", "POST_DECIDE", {"request": "FB-2022-001"}),
        (MEDIA, "退回 FB-2022-001 图片打不开", "POST_DECIDE", {"request": "FB-2022-001", "reason": "图片打不开"}),
        (MEDIA, f"已发布 FB-2022-001 {LINK} 7月19日", "POST_DONE", {"link": LINK, "date": "2022-07-19"}),
        (MEDIA, "待审稿件", "POST_LIST", {}),
        (MEDIA, "供稿统计 2022年第四季度", "POST_COUNTS", {"cycle": "2022-Q4"}),
        (MEDIA, "供稿统计 上季度", "POST_COUNTS", {"cycle": "2022-Q2"}),
        (MEDIA, "FB-2022-001", "REQUEST_STATUS", {"request": "FB-2022-001"}),
    ],
)
def test_posts_are_read(who: str, words: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(who, notice()), notice())

    assert meaning.intent == intent
    assert {key: value for key, value in meaning.slots.items() if key in slots} == slots


@pytest.mark.parametrize("words", ["投稿 请大家踊跃", "稿子退回重写", "供稿情况大家报一下", "今天的稿子写得不错"])
def test_talk_about_texts_is_left_alone(words: str) -> None:
    meaning = interpret(f"@督办助手 {words}", parse_context(f"{UNIT};chat=group@", notice()), notice())

    assert meaning.act == "ignore"


def test_parts_come_in_any_order_and_over_several_messages() -> None:
    said = parts_of("终审：王某（镇长） 题目：夜游 正文：今晚 开放，欢迎 初审 张某 复审李某")
    assert said == {
        "title": "夜游",
        "body": "今晚 开放，欢迎",
        "first": "张某",
        "second": "李某",
        "final": "王某（镇长）",
    }
    assert merged({"title": "夜游"}, "今晚七点开放，欢迎") == {"title": "夜游", "body": "今晚七点开放，欢迎"}
    assert merged({"title": "夜游", "link": LINK}, "初审张某") == {"title": "夜游", "link": LINK, "first": "张某"}
