"""What a clerk tells of the platform that is no report of a step: not submitted after all, or still to come.

Of what was reported as submitted 没提交成 takes it back, shown first; an intention shows how the account stands.
"""

import re
from dataclasses import replace

from bot.language.intents import APPLICATIONS
from bot.language.patterns import POINTED_AT
from bot.language.refs import task_refs
from bot.language.rules.asking import asks
from bot.language.rules.platform_days import put_platform_days
from bot.language.rules.requests import number_of
from bot.language.rules.steps_told import steps_told
from bot.language.scene import Said, Scene, Slots, given
from bot.language.targets import target

_NOT_SUBMITTED = re.compile(
    r"(?:没有?|未|尚未)(?:真的?|能)?(?:提交|交|申请|受理)(?:成功?|上去?|进去|过去|得上|到|$|[,。呢啊哦的])|"
    r"(?:提交|申请|受理)(?:并|都|还)?(?:没有?|未)(?:成功?|上去|过去|通过)|(?:提交|申请)失败|不是已?提交"
)
_STUCK = re.compile(
    r"(?:^|[,，。;；\s])(?P<why>[^,，。;；\s]{0,8}(?:卡在|受阻|过不了|登不|打款|验证|密码|离职)[^,，。;；]*)"
)
_GOING = re.compile(
    r"(?:我们?|这就|马上|现在|等下|等会儿?|一会儿?|待会儿?|明天|后天|下午)+(?:就|再|来|先)*(?:去|来|准备|打算|要)"
    r"(?:后台|平台|上面|去|把|再|先)*(?:点|确认|提交|办|注销|停)(?!过|好|完|了)[^了过完]{0,4}(?:[,。!]|$)"
)
_NOT_STOPPED = re.compile(r"(?:还没有?|还未|尚未)(?:停(?!成)|停更)|(?:[日号天]|周.|以?后)才(?:会|能|要)?停")


def of_platform(scene: Scene) -> Said | None:
    """Of a clerk alone with us; a reason that is asked for is never taken for it."""
    asked = scene.context.asked
    if not scene.context.clerk or asks(scene.tokens, scene):
        return None
    if asked is not None and (not asked.mine or _fills(asked.fields)):
        return None
    return _not_submitted(scene) or _still_to_come(scene) or _announced(scene) or _in_steps(scene) or _of_several(scene)


def _fills(fields: tuple[str, ...]) -> bool:
    """Whether words of the person's own are waited for; a day of the freeze is none."""
    return bool(fields) and fields != ("date",)


def _not_submitted(scene: Scene) -> Said | None:
    """刚才说错了，没提交成; 魅力苏溪其实没提交上，卡在打款验证, where that account was reported as taken."""
    accepted = scene.context.paired("accepted")
    if not accepted or not _NOT_SUBMITTED.search(scene.text.key):
        return None
    named = what_is_named(scene)
    fitting = [number for number, account in accepted if named is None or account in named or number in named]
    if not fitting:
        return None
    stuck = _STUCK.search(scene.text.shown)
    only = fitting[0] if len(fitting) == 1 else None
    slots = given(request=only, reason=stuck["why"].strip() if stuck else None)
    return Said("EXECUTION_REPORT", {"stage": "unsubmitted"} | slots)


def _still_to_come(scene: Scene) -> Said | None:
    """魅力苏溪冻结到期了，我去点确认; 天目号还没停哦，12号才停: how it stands, and what is said when it is done."""
    key = scene.text.key
    approved = scene.context.paired("approved")
    named = what_is_named(scene)
    fitting = [number for number, account in approved if named is not None and (account in named or number in named)]
    if len(fitting) != 1 or scene.context.asked is not None:
        return None
    ahead = _NOT_STOPPED.search(key) or (_GOING.search(key) and not scene.has("cancelnoise", "want", "apply"))
    return Said("REQUEST_STATUS", {"request": fitting[0]}) if ahead else None


