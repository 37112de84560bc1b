"""排查: 登记账号, 比对, 起草整改 A1, 未批先办, 情况说明; each begins with a word of its own."""

import re

from bot.language.context import MONITOR, OFFICE
from bot.language.lexicon import Name
from bot.language.rules.asking import asks
from bot.language.rules.disposal_named import NAMES
from bot.language.rules.orders import SOURCE
from bot.language.scene import LEAD, Said, Scene, Slots, given
from bot.language.targets import target
from bot.language.tokens import Token

_REF = re.compile(r"^(?:账号|帐号|id|ID|微信号)?[:：]?\s*(?P<ref>[A-Za-z][\w-]{3,63})(?:[\s,，。;；]+|$)", re.ASCII)
_CODE = re.compile(r"^(?:起草整改|整改起草|起草整改单|比对起草)[ :：]*(?P<code>[a-z]\d{1,2})?$", re.ASCII)
_COMPARE = re.compile(
    r"^(?:看|查|查看)?(?:全省|省)?(?:平台)?(?:账号)?比对(?:结果|清单|名单)?(?: ?第? ?(?P<page>\d{1,2}) ?页?)?$",
    re.ASCII,
)
_SHEET = re.compile(r"^(?:导出|下载)(?:全省)?(?:平台)?(?:账号)?比对(?:表|结果|清单|名单)?$|^比对表$")
_EXPLAIN = re.compile(r"^(?:情况说明|书面说明|写情况说明|说明情况)")
_EXPLAIN_FOR = re.compile(r"^(?:代说明|代登记(?:情况)?说明|代登记书面说明)")
_UNAPPROVED = re.compile(r"^(?:发现)?(?:未批先办|未经批准注销|未批先注销|未经批准变更|擅自注销|擅自变更)")
_ALONE = re.compile(
    r"擅自|擅资|私自|私下|未经(?:批准|审批|同意)|没报批|没(?:经过?)?(?:审批|批准)|无.{0,4}审批(?:记录|手续)|先斩后奏|先[停关]后报"
)
_CHANGED = ("变更", "改名", "更名", "改成", "改为", "换主体", "名称变")


def enrolled(scene: Scene) -> Said | None:
    """登记账号 佛堂文旅 微信订阅号 ftwl2022 8月新开; 登记账号 佛堂镇 佛堂文旅 微信 (市府办, 监测)."""
    token = scene.first("accountregister")
    if token is None or asks(scene.tokens, scene) or scene.has("howto", "cond", "not", "blocked", "request"):
        return None
    behind = scene.tokens[scene.index(token) + 1 :]
    place = next((p for p, one in enumerate(behind) if one.kind == "platform"), None)
    head = behind[:place] if place is not None else behind
    slots: Slots = {}
    unit = _other_unit(scene, head)
    if unit is not None and isinstance(unit.value, Name):
        slots["unit"] = unit.value.units[0]
        head = head[1:]
    if place is None:
        name, platform, rest = _by_blanks(scene.behind(unit) if unit else scene.behind(token))
        return Said("REGISTER_ACCOUNT", slots | given(name=name, new_platform=platform, **_rest(rest)))
    said = behind[place]
    name = scene.said(head)
    rest = scene.behind(said)
    slots |= given(name=name or _first_word(rest), platform=scene.platform(said))
    return Said("REGISTER_ACCOUNT", slots | (_rest(rest) if name else {}))


def _other_unit(scene: Scene, head: tuple[Token, ...]) -> Token | None:
    """A unit in front of the name; where nothing else stands there, the unit's name is the account's."""
    first = next(iter(head), None)
    alone = len([one for one in head if one.kind not in {"sep", "soft"}]) < 2  # noqa: PLR2004 - unit and name
    is_unit = first is not None and isinstance(first.value, Name) and len(first.value.units) == 1
    if first is None or alone or not is_unit or first.kind not in {"unit", "name"}:
        return None
    apart = scene.apart(scene.index(first) + 1)
    return first if apart else None


def _by_blanks(text: str) -> tuple[str, str, str]:
    """A platform that no list knows stands behind the name."""
    name, _, rest = text.strip(LEAD).partition(" ")
    platform, _, more = rest.strip().partition(" ")
    return name, platform, more


