"""撤掉吧 behind an instruction, 快手那个发错了 of an order: of what has just gone out; and what is none of it."""

import time

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

OFFICE, MONITOR = "role=市府办审批;unit=市府办", "role=监测;unit=市数管中心"
SENT = "state=sent_out=JB-2022-001"
ISSUED = "state=issued_rect=ZG-2022-001:B02:5:U1"


def heard(text: str, who: str, *states: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(
        text, parse_context(";".join([who, "chat=single;now=2022-07-20T10:00", *states]), lexicon), lexicon
    )


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("撤掉吧", {"task": "JB-2022-001"}),
        ("等等，撤了，日期写错了", {"task": "JB-2022-001", "reason": "日期写错了"}),
        ("刚才那个发错了", {"task": "JB-2022-001"}),
        ("把刚才的交办收回来", {"task": "JB-2022-001"}),
        ("佛堂那个发错了", {"task": "JB-2022-001", "unit": "Z01"}),
    ],
)
def test_right_behind_an_instruction_it_is_the_instruction_that_is_taken_back(
    text: str, slots: dict[str, object]
) -> None:
    said = heard(text, OFFICE, SENT)

    assert (said.intent, said.act) == ("RECALL", "offer")
    assert slots.items() <= said.slots.items()


def test_where_nothing_has_gone_out_or_something_else_is_named_it_is_not() -> None:
    assert heard("撤掉吧", OFFICE).intent != "RECALL"
    assert heard("撤回 1", OFFICE, SENT).slots.get("task") != "JB-2022-001"
    assert heard("撤回同意", OFFICE, SENT).intent != "RECALL"
    assert heard("教育局微博撤了没", OFFICE, SENT).intent != "RECALL"


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("快手那个发错了，撤销", "RECTIFY_WITHDRAW", {"rect": "ZG-2022-001"}),
        ("撤了吧，写错单位了", "RECTIFY_WITHDRAW", {"rect": "ZG-2022-001", "reason": "写错单位了"}),
        ("期限放宽到8月3日", "UNKNOWN", {"hint": "order_gone"}),
        ("问题改成链接打不开", "UNKNOWN", {"hint": "order_gone"}),
        ("还有知乎那个也是一样的", "RECTIFY_ISSUE", {"account": 6, "issue": "U1", "fault": ""}),
    ],
)
def test_an_order_that_has_gone_out_is_the_monitors_own(text: str, intent: str, slots: dict[str, object]) -> None:
    said = heard(text, MONITOR, ISSUED)

    assert said.intent == intent
    assert said.act != "do"
    assert slots.items() <= said.slots.items()


def test_of_several_orders_none_is_taken_back_by_a_guess() -> None:
    two = "state=issued_rect=ZG-2022-001:B02:5:U1,ZG-2022-002:B02:6:U1"

    assert heard("撤了吧", MONITOR, two).slots.get("rect") is None
    assert heard("知乎那个撤了吧", MONITOR, two).slots["rect"] == "ZG-2022-002"


def test_the_same_goes_to_one_more_unit_and_what_is_out_stays() -> None:
    more = heard("水务局也发一份", OFFICE, SENT)
    assert (more.intent, more.act) == ("HAND_OVER", "offer")
    assert more.slots["units"] == ["B15"]
    assert more.slots["same_as"] == "JB-2022-001"

    for words in ("刚才那条时间改到7月28", "内容改成报三条", "再补一句，视频要竖版"):
        assert heard(words, OFFICE, SENT).slots == {"hint": "sent_stays"}
        assert heard(words, OFFICE).slots != {"hint": "sent_stays"}


@pytest.mark.parametrize("word", ["刚才", "撤了", "的那个"])
def test_a_long_run_of_words_is_read_at_once(word: str) -> None:
    began = time.process_time()

    heard(word * 150, OFFICE, SENT)

    assert time.process_time() - began < 2  # seconds; the wrong pattern takes years
