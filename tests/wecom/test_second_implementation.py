"""Our envelope against npm `@wecom/crypto`, in both directions and for both receivers."""

import json
import os
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.wecom.crypto import Envelope
from tests.wecom.callbacks import CORP, KEY, STAMP, TOKEN

SCRIPT = Path(__file__).parent.parent / "vectors" / "envelope.cjs"
PLAIN = st.text(st.characters(exclude_categories=["Cs"]), max_size=300)
NONCES = st.text("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=1, max_size=32)
ENOUGH = settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])


class Peer:
    """The other implementation, running."""

    def __init__(self, process: "subprocess.Popen[str]") -> None:
        self._process = process

    def ask(self, verb: str, **request: object) -> dict[str, Any]:
        """One request, one answer."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.write(json.dumps({"verb": verb, **request}) + "\n")
        self._process.stdin.flush()
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


@pytest.fixture
def peer(node: Path, node_modules: Path) -> Iterator[Peer]:
    environment = os.environ | {"NODE_PATH": str(node_modules)}
    pipe = subprocess.PIPE
    with subprocess.Popen([node, SCRIPT], env=environment, encoding="utf-8", stdin=pipe, stdout=pipe) as process:
        yield Peer(process)


@pytest.mark.parametrize("receiver", [CORP, ""])
@ENOUGH
@given(plain=PLAIN, nonce=NONCES)
def test_the_other_implementation_opens_what_we_seal(peer: Peer, receiver: str, plain: str, nonce: str) -> None:
    sealed = Envelope(TOKEN, KEY, receiver).seal(plain, nonce, STAMP)

    opened = peer.ask("open", key=KEY, encrypted=sealed.encrypt)
    assert (opened["message"], opened["id"]) == (plain, receiver)
    signature = peer.ask("sign", token=TOKEN, timestamp=str(STAMP), nonce=nonce, encrypted=sealed.encrypt)
    assert signature == {"signature": sealed.signature}


@pytest.mark.parametrize("receiver", [CORP, ""])
@ENOUGH
@given(plain=PLAIN, nonce=NONCES)
def test_we_open_what_the_other_implementation_seals(peer: Peer, receiver: str, plain: str, nonce: str) -> None:
    encrypted = peer.ask("seal", key=KEY, message=plain, id=receiver)["encrypted"]
    request = {"token": TOKEN, "timestamp": str(STAMP), "nonce": nonce, "encrypted": encrypted}
    signature = peer.ask("sign", **request)["signature"]

    assert Envelope(TOKEN, KEY, receiver).open(encrypted, signature, str(STAMP), nonce) == plain
