"""The pattern language in which the rules speak of token classes."""

import re
from functools import lru_cache

from bot.language.tokens import letter


def kinds(words: str) -> frozenset[str]:
    """Token classes, or intents, by name."""
    return frozenset(words.split())


WEIGHTLESS = kinds("polite self soft particle past ba sep and")  # words that change no command
LIGHT = kinds("polite soft particle sep")  # courtesy, small words, signs
CALLED = kinds("account name platform")  # an account by its name or its platform
POINTED_AT = CALLED | kinds("accountno")  # or by its number in the list


@lru_cache(maxsize=1024)
def compiled(pattern: str) -> re.Pattern[str]:
    """A pattern over token classes: `{a|b}` is one token of these classes, `SOFT` any run of words without weight."""
    pattern = pattern.replace("SOFT", "{" + "|".join(sorted(WEIGHTLESS)) + "}*").replace(" ", "")
    return re.compile(
        re.sub(r"\{([a-z|]+)\}", lambda m: "[" + "".join(letter(k) for k in m[1].split("|")) + "]", pattern)
    )
