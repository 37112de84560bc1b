"""What cannot be what was asked for: 转人工 where people are asked for, a list of people where a reason is."""

import re
from collections.abc import Sequence

from bot.language.answers.list_sent import PEOPLE
from bot.language.context import Asked
from bot.language.roster.said import begins_anew, only_shown
from bot.language.roster.words import Word, asks, clauses
from bot.language.rules.roster import people
from bot.language.scene import Scene

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
