"""Which account a phrase means: protected names first, then exact, unit and platform, part, sound, one slip."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from bot.language.lexicon import AccountKey, AccountWords, Lexicon, Name
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.scene import Scene
from bot.language.sounds import syllables
from bot.language.tokens import Token

LINKS = WEIGHTLESS | kinds("accountnoun platform all")
_NUMBERS = kinds("accountno number nth weak")
_PART = 2  # the shortest part of a name that is looked up
_SLIP = 4  # names shorter than this are not matched with a slip


@dataclass(frozen=True, slots=True)
class Target:
    """The accounts meant; `sure` unless a person must say yes first; `phrase` what was said."""

    accounts: tuple[AccountKey, ...] = ()
    sure: bool = True
    protected: bool = False
    note: str = ""
    phrase: str = ""
    named: bool = True  # something was said that ought to be an account
    each: bool = False  # 知乎和天目号: several, each named by itself, in this order


NOTHING = Target(named=False)


def target(scene: Scene, run: Sequence[Token]) -> Target:
    """The account that a run of words means."""
    kept = but_destinations(scene, run)
    return _one_by_one(scene, kept, _meant(scene, kept))


_GOING_TO = re.compile(  # 整合到, 内容迁到, 公告都发在, 以后放在
    r"(?:整合|合并|归并|归集|统一|划转|转移|迁移|搬迁|引导|导流|并|转|迁|搬|移|挪|发布?|放|登|推|挂)(?:过|移|入|布)?(?:到|至|在|往|进|去)了?"
    r"(?:我们?|咱们?|市里|县里|政府|的|那个|这个|主账号|账号|公众号|微信|[“\"「『《(（\s])*$"
)
_TO = re.compile("[到至在往进去]")
_DESTINED = kinds("account name platform protected accountno")


def destined(scene: Scene, token: Token) -> bool:
    """整合到义乌发布, 公告都发在义乌发布: the account behind such a verb is where it goes, never what is spoken of."""
    return token.kind in _DESTINED and _GOING_TO.search(scene.text.key[: token.start]) is not None


def goal_said(scene: Scene) -> str | None:
    """整合到义乌发布, of 快手整合到义乌发布: what becomes of it, as typed; it is why, and no object."""
    for token in scene.tokens if scene.has(*_DESTINED) else ():
        led = _GOING_TO.search(scene.text.key[: token.start]) if token.kind in _DESTINED else None
        if led is not None:
            return scene.said([one for one in scene.tokens if one.end > led.start() and one.start <= token.start])
    return None


def but_destinations(scene: Scene, run: Sequence[Token]) -> Sequence[Token]:
    """The words without the account into which the other goes."""
    if not any(t.kind in _DESTINED for t in run) or _TO.search(scene.text.key) is None:
        return run
    return [token for token in run if not destined(scene, token)]


_AND = re.compile(
    r"(?:和|跟|与|及|以及|还有|连同|、|,|，|\s|的|那个|这个|账号|号)*(?:和|跟|与|及|还有|连同|、|,|，)(?:的|那个|这个|我们的?|\s)*"
)


def _one_by_one(scene: Scene, run: Sequence[Token], found: Target) -> Target:
    """知乎和天目号: where each of the accounts is named by itself and nothing but 和 lies between, in that order."""
    words = [token for token in run if token.kind == "platform"] or [token for token in run if token.kind in _CALLED]
    between = [scene.text.key[one.end : two.start] for one, two in pairwise(words)]
    apart = all(_AND.fullmatch(part) or (not part and words[0].kind == "platform") for part in between)  # 快手知乎
    if len(found.accounts) < 2 or len(words) != len(found.accounts) or not apart:  # noqa: PLR2004 - several
        return found
    named = [[key for key in found.accounts if _calls(scene, word, key)] for word in words]
    if any(len(keys) != 1 for keys in named) or len({key for keys in named for key in keys}) != len(words):
        return found
    return replace(found, accounts=tuple(keys[0] for keys in named), each=True)


def _calls(scene: Scene, word: Token, key: AccountKey) -> bool:
    if word.kind == "platform":
        return bool(accounts_on(scene, [word], [scene.lexicon.account[key]]))
    return isinstance(word.value, Name) and key in word.value.accounts


_CALLED = kinds("account name")


def _meant(scene: Scene, run: Sequence[Token]) -> Target:
    lexicon = scene.lexicon
    if any(token.kind == "protected" for token in run):
        return Target(protected=True, phrase=scene.said(run))
    numbers = [token.value for token in run if token.kind in _NUMBERS and token.value is not None]
    if len(numbers) == 1 and all(token.kind in LINKS | _NUMBERS for token in run):
        return Target(tuple(a.key for a in lexicon.accounts if a.number == numbers[0]), phrase=scene.said(run))
    loose = [token for token in run if token.kind not in LINKS | {"count"}]
    if not loose:
        return _own(scene, run)
    if any(token.kind not in {"account", "name", "unit"} for token in loose):
        return _unclear(scene, run, loose)
    return _named(scene, run, [token.value for token in loose if isinstance(token.value, Name)])


def on_platform(scene: Scene, found: Target, platforms: Sequence[Token]) -> Target:
    """我们今日头条上的那个义乌警队: of several the one on the platform that is named apart from it."""
    if len(found.accounts) < 2 or found.note or not platforms:  # noqa: PLR2004 - several
        return found
    hits = accounts_on(scene, platforms, [scene.lexicon.account[key] for key in found.accounts])
    return replace(found, accounts=tuple(account.key for account in hits)) if hits else found


def _own(scene: Scene, run: Sequence[Token]) -> Target:
    """我们的微博, 抖音号: an account of the speaker's own unit."""
    own = scene.lexicon.accounts_of(scene.context.units)
    if any(token.kind == "platform" for token in run):
        found = accounts_on(scene, run, own)
        return Target(
            tuple(a.key for a in found or own), phrase=scene.said(run), note="" if found else "no_such_platform"
        )
    if any(token.kind == "self" for token in run) and any(token.kind == "accountnoun" for token in run):
        return Target(tuple(account.key for account in own), phrase=scene.said(run))
    return NOTHING


