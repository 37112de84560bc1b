"""What happened on the platform after the approval, from 停更 to 已注销; and what stands in the way."""

import re

from bot.language.context import OFFICE
from bot.language.patterns import POINTED_AT, WEIGHTLESS, kinds
from bot.language.refs import Refs, numbers_task, task_refs, units_said
from bot.language.rules.asking import asks, clause_start, reason_of
from bot.language.rules.platform_days import put_platform_days
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, Slots, given
from bot.language.targets import Target, target
from bot.language.tokens import Token

_STAGES = (
    ("rejectedbyplatform", "rejected"),
    ("closed", "closed"),
    ("changed", "changed"),
    ("frozen", "frozen"),
    ("submitted", "submitted"),
    ("submittedbare", "submitted"),
    ("stopped", "stopped"),
)
_SUBJECT = kinds("account name accountno platform accountnoun self unit")  # 苏溪微博 is not one's own 微博
_HEAD = kinds("request task nth number account name accountno platform accountnoun unit")
_STUCK = r"^SOFT {task|nth|account|name|platform|accountnoun} SOFT {doing} {particle}* {sep}"
_CLOSING = re.compile(r"[\s,，;；。]*(?:报|上报|申请|申报|登记)?$")
_PROOF = re.compile(r"搜|查不|查无|显示|页面|提示|后台|回执|短信|无此|没有|不存在|打不开|找不到|证明|成功|改成|名称")
_BLOCK_AGREED = re.compile(r"(?:同意|认可|确认|认定)")
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
    if found.note == "no_such_platform":
        return None  # 我把支付宝注销了
    number, link = number_of(scene), scene.first("url")
    if not found.named and not number and not _said_of_ours(scene):
        return None
    slots = {"stage": stage} | given(request=number, target=found if found.named else None)
    put_platform_days(scene, slots, stage)
    slots |= given(link=scene.said([link]) if link else None, text=_shown(scene) or None)
    sure = (_plainly(scene) or "text" in slots) and found.sure and not _sought_alone(scene, stage)
    sure = sure and not (stage == "closed" and "accepted_on" in slots and "closed_on" in slots)  # two steps at once
    return Said("EXECUTION_REPORT", slots, certain=sure)


def _sought_alone(scene: Scene, stage: str) -> bool:
    """微博搜不到了: that nothing is found is a sign of 已注销, and no word of it."""
    closed = [scene.word(token) for token in scene.all("closed", "cancel", "past")]
    return stage == "closed" and bool(closed) and all("搜" in word or "不到" in word for word in closed)


def _shown(scene: Scene) -> str:
    """已注销 义乌教育之声，后台显示注销成功: what shows it stands behind the account, as typed."""
    for head in (r"{closed|changed}", r"{past}{cancel|change}"):
        told = scene.full(rf"SOFT {head} SOFT {_ACCOUNT}+(?P<sign>{{sep}}*)(?P<told>.+)")
        told = told or scene.full(rf"SOFT {_ACCOUNT}+ SOFT {head} SOFT (?P<sign>{{sep}}+)(?P<told>.+)")
        place = told.start("told") if told else 0
        if told and (told["sign"] or (scene.apart(place) and scene.tokens[place].kind == "x")):
            text = reason_of(scene, place)
            return text if _PROOF.search(text) else ""  # 请核验 proves nothing
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
    otherwise = _OTHERWISE - ({"not"} if stage == "rejected" else set())
    if asks(scene.tokens, scene) or scene.has(*otherwise) or _applies_first(scene) or _wants(scene):
        return True
    return numbers_task(scene) or _still_to_come(scene, stage)


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
        if kind == "frozen" and scene.has("submitted", "submittedbare") and _again(scene):
            continue
        if kind == "stopped" and (scene.has("cancel") or _planned(scene)):
            return None
        return stage
    return _told_otherwise(scene)


