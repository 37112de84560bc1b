"""Progress typed as such, questions about a task, and what else happens to it: withdrawn, not ours, known by title."""

import re
from collections.abc import Sequence

from bot.language.context import OVERSEERS
from bot.language.patterns import kinds
from bot.language.refs import Refs, numbered_day, task_refs, whose
from bot.language.rules.asking import asks, clause_end, reason_of
from bot.language.rules.handing_back import why_not_ours
from bot.language.rules.reports import LIGHT, OPEN, REFS, asked, opened, percent_of, slots_of
from bot.language.rules.told import SKIPPED, text_of, told
from bot.language.scene import LEAD, Said, Scene, Slots
from bot.language.titles import titled
from bot.language.tokens import Token

_DETAIL = LIGHT | kinds(
    "task number view detail want question who qmark howto deadline progress mytasks unitnoun done weak tell help"
)
_ASKING = frozenset({"吗", "么", "是不是", "是否"})
_ERRAND = re.compile(r"带(?:上|来|过来|好|过去|去)(?:[吧哈啊哦,。!]|$)|记得带")
_NTH = re.compile(r"(\d{1,2})号", re.ASCII)
_NOTHING_OURS = kinds("x not who count number reasonword")
_COMPLAINS = re.compile(r"补充?过|早就?补|怎么(?:还|又|说|会|没)|为(?:什么|啥|何)")  # 我前面明明补充过了 怎么说没附
_CORRECTED = re.compile(  # 是8处不是7处, 应该是8处, 8处写成了7处, 更正为8处
    r"(?:应该?是|应为|是)[^\s，,。;；]{1,20}[\s，,]*(?:而)?不是[^\s，,。;；]{1,20}|不是[^\s，,。;；]{1,20}[\s，,]*(?:而|应该?)?是[^\s，,。;；]{1,20}"
    r"|应该?(?:是|为)[^\s，,。;；]{1,20}|[^\s，,。;；]{1,12}(?:写|报|填)成了?[^\s，,。;；]{1,12}|(?:更正|改)[为成][^\s，,。;；]{1,20}"
)
_LATE = ("延误", "拖到", "拖延", "逾期", "慢了", "晚了", "没办", "没弄", "没完", "没报", "没交")
_DONE = ("完", "办", "弄", "做", "搞", "报", "交", "签", "好")


_TAKEN_DOWN = re.compile(r"报的.{0,14}(?:撤掉|撤了|撤下|撤回|收回)")
_BACK_TO_US = re.compile(r"(?:退|撤)(?:一下|下来|回来|出来|给我们?|掉)")


def taken_down(scene: Scene) -> Said | None:
    """昨天报的第十二项有问题，帮我撤掉; of a clerk 任务10先退回来吧，还有内容要补."""
    refs = next(iter(task_refs(scene)), None)
    back = _BACK_TO_US.search(scene.text.key) and not scene.context.has(OVERSEERS) and not scene.has("past", "not")
    if (
        refs is None
        or not (back or _TAKEN_DOWN.search(scene.text.key))
        or asks(scene.tokens, scene)
        or scene.has("request")
    ):
        return None
    return Said("TASK_WITHDRAW", {"tasks": refs.numbers}, certain=False)


def unfinished(scene: Scene) -> Said | None:
    """3还没完成, 任务3未办结."""
    refs = next(iter(task_refs(scene)), None)
    if refs and scene.full(rf"SOFT {{unit|name}}? SOFT {REFS} SOFT {{unfinished}} SOFT ({{sep}} .*)?"):
        place = scene.index(scene.all("unfinished")[0]) + 1
        rest = _without_signs(scene.tokens[place:])
        if _reported_first(scene, refs, rest):
            return Said("TASK_DONE", slots_of(scene, refs) | {"ask": "did_you_mean"})
        return (
            None
            if asks(rest, scene)
            else Said("TASK_PROGRESS", slots_of(scene, refs) | {"negated": True} | text_of(scene, rest))
        )
    return None


