"""What a sentence of the second layer names of duties that come up once a month; what is missing, the handlers ask."""

import re
from collections.abc import Callable, Mapping

from bot.language.offers.accounts import WHOLE, request
from bot.language.offers.rects import of_order
from bot.language.offers.tasks import numbers
from bot.language.patterns import kinds
from bot.language.posts import parts_of
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.rules.disposal import choice_said
from bot.language.rules.duty import entered, tells
from bot.language.rules.requests import number_of
from bot.language.rules.trainings import LINK, parts
from bot.language.scene import Scene, Slots, given, iso
from bot.language.targets import target

Namer = Callable[[Scene], Slots | None]
_SOURCES = (("电话", r"电话|来电|拨|口头|讲|打来"), ("会上", r"会上|会议|开会"), ("纸质", r"纸|书面|函|传真|盖章"))
_GOES = re.compile(
    r"(?P<name>[小老阿][\u4e00-\u9fff]|[\u4e00-\u9fff]某|我|本人|"
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,3}(?=临时|那天|拉肚|生病|发烧|来不|去不|不去|不来))"
)
_WHOSE = re.compile(
    r"(?P<name>[小老阿][\u4e00-\u9fff]|[\u4e00-\u9fff]某|[\u4e00-\u9fff]{2,3})(?:的|走前|留下?的?)(?:工作)?(?:那[份张])?交接"
)


def _source(scene: Scene) -> str:
    return next((name for name, words in _SOURCES if re.search(words, scene.text.key)), "")


def _named(namers: tuple[Namer, ...], words: str = "") -> Namer:
    """A command in which one of these words must be said, and what else is named."""
    pattern = re.compile(words, re.IGNORECASE)

    def named(scene: Scene) -> Slots | None:
        slots: Slots = {}
        for namer in namers if pattern.search(scene.text.key) else ():
            more = namer(scene)
            if more is None:
                return None
            slots |= more
        return slots if pattern.search(scene.text.key) else None

    return named


def _text(scene: Scene) -> Slots:
    return {"text": scene.text.shown.strip()}


def _why(scene: Scene) -> Slots:
    return {"reason": scene.text.shown.strip()}


def _agreed(scene: Scene) -> Slots:
    return {"result": "no" if re.search(r"不属实|不成立|不认|借口|不同意", scene.text.key) else "yes"}


def _heard(scene: Scene) -> Slots:
    return given(source=_source(scene))


def _unit(scene: Scene) -> Slots:
    return given(unit=next(iter(units_said(scene)), None))


def _numbered(prefix: str) -> Namer:
    """Only with a number of this kind."""

    def named(scene: Scene) -> Slots | None:
        number = number_of(scene)
        return {"request": number} if number and number.startswith(prefix) else None

    return named


def _account(scene: Scene) -> Slots:
    run = [token for token in scene.tokens if token.kind in WHOLE | kinds("platform")]
    return {"target": target(scene, run)} if any(token.kind in WHOLE for token in run) else {}


def _on_day(scene: Scene) -> Slots:
    day = scene.first("date")
    return given(date=iso(scene.day(day, back=True)) if day else None)


def _when(scene: Scene) -> Slots:
    told = parts(scene, scene.text.shown.strip())
    return {name: told[name] for name in ("date", "time") if name in told}


def _longer(scene: Scene) -> Slots | None:
    """From whom, which task, until when."""
    units, slots, days = units_said(scene), numbers(scene), scene.dated()
    if not units or "tasks" not in slots:
        return None
    ahead = [day for token in days if (day := iso(scene.day(token))) and day > scene.today.day.isoformat()]
    return slots | given(unit=units[0], date=ahead[-1] if ahead else None) | _heard(scene)


def _post(scene: Scene) -> Slots | None:
    told = parts_of(scene.text.shown.strip())
    return None if asks(scene.tokens, scene) else given(link=told.get("link", ""))


def _out(scene: Scene) -> Slots:
    link = LINK.search(scene.text.shown)
    return _on_day(scene) | given(link=link[0] if link else "")


def _absent(scene: Scene) -> Slots | None:
    """Who does not come: without a name the whole unit would be taken off."""
    names = [found["name"] for found in _GOES.finditer(scene.text.key)]
    return {"names": list(dict.fromkeys(names))} | request(scene) if names else None


def _watch(scene: Scene) -> Slots | None:
    """Who is on duty on which day; what cannot be read is shown with the way to write it."""
    if not scene.has("date") or asks(scene.tokens, scene):
        return None
    entries, bad = entered(scene)
    if not entries and tells(bad):
        return None  # 8月3号交不了
    return {"entries": entries} if entries and not bad else {"unread": bad or scene.text.shown.strip()}


def _moved(scene: Scene) -> Slots | None:
    """Which account goes to which unit."""
    units, found = units_said(scene), _account(scene)
    basis = re.search(r"[\u4e00-\u9fff]{1,6}[〔\[(（]20\d\d[〕\])）]\d+号", scene.text.shown)
    if not found or not units:
        return None
    return found | {"to_unit": units[-1]} | given(text=basis[0] if basis else "")


