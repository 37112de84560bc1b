"""What the office asks and orders: 催办, 统计, 导出, 交办, 改派, 核实, 代登记, 处置."""

from bot.language.context import MONITOR, OFFICE, OVERSEERS
from bot.language.date_forms import Written
from bot.language.refs import plan_said, task_refs, units_said
from bot.language.rules.asking import asks, reason_of
from bot.language.rules.reports import done_on
from bot.language.scene import Said, Scene, Slots, iso
from bot.language.targets import target
from bot.language.tokens import Token

_LIGHT = frozenset(
    {
        "polite",
        "self",
        "soft",
        "particle",
        "past",
        "ba",
        "sep",
        "and",
        "all",
        "plan",
        "unit",
        "name",
        "task",
        "number",
        "weak",
        "unitnoun",
        "to",
        "tasknoun",
        "want",
    }
)
_FILTERS = ("overdue", "unsigned", "unfinished")
_REFS = ("task", "number", "weak")


def _numbers(scene: Scene) -> Slots:
    refs = next(iter(task_refs(scene)), None)
    slots: Slots = {"tasks": refs.numbers} if refs else {}
    if plan := plan_said(scene):
        slots["plan"] = plan
    return slots


def urge(scene: Scene) -> Said | None:
    """催办 3; 催一下教育局; 催办任务3 佛堂镇、苏溪镇; 催办所有未签收单位."""
    verb = scene.first("urge")
    if (
        verb is None
        or scene.has("howto", "cond", "not", "cannot", "extend", "hold", "register")
        or asks(scene.tokens, scene)
    ):
        return None
    light = scene.only(
        _LIGHT
        | {"urge", "unfinished", "unsigned", "overdue", "status", "progress", "done", "report", "receipt", "feedback"}
    )
    if not light and not scene.context.has(OVERSEERS):
        return None
    units = units_said(scene)
    slots = _numbers(scene)
    aimed = next((kind for kind in _FILTERS if scene.has(kind)), None)
    if units:
        slots["units"] = units
    elif aimed:
        slots["target"] = aimed
    elif slots:
        slots["target"] = "unfinished"
    elif not scene.has("unitnoun"):
        return Said("URGE", {"ask": "which_task"}) if light else None
    if not units and "target" not in slots:
        slots["target"] = "unfinished"
    return Said("URGE", slots)


def stats(scene: Scene) -> Said | None:
    """统计; 逾期的有哪些; 任务3还有几家没签收; 哪些单位没完成."""
    if scene.has("howto", "urge", "export", "cancel", "request", "cond", "extend", "register", "handover"):
        return None
    slots = _numbers(scene)
    aimed = next((kind for kind in _FILTERS if scene.has(kind)), None)
    shape = scene.only(
        _LIGHT
        | {
            "stats",
            "overdue",
            "unsigned",
            "unfinished",
            "question",
            "who",
            "qmark",
            "view",
            "done",
            "receipt",
            "report",
            "not",
            "status",
            "progress",
            "detail",
            "mytasks",
            "count",
            "date",
            "month",
            "deadline",
        }
    )
    if scene.has("stats") and shape and not units_said(scene):
        return Said("STATS", slots | ({"filter": aimed} if aimed else {}))
    if scene.has("unit", "name", "self"):
        return None
    who = scene.has("who") or (scene.has("unitnoun") and (scene.has("question", "view") or aimed))
    listed = aimed and (scene.has("question", "view") or scene.context.has(OVERSEERS))
    if not shape or not (who or listed) or (not who and not scene.context.has(OVERSEERS)):
        return None
    aimed = aimed or (
        "unsigned" if scene.has("receipt") and scene.has("not") else "signed" if scene.has("receipt") else None
    )
    aimed = aimed or ("unfinished" if scene.has("not") else "done" if scene.has("done", "report") else None)
    return Said("STATS", slots | ({"filter": aimed} if aimed else {}))


def unit_status(scene: Scene) -> Said | None:
    """教育局完成情况; 佛堂镇现在什么进度; for an overseer 任务3完成情况 means all units."""
    units = units_said(scene)
    light = scene.only(
        _LIGHT
        | {
            "status",
            "progress",
            "question",
            "qmark",
            "view",
            "detail",
            "done",
            "mytasks",
            "not",
            "unfinished",
            "overdue",
            "howto",
            "deadline",
            "stats",
        }
    )
    if not units:
        refs = _numbers(scene)
        own = any(
            set(task.owners) & set(scene.context.units)
            for n in refs.get("tasks", ())
            for task in scene.lexicon.tasks_numbered(n)
        )  # type: ignore[attr-defined]
        if (
            light
            and refs
            and scene.has("status", "progress")
            and scene.context.has(OVERSEERS)
            and not own
            and not scene.has("self")
        ):
            return Said("STATS", refs)
        return None
    seeks = scene.has("status", "progress", "question", "view", "unfinished", "overdue", "mytasks", "stats", "qmark")
    if (
        not light
        or not seeks
        or scene.has("urge")
        or (scene.has("done") and not asks(scene.tokens, scene) and not scene.has("status"))
    ):
        return None
    return Said("UNIT_STATUS", {"unit": units[0]} | _numbers(scene))


