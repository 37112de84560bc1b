"""The principal's side: the card that signs, delegating, taking back. Typed words only open the card."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.clock import local_day
from bot.errors import NotAllowed, Unclear
from bot.language.decision_words import own_words
from bot.message import Reply
from bot.models import Card, Delegation, History, Member, Plan, Request, Role
from bot.models.delegation import IN_FORCE, Rule, Signatories
from bot.models.request import AWAITING_APPROVAL, AWAITING_SIGN
from bot.turn import Question, Turn
from bot.wording import request_cards as cards
from bot.wording import request_news as news
from bot.wording import request_status as say
from bot.wording import signing as words

STEP = "sign"
PIECED = "pieced"  # slot: what is to be done was not said in one sentence
DECIDED = ("request.sign_agree", "request.sign_return", "request.sign_refuse")


def sign(turn: Turn) -> Reply:
    """同意 · 不同意 理由 · 退回 理由 (typed: a fresh card, nothing is decided)"""
    request = _meant(turn, AWAITING_SIGN, "nothing_to_sign")
    by = _post_in(turn, request)
    _desk(turn, request).is_delegate(by)
    turn.act.by = by
    if request.state != AWAITING_SIGN:
        return turn.decline(words.not_waiting(request))
    agrees = turn.text("decision") == "agree"  # 行 我同意 must stand on no card as the reason of a return
    reason = "" if agrees else own_words(turn.text("reason") or turn.text("text"))
    turn.act.record("request.card_asked", request, step=STEP, reason=reason)
    return Reply(words.card_is_coming(request, reason))


def tap_sign(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔同意〕〔退回〕〔不同意〕 on the card."""
    request = Request.with_id_for_change(turn.session, card.subject_id)
    desk = _desk(turn, request)
    _entitled(turn, request, desk, card)
    if verb == "agree":
        request.sign_agree(turn.act, desk, card.form_hash)
        return Reply()
    reason = cards.reason_of(STEP, chosen, str(card.facts.get("reason", "")))
    if not reason:
        request.check_decidable(turn.act, desk, card.form_hash)
        return _ask_reason(turn, request, card, verb)
    decide = request.sign_return if verb == "return" else request.sign_refuse
    decide(turn.act, desk, card.form_hash, reason)
    return Reply()


def sign_undo(turn: Turn) -> Reply:
    """收回签字 ZX-2022-001; where nothing was signed: what was decided instead, and what can be done now"""
    if (told := _decided_otherwise(turn)) is not None:
        return turn.decline(told)
    request = _meant(turn, AWAITING_APPROVAL, "nothing_to_undo")
    turn.act.by = _post_in(turn, request)
    request.sign_undo(turn.act, _desk(turn, request))
    return Reply(words.signature_taken_back(request))


