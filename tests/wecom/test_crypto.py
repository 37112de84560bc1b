"""The envelope: known vectors, strict shapes, and nothing but `Refused` for whatever is sent."""

import base64
import contextlib
import hashlib

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wechatpy.enterprise.crypto import PrpCrypto

from bot.wecom import errors
from bot.wecom.crypto import Envelope, decrypt_bot_media, encrypt_bot_media, fresh, stamp
from tests.wecom.callbacks import APP, BOT, CORP, KEY, NONCE, STAMP, TOKEN

APP_ENCRYPT = (
    "Al31VOORMRWx6emIpmL5qs4roQZ+VdktXXZtgErSs0WBICK038gqkHCwOsjRLV8AUv56dyriNp1Lx+KuN9O6ms22qdOyzd4BCDHj8idmuVajNXdy"
    "tCZ9odAgfvbuxzRyq+Mcf4HGQnUYikdkg6HrosaG0nfikACm/Y70VzTtZr0="
)
APP_SIGNATURE = "2dfd1d9e103221ab5bab3f33a02ab741af4aa438"
BOT_ENCRYPT = (
    "Al31VOORMRWx6emIpmL5qrjGUUB8BA7qDxlrzavEOqk5+ViinyyfMhJh3haXHD709XaFBoedKxIUvLE/UJRUd02ov45KDZY7kSmM/N8u0Bif0QoD"
    "6Am9q1b3yxvzuDrG"
)
BOT_SIGNATURE = "a33300508cf454e4ad42ec59b55a7559d2024828"
OPEN = (APP_ENCRYPT, APP_SIGNATURE, str(STAMP), NONCE)
ASCII = st.text(st.characters(min_codepoint=0x20, max_codepoint=0x7E), min_size=1, max_size=64)
STAMPS = st.integers(1_000_000_000, 9_999_999_999)


def sealed_raw(raw: bytes) -> tuple[str, str, str, str]:
    """A validly signed callback whose plain bytes, padding included, are these."""
    encrypt = base64.b64encode(PrpCrypto(base64.b64decode(KEY + "=")).cipher.encrypt(raw)).decode()
    return signed(encrypt)


def signed(encrypt: str) -> tuple[str, str, str, str]:
    joined = "".join(sorted([TOKEN, str(STAMP), NONCE, encrypt]))
    return encrypt, hashlib.sha1(joined.encode(), usedforsecurity=False).hexdigest(), str(STAMP), NONCE


def test_the_application_s_test_vector_opens() -> None:
    plain = APP.open(APP_ENCRYPT, APP_SIGNATURE, str(STAMP), NONCE)

    assert plain == "<xml><MsgType><![CDATA[text]]></MsgType><Content><![CDATA[你好]]></Content></xml>"


def test_the_bot_s_test_vector_opens() -> None:
    plain = BOT.open(BOT_ENCRYPT, BOT_SIGNATURE, str(STAMP), NONCE)

    assert plain == '{"msgtype":"text","text":{"content":"@Bot hi"}}'


def test_the_echostr_of_the_official_documents_opens() -> None:
    official = Envelope("QDG6eK", "jWmYm7qr5nMoAUwZRjGtBxmz3KA1tkAj3ykkR6q2B2C", "wx5823bf96d3bd56c7")
    echostr = "P9nAzCzyDtyTWESHep1vC5X9xho/qYX3Zpb4yKa9SKld1DsH3Iyt3tP3zNdtp+4RPcs8TgAE7OaBO+FZXvnaqQ=="

    plain = official.open(echostr, "5c45ff5e21c57e6ad56bac8758b79b1d9ac89fd3", "1409659589", "263014780")

    assert plain == "1616140317555161061"


@pytest.mark.parametrize("receiver", [CORP, ""])
@given(plain=st.text(st.characters(exclude_categories=["Cs"])), nonce=ASCII, timestamp=STAMPS)
def test_what_is_sealed_opens_again(receiver: str, plain: str, nonce: str, timestamp: int) -> None:
    envelope = Envelope(TOKEN, KEY, receiver)

    sealed = envelope.seal(plain, nonce, timestamp)

    assert envelope.open(sealed.encrypt, sealed.signature, str(sealed.timestamp), sealed.nonce) == plain


