"""考核: on the day of the settings (考核起草日期, 12-10) the year's sheets are drafted, for the office alone."""

from datetime import date

from bot.models import Plan, Role, ScoreSheet
from bot.models.score import draft_year
from bot.scheduler.beat import Beat, Work
from bot.scheduler.receivers import office, reachable
from bot.wording import scores as say

LABEL = "考核"
SETTING, DEFAULT = "考核起草日期", "12-10"


def run(beat: Beat) -> None:
    """Draft once a notice and year, on the day or the first working day after it."""
    with beat.work() as work:
        for plan in Plan.all(work.session):
            if beat.today >= _day(plan, beat.today.year) and _had_work(plan, beat.today.year):
                _draft(work, plan)


def _draft(work: Work, plan: Plan) -> None:
    year = work.today.year
    held = any(sheet.plan_id == plan.id for sheet in ScoreSheet.of_year(work.session, year))
    if held or not work.is_first(f"{LABEL}{plan.id}", str(year)):
        return
    sheets = draft_year(work.session, work.act, plan, year, work.workdays)
    work.post.for_plan(plan)
    for person in reachable(office(work.session, Role.APPROVER), plan) if sheets else ():
        for row in work.post.text(person, say.by_clock(year, len(sheets)), LABEL):
            row.unit_id = None


def _day(plan: Plan, year: int) -> date:
    """An unreadable setting counts as ours."""
    try:
        month, day = (int(part) for part in plan.setting(SETTING, DEFAULT).split("-"))
        return date(year, month, day)
    except ValueError:
        return date(year, 12, 10)


def _had_work(plan: Plan, year: int) -> bool:
    return plan.handover_is_confirmed and (plan.handover_on is None or plan.handover_on.year <= year)
