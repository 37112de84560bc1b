"""Beside “您是要…吗” only what is amiss is said: the guess gives the deed or the object, and it is offered anew."""

import pytest

from bot.language import Asked, Meaning, interpret, parse_context
from bot.language.context import Context
from tests.language import plans

WHO = {
    "clerk": "role=经办人;unit=市公安局",
    "town": "role=经办人;unit=苏溪镇",
    "office": "role=市府办审批;unit=市府办",
    "monitor": "role=监测;unit=市数管中心",
}


def beside(guess: str, who: str, day: int = 22) -> Context:
    return parse_context(f"{WHO[who]};now=2022-08-{day}T10:00;state=confirm:{guess}", plans.notice())


def heard(text: str, guess: str, who: str = "clerk") -> Meaning:
    return interpret(text, beside(guess, who), plans.notice())


@pytest.mark.parametrize(
    ("text", "guess", "who", "intent", "slots"),
    [
        ("批是批，单号搞错了，应该是ZX-2022-018", "APPROVE", "office", "APPROVE", {"request": "ZX-2022-018"}),
        ("016号不批，批017", "APPROVE", "office", "APPROVE", {"request": "ZX-2022-017"}),
        ("要整改的是义乌交通，不是义乌财政，看串行了", "RECTIFY_ISSUE", "monitor", "RECTIFY_ISSUE", {"account": 21}),
        ("美丽义亭不用发，发魅力苏溪", "RECTIFY_ISSUE", "monitor", "RECTIFY_ISSUE", {"account": 33}),
        ("期限放宽到5个工作日，其它都对", "RECTIFY_ISSUE", "monitor", "RECTIFY_ISSUE", {"due": "2022-08-29"}),
        ("对是注销，不过不是公众号，是微博那个", "CANCEL_REQUEST", "town", "CANCEL_REQUEST", {"account": 48}),
        ("错了，是快手，不是抖音", "CANCEL_REQUEST", "clerk", "CANCEL_REQUEST", {"account": 5}),
        ("知乎那个才是", "CANCEL_REQUEST", "clerk", "CANCEL_REQUEST", {"account": 6}),
        ("销的是7号", "CANCEL_REQUEST", "clerk", "CANCEL_REQUEST", {"account": 7}),
        ("执行的是镇政府那个微博，魅力苏溪还没办", "EXECUTION_REPORT", "town", "EXECUTION_REPORT", {"account": 48}),
        ("不是三号任务是十号任务，初稿写好了", "TASK_PROGRESS", "clerk", "TASK_PROGRESS", {"task": 10}),
        ("做完了没错，但不是1，是任务10", "TASK_DONE", "clerk", "TASK_DONE", {"task": 10}),
        ("撤是撤，但别动任务1，撤任务10那条", "TASK_WITHDRAW", "clerk", "TASK_WITHDRAW", {"task": 10}),
        ("70%写错，是90%", "TASK_PROGRESS", "clerk", "TASK_PROGRESS", {"percent": 90}),
        ("不是六成，七成了", "TASK_PROGRESS", "clerk", "TASK_PROGRESS", {"percent": 70}),
        ("改成“义乌平安”", "CHANGE_REQUEST", "clerk", "CHANGE_REQUEST", {"value": "义乌平安"}),
        ("名字照旧，变的是主体", "CHANGE_REQUEST", "clerk", "CHANGE_REQUEST", {"field": "主体"}),
        ("先记成进展吧，还没收尾", "TASK_DONE", "clerk", "TASK_PROGRESS", {}),
        ("嗯嗯 撤掉", "TASK_DONE", "clerk", "TASK_WITHDRAW", {}),
        ("撤的是注销申请，任务的不动", "TASK_WITHDRAW", "clerk", "REQUEST_WITHDRAW", {}),
        ("快手留下，知乎注销", "CANCEL_REQUEST", "clerk", "CANCEL_REQUEST", {"account": 6}),
        ("7号那个", "CANCEL_REQUEST", "clerk", "CANCEL_REQUEST", {"account": 7}),
        ("期限给7天", "RECTIFY_ISSUE", "monitor", "RECTIFY_ISSUE", {"due": "2022-08-29"}),
        ("整改期限8月30日", "RECTIFY_ISSUE", "monitor", "RECTIFY_ISSUE", {"due": "2022-08-30"}),
        ("反馈里写上：责任编辑已约谈", "RECTIFY_FEEDBACK", "clerk", "RECTIFY_FEEDBACK", {"text": "责任编辑已约谈"}),
    ],
)
def test_the_guess_gives_what_is_left_out(
    text: str, guess: str, who: str, intent: str, slots: dict[str, object]
) -> None:
    said = heard(text, guess, who)

    assert (said.intent, said.act in {"offer", "ask"}) == (intent, True), said
    assert {name: said.slots.get(name) for name in slots} == slots


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("不要全市的，我就看佛堂镇一家", "UNIT_STATUS", {"unit": "Z01"}),
        ("我要的是教育局的", "UNIT_STATUS", {"unit": "B01"}),
        ("嗯，不过我只要任务1的", "STATS", {"task": 1}),
        ("逾期的不看，看没签收的", "STATS", {"filter": "unsigned"}),
    ],
)
def test_a_narrower_list_is_shown(text: str, intent: str, slots: dict[str, object]) -> None:
    said = heard(text, "STATS", "office")

    assert said.intent == intent
    assert {name: said.slots.get(name) for name in slots} == slots


