"""Other accounts than the form's own: named beside it, to be asked for when it is sent, or told back as not taken."""

from typing import Any

from bot.language.answers.rather_other import INSTEAD
from bot.language.answers.told_of_each import ALIKE, THEIRS, TOLD_OF, told_of_all
from bot.message import Reply
from bot.models import Account, Request
from bot.models.request import CANCEL, CHANGE
from bot.turn import AFTER, MORE_ACCOUNTS, Turn
from bot.wording import requests as say

INTENT_OF = {CANCEL: "CANCEL_REQUEST", CHANGE: "CHANGE_REQUEST"}


def one_at_a_time(turn: Turn, request: Request) -> str:
    """知乎和天目号都注销: what is said of the accounts that were named behind the first."""
    others = [account.label for account in to_come(turn, request)]
    return say.one_account(request, others) if others else ""


def to_come(turn: Turn, request: Request) -> list[Account]:
    """The accounts that were named behind this one and of which there is no application yet."""
    found = (Account.numbered(turn.session, request.account.plan_id, one) for one in turn.slot(MORE_ACCOUNTS) or ())
    return [one for one in found if one is not None and Request.open_about(turn.session, one.id) is None]


def told_beside(turn: Turn, request: Request) -> list[str]:
    """头条也一样办; 头条号是1234567890: that it comes next, or that it does not stand in this form."""
    told: list[str] = []
    if (also := turn.slot("also")) and request.kind == CANCEL:
        turn.slots[MORE_ACCOUNTS] = list(dict.fromkeys([*(turn.slot(MORE_ACCOUNTS) or ()), *also]))
        coming = [account.label for account in to_come(turn, request) if account.number in also]
        told += [say.comes_next(coming)] if coming else []
    if apart := turn.text("apart"):
        told.append(_kept_for_its_own(turn, request, apart) or say.not_of_this(request, apart))
    return told


def _kept_for_its_own(turn: Turn, request: Request, words: str) -> str:
    """快手8月1日停更，知乎8月5日停更: it goes into the form that comes behind this one, or is offered for it then."""
    theirs: dict[str, Any] = dict(turn.slot(THEIRS) or {})
    account = Account.numbered(turn.session, request.account.plan_id, theirs.pop("account", None) or 0)
    if account is None or account.unit_id != request.unit_id or not theirs:
        return ""
    if account.number in {one.number for one in to_come(turn, request)}:
        held = dict(turn.slot(TOLD_OF) or {})
        turn.slots[TOLD_OF] = {**held, str(account.number): {**held.get(str(account.number), {}), **theirs}}
        return say.kept_for(account, words)
    if turn.slot(AFTER):
        return ""
    intent = "REQUEST_EDIT" if "request" in theirs else INTENT_OF[request.kind]
    about = theirs if "request" in theirs else {"account": account.number, "plan": request.plan.doc_no, **theirs}
    turn.slots[AFTER] = {"intent": intent, "slots": about, "words": words}
    return f"{say.not_of_this(request, words)}{say.later(words)}"


def instead_of(turn: Turn, request: Request) -> str:
    """那改成注销吧: what comes behind the taking back that is shown."""
    return say.then_instead(request.account, turn.text(INSTEAD)) if turn.text(INSTEAD) and request.account_id else ""


def begun_instead(turn: Turn, request: Request) -> Reply:
    """The form is taken back; the other kind is offered for the same account, with the reason that was told."""
    intent, reason, account = turn.text(INSTEAD), turn.text("reason"), request.account
    turn.slots = {"reason": reason} if reason else {}
    text = f"{say.withdrawn(request)}\n{say.next_account(account, intent)}"
    return turn.offer(text, intent=intent, account=account.number, plan=account.plan.doc_no)


def alike(turn: Turn) -> list[str]:
    """快手和知乎都注销，8月20日停更，原因…: what is told of all of them goes into each form."""
    return told_of_all(turn.slots)


def told_before(turn: Turn, request: Request) -> None:
    """注销知乎, of an account whose form was to come next: what had been told of it goes into its form now."""
    held = dict(turn.slot(TOLD_OF) or {})
    if told := held.pop(str(request.account.number), None):
        turn.slots = {**told, **turn.slots, TOLD_OF: held}


def waits_behind(turn: Turn) -> dict[str, Any]:
    """What is to be asked when the form is sent, as it waits with each question of the form."""
    found = {name: turn.slot(name) for name in (MORE_ACCOUNTS, AFTER, ALIKE, TOLD_OF)}
    return {name: value for name, value in found.items() if value or (name == ALIKE and value is not None)}


def offered_next(turn: Turn, request: Request, text: str, intent: str) -> Reply:
    """The next form behind the one that was sent; nothing of that one is the next one's but what was told of all."""
    coming, after, shared = to_come(turn, request), turn.slot(AFTER), turn.slot(ALIKE) or []
    held = dict(turn.slot(TOLD_OF) or {})
    if not coming and not after:
        return Reply(text)
    turn.slots = {}
    if not coming:
        return turn.offer(f"{text}\n{say.next_told(after['words'])}", intent=after["intent"], **after["slots"])
    of_all = {"stop_date": request.stop_on.isoformat() if request.stop_on else "", "reason": request.reason}
    told = held.pop(str(coming[0].number), {})
    kept = {name: of_all[name] for name in shared if of_all.get(name)} | told
    asked = say.next_account(coming[0]) + (say.as_before(kept) if kept else "")
    about = {"account": coming[0].number, "plan": request.plan.doc_no, "more": [one.number for one in coming[1:]]}
    behind = {name: value for name, value in ((AFTER, after), (TOLD_OF, held)) if value} | {ALIKE: shared}
    return turn.offer(f"{text}\n{asked}", intent=intent, **about, **kept, **behind)
