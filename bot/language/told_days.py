"""A day that was told of a step on the platform, put right: 停更日期记错了，不是8月8，是8月5.

It changes nothing on the form that was approved; old and new are shown first.
"""

import re
from datetime import timedelta

from bot.language.context import LEADERS, OVERSEERS
from bot.language.dates import Found
from bot.language.platform_told import what_is_named
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, Slots, given


def _told(step: str) -> re.Pattern[str]:
    """停更日期…, 停更那天…; 8月5停的; 停更是…."""
    return re.compile(
        rf"{step}(?:(?:的|那)?(?:日期|日子|时间|那天|当天|日)|的?(?:其实|实际上?)?是)|(?:[日号天]|\d){step}的"
    )


_STEPS = (
    ("stopped_on", "stopped", _told(r"停(?:更|用|止更新)?")),
    ("accepted_on", "taken", _told(r"(?:受理|提交)")),
)
_AMISS = re.compile(
    r"(?:记|写|报|填|弄|搞|说|登|打|输|看)得?(?:错|岔|反)|错了|不对|有误|应该?(?:是|为)|更正|改(?:成|为|到)|不是|其实|实际"
)
_DENIED = re.compile(r"(?:不是|并非|不该是|写成|写的|记成|记的|报成|报的|填成|填的|由|从)(?:了|是)?$")
_AHEAD = timedelta(days=120)  # a day so near in the future is one that is planned, not last year's


_STOPPED_THEN = re.compile(  # 其实15号停的; 8月16号就停了
    r"(?:[日号天]|\d|周[一二三四五六日])(?:就|已经?|早|才|那天|当天)*停(?:更|用|止更新)?(?:的|了)[啊呀哈哦。!]*$"
)
_OTHER_STEPS = re.compile("提交|受理|冻结|注销|变更|备份|解绑|不|没|未|打算|准备|计划")


def stopped_then(scene: Scene) -> str:
    """The one day on which the account is said to have stopped, if the message tells nothing else; else ""."""
    if not _STOPPED_THEN.search(scene.text.key) or _OTHER_STEPS.search(scene.text.key) or asks(scene.tokens, scene):
        return ""
    days = _days(scene)
    return days[0] if days and len(days) == 1 else ""


def put_right_day(scene: Scene) -> Said | None:
    """Of a clerk alone with us, of a closing whose step was reported; nothing else may be asked but of that."""
    context, asked, key = scene.context, scene.context.asked, scene.text.key
    clerk = context.bound and context.chat == "single" and not context.has(LEADERS | OVERSEERS)
    if not clerk or (asked is not None and not (asked.mine and asked.about == "EXECUTION_REPORT")):
        return None
    found = [(name, fact) for name, fact, words in _STEPS if words.search(key)]
    then = stopped_then(scene)
    found = [("stopped_on", "stopped")] if then else found
    if (
        len(found) != 1
        or not (then or _AMISS.search(key))
        or asks(scene.tokens, scene)
        or scene.has("task", "rect", "cond")
    ):
        return None
    (name, fact), *_ = found
    running, named = context.paired(fact), what_is_named(scene)
    fitting = [number for number, account in running if named is None or account in named or number in named]
    days = _days(scene)
    if not fitting or days is None or len(days) > 1 or (not days and not scene.has("stopdate") and "错" not in key):
        return None
    slots: Slots = {"stage": "corrected"} | given(request=fitting[0] if len(fitting) == 1 else None)
    return Said("EXECUTION_REPORT", slots | {name: days[0] if days else ""})


def _days(scene: Scene) -> list[str] | None:
    """The days that are not denied; None where one is still ahead: that is a plan."""
    told: list[str] = []
    for token in scene.all("date"):
        ahead, back = scene.day(token), scene.day(token, back=True)
        if isinstance(ahead, Found) and scene.today.day < ahead.day < scene.today.day + _AHEAD:
            return None
        if isinstance(back, Found) and not _DENIED.search(scene.text.key[: token.start].rstrip()):
            told.append(back.day.isoformat())
    return list(dict.fromkeys(told))
