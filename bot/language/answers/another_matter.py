"""微博那个没人管了，直接关 while the form of the 知乎 lies open: said of another account, it is none of this form.

A message is parted by the account that each part speaks of. What is told of another account is offered as a matter of
its own, or told back as not taken; what is told of the form's own account fills it in all the same.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.dialogue import fill
from bot.language.answers.told_apart import (
    APART,
    CHANGES,
    CLOSES,
    DONE,
    OF_ACCOUNT,
    SENDS,
    TOO,
    Part,
    by_account,
    has_identifier,
    identifies,
    meant,
    runs_of,
    stops,
    tells,
    told_of,
    wanted,
    whole,
    words_of,
)
from bot.language.answers.told_of_each import lacks, theirs, waits_behind
from bot.language.answers.weighing import weighed_answer
from bot.language.context import Asked
from bot.language.intents import APPLICATIONS
from bot.language.patterns import CALLED
from bot.language.rules.asking import asks
from bot.language.rules.putting import put_into
from bot.language.scene import Said, Scene, Slots, put_day
from bot.language.targets import Target

ALSO = "also"  # slot: accounts whose form comes behind this one
OF_ANOTHER = "of_another"  # hint: nothing of the message is of the form's account
_SERIES = {"CANCEL_REQUEST": "ZX-", "CHANGE_REQUEST": "BG-"}
_DENIES = re.compile(r"不对|不是|错|岔|留着|保留|先不|不关|不停|不注销")
_SMALL_TALK = re.compile(
    r"(?:哦|噢|啊|嗯|诶|哎呀?|对了?|等一?下|等等|慢着|还有|另外|顺便|那个?|忘了说?|补充一下|再说一下|不好意思|好的?|行)++"
)
_BARE = re.compile(  # what may stand around the account that is meant instead
    r"(?:不是|错了?|弄错了?|搞错了?|说错了?|啊|哦|应该|其实|而|我|们|我们|要|改成|改为|换成|是|的|说|指|办|关|停|注销|变更|改名|把|就|嗯|不|对)*+"
    r"@(?:那个|这个|的|号|账号|才对|才是|吧|啊|呀|哦|了)*"
)
_NOT_IT = re.compile("不对|不是|[弄搞说]?错")
_COMMAND = (
    r"^{want|apply|soft|polite|self|sep}*{cancel|change|rename} {soft|particle|self}*{account|name|platform|unit}"
)
_OF_TOPIC = re.compile(r"^[^,。]{0,8}?那[个张件]")


def another_matter(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """What is said of another account than that of the form which lies open, or of those to choose from."""
    asked = scene.context.question
    if asked is None:
        return None
    if (other := _other_paper(scene, asked)) is not None or not scene.has(*CALLED):
        return other
    own = dict(scene.context.paired("open_request")).get(asked.form)
    if own is not None:
        return _begun_anew(scene, own, read) or _told_apart(scene, asked, own, read)
    if (guess := _of_guess(scene, asked)) is not None:
        return _beside_guess(scene, *guess)
    return _none_of_these(scene, asked) if asked.kind == "choose" else _no_reason(scene, asked)


def account_asked(scene: Scene, asked: Asked) -> int | None:
    """The account of the form that lies open, or of the one that is guessed at."""
    own = dict(scene.context.paired("open_request")).get(asked.form)
    guess = _of_guess(scene, asked) if own is None else None
    return guess[0] if guess is not None else own


def _other_paper(scene: Scene, asked: Asked) -> Said | None:
    """改名那个日期改到9月10号 amid a closing: of the unit's form of that kind; offered, or brought back."""
    found = _PAPER.match(scene.text.key) if asked.form else None
    series = _SERIES_OF[next(name for name in _SERIES_OF if found[name])] if found is not None else ""
    if found is None or asked.form.startswith(series) or asks(scene.tokens, scene):
        return None
    waiting = [one for one, _ in scene.context.paired("open_request") if one.startswith(series)]
    put = _put_behind(scene, found.end(), series)
    if not (put or SENDS.search(scene.text.key)):
        return None
    if not waiting:
        return Said("EXTENSION_REQUEST", put, certain=False) if series == "YQ-" and put else Said("UNKNOWN")
    form = {"request": waiting[0]} if len(waiting) == 1 else {}
    return Said("REQUEST_EDIT", {**form, **put}, certain=False) if put else Said("CONTINUE", form)


