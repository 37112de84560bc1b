"""Beside one account that is decided others are told of: nothing is decided of the one alone, and no reason is lost."""

import pytest

from bot.language import Meaning, interpret
from tests.language import plans
from tests.language.speaking import holder


def heard(text: str) -> Meaning:
    return interpret(text, holder("市府办审批", "S01"), plans.notice())


@pytest.mark.parametrize(
    ("text", "unread"),
    [
        ("司法商务卫健应急的微信都保留，健康义乌整合", "司法商务卫健应急的微信都保留"),
        ("商务局保留，毕竟群众关注度高，卫健也是", "卫健也是"),
        ("商务局保留，群众关注度高，卫健局也是", "卫健局也是"),
        ("市监局的微博关停，公众号按14号的意见办", "公众号按14号的意见办"),
        ("商务局保留，卫健同样", "卫健同样"),
        ("商务局关停，卫健照旧", "卫健照旧"),
        ("商务局保留，卫健同样保留", "卫健同样保留"),
    ],
)
def test_the_part_that_was_not_read_is_named_and_nothing_decided(text: str, unread: str) -> None:
    assert heard(text).slots == {"hint": "disposal_parts", "unread": unread}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("水务局和交通局整合，理由都是粉丝少", {"reason": "粉丝少", "accounts": [22, 21]}),
        ("商务局保留，毕竟群众关注度高", {"reason": "毕竟群众关注度高", "account": 11}),
        ("佛堂城事 关停 理由 没人看", {"reason": "没人看", "account": 32}),
        ("市监局的微博关停，公众号先不定", {"choice": "关停", "account": 47}),
        ("市监局的微博关停，公众号保留", {"choices": ["关停", "保留"], "accounts": [47, 14]}),
        ("教育局的微信保留", {"choice": "保留"}),
        ("商务局保留，和卫健一样", {"choice": "保留", "account": 11}),
        ("商务局保留，三农也保留", {"choice": "保留", "accounts": [11, 23]}),
        ("三农不是保留，是整合", {"choice": "整合", "account": 23}),
        ("三农不要保留，整合", {"choice": "整合", "account": 23}),
        ("商务局不是关停，是保留", {"choice": "保留", "account": 11}),
        ("三农保留 不对 整合", {"choice": "整合", "account": 23}),
    ],
)
def test_one_fate_with_its_reason_or_several_told_whole(text: str, slots: dict[str, object]) -> None:
    said = heard(text)

    assert (said.intent, slots.items() <= said.slots.items()) == ("DISPOSITION", True), said


def test_what_names_accounts_holds_no_reminders_back() -> None:
    assert heard("14号和47号不在里面").intent == "UNKNOWN"
    assert heard("今天先不发提醒").intent == "HOLD_TODAY"
