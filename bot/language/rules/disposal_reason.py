"""14关停，粉丝少; 1到5整合，都没人更新了: what the office decides of accounts by their numbers, and why behind it.

Of a name the plain rule knows the reason; numbers it knows only alone. What is shown before it counts has the reason
with it. Words that say no more than that something is to be done, or to wait, are none.
"""

import re

from bot.language.context import OFFICE
from bot.language.rules import fates
from bot.language.rules.asking import asks
from bot.language.rules.disposal_amended import read_whole
from bot.language.rules.disposal_list import unread_part
from bot.language.scene import Said, Scene, scene_of

_TOLD = re.compile(
    r"(?P<told>[^,，。;；]*\d[^,，。;；]*?(?:保留|留着|整合|关停|关掉|关闭|停掉|停用)[了吧掉的]*)[\s,，。;；:：]+(?P<why>\S.*)",
    re.DOTALL,
)
_LABEL = re.compile(r"(?:原因|理由|事由)(?:都|也)?[是为:：,， ]*|(?:主要)?(?:因为|由于)是?")
_WHY = re.compile(
    r"粉丝|更新|没人|无人|没有人|有人|维护|运营|管理|活跃|阅读|浏览|点击|关注|重复|雷同|同质|内容|力量|人手|作用|影响|受众|用户|群众|市民"
    r"|老百姓|僵尸|长期|闲置|荒废|转载|原创|利用率|使用|在用|不用|用不|量[太很]?[大小少低高]|效果|质量|特色|品牌|太[少小低差老旧]|[很挺较]多"
)
_NO_REASON = re.compile(
    r"[?？]|^(?:先|再|等|请|帮|给|让|把|麻烦|谢|明天|今天|后天|下午|上午|下周|通知|催|发|告诉|提醒|记得|回头|然后|另外|还有)"
    r"|(?:再说|再看|再定|商量|待定|怎么办|吗|么|呢)[。!！]*$"
)
_ALSO = re.compile(
    r"(?:^|[\s,，。;；、])\s*[^\s,，。;；、]{1,12}(?:也是|也一样|同样|照办|同上)|\d{1,3}号?(?:也|都|同|照)|[;；。\n]\s*\d{1,3}(?:号|(?=先|再|暂|不|别|还))"
)
_MOST = 100  # characters of a reason


def with_reason(scene: Scene) -> Said | None:
    """The list of fates that the numbers make, with what stands behind them as its reason; never half of it."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if not office or not scene.has("sep", "number", "nth", "weak", "date") or not fates.tells_any(scene.text.key):
        return None
    found = _TOLD.fullmatch(scene.text.shown.strip())
    if found is None or fates.tells_any(scene.lexicon.fold(found["why"])):
        return None
    why, labelled = _reason(found["why"])
    if not why or len(why) > _MOST or _NO_REASON.search(why) or not (labelled or _WHY.search(why)):
        return None
    part = scene_of(why, scene.context, scene.lexicon)
    if asks(part.tokens, part) or part.has("task", "request", "rect", "urge"):
        return None
    said = read_whole(scene, found["told"])
    if said is None or "targets" not in said.slots:
        return None
    return (
        unread_part(why)
        if _ALSO.search(why)
        else Said(said.intent, {**said.slots, "reason": why}, certain=said.certain)
    )


def _reason(words: str) -> tuple[str, bool]:
    """The words of the reason, and whether they are called so."""
    label = _LABEL.match(words)
    return words[label.end() if label else 0 :].strip(" ,，。;；:：!！"), label is not None
