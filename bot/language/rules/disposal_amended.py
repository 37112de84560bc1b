"""What the office takes back in the sentence that decides: 三农保留 不对 整合; 14-16关停，15除外; 22去掉 of a list.

The last word counts, and who is left out, wherever that is said, is never a reason. Where such a piece is not
understood nothing is decided, and the piece is named. What comes of it is shown before it counts.
"""

import re
from collections.abc import Iterable

from bot.language.context import OFFICE
from bot.language.lexicon import AccountKey
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules import fates
from bot.language.rules.asking import asks
from bot.language.rules.disposal import dispose
from bot.language.rules.disposal_group import dispose_group
from bot.language.rules.disposal_list import FRONT, dispose_several, short_named, unread_part
from bot.language.rules.disposal_named import LIST, NAMES, meant, units_in_short
from bot.language.scene import Said, Scene
from bot.language.targets import Target, accounts_on

_SLIP = re.compile(
    r"[,，。;；!！\s]+(?:[哦噢啊呃哎]|等[一]?下)*[,，\s]*(?:不对|不是|错了|(?:说|打|写|搞|弄|报)错了?)[了啊哦]*[,，。!！\s]*"
    r"(?:应该?|是|要|改成?|改为|定成?|定为)*"
)
_OUT = r"除外|不算(?:在内)?|不在内|例外|(?:先|暂时|就)?(?:不要?|别|不用)(?:动|定|管|碰)"
_BUT = re.compile(
    rf"[,，;；\s]+(?:除(?:了|去|开|掉)?|不含|不包括|不算)(?P<named>[^,，。;；]+?)(?:以外|之外|外)?[吧了啊]*[。!！]?$"
    rf"|[,，;；\s]+(?P<ahead>[^,，。;；\s]+?)(?:{_OUT})[吧了啊的]*[。!！]?$"
)
_BUT_AHEAD = re.compile(  # 除了15，14-16都关停; 15除外，14到18关停
    r"\A(?:除(?:了|去|开|掉)?|不含|不包括|不算)(?P<named>[^,，。;；]+?)(?:(?:以外|之外|外)[,，;；\s]*|[,，;；\s]+)(?=\S)"
    rf"|\A(?P<ahead>[^,，。;；\s]+?)(?:{_OUT})[,，;；\s]+(?=\S)"
)
_BUT_AMID = re.compile(  # 14到18除了15都关停; 14-18（15除外）关停
    r"[,，(（\s]*(?:除(?:了|去|开|掉)?|不含|不包括)(?P<named>[^,，。;；]+?)(?:以外|之外|外)?[)），,\s]*"
    r"(?=(?:[都全均就]|一律|统统|全部)*(?:保留|整合|关停|关掉|停用|留着))"
    rf"|[(（](?P<ahead>[^,，。;；\s]+?)(?:{_OUT})[)）][,，\s]*(?=\S)"
)
_FROM_LIST = re.compile(
    r"(?:把|将|那)?(?P<ahead>[^,，。;；!！?？]+?)(?:这个|那个|先|暂时?|就|也|都|还是)*(?:去掉|拿掉|删掉?|删了|划掉|剔除|拿出来"
    r"|除外|不算|(?:不要?|别|不用)(?:动|定|管|碰)|(?<=先)(?:不|别)(?:关停?|关掉|停|整合|保留|留)|(?<=先)(?:放|缓)一?[放缓])[吧了啊呢的]*"
    r"(?:[,，\s]*(?:其他|其余|别的|剩下)的?(?:都|就|还是|也)*(?:可以|行|不变|照旧|照办|没问题)[了吧的]*)?[。.!！]*"
    r"|(?:去掉|拿掉|删掉|划掉|剔除|除去|除了|除掉|不含|不包括)(?P<named>[^,，。;；!！?？]+?)[吧了啊]*[。.!！]*"
)
_ALSO = re.compile(r"[,，、和跟与及\s]+")
_AROUND = re.compile(r"^(?:把|将|那|这|其中的?)+|(?:的|这个|那个|这几个|[这那][两三]个|都|全部?)+$")
_NOT_SO = re.compile(  # 三农不是保留，是整合; 三农保留，不是关停: the fate that is denied is none
    r"(?:不是|不要?)(?:保留|整合|关停)的?[了吧]*(?:[,，\s]*(?:而?是|要|应该是|改成)|[,，\s]+)(?=保留|整合|关停)|[,，\s]+(?:而)?不是(?:保留|整合|关停)[。!！]?$"
)
_PLAIN_FATE = re.compile(r"(?:保留|整合|关停|关掉|关闭|停掉|留着|留下|停用)(?:的|了|吧|才对|啊|哦)*[。.!！]*")
_OTHER_MATTERS = kinds("register apply request rect past closed task urge third praise stopdate effectdate cond")


