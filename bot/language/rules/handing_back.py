"""任务10退给市府办: a unit hands back what is not its own. To ask for that is no reason; why it is not is asked for."""

import re

from bot.language.context import OVERSEERS
from bot.language.refs import task_refs
from bot.language.rules.asking import asks
from bot.language.rules.reports import slots_of
from bot.language.scene import Said, Scene

_SIGNS = re.compile(r"[\s,，。.;；!！~～…]+")
_LEAD = (
    r"(?:请|麻烦|烦请|劳烦|拜托|帮忙|帮|望|希望|建议|要求|申请|想|要|能不能|可不可以|那|就|直接|还是|尽快|赶紧|予以|都|先|我们?|"
    r"您|你们?|市?府办|领导|上级|办公室|贵办|由|把|将|给|这[项个条件]|那[项个条件]|任务\d{0,2}|事|它|的)*+"
)
_AWAY = (
    r"(?:退回来?|退还|退掉|退了?|打回|收回|撤回|撤销|撤掉|撤了|拿走|拿回|取回|改派|转派|另派|重新(?:分派|指派|交办|分办|派|分)|另行(?:分派|安排|指派)|"
    r"转办|转走|转出|转交|移交|转|调整|更换)(?:去|掉|出)?"
)
_TO = (
    r"(?:[给到至回由让](?:去)?)?(?:市?府办|你们?|您|上级|上面|办公室|别人|别的人|他人|其他人|人家|(?:别的|其他|有关|相关|责任|对口|应该办的|该办的)(?:单位|部门)|别家|原单位)?"
    r"(?:那里|那边|这里|去)?(?:办理?|处理|负责|承办|弄|管|做)?"
)
_TAIL = r"(?:吧|一下|了|去|哈|啊|呀|呢|为好|为妥|为宜|谢谢|辛苦|[您你]|就行|就好|即可|可以吗|行吗|好吗|[?？])*"
_HANDED = re.compile(rf"{_LEAD}{_AWAY}{_TO}{_TAIL}")
_NOTHING = re.compile(r"(?:好的?|谢谢[您你]?|辛苦了?|麻烦了?|拜托了?|没有?(?:什么)?(?:理由|原因|为什么)|不知道|无)*")
_PLAIN_TO = re.compile(
    r"(?:退|还|转|交|派|移交?|打)回?[给到至](?:市?府办|你们|您|上级|别人|别的|其他|有关|相关|别家)|(?:市?府办|你们|您)(?:们)?收回|改派|转派"
)


def why_not_ours(text: str) -> str:
    """The words without the parts that only ask to take the task back; "" where nothing says why."""
    parts = [part for part in _SIGNS.split(text) if part]
    if not any(_only_asks(part) for part in parts):
        return text
    kept = [part for part in parts if not _only_asks(part)]
    return "，".join(kept)


_OTHERS_DO = re.compile(  # 我们的账号归宣传部管, 公众号都移交给融媒体中心了, 这块是文旅局在负责
    r"[^,，。;；?？]{0,14}(?:归(?:口|属)?|由|属于|是|(?:移?交|划|转|并|上交|统)(?:给|到|归|入|由)+了?)[^,，。;；?？]{2,12}?"
    r"(?:(?:统一|在|来|直接|负责)*(?:管理?|负责|运营|运维|维护|承办|牵头|主管)|(?<=[局部办委站心府镇道]))(?:的|了|啦)*"
)
_HAVE_NONE = re.compile(  # 本镇没有账号了, 我们单位没有公众号, 局里已经没有这项职能
    r"(?:我们?|咱们?|本|这|单位|镇|乡|街道|局|办|中心|委|县|区|里|边|上|的|现在|目前|已经|早就?|根本|也|都|就|一直)*"
    r"(?:没有?|没得|无|不再有)(?:任何|一个|在用的?|这[个项类种块]|自己的?|政务)*"
    r"(?:新媒体|政务|微信)?(?:账号|公众号|订阅号|服务号|视频号|微博|抖音号?|快手|头条号?|客户端|网站|新媒体|号|业务|职能|职责|工作|事项)(?:的|了|啦)*"
)
_END = re.compile(r"[\s。.!！~～]+$")


def plain_why(text: str) -> bool:
    """Whether the words say whose it is instead, or that the unit has nothing of the kind."""
    bare = _END.sub("", text)
    return _OTHERS_DO.fullmatch(bare) is not None or _HAVE_NONE.fullmatch(bare) is not None


def handed_back(scene: Scene) -> Said | None:
    """任务10麻烦退给市府办, 任务10转给别人: offered as not ours; 任务10退回 may be one's own report."""
    if _is_why(scene):
        return Said("FILL", {"reason": scene.text.shown.strip()})
    if not _PLAIN_TO.search(scene.text.key) or scene.context.has(OVERSEERS):
        return None
    refs = next(iter(task_refs(scene)), None)
    parts = [part for part in _SIGNS.split(scene.text.key) if part]
    whole = bool(parts) and all(_HANDED.fullmatch(part) or _NAMED.fullmatch(part) for part in parts)
    if whole and refs is None and _why_asked(scene):
        return Said("FILL", {"reason": scene.text.shown.strip()})  # why is asked for again
    if refs is None or not refs.explicit or not whole:
        return None
    return Said("NOT_OURS", slots_of(scene, refs) | {"ask": "did_you_mean"})


def _why_asked(scene: Scene) -> bool:
    asked = scene.context.question
    return asked is not None and asked.about == "NOT_OURS" and asked.fields == ("reason",)


def _is_why(scene: Scene) -> bool:
    """我们的账号归宣传部管, where it is asked why a task should not be the unit's: no look at those accounts."""
    return _why_asked(scene) and plain_why(scene.text.key) and not asks(scene.tokens, scene)


_NAMED = re.compile(r"任务\d{1,2}(?:的事|这[项个条])?")


def _only_asks(part: str) -> bool:
    return _HANDED.fullmatch(part) is not None or _NOTHING.fullmatch(part) is not None
