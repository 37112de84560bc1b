"""不对，是15; 不对，是保留; 理由改成：… beside fates that were shown or offered: they come again so changed."""

import re

from bot.language.context import Asked
from bot.language.lexicon import AccountKey
from bot.language.rules import fates
from bot.language.rules.disposal_amended import excepted
from bot.language.scene import LEAD, Said, Scene, given
from bot.language.targets import Target

_DECIDES = "DISPOSITION"
_LIST = re.compile(r"^将把(?P<count>\d+)个账号定为(?P<choice>保留|整合|关停)：", re.MULTILINE)
_WHY = re.compile(r"^理由：(?P<reason>.*?)(?:\n确认请回复|\Z)", re.MULTILINE | re.DOTALL)
_AMISS = r"(?:哎呀?|唉|哦|噢|啊|不对|错了|[写打说搞弄报]错了?|不好意思|[\s，,。；])+"
_OTHER = re.compile(rf"{_AMISS}(?:应该?)?是(?P<what>[^，,。；;\s]{{1,16}}?)(?:才对|才是|吧|啊|哦|的|[。！!])*")
_REASON = re.compile(
    rf"(?:{_AMISS})?(?:把)?(?:(?:理由|原因)(?:要|应该?|得)?(?:[改换写]成|[改换写]为|是|写)"
    r"|(?:理由|原因)?[换改]个?(?:一个|一种|种)?(?:说法|写法))[：:，,\s]*(?P<reason>.{2,100})",
    re.DOTALL,
)
_ASKS = re.compile(r"[吗么呢?？][。!！]*$")


def fates_right(scene: Scene) -> Said | None:
    """The same with another account, another fate or another reason; None where the words are anything else."""
    asked = scene.context.question
    if asked is None or asked.kind != "confirm" or _DECIDES not in {asked.shown, asked.intent}:
        return None
    typed = scene.text.shown.strip()
    reason = _REASON.fullmatch(typed) if not _ASKS.search(typed) else None
    if asked.shown != _DECIDES:
        return Said("FILL", {"reason": reason["reason"].strip(LEAD)}) if reason is not None else None
    if reason is not None:
        return _again(scene, asked, reason=reason["reason"].strip(LEAD))
    other = _OTHER.fullmatch(typed)
    if other is None:
        return None
    if choice := fates.chosen(scene.lexicon.fold(other["what"])):
        return _again(scene, asked, choice=choice)
    keys = excepted(scene, other["what"])
    return _again(scene, asked, keys=sorted(keys)) if keys is not None and len(keys) == 1 else None


def _again(
    scene: Scene, asked: Asked, *, choice: str = "", reason: str = "", keys: list[AccountKey] | None = None
) -> Said:
    """The list with the change; it stays as it is where it tells several fates, or is not shown as a whole."""
    lists, why = list(_LIST.finditer(asked.words)), _WHY.search(asked.words)
    shown = [one.key for one in scene.lexicon.accounts if f"· {one.name}（{one.platform}）" in asked.words]
    whole = len(lists) == 1 and int(lists[0]["count"]) == len(shown)
    if not whole or (keys is not None and len(shown) != 1) or (why is not None and why["reason"].endswith("…")):
        return Said("UNKNOWN")
    told = reason or (why["reason"].strip() if why is not None else "")
    targets = [Target((key,), phrase=str(key[1])) for key in keys or shown]
    chosen = {"choice": choice or lists[0]["choice"], "targets": targets, "amended": True}
    return Said(_DECIDES, chosen | given(reason=told))
