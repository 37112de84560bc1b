"""An API of WeCom's in a few lines: it answers what the test tells it to, and remembers what it was asked."""

import json
import threading
from collections import defaultdict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from wsgiref.types import StartResponse, WSGIEnvironment

from werkzeug.serving import WSGIRequestHandler, make_server
from werkzeug.wrappers import Request, Response

PREFIX = "/cgi-bin/"
Answer = Response | dict[str, object]
Rule = Answer | Callable[[Request], Answer]


class Silent(WSGIRequestHandler):
    """Prints nothing; addresses hold secrets even here."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - werkzeug's name
        """Nothing."""


@dataclass
class StandIn:
    """What is asked and what is answered, by the name of the API."""

    base: str = ""
    rules: dict[str, Rule] = field(default_factory=dict)
    asked: dict[str, list[Request]] = field(default_factory=lambda: defaultdict(list))
    tokens: list[str] = field(default_factory=lambda: ["T1"])
    hold: threading.Event = field(default_factory=threading.Event)  # what hangs, hangs until this is set

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterator[bytes]:
        """One request."""
        request = Request(environ)
        request.get_data()
        name = request.path.split(PREFIX)[-1]
        self.asked[name].append(request)
        rule = self.rules.get(name) or (self.token() if name == "gettoken" else ok())
        answer = rule if isinstance(rule, Response | dict) else rule(request)
        response = Response(json.dumps(answer), mimetype="application/json") if isinstance(answer, dict) else answer
        yield from response(environ, start)

    def token(self) -> Answer:
        """The token in force."""
        return ok(access_token=self.tokens[-1], expires_in=7200)

    def check_token(self, request: Request) -> Answer:
        """42001 for any token but the one in force."""
        return ok() if request.args.get("access_token") == self.tokens[-1] else no(42001)

    def hang(self, _request: Request) -> Answer:
        """Answer when the test is over."""
        self.hold.wait(20)
        return ok()

    def count(self, name: str) -> int:
        """How often this API was asked."""
        return len(self.asked[name])


def ok(**more: object) -> dict[str, object]:
    """A success."""
    return {"errcode": 0, "errmsg": "ok", **more}


def no(errcode: object, errmsg: str = "no") -> dict[str, object]:
    """A failure."""
    return {"errcode": errcode, "errmsg": errmsg}


@contextmanager
def serving(stand_in: StandIn) -> Iterator[StandIn]:
    """The stand-in on a loopback port."""
    server = make_server("127.0.0.1", 0, stand_in, threaded=True, request_handler=Silent)
    server.daemon_threads = True  # type: ignore[attr-defined]  # ThreadingMixIn's, which the stubs don't show
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))  # seconds until it sees a shutdown
    thread.start()
    stand_in.base = f"http://127.0.0.1:{server.server_port}"
    try:
        yield stand_in
    finally:
        stand_in.hold.set()
        server.shutdown()
        thread.join()
        server.server_close()
