"""Papers for a unit's own file: 回执 1, 回执 ZX-2022-001, 导出交接单 张某. By these words alone."""

import re

from bot.language.refs import task_refs
from bot.language.rules.aside import PERSON
from bot.language.rules.requests import number_of
from bot.language.scene import LEAD, Said, Scene, Slots, given

_ASK = r"(?:(?:开|要|出|打印|导出)(?:一?[张份个])?)?"
_NUMBER = r"(?:任务[\s#]*)?(?:\d{1,3}|[A-Za-z]{2}[\s-]?\d{4}[\s-]?\d{1,4})(?:号|号任务)?"
_RECEIPT = re.compile(
    rf"{_ASK}(?:上报|申请|整改|反馈)?回执[\s:：]*{_NUMBER}|{_NUMBER}\s*的?(?:上报|申请|整改)?回执", re.ASCII
)
_HANDOVER = re.compile(
    rf"(?:导出|打印|下载|生成|要)(?:一?份)?(?:工作)?交接(?:清)?单[\s:：]*(?P<name>{PERSON})?(?:的)?"
    rf"|(?:工作)?交接(?:清)?单[\s:：]*(?P<whose>{PERSON})?[\s,，]*(?:文件|文档|打印版|纸质版|docx|word)",
    re.IGNORECASE,
)


def proofs(scene: Scene) -> Said | None:
    """回执 with a number and nothing else; 交接单 as a file."""
    shown = scene.text.shown.strip(LEAD)
    if _RECEIPT.fullmatch(shown):
        return _receipt(scene)
    found = _HANDOVER.fullmatch(shown)
    return Said("HANDOVER_PAPER", given(name=found["name"] or found["whose"])) if found else None


def _receipt(scene: Scene) -> Said | None:
    rect, number = scene.first("rect"), number_of(scene)
    refs = next(iter(task_refs(scene)), None)
    slots: Slots = given(rect=str(rect.value) if rect else None, request=number)
    if not slots and refs and len(refs.numbers) == 1:
        slots = {"tasks": refs.numbers}
    return Said("REPORT_RECEIPT", slots) if slots else None
