"""What office and monitor type: it never decides, it brings the card again, with the reason that was typed."""

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear
from bot.handlers.approving.deciding import entitle
from bot.language.decision_words import own_words
from bot.message import Reply
from bot.models import Request, Role
from bot.models.member import OFFICE
from bot.models.request import (
    APPROVED,
    AT_PLATFORM,
    AWAITING_APPROVAL,
    AWAITING_CHECK,
    AWAITING_REVOKE,
    AWAITING_SIGN,
)
from bot.models.request_row import CLAIMED
from bot.paging import PAGE
from bot.turn import Question, Turn
from bot.wording import request_status as say
from bot.wording import signing as words

STEPS = {AWAITING_CHECK: "inspect", AWAITING_SIGN: "sign", AWAITING_REVOKE: "revoke"}


def approve(turn: Turn) -> Reply:
    """批准 ZX-2022-003; a condition that was said with it is no part of an approval, and he is told how it is noted"""
    step = _office_step(turn)
    answer = _with_others(turn, _card_again(turn, step))
    asked = turn.act.rows[-1].event == "request.card_asked"
    return Reply(answer.text + words.no_condition(step[0], turn.text("condition"))) if asked else answer


def reject(turn: Turn) -> Reply:
    """驳回 ZX-2022-003 理由"""
    turn.member(Role.APPROVER)
    return _with_others(turn, _card_again(turn, _office_step(turn)))


def send_back(turn: Turn) -> Reply:
    """退回修改 ZX-2022-003 理由; an extension to another day is none that could be approved"""
    answer = _with_others(turn, _card_again(turn, step := _office_step(turn)))
    return Reply(answer.text + words.as_applied(step[0])) if turn.slot("other_day") else answer


def _with_others(turn: Turn, answer: Reply) -> Reply:
    """The cards of what else was decided in the same breath, each with its own reason."""
    told = [answer.text]
    told += [_beside(turn, number, reason) for number, reason in turn.slot("also") or ()]
    for number, words_said in turn.slot("beside_yes") or ():
        request = Request.numbered(turn.session, number)
        told += [words.no_condition(request, words_said).strip()] if request is not None else []
    told += [words.left(turn.slot("left"))] if turn.slot("left") else []
    return Reply("\n".join(told))


def _beside(turn: Turn, number: str, reason: str) -> str:
    """One more card, or that there is none to send: who decides several at once must not believe all were taken."""
    request = Request.for_change(turn.session, number)
    if request is None:
        return words.no_such(number)
    step = "revoke" if request.state == AWAITING_REVOKE and turn.holds(Role.APPROVER) else _office(turn)
    if not _awaits(request, step):
        return words.not_waiting(request)
    entitle(turn, request, step)
    turn.act.record("request.card_asked", request, step=step, reason=reason)
    return words.card_beside(request, reason)


def verify(turn: Turn) -> Reply:
    """核验通过 ZX-2022-003 · 核验不通过 ZX-2022-003 理由"""
    turn.member(Role.MONITOR)
    request = _meant(turn, [row for row in Request.awaiting(turn.session, AWAITING_CHECK) if _checks(turn, row)])
    entitle(turn, request, "inspect")
    return _card_again(turn, (request, "inspect"))


def void(turn: Turn) -> Reply:
    """作废 ZX-2022-003 理由"""
    turn.member(Role.APPROVER)
    turn.need("request", "作废哪一件？请回复申请编号。")
    turn.need("reason", "请写上作废的理由。")
    request = _meant(turn, [])
    request.expect("void")
    return _card_again(turn, (request, "void"))


def close_by_letter(turn: Turn) -> Reply:
    """函请处置 ZX-2022-003 文号"""
    turn.member(Role.APPROVER)
    turn.need("request", "是哪一件？请回复申请编号。")
    turn.need("text", "函的文号是什么？")
    request = _meant(turn, [])
    request.expect("close_by_letter")
    return _card_again(turn, (request, "letter"))


