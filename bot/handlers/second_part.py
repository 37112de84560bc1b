"""A question beside an act is answered behind it; of an act beside a question it is said that it was not done."""

from collections.abc import Callable

from bot.errors import Refusal
from bot.language import Lexicon, Meaning, interpret
from bot.language.judging.judge import READ_ONLY
from bot.message import Reply
from bot.situation import situation
from bot.turn import Question, Turn
from bot.wording import second_part as say


def with_rest(turn: Turn, meaning: Meaning, reply: Reply, words: Lexicon, run: Callable[[Turn], Reply]) -> Reply:
    """The reply with what else was said; a question of ours comes last, as it is the one that is answered."""
    if meaning.undone:
        return Reply(f"{reply.text}\n{say.not_put_down(meaning.undone)}")
    if not meaning.then:
        return reply
    answer = _answered(turn, meaning.then, words, run)
    parts = (answer, reply.text) if turn.asked is not None else (reply.text, answer)
    return Reply("\n\n".join(part for part in parts if part))


def _answered(turn: Turn, question: str, words: Lexicon, run: Callable[[Turn], Reply]) -> str:
    """What is only looked up, with nothing left of the look; else that the question was not taken up."""
    heard = interpret(question, situation(turn, None), words)
    unclear = heard.intent in {"UNKNOWN", "IGNORE"} or (heard.intent == "HELP" and not heard.slots)
    if unclear or heard.intent not in READ_ONLY or heard.act != "do":
        return say.not_taken_up(question)
    kept = turn.intent, turn.slots, turn.said, turn.asked, len(turn.act.rows)
    turn.intent, turn.slots, turn.said = heard.intent, {**heard.told, **heard.slots}, question
    look = turn.session.begin_nested()
    try:
        return run(turn).text
    except (Question, Refusal):
        return say.not_taken_up(question)
    finally:
        look.rollback()
        turn.intent, turn.slots, turn.said, turn.asked = kept[:4]
        del turn.act.rows[kept[4] :]