def _first_word(text: str) -> str:
    return text.strip(LEAD).partition(" ")[0]


def _rest(text: str) -> Slots:
    """账号ID and what else was told."""
    found = _REF.match(text)
    return given(account_id=found["ref"], text=text[found.end() :].strip()) if found else given(text=text.strip(LEAD))


def compared(scene: Scene) -> Said | None:
    """比对; 比对 2; 导出比对; 起草整改 A1."""
    key = scene.text.key.strip(LEAD)
    if _SHEET.match(key):
        return Said("COMPARE", {"what": "file"})
    if found := _COMPARE.match(key):
        return Said("COMPARE", {"page": int(found["page"])} if found["page"] else {})
    if found := _CODE.match(key):
        return Said("DRAFT_ORDERS", given(code=found["code"].upper() if found["code"] else ""))
    return None


def unapproved(scene: Scene) -> Said | None:
    """未批先办 义乌普法 平台已搜不到; 未批先办 ZX-2022-005; 情况说明 ZX-2022-005 …; 代说明 ZX-2022-005 纸质 …."""
    key = scene.text.key.lstrip(LEAD)
    shift = len(scene.text.key) - len(key)
    explains, enters = _EXPLAIN.match(key), _EXPLAIN_FOR.match(key)
    if scene.has("howto", "cond") or scene.context.chat == "group":
        return None
    if enters or explains:
        end = shift + (enters or explains).end()  # type: ignore[union-attr]  # one of them is there
        return _told(scene, end, for_unit=enters is not None) if _parted(scene, end) else None
    found = _UNAPPROVED.match(key)
    if found is None or asks(scene.tokens, scene):
        return None
    numbers = scene.all("request")
    if numbers:
        return Said("UNAPPROVED_CASE", {"request": str(numbers[0].value)})
    run = [token for token in scene.tokens if token.kind in NAMES and token.start >= shift + found.end()]
    if not run:
        return Said("UNAPPROVED_CASE" if scene.text.key.strip(LEAD) == found.group() else "UNAPPROVED_FOUND")
    text = scene.behind(_last_of_first(scene, run))
    kind = "变更" if any(word in f"{found.group()}{text}" for word in _CHANGED) else ""
    return Said("UNAPPROVED_FOUND", {"target": target(scene, _near(scene, run))} | given(text=text, kind=kind))


def acted_alone(scene: Scene) -> Said | None:
    """义乌外事私自停了, 义乌统计名称变成数说义乌，无审批记录: said of an account by those who look after others."""
    named = [token for token in scene.all("account", "accountno") if token.value is not None]
    if not named or not scene.context.has(MONITOR | OFFICE) or _ALONE.search(scene.text.key) is None:
        return None
    if asks(scene.tokens, scene) or scene.has("howto", "cond", "request", "rect", "exhort"):
        return None
    kind = "变更" if any(word in scene.text.key for word in _CHANGED) else ""
    slots: Slots = {"target": target(scene, named), "text": scene.text.shown.strip()}
    return Said("UNAPPROVED_FOUND", slots | given(kind=kind), certain=False)


def _parted(scene: Scene, end: int) -> bool:
    """Whether a blank, a sign, an application's number or nothing follows: 情况说明已发邮箱 is talk."""
    key = scene.text.key
    return end >= len(key) or scene.text.gap(end) or any(t.start == end for t in scene.all("sep", "request"))


def _told(scene: Scene, end: int, *, for_unit: bool) -> Said:
    number = next(iter(scene.all("request")), None)
    text = scene.text.after(number.end if number else end).strip(LEAD)
    slots: Slots = given(request=str(number.value) if number else "")
    if not for_unit:
        return Said("EXPLAIN", slots | given(text=text))
    found = SOURCE.match(text)
    return Said(
        "EXPLAIN_FOR", slots | (given(source=found["source"], text=found["rest"]) if found else given(text=text))
    )


def _near(scene: Scene, run: list[Token]) -> list[Token]:
    """The words of the account itself: those that stand together."""
    near = [run[0]]
    for token in run[1:]:
        if scene.index(token) - scene.index(near[-1]) > 1:
            break
        near.append(token)
    return near


def _last_of_first(scene: Scene, run: list[Token]) -> Token:
    return _near(scene, run)[-1]
