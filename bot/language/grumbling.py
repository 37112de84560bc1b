"""签收签收，签了又能怎样; 服务号…，你们也要关？: who grumbles asks for no list and no help."""

import re

from bot.language.context import Context
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


def unscorned(text: str, context: Context) -> str:
    """微博啊，这还用问; 对，电话137…，别写错; 我说的是微博，你列这么多干嘛: an answer without what is only said at us.

    哪是公众号，我要关的是微博 says 不是公众号.
    """
    if context.asked is None:
        return text
    return _CAREFUL.sub("", _SCORNED.sub("不", _AT_US.sub("", text), count=1))
