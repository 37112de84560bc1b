"""How a mention of the bot stands in a group's text: WeCom clients differ (wecom-protocol §3.2)."""

from sandbox.switches import MentionForm

SEPARATORS = {"blank": " ", "u2005": "\u2005", "two blanks": "  ", "crlf": "\r\n"}


def mentions(text: str, name: str) -> bool:
    """Whether the bot is mentioned."""
    return f"@{name}" in text


def in_form(text: str, name: str, form: MentionForm) -> str:
    """The same words with the mention where and how this client puts it.

    Only a text that begins with the mention is changed: a person who placed it elsewhere has chosen the place.
    """
    mention = f"@{name}"
    if not text.startswith(mention):
        return text
    words = text.removeprefix(mention).strip(" \u2005")
    if form in SEPARATORS:
        return f"{mention}{SEPARATORS[form]}{words}"
    first, blank, rest = words.partition(" ")
    if form == "end" or not blank:
        return f"{words} {mention}"
    return f"{first} {mention} {rest}"
