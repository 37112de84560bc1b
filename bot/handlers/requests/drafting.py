"""The clerk fills an application in, over as many messages as it takes, and sends it to be signed."""

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from bot.clock import local, local_day
from bot.errors import Denied, Unclear
from bot.handlers.requests.finding import account_meant, own_units, request_meant
from bot.handlers.requests.others import (
    alike,
    begun_instead,
    instead_of,
    offered_next,
    one_at_a_time,
    told_before,
    told_beside,
    waits_behind,
)
from bot.handlers.requests.same_reason import day_pointed_at, pointed_at
from bot.language.answers.rather_other import INSTEAD
from bot.language.answers.told_of_each import ALIKE, THEIRS
from bot.message import Reply
from bot.models import Account, Assignment, Enrolment, Extension, Member, Opinion, Publication, Request, Series
from bot.models import request as life
from bot.models.account import Disposition
from bot.models.delegation import Signatories
from bot.models.request import SERIES
from bot.models.request_draft import WORKERS
from bot.models.request_row import AWAITING_FINAL, AWAITING_MEDIA, SENT_BACK, TO_PROPOSE
from bot.situation import slot_of
from bot.turn import Turn
from bot.wording import publications as post_say
from bot.wording import requests as say
from bot.wording.opinions import taken_back
from bot.wording.refusals import GENERAL
from bot.wording.refusals_requests import SENTENCES
from bot.wording.request_form import form_text_of_draft
from bot.wording.request_status import day_over, next_step

MORE = "more_reason"  # what is added to the reason that stands in the form
TOO_SHORT = "short_reason"  # one that the form did not take, which may be added to
POSTS = (AWAITING_FINAL, AWAITING_MEDIA, SENT_BACK)
INTENTS = {life.CANCEL: "CANCEL_REQUEST", life.CHANGE: "CHANGE_REQUEST"}
RUNNING = (life.APPROVED, life.AT_PLATFORM)
EDITED = (life.DRAFT, life.RETURNED, life.AWAITING_SIGN)
SHORTEST_FREEZE, CONFIRMATION = timedelta(days=15), timedelta(days=7)  # WeChat, domain §2
READY = {"1": 0, "2": 1, "3": 2, "原因1": 0, "原因2": 1, "原因3": 2}


def cancel(turn: Turn) -> Reply:
    """注销 <账号> [停更日期] [账号ID] [原因]"""
    return _apply(turn, life.CANCEL)


def change(turn: Turn) -> Reply:
    """变更 <账号> 名称改为 <新名称>"""
    return _apply(turn, life.CHANGE)


def resume(turn: Turn) -> Reply:
    """继续"""
    turn.member(*WORKERS)
    mine = Request.of_units(turn.session, [post.unit_id for post in turn.speaker.posts], life.DRAFT, life.RETURNED)
    if not mine and not turn.text("request"):
        return turn.decline(say.nothing_to_resume(sent=_any(turn, life.AWAITING_SIGN, life.AWAITING_APPROVAL)))
    return _filled(turn, _worked_on(turn, life.DRAFT, life.RETURNED))


def edit(turn: Turn) -> Reply:
    """修改 ZX-2022-001 停更日期 8月20日"""
    request = _to_edit(turn)
    back = request.state == life.AWAITING_SIGN
    if back:
        request.take_back(turn.act)
    if isinstance(request, Opinion):
        return Reply(taken_back(request))
    if turn.slot("submit") and turn.confirmed:
        return _sent(turn, request)
    if turn.slot(MORE) or turn.slot(THEIRS) or any(turn.slot(slot) for slot in _slots(request)):
        return _filled(turn, request, head=say.back_to_change(request) if back else "")
    over = len(request.missing_on(local_day(turn.now))) > len(request.missing)
    late = f"{day_over(request)}\n" if over and (back or request.state == life.RETURNED) else ""
    if back:
        head = say.taken_back(request)
    elif request.state == life.RETURNED:
        head = say.returned_to_change(request)
    else:
        head = "\n".join([*next_step(request, local_day(turn.now)), say.what_to_change(request)])
    return _asked(turn, request, f"{late}{head}\n{form_text_of_draft(request)}", list(_slots(request)))


def _to_edit(turn: Turn) -> Request:
    """The application that may be changed; where there is none, the one that is too far says how it is done."""
    steps = (EDITED, (life.AWAITING_APPROVAL,), RUNNING)
    request = _worked_on(turn, *next((states for states in steps if _any(turn, *states)), EDITED))
    if request.state == life.AWAITING_APPROVAL:
        raise Denied("edit_after_signing", subject=request)
    if request.state in RUNNING and not isinstance(request, Extension):
        raise Denied("edit_after_approval", subject=request)
    request.expect("edit", "take_back")
    return request


