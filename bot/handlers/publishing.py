"""发布审核: the unit offers, its leader reads last, 市融媒体中心 decides; typed words only bring the card again."""

from collections.abc import Callable, Mapping
from datetime import date

from bot.clock import local, local_day
from bot.errors import Denied, NotAllowed, Unclear
from bot.language.posts import SAME_READERS, merged
from bot.message import Reply
from bot.models import Assignment, Card, Member, Plan, Publication, Role, Series, Unit
from bot.models.cycle import Cycle
from bot.models.member import OFFICE
from bot.models.post_count import Tally, quarter_of, tallies
from bot.models.publication import SERIES, Content, is_on
from bot.models.request_draft import WORKERS
from bot.models.request_row import ADOPTED, AWAITING_FINAL, AWAITING_MEDIA
from bot.turn import Question, Turn
from bot.wording import publications as say
from bot.wording import request_cards as cards
from bot.wording import signing as words

PARTS = ("title", "body", "link", "first", "second", "final")
READERS = ("first", "second", "final")
SEES_ALL = OFFICE | {Role.MEDIA, Role.MONITOR}
STEPS = {AWAITING_FINAL: "final", AWAITING_MEDIA: "adopt"}
DOING = {("final", "return"): "退回", ("adopt", "return"): "退回", ("adopt", "decline"): "不采用"}


def offer(turn: Turn) -> Reply:
    """投稿 <题目> <正文或链接> 初审… 复审… 终审… · 改稿 FB-2022-001 …"""
    if turn.text("request"):
        return _revise(turn)
    by = turn.member(*WORKERS)
    plan = _plan(turn, by)
    last = Publication.latest_of(turn.session, by.unit_id)
    said = _said(turn, last)
    content = Content(**{name: said.get(name, "") for name in PARTS})
    if content.missing:
        return _asked(turn, content, last)
    number = Series.take(turn.session, SERIES, local(turn.now).year)
    made = Publication.offer(turn.act, by, plan, number, content)
    made.store(turn.session)
    return _sent(turn, made)


def publish(turn: Turn) -> Reply:
    """已发布 FB-2022-001 [链接] [日期]"""
    post = _named(turn, lock=True)
    posts = turn.speaker.posts
    fitting = [one for one in posts if one.holds(Role.MEDIA)] or [one for one in posts if one.unit_id == post.unit_id]
    turn.act.by = fitting[0] if fitting else posts[0]
    day = date.fromisoformat(turn.text("date")) if turn.text("date") else local_day(turn.now)
    post.publish(turn.act, day, turn.text("link"))
    return Reply(say.published(post, local_day(turn.now)))


def listed(turn: Turn) -> Reply:
    """我的投稿 · 待审稿件"""
    today = local_day(turn.now)
    waiting = turn.holds(Role.MEDIA) or not any(post.holds(*WORKERS) for post in turn.speaker.posts)
    rows = _waiting(turn) if waiting else _of_own_units(turn)
    if not rows and not any(is_on(plan) for plan in Plan.all(turn.session)):
        raise Denied("posts_off")
    text = say.listed(rows, today, turn.page, waiting=waiting)
    return turn.paged(text, len(rows))


def waiting(turn: Turn) -> str:
    """Below 待审批: the posts that wait for the speaker."""
    rows = _waiting(turn)
    return say.listed(rows, local_day(turn.now), 1, waiting=True) if rows else ""


def counts(turn: Turn) -> Reply:
    """供稿统计 [季度]: the office and 融媒体 see every unit, a unit itself."""
    cycle = _quarter(turn.text("cycle")) if turn.text("cycle") else quarter_of(local_day(turn.now))
    own = {post.unit_id for post in turn.speaker.posts}
    wide = turn.holds(*SEES_ALL)
    found: dict[int, Tally] = {}
    for plan in Plan.all(turn.session):
        for unit_id, tally in tallies(turn.session, plan, cycle).items():
            kept = found.setdefault(unit_id, Tally())
            kept.offered, kept.adopted = kept.offered + tally.offered, kept.adopted + tally.adopted
            kept.published, kept.imported = kept.published + tally.published, kept.imported or tally.imported
    units = [unit for unit in Unit.all(turn.session) if unit.id in found and (wide or unit.id in own)]
    lines = [(unit.short, found[unit.id]) for unit in units]
    whose = [] if wide else list(dict.fromkeys(post.unit.short for post in turn.speaker.posts))
    return turn.paged(say.counts(cycle, lines, turn.page, whose), len(lines))


