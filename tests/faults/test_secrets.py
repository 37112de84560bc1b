"""Nothing secret comes out, whatever goes wrong: not in logs at their loudest, metrics, exports, Redis."""

import io
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
import redis
import requests
from openpyxl import load_workbook
from sqlalchemy import select

from bot.clock import MachineClock
from bot.models import Group
from bot.models.calendar import business_now
from bot.tell import Post
from tests.faults.conftest import Built
from tests.faults.processes import Web
from tests.faults.scale import tell
from tests.faults.town import Town, eventually
from tests.servers import Redis
from tests.world import PLAN, rows_of

READER = "fotang_lx"
NASTY = "=cmd|'/c calc'!A0 ]]> <b>&amp;</b> 😀 [x](http://a.example)"


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
    assert emulator.say("jiaoyuju_jb", f"进度 1 {NASTY}").ok
    emulator.post(emulator.sealed("app", "<xml>broken"))
    office.hand_in({READER: ["请看通知"]})
    eventually(lambda: bool(office.arrived("请看通知")))
    emulator.revoke_tokens()
    office.hand_in({READER: ["请再看通知"]})
    eventually(lambda: bool(office.arrived("请再看通知")))
    hook = a_group_that_hears_nothing(office)
    metrics = requests.get(f"{web.url}/metrics", timeout=10).text
    papers = [exported(office, tmp_path, *words) for words in (("ledger",), ("unknown",), ("report", "2022-07"))]
    papers.append(office.run("preview", "--from", "2022-07-21", "--to", "2022-07-22").stdout.encode())
    papers.append(office.run("undelivered").stdout.encode())
    kept, values = _of_redis(own_redis)
    office.run("doctor")
    assert web.stop() == 0

    tell("secrets", log_bytes=len(office.said), redis_keys=len(kept))
    for secret in (*secrets_of(office), hook):
        for where, said in {"log": office.said, "metrics": metrics, "redis": "\n".join(kept)}.items():
            assert secret not in said, where
        assert not any(secret.encode() in part for paper in papers for part in opened(paper))
    tokens = [value for value in values if len(value) > 60]
    assert len(set(tokens)) == 1  # the access token, where it has to be
    assert tokens[0] not in office.said
    assert mobile not in office.said
    assert f"{mobile[:3]}****{mobile[-4:]}" in office.said or "完成 1" not in office.said
    assert NASTY in _cells(papers[0])


def secrets_of(office: Town) -> list[str]:
    names = ("SECRET", "TOKEN", "AES_KEY", "BOT_TOKEN", "BOT_AES_KEY")
    return [office.environment[f"DUBAN_WECOM_{name}"] for name in names]


def a_group_that_hears_nothing(office: Town) -> str:
    """A group whose key is a plain one; WeCom refuses one message to it and the answer to another is lost. The key."""
    now, key = MachineClock().now(), "9f0c1d2e-plain-key"
    office.emulator.lose_answer_next("webhook/send")
    office.emulator.fail_next("webhook/send", 93000)
    with office.database() as database, database.change() as session:
        group = session.scalars(select(Group)).first()
        assert group is not None
        group.webhook_key = key
        for text in ("本周汇总", "下周汇总"):
            Post(session, business_now(session, now), now, 1).group(group, text)
    eventually(lambda: len(office.emulator.log.of("webhook/send")) > 1)
    return key


def exported(office: Town, folder: Path, *words: str) -> bytes:
    target = folder / f"{words[0]}.out"
    assert office.run("export", *words, "--out", str(target)).returncode == 0
    return target.read_bytes()


def opened(paper: bytes) -> Iterator[bytes]:
    """What is in it: Office papers are archives."""
    yield paper
    if paper.startswith(b"PK"):
        with zipfile.ZipFile(io.BytesIO(paper)) as archive:
            yield from map(archive.read, archive.namelist())


def _cells(sheet: bytes) -> str:
    """Every text in a workbook; none of them a formula."""
    cells = [cell for page in load_workbook(io.BytesIO(sheet)) for row in page.iter_rows() for cell in row]
    assert not [cell.coordinate for cell in cells if cell.data_type == "f" and NASTY in str(cell.value)]
    return "\n".join(str(cell.value) for cell in cells)


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
