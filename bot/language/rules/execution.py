"""What happened on the platform after the approval, from 停更 to 已注销; and what stands in the way."""

from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.asking import asks, reason_of
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, Slots, given, put_day
from bot.language.targets import Target, target

_STAGES = (
    ("rejectedbyplatform", "rejected"),
    ("closed", "closed"),
    ("changed", "changed"),
    ("frozen", "frozen"),
    ("submitted", "submitted"),
    ("submittedbare", "submitted"),
    ("stopped", "stopped"),
)
_OTHERWISE = kinds("not cannot cond extend howto cancelnoise progress register notcancel")
_DID_IT = r"{date|soft|sep}*{self}{soft|self|date}*{ba}.*{cancel}{particle|sep}*"
_JUST_SAID = r"{self|soft}*{account|name|unit|accountno}{platform|accountnoun|soft|particle}*{cancel}{particle|sep}*"
_ACCOUNT = "{account|name|unit|accountno|platform|accountnoun|request}"
_NAMED = ("account", "name", "unit", "accountno", "platform", "accountnoun", "self", "protected")
_LIGHT = WEIGHTLESS | kinds(
    "all account name unit accountno platform accountnoun date request to cancel change done url theplatform "
    "reject return want apply stopped submitted submittedbare frozen closed changed rejectedbyplatform plan into"
)


def executed(scene: Scene) -> Said | None:
    """已提交 义乌国资 冻结到9月5日; 义乌教育之声已注销完成; 我们昨天已经把抖音号注销了."""
    stage = _stage(scene)
    if stage is None or _something_else(scene, stage):
        return None
    found = target(scene, [token for token in scene.tokens if token.kind in _NAMED])
    if scene.context.chat != "single" and not (_own(scene, found) and _by_name(scene)):
        return None
    number, link = number_of(scene), scene.first("url")
    if not found.named and not number and not _said_of_ours(scene):
        return None
    slots = {"stage": stage} | given(request=number, target=found if found.named else None)
    _days(scene, slots, stage)
    slots |= given(link=scene.said([link]) if link else None, text=_shown(scene) or None)
    return Said("EXECUTION_REPORT", slots, certain=(_plainly(scene) or "text" in slots) and found.sure)


def _shown(scene: Scene) -> str:
    """已注销 义乌教育之声，后台显示注销成功: what shows it stands behind the account, as typed."""
    for head in (r"{closed|changed}", r"{past}{cancel|change}"):
        told = scene.full(rf"SOFT {head} SOFT {_ACCOUNT}+{{sep}}+(?P<told>.+)")
        if told:
            return reason_of(scene, told.start("told"))
    return ""


def turned_down(scene: Scene) -> Said | None:
    """平台驳回 义乌教育之声 资料不全: behind the account stands the platform's reason, as typed."""
    if not scene.full(r"SOFT {rejectedbyplatform} SOFT {account|name|unit|accountno|request|platform|accountnoun}+ .*"):
        return None
    marks = [t for t in scene.tokens if t.kind in {*_NAMED, "request"}]
    number = number_of(scene)
    reason = reason_of(scene, scene.index(marks[-1]) + 1)
    slots = {"stage": "rejected"} | ({"request": number} if number else {"target": target(scene, marks)})
    return Said("EXECUTION_REPORT", slots | ({"reason": reason} if reason else {}))


def _plainly(scene: Scene) -> bool:
    """Only words of execution, and nothing strange but at the end or beside a link."""
    strange = scene.has("x") and not scene.has("url") and _strange(scene)
    return scene.only(_LIGHT | {"x", "reasonword", "span", "future"}) and not strange


def prepared(scene: Scene) -> Said | None:
    """停更 义乌教育之声 已备份 已解绑: what was done before, behind the account."""
    found = scene.full(r"SOFT {stopped} {account|name|unit|accountno|request|platform|accountnoun|sep}+(?P<told>.+)")
    text = reason_of(scene, found.start("told")) if found else ""
    if not found or not any(word in text for word in ("备份", "解绑")) or scene.has("cond", "howto", "qmark", "future"):
        return None
    named = [t for t in scene.tokens[: found.start("told")] if t.kind in _NAMED]
    number = number_of(scene)
    slots: Slots = {"stage": "stopped", "text": text}
    return Said("EXECUTION_REPORT", slots | ({"request": number} if number else {"target": target(scene, named)}))


def _something_else(scene: Scene, stage: str) -> bool:
    """A question, a wish, a denial, an intention, or a word about a task."""
    if asks(scene.tokens, scene) or scene.has(*_OTHERWISE) or _applies_first(scene) or _wants(scene):
        return True
    return any(refs.explicit for refs in task_refs(scene)) or _still_to_come(scene, stage)


def _still_to_come(scene: Scene, stage: str) -> bool:
    """预计8月18日提交平台; but 已提交平台，预计8月18日完成 tells what has happened."""
    ahead = scene.first("future")
    handed_in = scene.first("submitted", "submittedbare")
    if ahead is None or stage == "frozen":
        return False
    return stage != "submitted" or handed_in is None or scene.index(ahead) < scene.index(handed_in)


def _own(scene: Scene, found: Target) -> bool:
    """Whether the account is the speaker's, or none was named."""
    return not found.accounts or any(scene.lexicon.account[key].unit in scene.context.units for key in found.accounts)


def _by_name(scene: Scene) -> bool:
    """Whether the account or its application was named, not only its platform."""
    return scene.has("account", "name", "accountno", "request") or bool(scene.context.paired("approved"))


