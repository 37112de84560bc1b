"""Of two things said in one message the second is taken up behind the first, or it is said that it was not.

A question of ours that the first left open is the one that is answered next: beside it things are only looked up.
"""

from collections.abc import Callable
from typing import Any

from bot.errors import Refusal
from bot.language import Lexicon, Meaning, interpret
from bot.language.judging.judge import READ_ONLY
from bot.message import Reply
from bot.models import Dialogue
from bot.situation import situation
from bot.turn import AFTER, Question, Turn
from bot.wording import requests
from bot.wording import second_part as say

Begin = Callable[[Turn, Meaning, None, str], Reply]
Guard = Callable[[Turn, Callable[[], Reply]], Reply]


def with_rest(turn: Turn, meaning: Meaning, reply: Reply, words: Lexicon, work: tuple[Begin, Guard]) -> Reply:
    """The reply with what else was said; a question of ours comes last, as it is the one that is answered.

    The first of `work` does what was said; the second in a savepoint of its own: a refusal leaves the first alone.
    """
    begin, guard = work
    if meaning.undone:
        return Reply(f"{reply.text}\n{say.not_put_down(meaning.undone)}")
    if not meaning.then:
        return reply
    text = meaning.then
    heard = interpret(text, situation(turn, None), words)
    if turn.asked is not None:
        parts = [_kept_for_later(turn, heard, text, words) or _looked_up(turn, heard, text, begin), reply.text]
    elif _unclear(heard):
        parts = [reply.text, say.not_taken_up(text)]
    else:
        _turn_to(turn, heard, text)
        second = guard(turn, lambda: begin(turn, heard, None, text))
        parts = [reply.text, with_rest(turn, heard, second, words, work).text]
    return Reply("\n\n".join(part for part in dict.fromkeys(parts) if part))  # refused alike, it is said once


def _unclear(heard: Meaning) -> bool:
    return heard.intent in {"UNKNOWN", "IGNORE"} or (heard.intent == "HELP" and not heard.slots)


def _looked_up(turn: Turn, heard: Meaning, text: str, begin: Begin) -> str:
    """What is only looked up, the open question left as it is; of all else that it was not taken up."""
    if _unclear(heard) or heard.intent not in READ_ONLY or heard.act != "do":
        return say.not_taken_up(text)
    kept = turn.intent, turn.slots, turn.said, turn.confirmed
    _turn_to(turn, heard, text)
    turn.asks_nothing = True
    try:
        return begin(turn, heard, None, text).text
    except (Question, Refusal):
        return say.not_taken_up(text)
    finally:
        turn.asks_nothing = False
        turn.intent, turn.slots, turn.said, turn.confirmed = kept


def _turn_to(turn: Turn, heard: Meaning, text: str) -> None:
    turn.intent, turn.slots, turn.said, turn.confirmed = heard.intent, {**heard.told, **heard.slots}, text, False


def _kept_for_later(turn: Turn, heard: Meaning, text: str, words: Lexicon) -> str:
    """快手是注销，知乎改名叫…，抖音也注销: each form is offered when the one before is sent; its words wait."""
    begun = turn.intent in _FORMS and turn.person is not None
    asked = Dialogue.open_for(turn.session, turn.person.id, turn.chat_id, turn.now) if begun and turn.person else None
    if asked is None or asked.intent not in _FORMS:
        return ""
    coming = list[tuple[Meaning, str]]()
    while heard.intent in _FORMS and "deny" not in heard.slots and isinstance(heard.slots.get("account"), int):
        coming.append((heard, text.removesuffix(heard.then).rstrip("，,；;。 ")))
        text = heard.then
        if not text:
            break
        heard = interpret(text, situation(turn, None), words)
    if not coming:
        return ""
    asked.slots = {**asked.slots, AFTER: _one_behind_the_other(coming)}
    left = f"\n{say.not_taken_up(text)}" if text else ""
    return requests.later("，".join(said for _, said in coming)) + left


def _one_behind_the_other(coming: list[tuple[Meaning, str]]) -> dict[str, Any]:
    """The first of them, with those behind it among its slots."""
    after: dict[str, Any] = {}
    for heard, said in reversed(coming):
        slots = {name: value for name, value in heard.slots.items() if name in _FIELDS}
        after = {"intent": heard.intent, "slots": slots | ({AFTER: after} if after else {}), "words": said}
    return after


_FORMS = frozenset({"CANCEL_REQUEST", "CHANGE_REQUEST"})
_FIELDS = frozenset({"account", "plan", "field", "value", "account_id", "stop_date", "effective_date", "reason"})