def _announced(scene: Scene) -> Said | None:
    """公告8月20号发的: with its 停更公告 a closing that is approved begins; which one, the handler asks."""
    key, approved = scene.text.key, [one for one in scene.context.paired("approved") if one[0].startswith("ZX")]
    told = _ANNOUNCED.search(key) and not scene.has("future", "unfinished", "not", "cond", "want", "cannot", "task")
    if not approved or not told or scene.context.asked is not None:
        return None
    named = what_is_named(scene)
    fitting = [number for number, account in approved if named is None or account in named or number in named]
    slots: Slots = {"stage": "stopped"} | given(request=fitting[0] if len(fitting) == 1 else None)
    put_platform_days(scene, slots, "stopped")
    return Said("EXECUTION_REPORT", slots, certain=False) if fitting else None


_ANNOUNCED = re.compile(
    r"公告.{0,12}(?:发|挂|贴|登|出)(?:布|出去?|上去?|好|完)?(?:了|的|过)|(?:发|挂|贴|登)(?:布|出|上)?(?:了|过)(?:停更|停用|关停|注销)?的?公告"
)


def _of_several(scene: Scene) -> Said | None:
    """打款收到了，今天重新提交，冻结到9月22日, while several applications run: it is asked which."""
    several = len(scene.context.paired("approved")) > 1 and what_is_named(scene) is None and scene.context.asked is None
    if not several or not scene.has("submitted", "frozen") or not scene.has("date", "span") or task_refs(scene):
        return None
    if scene.has("future", "not", "unfinished", "cond", "want"):
        return None
    slots: Slots = {"stage": "frozen" if scene.has("frozen") else "submitted"}
    put_platform_days(scene, slots, str(slots["stage"]))
    return Said("EXECUTION_REPORT", slots, certain=False)


def awaited(scene: Scene, said: Said) -> Said | None:
    """公众号迁移8月下旬才有结果: what is waited for; it begins no form, it is offered without that day."""
    loose = said.intent in APPLICATIONS and scene.context.asked is None and len(scene.dated()) == 1
    if not loose or not _AWAITED.search(scene.text.key):
        return None
    return replace(said, slots={n: v for n, v in said.slots.items() if n not in _TOLD_WITH_DAY}, certain=False)


_TOLD_WITH_DAY = frozenset({"stop_date", "effective_date", "bad_date", "reason", "deny"})
_AWAITED = re.compile(  # …8月下旬才有结果, …月底才能批下来, …下周出消息; but 8月20日才停 is a day of the form
    r"(?:[日号天周月旬初底末中年后]|\d|(?:周|星期|礼拜)[一二三四五六日天])(?:那天|左右|前后|以后|之后|的时候)?"
    r"(?:(?:才|方)(?:能|会|可以|可能)?(?:给|有|出|批|下来|下得来|办得|轮|知道|定|通知|答复|回复|收到|通过|好|完|搞得?定)"
    r"|(?:能|会|可以|应该|大概|估计|要等)*(?:有|出)个?(?:结果|消息|回复|答复|回音|说法|下文|眉目|通知))"
)


_FROZEN_TO = re.compile(r"冻[到至](?=\d|[一二三四五六七八九十]{1,2}月)")  # 今天冻到了 is of somebody who is cold


def _in_steps(scene: Scene) -> Said | None:
    """8月7号停的，9号提交的，冻结到9月10号: several steps with their days, of a closing that is approved."""
    told = steps_told(scene)
    closings = [pair for pair in scene.context.paired("approved") if pair[0].startswith("ZX")]
    named = what_is_named(scene)
    fitting = [number for number, account in closings if named is None or account in named or number in named]
    if not told or not fitting or scene.context.asked is not None or task_refs(scene):
        return None
    frozen = scene.has("frozen") or _FROZEN_TO.search(scene.text.key) or _FREEZES.search(scene.text.key)
    stage = "closed" if "closed_on" in told else "frozen" if frozen else "submitted"
    slots: Slots = {"stage": stage} | given(request=fitting[0] if len(fitting) == 1 else None)
    put_platform_days(scene, slots, stage)
    return Said("EXECUTION_REPORT", slots, certain=False)


_FREEZES = re.compile("(?<!解)冻")


def what_is_named(scene: Scene) -> set[object] | None:
    """The accounts or the application that are named; None where nothing is."""
    if number := number_of(scene):
        return {number}
    run = scene.all(*POINTED_AT)
    found = target(scene, run) if run else None
    return {number for _, number in found.accounts} if found is not None and found.accounts else None
