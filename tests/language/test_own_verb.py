"""“您是要…吗” answered with the deed's own verb: a yes. Another verb, a report of the past, a doubt are none."""

import pytest

from bot.language import Asked, Meaning, interpret
from tests.language import plans
from tests.language.speaking import holder


def heard(text: str, deed: str = "", *, role: str = "经办人", unit: str = "B03", **more: str) -> Meaning:
    asked = Asked("confirm", **({"intent": deed, "about": deed} | more))  # type: ignore[arg-type]
    return interpret(text, holder(role, unit, asked=asked), plans.notice())


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("确认撤", "REQUEST_WITHDRAW"),
        ("撤", "REQUEST_WITHDRAW"),
        ("撤撤撤", "TASK_WITHDRAW"),
        ("嗯，撤回来", "TASK_WITHDRAW"),
        ("那就撤了吧", "REQUEST_WITHDRAW"),
        ("要撤的", "REQUEST_WITHDRAW"),
        ("嗯 报完成", "TASK_DONE"),
        ("报上去吧", "TASK_DONE"),
        ("可以报了", "TASK_DONE"),
        ("要的，替我记一笔", "TASK_PROGRESS"),
        ("嗯，报个进展", "TASK_PROGRESS"),
        ("嗯看一下也行", "LIST_MY_TASKS"),
        ("对，看整改", "RECTIFY_LIST"),
        ("注销吧注销吧", "CANCEL_REQUEST"),
        ("得嘞，销", "CANCEL_REQUEST"),
        ("嗯，变更", "CHANGE_REQUEST"),
        ("确认延期", "EXTENSION_REQUEST"),
        ("签收吧", "SIGN_RECEIPT"),
        ("确认反馈", "RECTIFY_FEEDBACK"),
    ],
)
def test_the_deeds_own_verb_agrees(text: str, about: str) -> None:
    said = heard(text, about)

    assert (said.intent, said.act) == ("CONFIRM", "do")


@pytest.mark.parametrize(("text", "about"), [("催催催", "URGE"), ("嗯，催一下", "URGE"), ("开吧开吧", "APPROVE")])
def test_so_does_the_offices(text: str, about: str) -> None:
    assert heard(text, about, role="市府办审批", unit="S01").intent == "CONFIRM"


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("可以报了", "TASK_WITHDRAW"),
        ("嗯嗯 撤掉", "TASK_DONE"),
        ("撤吧", "REQUEST_EDIT"),
        ("送吧送吧", "REQUEST_EDIT"),
        ("改吧", "REQUEST_WITHDRAW"),
        ("撤不撤", "REQUEST_WITHDRAW"),
        ("确认撤？", "REQUEST_WITHDRAW"),
        ("谁说要撤了", "REQUEST_WITHDRAW"),
        ("撤什么撤", "REQUEST_WITHDRAW"),
        ("撤了", "REQUEST_WITHDRAW"),
        ("报过了", "TASK_DONE"),
        ("报一半", "TASK_DONE"),
        ("等局长看过再报", "TASK_DONE"),
        ("报完成", "TASK_PROGRESS"),
        ("嗯报进展", "TASK_DONE"),
        ("已经注销了", "CANCEL_REQUEST"),
        ("变更", "CANCEL_REQUEST"),
        ("注销吧", "CHANGE_REQUEST"),
        ("延了也没用", "EXTENSION_REQUEST"),
    ],
)
def test_nothing_else_does(text: str, about: str) -> None:
    said = heard(text, about)

    assert (said.intent, said.act) != ("CONFIRM", "do")


def test_beside_a_preview_the_bare_verb_brings_it_once_more() -> None:
    shown = {"intent": "", "shown": "URGE", "about": "URGE", "words": "将提醒2个单位，确认请回复“是”。"}

    assert heard("催一下", role="市府办审批", unit="S01", **shown).intent == "URGE"
    assert heard("确认催", role="市府办审批", unit="S01", **shown).intent == "CONFIRM"


FORM = {"intent": "CANCEL_REQUEST", "about": "CANCEL_REQUEST", "form": "ZX-2022-001", "words": "填好了，送局长签字吗？"}


@pytest.mark.parametrize(
    "text",
    [
        "送吧送吧",
        "报上去吧",
        "好，重新送局长",
        "行，让主任签。",
        "确认送签",
        "送局长吧，他这会儿在办公室",
        "好的，再送一次",
    ],
)
def test_a_form_that_was_shown_is_sent(text: str) -> None:
    assert (heard(text, **FORM).intent, heard(text, **FORM).act) == ("CONFIRM", "do")


