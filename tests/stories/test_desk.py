"""首次使用: suggestions are answered as promised, reports have receipts, the office registers a group."""

import hashlib

import pytest

from bot.models import Group, Outbox
from sandbox.directory import Group as NewGroup
from sandbox.directory import Person as Newcomer
from tests.world import World

CLERK, OFFICE, MONITOR = "jiaoyuju_jb", "fuban_sp", "shuguan_jc"


def test_a_suggestion_is_answered_and_its_author_hears(july: World) -> None:
    assert "（JY-2022-001）" in july.say(CLERK, "意见建议 字再大一点")
    assert "下个月" not in july.say(CLERK, "答复意见 1 下个月改")
    assert july.history(result="拒绝")[-1].raw == "答复意见 1 下个月改"
    july.say("fotang_jb", "意见建议 提醒晚一点发", group="wrSample_fotang")
    assert "等答复的意见建议2条" in july.say(OFFICE, "意见清单")

    assert "已答复JY-2022-001" in july.say(OFFICE, "答复意见 1 8月改好，先把手机字体调大")

    assert july.heard(CLERK, "8月改好，先把手机字体调大")
    assert "已经答复过" in july.say(OFFICE, "答复意见 1 再说一次")
    assert "没有编号9" in july.say(OFFICE, "答复意见 9 好")
    july.say(OFFICE, "答复意见 JY-2022-002 改到9点半")
    assert july.say(OFFICE, "意见清单") == "没有等答复的意见建议。"


def test_who_answers_is_reminded_when_the_three_days_are_over(july: World) -> None:
    july.say(CLERK, "意见建议 字再大一点")
    july.move_to("2022-07-22T10:00")
    assert not any("没有答复：" in line[-1] for line in july.sent)

    july.move_to("2022-07-25T10:00")
    july.move_to("2022-07-26T10:00")

    assert sum("还没有答复：JY-2022-001" in line[-1] for line in july.sent) >= 1
    assert len({line[0][:10] for line in july.sent if "还没有答复：JY-2022-001" in line[-1]}) == 1


def group(world: World, chat: str) -> Group | None:
    """What is on record about a group."""
    with world.house.database.read() as session:
        found = Group.known(session, chat)
        session.expunge_all()
    return found


@pytest.mark.parametrize(
    ("words", "codes"),
    [("登记本群 佛堂镇督办群", 1), ("登记本群 联络群 单位 佛堂镇、上溪镇", 2), ("登记本群 工作群 单位 全部", 0)],
    ids=["named by its unit", "of two units", "of all"],
)
def test_the_office_registers_a_group_in_the_group(july: World, words: str, codes: int) -> None:
    chat = "wrNEWGROUP0000000001"
    july.emulator.corp.directory.groups[chat] = NewGroup(chat, "新群")

    july.say(CLERK, words, group=chat)
    july.say(OFFICE, f"{words}、火星镇" if "、" in words else "登记本群", group=chat)
    assert group(july, chat) is None
    assert "没有“火星镇”这样的单位" in july.texts(OFFICE)[-1] if "、" in words else july.heard(OFFICE, "请连名称一起说")
    july.say(OFFICE, words, group=chat)
    assert group(july, chat) is None
    july.say(OFFICE, "是")

    known = group(july, chat)
    assert known is not None
    assert len(known.codes) == codes
    assert july.history(event="group.register")[-1].userid == OFFICE
    assert "请到要登记的那个群里说" in july.say(OFFICE, "登记本群 佛堂镇督办群")


