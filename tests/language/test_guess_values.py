"""“您是要…吗” answered with a value of it put right, with a question about what would come of it, with a call."""

import pytest

from bot.language import Asked, Meaning, interpret, parse_context
from tests.language import plans
from tests.language.speaking import holder

GUESSES = {
    "TASK_DONE": ("经办人", "Z01", "上报任务10办结，情况写“制度已印发”"),
    "TASK_PROGRESS": ("经办人", "Z01", "给任务3记一条进展，写“完成18%”"),
    "SIGN_RECEIPT": ("经办人", "Z01", "签收全部任务"),
    "EXTENSION_REQUEST": ("经办人", "Z01", "申请任务3延期，延到8月15日"),
    "CANCEL_REQUEST": ("经办人", "B01", "申请注销义乌教育之声（微信订阅号）"),
    "REQUEST_WITHDRAW": ("经办人", "B02", "撤回申请ZX-2022-007"),
    "EXECUTION_REPORT": ("经办人", "B02", "报告义乌公安（知乎）已停更，日期8月5日"),
    "RECTIFY_ISSUE": ("监测", "S03", "对至美大陈（微信订阅号）起草整改通知，问题“错别字”，8月5日前"),
    "RECTIFY_FEEDBACK": ("经办人", "Z04", "反馈整改ZG-2022-005，写“已删除”"),
    "RETURN": ("市府办审批", "S01", "退回ZX-2022-003，理由“日期不对”"),
    "DELEGATE": ("主要负责人", "B12", "请王副局长代签，到8月10日"),
    "CONTACT_CHANGE": ("经办人", "Z03", "把联系人换成李敏（13900010001）"),
    "CONTACT_OFFICE": ("经办人", "Z03", "找市府办的人"),
    "DISPOSITION": ("市府办审批", "S01", "把佛堂城事（微信订阅号）的处置意见定为保留"),
}
ACCOUNTS = {"CANCEL_REQUEST": 1, "EXECUTION_REPORT": 6, "RECTIFY_ISSUE": 35, "DISPOSITION": 32}


def heard(guess: str, text: str) -> Meaning:
    """What the words are beside the guess, on 20 July 2022."""
    role, unit, words = GUESSES[guess]
    asked = Asked(
        "confirm",
        intent=guess,
        about=guess,
        words=f"您是要{words}吗？回复“是”，不是请回复“算了”。",
        account=ACCOUNTS.get(guess),
    )
    return interpret(text, holder(role, unit, asked=asked), plans.notice())


@pytest.mark.parametrize(
    ("guess", "text", "slot", "value"),
    [
        ("TASK_PROGRESS", "80写成18了，改一下", "percent", 80),
        ("TASK_PROGRESS", "不是18，是80", "percent", 80),
        ("TASK_PROGRESS", "18打错了，80", "percent", 80),
        ("EXTENSION_REQUEST", "15写早了，20号", "date", "2022-08-20"),
        ("EXTENSION_REQUEST", "延到20号吧", "date", "2022-08-20"),
        ("EXTENSION_REQUEST", "不是15是25", "date", "2022-08-25"),
        ("EXTENSION_REQUEST", "15号改到20号", "date", "2022-08-20"),
        ("EXTENSION_REQUEST", "再晚两天，17号", "date", "2022-08-17"),
        ("EXTENSION_REQUEST", "15号太紧，9月10号", "date", "2022-09-10"),
        ("EXECUTION_REPORT", "5号写错了，3号", "date", "2022-08-03"),
        ("RECTIFY_ISSUE", "5号太紧，10号", "due", "2022-08-10"),
        ("DELEGATE", "10号改到15号", "to", "2022-08-15"),
        ("DELEGATE", "到15号", "to", "2022-08-15"),
        ("REQUEST_WITHDRAW", "不是07，08", "request", "ZX-2022-008"),
        ("REQUEST_WITHDRAW", "07号别动，撤08", "request", "ZX-2022-008"),
        ("RECTIFY_FEEDBACK", "06才对", "rect", "ZG-2022-006"),
        ("RETURN", "003没问题，004", "request", "ZX-2022-004"),
        ("DISPOSITION", "不是保留，关停", "choice", "关停"),
        ("DISPOSITION", "整合吧", "choice", "整合"),
        ("SIGN_RECEIPT", "都签了吧，1、3、10", "tasks", [1, 3, 10]),
        ("CANCEL_REQUEST", "公众号留着，微博那个", "account", 2),
        ("CANCEL_REQUEST", "不是这个，另一个", "account", 2),
        ("EXECUTION_REPORT", "不止停更，已经注销掉了", "stage", "closed"),
    ],
)
def test_what_is_put_right_is_offered_anew(guess: str, text: str, slot: str, value: object) -> None:
    said = heard(guess, text)

    assert (said.intent, said.act, said.slots.get(slot)) == (guess, "offer", value)
    assert "reason" not in said.slots


