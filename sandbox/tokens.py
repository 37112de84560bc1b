"""access_tokens: one per secret, two hours (wecom-protocol §4.1)."""

import secrets
from dataclasses import dataclass

from sandbox.clock import Clock
from sandbox.credentials import Credentials
from sandbox.refusal import Refused, demand
from sandbox.switches import Switches

LIFE = 7200


@dataclass(frozen=True)
class Token:
    """A token and whose it is; `agent_id` is 0 for 通讯录同步."""

    value: str
    agent_id: int
    expires_at: float


class Tokens:
    """Gives out tokens, checks them and can kill them early."""

    def __init__(self, credentials: Credentials, switches: Switches, clock: Clock) -> None:
        self._credentials, self._switches, self._clock = credentials, switches, clock
        self._all: dict[str, Token] = {}
        self._current: dict[str, Token] = {}

    def give(self, corp_id: str, secret: str) -> tuple[str, int]:
        """The token of a secret and the seconds it lives; the same one inside its life unless switched."""
        demand(corp_id == self._credentials.corp_id, 40013, "corpid")
        agents = {self._credentials.secret: self._credentials.agent_id, self._credentials.contact_secret: 0}
        demand(secret and secret in agents, 40001, "corpsecret")
        now = self._clock()
        current = self._current.get(secret)
        if current is None or current.expires_at <= now or self._switches.new_token_each_time:
            current = self._renew(secret, agents[secret], now)
        return current.value, int(current.expires_at - now)

    def check(self, value: str) -> Token:
        """The token behind `value`; refused when missing, unknown or too old."""
        demand(value, 41001)
        token = self._all.get(value)
        if token is None:
            raise Refused(40014)
        demand(token.expires_at > self._clock(), 42001)
        return token

    def revoke(self) -> None:
        """Make every token invalid at once, as a reset secret does."""
        self._all.clear()
        self._current.clear()

    def _renew(self, secret: str, agent_id: int, now: float) -> Token:
        old = self._current.get(secret)
        if old and self._switches.new_token_each_time:
            self._all.pop(old.value, None)
        token = Token(secrets.token_urlsafe(96), agent_id, now + LIFE)
        self._all[token.value] = self._current[secret] = token
        return token
