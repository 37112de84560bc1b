"""签收 in other words: put off, wished undone, done without the word, of an order; and a yes with a verb of its own."""

import pytest

from bot.language import Asked
from tests.language import plans
from tests.language.speaking import clerk, hears

UNSIGNED = {"unsigned": "1"}


@pytest.mark.parametrize(
    "words", ["嗯 收到，等我们主任看下再签", "收到，局长还没看，看了再签收", "收到，先别签", "好的收到 开完会后签"]
)
def test_what_is_put_off_is_not_signed(words: str) -> None:
    said = hears(words, clerk("Z02", facts=UNSIGNED), plans.notice())

    assert (said.intent, said.slots, said.act) == ("UNKNOWN", {"hint": "sign_later"}, "hint")


@pytest.mark.parametrize("words", ["不对啊我没让你签，主任还没看", "能撤回签收吗", "签收能不能撤回"])
def test_a_receipt_stays(words: str) -> None:
    assert hears(words, clerk("Z02"), plans.notice()).slots == {"hint": "signed_stays"}


@pytest.mark.parametrize("words", ["哦哦 那就签了", "行 我们镇的认了", "我来签吧"])
def test_other_words_for_signing_are_offered(words: str) -> None:
    said = hears(words, clerk("Z02", facts=UNSIGNED), plans.notice())
    assert (said.intent, said.act) == ("SIGN_RECEIPT", "offer")

    assert hears(words, clerk("Z02"), plans.notice()).act == "do"  # and then hears that nothing waits


def test_signing_by_the_word_is_done_at_once() -> None:
    assert hears("签收", clerk("Z02", facts=UNSIGNED), plans.notice()).act == "do"
    assert hears("收到，我们抓紧落实", clerk("Z02", facts=UNSIGNED), plans.notice()).act == "do"


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("1号先签收，别的等主任看了再说", {"task": 1}),
        ("签收第一项，其他的回头再说", {"task": 1}),
        ("签收任务1，任务3等局长看过再签", {"task": 1}),
        ("签收1,3，剩下的先放放", {"tasks": [1, 3]}),
    ],
)
def test_some_are_signed_by_number_while_others_wait(words: str, slots: dict[str, object]) -> None:
    said = hears(words, clerk("B01", facts=UNSIGNED), plans.notice())

    assert (said.intent, said.act) == ("SIGN_RECEIPT", "offer")
    assert slots.items() <= said.slots.items()


def test_whether_it_is_signed_shows_the_tasks() -> None:
    said = hears("签完了没？我好像没点成", clerk("Z02", facts=UNSIGNED), plans.notice())

    assert said.intent == "LIST_MY_TASKS"


@pytest.mark.parametrize("words", ["整改的收到，我看一下", "收到，安排人改"])
def test_an_order_is_signed_for_and_not_the_tasks(words: str) -> None:
    facts = UNSIGNED | {"open_rect": "ZG-2022-001", "unsigned_rect": "ZG-2022-001"}

    said = hears(words, clerk("Z02", facts=facts), plans.notice())

    assert (said.intent, said.slots["rect"]) == ("RECTIFY_RECEIPT", "ZG-2022-001")


@pytest.mark.parametrize("words", ["可以报了", "送吧", "报吧"])
def test_a_yes_with_another_verb_takes_nothing_back(words: str) -> None:
    asked = Asked("confirm", intent="TASK_WITHDRAW", about="TASK_WITHDRAW")

    assert hears(words, clerk("Z02", asked=asked), plans.notice()).act in {"hint", "offer"}


@pytest.mark.parametrize("words", ["可以", "是的", "撤吧", "嗯 撤回"])
def test_a_plain_yes_takes_it_back(words: str) -> None:
    asked = Asked("confirm", intent="TASK_WITHDRAW", about="TASK_WITHDRAW")

    assert hears(words, clerk("Z02", asked=asked), plans.notice()).intent in {"CONFIRM", "TASK_WITHDRAW"}


def test_a_report_is_still_sent_by_its_own_verb() -> None:
    asked = Asked("confirm", intent="TASK_DONE", about="TASK_DONE")

    assert hears("可以报了", clerk("Z02", asked=asked), plans.notice()).intent == "CONFIRM"
