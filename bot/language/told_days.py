"""A day that was told of a step on the platform, put right: 停更日期记错了，不是8月8，是8月5.

It changes nothing on the form that was approved; old and new are shown first.
"""

import re
from datetime import timedelta

from bot.language.dates import Found, exact
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
    of_step = asked is None or (asked.mine and asked.kind == "confirm" and asked.about == "EXECUTION_REPORT")
    if context.clerk and of_step and (slip := _slip(scene)) is not None:
        return slip
    if not context.clerk or (asked is not None and not (asked.mine and asked.about == "EXECUTION_REPORT")):
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


_SLIP = re.compile(  # 15写早了; 16号报晚了，应该是18号
    r"(?:哎呀?|不对|等下|刚才|刚刚|上面|那个|的)*[,，]?(?P<wrong>\d{1,2})[号日]?(?:那天)?[写报记填说打输弄]得?(?P<how>[早晚错岔])了?"
    r"(?:[,，。 ]*(?:应该?是|应为|是|改成?|写成?)*(?P<right>\d{1,2})[号日]?)?[的了啊呀哈吧哦。!！]*",
    re.ASCII,
)


def _slip(scene: Scene) -> Said | None:
    """The day of 停更 if no other was told of the only closing; else how to say which day is meant."""
    found = _SLIP.fullmatch(scene.text.key)
    if found is None or (found["how"] in "错岔" and scene.lexicon.tasks_numbered(int(found["wrong"]))):
        return None  # 3写错了 may be said of task 3
    stopped, taken = scene.context.paired("stopped"), scene.context.paired("taken")
    if scene.context.asked is not None and found["right"]:
        return None  # 20写早了，22号 beside the day that is offered
    if len(stopped) != 1 or taken or scene.context.asked is not None:
        return Said("UNKNOWN", {"hint": "which_day"})
    right = _last(scene, int(found["right"])) if found["right"] else ""
    return Said("EXECUTION_REPORT", {"stage": "corrected", "request": stopped[0][0], "stopped_on": right})


def _last(scene: Scene, number: int) -> str:
    """The last day of that number that is not ahead; "" where there is none."""
    today = scene.today.day
    before = today.replace(day=1) - timedelta(days=1)
    days = (exact(month.year, month.month, number) for month in (today, before))
    return next((day.day.isoformat() for day in days if isinstance(day, Found) and day.day <= today), "")


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
