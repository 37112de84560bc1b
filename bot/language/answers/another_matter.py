"""微博那个没人管了，直接关 while the form of the 知乎 lies open: said of another account, it is none of this form.

A message is parted by the account that each part speaks of. What is told of another account is offered as a matter of
its own, or told back as not taken; what is told of the form's own account fills it in all the same.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.language.answers.dialogue import fill
from bot.language.answers.weighing import weighed_answer
from bot.language.context import Asked
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules.asking import asks
from bot.language.rules.putting import put_into
from bot.language.scene import Said, Scene, scene_of
from bot.language.targets import Target, target
from bot.language.tokens import Token

ALSO = "also"  # slot: accounts whose form comes behind this one
APART = "apart"  # slot: words of another account, which the form does not take
OF_ANOTHER = "of_another"  # hint: nothing of the message is of the form's account
_FORMS = kinds("CANCEL_REQUEST CHANGE_REQUEST")
_SERIES = {"CANCEL_REQUEST": "ZX-", "CHANGE_REQUEST": "BG-"}
_OF_ACCOUNT = frozenset({"stop_date", "effective_date", "account_id"})
_CALLED = kinds("account name platform")
_ACCOUNT = _CALLED | kinds("accountnoun unit")
_BEFORE = WEIGHTLESS | kinds("future want wrong not become")
_SMALL = 2  # characters
_CLOSES = re.compile(
    r"(?<![不没未别莫])(?:关停|注销|关掉|停掉|停更|停用|销号|销掉|撤掉|砍掉|关闭|关|停|销|砍)(?:了|掉|吧|算了|一下|呗|啊|的)*[。!]*$"
)
_CHANGES = re.compile(r"改名|更名|改[成为叫]|换成|换人|换管理员|换主体")
_TOO = re.compile(
    r"(?:也|都)?(?:一起|一并|一块儿?|一同)(?:[办弄关停销报送]|注销|申请|处理)?(?:掉|了|吧)*$|"
    r"也(?:一样|同样|照样|照此|照着|这样|这么)(?:[办弄做来]|处理)?|也(?:要|得|该|想|算|弄|办|停|关|注销|改名?)(?:了|上|掉|吧|一下|停|关|注销|办|弄|改名?|)*$|"
    r"(?:一样|同样|照此|照着|照样)(?:[办弄]|处理)"
)
_SENDS = re.compile(
    r"^(?:先|把|请|那|就|也)*(?:提交|送签?|递|呈)(?!到|给)|(?:(?<![推报投选])送(?:签|审|上去|出去)?|提交)(?:了|吧|一下)*$"
)
_STOPS = re.compile("停|生效|起用|启用")
_LONG = re.compile(r"\d{6,20}", re.ASCII)  # digits of an identifier
_DONE = re.compile(r"已经?|早就|去年|前年|上个?[月周]|之前|以前|原来|曾经?|刚刚?|被")
_DENIES = re.compile(r"不对|不是|错|岔|留着|保留|先不|不关|不停|不注销")
_SMALL_TALK = re.compile(
    r"(?:哦|噢|啊|嗯+|诶|哎呀?|对了?|等一?下|等等|慢着|还有|另外|顺便|那个?|忘了说?|补充一下|再说一下|不好意思|好的?|行)+"
)
_BARE = re.compile(  # what may stand around the account that is meant instead
    r"(?:不对|不是|错了?|弄错了?|搞错了?|说错了?|啊|哦|应该|其实|而|我|们|我们|要|改成|改为|换成|是|的|说|指|办|关|停|注销|关停|变更|改名|把|就|嗯|不|对)*"
    r"@(?:那个|这个|的|号|账号|才对|才是|吧|啊|呀|哦|了)*"
)
_NOT_IT = re.compile("不对|不是|[弄搞说]?错")
_COMMAND = (
    r"^{want|apply|soft|polite|self|sep}*{cancel|change|rename} {soft|particle|self}*{account|name|platform|unit}"
)
_OF_TOPIC = re.compile(r"^[^,。]{0,8}?那[个张件]")


@dataclass(frozen=True, slots=True)
class _Part:
    """A stretch of the message and the account that it speaks of; None: of none that is named."""

    scene: Scene
    number: int | None
    named: bool
    run: tuple[Token, ...] = ()

    @property
    def key(self) -> str:
        """The words as matched."""
        return "".join(map(self.scene.word, self.scene.tokens))

    @property
    def rest(self) -> str:
        """The words as matched, @ for the account that is named first."""
        at = self.scene.tokens.index(self.run[0]) if self.run else 0
        words = [self.scene.word(token) for token in self.scene.tokens]
        return "".join([*words[:at], "@", *words[at + len(self.run) :]])


def another_matter(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """What is said of another account than that of the form which lies open, or of those to choose from."""
    asked = scene.context.asked
    if asked is None or not asked.mine or not scene.has(*_CALLED):
        return None
    own = dict(scene.context.paired("open_request")).get(asked.form)
    if own is None:
        return _none_of_these(scene, asked) if asked.kind == "choose" else _no_reason(scene, asked)
    return _begun_anew(scene, own, read) or _told_apart(scene, asked, own, read)


def _told_apart(scene: Scene, asked: Asked, own: int, read: Callable[[Scene], Said | None]) -> Said | None:
    """What of the message is of the form's account, and what of another."""
    parts = _parts(scene, own)
    foreign = [part for part in parts if part.number not in {None, own}]
    if len({part.number for part in foreign}) != 1:
        return None
    if (instead := _instead(parts, asked, own)) is not None or asks(scene.tokens, scene):
        return instead
    if not any(map(_tells, foreign)):
        return _doubted(scene) if foreign == parts and _OF_TOPIC.match(parts[0].key) else None
    mine = [part for part in parts if part not in foreign and not _SMALL_TALK.fullmatch(part.key)]
    return _both(scene, asked, mine, foreign) or _of_other(scene, asked, foreign, read)


