"""加上：内容也重复; 再补充一句，没有预算; 原因补充：…: it joins the reason that was told, and takes nothing's place.

Days within such words belong to the reason (8月下旬才有结果).
"""

import re

from bot.language.answers.told_apart import APART, TOO
from bot.language.context import Asked
from bot.language.patterns import CALLED, kinds
from bot.language.rules.plain_words import ended
from bot.language.rules.putting import MORE, put_into
from bot.language.scene import Said, Scene
from bot.language.targets import destined, goal_said

_ADDED = (
    r"(?:再|还|另外?|也|要|想|得|帮我|请)*(?:加上?|补充?|追加|添)(?:进去|上去)?(?:一?[句条点个笔]|一下|几句)?(?:话)?"
)
_MORE = re.compile(
    rf"(?:{_ADDED}(?:原因|理由)?(?:[\s:：,，]+)|(?:原因|理由)(?:里面?|后面|上|那里)?{_ADDED}(?:[\s:：,，]+))(?P<text>[^\s:：,，].+)",
    re.DOTALL,
)
_HAVE_REASON = kinds("CANCEL_REQUEST CHANGE_REQUEST REQUEST_EDIT EXTENSION_REQUEST")
_OTHER_FIELD = kinds("accountid latin url stopdate effectdate stopped rename changefield personrole mobile")
_ASKS = re.compile(r"[吗么呢?？]$|怎么|怎样|如何|什么|哪[个些天]|行不行|可以不")
_DAY_ALONE = re.compile(
    r"[:：,，\s](?:停更|生效|从)?(?:日期)?[\d月.号日/底初]+(?:起|开始|之?前)?(?:就)?(?:停更?|生效)?[吧了。]*$"
)  # 补充一下，8月22日停
_SERIES = {"ZX": "注销", "BG": "变更", "YQ": "延期"}


def more_of_reason(scene: Scene) -> Said | None:
    """What joins the reason of the open form, or of the one that lies with the unit; None where nothing does."""
    asked = scene.context.question
    if asked is None or asked.about not in _HAVE_REASON or not (asked.form or asked.kind == "ask"):
        return None
    more = _told(scene)
    if not more and (goal := _goal(scene, asked)):
        return Said("REQUEST_EDIT", {"request": asked.form, MORE: goal}, certain=False)
    return _of_form(asked, *_besides(scene, more)) if more else None


def _goal(scene: Scene, asked: Asked) -> str:
    """公告都发在义乌发布 amid a form, where no reason is asked for: why, and no word on the account it goes to."""
    named = scene.has(*_OTHER_FIELD, "date", "reasonword")  # 再把原因改成：…: a field is put right
    if named or "reason" in asked.fields or not asked.form or _ASKS.search(scene.text.key):
        return ""
    others = [token for token in scene.all(*CALLED) if not destined(scene, token)]
    return ended(scene.text.shown.strip()) if not others and goal_said(scene) else ""


def _of_form(asked: Asked, more: str, apart: str) -> Said:
    told = {MORE: more} | ({APART: apart} if apart else {})
    if asked.kind == "confirm":
        return Said("REQUEST_EDIT", {"request": asked.form, **told})
    return Said("FILL", told)


def _besides(scene: Scene, more: str) -> tuple[str, str]:
    """不影响粉丝。另外头条也要改: what is added, and the sentence on another account, which is told back."""
    found = _BESIDES.search(more)
    if found is None or not found.start():
        return more, ""
    other = scene.saying(found["other"])
    apart = other.has(*CALLED) and TOO.search(other.text.key)
    return (more[: found.start()], found["other"]) if apart else (more, "")


_BESIDES = re.compile(r"[。；;!！]\s*(?:另外|还有|对了|顺便)[,，\s]*(?P<other>[^。；;!！]+)[。!！]*$")


def _told(scene: Scene) -> str:
    """What is added, if it is told of no other field."""
    if _ASKS.search(scene.text.key) or _DAY_ALONE.search(scene.text.key):
        return ""
    if scene.has("reasonword") and (put := put_into(scene, "ZX-")).keys() == {MORE}:
        return str(put[MORE])
    found = _MORE.fullmatch(scene.text.shown.strip())
    named = scene.has("reasonword")
    return ended(found["text"]) if found is not None and (named or not scene.has(*_OTHER_FIELD)) else ""


def of_extension_waiting(scene: Scene) -> Said | None:
    """原因补充：党委会8月下旬才开 while nothing is asked: of the unit's only form, if that is an extension; offered."""
    pairs = scene.context.paired("open_request")
    waiting = [number for number, _ in pairs if number[:2] in _SERIES]
    if len(waiting) != 1 or not waiting[0].startswith("YQ") or not scene.has("reasonword"):
        return None
    more = "" if scene.has("task", "nth", "request", "rect") else _told(scene)
    return Said("REQUEST_EDIT", {"request": waiting[0], MORE: more}, certain=False) if more else None
