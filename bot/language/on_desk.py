"""What lies on the office's desk decides what a plain word of decision is about: 佛堂的退回, 魅力苏溪这个驳回.

The facts say what lies there: `on_desk` applications that wait for this person (ZX-2022-001:Z04:41, of an extension
without an account), `to_check` reports (1:Z01), `revocable` approved applications, `just_decided` what he decided last.
Nothing is decided here: every reading is offered, and a yes only brings the card.
"""

import re
from collections.abc import Sequence
from dataclasses import replace

from bot.language import decision_words as words_of
from bot.language.context import CLERKS, OFFICE, OVERSEERS
from bot.language.decision_words import END
from bot.language.desk_papers import Paper, papers
from bot.language.intents import ANSWERING, VERDICTS
from bot.language.patterns import kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene, clauses, given
from bot.language.targets import target

_NAME = "□"  # in the place of a unit or an account
_BACK = re.compile(
    rf"(?:退回|打回|退)(?:去|来|给(?:他们?|单位))?(?:吧|了|让|重|{END})|(?:退回|打回|退)(?:给|去)?(?={_NAME})|让他们(?:重|再|写|补|改)|重新(?:报|写|填)"
)
_NO = re.compile(rf"驳回|不同意|不予同意|不批(?!评)|不准|不给(?:延期?|批|过)?[了吧]?{END}")
_YES = re.compile(
    rf"(?:(?:同意|批准?)(?:的?(?:延期|延长|注销|变更|停更|改名|更名|申请))+|(?:(?<=[{_NAME}的个件份都也])|(?<=可以))过|"
    rf"同意|通过|批准|批了?|(?:(?<![^{_NAME}的个件份看,，;。 ])(?:可以|没问题|行)))(?:了|吧|啊|的)?{END}"
)
_HOLD = re.compile(
    r"先(?:别|不|不要|放着?|缓)(?:批|办|同意|通过|点|放|定|签)?|(?:别|甭|不要|不用|不必)(?:批(?![评注示阅])|同意|通过)|暂(?:时)?(?:不|缓)|缓一缓|等等再|过两天再"
)
_BUT = re.compile(r"[,，。;； ]+(?P<but>(?:但是?|不过|只是|前提|只要|条件|可是).{4,})$")
_OF_REPORT = re.compile(r"任务|名单|分管|专职|联系人|上报|报的|报上来|情况")
_OF_FORM = re.compile(r"申请|注销|变更|改名|停更|账号|的号")
_APPROVED = re.compile(r"批(?![评注示阅])")
_APPLICATIONS = ("ZX", "BG")
_OF_OTHERS = kinds("UNKNOWN SIGN_UNDO TASK_WITHDRAW REQUEST_WITHDRAW REQUEST_REVOKE")
_LOOSE = kinds(
    "UNKNOWN IGNORE APPROVE REJECT RETURN VERIFY REQUEST_VERIFY TASK_WITHDRAW REQUEST_WITHDRAW CANCEL_REQUEST "
    "TASK_PROGRESS TASK_DONE KEEP EXTENSION_FOR EXTENSION_REQUEST RECTIFY_VERIFY HOLD_TODAY SIGN_UNDO REQUEST_REVOKE "
    "HELP DISPOSITION REASSIGN"
)
_DECISIONS = kinds("APPROVE REJECT RETURN UNKNOWN")  # 教育局那个退回, where another unit's is the only one that waits
_NAMED = kinds("rect mobile plan delegate handover register contactchange urge export disposition")
_ACCOUNTS = kinds("account name unit platform accountnoun")
_PLAIN = re.compile(r"(?:那个|这个|这件|那件|就)?(?:退回|打回|驳回|同意|通过|批准|不同意|不行|不通过)(?:了|吧|去|掉)*")


def of_desk(scene: Scene, said: Said) -> Said | None:
    """The word of decision on what waits for this person; offered."""
    office = scene.context.has(OFFICE)
    if not office or not is_free(scene, said):
        return None if office else _of_checks(scene, said)
    if rather := words_of.meant_instead(scene):  # the wrong one's words are no reason of either
        return verdict(scene.saying(rather)) or Said("UNKNOWN", {"hint": "not_on_desk"})
    if words_of.UNDONE.search(scene.text.key) or scene.has("request"):
        return _taken_back(scene, said) or _nothing_to_undo(scene, said)
    if words_of.NOT_BACK.search(scene.text.key) and not decides_on(scene) and lying(scene):
        return Said("UNKNOWN", {"hint": "kept"})  # 苏溪的不用退
    loose = said.intent in _LOOSE or (said.intent == "PHONE_CALLED" and "电" not in scene.text.key)
    if not loose or scene.has(*_NAMED) or _names_task(said) or not decides_on(scene):
        return _another_verdict(scene) if _chooses(scene, said) and decides_on(scene) else None
    return Said("APPROVE", {"batch": True}) if _EXCEPTED.search(scene.text.key) else _of_what_waits(scene, said)


