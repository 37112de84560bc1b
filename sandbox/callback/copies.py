"""How often WeCom delivers one callback: retries of a failed one, further copies of an answered one (§1.6)."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass

from sandbox.callback.heard import Answer

Attempt = Callable[[int], Answer]
TAKEN = 200


@dataclass(frozen=True)
class Persistence:
    """`attempts` for one copy while nobody answers; `extra_copies` come whatever was answered."""

    attempts: int
    extra_copies: int = 0
    at_once: bool = False
    retries_non_200: bool = True

    def deliver(self, attempt: Attempt) -> tuple[Answer, ...]:
        """All attempts of all copies, in the order of the copies."""
        copies = range(1 + self.extra_copies)
        if self.at_once and self.extra_copies:
            with ThreadPoolExecutor(len(copies)) as pool:
                finished = list(pool.map(lambda copy: list(self._insist(attempt, copy)), copies))
            return tuple(answer for answers in finished for answer in answers)
        return tuple(answer for copy in copies for answer in self._insist(attempt, copy))

    def _insist(self, attempt: Attempt, copy: int) -> Iterator[Answer]:
        for _ in range(self.attempts):
            answer = attempt(copy)
            yield answer
            if answer.status == TAKEN or (answer.status and not self.retries_non_200):
                return
