"""What people say about a task of theirs: done, not yet, how far, how much is missing; and what they ask about it."""

from collections.abc import Sequence

from bot.language.context import OVERSEERS
from bot.language.dates import Found
from bot.language.refs import Refs, plan_said, task_refs, units_said
from bot.language.rules.roster import people
from bot.language.scene import Said, Scene, Slots, iso
from bot.language.tokens import Token

_VERBS = ("done", "report", "doneweak")
_LIGHT = frozenset({"polite", "self", "soft", "particle", "past", "ba", "sep", "and", "all", "unit", "name", "plan", "status", "tasknoun", "date", "to"})
_DOUBT = frozenset({"cond", "praise", "donenoise", "register", "claim"})
_OPEN = frozenset({"not", "cannot", "future", "want", "doing", "partial", "percent", "cond", "question", "qmark", "howto", "wrong"})
_SKIPPED = frozenset({"soft", "particle", "polite", "status", "done", "past", "doneweak", "sep", "all", "tasknoun"})
_ASKED = ("question", "qmark", "howto", "deadline", "detail")


def asks(tokens: Sequence[Token], scene: Scene) -> bool:
    """Whether a stretch is a question: a question word anywhere, or 没, 没有, 不 at its end."""
    if any(token.kind in _ASKED for token in tokens):
        return True
    weighty = [token for token in tokens if token.kind not in {"soft", "particle", "sep", "polite"}]
    return len(weighty) > 1 and weighty[-1].kind == "not" and scene.word(weighty[-1]) in {"没", "没有", "不", "未"}


def clause_end(scene: Scene, index: int) -> int:
    """The place of the first word behind index that begins a new part."""
    for place in range(index + 1, len(scene.tokens)):
        if scene.apart(place):
            return place
    return len(scene.tokens)


def report(scene: Scene) -> Said | None:
    """完成 3, 任务三我们弄好了, 3还没完成, 预计8月20日完成3, 任务3完成80%, 3完成了吗."""
    refs = next(iter(task_refs(scene)), None)
    verb = next((token for token in scene.tokens if token.kind in _VERBS), None)
    if verb is None or scene.has("register"):
        return None
    if refs is None or _junk_between(scene, verb, refs):
        return _without_number(scene, verb)
    index = scene.index(verb)
    if refs.start < index < refs.end or (verb.kind == "doneweak" and index != _next_weighty(scene, refs.end)):
        return None
    end = clause_end(scene, max(index, refs.end - 1))
    return _classified(scene, refs, index, end)


def _next_weighty(scene: Scene, place: int) -> int:
    while place < len(scene.tokens) and scene.tokens[place].kind in {"soft", "particle", "past", "self", "sep", "all", "status"}:
        place += 1
    return place


def _junk_between(scene: Scene, verb: Token, refs: Refs) -> bool:
    """完成 -3: a sign before the number makes it no number."""
    index = scene.index(verb)
    return refs.start == index + 2 and scene.tokens[index + 1].kind == "to"


def _without_number(scene: Scene, verb: Token) -> Said | None:
    if scene.full(r"SOFT {mytasks|tasknoun|unitnoun}? SOFT {all} {soft|particle|past|all|ba|mytasks|tasknoun}* {done} SOFT"):
        return Said("TASK_DONE", {"tasks": "all_open"})
    if scene.full(r"SOFT {done|report} {soft|particle|polite|sep|past|tasknoun|mytasks|status|done}*"):
        return Said("TASK_DONE", {"ask": "which_task"})
    odd = scene.full(r"SOFT {done|report} {tasknoun|mytasks}? SOFT (?P<odd>{junk}+|{to}{number|junk}|{x}) .*")
    noun = scene.full(r"SOFT ({tasknoun|mytasks} {x|junk}|{junk}) SOFT {done} SOFT")
    if noun or (odd and (scene.tokens[odd.start("odd")].kind != "x" or _short(scene, verb))):
        return Said("TASK_DONE", {"ask": "which_task"})
    return None


def _short(scene: Scene, verb: Token) -> bool:
    """完成任务山: one stray character where a number ought to be."""
    return scene.word(verb).endswith("任务") and len(scene.text.key) - verb.end == 1


def _classified(scene: Scene, refs: Refs, verb: int, end: int) -> Said | None:
    clause, rest = scene.tokens[:end], scene.tokens[end:]
    kinds = {token.kind for token in clause}
    around = [t for place, t in enumerate(clause) if place != verb and not refs.start <= place < refs.end]
    clean = all(token.kind in _LIGHT or token.kind in _VERBS or token.kind in _OPEN for token in around)
    if not refs.explicit and not (clean or _tail_only(scene, refs, verb, end)):
        return None
    slots = _slots(scene, refs)
    if asks(clause, scene) or (rest and rest[-1].kind == "qmark"):
        return _asked(scene, slots)
    if kinds & _DOUBT:
        return None
    return _open(scene, slots, clause, rest, clean=clean) or _done(scene, slots, refs, verb, end)


