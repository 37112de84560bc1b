"""Values out of data that others wrote: always of the type asked for, never longer than the tables hold."""

import hashlib
import re
from collections.abc import Mapping
from urllib.parse import quote

from bot.wecom.errors import Unreadable
from bot.wecom.texts import printable

KEY_LENGTH = 190
ID_LENGTH = 128
ADDRESS_LENGTH = 4096
_INTEGER = re.compile(r"[0-9]{1,12}")


def text(data: object, name: str) -> str:
    """The string under `name`, free of characters that no table or reader takes; "" if it is anything else."""
    value = data.get(name) if isinstance(data, Mapping) else None
    if isinstance(value, int) and not isinstance(value, bool):
        value = str(value) if abs(value) < 10**20 else ""
    return printable(value) if isinstance(value, str) else ""


def short(data: object, name: str, limit: int = ID_LENGTH) -> str:
    """An identifier; `Unreadable` if it is longer than any that WeCom gives."""
    return exact(data, name, limit).strip()


def exact(data: object, name: str, limit: int = ID_LENGTH) -> str:
    """As `short`, blanks and all: what a button's key is compared with."""
    value = text(data, name)
    if len(value) > limit:
        raise Unreadable(f"{name} is too long")
    return value


def number(data: object, name: str) -> int:
    """A count of seconds; 0 if it is none."""
    value = text(data, name)
    return int(value) if _INTEGER.fullmatch(value) else 0


def part(data: object, name: str) -> Mapping[str, object]:
    """The object under `name`; an empty one if there is none."""
    value = data.get(name) if isinstance(data, Mapping) else None
    return value if isinstance(value, Mapping) else {}


def many(data: object, name: str) -> list[object]:
    """What stands under `name` once or several times, as a list."""
    value = data.get(name) if isinstance(data, Mapping) else None
    if value is None:
        return []
    return value if isinstance(value, list) else [value]


def key(*parts: str) -> str:
    """A name for the inbox, the same for a repetition and for nothing else; long ones are hashed."""
    whole = ":".join(quote(part, safe="@") for part in parts)
    return whole if len(whole) <= KEY_LENGTH else f"{parts[0]}:sha256:{digest(whole)}"


def digest(plain: str) -> str:
    """SHA-256 in hex; also of text that is no valid UTF-8."""
    return hashlib.sha256(plain.encode(errors="surrogatepass")).hexdigest()
