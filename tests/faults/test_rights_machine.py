"""Everybody does anything, one after the other: a state machine that hypothesis drives through the real doors.

Clerks, principals, delegates, the office, monitors, a stranger and those who have left type, press cards (their own,
other people's, old ones, forged keys) and open pages with other people's numbers, while the roster changes. After each
step: every transition is one that the life tables know, by somebody to whom the roster gives the role; each step is
decided once; clerk, signer, approver and verifier are different people; every attempt stands in the history.
What happens at the same time is in `test_rights`, for hypothesis cannot repeat threads.
"""

import itertools
import random
from collections import Counter
from contextlib import ExitStack
from pathlib import Path
from typing import Any, cast

import pytest
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from sqlalchemy import select

from bot.models import Dialogue, History, Person
from sandbox.conversation import Message, buttons_of
from tests.faults.cast import (
    BEGINNINGS,
    CLERKS,
    FORGED,
    LEADERS,
    MAY_LEAVE,
    MIDDLES,
    MONITORS,
    NEWCOMER,
    OFFICE,
    SCENES,
    STRANGER,
    filled,
    introduce,
    members,
    options_of,
    write_plan,
)
from tests.faults.lives import Watch, roster_of
from tests.faults.scale import BOTH, NIGHTLY, SEED, of, size, tell
from tests.faults.visits import Visits
from tests.stages import JULY, Stages

RUNS, STEPS, MOST_ROSTERS = size(6, 1000), size(14, 30), 2
PEOPLE = st.sampled_from([*CLERKS, *LEADERS, *OFFICE, *MONITORS, STRANGER, NEWCOMER])
NUMBERS = itertools.count(1)


@st.composite
def sentences(draw: st.DrawFn, *among: str) -> str:
    """One of these, with an account, a task and numbers that there may be."""
    return filled(draw(st.sampled_from(among)), lambda some: draw(st.sampled_from(some)))


