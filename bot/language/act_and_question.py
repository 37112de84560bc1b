"""收到签收，顺便问一下几号截止; 完成10 制度已印发，另外谁来核实: an act, and a question beside it.

The question made the whole a look, and what was reported was lost without a word. The act is done where it is plain and
the question stands apart; else the question is answered, and that the rest was not put down is said.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from bot.language.context import LEADERS, OVERSEERS, Context
from bot.language.judging.judge import READ_ONLY
from bot.language.lexicon import Lexicon
from bot.language.meaning import Meaning
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.scene import scene_of

_ASKS = (
    r"(?:[?？]|[吗么呢]|没有?|[能行可]不[能行可]以?|怎么[办报弄填走写搞]?|咋[办弄]|几[天号个]|多久|多少|什么时候|啥时候|哪天|什么|啥|哪里|哪个|"
    r"谁(?:来|去|那边)?(?:批|签|核实|审批?|管|负责)?|什么要求|要求是什么)[呀啊呢的了?？。 ]*"
)
_LEAD = (
    r"(?:(?:顺便|顺带|另外|还有(?:就是)?|对了|再|那|同时|麻烦)[，, ]?)?(?:我|想|再|顺便|还|就|也|麻烦|请)*"
    r"(?:请问|请教|问一?[下句声个]|问问|打听一?下|咨询一?下)(?:一下|下)?[，,：: ]*|(?:顺便|顺带|另外|对了)[，, ]?"
)
_LED = re.compile(
    rf"(?P<act>.*?[^\s，,。;；!！])[\s，,。;；!！]+(?P<lead>{_LEAD})(?P<question>[^\n]{{2,60}})", re.DOTALL
)
_BARE = re.compile(
    r"(?P<act>.*[^\s，,。;；!！])\s*[，,。;；!！\n]+\s*(?P<lead>)"
    rf"(?P<question>[^，,。;；!！\n]{{0,26}}?{_ASKS})",
    re.DOTALL,
)
_MAY = re.compile(r"[，,。;；!！\s].*(?:[?？吗么呢没谁几哪啥咋]|什么|怎么|多[久少]|如何|是否|要求)", re.DOTALL)
_LONGEST = 300  # characters of such a message
_COMMAND = re.compile(r"\s*(?:[好嗯哦]的?[，, ]*)?(?:完成|办结|报结|进度|进展|签收|收到|已?收悉|补充|撤回)\s*(?!了吗)")
_OF_THE_ACT = re.compile(  # 任务1完成了，怎么报: whoever asks so has not reported
    r"(?:怎么|咋|如何|在?哪里?).{0,4}(?:报|填|弄|操作|办|提交|签|写|走|做|说|交)|要不要|用不用|"
    r"还?(?:需要|用|得|要).{0,10}[吗么]|是不是|算.{0,4}[吗么不]|(?:可以|行|对|能|够|好).{0,3}[吗么不]|这样|下一步|接下来|然后"
)
_DOUBTS_IT = re.compile(
    r"要不|先别|别先|先不|(?:能|可)不(?:能|可以?)不|(?:还|再)(?:能|可以?).{0,4}(?:报|撤|改|签|交|办|反悔)|"
    r"(?:报|撤|签|交|办)(?:早|错|多|漏)了|这样.{0,6}(?:[行对吧]|可以)|(?:可以|行|对|成|算数?|合适|妥)(?:不[行对成]|[吗么吧不])"
)
_EITHER = re.compile(r"(?P<a>[能可行要有是对])(?:以)?[不没](?P=a)")  # 能不能, 有没有
_HOW = re.compile(r"(?:怎么|咋|如何|在?哪里?).{0,3}(?:报|填|提交|登记|操作)")
_OPEN = re.compile(r"不(?:知道|清楚|确定|明白)|没定|未定|待定|研究|讨论|商量|正在|看是否|问题")  # told, not asked
_DEEDS = kinds(
    "SIGN_RECEIPT TASK_DONE TASK_PROGRESS TASK_ADD TASK_WITHDRAW EXECUTION_REPORT BLOCKED RECTIFY_FEEDBACK "
    "RECTIFY_RECEIPT"
)
_FORMS = kinds("CANCEL_REQUEST CHANGE_REQUEST EXTENSION_REQUEST")
_SHOWN = frozenset({"confirm_before_cycle", "confirm_batch"})
_ANSWERED = frozenset({"do", "hint"})


@dataclass(frozen=True)
class _Two:
    act: str
    question: str
    apart: bool  # 顺便问一下, 另外: the question is a matter of its own


def act_and_question(text: str, context: Context, lexicon: Lexicon, whole: Callable[[str], Meaning]) -> Meaning | None:
    """The act with the question beside it, or the answer with the act that was not done; of a clerk alone with us."""
    alone = context.chat == "single" and context.bound and free(context)
    alone = alone and len(text) <= _LONGEST and _MAY.search(text) is not None
    two = _parted(text, context, lexicon) if alone and not context.has(OVERSEERS | LEADERS) else None
    if two is None:
        return None
    act = whole(two.act)
    if not _is_deed(act, two):
        return None
    if act.intent == "TASK_PROGRESS" and "text" not in act.slots:
        act = replace(act, slots={**act.slots, "text": two.act.strip()})  # the question is no part of the note
    plain = _COMMAND.match(two.act) is not None or (two.apart and not _OF_THE_ACT.search(two.question))
    if plain and act.act == "do" and _DOUBTS_IT.search(two.question):  # 完成1 名单已报，要不先别报行吗
        return replace(act, slots={**act.slots, "ask": "did_you_mean"}, act="offer", then=two.question)
    if plain:
        return replace(act, then=two.question)
    if act.intent == "TASK_DONE" and act.act == "do" and _HOW.search(two.question):
        return replace(act, slots={**act.slots, "ask": "did_you_mean"}, act="offer")  # 任务1完成了，怎么报
    answer = whole(text)
    looks = answer.intent in READ_ONLY and answer.act in _ANSWERED
    return replace(answer, undone=two.act) if looks else None


def free(context: Context) -> bool:
    """Nothing is asked, or only the evidence of a report, which new work leaves aside."""
    return context.asked is None or (context.asked.mine and context.asked.fields == ("evidence",))


def _is_deed(act: Meaning, two: _Two) -> bool:
    shown = act.slots.get("ask") in _SHOWN
    form = two.apart and act.intent in _FORMS and act.act in {"do", "ask"}
    return form or (act.intent in _DEEDS and (act.act == "do" or shown))


def _parted(text: str, context: Context, lexicon: Lexicon) -> _Two | None:
    """The first question that stands apart, or the last part if it is one; nothing before it asks."""
    found = _LED.fullmatch(text) or _BARE.fullmatch(text)
    if found is None or _OPEN.search(found["question"]):
        return None
    act, question = (scene_of(found[part], context, lexicon) for part in ("act", "question"))
    asked = asks(question.tokens, question) or _EITHER.search(found["question"]) or "问" in found["lead"]
    if asks(act.tokens, act) or not asked:
        return None
    return _Two(found["act"], found["question"].strip(), apart=bool(found["lead"]))
