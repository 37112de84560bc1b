"""Applications by number: how they stand, and what the unit or the office does with them apart from deciding."""

import re

from bot.language.context import OFFICE
from bot.language.patterns import POINTED_AT, WEIGHTLESS, compiled, kinds
from bot.language.rules.asking import asks, clause_start, reason_of
from bot.language.rules.extension import extension_edited
from bot.language.rules.fields import put_stop_date
from bot.language.rules.form import text_fields
from bot.language.rules.identifiers import account_id
from bot.language.rules.plain_words import ended
from bot.language.rules.shifting import in_forms_month
from bot.language.scene import Said, Scene, Slots, given
from bot.language.targets import target
from bot.language.tokens import Token

_LIGHT = WEIGHTLESS | kinds("all plan want apply requestnoun request")
_STATUS = _LIGHT | kinds(
    "question qmark view progress detail myrequests status approve howto not sign tell done report"
)
_ASKED = _STATUS | kinds(
    "cancel change extend closed changed rename return account name platform accountno accountnoun done "
    "date agree reject submitted submittedbare"
)
_PROGRESS_OF = (
    r"SOFT {apply|requestnoun|cancel|change|extend} {soft|particle|apply}* {progress|question|status}+ "
    r"{soft|particle|qmark|question}*"
)
_TAKEN_BACK = (
    r"SOFT {want}* SOFT {cancel|change|extend|apply|requestnoun}+ "
    r"{self|sep|soft|particle|want|polite|cancel}* {withdraw} SOFT"
)
_AROUND_WITHDRAWAL = kinds(
    "notcancel withdraw undo account name platform unit accountnoun cancel change reasonword date x task number extend"
)
_NOT_AFTER = kinds("howto task rect register cond detail unitnoun want")
_APPLIED = kinds("cancel change extend closed changed approve apply rename return reject")
_IDENTIFIER = (
    r"SOFT {accountid}{soft|become|sep}*{latin|junk|number|mobile}+ SOFT"  # when the form's 10 minutes are over
)
_TYPED = (
    ("revoke", "REQUEST_REVOKE"),
    ("void", "REQUEST_VOID"),
    ("reopenrequest", "REQUEST_RESTORE"),
    ("papersign", "PAPER_SIGN"),
    ("signundo", "SIGN_UNDO"),
    ("closebyletter", "CLOSE_BY_LETTER"),
)


def number_of(scene: Scene) -> str | None:
    """The application's number, if one is named."""
    token = scene.first("request")
    return str(token.value) if token else None


def form(scene: Scene) -> Said | None:
    """打印申请表 ZX-2022-003; 申请表 ZX-2022-003: the form as a file."""
    noun = scene.first("requestnoun")
    if noun is None or "表" not in scene.word(noun) or not scene.only(_LIGHT | kinds("export view")):
        return None
    number = number_of(scene)
    if not scene.has("export") and not scene.full(r"SOFT {requestnoun} SOFT ({request} SOFT)?"):
        return None
    return Said("EXPORT", {"what": "form"} | ({"request": number} if number else {}))


def status(scene: Scene) -> Said | None:
    """我的申请; ZX-2022-003; zx2022003 到哪一步了; 注销申请进度."""
    if _decided_beside(scene) or scene.has("otherthing") or scene.find(r"{approve} SOFT {myrequests}"):
        return None
    number = number_of(scene)
    if number and (said := _numbered_status(scene, number)):
        return said
    extended = kinds("task nth number") if "延期" in scene.text.key else frozenset[str]()  # 任务3延期批了吗
    if scene.has("myrequests") and scene.mostly(_STATUS | {"cancel", "change", "extend"} | extended):
        return Said("REQUEST_STATUS", given(request=number))
    if _WHERE_IT_IS.search(scene.text.key) and scene.has("apply", "requestnoun", "cancel", "change"):
        return Said("REQUEST_STATUS", given(request=number), certain=not scene.has("task", "rect"))
    if scene.full(_PROGRESS_OF) and scene.has("apply", "requestnoun", "progress") and not scene.has("howto"):
        return Said("REQUEST_STATUS", given(request=number))
    return None


