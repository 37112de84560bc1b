"""What people say of a task of theirs: done, not yet, in part, by when. Only a plain report is taken at its word."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.context import OVERSEERS
from bot.language.dates import Ambiguous, Found
from bot.language.lexicon import Name
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import Refs, is_companion, numbered_day, plan_said, task_refs, units_said, whose
from bot.language.rules.asking import asks, clause_end, clause_start
from bot.language.rules.roster import people
from bot.language.rules.told import text_of, told, told_in_all
from bot.language.scene import Said, Scene, Slots, iso
from bot.language.tokens import Token
from bot.language.whose import receives

LIGHT = WEIGHTLESS | kinds("all unit name plan status tasknoun date to")
VERBS = ("done", "report", "doneweak", "doneish", "submittedbare")
OPEN = kinds("not cannot future want doing partial percent wait cond question who qmark howto wrong unfinished")
REFS = "{task|nth|number|weak}(?:{sep|and|to}?{task|nth|number|weak})*"
_PERIOD = re.compile(r"(?:本|这个?|当|今)(?:季度|月|年|周)份?的?|第?[一二三四1-4]季度|[上下]半年")
_MOST = 999
_DOUBT = kinds("cond praise donenoise claim")
_OTHERS = ("cancel", "extend", "rect", "request")
_BETWEEN = kinds("soft particle past self sep all status")


def report(scene: Scene) -> Said | None:
    """完成 3, 任务三我们弄好了, 3还没完成, 预计8月20日完成3, 任务3完成80%, 3完成了吗."""
    every = task_refs(scene)
    refs = next(iter(every), None)
    verb = _verb(scene, refs)
    if merged := _several(scene, every):
        return merged
    if verb is None or scene.has("register", "exhort") or _of_a_hotline(refs):
        return None
    if refs is None or _sign_between(scene, verb, refs):
        return _without_number(scene, verb)
    index = scene.index(verb)
    if refs.start < index < refs.end or (verb.kind == "doneweak" and index != _next_weighty(scene, refs.end)):
        return None
    end = clause_end(scene, max(index, refs.end - 1))
    return _classified(scene, refs, index, end)


def _of_a_hotline(refs: Refs | None) -> bool:
    """12345工单已办结: no task has such a number."""
    return refs is not None and not refs.explicit and any(isinstance(n, int) and n > _MOST for n in refs.numbers)


def _several(scene: Scene, every: Sequence[Refs]) -> Said | None:
    """完成1，完成10; 任务1完成，任务10也完成: several plain reports in one message."""
    if len(every) < 2 or not scene.full(rf"SOFT (?:(?:{{done|report}} SOFT {REFS}|{REFS} SOFT {{done}}) SOFT)+"):  # noqa: PLR2004 - one is no list
        return None
    numbers = tuple(dict.fromkeys(number for refs in every for number in refs.numbers))
    return Said("TASK_DONE", slots_of(scene, every[0]) | {"tasks": numbers})


def _verb(scene: Scene, refs: Refs | None) -> Token | None:
    """The verb of completion; with a number named, the plainest one."""
    plain = scene.first("done") or next(
        (t for t in scene.tokens if t.kind == "doneweak" and (refs is None or scene.index(t) >= refs.end)),
        scene.first("doneweak"),
    )
    if plain is None or (refs is None and scene.first("report")):
        plain = scene.first("report") or plain
    return plain or (scene.first("doneish", "submittedbare") if refs and refs.explicit else None)


def _next_weighty(scene: Scene, place: int) -> int:
    while place < len(scene.tokens) and scene.tokens[place].kind in _BETWEEN:
        place += 1
    return place


def _sign_between(scene: Scene, verb: Token, refs: Refs) -> bool:
    """完成 -3: a sign before the number makes it no number."""
    index = scene.index(verb)
    return refs.start == index + 2 and scene.tokens[index + 1].kind == "to"


def _without_number(scene: Scene, verb: Token) -> Said | None:
    """全部完成; 完成 without a number; a number that is none."""
    behind = numbered_day(scene, r"SOFT {done|report} (?P<day>{date}) SOFT")
    ahead = numbered_day(scene, r"SOFT (?P<day>{date}) {soft|self|past}* {done} SOFT")
    if behind or ahead:  # 完成1号: behind the verb a number, not a day; 1号弄完了: more likely one, too
        return Said("TASK_DONE", {"tasks": (behind or ahead,)}, certain=bool(behind))
    if scene.full(
        r"SOFT {mytasks|tasknoun|unitnoun}? SOFT {all} {soft|particle|past|all|ba|mytasks|tasknoun}* {done} SOFT"
    ):
        return Said("TASK_DONE", {"tasks": "all_open"})
    first = scene.first("mytasks")
    if (
        first
        and (scene.word(first).startswith(("所有", "全部", "各项")) or _every(scene, first))
        and scene.full(r"SOFT {unit}? {mytasks} {soft|particle|past|all|self}* {done} SOFT")
    ):
        return Said("TASK_DONE", {"tasks": "all_open"})
    return _which_task(scene, verb)


def _which_task(scene: Scene, verb: Token) -> Said | None:
    """完成, 任务完成了, 完成任务山: a report whose task is still to be named."""
    first = scene.first("mytasks")
    if scene.full(r"SOFT {mytasks} {past|soft|self}* {done} SOFT") and first and scene.word(first) == "任务":
        return Said("TASK_DONE", {"ask": "which_task"})
    wants = scene.has("want") and not scene.word(verb).startswith(("报", "上报", "申", "填"))
    if not wants and scene.full(
        r"SOFT {want}? SOFT {done|report} {soft|particle|polite|sep|past|tasknoun|mytasks|status|done}*"
    ):
        every = any(c in scene.word(token) for token in scene.all("soft", "past") for c in "都均")
        return Said("TASK_DONE", {"tasks": "all_open"} if every else {"ask": "which_task"})
    odd = scene.full(r"SOFT {done|report} {tasknoun|mytasks}? SOFT (?P<odd>{junk|latin}+|{to}{number|junk}|{x}) .*")
    noun = scene.full(r"SOFT ({tasknoun|mytasks} {x|junk}|{junk}) SOFT {done} SOFT")
    if noun or (odd and (scene.tokens[odd.start("odd")].kind != "x" or _stray(scene, verb))):
        return Said("TASK_DONE", {"ask": "which_task"})
    return None


def _every(scene: Scene, named: Token) -> bool:
    """任务都完成了: 都 behind the word makes it all of them."""
    behind = scene.tokens[scene.index(named) + 1 :]
    return any(c in scene.word(token) for token in behind if token.kind in {"soft", "past"} for c in "都均全")


def _stray(scene: Scene, verb: Token) -> bool:
    """完成任务山: one stray character where a number ought to be."""
    return scene.word(verb).endswith("任务") and len(scene.text.key) - verb.end == 1


def _classified(scene: Scene, refs: Refs, verb: int, end: int) -> Said | None:
    start = clause_start(scene, min(refs.start, verb)) if refs.explicit else 0
    clause, rest = scene.tokens[start:end], scene.tokens[end:]
    around = _around(scene, refs, verb, start, end)
    clean = all(token.kind in LIGHT or token.kind in VERBS or token.kind in OPEN for token in around)
    if not refs.explicit and not (clean or _tail_only(scene, refs, verb, end)):
        return None
    if any(token.kind == "cond" for token in scene.tokens[:end]):
        return None
    slots = slots_of(scene, refs)
    if asks(clause, scene) or (rest and rest[-1].kind == "qmark") or _doubts(scene, clause):
        return asked(scene, slots)
    if _another_story(scene, refs, clause):
        return None
    said = opened(scene, slots, clause, rest, clean=clean) or _done(scene, slots, refs, verb, end)
    if start and said and {token.kind for token in scene.tokens[:start]} & (OPEN - {"not"}):
        return Said(said.intent, said.slots, certain=False)
    return said


def _doubts(scene: Scene, clause: Sequence[Token]) -> bool:
    """弄好了嘛: typed for 吗 by many."""
    last = next((t for t in reversed(clause) if t.kind != "sep"), None)
    return last is not None and last.kind == "particle" and scene.word(last).endswith("嘛")


def _another_story(scene: Scene, refs: Refs, clause: Sequence[Token]) -> bool:
    """Praise, a call to all, hearsay, a condition; but 完成度80% and 完成时间是7月15日 speak of the task."""
    words = {token.kind for token in clause}
    doubt = words & _DOUBT - ({"donenoise"} if "percent" in words or _done_time(scene, clause) else set())
    return bool(doubt) or "third" in words or scene.has("exhort") or _before(scene, refs, "wait", "third")


def _done_time(scene: Scene, clause: Sequence[Token]) -> bool:
    """任务1完成时间是7月15日: a day behind us beside 完成时间."""
    said = any(t.kind == "donenoise" and scene.word(t).endswith(("时间", "日期")) for t in clause)
    return said and done_on(scene, clause, ()) is not None


def _before(scene: Scene, refs: Refs, *kinds: str) -> bool:
    """等任务3完成…, 他说任务3…: a word before the number that makes it another story."""
    return any(token.kind in kinds for token in scene.tokens[: refs.start])


def _around(scene: Scene, refs: Refs, verb: int, start: int, end: int) -> list[Token]:
    """The words of the clause but for the number and the verb."""
    return [scene.tokens[p] for p in range(start, end) if p != verb and not refs.start <= p < refs.end]


def _tail_only(scene: Scene, refs: Refs, verb: int, end: int) -> bool:
    """完成3啊啊啊: everything strange stands behind verb and number."""
    behind = max(verb + 1, refs.end)
    return verb < refs.start and all(token.kind in LIGHT for token in scene.tokens[:verb]) and behind < end


def slots_of(scene: Scene, refs: Refs) -> Slots:
    """The numbers, and the notice if it was named."""
    plan = plan_said(scene)
    return {"tasks": refs.numbers} | ({"plan": plan} if plan else {})


def asked(scene: Scene, slots: Slots) -> Said:
    """A question about a task; an overseer who asks for counts means all units."""
    if scene.context.has(OVERSEERS) and scene.has("unitnoun", "who", "unsigned", "unfinished", "overdue"):
        lacks = scene.has("unfinished", "not", "partial")
        reports = "报" in scene.text.key.replace("通报", "") and not scene.has("done")  # 任务1谁报得最早
        other = "unfinished" if lacks else "reported" if reports else "done"
        kind = next((name for name in ("overdue", "unsigned") if scene.has(name)), other)
        return Said("STATS", slots | {"filter": kind})
    return Said("TASK_DETAIL", slots | whose(scene))


def opened(scene: Scene, slots: Slots, clause: Sequence[Token], rest: Sequence[Token], *, clean: bool) -> Said | None:
    """Not done, not yet done, done in part: a word on the progress, never a report."""
    words = {token.kind for token in clause}
    if words & {"not", "cannot", "unfinished"}:
        return Said("TASK_PROGRESS", slots | {"negated": True} | text_of(scene, rest), certain=clean)
    ahead = [token for token in clause if token.kind == "date" and _ahead(token, scene)]
    if ahead and all(_PERIOD.fullmatch(scene.word(token)) for token in ahead) and _told_as_past(scene, clause):
        ahead = []  # 任务9这个季度的做好了: of this quarter, not by its end
    if "want" in words and "report" in words and not ahead:
        return Said("TASK_DONE", slots, certain=False)  # 我要上报任务1
    if _told_as_past(scene, clause) and all(_PERIOD.fullmatch(scene.word(t)) for t in clause if t.kind == "future"):
        words -= {"future"}  # 下半年培训已办完
    if ahead or words & {"future", "want", "wait"}:
        vague = bool(ahead) and scene.text.key.startswith("几", ahead[0].end)  # 八月二十几号
        day = iso(scene.day(ahead[0])) if ahead and not vague else None
        put = slots | ({"date": day} if day else {}) | percent_of(clause) | text_of(scene, rest)
        hedged = not ahead and "percent" not in words and _told_as_past(scene, clause)  # 应该完成了吧, 本来完成了
        return Said("TASK_PROGRESS", put, certain=clean and not hedged and (bool(ahead) or "want" not in words))
    if words & {"partial", "percent", "doing"}:
        return Said("TASK_PROGRESS", slots | percent_of(clause), certain=clean)
    return None


def _told_as_past(scene: Scene, clause: Sequence[Token]) -> bool:
    """已完成, 做好了."""
    return any(t.kind == "past" or (t.kind == "done" and scene.word(t)[-1] in "了啦喽") for t in clause) or any(
        t.kind == "done" and f.kind == "particle" and scene.word(f).startswith("了") for t, f in pairwise(clause)
    )


def percent_of(clause: Sequence[Token]) -> Slots:
    """80%, if it is said how much is done."""
    return next(({"percent": t.value} for t in clause if t.kind == "percent" and t.value is not None), {})


def _ahead(token: Token, scene: Scene) -> bool:
    """Whether a day lies ahead, or is a limit (今天下班前)."""
    day = scene.day(token, back=True)
    if isinstance(day, Ambiguous) and scene.word(token).startswith("上"):  # 上周, 上礼拜
        return max(day.options) > scene.today.day
    return not isinstance(day, Found) or day.day > scene.today.day or scene.word(token).endswith(("前", "内"))


def _done(scene: Scene, slots: Slots, refs: Refs, verb: int, end: int) -> Said | None:
    start = clause_start(scene, min(refs.start, verb)) if refs.explicit else 0
    clause, rest = scene.tokens[start:end], scene.tokens[end:]
    behind = max(verb + 1, refs.end)
    if verb + 1 < len(scene.tokens) and scene.tokens[verb + 1].kind == "withdraw":
        return None  # 任务1刚才那次上报撤回来
    strange = [
        token for token in _around(scene, refs, verb, start, end) if token.kind not in LIGHT and token.kind not in VERBS
    ]
    if strange and not refs.explicit and any(scene.index(token) < behind for token in strange):
        return None
    units = _spoken_for(scene, refs, start, end)
    text = told_in_all(scene, refs, verb, strange, told(scene, behind))
    named = people(scene) if scene.has("personrole") else []
    put = done_on(scene, clause, rest)
    found = {"unit": units[0] if units else None, "text": text, "people": named, "done_on": put}
    counted = text.startswith(("个", "家", "件", "次"))  # 完成 3 个账号: a number of things
    weak = refs.weak and refs.start < verb
    doubtful = counted or weak or bool(strange) or scene.tokens[verb].kind in {"doneish", "submittedbare"}
    later = {token.kind for token in rest} & (OPEN - {"cannot"})
    of_a_part = later & {"not", "unfinished", "wait"} and any(refs.end <= scene.index(t) < verb for t in strange)
    if (later and scene.tokens[verb].kind in {"doneish", "submittedbare"}) or of_a_part:
        return Said("TASK_PROGRESS", slots | text_of(scene, rest), certain=False)  # 材料已收齐，等盖章
    doubtful = doubtful or (bool(units) and not any(t.kind in {"unit", "name"} for t in scene.tokens[:end]))
    doubtful = doubtful or any(token.kind == "date" and _ahead(token, scene) for token in clause)
    doubtful = doubtful or _done_time(scene, clause) or bool({token.kind for token in rest} & (OPEN | set(_OTHERS)))
    return Said("TASK_DONE", slots | {key: value for key, value in found.items() if value}, certain=not doubtful)


def _spoken_for(scene: Scene, refs: Refs, start: int, end: int) -> list[str]:
    """The unit whose report it is: named in the clause, or elsewhere if the task is its own (苏溪镇：任务1完成)."""
    owners = {code for n in refs.numbers for task in scene.lexicon.tasks_numbered(n) for code in task.owners}
    inside = {token.value for token in scene.tokens[start:end] if isinstance(token.value, Name)}
    others = (token for token in scene.all("unit", "name") if receives(scene, token) or is_companion(scene, token))
    sent_to = (token.value for token in others)
    receivers = {code for name in sent_to if isinstance(name, Name) for code in name.units}
    named = [code for code in units_said(scene) if code not in receivers]
    within = [code for code in named if any(code in name.units for name in inside)]
    return within or [code for code in named if code in owners]


def done_on(scene: Scene, clause: Sequence[Token], rest: Sequence[Token]) -> str | None:
    """The day on which it was really done: in the clause, or beside a verb of completion in what follows."""
    for token in clause:
        if token.kind == "date" and not _ahead(token, scene):
            return iso(scene.day(token, back=True))
    for token, following in zip(rest, [*rest[1:], None], strict=False):
        beside = following is not None and following.kind in {"done", "past", "doneish", "particle"}
        told = beside or _really(scene, token) or _looking_back(scene, token)
        if token.kind == "date" and told and not _ahead(token, scene):
            return iso(scene.day(token, back=True))
    return None


def _looking_back(scene: Scene, token: Token) -> bool:
    """7月18日上线的: a day with the particle of the past at the end of its part."""
    end = clause_end(scene, scene.index(token))
    last = scene.tokens[end - 1]
    return last.kind == "particle" and scene.word(last)[0] in "的了"


def _really(scene: Scene, token: Token) -> bool:
    """实际7月28日, 实际完成日7月28日."""
    index = scene.index(token)
    before = scene.text.key[scene.tokens[max(0, index - 2)].start : token.start]
    return "实际" in before or before.endswith(("完成日", "完成日期", "完成时间"))
