"""The judge: who may, what is refused, what must be asked; every intent with its own rules on one page."""

from collections.abc import Mapping

from bot.language.context import CLERKS, LEADER, LEADERS, MEDIA, MONITOR, OFFICE, OVERSEERS, Context
from bot.language.judging import accounts, requests, tasks
from bot.language.judging.case import Case, Judge, kept, numbered
from bot.language.lexicon import Lexicon
from bot.language.patterns import kinds
from bot.language.scene import Said, Slots

READ_ONLY = kinds(
    "HELP TASK_DETAIL LIST_MY_TASKS REQUEST_STATUS STATS UNIT_STATUS ACCOUNT_QUERY RECTIFY_LIST EXPORT UNKNOWN IGNORE "
    "CONTACT_OFFICE PENDING_APPROVALS PENDING_VERIFICATIONS PREVIEW_TODAY HANDOVER_LIST COMPARE OPINION_STANDING "
    "TIMELINE"
)
_FOR_STRANGERS = kinds(
    "HELP CONTACT_OFFICE REGISTER SUGGESTION UNKNOWN IGNORE DIALOG_CANCEL CONFIRM SELECT FILL REGISTER_GROUP "
    "ACCOUNT_QUERY"
)
_FOR_OFFICE = kinds(
    "APPROVE REJECT RETURN URGE HAND_OVER REASSIGN KEEP VOID REOPEN NOT_APPLICABLE DISPOSITION PREVIEW_TODAY "
    "HOLD_TODAY REQUEST_VOID CLOSE_BY_LETTER BLOCK_CONFIRM REPORT_FOR ACK_FOR REGISTER_GROUP RECALL "
    "RECTIFY_ANSWER RECTIFY_MEASURE PHONE_CALLED CALLS_ADVISED EXPLAIN_FOR UNAPPROVED_CASE EXTENSION_FOR "
    "OPINION_ASK OPINION_SHEET REGROUP OPINION_FOR POST_FINAL_FOR IDENTIFY"
)
_FOR_MEDIA = kinds("VOICE VOICE_CLASS VOICE_SUMMARY")
_OF_OPINIONS = kinds("URGE REASSIGN KEEP VOID REOPEN RECALL")
_FOR_OVERSEERS = kinds("PENDING_VERIFICATIONS VERIFY REQUEST_VERIFY")
_FOR_MONITORS = kinds(
    "RECTIFY_ISSUE RECTIFY_VERIFY RECTIFY_WITHDRAW RECTIFY_DISCARD RECTIFY_ACK_FOR RECTIFY_FEEDBACK_FOR UPDATE_SEEN "
    "RECTIFY_URGE RECTIFY_CIRCULAR UNAPPROVED_FOUND COMPARE DRAFT_ORDERS"
)
_CONFIRMED = kinds(
    "URGE RECTIFY_ISSUE CONTACT_CHANGE HAND_OVER REASSIGN KEEP VOID REOPEN NOT_APPLICABLE DISPOSITION REQUEST_VOID "
    "REQUEST_REVOKE CLOSE_BY_LETTER HOLD_TODAY RECTIFY_WITHDRAW RECTIFY_DISCARD RECTIFY_MEASURE RECALL SUCCESSION "
    "RECTIFY_URGE UNAPPROVED_FOUND DRAFT_ORDERS EXTENSION_FOR OPINION_ASK VOICE REGROUP OPINION_FOR POST_FINAL_FOR "
    "REPORT_FOR IDENTIFY"
)
_ON_CARD = kinds(
    "APPROVE REJECT RETURN PRINCIPAL_SIGN RECTIFY_VERIFY VERIFY REQUEST_VERIFY BLOCK_CONFIRM RECTIFY_ANSWER"
)
_AFTER_YES = kinds("computed already_done not_own_task long_term_no_deadline")
_BEFORE_DOUBT = kinds("which_account which_task which_plan confirm_batch how")
_JUDGES: Mapping[str, Judge] = {
    "TASK_DONE": tasks.done,
    "TASK_PROGRESS": tasks.about_own,
    "TASK_ADD": tasks.about_own,
    "NOT_OURS": tasks.about_own,
    "ASSIGN_PERSON": tasks.about_own,
    "TASK_DETAIL": tasks.detail,
    "TASK_WITHDRAW": tasks.withdraw,
    "EXTENSION_REQUEST": tasks.extension,
    "SIGN_RECEIPT": tasks.receipt,
    "URGE": tasks.urge,
    "CANCEL_REQUEST": accounts.application(("account_id", "stop_date", "reason")),
    "CHANGE_REQUEST": accounts.application(("value", "account_id", "effective_date", "reason", "field")),
    "ACCOUNT_QUERY": accounts.query,
    "EXECUTION_REPORT": accounts.execution,
    "RECTIFY_ISSUE": accounts.issue,
    "UPDATE_SEEN": accounts.seen,
    "IDENTIFY": accounts.identified,
    "DISPOSITION": accounts.disposition,
    "REQUEST_WITHDRAW": requests.pull_back,
    "REQUEST_EDIT": requests.by_number("open_request"),
    "REQUEST_REVOKE": requests.by_number("approved"),
    "REQUEST_VOID": requests.by_number("open_request"),
    "REQUEST_RESTORE": requests.by_number("closed_request"),
    "PAPER_SIGN": requests.by_number("open_request"),
    "SIGN_UNDO": requests.by_number("signed"),
    "CLOSE_BY_LETTER": requests.by_number("open_request"),
    "DELEGATE": requests.delegation,
    "PRINCIPAL_SIGN": requests.decision,
    "APPROVE": requests.decision,
    "REJECT": requests.decision,
    "RETURN": requests.decision,
    "UNIT_STATUS": requests.unit_status,
    "EXPORT": requests.export,
    "RECTIFY_FEEDBACK": requests.feedback,
    "RECTIFY_VERIFY": requests.verify,
    "REQUEST_VERIFY": requests.verify,
    "VERIFY": requests.verify,
    "BLOCKED": requests.blocked,
    "UNBLOCK": requests.blocked,
    "BLOCK_CONFIRM": requests.blocked,
}


