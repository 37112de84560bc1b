"""What the plan and the situation make of what was said: refusals, questions, offers. It knows no rows."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date

from bot.language.context import LEADER, MONITOR, OFFICE, OVERSEERS, Context
from bot.language.lexicon import AccountKey, Lexicon, TaskWords
from bot.language.scene import Said, Slots
from bot.language.targets import Target

Judge = Callable[[Said, Context, Lexicon], Slots]
_OPEN_TO_ALL = frozenset(
    {
        "HELP",
        "CONTACT_OFFICE",
        "REGISTER",
        "SUGGESTION",
        "UNKNOWN",
        "IGNORE",
        "REJECT_INPUT",
        "DIALOG_CANCEL",
        "CONFIRM",
        "SELECT",
        "FILL",
        "REGISTER_GROUP",
        "ACCOUNT_QUERY",
    }
)
_READ_ONLY = frozenset(
    {
        "HELP",
        "TASK_DETAIL",
        "LIST_MY_TASKS",
        "REQUEST_STATUS",
        "STATS",
        "UNIT_STATUS",
        "ACCOUNT_QUERY",
        "RECTIFY_LIST",
        "EXPORT",
        "UNKNOWN",
        "IGNORE",
        "CONTACT_OFFICE",
        "PENDING_APPROVALS",
        "PENDING_VERIFICATIONS",
        "PREVIEW_TODAY",
    }
)
_FOR_OFFICE = frozenset(
    {
        "APPROVE",
        "REJECT",
        "RETURN",
        "URGE",
        "HAND_OVER",
        "REASSIGN",
        "KEEP",
        "VOID",
        "REOPEN",
        "NOT_APPLICABLE",
        "DISPOSITION",
        "PREVIEW_TODAY",
        "HOLD_TODAY",
        "REQUEST_VOID",
        "CLOSE_BY_LETTER",
        "BLOCK_CONFIRM",
        "REPORT_FOR",
        "ACK_FOR",
        "REGISTER_GROUP",
    }
)
_FOR_OVERSEERS = frozenset({"STATS", "PENDING_VERIFICATIONS", "VERIFY", "REQUEST_VERIFY"})
_FOR_MONITORS = frozenset({"RECTIFY_ISSUE", "RECTIFY_VERIFY"})
_CONFIRMED = frozenset(
    {
        "URGE",
        "RECTIFY_ISSUE",
        "CONTACT_CHANGE",
        "HAND_OVER",
        "REASSIGN",
        "KEEP",
        "VOID",
        "REOPEN",
        "NOT_APPLICABLE",
        "DISPOSITION",
        "REQUEST_VOID",
        "REQUEST_REVOKE",
        "CLOSE_BY_LETTER",
        "HOLD_TODAY",
    }
)
_ON_CARD = frozenset(
    {"APPROVE", "REJECT", "RETURN", "PRINCIPAL_SIGN", "RECTIFY_VERIFY", "VERIFY", "REQUEST_VERIFY", "BLOCK_CONFIRM"}
)
_AFTER_YES = frozenset({"computed", "already_done", "not_own_task", "long_term_no_deadline"})
_DONE = ("已办结", "办结")
_CLOSED = ("已销号", "已注销", "已处置", "停用")


def judge(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    """The slots as the plan and the context's state leave them, with deny, ask and hint."""
    if not context.bound and said.intent not in _OPEN_TO_ALL:
        return {"deny": "unbound_user"}
    slots = dict(said.slots)
    _accounts(slots, lexicon)
    if refusal := _forbidden(said.intent, context, slots):
        slots = _numbered(slots, context, lexicon)
        return {key: value for key, value in slots.items() if key in _KEPT_ON_DENIAL} | {"deny": refusal}
    slots = _JUDGES.get(said.intent, _as_said)(Said(said.intent, slots, said.certain), context, lexicon)
    slots.pop("bad_date", None)
    slots.pop("target_note", None)
    _ask(said, slots)
    return slots


_KEPT_ON_DENIAL = frozenset({"task", "tasks", "plan", "account", "request", "rect", "unit", "units"})


