"""The folded text cut into words that mean something here; everything else is `x`."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import pairwise

from bot.language.date_forms import span_at, written_at
from bot.language.lexicon import PAIR, Lexicon
from bot.language.normalise import Text
from bot.language.numerals import parse_number
from bot.language.sounds import syllables
from bot.language.specials import SPECIALS, STARTS, TASK_FORM

_YIELDING = frozenset({"latin", "count", "number", "percent", "span", "ordinal", "month"})  # to a word as long
_NUMBERED = frozenset({"task", "nth"})  # renwu1 is no misspelt 任务
_TASK, _LIKE_TASK = "任务", "人任仁认忍壬妊韧仍"
_AHEAD = 8  # characters that a number may take
_WEEKDAY = re.compile(r"周[一二三四五六日天]")
_NAMED_BY = frozenset({"经办人", "承办人", "负责人", "责任人"})
_WECHAT_ACCOUNT, _WECHAT = "微信号", "微信"
NAMES = frozenset({"plan", "protected", "account", "unit", "name"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its class, its place in the key, and what it stands for where it has a value."""

    kind: str
    start: int
    end: int
    value: object = None

    def __len__(self) -> int:
        return self.end - self.start

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Sentence:
    """The text, its tokens, and one letter a token for the grammar to match."""

    text: Text
    tokens: tuple[Token, ...]

    @cached_property
    def letters(self) -> str:
        """The token classes as private letters."""
        return "".join(letter(token.kind) for token in self.tokens)

    def word(self, token: Token) -> str:
        """A word as folded."""
        return self.text.key[token.start : token.end]

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The classes that occur."""
        return frozenset(token.kind for token in self.tokens)


_LETTERS: dict[str, str] = {}


def letter(kind: str) -> str:
    """The private letter of a class, the same for the life of the process."""
    return _LETTERS.setdefault(kind, chr(0xE000 + len(_LETTERS)))


def cut(text: Text, lexicon: Lexicon, *, slips: bool = False, known: Sequence[Token] = ()) -> Sentence:
    """The sentence of a text: at every place the longest word, names of the plan before forms before vocabulary.

    With `slips` a command word may also be misspelt or only sound right; what comes of that may only be offered.
    `known` are words that stand in the text for sure, in order: no other reaches into them.
    """
    key = text.key
    sure = {token.start: token for token in known}
    place, tokens = 0, list[Token]()
    while place < len(key):
        until = next((start for start in sure if start > place), None)
        token = sure.get(place) or _token(key[:until], place, lexicon)
        slip = _slip(key, place, lexicon) if slips else None
        if slip and (len(slip) >= len(token) or token.kind not in _NUMBERED):
            token = slip
        if token.kind == "x" and tokens and tokens[-1].kind == "x":
            tokens[-1] = Token("x", tokens[-1].start, token.end)
        elif key[place] != " ":
            tokens.append(token)
        place = token.end
    _kinds_of_account(tokens, key)
    _own_accounts(tokens, key)
    _counted_accounts(tokens, text)
    _called_like_a_day(tokens, key)
    _called_like_a_number(tokens, key)
    _asked_in_dialect(tokens, key)
    while tokens and (tokens[-1].kind == "sep" or (tokens[-1].kind == "to" and key[tokens[-1].start] not in "到至直")):
        tokens.pop()  # 完成 1～ is no range
    return Sentence(text, tuple(tokens))


def _kinds_of_account(tokens: list[Token], key: str) -> None:
    """把微信号注销: without an identifier behind it the word is the kind of account."""
    for place, token in enumerate(tokens):
        if token.kind != "accountid" or key[token.start : token.end] != _WECHAT_ACCOUNT:
            continue
        behind = [following.kind for following in tokens[place + 1 : place + 3]]
        if not {"latin", "junk", "number", "become"} & set(behind) and behind[:1] != ["sep"]:
            tokens[place] = Token("platform", token.start, token.end, _WECHAT)


def _own_accounts(tokens: list[Token], key: str) -> None:
    """注销了我的账号: behind a wish to close it 我的账号 is no list that is asked for."""
    for place, token in enumerate(tokens):
        said = key[token.start : token.end] if token.kind == "query" else ""
        if not said.startswith("我") or not said.endswith(_ACCOUNT):
            continue
        led = [before.kind for before in tokens[:place] if before.kind not in {"particle", "soft"}][-1:]
        if led in (["cancel"], ["change"]):
            part = token.end - len(_ACCOUNT)
            tokens[place : place + 1] = [Token("self", token.start, part), Token("accountnoun", part, token.end)]


_ACCOUNT = "账号"
_NUMBERED_ACCOUNT = re.compile(r"[账帐]号[^\d第序号]+")


def _counted_accounts(tokens: list[Token], text: Text) -> None:
    """抽查了10个账号 三农、交通: a Chinese numeral that goes with the word behind it numbers no account."""
    for place, token in enumerate(tokens):
        if token.kind != "accountno" or not _NUMBERED_ACCOUNT.fullmatch(text.key, token.start, token.end):
            continue
        noun = token.start + len(_ACCOUNT)
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        glued = behind is not None and behind.kind != "sep" and behind.start == token.end and not text.gap(token.end)
        if behind is None or not glued or not (text.gap(noun) or (place and tokens[place - 1].kind == "count")):
            continue
        strange = behind.kind == "x"
        tokens[place : place + 1 + strange] = [
            Token("accountnoun", token.start, noun),
            Token("x", noun, behind.end if strange else token.end),
        ]


_FINAL = re.compile(r"(?<![步砍讨北征杀采挞])伐[。.!~]*$")


def _asked_in_dialect(tokens: list[Token], key: str) -> None:
    """任务1好了伐, 批了伐: at the end of a sentence it asks, as 吗 does."""
    found = _FINAL.search(key)
    last = next((place for place, token in enumerate(tokens) if found and token.end > found.start()), None)
    if found is None or last is None or tokens[last].kind != "x":
        return
    kept = [Token("x", tokens[last].start, found.start())] if tokens[last].start < found.start() else []
    tokens[last:] = [*kept, Token("qmark", found.start(), found.start() + 1)]


def _called_like_a_day(tokens: list[Token], key: str) -> None:
    """分管领导周一 副镇长: right behind a role stands a name, even if it reads like a day of the week."""
    for place, (before, token) in enumerate(pairwise(tokens), 1):
        named = before.kind == "personrole" or key[before.start : before.end] in _NAMED_BY
        if named and token.kind == "date" and _WEEKDAY.fullmatch(key[token.start : token.end]):
            tokens[place] = Token("x", token.start, token.end)


def _called_like_a_number(tokens: list[Token], key: str) -> None:
    """陆绍芬, 伍一鸣: the capital numerals that are surnames, a given name right behind them, count nothing."""
    for place in range(len(tokens) - 1, -1, -1):
        token, said = tokens[place], key[tokens[place].start : tokens[place].end]
        if token.kind not in {"number", "weak", "ordinal"} or said[0] not in _CAPITAL_SURNAMES:
            continue
        behind = tokens[place + 1] if place + 1 < len(tokens) else None
        given = behind is not None and behind.kind in {"x", "post"} and behind.start == token.end
        if given or (len(said) > 1 and said[1] in _PLAIN_NUMERALS):
            tokens[place] = Token("x", token.start, token.end)
            for first in (place, place - 1):  # strange characters side by side are one word
                both = tokens[max(first, 0) : first + 2]
                if [one.kind for one in both] == ["x", "x"] and both[0].end == both[1].start:
                    tokens[first : first + 2] = [Token("x", both[0].start, both[1].end)]


_CAPITAL_SURNAMES = frozenset("伍陆")
_PLAIN_NUMERALS = frozenset("一二三四五六七八九十")


def _token(key: str, place: int, lexicon: Lexicon) -> Token:
    word = _word(key, place, lexicon)
    form = _form(key, place) if key[place] in STARTS else None
    if word and form:
        if word.kind == "plan" and TASK_FORM.match(key, word.end):
            return word  # 41号任务1 is of that notice, not number 41
        longer = len(word) > len(form) or (len(word) == len(form) and (word.kind in NAMES or form.kind in _YIELDING))
        return word if longer else form
    return word or form or _single(key, place)


def _slip(key: str, place: int, lexicon: Lexicon) -> Token | None:
    for word, kind in lexicon.slips.at(key, place):
        if not _inside_latin(key, place, len(word)):
            return Token(kind, place, place + len(word), word)
    return _sounding_task(key, place, lexicon) or _sounding(key, place, lexicon)


def _sounding_task(key: str, place: int, lexicon: Lexicon) -> Token | None:
    """人物1: what sounds like 任务 in front of a number, as a transcript has it."""
    said, sounds = key[place : place + PAIR], lexicon.vocabulary.pinyin
    if said == _TASK or not key[place + PAIR : place + PAIR + 1].strip() or said[:1] not in _LIKE_TASK:
        return None
    if syllables(said, sounds) != syllables(_TASK, sounds):
        return None
    found = TASK_FORM.match(_TASK + key[place + PAIR : place + PAIR + _AHEAD])
    return Token("task", place, place + found.end(), parse_number(found["n"])) if found else None


def _sounding(key: str, place: int, lexicon: Lexicon) -> Token | None:
    """Two characters that are no word themselves and sound like a command word."""
    pair = key[place : place + PAIR]
    if len(pair) < PAIR or _word(key, place, lexicon):
        return None
    kind = lexicon.verb_sounds.get(syllables(pair, lexicon.vocabulary.pinyin))
    return Token(kind, place, place + PAIR, pair) if kind else None


def _word(key: str, place: int, lexicon: Lexicon) -> Token | None:
    for word, kind in lexicon.dictionary.at(key, place):
        end = place + len(word)
        if kind == "polite" and _begins_name(key, place, end, lexicon):
            continue  # 请教育局 is 请 and 教育局
        if not _inside_latin(key, place, len(word)) and not _numbered(key, end, word):
            return Token(kind, place, end, _meant(word, kind, lexicon))
    return None


def _begins_name(key: str, place: int, end: int, lexicon: Lexicon) -> bool:
    """Whether a name of the plan begins within a courtesy word and goes on behind it."""
    return any(
        kind in NAMES and inner + len(word) > end
        for inner in range(place + 1, end)
        for word, kind in lexicon.dictionary.at(key, inner)
    )


def _numbered(key: str, end: int, word: str) -> bool:
    """Whether a longer word only ends in the 任务 of 任务1: 我单位任务1 is 我单位 and 任务1."""
    return len(word) > PAIR and word[-PAIR:] in {"任务", "事项"} and TASK_FORM.match(key, end - PAIR) is not None


def _inside_latin(key: str, place: int, length: int) -> bool:
    """Whether a word of letters is only part of a longer one (ok in okr)."""
    end = place + length
    return end < len(key) and _is_latin(key[end - 1]) and _is_latin(key[end])


def _is_latin(char: str) -> bool:
    return char.isascii() and char.isalpha()


def _meant(word: str, kind: str, lexicon: Lexicon) -> object:
    if kind == "plan":
        return lexicon.plan_forms[word]
    return lexicon.names[word] if kind in NAMES else word


def _form(key: str, place: int) -> Token | None:
    best = _day(key, place)
    for special in SPECIALS:
        found = special.form.match(key, place)
        if found and (best is None or found.end() > best.end):
            best = Token(special.kind, place, found.end(), special.value(found))
    return best


def _day(key: str, place: int) -> Token | None:
    written = written_at(key, place)
    if written:
        return Token("date", place, written.match.end(), written)
    span = span_at(key, place)
    return Token("span", place, span.end(), span) if span else None


def _single(key: str, place: int) -> Token:
    char = key[place]
    if char == "?":
        return Token("qmark", place, place + 1)
    if char == "\n":
        return Token("sep", place, place + 1)
    if unicodedata.category(char) == "Nd":
        return Token("junk", place, place + 1, char)
    return Token("x", place, place + 1)