def withdraw(turn: Turn) -> Reply:
    """撤回申请 ZX-2022-001"""
    early = (life.DRAFT, life.AWAITING_SIGN, life.RETURNED, life.AWAITING_APPROVAL, *POSTS)
    request = _taken_back(turn, *(early if _any(turn, *early) else RUNNING))
    if request.state in RUNNING:
        raise Denied("already_approved", subject=request)
    if request.state in early and not turn.agreed:
        return turn.show(f"{say.withdraw_preview(request)}{instead_of(turn, request)}", request=request.number)
    request.withdraw(turn.act)
    if turn.slot(INSTEAD):
        return begun_instead(turn, request)
    return Reply(post_say.withdrawn(request) if isinstance(request, Publication) else say.withdrawn(request))


def restore(turn: Turn) -> Reply:
    """重开 ZX-2022-001"""
    lapsed = _worked_on(turn, life.WITHDRAWN)
    if isinstance(lapsed, Publication):
        raise Denied("post_again", subject=lapsed)
    if isinstance(lapsed, Extension):
        raise Denied("extension_again", subject=lapsed, task=lapsed.item.number)
    if lapsed.state != life.WITHDRAWN:
        raise Denied("not_lapsed", subject=lapsed)
    by = turn.member(*WORKERS, among=[lapsed.unit_id])
    made, _ = _draft(turn, lapsed.account, lapsed.kind, by)
    made.copy_form(turn.act, lapsed)
    return _next(turn, made, say.restored(made, lapsed.number))


def paper_sign(turn: Turn) -> Reply:
    """纸质签字 ZX-2022-001"""
    request = _worked_on(turn, life.DRAFT, TO_PROPOSE, life.RETURNED, life.AWAITING_SIGN)
    if isinstance(request, Publication):
        request.final_note(turn.act)
        return Reply(post_say.noted(request))
    desk = _desk(turn, request)
    if request.state in {life.DRAFT, TO_PROPOSE, life.RETURNED}:
        request.submit(turn.act, desk, paper=True)
    request.sign_paper(turn.act, desk)
    return Reply(say.paper_signed(request))


def _apply(turn: Turn, kind: str) -> Reply:
    account = account_meant(turn)
    by = turn.member(*WORKERS, among=[account.unit_id] if account.unit_id else [])
    request, begun = _draft(turn, account, kind, by)
    if begun:
        turn.slots |= {ALIKE: alike(turn)}
        told_before(turn, request)
    if turn.slot("submit") and turn.confirmed:
        return _sent(turn, request)
    return _filled(turn, request, begun=begun, head=one_at_a_time(turn, request) if begun else "")


def _draft(turn: Turn, account: Account, kind: str, by: Member) -> tuple[Request, bool]:
    """The unit's open draft about the account, or a new one; clerks of a unit share it."""
    found = Request.open_about(turn.session, account.id)
    if found is not None and account.unit_id == by.unit_id:
        if found.kind == kind and found.state in {life.DRAFT, life.RETURNED}:
            return found, False
        raise Denied("duplicate_request", subject=found)
    number = Series.take(turn.session, SERIES[kind], local(turn.now).year)
    desk = Signatories.of(turn.session, by.unit_id, local_day(turn.now), account.plan)
    ref = Request.known_ref(turn.session, account)
    made = Request.begin(turn.act, account, kind, number, desk)
    made.platform_ref = ref
    made.store(turn.session)
    return made, True


def _any(turn: Turn, *states: str) -> bool:
    """Whether a number was said, or the speaker's units have something in one of the states."""
    return bool(turn.text("request") or Request.of_units(turn.session, own_units(turn), *states))


def _taken_back(turn: Turn, *states: str) -> Request:
    """As `_worked_on`; an account that somebody else found is his to take back."""
    found = Request.numbered(turn.session, turn.text("request")) if turn.text("request") else None
    if not isinstance(found, Enrolment):
        return _worked_on(turn, *states)
    posts = turn.speaker.posts
    turn.act.by = next((post for post in posts if post.unit_id == found.unit_id), posts[0])
    return Enrolment.with_id_for_change(turn.session, found.id)


def _worked_on(turn: Turn, *states: str) -> Request:
    request = request_meant(turn, *states)
    turn.member(*WORKERS, among=[request.unit_id])
    return request


def _filled(turn: Turn, request: Request, *, begun: bool = False, head: str = "") -> Reply:
    """Take over what was said, keep what is right, ask for the rest."""
    if isinstance(request, Opinion):
        return Reply(taken_back(request))
    values: dict[str, object] = {}
    problems = [said for said in (head, day_pointed_at(turn, request)) if said]
    if more := turn.text(MORE):  # 原因再加一句：停电
        both = (turn.text("reason") or request.reason or turn.text(TOO_SHORT), more)
        turn.slots["reason"] = "；".join(part.rstrip("。；;") for part in both if part)
    another = _another_change(turn, request)
    if another:
        problems.append(say.one_change(request, another))
    for slot, name in _slots(request).items():
        said = None if another and slot in {"field", "value"} else turn.slot(slot)
        if said in (None, "") or name in values:
            continue
        try:
            values[name] = request.check(name, _value(turn, request, name, str(said)), local_day(turn.now))
        except Unclear as unclear:
            problems.append(SENTENCES[unclear.code](unclear.facts))
            turn.slots |= {TOO_SHORT: said} if name == "reason" else {}
    if refused := turn.text("deny"):
        problems.append(GENERAL[refused]({}))
    problems += told_beside(turn, request) if request.account_id else []
    request.edit(turn.act, values)
    return _next(turn, request, "\n".join(problems), begun=begun)


