"""The doors under a rain of senseless requests: never a 5xx, no exception that is not ours, memory flat."""

import http.client
import itertools
import threading
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import urlencode

from bot.message import Message
from bot.webhook import Door
from bot.wecom.aibot import BotDoor
from bot.wecom.app import AppDoor
from bot.wecom.errors import Refused
from sandbox.emulator import Emulator
from tests.faults.conftest import Built
from tests.faults.fuzz import Fuzz
from tests.faults.processes import Web
from tests.faults.scale import dice, size, tell
from tests.faults.traffic import PROTOCOL_SECONDS, Traffic
from tests.world import PLAN, directory_of

BODIES, REQUESTS = size(5000, 1_000_000), size(1000, 200_000)
THREADS = 4
GROWTH = 20 * 2**20
LIMIT = 128 * 1024


def test_nothing_but_a_refusal_leaves_the_doors() -> None:
    """Straight into what reads a callback, where it is quickest."""
    emulator = Emulator(directory_of(PLAN))
    keys = emulator.corp.credentials
    doors: dict[str, Door] = {
        "/wecom/app": AppDoor(keys.token, keys.aes_key, keys.corp_id, str(keys.agent_id)),
        "/wecom/bot": BotDoor(keys.bot_token, keys.bot_aes_key),
    }
    fuzz, outcomes = Fuzz(dice("doors"), emulator), Counter[str]()
    for _ in range(BODIES):
        _, callback, query = fuzz.request()
        try:
            read = doors[callback.path].read(callback.body, query)
            assert isinstance(read, Message)
            outcomes["read"] += 1
        except Refused as refused:
            outcomes[f"{refused.status} {type(refused).__name__}"] += 1
    tell("doors", bodies=BODIES, **outcomes)
    assert outcomes["read"] > 0
    assert all(name[:3] in {"400", "403"} for name in outcomes if name != "read")


def test_a_running_product_answers_every_request_and_keeps_its_memory(town: Built) -> None:
    office = town("postgresql")
    web = office.web()
    rng = dice("requests")
    speakers = Traffic(office, rng).speakers
    fuzz, lock, statuses = Fuzz(rng, office.emulator, speakers[:5]), threading.Lock(), Counter[int]()
    numbers, sizes = itertools.count(), []

    def ask() -> None:
        connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=60)
        while (number := next(numbers)) < REQUESTS:
            with lock:
                method, callback, query = fuzz.request()
            address = f"{callback.path}?{urlencode(query, errors='surrogatepass')}"
            connection.request(method, address, callback.body, {"Content-Type": callback.content_type})
            answer = connection.getresponse()
            answer.read()
            with lock:
                statuses[answer.status] += 1
                if number in {REQUESTS // 3, REQUESTS - 1}:
                    sizes.append(web.memory)
        connection.close()

    with ThreadPoolExecutor(THREADS) as pool:
        for one in [pool.submit(ask) for _ in range(THREADS)]:
            one.result()

    grown = max(sizes) - min(sizes)
    tell("requests", statuses=dict(sorted(statuses.items())), memory_grown_by_bytes=grown)
    assert sum(statuses.values()) == REQUESTS
    assert max(statuses) < 500
    assert grown < GROWTH
    assert "turn failed" not in office.said
    assert "callback failed" not in office.said


def test_sizes_and_shapes(town: Built) -> None:
    """Beyond the cap, also in chunks and in one piece of many megabytes; a callback is answered meanwhile."""
    office = town("sqlite")
    web, traffic = office.web(), Traffic(office, dice("sizes"))
    answers = {
        "cap + 1": _post(web, b"x" * (LIMIT + 1)),
        "1 MB": _post(web, b"x" * 2**20),
        "large": _post(web, b"x" * size(10, 100) * 2**20),
        "chunked": _post(web, iter([b"x" * 65_536] * 4)),
        "nested": _post(web, b"<a>" * 40_000),
        "flat": _post(web, b"<xml>" + b"<a/>" * 30_000 + b"</xml>"),
        "at the cap": _post(web, b"x" * LIMIT),
    }
    traffic.send()

    tell("sizes", **answers)
    assert set(answers.values()) <= {400, 403, 413, 0}
    assert answers["cap + 1"] in {413, 0}
    assert answers["at the cap"] == 400
    assert max(traffic.seconds) < PROTOCOL_SECONDS
    assert web.is_alive


def _post(web: Web, body: object) -> int:
    """The status; 0 where the product hung up before it had heard all."""
    connection = http.client.HTTPConnection("127.0.0.1", web.port, timeout=60)
    query = urlencode({"msg_signature": "0" * 40, "timestamp": "1700000000", "nonce": "n"})
    try:
        connection.request("POST", f"/wecom/app?{query}", body, encode_chunked=not isinstance(body, bytes))  # type: ignore[arg-type]  # bytes, or pieces
        return connection.getresponse().status
    except (BrokenPipeError, ConnectionResetError):
        return 0
    finally:
        connection.close()
