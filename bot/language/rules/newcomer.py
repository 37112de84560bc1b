"""Whom no roster knows says who he is, in whatever words: 我是水务局的陈某; offered as 登记. For nobody else."""

import re

from bot.language.lexicon import Name
from bot.language.patterns import kinds
from bot.language.personal import A_SURNAME
from bot.language.refs import numbers_task
from bot.language.rules.asking import asks
from bot.language.rules.opening import UNIT_LIKE
from bot.language.rules.people import register
from bot.language.scene import Said, Scene, Slots, given

_GIVEN = r"[^\W\da-zA-Z_的了吗呢吧啊呀么]"
_PERSON = rf"(?:{A_SURNAME}(?:某某|某|{_GIVEN}{{1,2}}?)|[小老]{A_SURNAME})"
_END = r"(?=[\s,，。.;；!！|]|$)"
_CALLED = re.compile(
    rf"(?:我叫|名字叫?是?|姓名[是:：]?\s*|叫做?|本人|我是|我姓[\u4e00-\u9fff][\s,，、]*)(?P<name>{_PERSON}){_END}"
)
_PART = re.compile(r"[\s,，。.;；:：!！、|]+")
_LEAD = (
    r"(?:你好|您好|大家好|我们?|这里|这边|是|的|在|新来的?|新任的?|新分来的?|新调来的?|刚来的?|刚调来的?|借调来的?|同志|"
    r"经办人?|联系人|联络员|登记一?下?|[\u4e00-\u9fff]{1,3}[站科股办室部])*"
)
_TAIL = r"(?:同志|前来|来|想|请|要|申请|报个?到|报个名|(?:刚|才|今天|还|没|请|来|想|要|把我|给我|登记).*)*"
_NAMED = re.compile(rf"{_LEAD}(?P<name>{_PERSON}){_TAIL}")
_NEW = re.compile(
    r"新来|新人|新任|新手上任|刚来|刚到|刚调|调来|调到|借调|新分|报到|报个到|绑定|登记|登个|登一下|加我|没有我|没登记|第一次用|初次"
)
_UNIT_AND_NAME = rf"(?P<unit>{UNIT_LIKE})[\s,，、的]*(?P<name>[\u4e00-\u9fff]{{2,4}})?"
_WORK = kinds(
    "task nth done doneish report progress cancel change extend receipt withdraw urge stats export account accountno "
    "request rect approve reject return mytasks myrequests myrects help howto notours issue feedback query"
)
_FEW = 4  # so many characters besides may stand in a group


def newcomer(scene: Scene) -> Said | None:
    """The unit and the name, as far as they are told."""
    if scene.context.bound or "不是" in scene.text.key or numbers_task(scene):
        return None
    typed = register(scene)
    if (typed and typed.certain) or scene.has(*_WORK):
        return typed
    told = _introduced(scene)
    whole = told is not None and len(told.slots) > 1 and _NEW.search(scene.text.key)
    return typed if asks(scene.tokens, scene) and not whole else told or typed


def _introduced(scene: Scene) -> Said | None:
    units = [token for token in scene.all("unit", "name") if isinstance(token.value, Name) and token.value.units]
    codes = {token.value.units[0] for token in units if isinstance(token.value, Name)}
    new = _NEW.search(scene.text.key) is not None or scene.has("registerme")
    if len(codes) > 1 or (not codes and not new and not scene.has("claim")):
        return None
    slots: Slots = given(unit=next(iter(codes), None), name=_name(scene))
    if not codes:
        slots = _of_no_unit(scene) or slots
    known = scene.context.chat == "single" or _hardly_more(scene, slots)
    enough = len(slots) > 1 or new or (bool(slots) and scene.has("claim"))
    return Said("REGISTER", slots, certain=False) if known and enough else None


def _of_no_unit(scene: Scene) -> Slots:
    """登记 没有的局 张三: a unit that is none of ours, as it was said."""
    words = "|".join(scene.lexicon.vocabulary.of("registerme"))
    head = rf"(?:(?:{words})一?下?[\s,，:：]*|我是|这里是)"
    found = re.fullmatch(head + _UNIT_AND_NAME, scene.text.shown.strip("。！! "))
    return given(unit=found["unit"], name=found["name"]) if found else {}


def _name(scene: Scene) -> str | None:
    """The name that is told, the unit's words aside."""
    shown = list(scene.text.shown)
    for token in scene.all("unit", "name"):
        start, end = scene.text.at[token.start], scene.text.at[token.end - 1] + 1
        shown[start:end] = "|" * (end - start)
    said = "".join(shown)
    parts = [_NAMED.fullmatch(part) for part in _PART.split(said)]
    found = [one["name"] for one in (_CALLED.search(said), *parts) if one]
    return next((name for name in found if scene.lexicon.fold(name) not in scene.lexicon.vocabulary.words), None)


def _hardly_more(scene: Scene, slots: Slots) -> bool:
    """In a group unit and name, and next to nothing besides."""
    strange = scene.strange - len(str(slots.get("name", "")))
    return {"unit", "name"} <= slots.keys() and strange <= _FEW