def _ask(said: Said, slots: Slots) -> None:
    """What must be asked where nothing was refused: a doubt first, then a missing part, then the confirmation."""
    if not said.certain and slots.get("deny") in _AFTER_YES:
        del slots["deny"]  # first whether that was meant at all; a yes hears the refusal
    if "deny" in slots:
        slots.pop("ask", None)
    elif (
        not said.certain
        and said.intent not in _READ_ONLY
        and slots.get("ask") not in {"which_account", "which_task", "which_plan", "confirm_batch"}
    ):
        slots["ask"] = "did_you_mean"
    elif "ask" not in slots and said.intent in _CONFIRMED:
        slots["ask"] = "confirm"
    elif "ask" not in slots and said.intent in _ON_CARD:
        slots["ask"] = "confirm_on_card"


def _forbidden(intent: str, context: Context, slots: Slots) -> str | None:
    if slots.pop("batch", False):
        return "no_batch_approve" if context.has(OFFICE | LEADER) else "no_permission"
    if intent in _FOR_OFFICE and not context.has(OFFICE):
        return "no_permission"
    if intent in _FOR_OVERSEERS and not context.has(OVERSEERS):
        return "no_permission"
    if intent in _FOR_MONITORS and not context.has(MONITOR | OFFICE):
        return "no_permission"
    return None


