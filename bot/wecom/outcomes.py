"""What a broken call means: was WeCom reached or not? And texts from outside, without secrets."""

import re

import requests
from urllib3.exceptions import ConnectTimeoutError, MaxRetryError, NewConnectionError

from bot.wecom.errors import Kind, SendFailed, TryLater, Undeliverable, UnknownOutcome

_UNREACHED_PAUSE = 5.0
_REFUSED_PAUSE = 300.0  # a proxy or a wrong address: an operator has to look
_TOO_LARGE, _TOO_MANY, _SERVER_FAULT = 413, 429, 500
_REASON_LENGTH = 200
_SECRET = re.compile(r"\b(access_token|corpsecret|key|code|secret)=[^&\s\"']+")


def broken(fault: requests.RequestException) -> SendFailed:
    """The exception for a call that brought no answer; only its class is named, its text holds the address."""
    name = type(fault).__name__
    if isinstance(fault, requests.exceptions.SSLError):
        return TryLater(_REFUSED_PAUSE, "no safe connection (certificate)")
    if isinstance(fault, requests.ConnectTimeout) or _never_connected(fault):
        return TryLater(_UNREACHED_PAUSE, f"not reached: {name}")
    if isinstance(fault, ValueError):  # requests' classes for addresses that are none
        return Undeliverable(0, f"not an address: {name}", Kind.CONFIGURATION)
    return UnknownOutcome(f"no answer: {name}")


def refused_by_status(status: int) -> SendFailed:
    """The exception for an HTTP status that is no success; from 500 on WeCom may have acted."""
    if status >= _SERVER_FAULT:
        return UnknownOutcome(f"HTTP {status}")
    if status == _TOO_LARGE:  # for something on the way; it will not be smaller another time
        return Undeliverable(status, f"HTTP {status}", Kind.GONE)
    return TryLater(60.0 if status == _TOO_MANY else _REFUSED_PAUSE, f"HTTP {status}")


def masked(text: str, secret: str) -> str:
    """An error text of WeCom's, short, with nothing in it that opens a door."""
    text = _SECRET.sub(r"\1=***", text)
    return (text.replace(secret, "***") if secret else text)[:_REASON_LENGTH]


def _never_connected(fault: requests.RequestException) -> bool:
    inner = fault.args[0] if fault.args else None
    if isinstance(inner, MaxRetryError):
        inner = inner.reason
    return isinstance(inner, NewConnectionError | ConnectTimeoutError)
