"""An order that is still being written, or lies as a draft: another account, another kind, and what else was found.

要整改的是义乌公安抖音，不是知乎; 不是错别字，是链接打不开; 上次更新6月28, beside “您是要…下发整改吗”. Nothing goes out
by such words: the question comes again with what was told, or the draft is shown anew.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from itertools import takewhile

from bot.language.answers.draft_values import draft_value
from bot.language.answers.half_right import LED, meant_instead
from bot.language.answers.parts import as_if_unasked
from bot.language.answers.same_deed import object_of
from bot.language.context import MONITOR, OFFICE, Asked
from bot.language.finding import finding
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import units_said
from bot.language.rules.drafted import given_days, put_instead, saw, shifts, wonders
from bot.language.rules.rectify import due
from bot.language.scene import Said, Scene, given
from bot.language.targets import Target, target

_ISSUE = "RECTIFY_ISSUE"
_ACCOUNT = kinds("account name platform accountno protected unit")
_BEFORE_ACCOUNT = WEIGHTLESS | kinds("issue rectnoun want")
_CODE = re.compile(r"(?:是|应该是|改成|改为|为)*(?P<code>[a-zA-Z]\d{1,2})[吧了。]*", re.ASCII)
_SETTLES = re.compile(r"\s*(?:是(?!\d|[从在上])|对|嗯|好(?!像)|行|可以|不|没|别|算了|等)")
_KIND = re.compile(r"^(?:是|应该是|属于|改成|改为)+")


def order_put_right(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """What is told beside the question or the draft of an order; None where that is not plainly said."""
    asked = scene.context.question
    if asked is None or asked.about != _ISSUE or not scene.context.has(MONITOR | OFFICE):
        return None
    if asked.kind == "ask" and "text" in asked.fields and (said := _of_another(scene, asked, read)) is not None:
        return said
    if wonders(scene) or scene.has("howto", "rect", "request", "task"):
        return None
    rest = meant_instead(scene.text.shown.strip())
    if asked.draft and asked.kind == "confirm":
        return draft_value(scene, asked) or _of_draft(scene, asked, rest)
    if asked.kind == "confirm":
        return _found_more(scene)
    return _term(scene, asked) or _other_account(scene, asked, rest) or _of_another(scene, asked, read)


def _of_draft(scene: Scene, asked: Asked, rest: str) -> Said | None:
    """The draft is written anew for the other account, or under the other kind."""
    if not rest:
        return None
    number = {"rect": asked.draft}
    if (named := _named(scene, asked, rest)) is not None:
        return Said(_ISSUE, number | {"target": named.slots["target"]})
    free, code = as_if_unasked(scene, rest), _CODE.fullmatch(rest)
    if code is None and not free.has("issuekind"):
        return None
    said = code["code"] if code is not None else _KIND.sub("", rest)
    return Said(_ISSUE, number | {"issue": said} | given(fault=None if code is not None else said))


def _named(scene: Scene, asked: Asked, rest: str) -> Said | None:
    """The account that is meant instead; 是抖音 is another one of the unit whose account it is."""
    unit = _unit_of(scene, asked)
    units = (*units_said(as_if_unasked(scene, rest)), unit)[:1]  # 是公安局抖音: of the unit that is named
    own = replace(scene, context=replace(scene.context, units=units)) if units[0] else scene
    words = dict.fromkeys((rest, LED.sub("", rest)))
    found = (object_of(as_if_unasked(own, one), _ISSUE) for one in words)
    said = next((one for one in found if one is not None and "target" in one.slots), None)
    return said if said is None or asked.account not in _numbers(said) else None


def _numbers(said: Said) -> list[int]:
    found = said.slots.get("target")
    return [number for _, number in found.accounts] if isinstance(found, Target) else []


def _unit_of(scene: Scene, asked: Asked) -> str:
    """Whose account the question speaks of."""
    every = scene.lexicon.accounts
    shown = [a for a in every if a.number == asked.account or f"{a.name}（{a.platform}）" in asked.words]
    return shown[0].unit if shown else ""


def _term(scene: Scene, asked: Asked) -> Said | None:
    """给他们三天, where the term is asked for."""
    day = due(scene)[0] if "due" in asked.fields and given_days(scene) else None
    return Said("FILL", {"due": day}) if day else None


def _other_account(scene: Scene, asked: Asked, rest: str) -> Said | None:
    """要整改的是抖音，不是知乎, where kind or term is asked for: both are asked for, or known, of the other account."""
    named = _named(scene, asked, rest) if rest else None
    return Said("FILL", {"target": named.slots["target"]}) if named is not None else None


def _of_another(scene: Scene, asked: Asked, read: Callable[[Scene], Said | None]) -> Said | None:
    """教育局微博有错别字, where the fault of another account is asked for: a finding of its own, and only offered."""
    words = [token for token in scene.tokens if token.kind not in _BEFORE_ACCOUNT]
    run = list(takewhile(lambda token: token.kind in _ACCOUNT, words))
    found = target(scene, run) if run else None
    if found is None or len(found.accounts) != 1 or asked.account is None or found.accounts[0][1] == asked.account:
        return None
    said = read(as_if_unasked(scene, scene.text.shown))
    if said is not None and said.intent == _ISSUE:
        return replace(said, certain=False)
    kind = scene.first("issuekind")
    return Said(_ISSUE, {"target": found} | given(issue=scene.said([kind]) if kind else None), certain=False)


def _found_more(scene: Scene) -> Said | None:
    """好像6月28以后就没更新了，你帮我记一下: what was found goes with the order that is offered."""
    if shifts(scene):
        return Said("UNKNOWN", {"hint": "back"})  # no term stands there yet
    if instead := put_instead(scene):
        return Said("FILL", {"issue": instead, "fault": instead})
    told = scene.has("issuekind") or saw(scene)
    if not told or "不是" in scene.text.key or scene.has(*_ACCOUNT) or _SETTLES.match(scene.text.key):
        return None
    kind, found = scene.first("issuekind"), finding(scene)
    slots = given(issue=scene.said([kind]) if kind else None, more_fault=found, due=due(scene)[0])
    return Said("FILL", slots) if found else None
