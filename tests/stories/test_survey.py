"""排查: accounts on no list, the comparison with the province, what nobody approved, what came back."""

import io
from pathlib import Path

import pytest
from openpyxl import load_workbook
from sqlalchemy import select

from bot.errors import BrokenFiles
from bot.load.province import import_province
from bot.models import Account, Act, Enrolment, Outbox, Plan, Rectification, Request
from bot.models.calendar import business_now
from bot.tell import Post, tell
from bot.tell.survey import comparison_book
from tests.world import World

CLERK, CONTACT, PRINCIPAL = "jiaoyuju_jb", "jiaoyuju_lx", "jiaoyuju_zy"
MONITOR, OFFICE, OFFICE2, REVIEWER = "shuguan_jc", "fuban_sp", "fuban_sp2", "fuban_cs"
ENROL = "登记账号 义教小记 视频号 yjxj2022 宣传科在用"
FILE = "平台名单.csv"


def account(world: World, number: int) -> Account:
    """An account as it stands."""
    with world.house.database.read() as session:
        found = session.scalars(select(Account).where(Account.number == number)).one()
        session.expunge_all()
    return found


def host(world: World, number: int) -> str:
    """Whose account it is."""
    unit = account(world, number).unit
    return unit.short if unit else ""


def request(world: World, number: str) -> Request:
    """An application as it stands."""
    with world.house.database.read() as session:
        found = Request.numbered(session, number)
        session.expunge_all()
    assert found is not None
    return found


def refusals(world: World) -> list[str]:
    """The codes of what was refused so far."""
    return [row.facts["code"] for row in world.history(result="拒绝")]


def provincial(folder: Path, *rows: str, head: str = "账号名称,平台类型,主办单位,状态") -> Path:
    """The platform's export."""
    file = folder / FILE
    file.write_text("\n".join([head, *rows]), encoding="utf-8-sig")
    return file


def whole(world: World) -> list[str]:
    """Every account of the ledger as the platform would list it."""
    with world.house.database.read() as session:
        rows = session.scalars(select(Account).order_by(Account.number)).all()
        return [f"{row.name},{row.platform},{row.unit.name if row.unit else ''},正常" for row in rows]


def compare_with(world: World, file: Path) -> None:
    """`duban import province`."""
    with world.house.database.change() as session:
        machine_now = world.house.clock.now()
        now = business_now(session, machine_now)
        act = Act(by=None, at=now, machine_at=machine_now, channel="file", raw=file.name)
        import_province(session, file, act, Plan.all(session)[0])
        tell(Post(session, now, machine_now, world.house.settings.wecom_agent_id), act)
    world.deliver()


def test_a_found_account_stands_on_the_list_once_the_monitor_has_verified_it(july: World) -> None:
    answer = july.say(CLERK, ENROL)
    assert "DJ-2022-001，等市数管中心核验" in answer
    assert "yjxj2022" in july.card(MONITOR, "请核验 登记账号")
    assert "DJ-2022-001" in july.say(MONITOR, "待审批")
    assert "等市数管中心核验" in july.say(CLERK, "我的申请")
    assert "已有一件在办" in july.say(CONTACT, "登记账号 义教小记 视频号")

    july.tap(MONITOR, "请核验 登记账号", "通过")

    made = account(july, 51)
    assert (made.name, made.platform, made.origin, made.disposition) == ("义教小记", "视频号", "排查新增", "待定")
    assert july.heard(CLERK, "第51号，来源排查新增")
    assert july.heard(OFFICE, "已列入名单")
    assert "义教小记" in july.say(CLERK, "查账号 市教育局")
    assert "已在名单里：第51号" in july.say(CLERK, ENROL)
    assert "ZX-2022-001" in july.say(CLERK, "注销 义教小记")  # an account like any other from now on


