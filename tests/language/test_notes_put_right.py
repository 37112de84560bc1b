"""A note on the progress put right or taken back, and short words of the office on accounts and deadlines."""

from dataclasses import replace

import pytest

from bot.language import Asked, interpret, parse_context
from tests.language import plans
from tests.language.speaking import answering, clerk, hears, holder

TOLD = clerk("Z02", facts={"progressed": "10"})
NOTED = {"progressed": "10", "progress_note": "稿子报了18篇，做到60%"}
WITH_NOTE = clerk("Z02", facts=NOTED)
OFFICE = holder("市府办审批", "A01")


@pytest.mark.parametrize(
    ("words", "percent"), [("70%写错，是90%", 90), ("写错了是15篇", None), ("刚才进度写错了，应该是90%", 90)]
)
def test_a_figure_of_the_progress_is_put_right(words: str, percent: int | None) -> None:
    heard = hears(words, TOLD, plans.notice())

    assert (heard.intent, heard.act, heard.slots["task"]) == ("TASK_PROGRESS", "offer", 10)
    assert (heard.slots["text"], heard.slots.get("percent")) == (f"更正：{words}", percent)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("80写成18了", "稿子报了80篇，做到60%"),
        ("不是18篇，是28篇", "稿子报了28篇，做到60%"),
        ("应该是70%", "稿子报了18篇，做到70%"),
        ("刚才那条写错了，是七成", "稿子报了18篇，做到七成"),
        ("进度不对，改成还没动", "稿子报了18篇，做到60%（更正：进度不对，改成还没动）"),
        ("任务10的进度写错了，改成初稿已送审", "初稿已送审"),
    ],
)
def test_the_note_is_offered_as_it_would_stand(words: str, text: str) -> None:
    heard = hears(words, WITH_NOTE, plans.notice())

    assert (heard.intent, heard.act, heard.slots["task"]) == ("TASK_PROGRESS", "offer", 10)
    assert (heard.slots["text"], heard.slots["corrects"]) == (text, True)


@pytest.mark.parametrize(
    ("words", "task"),
    [
        ("上一条进展作废", 10),
        ("刚才那条发错了，删掉吧", 10),
        ("上一条删掉", 10),
        ("把刚才记的那条撤了", 10),
        ("撤回任务3的进展", 3),
        ("撤回进度3", 3),
        ("任务3的进展写错了，作废", 3),
    ],
)
def test_a_note_is_taken_back(words: str, task: int) -> None:
    heard = hears(words, WITH_NOTE, plans.notice())

    assert (heard.intent, heard.act) == ("TASK_WITHDRAW", "do")
    assert heard.slots == {"task": task, "what": "progress"}


@pytest.mark.parametrize("words", ["撤回", "撤回3", "任务3撤回", "上一条申请撤回", "删掉吧", "刚才那个号不注销了"])
def test_what_names_no_note_takes_none_back(words: str) -> None:
    assert hears(words, WITH_NOTE, plans.notice()).slots.get("what") != "progress"


@pytest.mark.parametrize("words", ["不是我不报，是领导没定", "应该是下周三", "写错了是谁的责任"])
def test_what_says_nothing_of_the_note_corrects_nothing(words: str) -> None:
    assert "corrects" not in hears(words, WITH_NOTE, plans.notice()).slots


@pytest.mark.parametrize(
    "words", ["账号写错了，是gh_a1b2c3d4", "停更日期写错了，是8月5日", "任务3写错了，是8处", "写错了吧，是15篇吗"]
)
def test_other_things_put_right_are_none_of_it(words: str) -> None:
    assert not str(hears(words, TOLD, plans.notice()).slots.get("text", "")).startswith("更正：" + words)


def test_without_progress_told_nothing_of_it_is_put_right() -> None:
    assert hears("70%写错，是90%", clerk("Z02"), plans.notice()).intent != "TASK_PROGRESS"


@pytest.mark.parametrize("words", ["查账号 苏溪镇和佛堂镇", "苏溪镇和佛堂镇的账号"])
def test_accounts_of_two_units_are_those_of_both(words: str) -> None:
    heard = hears(words, OFFICE, plans.notice())

    assert (heard.intent, heard.slots.get("units")) == ("ACCOUNT_QUERY", ["Z02", "Z01"])


@pytest.mark.parametrize("words", ["苏溪镇延到几号", "苏溪镇延到什么时候了？", "苏溪镇那边延到哪天了"])
def test_until_when_another_unit_has_time(words: str) -> None:
    heard = hears(words, OFFICE, plans.notice())

    assert (heard.intent, heard.act, heard.slots) == ("UNIT_STATUS", "do", {"unit": "Z02"})


@pytest.mark.parametrize("words", ["剩下的都关停", "其余的全部保留", "剩下的账号都关掉吧"])
def test_the_rest_of_nothing_decides_nothing(words: str) -> None:
    heard = hears(words, OFFICE, plans.notice())

    assert (heard.intent, heard.slots) == ("ACCOUNT_QUERY", {"filter": "待定"})


