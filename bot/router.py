"""From a message to an answer: who is it, what do they mean, may they? `bot.menu` says what they may."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy.orm import Session

from bot.errors import Denied, NotAllowed, NotBound, Refusal
from bot.handlers import carrying, conversation, groups, guide, lists, people, second_part, tasks
from bot.handlers.conversation import held
from bot.language import Meaning, hint_for, interpret, plain, strip_mentions
from bot.language.judging.judge import READ_ONLY
from bot.language.offers.likely import HOW
from bot.language.patterns import kinds
from bot.language.personal import concerns_citizens
from bot.language.vocabulary import Vocabulary
from bot.lexicon import lexicon
from bot.menu import EVENTS, MENU, TAPS, shown_anyway
from bot.message import Channel, Kind, Message, Reply
from bot.models import Act, Card, Dialogue, Group, Inbox, Person
from bot.models.calendar import workdays
from bot.models.history import REFUSED
from bot.situation import asked_about, situation
from bot.tell import Post, tell
from bot.turn import Question, Turn
from bot.wecom.aibot import is_encrypted_userid
from bot.wording import guide as say
from bot.wording import local, refusals

# What only the words show; everything else is decided by the rows, in the handlers.
SAID_WRONG = kinds(
    "protected_account not_on_list no_such_task invalid_date past_date no_batch_approve too_long out_of_range "
    "long_term_no_deadline progress_for several_orders more_or_instead "
    "list_of_another"
)
OFFERED = frozenset({"did_you_mean", "confirm_number"})  # 本期还没开始 is asked by the report, which knows it
DECISIONS = frozenset({"同意", "不同意", "批准", "驳回", "退回", "通过", "签字", "签收"})


@dataclass(frozen=True, slots=True)
class Desk:
    """What a turn needs to know of the installation."""

    agent_id: int
    bot_names: tuple[str, ...]
    vocabulary: Vocabulary
    templates: Path | None = None  # of the office's own papers


def handle(desk: Desk, session: Session, message: Message, act: Act) -> Reply:
    """One turn inside the door's transaction: the answer, its effects, its history, and whoever else hears of it."""
    person = Person.known_as(session, message.sender)
    act.person, act.userid = person, message.sender
    private = _goes_private(session, message)
    chat = "" if private else message.chat_id
    turn = Turn(session, message, act, act.at, workdays(session), person, chat, facts=desk.vocabulary.facts)
    post = Post(session, act.at, act.machine_at, desk.agent_id, templates=desk.templates)
    if person is None and is_encrypted_userid(message.sender):
        act.record("person.unresolved")
        tell(post, act)
        return Reply(say.unresolved())
    card = _clicked(turn)
    was_over = card is not None and card.state != "开"
    reply = _taken(turn, lambda: _dispatch(desk, turn, card))
    if turn.message is not message:  # also where the turn's work was rolled back
        session.get_one(Inbox, message.key).raw = turn.message.text
    tell(post, act)
    if card is not None:
        _keep_code(turn, card)
        if was_over and card.outcome:
            post.update_card(card, card.outcome, say.ALREADY)
    return _placed(post, turn, reply, private=private or groups.kept_from(turn, reply))


def _clicked(turn: Turn) -> Card | None:
    """The card that was tapped, if it is this person's."""
    tap = turn.message.tap
    card = Card.with_task_id(turn.session, tap.task_id) if tap else None
    return card if card is not None and turn.person is not None and card.person_id == turn.person.id else None


def _keep_code(turn: Turn, card: Card) -> None:
    """Keep the click's own code, also of a refused tap. Last of all: two approvers must meet at the subject's lock,

    not each hold his own card while he waits for the other's.
    """
    tap = turn.message.tap
    if tap is not None and tap.response_code and tap.response_code not in card.codes:
        card.codes = [*card.codes, tap.response_code]


def _dispatch(desk: Desk, turn: Turn, card: Card | None) -> Reply:
    message = turn.message
    if message.kind is Kind.TAP:
        return _tap(turn, card)
    if message.kind is Kind.MENU:
        return _said(desk, turn, message.event_key)
    if message.kind in EVENTS:
        return EVENTS[message.kind](turn)
    if message.text or message.kind is Kind.TEXT:
        return _with_pictures(turn, _said(desk, turn, message.text))
    if message.kind is Kind.MIXED:
        return EVENTS[Kind.IMAGE](turn)
    return guide.unreadable(turn)


