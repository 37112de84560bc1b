"""What comes through the doors: forged, stale, repeated, at the same time, and of every kind."""

import http.client
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from urllib.parse import urlencode

import pytest
import requests
from sqlalchemy import text

from bot.lexicon import _shelves as lexicon_shelves
from bot.models import Inbox
from sandbox.directory import Person
from sandbox.switches import Switches
from tests.pdfs import pdf
from tests.stages import JULY, LOADED, Stages
from tests.stories.test_main_job import CLERK, GROUP, OFFICE, PRINCIPAL, apply
from tests.world import World

PICTURE = b"\x89PNG\r\n\x1a\n" + b"0" * 64


@pytest.fixture
def doors(stages: Stages, tmp_path: Path) -> Iterator[World]:
    """A world on SQLite with nothing handed over."""
    with stages.enter(LOADED, "sqlite", tmp_path) as world:
        yield world


def together(*works: Callable[[], object]) -> None:
    """Several things at the same moment."""
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], object]) -> None:
        barrier.wait()
        work()

    threads = [threading.Thread(target=run, args=(work,)) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


@pytest.mark.parametrize("door", ["app", "bot"])
def test_the_address_is_verified(doors: World, door: str) -> None:
    assert doors.emulator.verify(door)  # type: ignore[arg-type]


@pytest.mark.parametrize("door", ["app", "bot"])
def test_a_forged_signature_changes_nothing(doors: World, door: str) -> None:
    callback = doors.emulator.sealed(door, "<xml></xml>")  # type: ignore[arg-type]
    forged = replace(callback, signature="0" * 40)

    assert doors.emulator.post(forged).status == 403
    assert not doors.history(channel=door)


@pytest.mark.parametrize("shift", [-601, 601])
def test_a_stale_callback_is_turned_away(doors: World, shift: int) -> None:
    now = int(doors.house.clock.now().timestamp())
    callback = doors.emulator.sealed("app", "<xml></xml>", at=now + shift)

    assert doors.emulator.post(callback).status == 403


@pytest.mark.parametrize("chunked", [False, True])
def test_a_huge_body_is_refused(doors: World, *, chunked: bool) -> None:
    address = doors.product_url.removeprefix("http://")
    query = urlencode({"msg_signature": "0" * 40, "timestamp": "1700000000", "nonce": "n"})
    connection = http.client.HTTPConnection(address, timeout=10)
    body = iter([b"x" * 65536] * 3) if chunked else b"x" * 196608

    connection.request("POST", f"/wecom/app?{query}", body=body, encode_chunked=chunked)

    assert connection.getresponse().status in {400, 413}
    connection.close()


@pytest.mark.parametrize("body", [b"", b"<xml>", b"{", b"\xff\xfe", b"<a>" * 1000], ids=lambda body: repr(body[:8]))
@pytest.mark.parametrize("door", ["app", "bot"])
def test_a_senseless_body_is_a_4xx(doors: World, door: str, body: bytes) -> None:
    query = {"msg_signature": "0" * 40, "timestamp": str(int(doors.house.clock.now().timestamp())), "nonce": "n"}

    answer = requests.post(f"{doors.product_url}/wecom/{door}", params=query, data=body, timeout=10)

    assert 400 <= answer.status_code < 500
    assert len(answer.content) < 200


def test_our_own_fault_is_an_empty_500_and_one_entry_in_the_log(
    doors: World, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str]
) -> None:
    with doors.house.database.change() as session:
        session.execute(text("ALTER TABLE dialogue RENAME TO elsewhere"))

    heard = doors.emulator.say(CLERK, "我的任务")

    assert heard.statuses == [500, 500, 200]
    assert "系统出错，已记录" in heard.text
    assert [answer.raw for answer in heard.answers[:2]] == [b"", b""]
    assert capsys.readouterr().out.count("] turn failed") == 3
    assert not [entry for entry in caplog.records if "Exception on" in entry.getMessage()]


def test_an_unknown_way_in_is_turned_away_without_a_page(doors: World) -> None:
    answers = [requests.put(f"{doors.product_url}/wecom/app", timeout=5), requests.get(doors.product_url, timeout=5)]

    assert [(one.status_code, one.content) for one in answers] == [(405, b""), (404, b"")]


