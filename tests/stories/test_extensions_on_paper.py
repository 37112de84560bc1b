"""延期 that came on paper: entered by the office with source and day, decided by somebody else; its form and ledger;
and an approved application that nobody takes to the platform is told to somebody."""

import io
from pathlib import Path

from docx import Document
from openpyxl import load_workbook
from sqlalchemy import select

from bot.ledger import ledger
from bot.models import Outbox, Request
from bot.papers.extension_form import extension_form
from bot.tell.request_paper import extension_facts
from tests.stories.test_extensions import CLERK, CONTACT, OFFICE, OFFICE2, PRINCIPAL, due, latest
from tests.world import PLAN, World

ENTER = "代登记延期 市教育局 任务1 到8月15日 纸质 7月18日 李某 分管领导人选还在研究"


def test_what_came_on_paper_is_entered_shown_and_decided_by_somebody_else(july: World) -> None:
    preview = july.say(OFFICE, ENTER)
    assert "将代市教育局登记延期申请：任务1" in preview
    assert "来源：纸质，李某，7月18日" in preview
    assert latest(july).number is None

    assert "由" in july.say(OFFICE, "是")
    made = latest(july)
    assert (made.number, made.state, made.signed_how) == ("YQ-2022-001", "待市府办审批", "纸质签字")
    assert made.applied_on is not None
    assert made.applied_on.isoformat() == "2022-07-18"
    assert july.heard(CLERK, "已代您单位登记延期申请YQ-2022-001")
    assert july.heard(PRINCIPAL, "已代您单位登记延期申请YQ-2022-001")
    assert due(july) == "2022-07-31"

    assert not july.heard(OFFICE, "【请审批】")
    assert "YQ-2022-001" in july.card(OFFICE2, "YQ-2022-001")
    july.say(OFFICE, "批准 YQ-2022-001")
    assert latest(july).state == "待市府办审批"
    july.tap(OFFICE2, "YQ-2022-001", "同意")
    assert latest(july).state == "待市府办审批"  # not before the paper was compared
    july.tap(OFFICE2, "YQ-2022-001", "同意", "checked")
    assert (latest(july).state, due(july)) == ("已批准", "2022-08-15")
    assert july.heard(CLERK, "市府办已批准")


def test_its_form_and_the_ledger_say_where_it_came_from(july: World) -> None:
    july.say(OFFICE, ENTER)
    july.say(OFFICE, "是")
    july.tap(OFFICE2, "YQ-2022-001", "同意", "checked")
    july.say(CLERK, "申请表 YQ-2022-001")

    with july.house.database.read() as session:
        files = session.scalars(select(Outbox).where(Outbox.kind == "upload")).all()
        assert [(row.recipient, row.text) for row in files] == [(CLERK, "YQ-2022-001延期申请表.docx")]
        request = session.scalars(select(Request)).one()
        paper = Document(io.BytesIO(extension_form(extension_facts(request))))  # type: ignore[arg-type]
        book = load_workbook(io.BytesIO(ledger(session, july.now)))
    words = "\n".join(cell.text for row in paper.tables[0].rows for cell in row.cells)
    for said in ("2022年7月31日", "2022年8月15日", "纸质，李某，7月18日", "分管领导人选还在研究", "同意。"):
        assert said in words
    titles = [cell.value for cell in book["承办项"][1]]
    extended = [row for row in book["承办项"].iter_rows(min_row=2, values_only=True) if row[titles.index("批准延期")]]
    assert [(row[titles.index("单位")], row[titles.index("批准延期")]) for row in extended] == [
        ("市教育局", "YQ-2022-001 到2022-08-15")
    ]
    assert str(extended[0][titles.index("最初时限")]).startswith("2022-07-31")
    heads = [cell.value for cell in book["申请"][1]]
    assert [cell.value for cell in book["申请"][2]][heads.index("来源")] == "代登记"


def test_what_is_missing_is_asked_for_and_a_unit_may_not_enter(july: World) -> None:
    assert "延到哪一天" in july.say(OFFICE, "代登记延期 市教育局 任务1")
    assert "从哪里得知的" in july.say(OFFICE, "8月15日")
    assert "哪天交来" in july.say(OFFICE, "2")
    assert "原因是什么" in july.say(OFFICE, "今天")
    assert "来源：纸质，7月20日" in july.say(OFFICE, "人选还在研究")
    july.say(OFFICE, "是")
    assert latest(july).basis == "纸质，7月20日"
    assert "已有" in july.say(OFFICE, ENTER)

    july.say(CLERK, ENTER.replace("任务1", "任务10"))
    assert len(july.history(event="request.create_for")) == 1


