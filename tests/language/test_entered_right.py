"""What the office enters for a unit: which words beside it put a field right, and which behind it are its own."""

from dataclasses import replace

import pytest

from bot.language import Asked, Meaning, interpret, parse_context
from tests.language import plans

OFFICE = "role=市府办审批;unit=市府办;now=2022-07-22T10:00"
SHOWN = "代佛堂镇登记：7月19日 电话 张三 情况：已签收\n确认请回复“是”。"


def heard(text: str, about: str) -> Meaning:
    lexicon = plans.notice()
    asked = Asked("confirm", intent=about, shown=about, about=about, words=SHOWN)
    return interpret(text, replace(parse_context(OFFICE, lexicon), asked=asked), lexicon)


@pytest.mark.parametrize("about", ["REPORT_FOR", "EXTENSION_FOR"])
@pytest.mark.parametrize(
    "text",
    [
        "人是对的", "姓名是对的", "名字是没错的", "人是他", "内容是对的", "内容是属实的，没问题", "情况是这样的",
        "原因也写上吧", "原因是对的", "理由是清楚的",
    ],
)  # fmt: skip
def test_what_only_agrees_changes_no_field(text: str, about: str) -> None:
    assert "amended" not in heard(text, about).slots


@pytest.mark.parametrize("about", ["REPORT_FOR", "EXTENSION_FOR"])
@pytest.mark.parametrize("text", ["不是19日", "日期不是19日", "错了，不是19日"])
def test_a_day_that_is_denied_is_never_set(text: str, about: str) -> None:
    assert not {"done_on", "date"} & heard(text, about).slots.keys()


@pytest.mark.parametrize(
    ("text", "about", "slots"),
    [
        ("不是19日是18日", "REPORT_FOR", {"done_on": "2022-07-18"}),
        ("是18日，不是19日", "REPORT_FOR", {"done_on": "2022-07-18"}),
        ("日期错了，是18日", "REPORT_FOR", {"done_on": "2022-07-18"}),
        ("日期错了，到8月12日", "EXTENSION_FOR", {"date": "2022-08-12"}),
        ("名字错了，是赵六", "REPORT_FOR", {"name": "赵六"}),
        ("人应该是赵六", "EXTENSION_FOR", {"name": "赵六"}),
        ("人是赵六说的", "REPORT_FOR", {"name": "赵六"}),
        ("原因写上领导出差", "EXTENSION_FOR", {"reason": "领导出差"}),
        ("情况写错了，是有的没交齐", "REPORT_FOR", {"text": "有的没交齐"}),
        ("等等，来源不对，是会上", "REPORT_FOR", {"source": "会上"}),
        ("等一下别发，不是佛堂是赤岸", "REPORT_FOR", {"unit": "Z06"}),
    ],
)
def test_what_tells_a_field_puts_it_right(text: str, about: str, slots: dict[str, object]) -> None:
    said = heard(text, about)

    assert (said.intent, slots.items() <= said.slots.items(), said.slots.get("amended")) == (about, True, True), said


@pytest.mark.parametrize(
    ("behind", "then"),
    [
        ("，另外开展了苏溪交流", ""),
        ("，还有苏溪也派人来了", ""),
        ("，同时发布在公安微博", ""),
        (" 另外任务1也催一下苏溪", "任务1也催一下苏溪"),
        ("，然后苏溪任务3怎么样了", "苏溪任务3怎么样了"),
        ("，另外代签收 苏溪 1 电话 李四", "代签收 苏溪 1 电话 李四"),
    ],
)
def test_only_an_act_behind_an_entry_is_no_part_of_its_words(behind: str, then: str) -> None:
    lexicon = plans.notice()
    said = interpret(f"代登记 佛堂镇 10 电话 王五 已开展培训{behind}", parse_context(OFFICE, lexicon), lexicon)

    assert (said.slots["text"], said.then) == ("已开展培训" + ("" if then else behind), then)
