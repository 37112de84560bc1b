"""撤销通知: what was sent by mistake is taken back, the same people hear so, a wrongly assigned item is voided."""

import pytest
from sqlalchemy import select

from bot.models import Assignment, Outbox
from tests.stages import hand_over
from tests.world import World

CLERK, CONTACT = "fotang_jb", "fotang_lx"
OFFICE, REVIEWER = "fuban_sp", "fuban_cs"


def urge(world: World) -> None:
    """The office urges a town about task 1."""
    world.say(OFFICE, "催办 1 佛堂镇")
    world.say(OFFICE, "是")


def state_of(world: World, number: int, unit: str) -> str:
    """How one item stands."""
    with world.house.database.read() as session:
        rows = session.scalars(select(Assignment)).unique()
        return next(row.state for row in rows if row.number == number and row.unit.short == unit)


def recalled(world: World, userid: str) -> list[str]:
    """What was taken back from a phone."""
    return [message.text for message in world.emulator.phone(userid).received if message.recalled]


def test_a_message_is_taken_back_and_corrected_after_a_preview(july: World) -> None:
    urge(july)
    assert july.heard(CONTACT, "任务1")

    preview = july.say(OFFICE, "撤销通知 任务1 佛堂镇")
    if "回复编号" in preview:
        preview = july.say(OFFICE, "1")
    assert "将撤销今天10:00发的催办（1人" in preview
    assert recalled(july, CONTACT) == []

    assert "已撤销催办" in july.say(OFFICE, "是")

    assert len(recalled(july, CONTACT)) == 1
    assert july.heard(CONTACT, "【更正】今天10:00发给您的")
    assert july.heard(CONTACT, "不用理会，也不用回复。给您添麻烦了。市府办")
    assert state_of(july, 1, "佛堂镇") == "待签收"
    assert july.history(event="office.recall")[-1].facts["kind"] == "催办"


def test_what_has_not_gone_out_is_simply_not_sent(july: World) -> None:
    july.move_to("2022-07-20T20:00")
    urge(july)
    july.say(OFFICE, "撤销通知 佛堂镇 任务1")
    july.say(OFFICE, "是")

    july.move_to("2022-07-21T09:00")

    assert not july.heard(CONTACT, "【更正】")
    with july.house.database.read() as session:
        assert session.scalars(select(Outbox.state).where(Outbox.label == "催办")).all() == ["已收回"]


def test_a_wrongly_assigned_item_is_voided_with_its_notice(july: World) -> None:
    urge(july)
    shown = july.say(OFFICE, "撤销通知 任务1 佛堂镇 误派")
    if "回复编号" in shown:
        shown = july.say(OFFICE, "1")
    assert "按误派中止" in shown

    july.say(OFFICE, "是")

    assert state_of(july, 1, "佛堂镇") == "中止"
    corrections = [text for text in july.texts(CONTACT) if "【更正】" in text]
    assert len(corrections) == 1
    assert "已中止" in corrections[0]


def test_a_card_with_a_wrong_item_comes_again_without_it(world: World) -> None:
    hand_over(world)
    assert "按误派中止" in world.say(OFFICE, "撤销通知 任务1 佛堂镇 误派")

    world.say(OFFICE, "是")

    assert len(recalled(world, CONTACT)) == 1
    assert "任务1：" not in world.card(CONTACT, "交办")
    world.tap(CONTACT, "交办", "签收")
    assert (state_of(world, 1, "佛堂镇"), state_of(world, 3, "佛堂镇")) == ("中止", "办理中")


@pytest.mark.parametrize(
    ("who", "words", "answer"),
    [
        (CLERK, "撤销通知 任务1 佛堂镇", "您这里办不了"),
        (OFFICE, "撤销通知 任务9 苏溪镇", "没有可以撤销的"),
        (REVIEWER, "撤销通知 任务1 佛堂镇 误派", "由市府办审批来办"),
    ],
    ids=["not the office", "nothing sent", "only an approver voids"],
)
def test_what_cannot_be_taken_back_is_refused_and_on_record(july: World, who: str, words: str, answer: str) -> None:
    urge(july)

    assert answer in july.say(who, words)

    assert july.history(event="office.recall") == []
    assert july.history(result="拒绝")[-1].raw == words
    assert state_of(july, 1, "佛堂镇") == "待签收"


def test_which_notice_is_meant_is_answered_by_its_number(july: World) -> None:
    urge(july)
    july.say(OFFICE, "交办 佛堂镇 7月25日前 报送部门集成需求清单")
    july.say(OFFICE, "是")
    listed = july.say(OFFICE, "撤销通知")
    assert "撤销哪一批" in listed
    number = next(line[0] for line in listed.splitlines() if "催办" in line)

    assert "发的催办" in july.say(OFFICE, number)
    assert "已撤销催办" in july.say(OFFICE, "是")

    assert len(recalled(july, CONTACT)) == 1
    july.say(OFFICE, "撤销通知 JB-2022-001 发错了")
    july.say(OFFICE, "是")
    seen = [message for message in july.emulator.phone(CONTACT).received if "JB-2022-001" in message.text]
    assert [message.greyed for message in seen if message.is_card] == ["不用再签"]  # nobody has signed for it
