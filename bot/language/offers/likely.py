"""Layer 2: a sentence that no rule knows is offered as the command that it resembles, with what it names."""

import re
from collections.abc import Sequence

from bot.language.context import LEADER, MONITOR, OFFICE, Context
from bot.language.cues import PLACE_OF, PLACE_OF_SERIES, PLACES, TALK
from bot.language.judging.judge import may
from bot.language.offers.naming import meant_in, named_in
from bot.language.offers.verdicts import decision
from bot.language.patterns import kinds
from bot.language.rules.asking import forbids
from bot.language.rules.disposal import FATE_ASKED
from bot.language.rules.opening import ANCHORED
from bot.language.scene import Said, Scene, Slots

_ENOUGH = 8.0  # below this a sentence resembles nothing
_SHORT, _EACH = 2.0, 2.0  # of a few characters less is asked
_OPEN = {
    "RECTIFY_FEEDBACK": "open_rect",
    "RECTIFY_DISPUTE": "open_rect",
    "EXECUTION_REPORT": "approved",
    "BLOCKED": "approved",
    "REQUEST_STATUS": "open_request",
    "REQUEST_WITHDRAW": "open_request",
    "PRINCIPAL_SIGN": "pending_sign",
    "APPROVE": "pending_approve",
    "SIGN_RECEIPT": "unsigned",
}
_ABBREVIATED = 4  # letters at most: ok, help
_BEYOND_DOUBT = 8.0  # so much more, a sentence need not say what else would be looked for
_FAR = 8.0  # so much more than what names all it needs
_NAMELESS = 4.0  # so much more, before we ask which task it is
_AGAINST_RULE = 8.0  # so much more like another command, a sure reading with strange words in it gives way
_AGAINST_PLAIN = 12.0  # and still more, if every word in it is known
_AS_TALK = 12.0  # so much more like talk, a doubtful reading is none
_AGAINST_DOUBT = 4.0  # so much more, a doubtful reading gives way
_NUMBERED = 8.0  # so much less like talk, where an application or an order is named by its number
_WISHES = kinds(
    "URGE CANCEL_REQUEST CHANGE_REQUEST TASK_WITHDRAW HAND_OVER DISPOSITION RECTIFY_ISSUE CONTACT_CHANGE VOID REASSIGN "
    "EXTENSION_REQUEST DELEGATE APPROVE PRINCIPAL_SIGN REQUEST_WITHDRAW"
)  # what somebody wants done
_CLOSING = kinds("CANCEL_REQUEST CHANGE_REQUEST RECTIFY_ISSUE URGE")  # of these a doubtful 别… leaves nothing
HOW = "how"  # what is meant is plain, what it must name is missing: the answer says how it is typed
TYPED_WITH = kinds(
    "POST_DECIDE POST_DONE POST_FINAL_FOR TRAINING_SIGN_OFF TRAINING_MOVE TRAINING_CALL_OFF TRAINING_CAME DUTY_SET "
    "DUTY_CHECK REASSIGN KEEP VOID REOPEN NOT_APPLICABLE TRANSFER REGROUP RECTIFY_ANSWER RECTIFY_MEASURE "
    "RECTIFY_DISCARD RECTIFY_WITHDRAW RECTIFY_CIRCULAR RECTIFY_ACK_FOR RECTIFY_FEEDBACK_FOR UPDATE_SEEN "
    "EXTENSION_FOR ACK_FOR REPORT_FOR VOICE VOICE_CLASS TIMELINE REMARK HAND_OVER OPINION_FOR REGISTER_ACCOUNT DELEGATE"
)  # each with a number, a name or a day
_WAITING = 2.0  # what waits for this person speaks for what answers it


def likely(scene: Scene) -> Said | None:
    """What the sentence resembles most among what this person may do; only for somebody alone with us."""
    if not _alone_with_us(scene):
        return None
    talk, found = _ranked(scene)
    said, asked = _first_named(scene, found, _least(scene, talk)), scene.context.asked
    unasked = said is not None and said.intent == "HELP" and not scene.has("help", "howto", "question", "qmark")
    return None if unasked and asked is not None and asked.mine else said  # 要警队那个，公安的不动


