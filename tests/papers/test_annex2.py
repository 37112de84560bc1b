"""附件2 on paper says what the notice printed and what people entered, and nothing else."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import docx
import pytest
from docx.document import Document
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.papers import blank_annex2
from bot.papers.annex2 import Change, Form, How, Opinion, Signature, form

NOTICE = Path(__file__).parent.parent.parent / "config" / "plan" / "notice.txt"
TAPPED_AT = datetime(2022, 7, 21, 2, 2, tzinfo=UTC)
CLOSING = Form(
    guide="浙江省基层政务新媒体规范化建设",
    number="ZX-2022-001",
    version=2,
    content_hash="1a2b3c4d5e6f7788",
    unit="义乌市教育局",
    account="义乌教育之声",
    account_kind="微信订阅号",
    platform_ref="gh_ab12cd34ef56",
    applied_on=date(2022, 7, 20),
    effective_on=date(2022, 8, 1),
    reason="账号内容已并入“义乌发布”，不再单独运营。",
)


def opened(facts: Form) -> Document:
    """The form as Word would read it."""
    return docx.Document(io.BytesIO(form(facts)))


def cells(facts: Form) -> dict[str, str]:
    """Each label of the form with what stands beside it."""
    found: dict[str, str] = {}
    for row in opened(facts).tables[0].rows:
        label, text = row.cells[0].text.replace("\n", ""), row.cells[1].text
        found[label] = f"{found[label]}\n{text}" if label in found else text  # two rows of one box
    return found


def footer(facts: Form) -> str:
    """The two small lines below."""
    return "\n".join(paragraph.text for paragraph in opened(facts).sections[0].footer.paragraphs)


def test_the_form_has_the_notices_own_title_and_labels() -> None:
    notice = "".join(NOTICE.read_text("utf-8").split())
    document = opened(CLOSING)

    assert [paragraph.text for paragraph in document.paragraphs if paragraph.text] == [
        "附件 2",
        "政务新媒体账号注销（或变更）申请表",
    ]
    assert "附件2政务新媒体账号注销（或变更）申请表" in notice
    for label in cells(CLOSING):
        assert label in notice


def test_the_printed_sentence_is_filled_in() -> None:
    reason = cells(CLOSING)["注销或变更原因"]

    assert reason.startswith(
        "根据浙江省基层政务新媒体规范化建设有关要求，我单位政务微信“义乌教育之声”（账号“gh_ab12cd34ef56”）"
        "拟于2022年8月1日起停止更新并申请注销。\n"
    )
    assert "原因：账号内容已并入“义乌发布”，不再单独运营。" in reason


def test_a_change_says_what_becomes_of_what() -> None:
    change = Change(field="名称", old="义乌教育之声", new="义乌教育")

    reason = cells(replace(CLOSING, number="BG-2022-001", change=change))["注销或变更原因"]

    assert "拟于2022年8月1日起申请账号变更。" in reason
    assert "变更事项：名称；变更前：义乌教育之声；变更后：义乌教育。" in reason
    assert "停止更新" not in reason


@pytest.mark.parametrize(
    ("kind", "boxes"),
    [
        ("微信订阅号", "☑ 微信 □ 微博 □ 抖音 □ 第三方APP □ 其他"),
        ("微信服务号", "☑ 微信 □ 微博 □ 抖音 □ 第三方APP □ 其他"),
        ("新浪微博", "□ 微信 ☑ 微博 □ 抖音 □ 第三方APP □ 其他"),
        ("抖音短视频", "□ 微信 □ 微博 ☑ 抖音 □ 第三方APP □ 其他"),
        ("爱义乌客户端", "□ 微信 □ 微博 □ 抖音 ☑ 第三方APP □ 其他"),
        ("知乎", "□ 微信 □ 微博 □ 抖音 □ 第三方APP ☑ 其他（知乎）"),
    ],
)
def test_the_right_box_is_ticked(kind: str, boxes: str) -> None:
    assert cells(replace(CLOSING, account_kind=kind))["申请账号类型"] == boxes


def test_an_unsigned_form_has_empty_places_to_sign_and_seal() -> None:
    facts = replace(CLOSING, applied_on=None)

    assert cells(facts)["申请时间"] == "　　年　　月　　日"
    assert cells(facts)["注销或变更原因"].endswith("\n主要负责人签字：\n单位盖章\n　　年　　月　　日")
    assert cells(facts)["主管单位意见"] == "\n单位盖章\n　　年　　月　　日"
    assert footer(facts).endswith("签字方式：尚未签字")


def test_a_signature_by_tap_says_when() -> None:
    facts = replace(CLOSING, signature=Signature("陈明", TAPPED_AT, How.TAP))

    assert cells(facts)["注销或变更原因"].endswith(
        "主要负责人签字：陈明（企业微信点按同意，7月21日10:02）\n单位盖章\n2022年7月21日"
    )
    assert "签字方式：企业微信点按同意，7月21日10:02" in footer(facts)


def test_a_signature_by_a_delegate_names_both() -> None:
    facts = replace(CLOSING, signature=Signature("李强", TAPPED_AT, How.DELEGATED, principal="陈明"))

    assert "签字方式：陈明委托李强代签，企业微信点按同意，7月21日10:02" in footer(facts)


def test_a_signature_on_paper_points_to_the_paper() -> None:
    facts = replace(CLOSING, signature=Signature("陈明", TAPPED_AT, How.PAPER))

    assert "签字方式：纸质签字，7月21日10:02登记" in footer(facts)
    assert "主要负责人签字：（见所附纸质签字件）" in cells(facts)["注销或变更原因"]


def test_the_decision_stands_with_its_day_and_the_place_for_the_seal() -> None:
    decided = datetime(2022, 7, 21, 16, 30, tzinfo=UTC)  # after midnight in Shanghai

    opinion = cells(replace(CLOSING, opinion=Opinion("同意注销。", "王芳", decided)))["主管单位意见"]

    assert opinion == "同意注销。（王芳，企业微信点按，7月22日00:30）\n单位盖章\n2022年7月22日"


def test_the_footer_has_number_version_and_the_first_eight_of_the_hash() -> None:
    assert footer(CLOSING).startswith("编号 ZX-2022-001　　第 2 版　　内容校验码 1a2b3c4d\n")


@pytest.mark.parametrize(
    "text",
    ["<b>粗</b> & <w:br/>", "{{ number }}", "{% if 1 %}是{% endif %}", "]]>", "&lt;已转义&gt;", "“引号”'\"", "表情😀"],
)
def test_peoples_words_are_never_markup(text: str) -> None:
    facts = replace(CLOSING, unit=text, account=text, reason=text, platform_ref=text, number=text)

    shown = cells(facts)

    assert shown["申请单位"] == text
    assert shown["申请账号名称"] == text
    assert f"原因：{text}\n" in shown["注销或变更原因"]
    assert f"编号 {text}　" in footer(facts)


@settings(max_examples=30, deadline=None)  # a form takes some 20 ms
@given(text=st.text(st.characters(exclude_categories=[]), min_size=1, max_size=60))
def test_any_text_gives_a_form_that_opens(text: str) -> None:
    facts = replace(
        CLOSING, unit=text, reason=text, change=Change(text, text, text), opinion=Opinion(text, text, TAPPED_AT)
    )

    assert len(opened(facts).tables[0].rows) == 7


def test_the_page_is_an_official_one() -> None:
    document = opened(CLOSING)
    page, title = document.sections[0], document.styles["公文标题"]

    assert (page.page_width, page.page_height) == (7_560_310, 10_692_130)  # 210 × 297 mm in 1/12700 pt
    assert title.element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) == "方正小标宋简体"
    assert title.element.rPr.sz.val.pt == 22
    assert document.styles["表格正文"].element.rPr.rFonts.get(docx.oxml.ns.qn("w:eastAsia")) == "仿宋_GB2312"
    assert document.styles["表格正文"].element.rPr.sz.val.pt == 16


def test_the_saved_blank_is_the_one_that_is_drawn() -> None:
    drawn, saved = blank_annex2.draw(), docx.Document(str(blank_annex2.TEMPLATE))

    assert saved.element.xml == drawn.element.xml
    assert saved.styles.element.xml == drawn.styles.element.xml


def test_signature_seal_and_day_are_never_torn_apart_by_a_new_page() -> None:
    rows = blank_annex2.draw().tables[0].rows
    whole = [bool(row._tr.trPr.xpath("w:cantSplit")) for row in rows]  # noqa: SLF001 - python-docx has no word for it

    assert whole == [True] * 4 + [False, True, True]  # only the reason may run on
    assert rows[5].cells[1].text.startswith("主要负责人签字：")
    assert rows[4].cells[0]._tc is rows[5].cells[0]._tc  # noqa: SLF001 - one box of the form
