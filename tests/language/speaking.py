"""Short ways to say something in a test."""

from datetime import datetime

from bot.language import Asked, Context, Lexicon, Meaning, interpret
from bot.language.context import SHANGHAI

NOW = datetime(2022, 7, 20, 10, tzinfo=SHANGHAI)
SPRING = datetime(2023, 3, 15, 10, tzinfo=SHANGHAI)


def clerk(unit: str, **more: object) -> Context:
    """A clerk of one unit, alone with the bot, on 20 July 2022."""
    return Context(**{"now": NOW, "roles": frozenset({"经办人"}), "units": (unit,)} | more)  # type: ignore[arg-type]


def holder(role: str, unit: str, **more: object) -> Context:
    """A person of another role."""
    return clerk(unit, roles=frozenset({role}), **more)


def answering(*fields: str, unit: str = "B01") -> Context:
    """A clerk whom the bot asked for these fields."""
    return clerk(unit, asked=Asked("ask", fields=fields))


def hears(text: str, context: Context, lexicon: Lexicon) -> Meaning:
    """What the bot makes of it."""
    return interpret(text, context, lexicon)
