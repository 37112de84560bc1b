"""What is said to the bot in a group, read as in a chat of two: work and questions are heard, talk is not.

Whoever calls the bot and nobody else mostly wants something of it. So what has a meaning for us is heard: what only
looks something up is answered, what would change anything is offered, never done. Silent stays the bot where people
talk: to others, about somebody, about the bot, about something that only resembles our work.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence

from bot.language.company import names_something, supposed
from bot.language.context import OVERSEERS
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.personal import SURNAMES
from bot.language.refs import Refs, task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene
from bot.language.tokens import Token

Shape = Callable[[Scene, Said], bool]

_TALK = kinds("exhort praise cond")
_HEARSAY = kinds("third who otherthing donenoise cancelnoise claim wait")  # borne beside what is named
_TASK = kinds("task nth number weak ordinal")
_WORK = kinds(
    "cancel done doneish doing partial percent cannot unfinished unsigned blocked extend notours submitted stopped "
    "closed frozen withdraw wrong report"
)
_ASKING = kinds("qmark question howto")
_WHICH = ("哪些", "什么", "啥", "怎么", "如何", "几", "多少", "多久", "哪天", "哪日")
_HOURS = ("几点", "几天", "几时", "几个")  # 任务3的会议几点开
_LEFT_OPEN = ("的话", "的时候", "之后再", "以后再")
_NEAR = 6  # so many strange characters are borne
_TOLD = 24  # and so many where its object is plainly named
_LISTS = kinds(
    "ACCOUNT_QUERY STATS UNIT_STATUS RECTIFY_LIST REQUEST_STATUS TIMELINE PENDING_APPROVALS PENDING_VERIFICATIONS "
    "EXPORT PREVIEW_TODAY LIST_MY_TASKS TASK_DETAIL"
)


def heard(scene: Scene, said: Said) -> Said | None:
    """What was said, if it is work or a question for us; else None."""
    if said.intent in {"UNKNOWN", "IGNORE"} or _talks(scene, said) or supposed(scene, said):
        return None
    if said.intent in _LISTS | {"HELP", "CONTACT_OFFICE"}:
        return said if _LOOKS.get(said.intent, _looks_up)(scene, said) else None
    fits = _DOES.get(said.intent, _names)(scene, said)
    return Said(said.intent, said.slots, certain=False) if fits else None


def _talks(scene: Scene, said: Said) -> bool:
    """大家, 哈哈, 你: whoever says so talks to people or about us; 听说, 谁: not beside what is plainly named.

    The office speaks of 各单位 and of 他们 whenever it asks about them or sends something back to them.
    """
    words = scene.lexicon.vocabulary.phrases
    key = _TO_US.sub("", scene.text.key)
    over = scene.context.has(OVERSEERS) and (said.intent in _LISTS | _OF_OTHERS or names_something(said))
    found = {
        kind
        for kind in ("others", "gossip", "aside", "idle")
        if any(w in key for w in words.get(kind, ()) if not (over and w in _THEM))
    }
    plainly = said.intent in _LISTS or names_something(said) or said.intent == "CONTACT_OFFICE"
    if (
        _to_somebody(scene)
        or scene.has(*_TALK)
        or found - {"aside"}
        or any("自己" in scene.word(token) for token in scene.all("self"))
    ):
        return True
    return not plainly and not over and (bool(found) or scene.has(*_HEARSAY))


def _to_somebody(scene: Scene) -> bool:
    """小王，任务10是啥意思: a name in front of a sign."""
    first, sign = (*scene.tokens, None, None)[:2]
    short = first is not None and first.kind == "x" and len(first) <= _NAME
    return short and sign is not None and sign.kind == "sep" and scene.word(first)[0] in SURNAMES | {"小", "老", "阿"}  # type: ignore[arg-type]


_NAME = 3
_TO_US = re.compile(
    r"(?:在|跟|向|给|找|问|请|麻烦)?你(?:们)?(?:这里|这边|这儿|这|报备|报告|汇报|说一?下|带我|看看|核实|审|批)"
)
_THEM = frozenset({"他们", "她们", "各单位", "各镇街", "各部门", "各家"})
_OF_OTHERS = kinds(
    "RETURN REJECT APPROVE VERIFY REPORT_FOR URGE HOLD_TODAY RECTIFY_ISSUE RECTIFY_VERIFY HAND_OVER REASSIGN"
)


def _asks_of_task(scene: Scene, _: Said) -> bool:
    """任务10是啥意思, 任务1我们交了没: a task named, and asked about; 任务3的会议几点开 is about something else."""
    run = next(iter(task_refs(scene)), None)
    named = run is not None and (run.named or run.explicit or scene.has("ordinal"))
    if run is None or not named or any(word in scene.text.key for word in _HOURS):
        return False
    elsewhen = scene.has("date", "count") and not scene.has("deadline")
    asked = asks(scene.tokens[run.end :], scene) or scene.has("deadline")
    head = _light(scene.tokens[: run.start], {"view"})
    return (
        asked
        and not scene.has("future", "who")
        and not elsewhen
        and _strange(scene.tokens) <= (_TOLD if head else _NEAR)
    )


def _asks_how(scene: Scene, said: Said) -> bool:
    """怎么申请关停公众号, 注销要走哪些程序: how one of our subjects is done; 通报里有我们吗 is talk."""
    words = [scene.word(token) for token in scene.all("question", "howto")]
    which = any(part in word for word in words for part in _WHICH) or scene.has("howto")
    known = "topic" in said.slots and not scene.has("cond") and not scene.text.key.rstrip("?").endswith("没有")
    other = scene.has("done") and scene.has("x")  # 完成这个表要多久
    return which and known and not other and (_few(scene) or (scene.has("howto") and _strange(scene.tokens) <= _TOLD))


def _wants_a_person(scene: Scene, _: Said) -> bool:
    """说不清楚，给我转人工吧: a person is asked for, in a part of its own or with few other words; 有人在吗 is talk."""
    called_for = [t for t in scene.all("human") if "有人" not in scene.word(t)]
    alone = any(_light(part, {"human"}) and any(t in called_for for t in part) for part in parts_of(scene))
    by_phone = "电话" in scene.text.key and asks(scene.tokens, scene)
    return (bool(called_for) and (alone or _few(scene))) or (by_phone and _few(scene))


def _my_tasks(scene: Scene, said: Said) -> bool:
    """还欠几样东西没交; 任务真多 and 截止日期改了？ are talk."""
    named = any(scene.word(token) != "任务" or scene.has("self") for token in scene.all("mytasks"))
    asked = any(part in scene.word(t) for t in scene.all("question", "mytasks") for part in (*_WHICH, "哪"))
    ours = asked and (scene.has("self") or "focus" in said.slots)
    if ours and said.intent == "LIST_MY_TASKS":
        return _strange(scene.tokens) <= _TOLD
    return (named or asked or scene.has("progress")) and (asked or not scene.has("x")) and _few(scene)


def _looks_up(scene: Scene, said: Said) -> bool:
    """有没有等我签的, 导一份最新台账: what the bot can show, asked for or by its name; 谢谢，申请批了 is told."""
    if said.certain and not scene.has("done", "doneish"):
        return _strange(scene.tokens) <= _TOLD
    wanted = said.intent in {"EXPORT", "STATS"} and scene.context.has(OVERSEERS)
    listed = scene.has("pendingapprovals", "pendingverifications")
    return (wanted or listed or _asks(scene)) and _strange(scene.tokens) <= (
        _TOLD if scene.context.has(OVERSEERS) else _NEAR
    )


def _acknowledges(scene: Scene, said: Said) -> bool:
    """佛堂镇已收到, while a notice waits for it."""
    waited = scene.context.facts.get("unsigned", "0") != "0" or names_something(said)
    own = set(units_said(scene)) <= set(scene.context.units)
    return waited and own and _few(scene) and not scene.has("otherthing", "who")


def _reports(scene: Scene, said: Said) -> bool:
    """培训已办，任务12完成; 1还在弄，周五报: a part begins with the task and tells of work, or the whole is plain."""
    if scene.has(*_ASKING):
        return False
    told = next((part for part in parts_of(scene) if _led_by_task(part)), None)
    if told is not None and _strange(scene.tokens) <= _TOLD:
        return True
    runs = [run for run in task_refs(scene) if run.named or run.explicit]
    if not runs or scene.has(*_HEARSAY):
        return False
    head = _light(scene.tokens[: runs[0].start], {"view", "report"}) and scene.has("done", "doneish")
    return (said.certain and _few(scene)) or (head and _strange(scene.tokens) <= _TOLD)


def _progresses(scene: Scene, _: Said) -> bool:
    """任务2版面定稿了，入口还没接好; 任务1这周五前报: the task at the head, and a word of how it stands."""
    if scene.has(*_ASKING):
        return False
    if any(_led_by_task(part) for part in parts_of(scene)):
        return _strange(scene.tokens) <= _TOLD
    runs = [run for run in task_refs(scene) if run.named]
    head = any(_speaks_of(part, runs) for part in parts_of(scene))
    standing = scene.has("doing", "partial", "percent", "unfinished", "future", "cannot", "progress", "date", "done")
    standing = standing or any(scene.word(token).startswith(("还", "没", "未", "尚")) for token in scene.all("not"))
    return head and standing and _strange(scene.tokens) <= _TOLD


def _speaks_of(part: Sequence[Token], runs: Sequence[Refs]) -> bool:
    """Whether one of the tasks is named first in this part, words without weight aside."""
    passed = (t for t in part if t.kind not in WEIGHTLESS and not (t.kind == "x" and len(t) == 1))  # 说下任务3的进展
    first = next(passed, None)
    return first is not None and first.kind in _TASK and bool(runs)


def _led_by_task(part: Sequence[Token]) -> bool:
    head = next((t for t in part if t.kind not in WEIGHTLESS | {"unit", "name"}), None)
    work = any(t.kind in _WORK for t in part)
    return head is not None and head.kind in _TASK and work and _strange(part) <= 1


def _put_right(scene: Scene, said: Said) -> bool:
    """错别字改好了, while an order to mend something waits."""
    waited = len(scene.context.listed("open_rect")) == 1 or "rect" in said.slots
    open_ended = any(word in scene.text.key for word in _LEFT_OPEN)
    return waited and not open_ended and not scene.has(*_ASKING) and _strange(scene.tokens) <= _TOLD


def _of_account(scene: Scene, said: Said) -> bool:
    """创享江东平台已经提示注销成功，报一下: the account by its name, or the only one under way."""
    under_way = any(scene.context.listed(kind) for kind in ("approved", "open_request"))
    return not scene.has(*_ASKING) and (names_something(said) or under_way) and _strange(scene.tokens) <= _TOLD


def _waits(scene: Scene, said: Said) -> bool:
    """这个申请我同意, while a paper waits for this person."""
    waiting = any(
        scene.context.listed(kind) for kind in ("pending_sign", "pending_approve", "open_request", "open_rect")
    )
    return not scene.has(*_ASKING) and (names_something(said) or waiting) and _strange(scene.tokens) <= _TOLD


def _names(scene: Scene, said: Said) -> bool:
    """Whatever else: what it is about is named, or the words are the command and hardly anything else."""
    if scene.has(*_ASKING) and said.intent not in {"EXTENSION_REQUEST", "SUGGESTION"}:
        return False
    named = names_something(said) and _strange(scene.tokens) <= _TOLD
    return named or ((said.certain or scene.context.has(OVERSEERS)) and _few(scene))


def _surely(scene: Scene, said: Said) -> bool:
    """任务1让小陈去弄 may be said to anybody."""
    return said.certain and _names(scene, said)


def _new_contact(scene: Scene, said: Said) -> bool:
    """小金产假，由我龚斌顶联系人，手机…: with the new one's name or number."""
    return bool(said.slots.keys() & {"name", "mobile"}) and not scene.has(*_ASKING)


