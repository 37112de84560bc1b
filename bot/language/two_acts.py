"""任务1延期到8月5日领导出差，任务10办好了; 微博注销，抖音改名为…: two acts on two things, neither a part of the other.

Read as one, the second became the reason of the first and went to whoever signs it. Each is taken by itself.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import islice

from bot.language.act_and_question import act_and_question, free
from bot.language.answers.list_sent import PEOPLE
from bot.language.context import LEADERS, OFFICE, OVERSEERS, Context
from bot.language.intents import ACCOUNT_MATTERS, APPLICATIONS, QUIET
from bot.language.meaning import Meaning
from bot.language.numerals import CHINESE
from bot.language.patterns import CALLED, kinds
from bot.language.rules.asking import clause_end
from bot.language.rules.told_apart import SUPPOSED, begins_part
from bot.language.scene import LEAD, Scene
from bot.language.tokens import Token
from bot.language.two_fates import two_fates
from bot.language.two_findings import two_findings
from bot.language.two_urges import two_urges

_OF_TASK = kinds("EXTENSION_REQUEST BLOCKED TASK_DONE TASK_PROGRESS TASK_WITHDRAW ASSIGN_PERSON UNBLOCK")
_WISHES, _WANTS = kinds("cancel rename change changefield"), kinds("want apply")
_NOT_WISHED = kinds("past done doneweak doneish closed submitted not cond question qmark")
_LISTED = kinds("TASK_DONE TASK_PROGRESS CANCEL_REQUEST")  # several of these in one message are one act
_REASONED = kinds("EXTENSION_REQUEST BLOCKED")
_RECEIPT, _RECEIVED = "SIGN_RECEIPT", kinds("receipt got soft particle polite past sep")
_ACTS = kinds("receipt got extend blocked done doneweak doneish cancel change stopped closed submitted withdraw rename")
_DENIED = re.compile(
    r"(?:任务|第|#)?\d{1,2}(?:号|项)?(?:任务)?(?:还|也|都|先|又|就|是|的)*(?:没有?|未|不|别|甭)(?:再|先|用|必|需要?|要|想|能|给)*"
    r"(?:报|撤|签|延|受阻|卡|注销|申请|提交)"
)
# Refused, but one of the speaker's own all the same.
_REFUSED = frozenset({"computed", "already_done", "long_term_no_deadline", "date_not_later"})
_TRIED = 6  # places; each costs three readings
_AS_ONE = frozenset({"notes", "more", "accounts", "account_candidates"})


def two_things(scene: Scene, text: str, whole: Callable[[str], Meaning]) -> Meaning | None:
    """An act with a question, two acts, what was found of two accounts, or an entry and more, in one message."""
    both = act_and_question(text, scene.context, scene.lexicon, whole)
    ways = (_two_orders, two_acts, two_findings, entered_apart, two_urges, two_fates)
    return both or next((found for way in ways if (found := way(scene, whole))), None)


def _two_orders(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """ZG-2022-005和006都改好了: the same is said of each, and goes to each."""
    orders = scene.all("rect")
    if len({str(order.value) for order in orders}) != _BOTH or len(orders) != _BOTH:
        return None
    first, second = orders
    if scene.context.chat != "single" or not _LISTED_TOGETHER.fullmatch(scene.text.key[first.end : second.start]):
        return None
    before, behind = scene.text.shown[: scene.text.at[first.start]], scene.said(scene.tokens[scene.index(second) + 1 :])
    each = [f"{before}{order.value}{behind}" for order in orders]
    read = [whole(one) for one in each]
    same = all(one.intent == _FEEDBACK and "rect" in one.slots for one in read)
    return replace(read[0], then=each[1]) if same else None


_BOTH, _FEEDBACK = 2, "RECTIFY_FEEDBACK"
_LISTED_TOGETHER = re.compile("[和与跟及、,，]|还有|以及")


def two_acts(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """The first act, and the second as what is to be taken up behind it; of a clerk alone with us, nothing asked.

    What is only supposed or denied of the second (任务10听说办好了, 任务10不延期) is no act: the whole is shown first.
    """
    context = scene.context
    if not scene.has("sep") or context.chat != "single" or context.has(OVERSEERS | LEADERS):
        return None
    if context.asked is not None and context.asked.mine and PEOPLE & set(context.asked.fields):
        return _behind_list(scene, whole)
    if context.bound and _told_so_far(context):
        return _form_behind(scene, whole)
    if not context.bound or not free(context):
        return None
    return _beside_feedback(scene, whole) or _of_parts(scene, whole)


def _told_so_far(context: Context) -> bool:
    """The words of a report are asked for: 任务3完成了，注销快手 is no word of that one."""
    return context.asked is not None and context.asked.mine and context.asked.fields == ("text",)


def _of_parts(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    if not scene.has(*_ACTS):
        return _two_names(scene, whole)
    return _form_behind(scene, whole) or _of_acts(scene, whole)


def _of_acts(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    if _doubted(scene):
        return _shown(whole(scene.text.shown))
    for place in islice(_places(scene), _TRIED):
        head, tail = (scene.said(part) for part in (scene.tokens[:place], scene.tokens[place:]))
        first = whole(head)
        refused = first.act == "deny" and first.slots["deny"] in _REFUSED
        if not (refused or first.act in {"do", "ask"}) or first.intent not in _OF_TASK | ACCOUNT_MATTERS | {_RECEIPT}:
            continue
        second = whole(tail)
        if _stand_apart(first, second) and (_two_forms(first, second) or not _one(whole(scene.text.shown))):
            return replace(first, then=tail.strip(LEAD))
    return None


def _form_behind(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """任务10完成了，快手要注销: the wish for an account is no word of the report, and is taken up behind it.

    Only where it is wished: 任务3完成了，快手已注销, 知乎注销 may tell what was done.
    """
    verb, called = scene.first(*_WISHES), scene.first(*CALLED)
    if verb is None or called is None or not scene.has("done", "doneweak", "doneish"):
        return None
    heads = (place + 1 for place, token in enumerate(scene.tokens) if token.kind == "sep")
    place = next((place for place in heads if called in scene.tokens[place : clause_end(scene, place)]), 0)
    clause = scene.tokens[place : clause_end(scene, place)]
    wished = verb in clause and (verb.end <= called.start or any(token.kind in _WANTS for token in clause))
    if not place or not wished or any(token.kind in _NOT_WISHED for token in clause):
        return None
    first, tail = whole(scene.said(scene.tokens[:place])), _ALSO.sub("", scene.said(scene.tokens[place:]).strip(LEAD))
    refused = first.act == "deny" and first.slots["deny"] in _REFUSED
    if first.intent != "TASK_DONE" or not (refused or first.act in {"do", "ask", "offer"}):
        return None
    second = whole(tail)
    return replace(first, then=tail) if second.intent in APPLICATIONS and second.act in {"do", "ask"} else None


def _behind_list(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """报上去吧，顺便任务10写个进展：…: the list goes, and the other matter is taken up behind it."""
    found = None
    for place in islice((place for place, token in enumerate(scene.tokens) if token.kind == "sep"), _TRIED):
        tail = _ALSO.sub("", scene.said(scene.tokens[place + 1 :]).strip(LEAD))
        first = whole(scene.said(scene.tokens[:place])) if tail else None
        if first is not None and first.intent == "CONFIRM" and first.act == "do" and _of_other(scene, whole(tail)):
            found = replace(first, then=tail)  # the longest that agrees: 对，报吧，另外…
    return found


def _of_other(scene: Scene, second: Meaning) -> bool:
    """Whether it is a deed on another task than the list's, or on an account."""
    listed = scene.context.asked.task if scene.context.asked is not None else None
    of_task = second.intent in _OF_TASK and second.slots.get("task", listed) != listed
    return second.act != "deny" and (of_task or second.intent in ACCOUNT_MATTERS)


