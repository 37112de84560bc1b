"""14关停，粉丝少; 1到5整合，都没人更新了: what the office decides of accounts by their numbers, and why behind it.

Of a name the plain rule knows the reason; numbers it knows only alone. What is shown before it counts has the reason
with it. Words that say that something is to be done, or to wait, are none: what is not plainly why is named.
"""

import re

from bot.language.context import OFFICE
from bot.language.rules import fates
from bot.language.rules.asking import asks
from bot.language.rules.disposal_amended import read_whole
from bot.language.rules.disposal_list import unread_part
from bot.language.scene import Said, Scene, scene_of

_TOLD = re.compile(
    r"(?P<told>(?:\d{1,3}号?[,，]\s*)*[^,，。;；]*\d[^,，。;；]*?(?:保留|留着|整合|关停|关掉|关闭|停掉|停用)[了吧掉的]*)"
    r"[\s,，。;；:：]+(?P<why>\S.*)",
    re.DOTALL,
)
_LABEL = re.compile(r"(?:原因|理由|事由)(?:都|也)?[是为:：,， ]*|(?:主要)?(?:因为|由于)是?")
_CLAUSES = re.compile(r"[\s,，。;；、!！]+")
_STATE = re.compile(  # what is the case: 没人更新, 阅读量太低, 内容雷同, 粉丝120个
    r"没|未|无(?![须需])|不(?![用要必得须准许是])|(?<=[都早再人众也])不用|[太很较挺蛮最][^,，]|越来越|过于|非常|特别|相当|十分"
    r"|[少低小差弱老旧乱杂高多大强慢快久紧](?:了|的|些|点|啊)*$"
    r"|(?:粉丝|用户|阅读量?|浏览量?|点击量?|关注|播放量?|点赞|更新)[^,，一]{0,6}(?:\d|[两三四五六七八九十几百千万])"
    r"|停更|断更|停(?:在|留|滞|了)|闲置|荒废|僵尸|空置|废弃|名存实亡|雷同|同质|重复(?!一)|重[合叠]|一样|相同|相似|类似|转载|长期|常年"
    r"|一直|多年|从来|只[有剩能是发转]|仅|几乎|基本|有[人专用需]|有(?:特色|影响|作用|效果|必要)|在(?:用|更新|维护|运营)"
    r"|正常(?:更新|运营|运行|使用|发布)|活跃|跟不上|上不去|[爱常]看|喜欢|过时|单一|空洞|滞后|薄弱|有限|分散|混乱|冷清|一般"
    r"|下降|下滑|流失|减少|萎缩|撤(?:并|销|了)|合并了|机构改革|离职|调走|重要|上级要求|(?:要求|申请|提出|定|明确|同意|建议)过?的$"
    r"|(?:已经?|早就?).{0,8}[转移搬迁走停散撤换改].{0,6}了?$"
)
_ORDER = re.compile(  # what is to be done: 内容备份一下, 维护费退回, 用户都转到微信, 不用发通知, 20号前办好
    r"(?<!了)一(?:下(?!子)|遍)"
    r"|^(?:不用|不必|无[需须])(?!了|的)[^,，]|^(?:备份|存档|归档|保存)好|^(?:不要|别(?![的人家处])|不得|务必|必须|记得|尽快|抓紧|及时|请|麻烦|[把将帮让叫]|通知|告[诉知]|提醒)"
    r"|(?:前|以内|之内|天内|日内)(?:要|必须|全部|都)?(?:办|完成|处理|落实|[搞弄做关报交停])"
    r"|^(?![^,，]*(?:[已早没未]|了$))[^,，]*?(?:[转移迁归导引搬挪](?:移|入)?[到至进给]"
    r"|(?:退[回还掉]|收回|交[回接]|移交|上交|备份|存档|归档|保存|导出|留存|删[除掉]|清[空掉退]|公告|告知|通知)(?:[好掉]|到位)?$)"
)
_SENTENCES = re.compile(r"[,，。;；!！\n]+")
_POLITE = re.compile(
    r"(?:谢+|感谢|辛苦|麻烦|拜托)(?:了|你|您|大家)*|(?:就|先)?(?:这样|这么[定办])(?:吧|定|了)*|[好行](?:了|的|吧)*|ok"
    r"|(?:请|麻烦|帮我?忙?|先|给)*(?:登?记|定|办|处理|录|弄)(?:一?下|好|上)(?:吧|哈|啊)*"
)
_AMISS = re.compile(  # neither why nor what is to be done: 先不发, 等局长定, 15先不动, 不是粉丝少
    r"^(?:先|暂|等|再|今天|明天|后天|[上下]午|[本下]周|回头|然后|另外|还有|给|不是|\d{1,3}号?(?![\d万%.个人条篇次年月天多]))"
    r"|[?？]|怎么(?:办|回)|为什么|为啥|谁(?!都)|哪|多少|是不是|是否|有没有|能不能|可不可以|要不要|"
    r"(?:再说|再看|再定|商量|待定|怎么办|吗|么|呢)[。!！]*$"
)
_ALSO = re.compile(
    r"(?:^|[\s,，。;；、])\s*[^\s,，。;；、]{1,12}(?:也是|也一样|同样|照办|同上)|\d{1,3}号?(?:也|都|同|照)|[;；。\n]\s*\d{1,3}(?:号|(?=先|再|暂|不|别|还))"
)
_MOST = 100  # characters of a reason


