"""An account's identifier on its platform as it is typed: gh_…, a word of letters, a long number, letter by letter."""

import re

from bot.language.patterns import POINTED_AT, kinds
from bot.language.rules.asking import asks
from bot.language.scene import Scene
from bot.language.tokens import Token

_BESIDE_ID = kinds(
    "number sep soft particle polite qmark accountid accountnoun self become date stopdate effectdate stopped"
)
_DIGITS = frozenset({"数字", "串数字", "这串", "停", "起", "起停"})  # 5138820467，就这串数字吧
_LONG = 8  # digits of a number that is nothing else
LONG_NUMBER = re.compile(r"\d{6,20}", re.ASCII)  # of a 微博 or a 抖音
_ORIGINAL = re.compile(r"gh_[0-9a-z]{6,20}", re.ASCII)
_BEHIND_WORD = re.compile(r"[a-z][a-z0-9_-]{5,19}|(?=.{4})[a-z][a-z0-9-]*(?:_[a-z0-9_-]+|\d+)", re.ASCII)  # 账号yw_tt
_WECHAT_ID = re.compile(r"(?:gh_[0-9a-z]{6,20}|[a-z][a-z0-9_-]{5,19})", re.ASCII)


def account_id(scene: Scene) -> str | None:
    """gh_…, or what stands behind 微信号, 账号ID and the like; the person's own letters."""
    if (taken_back := _id_put_right(scene)) is not None:
        return taken_back
    if several_ids(scene):
        return scene.said([_ids_said(scene)[-1]])  # and it is asked about
    original = (t for t in scene.all("latin") if _ORIGINAL.fullmatch(scene.word(t)))
    if (token := next(original, None)) is not None:
        return scene.said([token])
    for place, token in enumerate(scene.tokens):
        if token.kind == "accountid" or (token.kind == "accountnoun" and letters_follow(scene, place)):
            found = _spelt_out(scene, token) or _identifier(scene, place + 1)
            if found:
                return found
        elif token.kind == "latin" and _WECHAT_ID.fullmatch(scene.word(token)) and scene.apart(place):
            return scene.said([token])
    return None


_LETTERS = re.compile(r"\W*(?:就?是|为)?\W*((?:[A-Za-z0-9_-][\s,，]+){4,}[A-Za-z0-9_-])(?![A-Za-z0-9])", re.ASCII)


def _spelt_out(scene: Scene, token: Token) -> str | None:
    """ID是s x 2 0 1 8 z f: letter by letter, as a voice transcript has it."""
    found = _LETTERS.match(scene.text.after(token.end))
    return re.sub(r"[\s,，]", "", found[1]) if found else None


def letters_follow(scene: Scene, place: int) -> bool:
    """账号yiwugongan, 账号6677889900: letters or a long number right behind the word are the identifier."""
    shapes = {"latin": _BEHIND_WORD, "number": LONG_NUMBER}
    behind = scene.tokens[place + 1 : place + 2]
    return any(t.kind in shapes and shapes[t.kind].fullmatch(scene.word(t)) is not None for t in behind)


def _identifier(scene: Scene, place: int) -> str | None:
    tokens = scene.tokens
    while place < len(tokens) and (
        tokens[place].kind in {"soft", "particle", "sep", "accountid"} or tokens[place].kind == "become"
    ):
        place += 1
    first = place
    while (
        place < len(tokens)
        and tokens[place].kind in {"latin", "junk", "number", "to", "mobile", "url"}
        and (place == first or not scene.apart(place))
    ):
        place += 1
    return scene.said(tokens[first:place]) or None


