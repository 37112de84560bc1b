"""Logs: one JSON object a line on stderr, from us and from every library, with no secret and no mobile number in it."""

import json
import logging
import re
import sys
import threading
from collections.abc import Iterable
from types import TracebackType
from typing import IO

import structlog
from structlog.typing import Processor, WrappedLogger

HIDDEN = "***"
NAMES = "access_token|corpsecret|provider_access_token|refresh_token|response_code|jsapi_ticket|ticket|password"
IN_TEXT = re.compile(rf"\b({NAMES})(=|%3D)[^&\s\"'\\<>]+", re.IGNORECASE)  # requests prints whole addresses
IN_ADDRESS = re.compile(r"([?&](?:key|code|secret|token)=)[^&\s\"'\\<>]+", re.IGNORECASE)  # a group robot's key is one
IN_JSON = re.compile(
    rf"((?:\\*\")(?:{NAMES}|secret|token|aes_key|response_url)\\*\"\s*:\s*\\*\")[^\"\\]+", re.IGNORECASE
)
IN_LOGIN = re.compile(r"(://[^/\s:@\"]*:)[^/\s@\"]+(?=@)")
MOBILE = re.compile(r"(?<![\d.])(1[3-9]\d)\d{4}(\d{4})(?!\d)")
TALKATIVE = ("urllib3", "wechatpy", "apscheduler", "alembic", "werkzeug")


class Redactor:
    """Blacks out what nobody may read in a log; the last step, so that nothing gets past it."""

    def __init__(self, secrets: Iterable[str]) -> None:
        spellings = {form for secret in secrets for form in (secret, json.dumps(secret, ensure_ascii=False)[1:-1])}
        known = "|".join(re.escape(text) for text in sorted(spellings, key=len, reverse=True))
        self._known = re.compile(known) if known else None

    def __call__(self, logger: WrappedLogger, name: str, line: str) -> str:
        """The finished line without its secrets."""
        del logger, name
        if self._known:
            line = self._known.sub(HIDDEN, line)
        line = IN_TEXT.sub(rf"\1\2{HIDDEN}", line)
        for pattern in (IN_ADDRESS, IN_JSON, IN_LOGIN):
            line = pattern.sub(rf"\1{HIDDEN}", line)
        return MOBILE.sub(r"\1****\2", line)


def configure(level: str, secrets: Iterable[str], stream: IO[str] | None = None) -> None:
    """Send everything that is logged in this process to `stream` (stderr), redacted; uncaught exceptions too."""
    before: list[Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.stdlib.ExtraAdder(),
        structlog.processors.TimeStamper(fmt="iso", utc=True),
    ]
    handler = logging.StreamHandler(stream or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(foreign_pre_chain=before, processors=_rendering(Redactor(secrets)))
    )
    logging.basicConfig(handlers=[handler], level=level, force=True)
    logging.captureWarnings(capture=True)
    for name in TALKATIVE:
        logging.getLogger(name).setLevel(max(logging.WARNING, logging.getLevelName(level)))
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *before,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    sys.excepthook = _log_uncaught
    threading.excepthook = _log_uncaught_in_thread


def _rendering(redactor: Redactor) -> list[Processor]:
    return [
        structlog.stdlib.ProcessorFormatter.remove_processors_meta,
        structlog.processors.format_exc_info,
        structlog.processors.JSONRenderer(ensure_ascii=False, default=str),
        redactor,  # type: ignore[list-item]  # after the renderer the event is a text
    ]


def _log_uncaught(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt):
        return  # Ctrl-C is a wish, not a fault
    logging.getLogger("duban").critical("uncaught exception", exc_info=(kind, error, trace))


def _log_uncaught_in_thread(what: threading.ExceptHookArgs) -> None:
    if what.exc_value is not None:
        _log_uncaught(what.exc_type, what.exc_value, what.exc_traceback)
