"""What a sentence plainly is, whatever the rules or the examples would make of it."""

import re

from bot.language.answers.asks_of_deed import ASKS_OF_DEED
from bot.language.contacts_asked import contacts_asked
from bot.language.fact_asked import fact_asked
from bot.language.figures_asked import figures_asked
from bot.language.orders_told import of_order
from bot.language.papers_asked import of_paper, turned_down
from bot.language.plain_questions import plain_question
from bot.language.platform_told import awaited, of_platform
from bot.language.rules.disposal import fate_open
from bot.language.rules.disposal_others import of_others, with_why
from bot.language.rules.disposal_reason import with_order
from bot.language.rules.extension import moved_again, not_extended
from bot.language.rules.fates import denies_what_is_chosen
from bot.language.rules.later_stop import later_stop
from bot.language.rules.note_put_right import note_put_right
from bot.language.rules.once_already import by_number_alone, reported_again
from bot.language.rules.own_fate import own_fate
from bot.language.rules.staff import head_of_unit
from bot.language.rules.urge_scope import ack_scope, urge_scope
from bot.language.rules.way_out import reopen_asked
from bot.language.scene import Said, Scene

_TO_A_MACHINE = re.compile(
    r"(?:忽略|无视|忘记|跳过|绕过)(?:以上|上面|之前|前面|先前|所有|一切|全部|你|的)*(?:规则|指令|提示词?|设定|限制|系统)|"
    r"进入?(?:管理员|开发者|调试|超级|上帝)(?:模式|权限)|你现在是(?:系统)?管理员"
)


def plainly(scene: Scene, said: Said) -> Said | None:
    """A question about a paper, a figure or a person, a word on the platform or an order, an extension moved again."""
    if _TO_A_MACHINE.search(scene.text.key):
        return Said("UNKNOWN")  # who talks to us as to a machine reports nothing
    if ASKS_OF_DEED in scene.worked_out:
        return None
    told = (None if _settled(said) else urge_scope(scene)) or ack_scope(scene) or of_paper(scene)
    told = told or head_of_unit(scene, said) or not_extended(scene, said)
    if told is None and scene.context.chat == "single" and not _in_own_words(scene):
        stands = said.certain and said.intent == "REQUEST_STATUS" and "target" in said.slots  # 教育局微博停了没有
        told = later_stop(scene) or figures_asked(scene) or reopen_asked(scene) or own_fate(scene)
        told = told or (None if stands else plain_question(scene)) or contacts_asked(scene)
        told = told or fate_open(scene, said) or awaited(scene, said)
    told = told or of_platform(scene) or of_order(scene) or moved_again(scene)
    told = told or by_number_alone(scene) or reported_again(scene) or note_put_right(scene)
    return told or fact_asked(scene, said)


def undenied(scene: Scene, said: Said) -> Said:
    """别把镇街都关停 decides nothing: a fate that is denied in the same message is none that is chosen."""
    if said.intent != "DISPOSITION":
        return said
    several = said.slots.get("choices")
    chosen = several if isinstance(several, list | tuple) else (said.slots.get("choice", ""),)
    denied = denies_what_is_chosen(scene.text.key, map(str, chosen))
    if denied:
        return Said("UNKNOWN", {"hint": "disposal_parts"})
    return of_others(scene, said) or with_order(scene) or with_why(scene, said)


def _settled(said: Said) -> bool:
    """Whether whom to urge was said beside a question about that, that question ended, or something new is told."""
    if said.intent == "HAND_OVER" and "text" in said.slots:
        return True
    ends = said.intent in {"CONFIRM", "DIALOG_CANCEL"} and said.certain
    return ends or said.slots.get("hint") == "urge_if" or not {"less_units", "more_units"}.isdisjoint(said.slots)


def _in_own_words(scene: Scene) -> bool:
    """Whether a question is open that is answered in one's own words, or that somebody else was asked."""
    asked = scene.context.asked
    return asked is not None and (not asked.mine or asked.kind in {"reason", "ask"})


def asked_plainly(scene: Scene) -> Said | None:
    """A question of which every piece is known: heard in a group, too, where the bot is called and nobody else."""
    if _in_own_words(scene):
        return None
    found = figures_asked(scene) or turned_down(scene) or own_fate(scene) or plain_question(scene)
    return found or contacts_asked(scene)
