"""The line to WeCom: how long a name, a body and an answer may take in all. A timeout of requests counts silence only.

By itself a body goes out in one piece within the time for connecting, and what the system has swallowed must be
answered within the time for silence: a file never passes a slow line. An answer that comes drop by drop never ends,
and the loop that waits for it would be dead.
"""

import io
import math
import socket
import time
from collections.abc import Callable, Sequence
from functools import partial
from http.client import HTTPResponse
from typing import Any, cast

from requests import PreparedRequest
from requests.adapters import HTTPAdapter
from urllib3 import HTTPConnectionPool
from urllib3.connection import HTTPConnection, HTTPSConnection
from urllib3.exceptions import ConnectTimeoutError, NewConnectionError

from bot.wecom.names import Names

PIECE = 64 * 1024
BODY, ANSWER = 20, 4  # times the silence that is allowed: 60 and 20 s as a rule
NAME = 4  # times the time for connecting: 12 s; the first two of three name servers may be dead for 5 s each
_UNDER_WAY = 128 * 1024  # bytes in the system's hands: what has left us is nearly there when the answer is waited for


class Line(HTTPAdapter):
    """The way to any host; `alive` is called with every host's name and every piece of a body."""

    def __init__(self, alive: Callable[[], None], names: Names | None = None) -> None:
        ours: dict[str, Any] = {"alive": alive, "names": names or Names()}
        self._connections = {"http": partial(_Counting, **ours), "https": partial(_Safe, **ours)}
        super().__init__()

    def get_connection_with_tls_context(
        self,
        request: PreparedRequest,
        *args: Any,  # noqa: ANN401 - handed on
        **kwargs: Any,  # noqa: ANN401 - handed on
    ) -> HTTPConnectionPool:
        """The pool for this request, whose connections count."""
        pool = cast("HTTPConnectionPool", super().get_connection_with_tls_context(request, *args, **kwargs))
        pool.ConnectionCls = cast("type[HTTPConnection]", self._connections[str(pool.scheme)])
        return pool


class _Drops(io.RawIOBase):
    """What comes from a socket, until the time for it is over."""

    def __init__(self, sock: socket.socket) -> None:
        self._file = sock.makefile("rb", buffering=0)
        self._until = time.monotonic() + ANSWER * (sock.gettimeout() or math.inf)

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:  # noqa: ANN401 - handed on
        if time.monotonic() > self._until:
            raise TimeoutError("the answer comes too slowly")
        return self._file.readinto(buffer)

    def close(self) -> None:
        self._file.close()
        super().close()


class _Answer(HTTPResponse):
    """An answer whose head and body together may take so long."""

    def __init__(self, sock: socket.socket, *args: Any, **kwargs: Any) -> None:  # noqa: ANN401 - handed on
        super().__init__(sock, *args, **kwargs)
        self.fp.close()
        self.fp = io.BufferedReader(_Drops(sock))


class _Counting(HTTPConnection):
    """Sends piece by piece: each may wait as long as a connection may, all together somewhat longer."""

    response_class = _Answer

    def __init__(self, *args: Any, alive: Callable[[], None], names: Names, **kwargs: Any) -> None:  # noqa: ANN401
        little = (socket.SOL_SOCKET, socket.SO_SNDBUF, _UNDER_WAY)
        super().__init__(*args, socket_options=[*HTTPConnection.default_socket_options, little], **kwargs)
        self._alive = alive
        self._names = names

    def _new_conn(self) -> socket.socket:
        """As its parent does, whose name servers may take for ever."""
        name = self._dns_host
        try:
            found = self._names.addresses(name, self.port, NAME * self.timeout if self.timeout else None)
            self._alive()
            return self._first_of(found)
        except OSError as fault:
            raise NewConnectionError(self, f"no address: {fault}") from fault
        finally:
            self.host = name

    def _first_of(self, addresses: Sequence[str]) -> socket.socket:
        """The first address that answers."""
        fault: Exception = OSError("no address")
        for address in addresses:
            self.host = address
            try:
                return super()._new_conn()
            except (ConnectTimeoutError, NewConnectionError) as its:
                fault = its
        raise fault

    def send(self, data: bytes) -> None:  # type: ignore[override]  # whatever else may be sent, we send bytes
        until = time.monotonic() + BODY * (self.timeout or math.inf)
        for start in range(0, len(data), PIECE):
            if time.monotonic() > until:
                raise TimeoutError("the line is too slow")
            super().send(data[start : start + PIECE])
            self._alive()


class _Safe(_Counting, HTTPSConnection):
    """The same under TLS."""
