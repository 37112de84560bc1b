"""Two copies of what was typed: one to show and keep, one to match against."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

BYTE_LIMIT = 2048
CHARACTER_LIMIT = 600

_INVISIBLE_BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters by category, blanks to the eye
_DROPPED = frozenset("\"'`“”‘’„‟「」『』《》〈〉«»‹›〝〞＂＇\u00b4")
_CLOSERS = {"”": "“", "’": "‘", "」": "「", "』": "『", "》": "《"}
_EMOTE = re.compile(r"\[[A-Za-z\u4e00-\u9fff]{1,6}\]|/:[a-z!@,-]{1,8}")
_OTHER_MENTION = re.compile(r"(?<![A-Za-z0-9._%+<-])[@＠][^\s@＠<>\u2005]{1,30}(?=[\s\u2005]|$)")
_ALIKE = {
    "№": "#",
    "〔": "[",
    "〕": "]",
    "【": "[",
    "】": "]",
    "—": "-",
    "–": "-",
    "‐": "-",
    "‑": "-",
    "−": "-",
    "─": "-",
    "〜": "~",
}
_NUMBERISH = frozenset("0123456789一二三四五六七八九十廿卅两〇零壹贰叁肆伍陆柒捌玖拾")


@dataclass(frozen=True, slots=True)
class Text:
    """`shown` is what the person sees of it, `key` the folded copy, `at` the place in `shown` of each key character."""

    shown: str
    key: str
    at: tuple[int, ...]

    def said(self, start: int, end: int) -> str:
        """The person's own characters behind key[start:end]."""
        if start >= end:
            return ""
        last = self.at[end - 1] + 1
        while last < len(self.shown) and self.shown[last] in _CLOSERS and (end == len(self.key) or last < self.at[end]):
            if _CLOSERS[self.shown[last]] not in self.shown[self.at[start] : last]:
                break  # it was opened before
            last += 1
        return self.shown[self.at[start] : last]

    def after(self, end: int) -> str:
        """All that was typed behind key[:end]."""
        return self.shown[self.at[end - 1] + 1 :] if end else self.shown

    def gap(self, place: int) -> bool:
        """Whether something that the key leaves out (a blank, a quote, an emoji) stands before key[place]."""
        return 0 < place < len(self.key) and self.at[place] - self.at[place - 1] > 1


def too_long(raw: str) -> bool:
    """Whether a message is over the limits; asked before anything else looks at it."""
    return len(raw) > CHARACTER_LIMIT or len(raw.encode("utf-8", "replace")) > BYTE_LIMIT


def plain(text: str) -> str:
    """The text without characters that nobody can see: direction marks, zero width, controls, lone surrogates."""
    return "".join(" " if c in _INVISIBLE_BLANKS else c for c in text if not _invisible(c))


def _invisible(char: str) -> bool:
    if char in "\n\t":
        return False
    if "\ufe00" <= char <= "\ufe0f":
        return True
    return unicodedata.category(char) in {"Cc", "Cf", "Co", "Cs", "Cn"}


def strip_mentions(text: str, bot_names: Iterable[str]) -> str:
    """The text without @bot anywhere and without any other mention that stands free (domain §5.1)."""
    for name in sorted(bot_names, key=len, reverse=True):
        text = _called(name).sub(" ", text)
    return _OTHER_MENTION.sub(" ", text).strip()


_TITLES = r"(?:副?(?:主任|局长|书记|科长|镇长|乡长|处长|部长|站长|所长|秘书长?|组长)|老师|领导|科|局|总|工|姐|哥)"
_HAIL = r"(?:[\s,，]*(?:您好|你好|好|早上好|上午好|下午好|早|辛苦了?))?[\s,，:：!！。~～]+"
_BREAK = r"[\s,，:：!！。~～]+"
_NAMED_FIRST = re.compile(
    rf"(?:(?!我|本|各|你|您|咱|转|找|要|接|分管|主要)[\u4e00-\u9fff]{{1,3}}{_TITLES}|领导){_HAIL}(?=\S)"
)
_ALL_FIRST = re.compile(
    rf"(?:各位(?:领导|老师|同志|同事)?|领导们|老师们){_HAIL}(?=.{{0,12}}(?:我|本单位|本局|本镇|本街道))"
)


def hailed(shown: str) -> str:
    """王主任好，我们任务1已完成: who is greeted first, in a message that calls the bot, is only greeted."""
    found = _NAMED_FIRST.match(shown) or _ALL_FIRST.match(shown)
    return shown[found.end() :] if found else shown


_GREETING = re.compile(
    rf"(?:尊敬的)?(?:各位(?:领导|老师|同志|同事)?|领导们?|老师们?)?(?:您好|你好|大家好|好|早上好|上午好|下午好){_BREAK}(?=\S)|"
    rf"(?:尊敬的)?(?:各位(?:领导|老师|同志|同事)|领导们?|老师们?){_BREAK}(?=\S)"
)
_SOMEBODY = re.compile(rf"(?:麻烦|辛苦)?(?!分管|主要)[\u4e00-\u9fff]{{1,3}}{_TITLES}{_HAIL}(?!.{{0,5}}{_TITLES})(?=\S)")
_LEFT = 2  # so many characters must stay


def unaddressed(text: str) -> str:
    """各位领导好，制度已印发; 王姐，制度已印发: what is kept of a report begins behind courtesy and address.

    王局长，李科长参加了会议 names who took part and stays.
    """
    for pattern in (_GREETING, _SOMEBODY, _GREETING):
        found = pattern.match(text)
        if found is not None and len(text) - found.end() >= _LEFT and "我" not in found.group():
            text = text[found.end() :]
    return text


