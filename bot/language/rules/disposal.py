"""处置: what the office decides of accounts, one or several, with the word 处置 or without it."""

import re
from collections.abc import Sequence

from bot.language.context import OFFICE
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.rules import fates
from bot.language.rules.asking import asks, reason_of
from bot.language.scene import Said, Scene, given
from bot.language.targets import Target, target
from bot.language.tokens import Token

_ONE = kinds("account name accountno unit")
_NUMBERS = kinds("number nth weak accountno")
_NAMES = kinds("account name unit accountno platform accountnoun protected")
_NO_DISPOSITION = kinds("register apply request past closed not notcancel task urge wait third praise future")
_GOAL = _NAMES | kinds("soft nth number")  # 到义乌发布里去
_COUNTED = WEIGHTLESS | kinds("disposition number nth weak accountno accountnoun all mergeaccount")
_DISPOSED = _NAMES | WEIGHTLESS | kinds("all keepaccount mergeaccount cancel agree want to into")


def fate_asked(scene: Scene) -> Said | None:
    """商务局的能不能保留, 应急管理保留?: the office wonders, and decides nothing; the account is shown."""
    office = scene.context.has(OFFICE) and scene.context.chat == "single"
    if not office or not fates.tells_any(scene.text.key) or not _WONDERED.search(scene.text.key):
        return None
    run = [t for t in scene.tokens if t.kind in _NAMES]
    found = target(scene, run)
    if scene.has("apply", "request", "rect", "task", "past", "howto") or not found.accounts or found.protected:
        return None
    scene.worked_out[FATE_ASKED] = True
    units = {scene.lexicon.account[key].unit for key in found.accounts}
    if len(found.accounts) > 1:
        return Said("ACCOUNT_QUERY", {"unit": units.pop()}) if len(units) == 1 else None
    return Said("ACCOUNT_QUERY", {"target": found})


def fate_open(scene: Scene, said: Said) -> Said | None:
    """商务局要是没人管就关停, 商务局可能保留, 能不能保留?: of the office, which decides nothing by it."""
    context, key = scene.context, scene.text.key
    office = context.has(OFFICE) and context.chat == "single" and context.asked is None
    if not office or said.intent not in _MAY_BE_FATE or not fates.tells_any(key):
        return None
    if scene.has("apply", "request", "rect", "task", "past", "howto"):
        return None
    choice = "" if "choices" in said.slots else str(said.slots.get("choice", ""))
    return Said("UNKNOWN", {"hint": "fate_open"}) if _wonders(scene, said) or fates.undecided(key, choice) else None


def _wonders(scene: Scene, said: Said) -> bool:
    """Whether what no rule knew asks about a fate, or has a maybe before that of one account of several."""
    unread = said.intent in _NOTHING_ELSE and not said.slots
    if unread and _WONDERED.search(scene.text.key):
        return True
    spans = fates.maybes(scene.text.key) if unread or said.intent == "CANCEL_REQUEST" else []
    return any(start <= token.start < end for start, end in spans for token in scene.all(*_ONE))


_NOTHING_ELSE = kinds("UNKNOWN HELP")
_MAY_BE_FATE = _NOTHING_ELSE | kinds("DISPOSITION CANCEL_REQUEST")
FATE_ASKED = "fate_asked"
_WONDERED = re.compile(
    r"能不能|可不可以|可否|能否|要不要|该不该|是否|(?:保留|留着?|整合|关停|关掉?)(?:的话)?(?:(?:还?可以|行|好|合适|妥|成)(?:吗|么|不|嘛)?)?[?]"
    r"|(?:可以|行|好|合适|妥当?|成)(?:吗|么|不|嘛)$|(?:保留|整合|关停)了?(?:吗|么|嘛)[?]?$|(?:保留|整合|关停)了没有?[?]?$"
)


def dispose(scene: Scene) -> Said | None:
    """处置 佛堂城事 关停; 处置 12 46 关停; 佛堂城事 定为保留 理由; from the office also 市商务局的账号都关停."""
    token = scene.first("disposition")
    choice = choice_said(scene)
    if choice is None or asks(scene.tokens, scene) or scene.has("howto", "cond", "stopdate", "effectdate"):
        return None
    if token is None and not _plainly_disposed(scene):
        return None
    if token is None and scene.has("keepaccount") and len(_verbs(scene)) > len(scene.all("keepaccount")):
        return Said("UNKNOWN", {"hint": "disposal_parts"})  # …都关停，市场监管微信保留: never one fate for all
    run = _named(scene)
    numbers = [] if any(t.kind in _ONE for t in run) else _listed_numbers(scene)
    verbs = [*_verbs(scene), *scene.all("disposition")]
    reason = reason_of(scene, max(scene.index(t) for t in (*verbs, *run, *numbers)) + 1)
    if into := _merged_into(scene):
        reason = scene.said(scene.tokens[scene.index(into[0]) :])  # 整合到义乌发布: where it goes stands in the list
    slots = given(choice=choice, reason=reason)
    several = [target(scene, [number]) for number in numbers] or _each(scene, run)
    one = several[0] if numbers else target(scene, run)
    whole = len(several) < 2 and len(one.accounts) > 1 and _all_of_them(scene)  # noqa: PLR2004 - one is no list
    if whole:
        several = [Target((key,), phrase=one.phrase) for key in one.accounts]
    several = several if len(several) > 1 or numbers else []  # a number alone is shown before it counts
    slots |= {"targets": several} if several else {"target": one}
    return Said("DISPOSITION", slots, certain=token is not None or bool(several))


