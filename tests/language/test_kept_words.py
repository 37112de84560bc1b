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