def export(scene: Scene) -> Said | None:
    """导出台账; 导出8月通报; 8月份的通报给我一份."""
    if not scene.has("ledger", "bulletin") or scene.has("howto", "not", "cond"):
        return None
    if not scene.has("export", "view", "want") and not scene.only(
        {"ledger", "bulletin", "month", "polite", "soft", "particle", "date"}
    ):
        return None
    if scene.has("ledger"):
        return Said("EXPORT", {"what": "ledger"})
    month = scene.first("month")
    slots: Slots = {"what": "bulletin"}
    if month and isinstance(month.value, int) and 1 <= month.value <= 12:  # noqa: PLR2004 - months
        slots["month"] = f"{scene.today.day.year}-{month.value:02d}"
    elif scene.find(r"{bulletin}") and (near := _near_month(scene)):
        slots["month"] = near
    return Said("EXPORT", slots)


def _near_month(scene: Scene) -> str | None:
    day = scene.today.day
    if "上月" in scene.text.key or "上个月" in scene.text.key:
        return f"{day.year - (day.month == 1)}-{(day.month - 2) % 12 + 1:02d}"
    return f"{day.year}-{day.month:02d}" if any(word in scene.text.key for word in ("本月", "这个月", "当月")) else None


def listed(scene: Scene) -> Said | None:
    """待审批, 待核实, 预览, 今天不发."""
    for kind, intent in (
        ("pendingapprovals", "PENDING_APPROVALS"),
        ("pendingverifications", "PENDING_VERIFICATIONS"),
        ("preview", "PREVIEW_TODAY"),
        ("hold", "HOLD_TODAY"),
    ):
        if scene.has(kind) and scene.only(
            _LIGHT | {kind, "view", "question", "who", "qmark", "apply", "requestnoun", "count", "mytasks"}
        ):
            return Said(intent)
    return None


def hand_over(scene: Scene) -> Said | None:
    """交办; 交办 佛堂镇 8月5日前 报送名单."""
    token = scene.first("handover")
    if (
        token is None
        or asks(scene.tokens, scene)
        or scene.has("howto", "not", "cond")
        or not scene.context.has(OVERSEERS)
    ):
        return None
    slots = _numbers(scene)
    units = units_said(scene)
    if units:
        slots["units"] = units
    day = scene.first("date")
    if day and (read := iso(scene.day(day))):
        slots["date"] = read
    marks = [scene.index(t) for t in scene.tokens if t.kind in {"handover", "unit", "name", "date", *_REFS}]
    text = reason_of(scene, max(marks) + 1) or scene.said(
        [t for t in scene.tokens[scene.index(token) + 1 :] if t.kind == "x"]
    )
    if text:
        slots["text"] = text
    return Said("HAND_OVER", slots, certain=all(t.kind in _LIGHT for t in scene.tokens[: scene.index(token)]))


_ON_UNITS = (
    ("reassign", "REASSIGN"), ("keep", "KEEP"), ("stopitem", "VOID"), ("reopenitem", "REOPEN"), ("reopenrequest", "REOPEN"),
    ("notapplicable", "NOT_APPLICABLE"), ("verifyitempass", "VERIFY"), ("verifyitemreturn", "VERIFY"), ("void", "VOID"), ("return", "VERIFY"),
)  # fmt: skip


