"""A correction of the form that lies open: 停更日期不对，应该是8月23号; 原因也改一下，写人手不够; 停更改8月24日.

What is put right is only the draft; the whole form is shown again before it goes to be signed.
"""

import re

from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.fields import put_stop_date, several_days
from bot.language.rules.identifiers import account_id, bare_id
from bot.language.rules.plain_words import ended, new_value
from bot.language.scene import Said, Scene, Slots

_DAY_OF = {"ZX": "stop_date", "BG": "effective_date", "YQ": "date"}  # by the kind of application
_AMISS = re.compile(r"不对|错|不是|不要|应该|应为|改|换|重新|写成|[延推]到|挪|提前|推迟")
_OF_DAY = re.compile(r"停更|停止更新|停用|生效|日期|日子|时间|哪天|延期|[日号]起?停")
_OF_REASON = re.compile(r"原因|理由|事由")
_OF_NUMBER = re.compile(r"(?:账?号|微信|原始)?(?:id|ID|Id)|账号标识|微信号")
_OF_VALUE = re.compile(r"(?:新?(?:名称|名字|管理员|主体|单位|运营者))")
_NEW_REASON = re.compile(
    r"(?:原因|理由|事由).{0,8}?(?:改一?下|不对|错了|不是这个|不要这个|改成|改为|换成|换|写成|应该是|应为|是|写)"
    r"(?:[\s,，。:：]*(?:就|还是)?(?:写成?|改成|改为|换成|应该是|应为|是|填))*[\s,，。:：“\"]*(?P<text>[^\s,，。:：].{3,})$",
    re.DOTALL,
)
_NEW_VALUE = re.compile(
    r"(?:改成|改为|换成|应该是|应为|写成|叫|是)[\s,，:：“\"]*(?P<text>[^\s,，。:：“”\"]{2,20})[”\"\s。]*$"
)
_NO_FIELD = kinds("task rect howto cond question qmark who approve reject return")


def mended(scene: Scene) -> Said | None:
    """Which field of the open form is put right, and how; None where that is not plainly said."""
    asked = scene.context.asked
    if asked is None or not asked.mine or not asked.form or scene.has(*_NO_FIELD) or asks(scene.tokens, scene):
        return None
    if not _AMISS.search(scene.text.key) and not (asked.kind == "confirm" and _only_a_day(scene)):
        return None
    shown = scene.text.shown.strip()
    slots = _reason(shown) if _OF_REASON.search(shown) else _other(scene, shown, asked.form)
    if not slots:
        return None
    return Said("REQUEST_EDIT", {"request": asked.form, **slots}, certain=not several_days(scene))


def _reason(shown: str) -> Slots:
    found = _NEW_REASON.search(shown)
    return {"reason": ended(found["text"])} if found else {}


def _other(scene: Scene, shown: str, form: str) -> Slots:
    """A day, an identifier, or what a change leads to."""
    slots: Slots = {}
    if scene.dated() and (_OF_DAY.search(scene.text.key) or _only_a_day(scene)):
        put_stop_date(scene, slots, _DAY_OF.get(form[:2], "stop_date"))
        return slots
    if _OF_NUMBER.search(shown) and (said := account_id(scene) or bare_id(scene)):
        return {"account_id": said}
    value = _NEW_VALUE.search(shown) if form.startswith("BG") and _OF_VALUE.search(shown) else None
    return {"value": new_value(value["text"])} if value else {}


def _only_a_day(scene: Scene) -> bool:
    """不对，8月22号: beside the no nothing but a day."""
    return (
        scene.only(kinds("not sep soft particle polite date become edit change want to past"))
        and len(scene.all("date")) == 1
    )
