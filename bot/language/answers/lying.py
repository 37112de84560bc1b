"""What is said of a form that lies with the unit while nothing is asked: 知乎那个送局长签, 原因改成…, 草稿删了吧.

Sending brings the form back with its question; what puts it right is offered with what would stand there; taking it
back is shown by its handler. So nothing happens to a form without a yes.
"""

import re
from collections.abc import Sequence

from bot.language.answers.lacking import of_draft
from bot.language.answers.more_of_reason import of_extension_waiting
from bot.language.answers.step_amid_form import done_on_platform
from bot.language.answers.told_apart import APART, by_account, stops, told_of, wishes_for_another, words_of
from bot.language.context import OVERSEERS
from bot.language.patterns import POINTED_AT, kinds
from bot.language.rules.asking import asks
from bot.language.rules.discarding import discarded
from bot.language.rules.putting import MORE, only_a_day, put_into
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, Slots
from bot.language.targets import target

_CHANGES = re.compile(
    r"[改换]|写成|[写填打弄搞输记]错|错了|不对|应该|应为|[:：]|[延推]到|才对|^(?:账号|id)[\s:：]*[a-z][a-z0-9_-]{5,}$|挪|提前|推迟|^原因第?[123一二三]"
)
_SENDS = re.compile(
    r"(?:送|报|交|呈|递|发)(?:上去|过去|出去|审|签字?|给?(?:我们?)?[\u4e00-\u9fff]{0,3}(?:局长|镇长|主任|书记|领导|负责人|一把手|老大)(?:签字?|批|看)?)"
    r"(?:吧|了吧|一下|掉|哈|啊)*[。!！]?$"
)
_GOES_ON = re.compile(
    r"(?:^|[,，])(?:接着|继续)(?:填|办|弄|写)?|(?:zx|bg|注销|变更|改名)(?:的|那)?(?:那?个|那?件|张)(?:吧|呢)?$"
)
_DELETES = re.compile("删|作废|废|扔|丢")  # 撤 has rules of its own
_DAYS = frozenset({"stop_date", "effective_date"})
_OF_ACCOUNT = re.compile("停|生效|zx|bg")
_OF_FORM = re.compile("签|草稿|申请|注销|变更|改名|单子|[这那][个件张]")
_EXTENDED = re.compile("延期|延长|宽限|时限")  # of an extension
_NOT_SAID = kinds("task nth rect howto cond who approve reject return cannot export help mytasks delegate urge")
_OWN_WORDS = kinds(  # 收到，原因改成… begins like a receipt
    "IGNORE UNKNOWN REQUEST_STATUS CONTINUE CANCEL_REQUEST CHANGE_REQUEST TASK_PROGRESS REQUEST_EDIT SIGN_RECEIPT"
)
_MOVED = re.compile(
    r"(?:停更|停用|生效)(?:的?(?:日期|时间|日子|那天))?(?:改|挪|推|延|提前|换)"
)  # 快手停更改20号 is no report
_LOOSE = kinds("TASK_DONE TASK_DETAIL")  # a reading by a task's title: 内容并到义乌发布
_KINDS = {"ZX": ("注销", "停更", "zx"), "BG": ("变更", "改名", "管理员", "主体", "名称", "名字", "bg", "生效")}


def of_lying_form(scene: Scene, said: Said) -> Said | None:
    """A word on a form of the unit's own; None where something else is plainly meant, or there is no form."""
    nothing_asked = scene.context.asked is None and scene.context.chat == "single"
    more = of_extension_waiting(scene) if nothing_asked else None
    return more or _told(scene, said) or of_draft(scene, said)


def _told(scene: Scene, said: Said) -> Said | None:
    context = scene.context
    pairs = [pair for pair in context.paired("open_request") if pair[0][:2] in _KINDS]
    if context.asked is not None or context.chat != "single" or context.has(OVERSEERS):
        return None
    if (at_once := _of_whole(scene) if pairs else _of_approved(scene, said)) is not None or not pairs:
        return at_once
    whole = said.certain and said.intent in {"REQUEST_EDIT", "CONTINUE"}
    more = scene.has("reasonword") and MORE in put_into(scene, pairs[0][0]) and not scene.has("task", "nth")
    moved = _MOVED.search(scene.text.key) is not None
    foreign = not (more or moved) and said.intent not in _OWN_WORDS | (frozenset() if said.certain else _LOOSE)
    foreign = foreign or done_on_platform(scene)
    if whole or foreign or scene.has(*_NOT_SAID) or _asked_back(scene, more=more):
        return None
    numbers, key = _meant(_ahead(scene) if more else scene, pairs), scene.text.key
    if numbers and more:
        return _put(scene, numbers)
    sends = _SENDS.search(key) and (scene.has("request", *POINTED_AT) or _OF_FORM.search(key))
    if sends or (_GOES_ON.search(key) and not scene.dated()):
        told = len(numbers) == 1 and (len(pairs) > 1 or scene.has("request", *POINTED_AT))  # else the draft is meant
        return Said("CONTINUE", {"request": numbers[0]} if told else {}) if numbers else None
    return _put(scene, numbers) if _CHANGES.search(key) and not _EXTENDED.search(key) else None


def _asked_back(scene: Scene, *, more: bool) -> bool:
    """Whether it asks; of a reason that is added to (加一句内容都…) only a word or sign of a question tells."""
    return scene.has("qmark", "question") if more else asks(scene.tokens, scene)


