"""A correction of the form that lies open: 停更日期不对，应该是8月23号; 原因也改一下，写人手不够; 停更改8月24日.

What is put right is only the draft; the whole form is shown again before it goes to be signed. While it lies shown as
a whole a field and what is to stand in it are enough: 8月5号停; 原因：人手不够; 账号改6677889900.
"""

import re

from bot.language.context import UNSPECIFIED, Asked
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.fields import fields_said
from bot.language.rules.putting import in_doubt, put_into, shortly
from bot.language.scene import Said, Scene, Slots, given

_AMISS = re.compile(
    r"不对|错|不是|不要|应该|应为|改(?![革版制组造善建])|换(?!届)|重新(?!整合)|写成|[延推]到|挪|提前|推迟|推后|延后|延迟|顺延|往[前后]"
)  # 机构改革 and 换届 put nothing right, they are why
_FIELD = r"(?:停更日期|停更|生效日期|日期|时间|原因|理由|账?号?id|账号|微信号|名称|名字|新名字?|管理员|主体)"
_NAMED_ONLY = re.compile(
    rf"(?:不对|等等|等下|还|我)*[,，]?(?:{_FIELD}(?:好像|要|得|需要|还要|想|也)*(?:不对|错了?|写错了?|填错了?|有误|改(?:一?下|改)?)[吧了啊]*"
    rf"|(?:要|想|再)*改(?:一?下|改)?{_FIELD}[吧了]*)[。!]?"
)
_WITH_DAY = frozenset({"stop_date", "effective_date", "date", "reason"})
_NO_FIELD = kinds("task rect howto cond question qmark who approve reject return cannot")


def mended(scene: Scene) -> Said | None:
    """Which fields of the open form are put right, and how; None where that is not plainly said."""
    asked = scene.context.question
    if asked is None or not (asked.form or asked == UNSPECIFIED) or _anew(scene):
        return None
    shown = asked.kind == "confirm"
    scene = _behind_question(scene) if shown else scene
    if scene.has(*_NO_FIELD) or asks(scene.tokens, scene) or not (shown or _AMISS.search(scene.text.key)):
        return None
    if asked.form.startswith("BG") and len(fields_said(scene)) > 1:
        return Said("UNKNOWN", {"hint": "back"})  # 名字还是…，管理员换成…: a form changes one thing
    slots = put_into(scene, asked.form or ("BG" if "生效" in scene.text.key else ""))
    if not shown and _fills(scene, asked, slots):
        return None
    sure = bool(slots) and not in_doubt(scene)
    form = given(request=asked.form or None)
    if shown and not slots and _NAMED_ONLY.fullmatch(scene.text.key):
        return Said("REQUEST_EDIT", form)  # what is to stand there is asked for
    slots = slots or (shortly(scene) if shown and asked.form.startswith("BG") else {})
    return Said("REQUEST_EDIT", {**form, **slots}, certain=sure) if slots else None


def _fills(scene: Scene, asked: Asked, slots: Slots) -> bool:
    """8月10日 机构改了名，统一账号名称 zhihu1234 tells several things; so does 名称改为…，8月20号生效."""
    several = bool(scene.dated()) and not _WITH_DAY & slots.keys()
    value = not {"field", "value"}.isdisjoint(asked.fields) and scene.has("changefield", "rename")
    return several or (value and bool(slots) and "value" not in slots)


def _anew(scene: Scene) -> bool:
    """注销 义乌市教育局 微博 8月15日停更 …: the whole command once more begins anew; the form may be gone since."""
    return not _AMISS.search(scene.text.key) and scene.full(_WHOLE) is not None


_WHOLE = r"SOFT {apply}? SOFT {cancel|change} {soft|particle|sep}*({account|name|unit|platform|accountno} {soft}*)+ .*"


def _behind_question(scene: Scene) -> Scene:
    """名称能不能带“义乌”两字在前？改义乌平安: what is said behind a question."""
    asked, _, told = scene.text.shown.replace("?", "？").rpartition("？")
    return scene.saying(told) if asked and told.strip() else scene
