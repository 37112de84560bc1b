"""整改 from the draft to 销号 and off the straight road: who may, who may not, what each of them hears."""

from sqlalchemy import select

from bot.models import Rectification
from tests.world import World

MONITOR, MONITOR2, OFFICE, OFFICE2, REVIEWER = "shuguan_jc", "xuanchuanbu_jc", "fuban_sp", "fuban_sp2", "fuban_cs"
CLERK, CONTACT, OTHER = "jiaoyuju_jb", "jiaoyuju_lx", "dachen_jb"
ISSUE = "下发整改 义乌教育之声 错别字"


def order(world: World, number: str = "ZG-2022-001") -> Rectification:
    """An order as it stands."""
    with world.house.database.read() as session:
        found = Rectification.numbered(session, number)
        session.expunge_all()
    return found or Rectification()


def issue(world: World, words: str = ISSUE) -> str:
    """Draft and issue by words; its number."""
    assert "回复“是”" in world.say(MONITOR, words)
    assert "已下发" in world.say(MONITOR, "是")
    with world.house.database.read() as session:
        return session.scalars(select(Rectification.number).order_by(Rectification.id.desc())).first() or ""


def refusals(world: World) -> list[str]:
    """The codes of what was refused so far."""
    return [row.facts["code"] for row in world.history(result="拒绝")]


def test_an_order_from_the_draft_to_its_end(july: World) -> None:
    draft = july.say(MONITOR, ISSUE)
    assert "ZG-2022-001" in draft
    assert "义政办发〔2022〕41号三（三）" in draft
    assert "2个工作日，7月22日（周五）前" in draft
    assert not july.heard(CONTACT, "整改通知")

    july.say(MONITOR, "是")
    assert order(july).state == "待签收"
    assert "时限：7月22日（周五）前" in july.card(CONTACT, "【整改通知】")
    assert july.heard(OFFICE, "已向市教育局下发整改")

    july.tap(CONTACT, "【整改通知】", "签收")
    assert order(july).state == "整改中"
    assert "已签收" in july.card(CONTACT, "【整改通知】")
    assert "ZG-2022-001" in july.say(CLERK, "我的任务")

    assert "等市数管中心复核" in july.say(CLERK, "整改反馈 已更正 https://mp.weixin.qq.com/s/abc")
    assert "ZG-2022-001" in july.say(MONITOR, "待核实")
    assert july.heard(MONITOR, "https://mp.weixin.qq.com/s/abc")

    july.tap(MONITOR, "【请复核】", "退回", "link")
    assert (order(july).state, order(july).returns) == ("整改中", 1)
    assert july.heard(CLERK, "链接打不开，请换一个")

    july.say(CLERK, "整改反馈 ZG-2022-001 已删除")
    july.tap(MONITOR, "【请复核】", "通过")
    done = order(july)
    assert (done.state, done.open_key) == ("销号", None)
    assert july.heard(CONTACT, "已通过复核销号")
    assert "已通过" in july.card(MONITOR, "【请复核】")
