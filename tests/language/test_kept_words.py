"""What is kept of a report begins behind courtesy and address; whoever took part is no address."""

import pytest

from bot.language import interpret, parse_context
from bot.language.normalise import unaddressed
from tests.language import plans


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("完成 10 各位领导好，审核制度已印发", "审核制度已印发"),
        ("完成 10 王姐，审核制度已印发", "审核制度已印发"),
        ("进度 10 领导好，正在征求意见", "正在征求意见"),
        ("补充 10 王姐，文号为苏政〔2022〕3号", "文号为苏政〔2022〕3号"),
        ("完成 10 王局长，李科长参加了会议", "王局长，李科长参加了会议"),
        ("进度 10 分管领导王强，已明确", "分管领导王强，已明确"),
    ],
)
def test_address_and_courtesy_are_not_kept(text: str, kept: str) -> None:
    lexicon = plans.notice()
    said = interpret(text, parse_context("role=经办人;unit=苏溪镇;now=2022-11-03T10:00", lexicon), lexicon)

    assert said.slots["text"] == kept


def test_nothing_but_an_address_stays() -> None:
    assert unaddressed("各位领导，") == "各位领导，"
    assert unaddressed("大家好，我") == "大家好，我"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("任务10审核制度已印发，文号义教〔2022〕3号", "审核制度已印发，文号义教〔2022〕3号"),
        ("任务10三审制度已经建立，台账也建了", "三审制度已经建立，台账也建了"),
        ("10号任务我们审核制度7月15日就办好了，文号3号", "审核制度7月15日就办好了，文号3号"),
    ],
)
def test_what_stands_before_the_verb_is_kept_with_what_follows(words: str, kept: str) -> None:
    context = parse_context("role=经办人;unit=市教育局;chat=single;now=2022-12-10T10:30", plans.notice())

    assert interpret(words, context, plans.notice()).slots["text"] == kept


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("任务10已经发文了", "已经发文了"),
        ("任务10已发文", "已发文"),
        ("任务10已经发文了，文号12号", "已经发文了，文号12号"),
        ("任务10已经交材料了", "已经交材料了"),
        ("任务10已经报方案了，请查收", "已经报方案了，请查收"),
        ("任务10已印发，文号12号", "文号12号"),
        ("任务10已经报送了", None),
    ],
)
def test_a_verb_that_goes_on_in_the_next_word_is_not_cut_off(words: str, kept: str | None) -> None:
    context = parse_context("role=经办人;unit=市教育局;chat=single;now=2022-12-10T10:30", plans.notice())

    assert interpret(words, context, plans.notice()).slots.get("text") == kept
