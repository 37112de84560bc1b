"""Whom a sentence of the second layer names."""

import re

from bot.language.context import LEADER, OFFICE
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.rules.from_to import one_or_both
from bot.language.rules.people import became, newcomer, nobody, without_post
from bot.language.scene import Scene, Slots, given

_PERSON = re.compile(
    r"(?:由|让|请|交给|托|找|是|换成|换(?![成为])了?|改成|委托)(?:[\u4e00-\u9fff]{1,5}(?:的|[科室办股局](?![长员])))?(?P<name>[\u4e00-\u9fff]{1,4}?(?:副?(?:局长|主任|镇长|书记|科长|处长|部长)|某某?|[\u4e00-\u9fff]))"
    r"(?=[\s,，。;；!！、0-9]|了|来|去|代|帮|签|负责|办|对接|跟|接|$)"
)


def new_contact(scene: Scene) -> Slots | None:
    """Who is the contact from now on; 联系人是不是一定要班子成员, 联系人不用换 name nobody."""
    if scene.has("account", "platform") and "管理员" in scene.text.key:
        return None  # 人文廿三里换管理员，王五换成赵六: of the account, not of the unit
    if scene.context.has(OFFICE) and not set(units_said(scene)) <= set(scene.context.units):
        return None  # 联系人北苑经办: another unit's, whom its own people name
    told = not asks(scene.tokens, scene) and not scene.has("not")
    found = person(scene) if told else {}
    if told and (name := became(scene.text.shown) or found.get("name") or newcomer(scene.text.shown)):
        found = found | {"name": without_post(str(name))}
    spoken = any(word in scene.text.key for word in ("联系人", "联络", "对接人", "通讯录", "联系方式", "经办人"))
    return found if "name" in found or "mobile" in found or (told and spoken) else None


def changed(scene: Scene) -> Slots | None:
    """Another contact, where his mobile is given, or it is said who it no longer is."""
    gone = scene.has("not") and not asks(scene.tokens, scene)
    found = person(scene) if scene.has("mobile") or gone else None
    return found | given(name=without_post(str(found["name"]))) if found and "name" in found else found


def person(scene: Scene) -> Slots:
    """A name behind 由, 换成, 找, and a mobile."""
    found = _PERSON.search(scene.text.shown)
    mobile = scene.first("mobile")
    digits = re.sub(r"\D", "", scene.word(mobile)) if mobile else None
    return given(name=found["name"] if found and not nobody(found["name"]) else None, mobile=digits)


def delegated(scene: Scene) -> Slots | None:
    """Who signs in the principal's place, and when."""
    if not scene.context.has(LEADER):
        return None
    return given(delegate=person(scene).get("name"), **one_or_both(scene))


def undelegated(scene: Scene) -> Slots | None:
    """A delegation ends: only where signing or delegating is spoken of, and that it is over."""
    return {} if re.search(r"代|委托|授权|签|收回", scene.text.key) and _OVER.search(scene.text.key) else None


_OVER = re.compile(
    r"收回|取消|撤|停|终止|结束|解除|作废|到期|不(?:用|要|再|必|让|需|给)|别|回来|回岗|回单位|[自亲](?:己|自|手)|我来|我签|够了|[完到]了|为止|算了"
)


def introduced(scene: Scene) -> Slots | None:
    """The unit, as far as it is named; the name is read where it is plain (rules/newcomer.py); 佛堂镇张某呢 asks."""
    if asks(scene.tokens, scene) or scene.text.key.rstrip("?。").endswith("呢"):
        return None
    units = units_said(scene)
    return given(unit=units[0] if len(set(units)) == 1 else None)
