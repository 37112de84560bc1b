"""A bare port where a test itself says what happens to whoever connects."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress


@contextmanager
def a_port(meet: Callable[[socket.socket], None], receive: int = 0) -> Iterator[int]:
    """A loopback port; every connection is given to `meet`. `receive` is how many bytes wait unread at most (0: many).

    Nobody listens afterwards: whoever still waited for a caller would take those of the next server with the same
    file number.
    """
    with socket.socket() as door:
        if receive:
            door.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, receive)
        door.bind(("127.0.0.1", 0))
        door.listen()
        waiting = threading.Thread(target=_meet_all, args=(door, meet), daemon=True)
        waiting.start()
        try:
            yield int(door.getsockname()[1])
        finally:
            door.shutdown(socket.SHUT_RDWR)  # wakes it
            waiting.join()


def _meet_all(door: socket.socket, meet: Callable[[socket.socket], None]) -> None:
    with suppress(OSError):
        while True:
            meet(door.accept()[0])
