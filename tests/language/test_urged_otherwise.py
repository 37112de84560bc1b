"""Beside a 催办 that was offered or shown: whom to urge less or more; nothing goes out by such words."""

from dataclasses import replace

import pytest

from bot.language import Asked, Meaning, interpret, parse_context
from tests.language import plans

OFFICE = "role=市府办审批;unit=市府办;now=2022-07-22T10:00"
GUESSED = Asked("confirm", intent="URGE", about="URGE", words="您是要催办佛堂镇吗？回复“是”，不是请回复“算了”。")
SHOWN = Asked(
    "confirm", shown="URGE", about="URGE", words="将提醒2个单位6项（41号任务1）：佛堂镇、上溪镇\n确认请回复“是”。"
)

TASKS = replace(SHOWN, words="将提醒2个单位6项（41号任务1、41号任务3）：佛堂镇、上溪镇\n确认请回复“是”。")


def heard(text: str, asked: Asked) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, replace(parse_context(OFFICE, lexicon), asked=asked), lexicon)


@pytest.mark.parametrize(
    ("text", "asked", "slots"),
    [
        ("连苏溪一起", GUESSED, {"more_units": ["Z02"]}),
        ("加个苏溪", GUESSED, {"more_units": ["Z02"]}),
        ("再加上苏溪", SHOWN, {"more_units": ["Z02"]}),
        ("对，还有苏溪", GUESSED, {"more_units": ["Z02"]}),
        ("苏溪、义亭也催一下", SHOWN, {"more_units": ["Z02", "Z05"]}),
        ("上溪就不用了，别的都催", SHOWN, {"less_units": ["Z03"]}),
        ("上溪昨天报了，不用催他们", SHOWN, {"less_units": ["Z03"]}),
        ("错了 不是上溪是赤岸", SHOWN, {"less_units": ["Z03"], "more_units": ["Z06"]}),
        ("哎，上溪写错了，应该是赤岸和大陈", SHOWN, {"less_units": ["Z03"], "more_units": ["Z06", "Z04"]}),
        ("应该催苏溪，不是佛堂", GUESSED, {"less_units": ["Z01"], "more_units": ["Z02"]}),
        ("任务3也催一下", SHOWN, {"more_tasks": [3]}),
        ("还有任务3、任务10", SHOWN, {"more_tasks": [3, 10]}),
        ("10也一起", SHOWN, {"more_tasks": [10]}),
        ("错了，不是任务1是任务3", SHOWN, {"instead_tasks": [3]}),
        ("换成任务3", SHOWN, {"instead_tasks": [3]}),
        ("对，但上溪刚报了别催它", SHOWN, {"less_units": ["Z03"]}),
        ("好，上溪说明天报先别催它", SHOWN, {"less_units": ["Z03"]}),
        ("上溪别催了，他们上午刚交", SHOWN, {"less_units": ["Z03"]}),
        ("对，除了刚报的上溪", SHOWN, {"less_units": ["Z03"]}),
        ("催，上溪除外", SHOWN, {"less_units": ["Z03"]}),
        ("上溪那个别催了，刚来过电话", SHOWN, {"less_units": ["Z03"]}),
        ("上溪除外，已经电话说过", SHOWN, {"less_units": ["Z03"]}),
        ("不对，苏溪", SHOWN, {"units": ["Z02"]}),
        ("错了，应该是苏溪和大陈", SHOWN, {"units": ["Z02", "Z04"]}),
        ("不要任务3了", TASKS, {"instead_tasks": [1]}),
        ("上溪先去掉，加上苏溪", SHOWN, {"less_units": ["Z03"], "more_units": ["Z02"]}),
    ],
)
def test_the_preview_comes_again_with_fewer_or_more(text: str, asked: Asked, slots: dict[str, object]) -> None:
    said = heard(text, asked)

    assert (said.intent, slots.items() <= said.slots.items()) == ("URGE", True), said


@pytest.mark.parametrize(
    ("text", "asked"),
    [("佛堂不用了", GUESSED), ("佛堂报了，不用催了", GUESSED), ("佛堂、上溪都不用催了", SHOWN)],
)
def test_where_nobody_is_left_it_ends(text: str, asked: Asked) -> None:
    assert heard(text, asked).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("text", ["只催苏溪", "佛堂不用了，催苏溪"])
def test_another_one_alone_stays_another_one_alone(text: str) -> None:
    assert heard(text, GUESSED).slots["units"] == ["Z02"]


@pytest.mark.parametrize(
    "text", ["上溪报到哪了", "上溪报了", "催", "上溪也要改派", "不是义亭是赤岸", "任务3上溪报了吗", "任务3到哪了"]
)
def test_nothing_else_changes_whom(text: str) -> None:
    assert not {"less_units", "more_units", "more_tasks", "instead_tasks"} & heard(text, SHOWN).slots.keys()


@pytest.mark.parametrize(
    "text",
    [
        "佛堂催了上溪别催",
        "除了上溪别的都催",
        "对，但上溪先别催催别家",
        "催，上溪就别提醒了吧行不行",
        "好，上溪说明天报先别催它",
    ],
)
def test_whoever_is_not_to_be_urged_is_never_the_one_who_is(text: str) -> None:
    assert heard(text, GUESSED).slots.get("units") not in (["Z03"], ["Z01", "Z03"])


@pytest.mark.parametrize(
    "text",
    [
        "佛堂不报就别催了",
        "佛堂要是报了就别催",
        "如果佛堂报了就不用催",
        "催吧，除非佛堂报了",
        "对，佛堂报了就不用催了",
    ],
)
def test_on_a_condition_nobody_is_taken_out(text: str) -> None:
    said = heard(text, SHOWN)

    assert (said.intent, said.slots) == ("UNKNOWN", {"hint": "urge_if"})


