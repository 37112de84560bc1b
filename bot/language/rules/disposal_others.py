"""商务局保留，卫健也是; 市监局的微博关停，公众号按14号的意见办: beside one account that is decided others are told of.

Whoever would decide of the one alone loses the others: nothing is decided, and the part that was not read is named.
"""

import re
from dataclasses import replace

from bot.language.patterns import kinds
from bot.language.rules import fates
from bot.language.rules.disposal_list import unread_part
from bot.language.rules.disposal_named import units_in_short
from bot.language.scene import Said, Scene
from bot.language.targets import Target

_CLAUSES = re.compile(r"[，,。；;!！\n]+")
_ALIKE = re.compile(
    r"(?:也是|也一样|也这样|也同样|同上|照办|(?:一|同)样(?:办|处理)?|照旧|同理|的?(?:意见|办法)(?:来)?(?:办|定))[的吧了]*$"
)
_REFERS = re.compile(r"^(?:因为?|理由|原因|毕竟|跟|和|与|同|参照)")
_SEVERAL = re.compile("都|全部|均|分别")
_SHORT = re.compile(r"(?P<name>[\u4e00-\u9fff]{2,6}?)(?:那边|那个|的)*(?:也|一样|同样|照旧|同理)")  # 卫健也是
_WHY = re.compile(
    r"(?:^|[,，。;；\s])(?:(?:理由|原因|事由)(?:都|也)?[是为:： ]+(?P<told>.{2,})"
    r"|(?P<why>(?:毕竟|因为|由于|主要是|考虑到).{2,}))$",
    re.DOTALL,
)
_NAMED = kinds("account name unit")


def of_others(scene: Scene, said: Said) -> Said | None:
    """The part that tells what becomes of another account, where only one is decided; else nothing."""
    found = said.slots.get("target")
    if not isinstance(found, Target) or len(found.accounts) != 1 or said.slots.get("targets"):
        return None
    own = scene.lexicon.account[found.accounts[0]]
    for words in filter(str.strip, _CLAUSES.split(scene.text.shown)):
        part = scene.saying(words)
        alike = _ALIKE.search(part.text.key) and not _REFERS.match(part.text.key)
        if not (alike or fates.tells_any(part.text.key)) or fates.put_off(part.text.key):
            continue
        codes = {code for token in part.all(*_NAMED) for code in getattr(token.value, "units", ())}
        keys = {key for token in part.all("account", "name") for key in getattr(token.value, "accounts", ())}
        platforms = {part.platform(token) for token in part.all("platform")}
        short = _SHORT.match(part.text.key) if not codes else None
        codes |= units_in_short(part, short["name"]) if short is not None else set()
        elsewhere = codes - {own.unit} or (keys and own.key not in keys and own.unit not in codes)
        unsaid = not codes and not keys and (platforms - {own.platform} or _SEVERAL.search(part.text.key))
        if elsewhere or unsaid:
            return unread_part(words)
    return None


def with_why(scene: Scene, said: Said) -> Said:
    """商务局保留，毕竟群众关注度高: the reason that is told behind the choice goes with it."""
    why = None if said.slots.get("reason") or said.slots.get("accounts") else _WHY.search(scene.text.shown.strip())
    return (
        said
        if why is None
        else replace(said, slots={**said.slots, "reason": (why["told"] or why["why"]).removeprefix("因为").strip()})
    )
