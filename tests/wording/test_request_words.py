"""Every refusal has its sentence, every card and form keeps WeCom's limits, whatever people typed."""

import re
from datetime import timedelta
from pathlib import Path

import pytest

from bot.models import Request
from bot.models.delegation import Delegation
from bot.models.request import CANCEL, CHANGE
from bot.models.request_draft import LONGEST_REASON, LONGEST_VALUE
from bot.wecom import cards as wecom
from bot.wecom.messages import To
from bot.wording import refusals, refusals_requests, request_form
from bot.wording import request_cards as cards
from bot.wording.cards import CardText, greyed
from tests.models.request_cast import TODAY, Cast

ROOT = Path(__file__).resolve().parents[2]
SOURCES = [
    *sorted((ROOT / "bot/models").glob("request*.py")),
    ROOT / "bot/models/delegation.py",
    *sorted((ROOT / "bot/handlers/requests").glob("*.py")),
    *sorted((ROOT / "bot/handlers/approving").glob("*.py")),
    ROOT / "bot/handlers/signing.py",
]
RAISED = re.compile(r'(?:Denied|Unclear|NotAllowed|WrongState)\(\s*"(\w+)"')
CODES = sorted({code for file in SOURCES for code in RAISED.findall(file.read_text("utf-8"))})
TYPED = "账" * 300  # the longest reason an approver may type


def longest(kind: str) -> Request:
    """A request whose every field is as long as it may be, with markup in it."""
    cast = Cast()
    cast.unit.name = cast.unit.short = "义乌市" + "很长的单位名称" * 5
    cast.account.name, cast.account.platform = "名" * 60, "某平台的新媒体" * 4
    request = cast.sent(kind)
    request.reason = ("<a href='x'>整合</a>" * 40)[:LONGEST_REASON]
    request.platform_ref = "i" * 64
    request.change_old, request.change_new = "旧" * LONGEST_VALUE, "新" * LONGEST_VALUE
    request.changes = [["停更日期", "2022-08-15", "2022-08-20"], ["原因", "旧" * 100, "新" * 100]]
    request.round, request.proof, request.blocked_reason = 12, "证" * 300, "堵" * 300
    return request


def taken(card: CardText) -> dict[str, object]:
    """As the builder makes it: BadCard where WeCom would refuse."""
    rows = [(str(key), str(value)) for key, value in card.rows]
    face = wecom.Face(card.title, card.desc, card.sub, rows, card.quote)
    buttons = [wecom.Button(one.text, one.key, one.style) for one in card.buttons]
    asked = card.choice
    choice = wecom.Choice(asked.question_key, asked.title, asked.options, asked.selected) if asked else None
    return dict(wecom.button_card(To("somebody", 1), "task-1", face, buttons, choice)["template_card"])


@pytest.mark.parametrize("code", CODES)
def test_every_refusal_about_requests_has_a_sentence(code: str) -> None:
    request = longest(CANCEL)

    sentence = {**refusals.all_sentences(), **refusals_requests.SENTENCES}[code](
        {"subject": request, "value": "<b>某</b>", "unit": request.unit}
    )

    assert sentence.endswith(("。", "”", "）", "：", "日")), sentence
    assert "<" not in sentence
    assert len(sentence.encode()) <= 1024


def test_the_codes_are_really_looked_for() -> None:
    assert {"clerk_is_signer", "form_changed", "no_approval", "delegation_too_long"} <= set(CODES)


@pytest.mark.parametrize("kind", [CANCEL, CHANGE])
@pytest.mark.parametrize("typed", ["", TYPED])
def test_every_card_is_one_that_wecom_takes(kind: str, typed: str) -> None:
    request = longest(kind)
    made = [
        face(request, TODAY, typed)
        for face in (cards.sign_card, cards.approve_card, cards.review_card, cards.inspect_card)
    ]
    made += [cards.revoke_card(request, TODAY), cards.block_card(request, TODAY)]
    made += [cards.void_card(request, TODAY, TYPED), cards.letter_card(request, TODAY, TYPED)]

    for card in made:
        shown = taken(card)
        assert request.number in str(shown["main_title"])
        assert "<" not in str(shown)


@pytest.mark.parametrize("how", ["点按", "纸质签字", "委托代签"])
def test_the_buttons_read_as_agreed(how: str) -> None:
    request = longest(CANCEL)
    request.signed_hash, request.signed_how = request.form_hash, how

    assert [one.text for one in cards.sign_card(request, TODAY).buttons] == ["同意", "退回", "不同意"]
    assert [one.text for one in cards.approve_card(request, TODAY).buttons] == ["同意", "退回", "驳回"]
    assert [one.text for one in cards.inspect_card(request, TODAY).buttons] == ["通过", "退回"]
    taken(cards.approve_card(request, TODAY))


def test_a_card_repeats_the_hash_and_the_round_of_the_form() -> None:
    request = longest(CANCEL)

    shown = str(taken(cards.sign_card(request, TODAY)))

    assert request.form_hash[:8] in shown
    assert "第12次送签" in shown


@pytest.mark.parametrize("kind", [CANCEL, CHANGE])
def test_the_longest_form_fits_one_message(kind: str) -> None:
    request = longest(kind)

    text = request_form.form_text(request)

    assert len(text.encode()) <= 2048
    assert "<" not in text


def test_an_ordinary_form_is_shown_whole_with_version_and_hash() -> None:
    request = Cast().sent()

    text = request_form.form_text(request)

    assert "gh_abcdef123456" in text.replace("＿", "_")
    assert request.reason in text
    assert f"第1次送签｜校验码 {request.form_hash[:8]}" in text
    assert "2022年7月25日（周一）" in text


def test_a_ready_reason_is_put_on_record_in_words() -> None:
    for step, reasons in cards.REASONS.items():
        for key, text in reasons.items():
            assert cards.reason_of(step, key) == text
        assert cards.reason_of(step, cards.OTHER) == ""
        assert cards.reason_of(step, cards.NONE, "停更日期不明确") == "停更日期不明确"


def test_a_delegation_card_says_who_for_whom_and_how_long() -> None:
    cast = Cast()
    given = Delegation(
        id=3,
        principal=cast.principal,
        delegate=cast.leader,
        from_day=TODAY,
        to_day=TODAY + timedelta(days=10),
        state="待同意",
    )

    shown = str(taken(cards.delegation_card(given, TODAY)))

    assert all(part in shown for part in (cast.principal.name, cast.leader.name, "7月20日至7月30日"))


@pytest.mark.parametrize(
    ("done", "who", "shown"),
    [
        ("已同意", "王某某", "已由王某某同意"),
        ("不同意", "王某某", "王某某不同意"),
        ("已驳回", "名字很长很长的同志", "已由他人驳回"),
    ],
    ids=["agreed", "refused", "a long name"],
)
def test_a_colleague_s_decision_is_grey_under_his_name(done: str, who: str, shown: str) -> None:
    assert greyed(done, who) == shown