def test_a_repeated_callback_hears_the_same_and_has_one_effect(july: World) -> None:
    heard = july.hear("shuguan_jb", "完成 2 页面已上线")
    again = heard.again()

    assert again.text == heard.text
    assert again.payload == heard.answers[0].payload
    assert len(july.history(event="assignment.report")) == 1


def test_two_copies_at_once_have_one_effect(stages: Stages, tmp_path: Path) -> None:
    switches = Switches(app_extra_copies=3, copies_at_once=True)
    with stages.enter(LOADED, "postgresql", tmp_path, switches) as world:
        heard = world.hear("shuguan_jb", "完成 2 页面已上线")

        assert len({answer.text for answer in heard.answers}) == 1
        assert len(world.history(event="assignment.report")) == 1
        with world.house.database.read() as session:
            assert session.query(Inbox).filter_by(sender="shuguan_jb").count() == 1


def test_two_approvers_at_once_make_one_decision(stages: Stages, tmp_path: Path) -> None:
    with stages.enter(JULY, "postgresql", tmp_path) as world:
        apply(world)
        world.tap(PRINCIPAL, "ZX-2022-001", "同意")
        together(
            lambda: world.emulator.tap(OFFICE, "ZX-2022-001", "同意"),
            lambda: world.emulator.tap("fuban_sp2", "ZX-2022-001", "同意"),
        )
        world.deliver()

        assert len(world.history(event="request.approve")) == 1
        assert len(world.history(result="拒绝")) == 1


def test_a_forged_key_and_a_foreign_card_are_refused_on_record(july: World) -> None:
    apply(july)
    card = july.emulator.phone(PRINCIPAL).card("ZX-2022-001")

    july.emulator.click(PRINCIPAL, card.task_id, "approve ZX-2022-001")
    july.emulator.click(PRINCIPAL, card.task_id, "agree ZX-2022-001 ")
    july.emulator.click(OFFICE, card.task_id, "agree ZX-2022-001")
    july.emulator.click(PRINCIPAL, "no-such-card", "agree ZX-2022-001")
    july.deliver()

    codes = [row.facts["code"] for row in july.history(event="refused")]
    assert codes == ["card_forged_key", "card_forged_key", "card_not_yours", "card_unknown"]
    assert not july.history(event="request.sign_agree")


def test_every_kind_of_message_gets_a_kind_answer(doors: World) -> None:
    emulator = doors.emulator
    for heard in (
        emulator.voice(CLERK),
        emulator.location(CLERK, "义乌"),
        emulator.link(CLERK, "链接", "https://example.cn"),
        emulator.video(CLERK),
        emulator.picture(CLERK, PICTURE),
        emulator.file(CLERK, b"12345678", door="bot"),
    ):
        assert heard.ok, heard.faults
        assert heard.text


def test_a_file_with_a_secrecy_mark_and_one_of_no_known_kind_are_not_kept(july: World, tmp_path: Path) -> None:
    assert july.say(CLERK, "我有个截图要交，给任务1的").startswith("您是要附图片吗？")
    assert july.say(CLERK, "是").startswith("请直接发图片或文件。")
    july.emulator.say(CLERK, "进度 1 名单见附件", door="bot")
    marked = pdf("000012", "机密★1年", "会议纪要")
    files = {"（机密）名单.png": PICTURE, "名单.png": PICTURE, "打开.png": b"<html>", "会议纪要.pdf": marked}
    for name, data in files.items():
        assert "已附在" in july.emulator.file(CLERK, data, name).text
    july.deliver()

    assert july.heard(CLERK, "刚才发来的文件带密级标志，没有保存，也没有附上。\n请马上撤回那条消息")
    assert july.heard(CLERK, "这类文件收不了")
    kept = [file.read_bytes() for file in (tmp_path / "media").rglob("*.*")]
    assert kept == [PICTURE]
    why = [row.facts["why"] for row in july.history(event="evidence.turn_away")]
    assert why == ["secret", "unknown_kind", "secret"]


def test_a_picture_with_words_belongs_to_what_they_say_and_is_not_asked_about(doors: World) -> None:
    early = doors.say(CLERK, "完成 10 审核机制已建立", GROUP)
    doors.say(CLERK, "是", GROUP)
    answer = doors.emulator.picture(CLERK, PICTURE, GROUP, "@督办助手 补充 10 印发件见图").text

    assert "10月1日（周六）才开始。现在就上报吗？" in early
    assert answer.startswith("已补充到任务10")
    assert "哪一项" not in answer
    [kept] = doors.history(event="evidence.receive")
    assert kept.facts["count"] == 1


