"""Everybody does anything at the same time; what they do one after the other is in `test_rights_machine`.

They type, tap their own and other people's cards, old ones too, with keys that were never offered, up to three at
once, while somebody opens pages; people come into office and leave it. After every step the life tables and the
roster say whether it was lawful. Threads fall differently each time: the dice repeat what is tried, not who was first.
"""

import random
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.models import Dialogue, History
from sandbox.conversation import Message, buttons_of
from tests.faults.cast import (
    BEGINNINGS,
    CLERKS,
    FORGED,
    LEADERS,
    MAY_LEAVE,
    MIDDLES,
    SCENES,
    filled,
    introduce,
    members,
    options_of,
    write_plan,
)
from tests.faults.lives import Watch, roster_of
from tests.faults.scale import BOTH, dice, of, size, tell
from tests.faults.visits import Visits
from tests.stages import JULY, Stages
from tests.world import World

STEPS = size(60, 5000)


@dataclass
class Walk:
    """One random walk through one world."""

    world: World
    rng: random.Random
    folder: Path
    left: set[str] = field(default_factory=set)
    done: Counter[str] = field(default_factory=Counter)
    steps: list[str] = field(default_factory=list)
    scene: list[tuple[str, str]] = field(default_factory=list)
    at_once: int = 0

    def __post_init__(self) -> None:
        """Everybody is there."""
        self.people = introduce(self.world)
        self.roster = roster_of(members(self.left))
        self.visits = Visits(self.world, dice("pages"))

    def sign_one(self) -> None:
        """One application comes as far as its signature, whatever the dice bring later."""
        for userid, words in SCENES[0]:
            self.world.say(userid, words)
        self.world.tap("jiaoyuju_zy", "ZX-2022-001", "同意")

    def visit(self) -> Callable[[], object]:
        """Somebody opens a page."""
        what, work = self.visits.visit(self.visits.rng.choice(self.people), self.roster)
        self.note(what)
        return work

    def act(self) -> Callable[[], object]:
        """Something that somebody does, most often what he is there for."""
        chance = self.rng.random()
        if chance < 0.30:
            return self._next_of_scene()
        if chance < 0.60:
            return self._own_card()
        if chance < 0.75:
            return self._any_card()
        if chance < 0.85:
            return self._words(self.rng.choice(CLERKS + LEADERS), self.rng.choice(BEGINNINGS + MIDDLES))
        return self._words(self.rng.choice(self.people), self.rng.choice(BEGINNINGS + MIDDLES))

    def appoint(self) -> None:
        """Another roster: some have left, some are back, perhaps there is a new principal."""
        self.left = {userid for userid in MAY_LEAVE if self.rng.random() < 0.3}
        self.note(f"left: {sorted(self.left)}")
        people = members(self.left)
        plan = write_plan(self.folder / f"plan{len(self.steps)}", people)
        self.world.load(plan)
        self.world.deliver()
        self.roster = roster_of(people)

    def note(self, what: str) -> None:
        """Remember a step for whoever sees it fail."""
        self.steps.append(what)

    def _next_of_scene(self) -> Callable[[], object]:
        if not self.scene:
            self.scene = list(self.rng.choice(SCENES))
        userid, words = self.scene.pop(0)
        return self._words(userid, words)

    def _own_card(self) -> Callable[[], object]:
        """Somebody presses what his newest cards offer."""
        owners = [userid for userid in self.people if any(card.buttons for card in self._cards(userid)[-4:])]
        if not owners:
            return self._words(self.rng.choice(CLERKS), self.rng.choice(BEGINNINGS))
        owner = self.rng.choice(owners)
        card = self.rng.choice([card for card in self._cards(owner) if card.buttons][-2:])
        return self._press(owner, card, self.rng.choice(card.buttons).key)

    def _any_card(self) -> Callable[[], object]:
        """Anybody presses anything, also what is grey by now or was never offered."""
        cards = [card for userid in self.people for card in self._cards(userid)]
        card = self.rng.choice(cards)
        keys = [button.key for content in (card.content, *card.versions) for button in buttons_of(content)]
        keys += [button.key for button in buttons_of(self.rng.choice(cards).content)]
        keys.append(filled(self.rng.choice(FORGED), self.rng.choice))
        owner = card.chat.removeprefix("app:")
        return self._press(self.rng.choice([owner, self.rng.choice(self.people)]), card, self.rng.choice(keys))

    def _cards(self, userid: str) -> list[Message]:
        return self.world.emulator.phone(userid).cards

    def _press(self, userid: str, card: Message, key: str) -> Callable[[], object]:
        question, options = options_of(card)
        selected = {question: [self.rng.choice(options)]} if options else {}
        self.note(f"{userid} presses {key!r} on {card.task_id}, {selected}")
        self.done["taps"] += 1
        task_id = card.task_id if self.rng.random() > 0.03 else "no-such-card"
        return lambda: self.world.emulator.click(userid, task_id, key, selected=selected)

    def _words(self, userid: str, words: str) -> Callable[[], object]:
        text = filled(words, self.rng.choice)
        self.note(f"{userid} says {text!r}")
        self.done["words"] += 1
        return lambda: self.world.emulator.say(userid, text)


@contextmanager
def a_walk(stages: Stages, dialect: str, folder: Path) -> Iterator[Walk]:
    """A walk that begins on 20 July."""
    with stages.enter(JULY, dialect, folder) as world:
        yield Walk(world, dice(f"rights, {dialect}"), folder)


def together(works: list[Callable[[], object]]) -> None:
    """All at the same moment."""
    threads = [threading.Thread(target=work) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("dialect", of(BOTH, "postgresql"))
def test_whatever_anybody_does_is_lawful_and_on_record(stages: Stages, dialect: str, tmp_path: Path) -> None:
    with a_walk(stages, dialect, tmp_path) as walk:
        world, watch = walk.world, Watch()
        with world.house.database.read() as session:
            watch.begin(session)
        walk.sign_one()
        with world.house.database.read() as session:
            assert watch.faults(session, [walk.roster]) == []
        for number in range(STEPS):
            rosters, taps = [walk.roster], walk.done["taps"]
            if number % 50 == 49:
                walk.appoint()
                rosters.append(walk.roster)
            else:
                walk.at_once = walk.rng.choice((1, 1, 2, 3))
                visit = [walk.visit()] if number % 2 else []
                together([*(walk.act() for _ in range(walk.at_once)), *visit])
                if number % 3 == 0:
                    world.deliver()
            with world.house.database.read() as session:
                first = watch.last
                wrong = watch.faults(session, rosters)
                presses = session.query(History).filter(History.id > first, History.source_key.like("%:card:%"))
                silent = walk.done["taps"] - taps - len({row.source_key for row in presses})
                asked = session.query(Dialogue).count()
                turned_away = session.query(History).filter_by(channel="page", result="拒绝").count()
            wrong += walk.visits.wrong
            assert turned_away == walk.visits.refused, walk.steps[-4:]
            assert wrong == [], "\n".join([*walk.steps[-8:], f"step {number}"])
            # A press that asks something decides nothing yet; of several at once another may end the question.
            assert silent <= asked or walk.at_once > 1, walk.steps[-3:]
            walk.done["asked first"] += silent
        world.deliver()
        tell(f"rights, {dialect}", steps=STEPS, **walk.done, pages=dict(walk.visits.done), events=dict(watch.seen))
        assert watch.seen["refused"] > 0
        assert {"request.submit", "request.sign_agree"} <= watch.seen.keys()