def test_an_account_that_is_none_is_turned_down_with_a_reason(july: World) -> None:
    july.say(CLERK, "登记账号 佳佳课堂 抖音")
    july.tap(MONITOR, "请核验 登记账号", "退回", "other")
    july.say(MONITOR, "是校外培训机构的账号")
    july.say(MONITOR, "是")

    assert request(july, "DJ-2022-001").state == "未列入名单"
    assert july.heard(CLERK, "是校外培训机构的账号")
    assert "抖音短视频" in july.say(CLERK, "登记账号 佳佳课堂 抖音")
    assert "不用再办" in july.say(CLERK, "撤回申请 DJ-2022-002")
    july.tap(MONITOR, "DJ-2022-002", "通过")
    assert request(july, "DJ-2022-002").state == "已撤回"


MISFITS = [
    (CLERK, "登记账号 义教小记", "还差平台"),
    (CLERK, "登记账号 义乌教育之声 微信订阅号", "已在名单里：第1号"),
    (CLERK, "登记账号 义乌发布 视频号", "是主账号，不列入清理名单"),
    (OFFICE, "登记账号 义教小记 视频号", "是哪个单位的账号"),
    (OFFICE, "登记账号 火星镇 火星文旅 视频号", "没有“火星镇”这个单位"),
    (PRINCIPAL, ENROL, "您这里办不了"),
    (CLERK, "比对", "您这里办不了"),
    (CLERK, "未批先办 义乌普法 搜不到了", "您这里办不了"),
    (CLERK, "情况说明 已经上报过了", "没有等说明"),
    (MONITOR, "重新上线 义乌普法", "本来就是在用"),
    (MONITOR, "起草整改 C2", "查不出名单"),
    (MONITOR, "比对", "还没有读入全省平台的名单"),
]


def test_what_does_not_fit_is_refused_and_changes_nothing(july: World) -> None:
    for who, words, answer in MISFITS:
        assert answer in july.say(who, words)
    with july.house.database.read() as session:
        assert session.scalars(select(Enrolment)).first() is None


def test_who_entered_an_account_does_not_verify_it(july: World) -> None:
    july.say(MONITOR, "登记账号 市教育局 义教小记 视频号")
    assert request(july, "DJ-2022-001").unit.short == "市教育局"

    assert "您这里办不了" in july.say(MONITOR, "核验通过 DJ-2022-001") or refusals(july)
    july.tap("xuanchuanbu_jc", "请核验 登记账号", "通过")

    assert request(july, "DJ-2022-001").state == "已列入名单"


def test_the_comparison_shows_both_sides_and_drafts_orders_for_a_person(july: World, tmp_path: Path) -> None:
    rows = [row for row in whole(july) if not row.startswith(("义乌教育之声,", "义乌三农,"))]
    rows = [row.replace("正常", "已注销") if row.startswith("义乌统计,") else row for row in rows]
    compare_with(july, provincial(tmp_path, *rows, "义乌消防,微信公众号,义乌市消防救援大队,正常"))
    assert july.heard(MONITOR, "名单在用、平台没有2个")

    listed = july.say(MONITOR, "比对")
    assert "平台有、名单没有：义乌消防（微信公众号） 义乌市消防救援大队" in listed
    assert "名单在用、平台没有：市教育局 义乌教育之声（微信订阅号）" in listed
    assert "平台已注销、没有批准：市统计局 义乌统计（微信订阅号）" in listed
    july.say(OFFICE, "导出比对")
    with july.house.database.read() as session:
        sent = session.scalars(select(Outbox).where(Outbox.label == "比对", Outbox.kind == "upload")).all()
        assert len(sent) == 1
        book = load_workbook(io.BytesIO(comparison_book(session, ())))
    assert [cell.value for cell in book["名单在用平台没有"]["B"]] == ["新媒体名称", "义乌教育之声", "义乌三农"]

    assert "A1 未纳入全省平台监管：2件" in july.say(MONITOR, "起草整改")
    assert "1 市教育局 义乌教育之声" in july.say(MONITOR, "起草整改 A1")
    assert "已起草2件：ZG-2022-001至ZG-2022-002" in july.say(MONITOR, "是")
    assert not july.heard(CONTACT, "ZG-2022-001")
    july.tap(MONITOR, "ZG-2022-001", "下发")
    assert july.heard(CONTACT, "ZG-2022-001")
    assert "没有要起草的A1" in july.say(MONITOR, "起草整改 A1")