def bare_id(scene: Scene) -> str | None:
    """A word of letters alone that has the shape of a WeChat ID, where one was asked for; or a long number."""
    asked = scene.context.asked
    named = scene.has("accountid") or (asked is not None and asked.fields == ("account_id",))
    if (address := _address(scene)) is not None:
        return address
    if asked is not None and "account_id" in asked.fields and named and (found_alone := _lone_id(scene)):
        return found_alone
    if asked is not None and "account_id" in asked.fields:
        light = scene.only(_BESIDE_ID | {"x"}) and all(scene.word(token) in _DIGITS for token in scene.all("x"))
        long = (t for t in scene.all("number") if LONG_NUMBER.fullmatch(scene.word(t)))
        if (found := next((t for t in long if light or _stands_alone(scene, t)), None)) is not None:
            return scene.said([found])
    said = _ids_said(scene)
    return scene.said([said[-1]]) if said else None  # of several the last, and it is asked about


def _address(scene: Scene) -> str | None:
    """域名错了，是smkz.gov.cn; where an identifier was asked for, an address between signs: whole as it was typed."""
    asked, said = scene.context.asked, scene.all("url")
    if asked is None or len(said) != 1:
        return None
    if scene.has("accountid"):
        return scene.said(said)
    if "account_id" not in asked.fields:
        return None
    alone = scene.only(_BESIDE_ID | {"url", "platform", "name", "account"}) or _stands_alone(scene, said[0])
    return scene.said(said) if alone else None


NO_ID = "无"
_ID = r"(?:账?号?(?:id|ID|Id)|账号标识|标识|[Aa]pp[Ii][Dd]|APPID|网址|域名|包名|下载地址)"
_SPEAKING = (
    r"(?:我们?|咱们?|本|这个?|那个?|单位|局|镇|网站|小程序|[Aa][Pp][Pp]|客户端|应用|账?号|的话?|是|就|也|都|真|根本|"
    r"嗯|哦|[\s,，、:：])*"
)
_LACKED = r"(?:没有|没|无)(?:这个|这种|这样的|这东西|这一项|什么|啥)*"
_END = r"(?:的|啊|呀|哦|呢)*[\s。.!！]*"
_NONE = re.compile(rf"{_SPEAKING}{_LACKED}{_ID}{_END}|{_ID}{_SPEAKING}{_LACKED}{_END}")
_NONE_OF_THIS = re.compile(rf"{_SPEAKING}{_LACKED}{_END}")


def lacks_id(scene: Scene) -> bool:
    """网站没有账号ID; 无, where nothing but the identifier was asked for: there is none. 还没有, 没有查到 say less."""
    asked, shown = scene.context.asked, scene.text.shown.strip()
    if asked is None or "account_id" not in asked.fields:
        return False
    return bool(_NONE.fullmatch(shown) or (asked.fields == ("account_id",) and _NONE_OF_THIS.fullmatch(shown)))


def asks_back(scene: Scene) -> bool:
    """账号ID是啥，我们是网站，没有这个: what the identifier is that was asked for; no reason, and none is given."""
    asked = scene.context.asked
    wanted = asked is not None and "account_id" in asked.fields
    named = scene.has("accountid") and not scene.has("latin", "url") and not lacks_id(scene)  # 包名没有 asks nothing
    return wanted and named and asks(scene.tokens, scene)


def only_identifies(scene: Scene, said: str) -> bool:
    """Whether the message says the identifier, an address or that there is none, and nothing else."""
    if said == NO_ID:
        return lacks_id(scene)
    addressed = any(scene.said([token]) == said for token in scene.all("url"))
    return addressed and scene.only(_BESIDE_ID | {"url", "platform", "name", "account"})


def _ids_said(scene: Scene) -> list[Token]:
    """Words of letters that could be identifiers, but for what is denied: 不是suxi2020，是suxi2021."""
    shaped = (token for token in scene.all("latin") if _WECHAT_ID.fullmatch(scene.word(token)))
    return [token for token in shaped if not scene.text.key[: token.start].rstrip().endswith("不是")]


