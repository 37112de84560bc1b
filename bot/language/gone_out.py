"""What has just gone out, put right in a few words: 撤掉吧 behind an instruction, 快手那个发错了 of an order.

The facts say what it is: `sent_out` the instruction that this person sent last, if he did nothing else since, and
`issued_rect` the orders that he issued and that lie with their units (ZG-2022-001:B02:5:U1), the newest last.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import takewhile

from bot.language.context import MEDIA, MONITOR, OFFICE
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.scene import LEAD, Said, Scene, given
from bot.language.targets import Target, target
from bot.language.tokens import Token

_SMALL = (
    r"(?:等等|等一?下|哎呀?|不对|不好意思|把|给|先|刚才?|刚刚|才|的|那|这|[个条件份单家]"
    r"|交办|通知|整改|就|还是|请|麻烦|都|又|,|\s)*+"
)
_BY_MISTAKE = r"(?:发|派|写|弄|搞)错了?"
_BACK = r"(?:撤(?:回|销|掉|了|下)*+|收回)(?:来|去|了|吧|掉)*+"  # 佛堂收了 has received it
_PULLED = re.compile(
    rf"{_SMALL}(?:{_BY_MISTAKE}{_SMALL})?(?:{_BACK}|作废了?吧?|误发了?|(?:发|派)错了?)"
    r"(?:[吧了啊。！!]|\s)*+(?P<why>[,，;；。].*)?$",
    re.DOTALL,
)
_TERM = re.compile(
    r"(?:期限|时限|限期|日期|截止|时间)[^,，。]{0,6}?(?:改|放|宽|延|推|缩|提前)|(?:宽限|放宽|延长?|推迟?|改)[到至为成]"
)
_FACT = re.compile(
    r"(?:问题|事实|内容|情况|依据)[^,，。]{0,4}?(?:改成|改为|换成|应该?是|应为|写错)|^(?:更正|修改|改一?下)[^,，。]{0,16}整改"
)
_SAME = re.compile(
    r"(?:也是?|同样|一样是?|都是?)(?:这样|一样|同样|这个问题|这个毛病|有这?个?问题|没更新)(?:的|子|了)*[。!！]*$"
)
_OF_OTHERS = kinds("task nth request number weak mobile plan")
_ACCOUNTS = kinds("account name platform accountno protected unit")
_LOOSE = kinds(
    "UNKNOWN IGNORE REQUEST_WITHDRAW TASK_WITHDRAW RECALL SIGN_UNDO REQUEST_REVOKE REQUEST_VOID RECTIFY_WITHDRAW "
    "HAND_OVER EXTENSION_REQUEST RECTIFY_VERIFY "
    "TASK_ADD TASK_PROGRESS TASK_DONE UNIT_STATUS URGE "
    "RECTIFY_ISSUE ACCOUNT_QUERY RECTIFY_FEEDBACK RECTIFY_ANSWER REQUEST_EDIT"
)


@dataclass(frozen=True, slots=True)
class _Order:
    number: str
    unit: str
    account: int | None
    code: str


def of_gone_out(scene: Scene, said: Said) -> Said | None:
    """The instruction, or the order, that is spoken of; taken back only after it was shown once more."""
    asked, context = scene.context.asked, scene.context
    free = context.chat == "single" and (asked is None or bool(asked.mine and asked.intent))
    if not free or said.intent not in _LOOSE or scene.has(*_OF_OTHERS) or not context.has(OFFICE | MEDIA | MONITOR):
        return None
    if scene.has("rect", "howto", "question", "qmark", "who"):
        return None
    return _instruction(scene) or _of_sent(scene, said) or _order(scene)


_ALSO_TO = re.compile(
    r"(?:还有|另外|再|还|给|把|,)*(?:也|都)?(?:要|得)?(?:给)?(?:也)?(?:发|通知|交办|抄送)(?:给|到)?(?:一[份下遍])?(?:吧|了|的)*[。!！]*"
)
_ADDED = re.compile(r"^(?:再|还|要|得)*(?:补充?|加)(?:上|充)?一?[句条]")
_UNREAD = kinds("UNKNOWN IGNORE TASK_ADD TASK_PROGRESS")


def _of_sent(scene: Scene, said: Said) -> Said | None:
    """水务局也发一份: the same once more, shown first; 内容改成…: what is out stays, and he is told the way."""
    docket = scene.context.facts.get("sent_out", "") if scene.context.has(OFFICE | MEDIA) else ""
    if not docket:
        return None
    units, key = units_said(scene), scene.text.key
    rest = key
    for token in reversed(scene.all("unit", "name")):
        rest = rest[: token.start] + rest[token.end :]
    if units and docket.startswith("JB") and _ALSO_TO.fullmatch(re.sub("[、和及与]", "", rest)):
        return Said("HAND_OVER", {"units": units, "same_as": docket})
    changed = _TERM.search(key) or _FACT.search(key) or _ADDED.search(key)
    return Said("UNKNOWN", {"hint": "sent_stays"}) if changed and said.intent in _UNREAD else None


def _instruction(scene: Scene) -> Said | None:
    """撤掉吧, 佛堂那个发错了: of one unit, or of all that it went to."""
    why = _pulled(scene)
    docket = scene.context.facts.get("sent_out", "") if why is not None and scene.context.has(OFFICE | MEDIA) else ""
    units = units_said(scene)
    if not docket or len(units) > 1 or scene.has("account", "platform"):
        return None
    return Said("RECALL", {"tasks": (docket,)} | given(unit=units[0] if units else None, reason=why))


def _pulled(scene: Scene) -> str | None:
    """Why it is taken back, if it is; names left out."""
    names = [token for token in scene.tokens if token.kind in _ACCOUNTS]
    key = scene.text.key
    for token in reversed(names):
        key = key[: token.start] + key[token.end :]
    found = _PULLED.fullmatch(key)
    why = "" if found is None else (found["why"] or "").strip(LEAD)
    return None if found is None else why if len(why) > _A_REASON and why not in scene.phrases("thanks") else ""


_A_REASON = 2  # characters and more: 佛堂的, left without its name, is none


def _order(scene: Scene) -> Said | None:
    """快手那个发错了，撤销; 期限放宽到8月3日; 还有知乎那个也是一样的, of a monitor's own orders."""
    key = scene.text.key
    why = _pulled(scene)
    changed, same = _TERM.search(key) or _FACT.search(key), _SAME.search(key)
    if (why is None and not changed and not same) or not scene.context.has(MONITOR):
        return None
    orders = _orders(scene)
    if not orders:
        return None
    if same:
        return _another(scene, orders[-1])
    fitting = _fitting(scene, orders)
    if not fitting or (why is not None and len(fitting) > 1):
        return None
    if why is None:
        return Said("UNKNOWN", {"hint": "order_gone"})
    return Said("RECTIFY_WITHDRAW", {"rect": fitting[0].number, "reason": why or "发错了"})


