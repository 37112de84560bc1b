"""知乎那个草稿删了吧, 申请作废: a form of one's own that is to go. Nothing is done, the handler shows what would be."""

import re
from dataclasses import replace

from bot.language.context import OVERSEERS
from bot.language.patterns import POINTED_AT, kinds
from bot.language.rules.asking import asks
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, Slots
from bot.language.targets import target

_NOUN = r"(?:草稿|申请表?|单子|表|稿子|件)"
_THING = rf"(?:(?:把|那|就)*(?:[这那]一?[个张份件条]|刚才?的?|上面的?)?(?:注销|变更)?的?{_NOUN}?)"
_DROPPED = r"(?:删(?:除|掉|了)?|[作做]废|废|扔|丢|撤(?:销|回|掉)?)(?:掉|了|吧|算了|呀|啊|啦|哈)*"
_AWAY = re.compile(
    rf"{_THING}(?:给我|都|也|就|先|直接|帮我|请|可以|麻烦[您你]?|帮忙|我)*{_DROPPED}(?:[这那]?[个张份件]?{_NOUN}(?:吧|了)?)?"
)
_NO_MORE = re.compile(rf"{_THING}(?:也|都|就)?(?:不要|不用|不办|不弄|不填|不送|没用|用不着|没必要)[了啦的]*")
_NOT_THE_FORM = re.compile("草稿|申请|单子|表|件|张|[这那]个")  # 微博删了吧 may be said of the account
_BESIDE = POINTED_AT | kinds("unit request polite")


def discarded(scene: Scene) -> Said | None:
    """草稿不要了，删了吧 with the application that is named; of a form that lies open nothing need be named."""
    named = [token for token in scene.tokens if token.kind in POINTED_AT]
    if scene.context.has(OVERSEERS) or asks(scene.tokens, scene) or not _away(scene):
        return None
    spoken = _NOT_THE_FORM.search(scene.text.key) is not None
    if named and not spoken and not number_of(scene):
        return None
    slots: Slots = (
        {"request": number} if (number := number_of(scene)) else {"target": target(scene, named)} if named else {}
    )
    return Said("REQUEST_WITHDRAW", slots)


def of_its_account(scene: Scene, said: Said) -> Said:
    """快手那个撤了吧: the form of the account that is named, or word that there is none of it; no other one's."""
    pending, run = scene.context.paired("open_request"), [t for t in scene.tokens if t.kind in POINTED_AT]
    taken_for_words = said.intent == "REQUEST_EDIT" and bool(run) and _away(scene)  # of another form that lies there
    back = taken_for_words or (said.intent == "REQUEST_WITHDRAW" and "request" not in said.slots)
    if not back or not run or scene.context.has(OVERSEERS):
        return said
    found = target(scene, run)
    numbers = set() if found.note else {number for _, number in found.accounts}
    approved = {account for _, account in scene.context.paired("approved")}
    if found.protected or not (found.named or numbers) or numbers & approved:
        return said
    fitting = [request for request, account in pending if account in numbers]
    if not fitting:
        return Said("UNKNOWN", {"hint": "none_of_account"})
    if len(fitting) > 1:
        return said
    more = {} if taken_for_words else said.slots
    return replace(said, intent="REQUEST_WITHDRAW", slots={**more, "request": fitting[0]})


def _away(scene: Scene) -> bool:
    kept = "".join("," if t.kind == "sep" else scene.word(t) for t in scene.tokens if t.kind not in _BESIDE)
    parts = [part for part in re.split(r"[^\w]+", kept) if part]
    away = [_AWAY.fullmatch(part) is not None for part in parts]
    known = scene.phrases("no") | scene.phrases("cancelword") | scene.phrases("yes")
    return any(away) and all(
        one or part in known or _NO_MORE.fullmatch(part) is not None for one, part in zip(away, parts, strict=True)
    )
