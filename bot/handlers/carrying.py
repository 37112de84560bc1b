"""What an open question knows goes along with a command about the same thing: its object, its preview, its days."""

import re
from collections.abc import Mapping
from typing import Any

from bot.language.answers.told_of_each import ALIKE, TOLD_OF, told_of_all
from bot.language.judging.judge import READ_ONLY
from bot.language.patterns import kinds
from bot.models import Assignment, Dialogue, Unit
from bot.turn import AFTER, JOINED, PUT_RIGHT, Turn

FEEDBACK = "RECTIFY_FEEDBACK"
_LINK = re.compile(r"https?://[\x21-\x7e]+|www\.[\x21-\x7e]+", re.IGNORECASE)
_OBJECTS = (  # which deeds are about the same kind of thing
    (("task", "plan"), kinds("TASK_DONE TASK_PROGRESS TASK_ADD TASK_WITHDRAW EXTENSION_REQUEST BLOCKED NOT_OURS")),
    (("account",), kinds("CANCEL_REQUEST CHANGE_REQUEST EXECUTION_REPORT")),
    (("request",), kinds("APPROVE RETURN REJECT")),
    (("rect",), kinds("RECTIFY_FEEDBACK RECTIFY_DISPUTE RECTIFY_RECEIPT")),
    (("request",), kinds("REQUEST_EDIT REQUEST_WITHDRAW REQUEST_STATUS")),
)
_NAMES = frozenset({"task", "tasks", "account", "accounts", "account_candidates", "request", "rect", "unit", "target"})
_MISSING = frozenset({"did_you_mean", "which_task", "which_account", "which_request"})


def of_the_same(turn: Turn, asked: Dialogue | None, wanted: str) -> bool:
    """不是办结，只是报进展: another deed that names nothing is about what the guess was about; it is offered."""
    guess = asked is not None and asked.kind == "confirm" and not asked.slots.keys() & {"shown", "form"}
    if asked is None or not guess or wanted not in _MISSING or (_NAMES | {_ANOTHER}) & turn.slots.keys():
        return False
    both = {asked.intent, turn.intent}
    names = next((names for names, deeds in _OBJECTS if both <= deeds), ())
    kept = {name: asked.slots[name] for name in names if asked.slots.get(name) is not None}
    turn.slots |= kept
    return bool(kept) and turn.intent not in READ_ONLY


def carried_over(turn: Turn, asked: Dialogue | None, *, said_alone: bool) -> None:
    """What an open question knows and a new command about the same thing needs."""
    _link_joins_words(turn, asked)
    _keeps_the_others(turn, asked)
    _keeps_stop(turn, asked)
    _put_differently(turn, asked)
    _other_name(turn, asked)
    _entered_right(turn, asked)
    _fates_joined(turn, asked)
    _remarks_join(turn, asked)
    _without_object(turn, asked)
    _urged_otherwise(turn, asked)
    _urged_of_the_same(turn, asked)
    _shown_again(turn, asked, said_alone=said_alone)


def _urged_otherwise(turn: Turn, asked: Dialogue | None) -> None:
    """后宅就不用了 beside a 催办: of the units that were shown without this one, or with one more."""
    less, more = (set(turn.slots.pop(name, None) or ()) for name in ("less_units", "more_units"))
    added, instead = (list(turn.slots.pop(name, None) or ()) for name in ("more_tasks", "instead_tasks"))
    if asked is None or asked.intent != "URGE" or not (less or more or added or instead):
        return
    if added or instead:
        turn.slots = _of_tasks(asked, added, instead)
        return
    before = asked.slots.get("units") or ([asked.slots["unit"]] if asked.slots.get("unit") else [])
    shown = before or Assignment.units_of(turn.session, asked.slots.get("items") or ())
    shown = shown or [unit.code for unit in Unit.all(turn.session)]  # only guessed so far: of all
    kept = {name: value for name, value in asked.slots.items() if name not in _OF_PREVIEW}
    units = sorted((set(shown) | more) - less)
    turn.slots = kept | {"units": units or sorted(shown), JOINED: True}


def _of_tasks(asked: Dialogue, added: list[object], instead: list[object]) -> dict[str, object]:
    """任务3也催 beside 催办任务1: of both; where all were shown nothing needs to be added."""
    before = asked.slots.get("tasks") or ([asked.slots["task"]] if asked.slots.get("task") is not None else [])
    kept = {name: value for name, value in asked.slots.items() if name not in _OF_PREVIEW - {"unit", "units"}}
    wanted = instead or (dict.fromkeys([*before, *added]) if before else ())
    tasks = {"task": None, "tasks": [*wanted]} if wanted else {}
    return kept | tasks | {JOINED: True}