def _of_checks(scene: Scene, said: Said) -> Said | None:
    """双井的任务1通过, of a clerk whose unit verifies what 双井 reports."""
    others = set(units_said(scene)) - set(scene.context.units)
    if not others or scene.context.has(OVERSEERS) or said.intent not in _LOOSE:
        return None
    free = is_free(scene, said) and decides_on(scene) and not scene.has(*_NAMED, "request")
    reports = [one for one in papers(scene.context, "to_check") if one.unit in others] if free else []
    return _on(scene, fitting, named=True) if (fitting := _fitting(scene, reports)) else None


def is_free(scene: Scene, said: Said) -> bool:
    """Whether the words, said to us alone, are no answer to what is asked, and no question."""
    asked = scene.context.asked  # beside a guess of ours only what is no answer to it
    unread = said.intent not in ANSWERING or (said.intent == "UNKNOWN" and not said.slots)
    free = asked is None or _chooses(scene, said) or (asked.mine and bool(asked.intent) and unread)
    return scene.context.chat == "single" and free and not _asked(scene)


def _chooses(scene: Scene, said: Said) -> bool:
    asked = scene.context.question
    return asked is not None and asked.about in _LISTS and said.intent == "SELECT"


def extensions_lying(scene: Scene) -> list[str]:
    """The extensions that wait, of the units named if any are; none where another paper may be spoken of."""
    codes, key = units_said(scene), scene.text.key
    waiting = [one for one in papers(scene.context, "on_desk") if not codes or one.unit in codes]
    found = [one.number for one in waiting if one.number.startswith("YQ")]
    plainly = "延" in key or len(found) == len(waiting)
    return found if plainly and not _OF_FORM.search(key.replace("申请", "")) else []


def offers_choice(scene: Scene) -> bool:
    """Whether a list of what waits lies open, to choose from."""
    asked = scene.context.question
    return asked is not None and asked.kind == "choose" and asked.about in _LISTS


def verdict(part: Scene) -> Said | None:
    """What a part decides of what waits and is named in it; a number is meant, whether it waits or not."""
    token = part.first("request")
    found = [Paper(str(token.value), "")] if token else _fitting(part, _waiting(part))
    return _on(part, found, named=True) if found else None


def lying(part: Scene) -> set[str]:
    """What waits of whom a part names."""
    return {one.number for one in _fitting(part, _waiting(part))} if units_said(part) or _accounts(part) else set()


def _of_what_waits(scene: Scene, said: Said) -> Said | None:
    named = bool(units_said(scene)) or _accounts(scene) != frozenset()
    if not named and not _PLAIN.fullmatch(scene.text.key.strip(" ,。!~")):
        return _of_reports(scene, said)
    waiting = _waiting(scene)
    if fitting := _fitting(scene, waiting):
        return _on(scene, fitting, named=named)
    others = units_said(scene) and waiting and not {one.unit for one in waiting} & set(units_said(scene))
    return Said("UNKNOWN", {"hint": "not_on_desk"}) if others and said.intent in _DECISIONS else None


def _of_reports(scene: Scene, said: Said) -> Said | None:
    """退回去，没写清楚, where no application waits: of the report that does; of several it is asked which."""
    plainly = said.intent in VERDICTS or (said.intent == "UNKNOWN" and _PLAINLY.search(scene.text.key))
    loose = plainly and not said.slots.keys() & {"request", "batch"} and not _OF_FORM.search(scene.text.key)
    if not loose or scene.has("extend") or papers(scene.context, "on_desk"):
        return None
    reports = papers(scene.context, "to_check")
    found = _on(scene, reports, named=False) if reports else None
    return replace(found, certain=len(reports) > 1) if found is not None and found.intent == "VERIFY" else None


_PLAINLY = re.compile("退回|打回|退给|让他们.{0,4}[重补]|通过|同意")
_TOLD_US = re.compile(r"来电|打(?:来|了|过)?电话|电话(?:里|来|中)|打来|[递交送]来|书面|纸质")
_LISTS = kinds("APPROVE VERIFY PENDING_APPROVALS PENDING_VERIFICATIONS")  # of what waits, to choose from
_EXCEPTED = re.compile(  # 除了上溪都通过: of many at once, and the one named is just the one that is not meant
    r"(?:(?:除了?|除去|除开|除掉|撇开)[^,。;]{1,12}?|以外的?|之外的?)(?:都|全|其他|其它|其余|剩下|别的)"
    r"[^,。;]{0,4}?(?:通过|同意|批|过|可以|行|没问题|退|驳)"
)


