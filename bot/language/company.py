"""In a group people talk to one another: with @ too, only what is plainly said to the bot is taken as said to it."""

import re
from collections.abc import Mapping

from bot.language.context import OVERSEERS, Context
from bot.language.intents import ACCOUNT_MATTERS, QUIET
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs
from bot.language.rules.opening import ANCHORED
from bot.language.scene import Said, Scene
from bot.language.targets import Target

_LOOKING = frozenset(
    {
        "TASK_DETAIL",
        "LIST_MY_TASKS",
        "STATS",
        "UNIT_STATUS",
        "ACCOUNT_QUERY",
        "RECTIFY_LIST",
        "REQUEST_STATUS",
        "TIMELINE",
    }
)
_FOR_ALL = frozenset({"HELP", "CONTACT_OFFICE", "SUGGESTION", "URGE", "HAND_OVER", "VOICE", "EXPORT", "HOLD_TODAY"})
_NAMING = kinds(
    "tasks request rect units unit name notice batch what filter delegate stop_date effective_date account_id value"
)
_TALK = kinds("exhort third praise cond")
_HELPING = kinds(
    "polite self soft particle sep and want howto help question qmark view detail cancel change extend receipt "
    "delegate rectnoun issue withdraw report progress urge export registerme accountnoun apply requestnoun sign"
)
_BARE = kinds(
    "polite self particle sep past want apply requestnoun cancel change extend accountnoun withdraw receipt got agree "
    "disagree approve reject return done report feedback rectdone myrects suggest contactchange registerme continue "
    "submitted closed stopped delegate undelegate signundo hold preview pendingapprovals pendingverifications human "
    "registergroup"
)
_HEADED = r"^{polite|self|soft|particle|sep}*({feedback}|{suggest}{sep})"  # 整改反馈 已更新
_NEVER_BARE = frozenset({"SUGGESTION", "REGISTER"})
_SEEN = {
    "UNIT_STATUS": kinds("status progress unfinished overdue mytasks stats done report doneish howto deadline"),
    "RECTIFY_LIST": kinds("myrects self rect"),
    "ACCOUNT_QUERY": kinds("account name unit accountno platform self query"),
}
_ASKED_AFTER = kinds("status progress question qmark view howto stats")
_WHOSE = kinds("account name accountno unit protected request number x")
_OF_TASKS = frozenset({"TASK_DONE", "TASK_PROGRESS", "EXTENSION_REQUEST", "BLOCKED", "NOT_OURS", "TASK_ADD"})
_WORK = kinds(
    "done doneish doing partial percent cannot unfinished unsigned blocked extend report wait notours submitted "
    "stopped closed frozen"
)
_PASSED_ON = r"{status}{past|x|done|doneish|submittedbare}"  # 任务1完成情况已发邮箱
_PROMISING = kinds("polite self particle sep past got receipt soft future want done exhort all tell assignend")
_WHICH = ("什么", "哪些", "啥")
_STANDING = ("怎么样", "如何", "咋样", "到哪", "什么情况", "什么进度", "啥情况")
_FEW = 2  # so many in a question about a task
_SHORT = 4  # so many characters without meaning are borne in a promise
_TALKATIVE = kinds("polite sep particle past done report tasknoun mytasks self")


def addressed(scene: Scene, said: Said) -> bool:
    """Whether a sentence that could be a command is said to the bot rather than to the others in the group."""
    if scene.context.chat == "single" or said.intent in QUIET | ANCHORED or _under_notice(scene, said):
        return True
    if said.intent == "SIGN_RECEIPT" and _SIGNS_NOTICE.fullmatch(scene.text.key.strip(" ,。!~")):
        return True
    if said.intent == "REGISTER" and not said.certain and not scene.context.bound:
        return not _spoken_to_others(scene)  # its rule bears hardly anything strange
    if said.intent in _OF_TASKS | ACCOUNT_MATTERS and supposed(scene, said):
        return False
    free = said.intent in _FOR_ALL or (said.intent == "STATS" and scene.context.has(OVERSEERS))
    return not scene.find(_PASSED_ON) and (free or not _spoken_to_others(scene)) and _plain(scene, said)


_POINTED = r"(?:[刚新这那上][^,。;!?]{0,6}?)?(?:个|份|条|张)?的?(?:通知|交办|任务|文件|单子)"
_SIGNS_NOTICE = re.compile(  # 签收这个通知, 帮我把刚来的任务签收了: said to nobody else
    rf"(?:请|麻烦|帮我?|我们?|要|来|先|把)*(?:签收(?:一?下|了|掉)?{_POINTED}|{_POINTED}(?:给|都|先|帮我)*签收(?:一?下|了|掉)?)[吧了啊]*"
)


