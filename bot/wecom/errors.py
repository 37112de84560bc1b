"""What can go wrong with WeCom, as our own exceptions, and what each error code asks for (wecom-protocol §4.9)."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Refused(Exception):
    """A callback that is answered with `status` and changes nothing."""

    def __init__(self, reason: str, status: int = 400) -> None:
        super().__init__(reason)
        self.reason = reason
        self.status = status


class BadShape(Refused):
    """A parameter is missing or does not look as WeCom sends it."""


class Unreadable(Refused):
    """Well signed, but neither XML nor JSON nor sense."""


class BadSignature(Refused):
    """Not signed with our token."""

    def __init__(self, reason: str = "signature does not match") -> None:
        super().__init__(reason, 403)


class WrongReceiver(Refused):
    """Meant for another enterprise, application or bot."""

    def __init__(self, reason: str = "meant for another receiver") -> None:
        super().__init__(reason, 403)


class Stale(Refused):
    """The timestamp in the address is too far from the machine's clock: a replay, or a clock that is wrong."""

    def __init__(self, reason: str = "timestamp outside the window") -> None:
        super().__init__(reason, 403)


class Kind(StrEnum):
    """Whom a refused sending concerns."""

    RECIPIENT = "recipient"  # this person or group cannot be reached
    CONFIGURATION = "configuration"  # nobody can be reached until an operator acts
    BUG = "bug"  # we built something that the API does not take
    GONE = "gone"  # what was to be changed or fetched is no longer there


class SendFailed(Exception):
    """A call of the API that did not succeed; the text is free of secrets."""


class TryLater(SendFailed):
    """Nothing was delivered; the same bytes may go again after `after_seconds`."""

    def __init__(self, after_seconds: float, reason: str, code: int = 0) -> None:
        super().__init__(reason)
        self.after_seconds = after_seconds
        self.reason = reason
        self.code = code


class Undeliverable(SendFailed):
    """Sending the same again cannot help."""

    def __init__(self, code: int, reason: str, kind: Kind) -> None:
        super().__init__(reason)
        self.code = code
        self.reason = reason
        self.kind = kind


class UnknownOutcome(SendFailed):
    """WeCom may have acted: it was asked, but no answer that says so came back."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason


class AlreadyDone(SendFailed):
    """An earlier attempt did it; its answer (msgid, response_code) is lost."""

    def __init__(self, code: int) -> None:
        super().__init__(f"an earlier attempt succeeded (errcode {code})")
        self.code = code


class Action(StrEnum):
    """What an error code asks for."""

    TRANSIENT = "transient"
    RATE = "rate"
    TOKEN = "token"  # noqa: S105 - the word, no password
    RECIPIENT = "recipient"
    CONFIGURATION = "configuration"
    BUG = "bug"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Remedy:
    """An action and, where it is to wait, for how many seconds at least."""

    action: Action
    pause: float = 0


def _all(action: Action, *codes: int, pause: float = 0) -> dict[int, Remedy]:
    return dict.fromkeys(codes, Remedy(action, pause))


REMEDIES: Mapping[int, Remedy] = {
    **_all(Action.TRANSIENT, -1, 6000, pause=1),
    **_all(Action.TRANSIENT, 45033, pause=2),
    **_all(Action.TRANSIENT, 60020, pause=300),  # the address is not trusted yet; minutes after the operator adds it
    **_all(Action.RATE, 45009, pause=60),
    **_all(Action.TOKEN, 40001, 40014, 41001, 42001),
    **_all(Action.RECIPIENT, 40003, 46004, 50002, 60011, 60111, 81013),
    **_all(Action.RECIPIENT, 86001, 86003, 86008, 93000, 93004, 93006, 93008),
    **_all(Action.CONFIGURATION, 40013, 40056, 301002, 48002, 48006, 50001, 50003, 80001, 85005, 301055),
    **_all(Action.GONE, 40007, 40029, 42015, 42016, 42022, 42052),
    **_all(Action.BUG, 40004, 40006, 40008, 40031, 40032, 40035, 40058, 40063, 42014, 44004, 45002, 82001, 301025),
    **_all(Action.BUG, *range(42017, 42021), *range(42027, 42052)),
}

_REFUSALS = {
    Action.TOKEN: Kind.CONFIGURATION,  # refreshed once already, or it came from gettoken itself
    Action.RECIPIENT: Kind.RECIPIENT,
    Action.CONFIGURATION: Kind.CONFIGURATION,
    Action.GONE: Kind.GONE,
    Action.BUG: Kind.BUG,
}


def remedy(errcode: int) -> Remedy:
    """What to do about a code; one that no table knows is held for a person rather than sent again and again."""
    return REMEDIES.get(errcode, Remedy(Action.BUG))


def failure(errcode: int, errmsg: str) -> TryLater | Undeliverable:
    """The exception for an errcode that is not 0; `errmsg` must be free of secrets already."""
    found = remedy(errcode)
    reason = f"errcode {errcode}: {errmsg}"
    if found.action in (Action.TRANSIENT, Action.RATE):
        return TryLater(found.pause, reason, errcode)
    return Undeliverable(errcode, reason, _REFUSALS[found.action])
