"""The log of everything that was asked of WeCom and what became of it, for checkers of lost and doubled messages."""

import json
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Literal

Json = dict[str, Any]
Outcome = Literal["accepted", "dropped", "duplicate", "refused", "failed"]
SENDING = ("message/send", "webhook/send", "appchat/send")
SECRET_FIELDS = frozenset({"corpsecret", "access_token", "key", "code"})


@dataclass
class Record:
    """One call of the API: `accepted` reached a phone, `dropped` and `duplicate` did not though errcode is 0."""

    at: float  # machine time
    api: str
    query: dict[str, str]
    payload: Json
    outcome: Outcome = "accepted"
    errcode: int = 0
    errmsg: str = "ok"
    msgid: str = ""
    recipients: dict[str, str] = field(default_factory=dict)  # userid or chatid → delivered|dropped|duplicate|invalid
    answer_lost: bool = False  # WeCom acted, the caller never heard


def without_secrets(query: dict[str, str]) -> dict[str, str]:
    """The query with its secrets masked, fit for a log."""
    return {name: "***" if name in SECRET_FIELDS else value for name, value in query.items()}


class Log:
    """All records in order; iterate over it, or ask for one api."""

    def __init__(self) -> None:
        self._records: list[Record] = []

    def __iter__(self) -> Iterator[Record]:
        return iter(list(self._records))

    def __len__(self) -> int:
        return len(self._records)

    def add(self, record: Record) -> None:
        """Append one record."""
        self._records.append(record)

    def of(self, api: str, outcome: Outcome | None = None) -> list[Record]:
        """The records of one api (`message/send`), of one outcome if given."""
        return [one for one in self if one.api == api and outcome in (None, one.outcome)]

    def refused(self) -> list[Record]:
        """Everything that was refused for its content or its caller (not failures set by a test)."""
        return [one for one in self if one.outcome == "refused"]

    def delivered(self) -> list[tuple[str, str]]:
        """Every message that reached somebody: whom, and the body as JSON (a task_id or a text makes it unique)."""
        return [
            (who, json.dumps(one.payload, ensure_ascii=False, sort_keys=True))
            for one in self
            if one.api in SENDING and one.outcome in ("accepted", "dropped")
            for who, what in one.recipients.items()
            if what == "delivered"
        ]

    def doubled(self) -> list[tuple[str, str]]:
        """What the same person or group got more than once; lost is what the caller expected and `delivered` lacks."""
        return [message for message, times in Counter(self.delivered()).items() if times > 1]

    def clear(self) -> None:
        """Forget all; phones keep what they have."""
        self._records.clear()
