"""What was handed in against what came out, in the classes of Jepsen's total-queue checker, after a full drain."""

from collections import Counter
from collections.abc import Hashable, Iterable
from dataclasses import dataclass, field


@dataclass(frozen=True)
class Verdict:
    """`lost`: acknowledged and never came out. `unexpected`: came out though nobody handed it in. `duplicated`: came
    out more than once. `recovered`: nobody was told that it was taken, and it came out: allowed."""

    handed_in: int
    acknowledged: int
    lost: list[Hashable] = field(default_factory=list)
    unexpected: list[Hashable] = field(default_factory=list)
    duplicated: list[Hashable] = field(default_factory=list)
    recovered: int = 0

    @property
    def is_valid(self) -> bool:
        """Whether every promise was kept."""
        return not (self.lost or self.unexpected or self.duplicated)

    @property
    def figures(self) -> dict[str, int]:
        """The classes as numbers."""
        bad = {name: len(getattr(self, name)) for name in ("lost", "unexpected", "duplicated")}
        return {"handed in": self.handed_in, "acknowledged": self.acknowledged, **bad, "recovered": self.recovered}


def judge(handed_in: Iterable[Hashable], acknowledged: Iterable[Hashable], came_out: Iterable[Hashable]) -> Verdict:
    """The verdict on one run; what was acknowledged is part of what was handed in."""
    tried, taken, out = set(handed_in), set(acknowledged), Counter(came_out)
    assert taken <= tried
    return Verdict(
        handed_in=len(tried),
        acknowledged=len(taken),
        lost=sorted(taken - out.keys(), key=repr),
        unexpected=sorted(out.keys() - tried, key=repr),
        duplicated=sorted((one for one, times in out.items() if times > 1), key=repr),
        recovered=len((tried - taken) & out.keys()),
    )
