"""What is judged: the slots as said, by whom, and under which plans."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.language.context import Context
from bot.language.lexicon import Lexicon, TaskWords
from bot.language.scene import Slots

DONE = frozenset({"已办结", "办结"})


@dataclass(frozen=True)
class Case:
    """One utterance before its judge."""

    intent: str
    slots: Slots
    context: Context
    lexicon: Lexicon

    @property
    def numbers(self) -> tuple[int | str, ...]:
        """The task numbers as said."""
        numbers = self.slots.get("tasks")
        return numbers if isinstance(numbers, tuple) else ()

    def having(self, slots: Slots) -> "Case":
        """The same case with other slots."""
        return replace(self, slots=slots)

    def task(self, number: int | str) -> tuple[str | None, TaskWords | None]:
        """The task of that number that concerns the speaker, or a refusal or question in its place."""
        tasks = [task for task in self.lexicon.tasks_numbered(number) if self.slots.get("plan") in {None, task.plan}]
        if not tasks:
            return "no_such_task", None
        mine = [task for task in tasks if task.owners & set(self.context.units)]
        if len(mine) > 1:
            return "which_plan", None
        if not mine:
            return "not_own_task", tasks[0] if len(tasks) == 1 else None
        return None, mine[0]


Judge = Callable[[Case], Slots]


def numbered(case: Case) -> Slots:
    """tasks of one number as task; with several notices loaded, the one that the number belongs to beside it."""
    slots = dict(case.slots)
    if not case.numbers:
        return slots
    if len(case.numbers) > 1:
        return slots | {"tasks": list(case.numbers)}
    number = case.numbers[0]
    slots = {"task": number} | {key: value for key, value in slots.items() if key != "tasks"}
    _, found = case.task(number)
    if len(case.lexicon.plans) > 1 and found is not None:
        slots.setdefault("plan", found.plan)
    return slots


def kept(slots: Slots, *names: str) -> Slots:
    """Only these of the slots."""
    return {key: value for key, value in slots.items() if key in names}
