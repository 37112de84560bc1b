"""Which application, report or order is meant where its number was not said, and whether a reason is missing."""

from collections.abc import Sequence

from bot.language.context import LEADERS, OVERSEERS
from bot.language.judging.case import Case, Judge, numbered
from bot.language.scene import Slots


def pull_back(case: Case) -> Slots:
    """撤回申请: the one said, by its number or its account, else the only open one; always confirmed."""
    family = str(case.slots.get("family", ""))  # 把延期撤了 is of an extension only
    pairs = [pair for pair in case.context.paired("open_request") if pair[0].startswith(family)]
    account = case.slots.get("account")
    slots = (
        {"request": case.slots["request"]}
        if "request" in case.slots
        else _only([pair for pair in pairs if pair[1] == account] if account else pairs)
    )
    slots |= {"family": family} if family and "request" not in slots else {}
    return slots | {"ask": "confirm" if "request" in slots else "which_request"}


def _only(pairs: Sequence[tuple[str, int | None]]) -> Slots:
    return {"request": pairs[0][0]} if len(pairs) == 1 else {}


def by_number(fact: str) -> Judge:
    """The application said, else the only one that this fact names."""

    def judge(case: Case) -> Slots:
        pairs = [pair for pair in case.context.paired(fact) if pair[0].startswith(str(case.slots.get("family", "")))]
        slots = case.slots | ({} if "request" in case.slots else _only(pairs))
        asked = case.context.asked
        shown = case.intent == "REQUEST_EDIT" and asked is not None and asked.mine  # the form that lies open
        if asked is not None and shown and asked.form and not slots.keys() & {"request", "account"}:
            return slots | {"request": asked.form}
        return slots if shown or slots.keys() & {"request", "account"} else slots | {"ask": "which_request"}

    return judge


def delegation(case: Case) -> Slots:
    """委托: to whom and until when are asked for where missing."""
    missing = [name for name in ("delegate", "to") if not case.slots.get(name)]
    return case.slots | ({"ask": ",".join(missing)} if missing else {})


def decision(case: Case) -> Slots:
    """批准, 驳回, 同意: they only open a card; the office's refusals need a reason first."""
    fact = "pending_sign" if case.intent == "PRINCIPAL_SIGN" else "pending_approve"
    slots = case.slots if "request" in case.slots else case.slots | _only(case.context.paired(fact))
    if "request" not in slots:
        return slots | {"ask": "which_request"}
    return slots | ({"ask": "reason"} if case.intent in {"REJECT", "RETURN"} and "reason" not in slots else {})


def unit_status(case: Case) -> Slots:
    """教育局完成情况: overseers ask about all, a unit about itself."""
    slots = numbered(case)
    if case.context.has(OVERSEERS) or slots["unit"] in case.context.units:
        return slots
    return {"unit": slots["unit"], "deny": "no_permission"}


def export(case: Case) -> Slots:
    """导出: a unit gets its own part of the ledger, nothing else."""
    if case.slots.get("what") == "form":
        pairs = [*case.context.paired("open_request"), *case.context.paired("approved")]
        slots = case.slots if "request" in case.slots else case.slots | _only(pairs)
        return slots if "request" in slots else slots | {"ask": "which_request"}
    if case.context.has(OVERSEERS) or (case.context.has(LEADERS) and case.slots.get("what") == "brief"):
        return case.slots
    return case.slots | ({"scope": "own_unit"} if case.slots.get("what") == "ledger" else {"deny": "no_permission"})


def feedback(case: Case) -> Slots:
    """整改反馈: the order said, else the only open one."""
    waiting = case.context.listed("open_rect")
    if "rect" in case.slots:
        return case.slots
    return {"rect": waiting[0]} | case.slots if len(waiting) == 1 else case.slots | {"ask": "which_rect"}


def verify(case: Case) -> Slots:
    """核实, 核验, 复核: what is verified must be said, and a return needs a reason."""
    slots = numbered(case)
    needed = {"RECTIFY_VERIFY": ("rect", "which_rect"), "VERIFY": ("unit", "which_unit")}
    name, question = needed.get(case.intent, ("request", "which_request"))
    if name not in slots and not (name == "request" and "account" in slots):
        return slots | {"ask": question}
    return slots | ({"ask": "reason"} if slots.get("result") in {"fail", "return"} and "reason" not in slots else {})


def blocked(case: Case) -> Slots:
    """受阻: of an application, an account or a task; the reason is asked for."""
    slots = numbered(case)
    if "account_candidates" in slots:
        return slots | {"ask": "which_account"}
    if not slots.keys() & {"request", "account", "task"}:
        return slots | {"ask": "which_account" if case.intent == "BLOCKED" else "which_request"}
    return slots | ({"ask": "reason"} if case.intent == "BLOCKED" and "reason" not in slots else {})
