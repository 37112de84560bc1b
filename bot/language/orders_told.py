"""What a clerk says of his unit's order in other words than 整改反馈: a link, half of it, more time, taken back."""

import re

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, given

FEEDBACK = "RECTIFY_FEEDBACK"
_HALF = re.compile(
    r"(?:但是?|不过|可是|只是|就是|只差|还有|另外|剩下的?)[^,，。;；]{0,12}(?:还?没|未|还在|还差|还要|不行|不了)|[,，。;；](?:还|只)差"
)
_LATER = re.compile(r"延(?!误)|推(?:迟|到|后)|宽限|缓(?:几天|一缓)|晚(?:几|一?两)天|往后")
_OF_MENDING = re.compile(r"整改|改不[了完好]|(?:来不及|没法|没时间)改|改(?:错|正|完|好)不")
_PASSED = re.compile(r"整改的?(?:都|全部?|是不是)?(?:已经?)?(?:通?过|销号?|没问题|复核)(?:完|好)?了?(?:吧|吗|没有?)")
_PUT_RIGHT = re.compile(r"改|更正|删|修|换|重发|处理|恢复|更新|补")
_BESIDE_LINK = WEIGHTLESS | kinds("url view tell detail")
_OTHER = kinds("task nth request account name mobile cancel change extend question qmark howto")


def of_order(scene: Scene) -> Said | None:
    """Of a clerk alone with us while his unit has an order."""
    context, asked = scene.context, scene.context.asked
    ours = context.listed("open_rect") or context.listed("sent_rect")
    if not context.clerk or not ours or (asked is not None and not (asked.mine and asked.about == FEEDBACK)):
        return None
    return _differs(scene) or _more_time(scene) or _link(scene) or _passed(scene)


_NO_FEEDBACK = re.compile(
    r"(?:等等|等下|不对|哎|不|[,，。\s])*(?:这|我|我们)?(?:不是(?:要|来|在)?(?:整改)?反馈|不反馈|先不反馈)[的了啊]*[,，。;；\s]+"
)
_DIFFERS = re.compile(
    r"(?:我们?|单位)?(?:是)?(?:有|提)(?:不同)?(?:意见|异议)(?:的|要提)?[。！!]*|(?:要|想)?(?:提异议|申请复核|申诉)[。！!]*"
)


def _differs(scene: Scene) -> Said | None:
    """不是反馈，我有意见, where the feedback is shown: a dispute, and why, if that is said; only offered."""
    asked, said = scene.context.asked, scene.text.shown.strip()
    denied = _NO_FEEDBACK.match(said) if asked is not None else None
    why = said[denied.end() :].strip() if denied else ""
    if not why or not (_DIFFERS.match(why) or _NOT_SO.search(why)):
        return None
    waiting = scene.context.listed("open_rect")
    why = _DIFFERS.sub("", why, count=1).strip(" ，,。")
    return Said("RECTIFY_DISPUTE", given(rect=waiting[0] if len(waiting) == 1 else None, reason=why), certain=False)


_NOT_SO = re.compile(r"不是(?:我们|本单位|本镇|错)|不认|不服|不同意|转载|原文|没错|冤枉|不属实|误会")


def _more_time(scene: Scene) -> Said | None:
    """整改ZG-2022-001延到8月10日; 8月15号前改不了，能不能推到月底: of an order nothing is extended."""
    of_it = scene.has("rect") or _OF_MENDING.search(scene.text.key) or "【整改" in scene.context.quote
    told = of_it and _LATER.search(scene.text.key) and not scene.has("task", "nth", "request")
    return Said("UNKNOWN", {"hint": "rect_time"}) if told else None


def _link(scene: Scene) -> Said | None:
    """https://… 第二段改过来了: a link, alone or with a word of mending, is the feedback on the order that is open.

    Where none is open, on the one whose feedback waits.
    """
    waiting = scene.context.listed("open_rect") or scene.context.listed("sent_rect")
    if not scene.has("url") or not waiting or scene.has(*_OTHER, "rect", "feedback", "rectdone"):
        return None  # 改好了 https://… the rules know
    alone = scene.only(_BESIDE_LINK)
    if not alone and not _PUT_RIGHT.search(scene.text.key):
        return None
    asked = scene.context.asked is not None
    slots = given(rect=waiting[0] if len(waiting) == 1 else None, text=scene.text.shown.strip())
    return Said(FEEDBACK, slots, certain=asked)


def _passed(scene: Scene) -> Said | None:
    """整改的都过了吧: how they stand."""
    return Said("RECTIFY_LIST") if _PASSED.search(scene.text.key) and len(scene.text.key) <= _SHORT else None


_SHORT = 16  # characters of a question
_MENDED = re.compile(
    r"(?:文章|推文|帖子|稿[子件]|图文|视频|图片|链接|错别字|[那这]篇|[那这]条)[^。;；!]{0,16}?(?:已|删|下架|撤下|更正|替换|改[好了正完]|换[掉了])"
)


def _of_what_was_mended(scene: Scene, said: Said) -> Said:
    """文章8月10日上午已删除，…号冻结中, while an order is open: of what was published, and no step on the platform."""
    waiting, context = scene.context.listed("open_rect"), scene.context
    step = said.intent == "EXECUTION_REPORT" and not said.certain and context.asked is None
    if not step or not waiting or context.chat != "single" or not _MENDED.search(scene.text.key):
        return said
    rect = waiting[0] if len(waiting) == 1 else None
    return Said(FEEDBACK, given(rect=rect, text=scene.text.shown.strip()), certain=False)


def of_feedback(scene: Scene, said: Said) -> Said:
    """A reading as feedback of which half is still open; 把刚才的反馈撤回来 of what was read as a task's report."""
    sent = scene.context.listed("sent_rect")
    if said.intent == "TASK_WITHDRAW" and sent and re.search("反馈|整改", scene.text.key) and "tasks" not in said.slots:
        return Said("RECTIFY_WITHDRAW", {"rect": sent[0]})  # the handler says why it stays
    said = _of_what_was_mended(scene, said)
    half = said.intent == FEEDBACK and not scene.has("feedback", "rect") and _HALF.search(scene.text.key)
    if not half or scene.context.chat != "single" or asks(scene.tokens, scene):
        return said
    return Said("UNKNOWN", {"hint": "rect_partly"})
