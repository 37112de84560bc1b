"""通过 and 不通过: a no right before the word turns it round, whoever says it and whatever it is about."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

MONITOR = "role=监测;unit=市委宣传部（网信办）;chat=single;now=2022-07-20T10:00"
PRINCIPAL = "role=主要负责人;unit=市教育局;chat=single;now=2022-07-20T10:00;state=pending_sign=ZX-2022-001"


@pytest.mark.parametrize(
    ("words", "result"),
    [
        ("ZG-2022-008通过", "pass"),
        ("ZG-2022-008可以通过", "pass"),
        ("ZG-2022-008不通过", "fail"),
        ("复核 ZG-2022-008 不通过", "fail"),
        ("ZG-2022-008 没通过", "fail"),
        ("ZG-2022-008 不能通过", "fail"),
        ("ZG-2022-008还是老样子，不通过，打回去", "fail"),
    ],
)
def test_an_order_that_does_not_pass_fails(words: str, result: str) -> None:
    meaning = interpret(words, parse_context(MONITOR, notice()), notice())

    assert (meaning.intent, meaning.slots["result"]) == ("RECTIFY_VERIFY", result)


@pytest.mark.parametrize("words", ["没法同意", "不太同意", "不敢同意", "不通过", "不签", "此号服务群众多，不宜注销"])
def test_a_principal_s_no_is_never_offered_as_a_yes(words: str) -> None:
    meaning = interpret(words, parse_context(PRINCIPAL, notice()), notice())

    assert meaning.slots.get("decision") != "agree"


@pytest.mark.parametrize("why", ["粉丝这么多关什么关", "刚开的号销啥销"])
def test_a_scornful_why_behind_a_no_is_no_question(why: str) -> None:
    meaning = interpret(f"不同意，{why}", parse_context(PRINCIPAL, notice()), notice())

    assert (meaning.intent, meaning.slots["decision"], meaning.slots["text"]) == ("PRINCIPAL_SIGN", "disagree", why)


@pytest.mark.parametrize("words", ["不同意怎么弄", "不同意，那粉丝怎么办", "不同意吗"])
def test_a_question_about_a_no_is_none(words: str) -> None:
    assert interpret(words, parse_context(PRINCIPAL, notice()), notice()).intent != "PRINCIPAL_SIGN"
