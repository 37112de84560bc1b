"""A callback from the first byte to the sealed answer, and the opening of an envelope that all else is told against."""

import itertools
from pathlib import Path

from bench.house import CLERK, PLAN, a_house, load_plan
from bench.timing import Took, measured
from bot.wecom.crypto import Envelope
from sandbox.callback.app_letters import letter, xml
from sandbox.corp import Corp
from sandbox.emulator import Emulator
from sandbox.roster import read_corp

OK = 200


def opening() -> Took:
    """Check and open one sealed letter: signature, AES, receiver. The yardstick."""
    emulator = Emulator(read_corp(PLAN))
    keys = emulator.corp.credentials
    envelope = Envelope(keys.token, keys.aes_key, keys.corp_id)
    sealed = envelope.seal(words(emulator.corp, 1, "我的任务"), "1234567890", 1_700_000_000)
    inside = (sealed.encrypt, sealed.signature, str(sealed.timestamp), sealed.nonce)
    return measured(lambda: envelope.open(*inside), 2000)


def turn(folder: Path, text: str, times: int = 200) -> Took:
    """One message of a clerk's: opened, claimed, understood, answered, committed, sealed."""
    emulator = Emulator(read_corp(PLAN))
    with a_house(folder, emulator) as house:
        load_plan(house, PLAN)
        client = house.web().test_client()
        numbers = itertools.count(1)

        def once() -> None:
            callback = emulator.sealed("app", words(emulator.corp, next(numbers), text))
            answer = client.post(callback.path, query_string=callback.params, data=callback.body)
            assert answer.status_code == OK, answer.status_code

        return measured(once, times)


def words(corp: Corp, number: int, text: str) -> str:
    """A text message as it stands inside its envelope."""
    keys, now = corp.credentials, corp.clock()
    return xml(letter(keys.corp_id, keys.agent_id, CLERK, now, MsgType="text", Content=text, MsgId=number))