def test_a_list_that_cannot_be_read_changes_nothing(july: World, tmp_path: Path) -> None:
    with pytest.raises(BrokenFiles, match="表头要有账号名称"):
        compare_with(july, provincial(tmp_path, "甲", head="甲"))
    assert "还没有读入" in july.say(MONITOR, "比对")


def test_what_nobody_approved_is_asked_explained_signed_and_settled(july: World) -> None:
    assert "确认请回复“是”" in july.say(MONITOR, "未批先办 义乌教育之声 平台已搜不到，没有查到批准")
    july.say(MONITOR, "是")
    assert july.heard(CLERK, "没有查到义乌教育之声（微信订阅号）的批准")
    assert "情况说明 ZX-2022-001 内容" in july.say(CLERK, "我的任务")
    assert "已有一件在办" in july.say(CLERK, "注销 义乌教育之声")  # no approval after the fact

    assert "签了才算数" in july.say(CLERK, "情况说明 管理员误点注销，发现后已报告分管领导")
    assert request(july, "ZX-2022-001").state == "未批先办"
    july.tap(PRINCIPAL, "请签字 情况说明", "退回", "unclear")
    assert july.heard(CLERK, "说明不清楚")
    july.say(CLERK, "情况说明 ZX-2022-001 7月18日管理员误点注销，当天报告分管领导，没有批准")
    july.tap(PRINCIPAL, "请签字 情况说明", "签字")
    assert request(july, "ZX-2022-001").state == "未批先办(已说明)"

    assert "ZX-2022-001" in july.say(OFFICE, "待审批")
    assert "7月18日管理员误点注销" in july.card(OFFICE, "请处理 未批先办")
    july.tap(OFFICE, "请处理 未批先办", "约谈")

    assert request(july, "ZX-2022-001").state == "已备案结案"
    assert account(july, 1).state == "已注销(未批)"
    assert "处理：约谈" in july.card(OFFICE2, "请处理 未批先办")
    july.tap(OFFICE2, "请处理 未批先办", "记录在案")
    assert refusals(july)[-1] == "request_moved_on"


def test_a_false_alarm_is_dismissed_and_an_old_card_signs_nothing(july: World) -> None:
    july.say(MONITOR, "未批先办 义乌教育之声 平台已搜不到")
    july.say(MONITOR, "是")
    july.say(CLERK, "情况说明 平台因长期未登录自动注销")
    old = july.emulator.phone(PRINCIPAL).card("请签字 情况说明")
    july.say(CLERK, "情况说明 平台因长期未登录自动注销，附平台通知")
    july.tap(PRINCIPAL, old, "签字")
    assert refusals(july)[-1] == "form_changed"

    assert "卡片已发到" in july.say(OFFICE, "未批先办 ZX-2022-001")  # not explained yet: the office may settle
    july.tap(OFFICE, "请处理 未批先办", "不记违规", "platform")

    assert request(july, "ZX-2022-001").state == "已处置"
    assert account(july, 1).state == "在用"
    assert july.heard(CONTACT, "平台自动注销")


def test_an_explanation_on_paper_counts_and_who_entered_it_does_not_settle(july: World) -> None:
    july.say(MONITOR, "未批先办 义乌教育之声 改名没有批准，擅自改名")
    july.say(MONITOR, "是")
    assert request(july, "BG-2022-001").kind == "变更"

    assert "由市府办其他同志处理" in july.say(OFFICE, "代说明 BG-2022-001 纸质 改名经局长办公会同意，未报批")
    assert july.heard(CLERK, "已代登记单位的纸质说明")
    assert not july.heard(OFFICE, "请处理 未批先办")
    july.tap(OFFICE2, "请处理 未批先办", "记录在案")

    assert july.heard(MONITOR, "您发现的BG-2022-001（市教育局 义乌教育之声（微信订阅号））市府办已处理：记录在案")
    assert request(july, "BG-2022-001").state == "已备案结案"
    assert account(july, 1).state == "在用"


