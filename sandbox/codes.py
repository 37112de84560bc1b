"""The cards that were sent and the response_codes that can still change them (wecom-protocol §4.3)."""

import secrets
from dataclasses import asdict, dataclass, field

from sandbox.clock import Clock
from sandbox.refusal import Refused, demand
from sandbox.store import Store
from sandbox.switches import Switches

HOUR = 3600
NO_ACTION_MENU = ("text_notice", "news_notice")


@dataclass
class Sending:
    """A card that was sent under one task_id, to whom."""

    task_id: str
    card_type: str
    can_call_back: bool
    recipients: list[str] = field(default_factory=list)


@dataclass
class Code:
    """One response_code: once, for some days."""

    value: str
    task_id: str
    made_at: float
    spent: bool = False


class Codes:
    """Remembers task_ids and gives out, checks and spends codes."""

    def __init__(self, switches: Switches, clock: Clock, store: Store) -> None:
        self._switches, self._clock, self._store = switches, clock, store
        self._sendings = {one["task_id"]: Sending(**one) for one in store.load("sending")}
        self._codes = {one["value"]: Code(**one) for one in store.load("code")}

    def was_sent(self, task_id: str) -> bool:
        """Whether this task_id is taken."""
        return task_id in self._sendings

    def remember(self, sending: Sending) -> None:
        """Take a task_id."""
        self._sendings[sending.task_id] = sending
        self._store.put("sending", sending.task_id, asdict(sending))

    def issue(self, task_id: str) -> str:
        """A new code for a card that can call back; empty for one that cannot."""
        sending = self._sendings.get(task_id)
        if sending is None or not sending.can_call_back:
            return ""
        code = Code(secrets.token_urlsafe(24), task_id, self._clock())
        self._codes[code.value] = code
        self._keep(code)
        return code.value

    def find(self, value: str) -> Sending:
        """The card an unspent, living code belongs to; refused otherwise. Does not spend."""
        code = self._codes.get(value)
        if code is None or code.spent:
            raise Refused(42022, "response_code")
        demand(self._clock() - code.made_at <= self._switches.code_hours * HOUR, self._switches.expired_code_errcode)
        return self._sendings[code.task_id]

    def spend(self, value: str) -> None:
        """Use a code up, and where they hang together every other code of its card."""
        task_id = self._codes[value].task_id
        for code in list(self._codes.values()):
            if code.value == value or (code.task_id == task_id and not self._switches.independent_codes):
                code.spent = True
                self._keep(code)

    def unspent(self, task_id: str) -> list[str]:
        """The codes of a card that still work, oldest first."""
        return [one.value for one in self._codes.values() if one.task_id == task_id and not one.spent]

    def _keep(self, code: Code) -> None:
        self._store.put("code", code.value, asdict(code))
