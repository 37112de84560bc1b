"""A slow line: a file passes it, and an answer that comes drop by drop ends after a while."""

import json
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from itertools import pairwise, takewhile

import pytest
import requests

from bot.wecom.client import WeCom
from bot.wecom.errors import TryLater, UnknownOutcome
from bot.wecom.line import Line
from bot.wecom.names import Names
from bot.wecom.outcomes import broken
from tests.doorstep import a_port
from tests.wecom.calls import GROUP_KEY, make_client

A_FILE, A_SECOND = 1_600_000, 1_000_000  # bytes, and how many the line takes in a second
IMPATIENT, HURRIED = (0.3, 1.0), (5, 0.15)  # seconds to connect and of silence: the file takes longer than either
Served = Callable[[socket.socket, bytes], None]


def slowly(connection: socket.socket, head: bytes) -> None:
    """Read what was announced no faster than the line allows, then answer."""
    announced = int(head.lower().partition(b"content-length:")[2].split()[0]) if b"POST" in head else 0
    while announced > 0:
        part = len(connection.recv(20_000))
        announced -= part or announced
        time.sleep(part / A_SECOND)
    connection.sendall(_answer(media_id="M1"))


def in_drops(connection: socket.socket, head: bytes) -> None:
    """gettoken at once; any other answer byte by byte, well within the silence that is allowed."""
    if b"gettoken" in head:
        connection.sendall(_answer())
        return
    for byte in _answer(more="x" * 400):
        time.sleep(0.03)
        connection.sendall(bytes([byte]))


def _answer(**more: str) -> bytes:
    body = json.dumps({"errcode": 0, "errmsg": "ok", "access_token": "T1", "expires_in": 7200, **more}).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Length: %d\r\n\r\n%b" % (len(body), body)


@contextmanager
def a_line(serve: Served) -> Iterator[str]:
    """WeCom at the other end of such a line; its address."""

    def meet(connection: socket.socket) -> None:
        threading.Thread(target=_converse, args=(connection, serve), daemon=True).start()

    with a_port(meet, receive=64 * 1024) as port:
        yield f"http://127.0.0.1:{port}"


def _converse(connection: socket.socket, serve: Served) -> None:
    with connection, connection.makefile("rb", buffering=0) as heard:
        try:
            while head := b"".join(takewhile(b"\r\n".__ne__, iter(heard.readline, b""))):
                serve(connection, head)
        except OSError:
            return  # it was hung up


def test_a_file_passes_a_slow_line_with_signs_of_life() -> None:
    signs: list[float] = []
    with a_line(slowly) as address, closing(make_client(address, IMPATIENT)) as client:
        client.watched_by(lambda: signs.append(time.monotonic()))

        assert client.upload("file", bytes(A_FILE), "附件.pdf") == "M1"

    assert signs[-1] - signs[0] > IMPATIENT[1]
    assert max(later - earlier for earlier, later in pairwise(signs)) < IMPATIENT[1]


@pytest.mark.parametrize(
    ("ask", "fault"),
    [
        (lambda client: client.webhook(GROUP_KEY, {"msgtype": "text"}), UnknownOutcome),
        (lambda client: client.fetch_media("M1", 1000), TryLater),
    ],
    ids=["a message", "a file"],
)
def test_an_answer_in_drops_is_not_waited_for(ask: Callable[[WeCom], object], fault: type[Exception]) -> None:
    with a_line(in_drops) as address, closing(make_client(address, HURRIED)) as client:
        started = time.monotonic()

        with pytest.raises(fault):
            ask(client)

    assert time.monotonic() - started < 5


def test_a_name_that_nobody_looks_up_is_not_waited_for() -> None:
    """Name servers that don't answer: nothing was sent, and the question goes on alone. Once they do, all is well."""
    asked: list[str] = []
    back = threading.Event()

    def resolver(host: str, *more: int) -> list[object]:
        asked.append(host)
        back.wait(60)
        both = ("127.0.0.2", "127.0.0.1")  # at the first nobody is in
        return [one for address in both for one in socket.getaddrinfo(address, *more)]

    with a_line(slowly) as address, requests.Session() as session:
        session.trust_env = False
        session.mount("http://", Line(lambda: None, Names(resolver)))
        ask = partial(session.get, address.replace("127.0.0.1", "wecom.invalid"), timeout=IMPATIENT)
        started = time.monotonic()
        for _ in range(2):
            with pytest.raises(requests.ConnectionError) as fault:
                ask()
            assert str(broken(fault.value)).startswith("not reached")
        assert time.monotonic() - started < 5
        assert len(asked) == 1
        back.set()
        assert ask().ok