_REPORTED_FIRST = re.compile(
    r"(?:那|就|我们?|想|要|得|现在|这就|马上|来)*(?:先|来|就|现在|这就)(?:把)?(?:上?报|填|办)?"
    r"(?:一下)?(?:任务\d{1,2}|第\d{1,2}项|这[项个]|它)(?:任务)?(?:上?报|填|办)?(?:一下|了|吧|啊|呀|上去)*[。!！]*"
)


def _reported_first(scene: Scene, refs: Refs, rest: Sequence[Token]) -> bool:
    """任务1还没报呢，先报任务1: the same task is to be reported now, and nothing is noted of it."""
    same = all(other.numbers == refs.numbers for other in task_refs(scene))
    return same and _REPORTED_FIRST.fullmatch("".join(map(scene.word, rest))) is not None


def _without_signs(rest: Sequence[Token]) -> Sequence[Token]:
    """呢，先报任务1 without the sound and the sign in front."""
    first = next((place for place, token in enumerate(rest) if token.kind not in {"particle", "sep"}), len(rest))
    return rest[first:]


def underway(scene: Scene) -> Said | None:
    """1还在弄: a bare number and a plain word on the progress."""
    refs = next(iter(task_refs(scene)), None)
    if refs is None and (number := _number_like_a_day(scene)):
        return Said("TASK_PROGRESS", {"tasks": (number,)} | percent_of(scene.tokens), certain=False)
    if (
        refs
        and not refs.explicit
        and refs.start == 0
        and (
            scene.full(rf"{REFS} SOFT {{doing|wait|partial|percent}} {{soft|particle|polite|sep|x|past}}*")
            or scene.full(rf"{REFS} SOFT {{date|future}}+ SOFT ({{want|done|doneweak|polite|report}} SOFT)?")
        )
    ):
        return Said("TASK_PROGRESS", slots_of(scene, refs), certain=not scene.has("x", "date", "future"))
    return None


def _number_like_a_day(scene: Scene) -> int | None:
    """3号弄了一半: at the head, in front of a word on the progress, more likely a number than a day."""
    found = scene.full(
        r"SOFT (?P<day>{date}) SOFT {x|want}? SOFT {partial|percent|doing|unfinished} {soft|particle|sep|polite}*"
    )
    day = _NTH.fullmatch(scene.word(scene.tokens[found.start("day")])) if found else None
    return int(day[1]) if day and scene.lexicon.tasks_numbered(int(day[1])) else None


def progress(scene: Scene) -> Said | None:
    """进度 3 已完成账号清点; 任务3进展：…; without a text it is a question about the task."""
    lead = "SOFT {want|view|registerme|edit|plan}? SOFT"
    first = rf"{lead} {{progress|supplement}} {{soft|particle|plan|to|sep|polite}}* {REFS} (?P<rest>.*)"
    turned = rf"{lead} {REFS} {{soft|particle|polite}}* {{progress|status|supplement}} (?P<rest>.*)"
    found = scene.full(first) or scene.full(turned)
    refs = next(iter(task_refs(scene)), None)
    if not found or refs is None:
        return None
    slots = slots_of(scene, refs)
    place = found.start("rest")
    while place + 1 < len(scene.tokens) and scene.tokens[place].kind in {"particle", "progress"}:
        place += 1  # 汇报一下任务10的进度：…
    rest = scene.tokens[place:]
    if scene.has("supplement") and not asks(rest, scene) and not _COMPLAINS.search(scene.text.key):
        last = max(refs.end - 1, scene.index(scene.all("supplement")[0]))
        text = scene.behind(scene.tokens[last])
        return Said("TASK_ADD", slots | ({"text": text} if text else {}))
    if _is_report(scene, place, rest):
        return None
    if all(token.kind in SKIPPED for token in rest) or asks(rest, scene):
        return Said("TASK_DETAIL", slots)
    ended = _tells_the_end(scene, scene.tokens[:place], rest)
    sure = not ended and not any(token.kind == "done" for token in rest[:1])  # 汇报下，第一项落实好了，…
    much = {} if ended else percent_of(scene.tokens)
    return Said("TASK_DONE" if ended else "TASK_PROGRESS", slots | much | {"text": told(scene, place)}, certain=sure)