def _under_notice(scene: Scene, said: Said) -> bool:
    """收到嘞，马上跟主任讲, as the answer to our notice."""
    short = scene.strange <= 2 * _SHORT
    return said.slots.get("notice") == "quoted" and short and not _spoken_to_others(scene)


def supposed(scene: Scene, said: Said) -> bool:
    """佛堂城事停更一周了吧, 任务1延期不丢人, 任务10完了一起吃饭: supposed, or talked about."""
    idle = any(word in scene.text.key for word in scene.lexicon.vocabulary.phrases.get("idle", ()))
    guessed = scene.text.key.rstrip("?。!~").endswith("吧") and said.intent in {"EXECUTION_REPORT", "TASK_DONE"}
    guessed = guessed and not scene.has("ba")  # 把我们任务1报上去吧
    found = scene.find(r"{extend}{not}")
    belittled = found is not None and found.end() < len(scene.tokens)  # at the end, 能宽限几天不, it asks
    return idle or guessed or belittled


def of_own_task(scene: Scene, said: Said) -> bool:
    """@督办助手 任务3弄了一多半了: a task's number at the head and a word of work are no chatter; we ask back."""
    refs = next(iter(task_refs(scene)), None)
    if refs is None or not refs.named or said.intent not in _OF_TASKS or scene.has(*_TALK, "question", "qmark", "who"):
        return False
    if not scene.has(*_WORK) or scene.find(_PASSED_ON) or supposed(scene, said):
        return False
    head = all(token.kind in WEIGHTLESS for token in scene.tokens[: refs.start])
    return head and not _spoken_to_others(scene) and not scene.context.has(OVERSEERS)


def of_open_order(scene: Scene, said: Said) -> bool:
    """@督办助手 整改完成，截图已传: an order waits for this unit's word, and here it is."""
    ours = said.intent == "RECTIFY_FEEDBACK" and bool(scene.context.listed("open_rect"))
    talk = scene.has(*_TALK, "question", "qmark", "who") or _spoken_to_others(scene) or supposed(scene, said)
    return ours and said.certain and not talk


def overheard(intent: str, slots: Mapping[str, object], context: Context) -> bool:
    """请城西街道尽快完成任务1, said in a group: how others stand is no report that could be refused."""
    of_others = slots.get("deny") in {"not_own_unit", "not_own_task"}
    return context.chat != "single" and intent == "TASK_PROGRESS" and of_others


def _plain(scene: Scene, said: Said) -> bool:
    """Whether the words leave no room for talk: what only looks bears nothing strange, a doubt neither."""
    if said.intent == "HELP":
        reporting = all(scene.word(t).startswith(("报", "上报", "申报")) for t in scene.all("done"))  # 怎么报完成
        helping = _HELPING | {"done"} if reporting else _HELPING
        why = "topic" not in said.slots and any(scene.word(t) == "怎么" for t in scene.all("howto"))  # 怎么又是你
        return scene.only(helping) and not why and ("topic" not in said.slots or scene.has("howto", "help"))
    if said.intent in _LOOKING:
        return _looks(scene, said)
    if said.slots.get("ask") == "which_task":
        talk = _thanks_first(scene) or not scene.only(_TALKATIVE)
        return not talk and all(scene.word(token) != "我" for token in scene.all("self"))
    if not names_something(said) and not (said.slots and (scene.find(_HEADED) or _suggested(scene))):
        return _promises(scene, said) or _bare(scene, said)
    if said.certain:
        return _all_placed(scene, said) and (said.intent not in ACCOUNT_MATTERS or _of_some_account(scene))
    return said.intent != "TASK_PROGRESS" and not scene.has("x", "unitnoun", *_TALK)


def _suggested(scene: Scene) -> bool:
    """意见建议 字再大一点: our own word at the head and what is meant behind a blank."""
    return scene.word(scene.tokens[0]) == "意见建议" and scene.apart(1)


def _thanks_first(scene: Scene) -> bool:
    """谢谢，已经办好了: to whoever helped."""
    return scene.word(scene.tokens[0]).startswith(("谢", "感谢", "多谢", "辛苦"))


def _bare(scene: Scene, said: Said) -> bool:
    """签收, 我们要注销, 怎么找人工: the command and nothing else; 注销了我自己吧 is none."""
    if any("自己" in scene.word(token) for token in scene.all("self")):
        return False
    words = _BARE | kinds("howto question qmark view") if said.intent == "CONTACT_OFFICE" else _BARE
    return scene.only(words) and said.intent not in _NEVER_BARE


