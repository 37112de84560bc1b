"""Pinyin typed in place of characters means what the characters would mean, and is never acted upon at once."""

from pathlib import Path

import pytest

from bot.language import interpret, parse_context
from bot.language.sounds import spelled
from tests.language import plans
from tests.language.reading import HARMLESS, listed

CLERK = "role=经办人;unit=佛堂镇;now=2022-07-20T10:00"
OFFICE = "role=市府办审批;unit=市府办;now=2022-07-20T10:00"
LEADER = "role=主要负责人;unit=佛堂镇;now=2022-07-20T10:00;state=pending_sign=ZX-2022-001:32"
UTTERANCES = Path(__file__).parent / "utterances.csv"
ANSWERS = frozenset({"DIALOG_CANCEL", "CONFIRM", "FILL", "SELECT"})


@pytest.mark.parametrize(
    ("typed", "context", "intent", "act"),
    [
        ("wode renwu", CLERK, "LIST_MY_TASKS", "do"),
        ("zen me shi yong", CLERK, "HELP", "do"),
        ("renwu 1 wanchengle", CLERK, "TASK_DONE", "offer"),
        ("yanqi 1 dao 8yue5ri", CLERK, "EXTENSION_REQUEST", "offer"),
        ("renwu 3 hai mei wancheng", CLERK, "TASK_PROGRESS", "offer"),
        ("che hui shenqing ZX-2022-010", CLERK, "REQUEST_WITHDRAW", "offer"),
        ("tongji yixia renwu 3", OFFICE, "STATS", "do"),
        ("tongyi zhuxiao", LEADER, "PRINCIPAL_SIGN", "offer"),
        ("suanle", f"{CLERK};state=choose_account:1,2", "DIALOG_CANCEL", "do"),
        ("wode renwu", f"{CLERK};state=confirm", "LIST_MY_TASKS", "do"),
        ("foshanfabu", f"{CLERK};state=ask:account_id", "FILL", "do"),  # letters were asked for
        ("gh_wancheng1", CLERK, "UNKNOWN", "hint"),
        ("zhibanbiao", CLERK, "DUTY_LIST", "offer"),  # the words of every help topic are spelt, too
        ("huizhi renwu 1", CLERK, "REPORT_RECEIPT", "offer"),
        ("任务1wancheng了", CLERK, "TASK_DONE", "offer"),  # 1w… is no number
        ("任务1我们已经wancheng了，请查收", CLERK, "TASK_DONE", "offer"),  # one word in letters, all else in characters
        ("zhiban抽查记录", OFFICE, "DUTY_CHECKS", "offer"),
        ("注销佛堂城事 foshanfabu", CLERK, "CANCEL_REQUEST", "ask"),  # no command's letters: the account's own
        ("hello world", CLERK, "UNKNOWN", "hint"),
        ("haode", CLERK, "UNKNOWN", "hint"),
    ],
)
def test_pinyin_is_read(typed: str, context: str, intent: str, act: str) -> None:
    words = plans.notice()

    meaning = interpret(typed, parse_context(context, words), words)

    assert (meaning.intent, meaning.act) == (intent, act)


def test_nothing_that_is_spelt_out_is_done_at_once() -> None:
    words = plans.notice()
    for row in listed(UTTERANCES):
        typed = spelled(row["utterance"], words.vocabulary.pinyin)
        meaning = interpret(typed, parse_context(row["context"], words), words)

        assert meaning.act != "do" or meaning.intent in HARMLESS | ANSWERS, typed
