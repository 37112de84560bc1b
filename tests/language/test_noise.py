"""Noise never changes the meaning, and nothing that is typed breaks the reading."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.language import interpret, parse_context
from tests.language import plans
from tests.language.speaking import clerk, hears, holder

COMMANDS = (
    ("完成 1", "Z01"),
    ("任务三已办结", "B01"),
    ("进度 1 名单已定", "Z01"),
    ("延期 1 到8月15日 人员调整", "B01"),
    ("注销 义乌教育之声", "B01"),
    ("注销 义乌公安 微博", "B02"),
    ("我的任务", "B01"),
    ("签收 1", "B01"),
    ("撤回 1", "B01"),
    ("3完成了吗", "B01"),
    ("任务1还没完成", "B01"),
    ("ZX-2022-003", "B01"),
    ("变更 义乌经信局 名称改为 义乌经信", "B10"),
    ("怎么注销账号", "B01"),
    ("预计8月20日完成1", "B01"),
    ("谢谢", "B01"),
)
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u202a\u202e\u2066\u00ad\ufe0f"
BLANKS = " \u3000\u00a0\u2003\u2005\t"
EMOJI = ("👍", "🎉", "😂", "🙏", "✅", "❤️", "👩‍💻")
command = st.sampled_from(COMMANDS)
calm = settings(deadline=None)  # a busy machine is no fault
plans.notice()  # built once, outside any test's time


def meaning(text: str, unit: str) -> tuple[str, str, dict[str, object]]:
    heard = hears(text, clerk(unit), plans.notice())
    return heard.intent, heard.act, heard.slots


def widened(text: str) -> str:
    return "".join(chr(ord(c) + 0xFEE0) if "!" <= c <= "~" and c != "-" else "\u3000" if c == " " else c for c in text)


@calm
@given(command, st.data())
def test_invisible_characters_change_nothing(said: tuple[str, str], data: st.DataObject) -> None:
    text, unit = said
    noisy = "".join(c + data.draw(st.text(INVISIBLE, max_size=2)) for c in text)

    assert meaning(noisy, unit)[:2] == meaning(text, unit)[:2]


@pytest.mark.parametrize(("text", "unit"), COMMANDS)
def test_full_width_changes_nothing(text: str, unit: str) -> None:
    assert meaning(widened(text), unit) == meaning(text, unit)


@calm
@given(command, st.text(BLANKS, min_size=1, max_size=3), st.text(BLANKS, max_size=3))
def test_blanks_around_and_for_blanks_change_nothing(said: tuple[str, str], between: str, around: str) -> None:
    text, unit = said

    assert meaning(around + text.replace(" ", between) + around, unit) == meaning(text, unit)


@calm
@given(command, st.text("。！!~～…，,；;", max_size=3), st.lists(st.sampled_from(EMOJI), max_size=2))
def test_closing_punctuation_and_emoji_change_nothing(said: tuple[str, str], marks: str, emoji: list[str]) -> None:
    text, unit = said

    assert meaning(text + marks + "".join(emoji), unit)[:2] == meaning(text, unit)[:2]


@calm
@given(
    command,
    st.sampled_from(("@督办助手 ", "＠督办助手", "@督办助手\u2005", "@督办助手  ")),
    st.integers(0, 2),
    st.booleans(),
)
def test_the_place_of_the_mention_changes_nothing(said: tuple[str, str], mention: str, place: int, more: int) -> None:
    text, unit = said
    first, _, rest = text.partition(" ")
    spots = (mention + text, f"{text} {mention}", f"{first} {mention} {rest}" if rest else mention + text)
    typed = mention * more + spots[place]

    assert meaning(typed, unit)[:2] == meaning(text, unit)[:2]


@calm
@given(command)
def test_another_persons_mention_changes_nothing(said: tuple[str, str]) -> None:
    text, unit = said

    assert meaning(f"@督办助手 @李四 {text}", unit)[:2] == meaning(text, unit)[:2]


@calm
@given(st.text(max_size=700))
def test_any_text_is_read_without_an_exception(text: str) -> None:
    hears(text, clerk("B01"), plans.notice())


@calm
@given(st.text("完成任务一二三123、，到-延期注销义乌公安佛堂镇月日号底前吗没还不了 \n@？", max_size=80))
def test_any_heap_of_our_own_words_is_read_without_an_exception(text: str) -> None:
    for context in (
        clerk("B01"),
        holder("市府办审批", "S01"),
        holder("主要负责人", "B02"),
        clerk("B01", chat="group@"),
    ):
        hears(text, context, plans.notice())


@pytest.mark.parametrize(
    "injected",
    [
        "<xml><Content>完成 1</Content></xml>",
        "]]></Content></xml>",
        "'; DROP TABLE task;--",
        "{{7*7}}",
        "${jndi:ldap://x}",
        "**粗体**[链](http://e.example)",
        "<@all>",
        "=cmd|'/c calc'!A1",
        "\x00\x01\x1b[31m",
    ],
)
def test_what_is_injected_stays_text(injected: str) -> None:
    heard = hears(f"完成 1 {injected}", clerk("Z01"), plans.notice())

    assert heard.intent == "TASK_DONE"
    assert heard.slots["task"] == 1
    assert re.sub(r"[\x00-\x1f]", "", injected) == heard.slots.get("text", "")


@pytest.mark.parametrize("piece", ["完成", "一", "1", "@督办助手 ", "义乌", "，", "\u200b", "没", "<", "🎉", "8月"])
def test_a_hundred_kilobytes_are_refused_as_too_long(piece: str) -> None:
    heard = hears(piece * (100_000 // len(piece)), clerk("B01"), plans.notice())

    assert (heard.intent, heard.slots, heard.act) == ("REJECT_INPUT", {"deny": "too_long"}, "deny")


def test_six_hundred_characters_are_read_and_one_more_is_not() -> None:
    text = "完成 1 " + "好" * 595

    assert hears(text, clerk("Z01"), plans.notice()).intent == "TASK_DONE"
    assert hears(text + "好", clerk("Z01"), plans.notice()).intent == "REJECT_INPUT"


@pytest.mark.parametrize("chat", ["single", "group@"])
@pytest.mark.parametrize("text", ["@督办助手", "@督办助手 \u2005", "\u200b\u200d", "，。", "@不对"])
@pytest.mark.parametrize(
    "state", ["choose_account:3,4,5", "choose_task:1,3", "confirm:REPORT_FOR", "confirm:CANCEL_REQUEST"]
)
def test_nothing_said_beside_a_question_breaks_nothing(text: str, state: str, chat: str) -> None:
    lexicon = plans.notice()
    context = parse_context(f"role=经办人、市府办审批;unit=市公安局;chat={chat};state={state}", lexicon)

    assert interpret(text, context, lexicon).intent


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("13900000000停更，佛堂城事注销了", "approved=ZX-2022-001:4"),
        ("0停更，昨天提交了，微博注销了", "approved=ZX-2022-001:4"),
        ("发在三农20号，1下周三", "ask:task,date,reason"),
        ("合同8月31日到期，哦9月1日请假", "ask:date,reason"),
    ],
)
def test_a_number_that_is_no_day_breaks_nothing(text: str, state: str) -> None:
    lexicon = plans.notice()
    context = parse_context(f"role=经办人;unit=市公安局;now=2022-08-29T10:00;state={state}", lexicon)

    assert interpret(text, context, lexicon).intent
