"""不要再填错, 还用问 at the end: of a reason or a text it is a part, of a choice or a number it is only said at us."""

import pytest

from bot.language import Asked
from bot.language.context import Context
from bot.language.grumbling import unscorned
from tests.language import plans
from tests.language.speaking import NOW, answering, hears

REASON = Asked("reason", about="REQUEST_REASON")
SHOWN = Asked("confirm", about="REQUEST_REASON", intent="REQUEST_REASON")


def left(text: str, asked: Asked) -> str:
    return unscorned(text, Context(now=NOW, roles=frozenset({"经办人"}), asked=asked))


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("电话少一位，请核对后重报，不要再填错", REASON),
        ("名称和批件不一致，下次别写错", REASON),
        ("再加一句，联系人改成固定电话，别填反了", SHOWN),
        ("不对，是日期写早了，千万别再报错", SHOWN),
        ("群众反映说过好几遍了，还用问", Asked("ask", fields=("reason",))),
        ("内容错别字太多，都说了好几遍了", Asked("ask", fields=("text",))),
        ("原因再加一句，密码别弄混", Asked("confirm", about="CANCEL_REQUEST", intent="CANCEL_REQUEST")),
    ],
)
def test_of_words_that_are_asked_for_nothing_is_cut(text: str, asked: Asked) -> None:
    assert left(text, asked) == text


@pytest.mark.parametrize(
    ("text", "asked", "told"),
    [
        ("是，别弄错了", SHOWN, "是"),
        ("8月5日，不要弄错", Asked("ask", fields=("stop_date", "reason")), "8月5日"),
        ("zhihu1234，别写错了", Asked("ask", fields=("reason", "account_id")), "zhihu1234"),
        ("微博啊，这还用问", Asked("choose"), "微博啊"),
        ("不是，是任务1，还用问", Asked("confirm", about="TASK_DONE", intent="TASK_DONE"), "不是，是任务1"),
        ("手机13712345678，不要弄错", Asked("confirm", about="CONTACT_CHANGE"), "手机13712345678"),
    ],
)
def test_behind_a_value_or_a_yes_it_is_only_said_at_us(text: str, asked: Asked, told: str) -> None:
    assert left(text, asked) == told


def test_the_reason_keeps_its_end() -> None:
    heard = hears("群众反映说过好几遍了，还用问", answering("reason", unit="B02"), plans.notice())

    assert heard.slots.get("reason") == "群众反映说过好几遍了，还用问"
