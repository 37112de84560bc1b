"""专职人员周强换成吴敏, 周强调走了，换成吴敏: of task 1's people once the list is verified, who takes over from whom.

Before that the words are of the list itself. 联系人 has a way of its own; 王建军不分管了，换成张伟: how the head of the
unit's accounts is replaced is said.
"""

import re

from bot.language.roster.words import ROLES, Word, clauses
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, given

_CHANGED = re.compile(r"(?<![更调变替])换(?=[\u4e00-\u9fff]{2})(?![成为做人届岗了掉个])")  # 专职换王珊
_ORDERS = (  # what may be said, in this order; between them post, mobile and words without weight
    re.compile(r"r?(?P<old>n)[go]?r?s(?P<new>n)"),  # 专职人员周强换成吴敏; 周强调走了，换成吴敏
    re.compile(r"r?[go](?P<old>n)r?s(?P<new>n)"),  # 去掉周强，换成吴敏
    re.compile(r"rs(?P<new>n)"),  # 专职人员换成吴敏
)
_SIGNS = {"role": "r", "name": "n", "gone": "g", "out": "o", "swap": "s"}
_LIGHT = frozenset({"filler", "sign", "post", "mobile", "label", "be"})


def replaced(scene: Scene) -> Said | None:
    """Whom somebody new replaces, shown first; where that is not said, it is asked."""
    context = scene.context
    lists = [task.number for task in scene.lexicon.tasks if task.people]
    verified = bool(lists) and all(f"task{number}" in context.facts for number in lists)
    ours = context.clerk and context.asked is None
    if not verified or not ours or asks(scene.tokens, scene) or scene.has("howto", "cond", "account", "platform"):
        return None
    words = [word for _, part in clauses(_CHANGED.sub("换成", scene.text.shown), ()) for word in part]
    kept = [word for word in words if word.kind not in _LIGHT]
    order = "".join(_SIGNS.get(word.kind, "?") for word in kept)
    found = next((found for shape in _ORDERS if (found := shape.fullmatch(order))), None)
    if found is None or any(word.kind == "role" and word.value != ROLES["专职"] for word in kept):
        return None
    mobiles = [word.value for word in words if word.kind == "mobile"]
    told = {name: _named(kept, found, name) for name in ("old", "new")}
    slots = given(name=told["old"] or None, successor=told["new"], mobile=mobiles[0] if len(mobiles) == 1 else None)
    return Said("SUCCESSION", slots)


def _named(words: list[Word], found: re.Match[str], which: str) -> str:
    return words[found.start(which)].value if which in found.re.groupindex else ""


_REPLACED = re.compile(
    r"不(?:再)?分管|分管(?:领导|的|负责人)?[^,，。;；]{0,8}(?:[改换]成|[改换]为|换了?人?|变更|调整|调走|是|由)|(?:换|改|由).{1,12}分管"
)
_CHANGES = re.compile(r"换|改|变更|调整|接|现在|调走|调离|不(?:再)?分管")
_CONTACT = re.compile(r"联系人|联络|对接人|经办|专职|登记")


def head_of_unit(scene: Scene, said: Said) -> Said | None:
    """Where it would be read as another contact, or, once task 1's list is verified, as a report of that."""
    if "分管" not in scene.text.key or scene.context.asked is not None:
        return None
    verified = any(f"task{task.number}" in scene.context.facts for task in scene.lexicon.tasks if task.people)
    read = {"CONTACT_CHANGE"} | ({"TASK_DONE", "UNKNOWN"} if verified or not scene.has("personrole") else set())
    changed = _REPLACED.search(scene.text.key) and _CHANGES.search(scene.text.key)
    if not scene.context.clerk or said.intent not in read or not changed or _CONTACT.search(scene.text.key):
        return None
    return None if asks(scene.tokens, scene) else Said("UNKNOWN", {"hint": "head_replaced"})
