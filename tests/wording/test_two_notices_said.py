"""What papers and lists say where several notices run side by side, or a paper is drafted before its month is over."""

from datetime import date, datetime

from bot.clock import at
from bot.models import Assignment, Plan, ScoreSheet
from bot.models.assignment import AWAITING_CHECK, AWAITING_REASSIGN, IN_HAND, NOT_APPLICABLE
from bot.models.figures import Figures, Line
from bot.models.standing import standing
from bot.wording import bulletin, bulletin_next, events, office, scores
from tests.models.items import DAYS, TOWN, item, plan

DRAFTED = at(date(2022, 7, 25), 10)


def line(one: Assignment, now: datetime = DRAFTED) -> Line:
    """The item as it stands on the day of the draft."""
    return Line(one, standing(one, now, DAYS), None)


def counted(*lines: Line) -> Figures:
    """A notice with these items."""
    return Figures(plan=lines[0].item.plan, at=DRAFTED, lines=lines, accounts=[], requests=[], orders=[])


def sheet(of: Plan, total: int) -> ScoreSheet:
    """A unit's sheet under a notice."""
    return ScoreSheet(
        plan=of, plan_id=of.id, unit=TOWN, unit_id=1, year=2022, state="草稿", total=total, verdict="", vetoed=False,
        lines=[], figures={}, objection="", objected_by="", answer_text="", answered_by="", confirmed_by="",
    )  # fmt: skip


def test_a_unit_s_sheets_name_their_notices_and_units_are_counted_once() -> None:
    first, second = plan(), plan()
    first.id, first.short, second.id, second.short = 1, "41号", 2, "防汛6号"
    listed = scores.listed(2022, [sheet(first, 100), sheet(second, 85)], 1)

    assert "，1个单位，2张，" in listed
    assert "佛堂镇（41号）｜100分" in listed
    assert "佛堂镇（防汛6号）｜85分" in listed
    assert scores.detail(sheet(second, 85), None).startswith("2022年度考核 佛堂镇（防汛6号）：85分")


def test_what_a_unit_has_reported_is_not_said_to_be_in_time_on_that_day() -> None:
    found = counted(line(item(state=AWAITING_CHECK, due=date(2022, 7, 1))), line(item(state=IN_HAND)))
    said = bulletin.problems(found, found)[0]

    assert "当日还不算逾期" not in said
    assert "另有1项时限已到、尚未办结，不算单位逾期：任务1 1项（已上报，等市府办核实）。" in said


def test_what_is_owed_no_more_is_named_beside_what_is_owed() -> None:
    found = counted(line(item(state=NOT_APPLICABLE)), line(item(state=IN_HAND)))

    said = bulletin.overall(found, found)[0]
    assert "已交办承办项1项，涉及1个单位；另有不适用1项（任务1：佛堂镇），不计在内；已签收" in said


def test_what_is_still_to_come_in_the_draft_s_own_month_is_announced() -> None:
    lines = [line(item(due=date(2022, 7, 31))), line(item(due=date(2022, 8, 15)))]
    found = counted(*lines)
    said = "".join(bulletin_next.demands(found, found, lines))

    assert said.index("本月还要到期的有：") < said.index("7月31日到期") < said.index("下月到期的有：")
    assert "8月15日到期" in said


def test_what_is_neither_signed_for_nor_waits_for_it_is_said() -> None:
    found = counted(line(item(state=AWAITING_REASSIGN)), line(item(state=IN_HAND)))

    assert "待改派1项" in bulletin.overall(found, found)[0]


def test_a_reminder_says_of_which_notice_the_counted_task_is() -> None:
    one, other = item(computed="账号"), item()
    said = office.urge_text([one, other], "何审批", "")

    assert "41号任务1按账号注销情况自动统计" in said


def test_a_delegation_that_ran_out_has_a_name() -> None:
    assert events.event_named("delegation.expire") == "委托到期"
