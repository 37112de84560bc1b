"""“您是要…吗”: what is neither yes nor no, what is said to somebody else, and that nothing was meant."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=佛堂镇;now=2022-07-21T10:00"
OFFICE = "role=市府办审批;unit=市府办;now=2022-07-21T10:00"


def heard(text: str, guess: str, who: str = UNIT) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};state=confirm:{guess}", lexicon), lexicon)


@pytest.mark.parametrize("guess", ["TASK_DONE", "CANCEL_REQUEST", "EXTENSION_REQUEST"])
@pytest.mark.parametrize(
    "text",
    ["好像是，又好像不是", "是又不是", "也是也不是", "对也不对", "我不确定", "说不准", "我也不太清楚", "嗯，说不好"],
)
def test_a_doubt_neither_agrees_nor_ends(text: str, guess: str) -> None:
    assert (heard(text, guess).intent, heard(text, guess).act) == ("UNKNOWN", "hint")


@pytest.mark.parametrize("text", ["是的王主任，材料我放您桌上了", "好的李局，我马上过来", "嗯张姐，在三楼等我一下"])
def test_what_is_said_to_somebody_else_is_no_yes(text: str) -> None:
    assert (heard(text, "TASK_DONE").intent, heard(text, "TASK_DONE").act) == ("UNKNOWN", "hint")


@pytest.mark.parametrize("text", ["哦哦这个我同事交过了", "这个小王报过了", "好像领导上周已经报上去过了"])
def test_nor_is_a_report_that_another_is_said_to_have_made(text: str) -> None:
    assert (heard(text, "TASK_DONE").intent, heard(text, "TASK_DONE").act) == ("UNKNOWN", "hint")


@pytest.mark.parametrize(
    ("text", "guess", "intent"),
    [
        ("好的李局，报吧", "TASK_DONE", "CONFIRM"),  # who is called, and a plain yes
        ("是的", "TASK_DONE", "CONFIRM"),
        ("不行", "TASK_DONE", "DIALOG_CANCEL"),
        ("不是，是任务10", "TASK_DONE", "TASK_DONE"),
        ("是的王主任，13800000016", "CONTACT_CHANGE", "CONFIRM"),
    ],
)
def test_a_plain_word_stays_what_it_is(text: str, guess: str, intent: str) -> None:
    assert heard(text, guess).intent == intent


@pytest.mark.parametrize(
    "text",
    [
        "不是的不是的我就随便问一下。",
        "不是的，我就随便问问",
        "我说的不是这个意思啊大哥",
        "我不是这意思",
        "误会了",
        "不对，你会错意了",
        "哎呀你理解错我的意思了",
    ],
)
@pytest.mark.parametrize("guess", ["TASK_DONE", "CANCEL_REQUEST"])
def test_that_nothing_was_meant_ends_the_guess(text: str, guess: str) -> None:
    assert (heard(text, guess).intent, heard(text, guess).act) == ("DIALOG_CANCEL", "do")


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("误会了，我是要延期", "EXTENSION_REQUEST"),
        ("误会了，催苏溪", "URGE"),
        ("不是，我就问问任务3怎么样了", "TASK_DETAIL"),
        ("我说的不是任务1，是任务10", "TASK_DONE"),
    ],
)
def test_a_wish_beside_it_is_read(text: str, intent: str) -> None:
    guess, who = ("URGE", OFFICE) if intent == "URGE" else ("TASK_DONE", UNIT)

    assert heard(text, guess, who).intent == intent
