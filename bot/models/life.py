"""The lives of things as data: which event leads from which state to which, and who may cause it.

The tables are the CSV files beside this one, taken over from the research data word for word; a verb on a model adds
the conditions that a table cannot say.
"""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.errors import WrongState

BIRTH = "—"  # also “(无申请)”: the thing does not exist yet


@dataclass(frozen=True, slots=True)
class Step:
    """One row of a life table."""

    state: str
    event: str
    who: str
    condition: str
    then: str
    effect: str


@dataclass(frozen=True, slots=True)
class Life:
    """One table; `name` is the subject's Chinese name for sentences."""

    name: str
    steps: tuple[Step, ...]

    def find(self, state: str, event: str) -> Step | None:
        """The step that `event` makes from `state`, if there is one."""
        return next((step for step in self.steps if step.state == state and step.event == event), None)

    def step(self, state: str, event: str, subject: object = None) -> Step:
        """As `find`; WrongState if the life does not know it."""
        found = self.find(state, event)
        if found is None:
            raise WrongState(subject=subject, state=state, event=event, life=self.name)
        return found

    @property
    def states(self) -> frozenset[str]:
        """Every state the table names."""
        return frozenset({step.state for step in self.steps} | {step.then for step in self.steps})


@cache
def life(name: str, file: str) -> Life:
    """Read a life table; the birth rows’ state reads “—” in each."""
    text = (files("bot.models") / file).read_text(encoding="utf-8-sig")
    rows = csv.DictReader(text.splitlines())
    births = {"(无申请)", BIRTH}
    return Life(
        name,
        tuple(
            Step(
                BIRTH if row["当前状态"] in births else row["当前状态"],
                row["事件"],
                row["谁"],
                row["条件"],
                row["下一状态"],
                row["副作用"],
            )
            for row in rows
        ),
    )
