"""“您是要…吗”: a yes with more behind it, another deed of the same object, and what was never meant."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

UNIT = "role=经办人;unit=市公安局;now=2022-08-12T10:00"
OFFICE = "role=市府办审批;unit=市府办;now=2022-08-12T10:00"
MONITOR = "role=监测;unit=市数管中心;now=2022-08-12T10:00"
LINK = "https://mp.weixin.qq.com/s/abc"


def heard(text: str, guess: str, who: str = UNIT) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};state=confirm:{guess}", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "guess", "slots"),
    [
        (f"是，链接 {LINK}", "RECTIFY_FEEDBACK", {"text": LINK}),
        ("是的，错别字改成了“督查”", "RECTIFY_FEEDBACK", {"text": "错别字改成了“督查”"}),
        ("是，任务10", "TASK_DONE", {"task": 10}),
        ("嗯，任务10，制度已印发", "TASK_DONE", {"task": 10, "text": "制度已印发"}),
        ("对，再添一句：制度是7月28号印发的", "TASK_DONE", {"text": "制度是7月28号印发的"}),
        ("嗯 后面再补上：已停更一个号", "TASK_PROGRESS", {"text": "已停更一个号"}),
        ("嗯是的，冻结要冻到九月九号。", "EXECUTION_REPORT", {"date": "2022-09-09"}),
        ("是，8月20日停更", "CANCEL_REQUEST", {"stop_date": "2022-08-20"}),
        ("对，账号ID gh_a1b2c3d4", "CANCEL_REQUEST", {"account_id": "gh_a1b2c3d4"}),
        ("是改名，新名字叫“义乌公安发布”", "CHANGE_REQUEST", {"value": "义乌公安发布"}),
        ("是，第一条", "TASK_WITHDRAW", {"task": 1}),
    ],
)
def test_a_yes_takes_along_what_is_told_behind_it(text: str, guess: str, slots: dict[str, object]) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act, said.added) == (guess, "offer", True)
    assert {name: said.slots.get(name) for name in slots} == slots


@pytest.mark.parametrize("text", ["发，整改期限给宽点，到8月26日", "账号对的，期限宽一点，8月26号"])
def test_so_does_the_monitors(text: str) -> None:
    said = heard(text, "RECTIFY_ISSUE", MONITOR)

    assert (said.intent, said.slots["due"]) == ("RECTIFY_ISSUE", "2022-08-26")


@pytest.mark.parametrize("text", ["是，谢谢", "好的，麻烦您了", "对，快点吧"])
def test_a_yes_with_nothing_behind_it_stays_a_yes(text: str) -> None:
    assert (heard(text, "TASK_DONE").intent, heard(text, "TASK_DONE").act) == ("CONFIRM", "do")


def test_a_count_behind_a_yes_never_becomes_a_report() -> None:
    said = heard("是，第一条", "REQUEST_WITHDRAW")

    assert (said.intent, said.act) == ("CONFIRM", "offer")


@pytest.mark.parametrize(
    ("text", "guess", "intent"),
    [
        ("不是办结，只是报进展", "TASK_DONE", "TASK_PROGRESS"),
        ("没完成啊，我只是报个进度", "TASK_DONE", "TASK_PROGRESS"),
        ("先记进展，别报完成", "TASK_DONE", "TASK_PROGRESS"),
        ("是进展不是完成", "TASK_DONE", "TASK_PROGRESS"),
        ("进展而已", "TASK_DONE", "TASK_PROGRESS"),
        ("不是进展，报办结", "TASK_PROGRESS", "TASK_DONE"),
        ("不是完成，是办不了", "TASK_DONE", "BLOCKED"),
        ("注销干嘛，换个管理员而已", "CANCEL_REQUEST", "CHANGE_REQUEST"),
        ("不变更了，直接注销", "CHANGE_REQUEST", "CANCEL_REQUEST"),
        ("也别改了，整份撤掉", "REQUEST_EDIT", "REQUEST_WITHDRAW"),
        ("不用整个撤，改一下停更日期就行", "REQUEST_WITHDRAW", "REQUEST_EDIT"),
        ("不是不是，改刚才那张延期申请", "REQUEST_WITHDRAW", "REQUEST_EDIT"),
        ("嗯对，收回来改成25号", "REQUEST_WITHDRAW", "REQUEST_EDIT"),
        ("要销的是天目号，知乎留着", "CANCEL_REQUEST", "CANCEL_REQUEST"),
        ("不对不对，局长说知乎先留着，停天目号", "CANCEL_REQUEST", "CANCEL_REQUEST"),
        ("名字不动，换的是主体", "CHANGE_REQUEST", "CHANGE_REQUEST"),
        ("撤的是1不是10", "TASK_WITHDRAW", "TASK_WITHDRAW"),
    ],
)
def test_what_is_meant_instead_is_offered(text: str, guess: str, intent: str) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act in {"offer", "ask"}) == (intent, True), said


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("没有要报的意思", "TASK_DONE"),
        ("没让你报", "TASK_DONE"),
        ("谁说办完了", "TASK_DONE"),
        ("甭记，我就随口一说", "TASK_PROGRESS"),
        ("我就随口一说 你别当真", "EXTENSION_REQUEST"),
        ("没打算延期", "EXTENSION_REQUEST"),
        ("使不得使不得，这号老百姓天天在看", "CANCEL_REQUEST"),
        ("撤什么撤", "REQUEST_WITHDRAW"),
        ("没要改", "REQUEST_EDIT"),
    ],
)
def test_what_was_never_meant_ends_the_question(text: str, guess: str) -> None:
    assert heard(text, guess).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("没毛病，报", "TASK_DONE"),
        ("没报过吗", "TASK_DONE"),
        ("谁办完了", "TASK_DONE"),
        ("不撤行不行", "REQUEST_WITHDRAW"),
    ],
)
def test_and_nothing_else_does(text: str, guess: str) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act) != ("DIALOG_CANCEL", "do")


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("好，任务3的制度也印发了", "TASK_DONE"),
        ("不可以，先等等", "TASK_DONE"),
        ("再报吧", "TASK_DONE"),
        ("报好了", "TASK_DONE"),
    ],
)
def test_what_is_of_another_one_or_no_yes_does_not_go_along(text: str, guess: str) -> None:
    said = heard(text, guess)

    assert not said.added
    assert (said.intent, said.act) != ("CONFIRM", "do")


def test_a_no_within_the_reason_ends_nothing() -> None:
    assert heard("报吧，没想到这么快", "TASK_DONE").intent != "DIALOG_CANCEL"


def test_nobody_is_urged_who_was_not_to_be() -> None:
    assert heard("没有要催人的意思", "URGE", OFFICE).intent == "DIALOG_CANCEL"


HEAD = "role=主要负责人;unit=市公安局;now=2022-08-12T10:00;state=pending_sign=ZX-2022-001:6"


@pytest.mark.parametrize("words", ["退回去让他们再研究研究", "这个不行，打回去重写", "理由不充分，退"])
def test_a_return_beside_the_offer_of_the_card_opens_it_with_the_words(words: str) -> None:
    meaning = heard(words, "PRINCIPAL_SIGN", HEAD)
    assert (meaning.intent, meaning.act, meaning.slots["decision"]) == ("PRINCIPAL_SIGN", "ask", "return")
    assert meaning.slots["text"]


@pytest.mark.parametrize("words", ["签了", "同意", "看了，可以"])
def test_to_agree_beside_it_is_a_yes_to_the_card(words: str) -> None:
    assert heard(words, "PRINCIPAL_SIGN", HEAD).intent == "CONFIRM"


@pytest.mark.parametrize("words", ["先不签", "我不签", "这个号还要用的，先别签"])
def test_not_to_sign_yet_opens_no_card(words: str) -> None:
    assert heard(words, "PRINCIPAL_SIGN", HEAD).intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("text", "guess", "who"),
    [
        ("撤吧，领导还没看", "TASK_WITHDRAW", UNIT),
        ("撤，局长不同意", "REQUEST_WITHDRAW", UNIT),
        ("撤了吧，数据不准", "TASK_WITHDRAW", UNIT),
        ("撤吧，不办了", "REQUEST_WITHDRAW", UNIT),
        ("催吧，他们还没交", "URGE", OFFICE),
        ("不催不行", "URGE", OFFICE),
        ("退，材料不全", "RETURN", OFFICE),
        ("发吧，他们不听", "RECTIFY_ISSUE", MONITOR),
    ],
)
def test_a_no_in_the_reason_is_none_to_the_deed(text: str, guess: str, who: str) -> None:
    said = heard(text, guess, who)

    assert (said.intent, said.act) == ("CONFIRM", "do"), said


@pytest.mark.parametrize(
    ("text", "guess", "who"),
    [
        ("撤，先别", "TASK_WITHDRAW", UNIT),
        ("撤吧，不是这个", "TASK_WITHDRAW", UNIT),
        ("报吧，没做完", "TASK_DONE", UNIT),
        ("批，材料不全", "APPROVE", OFFICE),
        ("发，他们不用改", "RECTIFY_ISSUE", MONITOR),
    ],
)
def test_what_speaks_against_the_deed_is_no_reason_for_it(text: str, guess: str, who: str) -> None:
    said = heard(text, guess, who)

    assert (said.intent, said.act) != ("CONFIRM", "do"), said


@pytest.mark.parametrize(
    ("text", "guess", "who", "intent"),
    [
        ("退回吧，日期不对", "APPROVE", OFFICE, "RETURN"),
        ("驳回，不符合规定", "APPROVE", OFFICE, "REJECT"),
        ("撤回来，领导改主意了", "REQUEST_EDIT", UNIT, "REQUEST_WITHDRAW"),
        ("撤回，报早了", "TASK_DONE", UNIT, "TASK_WITHDRAW"),
    ],
)
def test_another_deed_and_why_is_offered(text: str, guess: str, who: str, intent: str) -> None:
    said = heard(text, guess, who)

    assert (said.intent, said.act) == (intent, "offer"), said


@pytest.mark.parametrize(
    ("text", "guess", "ask"),
    [
        ("号选错了", "CANCEL_REQUEST", "which_account"),
        ("注销没错，不是这个号", "CANCEL_REQUEST", "which_account"),
        ("哎呀账号搞错了，不好意思", "CHANGE_REQUEST", "which_account"),
        ("另一个", "CANCEL_REQUEST", "which_account"),
        ("任务选错了", "TASK_DONE", "which_task"),
        ("不是这项", "TASK_PROGRESS", "which_task"),
        ("不是这个任务", "EXTENSION_REQUEST", "task,date,reason"),
    ],
)
def test_where_only_the_object_is_wrong_it_is_asked_which_one_is_meant(text: str, guess: str, ask: str) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act, said.slots["ask"]) == (guess, "ask", ask)


@pytest.mark.parametrize("text", ["不是这个意思", "号没选错", "号没错", "搞错了", "选错号了，是天目号"])
def test_and_only_there(text: str) -> None:
    assert "another" not in heard(text, "CANCEL_REQUEST").slots


def test_of_an_only_account_no_other_is_asked_for() -> None:
    lone = "role=经办人;unit=佛堂镇;now=2022-08-12T10:00"

    assert "another" not in heard("号选错了", "CANCEL_REQUEST", lone).slots


@pytest.mark.parametrize(
    ("text", "guess", "slots"),
    [
        ("嗯，局长外出没人签", "EXTENSION_REQUEST", {"reason": "局长外出没人签"}),
        ("是，承办的同志住院了", "EXTENSION_REQUEST", {"reason": "承办的同志住院了"}),
        ("是的，没人管了", "CANCEL_REQUEST", {"reason": "没人管了"}),
        ("对，粉丝才几十个", "CANCEL_REQUEST", {"reason": "粉丝才几十个"}),
        ("嗯，改名叫义乌警方", "CHANGE_REQUEST", {"value": "义乌警方"}),
        ("改名叫义乌警方", "CHANGE_REQUEST", {"value": "义乌警方"}),
        ("是换人，名字不变", "CHANGE_REQUEST", {"field": "管理员"}),
        ("对，归教育局", "NOT_OURS", {"reason": "归教育局"}),
        ("是，换成王芳", "CONTACT_CHANGE", {"name": "王芳"}),
        ("是的，制度7月20号发的文", "TASK_DONE", {"text": "制度7月20号发的文"}),
        ("嗯，审核流程已经跑通", "TASK_DONE", {"text": "审核流程已经跑通"}),
        ("我想补一句：附件已上传内网", "TASK_DONE", {"text": "附件已上传内网"}),
        ("可以，情况写：三审三校制度已印发", "TASK_DONE", {"text": "三审三校制度已印发"}),
        ("进展写“已完成初稿”", "TASK_PROGRESS", {"text": "已完成初稿"}),
        ("嗯，链接修好了", "RECTIFY_FEEDBACK", {"text": "链接修好了"}),
        ("是，台账也建好了", "TASK_DONE", {"text": "台账也建好了"}),
        ("是，等财政批钱", "BLOCKED", {"reason": "等财政批钱"}),
    ],
)
def test_why_and_into_what_go_along_with_a_yes(text: str, guess: str, slots: dict[str, object]) -> None:
    said = heard(text, guess)

    assert (said.intent, said.act, said.added) == (guess, "offer", True), said
    assert slots.items() <= said.slots.items()


@pytest.mark.parametrize(
    ("text", "guess"),
    [
        ("是的，我先去吃饭", "TASK_DONE"),
        ("对，今天天气真好", "TASK_DONE"),
        ("嗯，没想好", "CANCEL_REQUEST"),
        ("是，不急", "CANCEL_REQUEST"),
        ("对，不过等主任定", "CANCEL_REQUEST"),
        ("改名叫义乌警方要多久", "CHANGE_REQUEST"),
    ],
)
def test_what_tells_nothing_of_it_does_not(text: str, guess: str) -> None:
    assert not heard(text, guess).added


@pytest.mark.parametrize(
    ("text", "guess", "who"),
    [
        ("办完了", "TASK_DONE", UNIT),
        ("对，办完了，麻烦记一下", "TASK_DONE", UNIT),
        ("是，搞定了", "TASK_DONE", UNIT),
        ("已经改好了", "RECTIFY_FEEDBACK", UNIT),
        ("早停了", "EXECUTION_REPORT", UNIT),
        ("先记着吧", "TASK_PROGRESS", UNIT),
        ("看看", "APPROVE", OFFICE),
        ("看一下", "APPROVE", OFFICE),
    ],
)
def test_what_the_deed_puts_down_is_a_yes_to_it(text: str, guess: str, who: str) -> None:
    said = heard(text, guess, who)

    assert (said.intent, said.act) == ("CONFIRM", "do"), said


@pytest.mark.parametrize(
    ("text", "guess", "who"),
    [
        ("都做完了", "TASK_DONE", UNIT),
        ("办完了吗", "TASK_DONE", UNIT),
        ("办完了再报", "TASK_DONE", UNIT),
        ("还没办完", "TASK_DONE", UNIT),
        ("改好了再反馈", "RECTIFY_FEEDBACK", UNIT),
        ("看不了", "APPROVE", OFFICE),
        ("初审看过没", "APPROVE", OFFICE),
    ],
)
def test_what_asks_or_waits_is_none(text: str, guess: str, who: str) -> None:
    assert heard(text, guess, who).intent != "CONFIRM"


@pytest.mark.parametrize(
    ("text", "guess", "who", "intent"),
    [
        ("不改了直接送签吧", "REQUEST_EDIT", f"{UNIT};state=open_request=ZX-2022-001:6", "CONTINUE"),
        ("不是反馈，我要申请复核", "RECTIFY_FEEDBACK", UNIT, "RECTIFY_DISPUTE"),
        ("不是反馈，我有意见", "RECTIFY_FEEDBACK", UNIT, "RECTIFY_DISPUTE"),
        ("不是任务，是申请", "LIST_MY_TASKS", UNIT, "REQUEST_STATUS"),
        ("误会了，我是问进度", "REQUEST_WITHDRAW", UNIT, "LIST_MY_TASKS"),
    ],
)
def test_what_is_wanted_behind_a_no_is_read(text: str, guess: str, who: str, intent: str) -> None:
    assert heard(text, guess, who).intent == intent


@pytest.mark.parametrize(
    ("text", "guess", "who"),
    [
        ("不撤了不撤了", "TASK_WITHDRAW", UNIT),
        ("别撤，搞错了", "TASK_WITHDRAW", UNIT),
        ("先电话提醒，不下单子", "RECTIFY_ISSUE", MONITOR),
        ("没卡，就是慢", "BLOCKED", UNIT),
        ("不报，他们下午就交", "TASK_DONE", UNIT),
    ],
)
def test_a_no_in_the_deed_s_own_words(text: str, guess: str, who: str) -> None:
    assert (heard(text, guess, who).intent, heard(text, guess, who).act) == ("DIALOG_CANCEL", "do")


@pytest.mark.parametrize(
    ("text", "guess"), [("报上去领导看得到吗", "TASK_DONE"), ("头像换一下也要报吗", "CHANGE_REQUEST")]
)
def test_whether_asks_of_the_guess_and_wants_no_list(text: str, guess: str) -> None:
    assert heard(text, guess).slots.get("hint") == "back"


def test_which_ones_wants_the_list() -> None:
    assert heard("要报的有哪些", "TASK_DONE").intent == "LIST_MY_TASKS"


@pytest.mark.parametrize(
    ("words", "guess", "slots"),
    [
        ("10先别报，就1", "TASK_DONE", {"task": 1}),
        ("不 我说的10", "TASK_DONE", {"task": 10}),
        ("姓打错了，是黎敏", "CONTACT_CHANGE", {"name": "黎敏"}),
        ("号码不对 13900010086", "CONTACT_CHANGE", {"mobile": "13900010086"}),
    ],
)
def test_one_thing_put_right_in_a_guess_is_offered_anew(words: str, guess: str, slots: dict[str, object]) -> None:
    said = heard(words, guess)
    assert (said.intent, said.act) == (guess, "offer")
    assert {name: said.slots[name] for name in slots} == slots


@pytest.mark.parametrize("words", ["撤吧 局长说先缓一缓", "对 撤了吧，名单里有个手机号写错", "撤吧，有个手机号错了"])
def test_what_was_wrong_is_why_it_is_taken_back(words: str) -> None:
    assert heard(words, "TASK_WITHDRAW").intent == "CONFIRM"
    assert heard("错了，别撤", "TASK_WITHDRAW").intent == "DIALOG_CANCEL"


@pytest.mark.parametrize(
    ("words", "guess", "who"),
    [
        ("发吧，领导没同意", "RECTIFY_ISSUE", MONITOR),
        ("下发吧，处里还没定", "RECTIFY_ISSUE", MONITOR),
        ("催吧，领导没说催", "URGE", OFFICE),
        ("撤吧，领导不同意撤", "TASK_WITHDRAW", UNIT),
        ("还没签", "PRINCIPAL_SIGN", HEAD),
        ("局长签了", "PRINCIPAL_SIGN", HEAD),
        ("同意，日期改成9月10日", "PRINCIPAL_SIGN", HEAD),
    ],
)
def test_who_has_to_agree_has_not(words: str, guess: str, who: str) -> None:
    said = heard(words, guess, who)
    assert (said.intent, said.act) != ("CONFIRM", "do"), said


@pytest.mark.parametrize(
    "words", ["没有啊，我又没说要这个", "我根本没说过这个", "放弃吧，下周再说", "算了，明天再说吧"]
)
def test_what_was_never_said_or_is_put_off_ends_the_guess(words: str) -> None:
    assert (heard(words, "TASK_WITHDRAW").intent, heard(words, "TASK_WITHDRAW").act) == ("DIALOG_CANCEL", "do")


@pytest.mark.parametrize("words", ["我又没说要这个吗", "算了，改成任务10", "算了，下周一再报任务10"])
def test_what_asks_or_names_something_does_not(words: str) -> None:
    assert (heard(words, "TASK_WITHDRAW").intent, heard(words, "TASK_WITHDRAW").act) != ("DIALOG_CANCEL", "do")


@pytest.mark.parametrize("words", ["你问的是哪一个任务？", "你说的是哪个任务", "你问的是哪个号啊", "您指的是什么"])
def test_what_our_question_is_about_is_asked_back(words: str) -> None:
    said = heard(words, "TASK_DONE")
    assert (said.intent, said.slots.get("hint")) == ("HELP", "back")
    assert heard("我还有哪些任务", "TASK_DONE").intent == "LIST_MY_TASKS"
