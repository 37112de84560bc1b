"""What one sentence asks of several groups, several times or kinds is answered for each, or it is not read at all."""

import json

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

OFFICE = "role=市府办审批;unit=市府办"
JULY, AUGUST = ["2022-07-01", "2022-07-31"], ["2022-08-01", "2022-08-31"]
BOTH = {"by": "groups", "groups": ["镇街", "部门"]}


def heard(text: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{OFFICE};now=2022-08-03T10:00", lexicon), lexicon)


def test_each_group_is_counted_by_itself() -> None:
    for text, slots in (
        ("任务1还有几家没报，镇街几家部门几家", {"task": 1, "filters": ["unreported"]} | BOTH),
        ("没报任务1的，部门有几家镇街有几家", {"task": 1, "filters": ["unreported"]} | BOTH),
        ("没签收的镇街几家部门几家", {"filters": ["unsigned"]} | BOTH),
        ("部门有几家逾期，镇街有几家", {"filters": ["overdue"]} | BOTH),
        ("就是说逾期的一共多少然后呢镇街多少", {"filters": ["overdue"], "by": "groups", "groups": ["镇街"]}),
    ):
        assert told(text) == slots, text


def test_one_group_with_two_figures_and_one_that_is_asked_for_alone() -> None:
    lexicon = plans.notice()
    towns = list(lexicon.groups["镇街"])

    assert told("镇街几家签收了几家没签收") == {"units": towns, "filters": ["signed", "unsigned"]}
    assert told("镇街办得怎么样") == {"units": towns, "filters": ["done", "overdue"]}
    assert told("各镇街办得怎么样") == {"by": "units", "units": towns, "filters": ["done", "overdue"]}
    assert told("哪些部门还没报任务1") == {
        "task": 1, "filter": "unreported", "units": list(lexicon.groups["部门"]),
    }  # fmt: skip


def test_every_time_that_is_named_is_answered() -> None:
    for text, slots in (
        ("7月和8月各交办了几件", {"filters": ["handed"], "by": "days", "spans": [JULY, AUGUST]}),
        ("7月交办了几件", {"filters": ["handed"], "by": "days", "spans": [JULY]}),
        (
            "今天报了几家昨天报了几家",
            {"filters": ["reported"], "by": "days", "spans": [["2022-08-03"] * 2, ["2022-08-02"] * 2]},
        ),
        (
            "7月份办结了几项 8月到现在几项",
            {"filters": ["done"], "by": "days", "spans": [JULY, ["2022-08-01", "2022-08-03"]]},
        ),
        (
            "从7月20号到现在有几家报了",
            {"filters": ["reported"], "by": "days", "spans": [["2022-07-20", "2022-08-03"]]},
        ),
        ("7月签收了几家", {"filters": ["signed"], "by": "days", "spans": [JULY]}),
        (
            "今天到期的有吗，明天呢",
            {"filters": ["due"], "by": "days", "spans": [["2022-08-03"] * 2, ["2022-08-04"] * 2]},
        ),
        ("比7月底多逾期几项", {"figure": "compared", "since": "2022-07-31", "until": "2022-08-03"}),
        ("比上周多办结了几项", {"figure": "compared", "since": "2022-07-31", "until": "2022-08-03"}),
        ("上个月底逾期几项，现在几项", {"figure": "compared", "since": "2022-07-31", "until": "2022-08-03"}),
    ):
        assert told(text) == slots, text


def test_two_times_of_what_has_no_day_are_not_read_as_one_of_them() -> None:
    said = heard("7月和8月各批了几件")

    assert "since" not in said.slots


def test_what_stands_beside_the_notice_is_asked_for_by_its_kind() -> None:
    for text, slots in (
        ("意见都办得怎么样了，交办的事呢", {"kinds": ["交办", "意见"], "filters": ["done", "unfinished", "overdue"]}),
        ("意见和交办各有几件没办完", {"kinds": ["交办", "意见"], "filters": ["unfinished"]}),
        ("意见办了几件，还有几件没办", {"kind": "意见", "filters": ["done", "unfinished"]}),
        ("群众反映的那几件都回了没", {"kind": "意见", "filters": ["done", "unfinished", "overdue"]}),
        ("意见几件逾期", {"kind": "意见", "filter": "overdue"}),
        ("交办逾期几件", {"kind": "交办", "filter": "overdue"}),
    ):
        assert told(text) == slots, text
    assert heard("交办").intent != "STATS"


def test_a_rank_leaves_no_figure_beside_it_out() -> None:
    assert told("完成多少，逾期多少，哪家最慢") == {"figure": "slowest", "filters": ["done", "overdue"]}
    assert told("谁最慢，办结率多少") == {"figure": "slowest", "filters": ["rate"]}


def test_figures_that_were_read_as_others() -> None:
    for text, slots in (
        ("7月批准几件", {"figure": "requests", "since": JULY[0], "until": JULY[1], "state": "approved"}),
        ("整改发了几个改了几个", {"figure": "orders"}),
        ("一共交办了多少项，完成了几项", {"filters": ["done"]}),
        ("按期办结的几家，逾期办结的几家", {"filters": ["intimedone", "latedone"]}),
        ("逾期里面没签收的有几家", {"filter": "overdue", "state": "unsigned"}),
        ("哪几家还一项没动", {"figure": "nonedone"}),
        ("任务1逾期了几家 任务2呢", {"filters": ["overdue"], "by": "tasks", "tasks": [1, 2]}),
        ("教育局和佛堂谁逾期多", {"by": "units", "units": ["B01", "Z01"], "filters": ["overdue"]}),
        ("到今天为止一共办完几项", {"filter": "done"}),
        ("办结几项，按期几项，逾期几项", {"filters": ["done", "intimedone", "overdue"]}),
        ("任务1办结率和任务3办结率", {"tasks": [1, 3], "by": "tasks", "filters": ["done", "rate"]}),
        ("任务1报齐了没，还差几家", {"task": 1, "filter": "unreported"}),
        ("9月份要完成哪些", {"filter": "due", "since": "2022-09-01", "until": "2022-09-30"}),
    ):
        assert told(text) == slots, text


def told(text: str) -> object:
    """The slots of what is looked up at once."""
    said = heard(text)
    assert (said.intent, said.act) == ("STATS", "do"), (text, said)
    return json.loads(json.dumps(said.slots))


@pytest.mark.parametrize("text", ["哪些号定了整合", "定了整合的号有几个"])
def test_the_accounts_by_their_disposition(text: str) -> None:
    said = heard(text)

    assert (said.intent, said.slots.get("filter")) == ("ACCOUNT_QUERY", "整合")
