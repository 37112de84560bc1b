"""In a group people talk to one another: with @ too, only what is plainly said to the bot is answered."""

import pytest

from bot.language import interpret, parse_context
from tests.language import plans

COMMANDS = ("任务1完成了", "完成 1", "我的任务", "注销 佛堂城事", "3号任务能不能缓几天", "怎么注销账号")


def act(text: str, chat: str = "group@") -> str:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"role=经办人;unit=佛堂镇;chat={chat}", lexicon), lexicon).act


@pytest.mark.parametrize("text", COMMANDS)
def test_a_plain_command_is_heard_wherever_the_mention_stands(text: str) -> None:
    assert act(text) == act(f"@督办助手 {text}") == act(f"{text} @督办助手") == act(text, "single") != "ignore"


@pytest.mark.parametrize("text", COMMANDS)
def test_nothing_is_heard_without_the_mention(text: str) -> None:
    assert act(text, "group") == "ignore"


@pytest.mark.parametrize("called", ["大家", "各位", "同事们"])
def test_who_speaks_to_the_others_is_not_answered(called: str) -> None:
    assert act(f"{called}，任务1完成了") == "ignore"
    assert act(f"{called}任务1完成了", "single") != "ignore"


def test_a_strange_word_that_has_no_place_makes_it_talk() -> None:
    assert act("防汛任务1完成了") == "ignore"
    assert act("防汛任务1完成了", "single") == "offer"
    assert act("任务1完成了，防汛预案见附件") == "do"  # here it is the text of the report


def test_how_others_stand_is_no_report_to_refuse() -> None:
    assert act("请苏溪镇尽快完成任务1") == act("苏溪镇任务1还没完成") == "ignore"
    assert act("苏溪镇任务1还没完成", "single") == "deny"


def test_where_an_account_goes_is_not_what_is_closed() -> None:
    lexicon = plans.notice()
    clerk = parse_context("role=经办人;unit=佛堂镇;chat=single", lexicon)

    heard = interpret("佛堂城事并入义乌发布，申请注销", clerk, lexicon)

    assert (heard.intent, heard.slots["account"]) == ("CANCEL_REQUEST", 32)
    assert interpret("注销义乌发布", clerk, lexicon).slots == {"deny": "protected_account"}


@pytest.mark.parametrize("text", ["@督办助手 签收这个通知", "@督办助手 把通知签收了"])
def test_a_receipt_asked_of_the_bot_signs(text: str) -> None:
    lexicon = plans.notice()
    context = parse_context("role=经办人;unit=佛堂镇;chat=group@;now=2022-08-01T14:45", lexicon)

    assert interpret(text, context, lexicon).intent == "SIGN_RECEIPT"
