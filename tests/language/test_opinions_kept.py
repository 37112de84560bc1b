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


ENTERS = "role=市府办初审;unit=市府办;now=2022-07-20T10:00"


@pytest.mark.parametrize(
    ("words", "account", "reason", "apart", "name"),
    [
        ("快手关停，王局长说公众号还要用", 5, "", "王局长说公众号还要用", ""),
        ("快手 关停 没人更新 电话 7月19日 王局长说公众号还要用", 5, "没人更新", "公众号还要用", "王局长"),
        ("微博 关停 电话 7月19日 王局长 公众号先不定", 4, "", "公众号先不定", "王局长"),
        ("微博 关停 没人更新 会上 7月19日 王局长说粉丝少，公众号保留", 4, "没人更新；粉丝少", "公众号保留", "王局长"),
        ("微博 整合 跟公众号重复 纸质 7月18日 李某", 4, "跟公众号重复", "", "李某"),
    ],
)
def test_what_is_entered_of_one_account_keeps_what_is_said_of_another_apart(
    words: str, account: int, reason: str, apart: str, name: str
) -> None:
    slots = heard(f"代登记处置意见 公安局 {words}", ENTERS).slots

    assert slots["account"] == account
    assert tuple(slots.get(one, "") for one in ("reason", "apart", "name")) == (reason, apart, name)