def on_items(scene: Scene) -> Said | None:
    """改派 任务2 佛堂镇 给 苏溪镇; 中止 任务3 佛堂镇 误派; 核实通过 佛堂镇 1."""
    found = next(((token, intent) for kind, intent in _ON_UNITS if (token := scene.first(kind))), None)
    if found is None or asks(scene.tokens, scene) or scene.has("request", "rect", "cond", "howto"):
        return None
    token, intent = found
    slots = _numbers(scene)
    units = units_said(scene)
    if intent == "REASSIGN" and not units and not scene.context.has(OFFICE):
        return None  # a colleague of one's own: ASSIGN_PERSON
    if not slots.get("tasks") or (not units and intent not in {"KEEP", "REASSIGN", "VERIFY"}):
        return None
    slots |= (
        dict(zip(("unit", "to_unit"), units, strict=False))
        if intent == "REASSIGN"
        else ({"unit": units[0]} if units else {})
    )
    if intent == "VERIFY":
        slots["result"] = "pass" if token.kind == "verifyitempass" else "return"
    marks = [scene.index(t) for t in scene.tokens if t.kind in {token.kind, "unit", "name", *_REFS}]
    reason = reason_of(scene, max(marks) + 1)
    if reason and intent != "REASSIGN":
        slots["reason"] = reason
    head = scene.tokens[: max(marks)]
    return Said(
        intent, slots, certain=all(t.kind in _LIGHT or t.kind == token.kind for t in head) and not scene.has("not")
    )


def on_behalf(scene: Scene) -> Said | None:
    """代登记 佛堂镇 任务1 电话 王某 7月29日 名单已定; 代签收 佛堂镇 电话 王某."""
    token = scene.first("reportfor", "ackfor")
    if (
        token is None
        and scene.context.has(OFFICE)
        and scene.has("source")
        and scene.has("done", "doneish")
        and scene.has("unit", "name", "task")
    ):
        token = scene.first("done", "doneish")
    if token is None or asks(scene.tokens, scene) or scene.has("howto", "cond"):
        return None
    slots = _numbers(scene)
    units = units_said(scene)
    if units:
        slots["unit"] = units[0]
    source = scene.first("source")
    place = max(
        scene.index(t) for t in scene.tokens if t.kind in {"reportfor", "ackfor", "unit", "name", "source", *_REFS}
    )
    if source:
        slots["source"] = _source(scene.word(source))
        name = _person(scene, scene.index(source) + 1)
        if name:
            slots["name"], place = scene.said([name]), scene.index(name)
    if token.kind != "ackfor":
        put = done_on(scene, scene.tokens, ())
        day = scene.first("date")
        if day and put:
            slots["done_on"], place = put, max(place, scene.index(day))
        text = reason_of(scene, place + 1)
        if text:
            slots["text"] = text
    if token.kind == "ackfor":
        return Said("ACK_FOR", slots)
    return Said("REPORT_FOR", slots, certain=token.kind == "reportfor")


def _source(word: str) -> str:
    if any(part in word for part in ("电话", "来电", "口头")):
        return "电话"
    return "纸质" if any(part in word for part in ("纸", "书面", "传真")) else "会上" if "会" in word else word


def _person(scene: Scene, place: int) -> Token | None:
    """A name behind the source: one run of strange words up to a blank."""
    tokens = scene.tokens
    while place < len(tokens) and tokens[place].kind in {"sep", "soft", "particle"}:
        place += 1
    if place < len(tokens) and tokens[place].kind == "x" and tokens[place].end - tokens[place].start <= 4:  # noqa: PLR2004 - a name
        return tokens[place]
    return None


def dispose(scene: Scene) -> Said | None:
    """处置 佛堂城事 关停; 佛堂城事 定为保留 理由."""
    token = scene.first("disposition")
    choice = _choice(scene)
    if token is None or choice is None or asks(scene.tokens, scene) or scene.has("howto", "cond"):
        return None
    run = [t for t in scene.tokens if t.kind in {"account", "name", "unit", "accountno", "platform", "accountnoun"}]
    marks = [
        scene.index(t)
        for t in scene.all("keepaccount", "mergeaccount", "cancel", "disposition", *{t.kind for t in run})
    ]
    several = [t.value for t in scene.all("account", "accountno", "name")]
    reason = reason_of(scene, max(marks) + 1)
    slots: Slots = {"choice": choice} | ({"reason": reason} if reason else {})
    if len(several) > 1 and scene.find(r"{account|name|accountno} {sep|and} {account|name|accountno}"):
        slots["targets"] = [target(scene, [t]) for t in scene.all("account", "accountno", "name")]
    else:
        slots["target"] = target(scene, run)
    return Said("DISPOSITION", slots)


def _choice(scene: Scene) -> str | None:
    merge, close = scene.has("mergeaccount"), scene.has("cancel")
    if scene.has("keepaccount"):
        return "保留"
    if merge and close:
        return "整合或关停"
    return "整合" if merge else "关停" if close else None


def overseer(scene: Scene) -> bool:
    """Whether the office or a monitor speaks."""
    return scene.context.has(OFFICE | MONITOR)


def written(token: Token) -> bool:
    """Whether a word is a day."""
    return isinstance(token.value, Written)