def _urged_of_the_same(turn: Turn, asked: Dialogue | None) -> None:
    """只催镇街 beside 催办任务1: of the tasks that were shown, never of all."""
    if asked is None or not asked.intent == turn.intent == "URGE" or turn.slots.keys() & _WHAT:
        return
    turn.slots |= {name: asked.slots[name] for name in _WHAT if asked.slots.get(name) is not None}


_WHAT = frozenset({"task", "tasks", "plan", "rects"})
_OF_PREVIEW = frozenset({"shown", "items", "confirmed", "unit", "units"})


def _without_object(turn: Turn, asked: Dialogue | None) -> None:
    """号选错了: what was told of the deed stays, which account or task it is of is asked anew."""
    if asked is not None and turn.slot(_ANOTHER):
        kept = {name: value for name, value in asked.slots.items() if name in _TOLD_OF_DEED}
        turn.slots = kept | turn.slots


_ANOTHER = "another"
_TOLD_OF_DEED = frozenset({"reason", "stop_date", "effective_date", "date", "field", "value"})


def _shown_again(turn: Turn, asked: Dialogue | None, *, said_alone: bool) -> None:
    """催一下 behind the preview of a 催办: it is about what was shown, and shown once more, never anything wider."""
    if said_alone and asked is not None and asked.kind == "confirm" and turn.intent == asked.intent:
        turn.slots = {name: value for name, value in asked.slots.items() if name != "shown"}


def _put_differently(turn: Turn, asked: Dialogue | None) -> None:
    """加上水务局 beside the preview of an instruction: what was shown, with that change, is shown again."""
    if asked is not None and asked.slots.get("preview") and asked.intent == turn.intent and turn.slot("amended"):
        kept = {name: value for name, value in asked.slots.items() if name not in {"shown", "preview", "confirmed"}}
        turn.slots = kept | {"changes": turn.slots}


def _entered_right(turn: Turn, asked: Dialogue | None) -> None:
    """日期错了，到8月12日 beside what the office enters for a unit: the same entry with that changed, shown again."""
    if asked is None or asked.intent != turn.intent or turn.intent not in _ENTERED or not turn.slot("amended"):
        return
    kept = {name: value for name, value in asked.slots.items() if name not in {"shown", "confirmed"}}
    told = {name: value for name, value in turn.slots.items() if name not in {"ask", "amended"}}
    turn.slots = kept | told | {JOINED: True}
    if turn.intent == "REPORT_FOR":
        turn.slots[PUT_RIGHT] = sorted(told)


_ENTERED = frozenset({"REPORT_FOR", "EXTENSION_FOR", "OPINION_FOR"})


def _other_name(turn: Turn, asked: Dialogue | None) -> None:
    """叫王敏, 手机打错一位，138… beside the contact who is shown: the rest stays, and it is shown again."""
    if (
        asked is not None
        and asked.was_shown
        and asked.intent == turn.intent == "CONTACT_CHANGE"
        and turn.slot("amended")
    ):
        kept = {name: value for name, value in asked.slots.items() if name not in {"shown", "confirmed"}}
        told = {name: turn.slots[name] for name in ("name", "mobile") if turn.slot(name)}
        turn.slots = kept | told | {"for_list": False, JOINED: True}


def _fates_joined(turn: Turn, asked: Dialogue | None) -> None:
    """8号也保留 beside a list of fates: the whole list with that one is shown again, never the one alone."""
    listed = asked is not None and asked.was_shown and asked.intent == turn.intent == "DISPOSITION"
    if asked is None or not listed or not asked.slots.get("accounts"):
        return
    if turn.slots.pop("amended", None):  # 不对，是15: in its place, and not beside it; 理由改成更新少: the list stays
        kept = {name: value for name, value in asked.slots.items() if name not in {"shown", "confirmed"}}
        named = turn.slot("accounts") or turn.slot("account")
        turn.slots = {**({} if named else kept), **turn.slots, JOINED: True}
        return
    if turn.slot("left_out"):
        _fates_left(turn, asked)
        return
    if asked.slots.get("reason") or turn.text("reason") or asked.slots.get("plan") != turn.slot("plan"):
        return  # a reason, and a notice, hold for all that is shown
    now = turn.slot("accounts") or ([turn.slots["account"]] if turn.slot("account") else [])
    fates = _fates(asked.slots) | _fates({**turn.slots, "accounts": now})
    if now:
        turn.slots.pop("account", None)
        turn.slots |= {"accounts": list(fates), "choices": list(fates.values()), JOINED: True}


