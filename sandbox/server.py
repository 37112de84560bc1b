"""The emulator on a loopback port in a thread: `with serve(emulator) as url:`."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from flask import Flask
from werkzeug.serving import BaseWSGIServer, WSGIRequestHandler, make_server

from sandbox.emulator import Emulator


class QuietHandler(WSGIRequestHandler):
    """Says nothing on the console: the emulator has its own log, and addresses hold tokens."""

    protocol_version = "HTTP/1.1"

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Drop the line."""


class PortTaken(Exception):
    """Somebody else listens there."""


@contextmanager
def running(app: Flask, port: int = 0, host: str = "127.0.0.1") -> Iterator[int]:
    """Any Flask application on a port (0 = a free one) while the block runs; gives the port."""
    try:
        server = make_server(host, port, app, threaded=True, request_handler=QuietHandler)
    except SystemExit:  # werkzeug's way to say that the port is taken
        raise PortTaken(f"端口 {port} 已被别的程序占用。") from None
    server.daemon_threads = True  # type: ignore[attr-defined]  # ThreadedWSGIServer has it
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}, daemon=True)
    thread.start()
    try:
        yield server.server_port
    finally:
        _end(server)
        thread.join()
        server.server_close()


def _end(server: BaseWSGIServer) -> None:
    """End its loop, which looks up twenty times a second: a caller wakes it at once."""
    ending = threading.Thread(target=server.shutdown)
    ending.start()
    with suppress(OSError), socket.create_connection((server.host, server.port), timeout=1):
        ending.join()


@contextmanager
def serve(emulator: Emulator, port: int = 0) -> Iterator[str]:
    """The emulator's address (the product's WECOM_API_BASE, prefix included) while the block runs."""
    with running(emulator.app, port) as taken:
        emulator.url = f"http://127.0.0.1:{taken}{emulator.corp.prefix}"
        try:
            yield emulator.url
        finally:
            emulator.corp.faults.close()
