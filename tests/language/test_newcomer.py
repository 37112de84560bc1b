"""Somebody whom no roster knows says who he is; nobody else is ever registered by such words."""

import pytest

from bot.language import interpret, parse_context
from tests.language import plans

STRANGER = "role=未绑定;unit=无;now=2022-07-20T10:00"
CLERK = "role=经办人;unit=佛堂镇;now=2022-07-20T10:00"


@pytest.mark.parametrize(
    ("said", "slots"),
    [
        ("我是水务局的陈某", {"unit": "B15", "name": "陈某"}),
        ("新来的，市水务局小王", {"unit": "B15", "name": "小王"}),
        ("我是佛堂镇新来的小李", {"unit": "Z01", "name": "小李"}),
        ("您好，我是市教育局张三，刚接手这块工作", {"unit": "B01", "name": "张三"}),
        ("市水务局王某前来报到", {"unit": "B15", "name": "王某"}),
        ("我叫陈某，水务局的", {"unit": "B15", "name": "陈某"}),
        ("名册里没有我吧？教育局 郑某", {"unit": "B01", "name": "郑某"}),
        ("登记 没有的局 张三", {"unit": "没有的局", "name": "张三"}),
        ("我是没有的局的张三", {"unit": "没有的局", "name": "张三"}),
        ("登记 张三", {"name": "张三"}),
    ],
)
def test_a_stranger_who_says_who_he_is_is_offered_to_register(said: str, slots: dict[str, str]) -> None:
    words = plans.notice()

    heard = interpret(said, parse_context(STRANGER, words), words)
    known = interpret(said, parse_context(CLERK, words), words)
    overheard = interpret(f"@督办助手 {said}", parse_context(f"{CLERK};chat=group@", words), words)

    assert (heard.intent, heard.slots) == ("REGISTER", {**slots, "ask": "did_you_mean"})
    assert known.intent != "REGISTER" or known.act == "offer"
    assert overheard.intent != "REGISTER"


@pytest.mark.parametrize("said", ["佛堂镇真漂亮", "我不是水务局的", "教育局今天来人了吗", "佛堂镇张某呢", "我是谁"])
def test_other_words_of_a_stranger_are_no_registration(said: str) -> None:
    words = plans.notice()

    assert interpret(said, parse_context(STRANGER, words), words).intent != "REGISTER"
