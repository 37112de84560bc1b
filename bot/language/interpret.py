"""From a message to its meaning: understand what is said, then judge what plan and situation make of it."""

from dataclasses import replace

from bot.language.acts import act_of
from bot.language.answers.by_ear import answer_by_ear
from bot.language.answers.dialogue import answer, commanding, fill, of_another_task
from bot.language.answers.elided import elided_loosely
from bot.language.answers.giving_up import gives_up
from bot.language.answers.lacking import of_draft
from bot.language.answers.lying import of_lying_form
from bot.language.answers.mending import mended
from bot.language.answers.named import named_answer
from bot.language.answers.rather_other import INSTEAD
from bot.language.answers.reason_right import SHOWN
from bot.language.answers.shown import of_shown
from bot.language.answers.slips import put_right
from bot.language.answers.told_of_each import shared_out
from bot.language.answers.weighing import weighed_answer
from bot.language.beside_questions import beside_answers
from bot.language.beside_rules import asked_plainly, plainly, undenied
from bot.language.called import alone, names_others, speaks_of_bot, unless_to_another
from bot.language.caution import doubted
from bot.language.company import addressed, names_something, of_open_order, of_own_task, overheard
from bot.language.context import OVERSEERS, Context
from bot.language.desk_parts import of_parts
from bot.language.elsewhere import not_for_us
from bot.language.extensions_told import of_extension
from bot.language.finding import found_by
from bot.language.followed import followed
from bot.language.gone_out import of_gone_out
from bot.language.grumbling import unscorned
from bot.language.head_amends import of_head
from bot.language.in_part import in_part
from bot.language.intents import ANSWERING, QUIET
from bot.language.judging.judge import judge
from bot.language.kept_words import as_kept
from bot.language.leafing import page_of
from bot.language.lexicon import Lexicon
from bot.language.list_urged import list_urged
from bot.language.meaning import Meaning
from bot.language.misspelt import as_it_sounds, as_typed, in_characters
from bot.language.new_work import asked_instead, new_work
from bot.language.normalise import mentions, too_long
from bot.language.numbered import unnumbered
from bot.language.of_subject import called_out, of_subject, plainly_called
from bot.language.offers.likely import ahead_of_talk, likely, weighed
from bot.language.on_desk import of_desk
from bot.language.orders_told import of_feedback
from bot.language.patterns import kinds
from bot.language.quoted import as_quoted
from bot.language.reason_apart import reason_apart
from bot.language.refs import task_refs
from bot.language.rules import READERS, drafted
from bot.language.rules.asking import asks
from bot.language.rules.discarding import of_its_account
from bot.language.rules.guide import is_notice
from bot.language.rules.named_task import figure_told, handed_told
from bot.language.rules.opening import ANCHORED
from bot.language.scene import Said, Scene, scene_of
from bot.language.targets import Target, by_nickname
from bot.language.tokens import cut
from bot.language.told_days import put_right_day
from bot.language.two_acts import two_things
from bot.language.waiting import amid_form, lies_elsewhere, of_waiting_order
from bot.language.whose import of_another_unit


def interpret(text: str, context: Context, lexicon: Lexicon) -> Meaning:
    """The meaning of one message. Pure: the same text, context and lexicon always give the same answer."""
    if too_long(text):
        silent = context.chat == "group"
        return Meaning("IGNORE", {}, "ignore") if silent else Meaning("REJECT_INPUT", {"deny": "too_long"}, "deny")
    if context.chat == "group" and not mentions(text, lexicon.bot_names):
        return Meaning("IGNORE", {}, "ignore")
    context = unless_to_another(text, context, lexicon.bot_names)
    text = unscorned(unnumbered(text, context), context)
    written = as_quoted(scene_of(text, context, lexicon))
    both = two_things(written, text, lambda part: _whole(scene_of(part, context, lexicon), part))
    return both or _whole(written, text)