def _merged(scene: Scene) -> Slots | None:
    """Two units, the first into the second; what a unit is called from now on cannot be guessed."""
    units = units_said(scene)
    basis = re.search(r"[\u4e00-\u9fff]{1,6}[〔\[(（]20\d\d[〕\])）]\d+号", scene.text.shown)
    if not units or scene.has("not"):  # 苏溪镇没有并入佛堂镇
        return None
    both = {"unit": units[0], "to_unit": units[1]} if len(units) == 2 else {}  # noqa: PLR2004 - from and to
    return both | given(text=basis[0] if basis else "") if both else {}


def _whose(scene: Scene) -> Slots:
    found = _WHOSE.search(scene.text.key)
    return given(name=found["name"] if found else "")


def _opinion(scene: Scene) -> Slots | None:
    """Whose opinion the office enters; the office reads it back before it counts."""
    return _unit(scene) | _account(scene) | given(choice=choice_said(scene)) | _heard(scene)


def _asked(scene: Scene) -> Slots:
    units = units_said(scene)
    return {"units": units} if units else {}


def _answered(scene: Scene) -> Slots:
    """Which suggestion is answered and how, where a number is said."""
    number = scene.first("number", "request")
    return given(number=str(number.value) if number else "", text=scene.behind(number) if number else "")


_TRAINING = r"培训|课|班|讲座|px-|学习|轮训"
_OUT_OF_TURN = r"未批|没批|没经|没准|批文|擅自|先斩|程序|偷偷|悄悄|私自|自己关|自己注|自己改|没报批|不打招呼"
_WORDED: Mapping[str, tuple[str, tuple[Namer, ...]]] = {
    "ORDER_RECEIPT": (r"责令|停|关|命令|单|件|文|zx-", (request,)),
    "CLOSE_BY_LETTER": (r"函", (request, _text)),
    "SCORE_OBJECT": (r"扣|分|考核|打分", (_text,)),
    "CALLS_ADVISED": (r"电话|拨|打(?!分|印|回)", ()),
    "RECTIFY_PAPER": (r"通知书?|文书|公函|书面|纸|打印|红头|word|pdf|文件", (of_order,)),
    "POST_OFFER": (r"稿|投|篇|素材|推文|发布|https?:", (_post,)),
    "POST_FINAL_FOR": (r"终审|最后一关|领导|书记|主任|镇长|局长|把关", (_numbered("FB-"), _heard)),
    "POST_DONE": (r"fb-", (_numbered("FB-"), _out)),
    "POST_LIST": (r"稿|投|篇", ()),
    "TRAINING_MOVE": (_TRAINING, (request, _when)),
    "TRAINING_CALL_OFF": (_TRAINING, (request, _why)),
    "TRAINING_MATERIAL": (r"材料|课件|ppt|讲义|讲稿|资料|那堂|文档|链接|视频", (request,)),
    "TRAINING_SHEET": (r"签到|签名|花名册|名单|表", (request,)),
    "TRAINING_CAME": (r"到|来|参|缺|听", (request,)),
    "DUTY_UNCHECK": (r"抽|查|接|打|记|登|笔|岗", (_unit,)),
    "DUTY_CHECKS": (r"抽|查|岗|打过来|电话|值班", (_unit,)),
    "UNAPPROVED_FOUND": (_OUT_OF_TURN, (_account, _text)),
    "UNAPPROVED_CASE": (r"未批|没批|没准|擅自|先斩|没经|处理|私自", (request,)),
    "EXPLAIN": (r"说明|情况|交代|误|不是|自动|没|忘|解释", (request, _text)),
    "EXPLAIN_FOR": (r"说明|情况|交代|缘由|解释|原因|说", (request, _heard, _text)),
    "DRAFT_ORDERS": (r"起草|起稿|草稿|草拟|出单|批量|整改", ()),
    "OPINION_ASK": (r"意见|留|打算|主意|去留|态度|征求", (_asked,)),
    "OPINION_FOR": (r"意见|留|关|并|整合|想", (_opinion,)),
    "OPINION_SHEET": (r"表|清单|汇总|excel|xlsx?|导", ()),
    "HANDOVER_PAPER": (r"交接|交代|移交", (_whose,)),
    "REGISTER_GROUP": (r"群", ()),
    "SUGGESTION_ANSWER": (r"答|回复|告诉|跟他|跟她|人家|说", (_answered,)),
    "ORDER_CLOSE": (r"关|停|销", (_account, _why)),
    "REPORT_REOPENED": (r"又|还|上线|更|活|冒|搜", (_account, _text)),
    "REQUEST_RESTORE": (r"zx-|bg-|yq-|申请|重|恢复|捡|救|再", (request,)),
    "REQUEST_VERIFY": (r"", (request, _account)),
    "BLOCK_CONFIRM": (r"", (_unit, numbers, request, _agreed)),
}
_OTHERS: Mapping[str, Namer] = {
    "EXTENSION_FOR": _longer,
    "RECTIFY_RECEIPT": of_order,
    "POST_DECIDE": _numbered("FB-"),
    "TRAINING_SIGN_OFF": _absent,
    "DUTY_SET": _watch,
    "TRANSFER": _moved,
    "REGROUP": _merged,
}
RARE: Mapping[str, Namer] = {**_OTHERS} | {intent: _named(namers, words) for intent, (words, namers) in _WORDED.items()}
RARE_MEANT: Mapping[str, Namer] = {intent: _named(namers) for intent, (_, namers) in _WORDED.items()}