_WHERE_IT_IS = re.compile(r"(?:申请|单|表).{0,8}(?:卡|压|停|走|批|审|到)(?:批|到|在|至|了)*(?:谁|哪)(?!些)")


def _numbered_status(scene: Scene, number: str) -> Said | None:
    """The number with words of looking only, or asked about."""
    asking = asks(scene.tokens, scene)
    looks = scene.only(_STATUS) and (asking or not (scene.has("approve", "not") or _found_good(scene)))
    urged = not scene.has("howto", "cond") and (asking or scene.has("urge"))
    return Said("REQUEST_STATUS", {"request": number}) if looks or urged else None


def _found_good(scene: Scene) -> bool:
    """ZX-2022-009我看可以: of those who decide it is a word on it."""
    good = any(scene.word(token) == "可以" for token in scene.all("want"))
    return good and scene.context.has(OFFICE) and not scene.has("view", "progress", "detail")


def _decided_beside(scene: Scene) -> bool:
    """ZX-2022-001拖了这么久，批准: the office's word in a part of its own."""
    verb = scene.first("approve", "reject", "return", "agree") if scene.context.has(OFFICE) else None
    start = clause_start(scene, scene.index(verb)) if verb else 0
    return start > 0 and not asks(scene.tokens[start:], scene)


def asked_after(scene: Scene) -> Said | None:
    """佛堂城事注销了吗, 变更批下来没有: how an application stands, asked without its number."""
    if scene.has(*_NOT_AFTER) or not asks(scene.tokens, scene) or _seeks_content(scene) or _decided_beside(scene):
        return None
    ours = scene.context.chat == "single" or scene.has("self", "apply", "requestnoun", "account", "name", "accountno")
    if not ours or not scene.has(*_APPLIED) or not scene.mostly(_ASKED):
        return None
    named = [t for t in scene.tokens if t.kind in POINTED_AT]
    return Said("REQUEST_STATUS", {"target": target(scene, named)} if named else {})


def _seeks_content(scene: Scene) -> bool:
    """延期有什么要求 asks about the thing itself, not how it stands."""
    words = [scene.word(token) for token in scene.all("question")]
    if any(word in {"要不要", "用不用", "需不需要", "需要吗", "必须吗"} for word in words):
        return True
    return any(part in word for word in words for part in ("什么", "哪些", "啥")) and not any(
        part in word for word in words for part in ("时候", "状态", "进度", "情况", "进展", "程度")
    )


def pull_back(scene: Scene) -> Said | None:
    """撤回申请 ZX-2022-003; 不注销了; 取消注销; 注销的申请我要撤回."""
    if asks(scene.tokens, scene) or scene.has("cond", "howto"):
        return None
    number = number_of(scene)
    applied = number or scene.has("apply", "requestnoun") or scene.full(_TAKEN_BACK + r"({sep} .*)?")
    undone = scene.has("undo") and scene.has("cancel", "change", "extend", "apply", "request")
    if not scene.has("notcancel") and not undone and not (scene.has("withdraw") and applied):
        return None
    plain = scene.only(_LIGHT | _AROUND_WITHDRAWAL | {"not"})
    if _before_not(scene) or not (plain or (number and scene.has("withdraw") and not scene.context.has(OFFICE))):
        return None
    slots: Slots = {"request": number} if number else {}
    return Said("REQUEST_WITHDRAW", slots, certain=plain and not scene.has("x"))


def _before_not(scene: Scene) -> bool:
    """没撤回; but 申请撤了吧，不弄了 is a wish."""
    verb = scene.first("withdraw", "notcancel", "undo")
    return any(verb is None or token.start < verb.start for token in scene.all("not"))


def handled(scene: Scene) -> Said | None:
    """作废 ZX-… 理由, 撤销批准 ZX-…, 重开 ZX-…, 纸质签字 ZX-…, 收回签字, 函请处置 ZX-…."""
    for kind, intent in _TYPED:
        token = scene.first(kind)
        if token is None or asks(scene.tokens, scene) or scene.has("cond", "howto"):
            continue
        number = number_of(scene)
        if not number and intent not in {"SIGN_UNDO", "PAPER_SIGN", "REQUEST_REVOKE"} and not _alone(scene, kind):
            continue
        if not number and intent == "REQUEST_RESTORE" and scene.has("account", "name"):
            return Said(intent, {"target": target(scene, scene.all("account", "name", "platform"))}, certain=False)
        return _typed(scene, intent, number, kind)
    return None