def _short_enough(scene: Scene, _: Said) -> bool:
    """给陈副局长的代签委托收回: nothing else can be meant."""
    return _strange(scene.tokens) <= _TOLD and not scene.has(*_ASKING)


_LOOKS: Mapping[str, Shape] = {
    "TASK_DETAIL": _asks_of_task,
    "HELP": _asks_how,
    "CONTACT_OFFICE": _wants_a_person,
    "LIST_MY_TASKS": _my_tasks,
}
_DOES: Mapping[str, Shape] = {
    "SIGN_RECEIPT": _acknowledges,
    "TASK_DONE": _reports,
    "TASK_PROGRESS": _progresses,
    "RECTIFY_FEEDBACK": _put_right,
    "EXECUTION_REPORT": _of_account,
    "BLOCKED": _of_account,
    "ASSIGN_PERSON": _surely,
    "PRINCIPAL_SIGN": _waits,
    "APPROVE": _waits,
    "REQUEST_WITHDRAW": _waits,
    "CONTACT_CHANGE": _new_contact,
    "UNDELEGATE": _short_enough,
    "SIGN_UNDO": _short_enough,
}


def _asks(scene: Scene) -> bool:
    return asks(scene.tokens, scene) or scene.has("view", "export", "who")


def _few(scene: Scene) -> bool:
    return _strange(scene.tokens) <= _NEAR


def _light(tokens: Sequence[Token], besides: Iterable[str] = ()) -> bool:
    return all(token.kind in WEIGHTLESS | set(besides) for token in tokens)


def _strange(tokens: Iterable[Token]) -> int:
    return sum(len(token) for token in tokens if token.kind == "x")


def parts_of(scene: Scene) -> list[list[Token]]:
    """The stretches between signs."""
    parts: list[list[Token]] = [[]]
    for token in scene.tokens:
        if token.kind == "sep" and scene.word(token) in _SIGNS:
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


_SIGNS = frozenset(",;。!\n:")
