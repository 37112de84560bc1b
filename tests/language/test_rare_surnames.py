"""Surnames that hardly anybody has, of two characters, or that are words of every day: 仉, 申屠, 查."""

import pytest

from bot.language import Meaning, interpret, parse_context
from bot.language.roster.said import people_told
from tests.language import plans

CLERK = "role=经办人,联系人;unit=佛堂镇;chat=single;now=2022-07-20T10:00"
RARE = (*"仇单覃逯笪仉乜解郗禤查盖区代左党", "欧阳", "申屠", "濮阳")


def read(words: str) -> Meaning:
    """What the bot makes of it, said by a clerk alone with it."""
    lexicon = plans.notice()
    return interpret(words, parse_context(CLERK, lexicon), lexicon)


@pytest.mark.parametrize("surname", RARE)
def test_they_are_names_behind_a_role(surname: str) -> None:
    told = people_told(f"分管领导 {surname}明，专职人员{surname}小红，联系人{surname}丽")

    assert [one["name"] for one in told.named] == [f"{surname}明", f"{surname}小红", f"{surname}丽"]
    assert told.lost == []


@pytest.mark.parametrize(
    "words", ["分管领导 左右为难", "专职人员管理到位", "联系人 查一下", "专职人员 辛苦了", "联系人代理"]
)
def test_a_word_behind_a_role_is_nobody(words: str) -> None:
    assert people_told(words).named == []


def test_a_name_that_is_also_a_word_is_shown_before_it_goes() -> None:
    assert people_told("联系人 查小红").guessed
    assert not people_told("联系人 仉小红").guessed


@pytest.mark.parametrize(
    "words",
    [
        "任务1名单：分管 覃勇，专职 逯明，联系人 笪晓",
        "任务1 分管李建国，专职赵强，联系人王磊",
        "任务1名单：分管 王勇，专职 李明，联系人 赵晓",  # 管王 sounds like a word of ours
    ],
)
def test_the_list_of_task_1_is_no_progress(words: str) -> None:
    meaning = read(words)

    assert meaning.intent == "TASK_DONE", meaning
    assert meaning.act == "offer"
    assert meaning.slots["text"] == words  # as it was typed


@pytest.mark.parametrize("words", ["任务1正在办，分管领导在看", "任务1分管领导还没定，专职人员也没有"])
def test_what_only_speaks_of_them_stays_progress(words: str) -> None:
    assert read(words).intent == "TASK_PROGRESS"


@pytest.mark.parametrize("name", ["欧阳红", "申屠明", "仉红"])
def test_whoever_takes_over_may_have_one(name: str) -> None:
    assert read(f"{name}接替我").slots["successor"] == name