def _again(scene: Scene) -> bool:
    """重新提交了，冻结15天: handed in once more; how long it is frozen is said beside it."""
    return any(scene.word(t).startswith(("重新", "再次", "又")) for t in scene.all("submitted"))


def _told_otherwise(scene: Scene) -> str | None:
    """已经把抖音号注销了; 已在平台提交注销; 平台把…驳回了; 我们把微博注销了."""
    if scene.has("theplatform") and scene.has("reject", "return") and scene.has("cancel", "change", "account"):
        return "rejected"
    if not scene.has("cancel") or scene.has("requestnoun"):
        return None
    last = scene.all("cancel")[-1]
    verb = scene.text.key[last.start :].rstrip("。!~")
    ended = "stopped" if verb.startswith("停") else "closed"  # 停用了: what comes after it is still to be told
    if not scene.find(r"{past} .* {cancel}"):
        told = (scene.full(_DID_IT) or scene.full(_JUST_SAID)) and verb.endswith("了")
        return ended if told or _awaited(scene, last) else None
    if scene.find(r"{past} .* {want} .* {cancel}"):
        return "submitted" if "提交" in scene.text.key else None
    if verb.startswith("申请"):  # of the platform, or of the office where nothing is approved
        return "submitted" if scene.context.paired("approved") else None
    return "submitted" if _ENDING_HANDED_IN.search(scene.text.key) else ended


_ENDING_HANDED_IN = re.compile(
    r"提交[^,，。;；\n]{0,8}(?:注销|关停|关闭)"
)  # 已经提交平台注销了: handed in, not gone yet


_TAKEN_DOWN = re.compile(r"(?:关|停|注销|下线|下架|撤|销)")
_OF_ACCOUNT = r"{account|name|platform|accountnoun}{platform|accountnoun|soft|particle|all|date|x}*{cancel}"


def _awaited(scene: Scene, verb: Token) -> bool:
    """全办完了，网站彻底关了: while one approved closure is under way, what was closed is that account."""
    waited = len(scene.context.paired("approved")) == 1 and scene.context.chat == "single"
    said = scene.word(verb)
    done = said.endswith("了") or scene.text.key[verb.end : verb.end + 1] == "了"
    return waited and done and _TAKEN_DOWN.match(said) is not None and scene.find(_OF_ACCOUNT) is not None


def _planned(scene: Scene) -> bool:
    """停更 with a day ahead is an intention."""
    token = scene.first("date")
    day = scene.day(token) if token else None
    return bool(getattr(day, "day", scene.today.day) > scene.today.day) if day else False


def _strange(scene: Scene) -> bool:
    """Whether words without meaning stand anywhere but at the end."""
    last = max((scene.index(t) for t in scene.tokens if t.kind != "x"), default=-1)
    return any(t.kind == "x" and scene.index(t) < last for t in scene.tokens)


def blocked(scene: Scene) -> Said | None:
    """受阻 义乌国资 管理员离职; 解除受阻 …; 确认受阻 ZX-… ."""
    if asks(scene.tokens, scene) or scene.has("howto", "cond") or _only_tells_why(scene):
        return None
    if decided := _confirmed(scene):
        return decided
    if scene.has("unblock"):
        told = "阻" not in scene.word(scene.all("unblock")[0])
        return Said("UNBLOCK", _subject(scene), certain=not told)
    token = scene.first("blocked") or _stuck(scene)
    if token is None or scene.has("extend"):
        return None
    others = _another_between(scene, token)
    subject = {"tasks": others.numbers} if others else _subject(scene) or _waited_for(scene)
    slots = subject | ({"reason": _why(scene)} if _why(scene) else {})
    typed = any(scene.word(t) == "受阻" for t in scene.all("blocked"))
    if not subject and not typed:
        return None
    denied = others is not None or any(t.kind == "not" for t in scene.tokens[: scene.index(token)])
    alone = scene.full(r"SOFT {blocked} SOFT") is not None
    return Said("BLOCKED", slots, certain=typed and (bool(subject) or alone) and not denied)


