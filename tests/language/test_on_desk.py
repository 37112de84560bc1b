"""What lies on the office's desk decides what its plain words are about; what it decided, what 点错了 is about."""

import pytest

from bot.language import Meaning, interpret, parse_context
from bot.language.decision_words import own_words
from tests.language import plans

OFFICE = "role=市府办审批;unit=市府办"
REPORT = "state=to_check=1:Z01"
PAPERS = "state=on_desk=ZX-2022-001:Z02:33,ZX-2022-002:B01:2,ZX-2022-003:Z01:32,YQ-2022-001:B12:"
APPROVED = "state=revocable=ZX-2022-005:B01:1"
GUESS = "state=confirm:HOLD_TODAY"


def heard(text: str, *states: str, who: str = OFFICE) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(";".join([who, *states]), lexicon), lexicon)


@pytest.mark.parametrize("states", [(REPORT,), (REPORT, GUESS)])
@pytest.mark.parametrize(
    ("text", "result"),
    [
        ("佛堂的退回，张三分管哪块没写清楚", "return"),
        ("退回", "return"),
        ("佛堂的可以，通过", "pass"),
        ("佛堂报的名单没问题，通过", "pass"),
        ("佛堂的不行，张三分管哪块没写清楚，退回去让他们写清楚", "return"),
    ],
)
def test_with_only_a_report_waiting_the_word_is_said_of_it(text: str, result: str, states: tuple[str, ...]) -> None:
    said = heard(text, *states)

    assert (said.intent, said.act) == ("VERIFY", "offer")
    assert (said.slots["task"], said.slots["unit"], said.slots["result"]) == (1, "Z01", result)


BOTH = "state=on_desk=ZX-2022-001:Z02:33,ZX-2022-003:Z01:32;state=to_check=1:Z01,1:Z03"


@pytest.mark.parametrize("text", ["任务1报上来的，除了上溪都通过", "除上溪外都同意", "佛堂镇以外的都通过", "都过"])
def test_many_are_never_decided_together_nor_the_excepted_one_offered(text: str) -> None:
    said = heard(text, BOTH)

    assert (said.act, said.slots) == ("deny", {"deny": "no_batch_approve"})


def test_an_exception_in_the_reason_is_none() -> None:
    said = heard("上溪的退回，除了分管领导其他都没写", BOTH)

    assert (said.slots["unit"], said.slots["reason"]) == ("Z03", "除了分管领导其他都没写")


def test_what_becomes_of_the_others_is_no_reason() -> None:
    assert "reason" not in heard("上溪的不通过，其他都通过", BOTH).slots


def test_an_approval_is_said_of_the_application_while_a_report_of_the_unit_waits_too() -> None:
    assert heard("佛堂那个批了", BOTH).slots["request"] == "ZX-2022-003"


def test_of_two_applications_of_the_unit_it_is_asked_which() -> None:
    said = heard("佛堂那个批了", "state=on_desk=ZX-2022-001:Z02:33,ZX-2022-003:Z01:32,ZX-2022-004:Z01:31")

    assert (said.intent, said.slots["of_unit"]) == ("APPROVE", "Z01")


def test_the_reason_goes_along() -> None:
    assert heard("佛堂的退回，张三分管哪块没写清楚", REPORT).slots["reason"] == "张三分管哪块没写清楚"


@pytest.mark.parametrize(
    ("text", "intent", "number"),
    [
        ("魅力苏溪这个驳回，他们说要留着发疫情通报", "REJECT", "ZX-2022-001"),
        ("教育局的注销申请同意", "APPROVE", "ZX-2022-002"),
        ("佛堂的退回，停更日期写早了", "RETURN", "ZX-2022-003"),
        ("财政局的延期同意", "APPROVE", "YQ-2022-001"),
        ("财政局延期给他们3天就行，到8月3号", "RETURN", "YQ-2022-001"),
    ],
)
def test_of_applications_the_named_units_or_accounts_is_meant(text: str, intent: str, number: str) -> None:
    said = heard(text, PAPERS)

    assert (said.intent, said.act, said.slots["request"]) == (intent, "offer", number)


