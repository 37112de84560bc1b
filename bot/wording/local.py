"""What three offices are called here: our sentences say 市府办, 市数管中心, 市融媒体中心; another plan names others.

So it is with the towns of our examples, which a person should be able to copy.

Sentences are written with the names of the notice that this product was made for, because a sentence with names in it
can be read and mended by anybody. Where something leaves the house (`here`), the names become the county's. What a
user has typed is not ours to change: `as_said` protects it.
"""

from collections.abc import Mapping
from contextvars import ContextVar
from dataclasses import replace

from bot.models.offices import TOWNS
from bot.wording.cards import CardText

OFFICES = {"审批单位": "市府办", "监测单位": "市数管中心", "主账号运营": "市融媒体中心"}  # settings of plan.csv
AS_SAID = "\u2060"  # an invisible joiner, gone before anybody reads it

_names: ContextVar[tuple[tuple[str, str], ...]] = ContextVar("names", default=())


def use(called: Mapping[str, str]) -> None:
    """From now on in this thread: what the units of `OFFICES`' settings are called here."""
    names = [(ours, called.get(setting, ours)) for setting, ours in OFFICES.items()]
    names += [(town, called.get(town, town)) for town in TOWNS]
    _names.set(tuple((ours, theirs) for ours, theirs in names if theirs != ours))


def here(text: str) -> str:
    """A sentence of ours as it is said in this county."""
    for ours, theirs in _names.get():
        text = text.replace(ours, theirs)
    return text.replace(AS_SAID, "")


def as_said(text: str) -> str:
    """A user's words, in which nothing is renamed."""
    for ours, _theirs in _names.get():
        text = text.replace(ours, ours[0] + AS_SAID + ours[1:])
    return text


def card_here(card: CardText) -> CardText:
    """A card as it is said in this county; what its buttons send back stays."""
    choice = card.choice
    if choice is not None:
        options = tuple((key, here(text)) for key, text in choice.options)
        choice = replace(choice, title=here(choice.title), options=options)
    return replace(
        card,
        title=here(card.title),
        desc=here(card.desc),
        sub=here(card.sub),
        quote=here(card.quote),
        rows=tuple((here(key), here(value)) for key, value in card.rows),
        buttons=tuple(replace(button, text=here(button.text)) for button in card.buttons),
        choice=choice,
    )
