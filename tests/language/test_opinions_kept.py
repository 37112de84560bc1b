"""A unit that wants to keep an account: no 注销 is offered for it."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=市公安局;now=2022-07-20T10:00"


def heard(text: str, who: str = UNIT) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(who, lexicon), lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "义乌公安知乎群众天天用，能不能不关",
        "知乎那个能不能留着",
        "知乎我们想保留，不想注销",
        "知乎可以不注销吗",
        "不想关知乎",
    ],
)
def test_the_wish_to_keep_is_offered_as_an_opinion(text: str) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("OPINION", "offer")
    assert (said.slots["account"], said.slots["choice"]) == (6, "保留")


@pytest.mark.parametrize("text", ["领导说义乌公安知乎要保留", "知乎保留还是关停", "为什么不注销知乎"])
def test_what_is_retold_or_asked_is_no_opinion(text: str) -> None:
    assert heard(text).intent != "OPINION"


def test_a_paper_under_way_is_taken_back_instead() -> None:
    said = heard("知乎我们想保留，不想注销", f"{UNIT};state=open_request=ZX-2022-001:6")

    assert said.intent != "OPINION"


def test_the_command_itself_is_left_what_it_is() -> None:
    assert heard("处置意见 义乌公安知乎 保留 群众关注度高").act == "do"
