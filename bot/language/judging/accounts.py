"""Which account is meant after all, and whether something may be applied for, reported or ordered about it."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from bot.language.judging.case import Case, Judge, kept
from bot.language.lexicon import AccountKey, Lexicon
from bot.language.scene import Slots
from bot.language.targets import Target

_CLOSED = frozenset({"已销号", "已注销", "已处置", "停用"})
_FOUND = "found"  # where the target stays until the judge has used it
_NONE = Target(named=False)


def placed(said: Mapping[str, object], lexicon: Lexicon) -> Slots:
    """The target as account or account_candidates, with the notice beside it where several are loaded."""
    slots = dict(said)
    several = slots.pop("targets", None)
    if isinstance(several, list):
        unclear = next((found for found in several if len(found.accounts) != 1), None)
        if unclear is not None:
            return slots | {_FOUND: unclear}  # of a list none is left out
        slots["accounts"] = [found.accounts[0][1] for found in several]
        notices = {found.accounts[0][0] for found in several}
        slots |= {"plan": notices.pop()} if len(notices) == 1 < len(lexicon.plans) else {}
    found = slots.get("target")
    if not isinstance(found, Target):
        return slots
    del slots["target"]
    slots[_FOUND] = found
    if len(found.accounts) == 1:
        slots["account"] = found.accounts[0][1]
    elif found.accounts:
        slots["account_candidates"] = [number for _, number in found.accounts]
        slots |= {"note": found.note} if found.note else {}
    if found.accounts and len(lexicon.plans) > 1:
        plans = [plan for plan, _ in found.accounts]
        slots |= {"plan": plans[0]} if len(plans) == 1 else {"candidate_plans": plans}
    return slots


def without_target(slots: Slots) -> Slots:
    """The slots as they may leave the house."""
    return {key: value for key, value in slots.items() if key not in {_FOUND, "bad_date"}}


def _target(case: Case) -> Target:
    found = case.slots.get(_FOUND)
    return found if isinstance(found, Target) else _NONE


def application(fields: Sequence[str]) -> Judge:
    """注销 and 变更: an account of one's own that nothing stands against; missing fields of the form are asked for."""

    def judge(case: Case) -> Slots:
        found = _target(case)
        if found.each and "field" not in fields:
            case, found = _begun_with(case, found)
        if refusal := _not_applicable(found, case):
            return kept(case.slots, "account", "plan") | {"deny": refusal}
        question = _asked_first(case.slots, found, fields)
        if question:
            return case.slots | {"ask": question}
        if refusal := _bad_day(case):
            return case.slots | {"deny": refusal}
        missing = [name for name in fields if name not in case.slots]
        return case.slots | ({"ask": ",".join(missing)} if missing else {})

    return judge


def _begun_with(case: Case, found: Target) -> tuple[Case, Target]:
    """知乎和天目号都注销: a form is of one account, so it begins with the first; `more`: those that come after."""
    first, *more = found.accounts
    left = {name: value for name, value in case.slots.items() if name not in {"account_candidates", "candidate_plans"}}
    slots = left | {
        "account": first[1],
        "more": [number for _, number in more],
        _FOUND: replace(found, accounts=(first,)),
    }
    if len(case.lexicon.plans) > 1:
        slots["plan"] = first[0]
    return replace(case, slots=slots), replace(found, accounts=(first,))


_BARE_NUMBER = re.compile(r"第? ?(?:\d+|[一二三四五六七八九十]+) ?号?", re.ASCII)


def _asked_first(slots: Slots, found: Target, fields: Sequence[str]) -> str | None:
    if len(found.accounts) != 1:
        return "which_account"
    if _BARE_NUMBER.fullmatch(found.phrase):
        return "confirm_number"  # 注销 3: a place in the list, or something else
    return "field" if "field" in fields and "field" not in slots else None


def _bad_day(case: Case) -> str | None:
    if case.slots.get("bad_date") == "invalid_date":
        return "invalid_date"
    days = [case.slots[name] for name in ("stop_date", "effective_date") if name in case.slots]
    return "past_date" if any(date.fromisoformat(str(day)) < case.context.now.date() for day in days) else None


def _not_applicable(found: Target, case: Case) -> str | None:
    if found.protected:
        return "protected_account"
    if not found.accounts:
        return "not_on_list" if found.named else None
    if not _ours(found, case):
        return "not_own_account"
    return _state(found.accounts[0], case) if len(found.accounts) == 1 else None