@pytest.mark.parametrize("text", ["佛堂已经报了就别催了", "佛堂刚报了，别催它"])
def test_what_is_so_is_no_condition(text: str) -> None:
    assert heard(text, SHOWN).slots["less_units"] == ["Z01"]


@pytest.mark.parametrize("text", ["嗯，尤其是佛堂", "对，特别是佛堂和上溪", "催吧，重点催佛堂"])
def test_who_is_stressed_is_among_those_that_are_shown(text: str) -> None:
    assert (heard(text, SHOWN).intent, heard(text, SHOWN).act) == ("CONFIRM", "do")


def test_or_comes_to_them_and_is_shown() -> None:
    assert heard("嗯，尤其是苏溪", SHOWN).slots["more_units"] == ["Z02"]


@pytest.mark.parametrize("text", ["嗯，尤其是佛堂别催", "尤其是佛堂", "嗯，尤其是佛堂和任务3"])
def test_else_it_is_no_yes(text: str) -> None:
    assert heard(text, SHOWN).intent != "CONFIRM"


def test_a_yes_with_where_it_shall_not_go_neither_sends_nor_ends() -> None:
    said = heard("是的，不过先别发群里", SHOWN)

    assert (said.intent, said.act) == ("UNKNOWN", "hint")
    assert heard("先别发", SHOWN).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("words", "units", "task", "then"),
    [
        ("上溪和大陈的任务3催一下，义亭的是任务1", ["Z03", "Z04"], 3, "催办 义亭镇 任务1"),
        ("佛堂催任务1，苏溪催任务10", ["Z01"], 1, "催办 苏溪镇 任务10"),
        ("催一下佛堂任务3和苏溪任务1", ["Z01"], 3, "催办 苏溪镇 任务1"),
        ("催任务1佛堂，任务10苏溪", ["Z01"], 1, "催办 苏溪镇 任务10"),
        ("催稠城任务1改成任务10", ["J01"], 10, ""),
        ("催北苑任务1，错了，廿三里", ["J07"], 1, ""),
        ("催佛堂任务1，不对，苏溪任务10", ["Z02"], 10, ""),
        ("催佛堂3和苏溪1", ["Z01"], 3, "催办 苏溪镇 任务1"),
        ("催1佛堂3苏溪", ["Z01"], 1, "催办 苏溪镇 任务3"),
        ("催办 3 佛堂 1 苏溪", ["Z01"], 3, "催办 苏溪镇 任务1"),
        ("催一下1佛堂，3苏溪、大陈", ["Z01"], 1, "催办 苏溪镇 大陈镇 任务3"),
        ("上溪1 大陈10 都催一下", ["Z03"], 1, "催办 大陈镇 任务10"),
        ("催下佛堂3、苏溪1、上溪任务10", ["Z01"], 3, "催办 苏溪镇 任务1；催办 上溪镇 任务10"),
        ("催佛堂3家、苏溪1家", ["Z01", "Z02"], 0, ""),
        ("催佛堂任务1、苏溪任务1", ["Z01", "Z02"], 1, ""),
        ("催佛堂和苏溪任务1", ["Z01", "Z02"], 1, ""),
    ],
)
def test_each_unit_is_urged_for_its_own_task(words: str, units: list[str], task: int, then: str) -> None:
    heard = interpret(words, parse_context(OFFICE, plans.notice()), plans.notice())

    found = heard.intent, heard.slots["units"], heard.slots.get("task", 0), heard.then
    assert found == ("URGE", units, task, then)


@pytest.mark.parametrize(
    ("words", "intent", "slots"),
    [
        ("取消对佛堂的催办", "RECALL", {"unit": "Z01"}),
        ("刚才公安局那个撤回 催错了", "RECALL", {"unit": "B02"}),
        ("撤回对上溪任务1的催办", "RECALL", {"unit": "Z03", "task": 1}),
        ("停止催办任务10", "UNKNOWN", {"hint": "urge_back"}),
        ("取消明早的催办", "UNKNOWN", {"hint": "urge_back"}),
        ("取消明早对佛堂的催办", "UNKNOWN", {"hint": "urge_back"}),
        ("催办名单里苏溪去掉", "UNKNOWN", {"hint": "urge_except"}),
        ("催苏溪注销快手", "URGE", {"units": ["Z02"]}),
        ("催促佛堂撤回申请", "URGE", {"units": ["Z01"]}),
        ("今天先不发提醒", "HOLD_TODAY", {}),
    ],
)
def test_who_takes_a_reminder_back_urges_nobody(words: str, intent: str, slots: dict[str, object]) -> None:
    heard = interpret(words, parse_context(OFFICE, plans.notice()), plans.notice())

    assert heard.intent == intent
    assert slots.items() <= heard.slots.items()


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("下午3点发", "urge_later"),
        ("明早9点再发", "urge_later"),
        ("刚才那个催办加一句：本周五前必须签收", "urge_words"),
        ("催一下佛堂，加一句要附截图", "urge_words"),
    ],
)
def test_what_no_reminder_can_is_said_and_nothing_goes_out(text: str, hint: str) -> None:
    assert heard(text, SHOWN).slots == {"hint": hint}


@pytest.mark.parametrize(
    ("text", "intent"), [("不对", "DIALOG_CANCEL"), ("发吧", "CONFIRM"), ("不是佛堂", "DIALOG_CANCEL")]
)
def test_a_bare_no_or_yes_stays_one(text: str, intent: str) -> None:
    assert heard(text, SHOWN).intent == intent
