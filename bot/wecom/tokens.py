"""One access token for all threads and processes: fetched by one of them, renewed once, remembered when refused."""

import json
from collections.abc import Callable
from typing import NamedTuple

from bot.cache import Cache
from bot.wecom.errors import SendFailed, TryLater, failure

_EARLY = 300  # seconds before its end at which a token is replaced
_LOCK_SECONDS = 9  # a little more than one call takes; if its answer drips, a second one asks too
_AFTER_FAILURE = 5.0  # seconds in which nobody asks again: WeCom blocks for an hour after 2000 failures in one
_AFTER_REFUSAL = 60.0  # the same for a wrong secret


class Token(NamedTuple):
    """What gettoken gave, and for how many seconds it is good."""

    value: str
    seconds: float


class Tokens:
    """The token of one application; `ask` is gettoken itself, returning the token or what went wrong."""

    def __init__(self, cache: Cache, key: str, ask: Callable[[], Token | SendFailed]) -> None:
        self._cache = cache
        self._key = key
        self._ask = ask

    def current(self) -> str:
        """The token in force; fetched if there is none."""
        return self._cache.get(self._key) or self.renewed(instead_of="")

    def renewed(self, instead_of: str) -> str:
        """A token other than the one that was refused, fetched by whoever gets the lock first."""
        self._check_last_failure()
        with self._cache.lock(self._key, _LOCK_SECONDS):
            known = self._cache.get(self._key)
            if known and known != instead_of:
                return known
            self._check_last_failure()
            return self._fetch()

    def _fetch(self) -> str:
        outcome = self._ask()
        if isinstance(outcome, SendFailed):
            self._remember(outcome)
            raise outcome
        self._cache.put(self._key, outcome.value, max(outcome.seconds - _EARLY, outcome.seconds / 2))
        return outcome.value

    def _remember(self, refused: SendFailed) -> None:
        code = getattr(refused, "code", 0)
        pause = _AFTER_REFUSAL if code else _AFTER_FAILURE
        self._cache.put(f"{self._key}:failed", json.dumps([code, str(refused)]), pause)

    def _check_last_failure(self) -> None:
        remembered = self._cache.get(f"{self._key}:failed")
        if remembered is None:
            return
        code, reason = json.loads(remembered)
        raise failure(code, reason) if code else TryLater(_AFTER_FAILURE, reason)