def _ours(found: Target, case: Case) -> bool:
    return any(case.lexicon.account[key].unit in case.context.units for key in found.accounts)


def _state(key: AccountKey, case: Case) -> str | None:
    if case.context.facts.get(f"account{key[1]}") in _CLOSED:
        return "already_closed"
    if any(account == key[1] for _, account in case.context.paired("open_request")):
        return "duplicate_request"
    return None


def query(case: Case) -> Slots:
    """查账号: whatever was found; a name that is on no list is said to be so."""
    found = _target(case)
    return {"deny": "not_on_list"} if found.named and not found.accounts and set(case.slots) == {_FOUND} else case.slots


def execution(case: Case) -> Slots:
    """已提交, 已注销: one of one's own approved accounts."""
    slots, found = case.slots, _target(case)
    if slots["stage"] == "unsubmitted":
        return slots  # which was taken, the facts have told
    approved = [account for _, account in case.context.paired("approved") if account is not None]
    if found.protected:
        return {"deny": "protected_account"}
    if found.named and not found.accounts and "request" not in slots:
        return kept(slots, "stage") | {"deny": "not_on_list"}
    if "request" not in slots and len(found.accounts) != 1:
        numbers = {number for _, number in found.accounts}
        known = [account for account in approved if account in numbers or not numbers]
        if found.each and known and _ours(found, case):  # 快手知乎都停更了: one after the other
            known = [number for _, number in found.accounts if number in known]
            slots, known = slots | {"more": [n for _, n in found.accounts if n != known[0]]}, known[:1]
        if len(known) != 1:
            return slots | {"ask": "which_account"}
        slots = {"account": known[0]} | {k: v for k, v in slots.items() if k not in {"account_candidates", "note"}}
    return _executed(case.having(slots), found)


def _executed(case: Case, found: Target) -> Slots:
    slots = case.slots
    account = slots.get("account")
    if found.accounts and not _ours(found, case):
        return {"account": account, "deny": "not_own_account"}
    approved = any(number == account for _, number in case.context.paired("approved"))
    if account is not None and "request" not in slots and not approved and slots["stage"] != "rejected":
        return {"account": account, "deny": "no_approval", "flag": "unauthorised"}
    shown = slots["stage"] not in {"closed", "changed"} or slots.keys() & {"link", "text"}
    return slots if shown else slots | {"ask": "evidence"}


def issue(case: Case) -> Slots:
    """下发整改: one account, one problem; the main accounts too. A draft's number says it all.

    A unit without an account, and what is wrong, may be an order to the unit itself: the handler knows the notice.
    """
    if "rect" in case.slots or (case.slots.keys() >= {"unit", "issue"} and not _target(case).accounts):
        return case.slots
    found = _target(case)
    if not found.accounts and not found.protected:
        return case.slots | ({"deny": "not_on_list"} if found.named else {"ask": "which_account"})
    if len(found.accounts) > 1:
        return case.slots | {"ask": "which_account"}
    return case.slots if "issue" in case.slots else case.slots | {"ask": "issue"}


def seen(case: Case) -> Slots:
    """更新 账号 日期: one account of the list, the main accounts too."""
    found = _target(case)
    if not found.accounts and not found.protected:
        return case.slots | {"deny": "not_on_list"}
    if len(found.accounts) > 1:
        return case.slots | {"ask": "which_account"}
    return case.slots if "seen_on" in case.slots else case.slots | {"ask": "seen_on"}


def identified(case: Case) -> Slots:
    """更正账号ID 账号 ID: one account of the list."""
    found = _target(case)
    if not found.accounts:
        return case.slots | ({"ask": "account"} if "target" not in case.slots else {"deny": "not_on_list"})
    if len(found.accounts) > 1:
        return case.slots | {"ask": "which_account"}
    return case.slots if "account_id" in case.slots else case.slots | {"ask": "account_id"}


def disposition(case: Case) -> Slots:
    """处置: one account, or several named one by one."""
    slots, found = case.slots, _target(case)
    if slots.keys() & {"accounts", "account", "amended"}:
        return slots  # amended: why, of the list that was shown
    if found.protected:
        return slots | {"deny": "protected_account"}
    return slots | ({"deny": "not_on_list"} if found.named and not found.accounts else {"ask": "which_account"})
