"""处置 of several accounts in one message, each part with its own choice: 14号保留，47号关停; 公安 3、9保留，4-8都关停.

Numbers may be lists and ranges; a part that names nothing goes on with what the part before it named; 其他的, 另一个
are the unit's other accounts. Nothing is left out: where one part is not understood, none is, and where plainly several
fates are told, no half of them is offered. What comes of it is shown, account by account, before it counts.
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from bot.language.context import OFFICE
from bot.language.lexicon import AccountKey
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, scene_of
from bot.language.targets import Target, target
from bot.language.tokens import Token

_CHOICES = (
    ("保留", re.compile(r"保留|留着|留下|留(?=[吧了着]?$)|别关停?|不要?关停?|先不关")),
    ("整合", re.compile(r"整合")),
    ("关停", re.compile(r"关停|关掉|关闭|停掉|关了?$|停用")),
)
_SLIP = re.compile(r"(?:[哦噢啊呃哎等下]+[,，。]?)?(?:不对|不是|错了|说错了?|打错了?|写错了?|搞错了?)[,，。!！ ]+")
_PARTS = re.compile(
    r"[，。；;!！\n]+|(?<=保留|关停|整合|留着|关掉|停用)(?:的|了|吧)?、|,(?!\d)|,(?=\d{1,3}(?:号|[^\d,、]*(?:保留|留|整合|关|停)))"
)
_LIST = re.compile(r"\d{1,3}号?(?:(?: ?[、,和跟及 ~到至\-—]+ ?|(?<=号))\d{1,3}号?)*")  # 5号6号7号, too
_ONE = re.compile(r"(?P<from>\d{1,3})号?(?: ?[~到至\-—]+ ?(?P<to>\d{1,3})号?)?", re.ASCII)
_BESIDE = re.compile(
    r"处置意见|处置|我们|先|还是|都|全部?|就|定为?|改成|改为|改(?=吧?$)|换成|暂时|这|那|些|几|个|把|将|也|一律|一起|吧|掉|了|的|账号|"
    r"号|请|是|[两三四五六七八九十]个|[和跟与及 、,:：]|予以|建议|同意|着|不要?|别"
)
_REST = re.compile(  # 其他的, 其余几个, 剩下的, 另一个, 另外两个: what the parts before did not name
    r"(?:其他|其它|其余|余下|剩下|剩余|别的|另外|另)(?:的|那)?(?P<count>[一二两三四五六七八九十]|几|\d{1,2})?(?:个|家)?的?"
)
_ONLY_REST = re.compile(
    rf"(?:把|将|那|就)*{_REST.pattern}(?:账号|号|都|全部?|统统|也|就|一律|先)*(?:保留|整合|关停|关掉|关闭|停掉|留着)(?:吧|了|掉|算了)*"
)
_ASIDE = re.compile(  # 一起办; 刚才报错了: nothing of what becomes of them
    r"(?:就|都)?(?:一起|一并|一次性?|同时|这样|就)(?:办|定|处理|改|来)(?:了|掉|吧|一下)*"
    r"|(?:刚才|刚刚|之前|前面|上次|我)*(?:报|定|弄|写|说|点|选|搞|记)错了?"
)
_NAMES = kinds("account name unit accountno platform accountnoun")
_OTHER = kinds(
    "register apply request rect past closed task nth urge wait third praise future stopdate effectdate cond mobile"
)
_MOST = 60  # accounts in one range


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
    key, slipped = _words(scene)
    if not any(words.search(key) for _, words in _CHOICES):
        return None
    said = [part for part in _PARTS.split(key) if part.strip() and not _ASIDE.fullmatch(part.strip())]
    said, topic = _topic(said)
    parts = _parts(scene, said)
    if topic and topic != {int(found.phrase) for part in parts for found in part.targets if found.phrase.isdigit()}:
        return Said("UNKNOWN", {"hint": "disposal_parts"})  # 12和46：46留 leaves 12 open
    if len(parts) == 1 and len(parts[0].targets) == 1 and not (slipped or _LIST.search(key)):
        return None  # of one account named alone the plain rule knows more
    targets = [found for part in parts for found in part.targets]
    if len({found.accounts for found in targets}) < len(targets):
        return None  # one account, two fates
    if not targets or (len(targets) > 1 and any(len(found.accounts) != 1 for found in targets)):
        return _unclear(scene, said)  # which of several is asked of one alone
    choices = [part.choice for part in parts for _ in part.targets]
    more = {"choices": choices} if len(set(choices)) > 1 else {}
    return Said("DISPOSITION", {"choice": choices[0], "targets": targets, **more})


def _words(scene: Scene) -> tuple[str, bool]:
    """What is decided, without a slip in front and without where accounts go; "" where it is something else."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    whole = scene.text.shown.strip()
    key = _SLIP.sub("", whole, count=1)
    if not office or scene.has(*_OTHER) or asks(scene.tokens, scene):
        return "", False
    return (_without_goal(scene, key) if scene.has("into") else key), key != whole