def _put_behind(scene: Scene, start: int, series: str) -> Slots:
    """What is to stand in that form; of a day alone the form's own."""
    told = scene.unasked.saying(scene.text.after(start))
    put, days = put_into(told, series), told.dated()
    if not put and len(days) == 1:
        put_day(put, _DAY_OF[series], told.day(days[0]))
        put.pop("bad_date", None)
    return put


_DAY_OF = {"BG-": "effective_date", "ZX-": "stop_date", "YQ-": "date"}
_SERIES_OF = {"change": "BG-", "close": "ZX-", "extend": "YQ-"}
_PAPER = re.compile(
    r"(?:哦|对了|等下|还有|另外|那个|把|先|[,， ])*"
    r"(?:(?P<change>改名|变更|更名|换管理员|换主体)|(?P<close>注销|关停)|(?P<extend>延期))"
    r"的?那[个张件份]的?(?:申请|表|单子)?"
)


def _told_apart(scene: Scene, asked: Asked, own: int, read: Callable[[Scene], Said | None]) -> Said | None:
    """What of the message is of the form's account, and what of another."""
    parts = by_account(scene, own)
    foreign = [part for part in parts if part.number not in {None, own}]
    if len({part.number for part in foreign}) != 1:
        return None
    if (instead := _instead(parts, asked, own)) is not None or asks(scene.tokens, scene):
        return instead
    mine = [part for part in parts if part not in foreign and not _SMALL_TALK.fullmatch(part.key)]
    if (told := _of_its_own(scene, asked, mine, foreign)) is not None or not any(map(tells, foreign)):
        topic = foreign == parts and (_OF_TOPIC.match(parts[0].key) or all(map(lacks, parts)))
        return told or (_doubted(scene) if topic else None)
    return _both(scene, asked, mine, foreign) or _of_other(scene, asked, foreign, read)


def _of_its_own(scene: Scene, asked: Asked, mine: list[Part], foreign: list[Part]) -> Said | None:
    """快手没人管，知乎一年没更新: each named with its words; 知乎没人管 alone, whose form comes behind this one."""
    if not mine and waits_behind(scene, foreign[0].number) and not any(CHANGES.search(part.key) for part in foreign):
        return _of_waiting(scene, asked, foreign)
    told = theirs(scene, asked, foreign) if asked.kind == "ask" and not any(map(wanted, foreign)) else {}
    return _both(scene, asked, mine, foreign) if told and any(part.named for part in mine) else None


def _of_waiting(scene: Scene, asked: Asked, foreign: list[Part]) -> Said | None:
    """知乎8月6日停更, whose form comes behind the one that is filled in or shown: kept, and that one goes on."""
    told = {APART: words_of(scene, foreign), **theirs(scene, asked, foreign)}
    if len(told) == 1:
        return None
    shown = asked.kind == "confirm" and asked.form
    return Said("REQUEST_EDIT", {"request": asked.form, **told}) if shown else Said("FILL", told)


def _begun_anew(scene: Scene, own: int, read: Callable[[Scene], Said | None]) -> Said | None:
    """要注销微博或者快手，没人管了 amid the form of the 快手: a command that names another account, too."""
    if scene.find(_COMMAND) is None:
        return None
    said = read(scene.unasked)
    found = said.slots.get("target") if said is not None and said.intent in APPLICATIONS else None
    several = isinstance(found, Target) and found.named and len(found.accounts) > 1
    others = isinstance(found, Target) and any(number != own for _, number in found.accounts)
    return said if several and others else None


def _instead(parts: list[Part], asked: Asked, own: int) -> Said | None:
    """不对，头条先留着，是快手: the same for another account; the form stays until somebody takes it back."""
    last = parts[-1]
    bare = last.named and last.number != own and _BARE.fullmatch(last.rest) is not None
    denied = any(_DENIES.search(part.key) for part in parts if part.number == own) or _NOT_IT.match(last.rest)
    if not (bare and denied and asked.about in APPLICATIONS):
        return None
    return Said(asked.about, {"target": meant(last.scene, last.run)}, certain=False)


