"""What the office asks of all units and orders to be sent: 催办, 统计, 单位情况, 导出, lists of what waits for it."""

import re

from bot.language.context import LEADER, OFFICE, OVERSEERS
from bot.language.figure_pieces import groups_said
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import numbers_said, task_refs, units_said
from bot.language.rules.asking import asks, clause_start
from bot.language.scene import LEAD, Said, Scene, Slots, given
from bot.language.titles import matters
from bot.language.tokens import Token

_LIGHT = WEIGHTLESS | kinds("all plan unit name task nth number weak unitnoun to tasknoun want")
_NUMBER = re.compile(r"\d{1,9}$", re.ASCII)  # a row of the outbox: no task has such numbers
_YEAR_MONTH = re.compile(r"(?P<year>20\d\d) ?(?:年|-|\.) ?(?P<month>\d{1,2})(?!\d| ?[-.日号])", re.ASCII)
_FILTERS = ("overdue", "unsigned", "unfinished")


def urge(scene: Scene) -> Said | None:
    """催办 3; 催一下教育局; 催办任务3 佛堂镇、苏溪镇; 催办所有未签收单位."""
    verb = _still_to_urge(scene) or (scene.first("tell") if scene.has("unfinished", "unsigned", "overdue") else None)
    if verb is None or _only_spoken_of(scene, verb) or _speaks_up(scene, verb) or _already_urged(scene, verb):
        return None
    light = scene.only(
        _LIGHT | kinds("urge tell future unfinished unsigned overdue status progress done report receipt feedback")
    )
    if not light and not scene.context.has(OVERSEERS):
        return _of_others(scene, verb)
    units = _meant_units(scene)
    slots = numbers_said(scene) or ({} if units else _handed_over(scene))
    aimed = next((kind for kind in _FILTERS if scene.has(kind)), None)
    if units:
        slots["units"] = units
    elif aimed or scene.has("receipt"):
        slots["target"] = aimed or "unsigned"
    elif slots:
        slots["target"] = "unfinished"
    elif not scene.has("unitnoun"):
        return Said("URGE", {"ask": "which_task"}) if light else None
    if not units and "target" not in slots:
        slots["target"] = "unfinished"
    return Said("URGE", slots)


def _handed_over(scene: Scene) -> Slots:
    """防汛值守那个催一下没报的: the instruction whose matter is named, and nothing wider."""
    handed = matters(scene) if scene.context.has(OFFICE) else []
    return {"tasks": (handed[0].number,)} if len(handed) == 1 else {}


_URGED = ("过", "完了")


def _still_to_urge(scene: Scene) -> Token | None:
    """都打电话催过了，水利局说明天交 tells what was done; 催过了，再催一下 asks for more."""
    verbs = (token for token in scene.all("urge") if not scene.text.key.startswith(_URGED, token.end))
    return next((t for t in verbs if not scene.word(t).endswith(_URGED)), None)


def _of_others(scene: Scene, verb: Token) -> Said | None:
    """催一下城西街道，他们慢吞吞, said by another unit: plainly a wish, and refused."""
    head = all(token.kind in WEIGHTLESS for token in scene.tokens[: scene.index(verb)])
    others = [unit for unit in _meant_units(scene) if unit not in scene.context.units]
    single = scene.context.chat == "single" and not asks(scene.tokens, scene) and not scene.has("not", "past", "cond")
    about = scene.has("account", "name", "approve", "apply", "requestnoun", "pendingapprovals", "request")
    return Said("URGE", {"units": others}) if head and single and others and not about else None


_NOT_THESE = re.compile(r"(?:别催?|不是|不用催?|不要催?|不催|除了|别发给|不包括)成?$")


_THEY_HAVE = re.compile(  # 义亭已经交了, beside one that is to be urged
    r"(?:镇|街道|局|那边|他们|那里|倒是|是)*(?:[昨今前]天|刚才?|早上|下午|早就|都|已经?)*(?:上|填)?(?:交|报|办|签|弄|做|完成|回)(?:上来|上|完|好|过|掉)?了(?!吗|没)"
)


def _meant_units(scene: Scene) -> list[str]:
    """催赤岸，义亭已经交了; 帮我催下稠江，别催成稠城: the units named but for those that are not meant."""
    left_out = {
        code
        for token in scene.all("unit", "name")
        if _NOT_THESE.search(scene.text.key[: token.start]) or _THEY_HAVE.match(scene.text.key[token.end :])
        for code in token.value.units  # type: ignore[attr-defined]
    }
    return [code for code in units_said(scene) if code not in left_out]


