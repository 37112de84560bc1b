"""Another day beside a form that lies open, with a word that takes back and one that sends: 哎 算了还是15号吧，送."""

import pytest

from tests.stages import begins
from tests.world import World

CLERK = "gonganju_jb"


@begins
def shown(july: World) -> None:
    """20 July: the closing of the 知乎 on 20 August lies shown as a whole."""
    july.say(CLERK, "公安局知乎注销")
    july.say(CLERK, "停更8月20日，原因1，账号标识yiwugongan2016")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("哎 算了还是15号吧，送", "8月15日"),
        ("不对，还是8月18号", "8月18日"),
        ("算了，改16号，发", "8月16日"),
        ("算了改成8月21日，提交", "8月21日"),
        ("19号，送吧", "8月19日"),
        ("改22号吧，改完直接送", "8月22日"),
        ("行，就15号，送", "8月15日"),
        ("等等，还是23", "8月23日"),
        ("23号", "8月23日"),
    ],
)
def test_the_form_is_shown_again_with_that_day(shown: World, words: str, day: str) -> None:
    answer = shown.say(CLERK, words)

    assert f"停更日期：2022年{day}" in answer, answer
    assert "签字吗" in answer
    assert not shown.history(event="request.submit")


def test_the_day_that_it_has_and_sending_is_a_yes(shown: World) -> None:
    assert "已送公安局主要（样例）签字" in shown.say(CLERK, "对，20号，送")


@pytest.mark.parametrize("words", ["算了不送了", "算了，下周一再送", "不对", "2"])
def test_what_names_no_day_changes_none(shown: World, words: str) -> None:
    shown.say(CLERK, words)

    assert "停更日期：2022年8月20日" in shown.say(CLERK, "继续")
    assert not shown.history(event="request.submit")


@pytest.mark.parametrize("words", ["算了，改16号，发", "还是16号吧，送吧", "16号，送局长签"])
def test_it_is_no_reason_where_the_reason_is_asked_for(july: World, words: str) -> None:
    july.say(CLERK, "公安局知乎注销")
    july.say(CLERK, "停更8月20日，账号标识yiwugongan2016")

    answer = july.say(CLERK, words)

    assert "已填：停更2022年8月16日（周二）" in answer, answer
    assert "原因：" not in answer


@pytest.mark.parametrize("words", ["停更改成这周五行吗", "改成22号可以吗"])
def test_a_day_that_is_asked_about_is_offered_and_not_sent(shown: World, words: str) -> None:
    offered = shown.say(CLERK, words)
    assert "停更日期改为2022年" in offered, offered
    assert "22日" in offered

    assert "22日" in shown.say(CLERK, "是")
    assert not shown.history(event="request.submit")


@pytest.mark.parametrize("words", ["局长签了没", "领导批了吗", "知乎局长签了没"])
def test_whether_the_principal_has_signed_is_told_by_the_application(shown: World, words: str) -> None:
    shown.say(CLERK, "是")

    answer = shown.say(CLERK, words)

    assert "等主要负责人签字，7月20日（周三）到这一步" in answer, answer


def test_it_is_told_amid_a_draft_too(july: World) -> None:
    july.say(CLERK, "公安局知乎注销")

    assert "草稿，还没送签" in july.say(CLERK, "局长签了没")
    assert "先空着，送签前补上" in july.say(CLERK, "ID先空着行不")


@pytest.mark.parametrize("words", ["催一下领导", "让局长快点签", "麻烦提醒下书记签字", "能不能催催局长呀"])
def test_whoever_wants_the_principal_urged_hears_that_the_clock_does(shown: World, words: str) -> None:
    shown.say(CLERK, "是")

    answer = shown.say(CLERK, words)

    assert "等主要负责人签字" in answer, answer
    assert "过了时间没签会自动提醒主要负责人" in answer


@begins
def august(july: World) -> None:
    """A whole form of the 快手 with 15 August in it, shown on 20 July."""
    july.say(CLERK, "注销 公安快手 ks123456 8月15日停更 机构改革以后没有人维护")


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("停更改20号吧，15号有活动", "2022年8月20日"),
        ("15号不行，有检查，25号停", "2022年8月25日"),
        ("停更15号改22号", "2022年8月22日"),
        ("停更挪到9月3号，20号有检查", "2022年9月3日"),
    ],
)
def test_a_bare_day_is_of_the_month_that_stands_there(august: World, words: str, day: str) -> None:
    answer = august.say(CLERK, words)

    assert f"停更日期改为{day}" in answer or f"停更日期：{day}" in answer, answer


@pytest.mark.parametrize("words", ["停更改20号吧", "停更日期改成20号", "快手停更改20号吧", "停更改成20号，15号有活动"])
@pytest.mark.parametrize("first", ["算了", "是"])
def test_so_it_is_of_a_form_that_lies_there_or_was_sent(august: World, first: str, words: str) -> None:
    august.say(CLERK, first)

    answer = august.say(CLERK, words)

    assert "2022年8月20日" in answer, answer
    assert "7月20日" not in answer.replace("申请时间：2022年7月20日", "")


def test_a_month_that_is_over_is_not_taken(august: World) -> None:
    august.move_to("2022-08-10T10:00")

    assert "停更日期改为2022年9月5日" in august.say(CLERK, "停更改5号吧")
