"""What a sentence is about by words that leave little else: taken back, not ours, another contact, stuck, signed for.

Between the rules, which must know the whole sentence, and the examples, which weigh every piece of it: two or three
unmistakable words and what they stand beside. Only ever a ground to offer.
"""

import re
from collections.abc import Callable

from bot.language.context import LEADER, OVERSEERS
from bot.language.offers.accounts import STUCK, blocked
from bot.language.offers.tasks import NOT_OURS
from bot.language.refs import task_refs
from bot.language.rules.asking import NOUNS, asks, forbids
from bot.language.rules.people import newcomer
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, given

_BACK = r"(?:撤(?!并)|收回|抽回|取回|退回来|退我|退给我|退件|退还|作废|不作数|不算数|取消)"
_REPORT = r"(?:办结|上报|报送|报的|刚报|报了|报上去|材料|报告|任务)"
_TASK_BACK = re.compile(rf"{_REPORT}.{{0,14}}{_BACK}|{_BACK}.{{0,8}}{_REPORT}")
_PAPER = r"(?:申请|注销|变更|关停|表格?|单子?|件)"
_REQUEST_BACK = re.compile(
    rf"{_PAPER}.{{0,14}}(?:{_BACK}|终止|不办了|不往下走|先不走|放弃)|(?:{_BACK}|终止|不批|别批|放弃).{{0,10}}{_PAPER}|{_BACK}"
)
_CONTACT = r"(?:联系人|联络员|联络人|对接人|联系方式|通[讯迅]录|经办人)"
_CHANGES = r"(?:换|变更|变动|改|调整|更新|接替|接手|替换|顶|不再|不干|退休|调走|轮岗|登记|任|新|是我|当)"
_NEW_CONTACT = re.compile(rf"{_CONTACT}.{{0,16}}{_CHANGES}|{_CHANGES}.{{0,16}}{_CONTACT}")
_SIGNED = re.compile(
    r"签(?:掉|收|一下)|阅(?:处|办|示)|(?:单子?|交办|通知|卡).{0,6}(?:签|点掉|接收|收到|确认)|(?:签|接收|点掉).{0,6}(?:单|交办|通知)"
)
_SHORTEST = 24  # so long a sentence that signs for a notice may be


def gist(scene: Scene) -> Said | None:
    """The first of these that the sentence is about; nothing where it asks, forbids or supposes."""
    nouns = all(scene.word(token) in NOUNS for token in scene.all("howto"))  # 注销流程无法继续
    quiet = scene.has("cond", "exhort", "praise") or not nouns or forbids(scene) or scene.context.has(OVERSEERS)
    if quiet or scene.context.chat != "single" or scene.context.asked is not None:
        return None
    return next((said for shape in _SHAPES if (said := shape(scene))), None)


def _task_taken_back(scene: Scene) -> Said | None:
    refs = next(iter(task_refs(scene)), None)
    ours = refs is not None and (refs.named or refs.explicit) and not scene.has("request", "rect", "account")
    if not ours or refs is None or not _TASK_BACK.search(scene.text.key) or scene.has("extend"):
        return None
    return Said("TASK_WITHDRAW", {"tasks": refs.numbers[:1]}, certain=False)


def _not_ours(scene: Scene) -> Said | None:
    refs = next(iter(task_refs(scene)), None)
    named = refs is not None and (refs.named or refs.explicit)
    if not named or refs is None or asks(scene.tokens, scene) or not NOT_OURS.search(scene.text.key):
        return None
    if scene.has("past") and scene.has("done") and not scene.has("not"):
        return None
    return Said("NOT_OURS", {"tasks": refs.numbers[:1], "reason": scene.text.shown.strip()}, certain=False)


def _request_taken_back(scene: Scene) -> Said | None:
    waiting = scene.context.paired("open_request") or number_of(scene)
    back = scene.text.key and _REQUEST_BACK.search(scene.text.key)
    if not waiting or not back or task_refs(scene) or asks(scene.tokens, scene) or scene.context.has(LEADER):
        return None
    return Said("REQUEST_WITHDRAW", given(request=number_of(scene)), certain=False)


def _contact(scene: Scene) -> Said | None:
    told = _NEW_CONTACT.search(scene.text.key) or (scene.has("mobile") and re.search(_CHANGES, scene.text.key))
    if not told or asks(scene.tokens, scene) or scene.has("not", "account", "platform"):
        return None
    mobile = scene.first("mobile")
    digits = re.sub(r"\D", "", scene.word(mobile)) if mobile else None
    name = newcomer(scene.text.shown)
    return Said("CONTACT_CHANGE", given(name=name, mobile=digits), certain=False) if name or digits else None


def _stuck(scene: Scene) -> Said | None:
    under_way = any(scene.context.listed(kind) for kind in ("approved", "open_request"))
    about = under_way or scene.has("account", "platform", "theplatform", "accountnoun", "cancel") or task_refs(scene)
    if not about or not STUCK.search(scene.text.key) or scene.has("extend", "question", "qmark", "who"):
        return None
    slots = blocked(scene)
    return Said("BLOCKED", slots, certain=False) if slots else None


def _signs(scene: Scene) -> Said | None:
    waits = scene.context.facts.get("unsigned", "0") != "0" or ("交办" in scene.text.key and "签" in scene.text.key)
    short = len(scene.text.key) <= _SHORTEST and not scene.has("not", "request", "rect", "account", "done", "future")
    if not waits or not short or asks(scene.tokens, scene) or scene.context.has(LEADER):
        return None
    if not _SIGNED.search(scene.text.key):
        return None
    refs = next(iter(task_refs(scene)), None)
    return Said("SIGN_RECEIPT", {"tasks": refs.numbers} if refs else {}, certain=False)


_SHAPES: tuple[Callable[[Scene], Said | None], ...] = (
    _task_taken_back,
    _not_ours,
    _request_taken_back,
    _contact,
    _signs,
    _stuck,
)
