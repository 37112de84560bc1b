"""未批先办: the monitor asks the unit, the unit explains over its principal's signature, 市府办 settles by card."""

from bot.clock import local, local_day
from bot.errors import Denied
from bot.handlers.survey.finding import OPEN, account_named, as_checker, case_meant
from bot.message import Reply
from bot.models import Request, Role, Series
from bot.models.delegation import Signatories
from bot.models.member import OFFICE
from bot.models.request import CANCEL, CHANGE, SERIES, checkers
from bot.models.request_draft import WORKERS
from bot.models.request_row import EXPLAINED, UNAPPROVED
from bot.turn import Question, Turn
from bot.wording import unapproved as say

SOURCES = ("纸质", "会上", "电话")
SHORTEST = 6  # characters that say something


def found(turn: Turn) -> Reply:
    """未批先办 <账号> <看到什么>"""
    account = account_named(turn)
    as_checker(turn, account.plan)
    account.check_open_to_request()
    held = Request.open_about(turn.session, account.id)
    if held is not None:
        raise Denied("duplicate_request", subject=held, account=account)
    seen = str(turn.need("text", "看到了什么？一句话，例如：平台已搜不到，没有查到批准。"))
    kind = CHANGE if turn.text("kind") == CHANGE else CANCEL
    if not turn.agreed:
        return turn.show(say.preview(account, seen, kind))
    number = Series.take(turn.session, SERIES[kind], local(turn.now).year)
    allowed = checkers(turn.session, account.plan)
    made = Request.detect_unauthorised(turn.act, allowed, account, number, seen, kind=kind)
    made.store(turn.session)
    return Reply(say.asked(made))


def explain(turn: Turn) -> Reply:
    """情况说明 [ZX-2022-005] <内容>"""
    request = case_meant(turn, own=True)
    turn.member(*WORKERS, among=[request.unit_id])
    request.expect("write_up")
    text = str(turn.need("text", "请把情况写成一段话：什么时候、为什么、有没有批准。"))
    if len(text.strip()) < SHORTEST:
        raise Question("请写具体些：什么时候、为什么、有没有批准。", "ask", fields=["text"], slots={"text": ""})
    desk = Signatories.of(turn.session, request.unit_id, local_day(turn.now), request.plan)
    request.write_up(turn.act, text, desk)
    return Reply(say.written_up(request, [one.name for one in desk.asked(request.hands)]))


def explain_for(turn: Turn) -> Reply:
    """代说明 ZX-2022-005 纸质 <内容>"""
    turn.officer(*OFFICE)
    request = case_meant(turn, own=False)
    request.expect("explain_for")
    if not turn.text("source"):
        raise Question("从哪里得知的？", "choose", options=[{"source": how, "label": how} for how in SOURCES])
    text = str(turn.need("text", "说明里写了什么？一两句话。"))
    request.explain_for(turn.act, text, turn.text("source"))
    return Reply(say.entered_for(request))


def case(turn: Turn) -> Reply:
    """未批先办 · 未批先办 ZX-2022-005: the card that settles, for 市府办审批"""
    turn.officer(Role.APPROVER)
    rows = Request.awaiting(turn.session, *OPEN)
    if not turn.text("request") and not rows:
        return Reply(say.none_open())
    request = case_meant(turn, own=False)
    request.expect("settle")
    turn.act.record("request.card_asked", request, step="settle", reason="")
    return Reply(say.card_is_coming(request))


def to_explain(turn: Turn) -> str:
    """Below 我的任务: what the speaker's units have to explain."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    rows = Request.of_units(turn.session, units, UNAPPROVED) if units else []
    return say.to_explain(rows)


def to_settle(turn: Turn) -> str:
    """Below 待审批: explanations that wait for 市府办."""
    rows = Request.awaiting(turn.session, EXPLAINED) if turn.holds(*OFFICE) else []
    return say.to_settle(rows)