def weighed(scene: Scene, said: Said) -> Said:
    """A rule's reading beside what the sentence resembles: what is in doubt or has strange words in it may give way."""
    plain = not scene.has("x", "withdraw")
    asked = scene.context.asked is not None and scene.context.asked.mine
    asked = asked or said.intent not in scene.lexicon.vocabulary.cues.known
    typed = (plain and scene.has("request", "rect")) or said.slots.get("do", "show") != "show"  # 催办 ZG-…, 核定考核
    typed = typed or said.intent in ANCHORED or _commanded(scene) or _extends(scene, said)  # 培训通知
    typed = typed or (said.intent == "RECTIFY_RECEIPT" and "rect" in said.slots)  # 收到，安排人改: the only one
    # 李四 接替 张三 13800000000, 分管领导 李明 副镇长: whoever is meant is named, nothing is left over
    typed = typed or not {"successor", "people", "amend", "corrects", "notes"}.isdisjoint(said.slots)
    typed = typed or said.slots.get("ask") == "did_you_mean"  # a sure rule that only offers
    # 转给佛堂镇一件事：路灯坏了: what is to be done there says nothing of the command, which is only shown
    handed = said.intent in {"HAND_OVER", "VOICE"} and "text" in said.slots
    typed = typed or (handed and not {"units", "groups"}.isdisjoint(said.slots))
    typed = typed or (said.intent == "RECALL" and "tasks" in said.slots)  # it is only shown what would be taken back
    # all of a list is read and only shown; what wonders about a fate decides none
    typed = typed or (said.intent == "DISPOSITION" and _lists(said))
    typed = typed or FATE_ASKED in scene.worked_out
    typed = typed or _names_docket(said)  # 完成 YJ-2022-001 已逐条回复, while an order is open, too
    if not _alone_with_us(scene) or asked or (said.certain and typed):
        return said
    talk, found = _ranked(scene)
    own = _score(found, said.intent)
    ahead = (_AGAINST_PLAIN if plain else _AGAINST_RULE) if said.certain else _AGAINST_DOUBT
    other = _first_named(scene, found, max(_least(scene, talk), own + ahead))
    unwanted = said.intent in _CLOSING and forbids(scene)  # 这个号千万别给我注销了
    chatting = talk - own >= _AS_TALK and (not found or talk > found[0][0])
    if other is None and not said.certain and (unwanted or chatting):
        return Said("UNKNOWN")
    return other or said


def _lists(said: Said) -> bool:
    """Whether more than one account is named."""
    targets = said.slots.get("targets")
    return isinstance(targets, list) and len(targets) > 1


def _names_docket(said: Said) -> bool:
    """JB-2022-001, YJ-2022-001: nobody writes such a number by chance."""
    numbers = said.slots.get("tasks")
    return isinstance(numbers, tuple) and any(isinstance(number, str) for number in numbers)


def _commanded(scene: Scene) -> bool:
    """责令关停 ZG-2022-001 义政办函〔2022〕5号: a word of command, an order's number, and whatever belongs to it."""
    first, second = (*scene.tokens, None, None)[:2]
    return first is not None and second is not None and first.kind in _BEFORE_ORDER and second.kind == "rect"


def _extends(scene: Scene, said: Said) -> bool:
    """延期 3 到9月20日 原因：…: the command itself, a task and a day; why may resemble what it likes."""
    plain = said.intent == "EXTENSION_REQUEST" and said.certain and {"tasks", "date"} <= said.slots.keys()
    return plain and scene.tokens[0].kind == "extend"


_BEFORE_ORDER = kinds("orderclose rectpass rectfail issue feedback withdraw")


def _alone_with_us(scene: Scene) -> bool:
    """In a group only what is plainly said to us counts; an answer that is being given is no riddle."""
    asked = scene.context.question
    filling = asked is not None and asked.kind not in {"choose", "confirm"}
    said = sum(len(token) for token in scene.tokens if token.kind not in {"request", "rect"})
    letters = scene.text.key.isascii() and said > _ABBREVIATED  # of pinyin nothing was learnt
    return scene.context.chat == "single" and not filling and not letters


def _least(scene: Scene, talk: float) -> float:
    """How much a sentence must resemble a command before it is offered."""
    enough = min(_ENOUGH, _SHORT + _EACH * len(masked(scene)))
    return max(enough, talk)


