"""Where an application stands, and its paper."""

from collections.abc import Sequence

from sqlalchemy import select

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear
from bot.handlers.requests.finding import own_units
from bot.handlers.requests.whys import why
from bot.message import Reply
from bot.models import Account, History, Publication, Request, Role
from bot.models.member import OFFICE
from bot.models.receipt import receipt_for
from bot.models.request_row import ANNEX2, DRAFT, WITHDRAWN
from bot.turn import Turn
from bot.wording import receipts
from bot.wording import request_status as say
from bot.wording.request_form import form_text

SEES_ALL = (*OFFICE, Role.MONITOR)
PAPER = "申请表"


def status(turn: Turn) -> Reply:
    """我的申请 · ZX-2022-001"""
    if turn.slot("why"):
        return why(turn)
    number = turn.text("request") or (_last_sent(turn) if turn.slot("latest") else "") or _of_account(turn)
    if not number:
        page = int(turn.slot("page") or 1)
        everybodys = turn.holds(*SEES_ALL)  # 注销的账号走到哪步了, asked by the office
        listed = Request.newest(turn.session) if everybodys else Request.of_units(turn.session, own_units(turn))
        return Reply(say.status_list(listed, page, everybodys=everybodys))
    request = _visible(turn, number)
    if request.family != ANNEX2:
        return Reply(_with_form(turn, request))
    if PAPER in turn.message.text:  # the word means the application and its paper: whoever says it gets both
        turn.act.record("request.paper_asked", request)
    if turn.text("what") == "form":
        return Reply(_with_form(turn, request))
    rows = History.of(turn.session, "request", request.id)
    return Reply(say.status(request, _timeline(turn, rows), local_day(turn.now)))


def _of_account(turn: Turn) -> str:
    """教育局微博停了没有, of who sees all: the last application about the account that is named."""
    account = turn.slot("account")
    if not isinstance(account, int) or not turn.holds(*SEES_ALL):
        return ""
    plan = turn.text("plan")
    about = select(Request).join(Account, Request.account_id == Account.id).where(Account.number == account)
    rows = turn.session.scalars(about.order_by(Request.id)).unique()
    mine = [row for row in rows if not plan or row.plan.doc_no == plan]
    return mine[-1].number if mine else ""


def _last_sent(turn: Turn) -> str:
    """局长怎么说: the application that was sent to be signed and moved last."""
    rows = [row for row in Request.of_units(turn.session, own_units(turn)) if row.state not in {DRAFT, WITHDRAWN}]
    return max(rows, key=lambda row: (row.in_state_since, row.id)).number if rows else ""


def paper(turn: Turn) -> Reply:
    """申请表 ZX-2022-001"""
    request = _visible(turn, str(turn.need("request", "是哪一件？回复申请编号，例如 ZX-2022-001。")))
    if request.family != ANNEX2:
        return Reply(_with_form(turn, request))
    turn.act.record("request.paper_asked", request)
    return Reply(say.paper_on_its_way(request))


def receipt(turn: Turn) -> Reply:
    """回执 ZX-2022-001"""
    request = _visible(turn, turn.text("request"))
    turn.act.by = next((post for post in turn.speaker.posts if post.unit_id == request.unit_id), None)
    return Reply(receipts.text(receipt_for(turn.session, turn.act, request)))


def _timeline(turn: Turn, rows: Sequence[History]) -> list[str]:
    return say.happened(rows, to_unit=not turn.holds(*SEES_ALL))


def _with_form(turn: Turn, request: Request) -> str:
    """What is not of annex 2 has no printed form of the notice's: how it stands, and every field as text."""
    rows = History.of(turn.session, "request", request.id)
    stands = say.status(request, _timeline(turn, rows), local_day(turn.now))
    whole = isinstance(request, Publication) or turn.text("what") == "form" or PAPER in turn.words
    return f"{stands}\n\n{form_text(request)}" if whole else stands


def _visible(turn: Turn, number: str) -> Request:
    request = Request.numbered(turn.session, number)
    if request is None:
        raise Unclear("no_such_request", value=number)
    media = isinstance(request, Publication) and turn.holds(Role.MEDIA)
    if request.unit_id not in own_units(turn) and not media and not turn.holds(*SEES_ALL):
        raise NotAllowed("not_own_unit", subject=request, unit=request.unit, own=turn.speaker.posts[0].unit)
    return request