def test_a_group_of_units_is_urged_alone() -> None:
    said = heard("镇街不用催，光催部门", "URGE", "office")

    assert (said.intent, said.act) == ("URGE", "offer")
    assert {str(code)[0] for code in said.slots["units"]} == {"B"}  # type: ignore[attr-defined]


@pytest.mark.parametrize(
    ("text", "guess", "intent", "slots"),
    [
        ("是任务2没错，但只有页面上线了，算进展吧", "TASK_DONE", "TASK_PROGRESS", {"task": 2}),
        ("ZX-2022-005的申请原因写错了，我要修改", "REQUEST_WITHDRAW", "REQUEST_EDIT", {"request": "ZX-2022-005"}),
        ("不是变更，义乌公安快手整个号都不要了，注销", "CHANGE_REQUEST", "CANCEL_REQUEST", {"account": 5}),
    ],
)
def test_the_other_deed_is_about_what_is_named(text: str, guess: str, intent: str, slots: dict[str, object]) -> None:
    said = heard(text, guess)

    assert said.intent == intent
    assert {name: said.slots.get(name) for name in slots} == slots


@pytest.mark.parametrize(
    ("text", "guess", "who"),
    [
        ("不延，月底必须拿下", "EXTENSION_REQUEST", "clerk"),
        ("暂不下发，部长说先口头提醒", "RECTIFY_ISSUE", "monitor"),
        ("不改了，名字就这样挺好", "CHANGE_REQUEST", "clerk"),
        ("还没改完呢", "RECTIFY_FEEDBACK", "clerk"),
        ("搞错，没执行呢", "EXECUTION_REPORT", "clerk"),
        ("没有，我瞎说的", "TASK_PROGRESS", "clerk"),
    ],
)
def test_a_no_to_the_deed_names_nothing_instead(text: str, guess: str, who: str) -> None:
    assert heard(text, guess, who).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("text", "guess", "who"),
    [
        ("可以的 撤回来我重新写", "TASK_WITHDRAW", "clerk"),
        ("收到，签", "SIGN_RECEIPT", "clerk"),
        ("嗯，收下了", "SIGN_RECEIPT", "clerk"),
        ("嗯，发提醒", "URGE", "office"),
        ("发单子吧，说过他们几回了", "RECTIFY_ISSUE", "monitor"),
        ("要的要的，实在来不及", "EXTENSION_REQUEST", "clerk"),
        ("打开我看", "APPROVE", "office"),
        ("没意见，批", "APPROVE", "office"),
        ("嗯弄完啦 记上记上", "TASK_DONE", "clerk"),
        ("对，人手不够来不及", "EXTENSION_REQUEST", "clerk"),
        ("是，数报错了", "TASK_WITHDRAW", "clerk"),
        ("是的，已改正，提交吧", "RECTIFY_FEEDBACK", "clerk"),
        ("领导已经圈阅，通过", "APPROVE", "office"),
    ],
)
def test_a_yes_in_the_deed_s_own_words(text: str, guess: str, who: str) -> None:
    assert (heard(text, guess, who).intent, heard(text, guess, who).act) == ("CONFIRM", "do")


def test_a_short_number_is_of_the_kind_that_the_guess_names() -> None:
    asked = Asked("confirm", intent="APPROVE", about="APPROVE", words="您是要打开申请BG-2022-016的审批卡片吗？")
    context = beside("APPROVE", "office")
    said = interpret(
        "016号不批，批017",
        Context(now=context.now, roles=context.roles, units=context.units, asked=asked),
        plans.notice(),
    )

    assert said.slots["request"] == "BG-2022-017"


@pytest.mark.parametrize("text", ["任务10具体要我们干嘛", "任务3最晚哪天？"])
def test_a_question_corrects_nothing(text: str) -> None:
    assert heard(text, "TASK_DONE").intent == "TASK_DETAIL"


@pytest.mark.parametrize(
    ("text", "intent"),
    [
        ("对，有个地方填错了", "CONFIRM"),
        ("要改，改的是账号ID，少打了一位", "REQUEST_EDIT"),
        ("日期没错，要改的是原因", "REQUEST_EDIT"),
        ("不改了，日期没错", "DIALOG_CANCEL"),
    ],
)
def test_a_field_that_is_to_be_changed_is_a_yes_to_changing(text: str, intent: str) -> None:
    assert heard(text, "REQUEST_EDIT").intent == intent


def test_what_is_wrong_with_an_account_is_put_right_in_the_offer() -> None:
    said = heard("问题是错别字，不是敏感词", "RECTIFY_ISSUE", "monitor")

    assert (said.act, said.slots["issue"], said.added) == ("offer", "错别字", True)


def test_a_sentence_that_is_added_goes_with_the_offer() -> None:
    said = heard("加一句：错字已全部更正", "RECTIFY_FEEDBACK")

    assert (said.act, said.slots["text"]) == ("offer", "错字已全部更正")


