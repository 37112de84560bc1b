"""培训 and 培训名单."""

from collections.abc import Collection

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.models import Evidence, Training, Unit
from bot.papers.workbook import Column, Kind, Sheet

TRAININGS = (
    Column("编号", width=14),
    Column("题目", width=32),
    Column("组织单位", width=18),
    Column("时间", Kind.MOMENT, 18),
    Column("地点", width=24),
    Column("状态", width=10),
    Column("通知单位", Kind.NUMBER, 10),
    Column("报名单位", Kind.NUMBER, 10),
    Column("报名人数", Kind.NUMBER, 10),
    Column("到会人数", Kind.NUMBER, 10),
    Column("材料链接", width=32),
    Column("附件", Kind.NUMBER, 8),
)
SEATS = (
    Column("编号", width=14),
    Column("单位", width=20),
    Column("姓名", width=16),
    Column("报名人", width=14),
    Column("报名时间", Kind.MOMENT, 18),
    Column("到会", width=8),
)


def training_sheets(session: Session, units: Collection[int]) -> tuple[Sheet, ...]:
    """Every training that concerns the units, and who signed up."""
    codes = {unit.code for unit in Unit.all(session) if unit.id in units}
    rows = [one for one in Training.all(session) if not units or one.organiser_id in units or codes & set(one.codes)]
    kept = select(Evidence.subject_id).where(Evidence.subject == Training.__tablename__)
    files = list(session.scalars(kept))
    told = [
        (
            one.number,
            one.title,
            one.organiser.short,
            one.starts_at,
            one.place,
            one.state,
            len(one.codes),
            len({seat.unit_id for seat in one.seats}),
            len(one.seats),
            len(one.present),
            one.link,
            files.count(one.id),
        )
        for one in rows
    ]
    seats = [
        (
            one.number,
            seat.unit.short,
            seat.name,
            seat.person.name if seat.person else "",
            seat.signed_at,
            {True: "到会", False: "未到", None: ""}[seat.came],
        )
        for one in rows
        for seat in one.seats
        if not units or seat.unit_id in units or one.organiser_id in units
    ]
    return Sheet("培训", TRAININGS, told), Sheet("培训名单", SEATS, seats)