def _begun_anew(scene: Scene, own: int, read: Callable[[Scene], Said | None]) -> Said | None:
    """要注销微博或者快手，没人管了 amid the form of the 快手: a command that names another account, too."""
    if scene.find(_COMMAND) is None:
        return None
    said = read(replace(scene, context=replace(scene.context, asked=None)))
    found = said.slots.get("target") if said is not None and said.intent in _FORMS else None
    several = isinstance(found, Target) and found.named and len(found.accounts) > 1
    others = isinstance(found, Target) and any(number != own for _, number in found.accounts)
    return said if several and others else None


def _parts(scene: Scene, own: int | None) -> list[_Part]:
    """The message between signs, and before another account that is named; nobody named: of the one before."""
    found = list[_Part]()
    for run in _runs(scene):
        alone = scene.part(run)
        named = tuple(_named_first(alone))
        number = _number(alone, named)
        if number is None and found and not (found[-1].named and _whole(found[-1])):
            found.append(_Part(alone, found[-1].number, named=False))
        else:
            found.append(_Part(alone, own if number is None else number, named=number is not None, run=named))
    return found


def _runs(scene: Scene) -> list[list[Token]]:
    runs: list[list[Token]] = [[]]
    for place, token in enumerate(scene.tokens):
        if token.kind == "sep" and scene.word(token) != ":":
            runs.append([])
            continue
        called = any(one.kind in _CALLED for one in runs[-1]) and runs[-1][-1].kind not in _ACCOUNT
        if token.kind in _CALLED and called and scene.apart(place):
            runs.append([])
        runs[-1].append(token)
    return [run for run in runs if run]


def _named_first(part: Scene) -> list[Token]:
    """The account or platform at the head, small words aside: 等下 快手的也注销; 提交知乎的."""
    tokens = list(part.tokens)
    while tokens and (tokens[0].kind in _BEFORE or (tokens[0].kind == "x" and len(tokens[0]) <= _SMALL)):
        tokens.pop(0)
    return list(takewhile(lambda token: token.kind in _ACCOUNT, tokens))