def test_a_condition_is_kept_apart_from_the_approval() -> None:
    said = heard("教育局微博同意，但要先把公告挂满一周再注销", PAPERS)

    assert said.slots["request"] == "ZX-2022-002"
    assert said.slots["condition"] == "但要先把公告挂满一周再注销"


def test_who_puts_it_off_opens_no_card() -> None:
    assert heard("佛堂城事这个先别批", PAPERS).slots == {"hint": "kept"}


@pytest.mark.parametrize("text", ["佛堂镇今天食堂可以", "佛堂的通过了吗", "教育局的同志辛苦了", "统计", "催办 1"])
def test_other_words_are_read_as_before(text: str) -> None:
    assert heard(text, REPORT).intent == heard(text).intent


def test_of_an_application_and_a_report_of_one_unit_what_is_spoken_of_is_meant() -> None:
    assert heard("佛堂的注销申请通过", REPORT, PAPERS).slots["request"] == "ZX-2022-003"
    assert heard("佛堂报的名单通过", REPORT, PAPERS).slots["task"] == 1


@pytest.mark.parametrize(
    "text",
    [
        "等等，教育局那个我点快了，撤回同意",
        "ZX-2022-005撤销批准，教育局又说要留着",
        "撤销 ZX-2022-005 教育局又说要留着",
    ],
)
def test_an_approval_taken_back_is_voided_by_the_office(text: str) -> None:
    said = heard(text, PAPERS, APPROVED)

    assert (said.intent, said.act, said.slots["request"]) == ("REQUEST_VOID", "offer", "ZX-2022-005")


@pytest.mark.parametrize(("last", "intent"), [("ZX-2022-005:B01:", "REQUEST_VOID"), ("1:Z01:", "REOPEN")])
def test_a_slip_is_about_what_was_decided_last(last: str, intent: str) -> None:
    assert heard("我点错了，刚通过的撤回来", APPROVED, f"state=just_decided={last}").intent == intent


def test_where_nothing_can_be_undone_it_is_told_how() -> None:
    assert heard("我点错了，刚通过的撤回来", PAPERS).slots == {"hint": "undone"}


SEVERAL = "state=on_desk=ZX-2022-001:Z02:33,ZX-2022-002:B01:2,YQ-2022-001:Z01:"


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        (
            "教育局的通过，苏溪的退回，理由停更日期太晚",
            "RETURN",
            {"request": "ZX-2022-001", "reason": "停更日期太晚", "also": [["ZX-2022-002", ""]]},
        ),
        (
            "苏溪的驳回，账号不能关，教育局的退回，ID写错了",
            "REJECT",
            {"request": "ZX-2022-001", "reason": "账号不能关", "also": [["ZX-2022-002", "ID写错了"]]},
        ),
        ("苏溪退回，教育局同意", "RETURN", {"request": "ZX-2022-001", "also": [["ZX-2022-002", ""]]}),
        ("同意，但只延到9月2日", "RETURN", {"request": "YQ-2022-001", "reason": "只延到9月2日", "other_day": True}),
        ("佛堂的同意，只能延到8月20日", "RETURN", {"request": "YQ-2022-001", "reason": "只能延到8月20日"}),
        ("同意佛堂延期，不过最多延到8月底", "RETURN", {"request": "YQ-2022-001", "reason": "最多延到8月底"}),
    ],
)
def test_each_paper_of_several_has_its_own_verdict_and_another_day_is_a_return(
    text: str, intent: str, slots: dict[str, object]
) -> None:
    said = heard(text, SEVERAL)

    assert said.intent == intent
    assert slots.items() <= said.slots.items()
    assert "reason" in slots or "reason" not in said.slots


def test_what_cannot_be_told_apart_goes_onto_no_card() -> None:
    assert heard("两个都同意，苏溪的不行，理由：日期太晚", SEVERAL).slots == {"hint": "verdict_parts"}
    assert heard("上溪的通过，苏溪的退回，日期太晚", SEVERAL).slots == {"hint": "verdict_parts"}
    assert "also" not in heard("苏溪的退回，账号ID不像是微信号", SEVERAL).slots
    assert "other_day" not in heard("苏溪的退回，停更日期改到8月10日", SEVERAL).slots


