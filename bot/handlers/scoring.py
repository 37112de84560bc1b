"""考核: the yearly sheets, for the office; a unit reads and objects to its own once the office has given it out."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.message import Reply
from bot.models import Plan, Role, ScoreSheet, Unit
from bot.models.member import OFFICE
from bot.models.score import DRAFT, OBJECTED, OPEN_TO_OBJECT, UNIT_SIDE, draft_year, may_read
from bot.models.score_facts import is_judged
from bot.models.score_rule import Scale
from bot.turn import Question, Turn
from bot.wording import scores as say

SOURCES = ("纸质", "电话", "会上")


def score(turn: Turn) -> Reply:
    """考核 [单位] · 起草、送、核定、导出2022考核 · 考核加分、扣分 · 代登记、答复考核异议"""
    act = turn.text("do")
    if act != "show":
        turn.officer(*OFFICE)
    return ACTS[act](turn)


def show(turn: Turn) -> Reply:
    """考核 · 考核 佛堂镇 · a unit: its own"""
    year = _year(turn)
    sheets = ScoreSheet.of_year(turn.session, year)
    if not turn.holds(*OFFICE):
        posts = turn.speaker.posts
        if turn.text("unit") and (unit := turn.unit_named()).carrier.id not in {post.unit_id for post in posts}:
            raise NotAllowed("score_of_others", unit=unit)
        own = [one for one in sheets if may_read(one, list(posts))]
        if not own:
            judged = any(is_judged(turn.session, post.unit.carrier, year) for post in posts)
            told = any(one.told_on for one in sheets)
            return Reply(say.nothing_for_unit(year, is_judged=judged, others_have=told))
        return Reply("\n\n".join(say.detail(one, one.last_day(turn.workdays)) for one in own))
    if turn.text("unit"):
        unit = turn.unit_named()
        own = _named(turn, [one for one in sheets if one.reader.id == unit.id])
        if sheets and not own:
            raise Unclear("no_score_sheet", unit=unit, year=year)
        shown = (say.detail(one, one.last_day(turn.workdays)) for one in own)
        return Reply("\n\n".join(shown) if own else say.nothing(year))
    if not sheets:
        return Reply(say.nothing(year))
    return turn.paged(say.listed(year, sheets, turn.page), len(sheets))


def draft(turn: Turn) -> Reply:
    """起草2022考核"""
    year = _year(turn)
    drafted: list[ScoreSheet] = []
    for plan in Plan.all(turn.session):
        drafted += draft_year(turn.session, turn.act, plan, year, turn.workdays)
    left = len(ScoreSheet.of_year(turn.session, year)) - len(drafted)
    return Reply(say.drafted(year, len(drafted), left))


def export(turn: Turn) -> Reply:
    """导出2022考核 [单位]"""
    year = _year(turn)
    sheets = ScoreSheet.of_year(turn.session, year)
    if not sheets:
        return Reply(say.nothing(year))
    unit = turn.unit_named() if turn.text("unit") else None
    if unit is not None and unit.id not in {one.reader.id for one in sheets}:
        raise Unclear("no_score_sheet", unit=unit, year=year)
    turn.act.record("score.export_asked", year=year, unit_id=unit.id if unit else None, follows=True)
    meant = [one for one in sheets if unit in {None, one.reader}]
    return Reply(say.on_its_way(year, unit.short if unit else "", meant))


def adjust(turn: Turn) -> Reply:
    """考核加分 佛堂镇 3 经验在全市推广"""
    turn.officer(Role.APPROVER)
    sheet = _sheet(turn, turn.unit_named(), DRAFT)
    points = turn.slot("points")
    if not points:
        raise Unclear("score_points", value="")
    reason = str(turn.need("text", "加分、扣分的理由是什么？一句话就行。"))
    sheet.adjust(turn.act, int(points), reason, Scale.of(turn.session, sheet.plan_id))
    return Reply(say.adjusted(sheet))


def tell(turn: Turn) -> Reply:
    """送2022考核 [单位] · 送达2022考核 纸质 12月12日"""
    turn.officer(Role.APPROVER)
    year, how, today = _year(turn), turn.text("source"), local_day(turn.now)
    on = date.fromisoformat(turn.text("done_on")) if how and turn.text("done_on") else today
    sheets = [one for one in _chosen(turn, year) if one.state == DRAFT]
    if not sheets:
        return turn.decline(say.nothing_to_tell(year))
    if not turn.agreed:
        drafted = min(local_day(one.drafted_at) for one in sheets)
        preview = say.tell_preview(
            year, [one.unit.short for one in sheets], how, on, drafted if drafted < today else None
        )
        return turn.show(preview)
    for sheet in sheets:
        sheet.tell(turn.act, on, how)
    return Reply(say.told(year, len({one.unit_id for one in sheets}), how, turn.workdays.next_window(turn.now)))


def confirm(turn: Turn) -> Reply:
    """核定2022考核 [单位]"""
    turn.officer(Role.APPROVER)
    year = _year(turn)
    ready, left = [], []
    for sheet in _chosen(turn, year):
        try:
            sheet.expect_confirm(turn.act, turn.workdays)
        except (Denied, WrongState):
            left += [] if sheet.confirmed_at else [f"{sheet.unit.short}（{sheet.state}）"]
        else:
            ready.append(sheet)
    if not ready:
        return turn.decline(say.nothing_to_confirm(year, left))
    if not turn.agreed:
        return turn.show(say.confirm_preview(year, ready, left))
    for sheet in ready:
        sheet.confirm(turn.act, turn.workdays)
    return Reply(say.confirmed(year, len({one.unit_id for one in ready})))


def object_(turn: Turn) -> Reply:
    """考核异议 理由"""
    year = _year(turn)
    units = {post.unit_id: post for post in turn.speaker.posts if post.holds(*UNIT_SIDE)}
    sheets = [one for one in ScoreSheet.of_year(turn.session, year, for_change=True) if one.reader.id in units]
    told = [one for one in sheets if one.told_on is not None]
    if not told:
        raise Unclear("score_not_given", year=year)
    sheet = _one(turn, [one for one in told if one.state == OPEN_TO_OBJECT] or told)
    turn.act.by = units[sheet.reader.id]
    sheet.expect_objection(local_day(turn.now), turn.workdays)
    text = turn.words.partition("考核异议")[2].strip("：:，, ")  # whole, with the units that it names
    text = text or str(turn.need("text", "有什么异议？写清楚哪一项、为什么。"))
    sheet.object_(turn.act, text, turn.workdays)
    return Reply(say.objected(sheet))


def object_for(turn: Turn) -> Reply:
    """代登记考核异议 佛堂镇 纸质 12月14日 理由"""
    sheet = _sheet(turn, turn.unit_named(), OPEN_TO_OBJECT)
    if not turn.text("source"):
        raise Question("从哪里得知的？", "choose", options=[{"source": how, "label": how} for how in SOURCES])
    on = date.fromisoformat(str(turn.need("done_on", "单位是哪天交来（说）的？请回复日期，今天的回复“今天”。")))
    text = str(turn.need("text", "异议是什么？照单位说的打一句。"))
    sheet.object_for(turn.act, text, turn.text("source"), on, turn.workdays)
    return Reply(say.entered(sheet))


def answer(turn: Turn) -> Reply:
    """答复考核异议 佛堂镇 维持 理由 · 调整 +5 理由"""
    turn.officer(Role.APPROVER)
    sheet = _sheet(turn, turn.unit_named(), OBJECTED)
    if sheet.state != OBJECTED:
        raise WrongState("score_moved_on", subject=sheet, state=sheet.state, event="answer")
    points = int(turn.slot("points") or 0)
    if turn.text("kept") == "调整" and not points:
        raise Unclear("score_points", value="")
    reason = str(turn.need("text", "答复的理由是什么？一句话就行。"))
    if not turn.agreed:
        return turn.show(say.answer_preview(sheet, reason, points))
    sheet.answer(turn.act, reason, points, Scale.of(turn.session, sheet.plan_id))
    return Reply(say.answered(sheet))


def _year(turn: Turn) -> int:
    """The year that was named; else the last that has sheets, else this one."""
    said = turn.slot("year")
    years = ScoreSheet.years(turn.session)
    this = local_day(turn.now).year
    if said is not None:
        return int(said)
    return this if turn.text("do") == "draft" or not years else years[0]


def _chosen(turn: Turn, year: int) -> Sequence[ScoreSheet]:
    """Every sheet of the year, or one unit's, locked."""
    sheets = ScoreSheet.of_year(turn.session, year, for_change=True)
    if not turn.text("unit"):
        return sheets
    unit = turn.unit_named()
    return _named(turn, [one for one in sheets if one.reader.id == unit.id])


