"""The envelope of both callbacks: shapes, signature, AES, receiver; around wechatpy's cipher stands a total guard.

wecom-protocol §1: the signature joins its parts without delimiters, so a capture can be cut differently
(reliability D7); strict shapes before anything else leave one way to cut it.
"""

import base64
import binascii
import hmac
import re
import secrets
import struct
from dataclasses import dataclass
from typing import Any

from wechatpy.enterprise.crypto import PrpCrypto, WeChatCrypto
from wechatpy.enterprise.exceptions import InvalidCorpIdException
from wechatpy.utils import WeChatSigner

from bot.wecom.errors import BadShape, BadSignature, Stale, Unreadable, WrongReceiver

_SIGNATURE = re.compile(r"[0-9a-fA-F]{40}")
_TIMESTAMP = re.compile(r"[0-9]{10}")
_NONCE = re.compile(r"[\x20-\x7e]{1,64}")
_BASE64 = re.compile(r"(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?")
_AES_KEY = re.compile(r"[A-Za-z0-9+/]{43}")
_BLOCK = 16  # AES
_PADDED_TO = 32  # WeCom's PKCS#7
_HEAD = 16 + 4  # random bytes and the length of the message


@dataclass(frozen=True, slots=True)
class Sealed:
    """What goes into an answer's envelope."""

    encrypt: str
    signature: str
    timestamp: int
    nonce: str


class _Cipher(PrpCrypto):  # type: ignore[misc]  # wechatpy has no types
    """wechatpy's cipher with the system's random numbers instead of a predictable generator's."""

    def get_random_string(self) -> str:
        return secrets.token_hex(8)


class Envelope:
    """Opens and seals what travels between WeCom and one receiver; `receive_id` is "" for a 智能机器人."""

    def __init__(self, token: str, aes_key: str, receive_id: str) -> None:
        self._token = token
        self._receive_id = receive_id
        self._key = _key(aes_key)
        self._crypto: Any = WeChatCrypto(token, aes_key, receive_id)  # Any: wechatpy has no types

    def open(self, encrypt: str, signature: str, timestamp: str, nonce: str) -> str:
        """The plain text; raises `Refused` and nothing else, whatever the four strings are."""
        stamp(timestamp)
        _shaped(_SIGNATURE, signature, "msg_signature")
        _shaped(_NONCE, nonce, "nonce")
        ciphertext = _ciphertext(encrypt)
        expected = self._signature(timestamp, nonce, encrypt)
        if not hmac.compare_digest(expected.encode(), signature.lower().encode()):
            raise BadSignature
        self._check_layout(ciphertext)
        try:
            plain: str = self._crypto.decrypt_message({"Encrypt": encrypt}, expected, timestamp, nonce)
        except InvalidCorpIdException:
            raise WrongReceiver from None
        except Exception as fault:  # noqa: BLE001 - wechatpy leaks ten foreign classes (reliability D6)
            raise Unreadable(f"cannot be decrypted: {type(fault).__name__}") from None
        return plain

    def seal(self, plain: str, nonce: str, timestamp: int) -> Sealed:
        """The text encrypted with fresh random bytes and signed."""
        encrypt = _Cipher(self._key).encrypt(plain, self._receive_id).decode()
        return Sealed(encrypt, self._signature(str(timestamp), nonce, encrypt), timestamp, nonce)

    def _signature(self, timestamp: str, nonce: str, encrypt: str) -> str:
        signer = WeChatSigner()
        signer.add_data(self._token, timestamp, nonce, encrypt)
        return str(signer.signature)

    def _check_layout(self, ciphertext: bytes) -> None:
        """What wechatpy does not look at: all padding bytes, and a length field that points past the end."""
        padded: bytes = _Cipher(self._key).cipher.decrypt(ciphertext)
        plain = _unpadded(padded)
        if len(plain) < _HEAD:
            raise Unreadable("too short to hold a message")
        (length,) = struct.unpack(">I", plain[16:_HEAD])
        if length > len(plain) - _HEAD:
            raise Unreadable("length field does not fit")


def stamp(timestamp: str) -> int:
    """The address's timestamp in unix seconds; `BadShape` unless it is exactly ten digits."""
    return int(_shaped(_TIMESTAMP, timestamp, "timestamp"))


def fresh(timestamp: int, machine_now: int, window: int) -> None:
    """`Stale` if the timestamp is more than `window` seconds before or after machine time; a window of 0 is off."""
    if window and abs(machine_now - timestamp) > window:
        raise Stale


def decrypt_bot_media(data: bytes, aes_key: str) -> bytes:
    """The file behind a bot's media address (wecom-protocol §3.8): padded to 32, no head; `Unreadable` if not."""
    if not data or len(data) % _BLOCK:
        raise Unreadable("media is no whole number of blocks")
    return _unpadded(_Cipher(_key(aes_key)).cipher.decrypt(data))


def encrypt_bot_media(data: bytes, aes_key: str) -> bytes:
    """What WeCom would serve for this file at a bot's media address; the sandbox serves it."""
    pad = _PADDED_TO - len(data) % _PADDED_TO
    sealed: bytes = _Cipher(_key(aes_key)).cipher.encrypt(data + bytes([pad]) * pad)
    return sealed


def _key(aes_key: str) -> bytes:
    if not _AES_KEY.fullmatch(aes_key):
        raise ValueError("EncodingAESKey must be 43 characters of A-Z a-z 0-9")
    return base64.b64decode(aes_key + "=")


def _shaped(shape: re.Pattern[str], value: str, name: str) -> str:
    if not shape.fullmatch(value):
        raise BadShape(f"{name} is missing or ill-shaped")
    return value


def _ciphertext(encrypt: str) -> bytes:
    if not encrypt or not _BASE64.fullmatch(encrypt):
        raise BadShape("ciphertext is missing or not Base64")
    try:
        ciphertext = base64.b64decode(encrypt, validate=True)
    except binascii.Error:
        raise BadShape("ciphertext is not Base64") from None
    if len(ciphertext) % _BLOCK:
        raise BadShape("ciphertext is no whole number of blocks")
    return ciphertext


def _unpadded(padded: bytes) -> bytes:
    pad = padded[-1]
    if not 1 <= pad <= min(_PADDED_TO, len(padded)) or padded[-pad:] != bytes([pad]) * pad:
        raise Unreadable("padding is wrong")
    return padded[:-pad]