def test_a_report_has_a_numbered_receipt_that_its_unit_can_show(july: World) -> None:
    assert "还没有上报，没有回执" in july.say(CLERK, "回执 1")
    july.say(CLERK, "完成 1 分管领导 王某 副局长，专职人员 李某 科员，联系人 李某")
    july.say(CLERK, "就这些")

    shown = july.say(CLERK, "回执 1")

    assert shown.startswith("【回执】HZ-2022-001\n市教育局：任务1")
    report = july.history(event="assignment.report")[-1]
    assert hashlib.sha256(report.canon.encode()).hexdigest()[:16] in shown
    with july.house.database.read() as session:
        paper = session.query(Outbox).filter(Outbox.label == "回执").one()
        assert (paper.text, paper.state) == ("回执HZ-2022-001.docx", "已发")
    assert "HZ-2022-001" in july.say(CLERK, "任务1的回执")
    assert "市教育局" not in july.say("fotang_jb", "回执 1")

    july.say(CLERK, "注销 义乌教育之声 8月1日 原因1 yiwujiaoyu2022")
    assert "还没有上报，没有回执" in july.say(CLERK, "回执 ZX-2022-001")
    july.say(CLERK, "是")
    shown = july.say(CLERK, "回执 ZX-2022-001")
    assert "HZ-2022-002\n市教育局：注销申请ZX-2022-001（注销 义乌教育之声（微信订阅号））" in shown
    assert "送签" in shown
    july.tap("jiaoyuju_zy", "ZX-2022-001", "同意")
    assert "HZ-2022-003" in july.say(CLERK, "ZX-2022-001的回执")
    assert "HZ" not in july.say("fotang_jb", "回执 ZX-2022-001")
    july.say(MONITOR, "下发整改 义乌教育之声 错别字")
    july.say(MONITOR, "是")
    july.say(CLERK, "整改反馈 ZG-2022-001 已更正")
    assert "整改ZG-2022-001（义乌教育之声（微信订阅号）：错别字" in july.say(CLERK, "回执 ZG-2022-001")
    july.say(OFFICE, "交办 市教育局 7月25日前 报送清单")
    july.say(OFFICE, "是")
    july.say(CLERK, "完成 JB-2022-001 已报送")
    assert "HZ-2022-005\n市教育局：JB-2022-001" in july.say(CLERK, "回执 JB-2022-001")


def test_a_preview_after_the_reminders_says_that_they_have_gone_out(july: World) -> None:
    july.move_to("2022-07-29T09:30")
    assert july.heard(OFFICE, "今天将发提醒39条")
    july.say(OFFICE, "预览")

    july.move_to("2022-07-29T09:40")

    assert july.heard(OFFICE, "7月29日（周五）的提醒已经发出，今天不再自动发。")


def test_who_only_says_register_is_offered_his_department(july: World) -> None:
    corp = july.emulator.corp.directory
    corp.add(Newcomer("newcomer", "钱新（样例）", ("市教育局",)))
    assert "登记 单位 姓名" in july.say("newcomer", "登记")
    assert july.heard("newcomer", "企业微信里您是市教育局的钱新（样例）。要登记的，回复“是”")

    assert "已请市教育局联系人或市府办确认" in july.say("newcomer", "是")

    assert "还没有您的登记" in july.say("newcomer", "我的任务")  # nobody comes in by his own word
    july.tap("jiaoyuju_lx", "登记确认", "是他")
    assert july.say("newcomer", "我的任务").startswith("市教育局共")

    corp.add(Newcomer("elsewhere", "孙外（样例）", ("市档案馆",)))
    corp.add(Newcomer("unseen", "周外（样例）", ("市教育局",)))
    corp.change("unseen", visible=False)
    for who in ("elsewhere", "unseen"):
        assert "登记 单位 姓名" in july.say(who, "登记")
        assert "还没有您的登记" in july.say(who, "是")

    corp.add(Newcomer("opener", "李开（样例）", ("佛堂镇",)))
    for _ in range(2):
        july.emulator.app_door.event("opener", "enter_agent", EventKey="")
    july.deliver()
    assert [text.count("企业微信里您是佛堂镇的") for text in july.texts("opener")] == [1]


def test_who_is_registered_hears_so_and_one_of_two_units_can_be_named(july: World) -> None:
    assert "您已经登记在佛堂镇了" in july.say("fotang_jb", "登记")
    assert "您已经登记在佛堂镇了" in july.say("fotang_jb", "登记上了")

    assert "哪个单位的" in july.say("xingzheng_jb", "签收")
    signed = july.say("xingzheng_jb", "签收 市住房公积金管理中心")
    assert signed.startswith("已签收")
    assert "市住房公积金管理中心" in signed

    assert "主账号" in july.say("fotang_jb", "登记账号 义乌发布")
