"""Free words, of which no rule is sure: asked back with 您是要…吗？, never done."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

CLERK = "role=经办人;unit=佛堂镇;chat=single;now=2022-08-02T10:00"
OFFICE = "role=市府办审批;unit=市府办;chat=single;now=2022-08-02T10:00"


def heard(text: str, context: str = CLERK) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(context, lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "state", "intent"),
    [
        ("我把任务10的上报撤掉，制度文号写错了", "", "TASK_WITHDRAW"),
        ("规范化这项归属有误，任务3望重新分办", "", "NOT_OURS"),
        ("老张退二线，新来的贾文杰顶上，电话是13800010011", "", "CONTACT_CHANGE"),
        ("后台登不上，管理员不配合，佛堂城事卡死了", "approved=ZX-2022-001:32", "BLOCKED"),
        ("经研究暂缓关停，原申请请予退还", "open_request=ZX-2022-001:32", "REQUEST_WITHDRAW"),
        ("佛堂城事先别销了 申请撤回", "open_request=ZX-2022-001:32", "REQUEST_WITHDRAW"),
        ("1卡住了 抖音当时拿外包公司手机注册的 人联系不上", "", "BLOCKED"),
        ("看到了，单子签掉", "unsigned=1", "SIGN_RECEIPT"),
    ],
)
def test_free_words_are_offered_never_done(text: str, state: str, intent: str) -> None:
    found = heard(text, f"{CLERK};state={state}")

    assert (found.intent, found.act) == (intent, "offer")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("老张退二线，新来的贾文杰顶上，电话是13800010011", None),
        ("联系人换成楼晓芳了，手机13800001234", "楼晓芳"),
        ("换联系人，以后找方玲13900000012", "方玲"),
        ("小吴调走了，以后找我，我叫龚伟，13800002233", "龚伟"),
        ("13800014455 吴佳怡 新联系人", "吴佳怡"),
    ],
)
def test_the_new_contact_is_named_by_surname_and_number(text: str, name: str | None) -> None:
    found = heard(text)

    assert found.intent == "CONTACT_CHANGE"
    assert name is None or found.slots["name"] == name


def test_what_a_unit_could_not_do_is_the_offices_word() -> None:
    assert heard("同意卫健局任务一办结", OFFICE).intent == "VERIFY"
    assert heard("公安局快手那个号整合掉", OFFICE).intent == "DISPOSITION"


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("任务1能宽限到8月8日不", ""),
        ("这个申请不要了", "ask:reason"),
        ("文件是收到了，但不归我们管，不能签", "unsigned=1"),
        ("任务1其实还没弄完，上报撤回", ""),
        ("关于ZG-2022-008整改通知书所指问题，我镇已恢复更新，特此反馈", "open_rect=ZG-2022-008"),
    ],
)
def test_nothing_is_done_on_what_only_sounds_like_it(text: str, state: str) -> None:
    found = heard(text, f"{CLERK};state={state}")

    assert found.act in {"offer", "ask"} or found.intent == "DIALOG_CANCEL"


def test_last_week_is_behind_us() -> None:
    assert heard("任务1上礼拜就弄好了").intent == "TASK_DONE"
    assert heard("任务1下周弄好").intent == "TASK_PROGRESS"


def test_the_second_day_of_a_week_is_of_the_same_one() -> None:
    leader = "role=主要负责人;unit=佛堂镇;chat=single;now=2022-07-21T17:00"
    found = heard("下周一到周五我去党校学习，签批由陈副镇长代", leader)

    assert found.slots["from"] == "2022-07-25"
    assert found.slots["to"] == "2022-07-29"
    assert found.slots["delegate"] == "陈副镇长"


def test_a_spoken_dash_is_one() -> None:
    found = heard("帮我查一下ZX杠2022杠006走到谁那儿了", f"{CLERK};src=voice")

    assert (found.intent, found.slots) == ("REQUEST_STATUS", {"request": "ZX-2022-006"})


@pytest.mark.parametrize(
    "text", ["我说的是微博，你给我列这么多干嘛", "微博啊，这还用问", "就微博那个，问什么问", "微博！！说了多少遍"]
)
def test_what_is_said_at_us_behind_a_choice_is_no_part_of_it(text: str) -> None:
    choice = heard(text, f"{CLERK.replace('佛堂镇', '市市场监督管理局')};state=choose_account:14,47")

    assert (choice.intent, choice.act, choice.slots) == ("SELECT", "do", {"account": 47})


@pytest.mark.parametrize(
    "text", ["等会儿，ID要问之前的代运营公司", "ID得问代运营公司", "停更日期等局长定", "日期要等班子会定"]
)
def test_who_must_ask_first_has_not_answered_yet(text: str) -> None:
    assert heard(text, f"{CLERK};state=ask:stop_date,reason,account_id").slots == {"hint": "later"}


@pytest.mark.parametrize(
    ("text", "slots"),
    [
        ("就是加强组织领导那一项", {"task": 1}),
        ("清理整合那项，9月10日，人手不够", {"task": 3, "date": "2022-09-10", "reason": "人手不够"}),
        ("组织领导班子换届", {"reason": "组织领导班子换届"}),
    ],
)
def test_a_task_that_is_asked_for_may_be_called_by_its_title(text: str, slots: dict[str, object]) -> None:
    assert heard(text, f"{CLERK};state=ask:task,date,reason").slots == slots


@pytest.mark.parametrize("text", ["点错了，不好意思", "手滑了不好意思", "发错群了"])
def test_a_slip_ends_the_guess(text: str) -> None:
    assert heard(text, f"{CLERK};state=confirm:TASK_PROGRESS").intent == "DIALOG_CANCEL"
    assert heard(text, f"{CLERK};state=confirm:TASK_WITHDRAW").act != "do"


@pytest.mark.parametrize("text", ["ZG-2022-006，上一个早反馈过了", "ZG-2022-006早就反馈过了"])
def test_that_it_was_fed_back_before_is_no_feedback(text: str) -> None:
    assert heard(text, f"{CLERK};state=confirm:RECTIFY_FEEDBACK").act == "offer"