def _applies_first(scene: Scene) -> bool:
    """申请 in front of what happened makes it a wish; behind it, it is what was handed in."""
    apply = scene.first("apply")
    first = scene.first(*(kind for kind, _ in _STAGES), "past")
    return apply is not None and (first is None or scene.index(apply) < scene.index(first))


def _wants(scene: Scene) -> bool:
    """A wish and nothing that is past."""
    return scene.has("want") and not scene.find(r"{past} .* {want}") and not scene.find(r"{theplatform} .* {frozen}")


def _said_of_ours(scene: Scene) -> bool:
    """No account was named: taken for ours only if nothing strange was said, or one approved account is waited for."""
    waited = len(scene.context.paired("approved")) == 1 and scene.context.chat == "single"
    return scene.only(_LIGHT | {"future", "span"}) or waited


def _stage(scene: Scene) -> str | None:
    for kind, stage in _STAGES:
        token = scene.first(kind)
        if token is None:
            continue
        if kind == "stopped" and (scene.has("cancel") or _planned(scene)):
            return None
        return stage
    return _told_otherwise(scene)


def _told_otherwise(scene: Scene) -> str | None:
    """已经把抖音号注销了; 已在平台提交注销; 平台把…驳回了; 我们把微博注销了."""
    if scene.has("theplatform") and scene.has("reject", "return") and scene.has("cancel", "change", "account"):
        return "rejected"
    if not scene.has("cancel") or scene.has("requestnoun"):
        return None
    last = scene.all("cancel")[-1]
    verb = scene.text.key[last.start :].rstrip("。!~")
    if not scene.find(r"{past} .* {cancel}"):
        told = scene.full(_DID_IT) or scene.full(_JUST_SAID)
        return "closed" if told and verb.endswith("了") else None
    if scene.find(r"{past} .* {want} .* {cancel}"):
        return "submitted" if "提交" in scene.text.key else None
    return "stopped" if verb.startswith("停") else "closed"


def _planned(scene: Scene) -> bool:
    """停更 with a day ahead is an intention."""
    token = scene.first("date")
    day = scene.day(token) if token else None
    return bool(getattr(day, "day", scene.today.day) > scene.today.day) if day else False


def _strange(scene: Scene) -> bool:
    """Whether words without meaning stand anywhere but at the end."""
    last = max((scene.index(t) for t in scene.tokens if t.kind != "x"), default=-1)
    return any(t.kind == "x" and scene.index(t) < last for t in scene.tokens)


def _days(scene: Scene, slots: Slots, stage: str) -> None:
    for token in scene.all("date"):
        place = scene.index(token)
        before = {t.kind for t in scene.tokens[max(0, place - 3) : place]}
        ahead = "frozen" in before or "to" in before or stage == "frozen"
        day = scene.day(token, back=not ahead)
        if stage == "stopped" or (ahead and stage in {"submitted", "frozen"}):
            put_day(slots, "date", day)
        else:
            put_day(slots, "accepted_on", day)


def blocked(scene: Scene) -> Said | None:
    """受阻 义乌国资 管理员离职; 解除受阻 …; 确认受阻 ZX-… ."""
    if asks(scene.tokens, scene) or scene.has("howto", "cond") or _only_tells_why(scene):
        return None
    decided = scene.first("blockyes", "blockno")
    if decided:
        return Said(
            "BLOCK_CONFIRM", _subject(scene) | {"result": "yes" if decided.kind == "blockyes" else "no"} | _unit(scene)
        )
    if scene.has("unblock"):
        return Said("UNBLOCK", _subject(scene))
    token = scene.first("blocked")
    if token is None or scene.has("extend"):
        return None
    subject = _subject(scene) or _waited_for(scene)
    slots = subject | ({"reason": _why(scene)} if _why(scene) else {})
    typed = scene.word(token) == "受阻"
    if not subject and not typed:
        return None
    denied = any(t.kind == "not" for t in scene.tokens[: scene.index(token)])
    alone = scene.full(r"SOFT {blocked} SOFT") is not None
    return Said("BLOCKED", slots, certain=typed and (bool(subject) or alone) and not denied)


def _only_tells_why(scene: Scene) -> bool:
    """变更 … 原管理员调离: the obstacle is the reason of something else."""
    token = scene.first("blocked")
    return token is not None and scene.word(token) != "受阻" and bool(scene.full(r"SOFT {change} .*"))


def _waited_for(scene: Scene) -> Slots:
    """The only approved application, where what stands in the way was said without a name."""
    approved = scene.context.paired("approved")
    return {"request": approved[0][0]} if len(approved) == 1 and scene.context.chat == "single" else {}


def _subject(scene: Scene) -> Slots:
    if number := number_of(scene):
        return {"request": number}
    refs = next(
        (r for r in task_refs(scene) if r.explicit or scene.has("blocked", "unblock", "blockyes", "blockno")), None
    )
    if refs and not scene.has("account", "accountno"):
        return {"tasks": refs.numbers}
    run = [t for t in scene.tokens if t.kind in {"account", "name", "accountno", "platform", "accountnoun", "self"}]
    found = target(scene, run) if any(t.kind in {"account", "name", "accountno", "platform"} for t in run) else None
    return {"target": found} if found and found.named else {}


def _unit(scene: Scene) -> Slots:
    units = units_said(scene)
    return {"unit": units[0]} if units else {}


def _why(scene: Scene) -> str:
    """The reason: what follows the subject, else the words that told of the obstacle."""
    token = scene.all("blocked")[0]
    if scene.word(token) != "受阻":
        return scene.said([token])
    marks = [
        t
        for t in scene.tokens
        if t is token or t.kind in {"request", "task", "account", "name", "accountno", "platform", "number"}
    ]
    return reason_of(scene, max(scene.index(t) for t in marks) + 1)
