"""What people keep asking about, and the office's answer (config/language/facts.csv): 注销了粉丝还能找回来不."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Fact:
    """An answer, the words of the question that calls for it, and what must be spoken of; without words, anything."""

    about: tuple[str, ...]
    said: tuple[str, ...]
    answer: str


def known(facts: Sequence[Fact], said: str, about: str = "") -> str:
    """The answer to what was asked; `about`: the open question, or the subject.

    Of several that fit the one whose subject was said with it wins, then the one with the longest word.
    """
    fitting = ((_is_about(fact, said), _longest(fact.said, said), fact) for fact in facts)
    found = [(own, length, fact.answer) for own, length, fact in fitting if length and (own or _is_about(fact, about))]
    return max(found, key=lambda one: one[:2])[2] if found else ""


def _longest(words: Sequence[str], said: str) -> int:
    return max((len(word) for word in words if word in said), default=0)


def _is_about(fact: Fact, spoken: str) -> bool:
    return not fact.about or any(word in spoken for word in fact.about)