def _is_report(scene: Scene, place: int, rest: Sequence[Token]) -> bool:
    """汇报：任务1已完成; 任务1完成情况上报：…."""
    plain = any(token.kind == "done" for token in rest) and not asks(rest, scene)
    handed_in = bool(rest) and rest[0].kind == "report" and scene.tokens[place - 1].kind == "status"
    return handed_in or (plain and all(t.kind in SKIPPED for t in rest))


def _tells_the_end(scene: Scene, head: Sequence[Token], rest: Sequence[Token]) -> bool:
    """任务4办结情况：归集整合已完成: asked about before anything is done."""
    of_end = any(t.kind == "status" and scene.word(t).startswith(("完成", "办结", "落实")) for t in head)
    over = rest[-1].kind == "done" or any(t.kind in {"done", "doneish", "past"} for t in rest)
    return of_end and over and not any(t.kind in OPEN for t in rest)


def detail(scene: Scene) -> Said | None:
    """任务3, 查看任务三, 任务3什么时候截止, 3的要求."""
    refs = next(iter(task_refs(scene)), None)
    if refs is None:
        return _asked_by_day(scene)
    if scene.full(rf"SOFT {REFS} SOFT {{question}}+ SOFT {{qmark|soft|particle|sep}}*") and _how_far(scene):
        return Said("TASK_DETAIL", slots_of(scene, refs))  # 1完成了没
    looks = scene.has("view", "detail", "deadline") and scene.only(
        LIGHT | kinds("nth number weak view detail deadline qmark want")
    )
    seen = refs.explicit and scene.tokens[0].kind in {"view", "polite", "want"} and scene.has("view")
    if (refs.explicit and scene.only(_DETAIL)) or looks or (seen and scene.mostly(_DETAIL, spare=4)):
        return Said("TASK_DETAIL", slots_of(scene, refs) | whose(scene))
    return None


def _asked_by_day(scene: Scene) -> Said | None:
    """2号现在啥情况: no day, where one of his tasks has that number; the office may mean everybody's."""
    number = numbered_day(scene, r"SOFT (?P<day>{date}) {soft|particle}* {question|detail}+ SOFT {progress}? SOFT")
    owners = {code for task in scene.lexicon.tasks_numbered(number or 0) for code in task.owners}
    if number is None or owners.isdisjoint(scene.context.units):
        return None
    return Said("TASK_DETAIL", {"tasks": (number,)}, certain=not scene.context.has(OVERSEERS))


def _no_news(scene: Scene, refs: Refs) -> bool:
    """不要撤回任务1, 等任务1…, 完成后: nothing is said of how the task stands."""
    kept = scene.has("withdraw") and scene.has("not")
    waits = any(token.kind == "wait" for token in scene.tokens[: refs.start])
    return kept or waits or (scene.has("donenoise") and not scene.has("percent"))


def _of_others(scene: Scene, refs: Refs) -> bool:
    """别的单位任务3都…, 市府办通知任务3…: said of somebody else, or by him."""
    urged = scene.has("urge") and scene.context.has(OVERSEERS)
    return urged or any(token.kind in {"unitnoun", "tell"} for token in scene.tokens[: refs.start])


def _how_far(scene: Scene) -> bool:
    """完成了没, 办好没有: a verb of completion lies in the question."""
    return any(scene.word(token).startswith(_DONE) for token in scene.all("question"))