@pytest.mark.parametrize(
    ("text", "first", "also"),
    [
        ("苏溪的过，佛堂的退回，理由站不住", ("YQ-2022-001", "站不住"), [["ZX-2022-001", ""]]),
        ("佛堂的同意延期，先给教育局的退回，8月20日前改好", ("ZX-2022-002", "8月20日前改好"), [["YQ-2022-001", ""]]),
        ("同意苏溪的，退回佛堂的，理由不充分", ("YQ-2022-001", "理由不充分"), [["ZX-2022-001", ""]]),
        ("苏溪的通过吧佛堂的退回因为写得太虚", ("YQ-2022-001", "因为写得太虚"), [["ZX-2022-001", ""]]),
        ("苏溪和教育局的都退回，日期太早", ("ZX-2022-001", "日期太早"), [["ZX-2022-002", "日期太早"]]),
        ("ZX-2022-001退回：日期太早；ZX-2022-002批了", ("ZX-2022-001", "日期太早"), [["ZX-2022-002", ""]]),
        ("佛堂退回材料不齐，苏溪同意", ("YQ-2022-001", "材料不齐"), [["ZX-2022-001", ""]]),
        (
            "苏溪同意注销，教育局退回没写清楚，不要再填错",
            ("ZX-2022-002", "没写清楚，不要再填错"),
            [["ZX-2022-001", ""]],
        ),
        ("教育局的过，佛堂的可以，但只能延到8月10日", ("YQ-2022-001", "但只能延到8月10日"), [["ZX-2022-002", ""]]),
    ],
)
def test_each_verdict_stands_with_its_own_paper_and_words(
    text: str, first: tuple[str, str], also: list[list[str]]
) -> None:
    said = heard(text, SEVERAL)

    assert (said.intent, said.slots["request"], said.slots["reason"]) == ("RETURN", *first)
    assert said.slots["also"] == also


def test_what_is_told_of_a_paper_decided_before_is_in_no_reason_of_the_last() -> None:
    said = heard("苏溪、教育局通过，佛堂退回，理由日期太晚，苏溪的9月1日前办好", SEVERAL)

    assert (said.slots["request"], said.slots["reason"]) == ("YQ-2022-001", "日期太晚")
    assert said.slots["beside_yes"] == [["ZX-2022-001", "苏溪的9月1日前办好"]]
    both = heard("苏溪退回，教育局退回，理由太草率，苏溪的日期也太早", SEVERAL)
    assert both.slots["reason"] == "苏溪的日期也太早"
    assert both.slots["also"] == [["ZX-2022-002", "理由太草率"]]


def test_of_whom_a_reason_is_is_asked_and_words_beside_a_yes_are_no_reason() -> None:
    assert heard("苏溪的退回，教育局的同意，理由日期太早", SEVERAL).slots == {"hint": "verdict_parts"}
    said = heard("苏溪的过，下次早点报，佛堂的退回", SEVERAL)
    assert said.slots["beside_yes"] == [["ZX-2022-001", "下次早点报"]]
    assert "reason" not in said.slots
    assert heard("佛堂的退回，让他们参照苏溪写", SEVERAL).slots["request"] == "YQ-2022-001"
    assert heard("除了佛堂和苏溪都同意", SEVERAL).slots == {"deny": "no_batch_approve"}
    assert heard("苏溪过了，其他退回", SEVERAL).intent == "APPROVE"
    for unnumbered in ("1号通过，3号退回，ID不对", "第一个同意，第二个退回，日期太早"):
        assert heard(unnumbered, SEVERAL).slots == {"hint": "verdict_parts"}
    assert heard("苏溪的退回，8月1号改好", SEVERAL).slots["reason"] == "8月1号改好"


THREE = "state=to_check=1:Z01,1:Z06,1:Z02"
EXTENSION = "state=on_desk=YQ-2022-001:Z01:"


@pytest.mark.parametrize(("text", "unit"), [("佛堂退错了，应该退赤岸", "Z06"), ("佛堂的退错了 应该是退苏溪的", "Z02")])
def test_one_returned_for_another_brings_the_card_of_who_was_meant(text: str, unit: str) -> None:
    said = heard(text, THREE)

    assert (said.intent, said.slots["unit"], said.slots["result"]) == ("VERIFY", unit, "return")
    assert "reason" not in said.slots


