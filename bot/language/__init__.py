"""Chinese in, meaning out: pure functions over the loaded plans, no database, no network, no clock."""

from datetime import datetime

from bot.language import date_forms
from bot.language.context import Asked, Context, parse_context
from bot.language.dates import Ambiguous, Day, Found, Impossible, Works, weekdays_work
from bot.language.guidance import hint_for
from bot.language.interpret import interpret
from bot.language.lexicon import AccountWords, Lexicon, PlanWords, TaskWords, UnitWords
from bot.language.meaning import Meaning
from bot.language.normalise import fold, plain, strip_mentions
from bot.language.numerals import parse_number
from bot.language.vocabulary import BadVocabulary, Vocabulary

__all__ = [
    "AccountWords",
    "Ambiguous",
    "Asked",
    "BadVocabulary",
    "Context",
    "Found",
    "Impossible",
    "Lexicon",
    "Meaning",
    "PlanWords",
    "TaskWords",
    "UnitWords",
    "Vocabulary",
    "hint_for",
    "interpret",
    "parse_context",
    "parse_date",
    "parse_number",
    "plain",
    "strip_mentions",
]


def parse_date(text: str, now: datetime, works: Works = weekdays_work) -> Day | None:
    """The first day that a text names, read against `now` (Shanghai): Found, Ambiguous, Impossible, or None."""
    return date_forms.parse_date(fold(plain(text), {}).key, date_forms.Today(now.date(), works))
