"""已经提交了，冻结到9月9日; 后台弄不了 beside “您是要报告…（已停更）吗”: a further step is no answer to it."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.giving_up import assents
from bot.language.context import Asked
from bot.language.scene import Said, Scene

_PREPARING = "前请确认"  # …报停更前请确认：内容已备份，…已解绑了吗
_PREPARED = re.compile("备份|解绑|没绑|[没未]有?(?:开通|绑)|迁走|迁移")
_ASKED_STAGE = (("stopped", "停更"), ("closed", "已注销|已变更"), ("submitted", "已提交|受理|冻结"))
_STAGE = {"accepted": "submitted", "frozen": "submitted", "rejected": "rejected", "changed": "closed"}
PREPARE = Said("UNKNOWN", {"hint": "prepare"})


def next_step(scene: Scene, read: Callable[[Scene], Said]) -> Said | None:
    """Offered as if nothing were asked, whatever it is; a link goes along with the step that was guessed."""
    asked = scene.context.question
    if asked is None or not _of_step(scene, asked) or not asked.words or assents(scene):
        return None
    said = read(scene.unasked)
    stage = str(said.slots.get("stage", ""))
    further = said.intent == "EXECUTION_REPORT" and _STAGE.get(stage, stage) not in {*_stage_of(asked), "", "unfrozen"}
    if further or said.intent == "BLOCKED":
        whole = said.certain and scene.has("account", "name", "request")  # 已提交 魅力苏溪 冻结到9月9日
        return replace(said, certain=whole)
    if _PREPARING in asked.words:
        halfway = _PREPARED.search(scene.text.key) and not _both_done(scene)
        return PREPARE if halfway and not scene.has("qmark", "question") else None
    link = scene.first("url")
    return Said("FILL", {"link": scene.said([link])}) if link is not None else None


def _of_step(scene: Scene, asked: Asked) -> bool:
    """Whether a step is asked about; where it is asked how one can see that it is closed, one before is no proof."""
    if "evidence" not in asked.fields:
        return asked.intent == "EXECUTION_REPORT"
    return asked.about == "EXECUTION_REPORT" and _BEFORE.search(scene.text.key) is not None


_BEFORE = re.compile(  # 已提交 ZX-2022-001, 今天刚交到平台, 还在冻结; but not 提交后显示注销成功
    r"^(?!.*(?:注销[了成完掉]|已注销|销号|搜|查[不无]|显示|没了|不存在|[关销]了|通过|成功)).*(?:提交|受理|递交|交[了到给]|冻结|停更|停用)"
)


def _stage_of(asked: Asked) -> list[str]:
    if "evidence" in asked.fields:
        return ["closed"]  # how one can see it, whatever else the question offers to say
    return [stage for stage, words in _ASKED_STAGE if re.search(words, asked.words)][:1]


def _both_done(scene: Scene) -> bool:
    """备份好了，解绑也弄好了: nothing denied."""
    key = scene.text.key
    return "备份" in key and bool(re.search("解绑|迁", key)) and not scene.has("not", "unfinished", "future")