def ours(text: str, bot_names: Iterable[str]) -> str:
    """@督办助手 任务1完成了 @李芳 你也抓紧: what stands behind somebody else's name is said to him."""
    called = min((found.end() for name in bot_names for found in _called(name).finditer(text)), default=None)
    if called is None:
        return text
    other = next(
        (found for found in _OTHER_MENTION.finditer(text, called) if text[called : found.start()].strip()), None
    )
    return text[: other.start()] if other else text


def called(text: str, bot_names: Iterable[str]) -> str | None:
    """What stands behind the bot's name at the head of a message; None where it stands elsewhere, or not at all."""
    found = next((found for name in bot_names if (found := _called(name).match(text))), None)
    return text[found.end() :] if found else None


def parted(text: str, bot_names: Iterable[str]) -> tuple[str, str]:
    """What stands before the bot's name, and what behind it."""
    for name in bot_names:
        if found := _called(name).search(text):
            return text[: found.start()], text[found.end() :]
    return "", text


def called_amid(text: str, bot_names: Iterable[str]) -> tuple[str, str] | None:
    """分工已发，@督办助手 任务1完成: what stands in front of a call behind a sign, and behind it; else None."""
    for name in bot_names:
        found = _called(name).search(text)
        before = text[: found.start()].rstrip() if found else ""
        apart = (
            before.endswith(_SIGNS) or before in _ASKING or (len(before) > _FEW and text[found.start() - 1].isspace())
            if found
            else False
        )
        if found and apart and not text[found.end() :].lstrip().startswith(_SIGNS):
            return before, text[found.end() :]
    return None


_SIGNS = tuple(",，.。;；!！?？:：、")
_FEW = 3  # 这个 @督办助手 比打电话方便
_ASKING = frozenset({"请问", "麻烦", "请", "你好", "您好"})


def named_beside(text: str, bot_names: Iterable[str]) -> bool:
    """Whether somebody else is mentioned."""
    for name in bot_names:
        text = _called(name).sub(" ", text)
    return "@" in text or "＠" in text


def _called(name: str) -> re.Pattern[str]:
    return re.compile(r"[@＠][\s\u2005]?" + r"[\s\u2005]*".join(map(re.escape, name.split())), re.IGNORECASE)


def mentions(text: str, bot_names: Iterable[str]) -> bool:
    """Whether one of the bot's names is called in the text."""
    squeezed = "".join(plain(text).split()).lower().replace("＠", "@")
    return any("@" + "".join(name.split()).lower() in squeezed for name in bot_names)


def fold(shown: str, traditional: Mapping[str, str]) -> Text:
    """Half width, lower case, simplified, without quotes and emoji; blanks only where they part numbers or letters."""
    key: list[str] = []
    at: list[int] = []
    hidden = {place for found in _EMOTE.finditer(shown) for place in range(*found.span())}
    blank = False
    for place, char in enumerate(shown):
        for part in "" if place in hidden else _folded(traditional.get(char, char)):
            if part == " ":
                blank = True
                continue
            if blank and key and _kept_apart(key[-1], part):
                key.append(" ")
                at.append(place - 1)
            blank = False
            key.append(part)
            at.append(place)
    return Text(shown, _standard("".join(key)), tuple(at))


_SOUNDING = "要是会懂晓得好行能用办弄来对可同准签关停报曾"
_SPOKEN_DASH = re.compile(r"(?<=[a-z\d])杠(?=\d)", re.ASCII)  # ZX杠2022杠006
_SOUTHERN = re.compile(f"弗(?=[{_SOUNDING}])|(?<=好)弗$")  # 弗 in front of a verb; in a name it stays


def _standard(key: str) -> str:
    """撤消, 帐号, the 弗 of the south and a spoken 杠 in the spelling of the vocabulary, character for character."""
    return _SPOKEN_DASH.sub("-", _SOUTHERN.sub("不", key.replace("撤消", "撤销").replace("帐", "账")))


def folded(name: str, traditional: Mapping[str, str]) -> str:
    """A name of the plan in the shape in which `fold` leaves typed text."""
    return fold(name.strip(), traditional).key


@lru_cache(maxsize=8192)
def _folded(char: str) -> str:
    """What one character becomes: any number of plain characters, often itself, sometimes nothing."""
    if char in _DROPPED:
        return ""
    if char in _ALIKE:
        return _ALIKE[char]
    return _by_category(char, unicodedata.category(char))


def _by_category(char: str, category: str) -> str:
    if category in {"No", "Nl"} and char != "〇":
        return _digits(char)
    if category[0] == "Z" or char == "\t" or category == "So":
        return " "
    if category in {"Sk", "Mn", "Me"} and char != "^":
        return ""
    return unicodedata.normalize("NFKC", char).lower()


def _digits(char: str) -> str:
    """③ ⑶ ㈢ Ⅲ as 3, set apart from a digit beside it."""
    value = unicodedata.numeric(char, -1)
    return f" {int(value)} " if value >= 0 and value == int(value) else ""


def _kept_apart(left: str, right: str) -> bool:
    if left in _NUMBERISH and "\u4e00" <= right <= "\u9fff":
        return True  # 完成 1 名单见附件 is not 1名
    return _solid(left) and _solid(right)


def _solid(char: str) -> bool:
    return char in _NUMBERISH or (char.isascii() and char.isalnum()) or char == "."
