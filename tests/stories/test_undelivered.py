"""What did not arrive is seen by whoever keeps the system going, and goes again on a person's word."""

import re

from sqlalchemy import select

from bot.models import Card, Member, Outbox
from tests.world import World


def doubted(world: World, userid: str, *, card: bool) -> int:
    """The newest message (or card) to somebody, as if its answer had been lost for four hours; its number."""
    with world.house.database.change() as session:
        mine = select(Outbox).where(Outbox.recipient == userid, Outbox.kind == "message").order_by(Outbox.id.desc())
        row = session.scalars(mine.where(Outbox.card_id.is_not(None) if card else Outbox.card_id.is_(None))).first()
        assert row is not None
        row.state, row.error = "不确定", "no answer: ReadTimeout"
        if row.card_id:
            session.get_one(Card, row.card_id).codes = []
        return row.id


def test_a_doubtful_message_is_listed_and_sent_again_once(july: World) -> None:
    july.say("fuban_sp", "催办 任务1 佛堂镇")
    july.say("fuban_sp", "是")
    number = doubted(july, "fotang_lx", card=False)

    assert july.say("fotang_lx", "没发成的消息").startswith("没看明白。")
    listed = july.say("xitong_gl", "没发成的消息")
    assert listed.startswith("没发成的消息（共1条，不确定1条）：")
    assert f"{number}｜7月20日" in listed
    assert "没有收到企业微信的回音，不知道发出没有" in listed

    before = july.texts("fotang_lx")
    assert july.say("xitong_gl", f"重发 {number}").startswith("已重发给佛堂镇")
    fresh = july.texts("fotang_lx")[len(before) :]
    assert len(fresh) == 1
    assert fresh[0].splitlines()[0] == "【催办】下面的事项请抓紧："
    assert "由系统管理（样例）重发；收到过的不用管" in fresh[0]
    assert "已重发" in july.say("fuban_sp", f"重发 {number}")
    assert july.say("xitong_gl", "没发成的消息") == "没发成的消息：没有。"
    assert [row.who for row in july.history(event="outbox.resend")] == ["系统管理（样例）"]


def test_what_wecom_refused_is_sent_again_once_to_whom_it_belongs_now(july: World) -> None:
    july.say("fuban_sp", "催办 任务1 佛堂镇")
    july.emulator.fail_next("message/send", 81013)
    july.say("fuban_sp", "是")

    listed = july.say("xitong_gl", "没发成的消息")
    number = int(re.findall(r"(\d+)｜.*失败：.*（81013）$", listed, re.MULTILINE)[0])
    assert "失败的先按原因处理好，再回复“重发 编号”。" in listed
    assert listed.endswith("打过电话、不用再发的，回复“已另行告知 编号”，就不再列出。")
    with july.house.database.change() as session:  # the roster had named him by a userid that was not his
        row = session.get_one(Outbox, number)
        owner, row.recipient = row.recipient, "nobody"
    before = july.texts(owner)
    assert july.say("fotang_zy", f"重发 {number}").startswith("没看明白。")
    assert july.say("xitong_gl", f"重发 {number}").startswith("已重发给佛堂镇")
    [fresh] = july.texts(owner)[len(before) :]
    assert fresh.endswith("没有发成，由系统管理（样例）重发）")
    assert "〔试运行〕" not in fresh
    assert "只有“失败”“不确定”的能重发" in july.say("xitong_gl", f"重发 {number}")
    assert [(row.who, row.before) for row in july.history(event="outbox.resend")] == [("系统管理（样例）", "失败")]


def test_nothing_goes_again_to_who_has_left_or_is_no_reader(july: World) -> None:
    """Also not to a group without a webhook; what is no message needs none."""
    with july.house.database.change() as session:
        mine = select(Outbox).where(Outbox.recipient == "fotang_lx")
        others = select(Outbox).where(Outbox.recipient != "fotang_lx").limit(2)
        left, group, file = [*session.scalars(mine), *session.scalars(others)]
        for row in (left, group, file):
            row.state, row.error, row.card_id = "失败", "invaliduser", None
        group.kind, group.facts, file.kind = "webhook", {"group": 0}, "fetch"
        numbers = [left.id, group.id, file.id]
        for member in session.scalars(select(Member).where(Member.person_id == left.person_id)):
            member.ended_at = july.now

    listed = july.say("fuban_sp", "没发成的消息").splitlines()
    said = [july.say("fuban_sp", f"重发 {number}").splitlines()[0] for number in numbers]

    assert {line.split("；")[-1] for line in listed[1:-1]} == {
        "人已不在名册，不能重发",
        "群没有webhook，不能重发",
        "不用重发",
    }
    assert said == [
        "没有重发：佛堂联系（样例）已不在该单位的名册上。",
        "没有重发：这个群没有设webhook，或已不在群名册上。",
        f"{numbers[2]}号不是发给人看的消息，不用重发。",
    ]
    assert july.history(event="outbox.resend") == []


def test_a_doubtful_card_is_replaced_by_a_fresh_one_that_works(july: World) -> None:
    number = doubted(july, "fotang_lx", card=True)

    july.say("fuban_sp", f"重发 {number}")
    july.tap("fotang_lx", "交办", "签收")

    assert {row.who for row in july.history(event="assignment.acknowledge")} == {"佛堂联系（样例）"}
    assert july.say("fuban_sp", f"重发 {number + 100000}").startswith(f"没有编号{number + 100000}的消息")


def test_a_decided_card_is_not_sent_again(july: World) -> None:
    july.tap("fotang_lx", "交办", "签收")
    number = doubted(july, "fotang_lx", card=True)

    assert "问的事已经办了，不用重发" in july.say("fuban_sp", f"重发 {number}")


def test_what_was_told_by_telephone_leaves_the_list_on_record(july: World) -> None:
    july.say("fuban_sp", "催办 任务1 佛堂镇")
    july.say("fuban_sp", "是")
    number = doubted(july, "fotang_lx", card=False)
    before = july.texts("fotang_lx")

    assert july.say("fotang_zy", f"已另行告知 {number}").startswith("没看明白。")
    assert "已另行告知，不再列出" in july.say("fuban_sp", f"已另行告知 {number}")

    assert july.say("fuban_sp", "没发成的消息") == "没发成的消息：没有。"
    assert "另行告知" in july.say("fuban_sp", f"重发 {number}")
    assert july.texts("fotang_lx") == before
    rows = july.history(event="outbox.told")
    assert [(row.before, row.after) for row in rows] == [("不确定", "另行告知")]
    assert july.say("fuban_sp", f"已另行告知 {number}").startswith(f"{number}号消息现在是“另行告知”")
    assert july.history(result="拒绝")[-1].raw == f"已另行告知 {number}"