def _tail_only(scene: Scene, refs: Refs, verb: int, end: int) -> bool:
    """完成3啊啊啊: everything strange stands behind verb and number."""
    behind = max(verb + 1, refs.end)
    return verb < refs.start and all(token.kind in _LIGHT for token in scene.tokens[:verb]) and behind < end


def _slots(scene: Scene, refs: Refs) -> Slots:
    slots: Slots = {"tasks": refs.numbers}
    plan = plan_said(scene)
    if plan:
        slots["plan"] = plan
    return slots


def _asked(scene: Scene, slots: Slots) -> Said:
    if scene.context.has(OVERSEERS) and scene.has("unitnoun", "unsigned", "unfinished", "overdue"):
        return Said("STATS", slots | {"filter": "done"})
    return Said("TASK_DETAIL", slots)


def _open(scene: Scene, slots: Slots, clause: Sequence[Token], rest: Sequence[Token], *, clean: bool) -> Said | None:
    """Not done, not yet done, done in part: a word on the progress, never a report."""
    kinds = {token.kind for token in clause}
    if kinds & {"not", "cannot"}:
        return Said("TASK_PROGRESS", slots | {"negated": True} | _rest(scene, rest), certain=clean)
    days = [token for token in clause if token.kind == "date"]
    ahead = [token for token in days if _ahead(token, scene)]
    if kinds & {"future", "want"} or ahead:
        day = iso(scene.day((ahead or days)[0])) if ahead or days else None
        certain = clean and "want" not in kinds
        if "want" in kinds and "done" not in kinds:
            return Said("TASK_DONE", slots, certain=False)
        return Said("TASK_PROGRESS", slots | ({"date": day} if day else {}) | _rest(scene, rest), certain=certain)
    if kinds & {"partial", "percent", "doing"}:
        percent = next((token.value for token in clause if token.kind == "percent" and token.value is not None), None)
        return Said("TASK_PROGRESS", slots | ({"percent": percent} if percent is not None else {}), certain=clean)
    return None


def _rest(scene: Scene, rest: Sequence[Token]) -> Slots:
    text = scene.said(rest)
    return {"text": text} if text else {}


def _ahead(token: Token, scene: Scene) -> bool:
    """Whether a day lies ahead, or is a limit (今天下班前)."""
    day = scene.day(token, back=True)
    word = scene.word(token)
    return not isinstance(day, Found) or day.day > scene.today.day or word.endswith(("前", "内"))


def _done(scene: Scene, slots: Slots, refs: Refs, verb: int, end: int) -> Said | None:
    clause = scene.tokens[:end]
    behind = max(verb + 1, refs.end)
    strange = [t for p, t in enumerate(clause) if p != verb and not refs.start <= p < refs.end and t.kind not in _LIGHT and t.kind not in _VERBS]
    if strange and not refs.explicit and any(scene.index(t) < behind for t in strange):
        return None
    units = units_said(scene) if any(t.kind in {"unit", "name"} for t in clause) else []
    if units:
        slots["unit"] = units[0]
    text = _told(scene, behind)
    if text:
        slots["text"] = text
    named = people(scene) if scene.has("personrole") else []
    if named:
        slots["people"] = named
    put = done_on(scene, clause, scene.tokens[end:])
    if put:
        slots["done_on"] = put
    counted = text.startswith(("个", "家", "件", "次"))  # 完成 3 个账号: a number of things
    doubt = counted or bool({token.kind for token in scene.tokens[end:]} & _OPEN) or bool(strange) or (refs.weak and refs.start < verb)
    return Said("TASK_DONE", slots, certain=not doubt)


def _told(scene: Scene, place: int) -> str:
    """What was told besides: all behind the words that only close the sentence (了, 情况：, 谢谢)."""
    if all(token.kind in _SKIPPED for token in scene.tokens[place:]):
        return ""
    while scene.tokens[place].kind in _SKIPPED and not scene.apart(place):
        place += 1
    return scene.behind(scene.tokens[place - 1])


def done_on(scene: Scene, clause: Sequence[Token], rest: Sequence[Token]) -> str | None:
    """The day on which it was really done: in the clause, or beside a verb of completion in what follows."""
    for token in clause:
        if token.kind == "date" and not _ahead(token, scene):
            return iso(scene.day(token, back=True))
    for token, following in zip(rest, rest[1:], strict=False):
        if token.kind == "date" and following.kind in {"done", "past", "soft", "particle"} and not _ahead(token, scene):
            return iso(scene.day(token, back=True))
    return None


def unfinished(scene: Scene) -> Said | None:
    """3还没完成, 任务3未办结."""
    refs = next(iter(task_refs(scene)), None)
    if refs and scene.full(rf"SOFT {{unit|name}}? SOFT {_REFS} SOFT {{unfinished}} SOFT ({{sep}} .*)?"):
        place = scene.index(scene.all("unfinished")[0]) + 1
        return Said("TASK_PROGRESS", _slots(scene, refs) | {"negated": True} | _rest(scene, scene.tokens[place:]))
    return None


