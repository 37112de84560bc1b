"""What the office does about those who are late: letters to leaders on its tap, calls with a promise, 催办 and 通报
of a 整改; and what the clock never does in a group."""

import io

from docx import Document
from sqlalchemy import select

from bot.models import Group, Notice, Outbox, Person, Rectification, Unit
from bot.models.phone_call import PROMISE
from bot.papers.rect_circular import rect_circular
from bot.tell.rect_paper import circular_facts
from tests.stories.test_rectifications import CLERK, CONTACT, MONITOR, OFFICE, REVIEWER, issue, order, refusals
from tests.world import World

TOWN, TOWN_LEADER = "fotang_jb", "fotang_fg"
LEADER, PRINCIPAL = "jiaoyuju_fg", "jiaoyuju_zy"


def promises(world: World) -> list[tuple[str, str]]:
    """Day and state of every promise."""
    with world.house.database.read() as session:
        found = session.scalars(select(Notice).where(Notice.kind == PROMISE).order_by(Notice.id))
        return [(one.slot, one.state) for one in found]


def morning(world: World, userid: str = OFFICE) -> str:
    """The last morning list on a phone."""
    return [text for text in world.texts(userid) if text.startswith("今天（")][-1]


def test_an_order_is_pressed_for_step_by_step_and_a_leader_hears_only_after_a_tap(july: World) -> None:
    number = issue(july)

    july.move_to("2022-07-21T09:00")
    assert july.heard(CONTACT, f"整改{number}")
    assert july.heard(CONTACT, f"还没有签收，7月22日（周五）前整改，回复“签收 {number}”即可")

    july.say(CONTACT, f"签收 {number}")
    july.move_to("2022-07-27T09:00")
    assert "义乌教育之声" in july.card(OFFICE, "【请点选】升级")
    assert "1个" in july.card(OFFICE, "【请点选】升级")
    assert not july.heard(LEADER, number)

    july.tap(OFFICE, "【请点选】升级", "发送")
    assert july.heard(LEADER, f"贵单位整改{number}")
    assert july.heard(LEADER, "市府办")
    assert not july.heard(PRINCIPAL, number)
    assert "已由" in july.card(OFFICE, "【请点选】升级")

    july.say(CLERK, f"整改反馈 {number} 已更正")
    july.move_to("2022-07-29T09:00")
    assert not july.heard(PRINCIPAL, number)


def test_a_letter_that_is_no_longer_needed_is_not_sent(july: World) -> None:
    number = issue(july)
    july.say(CONTACT, f"签收 {number}")
    july.move_to("2022-07-27T09:00")
    july.say(CLERK, f"整改反馈 {number} 已更正")

    july.tap(OFFICE, "【请点选】升级", "发送")

    assert not july.heard(LEADER, number)
    assert "已不用再发" in july.card(OFFICE, "【请点选】升级")


def test_an_order_is_urged_by_hand_once_a_day(july: World) -> None:
    number = issue(july)
    preview = july.say(OFFICE, f"催办 {number}")
    assert "将提醒1个单位1件整改" in preview
    assert not july.heard(CONTACT, "【催办】")

    assert "已安排提醒" in july.say(OFFICE, "是")
    assert july.heard(CONTACT, "【催办】下面的整改请抓紧")
    assert july.heard(CONTACT, number)
    assert "今天催过" in july.say(MONITOR, f"催办 {number}")
    assert "办不了" in july.say(CLERK, f"催办 {number}")

    july.move_to("2022-07-26T10:00")
    assert number in july.say(MONITOR, "催办整改")
    july.say(CLERK, f"整改反馈 {number} 已更正")
    assert "复核" in july.say(OFFICE, f"催办 {number}")


def test_items_and_orders_are_urged_in_one_breath(july: World) -> None:
    number = issue(july)
    july.say(OFFICE, "交办 佛堂镇 7月25日前 报送应急物资清单")
    july.say(OFFICE, "是")

    preview = july.say(OFFICE, f"催办 JB-2022-001、{number}")
    assert "佛堂镇" in preview
    assert "将提醒1个单位1件整改" in preview
    july.say(OFFICE, "是")

    assert july.heard(CONTACT, "【催办】下面的整改请抓紧")
    assert any("【催办】" in text and "JB-2022-001" in text for text in july.texts("fotang_lx"))


