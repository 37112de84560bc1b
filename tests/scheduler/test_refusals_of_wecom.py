"""Every error code that WeCom is known to answer: what becomes of the message, and that no code leads to a storm."""

from collections.abc import Sequence
from itertools import chain

import pytest

from bot.wecom.errors import REMEDIES, Kind, TryLater, Undeliverable, failure
from bot.wording.delivery import CODES, why
from tests.scheduler.office import Office

# As the protocol's table of errors has them: who can do something about it.
TRANSIENT = (-1, 6000, 45009, 45033, 60020)
TOKEN = (40001, 40014, 41001, 42001)
CONFIGURATION = (40013, 40056, 301002, 48002, 48006, 50001, 50003, 80001, 85005, 301055)
PERMANENT = (
    *(40003, 46004, 60111, 81013, 50002, 60011, 86001, 86003, 86008, 93000, 93004),  # this person or group
    *(40004, 40006, 40007, 40029, 42015, 42016, 42022, 42052),  # what it was about is gone
    *(40008, 40031, 40032, 40035, 40058, 40063, 42014, 44004, 45002, 82001, 301025),  # we built it wrongly
    *range(42017, 42021),
    *range(42027, 42052),
)
TABLE = {"transient": TRANSIENT, "token": TOKEN, "configuration": CONFIGURATION, "permanent": PERMANENT}
FEW = 12  # one person may be written to so often in a minute that no limit of ours comes in between
SOME = [(name, codes[n : n + FEW]) for name, codes in TABLE.items() for n in range(0, len(codes), FEW)]
LOOK, SECONDS = 0.5, 3  # delivery looks more often than it may send


def test_the_table_has_every_code_once_and_no_other() -> None:
    listed = list(chain(*TABLE.values()))

    assert len(listed) == len(set(listed))
    assert set(REMEDIES) - set(listed) == {93006, 93008}  # seen in the field, in no table
    assert set(listed) <= set(REMEDIES)


@pytest.mark.parametrize("code", TRANSIENT)
def test_a_transient_one_is_tried_later(code: int) -> None:
    fault = failure(code, "")

    assert isinstance(fault, TryLater)
    assert fault.after_seconds >= 1


@pytest.mark.parametrize("code", TOKEN + CONFIGURATION)
def test_a_wrong_setting_is_an_operator_s_business(code: int) -> None:
    fault = failure(code, "")

    assert isinstance(fault, Undeliverable)
    assert fault.kind is Kind.CONFIGURATION


@pytest.mark.parametrize("code", PERMANENT)
def test_a_permanent_one_is_never_tried_again(code: int) -> None:
    fault = failure(code, "")

    assert isinstance(fault, Undeliverable)
    assert fault.kind is not Kind.CONFIGURATION


@pytest.mark.parametrize("code", sorted(REMEDIES))
def test_every_code_has_a_reason_in_chinese(code: int) -> None:
    assert why(f"errcode {code}: whatever") == f"{CODES[code]}（{code}）"


@pytest.mark.parametrize(("family", "codes"), SOME, ids=[f"{name} {codes[0]}…" for name, codes in SOME])
def test_no_code_leads_to_more_than_one_attempt_a_second(office: Office, family: str, codes: Sequence[int]) -> None:
    """Some seconds long: each code is met by a message of its own, and the looks are as dense as the real ones."""
    for code in codes:
        number = office.hand_in("li", f"请看{code}")
        before = len(office.emulator.log.of("message/send"))
        office.emulator.fail_next("message/send", code, times=50)

        for second in range(SECONDS):
            for _ in range(round(1 / LOOK)):
                office.go()
                office.clock.move_on(seconds=LOOK)
            assert office.row(number).attempts <= second + 1, code

        calls = len(office.emulator.log.of("message/send")) - before
        each = 2 if family == "token" else 1  # once more with a new token
        assert calls <= office.row(number).attempts * each, code
        assert office.row(number).state == ("失败" if family == "permanent" else "待发"), code
        office.emulator.corp.faults.clear()
        office.go(minutes=10)
        assert (f"请看{code}" in office.texts("li")) == (family != "permanent"), code


