"""A message parted by the account that each part speaks of: 抖音号yiwujingdui，头条号是1234567890; 20号停快手."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import takewhile

from bot.language.patterns import CALLED, WEIGHTLESS, kinds
from bot.language.rules.identifiers import LONG_NUMBER
from bot.language.rules.putting import put_into
from bot.language.scene import Scene, Slots, put_day
from bot.language.targets import Target, target
from bot.language.tokens import Token

APART = "apart"  # slot: words of another account, which the form does not take
_ACCOUNT = CALLED | kinds("accountnoun unit")
_BEFORE = WEIGHTLESS | kinds("future want wrong not become edit change")
_SMALL = 2  # characters
CLOSES = re.compile(
    r"(?<![不没未别莫])(?:关停|注销|关掉|停掉|停更|停用|销号|销掉|撤掉|砍掉|关闭|关|停|销|砍)(?:了|掉|吧|算了|一下|呗|啊|的)*[。!]*$"
)
_UNWILLING = re.compile("不同意|没同意|不让|不准|不许|不想|不愿|舍不得|不打算|没打算|不建议|不适合")  # 局长不同意关
_DEED_AHEAD = re.compile(
    r"(?:[\d月.号日/]|[上中下]旬|底|先|再|就|也|还|要|想|把|起|、| )*+"
    r"(?:停更?|关停?|关掉|停用|注销|销号|销掉|送签|提交)++(?:掉|了)?"
)
_STOPS = re.compile("停|生效|起用|启用")
DONE = re.compile(r"已经?|早就|去年|前年|上个?[月周]|之前|以前|原来|曾经?|刚刚?|被")
CHANGES = re.compile(r"改名|更名|改[成为叫]|换成|换人|换管理员|换主体")
TOO = re.compile(
    r"(?:也|都)?(?:一起|一并|一块儿?|一同)(?:[办弄关停销报送]|注销|申请|处理)?(?:掉|了|吧)*$|"
    r"也(?:一样|同样|照样|照此|照着|这样|这么)(?:[办弄做来]|处理)?|也(?:要|得|该|想|算|弄|办|停|关|注销|改名?)(?:了|上|掉|吧|一下|停|关|注销|办|弄|改名?|)*$|"
    r"(?:一样|同样|照此|照着|照样)(?:[办弄]|处理)"
)
SENDS = re.compile(
    r"^(?:先|把|请|那|就|也)*(?:提交|送签?|递|呈)(?!到|给)|(?:(?<![推报投选])送(?:签|审|上去|出去)?|提交)(?:了|吧|一下)*$"
)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of the message and the account that it speaks of; None: of none that is named."""

    scene: Scene
    number: int | None
    named: bool
    run: tuple[Token, ...] = ()

    @property
    def key(self) -> str:
        """The words as matched."""
        return self.scene.words

    @property
    def rest(self) -> str:
        """The words as matched, @ for the account that is named first."""
        at = self.scene.tokens.index(self.run[0]) if self.run else 0
        words = [self.scene.word(token) for token in self.scene.tokens]
        return "".join([*words[:at], "@", *words[at + len(self.run) :]])


def by_account(scene: Scene, own: int | None) -> list[Part]:
    """The message between signs, and before another account that is named; nobody named: of the one before."""
    found = list[Part]()
    for run in runs_of(scene):
        alone = scene.part(run)
        named = tuple(_named_first(alone))
        number = _number(alone, named)
        if number is None and found and not (found[-1].named and whole(found[-1])):
            found.append(Part(alone, found[-1].number, named=False))
        else:
            found.append(Part(alone, own if number is None else number, named=number is not None, run=named))
    return found


def runs_of(scene: Scene) -> list[list[Token]]:
    runs: list[list[Token]] = [[]]
    for place, token in enumerate(scene.tokens):
        if token.kind == "sep" and scene.word(token) != ":":
            runs.append([])
            continue
        called = any(one.kind in CALLED for one in runs[-1]) and runs[-1][-1].kind not in _ACCOUNT
        if token.kind in CALLED and called and scene.apart(place):
            runs.append([])
        runs[-1].append(token)
    return [run for run in runs if run]


