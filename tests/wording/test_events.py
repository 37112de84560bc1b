"""The ledger's 日志 in words."""

import re
from pathlib import Path

import pytest

from bot.models import assignment, request
from bot.wording.events import EVENTS, event_named, explained

BOT = Path(__file__).resolve().parents[2] / "bot"
RECORDED = re.compile(r'record\(\s*"([a-z_]+\.[a-z_]+|refused)"')


def recorded() -> set[str]:
    """Every event that the program writes by a fixed name, and every event of the items' and requests' lives."""
    fixed = {name for path in BOT.rglob("*.py") for name in RECORDED.findall(path.read_text(encoding="utf-8"))}
    lives = {f"assignment.{step.event}" for step in assignment.LIFE.steps}
    return fixed | lives | {f"request.{step.event}" for step in request.LIFE.steps}


@pytest.mark.parametrize("event", sorted(recorded()))
def test_every_event_has_a_chinese_name(event: str) -> None:
    assert event in EVENTS


def test_an_unknown_event_stays_as_it_is() -> None:
    assert event_named("new.thing") == "new.thing"


def test_what_begins_after_an_approval_is_called_by_its_kind() -> None:
    assert event_named("request.start_exec", "ZX-2022-001 义乌教育之声") == "停更"
    assert event_named("request.start_exec", "BG-2022-001 义乌教育之声") == "开始变更"
    assert event_named("request.approve", "BG-2022-001 义乌教育之声") == "批准"


def test_a_reassignment_says_from_whom_to_whom_and_why() -> None:
    facts = {"former": 3, "former_name": "佛堂镇", "unit": "苏溪镇", "reason": "分工调整"}

    assert explained("assignment.reassign", "待改派", "待签收", facts) == "佛堂镇 → 苏溪镇；理由：分工调整"


def test_a_disposition_says_what_was_chosen() -> None:
    assert explained("account.dispose", "待定", "关停", {"note": ""}) == "待定 → 关停"


def test_reopening_says_the_new_deadline() -> None:
    facts = {"reason": "误核实", "due": "2022-08-31T15:59:59+00:00"}

    assert explained("assignment.reopen", "办结", "办理中", facts) == "理由：误核实；时限：2022-08-31"


def test_a_refusal_says_its_ground_in_plain_words() -> None:
    facts = {"code": "card_not_yours", "intent": "TAP", "why": {}}

    assert explained("refused", "", "", facts) == "原因：卡片不是发给他的"
    assert explained("refused", "", "", {"code": "of_another_version"}) == "原因：按规定办不了"