def _quarter(said: str) -> Cycle:
    try:
        return Cycle.parse(said)
    except ValueError:
        raise Unclear("bad_quarter", value=said) from None


def decide(turn: Turn) -> Reply:
    """采用 FB-2022-001 · 退回 FB-2022-001 理由 (typed: a fresh card, nothing is decided)"""
    post = _named(turn, lock=True, decided=True)
    step = STEPS.get(post.state, "")
    if not step or not _is_asked(turn, post, step):
        return turn.decline(say.not_yours(post))
    turn.act.record("request.card_asked", post, step=step, reason=turn.text("reason"))
    return Reply(say.card_again(post))


def tap(turn: Turn, card: Card, verb: str, chosen: str) -> Reply:
    """〔同意〕〔退回〕 of the last reader, 〔采用〕〔退回〕〔不采用〕 of 市融媒体中心."""
    post = _post(turn, card)
    if verb in {"agree", "adopt"}:
        _take(turn, card, post, verb, "")
        return Reply()
    reason = cards.reason_of(card.step, chosen, str(card.facts.get("reason", "")))
    if reason:
        _take(turn, card, post, verb, reason)
        return Reply()
    _entitle(turn, card, post, verb)
    text = words.reason_wanted(post, DOING[card.step, verb])
    slots = {"request": post.number, "card": card.id, "verb": verb}
    turn.open(Question(text, "reason", slots=slots, intent="POST_REASON"), card_id=card.id)
    return Reply(text)


def reason(turn: Turn) -> Reply:
    """(the words after 其他) → shown back → 是 → decided"""
    card = turn.session.get(Card, int(turn.slot("card") or 0))
    verb, why = turn.text("verb"), turn.text("reason").strip()
    if card is None or (card.step, verb) not in DOING:
        raise Unclear("no_such_request", value=turn.text("request"))
    post = _post(turn, card)
    _entitle(turn, card, post, verb)
    doing = DOING[card.step, verb]
    if len(why) < 2:  # noqa: PLR2004 - the shortest reason that the verbs take
        raise Question(words.reason_wanted(post, doing), "reason", slots={"reason": ""})
    if not turn.confirmed:
        return turn.offer(words.reason_shown(post, doing, why))
    _take(turn, card, post, verb, why)
    return Reply(words.decided(post, doing))


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {"final": tap, "adopt": tap}


def _revise(turn: Turn) -> Reply:
    post = _named(turn, lock=True)
    by = turn.member(*WORKERS, among=[post.unit_id])
    if not post.of_unit(by):
        raise NotAllowed("not_own_unit", subject=post, unit=post.unit, own=by.unit)
    post.expect("revise")
    old = post.content
    said = _said(turn, post)
    if not any(said.get(name) for name in PARTS):
        return turn.ask("\n".join([f"{post.number}要改什么？", *say.publication_next(post)]), ["text"])
    fresh = {name: said.get(name) or getattr(old, name) for name in PARTS}
    if said.get("link") and not said.get("body"):
        fresh["body"] = ""  # the words were replaced by a page
    post.revise(turn.act, Content(**fresh))
    return _sent(turn, post)


def _sent(turn: Turn, post: Publication) -> Reply:
    """To the leader who taps, or, where he has no account, on to 市融媒体中心 with his name written down."""
    readers = [one for one in post.named_reader(turn.session) if one.person.userid]
    if not readers:
        post.final_note(turn.act)
    return Reply(say.offered(post, readers))


