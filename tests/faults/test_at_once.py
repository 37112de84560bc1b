"""Two people decide at the same moment on PostgreSQL: one decision, one effect, the right sentence to the other.

What these catch was seen by taking it away: see docs/reliability.md, "Two at once".
"""

import random
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from sqlalchemy import select

from bot.cache import open_cache
from bot.models import Account, History, Request
from bot.scheduler.sending import Sender
from sandbox.callback.heard import Heard
from sandbox.limits import Meters
from tests.faults.scale import dice, size, tell
from tests.stages import JULY, Stages
from tests.stories.test_doors import together
from tests.world import World

CLERK, CONTACT, PRINCIPAL, DEPUTY = "jiaoyuju_jb", "jiaoyuju_lx", "jiaoyuju_zy", "jiaoyuju_fg"
OFFICE, OFFICE2 = "fuban_sp", "fuban_sp2"
FORM = "注销 义乌市教育局 微博 8月15日停更 账号ID u1234567 原因2"
ROUNDS = size(3, 200)
A_MOMENT = 0.15  # seconds


@pytest.fixture
def july(stages: Stages, tmp_path: Path) -> Iterator[World]:
    """20 July on PostgreSQL."""
    with stages.enter(JULY, "postgresql", tmp_path) as world:
        yield world


def minutes_pass(world: World) -> None:
    """Nobody remembers how much a phone got in the last minute: 200 rounds would wait for that for hours."""
    delivery, corp = world.house.delivery, world.emulator.corp
    delivery.sender = Sender(delivery.client, open_cache(""), delivery.agent_id)
    corp.meters = Meters(corp.limits)


def latest(world: World) -> Request:
    """The newest application, as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Request).order_by(Request.id.desc())).unique().first()
        session.expunge_all()
    assert found is not None
    return found


def submitted(world: World) -> str:
    """A new application that waits for its signature; its number."""
    world.say(CLERK, FORM)
    world.say(CLERK, "是")
    return latest(world).number


def void(world: World, number: str) -> None:
    """Free the account for the next round."""
    if latest(world).open_account_id is not None:
        world.say(OFFICE, f"作废 {number} 机构调整")
        world.tap(OFFICE, "作废", "作废")
    assert latest(world).open_account_id is None
    minutes_pass(world)


def decided(world: World, number: str, *events: str) -> list[str]:
    """Which of these happened to it, in turn."""
    asked = select(History.event).where(History.event.in_(events), History.subject_name.startswith(number))
    with world.house.database.read() as session:
        return list(session.scalars(asked.order_by(History.id)))


@pytest.mark.parametrize(
    ("name", "signed", "one", "other"),
    [
        ("two approvers", True, (OFFICE, "同意"), (OFFICE2, "同意")),
        ("approved and rejected", True, (OFFICE, "同意"), (OFFICE2, "驳回")),
        ("approved and taken back", True, (OFFICE, "同意"), (CLERK, "")),
        ("signed and taken back", False, (PRINCIPAL, "同意"), (CLERK, "")),
        ("one principal, two presses", False, (PRINCIPAL, "同意"), (PRINCIPAL, "退回")),
    ],
)
def test_one_of_two_decides(
    july: World,
    name: str,
    *,
    signed: bool,
    one: tuple[str, str],
    other: tuple[str, str],
) -> None:
    events = [f"request.{event}" for event in ("approve", "reject", "withdraw", "sign_agree", "sign_return")]
    firsts: list[str] = []
    rng = dice(name)
    for _ in range(ROUNDS):
        number = submitted(july)
        if signed:
            july.tap(PRINCIPAL, number, "同意")
        if not other[1]:
            july.say(CLERK, f"撤回申请 {number}")
        before = len(decided(july, number, *events))
        together(*(_a_moment_later(_doing(july, number, who, what), rng) for who, what in (one, other)))
        july.deliver()

        decisions = decided(july, number, *events)[before:]
        assert len(decisions) == 1 + _follows(decisions), decisions
        firsts.append(decisions[0])
        void(july, number)
    tell(f"at once: {name}", rounds=ROUNDS, **{event: firsts.count(event) for event in set(firsts)})


def _doing(world: World, number: str, who: str, what: str) -> Callable[[], Heard]:
    if not what:
        return lambda: world.emulator.say(who, "是")
    choice = {"驳回": "reason", "退回": "date"}.get(what)
    card = world.emulator.phone(who).card(number)
    question = str(card.content.get("button_selection", {}).get("question_key", ""))
    return lambda: world.emulator.tap(who, card, what, {question: choice} if choice else None, stale=True)


def _a_moment_later(work: Callable[[], object], rng: random.Random) -> Callable[[], object]:
    """A card is read faster than words are: with some scatter either may be first."""
    pause = rng.uniform(0, A_MOMENT)

    def run() -> None:
        time.sleep(pause)
        work()

    return run


def _follows(decisions: list[str]) -> bool:
    """A clerk may take back what was signed a moment ago: two decisions, of two steps."""
    return decisions == ["request.sign_agree", "request.withdraw"]


def test_the_last_slot_of_an_account_goes_to_one_of_two_clerks(july: World) -> None:
    for _ in range(ROUNDS):
        before = len(decided(july, "", "request.create"))
        answers: dict[str, str] = {}

        def ask(who: str, said: dict[str, str] = answers) -> Callable[[], None]:
            return lambda: said.update({who: july.emulator.say(who, FORM).text})

        together(ask(CLERK), ask(CONTACT))

        with july.house.database.read() as session:
            taken = select(Request).join(Account, Request.open_account_id == Account.id)
            held = [request.number for request in session.scalars(taken).unique()]
        assert len(decided(july, "", "request.create")) == before + 1
        assert len(held) == 1
        assert all(held[0] in answer for answer in answers.values()), answers
        void(july, held[0])