def block_confirm(turn: Turn) -> Reply:
    """确认受阻 ZX-2022-003 · 不确认受阻 ZX-2022-003"""
    turn.member(Role.APPROVER)
    waiting = [row for row in Request.awaiting(turn.session, APPROVED, AT_PLATFORM) if row.blocked == CLAIMED]
    return _card_again(turn, (_meant(turn, waiting), "block"))


def pending(turn: Turn) -> Reply:
    """待审批"""
    if turn.text("request"):
        request = _meant(turn, [])
        if not _may(turn, request):
            return Reply(words.not_waiting(request))
        return _card_again(turn, (request, _step_for(turn, request)))
    rows = _waiting(turn)
    if not rows:
        return Reply(words.nothing_waiting())
    aged = [(row, turn.workdays.between(local_day(row.in_state_since), local_day(turn.now))) for row in rows]
    options = [{"request": row.number, "label": words.waiting_line(row, days)} for row, days in aged[:PAGE]]
    return turn.choose(words.waiting(aged, "办"), options)


def _office_step(turn: Turn) -> tuple[Request, str]:
    turn.member(*OFFICE)
    request = _meant(turn, Request.awaiting(turn.session, AWAITING_APPROVAL, AWAITING_REVOKE))
    return request, "revoke" if request.state == AWAITING_REVOKE else _office(turn)


def _step_for(turn: Turn, request: Request) -> str:
    """Which card the person would decide this one with."""
    return STEPS.get(request.state, _office(turn))


def _office(turn: Turn) -> str:
    return "approve" if turn.holds(Role.APPROVER) else "review"


def _awaits(request: Request, step: str) -> bool:
    return STEPS.get(request.state) == step or (request.state == AWAITING_APPROVAL and step in {"approve", "review"})


def _card_again(turn: Turn, asked: tuple[Request, str]) -> Reply:
    """A fresh card to this person; a request that does not wait for him is answered with how it stands."""
    request, step = asked
    if step in {"approve", "review", "inspect"} and not _awaits(request, step):
        return turn.decline(words.not_waiting(request))
    entitle(turn, request, step)
    reason = "" if turn.intent == "APPROVE" else own_words(turn.text("reason") or turn.text("text"))
    turn.act.record("request.card_asked", request, step=step, reason=reason)
    return Reply(words.card_is_coming(request, reason))


def _meant(turn: Turn, waiting: list[Request]) -> Request:
    """The application with the number that was typed, else the only one that waits; its row locked."""
    number = turn.text("request")
    if turn.slot("account") and not number:
        waiting = [row for row in waiting if row.account.number == turn.slot("account")]
    theirs = [row for row in waiting if row.unit.code == turn.text("of_unit")]
    waiting = theirs or waiting
    if not number and len(waiting) > 1:
        options = [{"request": row.number, "label": say.status_line(row)} for row in waiting[:PAGE]]
        raise Question(say.choose_request(), "choose", options=options)
    if not number and not waiting:
        raise Unclear("nothing_to_decide")
    request = Request.for_change(turn.session, number or waiting[0].number)
    if request is None:
        raise Unclear("no_such_request", value=number)
    return request


def _waiting(turn: Turn) -> list[Request]:
    """Everything that waits for this person's tap, oldest first."""
    states = [AWAITING_SIGN, AWAITING_CHECK]
    if turn.holds(*OFFICE):
        states += [AWAITING_APPROVAL, AWAITING_REVOKE]
    return [row for row in Request.awaiting(turn.session, *states) if _may(turn, row)]


def _may(turn: Turn, request: Request) -> bool:
    try:
        entitle(turn, request, _step_for(turn, request))
    except NotAllowed:
        return False
    return True


def _checks(turn: Turn, request: Request) -> bool:
    mine = {post.id for post in turn.speaker.posts}
    return any(member.id in mine for member in request.checkers(turn.session))
