"""005那件已经整改好了; 002退回: a paper by the end of its number, where exactly one that is open has this end."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language.context import Context
from bot.language.tokens import Sentence, Token

_TO_ACT = "open_rect", "open_request", "pending_sign", "on_desk", "check_rect", "answer_rect", "draft_rect"
_BESIDE = "sent_rect", "approved", "issued_rect", "revocable"
_END = re.compile(r"(?P<end>0\d\d)号?", re.ASCII)
_NUMBER = re.compile(r"(?:ZX|BG|YQ|ZG)-\d{4}-(\d{3})", re.ASCII)
_IN_PLACE = frozenset({"number", "weak", "nth", "ordinal"})
_DIGIT = re.compile(r"[0-9a-z.:/-]")
_OF_ANOTHER = re.compile("号?(?:文|字|函|令|份|页|楼|室|房|路|线|车|桌|班)")  # 义政办〔2022〕005号文
_BRACKETED = tuple("〕]】)第字发办")
_OWN_WORDS = frozenset({"account_id", "value", "text"})  # a field in which three digits may be the answer itself
_ORDER = "ZG"


def by_its_end(sentence: Sentence, context: Context) -> Sentence:
    """005 as ZG-2022-005, if one open paper ends so; a task's number is never written with two noughts."""
    asked = context.asked
    if sentence.kinds.isdisjoint(_IN_PLACE) or "0" not in sentence.text.key:
        return sentence
    if asked is not None and not _OWN_WORDS.isdisjoint(asked.fields):
        return sentence
    whole = {id(token): meant for token in sentence.tokens if (meant := _meant(sentence, token, context)) is not None}
    return Sentence(sentence.text, tuple(whole.get(id(t), t) for t in sentence.tokens)) if whole else sentence


def _meant(sentence: Sentence, token: Token, context: Context) -> Token | None:
    found = _END.fullmatch(sentence.word(token)) if token.kind in _IN_PLACE else None
    key = sentence.text.key
    amid = _DIGIT.match(key[token.start - 1 : token.start]) or _DIGIT.match(key[token.end : token.end + 1])
    if found is None or amid or _OF_ANOTHER.match(key, token.end) or key[: token.start].endswith(_BRACKETED):
        return None
    number = _only(context, _TO_ACT, found["end"]) or _only(context, _BESIDE, found["end"])
    return replace(token, kind="rect" if number.startswith(_ORDER) else "request", value=number) if number else None


def _only(context: Context, facts: Sequence[str], end: str) -> str:
    """The one number among these facts that ends so; "" where none does, or several do."""
    stated = (context.facts.get(fact, "") for fact in facts)
    found = {number[0] for fact in stated for number in _NUMBER.finditer(fact) if number[1] == end}
    return found.pop() if len(found) == 1 else ""