def _as_said(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    return _numbered(said.slots, context, lexicon)


def _numbered(slots: Slots, context: Context, lexicon: Lexicon) -> Slots:
    """tasks of one number as task; a plan where several are loaded and the number is one notice's only."""
    numbers = slots.get("tasks")
    if not isinstance(numbers, tuple):
        return slots
    if len(numbers) == 1:
        slots = {"task": numbers[0]} | {key: value for key, value in slots.items() if key != "tasks"}
        _, found = _task(numbers[0], slots, context, lexicon)
        if len(lexicon.plans) > 1 and found is not None and "plan" not in slots:
            slots["plan"] = found.plan
        return slots
    return slots | {"tasks": list(numbers)}


def _task(number: int, slots: Slots, context: Context, lexicon: Lexicon) -> tuple[str | None, TaskWords | None]:
    """The task of that number that concerns the speaker: a question or refusal, or the task."""
    tasks = [task for task in lexicon.tasks_numbered(number) if slots.get("plan") in {None, task.plan}]
    if not tasks:
        return "no_such_task", None
    mine = [task for task in tasks if task.owners & set(context.units)]
    if len(mine) > 1:
        return "which_plan", None
    if not mine:
        return "not_own_task", tasks[0] if len(tasks) == 1 else None
    return None, mine[0]


def _own(said: Said, context: Context, lexicon: Lexicon) -> tuple[Slots, TaskWords | None]:
    """One task of one's own: the slots with a refusal or question where it is none."""
    slots = _numbered(said.slots, context, lexicon)
    number = slots.get("task")
    if not isinstance(number, int):
        return slots, None
    trouble, task = _task(number, slots, context, lexicon)
    if trouble == "no_such_task":
        return {key: value for key, value in slots.items() if key not in {"task", "text"}} | {"deny": trouble}, None
    if trouble == "which_plan":
        return slots | {"ask": "which_plan"}, None
    if trouble:
        return slots | {"deny": trouble}, task
    return slots, task


def _done(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    if (
        isinstance(said.slots.get("tasks"), tuple)
        and len(said.slots["tasks"]) > 1
        or said.slots.get("tasks") == "all_open"
    ):  # type: ignore[arg-type]
        return _batch(said.slots, context, lexicon)
    unit = said.slots.get("unit")
    if unit and unit not in context.units:
        return _numbered(said.slots, context, lexicon) | {"deny": "not_own_unit"}
    slots, task = _own(said, context, lexicon)
    if "deny" in slots or "ask" in slots or task is None:
        return slots
    if refusal := _not_reportable(task, context):
        return slots | {"deny": refusal}
    if _before_cycle(task, context):
        slots["ask"] = "confirm_before_cycle"
    return slots


def _not_reportable(task: TaskWords, context: Context) -> str | None:
    if context.facts.get(f"task{task.number}") in _DONE:
        return "already_done"
    return "computed" if task.computed else None


def _before_cycle(task: TaskWords, context: Context) -> bool:
    return task.long_term and task.opens_on is not None and context.now.date() < task.opens_on


def _batch(slots: Slots, context: Context, lexicon: Lexicon) -> Slots:
    numbers = slots["tasks"]
    if numbers == "all_open":
        return {"tasks": "all_open", "ask": "confirm_batch"}
    refused = dict[str, object]()
    for number in numbers:  # type: ignore[attr-defined]
        trouble, task = _task(number, slots, context, lexicon)
        trouble = trouble or (_not_reportable(task, context) if task else None)
        if trouble:
            refused[str(number)] = trouble
    kept = {key: value for key, value in slots.items() if key in {"plan", "text", "unit"}}
    return {"tasks": list(numbers), "ask": "confirm_batch"} | kept | ({"deny_part": refused} if refused else {})  # type: ignore[call-overload]


def _progress(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots, _ = _own(said, context, lexicon)
    return slots


def _detail(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = _numbered(said.slots, context, lexicon)
    number = slots.get("task")
    if isinstance(number, int):
        trouble, _ = _task(number, slots, context, lexicon)
        if trouble == "no_such_task":
            return {"deny": trouble}
        if trouble == "which_plan" or (
            trouble and len(lexicon.plans) > 1 and "plan" not in slots and len(lexicon.tasks_numbered(number)) > 1
        ):
            slots["ask"] = "which_plan"
    return slots


def _extension(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    bad = said.slots.get("bad_date")
    slots, task = _own(said, context, lexicon)
    refusal = slots.get("deny")
    if task is not None and not refusal:
        refusal = _not_extendable(task, slots, context)
    if not refusal and bad == "invalid_date":
        refusal = bad
    if refusal:
        return {key: value for key, value in slots.items() if key in {"task", "plan", "date"}} | {"deny": refusal}
    if "ask" in slots:
        return slots
    missing = [name for name in ("task", "date", "reason") if name not in slots]
    return slots | ({"ask": ",".join(missing)} if missing else {})


def _not_extendable(task: TaskWords, slots: Slots, context: Context) -> str | None:
    if context.facts.get(f"task{task.number}") in _DONE:
        return "already_done"
    if task.long_term:
        return "long_term_no_deadline"
    day = slots.get("date")
    if isinstance(day, str) and task.due_on and date.fromisoformat(day) <= task.due_on:
        return "date_not_later"
    if isinstance(day, str) and date.fromisoformat(day) < context.now.date():
        return "past_date"
    return None


def _receipt(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    if "tasks" in said.slots:
        slots, _ = _own(said, context, lexicon)
        return slots
    if said.slots:
        return said.slots
    several = context.facts.get("unsigned", "1")
    return {"ask": "which_notice"} if several.isdigit() and int(several) > 1 else {"notice": "latest"}


def _withdraw(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    if said.slots.get("target") == "last":
        return {"target": "last", "ask": "confirm"}
    slots, _ = _own(said, context, lexicon)
    return slots


# --- accounts -------------------------------------------------------------------------------------------------------


def _accounts(slots: Slots, lexicon: Lexicon) -> None:
    """The target as account, or as account_candidates; with the notice beside it where several are loaded."""
    found = slots.pop("target", None) if isinstance(slots.get("target"), Target) else None
    several = slots.pop("targets", None)
    if isinstance(several, list):
        keys = [t.accounts[0] for t in several if len(t.accounts) == 1]
        slots["accounts"] = [number for _, number in keys]
    if not isinstance(found, Target):
        return
    slots["target_note"] = found
    if len(found.accounts) == 1:
        slots["account"] = found.accounts[0][1]
    elif found.accounts:
        slots["account_candidates"] = [number for _, number in found.accounts]
        if found.note:
            slots["note"] = found.note
    if found.accounts and len(lexicon.plans) > 1:
        plans = [plan for plan, _ in found.accounts]
        slots |= {"plan": plans[0]} if len(plans) == 1 else {"candidate_plans": plans}


def _target(slots: Slots) -> Target:
    found = slots.pop("target_note", None)
    return found if isinstance(found, Target) else Target(named=False)


def _application(fields: Sequence[str]) -> Judge:
    def _judge(said: Said, context: Context, lexicon: Lexicon) -> Slots:
        slots = said.slots
        found = _target(slots)
        refusal = _not_applicable_account(found, context, lexicon)
        if refusal:
            return _only_account(slots, refusal)
        if len(found.accounts) != 1:
            return slots | {"ask": "which_account"}
        if _only_number(found):
            return slots | {"ask": "confirm_number"}
        if "field" in fields and "field" not in slots:
            return slots | {"ask": "field"}
        if refusal := _bad_day(slots, context):
            return slots | {"deny": refusal}
        missing = [name for name in fields if name not in slots]
        return slots | ({"ask": ",".join(missing)} if missing else {})

    return _judge


def _only_account(slots: Slots, refusal: str) -> Slots:
    return {key: value for key, value in slots.items() if key in {"account", "plan"}} | {"deny": refusal}


def _only_number(found: Target) -> bool:
    """注销 3: a bare number may be a place in the list or something else."""
    return found.phrase.isascii() and found.phrase.isdigit()


def _bad_day(slots: Slots, context: Context) -> str | None:
    if slots.get("bad_date") == "invalid_date":
        return "invalid_date"
    days = [slots[name] for name in ("stop_date", "effective_date") if name in slots]
    return "past_date" if any(date.fromisoformat(str(day)) < context.now.date() for day in days) else None


def _not_applicable_account(found: Target, context: Context, lexicon: Lexicon) -> str | None:
    if found.protected:
        return "protected_account"
    if not found.accounts:
        return "not_on_list" if found.named else None
    if not any(lexicon.account[key].unit in context.units for key in found.accounts):
        return "not_own_account"
    if len(found.accounts) == 1:
        return _state(found.accounts[0], context)
    return None


def _state(key: AccountKey, context: Context) -> str | None:
    if context.facts.get(f"account{key[1]}") in _CLOSED:
        return "already_closed"
    if any(account == key[1] for _, account in context.paired("open_request")):
        return "duplicate_request"
    return None


def _query(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    found = _target(said.slots)
    if not said.slots and not found.accounts:
        return {"deny": "not_on_list"} if found.named else {}
    return said.slots


def _execution(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = said.slots
    found = _target(slots)
    approved = context.paired("approved")
    if found.protected:
        return {"deny": "protected_account"}
    if not found.accounts and not slots.get("request"):
        if found.named:
            return {key: value for key, value in slots.items() if key == "stage"} | {"deny": "not_on_list"}
        if len(approved) == 1 and approved[0][1] is not None:
            slots = {"account": approved[0][1]} | slots
        else:
            return slots | {"ask": "which_account"}
    elif len(found.accounts) > 1:
        known = [account for _, account in approved if account in {number for _, number in found.accounts}]
        if len(known) != 1:
            return slots | {"ask": "which_account"}
        slots = {"account": known[0]} | {k: v for k, v in slots.items() if k not in {"account_candidates", "note"}}
    return _executed(slots, found, context, lexicon)


def _executed(slots: Slots, found: Target, context: Context, lexicon: Lexicon) -> Slots:
    account = slots.get("account")
    if found.accounts and not any(lexicon.account[key].unit in context.units for key in found.accounts):
        return {"account": account, "deny": "not_own_account"}
    if (
        account is not None
        and "request" not in slots
        and not any(number == account for _, number in context.paired("approved"))
    ):
        if slots["stage"] == "rejected":
            return slots
        return {"account": account, "deny": "no_approval", "flag": "unauthorised"}
    if slots["stage"] in {"closed", "changed"} and "link" not in slots:
        return slots | {"ask": "evidence"}
    return slots


# --- requests and decisions -----------------------------------------------------------------------------------------


def _pull_back(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = {"request": said.slots["request"]} if "request" in said.slots else _latest(context.paired("open_request"))
    return slots | {"ask": "confirm" if "request" in slots else "which_request"}


def _latest(pairs: Sequence[tuple[str, int | None]]) -> Slots:
    return {"request": pairs[0][0]} if len(pairs) == 1 else {}


def _numbered_request(fact: str) -> Judge:
    def _judge(said: Said, context: Context, lexicon: Lexicon) -> Slots:
        slots = said.slots | ({} if "request" in said.slots else _latest(context.paired(fact)))
        slots.pop("target_note", None)
        return slots if "request" in slots or "account" in slots else slots | {"ask": "which_request"}

    return _judge


def _decision(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    fact = "pending_sign" if said.intent == "PRINCIPAL_SIGN" else "pending_approve"
    slots = dict(said.slots)
    if "request" not in slots:
        found = _latest(context.paired(fact))
        slots = (
            {k: v for k, v in slots.items() if k == "decision"}
            | found
            | {k: v for k, v in slots.items() if k != "decision"}
        )
    if "request" not in slots:
        return slots | {"ask": "which_request"}
    if said.intent in {"REJECT", "RETURN"} and "reason" not in slots:
        return slots | {"ask": "reason"}
    return slots


def _urge(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = _numbered(said.slots, context, lexicon)
    number = slots.get("task")
    if isinstance(number, int) and not lexicon.tasks_numbered(number):
        return {"deny": "no_such_task"}
    return slots


def _unit_status(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = _numbered(said.slots, context, lexicon)
    if context.has(OVERSEERS) or slots["unit"] in context.units:
        return slots
    return {"unit": slots["unit"], "deny": "no_permission"}


def _export(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    if context.has(OVERSEERS):
        return said.slots
    if said.slots.get("what") == "ledger":
        return said.slots | {"scope": "own_unit"}
    return said.slots | {"deny": "no_permission"}


# --- rectification --------------------------------------------------------------------------------------------------


def _issue(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = said.slots
    found = _target(slots)
    if not found.accounts and not found.protected:
        return slots | ({"deny": "not_on_list"} if found.named else {"ask": "which_account"})
    if len(found.accounts) > 1:
        return slots | {"ask": "which_account"}
    return slots if "issue" in slots else slots | {"ask": "issue"}


def _feedback(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = dict(said.slots)
    waiting = context.listed("open_rect")
    if "rect" not in slots:
        if len(waiting) != 1:
            return (
                slots | {"ask": "which_rect"}
                if len(waiting) != 0 or "text" not in slots
                else slots | {"ask": "which_rect"}
            )
        slots = {"rect": waiting[0]} | slots
    return slots


def _verify(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = _numbered(said.slots, context, lexicon)
    slots.pop("target_note", None)
    if said.intent == "RECTIFY_VERIFY" and "rect" not in slots:
        return slots | {"ask": "which_rect"}
    if said.intent == "REQUEST_VERIFY" and not slots.keys() & {"request", "account"}:
        return slots | {"ask": "which_request"}
    if slots.get("result") in {"fail", "return"} and "reason" not in slots:
        return slots | {"ask": "reason"}
    return slots


def _dispose(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = said.slots
    found = _target(slots)
    if "accounts" in slots or "account" in slots:
        return slots
    if found.protected:
        return slots | {"deny": "protected_account"}
    if found.accounts:
        return slots | {"ask": "which_account"}
    return slots | ({"deny": "not_on_list"} if found.named else {"ask": "which_account"})


def _blocked(said: Said, context: Context, lexicon: Lexicon) -> Slots:
    slots = _numbered(said.slots, context, lexicon)
    slots.pop("target_note", None)
    if slots.keys() & {"request", "account", "task", "account_candidates"}:
        return (
            slots | {"ask": "which_account"}
            if "account_candidates" in slots
            else slots | ({} if said.intent != "BLOCKED" or "reason" in slots else {"ask": "reason"})
        )
    return slots | {"ask": "which_request"}


_APPLY = ("account_id", "stop_date", "reason")
_ALTER = ("value", "account_id", "effective_date", "reason", "field")
_JUDGES: Mapping[str, Judge] = {
    "TASK_DONE": _done,
    "TASK_PROGRESS": _progress,
    "TASK_ADD": _progress,
    "TASK_DETAIL": _detail,
    "TASK_WITHDRAW": _withdraw,
    "NOT_OURS": _progress,
    "ASSIGN_PERSON": _progress,
    "EXTENSION_REQUEST": _extension,
    "SIGN_RECEIPT": _receipt,
    "CANCEL_REQUEST": _application(_APPLY),
    "CHANGE_REQUEST": _application(_ALTER),
    "ACCOUNT_QUERY": _query,
    "EXECUTION_REPORT": _execution,
    "REQUEST_WITHDRAW": _pull_back,
    "REQUEST_EDIT": _numbered_request("open_request"),
    "REQUEST_REVOKE": _numbered_request("approved"),
    "REQUEST_VOID": _numbered_request("open_request"),
    "REQUEST_RESTORE": _numbered_request("closed_request"),
    "PAPER_SIGN": _numbered_request("open_request"),
    "SIGN_UNDO": _numbered_request("signed"),
    "CLOSE_BY_LETTER": _numbered_request("open_request"),
    "PRINCIPAL_SIGN": _decision,
    "APPROVE": _decision,
    "REJECT": _decision,
    "RETURN": _decision,
    "URGE": _urge,
    "UNIT_STATUS": _unit_status,
    "EXPORT": _export,
    "RECTIFY_ISSUE": _issue,
    "RECTIFY_FEEDBACK": _feedback,
    "RECTIFY_VERIFY": _verify,
    "REQUEST_VERIFY": _verify,
    "VERIFY": _verify,
    "DISPOSITION": _dispose,
    "BLOCKED": _blocked,
    "UNBLOCK": _blocked,
    "BLOCK_CONFIRM": _blocked,
}
