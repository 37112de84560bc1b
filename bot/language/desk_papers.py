"""What the facts say of the office's desk: `on_desk` applications (ZX-2022-001:Z04:41), `to_check` reports (1:Z01)."""

from dataclasses import dataclass

from bot.language.context import Context


@dataclass(frozen=True, slots=True)
class Paper:
    """What waits, or was decided: the number or the task, the unit, the account."""

    number: str
    unit: str
    account: int | None = None

    @property
    def is_report(self) -> bool:
        """A task's number, and no application's."""
        return "-" not in self.number or self.number.startswith(("JB", "YJ"))

    @property
    def task(self) -> int | str:
        """The task's number, or that of an instruction."""
        return int(self.number) if self.number.isdigit() else self.number


def papers(context: Context, fact: str) -> list[Paper]:
    """What one of the facts names, in its order."""
    parts = (part.split(":") for part in context.listed(fact))
    return [Paper(one[0], one[1], int(one[2]) if len(one) > 2 and one[2] else None) for one in parts]  # noqa: PLR2004