def _with_pictures(turn: Turn, reply: Reply) -> Reply:
    """Words and pictures in one message: the pictures belong to what the words reported, or are asked about."""
    kept = any(row.event == "evidence.receive" for row in turn.act.rows)
    if not turn.message.media or turn.asked or not reply.text or kept:
        return reply
    answer = EVENTS[Kind.IMAGE](turn)
    return Reply("\n".join(part for part in (reply.text, answer.text) if part))


def _asked(turn: Turn) -> Dialogue | None:
    """The question that is open for this person in this chat."""
    return Dialogue.open_for(turn.session, turn.person.id, turn.chat_id, turn.now) if turn.person is not None else None


def _asked_beside(turn: Turn) -> Dialogue | None:
    """A list of people that a colleague was asked for in this group: anybody of the unit may fill it in."""
    return Dialogue.beside(turn.session, turn.person.id, turn.chat_id, "people", turn.now) if turn.person else None


def _drop_outlived(turn: Turn, refusal: Refusal) -> str:
    """Whose card is over, whom it is not for, or who began anew is asked no longer; what is said of the question."""
    asked = _asked(turn)
    card = turn.session.get(Card, asked.card_id) if asked is not None and asked.card_id else None
    over = (card is not None and card.state != "开") or conversation.came_to_nothing(turn, asked)
    left = held.left_behind(turn, asked)
    if asked is not None and (over or left or (isinstance(refusal, NotAllowed) and asked.intent == turn.intent)):
        turn.session.delete(asked)
        return say.left_undone() if left else ""
    return held.stays_open(turn, asked)


def _taken(turn: Turn, work: Callable[[], Reply]) -> Reply:
    """Run the turn's work in a savepoint; a refusal or a question rolls it back, its record and sentence stay."""
    rows_before = len(turn.act.rows)
    savepoint = turn.session.begin_nested()
    try:
        reply = work()
        savepoint.commit()
    except Question as question:
        savepoint.rollback()
        del turn.act.rows[rows_before:]
        turn.open(question)
        return Reply(say.question(question))
    except Refusal as refusal:
        savepoint.rollback()
        del turn.act.rows[rows_before:]
        beside = _drop_outlived(turn, refusal)
        _note_refusal(turn, refusal)
        return Reply("\n".join(filter(None, (refusals.sentence(refusal, turn), beside))))
    return reply


def _said(desk: Desk, turn: Turn, text: str) -> Reply:
    """Typed or spoken words, or an entry of the app's menu."""
    asked = _asked(turn)
    beside = _asked_beside(turn) if asked is None else None
    words = lexicon(turn.session, desk.bot_names, desk.vocabulary)
    meaning = interpret(text, situation(turn, asked or beside), words)
    if _concerns_citizens(text, meaning, asked):
        text = turn.cover(text)
        meaning = interpret(text, situation(turn, asked or beside), words)
    turn.hint = hint_for(turn.roles, desk.vocabulary, str(meaning.slots.get("hint", "")))
    turn.intent, turn.slots = meaning.intent, {**meaning.told, **meaning.slots}
    turn.said = strip_mentions(plain(text), desk.bot_names).strip()
    filled = _resumed(turn, beside, meaning) if beside is not None and meaning.intent == "FILL" else None
    if (waits := filled or held.held_back(turn, asked)) is not None:
        return waits
    if asked is not None and (meaning.added or meaning.intent in held.ANSWERING):
        return second_part.with_rest(turn, meaning, _answered(turn, asked, meaning), words, (_begun, _taken))
    if asked is not None and meaning.intent == "HELP" and "hint" in meaning.slots:  # 啥叫原始ID, in a group; 还能改吗
        return conversation.asked_again(turn, asked)
    first = partial(_begun, turn, meaning, asked, text)
    reply = _taken(turn, first) if meaning.then else first()  # refused, or a question of ours: the rest is not lost
    return second_part.with_rest(turn, meaning, reply, words, (_begun, _taken))


