"""At once only what leaves no doubt: taken back, quoted, hedged or followed by something else, it is only offered."""

import pytest

from bot.language import interpret, parse_context
from tests.language import plans
from tests.language.speaking import clerk, hears, holder

BACK = [
    "任务1完成了，才怪",
    "任务1完成了，开玩笑的",
    "任务1已完成，骗你的",
    "任务1已完成，逗你玩",
    "任务1完成，假的",
    "任务1已完成，至少台面上是",
    "任务1完成了，后来又推翻了",
    "任务1完成了。结果被退回",
    "任务1已完成，这句话是随便打的",
    "测试一下：任务1完成",
    "我念给你听：任务1已完成",
    "任务1完成就好",
    "任务1应该完成了吧",
    "任务1可能搞定了",
    "任务1本来完成了的，后来又改了",
    "任务1没办好不是我们的原因",
    "任务1不是我们的强项",
    "任务1不归我们管吧",
    "任务1已经撤回了",
    "任务1被撤回了",
    "任务1以前由小王办",
    "任务1延期到8月20日了，原因不明",
    "任务1还没完成，骗你的，早好了",
]
TOLD = [
    ("任务1完成了，名单见附件", "名单见附件"),
    ("任务1完成，请核销", ""),
    ("任务1完成。分管领导：王强，副局长", "分管领导：王强，副局长"),
    ("任务1弄好了，人也定好了", "人也定好了"),
    ("任务1完成情况上报：已成立专班，明确分管领导", "已成立专班，明确分管领导"),
]


@pytest.mark.parametrize("text", BACK)
def test_what_may_not_be_meant_is_only_offered(text: str) -> None:
    assert hears(text, clerk("Z01"), plans.notice()).act in {"offer", "hint"}


@pytest.mark.parametrize(("text", "told"), TOLD)
def test_what_tells_more_of_the_work_is_part_of_the_report(text: str, told: str) -> None:
    heard = hears(text, clerk("Z01"), plans.notice())

    assert (heard.intent, heard.act) == ("TASK_DONE", "do")
    assert heard.slots.get("text", "") in {told, "请核销"}


def test_a_refusal_needs_no_question_first() -> None:
    assert hears("任务9完成了，你看一下", clerk("Z01"), plans.notice()).act == "deny"


@pytest.mark.parametrize(
    "text", ["名单里苏溪登记了几个号", "苏溪镇登记失业率", "苏溪镇的核酸登记做完了", "登记苏溪镇的人数"]
)
def test_a_note_of_numbers_enrols_nobody(text: str) -> None:
    heard = hears(text, clerk("Z02"), plans.notice())

    assert heard.intent != "REGISTER" or heard.act == "offer"
    assert hears("登记 苏溪镇 王二", clerk("Z02"), plans.notice()).act == "do"


@pytest.mark.parametrize("text", ["我们局的党费收缴已全部完成", "年终总结写完了", "采购合同已签订"])
def test_other_work_is_no_report_of_ours(text: str) -> None:
    assert hears(text, clerk("B19"), plans.notice()).intent == "UNKNOWN"


def test_they_called_is_not_we_called() -> None:
    office = holder("市府办审批", "B00")

    assert hears("刚才苏溪镇电话报任务1完成", office, plans.notice()).intent == "REPORT_FOR"
    assert hears("刚才给苏溪镇打过电话 明天交", office, plans.notice()).intent == "PHONE_CALLED"


def test_who_is_hurried_and_who_is_not() -> None:
    office = holder("市府办审批", "B00")

    assert hears("让福田街道抓紧，任务1还没动", office, plans.notice()).slots["units"] == ["J02"]
    assert hears("帮我催下稠江，别催成稠城", office, plans.notice()).slots["units"] == ["J04"]


def test_the_day_of_an_order_is_not_how_long_the_fault_has_lasted() -> None:
    monitor = holder("监测", "B12")
    heard = hears("义乌公安微博两周没动静，开整改单，本周五前", monitor, plans.notice())

    assert (heard.intent, heard.slots["due"], heard.slots["issue"]) == ("RECTIFY_ISSUE", "2022-07-22", "两周没动静")


def test_not_passed_is_no_approval() -> None:
    heard = hears("ZX-2022-003还搜得到，不通过", holder("市府办审批", "B00"), plans.notice())

    assert heard.intent == "REJECT"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("王主任好，我们任务1已完成 @督办助手", "TASK_DONE"),
        ("各位领导，任务1我们想延几天 @督办助手", "EXTENSION_REQUEST"),
        ("@督办助手 任务1完成了 @李芳 你那边也抓紧", "TASK_DONE"),
        ("@督办助手 任务1要交哪些东西", "TASK_DETAIL"),
        ("@督办助手 怎么找人工", "CONTACT_OFFICE"),
        ("王主任，你们任务1完成了吗 @督办助手", "UNKNOWN"),
        ("各位领导，我晚点到 @督办助手", "UNKNOWN"),
        ("@督办助手 注销了我自己吧", "UNKNOWN"),
        ("@督办助手 任务3的会议几点开", "UNKNOWN"),
    ],
)
def test_whom_a_message_in_a_group_speaks_to(text: str, intent: str) -> None:
    lexicon = plans.notice()
    context = parse_context("role=经办人;unit=佛堂镇;chat=group@;now=2022-07-20T10:00", lexicon)

    assert interpret(text, context, lexicon).intent == intent


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("没错，报吧", "CONFIRM"),
        ("对，就是这个意思", "CONFIRM"),
        ("不对不对，我说的是还没办", "DIALOG_CANCEL"),
        ("不是这个意思", "DIALOG_CANCEL"),
    ],
)
def test_yes_and_no_in_more_words(text: str, intent: str) -> None:
    lexicon = plans.notice()
    context = parse_context("role=经办人;unit=佛堂镇;chat=single;now=2022-07-20T10:00;state=confirm", lexicon)

    assert interpret(text, context, lexicon).intent == intent


@pytest.mark.parametrize(
    ("text", "intent", "act"),
    [
        ("廿三街道完情况", "STATS", "offer"),
        ("镇街里头任务一还有哪几家没报", "STATS", "do"),
        ("统计", "STATS", "do"),
    ],
)
def test_a_list_is_shown_at_once_only_where_nothing_else_comes_near(text: str, intent: str, act: str) -> None:
    lexicon = plans.notice()
    context = parse_context("role=市府办审批;unit=市府办;chat=single;now=2022-07-20T10:00", lexicon)

    heard = interpret(text, context, lexicon)

    assert (heard.intent, heard.act) == (intent, act)