@pytest.mark.parametrize(
    ("guess", "text"),
    [
        ("TASK_DONE", "不是10，是1"),  # a task's number
        ("EXTENSION_REQUEST", "不是3，是1"),
    ],
)
def test_another_task_is_no_other_day(guess: str, text: str) -> None:
    said = heard(guess, text)

    assert (said.intent, said.slots["task"]) == (guess, 1)


@pytest.mark.parametrize("text", ["15号", "不是07，08", "80写成18了"])
def test_a_number_of_nothing_in_the_guess_puts_nothing_right(text: str) -> None:
    assert not heard("CONTACT_OFFICE", text).added


@pytest.mark.parametrize(
    ("guess", "text"),
    [
        ("TASK_DONE", "提交了会怎样"),
        ("TASK_DONE", "谁批啊"),
        ("TASK_DONE", "还能改吗"),
        ("EXTENSION_REQUEST", "不批怎么办"),
        ("EXTENSION_REQUEST", "要局长签字吗"),
        ("EXTENSION_REQUEST", "批下来要几天"),
        ("RECTIFY_FEEDBACK", "交了谁来复核"),
        ("DELEGATE", "代签了责任算谁的"),
        ("DISPOSITION", "单位会收到通知吗"),
    ],
)
def test_who_asks_what_would_come_of_it_is_told_and_asked_again(guess: str, text: str) -> None:
    said = heard(guess, text)

    assert (said.intent, said.slots) == ("HELP", {"hint": "back"})


@pytest.mark.parametrize(
    ("guess", "text"),
    [("CANCEL_REQUEST", "教育局的申请批了没"), ("TASK_DONE", "任务3能不能延期"), ("TASK_DONE", "好的可以吧")],
)
def test_a_question_of_something_else_is_none_of_the_guess(guess: str, text: str) -> None:
    assert heard(guess, text).slots.get("hint") != "back" or heard(guess, text).intent != "HELP"


@pytest.mark.parametrize("text", ["是啊 急", "转吧转吧，跟你说不明白", "对，找半天了"])
def test_a_call_for_somebody_is_one_with_temper_too(text: str) -> None:
    assert heard("CONTACT_OFFICE", text).intent == "CONFIRM"


@pytest.mark.parametrize("text", ["不用了，自己弄好了", "是啊 先不找了", "转过去要等多久"])
def test_a_call_taken_back_is_none(text: str) -> None:
    assert heard("CONTACT_OFFICE", text).act != "do" or heard("CONTACT_OFFICE", text).intent != "CONFIRM"


@pytest.mark.parametrize("text", ["理由改成材料不全", "写材料不全", "理由：材料不全"])
def test_the_reason_of_a_decision_is_put_right(text: str) -> None:
    said = heard("RETURN", text)

    assert (said.intent, said.act, said.slots["reason"]) == ("RETURN", "offer", "材料不全")


@pytest.mark.parametrize(
    ("guess", "text", "intent"),
    [
        ("CANCEL_REQUEST", "不是注销是改名", "CHANGE_REQUEST"),
        ("REQUEST_WITHDRAW", "不是撤回是修改", "REQUEST_EDIT"),
        ("RETURN", "不是退回是驳回", "REJECT"),
        ("TASK_DONE", "不是办结是进展", "TASK_PROGRESS"),
    ],
)
def test_the_sign_that_is_left_out_is_no_hindrance(guess: str, text: str, intent: str) -> None:
    assert heard(guess, text).intent == intent


@pytest.mark.parametrize(
    ("text", "tasks"), [("除了3都签收", [1, 10]), ("3不签，其他签收", [1, 10]), ("除了1、3其他都签了吧", 10)]
)
def test_a_receipt_leaves_out_what_it_leaves_out(text: str, tasks: object) -> None:
    said = interpret(text, holder("经办人", "Z01"), plans.notice())

    assert (said.intent, said.act, said.slots.get("tasks", said.slots.get("task"))) == ("SIGN_RECEIPT", "offer", tasks)


