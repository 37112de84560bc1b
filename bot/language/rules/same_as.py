"""原因一样, 同样日期, 跟上一个一样: what stands in the form before this one is written into it once more, and shown."""

import re
from collections.abc import Mapping

from bot.language.patterns import POINTED_AT
from bot.language.scene import LEAD, Scene, Slots, given
from bot.language.targets import target

SAME_AS_LAST = "同上"  # the reason of the application before this one
SAME_DAY = "same_day"  # slot: the day of that application

_LAST = (
    r"(?:上面?|前面?|刚才|上一?|前一?)(?:那|一|的)?(?:个|张|份|件|条|面)?(?:号|账号|申请|表)?"
    r"的?(?:那个|那条)?"
)
_LIKE = rf"(?:同上|照旧|一样|相同|照抄|(?:[跟和同与照抄按用]{_LAST}(?:原因|理由|日期|时间)?[写抄来填]?(?:一样|相同)?))"
_END = r"[的吧了呗哈啊]*(?=[,，。;；!！\s]|$)"
_HEAD = r"(?:^|(?<=[,，。;；!！\s]))"
_BOTH = re.compile(
    rf"{_HEAD}(?:其他|其它|别的|内容|全部)?[也都就写填]*(?:同上|[跟和同与]{_LAST}(?:一样|相同)|都?也?一样){_END}"
)
_REASON, _DAY = r"(?:原因|理由)", r"(?:停更|生效)?的?(?:日期|日子|时间|那天)"
_BETWEEN = r"[也都就还是写填:]*"
_SAME = re.compile(
    rf"{_HEAD}(?:{_REASON}{_BETWEEN}(?:和|跟|、)?(?:{_DAY})?{_BETWEEN}{_LIKE}|(?:同样|一样|相同)的?{_REASON}){_END}"
    rf"|{_HEAD}{_DAY}(?:和|跟|、){_REASON}{_BETWEEN}{_LIKE}{_END}"
)
_ON_SAME_DAY = re.compile(
    rf"{_HEAD}[也都就]*(?:{_DAY}(?:(?:和|跟|、)?{_REASON})?{_BETWEEN}{_LIKE}|(?:同样|一样|相同)的?{_DAY}|(?:也是|就)?同一天(?:停更?)?"
    rf"|{_REASON}(?:和|跟|、){_DAY}{_BETWEEN}{_LIKE}){_END}"
)
_SAME_AS = re.compile(  # 和知乎一样的原因, 原因跟抖音那个一样
    r"(?:(?:原因|理由)[也都就还是写填:]*)[跟和同与][^,。;!]{2,14}?(?:那个|的)*(?:一样|相同)|"
    r"[跟和同与][^,。;!]{2,14}?(?:那个|的)*(?:一样|相同)的(?:原因|理由)"
)


def same_reason(scene: Scene) -> str | None:
    """The reason of the application before, or of the account that is named: 同上, 同上（6号）."""
    if _SAME.search(scene.text.key) or _BOTH.search(scene.text.key):
        return SAME_AS_LAST
    other = _SAME_AS.search(scene.text.key)
    run = [t for t in scene.tokens if t.kind in POINTED_AT and other and other.start() <= t.start < other.end()]
    named = target(scene, run) if run else None
    return f"{SAME_AS_LAST}（{named.accounts[0][1]}号）" if named is not None and len(named.accounts) == 1 else None


def same_day(scene: Scene, fields: tuple[str, ...]) -> bool:
    """日期也一样; 跟上一个一样 where day and reason are asked for: of the day, too."""
    wanted = "stop_date" in fields or "effective_date" in fields
    if not wanted or scene.dated():
        return False
    return (_ON_SAME_DAY.search(scene.text.key) or _BOTH.search(scene.text.key)) is not None


def with_same_day(scene: Scene, fields: tuple[str, ...], slots: Slots) -> Slots:
    """The fields that were read, and that the day is the same; those words are no reason."""
    if not same_day(scene, fields):
        return slots
    why = _ON_SAME_DAY.sub("", str(slots.get("reason", ""))).strip(LEAD)
    return (
        {name: told for name, told in slots.items() if name != "reason"} | given(reason=why or None) | {SAME_DAY: True}
    )


def points_back(slots: Mapping[str, object]) -> bool:
    """Whether it only says that it is as in the form before."""
    why = str(slots.get("reason", ""))
    return why.startswith(SAME_AS_LAST) or (SAME_DAY in slots and not why)
