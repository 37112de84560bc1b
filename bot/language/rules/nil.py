"""零报告: that there was nothing to report is a report, too; what was said goes along."""

import re

from bot.language.context import OVERSEERS
from bot.language.patterns import kinds
from bot.language.refs import plainest
from bot.language.rules.asking import asks
from bot.language.rules.reports import slots_of
from bot.language.scene import Said, Scene

_OTHERWISE = kinds("cond future who howto urge extend")
_WANTED = re.compile(r"[要需想得应该]$")  # 任务1要零报告吗


def nil_report(scene: Scene) -> Said | None:
    """任务3零报告，没有要清理的; 本单位零报告: only offered, for it ends the task."""
    token = scene.first("nil")
    if token is None or _WANTED.search(scene.text.key[: token.start]) or scene.context.has(OVERSEERS):
        return None
    if asks(scene.tokens, scene) or scene.has(*_OTHERWISE):
        return None
    refs = plainest(scene)
    if refs is None or not (refs.explicit or refs.start <= 1):  # 3零报告, 完成3零报告
        day = scene.has("date")  # 明天零报告 is a plan, 8月零报告 a month
        return None if day else Said("TASK_DONE", {"ask": "which_task", "text": scene.text.shown.strip()})
    behind = scene.said(scene.tokens[refs.end :]).strip(" ,，。:：;；")
    return Said("TASK_DONE", slots_of(scene, refs) | {"text": behind or "零报告", "ask": "did_you_mean"})
