"""Received files: from known hosts only, and never more than asked for."""

from collections.abc import Iterator

import pytest
from werkzeug.wrappers import Response

from bot.wecom import errors
from bot.wecom.client import WeCom
from bot.wecom.crypto import decrypt_bot_media, encrypt_bot_media
from bot.wecom.errors import Kind
from tests.wecom.callbacks import KEY
from tests.wecom.calls import (
    PAYLOAD,
)
from tests.wecom.stand_in import StandIn, no


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("attachment; filename*=UTF-8''%E5%90%8D%E5%8D%95.docx", "名单.docx"),
        ('attachment; filename="%E5%90%8D%E5%8D%95.docx"', "名单.docx"),
        ('attachment; filename="名单.docx"'.encode().decode("latin-1"), "名单.docx"),
        ("attachment; filename*=nonsense", "nonsense"),
        ("", ""),
    ],
)
def test_a_picture_sent_to_the_application_is_fetched(api: StandIn, client: WeCom, given: str, name: str) -> None:
    api.rules["media/get"] = Response(
        b"\xff\xd8picture", headers={"Content-Disposition": given}, content_type="image/jpeg; x=y"
    )

    fetched = client.fetch_media("M1", 100)

    assert fetched == (b"\xff\xd8picture", "image/jpeg", name)
    assert api.asked["media/get"][0].args.to_dict() == {"access_token": "T1", "media_id": "M1"}


def test_a_picture_is_fetched_with_a_new_token_when_the_old_one_ended(api: StandIn, client: WeCom) -> None:
    api.rules["media/get"] = lambda request: no(42001) if request.args["access_token"] == "T1" else Response(b"picture")
    client.send(PAYLOAD)
    api.tokens.append("T2")

    assert client.fetch_media("M1", 100).data == b"picture"


def test_a_picture_that_is_too_large_is_not_read_to_its_end(api: StandIn, client: WeCom) -> None:
    read: list[int] = []

    def endless() -> Iterator[bytes]:
        for number in range(10000):
            read.append(number)
            yield b"x" * 65536

    api.rules["media/get"] = Response(endless())

    with pytest.raises(errors.Undeliverable) as refused:
        client.fetch_media("M1", 100_000)

    assert refused.value.code == 413
    assert len(read) < 1000


@pytest.mark.parametrize("code", [40007, 40003])
def test_media_that_are_over_are_gone(api: StandIn, client: WeCom, code: int) -> None:
    api.rules["media/get"] = no(code)

    with pytest.raises(errors.Undeliverable):
        client.fetch_media("M1", 100)


def test_a_bot_s_picture_is_fetched_and_opened_with_the_bot_s_key(api: StandIn, client: WeCom) -> None:
    api.rules["/files/1"] = Response(encrypt_bot_media(b"picture", KEY))

    fetched = client.fetch_url(f"{api.base}/files/1?sign=x", 1000)

    assert decrypt_bot_media(fetched.data, KEY) == b"picture"
    assert "access_token" not in api.asked["/files/1"][0].args


@pytest.mark.parametrize(
    "url",
    [
        "",
        "file:///etc/passwd",
        "http://169.254.169.254/latest/meta-data",
        "https://evil.test/a",
        "http://bucket.cos.myqcloud.com/a",
        "https://myqcloud.com.evil.test/a",
        "https://evilmyqcloud.com/a",
        "https://bucket.myqcloud.com@evil.test/a",
        "https://bucket.myqcloud.com:8443/a",
        "https://bucket.myqcloud.com:port/a",
        "https://[::1/a",
        "http://127.0.0.1:1/a",
        "https://bucket.myqcloud.com/ a\nHost: x",
    ],
)
def test_an_address_of_an_unknown_host_is_not_fetched(client: WeCom, url: str) -> None:
    with pytest.raises(errors.Undeliverable) as refused:
        client.fetch_url(url, 1000)

    assert refused.value.kind is Kind.GONE


def test_a_redirect_is_not_followed(api: StandIn, client: WeCom) -> None:
    api.rules["/files/1"] = Response("", 302, {"Location": f"{api.base}/files/2"})

    with pytest.raises(errors.TryLater):
        client.fetch_url(f"{api.base}/files/1", 1000)

    assert api.count("/files/2") == 0


@pytest.mark.parametrize("status", [403, 404])
def test_a_bot_s_address_that_is_over_is_gone(api: StandIn, client: WeCom, status: int) -> None:
    api.rules["/files/1"] = Response("<Error/>", status)

    with pytest.raises(errors.Undeliverable) as refused:
        client.fetch_url(f"{api.base}/files/1", 1000)

    assert refused.value.kind is Kind.GONE
