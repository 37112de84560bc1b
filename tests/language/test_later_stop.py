"""晚几天停: the day in an account's application; a task's deadline is asked for in other words."""

from dataclasses import replace

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

CLERK = "role=经办人;unit=苏溪镇"
OPEN, APPROVED = {"open_request": "ZX-2022-001:33"}, {"approved": "ZX-2022-001:33"}


def heard(text: str, **facts: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, replace(parse_context(f"{CLERK};now=2022-08-03T10:00", lexicon), facts=facts), lexicon)


@pytest.mark.parametrize(
    "text", ["晚几天停", "能不能晚几天停", "魅力苏溪能不能晚几天停", "想晚两天停更", "停更能不能推迟几天"]
)
def test_another_day_for_the_stop_is_of_the_application(text: str) -> None:
    offered, told, none = heard(text, **OPEN), heard(text, **APPROVED), heard(text)

    assert (offered.intent, offered.act, offered.slots["request"]) == ("REQUEST_EDIT", "offer", "ZX-2022-001")
    assert (told.intent, told.act, told.slots["request"]) == ("REQUEST_EDIT", "do", "ZX-2022-001")
    assert none.intent == "REQUEST_STATUS"


@pytest.mark.parametrize("text", ["能不能晚几天交", "任务1能不能晚几天", "晚几天报行不行"])
def test_a_report_that_comes_later_is_an_extension(text: str) -> None:
    assert heard(text, **OPEN).intent == "EXTENSION_REQUEST"


@pytest.mark.parametrize("text", ["卡在哪了", "现在到哪一步了", "我们卡在谁那里了", "现在在等谁批"])
def test_for_whom_it_waits_is_answered_at_once_in_a_group_too(text: str) -> None:
    lexicon = plans.notice()
    for chat, said in (("single", text), ("group@", f"@督办助手 {text}")):
        context = parse_context(f"{CLERK};chat={chat};now=2022-08-03T10:00", lexicon)
        meaning = interpret(said, context, lexicon)
        assert (meaning.intent, meaning.act, meaning.slots["focus"]) == ("LIST_MY_TASKS", "do", "stuck")


@pytest.mark.parametrize("text", ["还差啥", "卡在哪里了", "现在到哪一步了"])
def test_the_office_hears_how_all_stands(text: str) -> None:
    lexicon = plans.notice()
    context = parse_context("role=市府办审批;unit=市府办;chat=group@;now=2022-08-03T10:00", lexicon)
    meaning = interpret(f"@督办助手 {text}", context, lexicon)

    assert (meaning.intent, meaning.act, dict(meaning.slots)) == ("STATS", "do", {})