def _whole(written: Scene, text: str) -> Meaning:
    context, lexicon = written.context, written.lexicon
    scene, said = _spelled(written, _said(written, text), text)
    said = Said("UNKNOWN") if not_for_us(scene, said) else _nearer(scene, said)
    said, left = reason_apart(said)
    slots = judge(said, context, lexicon)
    if slots.get("deny") in _MISREAD and (other := _otherwise(scene, said)) is not None:
        said, slots = other, judge(other, context, lexicon)
    if slots.get("ask") == "did_you_mean" and _reports_plainly(written, said):
        slots = _refused_in_vain(said, context, lexicon) or slots
    if act_of(said.intent, slots, context) == "do" and doubted(scene, said):
        slots = {"ask": "did_you_mean"} | judge(Said(said.intent, said.slots, certain=False), context, lexicon)
    slots = as_kept(said.intent, slots, scene)
    slots = shared_out(scene, slots) if said.intent == "CANCEL_REQUEST" else slots
    if overheard(said.intent, slots, context):
        return Meaning("UNKNOWN", {}, "ignore")
    meaning = _meaning(scene, said, slots)
    return replace(meaning, undone=left) if left else meaning


def _meaning(scene: Scene, said: Said, slots: dict[str, object]) -> Meaning:
    """What is told beside a guess of ours is never done: the guess is made anew with it."""
    context = scene.context
    if said.intent == "FILL" and context.guess and "deny" not in slots and not context.guess.endswith(SHOWN):
        return Meaning(context.guess, slots | {"ask": "did_you_mean"}, "offer", _as_spoken(said), added=True)
    return Meaning(said.intent, slots, act_of(said.intent, slots, context), _as_spoken(said) | found_by(scene, said))


def _reports_plainly(scene: Scene, said: Said) -> bool:
    """说过八百遍了任务3已经做完, 完成3。…: whatever else is said, a number and a word of completion, as written."""
    told = said.intent == "TASK_DONE" and scene.has("done", "doneweak", "report")
    numbered = told and any(refs.explicit or refs.start <= 1 for refs in task_refs(scene))
    return numbered or plainly_called(scene, said, _read_and_weighed)


def _refused_in_vain(said: Said, context: Context, lexicon: Lexicon) -> dict[str, object] | None:
    """What a yes would only hear refused is said at once: the task counts by itself, is done, is another unit's."""
    slots = judge(Said(said.intent, said.slots), context, lexicon)
    return slots if "deny" in slots else None


def _nearer(scene: Scene, said: Said) -> Said:
    """Of several accounts the one that a strange word is a part of."""
    found = said.slots.get("target")
    near = by_nickname(scene, found) if isinstance(found, Target) else found
    return said if near is found else Said(said.intent, {**said.slots, "target": near}, certain=False)


def _said(scene: Scene, text: str) -> Said:
    """What is being said to us."""
    return of_subject(scene, _said_of(scene, text), lambda again: _said_of(again, text))


def _said_of(scene: Scene, text: str) -> Said:
    said = followed(scene, _read_and_weighed) or list_urged(scene, _read_and_weighed)
    said = said or amid_form(scene, _read_and_weighed) or _read_and_weighed(scene)
    said = of_head(scene, of_extension(scene, lies_elsewhere(scene, _said_to_us(scene, said, text))))
    said = of_its_account(scene, said)
    return undenied(scene, of_another_unit(scene, of_feedback(scene, said)))


def _read_and_weighed(scene: Scene) -> Said:
    understood = understand(scene)
    said = _weighed(scene, understood)
    said = new_work(scene, said, _read_and_weighed) or said
    unread = understood if understood.intent == "UNKNOWN" and not (said.certain or names_something(said)) else said
    return elided_loosely(scene, unread, read) or said


def _spelled(scene: Scene, said: Said, text: str) -> tuple[Scene, Said]:
    """The sentence as it was meant to be written, and what it says: typed in pinyin, or put right by its sound."""
    typed = in_characters(scene)
    if typed is None:
        return _as_it_sounds(scene, said, text) or (scene, said)
    if (meant := _said(typed, text)).intent in _NOTHING_SAID:
        return scene, said
    return typed, meant if meant.intent in ANSWERING else Said(meant.intent, meant.slots, certain=False)