def test_a_circular_is_only_a_draft_for_who_asks_and_measures_are_the_office_s(july: World) -> None:
    number = issue(july)
    july.say(CONTACT, f"签收 {number}")
    july.move_to("2022-07-26T10:00")
    assert "办不了" in july.say(MONITOR, f"约谈 {number}")
    assert "办不了" in july.say(REVIEWER, f"约谈 {number}")
    assert order(july).measures == []
    july.say(OFFICE, f"约谈 {number} 7月26日约谈分管领导")
    july.say(OFFICE, "是")
    before = len(july.texts(CONTACT))

    assert "是草稿" in july.say(MONITOR, f"起草通报 {number}")

    assert len(july.texts(CONTACT)) == before
    with july.house.database.read() as session:
        files = session.scalars(select(Outbox).where(Outbox.kind == "upload")).all()
        assert [(row.recipient, row.text, row.state) for row in files] == [(MONITOR, f"通报草稿{number}.docx", "已发")]
        row = july.history(event="rectification.circular_asked")[-1]
        facts = circular_facts(session, session.scalars(select(Rectification)).one(), row)
    words = "\n".join(one.text for one in Document(io.BytesIO(rect_circular(facts))).paragraphs)
    assert "已超过整改时限" in words
    assert "2022年7月26日，约谈（7月26日约谈分管领导）" in words
    assert "义乌市人民政府办公室\n2022年7月26日" in words
    assert "各镇人民政府、街道办事处，市政府各有关部门：" in words
    assert facts.notice.issuer == "义乌市数据管理中心"  # a paper is signed with the full name
    assert "办不了" in july.say(CLERK, f"起草通报 {number}")
    july.say(OFFICE, "交办 市教育局 7月26日前 报送清单")
    july.say(OFFICE, "是")
    july.move_to("2022-08-09T08:50")  # ten working days after both deadlines
    card = july.card(OFFICE, "【请点选】通报草稿")
    assert number in card or july.card(OFFICE, number)
    july.tap(OFFICE, number, "发送")
    july.tap(OFFICE, "JB-2022-001", "发送")
    july.move_to("2022-08-09T09:00")
    assert july.heard(REVIEWER, f"要草稿文件回复“起草通报 {number}”")
    assert july.heard(REVIEWER, "【通报草稿】市教育局JB-2022-001")
    july.say(MONITOR, "下发整改 义乌教育之声 链接失效")
    july.say(MONITOR, "算了")
    assert "不起草通报" in july.say(MONITOR, "起草通报 ZG-2022-002")


def test_a_call_keeps_its_promise_until_the_day(july: World) -> None:
    july.move_to("2022-08-16T08:50")
    listed = morning(july)
    assert "建议打电话（不再自动提醒）：" in listed
    assert "佛堂镇任务1（佛堂联系（样例） 13800000002）" in listed

    assert "全部请回复“建议打电话”" in listed
    assert "马上发到" in july.say(OFFICE, "建议打电话 第二页")
    july.move_to("2022-08-16T08:51")
    page = next(text for text in july.texts(OFFICE) if text.startswith("建议打电话（共"))
    assert "第2页" in page
    assert "马上发到" in july.say(OFFICE, "下一页")
    assert july.history(event="office.calls_asked")[-1].facts["page"] == 3
    assert "\n9 " in page
    assert "办不了" in july.say(TOWN, "建议打电话")

    said = july.say(OFFICE, "已电话 佛堂镇 任务1 周五交")
    assert said.startswith("已记下：佛堂镇答应8月19日（周五）交，任务1")
    assert "电话（" in july.say(OFFICE, "佛堂镇任务1进展")
    assert "答应8月19日交" in july.say(TOWN, "任务1")
    assert "周五交" not in july.say(TOWN, "任务1")

    july.move_to("2022-08-17T08:50")
    assert "佛堂镇任务1" not in morning(july)
    july.move_to("2022-08-19T08:50")
    assert "电话里答应：今天交：佛堂镇任务1（佛堂联系（样例） 13800000002）" in morning(july)
    july.move_to("2022-08-22T08:50")
    assert "电话里答应" not in morning(july)
    assert "佛堂镇任务1（佛堂联系（样例） 13800000002）" in morning(july)
    assert promises(july) == [("2022-08-19", "已提示")]


