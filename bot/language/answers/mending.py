"""A correction of the form that lies open: 停更日期不对，应该是8月23号; 原因也改一下，写人手不够; 停更改8月24日.

What is put right is only the draft; the whole form is shown again before it goes to be signed.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules.asking import asks
from bot.language.rules.fields import fields_said, put_stop_date, several_days
from bot.language.rules.identifiers import account_id, bare_id
from bot.language.rules.plain_words import ended, new_value
from bot.language.scene import Said, Scene, Slots, given, scene_of
from bot.language.targets import target
from bot.language.tokens import Token

_DAY_OF = {"ZX": "stop_date", "BG": "effective_date", "YQ": "date"}  # by the kind of application
_AMISS = re.compile(r"不对|错|不是|不要|应该|应为|改|换|重新|写成|[延推]到|挪|提前|推迟")
_OF_DAY = re.compile(r"停更|停止更新|停用|生效|日期|日子|时间|哪天|延期|[日号]起?停")
_OF_REASON = re.compile(r"原因|理由|事由")
_OF_NUMBER = re.compile(r"(?:账?号|微信|原始)?(?:id|ID|Id)|账号标识|微信号|网址|域名")
_OF_VALUE = re.compile(r"名称|名字|管理员|主体|单位|运营者|新值|新内容")
_NEW_REASON = re.compile(
    r"(?:原因|理由|事由).{0,8}?(?:改一?下|不对|错了|不是这个|不要这个|改成|改为|换成|换|写成|应该是|应为|是|写)"
    r"(?:[\s,，。:：]*(?:就|还是)?(?:写成?|改成|改为|换成|应该是|应为|是|填))*[\s,，。:：“\"]*(?P<text>[^\s,，。:：].{3,})$",
    re.DOTALL,
)
_NEW_VALUE = re.compile(
    r"(?:改成|改为|换成|应该是|应为|写成|叫|是|(?:名称|名字|管理员|主体)[\s:：]+)[\s,，:：“\"]*(?P<text>[^\s,，。:：“”\"]{2,20})[”\"\s。]*$"
)
_NO_FIELD = kinds("task rect howto cond question qmark who approve reject return")


def mended(scene: Scene) -> Said | None:
    """Which fields of the open form are put right, and how; None where that is not plainly said."""
    asked = scene.context.asked
    if asked is None or not asked.mine or not asked.form or scene.has(*_NO_FIELD) or asks(scene.tokens, scene):
        return None
    told = asked.kind == "confirm" and (_only_a_day(scene) or _only_an_id(scene))
    if not told and not _AMISS.search(scene.text.key):
        return None
    shown = scene.text.shown.strip()
    if asked.form.startswith("BG") and len(fields_said(scene)) > 1:
        return Said("UNKNOWN", {"hint": "back"})  # 名字还是…，管理员换成…: a form changes one thing
    why = _NEW_REASON.search(shown)
    if why is None and _OF_REASON.search(shown):
        return None
    rest = scene_of(shown[: why.start()], scene.context, scene.lexicon) if why and why.start() else scene
    slots = {} if why and not why.start() else _other(rest, asked.form)
    slots |= {"reason": ended(why["text"])} if why else {}
    return Said("REQUEST_EDIT", {"request": asked.form, **slots}, certain=not several_days(scene)) if slots else None


def _other(scene: Scene, form: str) -> Slots:
    """A day, an identifier, or what a change leads to."""
    slots, shown = Slots(), scene.text.shown.strip()
    if scene.dated() and (_OF_DAY.search(scene.text.key) or _only_a_day(scene)):
        put_stop_date(scene, slots, _DAY_OF.get(form[:2], "stop_date"))
    if _OF_NUMBER.search(shown) and (said := account_id(scene) or bare_id(scene)):
        slots["account_id"] = said
    value = _NEW_VALUE.search(shown) if form.startswith("BG") and _OF_VALUE.search(shown) else None
    if value and not slots:
        slots |= given(value=new_value(value["text"]), field=next(iter(fields_said(scene)), None))
    return slots


def of_another_account(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """快手8月10号停 while the form of the 知乎 lies open: what is said of another account is none of this form's."""
    asked = scene.context.asked
    if asked is None or not asked.mine or not scene.has("date", "latin", "accountid", "cancel", "change", "stopped"):
        return None
    pairs = dict(scene.context.paired("open_request"))
    own, run = pairs.get(asked.form), _named_first(scene)
    found = target(scene, run) if own is not None and run else None
    if found is None or len(found.accounts) != 1 or found.accounts[0][1] == own:
        return None
    number = found.accounts[0][1]
    other = next((one for one, account in pairs.items() if account == number), None)
    alone = replace(scene, context=replace(scene.context, asked=None))
    if other is not None:
        return Said("REQUEST_EDIT", {"request": other, **_other(alone, other)}, certain=False)
    said = read(alone)
    if said is not None and said.intent in {"CANCEL_REQUEST", "CHANGE_REQUEST"}:
        return replace(said, certain=False)
    return Said("CANCEL_REQUEST", {"target": found}, certain=False)


def _named_first(scene: Scene) -> list[Token]:
    """The account or platform at the head, small words aside: 等下 快手的也注销."""
    tokens = list(scene.tokens)
    while tokens and (
        tokens[0].kind in WEIGHTLESS | {"future"} or (tokens[0].kind == "x" and len(tokens[0]) <= _SMALL)
    ):
        tokens.pop(0)
    return list(takewhile(lambda token: token.kind in _ACCOUNT, tokens))


_SMALL = 2  # characters
_ACCOUNT = kinds("account name platform accountnoun")


def _only_an_id(scene: Scene) -> bool:
    """账号ID www.lcjtw.gov.cn, said to the form that was shown: nothing beside it."""
    return scene.has("accountid") and scene.only(kinds("accountid soft particle sep become url latin junk number"))


def _only_a_day(scene: Scene) -> bool:
    """不对，8月22号: beside the no nothing but a day."""
    changes = all(scene.word(token) in _INTO for token in scene.all("x"))  # 那就改6月1号吧
    return (
        changes
        and scene.only(kinds("not sep soft particle polite date become edit change want to past x"))
        and len(scene.all("date")) == 1
    )


_INTO = frozenset({"改", "换", "挪"})
