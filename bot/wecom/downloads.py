"""Received pictures and files: fetched from known hosts only, never more of them than asked for."""

import json
import re
from collections.abc import Collection, Mapping
from typing import NamedTuple
from urllib.parse import unquote, urlsplit

import requests
from werkzeug.http import parse_options_header

from bot.wecom.errors import Kind, SendFailed, TryLater, Undeliverable, UnknownOutcome, failure
from bot.wecom.outcomes import broken, refused_by_status

BOT_MEDIA_HOSTS = (".myqcloud.com", ".qpic.cn", ".weixin.qq.com")  # a dot in front: any host below
TOO_LARGE = 413
_ERROR_BYTES = 1000
_CHUNK = 64 * 1024
_GONE = frozenset({400, 401, 403, 404, 410})  # how storage says that an address is over
_ADDRESS = re.compile(r"https?://[\x21-\x7e]+")


class Fetched(NamedTuple):
    """A file and what its server calls it."""

    data: bytes
    content_type: str
    name: str = ""


class Source(NamedTuple):
    """Where to fetch from, and how much at most."""

    url: str
    params: Mapping[str, str]
    max_bytes: int


def check_address(url: str, hosts: Collection[str], api_base: str) -> None:
    """Undeliverable unless the address is https at one of these hosts, or at the API's own."""
    if not _ADDRESS.fullmatch(url):
        raise Undeliverable(0, "not an address", Kind.GONE)
    try:
        parts, api = urlsplit(url), urlsplit(api_base)
        host, port = parts.hostname or "", parts.port
    except ValueError:
        raise Undeliverable(0, "not an address", Kind.GONE) from None
    if (parts.scheme, parts.netloc) == (api.scheme, api.netloc):
        return
    known = any(host.endswith(name) if name.startswith(".") else host == name for name in hosts)
    if parts.scheme != "https" or port not in (None, 443) or not known:
        raise Undeliverable(0, "an address of an unknown host", Kind.GONE)


def fetch(http: requests.Session, source: Source, timeout: tuple[float, float]) -> Fetched | SendFailed:
    """The file, or the exception to raise; redirects are not followed, so the host stays the one that was checked."""
    try:
        with http.get(
            source.url, params=source.params, timeout=timeout, stream=True, allow_redirects=False
        ) as response:
            return _read(response, source.max_bytes)
    except requests.RequestException as fault:
        return _again(broken(fault))


def _read(response: requests.Response, max_bytes: int) -> Fetched | SendFailed:
    if response.status_code in _GONE:
        return Undeliverable(response.status_code, f"HTTP {response.status_code}", Kind.GONE)
    if response.status_code != requests.codes.ok:
        return _again(refused_by_status(response.status_code))
    data = bytearray()
    for chunk in response.iter_content(_CHUNK):
        data += chunk
        if len(data) > max_bytes:
            return Undeliverable(TOO_LARGE, f"larger than {max_bytes} bytes", Kind.GONE)
    content_type = response.headers.get("Content-Type", "").split(";")[0].strip().lower()
    return _told(bytes(data)) or Fetched(bytes(data), content_type, _name(response))


def _name(response: requests.Response) -> str:
    """The file's name as its server gives it, in whichever of three ways."""
    name = unquote(parse_options_header(response.headers.get("Content-Disposition", ""))[1].get("filename", ""))
    try:
        return name.encode("latin-1").decode()  # bytes that the client took for Latin
    except UnicodeError:
        return name


def _told(data: bytes) -> SendFailed | None:
    """The error that WeCom sends in place of a file, if that is what came."""
    if len(data) > _ERROR_BYTES or not data.startswith(b"{"):
        return None
    try:
        code = int(json.loads(data)["errcode"])
    except (ValueError, TypeError, KeyError):
        return None
    return failure(code, "no media") if code else None


def _again(fault: SendFailed) -> SendFailed:
    """Fetching twice does no harm."""
    return TryLater(1, fault.reason) if isinstance(fault, UnknownOutcome) else fault