def _fates_left(turn: Turn, asked: Dialogue) -> None:
    """22去掉 beside a list of fates: the rest is shown again; where nothing is left, nothing is done."""
    gone = set(turn.slot("accounts") or [turn.slot("account")])
    left = {account: fate for account, fate in _fates(asked.slots).items() if account not in gone}
    if not left:
        turn.slots = {"left_out": True, JOINED: True}
        return
    kept = {name: value for name, value in asked.slots.items() if name in {"choice", "reason", "plan"}}
    turn.slots = kept | {"accounts": list(left), "choices": list(left.values()), JOINED: True}


def _fates(slots: Mapping[str, Any]) -> dict[object, object]:
    accounts = slots.get("accounts") or ()
    return dict(zip(accounts, slots.get("choices") or [slots.get("choice")] * len(accounts), strict=False))


def _remarks_join(turn: Turn, asked: Dialogue | None) -> None:
    """名字写错了, and then 日期改到9月1号 beside the offer of the card: both go back; 不对，… stands in its place."""
    if asked is None or asked.was_shown or not asked.intent == turn.intent == "PRINCIPAL_SIGN":
        return
    both = {asked.slots.get("decision"), turn.slot("decision")} == {"return"}
    same = asked.slots.get("request") in {turn.slot("request"), None} or not turn.slot("request")
    before, now = str(asked.slots.get("text") or ""), turn.text("text")
    if both and same and before and now and before not in now:
        rather = _RATHER.match(now)
        turn.slots["text"] = now[rather.end() :] if rather else f"{before}；{now}"
        turn.slots.setdefault("request", asked.slots.get("request"))


_RATHER = re.compile(  # 不对，是日期太晚了; 不是原因，… in place of what was said before; 不是很充分 is more of it
    r"(?:不对|错了|说错了?|搞错了?|看错了?)[,，。!！ ]+"
    r"|(?=不是(?!很|太|特别|十分|那么|不)[^,，。]{1,8}[,，。 ]+(?:而?是|应该))"
)


def _link_joins_words(turn: Turn, asked: Dialogue | None) -> None:
    """https://… behind “…请附更正后链接” or “您是要反馈整改…吗”: the words that were shown, and the link."""
    about_it = asked is not None and asked.kind == "confirm" and asked.intent == turn.intent == FEEDBACK
    if asked is not None and about_it and _LINK.fullmatch(turn.text("text").strip()):
        shown = str(asked.slots.get("text") or "")
        turn.slots["text"] = turn.text("text") if "://" in shown else f"{shown} {turn.text('text')}".strip()


def _keeps_the_others(turn: Turn, asked: Dialogue | None) -> None:
    """停更写成8月15 amid 知乎和抖音都注销: what was to come behind this one stays to be asked for.

    What is told now, when the form is begun or guessed at, is told of its own account alone.
    """
    if asked is None or turn.intent not in _OF_FORM or not (asked.slots.get("more") or asked.slots.get(AFTER)):
        return
    kept = {name: asked.slots[name] for name in _WAITING if asked.slots.get(name)}
    turn.slots = {**kept, ALIKE: told_of_all(asked.slots), **turn.slots}


def _keeps_stop(turn: Turn, asked: Dialogue | None) -> None:
    """已提交 beside “报停更前请确认…”, or said once more: the day of 停更 that was told goes with it."""
    of_step = asked is not None and asked.intent == turn.intent == STEP
    if asked is None or not of_step or turn.text("stage") == "stopped":
        return
    day = asked.slots.get("date") if asked.slots.get("stage") == "stopped" else asked.slots.get("stopped_on")
    same = [turn.slot(name) in {None, asked.slots.get(name)} for name in ("request", "account")]
    if day and all(same):
        turn.slots.setdefault("stopped_on", day)


STEP = "EXECUTION_REPORT"
_WAITING = ("more", AFTER, TOLD_OF)
_OF_FORM = kinds("REQUEST_EDIT CONTINUE CANCEL_REQUEST CHANGE_REQUEST")
