"""Which accounts a part of what the office decides names: numbers, names, platforms, 其他的, short names of units."""

import re
from itertools import pairwise

from bot.language.lexicon import AccountKey
from bot.language.numerals import parse_number
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules import fates
from bot.language.scene import Scene
from bot.language.targets import Target, accounts_on, target
from bot.language.tokens import Token

LIST = re.compile(
    r"(?:\d{1,3}号?(?:(?: ?[、,和跟及 ~到至\-—]+ ?|(?<=号))\d{1,3}号?)*)(?![个家月日\d])"
)  # 5号6号7号, too
_ONE = re.compile(r"(?P<from>\d{1,3})号?(?: ?[~到至\-—]+ ?(?P<to>\d{1,3})号?)?", re.ASCII)
BESIDE = re.compile(
    r"处置意见|处置|我们|先|还是|都|全部?|就|定为?|改成|改为|改(?=吧?$)|换成|暂时|这|那|些|几|个|把|将|也|一律|一起|吧|掉|了|的|账号|"
    r"号|请|是|按|(?:[两三四五六七八九十]|\d{1,2})个|[和跟与及 、,:：]|予以|建议|同意|着|不要?|别"
)
REST = re.compile(  # 其他的, 其余几个, 剩下的, 另一个, 另外两个: what the parts before did not name
    r"(?:其他|其它|其余|余下|剩下|剩余|别的|另外|另)(?:的|那)?(?P<count>[一二两三四五六七八九十]|几|\d{1,2})?(?:个|家)?的?"
)
NAMES = kinds("account name unit accountno platform accountnoun")
_MOST = 60  # accounts in one range


def meant(part: Scene, before: Scene | None, told: list[Target]) -> list[Target] | None:
    """The accounts named in a part, or left by the parts before it; empty where it names none, None if strange."""
    found = _named(part, before)
    return _others(part, told) if found is None else found


def _named(part: Scene, before: Scene | None) -> list[Target] | None:
    """The accounts named in a part, by number or by name."""
    key = part.text.key
    run = [token for token in part.tokens if token.kind in NAMES]
    listed = LIST.search(key) if not any(token.kind in {"account", "accountno"} for token in run) else None
    rest = key if listed is None else key[: listed.start()] + key[listed.end() :]
    for _, words in fates.CHOICES:
        rest = words.sub("", rest)
    for token in run:
        rest = rest.replace(part.word(token), "", 1)
    strange = BESIDE.sub("", rest)
    if listed is not None:
        return None if strange else _numbered(part, listed[0])
    if not run or all(token.kind in {"platform", "accountnoun"} for token in run):
        return _inherited(part, before, strange) if run else ([] if not strange else _short(part, strange))
    several = max(_one_by_one(part, run), _by_platform(part, run), key=len)
    if len(several) > 1:
        return several if not strange and all(len(found.accounts) == 1 for found in several) else None
    found = target(part, run)
    if not found.accounts or found.protected or strange:
        return None
    return [Target((key,), phrase=found.phrase) for key in found.accounts] if _all_of(found, key) else [found]


_COUNT = re.compile(r"(?P<count>[一二两三四五六七八九十]|\d{1,2})[个家]")
_EVERY = re.compile(r"[都全]|一律|统统|一并|一起")


def _all_of(found: Target, key: str) -> bool:
    """义乌警队两个都改关停: every one of those that the name stands for; not where another number is told."""
    counted = _COUNT.search(key)
    if len(found.accounts) == 1 or _EVERY.search(key) is None:
        return False
    return counted is None or parse_number(counted["count"]) == len(found.accounts)


def _one_by_one(part: Scene, run: list[Token]) -> list[Target]:
    """司法局、商务局、应急局的公众号: each name by itself, with the platform that stands behind them all."""
    names = [token for token in run if token.kind in {"account", "name", "unit"}]
    between = [part.text.key[one.end : two.start] for one, two in pairwise(names)]
    if not names or not all(map(AND.fullmatch, between)):
        return []  # 52号知乎 has a number and a platform, and no name
    own = part.said([token for token in run if token.kind == "platform" and token.start > names[-1].start])
    scenes = [part.saying(part.said([name]) + own) for name in names]
    return [target(one, [token for token in one.tokens if token.kind in NAMES]) for one in scenes]


