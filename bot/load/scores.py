"""score_rules.csv (optional): what the yearly sheet takes off and adds; only what the closed list knows."""

from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells
from bot.load.findings import Findings
from bot.load.report import Report
from bot.load.sheets import Sheet
from bot.models import Plan, ScoreRule
from bot.models.score_rule import SUBJECTS

HIGHEST = 100


@dataclass(frozen=True, slots=True)
class ScoreEntry:
    """One row of score_rules.csv."""

    subject: str
    points: int
    most: int


def read_scores(sheet: Sheet, findings: Findings) -> list[ScoreEntry]:
    """The rows; anything that is not on the list is a fault: how the bot is used is never counted."""
    entries: dict[str, ScoreEntry] = {}
    for row in sheet.rows:
        cells = Cells(row, findings)
        subject = cells.text("项目", limit=20, needed=True)
        points, most = _number(cells, "分值"), _number(cells, "上限")
        if subject and subject not in SUBJECTS:
            cells.fault(f"没有“{subject}”这个考核项目；能写的是：{'、'.join(SUBJECTS)}。使用机器人的情况不得计入考核")
        if subject in entries:
            cells.fault(f"“{subject}”写了两次")
        entries[subject] = ScoreEntry(subject, points, most)
    return list(entries.values())


def _number(cells: Cells, column: str) -> int:
    """0 to 100; empty is 0 (no points, no limit)."""
    said = cells.text(column, limit=10) or "0"
    if not (said.isascii() and said.isdigit() and int(said) <= HIGHEST):
        cells.fault(f"“{column}”写0到{HIGHEST}的整数，现为“{said}”")
        return 0
    return int(said)


def store_scores(session: Session, plan: Plan, entries: list[ScoreEntry], report: Report) -> None:
    """Make the notice's rules those of the file; without a file our default counts."""
    held = session.scalars(select(ScoreRule).where(ScoreRule.plan_id == plan.id).order_by(ScoreRule.seq)).all()
    if [(row.subject, row.points, row.most) for row in held] == [(e.subject, e.points, e.most) for e in entries]:
        return
    for row in held:
        session.delete(row)
    for seq, entry in enumerate(entries, 1):
        session.add(ScoreRule(plan_id=plan.id, seq=seq, subject=entry.subject, points=entry.points, most=entry.most))
    if held:
        report.updated["考核规则"] += len(entries) or 1
    else:
        for _ in entries:
            report.add("考核规则")
    session.flush()
