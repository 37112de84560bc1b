"""What a message says of itself: that it only asks, what it reports, whom it calls, which paper it means."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=市公安局;now=2022-07-20T10:00"
TOWN = "role=经办人;unit=大陈镇;chat=single;now=2022-07-20T10:00"
OFFICE = "role=市府办审批;unit=市府办;chat=single;now=2022-07-20T10:00"
GROUP = "role=经办人;unit=市教育局;chat=group@;now=2022-07-20T10:00"
ORDERS = "state=open_rect=ZG-2022-005,ZG-2022-006"


def heard(text: str, context: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(context, lexicon), lexicon)


@pytest.mark.parametrize("guess", ["confirm:CANCEL_REQUEST", "confirm:TASK_DONE", "confirm"])
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("不是，我是想问怎么注销", "HELP"),
        ("不对不对，我只是想了解一下注销要什么材料", "HELP"),
        ("不用，我就问问怎么延期", "HELP"),
        ("不是，我只是问问任务1要交什么", "TASK_DETAIL"),
    ],
)
def test_a_question_behind_a_no_is_answered_and_ends_the_guess(guess: str, text: str, intent: str) -> None:
    said = heard(text, f"{UNIT};state={guess}")

    assert (said.intent, said.act) == (intent, "do")


@pytest.mark.parametrize("text", ["不是，我就随便问问", "不用，问了也没用"])
def test_a_no_that_only_speaks_of_asking_stays_a_no(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:CANCEL_REQUEST").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("guess", ["confirm:CANCEL_REQUEST", "confirm:TASK_PROGRESS", "confirm"])
def test_the_report_that_is_named_instead_is_offered(guess: str) -> None:
    said = heard("不是，我要报的是任务1，分管领导和专职人员都明确好了", f"{UNIT};state={guess}")

    assert (said.intent, said.act, said.slots["task"]) == ("TASK_DONE", "offer", 1)


@pytest.mark.parametrize("text", ["你先说清楚是哪个号", "你说的是哪家啊", "到底是哪个任务", "讲明白点，哪一条"])
def test_which_one_is_meant_is_asked_of_the_guess(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:CANCEL_REQUEST").slots == {"hint": "back"}


@pytest.mark.parametrize("text", ["我们有哪几个号", "哪个任务还没报"])
def test_a_question_that_is_not_of_the_guess_is_none(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:CANCEL_REQUEST").slots.get("hint") != "back"


@pytest.mark.parametrize("text", ["额对 打错字了", "是的，刚才语音识别错字了"])
def test_a_yes_beside_a_slip_of_the_pen_is_a_yes(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:TASK_DONE").intent == "CONFIRM"


@pytest.mark.parametrize(
    "text", ["@督办助手 @老刘 微博密码在谁那里", "@老刘 微博那个你管吗 @督办助手", "@督办助手 @小张 2", "@小张 是的"]
)
@pytest.mark.parametrize("state", ["choose_account:1,2", "confirm:TASK_DONE", "ask:stop_date"])
def test_what_is_said_to_somebody_else_answers_nothing(text: str, state: str) -> None:
    assert heard(text, f"{GROUP};state={state}").intent in {"UNKNOWN", "IGNORE", "ACCOUNT_QUERY"}


@pytest.mark.parametrize("text", ["@督办助手 2", "@督办助手 选第二个 @老刘 你看下", "@老刘 @督办助手 2"])
def test_what_is_said_to_the_bot_is_an_answer(text: str) -> None:
    assert heard(text, f"{GROUP};state=choose_account:1,2").slots["account"] == 2


@pytest.mark.parametrize(
    ("text", "intent", "rect"),
    [
        ("005那件已经整改好了，昨天发了两条", "RECTIFY_FEEDBACK", "ZG-2022-005"),
        ("006号已更正", "RECTIFY_FEEDBACK", "ZG-2022-006"),
        ("签收006", "RECTIFY_RECEIPT", "ZG-2022-006"),
        ("005有异议，不是我们发的", "RECTIFY_DISPUTE", "ZG-2022-005"),
    ],
)
def test_an_order_is_known_by_the_end_of_its_number(text: str, intent: str, rect: str) -> None:
    said = heard(text, f"{TOWN};{ORDERS}")

    assert (said.intent, said.slots["rect"]) == (intent, rect)


@pytest.mark.parametrize(
    ("text", "context", "intent", "request_"),
    [
        ("003撤回", f"{TOWN};state=open_request=ZX-2022-003:20", "REQUEST_WITHDRAW", "ZX-2022-003"),
        ("003什么进度", f"{TOWN};state=open_request=ZX-2022-003:20", "REQUEST_STATUS", "ZX-2022-003"),
        ("002退回，没写原因", f"{OFFICE};state=on_desk=ZX-2022-002:B02:9", "RETURN", "ZX-2022-002"),
    ],
)
def test_so_is_an_application(text: str, context: str, intent: str, request_: str) -> None:
    said = heard(text, context)

    assert (said.intent, said.slots["request"]) == (intent, request_)


@pytest.mark.parametrize(
    ("text", "context"),
    [
        ("007改好了", f"{TOWN};{ORDERS}"),
        ("完成1 文号义政办〔2022〕005号", f"{TOWN};{ORDERS}"),
        ("003怎么样了", f"{TOWN};state=open_rect=ZG-2022-003;open_request=ZX-2022-003:20"),
    ],
)
def test_three_digits_are_no_paper_where_none_or_several_end_so(text: str, context: str) -> None:
    assert not {"rect", "request"} & heard(text, context).slots.keys()


def test_the_same_is_told_of_two_orders() -> None:
    said = heard("005和ZG-2022-006都改好了", f"{TOWN};{ORDERS}")

    assert (said.intent, said.slots["rect"], said.then) == ("RECTIFY_FEEDBACK", "ZG-2022-005", "ZG-2022-006都改好了")


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("关停注销已整合账号（8月底）——已完成，请查收", 3),
        ("推进各类微信公众号主体向“义乌发布”主账号和“爱义乌”客户端整合，关停注销已整合账号 这条我们完成了", 3),
        ("各政务新媒体主办单位、发布主体要明确分管领导和人员配备，我们已落实完成", 1),
    ],
)
def test_words_copied_from_the_notice_name_their_task(text: str, number: int) -> None:
    said = heard(text, TOWN)

    assert (said.intent, said.slots["task"]) == ("TASK_DONE", number)


@pytest.mark.parametrize("text", ["关停注销已整合账号", "注销至美大陈，已完成备份"])
def test_without_a_report_or_so_many_words_they_are_a_wish(text: str) -> None:
    assert heard(text, TOWN).intent == "CANCEL_REQUEST"


@pytest.mark.parametrize("text", ["ddl是几号", "deadline啥时候"])
def test_a_deadline_by_its_english_name(text: str) -> None:
    assert heard(text, TOWN).slots == {"focus": "deadline"}


@pytest.mark.parametrize("text", ["小同志啊，那个任务已经完成了", "小伙子，那个任务我们办好了"])
def test_whoever_is_addressed_is_no_part_of_a_report(text: str) -> None:
    assert heard(text, TOWN).slots == {"ask": "which_task"}


@pytest.mark.parametrize("text", ["完成3。人工智障记得入库", "3完成，说了一百遍了听见没"])
def test_what_counts_by_itself_is_refused_at_once_whatever_stands_beside(text: str) -> None:
    assert heard(text, TOWN).slots["deny"] == "computed"


@pytest.mark.parametrize(
    ("text", "intent", "reason"),
    [
        ("驳回ZX-2022-002，没写停更后内容怎么处理", "REJECT", "没写停更后内容怎么处理"),
        ("退回ZX-2022-002，没说清楚粉丝怎么办", "RETURN", "没说清楚粉丝怎么办"),
    ],
)
def test_a_question_that_was_left_open_is_why_it_goes_back(text: str, intent: str, reason: str) -> None:
    said = heard(text, OFFICE)

    assert (said.intent, said.slots["reason"]) == (intent, reason)


@pytest.mark.parametrize("text", ["驳回ZX-2022-002怎么操作", "怎么驳回ZX-2022-002", "驳回ZX-2022-002要写什么吗？"])
def test_how_it_is_sent_back_is_help(text: str) -> None:
    assert heard(text, OFFICE).intent not in {"REJECT", "RETURN"}


@pytest.mark.parametrize("text", ["行，就那天", "可，就延到那天", "好的，那天没问题"])
def test_a_yes_to_the_day_that_was_offered_is_no_reason(text: str) -> None:
    said = heard(text, f"{UNIT};state=confirm:EXTENSION_REQUEST")

    assert (said.intent, said.act) == ("CONFIRM", "do")


@pytest.mark.parametrize("text", ["早着呢", "哪能办结", "八字还没一撇", "没影的事，刚起步", "办结哪有这么快"])
def test_a_report_that_is_far_off_is_none(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:TASK_DONE").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("text", ["早就办完了", "怎么可能没办完"])
def test_one_that_was_done_long_ago_is_not_far_off(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:TASK_DONE").intent != "DIALOG_CANCEL"


@pytest.mark.parametrize("text", ["哪个任务", "撤哪条啊", "谁提的", "是谁起草的"])
def test_a_short_question_agrees_to_nothing_and_lists_nothing(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:TASK_WITHDRAW").intent in {"HELP", "UNKNOWN"}


@pytest.mark.parametrize("text", ["1和10", "10、1", "第一个和第二个"])
def test_of_two_tasks_none_is_dropped(text: str) -> None:
    assert heard(text, f"{UNIT};state=choose_task:1,10").slots == {"hint": "one_only"}


@pytest.mark.parametrize("text", ["算了明天弄", "算了 明天再说"])
def test_a_choice_put_off_is_over(text: str) -> None:
    assert heard(text, f"{UNIT};state=choose_task:1,10").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize("text", ["叫“义乌教育”吧", "就叫「义乌教育」"])
def test_a_name_in_quotes_is_the_name(text: str) -> None:
    assert heard(text, f"{UNIT};state=ask:value").slots == {"value": "义乌教育"}


@pytest.mark.parametrize(("text", "guess"), [("行，我签", "SIGN_RECEIPT"), ("嗯呢，换吧", "CHANGE_REQUEST")])
def test_a_yes_with_the_deeds_verb_is_a_yes(text: str, guess: str) -> None:
    assert (heard(text, f"{UNIT};state=confirm:{guess}").intent) == "CONFIRM"


@pytest.mark.parametrize("text", ["006那张什么问题", "ZG-2022-006是什么问题", "006到底哪里有问题"])
def test_what_an_order_is_about_is_shown_and_is_no_feedback(text: str) -> None:
    said = heard(text, f"{TOWN};{ORDERS}")

    assert (said.intent, said.act, said.slots) == ("RECTIFY_LIST", "do", {"rect": "ZG-2022-006"})


def test_two_orders_are_told_apart_beside_a_guess_as_well() -> None:
    said = heard(
        "005和006都改好了，链接已更正", f"{TOWN};state=confirm:RECTIFY_FEEDBACK;{ORDERS.removeprefix('state=')}"
    )

    assert (said.slots["rect"], said.then) == ("ZG-2022-005", "ZG-2022-006都改好了，链接已更正")


@pytest.mark.parametrize("text", ["好像不太对吧", "嗯，感觉不太对", "这有点不对"])
def test_rather_no_is_never_offered_as_a_yes(text: str) -> None:
    assert heard(text, f"{UNIT};state=confirm:CANCEL_REQUEST").intent == "DIALOG_CANCEL"
