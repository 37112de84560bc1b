"""处置意见: 市府办 asks the hosts of undecided accounts, they propose, principals sign, it decides each by card."""

from collections.abc import Callable, Mapping

from bot.clock import local, local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.message import Reply
from bot.models import Account, Card, Opinion, Plan, Role, Series, Unit
from bot.models.account import Disposition
from bot.models.delegation import Signatories
from bot.models.member import OFFICE
from bot.models.opinion import CHOICES, SERIES, Host, asked_people, due_day, to_ask
from bot.models.request_draft import WORKERS
from bot.models.request_row import RETURNED, TO_PROPOSE
from bot.turn import Question, Turn, accounts_among
from bot.wording import opinion_lists as lists
from bot.wording import opinions as say

VERBS = {"keep": Disposition.KEEP, "merge": Disposition.MERGE, "close": Disposition.CLOSE}
WITH_UNIT = (TO_PROPOSE, RETURNED)


def ask(turn: Turn) -> Reply:
    """征求处置意见 [单位]"""
    turn.officer(*OFFICE)
    if turn.text("unread_but"):
        return turn.decline(say.not_left_out(turn.text("unread_but")))
    found, alone = hosts(turn)
    if not found and not alone:
        raise Denied("nobody_undecided")
    until = due_day(turn.workdays, local_day(turn.now))
    if not found:
        return turn.decline(say.nobody_there(alone))
    if not turn.agreed:
        return turn.show(say.preview(found, alone, until, turn.workdays.next_window(turn.now)))
    for host in found:
        made = Opinion.ask(turn.act, host, Series.take(turn.session, SERIES, local(turn.now).year), until)
        made.store(turn.session)
    return Reply(say.asked(len(found), alone, turn.workdays.next_window(turn.now)))


def hosts(turn: Turn) -> tuple[list[Host], list[Unit]]:
    """Whom to ask, and units in which nobody is registered."""
    codes = turn.slot("units") or ([turn.text("unit")] if turn.text("unit") else [])
    found, alone = [], []
    for plan in Plan.all(turn.session):
        for unit, accounts in to_ask(turn.session, plan).items():
            if codes and unit.code not in codes:
                continue
            people = asked_people(turn.session, unit)
            if people:
                found.append(Host(plan, unit, accounts, people[0].person))
            else:
                alone.append(unit)
    return found, alone


def propose(turn: Turn) -> Reply:
    """处置意见 <账号> 保留|整合|关停 <理由> · 处置意见 全部 关停 · 处置意见送签"""
    opinion = _meant(turn)
    turn.member(*WORKERS, among=[opinion.unit_id])
    if turn.slot("submit"):
        return _sent(turn, opinion)
    said = turn.text("choice")
    if not said:
        return Reply(lists.how(opinion))
    opinion.expect("propose")
    choice = Disposition(said) if said in set(CHOICES) else None
    if choice is None:
        raise Unclear("no_such_choice", value=said)
    chosen = accounts_among(turn, opinion.account_ids, opinion)
    if turn.slot("all"):
        chosen = [account for account in chosen if account.id in opinion.undecided]
    opinion.propose(turn.act, [(account.id, choice, turn.text("reason")) for account in chosen])
    return _next(turn, opinion)


def standing(turn: Turn) -> Reply:
    """处置意见, from who only looks: 市府办 and 监测 hear how far all units are, a leader of his own."""
    if turn.holds(*OFFICE, Role.MONITOR):
        plans = Plan.all(turn.session)
        unasked = [(unit, len(rows)) for plan in plans for unit, rows in to_ask(turn.session, plan).items()]
        rows, undecided = Opinion.all_open(turn.session), Account.undecided(turn.session)
        return Reply(lists.overview(rows, unasked, undecided, office=turn.holds(*OFFICE)))
    rows = Opinion.of_unit_open(turn.session, [post.unit_id for post in turn.speaker.posts])
    if not rows:
        raise Unclear("no_opinion_here")
    return Reply("\n".join(lists.seen(row) for row in rows))


def sheet(turn: Turn) -> Reply:
    """处置意见表"""
    turn.officer(*OFFICE)
    turn.act.record("office.opinions_asked")
    return Reply(say.sheet_is_coming())


def below_tasks(turn: Turn) -> str:
    """Below 我的任务: what the speaker's units are asked about."""
    units = [post.unit_id for post in turn.speaker.posts if post.holds(*WORKERS)]
    rows = Opinion.of_unit_open(turn.session, units, *WITH_UNIT) if units else []
    return "\n".join(say.to_propose(row) for row in rows)


