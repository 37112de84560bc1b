"""期初表: the empty form in which an office writes down what had happened before the product was there."""

from collections.abc import Callable, Sequence

from bot.papers.workbook import Column, Kind, Sheet, Value, book

NOTES, ITEMS, ACCOUNTS = "说明", "事项", "账号"
FILLED_BY = "填表人"
ITEM_COLUMNS = (
    Column("文号", width=22),
    Column("任务", Kind.NUMBER, 8),
    Column("周期", width=10),
    Column("单位", width=20),
    Column("主要任务", width=28),
    Column("时限", Kind.DAY, 12),
    Column("签收日期", Kind.DAY, 12),
    Column("办结日期", Kind.DAY, 12),
    Column("办结情况", width=40),
    Column("报送方式", width=10),
    Column("报送人", width=12),
)
ACCOUNT_COLUMNS = (
    Column("文号", width=22),
    Column("序号", Kind.NUMBER, 8),
    Column("新媒体名称", width=22),
    Column("新媒体类型", width=12),
    Column("主办单位", width=22),
    Column("处置意见", width=12),
    Column("账号ID", width=18),
    Column("批准日期", Kind.DAY, 12),
    Column("批准文号", width=22),
    Column("停更日期", Kind.DAY, 12),
    Column("平台受理日期", Kind.DAY, 12),
    Column("冻结到", Kind.DAY, 12),
    Column("注销日期", Kind.DAY, 12),
    Column("说明", width=28),
)
_TEXT = (
    (FILLED_BY, "", "市府办填表的同志，写姓名；填表的人不能核实"),
    ("填什么", "", "只填启用以前办过的，没有办过的空着；已经印好的列不要改，也不要加行"),
    ("事项", "", "签收日期、办结日期写真实的日期（如 2022-07-10）；办结的由别的同志在系统里核实后才算"),
    ("报送方式", "", "电话、纸质、会上，不写算纸质"),
    ("任务1", "", "办结情况写明：分管领导 姓名 职务，专职人员 姓名，联系人 姓名"),
    ("账号", "", "纸面上批准过的写批准日期、文号；已经注销的再写注销日期，由市数管中心核验后销号"),
    ("自动统计的任务", "", "不在表里，按账号自动算"),
    ("导入", "", "duban import opening 期初表.xlsx：先列出会写入什么，确认后写入；有一处错就全部不动"),
)
_NOTE_COLUMNS = (Column("项目", width=16), Column("内容", width=24), Column("怎么填", width=90))


def opening_form(
    items: Sequence[Sequence[Value]], accounts: Sequence[Sequence[Value]], here: Callable[[str], str] = str
) -> bytes:
    """The form, prefilled with what the notice lists; rows in the order of the columns above; `here`: local names."""
    return book(
        (
            Sheet(NOTES, _NOTE_COLUMNS, [tuple(here(cell) for cell in row) for row in _TEXT]),
            Sheet(ITEMS, ITEM_COLUMNS, items),
            Sheet(ACCOUNTS, ACCOUNT_COLUMNS, accounts),
        )
    )
