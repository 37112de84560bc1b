"""机构调整 in words, and what only sounds like it."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

OFFICE = "role=市府办审批;unit=市府办;now=2022-07-20T10:00"
CLERK = "role=经办人;unit=市教育局;now=2022-07-20T10:00"
INTO, NAMED = {"unit": "Z02", "to_unit": "Z01"}, {"unit": "B01", "called": "市教育体育局"}


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("撤并 苏溪镇 到 佛堂镇", INTO),
        ("把苏溪镇撤并到佛堂镇", INTO),
        ("苏溪镇并入佛堂镇 义政发〔2022〕9号", INTO | {"text": "义政发〔2022〕9号"}),
        ("将苏溪镇合并到佛堂镇，依据义政发〔2022〕9号", INTO | {"text": "义政发〔2022〕9号"}),
        ("机构调整：苏溪镇 撤销并入 佛堂镇", INTO),
        ("合并苏溪镇到佛堂镇", INTO),
        ("机构调整 苏溪镇 到 佛堂镇", INTO),
        ("市教育局 更名为 市教育体育局", NAMED),
        ("市教育局改名为市教育体育局", NAMED),
        ("更名 市教育局 为 市教育体育局 义政发〔2022〕10号", NAMED | {"text": "义政发〔2022〕10号"}),
        ("机构调整 市教育局名称改为市教育体育局", {"unit": "B01"}),
        ("市教育局改称市教育体育局", NAMED),
        ("机构调整", {}),
    ],
)
def test_units_are_merged_and_renamed_in_several_words(words: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(OFFICE, notice()), notice())

    assert meaning.intent == "REGROUP"
    assert {key: value for key, value in meaning.slots.items() if key in slots} == slots


@pytest.mark.parametrize(
    ("who", "words"),
    [
        (CLERK, "义乌市教育局 改名为 义乌教育"),
        (CLERK, "佛堂城事并入义乌发布"),
        (OFFICE, "佛堂镇的账号并入义乌发布了吗"),
        (OFFICE, "佛堂镇合并了几个账号"),
        (OFFICE, "改派 2 佛堂镇 给 苏溪镇"),
        (OFFICE, "苏溪镇没有并入佛堂镇"),
    ],
)
def test_accounts_and_questions_are_no_regrouping(who: str, words: str) -> None:
    assert interpret(words, parse_context(who, notice()), notice()).intent != "REGROUP"


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        (
            "代登记处置意见 市教育局 义乌教育之声 保留 群众关注度高 纸质 7月18日 李某",
            {"unit": "B01", "choice": "保留", "reason": "群众关注度高", "source": "纸质", "name": "李某"},
        ),
        (
            "代登记处置意见 市教育局 电话 7月18日 李某 全部 关停 受众面小",
            {"all": True, "choice": "关停", "source": "电话"},
        ),
        ("代登记处置意见", {}),
    ],
)
def test_an_opinion_is_entered_for_a_unit(words: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(OFFICE, notice()), notice())

    assert meaning.intent == "OPINION_FOR"
    assert {key: value for key, value in meaning.slots.items() if key in slots} == slots
