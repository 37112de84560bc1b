"""A yes beside words that nobody understood, or beside something new that was refused, is worth less."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.language.answers.told_of_each import ALIKE
from bot.language.judging.judge import READ_ONLY
from bot.language.seems_change import seems_change, wonders_about
from bot.message import Reply
from bot.models import Account, Dialogue, Plan, Request
from bot.models.dialogue import UNREAD
from bot.turn import AFTER, MORE_ACCOUNTS, Question, Turn
from bot.wording import guide as say
from bot.wording import requests, unanswered

ANSWERING = frozenset({"SELECT", "CONFIRM", "FILL", "DIALOG_CANCEL"})
_REFUSING = frozenset(  # hints that say why something new was not done
    {
        "rect_partly",
        "rect_time",
        "urge_except",
        "ack_except",
        "urge_group",
        "urge_back",
        "urge_if",
        "urge_later",
        "urge_words",
        "disposal_parts",
        "measure_of_order",
    }
    | {"none_of_account", "open_account_not_here", "bare_number"}
)
_PAPERS = frozenset(
    {"REPORT_RECEIPT", "DUTY_LIST", "DUTY_TODAY", "POST_LIST", "TRAINING_LIST"}
)  # a look changes nothing
DOUBTED = "doubted"  # slot of a question: what the last message seemed to answer; a yes right behind it fills it in
REFUSED_BESIDE = "refused_beside"  # slot of a question for a yes: something new said beside it that was refused
_OF_NEXT_TURN = frozenset({DOUBTED, REFUSED_BESIDE})
_QUOTED = 60  # characters


def left_behind(turn: Turn, asked: Dialogue | None) -> bool:
    """Whether a preview of ours stands open beside another command that was refused: a later 是 must not send it."""
    if asked is None or not (asked.slots.get("shown") or asked.slots.get("shown_list")):
        return False
    return turn.intent not in {"", asked.intent, *READ_ONLY, *ANSWERING}


def stays_open(turn: Turn, asked: Dialogue | None) -> str:
    """What is said of a question for a yes beside something new that was refused; the next yes only asks once more."""
    if asked is None or asked.kind != "confirm" or turn.confirmed or turn.message.tap is not None:
        return ""
    if turn.intent in {"", *READ_ONLY, *_PAPERS, *ANSWERING}:
        return ""
    asked.slots = {**asked.slots, REFUSED_BESIDE: turn.said[:_QUOTED]}
    return unanswered.still_open()


def hint_beside(turn: Turn, asked: Dialogue | None, hint: object) -> str:
    """The hint of this turn, what was not read named; beside a question for a yes also that that one still waits."""
    unread = turn.text(UNREAD)
    hinted = unanswered.part_unread(unread) if hint == "disposal_parts" and unread else turn.hint
    if asked is None or asked.kind != "confirm" or hint not in _REFUSING:
        return hinted
    asked.slots = {**asked.slots, REFUSED_BESIDE: turn.said[:_QUOTED]}
    return f"{hinted}\n{unanswered.still_open()}"


def held_back(turn: Turn, asked: Dialogue | None) -> Reply | None:
    """A yes behind a change that nobody read, or something refused: it does nothing, and he is told; else nothing.

    A doubt and such a refusal are over with the next message, whatever it says; such a change with the yes.
    """
    if asked is None:
        return None
    unread, refused = (str(asked.slots.get(name, "")) for name in (UNREAD, REFUSED_BESIDE))
    over = _OF_NEXT_TURN | ({UNREAD} if turn.intent == "CONFIRM" else set())
    if not asked.slots.keys().isdisjoint(over):
        asked.slots = {name: value for name, value in asked.slots.items() if name not in over}
    turn.unread = (asked.intent, unread)  # a correction that was read does not make up for one that was not
    if not (unread or refused) or turn.intent != "CONFIRM":
        return None
    turn.asked = Question(asked.question, asked.kind, fields=asked.fields, options=asked.options)
    if refused:
        return Reply(unanswered.yes_to_which(refused, waiting(asked)))
    return Reply(unanswered.change_unread(unread, waiting(asked)))


def note_unread(turn: Turn, asked: Dialogue) -> None:
    """The words seem to change what a yes would do, be it shown or a mere guess, and nobody understood them."""
    if (asked.was_shown or asked.kind == "confirm") and seems_change(turn.said):
        asked.slots = {**asked.slots, UNREAD: turn.said[:_QUOTED]}


def note_wondering(turn: Turn, asked: Dialogue) -> None:
    """ID是不是写错了 beside a form that waits for its yes: whatever was looked up, the doubt is not settled by it."""
    if wonders_about(turn.said):
        asked.slots = {**asked.slots, UNREAD: turn.said[:_QUOTED]}


def waiting(asked: Dialogue) -> str:
    """The question with its choices: who has scrolled on needs their numbers."""
    return say.question(Question(asked.question, asked.kind, options=asked.options))


def left_waiting(session: Session, slots: Mapping[str, Any]) -> str:
    """算了 to a form: what was to be asked behind it is not done either."""
    request = Request.numbered(session, str(slots.get("form", "")))
    if request is None and ALIKE in slots and slots.get("account") and slots.get("plan"):
        return _not_begun(session, slots)
    if request is None or not request.account_id:
        return ""
    return _told_of_waiting(session, request.account.plan_id, slots)


def _not_begun(session: Session, slots: Mapping[str, Any]) -> str:
    """算了 to “接着起草…吗”, or to a guess: what was told of that account is not kept, and is named."""
    plan = session.scalar(select(Plan).where(Plan.doc_no == str(slots["plan"])))
    account = Account.numbered(session, plan.id, slots["account"]) if plan is not None else None
    told = {name: str(slots[name]) for name in ("stop_date", "account_id", "reason") if slots.get(name)}
    if account is None or plan is None or Request.open_about(session, account.id) is not None:
        return ""
    return (requests.not_begun(account, told) if told else "") + _told_of_waiting(session, plan.id, slots)


def _told_of_waiting(session: Session, plan: int, slots: Mapping[str, Any]) -> str:
    found = (Account.numbered(session, plan, one) for one in slots.get(MORE_ACCOUNTS) or ())
    labels = [one.label for one in found if one is not None and Request.open_about(session, one.id) is None]
    words = str((slots.get(AFTER) or {}).get("words", ""))
    return requests.waits_no_more(labels, words)