def unclear(scene: Scene) -> Said | None:
    """A task is named and something is said of it that no rule knows: a question reads, all else is offered."""
    refs = next((found for found in task_refs(scene) if found.named), None)
    if refs is None or scene.has("cond", "praise", "claim", "register", "handover", "exhort", "third"):
        return None
    asking = asks(scene.tokens, scene)
    if _ERRAND.search(scene.text.key) and not scene.has("past", "done", "doneish", "percent"):
        return None  # 下午三点开会，任务1的材料带上
    if _of_others(scene, refs) or (not asking and _no_news(scene, refs)):
        return None
    slots = slots_of(scene, refs)
    if asking:
        return asked(scene, slots)
    clause = scene.tokens[: clause_end(scene, refs.end - 1)]
    said = opened(scene, slots, clause, scene.tokens[len(clause) :], clean=False)
    if said and said.intent == "TASK_PROGRESS":
        plain = scene.has("doing", "percent", "wait") and refs.start < 2  # noqa: PLR2004 - at the head
        behind: Slots = {"negated": True} if scene.has("unfinished") else {}  # 任务1还在弄，没完成
        return Said("TASK_PROGRESS", {**said.slots, **behind}, certain=plain and not scene.has("want", "future"))
    slots |= percent_of(scene.tokens)
    text = told(scene, refs.end) if refs.end < len(scene.tokens) else ""
    return Said("TASK_PROGRESS", slots | ({"text": text} if text else {}), certain=False)


def withdraw(scene: Scene) -> Said | None:
    """撤回 3; 任务1撤回一下，材料没传全; 刚才发错了，撤回."""
    token = scene.first("withdraw", "wrong")
    if token is None or scene.has("request", "rect", "cond", "howto") or asks(scene.tokens, scene):
        return None
    allowed = LIGHT | kinds("task nth number weak withdraw wrong report done want progress count")
    refs = next(iter(task_refs(scene)), None)
    figure = _CORRECTED.search(scene.text.shown) if refs and not scene.has("withdraw") else None
    if refs and figure:
        put = {"text": f"更正：{figure[0].strip(LEAD)}", "corrects": True, "ask": "did_you_mean"}
        return Said("TASK_ADD", slots_of(scene, refs) | put)
    both = scene.has("wrong") and scene.has("withdraw") and token.kind == "wrong"
    place = max(scene.index(t) for t in ((token,) if both else (token, *scene.all("withdraw")))) + 1
    head = scene.tokens[: clause_end(scene, max(place - 1, refs.end - 1 if refs else 0))]
    if any(t.kind not in allowed for t in head) or scene.has("unit"):
        return None
    if refs and refs.start < len(head):
        plain = scene.has("withdraw") and scene.only(allowed | {"sep", "x"}) and not _taken_back(scene)
        return Said("TASK_WITHDRAW", slots_of(scene, refs), certain=plain)
    return Said("TASK_WITHDRAW", {"target": "last"}) if refs is None and scene.only(allowed) else None


def _taken_back(scene: Scene) -> bool:
    """任务1已经撤回了, 任务1被撤回了: it may only be told."""
    verb = scene.index(scene.all("withdraw")[0])
    before = scene.tokens[max(0, verb - 2) : verb]
    told = any(token.kind == "past" or scene.word(token) == "被" for token in before)
    ended = scene.text.key.rstrip("。!~").endswith(("撤回了", "撤销了", "收回了")) and not scene.has("wrong", "ba")
    return told or ended


