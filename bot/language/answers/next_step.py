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
    asked = scene.context.asked
    if asked is None or not asked.mine or asked.intent != "EXECUTION_REPORT" or not asked.words or assents(scene):
        return None
    said = read(replace(scene, context=replace(scene.context, asked=None)))
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


def _stage_of(asked: Asked) -> list[str]:
    return [stage for stage, words in _ASKED_STAGE if re.search(words, asked.words)][:1]


def _both_done(scene: Scene) -> bool:
    """备份好了，解绑也弄好了: nothing denied."""
    key = scene.text.key
    return "备份" in key and bool(re.search("解绑|迁", key)) and not scene.has("not", "unfinished", "future")