def _topic(said: list[str]) -> tuple[list[str], set[int]]:
    """12和46：46留，12关 names in front what it then decides one by one."""
    head = _TOPIC.match(said[0]) if said else None
    if head is None:
        return said, set()
    return [said[0][head.end() :], *said[1:]], {int(number) for number in re.findall(r"\d+", head["list"])}


_TOPIC = re.compile(rf"\s*(?P<list>{_LIST.pattern})(?:这?[两三四几]个)?\s*[:：]\s*(?=\d)")


def _without_goal(scene: Scene, key: str) -> str:
    """另一个整合到义乌发布: where an account goes, a main account, is nothing that is decided of; "" elsewhere."""
    goals = "|".join(["主账号", *(re.escape(scene.word(token)) for token in scene.all("protected"))])
    left = re.sub(rf"(?:整合|归?并|合并)(?:到|至|进|入|去)+[“《]?(?:{goals})[”》]?", "整合", key)
    return left if left != key else ""


def _unclear(scene: Scene, said: list[str]) -> Said | None:
    """Where different fates are told, a part each, the plain rule would lose all but one."""
    parts = [scene_of(words, scene.context, scene.lexicon) for words in said]
    named = [part for part in parts if part.has(*_NAMES) or _LIST.search(part.text.key) or _REST.search(part.text.key)]
    fates = {choice for part in named for choice in _choices(part.text.key)}
    return Said("UNKNOWN", {"hint": "disposal_parts"}) if len(fates) > 1 else None


def _parts(scene: Scene, said: list[str]) -> list[_Part]:
    """Every part, or none."""
    parts = list[_Part]()
    pending, before = list[Target](), None
    for words in said:
        part = scene_of(words, scene.context, scene.lexicon)
        choice = _chosen(part.text.key)
        found = _meant(part, before, [one for known in parts for one in known.targets])
        if found is None or (not found and not choice):
            return []
        if found:
            pending, before = [*_besides(pending, found), *found], part
        if choice and not pending and parts:  # 12号先别关，留着
            if parts[-1].choice != choice:
                return []
        elif choice and pending:
            parts.append(_Part(tuple(pending), choice))
            pending = []
        elif not pending:
            return []
    return [] if pending else parts


def _chosen(key: str) -> str:
    """The one choice that a part tells; "" where it tells none, or two."""
    kept = _CHOICES[0][1].search(key)
    if kept and not re.search(r"整合|合并", key):
        return "保留" if not re.search(r"关|停", _CHOICES[0][1].sub("", key)) else _last(key)
    return _last(key)


_DENIED = re.compile(r"不(?:宜|能|可|必|用|应该?|适合|同意|建议)?(?:关停?|停|整合)")  # 定为保留 不宜关停


def _choices(key: str) -> set[str]:
    """Every fate that a part tells: 微信保留、微博关停 tells two."""
    left = _DENIED.sub("", _CHOICES[0][1].sub("", key))
    return {choice for choice, words in _CHOICES[1:] if words.search(left)} | ({"保留"} if left != key else set())


def _last(key: str) -> str:
    found = [choice for choice, words in _CHOICES if words.search(key)]
    return found[0] if len(found) == 1 else ""


def _besides(pending: list[Target], found: list[Target]) -> list[Target]:
    """14号，47号关停 names both; 卫健两个微信，健康义乌保留 says of the two which."""
    keys = {key for one in found for key in one.accounts}
    return [one for one in pending if not keys <= set(one.accounts)]


def _meant(part: Scene, before: Scene | None, told: list[Target]) -> list[Target] | None:
    """The accounts named in a part, or left by the parts before it; empty where it names none, None if strange."""
    found = _named(part, before)
    return _others(part, told) if found is None else found


def _named(part: Scene, before: Scene | None) -> list[Target] | None:
    """The accounts named in a part, by number or by name."""
    key = part.text.key
    run = [token for token in part.tokens if token.kind in _NAMES]
    listed = _LIST.search(key) if not any(token.kind in {"account", "accountno"} for token in run) else None
    rest = key if listed is None else key[: listed.start()] + key[listed.end() :]
    for _, words in _CHOICES:
        rest = words.sub("", rest)
    for token in run:
        rest = rest.replace(part.word(token), "", 1)
    strange = _BESIDE.sub("", rest)
    if listed is not None:
        return None if strange else _numbered(part, listed[0])
    if not run or all(token.kind in {"platform", "accountnoun"} for token in run):
        return _inherited(part, before, strange) if run else ([] if not strange else _short(part, strange))
    several = max(_one_by_one(part, run), _by_platform(part, run), key=len)
    if len(several) > 1:
        return several if not strange and all(len(found.accounts) == 1 for found in several) else None
    found = target(part, run)
    return [found] if found.accounts and not found.protected and not strange else None