def _another_verdict(scene: Scene) -> Said | None:
    """苏溪的退回去，账号ID不对 beside a list of what waits: no choice of it alone, but a no, and why."""
    waiting = _waiting(scene)
    fitting = _fitting(scene, waiting) if units_said(scene) or _accounts(scene) else []
    said = _on(scene, fitting, named=True) if fitting else None
    denied = said is not None and (said.intent in {"REJECT", "RETURN"} or said.slots.get("result") == "return")
    return said if denied else None


def decides_on(scene: Scene) -> bool:
    """A word of decision, or of putting it off, stands there; only then is the desk looked at."""
    return scene.has("extend") or any(words.search(_masked(scene)) for words in _VERDICTS)


def _asked(scene: Scene) -> bool:
    """佛堂的通过了吗; but 佛堂的退回，张三分管哪块没写清楚 asks nothing."""
    parts = [part for part in clauses(scene) if not words_of.CANNOT.search(part.text.key)]  # 佛堂的同意不了 is a no
    deciding = [part for part in parts if any(words.search(_masked(part)) for words in _VERDICTS)]
    if "不给" in scene.text.key and any(_NO.search(_masked(part)) for part in deciding):
        return scene.has("qmark")  # 延期不给了 is no 延期不
    return any(asks(part.tokens, part) for part in deciding or parts) or scene.text.key.endswith("?")


def _masked(scene: Scene) -> str:
    """The words, with one sign in the place of each name, and without a return that is denied: 苏溪的不用退."""
    words = "".join(_NAME if token.kind in _ACCOUNTS else scene.word(token) for token in scene.tokens)
    return words_of.NOT_BACK.sub("", words) if "退" in words or "驳" in words else words


def _names_task(said: Said) -> bool:
    """A reading that is sure, and names a task and its unit, needs no help."""
    verified = said.intent == "VERIFY" and {"tasks", "unit"} <= said.slots.keys()
    return said.certain and (verified or said.intent == "EXTENSION_FOR")  # 代登记延期 …: a command by its first words


def _waiting(scene: Scene) -> list[Paper]:
    return [*papers(scene.context, "on_desk"), *papers(scene.context, "to_check")]


def _accounts(scene: Scene) -> frozenset[int]:
    """The accounts that are named; a unit alone names none."""
    run = [token for token in scene.tokens if token.kind in _ACCOUNTS]
    if not any(token.kind in {"account", "platform"} or _of_account(scene, token) for token in run):
        return frozenset()
    return frozenset(number for _, number in target(scene, run).accounts)


def _of_account(scene: Scene, token: object) -> bool:
    return getattr(token, "kind", "") == "name" and not units_said(scene)


def _fitting(scene: Scene, there: Sequence[Paper]) -> list[Paper]:
    """Those of the papers that are the named unit's, the named account's, and of the kind that is spoken of."""
    codes, accounts, key = units_said(scene), _accounts(scene), scene.text.key
    if accounts:
        there = [one for one in there if one.account in accounts]
    elif codes:
        there = [one for one in there if one.unit in codes]
    if scene.has("extend"):
        return [one for one in there if one.number.startswith("YQ")]
    if task_refs(scene) or (_OF_REPORT.search(key) and not _OF_FORM.search(key)):
        numbers = {str(number) for refs in task_refs(scene) if refs.explicit for number in refs.numbers}
        reports = [one for one in there if one.is_report and (not numbers or one.number in numbers)]
        return reports or list(there if not task_refs(scene) else ())
    if _APPROVED.search(key):  # 佛堂那个批了, while a report of theirs waits, too: a report is 核实, not 批
        return [one for one in there if not one.is_report] or list(there)
    if _OF_FORM.search(key):
        return [one for one in there if one.number.startswith(_APPLICATIONS)]
    return list(there)


