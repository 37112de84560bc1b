"""进度3 内容已备份，等对公打款; 任务10进展：初稿送领导看了: the command by its head, whatever is told behind it."""

import re

from bot.language.context import OVERSEERS
from bot.language.numerals import CHINESE, parse_number
from bot.language.rules.tasks import progress
from bot.language.scene import LEAD, Said, Scene

_N = rf"(?:任务|第|#)?(?P<{{}}>\d{{{{1,2}}}}|[{CHINESE}]{{{{1,3}}}})(?:号|项)?(?:任务)?"
_HEAD = re.compile(
    rf"(?:上?报|报告|更新|登记|汇报)?(?:进度|进展)(?:情况)?[:, ]*{_N.format('a')}[:, ]+"
    r"(?!(?:家|个|天|周|月|年|次|条|份|件|人|分|成|%))(?=..)|"
    rf"{_N.format('b')}的?(?:最新|目前|现在)?(?:工作)?(?:进度|进展)(?:情况)?:(?=..)"
)


def headed(scene: Scene) -> Said | None:
    """What stands behind the head is the word on the progress; what asks, and what the office types, is none."""
    found = _HEAD.match(scene.text.key)
    number = parse_number(found["a"] or found["b"]) if found is not None else None
    if found is None or not number or scene.context.has(OVERSEERS) or not scene.context.bound:
        return None
    text = scene.text.said(found.end(), len(scene.text.key)).strip(LEAD)
    if _LOOKS.fullmatch(text):
        return Said("TASK_DETAIL", {"tasks": (number,)})
    said = progress(scene)
    if said is not None and said.intent != "TASK_DETAIL":
        return said
    if len(text) < _SAYS_SOMETHING or _ASKS.search(text) or scene.has("mobile"):
        return None
    return Said("TASK_PROGRESS", {"tasks": (number,), "text": text})


_SAYS_SOMETHING = 2  # characters
_ASKS = re.compile(r"[?？]|[吗么]$|没有?$|怎么|咋|什么|啥|哪|多少|几(?:个|家|天|号)|谁|如何|吧$|呢$")
_LOOKS = re.compile(r"(?:我|帮我)?(?:发|看|查|报|给|说)(?:一?下|看|我)*(?:吧|呗)?")
