"""签收签收，签了又能怎样; 服务号…，你们也要关？: who grumbles asks for no list and no help."""

import re

from bot.language.context import Asked, Context
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene
from bot.language.vocabulary import HEARD_KINDS

_LOOKED_UP = kinds(
    "LIST_MY_TASKS TASK_DETAIL ACCOUNT_QUERY STATS UNIT_STATUS HELP EXPORT PENDING_APPROVALS PENDING_VERIFICATIONS"
)
_TWO = 2
_COMMANDS = frozenset(HEARD_KINDS) - kinds("view approve agree doneish")


def grumbles(scene: Scene, said: Said) -> bool:
    """Whether what would be looked up is a complaint: its word is said twice at the head, or scorn stands in it."""
    if scene.context.chat != "single" or said.intent not in _LOOKED_UP:
        return False
    scornful = scene.lexicon.vocabulary.phrases.get("grumble", frozenset())
    return _twice(scene) or any(piece in scene.text.key for piece in scornful)


def _twice(scene: Scene) -> bool:
    if len(scene.tokens) <= _TWO:
        return False
    first, second = scene.tokens[:_TWO]
    return first.kind in _COMMANDS and first.end == second.start and scene.word(first) == scene.word(second)


def helpless(part: Scene, said: Said) -> bool:
    """什么破玩意，怎么用: one part asks plainly for help."""
    return said.intent == "HELP" and "topic" not in said.slots and part.has("help")


_AT_US = re.compile(
    r"[\s,，。!！?？]+(?:(?:这|那|都)?还(?:用|要)(?:问|说)[吗么啊呀]?|问什么问|有(?:什么|啥)好问的?|"
    r"你[^,，。!！?？]{0,10}(?:干嘛|干什么|干啥)[呢啊]?|(?:我?都)?[说讲]了?(?:多少|几|好几|八百)遍了?)[\s?？!！。]*$"
)


_CAREFUL = re.compile(
    r"[\s,，。!！;；]+(?:你们?|可|千万|注意|记得|这次|一定)*(?:别|不要|莫|不能|勿)再?(?:给我)?"
    r"[写弄搞打填记输登录抄报](?:错|反|漏|混)[了啦啊哦哈呀]*[\s!！。]*$"
)
_SCORNED = re.compile(  # 哪是公众号，我要关的是微博; where the rest asks as well, it is a question
    r"^\s*(?:哪里?|哪儿|谁[说讲])(?=是[^,，。?？!！]{1,10}[,，!！](?![\s\S]*(?:哪|谁|什么|啥|吗|[?？])))"
)


_WORDS = kinds("reason text note words answer result")  # fields that go on as they were typed
_WORDED = kinds(  # deeds whose words go to a unit or stand in a record
    "REQUEST_REASON TASK_REASON RECTIFY_REASON CASE_REASON OPINION_REASON POST_REASON RETURN REJECT PRINCIPAL_SIGN "
    "TASK_DONE TASK_PROGRESS TASK_ADD REMARK BLOCKED NOT_OURS SUGGESTION HAND_OVER URGE VOICE OPINION KEEP VOID REOPEN "
    "REPORT_FOR RECTIFY_ISSUE RECTIFY_FEEDBACK RECTIFY_DISPUTE RECTIFY_VERIFY RECTIFY_ANSWER RECTIFY_MEASURE REASSIGN "
    "EXPLAIN EXPLAIN_FOR EXTENSION_FOR OPINION_FOR RECTIFY_FEEDBACK_FOR SUGGESTION_ANSWER"
)
_ADDED = re.compile("原因|理由|事由|[加添补]上?[一几两]?[句条点]|备注|意见")
_VALUE = re.compile(  # 8月5日, zhihu1234, 好: what is no sentence bears a word of care or scorn behind it
    r"(?:[\x00-\x7f]|[年月日号，。：；！是对好嗯哦行的呀啊吧起从]|可以|没错|确认|停更|生效|账号|标识|原因\d)*"
)


def _is_content(head: str, asked: Asked, *, at_us: bool) -> bool:
    """Whether words are asked for, or shown, that somebody else reads: 请核对后重报，不要再填错 is said to him."""
    if asked.kind == "reason" or (asked.kind == "ask" and not _WORDS.isdisjoint(asked.fields)):
        return _VALUE.fullmatch(head) is None
    careful = asked.about in _WORDED and not at_us
    shown = asked.kind == "confirm" and (careful or _ADDED.search(head) is not None)
    return shown and _VALUE.fullmatch(head) is None


def unscorned(text: str, context: Context) -> str:
    """微博啊，这还用问; 对，电话137…，别写错; 我说的是微博，你列这么多干嘛: an answer without what is only said at us.

    哪是公众号，我要关的是微博 says 不是公众号. A reason or a text stays as it was typed.
    """
    if context.asked is None:
        return text
    alone = _AT_US.sub("", text)
    told, head = (_SCORNED.sub("不", one, count=1) for one in (text, alone))
    head = _CAREFUL.sub("", head)
    return told if head != told and _is_content(head, context.asked, at_us=alone != text) else head
