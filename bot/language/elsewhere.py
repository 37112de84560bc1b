"""会议室定好没有, 公积金怎么提取, 表格第3列填错了: what resembles a question for us and is of another thing.

What was never heard says nothing for or against a command, so the words around it decide alone. Here the subject is
looked at: a word that is known to be another matter's, or one of which neither the notices nor any example of a
command know a piece, is not ours, whatever is asked of it.
"""

import re

from bot.language.grumbling import grumbles
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.runs import MOST, numbers_else
from bot.language.scene import Said, Scene
from bot.language.tokens import Token

_ANSWERED = kinds(
    "HELP LIST_MY_TASKS TASK_DETAIL ACCOUNT_QUERY STATS UNIT_STATUS REQUEST_STATUS CONTACT_OFFICE REPORT_RECEIPT "
    "CONTINUE TRAINING_MATERIAL TRAINING_LIST TASK_DONE TASK_PROGRESS TASK_WITHDRAW PENDING_APPROVALS SUGGESTION"
)
_DEEDS = kinds("TASK_DONE TASK_PROGRESS TASK_WITHDRAW SUGGESTION TRAINING_MATERIAL")
_PLAIN = _DEEDS | kinds("STATS UNIT_STATUS")  # where certain, they stand
_IN_FEW_WORDS = kinds("HELP LIST_MY_TASKS ACCOUNT_QUERY")
_BEFORE = WEIGHTLESS | kinds("date month all view want question howto source latin partial")
_CALLED = kinds("account platform name")
_OURS = kinds(
    "task nth request rect plan accountno accountnoun mytasks cancel change extend receipt rectnoun issue withdraw "
    "delegate myrequests myrects requestnoun closed frozen keepaccount unit"
)
_PAPERS = kinds("myrequests requestnoun mytasks")  # right behind the word they are of it: 用车申请, 反诈任务
_NAMED_ANYWAY = kinds("task nth request rect plan accountno")
_CLOSED = r"{otherthing} SOFT {x}? {howto}? SOFT {cancel}"
_IN_TIME = re.compile("[天周年季]")  # 第3天了还没办好 may be of a task
_OF_US = re.compile("系统|助手|机器人|平台|你们|通知|提醒|催|表格|界面|菜单|卡片|消息|建议")
_SHORTEST = 2
_UNIT = re.compile(
    r"[镇乡县区局委办院校村]|街道|中心|单位|[每各]"
)  # of a unit in no plan it is said that it is in none


def not_for_us(scene: Scene, said: Said) -> bool:
    """Whether what was read is a complaint, or is told or asked of another thing than ours."""
    return grumbles(scene, said) or _of_another_thing(scene, said)


def _of_another_thing(scene: Scene, said: Said) -> bool:
    if said.intent not in _ANSWERED or scene.context.asked is not None or scene.has(*_NAMED_ANYWAY):
        return False
    goes_on = said.intent == "CONTINUE" and scene.context.paired("open_request")  # 忘送了 送一下吧
    if goes_on or (said.certain and said.intent in _PLAIN) or _names_task(said):
        return False
    return _counts_else(scene, said) or _known_elsewhere(scene, said) or _at_head(scene, said)


def _names_task(said: Said) -> bool:
    """Whether a task that there may be was found, by its number or by what it is about: 食堂那件事办完了没."""
    numbers = said.slots.get("tasks")
    return isinstance(numbers, tuple) and any(isinstance(number, str) or number <= MOST for number in numbers)


def _known_elsewhere(scene: Scene, said: Said) -> bool:
    """食堂几点开饭: a word of other matters, of which no notice speaks, and no word of ours beside it."""
    if said.intent == "SUGGESTION":
        return any(piece in scene.text.key for piece in scene.phrases("gripe")) and not _OF_US.search(scene.text.key)
    found = [piece for piece in scene.phrases("elsewhere") if piece in scene.text.key] if _whole(scene) else []
    return any(not (_told_of(scene, piece) or _ours_beside(scene, piece)) for piece in found)


def _ours_beside(scene: Scene, piece: str) -> bool:
    """查一下公积金, 培训会上的材料: an account's short name and nothing strange, or a word of ours, stands there."""
    start = scene.text.key.find(piece)
    end = start + len(piece)
    named = any(piece in scene.word(token) for token in scene.all(*_CALLED, "unit"))
    beside = any(token.end <= start or end < token.start + (token.kind not in _PAPERS) for token in scene.all(*_OURS))
    return beside or (named and not scene.has("x")) or "培训" in scene.text.key


def _at_head(scene: Scene, said: Said) -> bool:
    """手机号怎么注销, 差旅费怎么报: the first word of weight is another thing's, or strange to us."""
    first = next((token for token in scene.tokens if token.kind not in _BEFORE | _CALLED), None)
    if first is not None and first.kind == "otherthing":
        kept = scene.has("change", "wrong", "want")  # 手机号写错了怎么改, 手机号要填吗: of our own lists and forms
        return not kept and (not scene.has("cancel") or scene.find(_CLOSED) is not None)
    ours = scene.has(*_OURS, "account", "help") or "topic" in said.slots
    if first is None or first.kind != "x" or said.intent in _DEEDS or ours:
        return False
    return not _UNIT.search(scene.text.key, first.start) and _whole(scene) and _never_heard(scene, first, said.intent)


def _counts_else(scene: Scene, said: Said) -> bool:
    """第5页写错了: an ordinal that numbers what is no task, and nothing else that names one."""
    if said.certain:
        return False
    ordinals = [token for token in scene.all("ordinal") if not _IN_TIME.match(scene.text.key, token.end)]
    return any(numbers_else(scene.sentence, token) for token in ordinals)


def _whole(scene: Scene) -> bool:
    """Whether the sentence is one part: 头天接手，弗会用 asks in another than the strange word stands in."""
    return not any(token.kind == "sep" and token.end < scene.tokens[-1].end for token in scene.tokens)


def _never_heard(scene: Scene, token: Token, intent: str) -> bool:
    """Whether no piece of the word stands in a notice, or speaks more for a command than for talk.

    Lists and help are asked for in a few words of their own: there it must speak for this very command.
    """
    word, cues, own = scene.word(token), scene.lexicon.vocabulary.cues, intent if intent in _IN_FEW_WORDS else ""
    pieces = [word[at : at + _SHORTEST] for at in range(len(word) - _SHORTEST + 1)]
    return bool(pieces) and not any(cues.speaks_for(piece, own) or _told_of(scene, piece) for piece in pieces)


def _told_of(scene: Scene, word: str) -> bool:
    """Whether a notice speaks of it."""
    return any(word in subject.title or word in subject.rest for subject in scene.lexicon.subjects.values())
