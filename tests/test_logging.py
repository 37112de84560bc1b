"""Logs are JSON, a line each, and nobody finds a secret or a mobile number in them (reliability C20)."""

import io
import json
import logging
import sys
import threading
from collections.abc import Iterator

import pytest
import requests
import structlog

from config.logging import configure

SECRET = "made-up-secret"
UGLY = '口令"with\\quotes'
NOWHERE = "http://127.0.0.1:9"  # nobody listens on the discard port


@pytest.fixture
def log() -> Iterator[io.StringIO]:
    """What a process that is set up like ours writes to stderr."""
    root, hooks = logging.getLogger(), (sys.excepthook, threading.excepthook)
    handlers, level, ours = list(root.handlers), root.level, structlog.get_config()
    stream = io.StringIO()
    configure("DEBUG", [SECRET, UGLY], stream)
    yield stream
    root.handlers[:] = handlers
    root.setLevel(level)
    sys.excepthook, threading.excepthook = hooks
    logging.captureWarnings(capture=False)
    structlog.configure(**ours)


def entries(log: io.StringIO) -> list[dict[str, object]]:
    """Each line as the collector reads it."""
    return [json.loads(line) for line in log.getvalue().splitlines()]


def test_an_event_keeps_its_facts(log: io.StringIO) -> None:
    structlog.get_logger("duban.door").info("turn done", message_id="m1", number=7, text="签收 1")

    (entry,) = entries(log)
    assert entry["event"] == "turn done"
    assert entry["message_id"] == "m1"
    assert entry["number"] == 7
    assert entry["text"] == "签收 1"
    assert entry["level"] == "info"
    assert entry["logger"] == "duban.door"
    assert str(entry["timestamp"]).endswith("Z")


def test_a_library_speaks_the_same_way(log: io.StringIO) -> None:
    logging.getLogger("some.library").warning("slow answer after %d s", 3)

    (entry,) = entries(log)
    assert entry["event"] == "slow answer after 3 s"
    assert entry["level"] == "warning"


@pytest.mark.parametrize(
    "text",
    [
        f"GET /cgi-bin/gettoken?corpid=ww1&corpsecret={SECRET} failed",
        "POST /cgi-bin/message/send?access_token=sesame-A_b-9 HTTP/1.1",
        "POST /cgi-bin/webhook/send?key=sesame-1111-2222",
        "https://qyapi.example/cgi-bin/aibot/response?response_code=sesame",
        "postgresql://duban:sesame@db/duban",
        "access_token%3Dsesame",
        '{"access_token": "sesame", "expires_in": 7200}',
        '{"response_url":"https://sesame"}',
        f"token {UGLY} seen",
    ],
)
def test_a_secret_is_blacked_out_wherever_it_stands(log: io.StringIO, text: str) -> None:
    structlog.get_logger().info(text)
    structlog.get_logger().info("nested", body={"raw": [text]})
    logging.getLogger("a.library").info("%s", text)

    assert len(entries(log)) == 3
    assert "sesame" not in log.getvalue()
    assert SECRET not in log.getvalue()
    assert json.dumps(UGLY, ensure_ascii=False)[1:-1] not in log.getvalue()


def test_the_exception_of_a_failed_call_shows_no_secret(log: io.StringIO) -> None:
    try:
        requests.get(f"{NOWHERE}/cgi-bin/gettoken?corpid=ww1&corpsecret=sesame", timeout=2)
    except requests.ConnectionError:
        structlog.get_logger().exception("gettoken failed")

    (entry,) = entries(log)
    assert "ConnectionError" in str(entry["exception"])
    assert "corpsecret=***" in str(entry["exception"])
    assert "sesame" not in log.getvalue()


def test_a_mobile_number_shows_only_its_ends(log: io.StringIO) -> None:
    structlog.get_logger().info("联系人 13912345678", at=1658365200000)

    assert "139****5678" in log.getvalue()
    assert "13912345678" not in log.getvalue()
    assert "1658365200000" in log.getvalue()


def test_an_exception_that_nobody_caught_is_logged_too(log: io.StringIO) -> None:
    error = RuntimeError(f"broken near {SECRET}")
    sys.excepthook(RuntimeError, error, None)

    (entry,) = entries(log)
    assert entry["event"] == "uncaught exception"
    assert "RuntimeError: broken near ***" in str(entry["exception"])


def test_a_thread_that_dies_is_logged(log: io.StringIO) -> None:
    def die() -> None:
        raise RuntimeError("in a thread")

    thread = threading.Thread(target=die)
    thread.start()
    thread.join()

    assert "in a thread" in str(entries(log)[0]["exception"])


def test_urllib3_does_not_print_addresses_even_when_debugging(log: io.StringIO) -> None:
    logging.getLogger("urllib3.connectionpool").debug("GET /cgi-bin/gettoken")

    assert log.getvalue() == ""