def test_a_promise_that_was_kept_is_not_mentioned_and_a_new_one_replaces_it(july: World) -> None:
    july.move_to("2022-08-02T10:00")
    assert "已经过了" in july.say(OFFICE, "已电话 佛堂镇 任务1 8月1日交")
    assert "没有这一天" in july.say(OFFICE, "已电话 佛堂镇 任务1 9月31日交")
    july.say(OFFICE, "已电话 佛堂镇 任务1 明天交")
    july.say(OFFICE, "已打电话给佛堂镇 任务1 说周四一定交")
    assert promises(july) == [("2022-08-03", "已改期"), ("2022-08-04", "待兑现")]
    july.say(TOWN, "完成 1")
    july.say(TOWN, "分管领导 佛堂分管（样例），专职人员 佛堂经办（样例），联系人 佛堂联系（样例）")
    july.say(TOWN, "就这些")

    july.move_to("2022-08-04T08:50")

    assert "电话里答应" not in morning(july)
    assert promises(july)[-1] == ("2022-08-04", "已兑现")


def test_who_may_not_note_a_call_and_what_it_may_be_about(july: World) -> None:
    july.say(TOWN, "已电话 佛堂镇 周五交")
    assert not july.history(event="assignment.called")
    assert "哪一项" in july.say(OFFICE, "已电话 佛堂镇 周五交")
    assert "答应7月22日（周五）交" in july.say(OFFICE, "1")
    assert len(july.history(event="assignment.called")) > 1
    assert "没有等它办的事项" in july.say(OFFICE, "已电话 宣传部 任务1 周五交")
    assert "nothing_to_call" in refusals(july)
    assert "哪个单位" in july.say(OFFICE, "已电话")
    july.say(OFFICE, "算了")
    assert "记下给佛堂镇打过电话、没有打通吗" in july.say(OFFICE, "佛堂打不通")
    july.say(OFFICE, "算了")
    assert "已记下：给佛堂镇打过电话、没有打通，任务1" in july.say(OFFICE, "已电话 佛堂镇 任务1 没人接")

    number = issue(july)
    assert "市教育局答应7月22日（周五）交" in july.say(OFFICE, f"已电话 {number} 周五交")
    assert "答应7月22日交" in july.say(CLERK, number)


def test_the_clock_names_no_unit_and_no_person_in_a_group(july: World) -> None:
    with july.house.database.change() as session:
        everybody = session.scalars(select(Group).where(Group.unit_codes == "")).one()
        everybody.webhook_key = "sample"  # the platform refuses it; what matters is what would have been said
    number = issue(july)
    july.say(OFFICE, "已电话 佛堂镇 任务1 周五交")
    for day in ("07-25", "07-29", "08-01", "08-08", "08-22"):
        july.move_to(f"2022-{day}T09:00")

    with july.house.database.read() as session:
        names = [name for unit in session.scalars(select(Unit)) for name in (unit.name, unit.short)]
        names = [name for name in names if name != "市府办"]  # whom it waits for; no unit that owes anything
        names += list(session.scalars(select(Person.name)))
        said = [row.payload for row in session.scalars(select(Outbox).where(Outbox.kind == "webhook"))]
    assert said
    assert not [text for text in said for name in [*names, number] if name in text]


def test_whom_to_urge_is_put_differently_and_shown_again(july: World) -> None:
    july.say(OFFICE, "佛堂后宅上溪都催催好不好")

    assert july.say(OFFICE, "后宅就不用了，别的都催").startswith("将提醒2个单位")
    assert "佛堂镇、苏溪镇、上溪镇" in july.say(OFFICE, "连苏溪一起")
    shown = july.say(OFFICE, "上溪报了，不用催他们")

    assert ("佛堂镇、苏溪镇" in shown, "没有回复" in shown) == (True, False)
    assert july.say(OFFICE, "是").startswith("已安排提醒2个单位")


def test_behind_a_list_its_units_are_urged_and_what_is_to_be_urged_later_is_not_urged_now(july: World) -> None:
    assert july.say(REVIEWER, "明天9点再催").startswith("没有催，现在什么也没发。")
    july.say(TOWN, "签收")
    july.say(REVIEWER, "任务1没签收的有哪些")

    shown = july.say(REVIEWER, "催一下")

    assert shown.startswith("将提醒37个单位37项（41号任务1）：苏溪镇、"), shown
    july.say(REVIEWER, "算了")
    shown = july.say(REVIEWER, "7月31日到期的催一下")
    assert "（41号任务1、41号任务2）" in shown
    july.say(REVIEWER, "是")
    assert not [text for text in july.texts(TOWN) if text.startswith("【催办】") and "任务10" in text]