def _one_by_one(part: Scene, run: list[Token]) -> list[Target]:
    """司法局、商务局、应急局的公众号: each name by itself, with the platform that stands behind them all."""
    names = [token for token in run if token.kind in {"account", "name", "unit"}]
    between = [part.text.key[one.end : two.start] for one, two in pairwise(names)]
    if not all(map(_AND.fullmatch, between)):
        return []
    own = part.said([token for token in run if token.kind == "platform" and token.start > names[-1].start])
    scenes = [scene_of(part.said([name]) + own, part.context, part.lexicon) for name in names]
    return [target(one, [token for token in one.tokens if token.kind in _NAMES]) for one in scenes]


def _by_platform(part: Scene, run: list[Token]) -> list[Target]:
    """公安局的知乎和天目号: one name, and each of its platforms by itself."""
    stretches, key = [[run[0]]], part.text.key
    for one, two in pairwise(run):
        gap = key[one.end : two.start]
        if _AND.fullmatch(gap):
            stretches.append([two])
        elif gap in {"", "的"}:
            stretches[-1].append(two)
        else:
            return []
    whose, found = "", list[Target]()
    for stretch in stretches:
        named = any(token.kind in {"account", "name", "unit"} for token in stretch)
        whose = part.said([t for t in stretch if t.kind in {"account", "name", "unit"}]) if named else whose
        scene = scene_of(part.said(stretch) if named else whose + part.said(stretch), part.context, part.lexicon)
        found.append(target(scene, [token for token in scene.tokens if token.kind in _NAMES]))
    return found if len(found) > 1 else []


_AND = re.compile(r"[、,，和跟与及 ]+")


def _short(part: Scene, name: str) -> list[Target] | None:
    """发改的: the office leaves the county's name out where only an account can be meant."""
    names = [part.lexicon.names.get(county + name) for county in part.lexicon.counties[1:]]
    keys = [key for known in names if known and not known.protected for key in known.accounts]
    return [Target((keys[0],), sure=False, phrase=name)] if len(keys) == 1 else None


def _others(part: Scene, told: list[Target]) -> list[Target] | None:
    """公安的微信保留，其他的关停: all other accounts of the one unit that the parts before spoke of."""
    key = part.text.key
    for _, words in _CHOICES:
        key = words.sub("", key)
    for token in part.all("unit", "name"):
        key = key.replace(part.word(token), "", 1) if units_said(part) else key
    found = _REST.search(key)
    spoken_of = {part.lexicon.account[account].unit for one in told for account in one.accounts}
    named = set(units_said(part))  # 其他公安的, of the units that the parts before spoke of
    units = named & spoken_of if named and named <= spoken_of else named | spoken_of
    if found is None or len(units) != 1 or _BESIDE.sub("", key[: found.start()] + key[found.end() :]):
        return None
    known = {account for one in told for account in one.accounts}
    others = [account for account in part.lexicon.accounts if account.unit in units and account.key not in known]
    count = found["count"]
    if not others or (count and count != "几" and parse_number(count) != len(others)):
        return None
    return [Target((account.key,), phrase=found[0]) for account in others]


def _numbered(part: Scene, said: str) -> list[Target] | None:
    """3、9 and 10-13, each account of the list; None where one is none of it."""
    keys = dict[int, list[AccountKey]]()
    for account in part.lexicon.accounts:
        keys.setdefault(account.number, []).append(account.key)
    numbers = list[int]()
    for one in _ONE.finditer(said):
        first, last = int(one["from"]), int(one["to"] or one["from"])
        if not first <= last < first + _MOST:
            return None
        numbers.extend(range(first, last + 1))
    if any(number not in keys for number in numbers):
        return None
    return [Target(tuple(keys[number]), phrase=str(number)) for number in numbers]


def _only_one(part: Scene) -> Target | None:
    """知乎关停, where the whole list has one account there."""
    platforms = {part.platform(token) for token in part.all("platform")}
    there = [one for one in part.lexicon.accounts if len(platforms) == 1 and one.platform in platforms]
    return Target((there[0].key,), phrase=there[0].name) if len(there) == 1 else None


def _inherited(part: Scene, before: Scene | None, strange: str) -> list[Target] | None:
    """教育局微信留着，微博关掉: another platform of the same unit."""
    names = [token for token in before.tokens if token.kind in {"unit", "name", "account"}] if before else []
    if strange:
        return None
    if (only := _only_one(part)) is not None:
        return [only]
    if before is None or not names:
        return None
    own = [token for token in part.tokens if token.kind in {"platform", "accountnoun"}]
    words = before.said(names[:1]) + part.said(own)
    joined = scene_of(words, part.context, part.lexicon)
    found = target(joined, [token for token in joined.tokens if token.kind in _NAMES])
    return [found] if len(found.accounts) == 1 else None
