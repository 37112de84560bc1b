"""What a sentence of the second layer names of an account or an application."""

import re

from bot.language.context import OVERSEERS
from bot.language.offers.tasks import numbers
from bot.language.offers.verdicts import decision, stage_told
from bot.language.patterns import kinds
from bot.language.refs import task_refs, units_said
from bot.language.rules.accounts import CLOSED_THEN
from bot.language.rules.asking import asks, but_excepted, negated
from bot.language.rules.fields import change_field, put_stop_date
from bot.language.rules.form import places, reason_text
from bot.language.rules.identifiers import account_id
from bot.language.rules.platform_days import put_platform_days
from bot.language.rules.putting import put_into
from bot.language.rules.requests import number_of
from bot.language.rules.steps_told import of_stopping, steps_told
from bot.language.scene import Scene, Slots, given, iso, put_day
from bot.language.targets import NOTHING, Target, goal_said, target

_ACCOUNTS = kinds("account name accountno platform accountnoun self protected")
WHOLE = kinds("account name accountno protected")
_TOLD_OF = kinds("accountnoun platform theplatform stopped frozen cancel")
_BEHIND_NAME = kinds("accountnoun platform cancel")
_GROWN = 2  # characters that a name has beside the county's
_OF_ACCOUNT = kinds("account name accountno platform accountnoun protected cancel")


def _account(scene: Scene) -> Target:
    """The account named, else those of the speaker's own unit if only accounts in general are spoken of."""
    run = [t for t in but_excepted(scene, scene.tokens) if t.kind in _ACCOUNTS or (t.kind == "unit" and _alone(scene))]
    found = target(scene, run)
    if found.named:
        return found
    if (strange := _unknown_name(scene)) is not None:
        return Target(phrase=strange)
    own = scene.lexicon.accounts_of(scene.context.units)
    return Target(tuple(account.key for account in own)) if own else NOTHING


def _unknown_name(scene: Scene) -> str | None:
    """义乌气象这个号也注销: the county's name and more, where an account's name stands, is a name we do not know."""
    for before, token, behind in zip((None, *scene.tokens), scene.tokens, (*scene.tokens[1:], None), strict=False):
        word = scene.word(token)
        grown = any(word.startswith(stem) and len(word) >= len(stem) + _GROWN for stem in scene.lexicon.counties)
        placed = (behind is not None and behind.kind in _BEHIND_NAME) or (before is not None and before.kind == "ba")
        if token.kind == "x" and grown and placed:
            return word
    return None


def _alone(scene: Scene) -> bool:
    return not scene.has(*WHOLE)


def cancelled(scene: Scene) -> Slots | None:
    """The account to be closed, and what is said of the form."""
    if not scene.has(*_OF_ACCOUNT) or _handed_in(scene) or CLOSED_THEN.search(scene.text.key):
        return None
    found = _without_goal(scene)
    if found.note == "no_such_platform":
        return None
    slots: Slots = {"target": found}
    days = [day for day in scene.dated() if not _its_number(scene.word(day), found)]
    if len(days) < len(scene.dated()):
        put_day(slots, "stop_date", scene.day(days[0]) if len(days) == 1 else None)
    else:
        put_stop_date(scene, slots, "stop_date")
    reason = reason_text(scene, places(scene)) or goal_said(scene)
    return slots | given(account_id=account_id(scene), reason=reason)


def _its_number(word: str, found: Target) -> bool:
    """把名单上45号那个注销掉: the account's own number is no day."""
    return word.removesuffix("号") in {str(number) for _, number in found.accounts}


def _handed_in(scene: Scene) -> bool:
    """还没去平台提交注销, 平台还没受理: how far it came, and no wish for it."""
    verb = scene.first("submitted", "frozen")
    return verb is not None and negated(scene, verb)


def _without_goal(scene: Scene) -> Target:
    """并到义乌发布去: the main account is where it goes, not what is closed."""
    others = [t for t in scene.tokens if t.kind in _ACCOUNTS - {"protected"}]
    return target(scene, others) if any(t.kind in WHOLE for t in others) else _account(scene)


def changed(scene: Scene) -> Slots | None:
    """What is to change on which account."""
    if not scene.has(*_OF_ACCOUNT):
        return None
    field, value = change_field(scene)
    return given(target=_without_goal(scene), field=field, value=value)


def executed(scene: Scene) -> Slots | None:
    """How far it came, on which account."""
    found = target(scene, [t for t in scene.tokens if t.kind in _ACCOUNTS - {"accountnoun"}])
    if found.note == "no_such_platform":
        return None
    number = number_of(scene)
    waited = scene.context.paired("approved")  # of several it is asked which
    if not (found.named or number or waited or scene.has(*_TOLD_OF)):
        return None
    verb = scene.first("submitted", "submittedbare", "stopped", "closed", "changed", "frozen")
    undone = scene.has("blocked", "cannot") or (verb is not None and negated(scene, verb))  # 还没去平台提交注销
    stage = None if undone else stage_told(scene)
    if stage is None:
        return None
    day = next((day for token in scene.all("date") if (day := iso(scene.day(token)))), None)
    if stage in {"stopped", "submitted"} and day and day > scene.today.day.isoformat():
        return None  # 8月1号起就不更新了, 本周内到平台提交 is a plan
    slots: Slots = {"stage": stage} | given(request=number, target=found if found.named else None)
    if stage == "frozen":
        put_platform_days(scene, slots, stage)  # 提交了，要冻结30天，到9月21
    return slots | (_day_taken(scene) if stage == "submitted" else {}) | steps_told(scene)