def _as_it_sounds(scene: Scene, said: Said, text: str) -> tuple[Scene, Said] | None:
    """What the sentence says with its strange words put right by their sound, where it says less as it stands."""
    lost = (said.intent == "UNKNOWN" and not said.slots) or scene.full(_UNNUMBERED) is not None
    sounding = as_it_sounds(scene) if lost or (scene.context.chat == "single" and _half_understood(said)) else None
    meant = _said(sounding, text) if sounding else said
    if sounding is None or meant.intent in ANSWERING or not (lost or meant.certain or _tells_more(meant, said)):
        return None
    offered = weighed(sounding, meant)
    doubtful = Said(offered.intent, as_typed(scene, sounding, offered.slots), certain=False)
    return None if offered.intent in ANSWERING else (sounding, doubtful)


_UNNUMBERED = r"{self|soft|view}*({mytasks|tasknoun}{x}|{x}{mytasks})"  # 任务其, 整盖清单


def _tells_more(heard_as: Said, said: Said) -> bool:
    """任努1以办结: the same, and what was to be asked is named."""
    return heard_as.intent == said.intent and "ask" in said.slots and "ask" not in heard_as.slots


def _half_understood(said: Said) -> bool:
    """A doubtful reading, or one whose account is none that we know."""
    found = said.slots.get("target")
    unknown = isinstance(found, Target) and not (found.accounts or found.protected)
    wanting = "ask" in said.slots and "people" not in said.slots
    return said.intent not in ANSWERING and (unknown or not said.certain or wanting)


_MISREAD = frozenset(
    {"not_own_unit", "not_own_account", "not_own_task", "no_permission", "protected_account", "duplicate_request",
     "not_on_list", "date_not_later"}
)  # fmt: skip


_MAY_BE_OTHER = kinds(
    "TASK_DONE TASK_PROGRESS TASK_WITHDRAW CANCEL_REQUEST CHANGE_REQUEST EXECUTION_REPORT EXTENSION_REQUEST EXPORT "
    "VERIFY REASSIGN DISPOSITION ACCOUNT_QUERY"
)


def _otherwise(scene: Scene, said: Said) -> Said | None:
    """同意卫健局任务一办结, said by the office: what would be refused as a unit's act may be another one; offered."""
    if said.intent not in _MAY_BE_OTHER or (said.certain and not scene.context.has(OVERSEERS) and not scene.has("x")):
        return None
    own = alone(scene)
    found = weighed(own, Said(said.intent, said.slots, certain=False))
    refused = found.intent == said.intent or "deny" in judge(found, scene.context, scene.lexicon)
    return None if refused else found


def _said_to_us(scene: Scene, said: Said, text: str) -> Said:
    """What calls the bot and nobody else in a group and was not taken as said to us, read once more as if alone."""
    answering = said.intent in ANSWERING - QUIET and scene.context.asked is not None
    if scene.context.chat == "group@" and speaks_of_bot(scene, text) and not (answering or _asks_plainly(scene)):
        return Said("UNKNOWN")
    ours = scene.context.chat == "group@" and scene.context.bound
    if not ours or names_others(text, scene.lexicon.bot_names):
        asked_back = scene.context.chat == "group@" and said.intent == "HELP" and "hint" in said.slots
        return Said("UNKNOWN") if asked_back else said  # @督办助手 @某某 这个是你报还是我报啊
    own = alone(scene)
    if (plain := asked_plainly(own)) is not None:
        return plain
    if said.intent not in QUIET or said.slots:
        return said if said.certain or said.intent in ANSWERING else of_draft(own, said) or weighed(own, said)
    found = called_out(scene, own, text, _read_and_weighed)
    if found is None or "deny" in judge(found, scene.context, scene.lexicon):
        return said
    return found


def _asks_plainly(scene: Scene) -> bool:
    """市府办哪个电话能问 @督办助手: far more like a command than like talk, whatever stands before the bot's name."""
    own = alone(scene)
    return asks(own.tokens, own) and ahead_of_talk(own, _read_and_weighed(own).intent) >= _PLAINLY


_PLAINLY = 20.0