def _of_some_account(scene: Scene) -> bool:
    """注销了我自己吧: an account must be spoken of."""
    return scene.has(*_WHOSE) or (scene.has("self") and scene.has("accountnoun", "platform"))


def _promises(scene: Scene, said: Said) -> bool:
    """已收到，马上落实: an acknowledgement with a short promise behind it."""
    strange = scene.strange
    kept = scene.has("future") and strange <= _SHORT and scene.only(_PROMISING | {"x"})
    counted = {"count"} if scene.context.unsigned else set[str]()  # 两份都收到了
    plain = kept or scene.only(_PROMISING | counted) or _handed_on(scene)
    return said.intent == "SIGN_RECEIPT" and scene.has("got") and plain


def _handed_on(scene: Scene) -> bool:
    """收到，已转分管领导, while a notice waits for it."""
    waited = scene.context.unsigned and scene.has("past")
    strange = scene.strange
    to_you = any("你" in scene.word(token) or "您" in scene.word(token) for token in scene.all("polite", "soft"))
    shape = scene.find(r"^{polite|soft|self}*{got}{particle}*{sep}") and scene.only(_PROMISING | kinds("x personrole"))
    return bool(waited and shape) and strange <= _SHORT and not to_you


def _looks(scene: Scene, said: Said) -> bool:
    """佛堂镇完成情况, 我的整改: what is looked up is named, and nothing strange beside it."""
    if said.intent == "LIST_MY_TASKS" and not (scene.has(*_ASKED_AFTER, "who", "deadline") or _by_its_name(scene)):
        return False  # 又来任务了, 我们也没完成呢
    if said.intent == "UNIT_STATUS" and not scene.context.has(OVERSEERS) and not scene.has(*_ASKED_AFTER):
        return False  # 苏溪镇任务1还没完成
    if "谁都" in scene.text.key:
        return False  # 任务1我看谁都完不成
    if said.intent == "TASK_DETAIL" and _asks_of_task(scene):
        return True
    if said.intent == "TIMELINE":
        return not scene.has(*_TALK)  # its rule bears nothing strange
    seen = _SEEN.get(said.intent)
    named = seen is None or scene.has(*seen) or (said.intent == "UNIT_STATUS" and _how_it_stands(scene))
    return "request" in said.slots or (not scene.has("x", "blocked", *_TALK) and named)


def _how_it_stands(scene: Scene) -> bool:
    """发改局办得怎么样: asked after a unit without naming what."""
    return any(part in scene.word(token) for token in scene.all("question") for part in _STANDING)


def _asks_of_task(scene: Scene) -> bool:
    """任务1要交哪些东西: a task's number at the head, a word that asks, hardly anything strange."""
    refs = next(iter(task_refs(scene)), None)
    if refs is None or not refs.named or scene.has("done", *_TALK):
        return False
    head = all(token.kind in WEIGHTLESS for token in scene.tokens[: refs.start])
    words = [scene.word(token) for token in scene.all("question", "mytasks")]
    asking = any(part in word and "时候" not in word for word in words for part in _WHICH) and not scene.has(
        "blocked", "who", "self"
    )
    return head and asking and scene.strange <= _FEW


def _by_its_name(scene: Scene) -> bool:
    """我的任务, 待办, 进度: the list by its name, which 任务 alone is not."""
    named = any(scene.word(token) != "任务" or scene.has("self") for token in scene.all("mytasks"))
    return named or scene.has("progress")


def _all_placed(scene: Scene, said: Said) -> bool:
    """Whether every strange word has found its place in a slot: a name, a reason, a text."""
    values = [_spoken(value) for value in said.slots.values()]
    strange = [scene.said([token]) for token in scene.all("x")]
    return all(any(word in value for value in values) for word in strange if word)


def _spoken(value: object) -> str:
    return value.phrase if isinstance(value, Target) else str(value)


def names_something(said: Said) -> bool:
    """Whether the sentence says what it is about."""
    found = said.slots.get("target")
    aimed = found.named if isinstance(found, Target) else found not in {None, "last"}
    return aimed or not said.slots.keys().isdisjoint(_NAMING)


def _spoken_to_others(scene: Scene) -> bool:
    """大家, 各单位, 你们镇: whoever says this speaks to people."""
    others = scene.lexicon.vocabulary.phrases["others"]
    return any(scene.word(token) in others for token in scene.all("polite", "soft", "unitnoun", "self"))