def _another_change(turn: Turn, request: Request) -> str:
    """管理员也要换 while the form changes the name: a form changes one thing, and none is put in another's place."""
    said = turn.text("field")
    return said if request.change_new and said not in {"", request.change_field} else ""


def _next(turn: Turn, request: Request, head: str, *, begun: bool = False) -> Reply:
    """Ask for what is missing in one sentence, or show the whole form and offer to send it."""
    missing = request.missing_on(local_day(turn.now))
    if missing:
        if len(missing) > len(request.missing):
            head = f"{head}\n{day_over(request)}".strip()
        if turn.confirmed and not (begun or head or turn.text("said")):
            head = say.still_lacks(request, missing)  # 送局长
        text = say.drafted(request, missing, begun=begun)
        return _asked(turn, request, f"{head}\n{text}".strip(), [slot_of(request, name) for name in missing])
    desk = _desk(turn, request)
    signers = desk.asked(request.hands)
    if not signers:
        return Reply(say.no_signer(request, request.plan.setting("人工电话")))
    text = say.ready_to_sign(request, _named(desk, signers), _warning(turn, request))
    about = _about(turn, request)
    turn.slots = {}
    return turn.offer(f"{head}\n{text}".strip(), **about, submit=True)


def _asked(turn: Turn, request: Request, text: str, fields: list[str]) -> Reply:
    about = _about(turn, request)
    turn.slots = {}  # what was said is in the draft now; a later answer must not bring it back
    return turn.ask(text, fields, **about)


def _about(turn: Turn, request: Request) -> dict[str, Any]:
    """What the answer needs to find the draft again."""
    short = {} if request.reason or not turn.text(TOO_SHORT) else {TOO_SHORT: turn.text(TOO_SHORT)}
    if isinstance(request, Extension):
        return {"intent": "REQUEST_EDIT", "request": request.number, "form": request.number, **short}
    return {
        "form": request.number,
        "intent": INTENTS[request.kind],
        "account": request.account.number,
        "plan": request.plan.doc_no,
        **waits_behind(turn),
        **short,
    }


def _sent(turn: Turn, request: Request) -> Reply:
    desk = _desk(turn, request)
    request.submit(turn.act, desk)
    signers = desk.asked(request.hands)
    far = [one.name for one in signers if not one.person.userid]
    text = say.submitted(request, _named(desk, signers), far)
    return offered_next(turn, request, text, INTENTS[request.kind]) if request.account_id else Reply(text)


def _named(desk: Signatories, signers: Iterable[Member]) -> dict[str, str]:
    """The names of those who sign, each with whom he signs for."""
    return {one.name: desk.behalf(one.person) for one in signers}


def _desk(turn: Turn, request: Request) -> Signatories:
    return Signatories.of(turn.session, request.unit_id, local_day(turn.now), request.plan)


def _slots(request: Request) -> dict[str, str]:
    """Slot → field of the form; a change has its own day and two fields more."""
    dates = ("stop_date", "effective_date", "date")
    if isinstance(request, Extension):
        return {**dict.fromkeys(dates, "extend_to"), "reason": "reason"}
    common = {"account_id": "platform_ref", "reason": "reason", **dict.fromkeys(dates, "stop_on")}
    return common if request.is_cancellation else {"field": "change_field", "value": "change_new", **common}


def _value(turn: Turn, request: Request, name: str, said: str) -> object:
    if name in {"stop_on", "extend_to"}:
        return date.fromisoformat(said)
    if isinstance(request, Extension):
        return said
    if name == "reason" and said.strip() in READY:
        return say.ready_reasons(request)[READY[said.strip()]]
    return (pointed_at(turn, request, said) if name == "reason" else None) or said


def _warning(turn: Turn, request: Request) -> str:
    """What should be known before it goes: the office keeps the account, or the freeze ends late."""
    if request.is_cancellation and request.account.disposition == Disposition.KEEP:
        return say.kept_account(request)
    return _freeze_warning(turn, request)


def _freeze_warning(turn: Turn, request: Request) -> str:
    """WeChat's freeze may end after the date by which the notice wants the accounts gone."""
    due = Assignment.accounts_due(turn.session, request.plan, request.unit_id)
    if not request.is_cancellation or not request.account.is_wechat or request.stop_on is None or due is None:
        return ""
    ends = request.stop_on + SHORTEST_FREEZE + CONFIRMATION
    return say.freeze_warning(ends, due) if ends > due >= local_day(turn.now) else ""
