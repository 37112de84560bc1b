"""Of the deed that was guessed another object, number or day: 任务10, 知乎那个, 9月2号, beside a yes or behind a no."""

from bot.language.intents import ACCOUNT_MATTERS
from bot.language.patterns import POINTED_AT, WEIGHTLESS, kinds
from bot.language.refs import plainest, units_said
from bot.language.rules.fields import fields_said
from bot.language.rules.identifiers import account_id
from bot.language.rules.requests import number_of
from bot.language.scene import Said, Scene, Slots, given, put_day
from bot.language.targets import target

_DAY_OF = {
    "EXTENSION_REQUEST": "date",
    "CANCEL_REQUEST": "stop_date",
    "CHANGE_REQUEST": "effective_date",
    "EXECUTION_REPORT": "date",
    "TASK_PROGRESS": "date",
    "RECTIFY_ISSUE": "due",
}
_OF_ACCOUNT = kinds("EXECUTION_REPORT CANCEL_REQUEST CHANGE_REQUEST RECTIFY_ISSUE ACCOUNT_QUERY")
_OF_REQUEST = kinds("REQUEST_WITHDRAW REQUEST_EDIT APPROVE REJECT RETURN REQUEST_STATUS")
_OF_RECT = kinds("RECTIFY_FEEDBACK RECTIFY_VERIFY RECTIFY_ANSWER RECTIFY_WITHDRAW")
_OF_TASK = kinds("TASK_DONE TASK_PROGRESS TASK_WITHDRAW TASK_ADD EXTENSION_REQUEST SIGN_RECEIPT NOT_OURS")
_OF_UNITS = kinds("URGE")
_NOTHING_ELSE = (
    WEIGHTLESS
    | POINTED_AT
    | kinds(
        "task nth number request rect unit date accountid latin accountnoun requestnoun tasknoun not want to become "
        "edit change stopdate effectdate deadline tell rename changefield fieldnoun x"
    )
)
_FEW = 4  # strange characters beside the object: 那个, 期限宽一点


def object_of(scene: Scene, guessed: str) -> Said | None:
    """Only another object, field or day: of the same deed."""
    if not scene.only(_NOTHING_ELSE) or scene.strange > _FEW:
        return None
    named = _named(scene, guessed)
    if guessed in ACCOUNT_MATTERS and "target" in named:
        return Said("FILL", named)  # how far the platform is, from when on and why was told before
    return Said(guessed, named, certain=False) if named else _told(scene, guessed)


def _named(scene: Scene, guessed: str) -> Slots:
    """Which other application, order, account, unit or field."""
    number, rect, units = number_of(scene), scene.first("rect"), units_said(scene)
    run = [token for token in scene.tokens if token.kind in POINTED_AT]
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
    said = [scene.word(token) for token in scene.all("number")]  # 我就随口一说 names no task
    plain = scene.has("task", "nth") or any(one.isascii() for one in said)
    if guessed in _OF_TASK and refs is not None and len(refs.numbers) == 1 and plain and not days:
        return Said("FILL", {"task": refs.numbers[0]})
    if guessed in _DAY_OF and len(days) == 1:
        put_day(slots, _DAY_OF[guessed], scene.day(days[0]))
        if guessed == "RECTIFY_ISSUE" and str(slots.get("due", "9")) < scene.today.day.isoformat():
            del slots["due"]  # a day that is past belongs to what was found
    slots |= given(account_id=account_id(scene) if guessed == "CANCEL_REQUEST" else None)
    return Said("FILL", slots) if slots and "ask" not in slots else None