def tap_proposal(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔保留〕〔整合〕〔关停〕 for the account in the drop-down (the reason, if there is but one), 〔送签〕."""
    opinion = Opinion.with_id_for_change(turn.session, card.subject_id)
    turn.act.by = next(
        (post for post in turn.speaker.posts if post.unit_id == opinion.unit_id and post.holds(*WORKERS)), None
    )
    if turn.act.by is None:
        raise NotAllowed("not_own_unit", subject=opinion, unit=opinion.unit)
    if verb == "send":
        return _submitted(turn, opinion)
    ids = opinion.account_ids
    reason = say.REASONS.get(chosen, "") if len(ids) == 1 else ""
    wanted = opinion.undecided if len(ids) == 1 or chosen == say.ALL else [key for key in ids if chosen == f"a{key}"]
    if not wanted:
        return turn.decline(say.pick_one())
    opinion.propose(turn.act, [(key, VERBS[verb], reason) for key in wanted])
    return Reply()


def tap_decision(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔保留〕〔整合〕〔关停〕〔退回〕 of one account, by 市府办审批."""
    account, opinion = _decided(turn, card)
    if verb == "return":
        reason = say.RETURNS.get(chosen, "")
        if not reason:
            text = say.reason_wanted(opinion)
            slots = {"card": card.id, "verb": verb}
            turn.open(Question(text, "reason", slots=slots, intent="OPINION_REASON"), card_id=card.id)
            return Reply(text)
        opinion.send_back(turn.act, opinion.form_hash, reason)
        return Reply()
    account.dispose(turn.act, VERBS[verb], say.note_of(opinion, account, VERBS[verb]))
    return Reply()


def reason(turn: Turn) -> Reply:
    """(the words after 退回 and 其他) → shown back → 是 → returned"""
    card = turn.session.get(Card, int(turn.slot("card") or 0))
    said = turn.text("reason").strip()
    if card is None or card.step != "dispose":
        raise Unclear("nothing_to_decide")
    _, opinion = _decided(turn, card)
    if len(said) < 2:  # noqa: PLR2004 - the shortest reason that the verbs take
        raise Question(say.reason_wanted(opinion), "reason", slots={"reason": ""})
    if not turn.confirmed:
        return turn.offer(say.reason_shown(opinion, said))
    opinion.send_back(turn.act, opinion.form_hash, said)
    return Reply(say.sent_back(opinion))


def _decided(turn: Turn, card: Card) -> tuple[Account, Opinion]:
    """The account of a card with what its unit signed; refused where either has moved on, or the tapper may not."""
    account = turn.session.get_one(Account, card.subject_id, with_for_update={"of": Account}, populate_existing=True)
    opinion = Opinion.about(turn.session, account)
    turn.act.by = next((post for post in turn.speaker.posts if post.holds(Role.APPROVER)), None)
    if turn.act.by is None:
        raise NotAllowed("no_longer_in_office", subject=account)
    if opinion is None or account.disposition != Disposition.OPEN:
        raise Denied("already_disposed", subject=account)
    opinion.expect("return")
    if card.form_hash != opinion.form_hash:
        raise Denied("form_changed", subject=opinion, round=opinion.round)
    opinion.expect_decider(turn.act)
    return account, opinion


def _meant(turn: Turn) -> Opinion:
    """The speaker's own one: by number, else the only one that waits for the unit; its row locked."""
    units = [post.unit_id for post in turn.speaker.posts]
    rows = Opinion.of_unit_open(turn.session, units)
    if turn.text("request"):
        rows = [row for row in rows if row.number == turn.text("request")]
    waiting = [row for row in rows if row.state in WITH_UNIT] or rows
    if not waiting:
        raise Unclear("no_opinion_here")
    if len(waiting) > 1:
        options = [{"request": row.number, "label": say.line(row)} for row in waiting[:10]]
        raise Question("是哪一件？回复编号：", "choose", options=options)
    return Opinion.with_id_for_change(turn.session, waiting[0].id)


def _next(turn: Turn, opinion: Opinion) -> Reply:
    """What is still to be said, or the whole and the question whether it goes to the principal."""
    if opinion.missing:
        return Reply(say.still_missing(opinion))
    turn.slots = {}
    return turn.offer(say.ready(opinion, _signers(turn, opinion)), request=opinion.number, submit=True)


def _sent(turn: Turn, opinion: Opinion) -> Reply:
    if opinion.missing:
        return Reply(say.still_missing(opinion))
    if not turn.confirmed:
        turn.slots = {}
        return turn.offer(say.ready(opinion, _signers(turn, opinion)), request=opinion.number, submit=True)
    return _submitted(turn, opinion)


def _submitted(turn: Turn, opinion: Opinion) -> Reply:
    desk = Signatories.of(turn.session, opinion.unit_id, local_day(turn.now), opinion.plan)
    opinion.submit(turn.act, desk)
    return Reply(say.submitted(opinion, [one.name for one in desk.asked(opinion.hands)]))


def _signers(turn: Turn, opinion: Opinion) -> list[str]:
    desk = Signatories.of(turn.session, opinion.unit_id, local_day(turn.now), opinion.plan)
    return [one.name for one in desk.asked(opinion.hands)]


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {"opinion": tap_proposal, "dispose": tap_decision}