@pytest.mark.parametrize(
    ("words", "intent"), [("经过 ZX-2022-001", "TIMELINE"), ("回执 ZX-2022-001", "REPORT_RECEIPT")]
)
def test_what_is_looked_up_is_no_proof(words: str, intent: str) -> None:
    assert hears(words, answering("evidence", unit="Z02"), plans.notice()).intent == intent


@pytest.mark.parametrize("words", ["最后一句去掉", "那条取消", "删了那条", "最后一条作废", "刚才那句写错了，删了吧"])
def test_what_may_be_a_part_of_the_note_is_shown_before_it_goes(words: str) -> None:
    heard = hears(words, WITH_NOTE, plans.notice())

    assert (heard.intent, heard.act, heard.slots["what"]) == ("TASK_WITHDRAW", "offer", "progress")


@pytest.mark.parametrize("words", ["更正进展：第二条", "刚才写成18篇了", "刚才那条写错了"])
def test_where_what_is_right_was_not_said_it_is_asked(words: str) -> None:
    heard = hears(words, WITH_NOTE, plans.notice())

    assert (heard.intent, heard.slots) == ("TASK_PROGRESS", {"task": 10, "corrects": True})


@pytest.mark.parametrize("words", ["任务10进展作废", "10的进展作废", "撤回任务10的进展"])
@pytest.mark.parametrize("asked", ["which_task", "date", "reason"])
def test_beside_a_question_of_ours_a_note_is_taken_back_and_shown(words: str, asked: str) -> None:
    heard = hears(words, clerk("Z02", facts=NOTED, asked=Asked("ask", fields=(asked,))), plans.notice())

    assert (heard.intent, heard.act) == ("TASK_WITHDRAW", "offer")
    assert (heard.slots["task"], heard.slots["what"]) == (10, "progress")


@pytest.mark.parametrize("words", ["刚才那条写错了，是5篇", "80写成18了"])
def test_a_colleague_s_note_is_none_to_put_right(words: str) -> None:
    later = clerk("Z02", facts={"progressed": "10", "note_of_another": "1"})

    assert "text" not in hears(words, later, plans.notice()).slots


@pytest.mark.parametrize(
    ("words", "slots"),
    [
        ("10那条改下，不是送局长，是送党委会", {"task": 10, "corrects": True}),
        ("刚才任务3那条，等领导审改成领导已审", {"task": 3, "corrects": True, "text": "初稿出来了，领导已审"}),
    ],
)
def test_the_note_that_is_named_is_the_one_put_right(words: str, slots: dict[str, object]) -> None:
    context = replace(
        parse_context("role=经办人;unit=市教育局;now=2022-07-20T10:00", plans.notice()),
        facts={"progressed": "3", "progress_note": "初稿出来了，等领导审"},
    )

    heard = interpret(words, context, plans.notice())

    assert heard.intent == "TASK_PROGRESS"
    assert slots.items() <= heard.slots.items()


@pytest.mark.parametrize(
    ("words", "intent", "slots"),
    [
        ("任务10不用延，只延任务1", "EXTENSION_REQUEST", {"task": 1, "ask": "did_you_mean"}),
        ("任务10先不延", "UNKNOWN", {"hint": "not_extended"}),
        ("任务10写个进展 制度下周上会", "TASK_PROGRESS", {"task": 10, "text": "制度下周上会"}),
        ("任务10加个进度：名单定了", "TASK_PROGRESS", {"task": 10, "text": "名单定了"}),
        (
            "延期 3 到9月20日 原因：管理员都是外包公司的人，密码要不回来",
            "EXTENSION_REQUEST",
            {"task": 3, "date": "2022-09-20", "reason": "管理员都是外包公司的人，密码要不回来"},
        ),
        ("王建军8月1号起不分管了，换成张伟副镇长13905790055", "UNKNOWN", {"hint": "head_replaced"}),
        ("分管领导换人了", "UNKNOWN", {"hint": "head_replaced"}),
        ("联系人换成李四主任13900000000", "CONTACT_CHANGE", {"name": "李四", "mobile": "13900000000"}),
        ("张三不当联系人了，换成王五副主任13900000000", "CONTACT_CHANGE", {"name": "王五"}),
        ("任务3进展：分管领导换了，要重新报", "TASK_PROGRESS", {"task": 3}),
        ("联系人换成分管领导张三13900000000", "CONTACT_CHANGE", {"name": "张三"}),
    ],
)
def test_what_is_no_note_and_no_other_contact(words: str, intent: str, slots: dict[str, object]) -> None:
    heard = interpret(
        words, parse_context("role=经办人;unit=佛堂镇;now=2022-07-20T10:00", plans.notice()), plans.notice()
    )

    assert heard.intent == intent
    assert slots.items() <= heard.slots.items()