def _orders(scene: Scene) -> list[_Order]:
    parts = (part.split(":") for part in scene.context.listed("issued_rect"))
    return [_Order(number, unit, int(account) if account else None, code) for number, unit, account, code in parts]


def _run(scene: Scene) -> list[Token]:
    """The first words that name an account."""
    names = [place for place, token in enumerate(scene.tokens) if token.kind in _ACCOUNTS]
    return list(takewhile(lambda token: token.kind in _ACCOUNTS, scene.tokens[names[0] :])) if names else []


def _named(scene: Scene, unit: str) -> Target | None:
    """The account that is named; 快手那个 is of the unit in question."""
    units = (*units_said(scene), unit)[:1]
    run = _run(scene)
    return target(replace(scene, context=replace(scene.context, units=units)), run) if run else None


def _fitting(scene: Scene, orders: Sequence[_Order]) -> list[_Order]:
    if not _run(scene):
        return list(orders)
    found = []
    for order in orders:
        meant = _named(scene, order.unit)
        numbers = {number for _, number in meant.accounts} if meant is not None else set()
        if order.account in numbers or (order.unit in units_said(scene) and not scene.has("platform", "account")):
            found.append(order)
    return found


def _another(scene: Scene, last: _Order) -> Said | None:
    """还有知乎那个也是一样的: the same fault of another account; the draft is shown first."""
    meant = _named(scene, last.unit)
    if meant is None or len(meant.accounts) != 1 or meant.accounts[0][1] == last.account:
        return None
    return Said("RECTIFY_ISSUE", {"target": meant, "issue": last.code, "fault": ""}, certain=False)
