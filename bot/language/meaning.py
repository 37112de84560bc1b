"""What to do about a message."""

from collections.abc import Mapping
from dataclasses import dataclass, field

_FORM = ("stop_date", "effective_date", "account_id", "field", "value", "reason")
_OF_DAY = frozenset({"invalid_date", "past_date", "date_not_later"})


@dataclass(frozen=True, slots=True)
class Meaning:
    """What to do about a message; `said` keeps what was spoken where a refusal leaves only its reason."""

    intent: str
    slots: dict[str, object]
    act: str
    said: Mapping[str, object] = field(default_factory=dict, compare=False)
    added: bool = field(default=False, compare=False)  # goes with the guess that was made, which is made anew
    then: str = field(default="", compare=False)  # a question beside the act, to be answered behind it
    undone: str = field(default="", compare=False)  # an act beside the question, of which nothing was put down

    @property
    def told(self) -> dict[str, object]:
        """What a handler may use beside the slots: whom a report names and what it tells, what a monitor found.

        Of an extension to a day that will not do, why it is wished for: the day is asked for again.
        Of an application that is taken back for another one, which, and why. Of one that there is already, what its
        draft takes over.
        """
        words = ("words",) if "ask" in self.slots else ()
        why = ("reason",) if str(self.slots.get("deny", "")) in _OF_DAY else ()
        beside = {"TASK_DONE": ("people", *words), "RECTIFY_ISSUE": ("fault",), "HELP": ("next",)}
        rather = ("instead", "reason") if "instead" in self.said else ()
        form = _FORM if self.slots.get("deny") == "duplicate_request" else ()
        beside |= dict.fromkeys(("CANCEL_REQUEST", "CHANGE_REQUEST"), form)
        names = (beside | {"EXTENSION_REQUEST": why, "REQUEST_WITHDRAW": rather}).get(self.intent, ())
        return {name: self.said[name] for name in names if self.said.get(name)}
