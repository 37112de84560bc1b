"""不是注销，是改名; 对，不过日期是9月5号; 编号不对，是ZG-2022-013: a guess that was half right, offered anew."""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.company import names_something
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import plainest, units_said
from bot.language.rules.fields import fields_said
from bot.language.rules.identifiers import account_id
from bot.language.rules.putting import put_into
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, Slots, given, put_day, scene_of
from bot.language.targets import target

_SIGN = r"[\s,，。;；]+"
_HEAD = r"(?:等等|等下|哎|诶|哦|噢|嗯|啊)?[\s,，]*"
_DENIED = re.compile(
    rf"{_HEAD}(?:不是|不用|不要|别|不)(?P<denied>[^,，。;；]{{1,12}}){_SIGN}(?P<rest>.{{2,}})", re.DOTALL
)
_AMISS = re.compile(
    rf"{_HEAD}(?:[^,，。;；]{{0,6}}(?:对了?|没错)[\s,，]*)?[^,，。;；]{{0,8}}?(?:不对|错了?|搞混了|弄反了|弄混了|看错号?了?){_SIGN}"
    r"(?P<rest>.{2,})",
    re.DOTALL,
)
_BUT = re.compile(
    rf"{_HEAD}(?:对了一半|对的?|是的?|嗯+|行|可以|没错|好的?|[^,，。;；]{{1,8}}(?:没错|对的|是对的|可以)){_SIGN}?"
    r"(?:不过|但是?|只是|可是?)[\s,，]*(?P<rest>.{2,})",
    re.DOTALL,
)
_BEFORE = re.compile(rf"(?P<rest>[^,，。;；]{{3,}}){_SIGN}(?:不是|没说|不要)[^,，。;；]{{1,10}}[。!！]?", re.DOTALL)
_LED = re.compile(r"^(?:而是|应该是|应该到|应该|我?(?:要|说|想|讲|指|报|办)的?(?:其实)?是|是要|而|就是|是|改成?|就)")
_OPEN = kinds("UNKNOWN IGNORE HELP SELECT CONFIRM DIALOG_CANCEL FILL SUGGESTION")
_DAY_OF = {
    "EXTENSION_REQUEST": "date",
    "CANCEL_REQUEST": "stop_date",
    "CHANGE_REQUEST": "effective_date",
    "EXECUTION_REPORT": "date",
    "TASK_PROGRESS": "date",
    "RECTIFY_ISSUE": "due",
}
_WITH_REASON = kinds("EXTENSION_REQUEST CANCEL_REQUEST CHANGE_REQUEST")
_OF_ACCOUNT = kinds("CANCEL_REQUEST CHANGE_REQUEST RECTIFY_ISSUE ACCOUNT_QUERY")
_OF_REQUEST = kinds("REQUEST_WITHDRAW REQUEST_EDIT APPROVE REJECT RETURN REQUEST_STATUS")
_OF_RECT = kinds("RECTIFY_FEEDBACK RECTIFY_VERIFY RECTIFY_ANSWER RECTIFY_WITHDRAW")
_OF_TASK = kinds("TASK_DONE TASK_PROGRESS TASK_WITHDRAW TASK_ADD EXTENSION_REQUEST SIGN_RECEIPT NOT_OURS")
_OF_UNITS = kinds("URGE")
_ACCOUNT = kinds("account name platform accountno")
_NOTHING_ELSE = (
    WEIGHTLESS
    | _ACCOUNT
    | kinds(
        "task nth number request rect unit date accountid latin accountnoun requestnoun tasknoun not want to become "
        "edit change stopdate effectdate deadline tell rename changefield fieldnoun x"
    )
)
_FEW = 4  # strange characters beside the object: 那个, 期限宽一点


def half_right(scene: Scene, read: Callable[[Scene], Said | None]) -> Said | None:
    """What is meant instead of what we guessed; only offered, whatever it is."""
    asked = scene.context.asked
    guessed = asked.intent if asked is not None and asked.mine and asked.kind == "confirm" and not asked.form else ""
    rest = _rest(scene.text.shown.strip()) if guessed else ""
    if not rest or scene.has("qmark", "question"):
        return None
    for words in dict.fromkeys((rest, _LED.sub("", rest))):
        free = scene_of(words, replace(scene.context, asked=None), scene.lexicon)
        command = read(free)
        if command is not None and command.intent not in _OPEN:
            if command.intent != guessed or names_something(command):
                return Said(command.intent, command.slots, certain=False)
            break  # 不改名，换管理员: the same deed, of which something else is said
    free = scene_of(_LED.sub("", rest), replace(scene.context, asked=None), scene.lexicon)
    why = put_into(free, "").get("reason") if guessed in _WITH_REASON else None
    return Said("FILL", {"reason": why}) if why else _object(free, guessed)


def _rest(shown: str) -> str:
    """What stands behind (or before) what is denied."""
    for pattern in (_DENIED, _AMISS, _BUT, _BEFORE):
        if found := pattern.fullmatch(shown):
            return found["rest"].strip()
    return ""


def _object(scene: Scene, guessed: str) -> Said | None:
    """Only another object, field or day: of the same deed."""
    if not scene.only(_NOTHING_ELSE) or sum(len(token) for token in scene.all("x")) > _FEW:
        return None
    named = _named(scene, guessed)
    return Said(guessed, named, certain=False) if named else _told(scene, guessed)


def _named(scene: Scene, guessed: str) -> Slots:
    """Which other application, order, account, unit or field."""
    number, rect, units = number_of(scene), scene.first("rect"), units_said(scene)
    run = [token for token in scene.tokens if token.kind in _ACCOUNT]
    found = target(scene, run) if guessed in _OF_ACCOUNT and run else None
    fields = fields_said(scene) if guessed == "CHANGE_REQUEST" else []
    return given(
        request=number if guessed in _OF_REQUEST else None,
        rect=str(rect.value) if guessed in _OF_RECT and rect is not None else None,
        target=found if found is not None and found.accounts else None,
        units=list(units) if guessed in _OF_UNITS and units else None,
        field=fields[0] if len(fields) == 1 else None,
    )


def _told(scene: Scene, guessed: str) -> Said | None:
    """Another number or day goes with what was offered (`FILL` to a guess is offered anew, never done)."""
    refs, days, slots = plainest(scene), scene.dated(), Slots()
    if guessed in _OF_TASK and refs is not None and len(refs.numbers) == 1 and not days:
        return Said("FILL", {"task": refs.numbers[0]})
    if guessed in _DAY_OF and len(days) == 1:
        put_day(slots, _DAY_OF[guessed], scene.day(days[0]))
    slots |= given(account_id=account_id(scene) if guessed == "CANCEL_REQUEST" else None)
    return Said("FILL", slots) if slots and "ask" not in slots else None