def test_two_sealings_of_one_text_differ() -> None:
    assert APP.seal("一", NONCE, STAMP).encrypt != APP.seal("一", NONCE, STAMP).encrypt


def test_a_signature_in_capitals_is_the_same_signature() -> None:
    assert APP.open(APP_ENCRYPT, APP_SIGNATURE.upper(), str(STAMP), NONCE)


@pytest.mark.parametrize(
    ("position", "value"),
    [
        (0, ""),
        (0, "not base64!"),
        (0, "AAAA"),
        (0, APP_ENCRYPT[:-4]),
        (0, APP_ENCRYPT + "\n"),
        (1, ""),
        (1, APP_SIGNATURE[:-1]),
        (1, APP_SIGNATURE + "\n"),
        (1, "g" * 40),
        (1, "名" * 40),
        (2, ""),
        (2, "170000000"),
        (2, "17000000000"),
        (2, "170000000\n"),
        (2, "١٧٠٠٠٠٠٠٠٠"),
        (3, ""),
        (3, "n" * 65),
        (3, "\ud800"),
        (3, "名"),
        (3, "a\nb"),
    ],
)
def test_an_ill_shaped_parameter_is_refused_with_400(position: int, value: str) -> None:
    parts = list(OPEN)
    parts[position] = value

    with pytest.raises(errors.BadShape) as refused:
        APP.open(parts[0], parts[1], parts[2], parts[3])

    assert refused.value.status == 400


@pytest.mark.parametrize("position", [1, 2, 3])
def test_another_signature_timestamp_or_nonce_is_refused_with_403(position: int) -> None:
    other = {1: APP_SIGNATURE[:-1] + "0", 2: str(STAMP + 1), 3: NONCE + "x"}

    parts = list(OPEN)
    parts[position] = other[position]

    with pytest.raises(errors.BadSignature) as refused:
        APP.open(parts[0], parts[1], parts[2], parts[3])

    assert refused.value.status == 403


@pytest.mark.parametrize(
    ("sender", "receiver"),
    [(Envelope(TOKEN, KEY, "wwother"), APP), (APP, BOT), (BOT, APP), (Envelope(TOKEN, KEY, CORP.upper()), APP)],
    ids=["another enterprise", "the app's at the bot", "the bot's at the app", "other case"],
)
def test_another_receiver_is_refused_with_403(sender: Envelope, receiver: Envelope) -> None:
    sealed = sender.seal("<xml/>", NONCE, STAMP)

    with pytest.raises(errors.WrongReceiver) as refused:
        receiver.open(sealed.encrypt, sealed.signature, str(STAMP), NONCE)

    assert refused.value.status == 403


def layout(message: bytes, length: int, receiver: bytes = CORP.encode()) -> bytes:
    body = b"0123456789abcdef" + length.to_bytes(4, "big") + message + receiver
    pad = 32 - len(body) % 32
    return body + bytes([pad]) * pad


def test_the_layout_of_these_tests_is_the_right_one() -> None:
    assert APP.open(*sealed_raw(layout(b"hello", 5))) == "hello"


@pytest.mark.parametrize(
    "raw",
    [
        layout(b"hello", 5)[:-1] + b"\0",
        layout(b"hello", 5)[:-1] + b"\x21",
        layout(b"hello", 5)[:-2] + b"\x01" + layout(b"hello", 5)[-1:],
        layout(b"hello" * 2, 10)[:-2] + b"\x30" * 50,
        b"\x10" * 16,
        b"\x20" * 32,
        layout(b"hello", 5000),
        layout(b"hello", 2**32 - 1),
        layout("你".encode()[:2], 2),
    ],
    ids=[
        "pad 0",
        "pad 33",
        "uneven pad",
        "pad 48",
        "one block",
        "all pad",
        "length past the end",
        "length 2^32-1",
        "not UTF-8",
    ],
)
def test_a_plain_text_of_another_layout_is_refused_with_400(raw: bytes) -> None:
    with pytest.raises(errors.Unreadable) as refused:
        APP.open(*sealed_raw(raw))

    assert refused.value.status == 400