def _answered(turn: Turn, asked: Dialogue, meaning: Meaning) -> Reply:
    """What the answer does: it is doubted, joins what was offered, ends the question, or the work goes on with it."""
    if meaning.act == "offer" and not meaning.added:
        return conversation.doubted(turn, asked)
    if meaning.added or (asked.kind == "confirm" and meaning.intent == "FILL" and asked.intent not in say.REASONS):
        return Reply(f"{conversation.added(turn, asked)}{turn.offer(guide.did_you_mean(turn)).text}")
    return _resumed(turn, asked, meaning) if meaning.intent != "DIALOG_CANCEL" else conversation.given_up(turn, asked)


def _concerns_citizens(text: str, meaning: Meaning, asked: Dialogue | None) -> bool:
    """By what is said, or by the question that it answers."""
    said = concerns_citizens(text, meaning.intent, meaning.slots)
    return said or (asked is not None and concerns_citizens("", asked.intent, asked.slots))


def _resumed(turn: Turn, asked: Dialogue, meaning: Meaning) -> Reply:
    """An answer to our question: go on with what was asked, the answer filled in."""
    if "deny" in meaning.slots and not (len(meaning.slots) > 1 and asked.intent in say.DRAFTING):
        raise Denied(str(meaning.slots["deny"]), options=asked.options)  # a form keeps what was said beside such a day
    turn.intent = asked.intent
    turn.slots = {**asked.slots, **{key: value for key, value in meaning.slots.items() if key != "label"}}
    turn.slots |= {"asked_of": asked.person_id} if turn.person and asked.person_id != turn.person.id else {}
    turn.confirmed = meaning.intent == "CONFIRM" or bool(asked.slots.get("confirmed"))
    Dialogue.close(turn.session, (turn.person or turn.speaker).id, turn.chat_id)
    return _run(turn)


def _begun(turn: Turn, meaning: Meaning, asked: Dialogue | None, text: str) -> Reply:
    """A new command; an open question stays open only if this was none."""
    if meaning.act == "ignore":
        if turn.said in DECISIONS and not turn.message.in_group and not turn.serves:
            raise turn.no_post()  # a principal of yesterday hears that he is none, not silence
        return Reply(conversation.nothing_waits(turn))
    denied = str(meaning.slots.get("deny", ""))
    if denied in SAID_WRONG and not (denied.endswith("_date") and meaning.intent == "EXTENSION_REQUEST"):
        raise Denied(denied, slots=meaning.slots)
    if meaning.intent not in MENU:
        return _not_understood(turn, meaning, text)
    carrying.carried_over(turn, asked, said_alone=meaning.slots.keys() <= {"ask"})
    wanted = str(meaning.slots.get("ask", "")).split(",")
    if HOW in wanted:
        return guide.typed_with(turn, text)
    same = carrying.of_the_same(turn, asked, str(meaning.slots.get("ask", "")))
    _forget_question(turn, asked)
    if same or (meaning.act == "offer" and not OFFERED.isdisjoint(wanted) and not shown_anyway(turn)):
        _permit(turn)
        turn.slots.pop("ask", None)
        if turn.person is None and turn.intent == "REGISTER":
            return people.introduced(turn)  # of somebody unknown no dialogue is kept
        said = str(asked.slots.get("said", "")) if same and asked is not None else turn.said
        offered = turn.offer(guide.did_you_mean(turn), said=said)  # 是 must not lose what was told with it
        return conversation.after_preview(offered, asked, turn)
    return conversation.after_preview(conversation.looking(turn, _run), asked, turn)


def _forget_question(turn: Turn, asked: Dialogue | None) -> None:
    """A new command drops an open choice; what was shown and waits for its yes, a form or a reason outlives a look."""
    looks = asked is not None and (asked.kind in {"reason", "ask"} or asked.was_shown) and turn.intent in READ_ONLY
    if asked is not None and turn.person is not None and not looks:
        Dialogue.close(turn.session, turn.person.id, turn.chat_id)


