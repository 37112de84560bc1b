"""The shelf of uploaded and received media: three days by id, five minutes by a bot's address (§4.2, §3.8)."""

import base64
import secrets
from dataclasses import asdict, dataclass

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes
from cryptography.hazmat.primitives.padding import PKCS7

from sandbox.clock import Clock
from sandbox.refusal import Refused, demand
from sandbox.store import Store

THREE_DAYS, FIVE_MINUTES = 3 * 86400, 300
MEGABYTE = 1024 * 1024
SIZES = {"image": 10 * MEGABYTE, "voice": 2 * MEGABYTE, "video": 10 * MEGABYTE, "file": 20 * MEGABYTE}
SMALLEST = 6  # every file must be larger than 5 bytes


@dataclass(frozen=True)
class Medium:
    """One file with its kind and the webhook it belongs to (empty: the app's)."""

    id: str
    kind: str
    name: str
    data: bytes
    made_at: float
    robot: str = ""


def content_type(data: bytes) -> str:
    """What the first bytes say a file is."""
    for magic, kind in ((b"\x89PNG", "image/png"), (b"\xff\xd8\xff", "image/jpeg"), (b"#!AMR", "audio/amr")):
        if data.startswith(magic):
            return kind
    return "video/mp4" if data[4:8] == b"ftyp" else "application/octet-stream"


EXPECTED = {"image": ("image/png", "image/jpeg"), "voice": ("audio/amr",), "video": ("video/mp4",)}


def check_file(kind: str, data: bytes) -> None:
    """Refuse a file of the wrong kind, format or size."""
    demand(kind in SIZES, 40004, "type")
    demand(data, 44001)
    demand(SMALLEST <= len(data) <= SIZES[kind], 40006)
    demand(kind not in EXPECTED or content_type(data) in EXPECTED[kind], 40004, f"not a {kind}")


def sealed_for_bot(data: bytes, aes_key: str) -> bytes:
    """Encrypt a file as the bot's media addresses deliver it: AES-CBC, padding to 32, no frame around it."""
    key = base64.b64decode(aes_key + "=")
    padder = PKCS7(256).padder()
    padded = padder.update(data) + padder.finalize()
    encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()
    return encryptor.update(padded) + encryptor.finalize()


class Shelf:
    """Puts files by and finds them while they live."""

    def __init__(self, clock: Clock, store: Store) -> None:
        self._clock, self._store = clock, store
        self._media: dict[str, Medium] = {}
        for value in store.load("medium"):
            self._media[value["id"]] = Medium(**{**value, "data": base64.b64decode(value["data"])})

    def put(self, kind: str, name: str, data: bytes, robot: str = "") -> Medium:
        """Lay a file on the shelf under a new id."""
        medium = Medium(secrets.token_urlsafe(30), kind, name, data, self._clock(), robot)
        self._media[medium.id] = medium
        self._store.put("medium", medium.id, {**asdict(medium), "data": base64.b64encode(data).decode()})
        return medium

    def get(self, media_id: str, kind: str = "", robot: str = "") -> Medium:
        """The file of this id, of this kind if given; refused when unknown, foreign or older than three days."""
        medium = self._media.get(media_id)
        if medium is None or medium.robot != robot:
            raise Refused(40007, "media_id")
        demand(self._clock() - medium.made_at <= THREE_DAYS, 40007, "media_id expired")
        demand(kind in ("", medium.kind), 40004, f"the media_id is of a {medium.kind}")
        return medium

    def for_bot(self, media_id: str) -> Medium | None:
        """The file behind a bot's address, for five minutes."""
        medium = self._media.get(media_id)
        if medium is None or self._clock() - medium.made_at > FIVE_MINUTES:
            return None
        return medium

    def shown(self, media_id: str) -> Medium | None:
        """The file for a phone's screen: phones keep pictures as long as they like."""
        return self._media.get(media_id)