def _another_between(scene: Scene, verb: Token) -> Refs | None:
    """听说任务1办好了，任务10受阻: the number of the part in which 受阻 stands, where another part named one before."""
    named = [refs for refs in scene.runs if refs.explicit and refs.start < scene.index(verb)]
    apart = [refs for refs in named[1:] if scene.tokens[refs.start - 1].kind == "sep"]
    return apart[-1] if apart else None


def _confirmed(scene: Scene) -> Said | None:
    """确认受阻 ZX-…, 认可 ZX-… 的受阻: the office's word on it."""
    token = scene.first("blockyes", "blockno")
    agreed = scene.context.has(OFFICE) and scene.has("blocked") and _BLOCK_AGREED.match(scene.text.key)
    if token is None and not (agreed and number_of(scene)):
        return None
    result = "no" if token and token.kind == "blockno" else "yes"
    return Said("BLOCK_CONFIRM", _subject(scene) | {"result": result} | _unit(scene))


def _only_tells_why(scene: Scene) -> bool:
    """变更 … 原管理员调离; 管理员换成王红，原管理员调走了: the obstacle is the reason of something else."""
    token = scene.first("blocked")
    wished = scene.find(r"^({polite|self|soft|want}*{account|name|platform|particle}*{soft|want}*){changefield}")
    verb = scene.word(scene.first("changefield") or scene.tokens[0]) if wished else ""
    changes = bool(scene.full(r"SOFT {change} .*")) or any(one in verb for one in "改换变")
    return token is not None and scene.word(token) != "受阻" and changes


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
    run = [t for t in scene.tokens if t.kind in _SUBJECT]
    found = target(scene, run) if any(t.kind in POINTED_AT for t in run) else None
    return {"target": found} if found and found.named else {}


def _unit(scene: Scene) -> Slots:
    units = units_said(scene)
    return {"unit": units[0]} if units else {}


def _stuck(scene: Scene) -> Token | None:
    """注销卡住了: what is stuck is an account, not a task."""
    about = scene.has("cancel", "account", "request") and not scene.has("task", "nth")
    return next((t for t in scene.all("doing") if about and scene.word(t).startswith("卡")), None)


def _why(scene: Scene) -> str:
    """The reason as typed: behind 受阻 and its subject, else from the obstacle on to a closing 报受阻."""
    first = scene.first("blocked") or _stuck(scene)
    if first is None:
        return ""
    if scene.word(first) != "受阻":
        last = next((t for t in reversed(scene.all("blocked")) if scene.word(t) == "受阻"), None)
        run = scene.tokens[_led_to(scene, first) : scene.index(last) if last else len(scene.tokens)]
        return _CLOSING.sub("", scene.said(run))
    place = scene.index(first) + 1
    while place < len(scene.tokens) and scene.tokens[place].kind in _HEAD:
        place += 1
    return reason_of(scene, place) or _CLOSING.sub(
        "", scene.said(scene.tokens[_subject_end(scene) : scene.index(first)])
    )


def _led_to(scene: Scene, obstacle: Token) -> int:
    """平台说主体认证过期，提不了注销: what led to it in a part before, if that names no subject."""
    place = scene.index(obstacle)
    start = clause_start(scene, place)
    if (stuck := scene.find(_STUCK)) and stuck.end() < start:
        return stuck.end()  # 任务3卡住了，注册用的手机号机主调走了，后台登不进去
    told = start > 0 and not any(t.kind in _HEAD for t in scene.tokens[:start])
    return next(p for p, t in enumerate(scene.tokens) if t.kind not in WEIGHTLESS) if told else place


def _subject_end(scene: Scene) -> int:
    """任务10缺人手，报受阻: the place behind the words that name the subject at the head."""
    subject = _HEAD | WEIGHTLESS
    return next((place for place, t in enumerate(scene.tokens) if t.kind not in subject), len(scene.tokens))
