"""Questions for figures in free words: read whole or not at all, never as a command, and heard in a group."""

import json

import pytest

from bot.language import Meaning, interpret, parse_context
from bot.language.figures_asked import figures_asked
from bot.language.scene import scene_of
from tests.language import plans

OFFICE, CLERK, HEAD = "role=市府办审批;unit=市府办", "role=经办人;unit=苏溪镇", "role=主要负责人;unit=苏溪镇"


def heard(text: str, who: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};now=2022-08-03T10:00", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("昨天到期的有哪些", {"filter": "due", "since": "2022-08-02", "until": "2022-08-02"}),
        ("这周到期", {"filter": "due", "since": "2022-08-01", "until": "2022-08-07"}),
        ("下周到期的几项", {"filter": "due", "since": "2022-08-08", "until": "2022-08-14"}),
        ("下个月有什么要到期", {"filter": "due", "since": "2022-09-01", "until": "2022-09-30"}),
        ("月底到期的有多少", {"filter": "due", "since": "2022-08-31", "until": "2022-08-31"}),
        ("三天内到期的", {"filter": "due", "since": "2022-08-03", "until": "2022-08-06"}),
        ("8月到期的", {"filter": "due", "since": "2022-08-01", "until": "2022-08-31"}),
        ("晚报了几家", {"filter": "late"}),
        ("谁报晚了", {"filter": "late"}),
        ("哪几家超期报的", {"filter": "late"}),
        ("昨天有谁报了", {"filter": "reported", "since": "2022-08-02", "until": "2022-08-02"}),
        ("任务1报了多少", {"task": 1, "filter": "reported"}),
        ("任务1哪些单位没报", {"task": 1, "filter": "unreported"}),
        ("名单还有谁没报", {"task": 1, "filter": "unreported"}),
        ("任务2都办完了吧", {"task": 2, "filter": "unfinished"}),
        ("任务2办完了吧", {"task": 2, "filter": "unfinished"}),
        ("任务1都报了吧", {"task": 1, "filter": "unreported"}),
        ("任务1都办完了吗", {"task": 1, "filter": "unfinished"}),
        ("41号文发下去了没", {"plan": "义政办发〔2022〕41号", "figure": "handover"}),
        ("任务都交办了吗", {"figure": "handover"}),
        ("名单齐了吗", {"task": 1, "filter": "unreported"}),
        ("没核实的有几项", {"filter": "unchecked"}),
        ("退回几件", {"filter": "returned"}),
        ("办结率多少", {"figure": "rate"}),
        ("任务1按期率", {"task": 1, "figure": "rate"}),
        ("进度过半了吗", {"figure": "rate"}),
        ("下发了几个整改", {"figure": "orders"}),
        ("发了几份整改通知", {"figure": "orders"}),
        ("整改完了几家", {"figure": "orders"}),
        ("一共几家单位", {"figure": "units"}),
        ("涉及几家", {"figure": "units"}),
        ("审批了几个", {"figure": "requests"}),
        ("批了几个了", {"figure": "requests"}),
        ("有没有人申请过延期", {"figure": "requests", "kind": "延期"}),
        ("签收率多少", {"figure": "ackrate"}),
        ("任务1谁报得最早", {"task": 1, "filter": "reported"}),
        ("谁申请延期了", {"figure": "requests", "kind": "延期"}),
        ("注销的有几个", {"figure": "closed"}),
        ("还有多少号没关", {"figure": "unclosed"}),
        (
            "今天批了几个",
            {"figure": "requests", "since": "2022-08-03", "until": "2022-08-03", "state": "approved"},
        ),
        ("按期办结的几家", {"filter": "intimedone"}),
        ("逾期的单位名单", {"filter": "overdue"}),
        ("受阻几家", {"filter": "blocked"}),
        ("待改派的有几个", {"filter": "disowned"}),
        ("一项没动的有哪些", {"figure": "nonedone"}),
        ("完成多少了", {"figure": "rate"}),
        ("几个镇几个部门", {"figure": "units"}),
        ("整体什么情况", {}),
        ("一共多少项任务", {}),
    ],
)
def test_the_office_asks_for_a_figure(text: str, slots: dict[str, object]) -> None:
    said = heard(text, OFFICE)

    assert (said.intent, said.act) == ("STATS", "do")
    assert json.loads(json.dumps(said.slots)) == slots