def test_a_length_past_the_end_does_not_pass_for_the_bot_s_empty_receiver() -> None:
    with pytest.raises(errors.Unreadable):
        BOT.open(*sealed_raw(layout(b"{}", 5000, b"")))


def mangled(good: str) -> st.SearchStrategy[str]:
    return st.just(good) | st.text(max_size=80) | st.integers(0, len(good)).map(lambda cut: good[:cut])


@given(encrypt=mangled(OPEN[0]), signature=mangled(OPEN[1]), timestamp=mangled(OPEN[2]), nonce=mangled(OPEN[3]))
def test_nothing_but_a_refusal_leaves_the_envelope(encrypt: str, signature: str, timestamp: str, nonce: str) -> None:
    try:
        APP.open(encrypt, signature, timestamp, nonce)
    except errors.Refused:
        return
    assert (encrypt, signature, timestamp, nonce) == OPEN


@given(raw=st.binary(min_size=0, max_size=160))
def test_nothing_but_a_refusal_leaves_a_validly_signed_envelope(raw: bytes) -> None:
    try:
        APP.open(*signed(base64.b64encode(raw).decode()))
    except errors.Refused:
        return
    pytest.fail("random bytes do not hold our receiver id")


def test_of_the_26_shifted_copies_of_a_capture_only_the_original_passes() -> None:
    joined = "1111111111" + "222222222222222"
    copies = [(joined[:cut], joined[cut:]) for cut in range(len(joined) + 1)]
    captures = (APP.seal("<xml/>", joined[10:], int(joined[:10])) for _ in range(1000))
    capture = next(one for one in captures if one.encrypt[0].isalpha())  # a digit may sort between the halves
    same = [
        "".join(sorted([TOKEN, timestamp, nonce, capture.encrypt]))
        == "".join(sorted([TOKEN, *copies[10], capture.encrypt]))
        for timestamp, nonce in copies
    ]
    assert same == [True] * 26  # the undelimited signature is right for every one of them (reliability D7)

    passed = []
    for timestamp, nonce in copies:
        with contextlib.suppress(errors.BadShape):
            APP.open(capture.encrypt, capture.signature, timestamp, nonce)
            passed.append((timestamp, nonce))

    assert passed == [copies[10]]


@pytest.mark.parametrize(("away", "window"), [(600, 600), (-600, 600), (0, 600), (10**9, 0)])
def test_a_timestamp_inside_the_window_or_without_a_window_is_fresh(away: int, window: int) -> None:
    fresh(STAMP + away, STAMP, window)


@pytest.mark.parametrize("away", [601, -601, 10**9])
def test_a_timestamp_outside_the_window_is_refused_with_403(away: int) -> None:
    with pytest.raises(errors.Stale) as refused:
        fresh(STAMP + away, STAMP, 600)

    assert refused.value.status == 403


def test_a_timestamp_of_ten_digits_is_a_number_of_seconds() -> None:
    assert stamp("1700000000") == STAMP


@given(data=st.binary(max_size=200))
def test_a_bot_s_media_opens_with_the_bot_s_key(data: bytes) -> None:
    assert decrypt_bot_media(encrypt_bot_media(data, KEY), KEY) == data


@pytest.mark.parametrize("data", [b"", b"x" * 15, b"x" * 32], ids=["empty", "no block", "not ours"])
def test_media_that_is_none_is_refused(data: bytes) -> None:
    with pytest.raises(errors.Unreadable):
        decrypt_bot_media(data, KEY)


@pytest.mark.parametrize("aes_key", ["", KEY[:-1], KEY + "=", "名" * 43])
def test_a_wrong_key_is_told_at_the_start_without_being_shown(aes_key: str) -> None:
    with pytest.raises(ValueError, match="43 characters") as told:
        Envelope(TOKEN, aes_key, CORP)

    assert not aes_key or aes_key not in str(told.value)
