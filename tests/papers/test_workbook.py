"""The ledger opens as offices expect: real dates, harmless text, ready for the printer."""

import io
from datetime import UTC, date, datetime

import openpyxl
import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl.worksheet.worksheet import Worksheet

from bot.papers.cell_text import cell_text
from bot.papers.workbook import CUT, LONGEST_TEXT, NOTHING, Column, Kind, Sheet, Value, book

COLUMNS = (Column("编号"), Column("期限", Kind.DAY), Column("时间", Kind.MOMENT, 18), Column("件数", Kind.NUMBER, 6))


def opened(*rows: tuple[Value, ...], columns: tuple[Column, ...] = COLUMNS) -> Worksheet:
    """The first sheet as Excel would read it."""
    page = openpyxl.load_workbook(io.BytesIO(book([Sheet("承办项", columns, rows)])))["承办项"]
    assert isinstance(page, Worksheet)
    return page


def test_dates_are_dates_that_can_be_sorted_and_filtered() -> None:
    page = opened(("1", date(2022, 7, 31), datetime(2022, 7, 31, 15, 59, 59, tzinfo=UTC), 12))

    assert page["B2"].is_date
    assert page["B2"].value == datetime(2022, 7, 31)  # noqa: DTZ001 - a cell has no zone
    assert page["B2"].number_format == "yyyy-mm-dd"
    assert page["C2"].value == datetime(2022, 7, 31, 23, 59, 59)  # noqa: DTZ001 - Shanghai's wall clock
    assert page["D2"].value == 12


@pytest.mark.parametrize("text", ["=cmd|'/c calc'!A0", "=1+1", "+86 579", "-1", "@SUM(A1)", "#REF!", "TRUE", "1e5"])
def test_text_never_becomes_a_formula(text: str) -> None:
    page = opened((text,), columns=(Column("内容"),))

    assert page["A2"].data_type == "s"
    assert page["A2"].value == text


def test_text_in_a_column_of_dates_stays_text() -> None:
    page = opened(("1", "=长期", None, 1))

    assert (page["B2"].value, page["B2"].data_type) == ("=长期", "s")


def test_a_number_in_a_text_column_keeps_its_digits() -> None:
    page = opened((13912345678,), columns=(Column("手机"),))

    assert (page["A2"].value, page["A2"].data_type) == ("13912345678", "s")


@given(text=st.text(st.characters(exclude_categories=[]), max_size=40))
def test_any_text_can_be_written_and_opened(text: str) -> None:
    page = opened((text,), columns=(Column("内容"),))

    assert page["A2"].data_type in {"s", "inlineStr", "n"}  # n: nothing was left of it


def test_text_beyond_excels_limit_is_cut_and_says_so() -> None:
    page = opened(("字" * 40_000,), columns=(Column("内容"),))

    shown = str(page["A2"].value)
    assert len(shown) == LONGEST_TEXT
    assert shown.endswith(CUT)


def test_a_sheet_prints_on_a4_across_with_its_heading_on_every_page() -> None:
    page = opened(*[("1", None, None, n) for n in range(100)])

    assert page.freeze_panes == "A2"
    assert page.print_title_rows == "$1:$1"
    assert page.page_setup.orientation == "landscape"
    assert str(page.page_setup.paperSize) == "9"
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (1, 0)
    assert page.sheet_properties.pageSetUpPr is not None
    assert page.sheet_properties.pageSetUpPr.fitToPage
    assert page.auto_filter.ref == "A1:D101"
    assert page.column_dimensions["C"].width == 18
    assert page["A1"].value == "编号"
    assert page["A2"].border.left.style == "thin"


def test_a_sheet_too_wide_for_a4_prints_on_a3_and_bears_its_copys_number() -> None:
    wide = Sheet("承办项", [Column(f"列{n}", width=60) for n in range(5)], [["1"] * 5])
    page = openpyxl.load_workbook(io.BytesIO(book([wide], "TZ-2022-001")))["承办项"]

    assert str(page.page_setup.paperSize) == "8"
    assert (page.page_setup.fitToWidth, page.page_setup.fitToHeight) == (2, 0)  # readable: two sheets side by side
    assert page.print_title_cols == "$A:$A"
    assert page.oddFooter is not None
    assert page.oddFooter.right.text == "TZ-2022-001"
    assert "第 &P 页，共 &N 页" in str(page.oddFooter.center.text)


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.DAY, datetime(2022, 7, 5), "2022-07-05"),  # noqa: DTZ001 - a cell has no zone
        (Kind.DAY, "2022/7/5", "2022-07-05"),
        (Kind.DAY, "长期", "长期"),
        (Kind.MOMENT, datetime(2022, 7, 5, 10, 29, 59, 999997), "2022-07-05 10:30"),  # noqa: DTZ001 - as above
        (Kind.MOMENT, datetime(2022, 7, 5, 2, 30, tzinfo=UTC), "2022-07-05 10:30"),
        (Kind.MOMENT, datetime(2022, 7, 5, 2, 29, 59, 700000, tzinfo=UTC), "2022-07-05 10:29"),  # as the sheet has it
        (Kind.NUMBER, 12.0, "12"),
        (Kind.TEXT, "一\r\n二 ", "一\n二"),
        (Kind.TEXT, None, ""),
    ],
)
def test_a_cell_reads_the_same_whoever_saved_it(kind: Kind, value: Value, text: str) -> None:
    assert cell_text(kind, value) == text


def test_a_row_is_as_high_as_its_wrapped_text() -> None:
    column = (Column("具体任务", width=21),)

    page = opened(("字" * 10,), ("字" * 25,), ("一\n二",), ("字" * 30_000,), columns=column)

    assert [page.row_dimensions[row].height for row in (2, 3, 4, 5)] == [19, 49, 34, 409]


def test_a_sheet_without_rows_takes_one_page_and_says_so() -> None:
    wide = tuple(Column(name, width=100) for name in "一二三四")

    [page, full] = openpyxl.load_workbook(io.BytesIO(book([Sheet("整改", wide, ()), Sheet("申请", wide, [("",) * 4])])))

    assert (page.page_setup.fitToWidth, full.page_setup.fitToWidth) == (1, 2)
    assert [one.oddHeader.center.text for one in (page, full) if one.oddHeader and one.oddHeader.center] == [NOTHING]


def test_all_sheets_come_in_their_order() -> None:
    names = ["丙", "乙", "甲"]

    file = book([Sheet(name, (Column("一"),), ()) for name in names])

    assert openpyxl.load_workbook(io.BytesIO(file)).sheetnames == names


def test_a_row_that_does_not_fit_its_columns_is_an_error() -> None:
    with pytest.raises(ValueError, match="日志, row 2: 1 values for 4 columns"):
        book([Sheet("日志", COLUMNS, [("1", None, None, 1), ("2",)])])