def accounts_on(scene: Scene, run: Iterable[Token], accounts: Iterable[AccountWords]) -> list[AccountWords]:
    """Those of the accounts that stand on the platform said in the run."""
    parts = [
        part
        for token in run
        if token.kind == "platform"
        for part in scene.lexicon.vocabulary.platforms[str(token.value)]
    ]
    return [account for account in accounts if any(part in scene.lexicon.fold(account.platform) for part in parts)]


def _named(scene: Scene, run: Sequence[Token], names: Sequence[Name], *, sure: bool = True) -> Target:
    lexicon, phrase = scene.lexicon, scene.said(run)
    units = [code for name in names for code in name.units]
    said = [lexicon.account[key] for name in names for key in name.accounts]
    pool = _unique(said if names and not units else [*said, *lexicon.accounts_of(units)])
    if len(names) > 1 and units and said:  # 佛堂镇的佛堂城事: the unit only narrows
        pool = [a for a in said if a.unit in units] or pool
    if not any(token.kind == "platform" for token in run):
        return Target(tuple(account.key for account in pool), sure, phrase=phrase)
    found = accounts_on(scene, run, pool)
    if found:
        return Target(tuple(account.key for account in found), sure, phrase=phrase)
    near = accounts_on(scene, run, lexicon.accounts_of({account.unit for account in pool} | set(units)))
    return Target(tuple(a.key for a in _unique([*near, *pool])), sure, note="name_has_no_such_platform", phrase=phrase)


def _unique(accounts: Iterable[AccountWords]) -> list[AccountWords]:
    return list(dict.fromkeys(accounts))


def _unclear(scene: Scene, run: Sequence[Token], loose: Sequence[Token]) -> Target:
    """Words that are no name as they stand: a part of one, one that sounds alike, one with a slip."""
    core = list(run)
    while core and core[-1].kind in LINKS and not _grown_on(scene, core):
        core.pop()
    while core and core[0].kind in LINKS:
        core.pop(0)
    phrase = "".join(scene.word(token) for token in core if token.kind not in {"sep", "platform"})
    for look in (_parts, _alike, _nicknamed):
        found = look(phrase, scene)
        if found:
            return found if isinstance(found, Target) else _named(scene, run, found, sure=look is _parts)
    names = [token.value for token in loose if isinstance(token.value, Name)]
    if names and not _name_of_its_own(run):
        return _named(scene, run, names, sure=False)
    return Target(phrase=scene.said(core))


def _name_of_its_own(run: Sequence[Token]) -> bool:
    """佛堂古镇旅游: a strange word right behind a unit's name makes it another name, unless an account is spoken of."""
    if any(token.kind in {"account", "name", "platform", "accountnoun"} for token in run):
        return False
    return any(t.kind == "unit" and f.kind == "x" and t.end == f.start for t, f in pairwise(run))


