"""For each command that may be offered, what it takes from the sentence; None where it lacks what it needs."""

from collections.abc import Callable, Mapping

from bot.language.offers import accounts, oversight, people, rects, tasks
from bot.language.rules.asking import asks
from bot.language.rules.guide import of_another_thing, topic_of
from bot.language.scene import Scene, Slots, given

_SHORT = 4  # 整改
Namer = Callable[[Scene], Slots | None]


def named_in(scene: Scene, intent: str) -> Slots | None:
    """The slots of a command as far as the sentence names them."""
    return NAMERS.get(intent, tasks.numbers)(scene)


def _helped(scene: Scene) -> Slots | None:
    return None if of_another_thing(scene) else given(topic=topic_of(scene))


def _suggested(scene: Scene) -> Slots:
    return {"text": scene.text.shown.strip()}


def _looked_for(scene: Scene) -> Slots | None:
    """整改还要两天 tells, it does not ask for a list."""
    short = len(scene.text.key) <= _SHORT
    return {} if short or asks(scene.tokens, scene) or scene.has("view", "myrects", "query") else None


def _nothing(_: Scene) -> Slots:
    return {}


NAMERS: Mapping[str, Namer] = {
    "TASK_DONE": tasks.done,
    "TASK_PROGRESS": tasks.told,
    "TASK_ADD": tasks.told,
    "TASK_DETAIL": tasks.of_task,
    "NOT_OURS": tasks.of_task_or_asked,
    "TASK_WITHDRAW": tasks.last,
    "EXTENSION_REQUEST": tasks.extended,
    "SIGN_RECEIPT": _nothing,
    "ASSIGN_PERSON": tasks.assigned,
    "CANCEL_REQUEST": accounts.cancelled,
    "CHANGE_REQUEST": accounts.changed,
    "EXECUTION_REPORT": accounts.executed,
    "BLOCKED": accounts.blocked,
    "REQUEST_STATUS": accounts.queried_request,
    "REQUEST_WITHDRAW": accounts.withdrawn,
    "REQUEST_EDIT": accounts.request,
    "CONTINUE": accounts.request,
    "PAPER_SIGN": accounts.request,
    "SIGN_UNDO": accounts.request,
    "REQUEST_REVOKE": accounts.request,
    "REQUEST_VOID": accounts.request,
    "PRINCIPAL_SIGN": accounts.decided,
    "APPROVE": accounts.approved,
    "REJECT": accounts.sent_back,
    "RETURN": accounts.sent_back,
    "VERIFY": oversight.verified,
    "UNIT_STATUS": oversight.of_unit,
    "URGE": oversight.urged,
    "STATS": oversight.counted,
    "LIST_MY_TASKS": tasks.listed,
    "ACCOUNT_QUERY": accounts.accounts,
    "EXPORT": oversight.exported,
    "HELP": _helped,
    "CONTACT_OFFICE": _nothing,
    "HAND_OVER": oversight.ordered,
    "REASSIGN": oversight.reassigned,
    "REPORT_FOR": oversight.reported_for,
    "ACK_FOR": oversight.of_unit,
    "NOT_APPLICABLE": oversight.item_of_unit,
    "VOID": oversight.item_of_unit,
    "REOPEN": oversight.item_of_unit,
    "KEEP": tasks.of_task,
    "DISPOSITION": oversight.disposed,
    "RECTIFY_ISSUE": rects.issued,
    "RECTIFY_VERIFY": rects.rect_checked,
    "RECTIFY_FEEDBACK": rects.rect_told,
    "RECTIFY_DISPUTE": rects.rect_disputed,
    "RECTIFY_LIST": _looked_for,
    "CONTACT_CHANGE": people.person,
    "DELEGATE": people.delegated,
    "UNDELEGATE": people.undelegated,
    "SUGGESTION": _suggested,
    "UPDATE_SEEN": rects.seen,
    "RECALL": oversight.recalled,
    "REMARK": oversight.remarked,
    "SUCCESSION": _nothing,
    "HANDOVER_LIST": _nothing,
    "UNDELIVERED": _nothing,
    "PENDING_APPROVALS": _nothing,
    "PENDING_VERIFICATIONS": _nothing,
    "PREVIEW_TODAY": _nothing,
    "HOLD_TODAY": _nothing,
}
