"""保留, 整合, 关停: which of them a stretch of words tells, and which stretches put it off or only wonder about it."""

import re
from collections.abc import Iterable

CHOICES = (
    ("保留", re.compile(r"保留|留着|留下|留(?=[吧了着]?$)|别关停?|不要?关停?|先不关")),
    ("整合", re.compile(r"整合")),
    ("关停", re.compile(r"关停|关掉|关闭|停掉|关了?$|停用")),
)
_DENIED = re.compile(r"不(?:宜|能|可|必|用|应该?|适合|同意|建议)?(?:关停?|停|整合)")  # 定为保留 不宜关停
_PUT_OFF = re.compile(  # 国资先放一放, 其他的再说, 47号看情况
    r"(?:先|暂时?|还|再|等|以后|回头|后面|下次|过[几两]天|[都也就])*(?:放一?放|不(?:动|定|管|碰|急|处理|考虑)|等一?等|缓一?缓|"
    r"(?:看|想|议|商量|研究|考虑)(?:一?[看想下]|情况|再说)*|再[说议看定]|搁(?:一?搁|着)|待定|没(?:想好|定|商量))(?:[吧呢了哈啊]|再说)*$"
)
_WONDERS = re.compile(  # 月底前可能改保留, 到时候看情况再关
    r"可能|也许|或许|没准|说不定|不排除|到时候?|以后|今后|将来|后面|回头|下一步|年底|月底|过[几两段]|再(?:看|说|改|定|考虑|研究|议)"
)


_NOT_MERGED = re.compile(r"(?:不要?|不用|不能|别|甭|莫|没)(?:再|去|急着)?整合")


def chosen(key: str) -> str:
    """The one choice that a part tells; "" where it tells none, or two."""
    if _NOT_MERGED.search(key):
        return ""  # 部门都别整合: what else becomes of them is not said
    kept = CHOICES[0][1].search(key)
    if kept and not re.search(r"整合|合并", key):
        return "保留" if not re.search(r"关|停", CHOICES[0][1].sub("", key)) else _last(key)
    return _last(key)


def choices(key: str) -> set[str]:
    """Every fate that a part tells: 微信保留、微博关停 tells two."""
    left = _DENIED.sub("", CHOICES[0][1].sub("", key))
    return {choice for choice, words in CHOICES[1:] if words.search(left)} | ({"保留"} if left != key else set())


def tells_any(key: str) -> bool:
    """Whether any of them is spoken of."""
    return any(words.search(key) for _, words in CHOICES)


def put_off(key: str) -> bool:
    """Whether a part says of accounts that nothing is decided yet."""
    return not tells_any(key) and _PUT_OFF.search(key) is not None


_IN_USE = re.compile(r"(?:要|得|在|还能|有人|继续)(?:用|更新|管|看)(?:的|着|呢|下去)*$")  # 公众号还要用
_LEFT_ALONE = re.compile(r"(?:别|不)(?:能|用|要|想)?(?:动|停|关|销|注销|发)(?:[了的吧]|掉)*$")  # 快手先别动


def left_alone(key: str) -> bool:
    """Whether a part says of the account that it begins with that nothing is done with it, or not yet."""
    return put_off(key) or _LEFT_ALONE.search(key) is not None


def of_itself(key: str) -> bool:
    """Whether a part says what becomes of the account that it begins with, or that nothing does yet."""
    return tells_any(key) or left_alone(key) or _IN_USE.search(key) is not None


def wonders(key: str) -> bool:
    """Whether a part says what may become of them some day, and not what becomes of them now."""
    return _WONDERS.search(key) is not None


_HEDGED = re.compile(  # 商务局可能保留; 尽可能保留 is none
    r"(?<!尽)可能|也许|或许|没准|说不定|不排除|兴许|恐怕|[看视]情况|大概(?:率|会|要|是)|估计(?:会|要|是|得|能)?"
)
_ON_CONDITION = re.compile(  # 要是没人管就关停, 没人更新的话就关掉, 再不更新就关停
    r"(?:要是|如果|假如|假使|倘若|要不是|万一|一旦|除非|只要|只有|若(?:是|无|没|不|仍|再|有))|的话|再(?:不|没)[^,，。;；]{1,8}就"
)
_CLAUSES = re.compile(r"[,，。;；!！?？ ]+")


def undecided(key: str, choice: str = "") -> bool:
    """Whether a fate (that one) stands behind a condition, or in none but clauses with a maybe before it."""
    hedged = [_hedged(part, choice) for part in _CLAUSES.split(key) if tells_any(part)]
    told = [maybe for maybe in hedged if maybe is not None]
    first = min((found.start() for _, words in CHOICES if (found := words.search(key))), default=0)
    return _ON_CONDITION.search(key[:first]) is not None or (bool(told) and all(told))


def maybes(key: str) -> list[tuple[int, int]]:
    """From where to where the clauses stand in which a maybe stands before a fate."""
    return [found.span() for found in _CLAUSE.finditer(key) if _hedged(found[0], "")]


_CLAUSE = re.compile(r"[^,，。;；!！?？ ]+")


def _hedged(part: str, choice: str) -> bool | None:
    """Whether a maybe, or 能关停的话, stands before the fate (that one) of a clause; None where it tells none."""
    told = [words for name, words in CHOICES if choice in {"", name}]
    places = [found.start() for words in told for found in words.finditer(part)]
    if not places:
        return None
    return bool(_HEDGED.search(part[: min(places)]) or _ON_CONDITION.search(part[: max(places)]))


def _last(key: str) -> str:
    found = [choice for choice, words in CHOICES if words.search(key)]
    return found[0] if len(found) == 1 else ""


def denies_what_is_chosen(key: str, chosen: Iterable[str]) -> bool:
    """别把镇街都关停; 12号保留，13号不保留: a fate that is decided stands behind a no somewhere in the message."""
    denied = (choices(found["fate"]) for found in _DENIED_FATE.finditer(key))
    return not set(chosen).isdisjoint(choice for some in denied for choice in some)


_DENIED_FATE = re.compile(
    r"(?:不(?!对|[^,，。;；]?(?:行|成|好)就)|别|非|勿|莫|甭)[^,，。;；了保留整合关停]{0,8}(?P<fate>保留|整合|关停|关掉|关|留|并)"
)