def test_the_mention_in_a_group_is_no_part_of_the_roster(doors: World) -> None:
    doors.say(CLERK, "完成 1 分管领导王小明 副镇长 13911112222，专职人员赵六 科员，联系人就是我", GROUP)
    answer = doors.say(CLERK, "就这些", GROUP)

    assert "专职人员：赵六，科员，手机未填" in answer
    assert "联系人：教育局经办（样例），" in answer


def test_the_next_page_is_asked_for_in_words(doors: World) -> None:
    first = doors.say("fuban_sp", "统计 1")

    assert "还有30项，回复“下一页”接着看" in first
    assert "还有22项" in doors.say("fuban_sp", "下一页")
    assert "还有14项" in doors.say("fuban_sp", "更多")
    assert doors.say("fuban_sp", "上一页") == doors.say("fuban_sp", "第2页")
    assert "没有" in doors.say("fuban_sp", "第9页")
    assert "承办项127" in doors.say("fuban_sp", "统计")


def test_a_group_of_several_units_gets_one_neutral_line(doors: World) -> None:
    answer = doors.say(CLERK, "我的任务", "wrSample_bumen")

    assert answer == "收到，详情已发到您的“督办助手”。"
    assert doors.heard(CLERK, "市教育局")


def test_a_person_of_an_encrypted_id_is_found_and_the_administrator_told(stages: Stages, tmp_path: Path) -> None:
    with stages.enter(LOADED, "sqlite", tmp_path, Switches(encrypted_userids=True)) as world:
        assert "核对" in world.say(CLERK, "我的任务", GROUP)
        assert "市教育局" in world.say(CLERK, "我的任务", GROUP)
        assert world.heard("xitong_gl", "加密")


def test_a_stranger_s_words_are_on_record(doors: World) -> None:
    doors.emulator.corp.directory.add(Person("nobody", "无名"))

    assert "登记" in doors.say("nobody", "完成 1 好了")
    assert doors.history(event="refused")[-1].raw == "完成 1 好了"

    assert doors.say("nobody", "登记 没有的局 张三").startswith("没有“没有的局”这个单位")
    assert doors.say("nobody", "我叫王某，刚到").startswith("还差单位。")
    assert doors.say("nobody", "新来的，市水务局小王").startswith("您是要登记：市水务局 小王？")
    assert doors.say("nobody", "是") == "收到，已请市水务局联系人或市府办确认，确认后告诉您。"
    assert doors.history(event="roster.wish")[-1].facts["name"] == "小王"


def test_health_readiness_and_numbers(doors: World) -> None:
    assert requests.get(f"{doors.product_url}/healthz", timeout=5).text == "ok"
    assert requests.get(f"{doors.product_url}/readyz", timeout=5).json()["business_time"].startswith("2022-07-01T08")
    assert "duban_callbacks_total" in requests.get(f"{doors.product_url}/metrics", timeout=5).text


def test_the_first_message_finds_the_words_laid_out(doors: World) -> None:
    assert lexicon_shelves[0].vocabulary is doors.house.vocabulary


def test_a_stranger_who_presses_the_menu_hears_how_to_come_in(doors: World) -> None:
    doors.emulator.corp.directory.add(Person("nobody", "无名"))

    for entry in ("我的任务", "我的申请"):  # the same answer twice: WeCom swallows identical bytes
        doors.emulator.app_door.event("nobody", "click", EventKey=entry)
    doors.deliver()

    assert [text.count("登记 单位 姓名") for text in doors.texts("nobody")][-2:] == [1, 1]


def test_what_a_held_database_cost_is_made_good_by_a_repetition(july: World) -> None:
    """Some five seconds each: a callback waits for the one who holds the database, and then says so."""
    july.emulator.postman.patience = 60  # on a busy machine the answer may come later than WeCom would wait
    database = july.house.database
    with database.engine.connect() as holder:
        holder.execute(text("SELECT 1" if database.is_sqlite else "LOCK TABLE inbox IN ACCESS EXCLUSIVE MODE"))
        refused = july.emulator.say("shuguan_jb", "@督办助手 完成 2 页面已上线", chat_id="wrSample_shuguan")
        holder.rollback()

    assert refused.statuses == [500]
    assert refused.again().text
    assert len(july.history(event="assignment.report")) == 1