def _run(turn: Turn) -> Reply:
    entry = MENU.get(turn.intent)
    if entry is None:
        return Reply(turn.hint)
    _permit(turn)
    return conversation.told_back(turn, entry.handler)


def _permit(turn: Turn) -> None:
    entry = MENU[turn.intent]
    if entry.strangers:
        return
    who = turn.speaker
    if entry.roles and not who.holds(*entry.roles):
        raise NotAllowed(roles=entry.roles, intent=turn.intent)


def _not_understood(turn: Turn, meaning: Meaning, text: str) -> Reply:
    """Keep the words for the vocabulary's owner; one short hint to a single person, none in a group."""
    if meaning.intent == "UNKNOWN" and _asked(turn) is None and tasks.list_told(turn):
        opens = turn.intent == "TASK_DONE"
        return _run(turn) if opens else turn.offer(guide.did_you_mean(turn), said=turn.said)
    if meaning.intent == "UNKNOWN" and meaning.slots.get("hint") not in conversation.UNDERSTOOD:
        guide.keep_unknown(turn, text, asked=asked_about(_asked(turn)))
    is_yes = conversation.says_yes(turn)
    if turn.person is None or not turn.person.posts:
        if is_yes and (taken := people.take_offer(turn)) is not None:
            return taken
        raise NotBound(former=turn.person is not None)
    if is_yes and not turn.message.in_group and (again := lists.asked_again(turn)) is not None:
        return again
    asked = None if turn.message.in_group or meaning.slots.get("hint") in conversation.ANSWERED else _asked(turn)
    if asked is not None and asked.question and not asked.goes_on:
        return conversation.asked_again(turn, asked)
    hint = held.hint_beside(turn, _asked(turn), meaning.slots.get("hint"))
    return Reply((conversation.nothing_waits(turn) if asked is None else "") or hint)


def _tap(turn: Turn, card: Card | None) -> Reply:
    """A press on a card counts only with a card on record, sent to this person, offering exactly this key."""
    tap = turn.message.tap
    if tap is None or card is None:
        known = tap is not None and Card.with_task_id(turn.session, tap.task_id) is not None
        raise Denied("card_not_yours" if known else "card_unknown")
    if tap.key not in card.keys or card.step not in TAPS:
        raise Denied("card_forged_key")
    chosen = next((options[0] for options in tap.selected.values() if options), "")
    turn.intent = "TAP"
    return TAPS[card.step](turn, card, tap.key.split(" ", 1)[0], chosen)


def _goes_private(session: Session, message: Message) -> bool:
    """Whether the answer belongs in the person's own chat: in a group of several units, or one we do not know."""
    if not message.in_group:
        return False
    group = Group.known(session, message.chat_id)
    return group is None or len(group.codes) != 1


def _placed(post: Post, turn: Turn, reply: Reply, *, private: bool) -> Reply:
    """Put the answer where it may be read: events and taps hear by a message, groups of several units one line."""
    message, reply = turn.message, Reply(local.here(reply.text))
    if not reply.text:
        return reply
    passive = message.kind not in {Kind.TAP, Kind.MENU, Kind.ENTER, Kind.JOIN, Kind.LEAVE}
    if message.channel is Channel.BOT and message.kind is Kind.ENTER:
        return reply
    if passive and not private:
        asked = turn.asked if message.in_group else None
        return Reply(say.in_group(reply.text, asked) if asked else reply.text)
    if turn.person is not None and turn.person.userid:
        post.text(turn.person, reply.text, "答复")
        return Reply(say.sent_to_app()) if private and passive else Reply()
    if message.channel is Channel.APP:  # no roster knows him, but his chat is open
        post.stranger(message.sender, reply.text, "答复")
    return Reply(say.find_us_in_app()) if private and passive else Reply()


def _note_refusal(turn: Turn, refusal: Refusal) -> None:
    """An attempt that was refused stands in the history like any other, with its code and plain facts."""
    plain = {key: value for key, value in refusal.facts.items() if isinstance(value, str | int | float | bool)}
    facts: dict[str, Any] = {"code": refusal.code, "intent": turn.intent, "why": plain}
    turn.act.record("refused", refusal.facts.get("subject"), result=REFUSED, **facts)
