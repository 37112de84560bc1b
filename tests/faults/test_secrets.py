"""Nothing secret comes out, whatever goes wrong: not in logs at their loudest, metrics, exports, Redis."""

from pathlib import Path

import pytest
import redis
import requests

from tests.faults.conftest import Built
from tests.faults.processes import Web
from tests.faults.scale import tell
from tests.faults.town import Town, eventually
from tests.servers import Redis
from tests.world import PLAN, rows_of

READER = "fotang_lx"


def test_no_secret_in_anything_that_comes_out(town: Built, own_redis: Redis, tmp_path: Path) -> None:
    office = town("sqlite", redis_url=own_redis.url, log_level="DEBUG")
    emulator = office.emulator
    web = office.web("all")
    for break_it in (emulator.garble_next, emulator.lose_answer_next):
        break_it("gettoken")
        break_it("message/send")
    emulator.fail_next("gettoken", http=502)
    emulator.fail_next("message/send", 40014, times=2)
    mobile = next(row["手机"] for row in rows_of(PLAN / "members.csv") if row["userid"] == READER)
    assert emulator.say("fotang_jb", f"完成 1 联系人电话{mobile}").ok
    emulator.post(emulator.sealed("app", "<xml>broken"))
    office.hand_in({READER: ["请看通知"]})
    eventually(lambda: bool(office.arrived("请看通知")))
    emulator.revoke_tokens()
    office.hand_in({READER: ["请再看通知"]})
    eventually(lambda: bool(office.arrived("请再看通知")))
    metrics = requests.get(f"{web.url}/metrics", timeout=10).text
    papers = [_exported(office, tmp_path, name) for name in ("ledger", "unknown")]
    kept, values = _of_redis(own_redis)
    office.run("doctor")
    assert web.stop() == 0

    tell("secrets", log_bytes=len(office.said), redis_keys=len(kept))
    for secret in _secrets(office):
        for where, said in {"log": office.said, "metrics": metrics, "redis": "\n".join(kept)}.items():
            assert secret not in said, where
        assert not any(secret.encode() in paper for paper in papers)
    tokens = [value for value in values if len(value) > 60]
    assert len(set(tokens)) == 1  # the access token, where it has to be
    assert tokens[0] not in office.said
    assert mobile not in office.said
    assert f"{mobile[:3]}****{mobile[-4:]}" in office.said or "完成 1" not in office.said


def _secrets(office: Town) -> list[str]:
    names = ("SECRET", "TOKEN", "AES_KEY", "BOT_TOKEN", "BOT_AES_KEY")
    return [office.environment[f"DUBAN_WECOM_{name}"] for name in names]


def _exported(office: Town, folder: Path, what: str) -> bytes:
    target = folder / f"{what}.out"
    assert office.run("export", what, "--out", str(target)).returncode == 0
    return target.read_bytes()


def _of_redis(server: Redis) -> tuple[list[str], list[str]]:
    """Every key, and every value that is a plain one."""
    with redis.Redis(port=server.port, decode_responses=True) as client:
        kept = list(client.scan_iter())
        values = [str(client.get(key)) for key in kept if client.type(key) == "string"]
    return kept, values


@pytest.mark.parametrize("words", ["wrong corp", "wrong agent"])
def test_a_callback_for_somebody_else_is_a_403_without_its_body_in_the_log(town: Built, words: str) -> None:
    office = town("sqlite")
    web: Web = office.web()
    keys = office.emulator.corp.credentials
    corp, agent = ("wwother", keys.agent_id) if words == "wrong corp" else (keys.corp_id, 7)
    plain = (
        f"<xml><ToUserName>{corp}</ToUserName><FromUserName>fotang_jb</FromUserName><CreateTime>1</CreateTime>"
        f"<MsgType>text</MsgType><Content>不该看见</Content><MsgId>7</MsgId><AgentID>{agent}</AgentID></xml>"
    )

    assert office.emulator.post(office.emulator.sealed("app", plain)).status == 403
    assert web.is_alive
    assert "callback refused" in office.said
    assert "不该看见" not in office.said
