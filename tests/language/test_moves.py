"""What a message does about our question: told by the examples, and never executed because of them alone."""

from pathlib import Path
from shutil import copytree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.language import interpret, parse_context
from bot.language.answers.moves import move_of, question_of
from bot.language.context import Asked
from bot.language.scene import scene_of
from bot.language.vocabulary import PACKAGED, BadVocabulary, Vocabulary
from tests.language import plans

CLERK = "role=经办人;unit=市公安局;chat=single;now=2022-08-02T09:12;state="
OPEN = ("confirm", "choose_account:3,4,9", "ask:reason", "ask:value", "ask:stop_date", "ask:date,reason", "ask:field")


def heard(words: str, state: str) -> tuple[str, str]:
    meaning = interpret(words, parse_context(CLERK + state, plans.notice()), plans.notice())
    return meaning.intent, meaning.act


@pytest.mark.parametrize(
    ("words", "state", "expected"),
    [
        ("中，弄吧弄吧", "confirm", ("CONFIRM", "offer")),
        ("不用改，交上去", "confirm", ("CONFIRM", "offer")),
        ("还是别了，这号粉丝三万多舍不得", "confirm", ("DIALOG_CANCEL", "offer")),
        ("知乎上那个，开了以后就没发过几篇", "choose_account:3,6", ("SELECT", "offer")),
        ("打住吧，书记刚发话说这个号要保留", "ask:reason", ("DIALOG_CANCEL", "offer")),
        ("管号的小姑娘回家生孩子了", "ask:reason", ("FILL", "offer")),
        ("人手不够", "ask:reason", ("FILL", "do")),
        ("后台那个人要换掉", "ask:field", ("FILL", "offer")),
        ("停更日期是指最后发文那天吗", "ask:stop_date", ("HELP", "do")),
        ("九月五号行不行", "ask:stop_date", ("FILL", "offer")),
        ("明天再说", "ask:stop_date", ("UNKNOWN", "hint")),
        ("请您确认", "confirm", ("UNKNOWN", "hint")),
        ("不改了，提交", "confirm", ("CONFIRM", "offer")),
        ("公众号推文写好了", "choose_account:3,4,9", ("UNKNOWN", "hint")),
        ("限几个字", "ask:value", ("UNKNOWN", "hint")),
        ("领导要求", "ask:reason", ("FILL", "offer")),
    ],
)
def test_what_only_resembles_an_answer_is_asked_about(words: str, state: str, expected: tuple[str, str]) -> None:
    assert heard(words, state) == expected


@pytest.mark.parametrize("words", ["不改了，提交", "对对对，就这样报", "没毛病，交吧", "是的是的，快点"])
@pytest.mark.parametrize("state", [state for state in OPEN if state != "confirm"])
def test_only_what_waits_for_a_yes_can_be_agreed_to(words: str, state: str) -> None:
    intent, act = heard(words, state)

    assert intent != "CONFIRM"
    assert (intent, act) != ("DIALOG_CANCEL", "do")


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("七位数的，3019826", {"account_id": "3019826"}),
        ("等等我念一下，g h 下划线 5 d 2 2 e 0 7 f 1 a 9 3。", {"account_id": "gh_5d22e07f1a93"}),
    ],
)
def test_an_identifier_is_found_among_words(words: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(f"{CLERK}ask:account_id", plans.notice()), plans.notice())

    assert meaning.intent == "FILL"
    assert slots.items() <= meaning.slots.items()


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("再过十天", "2022-08-12"),
        ("即日起", "2022-08-02"),
        ("10号！9月10号！", "2022-09-10"),
        ("就这周五吧，啊不对周五我请假，下周一下周一。", "2022-08-08"),
    ],
)
def test_a_day_said_in_passing_is_the_day_meant(words: str, day: str) -> None:
    meaning = interpret(words, parse_context(f"{CLERK}ask:stop_date", plans.notice()), plans.notice())

    assert meaning.slots.get("stop_date") == day


@pytest.mark.parametrize("words", ["有几个微信号", "哪些微信号", "登记账号 甲乙 微信号"])
def test_a_kind_of_account_by_its_loose_name_is_understood(words: str) -> None:
    assert heard(words, "")[0] in {"ACCOUNT_QUERY", "REGISTER_ACCOUNT"}


@given(st.text(max_size=40), st.sampled_from(OPEN))
def test_any_words_are_some_move_or_none(words: str, state: str) -> None:
    context = parse_context(CLERK + state, plans.notice())

    move = move_of(scene_of(words, context, plans.notice()))

    assert move is None or move.ahead >= 0


@pytest.mark.parametrize("fields", [("task",), ("people",), ("text",), ("unit", "reason")])
def test_of_other_questions_the_examples_say_nothing(fields: tuple[str, ...]) -> None:
    assert question_of(Asked("ask", fields=fields)) is None


def test_a_folder_without_the_file_knows_the_rules_alone(tmp_path: Path) -> None:
    folder = copytree(PACKAGED, tmp_path / "language")
    (folder / "answers.csv").unlink()

    assert Vocabulary.load(folder).moves.likely("人手不够", "原因", "") == []


def test_an_answer_of_an_unknown_kind_is_refused_with_its_line(tmp_path: Path) -> None:
    folder = copytree(PACKAGED, tmp_path / "language")
    (folder / "answers.csv").write_text("问的,回答,例句\n原因,大概,人手不够\n", encoding="utf-8")

    with pytest.raises(BadVocabulary, match=r"answers\.csv:2: 不认识“原因”“大概”"):
        Vocabulary.load(folder)