def _alone(scene: Scene, kind: str) -> bool:
    """重开, 作废 as a whole message: which application is asked; 重开 bears an account's name."""
    if kind == "reopenrequest":
        return scene.only(_LIGHT | {kind, "account", "name", "platform"})
    return kind == "void" and scene.context.has(OFFICE) and scene.only(_LIGHT | {kind})


def _typed(scene: Scene, intent: str, number: str | None, kind: str) -> Said | None:
    slots: Slots = {"request": number} if number else {}
    marks = [scene.index(t) for t in scene.all(kind, "request")]
    head = scene.tokens[: max(marks)]
    text = reason_of(scene, max(marks) + 1)
    if text and intent not in {"SIGN_UNDO", "PAPER_SIGN", "REQUEST_RESTORE"}:
        slots["text" if intent == "CLOSE_BY_LETTER" else "reason"] = text
    plain = all(t.kind in _LIGHT or t.kind == kind for t in head)
    told = intent == "PAPER_SIGN" and not number and not scene.full(r"{sep}*{papersign}{sep|particle}*")
    return Said(intent, slots, certain=plain and not told)  # 领导在纸上签好字了 may only be told


def verify(scene: Scene) -> Said | None:
    """核验通过 ZX-2022-003; 核验不通过 义乌国资 搜索仍可见."""
    number = number_of(scene)
    token = scene.first("verifypass", "verifyfail")
    token = token or (scene.first("verifyitempass", "verifyitemreturn") if number else None)
    if token is None or asks(scene.tokens, scene) or _decides(scene, token):
        return None
    slots: Slots = {"result": "pass" if token.kind.endswith("pass") else "fail"}
    named = scene.first("request", "account", "name", "accountno")
    if number:
        slots["request"] = number
    elif named:
        slots["target"] = target(scene, [t for t in scene.tokens if t.kind in POINTED_AT])
    last = max(scene.index(t) for t in scene.all(token.kind, "request", "account", "name", "accountno", "platform"))
    reason = reason_of(scene, last + 1)
    if reason:
        slots["reason"] = reason
    return Said("REQUEST_VERIFY", slots)


def _decides(scene: Scene, token: Token) -> bool:
    """ZX-2022-010审核通过: from the office that is the decision on an application, no look at what was closed."""
    waiting = token.kind.startswith("verifyitem") and scene.word(token).startswith(("审核", "审批", "审查"))
    return waiting and scene.context.has(OFFICE)


_APPLICATIONS = ("ZX", "BG", "YQ")


def edit(scene: Scene) -> Said | None:
    """修改 ZX-2022-001 停更日期8月20日; 修改 原因1; 停更日期改成8月20号: without a number the open form is meant."""
    number = number_of(scene)
    elsewhere = number and not number.startswith(_APPLICATIONS)  # PX-2022-001改成10月11号: a training is moved
    if elsewhere or asks(scene.tokens, scene) or scene.has("return", "reject", "howto", "cond", "task", "rect"):
        return None
    if number and scene.context.has(OFFICE):
        return _to_be_mended(scene, number)
    if scene.full(_THAT_ONE):
        return Said("REQUEST_EDIT", certain=False)  # 修改那个申请
    if not (number and scene.has("edit", "change", "become")) and not _edits(scene):
        return None
    if number and number.startswith("YQ"):
        return extension_edited(scene, number)
    slots: Slots = {"request": number} if number else {}
    why = _dated_reason(scene)
    return Said("REQUEST_EDIT", slots | ({"reason": why} if why else _into_form(scene, number or "")))


def _into_form(scene: Scene, number: str) -> Slots:
    slots, day = Slots(), "effective_date" if number.startswith("BG") or scene.has("effectdate") else "stop_date"
    said = put_stop_date(scene, slots, day)
    if said and (same := in_forms_month(scene, said, number)):
        slots[day] = same
    fields = ("account_id", "field", "value") if not scene.has("reasonword") else ("account_id", "reason")
    return slots | text_fields(scene, fields, loose=False)


