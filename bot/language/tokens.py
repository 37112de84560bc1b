"""The folded text cut into words that mean something here; everything else is `x`."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from bot.language.date_forms import STARTS, span_at, written_at
from bot.language.lexicon import Lexicon
from bot.language.normalise import Text
from bot.language.numerals import CHINESE, parse_number

NAMES = frozenset({"plan", "protected", "account", "unit", "name"})


@dataclass(frozen=True, slots=True)
class Token:
    """One word: its class, its place in the key, and what it stands for where it has a value."""

    kind: str
    start: int
    end: int
    value: object = None


@dataclass(frozen=True)
class Sentence:
    """The text, its tokens, and one letter a token for the grammar to match."""

    text: Text
    tokens: tuple[Token, ...]

    @cached_property
    def letters(self) -> str:
        """The token classes as private letters."""
        return "".join(letter(token.kind) for token in self.tokens)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """The classes that occur."""
        return frozenset(token.kind for token in self.tokens)


_LETTERS: dict[str, str] = {}


def letter(kind: str) -> str:
    """The private letter of a class, the same for the life of the process."""
    return _LETTERS.setdefault(kind, chr(0xE000 + len(_LETTERS)))


_NUM = rf"(?P<n>\d{{1,24}}|[{CHINESE}]{{1,5}})"
_NOT_MORE = (
    rf"(?!(?<=\d)\d|(?<=[{CHINESE}])[{CHINESE}]|[%‰]|(?<=\d)(?!ok|done)[a-z]|\.\d|\d|(?<=[一壹])[定样直共起般些下切边半点会旦再同并致律手方块路]|(?<=十)[分足几]|"
    r"[个家次人万亿千成半期年月天周轮批套份篇张页处名位块元里层楼栋级类种样遍回场部座组队届版秒米]|多(?![几给宽])|条(?!任务)|分之)"
)
# behind 任务3 fewer things make it another number than behind a bare 3
_ENDED = rf"(?!(?<=\d)\d|(?<=[{CHINESE}])[{CHINESE}]|[%‰]|(?<=\d)(?!ok|done)[a-z]|\.\d|(?<=[一壹])[定样直共起般些下切边点会旦再同并致律手]|(?<=十)[分足几]|[个家成次]|分之)"
_TASK = "(?:督办任务|督办事项|督办件|工作任务|承办项|任务|事项)"


def _int(found: re.Match[str]) -> object:
    return parse_number(found["n"])


def _request(found: re.Match[str]) -> object:
    return f"{found['p'].upper()}-{found['y']}-{int(found['s']):03d}"


def _percent(found: re.Match[str]) -> object:
    digits = found["n"]
    return int(digits) if digits and digits.isdigit() else None


def _raw(found: re.Match[str]) -> object:
    return found.group()


_DOABLE = (
    "报|填|交|整|理|定|建|搭|写|改|配|选|排|传|安排|配备|明确|解决|准备|确定|梳理|清理|完善|布置|部署|培训|开展|组织|"
    "印发|制定|制订|建立|搭建|上线|研究|配置|对接|汇总|收集|核对|备案|调整|选定|商量|协调|申报|填报|上报|报送"
)
Special = tuple[str, re.Pattern[str], Callable[[re.Match[str]], object]]

_SPECIALS: tuple[Special, ...] = tuple(
    (kind, re.compile(form, re.ASCII), value)
    for kind, form, value in (
        ("rect", r"(?P<p>zg)[-_ ]?(?P<y>20\d\d)[-_ ]?(?P<s>\d{1,5})(?!\d)", _request),
        ("request", r"(?P<p>[a-z]{2})[-_ ]?(?P<y>20\d\d)[-_ ]?(?P<s>\d{1,5})(?!\d)", _request),
        ("url", r"(?:https?://|www\.)[^\s\u4e00-\u9fff,。;!?]{1,300}", _raw),
        ("mobile", r"1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)", _raw),
        ("latin", r"[a-z_][a-z0-9_-]*", _raw),
        ("docno", r"[\u4e00-\u9fff]{0,6}[\[(]20\d\d[\])]\d{1,4}号(?:文件|文)?", _raw),
        ("percent", rf"(?P<n>\d{{1,3}})(?:\.\d+)?%|百分之(?:[{CHINESE}]{{1,3}}|\d{{1,3}})|(?:[{CHINESE}]|\d)成(?![功立果])|[{CHINESE}\d]{{1,2}}分之[{CHINESE}\d]{{1,2}}", _percent),
        ("accountno", rf"(?:第|序号)? ?{_NUM} ?号(?:的)?(?:账号|帐号|账户|公众号|新媒体)|(?:账号|帐号)(?:第|序号)?(?P<n2>\d{{1,3}}|[{CHINESE}]{{1,3}})号?(?![\d个年月日.a-z])", None),
        ("task", rf"(?:{_TASK})(?:编号|序号)?(?:第|:|#|no\.?)? ?{_NUM}{_ENDED}(?!月)(?: ?(?:号|项))?(?:{_TASK})?", _int),
        ("weak", rf"(?:{_TASK})(?:编号|序号)?(?:第|:|#|no\.?)? ?{_NUM}{_ENDED}(?=月)", _int),
        ("task", rf"(?:{_TASK}) ?[(\[] ?{_NUM} ?[)\]]", _int),
        ("task", rf"(?:编号|序号)(?:为|是|:)? ?{_NUM} ?号?的?(?:{_TASK})", _int),
        ("task", rf"第 ?{_NUM} ?(?:(?:号|项|个|条|件)? ?(?:{_TASK}|工作)|项|号(?!账号|帐号|公众号))", _int),
        ("task", rf"# ?{_NUM}{_NOT_MORE}(?: ?(?:号|项))?(?:{_TASK})?", _int),
        ("task", rf"{_NUM} ?(?:(?:号|#) ?(?:{_TASK}|工作)|{_TASK}(?!\d))", _int),
        ("weak", rf"{_NUM} ?[项号](?![\d{CHINESE}])", _int),
        ("ordinal", rf"第{_NUM}(?:个|条|家|件|位)?", _int),
        ("count", rf"{_NUM}(?:\.\d+)?(?:多|来|余)?(?:个|家|条|次|人|万|亿|千|半|期|年|天|周|轮|批|套|份|篇|张|页|处|名|位|块|元|里|层|楼|栋|级|类|种|样|遍|回|场|部|座|组|队|届|版|秒|米|件|分钟|小时|点|分)+", _int),
        ("month", rf"(?P<n>\d{{1,2}}|[{CHINESE}]{{1,2}}) ?月份?的?", _int),
        ("junk", r"\d+\.\d+(?:\.\d+)*|\d+(?!ok|done)[a-z_]+\w*", _raw),
        ("number", rf"{_NUM}{_NOT_MORE}", _int),
        ("extend", rf"(?:再?多给|再给|给|再?多|再|晚|迟|拖|宽)(?=(?:[\d{CHINESE}]{{1,2}}|几|半) ?个?(?:天|日|周|星期|月|工作日))", _raw),
        (
            "notcancel",
            r"(?:先|暂时|暂|我|就)?(?:不|别|缓|停止|放弃|取消|撤销|撤回|无需)(?:要|想|需要|打算|用|必|再|准备|急着)?(?:申请)?(?:注销|关停|关闭|停用|销号)(?:申请|手续)?了?",
            _raw,
        ),
        ("hold", r"(?:今天|今日)(?:先|就|暂时|的?提醒|都)*(?:别|不要|不用|不|暂停|停)(?:再)?(?:发|催|提醒|推送|通知)(?:了|提醒|消息|通知)*", _raw),
        (
            "unfinished",
            r"(?:还|都|一直|仍|仍然|尚)?(?:没有|没|未)(?:全部|都|全)?(?:完成|办结|办完|办好|办理|办(?!法|公)|弄完|弄好|弄|做完|做好|做|报送|上报|报|提交|交(?!代|通|流|警)|搞定|搞|落实|处理|反馈|结)"
            r"(?:完|好|掉)?(?:的)?",
            _raw,
        ),
        ("doneish", rf"(?:{_DOABLE})(?:得)?(?:好|完|妥|齐|毕|掉|定|到位|完毕|成)了?|(?:报|交|办|填|弄|做|提交|上报|报送|反馈)过了?|(?:已|已经|都|早|早就|全)(?:报|交|送|发|填|寄)(?:送|给你们|上去|上来|好|完|妥|齐|过)?了?", _raw),
    )
)  # fmt: skip
_TASK_FORM = next(form for kind, form, _ in _SPECIALS if kind == "task")
_SPECIAL_STARTS = (
    STARTS
    | frozenset(
        "先暂我就不别缓停放取撤无没未还一仍尚编已都早全#第任事承督工序账帐百〔[(abcdefghijklmnopqrstuvwxyz_多给晚迟拖宽"
    )
    | frozenset(part[0] for part in _DOABLE.split("|"))
)


def cut(text: Text, lexicon: Lexicon, *, slips: bool = False) -> Sentence:
    """The sentence of a text: at every place the longest word, names of the plan before forms before vocabulary.

    With `slips` a command word may also be misspelt or only sound right; what comes of that may only be offered.
    """
    key = text.key
    place, tokens = 0, list[Token]()
    while place < len(key):
        token = (_slip(key, place, lexicon) if slips else None) or _token(key, place, lexicon)
        if token.kind == "x" and tokens and tokens[-1].kind == "x":
            tokens[-1] = Token("x", tokens[-1].start, token.end)
        elif key[place] != " ":
            tokens.append(token)
        place = token.end
    return Sentence(text, tuple(tokens))


def _token(key: str, place: int, lexicon: Lexicon) -> Token:
    word = _word(key, place, lexicon)
    form = _form(key, place) if key[place] in _SPECIAL_STARTS else None
    if word and form:
        longer = len_of(word) > len_of(form) or (
            len_of(word) == len_of(form) and (word.kind in NAMES or form.kind == "latin")
        )
        return word if longer else form
    return word or form or _single(key, place)


def _slip(key: str, place: int, lexicon: Lexicon) -> Token | None:
    for word, kind in lexicon.slips.get(key[place], ()):
        if (
            kind not in NAMES
            and kind != "platform"
            and key.startswith(word, place)
            and not _inside_latin(key, place, len(word))
        ):
            return Token(kind, place, place + len(word), word)
    return _sounding(key, place, lexicon)


def _sounding(key: str, place: int, lexicon: Lexicon) -> Token | None:
    """Two characters that are no word themselves and sound like a command word."""
    pair = key[place : place + 2]
    pinyin = lexicon.vocabulary.pinyin
    if len(pair) < 2 or pair in lexicon.vocabulary.words or _word(key, place, lexicon):  # noqa: PLR2004 - a pair
        return None
    kind = lexicon.verb_sounds.get((pinyin.get(pair[0], ""), pinyin.get(pair[1], "")))
    return Token(kind, place, place + 2, pair) if kind else None


def len_of(token: Token) -> int:
    """The number of key characters."""
    return token.end - token.start


def _word(key: str, place: int, lexicon: Lexicon) -> Token | None:
    for word, kind in lexicon.dictionary.get(key[place], ()):
        if (
            key.startswith(word, place)
            and not _inside_latin(key, place, len(word))
            and not _numbered(key, place + len(word), word)
        ):
            return Token(kind, place, place + len(word), _meant(word, kind, lexicon))
    return None


def _numbered(key: str, end: int, word: str) -> bool:
    """Whether a longer word only ends in the 任务 of 任务1: 我单位任务1 is 我单位 and 任务1."""
    tail = 2
    return len(word) > tail and word[-tail:] in {"任务", "事项"} and _TASK_FORM.match(key, end - tail) is not None


def _inside_latin(key: str, place: int, length: int) -> bool:
    """Whether a word of letters is only part of a longer one (ok in okr)."""
    end = place + length
    return (
        key[end - 1].isascii()
        and key[end - 1].isalpha()
        and end < len(key)
        and key[end].isascii()
        and key[end].isalpha()
    )


def _meant(word: str, kind: str, lexicon: Lexicon) -> object:
    if kind == "plan":
        return lexicon.plan_forms[word]
    return lexicon.names[word] if kind in NAMES else word


def _form(key: str, place: int) -> Token | None:
    best: Token | None = None
    written = written_at(key, place)
    if written:
        best = Token("date", place, written.match.end(), written)
    elif span := span_at(key, place):
        best = Token("span", place, span.end(), span)
    for kind, form, value in _SPECIALS:
        found = form.match(key, place)
        if found and (best is None or found.end() > best.end):
            best = Token(kind, place, found.end(), _account_number(found) if value is None else value(found))
    return best


def _account_number(found: re.Match[str]) -> object:
    return parse_number(found["n"] or found["n2"])


def _single(key: str, place: int) -> Token:
    char = key[place]
    if char == "?":
        return Token("qmark", place, place + 1)
    if char == "\n":
        return Token("sep", place, place + 1)
    if unicodedata.category(char) == "Nd":
        return Token("junk", place, place + 1, char)
    return Token("x", place, place + 1)