def progress(scene: Scene) -> Said | None:
    """进度 3 已完成账号清点; 任务3进展：…; without a text it is a question about the task."""
    shape = r"SOFT {want|view}? SOFT {progress|supplement} {soft|particle|plan|to|sep|polite}* (?P<refs>REFS) (?P<rest>.*)"
    turned = r"SOFT {plan}? SOFT (?P<refs>REFS) {soft|particle|polite}* {progress|status} (?P<rest>.*)"
    found = scene.full(shape.replace("REFS", _REFS)) or scene.full(turned.replace("REFS", _REFS))
    refs = next(iter(task_refs(scene)), None)
    if not found or refs is None:
        return None
    slots = _slots(scene, refs)
    rest = scene.tokens[found.start("rest") :]
    if scene.has("supplement"):
        return Said("TASK_ADD", slots | {"text": _told(scene, found.start("rest"))})
    if all(token.kind in _SKIPPED | {"question", "qmark", "howto", "detail"} for token in rest):
        return Said("TASK_DETAIL", slots)
    if asks(rest, scene):
        return Said("TASK_DETAIL", slots)
    return Said("TASK_PROGRESS", slots | {"text": _told(scene, found.start("rest"))})


_REFS = "{task|number|weak}(?:{sep|and|to}?{task|number|weak})*"


def detail(scene: Scene) -> Said | None:
    """任务3, 查看任务三, 任务3什么时候截止, 3的要求."""
    refs = next(iter(task_refs(scene)), None)
    if refs is None:
        return None
    slots = _slots(scene, refs)
    kinds = scene.sentence.kinds
    if refs.explicit and scene.only(_LIGHT | {"task", "number", "view", "detail", "want", "question", "qmark", "howto", "deadline", "progress", "mytasks", "unitnoun", "done", "weak"}):
        return Said("TASK_DETAIL", slots)
    if kinds & {"view", "detail", "deadline"} and scene.only(_LIGHT | {"number", "weak", "view", "detail", "deadline", "qmark", "want"}):
        return Said("TASK_DETAIL", slots)
    return None


def unclear(scene: Scene) -> Said | None:
    """A task is named and something is said of it that no rule knows: a question reads, all else is offered."""
    refs = next((found for found in task_refs(scene) if found.explicit), None)
    if refs is None or scene.has("cond", "praise", "claim", "donenoise", "register", "handover"):
        return None
    slots = _slots(scene, refs)
    if asks(scene.tokens, scene):
        return _asked(scene, slots)
    if scene.has("not", "cannot", "unfinished"):
        return Said("TASK_PROGRESS", slots | {"negated": True}, certain=False)
    if scene.has("doing", "partial", "percent", "future"):
        return Said("TASK_PROGRESS", slots, certain=scene.has("doing", "percent") and not scene.has("future"))
    text = _told(scene, refs.end) if refs.end < len(scene.tokens) else ""
    return Said("TASK_PROGRESS", slots | ({"text": text} if text else {}), certain=False)


def withdraw(scene: Scene) -> Said | None:
    """撤回 3; 刚才发错了，撤回."""
    refs = next(iter(task_refs(scene)), None)
    if not scene.has("withdraw", "wrong") or scene.has("request", "rect", "question", "qmark", "cond"):
        return None
    if refs and scene.only(_LIGHT | {"task", "number", "weak", "withdraw", "wrong", "report", "done", "want", "not"}):
        return Said("TASK_WITHDRAW", _slots(scene, refs), certain=scene.has("withdraw") and not scene.has("not"))
    if refs is None and scene.only(_LIGHT | {"withdraw", "wrong", "report", "done", "want", "progress", "count"}) and not scene.has("unit"):
        return Said("TASK_WITHDRAW", {"target": "last"})
    return None


def not_ours(scene: Scene) -> Said | None:
    """任务3不是我单位的 我们没有账号."""
    refs = next(iter(task_refs(scene)), None)
    if not scene.has("notours"):
        return None
    if refs is None:
        return Said("NOT_OURS", {"ask": "which_task"}) if scene.only(_LIGHT | {"notours", "mytasks"}) else None
    place = scene.index(scene.all("notours")[0]) + 1
    reason = reason_of(scene, place)
    slots = _slots(scene, refs) | ({"reason": reason} if reason else {})
    return Said("NOT_OURS", slots, certain=(refs.explicit or scene.tokens[0].kind in {"number", "weak"}) and not asks(scene.tokens, scene))


def reason_of(scene: Scene, place: int) -> str:
    """What stands behind a place, without the word that introduces a reason."""
    tokens = scene.tokens
    while place < len(tokens) and tokens[place].kind in {"particle", "sep", "polite", "reasonword"}:
        place += 1
    return scene.said(tokens[place:])
