"""“您是要…吗” answered by what is meant instead, or by its own verb with a reason: offered anew, or agreed to."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=市公安局;now=2022-08-22T10:00"
OFFICE = "role=市府办审批;unit=市府办;now=2022-08-22T10:00"


def heard(text: str, guess: str, who: str = UNIT) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};state=confirm:{guess}", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "guess", "intent", "slots"),
    [
        ("不是知乎，我要销的是天目号", "CANCEL_REQUEST", "CANCEL_REQUEST", {"account": 7}),
        ("单子搞混了，要撤的是ZX-2022-017", "REQUEST_WITHDRAW", "REQUEST_WITHDRAW", {"request": "ZX-2022-017"}),
        ("不是改，ZX-2022-006直接撤回", "REQUEST_EDIT", "REQUEST_WITHDRAW", {"request": "ZX-2022-006"}),
        ("不改名，换管理员", "CHANGE_REQUEST", "CHANGE_REQUEST", {"field": "管理员"}),
        ("不是注销，知乎是要改名", "CANCEL_REQUEST", "CHANGE_REQUEST", {"account": 6}),
        ("不注销，留着，改名叫“义乌平安”", "CANCEL_REQUEST", "CHANGE_REQUEST", {"field": "名称", "value": "义乌平安"}),
        ("号不销，就换个管理员", "CANCEL_REQUEST", "CHANGE_REQUEST", {"field": "管理员"}),
        ("我就想改下停更日期，用不着整份撤掉", "REQUEST_WITHDRAW", "REQUEST_EDIT", {}),
    ],
)
def test_what_is_meant_instead_is_offered(text: str, guess: str, intent: str, slots: dict[str, object]) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act in {"offer", "ask"}) == (intent, True), said
    assert {name: said.slots.get(name) for name in slots} == slots


def test_another_day_goes_with_what_was_offered() -> None:
    assert heard("对，不过日期是9月5号", "EXTENSION_REQUEST").slots["date"] == "2022-09-05"
    assert heard("方向对了，任务号错了，我说的是10", "TASK_PROGRESS").slots["task"] == 10


def test_another_number_is_offered_with_whatever_slip_went_before() -> None:
    said = heard("序号看串行了，应该是任务10，不是任务1", "TASK_DONE")

    assert (said.intent, said.act, said.slots["task"]) == ("TASK_DONE", "offer", 10)


@pytest.mark.parametrize("text", ["没办完呢，才弄到一半", "还没呢", "没弄好"])
def test_what_is_not_done_is_a_no_to_its_report(text: str) -> None:
    assert heard(text, "TASK_DONE").intent == "DIALOG_CANCEL"


def test_a_no_with_a_slip_of_the_hand_takes_nothing_else_back() -> None:
    assert heard("哎不是，我手滑点错了", "REQUEST_WITHDRAW").intent == "DIALOG_CANCEL"


def test_the_number_of_an_application_is_no_identifier() -> None:
    said = heard("批是批，单号搞错了，应该是ZX-2022-018", "APPROVE", OFFICE)

    assert (said.act, "account_id" in said.slots) == ("offer", False), said


def test_who_has_reported_is_not_urged_beside_one_who_has_not() -> None:
    assert heard("只催赤岸，义亭已经交了", "URGE", OFFICE).slots["units"] == ["Z06"]


def test_another_unit_is_offered_to_be_urged() -> None:
    said = heard("别催苏溪，是上溪", "URGE", OFFICE)

    assert (said.intent, said.act) == ("URGE", "offer")


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("是这个意思，你帮我记上", "TASK_DONE"),
        ("催吧，拖了快一礼拜了", "URGE"),
        ("报吧报吧，反正都弄完了。", "TASK_DONE"),
        ("签吧，文件我看了", "SIGN_RECEIPT"),
    ],
)
def test_its_own_verb_with_a_reason_is_a_yes(text: str, guess: str) -> None:
    assert heard(text, guess).intent == "CONFIRM"


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("行啊 批了", "URGE"),
        ("催吧，先等等", "URGE"),
        ("报吧，还是没弄完", "TASK_DONE"),
        ("撤吧，搞错了", "TASK_DONE"),
        ("签吧，任务3", "SIGN_RECEIPT"),
    ],
)
def test_another_verb_or_a_doubt_behind_it_is_none(text: str, guess: str) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act) != ("CONFIRM", "do")


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("不是注销，是改名", "CANCEL_REQUEST"),
        ("使不得使不得，这号老百姓天天在看", "CANCEL_REQUEST"),
        ("行，那就注销掉", "CHANGE_REQUEST"),
        ("名字不动，换的是主体", "CHANGE_REQUEST"),
        ("要销的是微博，公众号留着", "CANCEL_REQUEST"),
    ],
)
def test_what_speaks_of_the_offer_is_no_reason_for_it(text: str, guess: str) -> None:
    assert "reason" not in heard(text, guess).slots


def test_a_reason_behind_a_yes_is_cut_out() -> None:
    said = heard("对，不过理由得写对公打款没到账", "EXTENSION_REQUEST")

    assert (said.added, said.slots["reason"]) == (True, "对公打款没到账")
