"""Questions about a paper, of whoever signs it or sent it; a slip of the finger; what the bot is for."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

PRINCIPAL = "role=主要负责人;unit=市教育局"
WAITS = f"{PRINCIPAL};state=pending_sign=ZX-2022-002:1"
CLERK = "role=经办人;unit=市教育局"
REASON = f"{WAITS};state=reason"


def heard(text: str, who: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};now=2022-07-20T10:00", lexicon), lexicon)


@pytest.mark.parametrize(
    "text",
    [
        "教育局那个公众号为什么要注销？",
        "义乌教育之声为啥要关",
        "002号申请写的啥",
        "2号申请上写的什么",
        "这个管理员变更的原因怎么是个电话号码？",
        "这个号为啥不要了",
        "这是谁申请的",
        "申请里填了什么",
    ],
)
def test_a_principal_is_shown_the_paper_that_waits_for_him(text: str) -> None:
    said = heard(text, WAITS)

    assert (said.intent, said.act) == ("REQUEST_STATUS", "do")
    assert said.slots == {"request": "ZX-2022-002", "what": "form"}


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("怎么注销账号", WAITS),
        ("注销要几步", WAITS),
        ("为什么要注销公众号", PRINCIPAL),
        ("任务1为什么还没报", WAITS),
        ("任务2写的啥", WAITS),
        ("佛堂镇那个号为什么要注销", WAITS),
    ],
)
def test_how_it_is_done_tasks_and_others_accounts_are_asked_for_as_before(text: str, who: str) -> None:
    assert heard(text, who).slots.get("what") != "form"


def test_of_several_papers_the_account_decides_else_the_list_is_shown() -> None:
    two = f"{PRINCIPAL};state=pending_sign=ZX-2022-002:1,BG-2022-001:2"

    assert heard("这个为什么要办", two).intent != "REQUEST_STATUS"
    assert heard("申请里写了什么", two).intent == "PENDING_APPROVALS"
    assert heard("001号申请写的啥", two).slots["request"] == "BG-2022-001"
    assert heard("这个管理员变更的原因怎么是个电话号码？", two).slots["request"] == "BG-2022-001"
    police = "role=主要负责人;unit=市公安局;state=pending_sign=ZX-2022-002:3,ZX-2022-003:4"
    assert heard("公安那个公众号为什么要注销？", police).slots["request"] == "ZX-2022-002"


@pytest.mark.parametrize(
    "text", ["局长怎么说", "领导怎么说", "局长什么意见", "为啥没同意", "局长为什么不签", "主任那边怎么说"]
)
def test_who_sent_a_paper_hears_what_became_of_it(text: str) -> None:
    assert (heard(text, CLERK).intent, heard(text, CLERK).slots) == ("REQUEST_STATUS", {"latest": True})


@pytest.mark.parametrize("text", ["局长怎么说的来着，让我们去开会", "局长说下午开会", "你们领导怎么这样"])
def test_talk_of_a_chief_asks_for_no_paper(text: str) -> None:
    assert "latest" not in heard(text, CLERK).slots


@pytest.mark.parametrize("text", ["刚才点错了，应该是退回", "点错了", "我点错了，想同意的", "手滑了"])
def test_a_slip_of_the_finger_is_offered_or_told(text: str) -> None:
    assert (heard(text, PRINCIPAL).intent, heard(text, PRINCIPAL).act) == ("SIGN_UNDO", "offer")
    assert heard(text, f"{PRINCIPAL};state=nothing_signed=1").act != "offer"


@pytest.mark.parametrize(
    ("text", "intent"), [("等下，我点错了，应该是退回", "DIALOG_CANCEL"), ("这个号还有用", "FILL")]
)
def test_a_slip_is_no_reason(text: str, intent: str) -> None:
    assert heard(text, REASON).intent == intent


@pytest.mark.parametrize("text", ["报告", "报告。", "写报告", "起草报告", "要个报告", "报告怎么写"])
def test_the_office_is_told_how_a_report_is_drafted(text: str) -> None:
    said = heard(text, "role=市府办审批;unit=市府办")

    assert (said.intent, said.slots) == ("HELP", {"topic": "通报"})
    assert heard(text, CLERK).slots.get("topic") != "通报"


GROUP = f"{CLERK};chat=group@"


@pytest.mark.parametrize(
    "text", ["在吗，这个是干嘛的", "你是干嘛的", "这个机器人干啥用的", "你好，你是干什么用的", "在不在，你能干啥"]
)
def test_who_calls_the_bot_and_asks_what_it_is_for_is_answered(text: str) -> None:
    assert (heard(f"@督办助手 {text}", GROUP).intent, heard(text, CLERK).intent) == ("HELP", "HELP")
    assert heard(text, f"{CLERK};chat=group").act == "ignore"


@pytest.mark.parametrize("text", ["在吗", "你干嘛", "你这是干嘛呀", "老王你是干嘛的"])
def test_who_only_greets_or_grumbles_in_a_group_is_not(text: str) -> None:
    assert heard(f"@督办助手 {text}", GROUP).act == "ignore"
