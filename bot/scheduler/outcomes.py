"""What became of one attempt, and what the outbox makes of it (wecom-protocol §4.9)."""

import secrets
from dataclasses import dataclass, field
from typing import Any

from bot.wecom.downloads import Fetched
from bot.wecom.errors import Kind, SendFailed, TryLater, Undeliverable, UnknownOutcome

LONGEST_PAUSE = 300.0
CONFIGURATION_PAUSE = 60.0
PAUSING = (0, 45009)  # not reached, no token; too often: the next row would fare no better
MAILS = frozenset({"message", "update"})
WAITS = MAILS | {"upload"}  # a file that does not get through says nothing about a message


@dataclass(frozen=True, slots=True)
class Done:
    """It is there. `code`: a card's response code; `answer`: what WeCom told; `fetched`: a file; `text`: of a PDF."""

    msgid: str = ""
    code: str = ""
    answer: dict[str, Any] = field(default_factory=dict)
    fetched: Fetched | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Later:
    """Nothing was delivered, or nobody knows (`unknown`); `tried` is false where only a limit said wait."""

    seconds: float
    reason: str
    unknown: bool = False
    tried: bool = True
    pauses_all: bool = False  # nobody can be written to for so long
    payload: str = ""  # what is to be sent next, once the file is uploaded


@dataclass(frozen=True, slots=True)
class Failed:
    """It will never arrive this way."""

    reason: str
    unreachable: bool = False  # the person cannot be reached at all
    spent_code: bool = False  # a card's response code was none: another may work


Outcome = Done | Later | Failed


def outcome_of(fault: SendFailed, kind: str, attempts: int) -> Outcome:
    """The outcome of an attempt that raised."""
    if isinstance(fault, UnknownOutcome):
        return Later(pause(attempts), fault.reason, unknown=True)
    if isinstance(fault, TryLater):
        seconds = max(fault.after_seconds, pause(attempts))
        return Later(seconds, fault.reason, pauses_all=kind in MAILS and fault.code in PAUSING)
    if isinstance(fault, Undeliverable):
        return _refused(fault, kind)
    return Done()  # AlreadyDone: an earlier attempt delivered it


def pause(attempts: int) -> float:
    """Seconds before the next attempt: 1, 2, 4 … up to 5 minutes, with some scatter."""
    seconds = min(LONGEST_PAUSE, 2.0 ** min(attempts - 1, 9))
    return seconds * (1 + secrets.randbelow(500) / 1000)


def _refused(fault: Undeliverable, kind: str) -> Outcome:
    if kind == "update" and fault.kind is not Kind.CONFIGURATION:
        return Failed(fault.reason, spent_code=True)
    if fault.kind is Kind.CONFIGURATION and kind in WAITS:
        return Later(CONFIGURATION_PAUSE, fault.reason, pauses_all=kind in MAILS)
    return Failed(fault.reason, unreachable=fault.kind is Kind.RECIPIENT)