def amended(scene: Scene) -> Said | None:
    """The fates of a sentence that puts itself right, or leaves somebody out, at its end."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if not office or not fates.tells_any(scene.text.key) or not _WORTH.search(scene.text.key):
        return None
    if scene.has(*_OTHER_MATTERS) or asks(scene.tokens, scene):
        return None
    return _but(scene) or _denied(scene) or _put_right(scene)


_WORTH = re.compile("不对|不是|不要?(?:保留|整合|关停)|错|除|不含|不包括|不算|不在内|例外|[不别][动定管碰]")


def taken_out(scene: Scene) -> Said | None:
    """22去掉; 等下9号先不动; 微博先不关, beside a list of fates that was shown: the list comes again without them."""
    asked = scene.context.question
    if asked is None or asked.shown != "DISPOSITION":
        return None
    if asks(scene.tokens, scene) or scene.has(*_OTHER_MATTERS):
        return None
    words = scene.text.shown.strip()
    front = FRONT.match(words)
    named = _left_out(words[front.end() :] if front else words, asked.words)
    each = [_one_notice(excepted(scene, who)) if not fates.tells_any(who) else None for who in named]
    keys = {key for some in each for key in some or ()}
    return Said("DISPOSITION", {"targets": _each(sorted(keys)), LEFT_OUT: True}) if each and all(each) else None


def _left_out(words: str, shown: str) -> list[str]:
    """Who is taken out: 14去掉，18也去掉; 除了14都关, where what is shown becomes of all; none where more is told."""
    but = _ALL_BUT.fullmatch(words)
    if but is not None:
        return [but["named"]] if set(_SHOWN_FATE.findall(shown)) == {fates.chosen(but["fate"])} else []
    whole = _FROM_LIST.fullmatch(words)
    found = [whole] if whole else [_FROM_LIST.fullmatch(one) for one in re.split(r"[,，。;；!！\s]+", words) if one]
    return [one["ahead"] or one["named"] for one in found if one is not None] if all(found) else []


_SHOWN_FATE = re.compile("定为(保留|整合|关停)")
_ALL_BUT = re.compile(
    r"(?:除(?:了|去|开|掉)?|不含|不包括)(?P<named>[^,，。;；!！?？]+?)(?:以外|之外|外)?[,，\s]*(?:其他|其余|别的|剩下)?的?"
    r"(?:[都全就]|一律|统统|全部)+(?P<fate>关停?|关掉|整合|保留|留着?)[吧了的]*[。.!！]*"
)
LEFT_OUT = "left_out"  # slot: the accounts are taken out of the list that was shown


def _but(scene: Scene) -> Said | None:
    """水务局和交通保留，三农除外; 32到45都整合，除了33; 除了15，14-16都关停; 14到18除了15都关停."""
    words = scene.text.shown.strip()
    found = _BUT.search(words) or _BUT_AHEAD.search(words) or _BUT_AMID.search(words)
    if found is None or _NOBODY.fullmatch(found["ahead"] or ""):
        return None
    known = dispose_group(scene)
    if known is not None and known.intent == "DISPOSITION":
        return known
    said = read_whole(scene, words[: found.start()] + words[found.end() :])
    left_out = excepted(scene, found["ahead"] or found["named"])
    if said is None:
        return known or (unread_part(words) if left_out or scene.has(*NAMES) or LIST.search(scene.text.key) else None)
    return _without(scene, _rows(said), left_out, found)


def _without(
    scene: Scene, rows: list[tuple[AccountKey, str]], left_out: set[AccountKey] | None, found: re.Match[str]
) -> Said | None:
    """What was decided but for those who are left out; refused where they are not known, or nobody stays."""
    piece = found[0].strip(" ,，;；")
    if left_out is None:
        return None if _TELLS_WHY.search(found["named"] or "") else unread_part(piece)
    stay = [(key, choice) for key, choice in rows if key not in left_out]
    if len(stay) == len(rows) and found.end() < len(found.string):
        return unread_part(found.string)  # 除了三农，水务和交通保留 may mean those three
    if len(stay) == len(rows) and fates.put_off(scene.lexicon.fold(piece)):
        return None  # 三农整合，国资先不动: of another one, which the plain rule leaves open
    return _decided(stay) if stay else unread_part(found.string)


_NOBODY = re.compile("(?:先|就|都|也|还是|暂时?)+")  # 义乌交通保留，先不动
_TELLS_WHY = re.compile("[没无不只都就]")  # 关停 除了转载没有原创


def _denied(scene: Scene) -> Said | None:
    """三农不是保留，是整合: what is not meant left out, it is one plain fate, or not sure."""
    words = _NOT_SO.sub("", scene.text.shown)
    said = read_whole(scene, words) if words != scene.text.shown else None
    return _decided(_rows(said)) if said is not None else None


def _put_right(scene: Scene) -> Said | None:
    """三农保留吧 不对 整合: the fate behind the slip; 22关停 写错了 23关停: the account behind it."""
    words = scene.text.shown.strip()
    slips = list(_SLIP.finditer(words))
    if not slips or not fates.tells_any(words[: slips[0].start()]):
        return None
    first, rest = words[: slips[0].start()], words[slips[-1].end() :]
    if not fates.tells_any(rest):
        return None
    before = read_whole(scene, first)
    if before is None:
        return unread_part(words)
    rows = _rows(before)
    if _PLAIN_FATE.fullmatch(rest):
        choice = fates.chosen(scene.lexicon.fold(rest.rstrip("。.!！的了吧才对啊哦")))
        one = len({fate for _, fate in rows}) == 1
        return _decided([(key, choice) for key, _ in rows]) if one and choice else unread_part(words)
    return _joined(rows, read_whole(scene, rest)) or unread_part(words)


def _joined(rows: list[tuple[AccountKey, str]], said: Said | None) -> Said | None:
    """What was told first with what puts it right: other fates of the same accounts, or another account."""
    if said is None:
        return None
    anew = dict(_rows(said))
    known = dict(rows)
    if anew.keys() <= known.keys():
        return _decided((known | anew).items())
    return _decided(anew.items()) if len(known) == len(anew) == 1 else None


def read_whole(scene: Scene, words: str) -> Said | None:
    """What a piece decides, every account of it known; None where that is not sure."""
    part = scene.saying(words.strip())
    said = dispose_group(part) or dispose_several(part) or dispose(part) or short_named(part)
    sure = said is not None and said.intent == "DISPOSITION" and not said.slots.get("reason")
    return said if said is not None and sure and all(len(one.accounts) == 1 for one in _targets(said)) else None


def excepted(scene: Scene, words: str) -> set[AccountKey] | None:
    """The accounts of those who are left out, by number, name, unit or platform; None where one is not known."""
    words = _AROUND.sub("", scene.lexicon.fold(words.strip()))
    listed = LIST.fullmatch(words)
    found = set[AccountKey]()
    for one in [words] if listed else [one for one in _ALSO.split(words) if one]:
        keys = _names(scene, one)
        if not keys:
            return None
        found |= keys
    return found or None


def _one_notice(keys: set[AccountKey] | None) -> set[AccountKey] | None:
    """Those accounts, a number once: of the list that was shown a number is one, whatever other notices hold."""
    return set({number: (plan, number) for plan, number in sorted(keys)}.values()) if keys else None


def _names(scene: Scene, words: str) -> set[AccountKey]:
    """The accounts of one name: all of a unit's, or of a platform's."""
    words = _AROUND.sub("", words)
    part = scene.saying(words)
    units = units_in_short(part, words) or (set(units_said(part)) if part.only(_UNIT) else set())
    if len(units) == 1:
        return {one.key for one in part.lexicon.accounts_of(units)}
    if part.only(_PLATFORM):
        return {one.key for one in accounts_on(part, part.all("platform"), part.lexicon.accounts)}
    return {key for one in meant(part, None, []) or [] for key in one.accounts}


_UNIT = kinds("unit soft particle")
_PLATFORM = kinds("platform accountnoun soft particle")


def _targets(said: Said) -> list[Target]:
    several, one = said.slots.get("targets"), said.slots.get("target")
    return several if isinstance(several, list) else [one] if isinstance(one, Target) else []


def _rows(said: Said) -> list[tuple[AccountKey, str]]:
    """Every account and its fate."""
    targets, each = _targets(said), said.slots.get("choices")
    choices = each if isinstance(each, list) else [said.slots["choice"]] * len(targets)
    return [(one.accounts[0], str(choice)) for one, choice in zip(targets, choices, strict=True)]


def _decided(rows: Iterable[tuple[AccountKey, str]]) -> Said:
    told = dict(rows)
    choices = list(told.values())
    if len(told) == 1:
        return Said("DISPOSITION", {"choice": choices[0], "target": _each(told)[0]}, certain=False)
    more = {"choices": choices} if len(set(choices)) > 1 else {}
    return Said("DISPOSITION", {"choice": choices[0], "targets": _each(told), **more})


def _each(keys: Iterable[AccountKey]) -> list[Target]:
    return [Target((key,), phrase=str(key[1])) for key in keys]
