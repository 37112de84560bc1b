"""The door for browsers: who looks is asked of WeCom (OAuth), what is shown comes from the same tables and verbs."""

from collections.abc import Iterator

from flask import Blueprint

from bot.pages import console
from bot.pages.console import HOME, Console, Door, Rule
from bot.pages.scores import Scores
from bot.pages.uploads import Reader, Uploads

__all__ = ["HOME", "Console", "blueprint"]


def blueprint(house: Console, reader: Reader) -> Blueprint:
    """Every page below /console; `reader`: the door for files, for what is uploaded."""

    def further(door: Door) -> Iterator[Rule]:
        yield from Uploads(door, reader).rules
        yield from Scores(door).rules

    return console.blueprint(house, further)