def _sheet(turn: Turn, unit: Unit, state: str) -> ScoreSheet:
    """The unit's sheet, the one in that state first; of a unit that went into it where its old name is said."""
    year = _year(turn)
    own = [one for one in ScoreSheet.of_year(turn.session, year, for_change=True) if one.reader.id == unit.id]
    if not own:
        raise Unclear("no_score_sheet", unit=unit, year=year)
    fitting = [one for one in own if one.state == state] or [one for one in own if one.confirmed_at is None] or own
    return _one(turn, fitting)


def _one(turn: Turn, sheets: Sequence[ScoreSheet]) -> ScoreSheet:
    """Of several notices, or of units that went together, the one that is meant."""
    chosen = [one for one in sheets if one.id == turn.slot("sheet")]
    left = chosen or _named(turn, sheets)
    if len(left) > 1:
        options = [{"sheet": one.id, "label": f"{one.subject_name}（{one.plan.short}）"} for one in left]
        raise Question("是哪一张考核表？", "choose", options=options)
    return left[0]


def _named(turn: Turn, sheets: Sequence[ScoreSheet]) -> list[ScoreSheet]:
    """Those of a unit whose old name was typed; without one, all of them."""
    said = [
        one for one in sheets if one.unit.regrouped_at and any(name in turn.message.text for name in one.unit.names)
    ]
    return said or list(sheets)


ACTS: Mapping[str, Callable[[Turn], Reply]] = {
    "show": show,
    "draft": draft,
    "export": export,
    "adjust": adjust,
    "tell": tell,
    "confirm": confirm,
    "object_for": object_for,
    "answer": answer,
}