def test_a_group_of_units_is_meant_alone() -> None:
    said = heard("镇街完成几家", OFFICE)

    assert said.slots["filter"] == "done"
    assert len(said.slots["units"]) == 14  # type: ignore[arg-type]


@pytest.mark.parametrize(("text", "platform"), [("还有哪些账号没定处置", None), ("还有哪些网站没定处置", "网站")])
def test_what_is_undecided(text: str, platform: str | None) -> None:
    said = heard(text, OFFICE)

    assert (said.intent, said.slots.get("filter"), said.slots.get("platform")) == ("ACCOUNT_QUERY", "待定", platform)


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("最近一个到期的是哪个", "LIST_MY_TASKS", {"focus": "nearest"}),
        ("下一个到期的是什么", "LIST_MY_TASKS", {"focus": "nearest"}),
        ("上次报的批了没", "LIST_MY_TASKS", {"focus": "sent"}),
        ("全办完了吗", "LIST_MY_TASKS", {"filter": "open"}),
        ("我们联系人是谁", "LIST_MY_TASKS", {"focus": "people"}),
        ("报上去了没有", "LIST_MY_TASKS", {"focus": "sent"}),
        ("核实完了没", "LIST_MY_TASKS", {"focus": "sent"}),
        ("专职人员是谁", "LIST_MY_TASKS", {"focus": "people"}),
        ("我们整改完了吗", "RECTIFY_LIST", {}),
        ("退了几次", "REQUEST_STATUS", {"why": True}),
        ("还剩几个没关", "ACCOUNT_QUERY", {"scope": "own_unit", "filter": "关停"}),
        ("名单报了没有", "TASK_DETAIL", {"task": 1}),
        ("哪几个号要关", "ACCOUNT_QUERY", {"scope": "own_unit", "filter": "关停"}),
        ("申请退回了吗、为啥退", "REQUEST_STATUS", {"why": True}),
        ("申请退回", "REQUEST_STATUS", {"why": True}),
        ("退回的理由是什么", "REQUEST_STATUS", {"why": True}),
    ],
)
def test_a_unit_asks_about_itself(text: str, intent: str, slots: dict[str, object]) -> None:
    for chat in ("", ";chat=group@"):
        said = heard(f"@督办助手 {text}" if chat else text, CLERK + chat)

        assert (said.intent, said.act, said.slots) == (intent, "do", slots)


@pytest.mark.parametrize(
    "text",
    ["批了", "退回", "同意", "关停", "注销了", "下发整改", "整改下发", "没报", "报了", "退了吧", "整改完了", "批了吧"],
)
def test_a_word_of_command_or_report_is_no_question(text: str) -> None:
    lexicon = plans.notice()
    context = parse_context(f"{OFFICE};now=2022-08-03T10:00", lexicon)

    assert figures_asked(scene_of(text, context, lexicon)) is None


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("提醒发了没", "UNDELIVERED", {}),
        ("哪几家要打电话", "CALLS_ADVISED", {}),
        ("谁没报名", "TRAINING_LIST", {}),
        ("苏溪那个号关了没", "ACCOUNT_QUERY", {"unit": "Z02"}),
        ("保留几个", "ACCOUNT_QUERY", {"filter": "保留"}),
        ("微博关了几个", "ACCOUNT_QUERY", {"platform": "微博", "filter": "已注销"}),
    ],
)
def test_the_office_asks_for_a_list(text: str, intent: str, slots: dict[str, object]) -> None:
    said = heard(text, OFFICE)

    assert (said.intent, said.act, said.slots) == (intent, "do", slots)


def test_days_that_cannot_be_read_are_not_left_out() -> None:
    assert heard("2月30日批了几个", OFFICE).slots.get("figure") is None
    assert "since" not in heard("13月到期的有哪些", OFFICE).slots


@pytest.mark.parametrize("text", ["现在什么情况", "提醒发了没", "逾期的单位名单", "今天批了几个"])
def test_an_open_list_or_offer_is_no_hindrance(text: str) -> None:
    for state in ("choose_task:1,2", "confirm:STATS"):
        assert heard(text, f"{OFFICE};state={state}").act == "do"


def test_a_head_asks_about_his_own_unit() -> None:
    assert heard("晚报了几家", HEAD).slots == {"filter": "late"}