def with_reason(scene: Scene) -> Said | None:
    """The list of fates that the numbers make, with what stands behind them as its reason; never half of it."""
    found = _numbers_told(scene)
    why, labelled = _reason(found["why"]) if found is not None else ("", False)
    strange = not_why(why, named=labelled)
    if found is None or not why or len(why) > _MOST or (strange and not _ordered(why)):
        return None
    part = scene_of(why, scene.context, scene.lexicon)
    if (strange and asks(part.tokens, part)) or part.has("task", "request", "rect", "urge"):
        return None
    said = read_whole(scene, found["told"])
    if said is None or "targets" not in said.slots:
        return None
    if strange or _ALSO.search(why):
        return unread_part(strange or why)
    return Said(said.intent, {**said.slots, "reason": why}, certain=said.certain)


def rest_unread(scene: Scene) -> Said | None:
    """What stands behind the fates of numbers, and no rule knew: named, nothing decided; thanks are none of it."""
    found = _numbers_told(scene, also_fates=True)
    if found is None or fates.maybes(scene.text.key) or (asks(scene.tokens, scene) and not _ordered(found["why"])):
        return None
    said = read_whole(scene, found["told"])
    if said is None or "targets" not in said.slots:
        return None
    polite = all(map(_POLITE.fullmatch, filter(None, _CLAUSES.split(scene.lexicon.fold(found["why"])))))
    return said if polite else unread_part(found["why"])


def _numbers_told(scene: Scene, *, also_fates: bool = False) -> re.Match[str] | None:
    """What the office, alone with us, decides of numbers, and what it says behind it, of no other fate."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if not office or not scene.has("sep", "number", "nth", "weak", "date") or not fates.tells_any(scene.text.key):
        return None
    found = _TOLD.fullmatch(scene.text.shown.strip())
    if found is None or also_fates:
        return found
    return None if fates.tells_any(scene.lexicon.fold(found["why"])) else found


def not_why(words: str, *, named: bool = False) -> str:
    """The first clause that tells what is to be done, or not plainly why; of what is called the reason no first one."""
    told = [part for part in _CLAUSES.split(words) if part]
    plain = [named and place == 0 for place in range(len(told))]
    strange = [one for one, known in zip(told, plain, strict=True) if not (known or _STATE.search(one))]
    return next((one for one in told if _ORDER.search(one) or _AMISS.search(one) or one in strange), "")


def _ordered(words: str) -> bool:
    return any(map(_ORDER.search, _CLAUSES.split(words)))


def with_order(scene: Scene) -> Said | None:
    """商务局关停，内容备份一下: what is to be done beside the fate, named; nothing is decided."""
    if _LABEL.search(scene.text.key) or not fates.tells_any(scene.text.key):
        return None  # what is called the reason is one; 把22去掉 beside a list bids nothing else
    behind = list[str]()
    for one in _SENTENCES.split(scene.text.shown):
        behind = [] if fates.tells_any(scene.lexicon.fold(one)) else [*behind, one]
    return next((unread_part(one) for one in behind if _ordered(one) and not _POLITE.fullmatch(one)), None)


def _reason(words: str) -> tuple[str, bool]:
    """The words of the reason, and whether they are called so."""
    told = [one for one in _SENTENCES.split(words) if one.strip()]
    while told and _POLITE.fullmatch(told[-1].strip()):
        words = words[: words.rindex(told.pop())]  # 粉丝少，麻烦定一下
    label = _LABEL.match(words)
    return words[label.end() if label else 0 :].strip(" ,，。;；:：!！"), label is not None