def _id_put_right(scene: Scene) -> str | None:
    """The last of several of which the first was taken back: wenlyyiwu 手滑，是wenlvyiwu."""
    said = _ids_said(scene)
    between = scene.text.key[said[0].end : said[-1].start] if len(said) > 1 else ""
    return scene.said([said[-1]]) if _ID_TAKEN_BACK.search(between) else None


def several_ids(scene: Scene) -> bool:
    """xzf_fotang或者fotang2020: which of two is meant, nothing tells."""
    different = {scene.word(token) for token in _ids_said(scene)}
    return len(different) > 1 and _id_put_right(scene) is None


_ID_TAKEN_BACK = re.compile(r"不对|不是|手滑|打[错快]|写错|抄错|少[打抄]|没[贴抄打写]全|漏|不全|更正|应该")


def _lone_id(scene: Scene) -> str | None:
    """七位数的，3019826; g h 下划线 5 d 2 2 e: where nothing but the identifier was asked for."""
    shown = scene.text.shown.replace("下划线", "_")
    if spelt := _SPELT_OUT.search(shown):
        return re.sub(r"[\s,，]", "", spelt[0])
    numbers = _NUMBER_ALONE.findall(shown)
    return numbers[0] if len(set(numbers)) == 1 and not scene.has("mobile") else None


_NUMBER_ALONE = re.compile(rf"(?<![A-Za-z0-9_-]){LONG_NUMBER.pattern}(?![A-Za-z_])", re.ASCII)  # not that of ks_112233
_SPELT_OUT = re.compile(r"(?<![A-Za-z0-9])(?:[A-Za-z0-9_-][\s,，]+){4,}[A-Za-z0-9_-]+(?![A-Za-z0-9])", re.ASCII)


def _stands_alone(scene: Scene, token: Token) -> bool:
    """3845012345，8月30日，合同到期; smkz.gov.cn 8月30日: a long number, or an address, between signs or blanks."""
    place = scene.index(token)
    labelled = token.kind == "url" and place and scene.tokens[place - 1].kind not in _AHEAD_OF_ADDRESS
    return len(token) >= _LONG and scene.apart(place) and scene.apart(place + 1) and not labelled


_AHEAD_OF_ADDRESS = kinds(
    "sep date soft particle account name platform accountno"
)  # 公告链接 https://… is no identifier


_BEFORE_ID = kinds("accountid accountnoun become sep soft particle to edit change")


def id_places(scene: Scene) -> set[int]:
    """The places of the words of an identifier, with what leads to it."""
    said = account_id(scene) or bare_id(scene)
    if not said:
        return set()
    found = next((p for p, t in enumerate(scene.tokens) if said.startswith(scene.said([t])) and scene.said([t])), None)
    if found is None:
        return set()
    first, last = found, found
    while first and scene.tokens[first - 1].kind in _BEFORE_ID and not _sentence_sign(scene, first - 1):
        first -= 1
    while first < found and scene.tokens[first].kind in {"soft", "particle"}:
        first += 1  # 没人看了账号ywgz2018
    first = found if _of_the_sentence(scene, first) else _account_ahead(scene, first)
    while last + 1 < len(scene.tokens) and not scene.apart(last + 1):
        last += 1
    return set(range(first, last + 1))


def _of_the_sentence(scene: Scene, place: int) -> bool:
    """并入主账号 ywgz2018: the noun belongs to what stands before it."""
    return scene.tokens[place].kind == "accountnoun" and not scene.apart(place) and scene.tokens[place - 1].kind == "x"


def _account_ahead(scene: Scene, place: int) -> int:
    """抖音号ywjd110: where a part of the sentence begins with the account, that is of its identifier too."""
    first = place
    while first and scene.tokens[first - 1].kind in POINTED_AT:
        first -= 1
    return first if not first or _sentence_sign(scene, first - 1) else place


def _sentence_sign(scene: Scene, place: int) -> bool:
    return scene.tokens[place].kind == "sep" and scene.word(scene.tokens[place]) != ":"