def _ahead(scene: Scene) -> Scene:
    """原因后面加上公告发在义乌公安微信: an account within what is added is no object, only one named before it."""
    return scene.part(scene.tokens[: scene.index(scene.all("reasonword")[0])])


def _of_whole(scene: Scene) -> Said | None:
    """草稿删了吧; 那个忘送了，现在送: the whole form goes, one way or the other."""
    if _DELETES.search(scene.text.key) and (away := discarded(scene)) and (away.slots or "草稿" in scene.text.key):
        return away
    return Said("CONTINUE") if _forgotten(scene) else None


def _forgotten(scene: Scene) -> bool:
    """那个忘送了，现在送; 刚才那个还没送吧，送: and nothing beside it; it brings the form back with its question."""
    parts = [scene.lexicon.fold(part) for part in _PARTS.split(scene.text.shown) if part]
    said = [found for part in parts if (found := _SEND_IT.fullmatch(part))]
    verbs = {found["verb"] for found in said if found["verb"]}
    at_platform = "提交" in verbs and bool(scene.context.paired("approved"))  # 那个还没提交, of a closing under way
    return len(said) == len(parts) and bool(verbs) and not at_platform and not scene.has("qmark")


_PARTS = re.compile(r"[\s,，.。;；!！~…]+")
_SEND_IT = re.compile(
    r"(?:[哎啊呀哦对那就]|糟了|刚才|刚刚|上次|昨天|之前|前面|填好|现在|马上|赶紧|这就|帮我|请|麻烦|[这那]个|[这那]件|[这那]张|的|"
    r"草稿|申请表?|单子|表|好像|应该|我|都|还是?|把)*"
    r"(?:(?P<left>忘(?:了|记了?)?|没有?)?(?P<verb>送签?|提交)"
    r"(?:一下|上去|出去|过去|给?(?:领导|局长|镇长|主任|书记)|签字?|[吧呢啊掉去呗]|(?(left)了))*)?"  # 送了 is done
)


def _of_approved(scene: Scene, said: Said) -> Said | None:
    """停更日改到9月1号 of what is approved: nothing is offered that would only be refused, the handler says why."""
    approved = [pair for pair in scene.context.paired("approved") if pair[0][:2] in _KINDS]
    corrects = said.intent == "REQUEST_EDIT" or (said.intent in _OWN_WORDS and _CHANGES.search(scene.text.key))
    numbers = _meant(scene, approved) if approved and corrects and not scene.has(*_NOT_SAID) else []
    put = _put(scene, numbers)
    of_form = put is not None and (_OF_ACCOUNT.search(scene.text.key) or not put.slots.keys() <= _DAYS | {"request"})
    if (
        put is None
        or not of_form
        or scene.has("frozen")
        or "value" in put.slots
        or (asks(scene.tokens, scene) and said.intent != "REQUEST_EDIT")
    ):
        return None
    return Said("REQUEST_EDIT", put.slots)


def _put(scene: Scene, numbers: Sequence[str]) -> Said | None:
    """停更改成8月22日: with what would stand in the form; which one, the handler asks."""
    if not numbers:
        return None
    slots, key = _of_its_account(scene, numbers), scene.text.key
    extending = any(number.startswith("YQ") for number, _ in scene.context.paired("open_request"))
    of_form = _OF_ACCOUNT.search(key) or scene.has("request", *POINTED_AT) or (only_a_day(scene) and not extending)
    if slots.keys() <= _DAYS and not of_form:
        return None  # 培训日期改到8月5号; 不对，应该是9月16日, where an extension waits, too
    only = {"request": numbers[0]} if len(numbers) == 1 else {}
    return Said("REQUEST_EDIT", only | slots, certain=False) if slots else None


def _of_its_account(scene: Scene, numbers: Sequence[str]) -> Slots:
    """What would stand in the form; of 教育之声9月1号生效，微博8月15停 only what is said of its own account."""
    own = dict(scene.context.paired("open_request")).get(numbers[0]) if len(numbers) == 1 else None
    parts = by_account(scene, own) if own is not None and scene.has(*POINTED_AT) else []
    foreign = [part for part in parts if part.number not in {None, own} and stops(part)]
    mine = [part for part in parts if part.number == own]
    if any(wishes_for_another(part, own) for part in mine):
        return {}
    if not foreign or not mine:
        return put_into(scene, numbers[0])
    told = told_of(scene, mine, numbers[0])
    return {**told, APART: words_of(scene, foreign)} if told else {}


def _meant(scene: Scene, pairs: Sequence[tuple[str, int | None]]) -> list[str]:
    """The forms that may be meant: by number, by account, by what kind of form is spoken of, else all."""
    if number := number_of(scene):
        return [number] if number in {one for one, _ in pairs} else []
    named = [token for token in scene.tokens if token.kind in POINTED_AT]
    found = target(scene, named) if named else None
    accounts = {account for _, account in found.accounts} if found is not None and found.named else set()
    accounts |= {account for one in named for _, account in target(scene, [one]).accounts} if not accounts else set()
    of_account = [one for one, account in pairs if account in accounts] if accounts else [one for one, _ in pairs]
    spoken = [kind for kind, words in _KINDS.items() if any(word in scene.text.key for word in words)]
    of_kind = [one for one in of_account if one[:2] in spoken]
    return of_kind or ([] if spoken == ["BG"] else of_account)