def _number(part: Scene, run: Sequence[Token]) -> int | None:
    """The one account of the speaker's own that is meant."""
    if not any(token.kind in _CALLED for token in run):
        return None
    accounts = _meant(part, run).accounts
    own = {one.key for one in part.lexicon.accounts_of(part.context.units)}
    return accounts[0][1] if len(accounts) == 1 and accounts[0] in own else None


def _meant(part: Scene, run: Sequence[Token]) -> Target:
    return target(part, run)


def _tells(part: _Part) -> bool:
    """Whether anything is wanted of the account, or a day or an identifier of it told; no reason does that."""
    return _wanted(part) or _identifies(part) or _dated(part)


def _wanted(part: _Part) -> bool:
    key = part.key
    return not _DONE.search(key) and any(words.search(key) for words in (_CLOSES, _CHANGES, _TOO, _SENDS))


def _dated(part: _Part) -> bool:
    return bool(part.scene.dated()) and _STOPS.search(part.key) is not None and not _DONE.search(part.key)


def _identifies(part: _Part) -> bool:
    """头条号是1234567890; 头条的账号ID填错了."""
    return part.scene.has("accountid") or _has_identifier(part)


def _whole(part: _Part) -> bool:
    """头条号是1234567890, 头条也一样办: what follows is of the form's own account again."""
    too = _TOO.search(part.key) is not None and not _CHANGES.search(part.key)
    return _has_identifier(part) or too


def _has_identifier(part: _Part) -> bool:
    return part.scene.has("latin") or any(
        _LONG.fullmatch(part.scene.word(token)) for token in part.scene.all("number", "junk")
    )


def _instead(parts: list[_Part], asked: Asked, own: int) -> Said | None:
    """不对，头条先留着，是快手: the same for another account; the form stays until somebody takes it back."""
    last = parts[-1]
    bare = last.named and last.number != own and _BARE.fullmatch(last.rest) is not None
    denied = any(_DENIES.search(part.key) for part in parts if part.number == own) or _NOT_IT.match(last.rest)
    if not (bare and denied and asked.about in _FORMS):
        return None
    return Said(asked.about, {"target": _meant(last.scene, last.run)}, certain=False)


def _both(scene: Scene, asked: Asked, mine: list[_Part], foreign: list[_Part]) -> Said | None:
    """抖音号yiwujingdui，头条号是1234567890: what is of the form's own account fills it in, the other is told back."""
    if asked.kind != "ask":
        return None
    other = {ALSO: (foreign[0].number,)} if _follows(scene, asked, foreign) else {APART: _said(scene, foreign)}
    if not mine:
        return Said("FILL", other) if ALSO in other else None
    own = scene_of(_said(scene, mine), scene.context, scene.lexicon)
    if "account_id" not in asked.fields and any(map(_has_identifier, mine)):
        put = put_into(own, asked.form)
        return Said("REQUEST_EDIT", {"request": asked.form, **put, **other}) if put else None
    filled = weighed_answer(own, fill(own))
    if filled is None or filled.intent != "FILL" or not filled.slots or {"ask", "deny"} & filled.slots.keys():
        return None
    return replace(filled, slots={**filled.slots, **other})


def _follows(scene: Scene, asked: Asked, foreign: list[_Part]) -> bool:
    """头条也一样办: of a closing the next one is asked for behind this, unless there is a form of it already."""
    waiting = {number for _, number in scene.context.paired("open_request")}
    too = any(_TOO.search(part.key) and not _DONE.search(part.key) for part in foreign)
    plain = not any(_CHANGES.search(part.key) or part.scene.dated() or _identifies(part) for part in foreign)
    return asked.about == "CANCEL_REQUEST" and too and plain and foreign[0].number not in waiting


def _said(scene: Scene, parts: list[_Part]) -> str:
    return "，".join(scene.said(part.scene.tokens) for part in parts)