def test_one_message_that_never_gets_through_does_not_stop_the_others(office: Office) -> None:
    """A proxy on the way dislikes the first one, each time; others get their turn before it is tried again."""
    office.emulator.fail_next("message/send", http=403)
    never = office.hand_in("li", "请看")
    office.hand_in("wang", "请看")

    office.go()
    assert office.texts("wang") == []
    office.emulator.fail_next("message/send", http=0)  # whoever comes next gets through
    office.emulator.fail_next("message/send", http=403, times=50)
    for _ in range(40):
        office.go(seconds=10)

    assert office.texts("wang") == ["请看"]
    assert office.row(never).state == "待发"


def _until_tried_again(office: Office, number: int, but: float = 0.0) -> None:
    """Let time pass until that row is due, but for so many seconds."""
    office.go(seconds=(office.row(number).next_at - office.clock.now()).total_seconds() - but)


def test_what_is_refused_alone_ends_and_holds_up_its_reader_no_longer(office: Office) -> None:
    """The same proxy; while it lets nobody through, nothing is given up."""
    never, behind = office.hand_in("li", "请看"), office.hand_in("li", "再看")
    for _ in range(12):
        office.emulator.fail_next("message/send", http=403)
        _until_tried_again(office, never)
    assert office.row(never).state == "待发"

    for others in range(3):
        office.hand_in("wang", f"第{others}条")
        _until_tried_again(office, never, but=5)
        assert (len(office.texts("wang")), office.row(never).state) == (others + 1, "待发")
        office.emulator.fail_next("message/send", http=403)
        _until_tried_again(office, never)

    assert (office.row(never).state, why(office.row(never).error)) == ("失败", "网络代理或地址不对，只有这条一直发不出")
    office.go(minutes=9)
    assert office.row(behind).state == "已发"
    assert office.texts("li") == ["再看"]


def test_a_card_whose_change_is_refused_alone_says_how_it_ended_in_a_text(office: Office) -> None:
    cards = [office.card("li"), *(office.card("wang") for _ in range(12))]
    office.go()
    office.close(cards[0])
    office.emulator.fail_next("message/update_template_card", http=403)
    office.go()
    number = office.rows("update")[0].id
    for card in cards[1:]:
        office.close(card)
        _until_tried_again(office, number, but=5)
        office.emulator.fail_next("message/update_template_card", http=403)
        _until_tried_again(office, number)
        if office.row(number).state != "待发":
            break

    office.go(minutes=9)
    assert office.row(number).state == "已收回"
    assert any("李镇长已同意" in text for text in office.texts("li"))


@pytest.mark.parametrize(
    ("status", "state", "said"), [(403, "待发", "代理"), (502, "待发", "出错"), (413, "失败", "太大")]
)
def test_a_file_that_does_not_get_through_holds_up_no_message(
    office: Office, status: int, state: str, said: str
) -> None:
    number = office.add(kind="upload", recipient="li", facts={"name": "附件2.docx"}, data=b"PK\x03\x04 a form")
    office.hand_in("wang", "请看")
    office.emulator.fail_next("media/upload", http=status)

    office.go()

    assert office.row(number).state == state
    assert office.texts("wang") == ["请看"]
    assert said in why(office.row(number).error)


def test_a_card_without_valid_codes_tries_them_one_a_second(office: Office) -> None:
    number = office.card("li")
    office.go()
    with office.database.change() as session:
        card = session.merge(office.the_card(number))
        card.codes = [*card.codes, *(f"none {n}" for n in range(9))]
    office.close(number)

    for _ in range(4):
        office.go(seconds=LOOK)

    assert len(office.emulator.log.of("message/update_template_card")) <= 2


def test_a_receipt_that_names_the_person_is_no_delivery(office: Office) -> None:
    heard, lost = office.hand_in("li", "请看"), office.hand_in("gone", "请看")

    office.go()

    assert (office.row(heard).state, office.row(lost).state) == ("已发", "失败")
    assert "不在应用的可见范围" in why(office.row(lost).error)
