"""没发成的消息 and 重发: for whoever keeps the system going, and nobody else's words are taken for it."""

import pytest

from tests.language import plans
from tests.language.speaking import clerk, hears, holder


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("没发成的消息", {}),
        ("没发出的", {}),
        ("看看没发成的", {}),
        ("没发成的消息 2", {"page": 2}),
        ("重发 12", {"resend": 12}),
        ("请重发12345", {"resend": 12345}),
    ],
)
@pytest.mark.parametrize("role", ["系统管理员", "市府办审批", "市府办初审"])
def test_the_administrator_and_the_office_ask_for_it(role: str, text: str, slots: dict[str, int]) -> None:
    heard = hears(text, holder(role, "S01"), plans.notice())

    assert (heard.intent, heard.slots, heard.act) == ("UNDELIVERED", slots, "do")


@pytest.mark.parametrize("text", ["没发成的消息", "重发 12", "重发"])
def test_a_clerk_s_words_are_not_it(text: str) -> None:
    assert hears(text, clerk("B01"), plans.notice()).intent != "UNDELIVERED"


@pytest.mark.parametrize("text", ["重发", "重发卡片给佛堂镇", "没发成的消息要不要重发"])
def test_what_names_no_number_sends_nothing(text: str) -> None:
    assert "resend" not in hears(text, holder("系统管理员", "S01"), plans.notice()).slots
