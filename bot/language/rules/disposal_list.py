"""处置 of several accounts in one message, each part with its own choice: 14号保留，47号关停; 公安 3、9保留，4-8都关停.

Numbers may be lists and ranges; a part that names nothing goes on with what the part before it named; 其他的, 另一个
are the unit's other accounts. Nothing is left out: where one part is not understood, none is, and where plainly several
fates are told, no half of them is offered. What comes of it is shown, account by account, before it counts.
"""

import re
from dataclasses import dataclass

from bot.language.context import OFFICE
from bot.language.patterns import kinds
from bot.language.rules import fates
from bot.language.rules.asking import asks
from bot.language.rules.disposal_named import LIST, NAMES, REST, meant
from bot.language.scene import Said, Scene
from bot.language.targets import Target

_SLIP = re.compile(r"(?:[哦噢啊呃哎等下]+[,，。]?)?(?:不对|不是|错了|说错了?|打错了?|写错了?|搞错了?)[,，。!！ ]+")
_LEADS = re.compile(
    r"\A(?:(?:[哦噢啊呃哎对]了?|等[一]?下|等等|慢着|稍等|还有|另外(?=[,，、 ])|再?加上?|补一个|漏了)[,，、。 ]*)+"
)
FRONT = re.compile(rf"(?:{_SLIP.pattern}|{_LEADS.pattern})")
_PARTS = re.compile(
    r"[，。；;!！\n]+|(?<=保留|关停|整合|留着|关掉|停用)(?:的|了|吧)?(?:、| +(?=\S))|,(?!\d)"
    r"|(?<=保留|关停|整合|留着|关掉|停用)(?=(?:\d{1,3}号?(?:[、~到至\-—]\d{1,3}号?)*(?![个家月日])[都就先]{0,2}"
    r"(?:保留|留着|整合|关停|关掉|停用)[的了吧]?)+(?:$|[,，、。;；!！\s]))"  # 3保留4整合, but not 保留3关停4
    r"|,(?=\d{1,3}(?:号|[^\d,、]*(?:保留|留|整合|关|停)))"
)
_ONLY_REST = re.compile(
    rf"(?:把|将|那|就)*{REST.pattern}(?:账号|号|都|全部?|统统|也|就|一律|先)*(?:保留|整合|关停|关掉|关闭|停掉|留着)(?:吧|了|掉|算了)*"
)
_ASIDE = re.compile(  # 一起办; 刚才报错了: nothing of what becomes of them
    r"(?:就|都)?(?:一起|一并|一次性?|同时|这样|就)(?:办|定|处理|改|来)(?:了|掉|吧|一下)*"
    r"|(?:刚才|刚刚|之前|前面|上次|我)*(?:报|定|弄|写|说|点|选|搞|记)错了?"
)
_OTHER = kinds(
    "register apply request rect past closed task nth urge wait third praise future stopdate effectdate cond mobile"
)


@dataclass(frozen=True, slots=True)
class _Part:
    """One part of the message: whose accounts, which, and what becomes of them."""

    targets: tuple[Target, ...]
    choice: str


def rest_alone(scene: Scene) -> Said | None:
    """剩下的都关停, alone: the rest of which, nothing tells; the undecided are shown, and none is taken."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single" and scene.context.asked is None
    alone = office and _ONLY_REST.fullmatch(scene.text.shown.strip(" ，,。.!！"))
    return Said("ACCOUNT_QUERY", {"filter": "待定"}) if alone else None


def dispose_several(scene: Scene) -> Said | None:
    """处置 2 10-13 15-31 47 关停; 教育局微信留着，微博关掉; 哦不对，发改的改成关停."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single" and _WORTH.search(scene.text.key)
    told, slipped = _words(scene) if office else ([], False)
    if not any(map(fates.tells_any, told)):
        return None
    decided = [part for part in told if not _undecided(scene, part)]
    left = scene if not slipped and len(decided) == len(told) else scene.saying("，".join(decided))
    if not decided or left.has(*_OTHER) or asks(left.tokens, left):
        return None
    said, topic = _topic(decided)
    parts, unread = _parts(scene, said)
    if topic and topic != {int(found.phrase) for part in parts for found in part.targets if found.phrase.isdigit()}:
        return unread_part(said[-1])  # 12和46：46留 leaves 12 open
    joins = slipped or _beside_list(scene, parts) or LIST.search(left.text.key)
    if len(parts) == 1 and len(parts[0].targets) == 1 and not joins:
        return _alone(parts[0]) if left is not scene else None  # of one account alone the plain rule knows more
    if _twice(parts) or (sum(len(part.targets) for part in parts) > 1 and LIST.search(unread)):
        return unread_part(unread or said[-1])  # 3到5关停 where two notices have those numbers
    return _decided(parts) or _unclear(scene, said, unread)


def short_named(scene: Scene) -> Said | None:
    """三农整合: one account by a name so short that the plain rule, which knows more of one alone, does not know it."""
    parts, _ = _parts(scene, [scene.text.shown])
    one = parts[0].targets if len(parts) == 1 else ()
    return _alone(parts[0]) if len(one) == 1 and len(one[0].accounts) == 1 and not one[0].sure else None


