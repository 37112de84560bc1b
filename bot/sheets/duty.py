"""值班表 and 值班抽查; numbers leave the house masked."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.models import Duty, DutyCheck
from bot.papers.workbook import Column, Kind, Sheet

LIST = (
    Column("单位", width=20),
    Column("日期", Kind.DAY, 12),
    Column("值班人员", width=18),
    Column("电话", width=16),
    Column("登记人", width=14),
    Column("登记时间", Kind.MOMENT, 18),
)
CHECKS = (
    Column("时间", Kind.MOMENT, 18),
    Column("单位", width=20),
    Column("当天值班", width=24),
    Column("接听", width=8),
    Column("说明", width=40),
    Column("抽查人", width=14),
)


def duty_sheets(session: Session, units: Collection[int]) -> tuple[Sheet, ...]:
    """The lists by unit and day, the checks in the order in which they were made."""
    duties = select(Duty).order_by(Duty.unit_id, Duty.day, Duty.id)
    checks = select(DutyCheck).where(DutyCheck.state == "有效").order_by(DutyCheck.id)
    if units:
        duties, checks = duties.where(Duty.unit_id.in_(units)), checks.where(DutyCheck.unit_id.in_(units))
    rows = [
        (one.unit.short, one.day, one.name, one.masked, one.entered_by, one.entered_at)
        for one in session.scalars(duties)
    ]
    made = [
        (one.at, one.unit.short, one.name, one.result, one.note, one.person.name) for one in session.scalars(checks)
    ]
    return Sheet("值班表", LIST, rows), Sheet("值班抽查", CHECKS, made)
