"""通报, 专报 and their pictures: what stands on them, and that nothing runs over."""

import io
import zipfile
from dataclasses import replace
from itertools import pairwise

from docx import Document
from PIL import Image

from bot.papers import brief, report
from bot.papers.charts import Bar, bar_chart
from bot.papers.drawing import cut, wide, wrapped, writable
from bot.papers.pictures import A4, Overview, Page, overview_picture, page_picture
from bot.papers.report import DRAFT, Report

BARS = [Bar("布局建设", 40, 20, 6), Bar("分批整合", 40, 0), Bar("动态监管", 0, 0)]
PAGE = Page("督办专报", "某文号", [("总体", ["应办127项。"]), ("卡在哪", ["没有。"])], BARS, "市府办", "2022年8月12日")
REPORT = Report(
    title="关于《某方案》2022年8月落实情况的通报",
    addressee="各有关单位：",
    opening="通报如下。",
    sections=[("总体情况", ["一。", "二。"]), ("存在问题", ["（请补充。）"])],
    chart_name="图1",
    bars=BARS,
    table_name="表1",
    table_head=("指标", "上月末", "本月末", "增减"),
    table=[("已办结", "3", "5", "+2")],
    annex_name="各单位办理情况",
    annex_head=("序号", "单位", "应办", "已签收", "办结", "按期", "逾期"),
    annex=[(str(n), f"某{n}镇", "3", "3", "1", "1", "0") for n in range(1, 60)],
    signer="某市人民政府办公室",
    day="2022年9月1日",
)


def ink(png: bytes) -> tuple[int, int]:
    """The lowest and the rightmost pixel that is written on."""
    image = Image.open(io.BytesIO(png)).convert("L")
    box = image.point(lambda grey: 255 if grey < 200 else 0).getbbox()
    assert box is not None
    return box[3], box[2]


def test_the_title_of_the_annex_is_broken_where_it_pauses() -> None:
    facts = replace(REPORT, annex_name="2022年7月各单位办理情况（截至7月31日）")
    texts = [paragraph.text for paragraph in Document(io.BytesIO(report.report(facts))).paragraphs]

    assert "附件：2022年7月各单位办理情况（截至7月31日）" in texts
    assert texts[texts.index("附件") + 1 :][:2] == ["2022年7月各单位办理情况", "（截至7月31日）"]


def test_a_report_is_a_numbered_draft_with_repeated_heads_and_a_chart() -> None:
    data = report.report(REPORT)
    document = Document(io.BytesIO(data))
    texts = [paragraph.text for paragraph in document.paragraphs]

    assert texts[0] == DRAFT
    assert "（一）一。" in texts
    assert "（请补充。）" in texts
    assert "附件：各单位办理情况" in texts
    assert len(document.inline_shapes) == 1
    assert [len(table.rows) for table in document.tables] == [2, 60]
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        assert parts.read("word/document.xml").count(b"<w:tblHeader/>") == 2
        assert sum(b" PAGE " in parts.read(name) for name in parts.namelist() if "footer" in name) == 2
    assert document.settings.odd_and_even_pages_header_footer


def test_a_full_page_is_set_smaller_and_stays_one_page() -> None:
    long = ["任务1（加强组织领导，压实主体责任）逾期38项：佛堂镇、苏溪镇、上溪镇、大陈镇、义亭镇、赤岸镇等38个单位。"]
    full = replace(PAGE, sections=[(name, long * 6) for name in ("总体", "一周变化", "卡在哪", "需协调")])

    for page in (PAGE, full):
        picture = page_picture(page)
        assert Image.open(io.BytesIO(picture)).size == A4
        low, right = ink(picture)
        assert low < A4[1] - 60
        assert right < A4[0] - 60
    assert brief.brief(full)[:2] == b"PK"


def test_an_overview_holds_its_numbers_and_bars() -> None:
    facts = Overview(
        "某文号" * 20, "截至8月12日", [("应办", 127), ("逾期", 0)], "阶段", BARS, "总目标", (1, 48), ["账号"]
    )
    picture = Image.open(io.BytesIO(overview_picture(facts)))

    assert (picture.format, picture.width) == ("PNG", 1080)
    assert ink(overview_picture(facts))[0] < picture.height


def test_bars_are_told_apart_without_colour() -> None:
    image = Image.open(io.BytesIO(bar_chart(BARS)))
    first = [image.getpixel((x, 46)) for x in range(image.width)]

    assert image.mode == "L"
    assert sum(pixel == 0 for pixel in first) > 400  # the done part is black
    runs = sum(a != b for a, b in pairwise(first))
    assert runs > 20  # the overdue part is hatched


def test_text_is_broken_between_characters_never_inside_numbers() -> None:
    lines = wrapped("分批整合12/40（进行中），动态监管100/470（未开始）。", 40, 420)

    assert all(wide(line, 40) <= 460 for line in lines)
    assert not any(line[0] in "，。）" for line in lines)
    assert any("100/470" in line for line in lines)
    assert cut("很长很长很长很长的名称", 40, 200).endswith("…")


def test_a_character_that_the_font_lacks_is_said_to_be_missing() -> None:
    assert writable("佛堂镇喆𠮷\x07Ab1，〔2022〕") == "佛堂镇喆〓Ab1，〔2022〕"