def _speaks_up(scene: Scene, verb: Token) -> bool:
    """没交的说一声, 没办完的跟我说一声: said to those who are late; 给没报的打个招呼 is said to us by the office."""
    if not scene.word(verb).endswith(("招呼", "一声")):
        return False
    passed_on = any(scene.word(t) in {"给", "跟", "和", "向", "对", "帮"} for t in scene.all("soft", "ba", "polite"))
    plainly = passed_on or (scene.word(verb).endswith("招呼") and scene.context.chat == "single")
    return not scene.context.has(OVERSEERS) or scene.has("self") or not plainly


def _already_urged(scene: Scene, verb: Token) -> bool:
    """完成了，就是你们早上催的那个: what was urged is spoken of."""
    return scene.text.key.startswith(("的", "过的"), verb.end) and not scene.context.has(OVERSEERS)


def _only_spoken_of(scene: Scene, verb: Token) -> bool:
    """催办了几次, 不用催: asked or denied; of the office only the clause of the verb counts (怎么又不报，催一下)."""
    if scene.has("cond", "extend", "hold", "register"):
        return True
    clause = scene.tokens[clause_start(scene, scene.index(verb)) :] if scene.context.has(OFFICE) else scene.tokens
    return asks(clause, scene) or any(token.kind in {"howto", "not", "cannot"} for token in clause)


def _counts_nothing(scene: Scene) -> bool:
    """Something else is wanted, accounts are asked for, or how something is done."""
    if scene.has("urge", "export", "cancel", "request", "cond", "extend", "register", "handover"):
        return True
    if scene.has("platform", "accountnoun") and not scene.has("done", "report", "receipt", "task"):
        return True
    return any(scene.word(token) not in {"如何", "怎样"} for token in scene.all("howto"))


def stats(scene: Scene) -> Said | None:
    """统计; 逾期的有哪些; 任务3还有几家没签收; 哪些单位没完成."""
    if _counts_nothing(scene):
        return None
    slots = numbers_said(scene) | given(units=groups_said(scene) if scene.context.has(OVERSEERS) else None)
    aimed = next((kind for kind in _FILTERS if scene.has(kind)), None)
    summed_up = scene.context.has(OVERSEERS) and _SUMMED_UP.search(scene.text.key) is not None
    shape = scene.only(
        _LIGHT
        | kinds(
            "stats overdue unsigned unfinished question who qmark view done receipt report not status "
            "progress detail mytasks count date month deadline howto"
        )
    )
    if ((scene.has("stats") and shape) or summed_up) and not units_said(scene):
        summary = {"filters": ["done", "overdue"]} if "units" in slots and "tasks" not in slots else {}
        return Said("STATS", slots | ({"filter": aimed} if aimed else summary))
    if scene.has("unit", "name", "self") or (
        scene.has("task", "nth")
        and not scene.context.has(OVERSEERS)
        and (not scene.has("who", "unitnoun") or "谁" in scene.text.key)
    ):
        return None
    counted = scene.has("done", "doneish", "report", "receipt", "unfinished", "unsigned", "overdue", "stats")
    who = (scene.has("who") and counted) or (scene.has("unitnoun") and (scene.has("question", "view") or aimed))
    listed = (aimed or (scene.has("receipt") and scene.has("question"))) and (
        scene.has("question", "view") or scene.context.has(OVERSEERS)
    )
    if not shape or not (who or listed) or (not who and not scene.context.has(OVERSEERS)):
        return None
    aimed = aimed or (
        "unsigned"
        if scene.has("receipt") and (scene.has("not") or "差" in scene.text.key)
        else "signed"
        if scene.has("receipt")
        else None
    )
    if aimed is None and scene.has("not", "done", "report"):
        aimed = "unfinished" if scene.has("not") else "done" if scene.has("done") else "reported"  # 任务1谁报得最早
    return Said("STATS", slots | ({"filter": aimed} if aimed else {}))


_SUMMED_UP = re.compile(
    r"(?:汇总|统计)(?:一下|下)?(?:截至|截止|到)?.{0,4}(?:任务|各|全).{0,8}(?:情况|进度|进展|数)|"
    r"(?:多少|几)(?:个|家)单位.{0,6}(?:没|未|还)|全[市县区].{0,4}(?:还剩|剩|差|欠).{0,2}(?:几|多少|哪)"
)


def unit_status(scene: Scene) -> Said | None:
    """教育局完成情况; 佛堂镇现在什么进度; for an overseer 任务3完成情况 means all units."""
    units = units_said(scene)
    light = scene.only(
        _LIGHT
        | kinds("status progress question qmark view detail done mytasks not unfinished overdue howto deadline stats")
    )
    if not units:
        return Said("STATS", numbers_said(scene)) if light and _of_all_units(scene) else None
    seeks = scene.has("status", "progress", "question", "view", "unfinished", "overdue", "mytasks", "stats", "qmark")
    if (
        not light
        or not seeks
        or scene.has("urge")
        or (scene.has("done") and not asks(scene.tokens, scene) and not scene.has("status"))
    ):
        return None
    return Said("UNIT_STATUS", {"unit": units[0]} | numbers_said(scene))


