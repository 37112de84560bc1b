"""Numbers and days in every form in which they are typed."""

from datetime import date, datetime

import pytest

from bot.language import Ambiguous, Found, Impossible, parse_date, parse_number
from bot.language.context import SHANGHAI
from tests.language import plans
from tests.language.speaking import NOW, clerk, hears

FORMS = [
    "3",
    "３",
    "三",
    "叁",
    "③",
    "⑶",
    "㈢",
    "Ⅲ",
    "第3项",
    "#3",
    "任务三",
    "3号任务",
    "第三个任务",
    "任务（3）",
    "任务№3",
    "事项3",
]


@pytest.mark.parametrize("form", FORMS)
def test_a_number_is_read_in_every_form(form: str) -> None:
    heard = hears(f"完成 {form}", clerk("B01"), plans.notice())

    assert (heard.intent, heard.slots) == ("TASK_DONE", {"task": 3, "deny": "computed"})


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("一", 1),
        ("十", 10),
        ("十二", 12),
        ("二十", 20),
        ("二十三", 23),
        ("廿三", 23),
        ("卅一", 31),
        ("九十九", 99),
        ("二三", 23),
        ("99", 99),
    ],
)
def test_numbers_to_99_are_read(text: str, number: int) -> None:
    assert parse_number(text) == number


@pytest.mark.parametrize("text", ["", "٣", "3.5", "-3", "三三三", "半", "几", "1o"])
def test_what_is_no_number_is_none(text: str) -> None:
    assert parse_number(text) is None


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("完成1、3、10", [1, 3, 10]),
        ("完成 1-3", [1, 2, 3]),
        ("完成1到3", [1, 2, 3]),
        ("完成 1 和 3", [1, 3]),
        ("完成1，完成3", [1, 3]),
        ("完成 1 3 10", [1, 3, 10]),
        ("第1、第3两项都完成了", [1, 3]),
    ],
)
def test_lists_and_ranges_are_only_offered(text: str, numbers: list[int]) -> None:
    heard = hears(text, clerk("B01"), plans.notice())

    assert (heard.slots["tasks"], heard.slots["ask"], heard.act) == (numbers, "confirm_batch", "offer")


@pytest.mark.parametrize("text", ["1号现在啥情况", "10号啥进展", "1号卡在哪"])
def test_a_day_in_a_question_is_ones_own_task_of_that_number(text: str) -> None:
    heard = hears(text, clerk("B01"), plans.notice())

    assert (heard.intent, heard.slots["task"], heard.act) == ("TASK_DETAIL", int(text.partition("号")[0]), "do")


@pytest.mark.parametrize("text", ["2号什么情况", "20号什么时候开会"])
def test_a_day_of_no_task_of_ones_own_is_none(text: str) -> None:
    assert hears(text, clerk("B01"), plans.notice()).intent != "TASK_DETAIL"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("9月15日", "2022-09-15"),
        ("9月15号前", "2022-09-15"),
        ("2022-09-15", "2022-09-15"),
        ("2022/9/15", "2022-09-15"),
        ("２０２２年９月１５日", "2022-09-15"),
        ("九月十五日", "2022-09-15"),
        ("9 月 15 日", "2022-09-15"),
        ("9月底", "2022-09-30"),
        ("二月底", "2022-02-28"),
        ("8月上旬", "2022-08-10"),
        ("8月中旬", "2022-08-20"),
        ("8月下旬", "2022-08-31"),
        ("月底", "2022-07-31"),
        ("下月底", "2022-08-31"),
        ("下个月15号", "2022-08-15"),
        ("年底", "2022-12-31"),
        ("明年1月5日", "2023-01-05"),
        ("三季度末", "2022-09-30"),
        ("本季度末", "2022-09-30"),
        ("下季度", "2022-12-31"),
        ("明天", "2022-07-21"),
        ("后天下班前", "2022-07-22"),
        ("大后天", "2022-07-23"),
        ("周五", "2022-07-22"),
        ("本周五", "2022-07-22"),
        ("下周五", "2022-07-29"),
        ("下下周五", "2022-08-05"),
        ("本周内", "2022-07-24"),
        ("周末前", "2022-07-22"),
        ("三天内", "2022-07-23"),
        ("3天后", "2022-07-23"),
        ("一周内", "2022-07-27"),
        ("两周后", "2022-08-03"),
        ("半个月后", "2022-08-04"),
        ("一个月内", "2022-08-20"),
        ("3个工作日内", "2022-07-25"),
        ("国庆前", "2022-09-30"),
        ("国庆节前", "2022-09-30"),
        ("元旦前", "2022-12-31"),
        ("25号", "2022-07-25"),
        ("昨天", "2022-07-19"),
    ],
)
def test_a_day_is_read_against_wednesday_20_july_2022(text: str, day: str) -> None:
    assert parse_date(text, NOW) == Found(date.fromisoformat(day))


@pytest.mark.parametrize("text", ["2月30日", "13月1日", "9月31日", "2022-02-29", "32号"])
def test_an_impossible_day_is_said_to_be_so(text: str) -> None:
    assert isinstance(parse_date(text, NOW), Impossible)


@pytest.mark.parametrize("text", ["下周", "周一", "15号", "9月初", "月中", "国庆后", "春节前", "中秋前"])
def test_a_doubtful_day_is_asked_about(text: str) -> None:
    assert isinstance(parse_date(text, NOW), Ambiguous)


@pytest.mark.parametrize("text", ["", "尽快", "过几天", "廿三里街道", "8月份", "202×年×月×日", "1＋N", "三农"])
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_date(text, NOW) is None


def test_in_autumn_a_month_of_spring_is_next_years() -> None:
    december = datetime(2022, 12, 20, 10, tzinfo=SHANGHAI)

    assert parse_date("1月15日", december) == Found(date(2023, 1, 15))


def test_a_report_speaks_of_days_behind() -> None:
    heard = hears("任务1周五就办好了", clerk("Z01"), plans.notice())

    assert heard.slots["done_on"] == "2022-07-15"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("延期 1 一周 人手不足", "2022-08-07"),
        ("任务1宽限五天", "2022-08-05"),
        ("任务1延半个月", "2022-08-15"),
        ("任务1再给3天", "2022-08-03"),
        ("延期 1 8/12 出差", "2022-08-12"),
        ("延期 1 8.12 出差", "2022-08-12"),
    ],
)
def test_an_extension_by_a_length_of_time_counts_from_the_deadline(text: str, day: str) -> None:
    assert hears(text, clerk("Z01"), plans.notice()).slots["date"] == day
