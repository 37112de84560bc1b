"""Several figures in one sentence, and figures beside one another: each of them is asked for, none is dropped."""

import json

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

OFFICE = "role=市府办审批;unit=市府办"
AUGUST = {"since": "2022-08-01", "until": "2022-08-31"}
YESTERDAY = {"since": "2022-08-02", "until": "2022-08-02"}


def heard(text: str, who: str = OFFICE) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};now=2022-08-03T10:00", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("完成多少、逾期多少", {"filters": ["done", "overdue"]}),
        ("完成了多少逾期了多少", {"filters": ["done", "overdue"]}),
        ("总共多少项，办了多少，逾期多少", {"filters": ["done", "overdue"]}),
        ("给我报个数，完成、逾期、没签收", {"filters": ["done", "overdue", "unsigned"]}),
        ("任务1办结几家、待核实几家、没报几家", {"task": 1, "filters": ["done", "unchecked", "unreported"]}),
        ("今天报了几家，通过几家", {"filters": ["reported", "done"], "since": "2022-08-03", "until": "2022-08-03"}),
        ("临时交办的一共几件，办结几件", {"filters": ["done"], "kind": "交办"}),
        ("临时交办有几件没办", {"filter": "unfinished", "kind": "交办"}),
        ("义亭和佛堂各多少", {"filters": ["done", "overdue"], "by": "units", "units": ["Z05", "Z01"]}),
        ("给我看看佛堂苏溪的情况", {"filters": ["done", "overdue"], "by": "units", "units": ["Z01", "Z02"]}),
        ("任务1和任务3各办结多少", {"filters": ["done"], "by": "tasks", "tasks": [1, 3]}),
        ("哪个任务最差", {"filters": ["done", "overdue"], "by": "tasks"}),
        ("全部办完的有几家", {"figure": "alldone"}),
        ("哪些单位一项都没办", {"figure": "nonedone"}),
        ("昨天办结了几件，逾期增加几件", {"figure": "compared", "since": "2022-08-01", "until": "2022-08-02"}),
        ("各任务完成情况", {"filters": ["done"], "by": "tasks"}),
        ("保留、整合、关停各多少", {"figure": "dispositions"}),
        ("逾期多少家，逾期率", {"figure": "overrate"}),
        ("7月底的办结率多少", {"figure": "rate", "since": "2022-07-31", "until": "2022-07-31"}),
        ("8月通报里逾期几家", {"filters": ["overdue"], "by": "then"} | AUGUST),
    ],
)
def test_figures_that_are_asked_for_together(text: str, slots: dict[str, object]) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("STATS", "do")
    assert json.loads(json.dumps(said.slots)) == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("昨天到期的谁没办", {"filter": "due", "state": "unfinished"} | YESTERDAY),
        ("昨天到期的还有谁没报", {"filter": "due", "state": "unreported"} | YESTERDAY),
        ("本月到期几项，办了几项", {"filters": ["due", "done"]} | AUGUST),
        ("本月还剩多少没办", {"filter": "due", "state": "unfinished"} | AUGUST),
        ("这个月新增逾期几家", {"filter": "due", "state": "overdue"} | AUGUST),
        ("8月办结了几件", {"filter": "done"} | AUGUST),
        ("任务1报了还没核实的有几家", {"task": 1, "filter": "reported", "state": "unchecked"}),
        ("佛堂、苏溪谁没报任务1", {"task": 1, "filter": "unreported", "units": ["Z01", "Z02"]}),
        ("逾期超过10天的有几家", {"filter": "overdue", "over": 10}),
        ("没签收也没报的有哪些", {"filter": "unsigned", "state": "unreported"}),
        ("逾期10天以上的", {"filter": "overdue", "over": 9}),
    ],
)
def test_two_marks_of_the_same_items(text: str, slots: dict[str, object]) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("STATS", "do")
    assert json.loads(json.dumps(said.slots)) == slots


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("谁最慢", {"figure": "slowest"}),
        ("哪个单位拖得最久", {"figure": "slowest"}),
        ("最拖的是哪几家", {"figure": "slowest"}),
        ("欠账最多的三个单位", {"figure": "most"}),
        ("教育局逾期几天了", {"figure": "slowest", "units": ["B01"]}),
        ("8月比7月怎么少了", {"figure": "compared", "since": "2022-07-31", "until": "2022-08-31"}),
        ("今天的统计和昨天比多了几个办结", {"figure": "compared", "since": "2022-08-02", "until": "2022-08-03"}),
    ],
)
def test_units_by_their_days_and_one_month_beside_another(text: str, slots: dict[str, object]) -> None:
    said = heard(text)

    assert (said.intent, said.act) == ("STATS", "do")
    assert json.loads(json.dumps(said.slots)) == slots


@pytest.mark.parametrize("text", ["教育局任务1完成，张三负责", "佛堂和苏溪都报了", "8月和7月的通报"])
def test_what_tells_or_orders_is_no_such_question(text: str) -> None:
    said = heard(text)

    assert said.intent != "STATS" or said.act != "do"