def test_while_a_reason_is_waited_for_it_stays_a_reason() -> None:
    assert heard("名单还有谁没报", f"{OFFICE};state=reason").intent != "STATS"


@pytest.mark.parametrize(
    ("text", "who", "act"),
    [
        ("谁报晚了", OFFICE, "do"),
        ("教育局报了没", OFFICE, "do"),
        ("批了几个了", OFFICE, "do"),
        ("我们逾期了没有", CLERK, "do"),
        ("要不要盖章", CLERK, "hint"),
        ("核实要多久", CLERK, "hint"),
        ("停更日期可以改吗", CLERK, "hint"),
    ],
)
def test_a_question_of_the_field_in_a_group_meets_no_silence(text: str, who: str, act: str) -> None:
    assert heard(f"@督办助手 {text}", f"{who};chat=group@").act == act


@pytest.mark.parametrize(
    "text",
    [
        "中午去哪吃",
        "周五的会还开吗",
        "低保名单报了没",
        "群名怎么改",
        "疫情报表交了吗",
        "张科，整改弄好了吗",
        "征兵任务完成多少了",
    ],
)
def test_chatter_that_asks_stays_unanswered(text: str) -> None:
    assert heard(f"@督办助手 {text}", f"{CLERK};chat=group@").act == "ignore"
    assert heard(text, f"{CLERK};chat=group").act == "ignore"


def test_how_a_group_reports_is_asked_of_that_group() -> None:
    assert heard("部门报得怎么样", OFFICE).slots["units"] == heard("部门办得怎么样", OFFICE).slots["units"]


def test_whether_all_will_be_done_is_no_report() -> None:
    assert heard("月底前能全部办完吗", OFFICE).intent not in {"TASK_DONE", "TASK_PROGRESS"}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("注销申请现在有几件，谁的，卡在哪儿", {"figure": "requests", "kind": "注销", "state": "open"}),
        ("延期申请都停在谁那里", {"figure": "requests", "kind": "延期", "state": "open"}),
        ("7月收到多少申请", {"figure": "requests", "since": "2022-07-01", "until": "2022-07-31", "state": "sent"}),
        (
            "上个月批了几个延期",
            {"figure": "requests", "since": "2022-07-01", "until": "2022-07-31", "kind": "延期", "state": "approved"},
        ),
        ("驳回了几个", {"figure": "requests", "state": "rejected"}),
        ("负责人还没签字的有几个", {"figure": "requests", "state": "unsigned"}),
        ("定了多少个了", {"figure": "dispositions"}),
        ("处置意见定了几个", {"figure": "dispositions"}),
        ("整体进度到百分之几了", {"figure": "rate"}),
        ("不适用的有几项", {"filter": "notapplicable"}),
        ("中止了几项", {"filter": "voided"}),
        ("几家说不归他们管", {"filter": "disowned"}),
        ("多少单位一个字没报", {"figure": "nonereported"}),
        ("今天都收了些啥", {"filter": "reported", "since": "2022-08-03", "until": "2022-08-03"}),
        ("8月底前还有几项要办", {"filter": "due", "since": "2022-08-03", "until": "2022-08-31"}),
        ("7月一共办结几项", {"filter": "done", "since": "2022-07-01", "until": "2022-07-31"}),
        ("苏溪逾期几项", {"filter": "overdue", "units": ["Z02"]}),
    ],
)
def test_a_director_in_a_hurry_is_answered_what_he_asks(text: str, slots: dict[str, object]) -> None:
    found = heard(text, OFFICE)

    assert (found.intent, found.act, found.slots) == ("STATS", "do", slots)


@pytest.mark.parametrize("text", ["提醒发了几次", "催了几次", "平均几天办完", "这周发了多少条提醒"])
def test_what_nobody_counts_is_said_to_be_so(text: str) -> None:
    assert heard(text, OFFICE).slots == {"hint": "not_counted"}


@pytest.mark.parametrize("text", ["催办 3", "今天不发提醒", "苏溪报了没", "7月1日办结几项", "都签字了"])
def test_other_words_keep_their_meaning(text: str) -> None:
    found = heard(text, OFFICE)

    assert found.slots.get("hint") != "not_counted"
    assert found.slots.get("until") != "2022-07-31"
    assert found.slots.get("state") != "unsigned"
