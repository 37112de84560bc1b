"""The embedded server, and how it closes: whoever stands at the counter is served, nobody new comes in.

Waitress's own end (3.0.2) drops what it has read and not begun, what it has half read and who knocks; each of these
is a message that WeCom repeats twice (the bot's: once) and then forgets. A signal that raises, which is how it is told
to end, may besides strike between two lines that belong together. Here a signal only says so, and the loop ends itself.
"""

import select
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from waitress import wasyncore
from waitress.channel import HTTPChannel
from waitress.server import BaseWSGIServer, create_server

from bot.cli.stop import Stop
from bot.webhook import BODY_LIMIT

THREADS = 8
CONNECTIONS = 400
BODY_SECONDS = 30
LAST_SECONDS = 6.0  # for whoever is inside: WeCom itself hangs up after 5
QUIET_SECONDS = 1.0  # who has said nothing for so long is only keeping his line open
WAKE_SECONDS = 0.2
LAST_TURN_SECONDS = 0.05


@dataclass
class Counter:
    """One open counter: `serve` returns when `stop` was asked for and everybody inside has his answer."""

    application: Callable[..., Any]
    host: str
    port: int
    last_seconds: float = LAST_SECONDS
    quiet_seconds: float = QUIET_SECONDS
    _map: dict[int, Any] = field(default_factory=dict)
    _quiet_since: dict[object, float] = field(default_factory=dict)
    stop: Stop = field(default_factory=Stop)

    def __post_init__(self) -> None:
        """Listen; from here on connections are kept in line by the kernel."""
        self._server: Any = create_server(
            self.application,
            map=self._map,
            host=self.host,
            port=self.port,
            threads=THREADS,
            connection_limit=CONNECTIONS,
            channel_timeout=BODY_SECONDS,
            max_request_body_size=BODY_LIMIT + 1,  # what reaches it is refused
            ident="",
        )

    def serve(self) -> None:
        """Answer until asked to stop, then whoever is inside, for `last_seconds` at most."""
        while not self.stop.asked:
            wasyncore.loop(timeout=WAKE_SECONDS, map=self._map, count=1)
        listeners = self._of(BaseWSGIServer)
        for listener in listeners:
            _shut(listener)
        until = time.monotonic() + self.last_seconds
        while (inside := self._of(HTTPChannel)) and time.monotonic() < until:
            for channel in inside:
                self._hurry(channel, time.monotonic())
            wasyncore.loop(timeout=LAST_TURN_SECONDS, map=self._map, count=1)
        self._server.task_dispatcher.shutdown(timeout=1)
        for listener in listeners:
            listener.trigger.close()

    def _of(self, kind: type) -> list[Any]:
        return [one for one in list(self._map.values()) if isinstance(one, kind)]

    def _hurry(self, channel: Any, now: float) -> None:  # noqa: ANN401 - the stubs take its headers for unchangeable
        """This answer is the last on its connection; a connection on which nothing is under way ends."""
        for request in list(channel.requests):
            request.headers["CONNECTION"] = "close"
        busy = channel.requests or channel.request is not None or channel.total_outbufs_len
        if busy:
            self._quiet_since.pop(channel, None)
        elif now - self._quiet_since.setdefault(channel, now) > self.quiet_seconds:
            channel.will_close = True


def _shut(listener: Any) -> None:  # noqa: ANN401 - the stubs do not know what it inherits
    """Take in who has knocked by now, then listen no more."""
    for _ in range(listener.adj.backlog):
        if not select.select([listener.socket], [], [], 0)[0]:
            break
        listener.handle_accept()
    wasyncore.dispatcher.close(listener)
