"""对的对的，上报吧，辛苦: task 1's list is to go, in whatever order a yes, a word of sending and courtesy are said.

Beside “要从名单里去掉李娜吗” the same words are no yes: whether she goes they do not say.
And what can be no such list, or is one where a reason is asked for.
"""

import re
from collections.abc import Sequence

from bot.language.answers.giving_up import aside, assents, says_yes
from bot.language.answers.parts import parts_of
from bot.language.answers.shown import sent
from bot.language.context import Asked
from bot.language.roster.said import begins_anew, only_shown
from bot.language.roster.words import Word, asks, clauses
from bot.language.rules.roster import people
from bot.language.scene import Said, Scene

PEOPLE = frozenset({"people", "分管领导", "专职人员", "联系人"})
LIST, OFF = "list", "off"  # asked: whether the whole list goes, whether somebody comes off it
_THANKS = re.compile(r"(?:辛苦|麻烦|谢谢|感谢|多谢|拜托|有劳)(?:了|您|你|啦|大家|各位|领导)*$")
_AS_IT_IS = re.compile(r"报|交|送|发|(?:就|照|按)[这那][样些么个]|[这那]样(?:吧|就)")


def reports(scene: Scene) -> bool:
    """Whether the message tells us to hand the list in, and nothing else."""
    parts = [bare for part in parts_of(scene) if (bare := _THANKS.sub("", part))]
    told = [sent(part) for part in parts]
    return any(told) and all(one or says_yes(scene, part) or aside(part) for one, part in zip(told, parts, strict=True))


def of_list(scene: Scene, key: str, asked: Asked) -> Said | None:
    """A yes to the list that was shown, to taking somebody off it; a word of sending while it lacks something."""
    agrees = assents(scene) or key in scene.phrases("yes")
    if OFF in asked.fields:
        if not (agrees or reports(scene)):
            return None
        return Said("UNKNOWN", {"hint": "talk"}) if _AS_IT_IS.search(scene.text.key) else Said("CONFIRM")
    agrees = LIST in asked.fields and (agrees or key in scene.phrases("submit"))
    return Said("CONFIRM") if agrees or reports(scene) else None


_MUST = re.compile(r"(?:也|还|都|必须|一定|非)?(?:要|得|必须|需要)(?:不要|得)?(?:填|写|报|有)(?:吗|么|嘛|不|[?？])")
_NOT_YET = re.compile(r"还?没(?:有)?(?:最后|完全)?(?:定|开|确定|想好|研究|选|商量)|(?:再|要|得|会)(?:研究|商量|开会)")
_WHAT = ("label", "role", "post")  # 手机号也要填吗, 联系人必须写吗
_SMALL = frozenset({"filler", "sign", "strange", "be"})


def of_other_kind(scene: Scene, asked: Asked) -> bool:
    """Whether the words are of another kind than the fields: no people at all, or people instead of a reason."""
    if PEOPLE & set(asked.fields):
        other = scene.has("human") or _NOT_YET.search(scene.text.key) or _MUST.search(scene.text.key)
        return bool(other) and not _speaks_of_people(scene.text.shown)  # 就这些 and 报上去吧 end a list
    return len({one["role"] for one in people(scene)}) > 1


def _speaks_of_people(text: str) -> bool:
    """Whether anybody, or what is known of him, is told: 人还没定，下周党组会研究 tells nothing."""
    if begins_anew(text) or only_shown(text):
        return True
    return any(_tells(part, words) for part, words in clauses(text, ()))


def _tells(part: str, words: Sequence[Word]) -> bool:
    said = [word.kind for word in words]
    amid = any(said[place : place + 3] == ["strange", "name", "strange"] for place in range(len(said)))
    return bool(set(said) - _SMALL - {"name" if amid else ""} - set(_WHAT if asks(part) else ()))