def _beside_list(scene: Scene, parts: list[_Part]) -> bool:
    """普法还是保留 beside a list of fates that was shown, where it means one account."""
    asked = scene.context.asked
    return asked is not None and asked.shown == "DISPOSITION" and not any(map(_several, parts))


_WORTH = re.compile("[留关停]|整合")


def _alone(part: _Part) -> Said:
    """水务局整合吧，国资先放一放: of one account, what is not decided left aside; it is offered."""
    return Said("DISPOSITION", {"choice": part.choice, "target": part.targets[0]}, certain=False)


def _decided(parts: list[_Part]) -> Said | None:
    """All that is decided, if every account stands for one and none is decided of twice."""
    targets = [found for part in parts for found in part.targets]
    vague = len(targets) > 1 and any(len(found.accounts) != 1 for found in targets)
    if not targets or vague or _twice(parts):
        return None  # which of several is asked of one alone
    choices = [part.choice for part in parts for _ in part.targets]
    more = {"choices": choices} if len(set(choices)) > 1 else {}
    return Said("DISPOSITION", {"choice": choices[0], "targets": targets, **more})


def _twice(parts: list[_Part]) -> bool:
    """One account, two fates."""
    targets = [found for part in parts for found in part.targets]
    return len({found.accounts for found in targets}) < len(targets)


def _undecided(scene: Scene, words: str) -> bool:
    """国资先放一放, 月底前可能改保留: nothing is decided by it, beside parts that decide."""
    part = scene.saying(words)
    if fates.put_off(part.text.key):
        return True
    return fates.wonders(part.text.key) and not part.has(*NAMES) and not re.search(r"\d号", part.text.key)


def unread_part(words: str) -> Said:
    """A word that names the part which was not understood; nothing is decided."""
    return Said("UNKNOWN", {"hint": "disposal_parts", "unread": words.strip()})


def _words(scene: Scene) -> tuple[list[str], bool]:
    """The parts of what is decided, without where accounts go and without a slip or 等下 in front; whether it did."""
    whole = scene.text.shown.strip()
    key = _LEADS.sub("", _SLIP.sub("", whole, count=1), count=1) if FRONT.match(whole) else whole
    slipped = key != whole
    key = _without_goal(scene, key) if scene.has("into") else key
    return [part for part in _PARTS.split(key) if part.strip() and not _ASIDE.fullmatch(part.strip())], slipped


def _topic(said: list[str]) -> tuple[list[str], set[int]]:
    """12和46：46留，12关 names in front what it then decides one by one."""
    head = _TOPIC.match(said[0]) if said else None
    if head is None:
        return said, set()
    return [said[0][head.end() :], *said[1:]], {int(number) for number in re.findall(r"\d+", head["list"])}


_TOPIC = re.compile(rf"\s*(?P<list>{LIST.pattern})(?:这?[两三四几]个)?\s*[:：]\s*(?=\d)")


def _without_goal(scene: Scene, key: str) -> str:
    """另一个整合到义乌发布: where an account goes, a main account, is nothing that is decided of; "" elsewhere."""
    goals = "|".join(["主账号", *(re.escape(scene.word(token)) for token in scene.all("protected"))])
    left = re.sub(rf"(?:整合|归?并|合并)(?:到|至|进|入|去)+[“《]?(?:{goals})[”》]?", "整合", key)
    return left if left != key else ""


def _unclear(scene: Scene, said: list[str], unread: str) -> Said | None:
    """Where different fates are told, a part each, the plain rule would lose all but one."""
    parts = [scene.saying(words) for words in said]
    named = [part for part in parts if part.has(*NAMES) or any(one.search(part.text.key) for one in _NAMING)]
    fate = {choice for part in named for choice in fates.choices(part.text.key)}
    return unread_part(unread) if len(fate) > 1 else None


_NAMING = (LIST, REST, re.compile(r"^[^\d]{2,5}的(?:就|都|先|也)*(?:保留|整合|关|留)"))  # 水务的关停


def _parts(scene: Scene, said: list[str]) -> tuple[list[_Part], str]:
    """Every part, or none and the first that was not understood."""
    parts = list[_Part]()
    pending, before = list[Target](), None
    for words in said:
        part = scene.saying(words)
        choice = fates.chosen(part.text.key)
        found = meant(part, before, [one for known in parts for one in known.targets])
        if found is None or not (found or choice):
            return [], words
        if found:
            pending, before = [*_besides(pending, found), *found], part
        if choice and not pending and parts:  # 12号先别关，留着
            if parts[-1].choice != choice:
                return [], words
        elif choice and pending:
            parts.append(_Part(tuple(pending), choice))
            pending = []
        elif not pending:
            return [], words
    vague = next((words for words, part in zip(said, parts, strict=False) if _several(part)), "")
    return ([], said[-1]) if pending else (parts, vague)


def _several(part: _Part) -> bool:
    return any(len(found.accounts) != 1 for found in part.targets)


def _besides(pending: list[Target], found: list[Target]) -> list[Target]:
    """14号，47号关停 names both; 卫健两个微信，健康义乌保留 says of the two which."""
    keys = {key for one in found for key in one.accounts}
    return [one for one in pending if not keys <= set(one.accounts)]
