"""延期那个改成9月10号, 把延期撤了: said of the unit's extension, whatever else lies with those who sign."""

import re
from dataclasses import replace

from bot.language.patterns import kinds
from bot.language.rules.putting import put_into
from bot.language.scene import Said, Scene

FAMILY = "YQ"
_OF_ONE = kinds("REQUEST_WITHDRAW REQUEST_EDIT")
_ELSE = kinds("request account name platform accountno task nth rename stopdate effectdate rect unit")
_OTHER_DEED = re.compile("注销|关停|停更|变更|改名")
_BEGUN = kinds("EXTENSION_REQUEST REQUEST_EDIT REQUEST_WITHDRAW")
_PUT_RIGHT = re.compile(  # 延期的原因改成…, 延期原因写得不对，是…, 申请延期的那张，日期写到…
    r"(?:原因|理由|事由|日期|时间|期限)[^,，。;；]{0,6}(?:改|换|不对|错|有误|加一?句)|[那这](?:[张件份个]|一[张件份])[^。;；]{0,8}[改写换]"
)


def of_extension(scene: Scene, said: Said) -> Said:
    """The one under way is taken back or put right; of none a closure's day or paper is touched instead."""
    asked = scene.context.asked
    beside = asked is not None and (bool(asked.form) or asked.about in _BEGUN)
    told = said.intent in _BEGUN and "延期" in scene.text.key  # 晚几天停 is of a closure
    if not told or beside or scene.has(*_ELSE) or _OTHER_DEED.search(scene.text.key):
        return said
    pending = [number for number, _ in scene.context.paired("open_request") if number.startswith(FAMILY)]
    if said.intent in _OF_ONE:
        return _of_one(said, pending)
    put = put_into(scene, pending[0]) if len(pending) == 1 and _PUT_RIGHT.search(scene.text.key) else {}
    return Said("REQUEST_EDIT", {"request": pending[0], **put}, certain=False) if put else said


def _of_one(said: Said, pending: list[str]) -> Said:
    slots = {name: value for name, value in said.slots.items() if name not in {"request", "stop_date"}}
    day = said.slots.get("stop_date") or slots.get("date")
    slots |= {"date": day} if day else {}
    if len(pending) == 1:
        return replace(said, slots=slots | {"request": pending[0]})
    if said.intent == "REQUEST_EDIT" and not pending:
        return Said("EXTENSION_REQUEST", {"date": day} if day else {}, certain=False)
    return replace(said, slots=slots | {"family": FAMILY})