def judge(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    """The slots as the plans and the context's state leave them, with deny, ask and hint."""
    if not context.bound and said.intent not in _FOR_STRANGERS:
        return {"deny": "unbound_user"}
    case = Case(said.intent, accounts.placed(said.slots, lexicon), context, lexicon)
    if refusal := _forbidden(case):
        named = kept(numbered(case), "task", "tasks", "plan", "account", "request", "rect", "unit", "units")
        return named | {"deny": refusal}
    slots = accounts.without_target(_JUDGES.get(said.intent, numbered)(case))
    return _asked(said, slots)


_FOR_LEADERS = kinds("PRINCIPAL_SIGN DELEGATE UNDELEGATE SIGN_UNDO")
_OF_UNITS = kinds("EXTENSION_REQUEST CANCEL_REQUEST CHANGE_REQUEST EXECUTION_REPORT")
_FOR_SOME = {
    "PENDING_APPROVALS": OFFICE | LEADER | MONITOR,
    "REMARK": OFFICE | LEADER,
    "OPINION": CLERKS,
    "UNDELIVERED": OFFICE | {"系统管理员"},
    "DUTY_CHECK": OVERSEERS,
    "PICTURE": CLERKS,
    "UPDATE_SEEN": MONITOR,
    "SUGGESTION_LIST": OFFICE | {"系统管理员"},
    "SUGGESTION_ANSWER": OFFICE | {"系统管理员"},
    "ORDER_CLOSE": OFFICE,
    "TRANSFER": OFFICE,
    **dict.fromkeys(
        kinds("EXPLAIN POST_OFFER RECTIFY_RECEIPT PICTURE_OF SCORE_OBJECT ORDER_RECEIPT"), CLERKS | LEADERS
    ),
    "DUTY_UNCHECK": OVERSEERS,
}


def may(intent: str, context: Context) -> bool:
    """Whether somebody of these roles may mean it at all."""
    if not context.bound and intent not in _FOR_STRANGERS:
        return False
    if intent in _FOR_LEADERS:
        return context.has(LEADER)
    if intent == "REGISTER":
        return not context.bound
    if intent in _OF_UNITS and context.has(OVERSEERS) and not context.has(CLERKS | LEADERS):
        return False
    if intent in _FOR_SOME:
        return context.has(_FOR_SOME[intent])
    needed = _needed(intent)
    return needed is None or context.has(needed) or _checks(intent, context)


def _checks(intent: str, context: Context) -> bool:
    """Whether it is a verdict of somebody whose own unit verifies a report that waits."""
    return intent == "VERIFY" and bool(context.facts.get("to_check"))


def _needed(intent: str) -> frozenset[str] | None:
    """The roles of which one is needed, as far as the intent alone decides."""
    if intent in _FOR_OFFICE:
        return OFFICE
    if intent in _FOR_OVERSEERS:
        return OVERSEERS
    if intent in _FOR_MEDIA:
        return OFFICE | MEDIA
    if intent == "STATS":
        return OVERSEERS | LEADERS  # a unit's leaders: how their unit stands
    return MONITOR | OFFICE if intent in _FOR_MONITORS else None


def _forbidden(case: Case) -> str | None:
    """Rights as far as the roles alone decide; the handlers check the rows."""
    context = case.context
    if case.slots.get("batch"):
        return "no_batch_approve" if context.has(OFFICE | LEADER) else "no_permission"
    needed = _needed(case.intent)
    own = _checks(case.intent, context) or (case.intent in _OF_OPINIONS and context.has(MEDIA) and _is_opinion(case))
    return "no_permission" if needed and not own and not context.has(needed) else None


def _is_opinion(case: Case) -> bool:
    """YJ-2022-001: 融媒体 looks after what it handed on; whether it did, the rows say."""
    return bool(case.numbers) and all(str(number).startswith("YJ-") for number in case.numbers)


def _asked(said: Said, slots: Slots) -> Slots:
    """What must be asked where nothing was refused: a doubt first, then a missing part, then the confirmation."""
    if not said.certain and slots.get("deny") in _AFTER_YES:
        slots = {key: value for key, value in slots.items() if key != "deny"}  # a yes will hear the refusal
    if not said.certain and slots.get("deny") == "no_approval":  # nobody is reported on a guess
        return {k: v for k, v in said.slots.items() if k != "target"} | kept(slots, "account") | {"ask": "did_you_mean"}
    if "deny" in slots:
        return {key: value for key, value in slots.items() if key != "ask"}
    if not said.certain and said.intent not in READ_ONLY and slots.get("ask") not in _BEFORE_DOUBT:
        return slots | {"ask": "did_you_mean"}
    if "ask" in slots or said.intent not in _CONFIRMED | _ON_CARD:
        return slots
    return slots | {"ask": "confirm" if said.intent in _CONFIRMED else "confirm_on_card"}