def test_an_account_that_came_back_is_in_use_again_with_an_order_drafted(july: World) -> None:
    july.say(MONITOR, "未批先办 义乌教育之声 平台已搜不到")
    july.say(MONITOR, "是")
    july.say(OFFICE, "未批先办 ZX-2022-001")
    july.tap(OFFICE, "请处理 未批先办", "记录在案")

    assert "已告知市数管中心核实" in july.say(CLERK, "义乌教育之声重新上线了")
    assert july.heard(MONITOR, "核实后回复“重新上线 1号账号”")
    assert "起草A3整改" in july.say(MONITOR, "重新上线 1号账号 7月19日又发了推文")
    july.say(MONITOR, "是")

    assert account(july, 1).state == "在用"
    with july.house.database.read() as session:
        order = session.scalars(select(Rectification)).one()
        assert (order.code, order.state, order.unit.short) == ("A3", "起草", "市教育局")
    july.tap(MONITOR, "ZG-2022-001", "下发")
    assert july.heard(CONTACT, "ZG-2022-001")


def test_overdue_items_unexplained_cases_and_late_orders_may_become_orders(july: World) -> None:
    july.say(MONITOR, "未批先办 义乌教育之声 平台已搜不到")
    july.say(MONITOR, "是")
    july.say(MONITOR, "下发整改 义乌普法 错别字")
    july.say(MONITOR, "是")
    july.say(CLERK, "完成 1")
    july.move_to("2022-08-01T10:00")
    assert july.heard(MONITOR, "可以起草的整改")
    july.move_to("2022-08-02T10:00")  # a deadline on a Sunday is in time until the end of Monday

    listed = july.say(MONITOR, "起草整改")
    assert "A2 未经批准注销或变更：1件" in listed
    assert "Z2 责任不落实" in listed
    assert "Z3 管理不到位" in listed
    assert "先起草10件" in july.say(MONITOR, "起草整改 Z2")
    assert "卡片发给您" in july.say(MONITOR, "是")
    assert "市司法局" in july.say(MONITOR, "起草整改 Z3")
    july.say(MONITOR, "是")
    with july.house.database.read() as session:
        orders = session.scalars(select(Rectification).where(Rectification.code == "Z3")).all()
        assert [(order.state, order.account_id) for order in orders] == [("起草", None)]


def test_an_account_is_moved_to_another_unit_and_what_was_begun_ends(july: World) -> None:
    july.say(CLERK, "注销 义乌教育之声 8月15日起停更")
    assert "您这里办不了" in july.say(REVIEWER, "划转 义乌教育之声 给 市融媒体中心 义政发〔2022〕9号")

    shown = july.say(OFFICE, "划转 义乌教育之声 给 市融媒体中心 义政发〔2022〕9号")
    assert "将把市教育局的义乌教育之声（微信订阅号）划转给市融媒体中心" in shown
    assert "在办的ZX-2022-001（草稿）作废" in shown
    assert host(july, 1) == "市教育局"
    july.say(OFFICE, "是")

    assert host(july, 1) == "市融媒体中心"
    assert request(july, "ZX-2022-001").state == "已撤销"
    assert request(july, "ZX-2022-001").unit.short == "市教育局"
    assert july.heard("rongmei_jb", "划转给市融媒体中心")
    assert july.heard(CONTACT, "划转给市融媒体中心")
    assert "本来就由这个单位主办" in july.say(OFFICE, "划转 义乌教育之声 给 市融媒体中心 义政发〔2022〕9号")