def _both(scene: Scene, asked: Asked, mine: list[Part], foreign: list[Part]) -> Said | None:
    """抖音号yiwujingdui，头条号是1234567890: what is of the form's own account fills it in, the other is told back."""
    if asked.kind != "ask":
        return None
    other: Slots = {APART: words_of(scene, foreign), **theirs(scene, asked, foreign)}
    other = {ALSO: (foreign[0].number,)} if _follows(scene, asked, foreign) else other
    if not mine:
        return Said("FILL", other) if ALSO in other else None
    own = scene.saying(words_of(scene, mine))
    if "account_id" not in asked.fields and any(map(has_identifier, mine)):
        put = put_into(own, asked.form)
        return Said("REQUEST_EDIT", {"request": asked.form, **put, **other}) if put else None
    filled = weighed_answer(own, fill(own))
    if filled is None or filled.intent != "FILL" or not filled.slots or {"ask", "deny"} & filled.slots.keys():
        return None
    return replace(filled, slots={**filled.slots, **other})


def _beside_guess(scene: Scene, own: int, series: str) -> Said | None:
    """知乎是zh_gongan，快手ks_gongan beside “您是要申请注销知乎吗”: only what is told of that account goes with it."""
    parts = by_account(scene, own)
    foreign = [part for part in parts if part.number not in {None, own}]
    if (others := _all_of_others(scene, parts, own, series)) is not None:
        return others
    mine = [part for part in parts if part.number == own and (part.named or whole(part) or part.scene.dated())]
    if not mine or not foreign or not any(identifies(part) or part.scene.dated() for part in foreign):
        return None
    told = told_of(scene, mine, series)
    return Said("FILL", {**told, APART: words_of(scene, foreign)}) if told else None


def _all_of_others(scene: Scene, parts: list[Part], own: int, series: str) -> Said | None:
    """知乎原因写…, 知乎也送, 啊等下，知乎停更是8月10号: told back; nothing behind it is of the guess's account."""
    first = next((place for place, part in enumerate(parts) if part.named and part.number not in {None, own}), None)
    if first is None or any(part.named and part.number == own for part in parts) or questioned(scene):
        return None
    ahead = [part for part in parts[:first] if not _SMALL_TALK.fullmatch(part.key)]
    behind = parts[first:]
    denied = any(_NOT_IT.search(part.key) for part in ahead) or _MEANT_INSTEAD.match(behind[0].rest)
    if denied or not any(map(_tells_field, behind)):
        return None
    put = put_into(scene.saying(words_of(scene, ahead)), series) if ahead else {}
    return Said("FILL", {**put, APART: words_of(scene, behind)}) if put or not ahead else None


def _tells_field(part: Part) -> bool:
    """Whether a day, an identifier or a reason is told of the account, or that its form is to go."""
    dated = bool(part.scene.dated()) and not DONE.search(part.key)
    return dated or identifies(part) or part.scene.has("reasonword") or SENDS.search(part.key) is not None


def questioned(scene: Scene) -> bool:
    """Whether something is asked, where a field is told by its word: 原因写一年没更新内容 asks nothing."""
    told = scene.has("reasonword") and not scene.has("qmark", "question", "howto") and not _ASKED.search(scene.text.key)
    return asks(scene.tokens, scene) and not told


_ASKED = re.compile("什么|啥|怎么|怎样|如何|哪|[吗么呢]$|能不能|可不可|行不行|好不好")
_MEANT_INSTEAD = re.compile(r"[^@]*(?:不对|不是|应该|而|其实|改成|换成|是|指|说)@|@(?:才|不)")  # 是知乎，8月10号停


def _of_guess(scene: Scene, asked: Asked) -> tuple[int, str] | None:
    """The account of “您是要申请注销…吗” or “您是要修改申请…吗”, and the series of its form."""
    if scene.context.guess in APPLICATIONS and asked.account is not None:
        return asked.account, _SERIES[scene.context.guess]
    if scene.context.guess != "REQUEST_EDIT":
        return None
    pairs = scene.context.paired("open_request")
    return next(((account, one[:3]) for one, account in pairs if one in asked.words and account is not None), None)