@pytest.mark.parametrize(
    ("guess", "text"), [("TASK_DONE", "写好了的"), ("TASK_DONE", "写完了"), ("RETURN", "改成同意吧")]
)
def test_what_is_no_content_is_not_written_down(guess: str, text: str) -> None:
    assert not {"text", "reason"} & heard(guess, text).slots.keys()


@pytest.mark.parametrize("words", ["没办结，只弄了一半", "没有没有，才做了一半"])
def test_a_no_to_a_report_with_how_far_it_is_offers_that(words: str) -> None:
    lexicon = plans.notice()
    who = "role=经办人;unit=市公安局;now=2022-08-12T10:00;state=confirm:TASK_DONE"
    heard = interpret(words, parse_context(who, lexicon), lexicon)

    assert (heard.intent, heard.act) == ("TASK_PROGRESS", "offer")


@pytest.mark.parametrize(
    ("words", "guess", "slots"),
    [
        ("哪有60，顶多三成", "TASK_PROGRESS", {"percent": 30}),
        ("没到80%，才70%吧", "TASK_PROGRESS", {"percent": 70}),
        ("手机号不对，13566990018才对", "CONTACT_CHANGE", {"mobile": "13566990018"}),
        ("号码少打一位，13758900231", "CONTACT_CHANGE", {"mobile": "13758900231"}),
        ("手机打错一位，13758900231", "CONTACT_CHANGE", {"mobile": "13758900231"}),
        ("手机号最后一位错了，13758900231", "CONTACT_CHANGE", {"mobile": "13758900231"}),
        ("电话写错一个数，是13758900231", "CONTACT_CHANGE", {"mobile": "13758900231"}),
    ],
)
def test_a_share_and_a_mobile_are_put_right(words: str, guess: str, slots: dict[str, object]) -> None:
    lexicon = plans.notice()
    who = f"role=经办人;unit=市公安局;now=2022-08-12T10:00;state=confirm:{guess}"
    heard = interpret(words, parse_context(who, lexicon), lexicon)

    assert (heard.intent, heard.act) == (guess, "offer")
    assert slots.items() <= dict(heard.slots).items()


@pytest.mark.parametrize(
    ("guess", "text", "name", "day"),
    [
        ("TASK_DONE", "18号那天办完的", "done_on", "2022-07-18"),
        ("TASK_DONE", "上周五就办好了", "done_on", "2022-07-15"),
        ("TASK_DONE", "昨天才弄好的", "done_on", "2022-07-19"),
        ("EXTENSION_REQUEST", "不是8月是9月", "date", "2022-09-15"),
        ("EXTENSION_REQUEST", "8月写错了，是9月", "date", "2022-09-15"),
        ("RECTIFY_ISSUE", "是9月不是8月", "due", "2022-09-05"),
    ],
)
def test_the_day_it_was_done_and_the_month_alone_are_put_right(guess: str, text: str, name: str, day: str) -> None:
    said = heard(guess, text)

    assert (said.intent, said.act, said.slots.get(name)) == (guess, "offer", day)


@pytest.mark.parametrize(
    ("guess", "text"),
    [("TASK_DONE", "明天办完的"), ("EXTENSION_REQUEST", "不是10月是9月"), ("EXTENSION_REQUEST", "不是8月是6月")],
)
def test_a_day_ahead_or_another_month_is_none_of_the_guess(guess: str, text: str) -> None:
    assert not heard(guess, text).slots.keys() & {"done_on", "date"}


@pytest.mark.parametrize(
    "text", ["不姓张，姓黎", "不姓李，姓李", "手机号不是13758900231", "手机打错一位，是16结尾", "手机没错，13758900231"]
)
def test_a_name_that_is_not_shown_and_a_number_that_is_denied_change_nothing(text: str) -> None:
    assert not {"name", "mobile"} & heard("CONTACT_CHANGE", text).slots.keys()


@pytest.mark.parametrize("text", ["不姓李，姓黎", "姓黎，不姓李", "他应该姓黎不是李"])
def test_another_surname_leaves_the_name_behind_it(text: str) -> None:
    said = heard("CONTACT_CHANGE", text)

    assert (said.intent, said.act, said.slots["name"]) == ("CONTACT_CHANGE", "offer", "黎敏")
