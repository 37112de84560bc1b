"""What came back from the product when WeCom called."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

Json = dict[str, Any]


@dataclass(frozen=True)
class Posted:
    """The HTTP side of one attempt: status 0 = no answer in time or no connection."""

    status: int
    body: bytes = b""
    seconds: float = 0.0
    problem: str = ""


@dataclass(frozen=True)
class Answer:
    """One attempt as WeCom judges it: `text` is what the person reads, `fault` why WeCom threw the answer away."""

    status: int
    seconds: float
    text: str = ""
    payload: Json = field(default_factory=dict)  # decrypted
    fault: str = ""
    copy: int = 0  # which copy of the callback; retries of one copy share the number
    raw: bytes = b""

    @property
    def ok(self) -> bool:
        """Whether WeCom takes the callback as delivered."""
        return self.status == 200  # noqa: PLR2004 - HTTP OK


@dataclass(frozen=True)
class Heard:
    """All attempts of one act; falsy `called` means WeCom had no reason to call (a group message without mention)."""

    answers: tuple[Answer, ...] = ()
    called: bool = True
    repeat: Callable[[], Answer] | None = field(default=None, repr=False, compare=False)

    def again(self) -> Answer:
        """Deliver the same callback once more, as WeCom does when it never saw the answer; nothing is shown."""
        if self.repeat is None:
            raise LookupError("WeCom did not call, so there is nothing to repeat")
        return self.repeat()

    @property
    def text(self) -> str:
        """What the person reads: the first answer that says something."""
        return next((one.text for one in self.answers if one.text), "")

    @property
    def texts(self) -> list[str]:
        """What each copy would have said, empty ones left out."""
        return [one.text for one in self.answers if one.text]

    @property
    def faults(self) -> list[str]:
        """Why answers were thrown away."""
        return [one.fault for one in self.answers if one.fault]

    @property
    def statuses(self) -> list[int]:
        """The HTTP status of each attempt; 0 = nothing came."""
        return [one.status for one in self.answers]

    @property
    def ok(self) -> bool:
        """Whether any attempt was taken, and every answer was well-formed."""
        return any(one.ok for one in self.answers) and not self.faults


SILENCE = Heard(called=False)
