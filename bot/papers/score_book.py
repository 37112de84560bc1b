"""考核表 as a workbook: one sheet of all units in their order, one with every line; “建议分，供核定”."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from bot.papers.workbook import Column, Kind, Sheet, book

TOTAL = Column("建议分，供核定", Kind.NUMBER, 12)
UNITS = (
    Column("序号", Kind.NUMBER, 6),
    Column("文号", width=22),
    Column("单位", width=20),
    Column("任务按时率", width=16),
    Column("整改按时率", width=16),
    Column("否决次数", Kind.NUMBER, 8),
    Column("通报次数", Kind.NUMBER, 8),
    Column("扣分", Kind.NUMBER, 8),
    Column("加分", Kind.NUMBER, 8),
    TOTAL,
    Column("等次", width=10),
    Column("状态", width=10),
    Column("送达", Kind.DAY, 12),
    Column("异议", width=30),
    Column("答复", width=30),
    Column("核定", width=12),
)
LINES = (
    Column("文号", width=22),
    Column("单位", width=20),
    Column("项目", width=16),
    Column("次数（分数）", Kind.NUMBER, 10),
    Column("加扣分", Kind.NUMBER, 8),
    Column("依据", width=70),
)


@dataclass(frozen=True, slots=True)
class ScoreRow:
    """One unit's sheet as the paper shows it."""

    plan: str
    unit: str
    tasks: str
    orders: str
    vetoes: int
    circulars: int
    minus: int
    plus: int
    total: int | None  # none where a veto decided
    verdict: str
    state: str
    told_on: date | None
    objection: str
    answer: str
    confirmed: str
    lines: Sequence[tuple[str, int, int, str]]  # with what is taken away below zero


def score_book(rows: Sequence[ScoreRow], stand: str = TOTAL.name) -> bytes:
    """The workbook; `stand`: what the figures are."""
    units = [
        (
            number, row.plan, row.unit, row.tasks, row.orders, row.vetoes, row.circulars, row.minus, row.plus,
            row.total, row.verdict, row.state, row.told_on, row.objection, row.answer, row.confirmed,
        )
        for number, row in enumerate(rows, 1)
    ]  # fmt: skip
    lines = [(row.plan, row.unit, *line) for row in rows for line in row.lines]
    columns = [replace(column, name=stand) if column is TOTAL else column for column in UNITS]
    return book((Sheet("考核汇总", columns, units), Sheet("加扣分明细", LINES, lines)))