_LED = re.compile(
    r"^[\s,，:：]*(?:也|再|就)?(?:改一?下|改成|改为|换成|写成?|填|是)?[\s,，:：]*(?:改成|改为|写成?|是)?[\s,，:：]*"
)


def _dated_reason(scene: Scene) -> str:
    """原因改成冻结期三十天，月底前完成不了: a day behind 原因 is part of it, unless one of the form is spoken of."""
    why, days = scene.first("reasonword"), scene.dated()
    if why is None or not days or scene.has("stopdate", "effectdate", "accountid", "stopped"):
        return ""
    return ended(_LED.sub("", scene.behind(why))) if all(day.start > why.start for day in days) else ""


_THAT_ONE = (
    r"SOFT ({edit} {soft|particle|self}*|{ba} {soft|particle|self}*) {apply|requestnoun|extend}+ "
    r"({edit}|{change})? SOFT"
)


def _to_be_mended(scene: Scene, number: str) -> Said | None:
    """让教育局把ZX-2022-005改一下再报, ZX-2022-009请补齐后重报: of the office it is a word to the unit."""
    if not _AGAIN.search(scene.text.key):
        return None
    reason = scene.text.shown.strip()
    return Said("RETURN", {"request": number, "reason": reason}, certain=False)


_AGAIN = re.compile(
    r"(?:再|重新?|重)(?:报|交|提|填|来)|(?:补|改)(?:齐|全|正|好|一下|下).{0,3}(?:再|后|重|$|[,，。])|让.{0,6}(?:改|补)"
)


def _edits(scene: Scene) -> bool:
    """修改 in front of a field of the form, or the field in front of 改成, and no account between."""
    field = "{reasonword|stopdate|effectdate|accountid|date}"
    return bool(
        _corrects(scene)
        or scene.full(rf"SOFT {{edit}} {{soft|sep|x}}?{field} .*")
        or scene.full(r"SOFT {edit} {soft|sep|x}?{fieldnoun} .+")
        or scene.full(r"SOFT ({change}|{edit} {accountnoun}) {sep}*{latin}.*")
        or scene.full(r"SOFT {ba}?({stopdate|effectdate}) SOFT {become|change|edit|extend} {to|soft}*{date} SOFT")
        or scene.full(r"SOFT {ba}?({reasonword|accountid}) {soft|particle}*{x}? SOFT {become|edit} .+")
        or scene.full(r"SOFT {edit} SOFT")
    )


def _corrects(scene: Scene) -> bool:
    """不对，原始id是gh_…: behind a no to the form that we showed, one field of it."""
    asked = scene.context.asked
    sign = next((place for place, t in enumerate(scene.tokens) if t.kind == "sep"), 0)
    said = "".join(scene.word(t) for t in scene.tokens[:sign])
    if asked is None or asked.kind != "confirm" or said not in scene.lexicon.vocabulary.phrases["no"]:
        return False
    identifier = r"{accountid}{soft|become|sep}*{latin|junk|number|to|mobile}+"
    day = r"({stopdate|effectdate}SOFT{become}*)?{date}SOFT{stopped}*"
    shape = compiled(rf"{{soft|particle|sep}}*({identifier}|{day}){{soft|particle|sep}}*")
    return shape.fullmatch(scene.sentence.letters, sign) is not None


def proceed(scene: Scene) -> Said | None:
    """继续; 继续 ZX-2022-001; 提交 where nothing is open: the draft is shown again and offered."""
    said = "".join(scene.word(token) for token in scene.tokens if token.kind not in {"sep", "polite", "particle"})
    if scene.context.chat == "single" and said in scene.lexicon.vocabulary.phrases.get("submit", frozenset()):
        return Said("CONTINUE")
    if scene.context.chat == "single" and scene.full(_IDENTIFIER):
        return Said("CONTINUE", given(account_id=account_id(scene)))
    if scene.has("continue") and scene.only(_LIGHT | {"continue", "cancel", "change"}):
        number = number_of(scene)
        return Said("CONTINUE", {"request": number} if number else {})
    return None