def _on(scene: Scene, fitting: Sequence[Paper], *, named: bool) -> Said | None:
    key = _masked(scene)
    if _HOLD.search(key):
        return Said("UNKNOWN", {"hint": "kept"}) if named and not _BACK.search(key) else None
    told = scene.has("extend") and not _TOLD_US.search(key)  # 佛堂打电话来说任务3要延到9月10号 asks for it
    day = told and (scene.dated() or scene.has("span"))
    intent = (
        "REJECT" if _NO.search(key) else "RETURN" if _BACK.search(key) or words_of.BAD.search(key) or day
        else "APPROVE" if _YES.search(key) else ""
    )  # fmt: skip
    if not intent:
        return None
    reports = [one for one in fitting if one.is_report]
    if not reports:
        return _of_application(scene, intent, fitting)
    if len(reports) < len(fitting):
        return None  # an application and a report: which, the person must say
    only = reports[0] if len(reports) == 1 else None
    unit = only.unit if only else next(iter(units_said(scene)), None)
    result = "pass" if intent == "APPROVE" else "return"
    why = None if result == "pass" else _why(scene)
    slots = given(tasks=(only.task,) if only else None, unit=unit, result=result, reason=why)
    return Said("VERIFY", slots, certain=False)


def _of_application(scene: Scene, intent: str, fitting: Sequence[Paper]) -> Said:
    units = {one.unit for one in fitting}
    whose = given(request=fitting[0].number) if len(fitting) == 1 else {}
    whose |= {} if whose or len(units) > 1 else {"of_unit": units.pop()}  # of two of theirs it is asked which
    if intent == "APPROVE":
        but = _BUT.search(scene.text.shown.strip())
        return Said("APPROVE", whose | given(condition=but["but"] if but else None), certain=False)
    return Said(intent, whose | given(reason=_why(scene)), certain=False)


_VERDICTS = (_NO, _BACK, words_of.BAD, _YES, _HOLD, words_of.UNDONE)


def _why(scene: Scene) -> str:
    """The parts that do more than decide, as they were typed."""
    parts = [part.strip() for part in re.split(r"[,，。;；!！\n]+", scene.text.shown) if part.strip()]
    if scene.has("extend") and words_of.PLAINLY_NO.fullmatch(words_of.without_object(scene, parts[0])):
        return "，".join(parts[1:])
    if len(parts) == 1:
        return parts[0] if scene.has("extend") else ""
    decides = words_of.SENT_BACK.match(parts[0]) or any(words.search(parts[0]) for words in _VERDICTS[:3])
    head = [] if decides and not scene.has("extend") else parts[:1]
    return "，".join([*head, *(part for part in parts[1:] if not words_of.ONLY_DECIDES.fullmatch(part))])


def _taken_back(scene: Scene, said: Said) -> Said | None:
    """等等，教育局那个我点快了，撤回同意: of what was approved or passed, by the unit named or the last one decided."""
    context, key = scene.context, scene.text.key
    loose = said.intent in _LOOSE | {"REQUEST_VOID"} and not (said.certain and said.intent == "REQUEST_VOID")
    token = scene.first("request")
    number = str(token.value) if token else ""
    called_back = number in {one.number for one in papers(context, "revocable")} and words_of.CALLED_BACK.search(key)
    if number and not called_back:
        return None
    told = words_of.UNDONE.search(key) or called_back
    if not (loose and told) or context.has(CLERKS) or scene.has("rect", "recallnotice", "disposition"):
        return None
    approved = papers(context, "revocable")
    last = next(iter(papers(context, "just_decided")), None)
    if number:
        return _void(scene, number)
    if units_said(scene) or _accounts(scene):
        fitting = _fitting(scene, approved)
        if len(fitting) == 1:
            return _void(scene, fitting[0].number)
        last = last if last is not None and last.unit in units_said(scene) else None
    return _undone(scene, last, approved) if last is not None else None


def _nothing_to_undo(scene: Scene, said: Said) -> Said | None:
    """What a unit or a principal would take back is nothing that the office could: it hears how it is done there."""
    theirs = said.intent in _OF_OTHERS and not scene.context.has(CLERKS) and not scene.has("request", "rect")
    return Said("UNKNOWN", {"hint": "undone"}) if theirs else None


def _undone(scene: Scene, last: Paper, approved: Sequence[Paper]) -> Said | None:
    """What was decided last: a report is to be done anew, an approval is voided."""
    if last.is_report:
        return Said("REOPEN", {"tasks": (last.task,), "unit": last.unit}, certain=False)
    return _void(scene, last.number) if any(one.number == last.number for one in approved) else None


def _void(scene: Scene, number: str) -> Said:
    """作废, with whatever of the words is a reason."""
    parts = [part.strip() for part in re.split(r"[,，。;；!！\n]+", scene.text.shown) if part.strip()]
    if len(parts) == 1 and number in parts[0]:
        parts = [parts[0].partition(number)[2].strip()]  # 撤销 ZX-2022-001 苏溪又说要留着
    why = "，".join(part for part in parts if not words_of.NO_REASON.search(part) and number not in part)
    return Said("REQUEST_VOID", given(request=number, reason=why), certain=False)
