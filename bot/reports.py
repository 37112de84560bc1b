"""统计 as a picture, 专报 and 通报: the figures of a notice, put into the shape that paper and picture need."""

from calendar import monthrange
from collections.abc import Sequence
from datetime import date, datetime, timedelta

from sqlalchemy.orm import Session

from bot.clock import end_of, local_day
from bot.models import Plan, Unit, offices
from bot.models.figures import Count, Figures, Line, figures
from bot.papers.charts import Bar
from bot.papers.pictures import Overview, Page, overview_picture
from bot.papers.plain import long_day
from bot.papers.report import Report
from bot.wording import brief as brief_words
from bot.wording import bulletin, local
from bot.wording import figures as say
from bot.wording.dates import short_day
from bot.wording.items import task_title

WEEK = timedelta(days=7)
ISSUER = "印发单位"
TASK_BARS, PHASE_BARS = "各任务办结情况（办结数/应办数）", "各阶段办结情况（办结数/应办数）"


def overview(session: Session, plan: Plan, now: datetime, units: Sequence[Unit] = ()) -> bytes:
    """统计 as a PNG for the phone."""
    found = figures(session, plan, now, units)
    count, today = found.count, local_day(now)
    numbers = {"应办": count.owed, "已签收": count.acknowledged, "办结": count.done, "按期": count.in_time}
    return overview_picture(
        Overview(
            title=say.whose(found),
            subtitle=f"{plan.title}　截至{short_day(today, today)}",
            numbers=[*numbers.items(), ("逾期", count.overdue)],
            bars_name=PHASE_BARS,
            bars=_phase_bars(found),
            goal_name=say.goal(found, today),
            goal=(found.settled, len(found.accounts)) if found.accounts else (count.done, count.owed),
            lines=[line for line in (say.accounts(found), say.orders(found)) if line],
        )
    )


def brief(session: Session, plan: Plan, now: datetime) -> Page:
    """专报: how it stands now, and what has become of it within a week."""
    found, before = figures(session, plan, now), figures(session, plan, now - WEEK)
    today = local_day(now)
    local.use(offices.called(session, local.OFFICES))
    return Page(
        title="督办专报",
        subtitle=f"{plan.doc_no}　{plan.title}",
        sections=_here(brief_words.sections(found, before)),
        bars=_phase_bars(found),
        signer=plan.setting(ISSUER),
        day=long_day(today),
    )


def _here(sections: Sequence[brief_words.Section]) -> list[brief_words.Section]:
    """With the offices' names of this county."""
    return [(head, [local.here(line) for line in lines]) for head, lines in sections]


def report(session: Session, plan: Plan, month: date, now: datetime) -> Report:
    """通报 of a month: until its last moment, or until now where it is not over; beside the month before."""
    last = month.replace(day=monthrange(month.year, month.month)[1])
    until = min(end_of(last), now)
    found, before = figures(session, plan, until), figures(session, plan, end_of(month - timedelta(days=1)))
    today = figures(session, plan, now) if until < now else found
    local.use(offices.called(session, local.OFFICES))
    return Report(
        title=bulletin.heading(found, month),
        addressee="各有关单位：",
        opening=bulletin.opening(found, month),
        sections=_here(bulletin.sections(found, before, today, _due_next(today, month))),
        chart_name=f"图1　{TASK_BARS}",
        bars=[_bar(f"{task.number} {task_title(task)}", count) for task, count in found.by_task()],
        table_name=f"表1　{month.month}月与上月对比",
        table_head=bulletin.compared(found, over=until < now),
        table=bulletin.comparison(found, before),
        annex_name=f"{month.year}年{month.month}月各单位办理情况（截至{short_day(local_day(until))}{_only(found)}）",
        annex_head=bulletin.UNITS_HEAD,
        annex=bulletin.unit_rows(found),
        signer=plan.setting(ISSUER),
        day=long_day(local_day(now)),
    )


def _due_next(today: Figures, month: date) -> list[Line]:
    """What is owed and still to come when the draft is made: of the month that is not over, and of the next."""
    first = month.replace(day=monthrange(month.year, month.month)[1]) + timedelta(days=1)
    last = first.replace(day=monthrange(first.year, first.month)[1])
    owed = (line for line in today.lines if line.is_owed and not line.is_done)
    day = local_day(today.at)
    begin = day + timedelta(days=1) if day < first else day  # the month is over: its own day is told nowhere else
    return [line for line in owed if begin <= local_day(line.item.due_at) <= last]


def _only(found: Figures) -> str:
    """The annex counts the notice's tasks; what was handed over beside them is told in the text, with its units."""
    beside = [name for name, count in (("临时交办", found.instructed), ("转办意见", found.voiced)) if count.owed]
    return f"，不含{'、'.join(beside)}" if beside else ""


def _phase_bars(found: Figures) -> list[Bar]:
    return [_bar(phase.name, count) for phase, count in found.by_phase()]


def _bar(name: str, count: Count) -> Bar:
    return Bar(name, count.owed, count.done, count.overdue)


def brief_name(plan: Plan, now: datetime, end: str) -> str:
    """The file's name."""
    return f"{plan.short}专报{local_day(now):%Y%m%d}.{end}"


def report_name(plan: Plan, month: date) -> str:
    """The file's name."""
    return f"{plan.short}{month.year}年{month.month}月通报（草稿）.docx"