def _beside_feedback(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """链接修好了，另外任务3也弄完了: what is told of a task, or of an account's end, is no feedback to an order."""
    if not (scene.context.listed("open_rect") or scene.context.listed("sent_rect")):
        return None
    for place, of_task in islice(_of_others(scene), _TRIED):
        first = whole(_ALSO_LAST.sub("", scene.said(scene.tokens[:place]).strip(LEAD)))
        if first.intent != "RECTIFY_FEEDBACK":
            continue
        tail = _ALSO.sub("", scene.said(scene.tokens[place:]).strip(LEAD))
        if whole(tail).intent in (_OF_TASK if of_task else ACCOUNT_MATTERS):
            return replace(first, then=tail)
    return None


def _of_others(scene: Scene) -> Iterator[tuple[int, bool]]:
    """Where a part begins that tells of a task (true) or of an account's end (false)."""
    for place in (place + 1 for place, token in enumerate(scene.tokens) if token.kind == "sep"):
        clause = scene.tokens[place : clause_end(scene, place)]
        if _OTHER_TASK.match(scene.said(clause)):
            yield place, True
        elif any(token.kind in CALLED for token in clause) and any(token.kind in _ENDS for token in clause):
            yield place, False


_ENDS = kinds("stopped closed submitted cancel")
_MORE = "(?:另外|还有|对了|顺便|同时|以及|而且|再有|再?说一下|也)"
_ALSO, _ALSO_LAST = re.compile(rf"^(?:{_MORE}[,，、:： ]*)+"), re.compile(rf"[,，。;； ]+{_MORE}$")
_NUMBER = rf"(?:\d{{1,2}}|[{CHINESE}]{{1,2}})"
_OTHER_TASK = re.compile(
    rf"(?:{_MORE}[,，、:： ]*)*(?:任务[:： ]?{_NUMBER}|第{_NUMBER}项任务"  # 第三项 alone is a point of the order
    rf"|(?:完成|进度|进展)[:： ]?{_NUMBER}(?![\d{CHINESE}./%％个篇条项处张步遍家份次天成多几余半]|分之|点))"
)


def _one(meaning: Meaning) -> bool:
    """快手和知乎都注销: one act on several."""
    return not _AS_ONE.isdisjoint(meaning.slots)


def _two_forms(first: Meaning, second: Meaning) -> bool:
    """快手是注销，知乎改名叫义乌警事: a form each, of accounts that are named."""
    accounts = {first.slots.get("account"), second.slots.get("account")}
    return {first.intent, second.intent} <= APPLICATIONS and len(accounts) == 2 and None not in accounts  # noqa: PLR2004


_NAMED_SO = re.compile(  # 头条叫义乌公安; 抖音以后就叫平安义乌
    r"(?P<what>[\u4e00-\u9fff]{2,12}?)(?:账?号)?(?:以后|今后|就|要|那个|统一|改)*叫(?:做|作)?(?P<name>[\u4e00-\u9fff\w]{2,12}?)[吧了啊哈呢。]*"
)


def _two_names(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """头条叫义乌公安，抖音叫平安义乌: a new name for each; no word says that it is one, so each is offered."""
    parts = [part for part in _PARTS.split(scene.text.shown) if part] if "叫" in scene.text.key else []
    found = [_NAMED_SO.fullmatch(part) for part in parts]
    if len(parts) < 2 or any(one is None for one in found):  # noqa: PLR2004 - two at least
        return None
    told = [f"{one['what']}改名叫{one['name']}" for one in found if one is not None]
    read = [whole(one) for one in told]
    if not all(_two_forms(read[0], other) and other.slots.get("value") for other in read[1:]):
        return None
    first = {name: value for name, value in read[0].slots.items() if name != "ask"}
    return replace(read[0], slots=first | {"ask": "did_you_mean"}, act="offer", then="，".join(told[1:]))


_PARTS = re.compile(r"[\s,，.。;；!！、]+")


def _doubted(scene: Scene) -> bool:
    """任务10说不定也受阻, 任务10不用撤, 任务1没报 in a later part: nothing is done by it."""
    later = [refs for refs in scene.runs[1:] if refs.start and scene.tokens[refs.start - 1].kind == "sep"]
    later = [refs for refs in later if begins_part(scene, refs)]
    parts = ("".join(map(scene.word, scene.tokens[refs.start : clause_end(scene, refs.end)])) for refs in later)
    return any(SUPPOSED.search(part) or _DENIED.match(part) for part in parts)


def _shown(meaning: Meaning) -> Meaning | None:
    """The whole as it is read, before anything is done."""
    if meaning.act != "do" or meaning.intent not in _REASONED:
        return None
    return replace(meaning, slots={**meaning.slots, "ask": "did_you_mean"}, act="offer")


def _stand_apart(first: Meaning, second: Meaning) -> bool:
    """Whether the second is an act of its own, and neither one of a list nor why the first is asked for."""
    kind = _OF_TASK if first.intent in _OF_TASK else ACCOUNT_MATTERS
    if first.intent == _RECEIPT:  # 收到，任务3不是我们的 signs nothing
        kind = _OF_TASK | ACCOUNT_MATTERS
    refused = second.act == "deny" and second.slots["deny"] in _REFUSED
    if second.intent not in kind or not (refused or second.act in {"do", "ask", "offer"}):
        return False
    if first.intent == second.intent and first.intent in _LISTED:
        return False
    lacks = first.intent in _REASONED and second.intent == "TASK_PROGRESS" and bool(second.slots.get("negated"))
    return not lacks  # 任务1延期到8月5日，任务3的材料还没收齐


def _places(scene: Scene) -> Iterator[int]:
    """Where a part begins with another task or another account than those before it."""
    lead = next((place for place, token in enumerate(scene.tokens) if token.kind not in _RECEIVED), 0)
    about = scene.has("account", "name") or any(refs.explicit for refs in scene.runs)
    if lead and about and scene.tokens[lead - 1].kind == "sep" and scene.has("receipt", "got"):
        yield lead
    before = {number for refs in scene.runs[:1] for number in refs.numbers}
    for refs in scene.runs[1:]:
        signed = refs.start > 0 and scene.tokens[refs.start - 1].kind == "sep"
        if signed and before.isdisjoint(refs.numbers) and begins_part(scene, refs):
            yield refs.start
        before |= set(refs.numbers)
    named = list[Token]()
    for place, token in enumerate(scene.tokens):
        if token.kind not in CALLED:
            continue
        other = all(scene.word(token) != scene.word(one) for one in named)
        if named and other and scene.tokens[place - 1].kind == "sep":
            yield place
        named.append(token)


_ENTERED = kinds("REPORT_FOR ACK_FOR EXTENSION_FOR OPINION_FOR RECTIFY_FEEDBACK_FOR RECTIFY_ACK_FOR POST_FINAL_FOR")
_LED = re.compile(r"[\s,，。;；、]+(?:顺便|顺带|另外|还有|同时|此外|再有|再就是|然后)[\s,，:：]*")
_AS_WELL = re.compile(r"也.{0,4}签|签.{0,3}[了收]")  # 另外苏溪也签了: one more of the same receipt
_NAMES = kinds("unit name account task rect request urge handover extend issue")


_WORDED = kinds("REPORT_FOR EXTENSION_FOR OPINION_FOR RECTIFY_FEEDBACK_FOR")  # words that may hold what else was done
_BIDS = re.compile(r"催|下发|代(?:登记|签收|反馈|说明)|提醒|转办|批注|[查看]一?[下看查]")


def _is_act(tail: str, second: Meaning) -> bool:
    """催苏溪任务1, or a question; but 另外开展了苏溪交流 is one more thing that the unit did."""
    if second.intent in QUIET:
        return False
    return second.slots.get("ask") != "did_you_mean" or _BIDS.search(tail) is not None


def _told_of(meaning: Meaning) -> dict[str, object]:
    """All that an entry tells but its words."""
    return {name: value for name, value in meaning.slots.items() if name not in {"text", "reason"}}


def entered_apart(scene: Scene, whole: Callable[[str], Meaning]) -> Meaning | None:
    """The entry alone, and what was said behind it as what is still to be taken up."""
    context, shown = scene.context, scene.text.shown
    if not context.has(OFFICE) or not shown.lstrip(LEAD).startswith("代") or not free(context):
        return None
    led = _LED.search(shown)
    tail = shown[led.end() :].strip(LEAD) if led is not None else ""
    if led is None or not tail or not scene.saying(tail).has(*_NAMES):
        return None
    first = whole(shown[: led.start()])
    as_well = first.intent in {"ACK_FOR", "RECTIFY_ACK_FOR"} and _AS_WELL.search(tail)
    if first.intent not in _ENTERED or as_well:
        return None
    if first.intent in _WORDED and not _is_act(tail, whole(tail)) and _told_of(first) == _told_of(whole(shown)):
        return None
    return replace(first, then=tail)