def _named(scene: Scene) -> list[Token]:
    """The names in front of the choice, else those behind it; where an account goes and why are no part of them."""
    verb = max(scene.index(t) for t in _verbs(scene))
    end = next((p for p, t in enumerate(scene.tokens) if t.kind in {"into", "reasonword"}), len(scene.tokens))
    names = [t for t in scene.tokens[:end] if t.kind in _NAMES]
    before = [t for t in names if scene.index(t) < verb]
    return before if any(t.kind in _ONE | {"protected"} for t in before) else names


def _plainly_disposed(scene: Scene) -> bool:
    """义乌市场监管、健康义乌 整合: said by the office of others' accounts, with nothing else beside it."""
    into = _merged_into(scene)
    if not scene.context.has(OFFICE) or scene.context.chat != "single" or scene.has(*_NO_DISPOSITION):
        return False
    if scene.has("into") and not into:
        return False
    words = [scene.word(t) for t in scene.all("cancel")]
    if any(not any(part in word for part in ("关停", "关闭", "关掉", "停用")) for word in words):
        return False
    places = [scene.index(t) for t in scene.all("account", "name", "unit", "accountno")]
    places = [place for place in places if not into or place < scene.index(into[0])]
    if not places:
        return False
    verb = max(scene.index(t) for t in _verbs(scene))
    end = max(verb, *places) + 1
    strange = [t for t in scene.tokens[:end] if t.kind not in _DISPOSED]
    listed = scene.has("account") and scene.has("and", "sep") and all(t.kind == "x" for t in strange)
    found = target(scene, [scene.tokens[place] for place in places])
    own = any(scene.lexicon.account[key].unit in scene.context.units for key in found.accounts)
    while end < len(scene.tokens) and (
        scene.tokens[end].kind == "particle" or (into and scene.tokens[end].kind in _GOAL)
    ):
        end += 1  # 教育局微博也关掉吧
    return not own and (not strange or listed) and (end == len(scene.tokens) or scene.apart(end))


def _all_of_them(scene: Scene) -> bool:
    """市商务局的账号都关停: all of a unit's, not one to be chosen."""
    return scene.has("all") or any("都" in scene.word(t) for t in scene.all("soft", "cancel", "keepaccount"))


def _listed_numbers(scene: Scene) -> list[Token]:
    """处置 17 20 22 保留: the numbers in front of the choice, before any word of the reason."""
    last = max(scene.index(t) for t in _verbs(scene))
    before = scene.tokens[:last]
    plain = all(t.kind in _COUNTED for t in before)
    return [t for t in before if plain and isinstance(t.value, int) and t.kind in _NUMBERS]


def _each(scene: Scene, run: Sequence[Token]) -> list[Target]:
    """The accounts of a list, each with its own platform: 义乌教育之声、市教育局微博; a strange name stays one."""
    groups: list[list[Token]] = [[]]
    verb = min(scene.index(t) for t in _verbs(scene))
    stretch = scene.tokens[scene.index(run[0]) : max(scene.index(run[-1]) + 1, verb)] if run else ()
    for token in stretch:
        if token.kind in {"sep", "and"} or scene.word(token) in {"和", "与", "跟", "及"}:
            groups.append([])
        elif token in run or token.kind == "x":
            groups[-1].append(token)
    return [target(scene, group) for group in groups if any(t.kind in _ONE | {"x", "protected"} for t in group)]


def _verbs(scene: Scene) -> list[Token]:
    """The words that say what becomes of it, 同意关停 among them."""
    agreed = [t for t in scene.all("agree") if "关停" in scene.word(t)]
    return [*scene.all("keepaccount", "mergeaccount", "cancel"), *_merged_into(scene), *agreed]


def _merged_into(scene: Scene) -> list[Token]:
    """整合到, 并入: what stands behind is where the account goes, and nothing that is decided of."""
    return [token for token in scene.all("into") if "并" in scene.word(token) or "整合" in scene.word(token)]


def choice_said(scene: Scene) -> str | None:
    """保留, 整合, 关停."""
    if "还是" in scene.text.key:
        return None  # 保留还是关停 asks
    merge = scene.has("mergeaccount") or bool(_merged_into(scene))
    close = any(t.kind in {"cancel", "agree"} for t in _verbs(scene))
    if scene.has("keepaccount"):
        return "保留"
    if merge and close:
        return "整合或关停"
    return "整合" if merge else "关停" if close else None