def _decided_otherwise(turn: Turn) -> str | None:
    """What the speaker decided last, and what waits for him, where no signature of his unit can be taken back."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(Role.PRINCIPAL, Role.LEADER)]
    if turn.text("request") or Request.of_units(turn.session, units, AWAITING_APPROVAL):
        return None
    row = History.last_of(turn.session, turn.speaker.id, DECIDED)
    request = turn.session.get(Request, row.subject_id) if row is not None else None
    waiting = Request.of_units(turn.session, units, AWAITING_SIGN)
    if row is None or request is None:
        return words.undecided(waiting) if waiting else None
    return words.decided_otherwise(row, request, waiting)


def delegate(turn: Turn) -> Reply:
    """委托 王某某 代签 8月1日至8月10日"""
    principal = turn.member(Role.PRINCIPAL)
    if not turn.slot("delegate") and (running := Delegation.running(turn.session, principal.unit_id)):
        return turn.decline(words.delegated_before(running, local_day(turn.now)))
    chosen = _delegate(turn, principal)
    from_day = date.fromisoformat(str(turn.slot("from") or local_day(turn.now).isoformat()))
    until = _told(turn, "to", "委托到哪天？回复日期（例如8月1日至8月10日），最长30天。")
    rule = Rule.of(Plan.all(turn.session))
    given = Delegation.propose(turn.act, chosen, from_day, date.fromisoformat(str(until)), rule)
    today = local_day(turn.now)
    if (turn.slot(PIECED) or turn.slot("said")) and not turn.agreed:
        raise Question(words.delegation_shown(given, today), "confirm", slots={"shown": True})  # nothing was given yet
    turn.session.add(given)
    turn.session.flush()
    if given.state == IN_FORCE and given.from_day <= today:
        given.start(turn.act)
        for request in Request.of_units(turn.session, [principal.unit_id], AWAITING_SIGN):
            request.delegate(turn.act, given)
    return Reply(words.delegated(given, today))


def _told(turn: Turn, name: str, question: str) -> object:
    """A slot, else it is asked for; what was pieced together from several answers is shown before it counts."""
    if turn.slot(name) in (None, ""):
        raise Question(question, "ask", fields=[name], slots={PIECED: True})
    return turn.slot(name)


def undelegate(turn: Turn) -> Reply:
    """撤回委托"""
    principal = turn.member(Role.PRINCIPAL)
    running = Delegation.running(turn.session, principal.unit_id)
    if turn.slot("delegation"):
        running = [given for given in running if given.id == turn.slot("delegation")]
    if not running:
        raise Unclear("no_delegation")
    if len(running) > 1:
        today = local_day(turn.now)
        options = [{"delegation": given.id, "label": news.delegation_line(given, today)} for given in running]
        raise Question("撤回哪一项委托？回复编号：", "choose", options=options)
    given = Delegation.for_change(turn.session, running[0].id)
    was_running = given.state == IN_FORCE and given.started_at is not None
    given.take_back(turn.act)
    for request in Request.of_units(turn.session, [given.unit_id], AWAITING_SIGN) if was_running else ():
        request.undelegate(turn.act, given)
    return Reply(news.delegation_result(given, local_day(turn.now)))


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {STEP: tap_sign}


def _meant(turn: Turn, state: str, nothing: str) -> Request:
    """The application that the words name, else the only one that waits; its row locked."""
    number = turn.text("request")
    if not number:
        units = [post.unit_id for post in turn.speaker.posts if post.holds(Role.PRINCIPAL, Role.LEADER)]
        rows = Request.of_units(turn.session, units, state)
        if not rows:
            raise Unclear(nothing)
        if len(rows) > 1:
            options = [{"request": row.number, "label": say.status_line(row)} for row in rows[:10]]
            raise Question(say.choose_request(), "choose", options=options)
        number = rows[0].number
    request = Request.for_change(turn.session, number)
    if request is None:
        raise Unclear("no_such_request", value=number)
    return request


def _post_in(turn: Turn, request: Request) -> Member:
    """The speaker's post in the unit that asks."""
    found = next((post for post in turn.speaker.posts if post.unit_id == request.unit_id), None)
    if found is None:
        raise NotAllowed("not_own_unit", subject=request, unit=request.unit, own=turn.speaker.posts[0].unit)
    return found


def _entitled(turn: Turn, request: Request, desk: Signatories, card: Card) -> None:
    """Who taps must be a signer now, whatever he was when the card was sent."""
    post = desk.post_of(turn.person)
    if post is None:
        gone = "delegation_over" if card.facts.get("as") == "delegate" else "no_longer_principal"
        raise NotAllowed(gone, subject=request, unit=request.unit)
    turn.act.by = post


def _ask_reason(turn: Turn, request: Request, card: Card, verb: str) -> Reply:
    text = words.reason_wanted(request, "退回" if verb == "return" else "不同意")
    slots = {"request": request.number, "card": card.id, "verb": verb}
    turn.open(Question(text, "reason", slots=slots, intent="REQUEST_REASON"), card_id=card.id)
    return Reply(text)


def _desk(turn: Turn, request: Request) -> Signatories:
    return Signatories.of(turn.session, request.unit_id, local_day(turn.now), request.plan)


def _delegate(turn: Turn, principal: Member) -> Member:
    """The member of the unit whose name was said; a title such as 王副局长 asks who is meant."""
    name = str(_told(turn, "delegate", "委托谁代签？请回复姓名（本单位登记的分管领导）。")).strip()
    members = Member.of_unit(turn.session, principal.unit_id)
    found = [member for member in members if name in {member.name, member.name.split("（")[0]}]
    if not found:
        leaders = [member for member in members if member.holds(Role.LEADER)]
        options = [{"delegate": one.name, "label": f"{one.name}（{one.post or '分管领导'}）"} for one in leaders]
        if not options:
            raise Unclear("delegate_unknown", name=name)
        raise Question(words.which_delegate(name), "choose", options=options, slots={PIECED: True})
    return found[0]
