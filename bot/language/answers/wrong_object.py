"""号选错了; 注销没错，不是这个号: to “您是要…吗” the deed is right and its object is not; which one is asked for."""

import re

from bot.language.answers.giving_up import aside, says_yes
from bot.language.answers.parts import parts_of
from bot.language.answers.stretches import deed_is_right
from bot.language.context import Asked
from bot.language.intents import APPLICATIONS, REPORTS
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene

ANOTHER = "another"  # slot: of what was guessed the object falls away
_OF_TASK = kinds("TASK_DONE TASK_PROGRESS EXTENSION_REQUEST")
_NAMING = kinds("date task nth number request rect accountid latin qmark question account name unit platform mobile")
_LED = r"(?:哎呀?|啊|哦|呃|好像|可能|应该|这个?|那个?|是|你|您|系统|刚才|我|把|又|也|可|并|对象)*"
_END = r"[了的啊呀哦吧嘛呢]*"
_SLIP = r"(?:选|填|写|弄|搞|看|点|报|认|找|记|说|指|发|对)"
_WRONG = (  # 号选错了, 选错任务了, 不是这个账号, 另外那个号
    rf"{_LED}(?:(?:THING)(?:{_SLIP}得?)?(?:错|岔|串|混|反|不对)|{_SLIP}得?(?:错|岔|串|混|反)了?一?个?(?:THING)|"
    rf"不是说?[这那]一?(?:[个条](?:THING)|项)|(?:(?:说|要|指)的?是|是)?另外?[一那]?一?[个项条](?:THING)?){_END}"
)
_ACCOUNT = re.compile(_WRONG.replace("THING", "账?号|账户"))
_TASK = re.compile(_WRONG.replace("THING", "任务号?|序号|编号|号|项目|事项"))
_SEVERAL = 2


def wrong_object(scene: Scene) -> Said | None:
    """The same deed, its object asked for; only where there are several, and nothing else is named or asked."""
    asked = scene.context.asked
    pattern = _TASK if scene.context.guess in _OF_TASK else _ACCOUNT if scene.context.guess in APPLICATIONS else None
    if asked is None or pattern is None or asked.form or scene.has(*_NAMING):
        return None
    parts = parts_of(scene)
    wrong = [pattern.fullmatch(part) is not None for part in parts]
    beside = all(one or _beside(scene, asked, part) for one, part in zip(wrong, parts, strict=True))
    if not any(wrong) or not beside or not _several(scene):
        return None
    unnamed = {"ask": "which_task"} if asked.intent in REPORTS else {}  # a form asks for its task by itself
    return Said(asked.intent, {ANOTHER: True, **unnamed})


def _beside(scene: Scene, asked: Asked, part: str) -> bool:
    """注销没错, 不好意思: the deed is agreed to, or nothing is said."""
    return aside(part) or says_yes(scene, part) or deed_is_right(asked, part) or _NO.fullmatch(part) is not None


_NO = re.compile(r"(?:不|不对|不是的?|错了?|不好意思|抱歉|等等|哎呀?|诶|哦|啊)[啊呀哦的]*")


def _several(scene: Scene) -> bool:
    """Whether the speaker's unit has more than one account, or more than one task."""
    units = frozenset(scene.context.units)
    if scene.context.guess in _OF_TASK:
        return sum(bool(one.owners & units) and not one.computed for one in scene.lexicon.tasks) >= _SEVERAL
    return sum(one.unit in units for one in scene.lexicon.accounts) >= _SEVERAL