def _by_platform(part: Scene, run: list[Token]) -> list[Target]:
    """公安局的知乎和天目号: one name, and each of its platforms by itself."""
    stretches, key = [[run[0]]], part.text.key
    for one, two in pairwise(run):
        gap = key[one.end : two.start]
        if AND.fullmatch(gap):
            stretches.append([two])
        elif gap in {"", "的"}:
            stretches[-1].append(two)
        else:
            return []
    whose, found = "", list[Target]()
    for stretch in stretches:
        named = any(token.kind in {"account", "name", "unit"} for token in stretch)
        whose = part.said([t for t in stretch if t.kind in {"account", "name", "unit"}]) if named else whose
        scene = part.saying(part.said(stretch) if named else whose + part.said(stretch))
        found.append(target(scene, [token for token in scene.tokens if token.kind in NAMES]))
    return found if len(found) > 1 else []


AND = re.compile(r"[、,，和跟与及 ]+")


def _short(part: Scene, names: str) -> list[Target] | None:
    """发改的, 水务的, 外事和国资的: the office leaves the county's name, or what kind of unit it is, out."""
    rows = _short_rows(part, names) if len(names) <= _LONGEST_ROW else []
    return rows[0] if len(rows) == 1 else None


def _short_rows(part: Scene, names: str) -> list[list[Target]]:
    """A name by itself, else all ways to take the words as a row of short names, each of one account."""
    whole = _short_name(part, names)
    if whole is not None:
        return [[whole]]
    heads = [(_short_name(part, names[:end]), names[end:]) for end in range(2, len(names) - 1)]
    return [[one, *row] for one, rest in heads if one is not None for row in _short_rows(part, rest)]


_LONGEST_ROW = 16  # characters of short names said in a row


def _short_name(part: Scene, name: str) -> Target | None:
    """The one account that a short name means."""
    whole = [county + name for county in part.lexicon.counties[1:]]
    names = [part.lexicon.names.get(one) for one in whole]
    keys = [key for known in names if known and not known.protected for key in known.accounts]
    keys = keys or [account.key for account in part.lexicon.accounts_of(units_in_short(part, name))]
    return Target((keys[0],), sure=False, phrase=name) if len(keys) == 1 else None


def units_in_short(part: Scene, name: str) -> set[str]:
    """公安, 教育, 卫健局: the unit of that name, whose kind may be left out; several or none where it is not sure."""
    whole = part.lexicon.names.get(name)
    if whole is not None and whole.units:
        return set(whole.units)
    known = [part.lexicon.names.get(name + kind) for kind in UNIT_KINDS]
    return {unit for one in known if one for unit in one.units}


UNIT_KINDS = ("局", "办", "委", "中心", "镇", "乡", "街道")


def _others(part: Scene, told: list[Target]) -> list[Target] | None:
    """公安的微信保留，其他的关停: all other accounts of the one unit that the parts before spoke of."""
    key = part.text.key
    for _, words in fates.CHOICES:
        key = words.sub("", key)
    for token in part.all("unit", "name"):
        key = key.replace(part.word(token), "", 1) if units_said(part) else key
    found = REST.search(key)
    spoken_of = {part.lexicon.account[account].unit for one in told for account in one.accounts}
    named = set(units_said(part))  # 其他公安的, of the units that the parts before spoke of
    units = named & spoken_of if named and named <= spoken_of else named | spoken_of
    if found is None or len(units) != 1 or BESIDE.sub("", key[: found.start()] + key[found.end() :]):
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
    whole = [plan for plan in _plans(keys) if all((plan, number) in keys[number] for number in numbers)]
    if len(numbers) > 1 and len(whole) == 1:  # of several notices the one that has them all
        return [Target(((whole[0], number),), phrase=str(number)) for number in numbers]
    return [Target(tuple(keys[number]), phrase=str(number)) for number in numbers]


def _plans(keys: dict[int, list[AccountKey]]) -> set[str]:
    return {plan for several in keys.values() for plan, _ in several}


def _only_ones(part: Scene) -> list[Target]:
    """知乎关停, 快手、天目号关停, where the whole list has one account on each."""
    there = [accounts_on(part, [token], part.lexicon.accounts) for token in part.all("platform")]
    if any(len(accounts) != 1 for accounts in there):
        return []
    return [Target((one.key,), phrase=one.name) for (one,) in there]


def _inherited(part: Scene, before: Scene | None, strange: str) -> list[Target] | None:
    """教育局微信留着，微博关掉: another platform of the same unit."""
    names = [token for token in before.tokens if token.kind in {"unit", "name", "account"}] if before else []
    if strange:
        return None
    if only := _only_ones(part):
        return only
    if before is None or not names:
        return None
    own = [token for token in part.tokens if token.kind in {"platform", "accountnoun"}]
    words = before.said(names[:1]) + part.said(own)
    joined = part.saying(words)
    found = target(joined, [token for token in joined.tokens if token.kind in NAMES])
    return [found] if len(found.accounts) == 1 else None