@pytest.mark.parametrize(
    "text",
    [
        "送什么送",
        "局长出差，礼拜四回来再送",
        "让主任看下再说",
        "行，让主任先看看",
        "送过了",
        "改好再送局长",
        "日期改一下，重新送局长",
    ],
)
def test_or_not(text: str) -> None:
    said = heard(text, **FORM)

    assert (said.intent, said.act) != ("CONFIRM", "do")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("对，再不催就来不及了", "URGE"),
        ("是的，不催的话要超期了", "URGE"),
        ("对，不能再拖了", "URGE"),
        ("嗯，拖不得了", "RECTIFY_ISSUE"),
        ("是，越快越好", "CANCEL_REQUEST"),
        ("对，再不延就来不及了", "EXTENSION_REQUEST"),
        ("是，再不报就晚了", "TASK_DONE"),
        ("催吧催吧，都月底了", "URGE"),
        ("催，这都八月了", "URGE"),
        ("对，眼看就到期了", "URGE"),
        ("报吧报吧，都月底了", "TASK_DONE"),
        ("注销吧，都8月了", "CANCEL_REQUEST"),
    ],
)
def test_that_it_is_high_time_beside_a_yes_agrees(text: str, about: str) -> None:
    assert (heard(text, about).intent, heard(text, about).act) == ("CONFIRM", "do")


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("对，来不及了", "TASK_DONE"),
        ("嗯，快了", "TASK_DONE"),
        ("是，快交了", "TASK_DONE"),
        ("对，尽快", "RECTIFY_FEEDBACK"),
        ("嗯，要超期了", "TASK_DONE"),
        ("对，晚了", "URGE"),
        ("对，不催了", "URGE"),
        ("对，不能再催了", "URGE"),
        ("对，晚点再催", "URGE"),
        ("对，再不签就晚了", "URGE"),
        ("嗯，急得很，先别催", "URGE"),
        ("对，再不催就晚了，佛堂别催", "URGE"),
        ("再不催就来不及了", "URGE"),
        ("都月底了", "URGE"),
        ("催吧，月底催", "URGE"),
        ("催吧，8月底", "URGE"),
        ("催吧，月底前报齐", "URGE"),
        ("关吧，快到8月底停更", "CANCEL_REQUEST"),
    ],
)
def test_haste_alone_or_against_the_deed_does_not(text: str, about: str) -> None:
    assert (heard(text, about).intent, heard(text, about).act) != ("CONFIRM", "do")


@pytest.mark.parametrize("text", ["再等等看吧", "不不 看一眼就好", "这条是要我干嘛", "完成第项"])
def test_what_waits_asks_or_wants_something_else_is_no_yes(text: str) -> None:
    assert heard(text, "TASK_WITHDRAW").intent != "CONFIRM"


@pytest.mark.parametrize("text", ["不错，是要撤", "不错，撤吧", "没错，是要撤"])
def test_well_said_beside_the_verb_is_no_denial(text: str) -> None:
    assert heard(text, shown="REQUEST_WITHDRAW", about="REQUEST_WITHDRAW").intent == "CONFIRM"


def test_well_said_beside_a_no_is_no_yes() -> None:
    assert heard("不错，但先别撤", shown="REQUEST_WITHDRAW", about="REQUEST_WITHDRAW").intent != "CONFIRM"


@pytest.mark.parametrize("text", ["已经弄好了，不延，完成1", "不延了，完成1", "弄好了，不用延期了，任务1已完成"])
def test_a_report_beside_a_no_to_the_extension_is_offered(text: str) -> None:
    waiting = Asked("ask", fields=("reason",), about="EXTENSION_REQUEST", task=1)
    for asked in (waiting, Asked("confirm", intent="EXTENSION_REQUEST", about="EXTENSION_REQUEST", task=1)):
        said = interpret(text, holder("经办人", "B02", asked=asked), plans.notice())
        assert (said.intent, said.act, said.slots.get("task")) == ("TASK_DONE", "offer", 1)


@pytest.mark.parametrize("text", ["领导说了，不延，月底必须拿下", "材料没齐，不延期来不及", "还没弄好，不延不行"])
def test_why_it_is_put_off_or_not_is_no_report(text: str) -> None:
    waiting = Asked("ask", fields=("reason",), about="EXTENSION_REQUEST", task=1)

    assert interpret(text, holder("经办人", "B02", asked=waiting), plans.notice()).intent != "TASK_DONE"


def test_what_cannot_be_avoided_does_not_end_the_offer() -> None:
    said = heard("还没弄好，不延不行", "EXTENSION_REQUEST")

    assert (said.intent, said.act) != ("DIALOG_CANCEL", "do")


SHOWN_CONTACT = Asked("confirm", shown="CONTACT_CHANGE", about="CONTACT_CHANGE", words="将把佛堂镇的联系人换成王芳。")


@pytest.mark.parametrize(
    "text", ["对，电话13712345678，别写错", "手机13712345678，不要弄错", "电话是13712345678，可别填错了"]
)
def test_a_word_of_care_behind_a_number_takes_nothing_back(text: str) -> None:
    said = interpret(text, holder("经办人", "Z01", asked=SHOWN_CONTACT), plans.notice())

    assert (said.intent, said.slots.get("mobile")) == ("CONTACT_CHANGE", "13712345678")


@pytest.mark.parametrize("text", ["换成他", "换成她吧", "就换成他", "联系人换成新来的", "联系人换成那个谁"])
@pytest.mark.parametrize("asked", [None, SHOWN_CONTACT])
def test_words_that_only_point_are_nobodys_name(text: str, asked: Asked | None) -> None:
    assert "name" not in interpret(text, holder("经办人", "Z01", asked=asked), plans.notice()).slots


@pytest.mark.parametrize("name", ["李四", "小王", "阿依古丽", "成明"])
def test_a_name_is_one_whatever_it_begins_with(name: str) -> None:
    said = interpret(f"联系人换成{name}", holder("经办人", "Z01"), plans.notice())

    assert said.slots.get("name") == name
