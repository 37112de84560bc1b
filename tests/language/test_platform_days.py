"""What the platform did and when: taken on a day, frozen from that day on, asked for and not yet closed."""

import pytest

from bot.language import Meaning, interpret, parse_context
from tests.language import plans
from tests.language.speaking import clerk, hears

UNIT = "role=经办人;unit=市公安局;now=2022-08-29T10:00"


def heard(text: str, state: str) -> Meaning:
    lexicon = plans.notice()
    return interpret(text, parse_context(f"{UNIT};state={state}", lexicon), lexicon)


@pytest.mark.parametrize(
    ("text", "stage", "days"),
    [
        ("平台23号就提交了", "submitted", {"accepted_on": "2022-08-23"}),
        ("平台23号受理的", "submitted", {"accepted_on": "2022-08-23"}),
        ("知乎那边23号就申请注销了", "submitted", {"accepted_on": "2022-08-23"}),
        ("知乎23号提交了注销申请，冻结15天", "frozen", {"accepted_on": "2022-08-23", "date": "2022-09-07"}),
    ],
)
def test_the_platforms_step_keeps_its_day(text: str, stage: str, days: dict[str, str]) -> None:
    said = heard(text, "approved=ZX-2022-001:6")

    assert (said.intent, said.slots["stage"]) == ("EXECUTION_REPORT", stage)
    assert {name: said.slots[name] for name in days} == days


def test_what_was_applied_for_here_is_nothing_done_on_the_platform() -> None:
    said = heard("知乎号我们已经申请注销了", "open_request=ZX-2022-001:6")

    assert said.act == "offer"
    assert "flag" not in said.slots


TWO = "approved=ZX-2022-001:4,ZX-2022-002:3"


def test_the_end_of_the_freeze_is_kept_in_an_offer() -> None:
    said = heard("公众号注销提交了，要冻结30天，到9月21", TWO)

    assert said.act == "offer"
    assert (said.slots["account"], said.slots["date"]) == (3, "2022-09-21")


def test_nothing_found_is_no_word_of_a_closing() -> None:
    assert heard("微博现在真搜不到了", TWO).act == "offer"


def test_a_step_that_names_no_account_is_asked_about() -> None:
    said = heard("打款收到了，今天重新提交，冻结到9月22日", TWO)

    assert (said.intent, said.slots["ask"], said.slots["date"]) == ("EXECUTION_REPORT", "which_account", "2022-09-22")


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("刚才说错了，没提交成", None),
        ("义乌公安公众号其实没提交上，卡在打款验证", "卡在打款验证"),
        ("任务3不该办结啊，公众号还没提交上呢", None),
    ],
)
def test_what_was_not_submitted_after_all_is_shown_as_taken_back(words: str, reason: str | None) -> None:
    said = heard(words, f"{TWO};accepted=ZX-2022-002:3")

    assert (said.intent, said.slots["stage"], said.slots["request"]) == (
        "EXECUTION_REPORT",
        "unsubmitted",
        "ZX-2022-002",
    )
    assert said.slots.get("reason") == reason


@pytest.mark.parametrize("words", ["义乌公安公众号冻结到期了，我去点确认", "公众号还没停哦，12号才停"])
def test_an_intention_shows_how_the_account_stands(words: str) -> None:
    said = heard(words, TWO)

    assert (said.intent, said.slots) == ("REQUEST_STATUS", {"request": "ZX-2022-002"})


def test_the_platforms_hotline_is_not_the_office() -> None:
    assert heard("天目号平台说不支持自助注销，要打客服电话", "approved=ZX-2022-003:7").intent == "BLOCKED"


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("知乎已提交，明天补截图", "submitted"),
        ("知乎注销成功了，下周一补材料", "closed"),
        ("知乎已提交，周五再去问一下", "submitted"),
    ],
)
def test_the_day_of_what_is_still_to_be_done_beside_is_none_of_the_platforms(text: str, stage: str) -> None:
    slots = heard(text, "approved=ZX-2022-001:6").slots

    assert slots["stage"] == stage
    assert {"date", "accepted_on"}.isdisjoint(slots)


def test_a_day_ahead_of_the_freeze_is_kept() -> None:
    assert heard("知乎已提交，冻结到9月26号", "approved=ZX-2022-001:6").slots["date"] == "2022-09-26"


@pytest.mark.parametrize(
    "words",
    ["公众号迁移8月下旬才有结果", "公众号改名8月下旬才批", "公众号注销8月下旬才有结果", "公众号迁移9月初出结果"],
)
def test_what_is_waited_for_begins_no_form_and_has_no_day(words: str) -> None:
    said = hears(words, clerk("Z01"), plans.notice())

    assert said.act in {"offer", "hint"}
    assert not said.slots.keys() & {"effective_date", "stop_date", "reason"}


@pytest.mark.parametrize(
    ("words", "name"),
    [("公众号注销，8月20日才停", "stop_date"), ("公众号名称改为佛堂发布，8月20日生效", "effective_date")],
)
def test_a_day_of_the_form_begins_it(words: str, name: str) -> None:
    said = hears(words, clerk("Z01"), plans.notice())

    assert (said.act, said.slots.get(name)) == ("ask", "2022-08-20")


@pytest.mark.parametrize(
    "text", ["平台今天受理了，冻到9月12号", "平台今天受理了，冻至9月12日", "今天刚交平台，冻到9月12号"]
)
def test_frozen_until_a_day_beside_the_step_is_the_stage(text: str) -> None:
    slots = heard(text, "approved=ZX-2022-001:6").slots

    assert (slots["stage"], slots["accepted_on"], slots["date"]) == ("frozen", "2022-08-29", "2022-09-12")


def test_who_is_cold_reports_no_freeze() -> None:
    assert heard("今天冻到了，好冷", "approved=ZX-2022-001:6").act != "do"