class Everybody(RuleBasedStateMachine):
    """One county and whoever comes by."""

    seen: Counter[str] = Counter()  # noqa: RUF012 - of all runs together, to be told at the end

    def __init__(self, stages: Stages, dialect: str, folder: Path) -> None:
        super().__init__()
        self.folder = folder / str(next(NUMBERS))
        self.folder.mkdir()
        self.stack = ExitStack()
        self.world = self.stack.enter_context(stages.enter(JULY, dialect, self.folder))
        self.people = introduce(self.world)
        self.rosters = [roster_of(members(set()))]
        self.visits = Visits(self.world, random.Random(0))  # noqa: S311 - hypothesis hands in its own dice
        self.watch = Watch()
        with self.world.house.database.read() as session:
            self.watch.begin(session)

    def teardown(self) -> None:
        """Close the county."""
        self.seen.update(self.watch.seen)
        self.stack.close()

    @initialize()
    def one_is_signed(self) -> None:
        """One application comes as far as the office, so that there is something to decide."""
        self._say_all(SCENES[0])
        self.world.tap("jiaoyuju_zy", "ZX-2022-001", "同意")
        self.world.deliver()

    @rule(scene=st.sampled_from(SCENES))
    def something_is_begun(self, scene: tuple[tuple[str, str], ...]) -> None:
        """What has to be said one after the other to lead anywhere."""
        self._say_all(scene)

    @rule(who=PEOPLE, words=sentences(*BEGINNINGS, *MIDDLES))
    def somebody_types(self, who: str, words: str) -> None:
        """Anybody says anything."""
        self.seen["words"] += 1
        self.world.emulator.say(who, words)
        self.world.deliver()

    @rule(data=st.data())
    def somebody_presses_what_he_was_sent(self, data: st.DataObject) -> None:
        """One of his newest cards, a button that it offers."""
        mine = [card for userid in self.people for card in self._cards(userid)[-3:] if card.buttons]
        if not mine:
            return
        card = _one_of(data, mine)
        self._press(data, _owner(card), card, data.draw(st.sampled_from([b.key for b in card.buttons]), "key"))

    @rule(data=st.data(), who=PEOPLE)
    def somebody_presses_an_old_or_foreign_card(self, data: st.DataObject, who: str) -> None:
        """Any card that was ever sent, by anybody, with any key that it ever offered."""
        card = _one_of(data, [card for card in self._all_cards() if _keys(card)])
        who = data.draw(st.sampled_from([who, _owner(card)]), "who")
        self._press(data, who, card, data.draw(st.sampled_from(_keys(card)), "key"))

    @rule(data=st.data(), who=PEOPLE, key=sentences(*FORGED), known=st.booleans())
    def somebody_forges(self, data: st.DataObject, who: str, key: str, *, known: bool) -> None:
        """A key that this card never offered, or a card that there is not: one refusal on record, nothing else."""
        card = _one_of(data, self._all_cards())
        if known and key in _keys(card):
            return
        self.seen["forged"] += 1
        before = self.watch.last
        self.world.emulator.click(who, card.task_id if known else "no-such-card", key)
        rows = [row for row in self._since(before) if not row.event.startswith("member.")]
        assert [(row.userid, row.result) for row in rows] == [(who, "拒绝")], rows

    @rule(who=PEOPLE, dice=st.randoms(use_true_random=False))
    def somebody_opens_a_page(self, who: str, dice: random.Random) -> None:
        """His own or somebody else's, with his passport or a forged one."""
        self.visits.rng = dice
        what, work = self.visits.visit(who, self.rosters[-1])
        self.seen["pages"] += 1
        work()
        assert self.visits.wrong == [], what

    @precondition(lambda self: len(list(self.folder.glob("plan*"))) < MOST_ROSTERS)
    @rule(left=st.sets(st.sampled_from(MAY_LEAVE), max_size=3))
    def the_roster_changes(self, left: set[str]) -> None:
        """Some have left, some are back; who was principal may be another."""
        people = members(left)
        plan = write_plan(self.folder / f"plan{len(list(self.folder.glob('plan*')))}", people)
        self.world.load(plan)
        self.world.deliver()
        self.rosters.append(roster_of(people))

    @invariant()
    def everything_was_lawful(self) -> None:
        """The tables, the history and the roster agree; each refused page is on record."""
        with self.world.house.database.read() as session:
            wrong = self.watch.faults(session, self.rosters)
            turned_away = session.query(History).filter_by(channel="page", result="拒绝").count()
        assert wrong == []
        assert turned_away == self.visits.refused
        del self.rosters[:-1]

    def _say_all(self, lines: tuple[tuple[str, str], ...]) -> None:
        for who, words in lines:
            self.world.emulator.say(who, filled(words, lambda some: some[0]))
        self.world.deliver()

    def _press(self, data: st.DataObject, who: str, card: Message, key: str) -> None:
        """A press is on record, whatever came of it, unless it opens a question: that decides nothing yet."""
        question, options = options_of(card)
        selected = {question: [data.draw(st.sampled_from(options), "choice")]} if options else {}
        self.seen["presses"] += 1
        before = self.watch.last
        self.world.emulator.click(who, card.task_id, key, selected=selected)
        with self.world.house.database.read() as session:
            his = select(Dialogue).join(Person, Person.id == Dialogue.person_id).where(Person.userid == who)
            asked = session.scalars(his).first()
        assert [row for row in self._since(before) if row.userid == who] or asked is not None
        self.world.deliver()

    def _since(self, number: int) -> list[History]:
        with self.world.house.database.read() as session:
            rows = list(session.scalars(select(History).where(History.id > number)))
            session.expunge_all()
        return rows

    def _cards(self, userid: str) -> list[Message]:
        return self.world.emulator.phone(userid).cards

    def _all_cards(self) -> list[Message]:
        """The newest first: hypothesis tries the first ones when it makes a failure small."""
        return [card for userid in self.people for card in reversed(self._cards(userid))]


def _one_of(data: st.DataObject, cards: list[Message]) -> Message:
    """One of these cards, said in a word when a run is printed."""
    named = {f"{_owner(card)} {card.task_id}": card for card in cards}
    return named[data.draw(st.sampled_from(list(named)), "card")]


def _owner(card: Message) -> str:
    return card.chat.removeprefix("app:")


def _keys(card: Message) -> list[str]:
    """Every key that it offers or ever offered."""
    contents: list[Any] = [card.content, *card.versions]
    return list(dict.fromkeys(button.key for content in contents for button in buttons_of(content)))


@pytest.mark.parametrize("dialect", of(BOTH, "sqlite"))
def test_nobody_gets_past_his_role(stages: Stages, dialect: str, tmp_path: Path) -> None:
    Everybody.seen.clear()

    def county() -> Everybody:
        return Everybody(stages, dialect, tmp_path)

    run_state_machine_as_test(
        cast("type[RuleBasedStateMachine]", seed(SEED)(county)),  # whatever makes one serves as well
        settings=settings(
            max_examples=RUNS,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            suppress_health_check=list(HealthCheck),
            phases=[Phase.generate, *([Phase.shrink] if NIGHTLY else [])],  # to make it small takes minutes
        ),
    )
    tell(f"rights, machine, {dialect}", runs=RUNS, steps_a_run=STEPS, **Everybody.seen)
    assert Everybody.seen["refused"] > 0
    assert {"request.submit", "request.sign_agree"} <= Everybody.seen.keys()