def test_who_was_meant_must_lie_there() -> None:
    assert heard("佛堂退错了，应该退大陈", THREE).slots == {"hint": "not_on_desk"}


@pytest.mark.parametrize(
    ("text", "intent", "reason"),
    [
        ("佛堂的延期不给，月底必须交", "REJECT", "月底必须交"),
        ("佛堂的延期不给了", "REJECT", None),
        ("佛堂的延期不批，8月5日前先报一半", "REJECT", "8月5日前先报一半"),
        ("佛堂延期给到8月5日吧", "RETURN", "给到8月5日吧"),
        ("佛堂的延期，只能到8月5日", "RETURN", "只能到8月5日"),
    ],
)
def test_a_no_to_an_extension_has_only_the_reasons_words(text: str, intent: str, reason: str | None) -> None:
    said = heard(text, EXTENSION)

    assert (said.intent, said.slots.get("request"), said.slots.get("reason")) == (intent, "YQ-2022-001", reason)


def test_the_command_is_no_part_of_the_reason() -> None:
    assert own_words("撤回苏溪那个，手机号少一位") == "手机号少一位"
    assert own_words("退回原因写得太简单，补一下") == "退回原因写得太简单，补一下"


WAITING = "state=on_desk=ZX-2022-001:Z02:33,ZX-2022-003:Z01:32,YQ-2022-001:Z03:"


@pytest.mark.parametrize(
    ("text", "intent", "slots"),
    [
        ("上溪的延期同意但最多延到8月5日，佛堂的退回", "RETURN", {"reason": "但最多延到8月5日", "other_day": True}),
        ("佛堂的同意不了，苏溪的可以", "RETURN", {"request": "ZX-2022-003", "also": [["ZX-2022-001", ""]]}),
        ("苏溪的不能同意，佛堂的可以", "RETURN", {"request": "ZX-2022-001", "also": [["ZX-2022-003", ""]]}),
        ("佛堂的没法批，苏溪的批了", "RETURN", {"request": "ZX-2022-003", "also": [["ZX-2022-001", ""]]}),
        ("苏溪的不用退，佛堂的退", "RETURN", {"request": "ZX-2022-003", "left": ["苏溪的不用退"]}),
        ("佛堂的退回，苏溪的别驳回", "RETURN", {"request": "ZX-2022-003", "left": ["苏溪的别驳回"]}),
        ("苏溪的过，其他退回", "APPROVE", {"request": "ZX-2022-001", "left": ["其他退回"]}),
        ("苏溪的过，上溪的再看看", "APPROVE", {"request": "ZX-2022-001", "left": ["上溪的再看看"]}),
        ("佛堂的退回，苏溪的通过，上溪的再看看", "RETURN", {"request": "ZX-2022-003", "left": ["上溪的再看看"]}),
        ("佛堂的退回，苏溪的通过，上溪的先放着", "RETURN", {"request": "ZX-2022-003", "left": ["上溪的先放着"]}),
    ],
)
def test_no_part_of_several_verdicts_is_turned_round_or_lost(text: str, intent: str, slots: dict[str, object]) -> None:
    said = heard(text, WAITING)

    assert (said.intent, slots.items() <= said.slots.items()) == (intent, True), said
    assert not {"condition", "beside_yes"} & said.slots.keys()


def test_a_denied_verdict_alone_is_none() -> None:
    assert heard("苏溪的不用退", WAITING).intent != "RETURN"
    assert heard("苏溪的不能同意", WAITING).intent != "APPROVE"
    assert heard("苏溪的不得不退", WAITING).intent == "RETURN"


@pytest.mark.parametrize(
    ("text", "reason"), [("佛堂的退回，苏溪的材料比它齐", ""), ("佛堂的退回，佛堂的日期太早", "佛堂的日期太早")]
)
def test_what_is_told_of_the_same_paper_is_why(text: str, reason: str) -> None:
    assert heard(text, WAITING).slots.get("reason", "") == reason
