"""考核: what the words mean, for whom, and what is no such thing."""

import pytest

from bot.language import interpret, parse_context
from tests.language.plans import notice

OFFICE, CLERK = "role=市府办审批;unit=市府办", "role=经办人,联系人;unit=佛堂镇"
TOWN = "Z01"


@pytest.mark.parametrize(
    ("words", "who", "intent", "slots"),
    [
        ("考核", OFFICE, "SCORE", {"do": "show"}),
        ("考核 佛堂镇", OFFICE, "SCORE", {"do": "show", "unit": TOWN}),
        ("2022年度考核", OFFICE, "SCORE", {"do": "show", "year": 2022}),
        ("起草2022考核", OFFICE, "SCORE", {"do": "draft", "year": 2022}),
        ("导出2022考核", OFFICE, "SCORE", {"do": "export", "year": 2022}),
        ("送2022考核", OFFICE, "SCORE", {"do": "tell", "year": 2022}),
        ("送考核 佛堂镇", OFFICE, "SCORE", {"do": "tell", "unit": TOWN}),
        (
            "送达2022考核 纸质 7月18日", OFFICE, "SCORE",
            {"do": "tell", "year": 2022, "source": "纸质", "done_on": "2022-07-18"},
        ),
        ("核定2022考核", OFFICE, "SCORE", {"do": "confirm", "year": 2022}),
        (
            "考核加分 佛堂镇 3 经验在全市推广", OFFICE, "SCORE",
            {"do": "adjust", "unit": TOWN, "points": 3, "text": "经验在全市推广"},
        ),
        ("考核加分 佛堂镇 -3 材料不实", OFFICE, "SCORE", {"do": "adjust", "unit": TOWN}),
        (
            "考核扣分 佛堂镇 2分 材料不实", OFFICE, "SCORE",
            {"do": "adjust", "unit": TOWN, "points": -2, "text": "材料不实"},
        ),
        (
            "答复考核异议 佛堂镇 维持 事实清楚", OFFICE, "SCORE",
            {"do": "answer", "unit": TOWN, "kept": "维持", "text": "事实清楚"},
        ),
        (
            "答复考核异议 佛堂镇 调整 +5 任务1按时", OFFICE, "SCORE",
            {"do": "answer", "unit": TOWN, "kept": "调整", "points": 5, "text": "任务1按时"},
        ),
        (
            "代登记考核异议 佛堂镇 纸质 7月18日 任务1按时报的", OFFICE, "SCORE",
            {"do": "object_for", "unit": TOWN, "source": "纸质", "done_on": "2022-07-18", "text": "任务1按时报的"},
        ),
        ("考核异议 任务1是按时报的", CLERK, "SCORE_OBJECT", {"do": "object", "text": "任务1是按时报的"}),
        ("我的考核", CLERK, "SCORE", {"do": "show"}),
    ],
)  # fmt: skip
def test_words_about_the_yearly_sheet(words: str, who: str, intent: str, slots: dict[str, object]) -> None:
    meaning = interpret(words, parse_context(f"{who};chat=single;now=2022-07-20T10:00", notice()), notice())

    assert (meaning.intent, meaning.slots) == (intent, slots)


@pytest.mark.parametrize("words", ["考核机制已建立", "完成 7 考核办法已印发", "考核怎么算", "考核办法什么时候出"])
def test_what_is_none_of_a_unit_s(words: str) -> None:
    meaning = interpret(words, parse_context(f"{CLERK};chat=single;now=2022-07-20T10:00", notice()), notice())

    assert meaning.intent not in {"SCORE", "SCORE_OBJECT"}