def _weighed(scene: Scene, said: Said) -> Said:
    """The rules' reading beside what the sentence resembles."""
    if INSTEAD in said.slots:
        return said
    told = of_waiting_order(scene, said) or of_parts(scene, said) or of_desk(scene, said)
    told = told or of_gone_out(scene, said) or put_right_day(scene) or of_lying_form(scene, said)
    if (told := told or plainly(scene, said)) is not None:
        return told
    if said.intent == "UNKNOWN" and not said.slots:
        return figure_told(scene) or handed_told(scene) or _guessed(scene) or said
    if said.intent == "TASK_PROGRESS" and not said.certain:
        return _meant(scene) or weighed(scene, said)
    return said if said.intent in ANSWERING else weighed(scene, said)


def _guessed(scene: Scene) -> Said | None:
    """What no rule knows as a whole: a part that names its object, a slip, what it resembles, any other part."""
    part = in_part(scene, read)
    certain = part is not None and (names_something(part) or _frozen_until(part))
    named = weighed(scene, part) if part and certain else None
    meant = _meant(scene)
    return named or (weighed(scene, meant) if meant else None) or likely(scene) or part


def _frozen_until(said: Said) -> bool:
    """提交好了，冻结期到9月14日: of the platform, whose day is none that is asked for."""
    return said.slots.get("stage") == "frozen" and "date" in said.slots


_NOTHING_SAID = kinds("UNKNOWN IGNORE FILL SELECT")


def _as_spoken(said: Said) -> dict[str, object]:
    """The slots before any judgement, an account as the words that named it."""
    spoken = {name: value for name, value in said.slots.items() if not isinstance(value, Target) and name != "targets"}
    found = said.slots.get("target")
    return spoken | ({"name": found.phrase} if isinstance(found, Target) and found.phrase else {})


def read(scene: Scene) -> Said | None:
    """What the first rule that knows the sentence makes of it, if it is said to us."""
    said = page_of(scene) or next((found for reader in READERS if (found := reader(scene))), None)
    if said is None or addressed(scene, said):
        return said
    ours = of_own_task(scene, said) or of_open_order(scene, said)
    return Said(said.intent, said.slots, certain=False) if ours else None


def _meant(scene: Scene) -> Said | None:
    """What a misspelt command seems to mean; it must make a whole, plain command, and is only offered."""
    again = Scene(cut(scene.text, scene.lexicon, slips=True), scene.context, scene.lexicon)
    if again.sentence.letters == scene.sentence.letters:
        return None
    said = understand(again)
    known = said.intent not in {"UNKNOWN", "IGNORE", "TASK_PROGRESS"} and said.certain
    return Said(said.intent, said.slots, certain=False) if known and said.slots.get("ask") is None else None


def understand(scene: Scene) -> Said:
    """What is being said, whoever may say it."""
    if is_notice(scene.text.shown, scene):
        return Said("IGNORE")
    asked = scene.context.asked
    if asked is not None and not asked.mine and scene.only({"number", "sep", "ordinal", "soft"}):
        return Said("IGNORE")
    said = beside_answers(scene, read, _read_and_weighed) or of_shown(scene)
    put = mended(scene) if said is None else None
    if said is not None or (put is not None and not put.certain):
        return said or put or Said("UNKNOWN")
    if asked is not None and asked.mine and (said := drafted.put_right(scene) or put or _put_right_or_answered(scene)):
        return weighed_answer(scene, said) or said
    filled = fill(scene) if asked is not None and asked.mine else None
    said = read(scene)
    if said is not None and said.intent == "TASK_DONE" and gives_up(scene):
        return Said("UNKNOWN")  # 完成 1 还没弄好，算了
    if said is None or said.intent == "IGNORE" or not (commanding(scene, said) or of_another_task(scene, said)):
        said = filled or said
    return weighed_answer(scene, said) or Said("UNKNOWN")


def _put_right_or_answered(scene: Scene) -> Said | None:
    """What puts itself right, or answers."""
    return put_right(scene, understand) or _answered(scene)


def _answered(scene: Scene) -> Said | None:
    """An answer to our question; 抽查 没有的镇 接 is a command of its own, and its 没有 no refusal."""
    said = answer(scene) or named_answer(scene) or answer_by_ear(scene)
    other = read(scene) if said is not None and said.intent == "DIALOG_CANCEL" else None
    return other if other is not None and other.intent in ANCHORED else asked_instead(scene, said, read) or said
