"""A word that only sounds right is read as the word meant, and what comes of it is offered, never done."""

from collections.abc import Iterator

import pytest

from bot.language import Lexicon, interpret, parse_context
from bot.language.sounds import syllables
from tests.language import plans
from tests.language.reading import HARMLESS

CLERK = "role=经办人;unit=佛堂镇;now=2022-07-20T10:00"
OFFICE = "role=市府办审批;unit=市府办;now=2022-07-20T10:00"
LEADER = "role=主要负责人;unit=大陈镇;now=2022-08-09T09:30;state=pending_sign=ZX-2022-044"
NEVER_DONE = ("注销 佛堂城事", "完成1", "签收1", "撤回任务1的办结", "延期1到8月15日 人员调整")


@pytest.mark.parametrize(
    ("typed", "context", "intent", "act"),
    [
        ("我要注消佛堂城是", CLERK, "CANCEL_REQUEST", "offer"),
        ("申情注消佛唐城事", CLERK, "CANCEL_REQUEST", "offer"),  # all of it
        ("佛趟镇进展", OFFICE, "UNIT_STATUS", "do"),  # who only looks is answered
        ("完蹭任务1", CLERK, "TASK_DONE", "offer"),
        ("登几 教育局", CLERK, "REGISTER", "offer"),
        ("銅意，按承序辦", LEADER, "PRINCIPAL_SIGN", "offer"),
        ("查一下徽博都是哪几家的", OFFICE, "ACCOUNT_QUERY", "do"),
        ("今天的会改到官厅开", CLERK, "UNKNOWN", "hint"),  # 关停 to the ear
        ("佛糖真好吃", CLERK, "UNKNOWN", "hint"),
        ("确任", f"{CLERK};state=confirm", "CONFIRM", "do"),  # whole words that answer
        ("可疑", f"{CLERK};state=confirm", "DIALOG_CANCEL", "offer"),  # 可以 to the ear, and another word
        ("去肖", f"{CLERK};state=confirm", "DIALOG_CANCEL", "do"),
        ("地二个", f"{CLERK};state=choose_account:1,2", "SELECT", "do"),
        ("地三个", f"{CLERK};state=choose_account:1,2", "UNKNOWN", "hint"),
        ("任务其", CLERK, "TASK_DETAIL", "offer"),
        ("任务其他", CLERK, "LIST_MY_TASKS", "do"),
        ("任努1以办结", CLERK, "TASK_DONE", "offer"),
        ("任1完成", CLERK, "TASK_DONE", "offer"),
        ("处至 爱后宅 整和", OFFICE, "DISPOSITION", "offer"),
        ("职班表", CLERK, "DUTY_LIST", "offer"),  # the first words of a command
        ("整盖清单", CLERK, "RECTIFY_LIST", "do"),
        ("删了我的账号", CLERK, "CANCEL_REQUEST", "offer"),
        ("把那条推文删了，重新发", CLERK, "UNKNOWN", "hint"),
    ],
)
def test_what_sounds_right_is_offered(typed: str, context: str, intent: str, act: str) -> None:
    words = plans.notice()

    meaning = interpret(typed, parse_context(context, words), words)

    assert (meaning.intent, meaning.act) == (intent, act)


def test_what_the_platform_has_not_got_yet_is_looked_up() -> None:
    words = plans.notice()
    state = ";state=approved=ZX-2022-008:32"

    meaning = interpret("佛堂城事还没去平台提交注销", parse_context(CLERK + state, words), words)

    assert meaning.intent == "REQUEST_STATUS"


def test_no_slip_of_any_kind_is_done_at_once() -> None:
    words = plans.notice()
    for said in NEVER_DONE:
        for typed in _misheard(said, words):
            meaning = interpret(typed, parse_context(CLERK, words), words)

            assert meaning.act != "do" or meaning.intent in HARMLESS, typed


def _misheard(said: str, words: Lexicon) -> Iterator[str]:
    """One character of the verb as others that sound like it, a few of them."""
    pinyin = words.vocabulary.pinyin
    for place in (0, 1):
        sound = syllables(said[place], pinyin)
        alike = sorted(char for char in pinyin if char != said[place] and syllables(char, pinyin) == sound)
        yield from (said[:place] + char + said[place + 1 :] for char in alike[::5])


def test_a_reason_is_kept_in_the_words_that_were_typed() -> None:
    meaning = interpret("退回去让他们再研究研究", parse_context(LEADER, plans.notice()), plans.notice())

    assert (meaning.intent, meaning.slots["decision"]) == ("PRINCIPAL_SIGN", "return")
    assert str(meaning.slots["text"]) in "退回去让他们再研究研究"
