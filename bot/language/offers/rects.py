"""What a sentence of the second layer names of an order to mend something, or of an account that is watched."""

import re

from bot.language.offers.accounts import WHOLE
from bot.language.offers.verdicts import passes
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules.asking import asks
from bot.language.rules.rectify import beside_fault, due
from bot.language.scene import Scene, Slots, given, iso
from bot.language.targets import target


def issued(scene: Scene) -> Slots | None:
    """The account to be mended, and its fault."""
    run = [t for t in scene.tokens if t.kind in WHOLE | {"platform", "unit"}]
    if not any(t.kind in WHOLE | {"unit"} for t in run):
        return None
    kind = scene.first("issuekind")
    return {"target": target(scene, beside_fault(scene, run))} | given(
        issue=scene.said([kind]) if kind else None, due=due(scene)[0]
    )


def seen(scene: Scene) -> Slots | None:
    """When an account was updated last."""
    run = [t for t in scene.tokens if t.kind in WHOLE | {"platform"}]
    days = [day for token in scene.all("date") if (day := iso(scene.day(token, back=True)))]
    if not any(t.kind in WHOLE for t in run) or asks(scene.tokens, scene):
        return None
    return {"target": target(scene, run)} | given(seen_on=days[0] if days else None)


def _rect(scene: Scene) -> Slots | None:
    token = scene.first("rect")
    waiting = any(scene.context.listed(fact) for fact in ("open_rect", "sent_rect"))
    if token is None and not waiting and "整改" not in scene.text.key and not scene.has("issuekind"):
        return None
    return given(rect=str(token.value) if token else None)


def rect_told(scene: Scene) -> Slots | None:
    """What was mended."""
    slots = _rect(scene)
    ahead = any((day := iso(scene.day(token))) and day > scene.today.day.isoformat() for token in scene.all("date"))
    promised = ahead and not scene.has("done", "doneish", "past", "closed", "stopped", "changed")  # 看到了，明天改
    open_still = scene.has("unfinished") and not scene.has("done", "doneish")  # 链接还没改完，明天弄
    if slots is None or promised or open_still:
        return None
    return slots if scene.only(_CALLED) else slots | {"text": _HEAD.sub("", scene.text.shown.strip())}


_HEAD = re.compile(r"^(?:整改)?(?:情况)?反馈\s*[:：,，\s]\s*(?=\S{3})")  # 整改反馈：今天已发3条
_CALLED = WEIGHTLESS | kinds("rect rectnoun feedback progress want tell to report self")  # 那个整改的事反馈一下吧


def of_order(scene: Scene) -> Slots | None:
    """An order that was written before."""
    return _rect(scene)


def told_for(scene: Scene) -> Slots | None:
    """What the office heard of a unit's mending."""
    slots = _rect(scene)
    return slots if slots is None else slots | {"text": scene.text.shown.strip()}


def rect_disputed(scene: Scene) -> Slots | None:
    """Why an order is wrong."""
    slots, waiting = _rect(scene), scene.context.listed("open_rect")
    only = {"rect": waiting[0]} if len(waiting) == 1 else {}
    return slots if slots is None else only | slots | {"reason": scene.text.shown.strip()}


JUDGED = re.compile(
    r"打回|重整|返工|[改过错漏缺差退]|合格|到位|好|行|可以|没|不|完|是|看|销|查|验|核|处理|符合|恢复|更新"
)


def rect_checked(scene: Scene) -> Slots | None:
    """Whether the mending is good."""
    slots = _rect(scene)
    judged = JUDGED.search(scene.text.key.replace("整改", ""))
    return None if slots is None or not judged else slots | {"result": "pass" if passes(scene) else "fail"}