def _said(turn: Turn, last: Publication | None) -> dict[str, str]:
    """The parts as said so far, with an answer to what was missing."""
    said = {name: turn.text(name) for name in PARTS if turn.text(name)}
    answer = turn.text("text")
    same = turn.text("same") or (answer and SAME_READERS.fullmatch(answer))
    if same and last is not None:
        return {**dict(zip(READERS, (value for _, value in last.content.readers), strict=True)), **said}
    return merged(said, answer) if answer else said


def _asked(turn: Turn, content: Content, last: Publication | None) -> Reply:
    turn.slots.pop("text", None)
    known = {name: getattr(content, name) for name in PARTS}
    return turn.ask(say.missing(content, last), ["text"], **known)


def _plan(turn: Turn, by: Member) -> Plan:
    """The newest notice that has it switched on, first one under which the unit owes something."""
    plans = [plan for plan in reversed(Plan.all(turn.session)) if is_on(plan)]
    if not plans:
        raise Denied("posts_off")
    owed = {item.plan_id for item in Assignment.of_unit(turn.session, by.unit_id)}
    return next((plan for plan in plans if plan.id in owed), plans[0])


def _named(turn: Turn, *, lock: bool = False, decided: bool = False) -> Publication:
    """The post with the number that was said, if the speaker may see it. `decided`: by 融媒体, if he may not."""
    number = turn.text("request")
    found = Publication.for_change(turn.session, number) if lock else Publication.numbered(turn.session, number)
    if found is None:
        raise Unclear("not_a_post", value=number)
    own = {post.unit_id for post in turn.speaker.posts}
    if found.unit_id not in own and not turn.holds(*SEES_ALL):
        if decided and found.state == AWAITING_MEDIA:
            raise NotAllowed(roles=(Role.MEDIA,), subject=found)
        raise NotAllowed("not_own_unit", subject=found, unit=found.unit, own=turn.speaker.posts[0].unit)
    return found


def _of_own_units(turn: Turn) -> list[Publication]:
    return Publication.of_units(turn.session, [post.unit_id for post in turn.speaker.posts])


def _waiting(turn: Turn) -> list[Publication]:
    """Posts that this person may decide about, oldest first."""
    rows = Publication.awaiting(turn.session, *STEPS)
    mine = [row for row in rows if _is_asked(turn, row, STEPS[row.state])]
    if turn.holds(Role.MEDIA):
        mine += Publication.awaiting(turn.session, ADOPTED)
    return mine


def _is_asked(turn: Turn, post: Publication, step: str) -> bool:
    who = turn.speaker
    if step == "final":
        return any(one.person_id == who.id for one in post.final_readers(turn.session))
    parts = {hand.id for hand in post.hands} | {post.signer_id}
    return turn.holds(Role.MEDIA) and who.id not in parts


def _post(turn: Turn, card: Card) -> Publication:
    found = Publication.with_id_for_change(turn.session, card.subject_id)
    assert isinstance(found, Publication)  # noqa: S101 - only these have cards of these steps
    return found


def _entitle(turn: Turn, card: Card, post: Publication, verb: str) -> list[Member]:
    """In which post the tapper decides now, whatever he was when the card was sent."""
    posts = turn.speaker.posts
    if card.step == "final":
        readers = post.final_readers(turn.session)
        turn.act.by = next((one for one in readers if one.person_id == turn.speaker.id), posts[0])
        if verb == "return":
            post.check_final(turn.act, card.form_hash, readers)
        return readers
    turn.act.by = next((one for one in posts if one.holds(Role.MEDIA)), posts[0])
    post.check_media(turn.act, card.form_hash, {"adopt": "adopt", "return": "give_back"}.get(verb, "decline"))
    return []


def _take(turn: Turn, card: Card, post: Publication, verb: str, why: str) -> None:
    readers = _entitle(turn, card, post, verb)
    act, shown = turn.act, card.form_hash
    if card.step == "final":
        post.final_agree(act, shown, readers) if verb == "agree" else post.final_return(act, shown, readers, why)
    elif verb == "adopt":
        post.adopt(act, shown)
    else:
        (post.give_back if verb == "return" else post.decline)(act, shown, why)
