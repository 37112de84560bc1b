"""What was handed over beside the notices, called by a stretch of its words: it is looked up, or offered."""

from dataclasses import replace

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

CLERK, OFFICE = "role=经办人;unit=义亭镇", "role=市府办审批;unit=市府办"
HANDED = "JB-2022-002 报送各单位集成需求清单\nJB-2022-001 核实老年食堂公众号链接失效"


def heard(text: str, who: str = CLERK) -> Meaning:
    lexicon = plans.notice()
    context = replace(parse_context(f"{who};now=2022-08-03T10:00", lexicon), facts={"matters": HANDED})
    return interpret(text, context, lexicon)


@pytest.mark.parametrize("who", [CLERK, OFFICE])
@pytest.mark.parametrize(
    "text", ["老年食堂那个咋样了", "老年食堂那件办了没", "食堂公众号那件办完了没", "老年食堂那件事什么时候到期"]
)
def test_a_question_finds_it_by_its_words(text: str, who: str) -> None:
    said = heard(text, who)

    assert (said.intent, said.act, dict(said.slots)) == ("TASK_DETAIL", "do", {"task": "JB-2022-001"})


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("老年食堂那个办好了，链接换了", "TASK_DONE"),
        ("食堂那件事申请延期", "EXTENSION_REQUEST"),
        ("老年食堂那个19号搞不完 想拖到26号", "EXTENSION_REQUEST"),
    ],
)
def test_what_would_change_it_is_offered(text: str, intent: str) -> None:
    said = heard(text)

    assert (said.intent, said.act, said.slots["task"]) == (intent, "offer", "JB-2022-001")


@pytest.mark.parametrize("text", ["中午食堂有啥", "食堂吃什么", "这个咋样了", "云上之溪那个咋样了", "任务1那个咋样了"])
def test_what_only_shares_a_word_with_it_does_not_mean_it(text: str) -> None:
    assert heard(text).slots.get("task") != "JB-2022-001"


WATCH = "JB-2022-003 报国庆值班安排表\n"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("值班表我们已经交了", "TASK_DONE"),
        ("值班安排报好了", "TASK_DONE"),
        ("值班的那件还没弄完", "TASK_PROGRESS"),
        ("值班安排能不能宽限两天", "EXTENSION_REQUEST"),
        ("国庆的什么时候到期", "TASK_DETAIL"),
    ],
)
def test_words_at_the_head_that_only_one_matter_has_are_enough(text: str, intent: str) -> None:
    lexicon = plans.notice()
    context = parse_context(f"{CLERK};now=2022-07-25T10:00", lexicon)

    said = interpret(text, replace(context, facts={"matters": WATCH + HANDED}), lexicon)
    assert (said.intent, said.slots.get("task")) == (intent, "JB-2022-003")
    assert said.act == ("do" if intent == "TASK_DETAIL" else "offer")

    both = replace(context, facts={"matters": f"{WATCH}JB-2022-004 报国庆值班电话"})
    assert "JB-2022-003" not in interpret(text, both, lexicon).slots.values() or "安排" in text


@pytest.mark.parametrize("text", ["核实过了，没问题", "单位已经报了", "昨天交了", "值班表交了吗"])
def test_words_that_any_title_has_name_no_matter(text: str) -> None:
    lexicon = plans.notice()
    context = parse_context(f"{CLERK};now=2022-07-25T10:00", lexicon)

    said = interpret(text, replace(context, facts={"matters": WATCH + HANDED}), lexicon)

    assert said.intent != "TASK_DONE" or "task" not in said.slots