def _grown_on(scene: Scene, core: Sequence[Token]) -> bool:
    """注销城事: a word without weight that stands right behind a strange one is part of the name."""
    return (
        len(core) > 1
        and core[-1].kind in {"soft", "want", "unitnoun"}
        and core[-2].kind == "x"
        and not scene.text.gap(core[-1].start)
    )


def _parts(phrase: str, scene: Scene) -> list[Name]:
    """Account names of which the phrase is a part, the speaker's own unit's first."""
    if len(phrase) < _PART or phrase in scene.lexicon.counties:
        return []
    names = [name for name in scene.lexicon.names.values() if name.exact and name.accounts and phrase in name.text]
    own = [name for name in names if _own_name(name, scene)]
    if own:
        return own
    return names if len(phrase) > _PART else []


def _nicknamed(phrase: str, scene: Scene) -> list[Name]:
    """疾控: two characters of the one account whose name has them, else of the one unit; none of a protected name."""
    lexicon = scene.lexicon
    if len(phrase) != _PART or phrase in lexicon.counties or phrase in lexicon.vocabulary.words:
        return []
    having = [name for name in lexicon.names.values() if phrase in name.text]
    accounts = [name for name in having if name.accounts and name.exact]
    units = {code for name in having for code in name.units}
    if any(name.protected for name in having):
        return []
    if accounts:
        return accounts if len(accounts) == 1 else []
    return [name for name in having if name.units][:1] if len(units) == 1 else []


def by_nickname(scene: Scene, found: Target) -> Target:
    """疾控那个公众号: of several accounts the one whose name has two characters or more of a strange word."""
    if len(found.accounts) < 2 or found.protected:  # noqa: PLR2004 - several
        return found
    fold, stems = scene.lexicon.fold, scene.lexicon.counties
    said = [scene.word(token) for token in scene.all("x") if len(token) >= _PART]
    pairs = {word[at : at + _PART] for word in said for at in range(len(word) - 1)} - set(stems)
    hits = [key for key in found.accounts if any(pair in fold(scene.lexicon.account[key].name) for pair in pairs)]
    return replace(found, accounts=(hits[0],), sure=False) if len(hits) == 1 else found


def _own_name(name: Name, scene: Scene) -> bool:
    return any(scene.lexicon.account[key].unit in scene.context.units for key in name.accounts)


def _alike(phrase: str, scene: Scene) -> list[Name] | Target:
    """Names that sound like the phrase, else those one slip away; a protected name beside them stops the guess."""
    lexicon = scene.lexicon
    sound = syllables(phrase, lexicon.vocabulary.pinyin)
    heard = [name for name in lexicon.sounds.get(sound, ()) if name.accounts or name.protected or name.units]
    if any(name.protected for name in heard):
        return Target(protected=True, phrase=phrase)
    if heard:
        return heard
    return _slipped(phrase, lexicon)


def _slipped(phrase: str, lexicon: Lexicon) -> list[Name] | Target:
    if len(phrase) < _SLIP:
        return []
    if any(name.protected and _within(phrase, name.text, 1) for name in lexicon.names.values()):
        return Target(phrase=phrase)
    near = [n for n in lexicon.names.values() if n.exact and n.accounts and _within(phrase, n.text, 1)]
    return near if len(near) == 1 else []


def numbers_account(scene: Scene, token: Token) -> bool:
    """14号 义乌公安, 32号 佛堂城事: whether what looks like a day is the number of the account named behind it."""
    place = scene.index(token) + 1
    behind = scene.tokens[place] if place < len(scene.tokens) else None
    said = scene.word(token).removesuffix("号")
    if behind is None or not isinstance(behind.value, Name) or not (said.isdecimal() and said.isascii()):
        return False
    return int(said) in {number for _, number in behind.value.accounts}


def _within(one: str, other: str, limit: int) -> bool:
    """Whether at most `limit` insertions, deletions or replacements lie between two names (Levenshtein)."""
    if abs(len(one) - len(other)) > limit:
        return False
    row = list(range(len(other) + 1))
    for place, char in enumerate(one, start=1):
        above, row[0] = row[0], place
        for column, facing in enumerate(other, start=1):
            above, row[column] = row[column], min(row[column] + 1, row[column - 1] + 1, above + (char != facing))
    return row[-1] <= limit
