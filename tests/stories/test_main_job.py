"""The main job end to end: annex 2 from the clerk's words to the filled form, and a report with its verification."""

from pathlib import Path

import pytest
from docx import Document
from sqlalchemy import select

from bot.models import Request
from bot.papers.annex2 import form
from bot.tell.request_paper import annex_form
from sandbox.switches import ALL_POSITIONS, Switches
from tests.stages import JULY, Stages
from tests.world import World

GROUP, CLERK, PRINCIPAL, OFFICE = "wrSample_jiaoyuju", "jiaoyuju_jb", "jiaoyuju_zy", "fuban_sp"
MONITOR = "shuguan_jc"


def apply(world: World) -> None:
    """The clerk applies in the unit's group and sends the form to the principal."""
    assert "还差" in world.say(CLERK, "注销 义乌教育之声", GROUP)
    answer = world.say(CLERK, "gh_a1b2c3d4e5 8月15日 受众面小、更新力量不足，整合至“义乌发布”", GROUP)
    assert "回复“是”" in answer
    assert "ZX-2022-001" in world.say(CLERK, "是", GROUP)


def approve(world: World) -> None:
    """The principal signs and the office approves, each by a tap."""
    world.tap(PRINCIPAL, "ZX-2022-001", "同意")
    world.tap(OFFICE, "ZX-2022-001", "同意")


def test_an_account_is_cancelled_by_words_and_taps(july: World) -> None:
    apply(july)
    approve(july)

    assert "教育局主要" in july.card(PRINCIPAL, "ZX-2022-001")
    assert july.heard(CLERK, "已批准")
    july.move_to("2022-08-15T10:00")
    assert "停更" in july.say(CLERK, "停更 义乌教育之声 已备份 已解绑", GROUP)
    july.say(CLERK, "已提交 义乌教育之声 冻结到8月30日", GROUP)
    july.move_to("2022-08-31T10:00")
    july.say(CLERK, "已注销 义乌教育之声，后台显示注销成功", GROUP)
    july.tap(MONITOR, "ZX-2022-001", "通过")
    assert july.heard(CLERK, "销号")


def test_the_signer_reads_the_whole_form_before_the_card(july: World) -> None:
    apply(july)

    texts = july.texts(PRINCIPAL)
    card = max(n for n, text in enumerate(texts) if "ZX-2022-001" in text)
    assert "gh_a1b2c3d4e5" in texts[card - 1]
    assert "受众面小" in texts[card - 1]


def test_a_decided_card_says_who_and_when(july: World) -> None:
    apply(july)
    approve(july)

    shown = july.card(OFFICE, "ZX-2022-001")
    assert "何审批（样例）" in shown
    assert "7月20日" in shown
    assert "已同意" in shown
    assert "已由他人同意" in july.card("fuban_sp2", "ZX-2022-001")


def test_a_second_tap_changes_nothing(july: World) -> None:
    apply(july)
    approve(july)
    before = len(july.history(event="request.approve"))

    july.tap("fuban_sp2", "ZX-2022-001", "同意")

    assert before == len(july.history(event="request.approve")) == 1
    assert july.heard("fuban_sp2", "已由") or "已" in july.card("fuban_sp2", "ZX-2022-001")


def test_the_filled_form_can_be_printed(july: World, tmp_path: Path) -> None:
    apply(july)
    approve(july)

    with july.house.database.read() as session:
        request = session.scalars(select(Request)).one()
        (tmp_path / "form.docx").write_bytes(form(annex_form(request)))
    words = "\n".join(cell.text for row in Document(str(tmp_path / "form.docx")).tables[0].rows for cell in row.cells)
    assert "义乌市教育局" in words
    assert "gh_a1b2c3d4e5" in words
    assert "☑ 微信" in words


def test_the_office_returns_and_the_principal_signs_again(july: World) -> None:
    apply(july)
    july.tap(PRINCIPAL, "ZX-2022-001", "同意")

    july.say(OFFICE, "退回修改 ZX-2022-001 停更日期不明确")
    july.tap(OFFICE, "ZX-2022-001", "退回")
    july.say(OFFICE, "是")
    assert july.heard(CLERK, "停更日期不明确")
    assert july.heard(PRINCIPAL, "停更日期不明确")
    july.say(CLERK, "修改 ZX-2022-001 停更日期8月20日", GROUP)
    july.say(CLERK, "是", GROUP)
    assert "第2次" in july.card(PRINCIPAL, "ZX-2022-001")


def test_a_report_is_verified_by_the_office(july: World) -> None:
    july.say("shuguan_jb", "完成 2 集约化页面已上线 https://example.cn/yw")
    july.tap(OFFICE, "任务2", "通过")

    assert july.heard("shuguan_jb", "核实")
    assert "办结" in july.say("shuguan_jb", "任务2")


def test_a_report_is_returned_with_its_reason(july: World) -> None:
    july.say("shuguan_jb", "完成 2 页面已上线")
    july.say(OFFICE, "核实退回 市数管中心 2 请附页面链接")
    july.tap(OFFICE, "任务2", "退回")
    july.say(OFFICE, "是")

    assert july.heard("shuguan_jb", "请附页面链接")
    assert "退回" in july.say("shuguan_jb", "任务2")


def test_the_reminders_of_29_july_arrive_once(july: World) -> None:
    july.move_to("2022-07-29T08:50")
    lines = july.move_to("2022-07-29T09:05")
    again = july.move_to("2022-07-29T14:35")

    people = [line[3] for line in lines]
    assert "jiaoyuju_lx" in people
    assert len(people) == len(set(people))
    assert not [line for line in again if line[3] in people]
    assert july.heard("jiaoyuju_lx", "任务1")


def test_nothing_goes_to_units_before_the_office_confirms(world: World) -> None:
    world.move_to("2022-07-01T10:00")
    lines = world.move_to("2022-07-29T10:00")

    assert {line[3] for line in lines} <= {"fuban_sp", "fuban_sp2", "fuban_cs"}


def test_a_stranger_is_told_how_to_register(july: World) -> None:
    rows = len(july.history(result="拒绝"))
    july.emulator.corp.directory.add(type(july.emulator.corp.directory.people[0])("nobody", "无名"))

    assert "登记" in july.say("nobody", "完成 1 好了")
    assert len(july.history(result="拒绝")) == rows + 1


@pytest.mark.parametrize("switches", [s for _, s in ALL_POSITIONS], ids=[name for name, _ in ALL_POSITIONS])
def test_the_story_holds_in_every_position_of_what_is_uncertain(
    stages: Stages, tmp_path: Path, switches: Switches
) -> None:
    with stages.enter(JULY, "sqlite", tmp_path, switches) as world:
        if switches.encrypted_userids:
            world.say(CLERK, "我的任务", GROUP)
        apply(world)
        approve(world)

        assert len(world.history(event="request.sign_agree")) == 1
        assert len(world.history(event="request.approve")) == 1
        assert len([text for text in world.texts(CLERK) if "已批准" in text]) == 1
