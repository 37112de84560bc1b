"""健康义乌保留 beside “您是要今天先不发提醒吗”: what answers no guess of ours and is plain work is taken as new work.

Beside a preview of ours only what names its object is. A form that lies open has rules of its own.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.own_verb import asks_of_guess
from bot.language.answers.weighing import another_object
from bot.language.company import names_something
from bot.language.intents import ANSWERING
from bot.language.judging.judge import READ_ONLY
from bot.language.offers.likely import ahead_of_talk
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.disposal_list import dispose_several
from bot.language.scene import Said, Scene, clauses

_OPEN = kinds("UNKNOWN IGNORE CONFIRM DIALOG_CANCEL")
_NO_WORK = ANSWERING | kinds("HELP SUGGESTION CONTACT_OFFICE")
_PLAINLY = 8.0  # so much more like a command than like talk, it need name nothing
_COUNTED = re.compile(
    r"(?:是的?|对的?|嗯+|好的?|行)[,，]?第?[一二三四五六七八九十\d]{1,2}[条个]?"
)  # of what, nothing tells
_KEPT = "kept"  # hint: 先别批
_READ = frozenset({"not_asked_here", "urge_if"})  # hints: what has no room in the offered form, what is a condition


def new_work(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> Said | None:
    """What the words would mean if nothing were asked, where they are neither a plain yes nor a plain no."""
    asked = scene.context.asked
    guessed = asked is not None and asked.mine and asked.kind == "confirm" and bool(asked.intent or asked.words)
    if asked is None or not guessed or asked.form or scene.context.chat != "single":
        return None
    if said.intent == "TASK_PROGRESS" and not said.certain and "tasks" in said.slots:
        return _better(scene, said, read)
    looks = asked.intent in READ_ONLY  # a list that was guessed: nothing is lost by looking at something else
    settled = said.intent in {"CONFIRM", "DIALOG_CANCEL"} and (said.certain or (scene.has("not") and not looks))
    settled = settled or said.slots.get("hint") in _READ
    if settled or said.intent not in _OPEN or _COUNTED.fullmatch(scene.text.key):
        return None
    free = scene.unasked
    meant = read(free)
    if meant.slots.get("hint") == _KEPT:
        return meant
    more = looks and bool(meant.slots.keys() - {"ask"})  # 按时完成的比例 beside “您是要看统计吗”
    same = meant.intent == asked.intent and not (more or another_object(scene, meant))
    if same or meant.intent in _NO_WORK or "ask" in meant.slots or asks_of_guess(scene, meant):
        return None
    plain = names_something(meant) or looks or (bool(asked.intent) and ahead_of_talk(free, meant.intent) >= _PLAINLY)
    return replace(meant, certain=meant.certain and meant.intent in READ_ONLY) if plain else None


def _better(scene: Scene, said: Said, read: Callable[[Scene], Said]) -> Said | None:
    """任务10具体是叫我们做什么的: a task and words that no rule knows are weighed as where nothing is asked."""
    meant = read(scene.unasked)
    if meant.intent == said.intent or meant.intent in _NO_WORK:
        return None
    return replace(meant, certain=meant.certain and meant.intent in READ_ONLY)


def decided_in_list(scene: Scene) -> Said | None:
    """3、9保留 beside a question; 2号保留 may be the second of those that were shown."""
    asked = scene.context.asked
    said = dispose_several(scene) if asked is not None and asked.mine and asked.kind in {"choose", "confirm"} else None
    targets = said.slots.get("targets") if said is not None else None
    several = isinstance(targets, list) and len(targets) > 1
    return said if asked is not None and (asked.kind == "confirm" or several) else None


_LOOKED_UP = kinds(
    "LIST_MY_TASKS TASK_DETAIL CONTACT_OFFICE REQUEST_STATUS STATS UNIT_STATUS RECTIFY_LIST EXPORT TIMELINE "
    "ACCOUNT_QUERY"
)
_LOOKING = kinds("query export")  # how a look-up begins, and no answer to “which one”
_BEGINNING = kinds("CANCEL_REQUEST CHANGE_REQUEST EXTENSION_REQUEST TASK_DONE URGE")


def asked_instead(scene: Scene, said: Said | None, read: Callable[[Scene], Said | None]) -> Said | None:
    """先放一放，帮我查下我们有哪几个号; 算了，只催没签收的: behind a no something else is wanted; 查账号 教育局."""
    if said is not None and said.intent == "SELECT" and scene.tokens[0].kind in _LOOKING:
        looked = read(scene)
        return looked if looked is not None and looked.certain and looked.intent in _LOOKED_UP else None
    parts = clauses(scene) if said is not None and said.intent == "DIALOG_CANCEL" else []
    wish = read(parts[-1]) if len(parts) > 1 else None
    if wish is None:
        return None
    asking = asks(parts[-1].tokens, parts[-1]) or parts[-1].has("view", "query")
    looked_up = asking and wish.intent in _LOOKED_UP
    begun = wish.intent in _BEGINNING and names_something(wish)
    return wish if looked_up or begun else None