def _follows(scene: Scene, asked: Asked, foreign: list[Part]) -> bool:
    """头条也一样办: of a closing the next one is asked for behind this, unless there is a form of it already."""
    waiting = {number for _, number in scene.context.paired("open_request")}
    too = any(TOO.search(part.key) and not DONE.search(part.key) for part in foreign)
    plain = not any(CHANGES.search(part.key) or part.scene.dated() or identifies(part) for part in foreign)
    return asked.about == "CANCEL_REQUEST" and too and plain and foreign[0].number not in waiting


def _of_other(scene: Scene, asked: Asked, foreign: list[Part], read: Callable[[Scene], Said | None]) -> Said | None:
    """The other account's own form, a report of it, or a new application; offered."""
    number = foreign[0].number
    alone = scene.unasked.saying(words_of(scene, foreign))
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
    if not any(wanted(part) or stops(part) for part in foreign):
        return Said("UNKNOWN", {"hint": OF_ANOTHER})
    return _new_form(asked, foreign, alone, read(alone))


def _new_form(asked: Asked, foreign: list[Part], alone: Scene, said: Said | None) -> Said:
    """An application of the other account, with the day and the identifier that were told of it."""
    if said is None or said.intent not in APPLICATIONS:
        named = next(part for part in foreign if part.named)
        said = Said(_kind(asked, foreign), {"target": meant(named.scene, named.run)})
    told = put_into(alone, _SERIES[said.intent])
    told = {name: value for name, value in told.items() if name in OF_ACCOUNT}
    return Said(said.intent, {**told, **said.slots}, certain=False)


def _kind(asked: Asked, foreign: list[Part]) -> str:
    """What is wanted of it: a change, a closing, or the same as of the form's account."""
    if any(CHANGES.search(part.key) for part in foreign):
        return "CHANGE_REQUEST"
    same = any(TOO.search(part.key) or SENDS.search(part.key) for part in foreign)
    return asked.about if same and asked.about in APPLICATIONS else "CANCEL_REQUEST"


def _none_of_these(scene: Scene, asked: Asked) -> Said | None:
    """不对，是知乎 beside a choice of two others: the same for that one, with nothing of what was told before."""
    offered = {option.get("account") for option in asked.options}
    if asked.about not in APPLICATIONS or None in offered:
        return None
    parts = by_account(scene, None)
    last = parts[-1]
    plain = last.named and _BARE.fullmatch(last.rest) is not None
    ahead = all(_NO.fullmatch(part.key) for part in parts[:-1])
    if last.number is None or last.number in offered or not (plain and ahead):
        return None
    return Said(asked.about, {"target": meant(last.scene, last.run)}, certain=False)


_NO = re.compile(r"(?:不对|都?不是(?:这[个两几些]?|它)?|错|弄错|搞错|说错|哎呀?|啊|哦|等等|不|了|的|都|个)++")


def _no_reason(scene: Scene, asked: Asked) -> Said | None:
    """知乎那个直接关 where it is asked why a task should be put off, or how a fault was mended: shown first."""
    why = asked.about == "EXTENSION_REQUEST" and "reason" in asked.fields
    mending = asked.about == "RECTIFY_FEEDBACK" and asked.fields == ("text",)
    if asked.kind != "ask" or not (why or mending):
        return None
    part = next(iter(by_account(scene, None)), None)
    if part is None or part.number is None or not _OF_TOPIC.match(part.key) or not tells_at_end(scene):
        return None
    return _doubted(scene)


def _doubted(scene: Scene) -> Said | None:
    """知乎那个已经更新了: what it would fill in is shown before it stands."""
    filled = fill(scene)
    return replace(filled, certain=False) if filled is not None and filled.intent == "FILL" else None


def tells_at_end(scene: Scene) -> bool:
    last = runs_of(scene)[-1]
    key = "".join(map(scene.word, last))
    return CLOSES.search(key) is not None and not DONE.search(key)