def test_who_asks_about_a_form_that_is_shown_ends_nothing() -> None:
    context = parse_context(f"{WHO['clerk']};now=2022-08-18T11:25;state=confirm", plans.notice())

    assert interpret("局长出差了，送陈副局长签行不行", context, plans.notice()).intent == "UNKNOWN"


def test_who_needs_it_no_more_gives_no_reason() -> None:
    assert "reason" not in heard("用不着了，刚办完", "EXTENSION_REQUEST").slots


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("好的 来不及 那明天再弄", "EXTENSION_REQUEST"),
        ("好的，来不及了，算了", "EXTENSION_REQUEST"),
        ("报吧，改好了再报", "RECTIFY_FEEDBACK"),
        ("收到，等主任签", "SIGN_RECEIPT"),
        ("撤回来重新报过了", "TASK_WITHDRAW"),
        ("记上记上，没弄完也记上", "TASK_DONE"),
    ],
)
def test_what_puts_off_or_takes_back_is_no_yes(text: str, guess: str) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act) != ("CONFIRM", "do")


@pytest.mark.parametrize(
    ("text", "guess", "who", "slots"),
    [
        ("号选错啦，我要的是抖音上那个，头条还要用", "CANCEL_REQUEST", "clerk", {"account": 9}),
        ("注销是要注销，但留着知乎，先销天目号", "CANCEL_REQUEST", "clerk", {"account": 7}),
        ("变更没错，可我说的是微博，不是微信订阅号", "CHANGE_REQUEST", "clerk", {"account": 4}),
        ("是进展，10的进展，你记成1了", "TASK_PROGRESS", "clerk", {"task": 10}),
        ("报错了，不是10，是1", "TASK_DONE", "clerk", {"task": 1}),
    ],
)
def test_what_is_denied_or_stays_is_never_what_is_meant(
    text: str, guess: str, who: str, slots: dict[str, object]
) -> None:
    said = heard(text, guess, who)

    assert said.act == "offer", said
    assert slots.items() <= said.slots.items(), said


@pytest.mark.parametrize(
    ("text", "day"), [("28号受理的，7天应该是8月4号吧", "2022-08-04"), ("哦不对是26号停的，25号是发公告", "2022-07-26")]
)
def test_of_two_days_beside_a_step_the_one_that_is_said_to_be_so_is_shown(text: str, day: str) -> None:
    lexicon = plans.notice()
    context = parse_context("role=经办人;unit=市公安局;now=2022-07-29T09:10;state=confirm:EXECUTION_REPORT", lexicon)

    said = interpret(text, context, lexicon)

    assert (said.intent, said.act, said.slots.get("date")) == ("EXECUTION_REPORT", "offer", day)


@pytest.mark.parametrize(
    ("text", "guess", "who", "slots"),
    [
        ("10做完了，1没有", "TASK_DONE", "clerk", {"task": 10}),
        ("10办好了，1还没做", "TASK_DONE", "clerk", {"task": 10}),
        ("手误，任务1", "TASK_DONE", "clerk", {"task": 1}),
        ("打错了，任务1", "TASK_DONE", "clerk", {"task": 1}),
        ("只签任务1", "SIGN_RECEIPT", "town", {"task": 1}),
        ("给他们三天", "RECTIFY_ISSUE", "monitor", {"due": "2022-08-25"}),
        ("限5个工作日", "RECTIFY_ISSUE", "monitor", {"due": "2022-08-29"}),
        ("打开017", "APPROVE", "office", {"request": "ZX-2022-017"}),
        ("看018号", "APPROVE", "office", {"request": "ZX-2022-018"}),
        ("撤002", "REQUEST_WITHDRAW", "clerk", {"request": "ZX-2022-002"}),
    ],
)
def test_this_one_alone_is_meant(text: str, guess: str, who: str, slots: dict[str, object]) -> None:
    said = heard(text, guess, who)

    assert (said.intent, said.act) == (guess, "offer"), said
    assert slots.items() <= said.slots.items()
    assert "text" not in said.slots


@pytest.mark.parametrize("text", ["知乎和天目号都要", "抖音那个", "天目号也要"])
def test_the_name_of_an_account_is_no_reason(text: str) -> None:
    assert "reason" not in heard(text, "CANCEL_REQUEST").slots


@pytest.mark.parametrize("text", ["两项都报", "这两项都办结了"])
def test_two_are_no_second(text: str) -> None:
    assert heard(text, "TASK_DONE").slots.get("task") != 2


def test_what_is_not_ours_is_never_signed_alone() -> None:
    said = heard("任务3不是我们的，其他签", "SIGN_RECEIPT", "town")

    assert (said.intent, said.slots) == ("NOT_OURS", {"task": 3, "others": True})


def test_only_001_is_open_and_002_is_never_it() -> None:
    lexicon = plans.notice()
    context = parse_context(f"{WHO['clerk']};now=2022-08-22T10:00;state=open_request=ZX-2022-001:6", lexicon)

    assert interpret("撤002", context, lexicon).slots["request"] == "ZX-2022-002"