def _first_named(scene: Scene, found: Sequence[tuple[float, str]], least: float) -> Said | None:
    """The likeliest command that finds in the sentence what it must name; else the one that lacks just that."""
    forbidden, unnamed = forbids(scene), (0.0, "")
    for score, intent in found:
        if score < least or score + _FAR <= unnamed[0]:
            break
        barred = forbidden and intent in _WISHES and not _decides(scene, intent)
        if barred or not may(intent, scene.context):
            continue
        slots = _slots_of(scene, intent, score - least)
        if slots is not None:
            return Said(intent, slots, certain=False)
        if not unnamed[0] and intent in TYPED_WITH and score >= least + _BEYOND_DOUBT:
            unnamed = score, intent
    return Said(unnamed[1], {"ask": HOW}, certain=False) if unnamed[0] else None


def _slots_of(scene: Scene, intent: str, ahead: float) -> Slots | None:
    """What the sentence names of a command that it resembles by so much more than it must; None if too little."""
    slots = named_in(scene, intent)
    if slots is None and ahead >= _BEYOND_DOUBT:
        slots = meant_in(scene, intent)
    return slots if slots is not None and (ahead >= _NAMELESS or "ask" not in slots) else None


def _decides(scene: Scene, intent: str) -> bool:
    """这个号不能关, 同意，别再推了: the word on what waits for this person is no ban."""
    waits = intent in {"PRINCIPAL_SIGN", "APPROVE"} and any(
        _AGREED.fullmatch(part) for part in _PARTED.split(scene.text.key)
    )
    kept = intent == "DISPOSITION" and scene.has("keepaccount")  # 保留，不用关
    return waits or kept or (intent == "PRINCIPAL_SIGN" and _stays(scene))


_PARTED = re.compile(r"[,;。!?.\s]")
_AGREED = re.compile(r"(?:我?同意|可以|行|好|准|批准|没意见|无意见)+了?吧?")


def _stays(scene: Scene) -> bool:
    """这个号不能关: a principal's no to the paper that waits for him."""
    return decision(scene) == "disagree" and bool(scene.context.listed("pending_sign"))


def _ranked(scene: Scene) -> tuple[float, list[tuple[float, str]]]:
    """How much it sounds like talk, and like each command, the likeliest first."""
    facts = scene.context.facts
    scores = [(score + _WAITING * (_OPEN.get(intent, "") in facts), intent) for score, intent in resemblance(scene)]
    talk = next((score for score, intent in scores if intent == TALK), 0.0) - _NUMBERED * scene.has("request", "rect")
    return talk, sorted((one for one in scores if one[1] != TALK), reverse=True)


def ahead_of_talk(scene: Scene, intent: str) -> float:
    """How much more the sentence resembles a command than talk."""
    talk, found = _ranked(scene)
    return _score(found, intent) - talk


def ahead_of_all(scene: Scene, intent: str) -> float:
    """How much more the sentence resembles a command than any other, or talk."""
    talk, found = _ranked(scene)
    return _score(found, intent) - max([talk, *(score for score, other in found if other != intent)])


def _score(found: Sequence[tuple[float, str]], intent: str) -> float:
    return next((score for score, other in found if other == intent), 0.0)


def resemblance(scene: Scene) -> list[tuple[float, str]]:
    """How much the sentence resembles each command, and talk."""
    context = scene.context
    return scene.lexicon.vocabulary.cues.likely(masked(scene), speaker(context), context.chat)


def masked(scene: Scene) -> str:
    """The sentence with names, numbers and days as placeholders, courtesy left out."""
    return "".join(piece(scene, place) for place in range(len(scene.tokens)))


def piece(scene: Scene, place: int) -> str:
    """A word as the examples have it: a placeholder for a name, a number, a day."""
    token = scene.tokens[place]
    if isinstance(token.value, str) and (series := PLACE_OF_SERIES.get(token.value[:2])):
        return PLACES[series]
    if token.kind in PLACE_OF:
        return PLACES[PLACE_OF[token.kind]]
    fixed = {"sep": ",", "qmark": "?", "polite": ""}
    return fixed.get(token.kind, scene.word(token))


def speaker(context: Context) -> str:
    """Whose words they are, as the examples have it."""
    held = (("市府办", OFFICE), ("主要负责人", LEADER), ("监测", MONITOR))
    return next((name for name, roles in held if context.has(roles)), "单位")
