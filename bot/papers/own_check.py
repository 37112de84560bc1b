"""Are the office's own templates sound? Each is filled with made-up facts, as `duban doctor` asks."""

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime
from pathlib import Path

from bot.papers import own
from bot.papers.annex2 import Change, Form, How, Opinion, Signature
from bot.papers.charts import Bar
from bot.papers.extension_form import ExtensionForm
from bot.papers.pictures import Page
from bot.papers.rect_circular import Circular
from bot.papers.rect_notice import Notice
from bot.papers.report import Report

DAY, MOMENT = date(2022, 7, 20), datetime(2022, 7, 20, 2, tzinfo=UTC)


def found(folder: Path) -> tuple[list[str], list[str]]:
    """The templates that can be filled, and for each that cannot its name and why."""
    sound, broken = list[str](), list[str]()
    for kind, sample in SAMPLES.items():
        path = own.template(folder, kind)
        if path is None:
            continue
        made = sample().made(folder)
        if made.why:
            broken.append(f"{path.name}：{made.why}")
        else:
            sound.append(path.name)
    return sound, broken


def _form() -> own.Paper:
    facts = Form(
        number="ZX-2022-001",
        version=1,
        content_hash="0123456789abcdef",
        unit="某镇人民政府",
        account="某镇发布",
        account_kind="微信订阅号",
        platform_ref="gh_000000000000",
        applied_on=DAY,
        effective_on=DAY,
        reason="整合至主账号",
        change=Change("名称", "某镇发布", "某镇之声"),
        signature=Signature("王某", MOMENT, How.TAP),
        opinion=Opinion("同意。", "李某", MOMENT),
    )
    return own.annex2_paper(facts)


def _notice() -> own.Paper:
    return own.notice_paper(_order())


def _order() -> Notice:
    return Notice(
        number="ZG-2022-001",
        unit="某镇人民政府",
        issuer="监测单位",
        account="某镇发布",
        account_kind="微信订阅号",
        problem="错别字",
        fact="标题写错",
        found_on=DAY,
        basis="某文件",
        wanted="更正后链接",
        limit="2个工作日",
        due_on=DAY,
        issued_on=DAY,
    )


def _report() -> own.Paper:
    facts = Report(
        title="关于某方案2022年7月落实情况的通报",
        addressee="各有关单位：",
        opening="通报如下。",
        sections=[("总体情况", ["办结1项。"])],
        chart_name="图1",
        bars=[Bar("1", 2, 1)],
        table_name="表1",
        table_head=("指标", "上月末", "本月末", "增减"),
        table=[("办结", "0", "1", "+1")],
        annex_name="各单位办理情况",
        annex_head=("序号", "单位", "应办", "已签收", "办结", "按期", "逾期"),
        annex=[("1", "某镇", "2", "2", "1", "1", "0")],
        signer="市府办",
        day="2022年7月20日",
    )
    return own.report_paper(facts)


def _brief() -> own.Paper:
    page = Page("督办专报", "某文号", [("总体", ["办结1项。"])], [Bar("阶段", 2, 1)], "市府办", "2022年7月20日")
    return own.brief_paper(page)


def _circular() -> own.Paper:
    facts = Circular(
        notice=_order(),
        plan="某文号",
        signer="市府办",
        overdue=True,
        acknowledged_on=DAY,
        feedback="已更正",
        feedback_on=DAY,
        closed_on=None,
        returns=1,
        measures=(("2022-07-20", "约谈", "当面约谈"),),
        drawn_on=DAY,
    )
    return own.circular_paper(facts)


def _extension() -> own.Paper:
    facts = ExtensionForm(
        number="YQ-2022-001",
        unit="某镇人民政府",
        subject="某文号 任务1 某事",
        due_on=DAY,
        wanted_on=DAY,
        reason="还在研究",
        late=True,
        applied_on=DAY,
        clerk="李某",
        source="纸质，李某",
        signer="王某",
        signed_at=MOMENT,
        signed_how="手机点选",
        opinion="同意。",
        approver="何某",
        decided_at=MOMENT,
        version="第1次送签",
    )
    return own.extension_paper(facts)


SAMPLES: Mapping[str, Callable[[], own.Paper]] = {
    own.ANNEX2: _form,
    own.NOTICE: _notice,
    own.REPORT: _report,
    own.BRIEF: _brief,
    own.CIRCULAR: _circular,
    own.EXTENSION: _extension,
}