def test_the_unit_may_give_up_what_was_entered_for_it(july: World) -> None:
    july.say(OFFICE, ENTER)
    july.say(OFFICE, "是")

    july.say(CLERK, "撤回申请 YQ-2022-001")
    july.say(CLERK, "是")

    assert latest(july).state == "已撤回"


def test_a_closure_that_nobody_takes_to_the_platform_is_told_to_somebody(july: World) -> None:
    july.say(CLERK, "注销 义乌教育之声")
    july.say(CLERK, "gh_a1b2c3d4e5f6 7月25日 受众面小，更新力量不足，整合至义乌发布")
    july.say(CLERK, "是")
    july.tap(PRINCIPAL, "ZX-2022-001", "同意")
    july.tap(OFFICE, "ZX-2022-001", "同意")

    july.move_to("2022-07-27T09:00")
    assert not july.heard(CLERK, "还没有收到平台受理的情况")
    july.move_to("2022-07-28T09:00")
    assert july.heard(CLERK, "还没有收到平台受理的情况。到平台提交后回复“已提交 义乌教育之声”")
    assert july.heard(CONTACT, "还没有收到平台受理的情况") is False  # the named clerk is reminded, nobody besides
    july.move_to("2022-08-01T08:50")
    assert july.heard(OFFICE, "批准了还没去平台办的：市教育局（ZX-2022-001）")

    lines = (Path(PLAN) / "reminders.csv").read_text("utf-8-sig")
    assert "待执行,3,工作日" in lines


def test_where_the_unit_has_asked_already_the_office_is_told_whose_it_is_to_change(july: World) -> None:
    july.say(CLERK, "延期 1 到8月15日 分管领导人选还在研究")

    assert "请单位回复“修改 YQ-2022-001”" in july.say(OFFICE, ENTER)


def test_what_was_asked_for_by_telephone_is_no_signature_on_paper(july: World) -> None:
    july.say(OFFICE, "代登记延期 市教育局 任务1 到8月15日 电话 7月18日 李某 分管领导人选还在研究")
    july.say(OFFICE, "是")

    assert latest(july).signed_how == "电话提出，没有签字件"
    assert "签字：电话提出，没有签字件" in july.card(OFFICE2, "YQ-2022-001")
    assert not july.heard(OFFICE2, "纸质签字")
    july.tap(OFFICE2, "YQ-2022-001", "同意")  # there is no original to compare
    assert (latest(july).state, due(july)) == ("已批准", "2022-08-15")


def test_a_call_that_asks_for_more_time_is_entered_and_no_verdict_on_what_waits(july: World) -> None:
    july.say(OFFICE, ENTER)
    july.say(OFFICE, "是")

    asked = july.say(OFFICE, "佛堂王敏打电话来说任务3要延到9月10号，平台注销慢")

    assert asked.startswith("您是要替佛堂镇登记任务3（推进政务新媒体清理整合）的延期申请吗"), asked
    july.say(OFFICE, "是")
    shown = july.say(OFFICE, "今天")
    assert "来源：电话，7月20日" in shown
    assert "原因：平台注销慢" in shown


def test_each_field_of_an_entry_is_put_right_beside_it(july: World) -> None:
    july.say(OFFICE, "代登记延期 苏溪镇 1 到8月10日 电话 王五 换届没定")
    assert "哪天" in july.say(OFFICE, "日期错了，到8月12日")
    assert "延到8月12日（周五），来源：电话，王五，7月19日" in july.say(OFFICE, "昨天")
    for words, line in (
        ("名字错了，是赵六", "来源：电话，赵六，7月19日"),
        ("不是昨天，是前天说的", "来源：电话，赵六，7月18日"),
        ("不是电话是会上", "来源：会上，赵六，7月18日"),
        ("原因写错了，是分管领导没定", "原因：分管领导没定"),
        ("错了 不是苏溪是赤岸", "将代赤岸镇登记延期申请"),
    ):
        shown = july.say(OFFICE, words)
        assert line in shown, shown
        assert "上面那一件" not in shown
    july.say(OFFICE, "是")
    assert (latest(july).unit.short, latest(july).basis) == ("赤岸镇", "会上，赵六，7月18日")


def test_a_matter_behind_an_entry_is_none_of_it(july: World) -> None:
    answer = july.say(OFFICE, "代签收 佛堂镇 1 电话 王五 顺便催苏溪任务1")

    assert "苏溪镇1项" not in answer.split("将提醒")[0]
    assert "将提醒1个单位1项（41号任务1）：苏溪镇" in answer
    july.say(OFFICE, "算了")
    july.say(OFFICE, "代登记 佛堂镇 10 电话 王五 已投稿3篇")
    assert "情况：投稿5篇" in july.say(OFFICE, "情况错了，是投稿5篇")
