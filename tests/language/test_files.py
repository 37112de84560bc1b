"""The files around the language: utterances to interpret, contexts, and the vocabulary that the office extends."""

import json
import shutil
from pathlib import Path

import pytest

from bot.language import BadVocabulary, Lexicon, Vocabulary, hint_for, parse_context
from bot.language.batch import UnreadableFile, rows
from bot.language.vocabulary import PACKAGED
from tests.language import plans
from tests.language.speaking import clerk, hears

CONTEXT = "role=经办人;unit=佛堂镇;chat=single;now=2022-07-20T10:00"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
def test_utterances_are_read_in_every_encoding_with_newlines_inside(tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(f'utterance,context\r\n"完成1\n情况：已定",{CONTEXT}\r\n我的任务,{CONTEXT}\r\n'.encode(encoding))

    heard = list(rows(file, plans.notice()))

    assert [row["intent"] for row in heard] == ["TASK_DONE", "LIST_MY_TASKS"]
    assert heard[0]["slots"] == {"task": 1, "text": "情况：已定"}
    assert json.dumps(heard)


def test_a_file_without_utterances_says_so(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("a,b\n1,2\n", encoding="utf-8")

    with pytest.raises(UnreadableFile, match=r"list\.csv:1"):
        list(rows(file, plans.notice()))


def test_bytes_in_no_known_encoding_say_so(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_bytes(b"utterance\n\xff\xff\xff")

    with pytest.raises(UnreadableFile, match=r"list\.csv"):
        list(rows(file, plans.notice()))


def test_a_missing_context_is_a_stranger(tmp_path: Path) -> None:
    file = tmp_path / "list.csv"
    file.write_text("utterance\n完成 1\n", encoding="utf-8")

    assert [row["slots"] for row in rows(file, plans.notice())] == [{"deny": "unbound_user"}]


def test_a_context_is_read_in_full() -> None:
    cell = (
        "role=经办人;unit=市公安局;chat=group@;now=2022-08-01T09:30;state=task3=已办结;state=choose_account:3,9;"
        "owner=other_user;src=voice;quote=bot_notice:回复"
    )
    context = parse_context(cell, plans.notice())

    assert (context.units, context.chat, context.voice, context.now.isoformat()) == (
        ("B02",),
        "group@",
        True,
        "2022-08-01T09:30:00+08:00",
    )
    assert context.facts == {"task3": "已办结"}
    assert context.asked is not None
    assert not context.asked.mine
    assert [option["account"] for option in context.asked.options] == [3, 9]


def test_unknown_parts_of_a_context_are_ignored() -> None:
    context = parse_context("role=经办人;unit=不存在;weather=rain;state=gibberish;;=", plans.notice())

    assert (context.units, context.asked) == ((), None)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    copy = tmp_path / "language"
    shutil.copytree(PACKAGED, copy)
    return copy


def extended(folder: Path) -> Lexicon:
    known = plans.notice()
    return Lexicon(known.plans, known.units, known.tasks, known.accounts, ("督办助手",), Vocabulary.load(folder))


def test_the_office_adds_a_verb_without_touching_code(folder: Path) -> None:
    with (folder / "words.csv").open("a", encoding="utf-8") as file:
        file.write("done,本地说法,搞落胃\n")

    assert hears("任务1搞落胃", clerk("Z01"), plans.notice()).act != "do"
    assert hears("任务1搞落胃", clerk("Z01"), extended(folder)).slots == {"task": 1}


def test_a_word_in_two_classes_is_refused_with_file_and_line(folder: Path) -> None:
    with (folder / "words.csv").open("a", encoding="utf-8") as file:
        file.write("cancel,误加,完成\n")

    with pytest.raises(BadVocabulary, match=r"words\.csv:\d+: “完成”已在done类"):
        Vocabulary.load(folder)


def test_a_row_with_too_few_columns_is_refused_with_file_and_line(folder: Path) -> None:
    (folder / "hints.csv").write_text("键,提示\n经办人\n", encoding="utf-8")

    with pytest.raises(BadVocabulary, match=r"hints\.csv:2"):
        Vocabulary.load(folder)


def test_the_hint_fits_the_role() -> None:
    known = plans.vocabulary()

    assert "完成 1" in hint_for(["经办人"], known)
    assert "统计" in hint_for(["市府办审批"], known)
    assert "登记" in hint_for([], known)
    assert "编号" in hint_for(["经办人"], known, "bare_number")
