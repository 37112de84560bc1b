"""What waits decides what a word is about: an order to check, a dispute to answer, an order beside an open form."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans

CHECKS = "role=监测;unit=市数管中心;state=check_rect=ZG-2022-001:B01"
ANSWERS = "role=市府办审批;unit=市府办;state=answer_rect=ZG-2022-001:B01"
UNIT = "role=经办人;unit=市教育局"
OPEN, SENT = "state=open_rect=ZG-2022-001", "state=sent_rect=ZG-2022-001"
LINK = "https://mp.weixin.qq.com/s/abc123"
FORMS = ("state=ask:stop_date,reason,account_id", "state=ask:people,text", "state=ask:date,reason")


def heard(text: str, who: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{who};now=2022-07-20T10:00", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("我看了还是错的，没改过来", "fail"),
        ("教育局那个可以了，通过", "pass"),
        ("可以了，通过", "pass"),
        ("看过了，没问题", "pass"),
        ("链接还是打不开", "fail"),
        ("行，销号吧", "pass"),
        ("还没改到位，退回", "fail"),
        ("不行，只说删了，要附更正后的链接和初审是谁", "fail"),
        ("不通过", "fail"),
        ("没改", "fail"),
        ("教育局那个还没改", "fail"),
        ("再改改", "fail"),
        ("还得改", "fail"),
        ("驳回", "fail"),
        ("好了", "pass"),
        ("过了", "pass"),
    ],
)
def test_a_monitors_verdict_is_offered_for_the_order_that_waits(text: str, result: str) -> None:
    said = heard(text, CHECKS)

    assert (said.intent, said.act, said.slots["rect"]) == ("RECTIFY_VERIFY", "offer", "ZG-2022-001")
    assert said.slots["result"] == result


def test_who_waives_the_mending_has_found_nothing_bad() -> None:
    assert heard("这个可以不改了", CHECKS).intent == "UNKNOWN"


@pytest.mark.parametrize(
    "text", ["今天天气不错", "食堂没饭了", "我下午不在，明天看", "他们什么时候改好", "我看看", "你们辛苦了", "收到"]
)
def test_talk_is_no_verdict(text: str) -> None:
    assert heard(text, CHECKS).act in {"hint", "ignore"}


def test_a_reason_goes_along_without_the_decision_itself() -> None:
    assert heard("还没改到位，退回", CHECKS).slots["reason"] == "还没改到位"
    assert heard("维持，标题引用也要规范", ANSWERS).slots["reason"] == "标题引用也要规范"
    assert "reason" not in heard("教育局那个维持", ANSWERS).slots


@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("维持，标题引用也要规范", "uphold"),
        ("不行，还是要改", "uphold"),
        ("还要再改", "uphold"),
        ("免了", "revoke"),
        ("这个可以不改了", "revoke"),
        ("维持", "uphold"),
        ("教育局那个维持", "uphold"),
        ("理由不成立，维持", "uphold"),
        ("撤销吧，确实是引用", "revoke"),
        ("这个不算错，撤了吧", "revoke"),
    ],
)
def test_the_offices_word_is_offered_for_the_dispute_that_waits(text: str, result: str) -> None:
    said = heard(text, ANSWERS)

    assert (said.intent, said.act) == ("RECTIFY_ANSWER", "offer")
    assert (said.slots["rect"], said.slots["result"]) == ("ZG-2022-001", result)


@pytest.mark.parametrize("text", ["统计", "待审批", "批准", "催办 1", "撤销通知 ZG-2022-002 发错", "食堂维持原价"])
def test_other_words_of_the_office_are_read_as_before(text: str) -> None:
    assert heard(text, ANSWERS).intent != "RECTIFY_ANSWER"


@pytest.mark.parametrize(
    ("text", "who"),
    [
        ("教育局那个可以了，通过", f"{CHECKS};state=check_item=1"),
        ("教育局那个可以了，通过", "role=监测;unit=市数管中心"),
        ("佛堂镇那个可以了，通过", CHECKS),
        ("维持", f"{ANSWERS};state=keep_item=1"),
    ],
)
def test_where_something_else_may_be_meant_nothing_is_taken_for_the_order(text: str, who: str) -> None:
    assert not heard(text, who).intent.startswith("RECTIFY")


def test_of_several_orders_the_named_units_is_meant_else_it_is_asked_which() -> None:
    two = "role=监测;unit=市数管中心;state=check_rect=ZG-2022-001:B01,ZG-2022-002:Z01"

    assert heard("佛堂镇那个可以了，通过", two).slots["rect"] == "ZG-2022-002"
    assert "rect" not in heard("可以了，通过", two).slots


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize(
    ("text", "intent"),
    [
        (f"算了我们改吧，已经改好了 {LINK}", "RECTIFY_FEEDBACK"),
        (f"改好了 {LINK}", "RECTIFY_FEEDBACK"),
        (f"这下真改好了，删了重发的 {LINK}", "RECTIFY_FEEDBACK"),
        ("这不是错别字，是引用原话，凭什么整改", "RECTIFY_DISPUTE"),
    ],
)
def test_a_plain_word_on_the_order_is_no_answer_to_a_form(text: str, intent: str, form: str) -> None:
    said = heard(text, f"{UNIT};{OPEN};{form}")

    assert (said.intent, said.act, said.slots["rect"]) == (intent, "offer", "ZG-2022-001")


@pytest.mark.parametrize("text", ["账号已停更，内容并入义乌发布", "按上级整改要求关停", "8月20日"])
def test_what_answers_the_form_does(text: str) -> None:
    assert heard(text, f"{UNIT};{OPEN};{FORMS[0]}").intent == "FILL"


def test_where_no_order_waits_for_the_unit_it_hears_at_once_for_whom_it_waits() -> None:
    said = heard(f"改好了 {LINK}", f"{UNIT};{SENT}")

    assert (said.intent, said.act, said.slots["rect"]) == ("RECTIFY_FEEDBACK", "do", "ZG-2022-001")