def _named_first(part: Scene) -> list[Token]:
    """The account or platform at the head, small words aside: 等下 快手的也注销; 提交知乎的."""
    tokens = list(part.tokens)
    while tokens and (tokens[0].kind in _BEFORE or (tokens[0].kind == "x" and len(tokens[0]) <= _SMALL)):
        tokens.pop(0)
    return list(takewhile(lambda token: token.kind in _ACCOUNT, tokens)) or _named_last(part)


def _named_last(part: Scene) -> list[Token]:
    """20号停快手: a day or a deed, and the account behind it."""
    tokens = list(part.tokens)
    while tokens and tokens[-1].kind in {"particle", "soft"}:
        tokens.pop()
    run = list(takewhile(lambda token: token.kind in _ACCOUNT, reversed(tokens)))[::-1]
    before = "".join(map(part.word, tokens[: len(tokens) - len(run)]))
    return run if run and part.dated() and _DEED_AHEAD.fullmatch(before) else []


def _number(part: Scene, run: Sequence[Token]) -> int | None:
    """The one account of the speaker's own that is meant."""
    if not any(token.kind in CALLED for token in run):
        return None
    accounts = meant(part, run).accounts
    own = {one.key for one in part.lexicon.accounts_of(part.context.units)}
    return accounts[0][1] if len(accounts) == 1 and accounts[0] in own else None


def meant(part: Scene, run: Sequence[Token]) -> Target:
    return target(part, run)


def tells(part: Part) -> bool:
    """Whether anything is wanted of the account, or a day or an identifier of it told; no reason does that."""
    return wanted(part) or identifies(part) or stops(part)


def wanted(part: Part) -> bool:
    key = part.rest.replace("@", "") if _DEED_AHEAD.match(part.rest) else part.key
    refused = DONE.search(key) or _UNWILLING.search(key)
    return not refused and any(words.search(key) for words in (CLOSES, CHANGES, TOO, SENDS))


def wishes_for_another(part: Part, own: int | None) -> bool:
    """注销天目号，9月1日停更，知乎改名叫…: what begins with another account's closing is no word on this one's form."""
    named = [] if part.named else [token for token in part.scene.tokens if token.kind in CALLED]
    found = {number for token in named for _, number in meant(part.scene, [token]).accounts}
    return bool(found) and own not in found and part.scene.has("cancel", "change", "rename")


def stops(part: Part) -> bool:
    return bool(part.scene.dated()) and _STOPS.search(part.key) is not None and not DONE.search(part.key)


def identifies(part: Part) -> bool:
    """头条号是1234567890; 头条的账号ID填错了."""
    return part.scene.has("accountid") or has_identifier(part)


def whole(part: Part) -> bool:
    """头条号是1234567890, 头条也一样办: what follows is of the form's own account again."""
    too = TOO.search(part.key) is not None and not CHANGES.search(part.key)
    return has_identifier(part) or too


def has_identifier(part: Part) -> bool:
    """Whether letters or a long number are told of it."""
    return any(_is_identifier(part.scene, token) for token in part.scene.tokens)


def words_of(scene: Scene, parts: Sequence[Part]) -> str:
    return "，".join(scene.said(part.scene.tokens) for part in parts)


def told_of(scene: Scene, parts: Sequence[Part], series: str) -> Slots:
    """The day and the identifier that these parts tell of their account."""
    alone = scene.saying(words_of(scene, parts))
    put = {name: value for name, value in put_into(alone, series).items() if name in OF_ACCOUNT}
    named = [token for part in parts for token in part.scene.tokens if _is_identifier(part.scene, token)]
    days = [(part, token) for part in parts for token in part.scene.dated() if stops(part)]
    slots = Slots()
    if len(days) == 1:
        put_day(slots, "effective_date" if series.startswith("BG") else "stop_date", days[0][0].scene.day(days[0][1]))
        slots.pop("bad_date", None)
    return {**({"account_id": scene.said(named)} if len(named) == 1 else {}), **slots, **put}


def _is_identifier(part: Scene, token: Token) -> bool:
    long = token.kind in {"number", "junk"} and LONG_NUMBER.fullmatch(part.word(token)) is not None
    return token.kind == "latin" or long


OF_ACCOUNT = frozenset({"stop_date", "effective_date", "account_id"})
