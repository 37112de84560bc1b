"""A task called by what it is about, and asked after: 审核机制那项的时限, 清理整合这一条还差什么."""

import re

from bot.language.context import OVERSEERS
from bot.language.refs import numbers_task, task_refs
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene
from bot.language.titles import by_own_words, handed_over, matters, titled

_CALLED = re.compile(r"[那这]一?[项条件]|[那这]个?(?:任务|事项|事情|活|工作)|任务(?:的)?(?:内容|要求|时限|期限)")
_ASKED_AFTER = re.compile(
    r"内容|要求|原话|原文|时限|期限|到期|截止|几时|何时|什么时候|进度|状态|打开|看看|看下|看一下|念|讲什么|说什么|说的|写的|"
    r"怎么说|差什么|缺什么|到哪|哪一?步|哪些|什么"
)
_HOW = re.compile(
    r"咋样|怎么样|怎样|如何|(?:办|弄|做|搞)?(?:完|好)了?(?:没有?|吗|么)|(?:办|报|批|签)了?(?:没有?|吗|么)"
)
_TOLD = ("done", "doneish", "extend", "notours", "assign", "urge", "withdraw", "blocked", "cancel", "account")
_ORDERED = ("extend", "notours", "assign", "urge", "withdraw", "blocked", "request", "rect")


def asked_by_title(scene: Scene) -> Said | None:
    """Which of one's own tasks, by a stretch of its title; what is told of it is left to others."""
    key = scene.text.key
    if not task_refs(scene) and (_HOW.search(key) or _ASKED_AFTER.search(key)) and not scene.has(*_ORDERED):
        handed = matters(scene) if asks(scene.tokens, scene) else []
        if len(handed) == 1:
            return Said("TASK_DETAIL", {"tasks": (handed[0].number,)})
    if not _CALLED.search(key) or not _ASKED_AFTER.search(key) or scene.has(*_TOLD) or task_refs(scene):
        return None
    found = titled(scene)
    sure = len(found) == 1 and (
        asks(scene.tokens, scene) or not scene.has("doing", "progress", "unfinished", "partial")
    )
    return Said("TASK_DETAIL", {"tasks": (found[0].number,)}, certain=False) if sure else None


_FIGURE_TOLD = re.compile(
    r"(?:(?:我们?|[\u4e00-\u9fff]{2,4}(?:镇|局|街道))的?)?(?P<what>[^\d,，。;；:：是有为]{2,12}?)"
    r"(?:目前|现在|一共|总共|大概|大约|统计|:|：|,|，|是|有|为|\s)+(?:大概|大约|一共)?\d.{0,30}"
)


def figure_told(scene: Scene) -> Said | None:
    """粉丝数是12万, while 报一下公众号粉丝数 was handed over to the unit: its answer, only offered."""
    found = _FIGURE_TOLD.fullmatch(scene.text.key)
    named = numbers_task(scene)
    if found is None or named or scene.context.has(OVERSEERS) or scene.has("account", "request", "rect"):
        return None
    handed = [one for one in handed_over(scene) if found["what"] in scene.lexicon.fold(one.title)]
    if len(handed) != 1 or asks(scene.tokens, scene) or scene.context.asked is not None:
        return None
    return Said("TASK_DONE", {"tasks": (handed[0].number,), "text": scene.text.shown.strip()}, certain=False)


_DONE = re.compile(  # 值班表我们已经交了; 食堂链接核实过了; 资金的文已经印了; 牌子全挂上去了
    r"(?:已经?|都|早就|刚刚?|全部?|[\u4e00-\u9fff])(?:办|做|弄|搞|报|交|送|发|写|填|改|整理|核实|核查|处理|落实|提交|上报|报送)(?:上去?|过去|给你们|好|完|齐|掉)*(?:了|过)"
    r"|(?:已经|全部?|都)[\u4e00-\u9fff]{1,3}(?:好|完|齐|掉|到位|上去?|下去?)*(?:了|完毕|过)(?![\u4e00-\u9fff])"
    r"|[^你您不最刚还正很太只没未真得更挺\W](?:完|齐|好|到位)(?:毕|一遍)?(?:了|啦|[\W]|$)"
)
_OPEN = re.compile(
    r"(?:还|暂时|目前)?(?:没有?|未)(?:办|做|弄|搞|报|交|整理|核实|处理|写|到|开始|动|完|起)|正?在(?:办|做|弄|搞|整理|核实)|"
    r"一半|差不多|还(?:差|缺|剩|要|在)|(?:没有?|未|不)[^,，。;；!！]{0,4}(?:完|好|齐|到位|上去)"
)


def handed_told(scene: Scene) -> Said | None:
    """值班表我们已经交了, where nothing else was read: of what was handed over to the unit; only offered."""
    if scene.has("account", "request", "rect", "task"):
        return None
    handed = by_own_words(scene)
    return told_of(scene, tuple(one.number for one in handed)) if handed else None


def told_of(scene: Scene, tasks: tuple[object, ...]) -> Said | None:
    """What a unit's sentence tells of its task, where no rule knows it as a whole: done, or not yet; only offered."""
    context, key = scene.context, scene.text.key
    done, still = _DONE.search(key), _OPEN.search(key)
    if not (done or still) or context.has(OVERSEERS) or context.asked is not None or context.chat != "single":
        return None
    if scene.has("account", "request", "rect") or asks(scene.tokens, scene):
        return None
    intent = "TASK_PROGRESS" if still else "TASK_DONE"
    return Said(intent, {"tasks": tasks, "text": scene.text.shown.strip()}, certain=False)