def _of_other(scene: Scene, asked: Asked, foreign: list[_Part], read: Callable[[Scene], Said | None]) -> Said | None:
    """The other account's own form, a report of it, or a new application; offered."""
    number = foreign[0].number
    free = replace(scene.context, asked=None)
    alone = scene_of(_said(scene, foreign), free, scene.lexicon)
    other = next((one for one, account in scene.context.paired("open_request") if account == number), None)
    if other is not None:
        put = put_into(alone, other)
        return (
            Said("REQUEST_EDIT", {"request": other, **put}, certain=False)
            if put
            else Said("CONTINUE", {"request": other})
        )
    if any(account == number for _, account in scene.context.paired("approved")):
        said = read(alone)
        return replace(said, certain=False) if said is not None and said.intent == "EXECUTION_REPORT" else None
    if not any(_wanted(part) or _dated(part) for part in foreign):
        return Said("UNKNOWN", {"hint": OF_ANOTHER})
    return _new_form(asked, foreign, alone, read(alone))


def _new_form(asked: Asked, foreign: list[_Part], alone: Scene, said: Said | None) -> Said:
    """An application of the other account, with the day and the identifier that were told of it."""
    if said is None or said.intent not in _FORMS:
        named = next(part for part in foreign if part.named)
        said = Said(_kind(asked, foreign), {"target": _meant(named.scene, named.run)})
    told = put_into(alone, _SERIES[said.intent])
    told = {name: value for name, value in told.items() if name in _OF_ACCOUNT}
    return Said(said.intent, {**told, **said.slots}, certain=False)


def _kind(asked: Asked, foreign: list[_Part]) -> str:
    """What is wanted of it: a change, a closing, or the same as of the form's account."""
    if any(_CHANGES.search(part.key) for part in foreign):
        return "CHANGE_REQUEST"
    same = any(_TOO.search(part.key) or _SENDS.search(part.key) for part in foreign)
    return asked.about if same and asked.about in _FORMS else "CANCEL_REQUEST"


def _none_of_these(scene: Scene, asked: Asked) -> Said | None:
    """不对，是知乎 beside a choice of two others: the same for that one, with nothing of what was told before."""
    offered = {option.get("account") for option in asked.options}
    if asked.about not in _FORMS or None in offered:
        return None
    parts = _parts(scene, None)
    last = parts[-1]
    plain = last.named and _BARE.fullmatch(last.rest) is not None
    ahead = all(_NO.fullmatch(part.key) for part in parts[:-1])
    if last.number is None or last.number in offered or not (plain and ahead):
        return None
    return Said(asked.about, {"target": _meant(last.scene, last.run)}, certain=False)


_NO = re.compile(r"(?:不对|都?不是(?:这[个两几些]?|它)?|错了?|弄错|搞错|说错|哎呀?|啊|哦|等等|不|了|的|都|个)+")


def _no_reason(scene: Scene, asked: Asked) -> Said | None:
    """知乎那个直接关 where it is asked why a task should be put off, or how a fault was mended: shown first."""
    why = asked.about == "EXTENSION_REQUEST" and "reason" in asked.fields
    mending = asked.about == "RECTIFY_FEEDBACK" and asked.fields == ("text",)
    if asked.kind != "ask" or not (why or mending):
        return None
    part = next(iter(_parts(scene, None)), None)
    if part is None or part.number is None or not _OF_TOPIC.match(part.key) or not _tells_at_end(scene):
        return None
    return _doubted(scene)


def _doubted(scene: Scene) -> Said | None:
    """知乎那个已经更新了: what it would fill in is shown before it stands."""
    filled = fill(scene)
    return replace(filled, certain=False) if filled is not None and filled.intent == "FILL" else None


def _tells_at_end(scene: Scene) -> bool:
    last = _runs(scene)[-1]
    key = "".join(map(scene.word, last))
    return _CLOSES.search(key) is not None and not _DONE.search(key)
