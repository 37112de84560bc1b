"""What is denied and what is meant instead, in one message, while a guess of ours is open."""

import pytest

from bot.language import interpret, parse_context
from tests.language import plans

WHEN = "chat=single;now=2022-08-24T10:20"


def _read(words: str, role: str, unit: str, guess: str) -> tuple[str, dict[str, object], str]:
    context = parse_context(f"role={role};unit={unit};{WHEN};state=confirm:{guess}", plans.notice())
    meaning = interpret(words, context, plans.notice())
    return meaning.intent, meaning.slots, meaning.act


@pytest.mark.parametrize(
    ("guess", "words"),
    [
        ("TASK_WITHDRAW", "不用撤，就那样放着吧。"),
        ("TASK_WITHDRAW", "好的，不撤了"),
        ("TASK_DONE", "好吧，那就别报了"),
        ("EXTENSION_REQUEST", "不延了"),
    ],
)
def test_its_own_verb_denied_ends_it(guess: str, words: str) -> None:
    assert _read(words, "经办人", "佛堂镇", guess) == ("DIALOG_CANCEL", {}, "do")


@pytest.mark.parametrize("words", ["行，别催了", "好，先不催", "不用催了"])
def test_a_yes_before_the_denial_sends_no_reminder(words: str) -> None:
    assert _read(words, "市府办审批", "市府办", "URGE") == ("DIALOG_CANCEL", {}, "do")


@pytest.mark.parametrize(
    ("guess", "words"),
    [
        ("TASK_WITHDRAW", "是的是的 刚才手快报错了"),
        ("EXTENSION_REQUEST", "要延的，实在赶不出来"),
        ("TASK_DONE", "报，材料都在了"),
    ],
)
def test_its_own_verb_with_a_reason_is_a_yes_or_asked_about(guess: str, words: str) -> None:
    intent, _, act = _read(words, "经办人", "佛堂镇", guess)

    assert (intent, act) in {("CONFIRM", "do"), ("CONFIRM", "offer")}, (intent, act)


@pytest.mark.parametrize(
    ("guess", "words", "intent", "task"),
    [
        ("EXTENSION_REQUEST", "要延的不是任务1，是任务3", "EXTENSION_REQUEST", 3),
        ("TASK_DONE", "任务号错啦，我说的是第10项", "TASK_DONE", 10),
        ("TASK_WITHDRAW", "撤任务1的，任务10别动", "TASK_WITHDRAW", 1),
        ("TASK_PROGRESS", "是进展，但不是任务3的，是任务10：审核制度在会签", "TASK_PROGRESS", 10),
    ],
)
def test_the_number_that_is_meant_is_offered(guess: str, words: str, intent: str, task: int) -> None:
    found, slots, act = _read(words, "经办人", "佛堂镇", guess)

    assert (found, slots["task"], act) == (intent, task, "offer")


def test_what_is_only_progress_is_not_agreed_to_as_done() -> None:
    words = "是任务2没错，但只有页面上线了，咨询入口没做完，算进展吧"

    assert _read(words, "联系人", "市融媒体中心", "TASK_DONE")[0] == "TASK_PROGRESS"


@pytest.mark.parametrize(
    ("unit", "words", "wanted"),
    [
        ("苏溪镇", "魅力苏溪要改名，新名称：苏溪发布", {"account": 33, "field": "名称", "value": "苏溪发布"}),
        ("市商务局", "“义乌市商务局”公众号想改成“义乌商务”", {"account": 11, "field": "名称", "value": "义乌商务"}),
        ("市应急管理局", "申请注销公众号“平安义乌”", {"deny": "not_on_list"}),
    ],
)
def test_what_stands_in_quotes_or_behind_its_heading_is_the_name(
    unit: str, words: str, wanted: dict[str, object]
) -> None:
    context = parse_context(f"role=经办人;unit={unit};{WHEN}", plans.notice())

    assert wanted.items() <= interpret(words, context, plans.notice()).slots.items()


@pytest.mark.parametrize(
    ("who", "guess", "words", "found"),
    [
        (("市府办初审", "市府办"), "URGE", "先别催，看一眼后宅完成情况", ("UNIT_STATUS", "do")),
        (("市府办审批", "市府办"), "URGE", "不必了，刚通过电话，他们下午就交。", ("DIALOG_CANCEL", "do")),
        (("经办人", "佛堂镇"), "EXTENSION_REQUEST", "不延，月底必须拿下", ("DIALOG_CANCEL", "do")),
        (("经办人", "佛堂镇"), "EXTENSION_REQUEST", "不延期，任务1其实昨天就做完了。", ("TASK_DONE", "offer")),
        (("经办人", "佛堂镇"), "EXTENSION_REQUEST", "不延，报个进展", ("TASK_PROGRESS", "offer")),
        (("经办人", "佛堂镇"), "SIGN_RECEIPT", "不签收，我想问任务3哪天截止", ("TASK_DETAIL", "do")),
    ],
)
def test_behind_a_no_stands_a_wish_or_why(who: tuple[str, str], guess: str, words: str, found: tuple[str, str]) -> None:
    intent, _, act = _read(words, *who, guess)

    assert (intent, act) == found


def test_an_application_taken_back_by_its_number_is_no_end_of_the_question() -> None:
    words = "ZX-2022-011那份注销申请撤回，不报了"

    assert _read(words, "经办人", "市住房公积金管理中心", "REQUEST_EDIT")[0] == "REQUEST_WITHDRAW"


def test_an_order_may_name_its_account_by_its_number() -> None:
    context = parse_context(f"role=监测;unit=市数管中心;{WHEN}", plans.notice())

    found = interpret("下发整改 47 超过14天未更新", context, plans.notice())

    assert (found.intent, found.slots["account"], found.slots["issue"]) == ("RECTIFY_ISSUE", 47, "超过14天未更新")


@pytest.mark.parametrize(
    ("words", "is_reason"),
    [
        ("材料不全，不能批", True),
        ("补齐后可以批", True),
        ("停更日期与文件要求差几天", True),
        ("停更日期太晚，8月底前才能过", True),
        ("佛堂那个可以批了", False),
        ("江东欠了几件事", False),
        ("同意", False),
        ("苏溪那个退错了撤回来", False),
        ("快手的先同意了", False),
        ("先同意了", False),
        ("ZX-2022-001那个先过吧", False),
        ("催一下他们", False),
        ("等下我问问许主任", False),
        ("我再看看", False),
        ("等等", False),
        ("苏溪的同意书没盖章", True),
        ("等单位补齐材料再报", True),
        ("和苏溪的名单重复", True),
        ("知乎的那份撤回重新报", True),
        ("我看了名单，少一个人", True),
        ("同意单位意见，但材料不全", True),
    ],
)
def test_a_reason_is_taken_as_typed_but_for_what_approves_or_asks(words: str, *, is_reason: bool) -> None:
    context = parse_context(f"role=市府办审批;unit=市府办;{WHEN};state=reason", plans.notice())

    assert (interpret(words, context, plans.notice()).slots.get("reason") == words) is is_reason