def not_ours(scene: Scene) -> Said | None:
    """任务3不是我单位的 我们没有账号."""
    refs = next(iter(task_refs(scene)), None)
    if not scene.has("notours") or scene.has("qmark") or any(scene.word(t) in _ASKING for t in scene.all("question")):
        return None
    if refs is None:
        return Said("NOT_OURS", {"ask": "which_task"}) if scene.only(LIGHT | {"notours", "mytasks"}) else None
    last = scene.index(scene.all("notours")[-1]) + 1
    if _of_blame(scene, last):
        return _not_done(scene, refs)
    told = reason_of(scene, max(last, refs.end) if refs.start <= last + 1 else last)
    reason = why_not_ours(told[: rest.start()].rstrip(LEAD) if (rest := _OF_THE_REST.search(told)) else told)
    others = {"others": True} if rest and _SIGNED.search(rest[0]) and len(refs.numbers) == 1 else {}
    slots = slots_of(scene, refs) | ({"reason": reason} if reason else {}) | others
    return Said(
        "NOT_OURS",
        slots,
        certain=(refs.explicit or scene.tokens[0].kind in {"number", "weak", "notours"})
        and not (asks(scene.tokens, scene) or scene.has("cond") or _supposed(scene)),
    )


_SUPPOSES = re.compile(r"(?:好像|可能|似乎|也许|大概|应该|估计|听说|据说|说是|感觉)[^,，。;；]{0,6}(?:不[是归属]|没有)")
_OF_THE_REST = re.compile(
    "(?:其他|其它|其余|别的|剩下|另外)(?:的|[几两]项|任务)*(?:我们)?(?:都|先|照|可以)*(?:签|收|办|认|报|没问题)"
)  # is no reason
_SIGNED = re.compile("[签收认]$")


def _of_blame(scene: Scene, place: int) -> bool:
    """不是我们的原因, 不是我们一家的事: what is attached says what it is not; and a task that is late."""
    attached = place < len(scene.tokens) and not scene.apart(place) and scene.tokens[place].kind in _NOTHING_OURS
    before = scene.tokens[:place]
    late = any(word in scene.text.key for word in _LATE)
    return attached or late or any(token.kind in {"cannot", "unfinished"} for token in before)


def _not_done(scene: Scene, refs: Refs) -> Said | None:
    """任务1没办好不是我们的原因: a word on the progress, if it says how the task stands."""
    slots = slots_of(scene, refs)
    late = scene.has("cannot", "unfinished", "not") or any(word in scene.text.key for word in _LATE)
    return (
        Said("TASK_PROGRESS", slots | {"negated": True} | text_of(scene, scene.tokens), certain=False) if late else None
    )


def _supposed(scene: Scene) -> bool:
    """不归我们管吧: asked, if not in so many words."""
    place = scene.index(scene.all("notours")[-1])
    behind = next(iter(scene.tokens[place + 1 : place + 2]), None)  # 任务3不是我们的吧，其他签收
    if (behind is not None and scene.word(behind).endswith(("吧", "嘛"))) or _SUPPOSES.search(scene.text.key):
        return True
    last = next((t for t in reversed(scene.tokens) if t.kind not in {"sep", "polite"}), None)
    return last is not None and last.kind == "particle" and scene.word(last).endswith(("吧", "嘛"))


def by_title(scene: Scene) -> Said | None:
    """业务培训已经完成了: the task of one's own unit whose title was said is offered."""
    if (
        not scene.has("done", "doneish", "progress", "doing", "unfinished", "deadline", "report", "submittedbare")
        or task_refs(scene)
        or scene.has("cond", "praise", "donenoise", "account", "request")
    ):
        return None
    tasks = titled(scene)
    if not tasks:
        return None
    numbers = tuple(task.number for task in tasks)
    if asks(scene.tokens, scene):
        return Said("TASK_DETAIL", {"tasks": numbers[:1]}) if len(numbers) == 1 else None
    slots = {"tasks": numbers} if len(numbers) == 1 else {}
    told_of = opened(scene, dict(slots), scene.tokens, (), clean=False)
    if told_of and told_of.intent == "TASK_PROGRESS":
        return told_of if slots else None
    if not scene.has("done", "doneish", "report", "submittedbare"):
        return None
    return Said("TASK_DONE", slots, certain=False) if slots else Said("TASK_DONE", {"ask": "which_task"})