def _day_taken(scene: Scene) -> Slots:
    """平台23号受理的: the only day said, today or before; 停更20号 beside it is that of 停更."""
    said = scene.all("date")
    day = iso(scene.day(said[0], back=True)) if len(said) == 1 else None
    if day is None or day > scene.today.day.isoformat():
        return {}
    return {"stopped_on" if of_stopping(scene, said[0]) else "accepted_on": day}


def blocked(scene: Scene) -> Slots | None:
    """What stands in the way; nothing where nothing of ours is spoken of."""
    found = target(scene, [t for t in scene.tokens if t.kind in _ACCOUNTS])
    number, slots = number_of(scene), given(reason=scene.text.shown.strip())
    if number:
        return slots | {"request": number}
    if found.named:
        return slots | {"target": found}
    approved = scene.context.paired("approved")
    if about := numbers(scene) or ({"request": approved[0][0]} if len(approved) == 1 else {}):
        return slots | about
    return slots if scene.has("accountregister", "accountnoun", "platform", "theplatform", "cancel") else None


def request(scene: Scene) -> Slots:
    """The application's number."""
    return given(request=number_of(scene))


def edited(scene: Scene) -> Slots:
    """停更改成8月22日; ID是yiwu123，25号停更的: what is to stand in the form goes along with the offer."""
    slots = request(scene)
    forms = [number for number, _ in scene.context.paired("open_request")]
    number = str(slots.get("request") or (forms[0] if len(forms) == 1 else ""))
    days, spoken = scene.dated(), _OF_DAY.search(scene.text.key)
    if len(days) == 1 and spoken and (day := iso(scene.day(days[0]))):
        slots["effective_date" if number.startswith("BG") else "date" if number.startswith("YQ") else "stop_date"] = day
    return slots | (put_into(scene, number) if number[:2] in {"ZX", "BG"} else {})


_OF_DAY = re.compile(r"停更|停用|停止更新|生效|延[期到]|[改换挪推提][成到为迟前]")


def unsigned_again(scene: Scene) -> Slots | None:
    """A signature that is to be taken back is spoken of; 等我回来再说, 签错地方了 speak of none."""
    return request(scene) if _TAKEN_BACK.search(scene.text.key) else None


_TAKEN_BACK = re.compile(
    r"(?:撤|收回|拿回|取消|反悔|作废|不算|退回|要回|改主意|后悔).{0,8}|(?:签|批|点|同意|按|选)(?:错|早|快|急|过头)了?(?:[,，。!]|$)|手[快滑误]|点错|误|不该签"
)
_OPEN = kinds("request withdraw undo notcancel apply requestnoun")
_BACK = re.compile(r"撤(?!并)|收回|取回|退回来|不办了|不作数|作废")


def withdrawn(scene: Scene) -> Slots | None:
    """An application that is open, or spoken of: where there is none, nothing can be taken back."""
    spoken = scene.has(*_OPEN) or _BACK.search(scene.text.key)
    return request(scene) if spoken or scene.context.paired("open_request") else None


def queried_request(scene: Scene) -> Slots:
    """The application, by its number or its account."""
    run = [t for t in scene.tokens if t.kind in WHOLE | {"platform"}]
    return request(scene) or ({"target": target(scene, run)} if any(t.kind in WHOLE for t in run) else {})


def decided(scene: Scene) -> Slots | None:
    """A principal's word, if it can be told which."""
    said = None if _WONDERS.search(scene.text.key) else decision(scene)
    if scene.text.key.strip("。!.") in {"ok", "okay"} and not scene.context.listed("pending_sign"):
        return None
    return {"decision": said} | request(scene) | {"text": scene.text.shown.strip()} if said else None


_WONDERS = re.compile("什么|怎么|为啥|咋")  # 我签了要担什么责任


def approved(scene: Scene) -> Slots | None:
    """The application that is agreed to, or the question which."""
    return request(scene) if number_of(scene) or _waits(scene) else {"ask": "which_request"}


def _waits(scene: Scene) -> bool:
    """Whether an application waits for the office, or is spoken of."""
    spoken = scene.has("apply", "requestnoun", "cancel") or "单子" in scene.text.key
    return spoken or bool(scene.context.paired("pending_approve"))


def sent_back(scene: Scene) -> Slots | None:
    """An application goes back; why."""
    if not number_of(scene) and task_refs(scene):
        return None
    named = number_of(scene) or _waits(scene)
    return request(scene) | given(reason=reason(scene), ask=None if named else "which_request")


def reason(scene: Scene) -> str:
    """All clauses but the one that decides."""
    parts = [part.strip() for part in re.split(r"[,，。;；!！]", scene.text.shown) if part.strip()]
    kept = [part for part in parts if not re.search(r"退|打回|驳|不批|重新报|重报", part)]
    return "，".join(kept) if len(parts) > 1 else ""


def accounts(scene: Scene) -> Slots | None:
    """Whose accounts, or which; 剩下的几个全部关停 decides."""
    if scene.has("all") and scene.has("cancel", "keepaccount", "mergeaccount") and not scene.has("closed", "past"):
        return None
    units = units_said(scene)
    run = [t for t in scene.tokens if t.kind in WHOLE | {"platform"}]
    if any(t.kind in WHOLE for t in run):
        return {"target": target(scene, run)}
    if run and not units and asks(scene.tokens, scene):
        return {"platform": run[0].value}  # 快手账号是哪家的
    if len(several := list(dict.fromkeys(units))) > 1:
        return {"units": several}
    return {"unit": units[0]} if units else ({} if scene.context.has(OVERSEERS) else {"scope": "own_unit"})