def _of_all_units(scene: Scene) -> bool:
    """任务3完成情况 from an overseer whose own task it is not."""
    numbers = [number for refs in task_refs(scene) for number in refs.numbers]
    own = any(task.owners & set(scene.context.units) for n in numbers for task in scene.lexicon.tasks_numbered(n))
    asked = scene.has("status", "progress") and not scene.has("self")
    return bool(numbers) and not own and asked and scene.context.has(OVERSEERS)


def export(scene: Scene) -> Said | None:
    """导出台账; 导出8月通报; 8月份的通报给我一份."""
    if not scene.has("ledger", "bulletin") or scene.has("howto", "not", "cond") or "回执" in scene.text.key:
        return None
    if not scene.has("export") and not scene.only(
        _LIGHT | kinds("ledger bulletin month date view qmark progress status")
    ):
        return None
    if not scene.has("export", "view") and not scene.full(
        r"SOFT {want}? SOFT {month|date}? SOFT {ledger|bulletin} SOFT"
    ):
        return None
    if scene.has("done", "progress", "supplement") and not scene.has("export"):
        return None  # 完成 8 本月无需通报
    if scene.has("ledger"):
        return Said("EXPORT", {"what": "ledger"})
    return Said("EXPORT", {"what": "bulletin"} | given(month=month_said(scene)))


def month_said(scene: Scene) -> str | None:
    """8月, 2021年8月, 上个月, 本月; 13月 as it was said, for the one who asked to hear that there is none."""
    month = scene.first("month")
    if year := _YEAR_MONTH.search(scene.text.key):
        return f"{year['year']}-{int(year['month']):02d}"
    if month and isinstance(month.value, int):
        return f"{scene.today.day.year}-{month.value:02d}"
    return _near_month(scene)


def _near_month(scene: Scene) -> str | None:
    day = scene.today.day
    if "上月" in scene.text.key or "上个月" in scene.text.key:
        return f"{day.year - (day.month == 1)}-{(day.month - 2) % 12 + 1:02d}"
    return f"{day.year}-{day.month:02d}" if any(word in scene.text.key for word in ("本月", "这个月", "当月")) else None


def listed(scene: Scene) -> Said | None:
    """待审批, 待核实, 预览, 今天不发."""
    if not scene.context.has(OVERSEERS | LEADER) and any(refs.named for refs in task_refs(scene)):
        return None  # 任务1怎么还没核实
    for kind, intent in (
        ("pendingapprovals", "PENDING_APPROVALS"),
        ("pendingverifications", "PENDING_VERIFICATIONS"),
        ("preview", "PREVIEW_TODAY"),
        ("hold", "HOLD_TODAY"),
    ):
        if scene.has(kind) and scene.mostly(
            _LIGHT | {kind, "view", "question", "who", "qmark", "apply", "requestnoun", "count", "date", "mytasks"}
        ):
            return Said(intent, page_of(scene))
    return None


_TOLD = re.compile(r"(?:已经?)?(?:另行|电话)告知\s*第?\s*(?P<n>\d{1,9})\s*[号条]?(?:消息)?", re.ASCII)


def undelivered(scene: Scene) -> Said | None:
    """没发成的消息, 没发成的消息 2; 重发 12; 已另行告知 12: by the number of the list, however long it is."""
    if not scene.context.has(OFFICE | {"系统管理员"}):
        return None
    if scene.has("undelivered") and scene.mostly(_LIGHT | kinds("undelivered view question qmark count mytasks")):
        return Said("UNDELIVERED", page_of(scene))
    if told := _TOLD.fullmatch(scene.text.key.strip(LEAD)):
        return Said("UNDELIVERED", {"told": int(told["n"])})
    token = scene.first("resend")
    number = _NUMBER.search(scene.text.key) if token else None
    if token is None or number is None or not scene.only(_LIGHT | kinds("resend task nth")):
        return None
    return Said("UNDELIVERED", {"resend": int(number.group())})


def page_of(scene: Scene) -> Slots:
    """待审批 2, 第2页: the page of a list."""
    token = scene.first("number", "ordinal", "nth", "weak")
    return {"page": token.value} if token and isinstance(token.value, int) and token.value > 1 else {}


def overdue_of_all(scene: Scene) -> Said | None:
    """Who is late, where the asker says nothing of his own unit."""
    theirs = scene.context.has(OFFICE) and scene.has("overdue") and not scene.has("self", "mytasks")
    return Said("STATS", {"filter": "overdue"}) if theirs else None
