"""What did not arrive is seen by whoever keeps the system going, and goes again on a person's word."""

from sqlalchemy import select

from bot.models import Card, Outbox
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
