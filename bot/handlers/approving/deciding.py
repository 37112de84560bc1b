"""The decisions themselves, by the card's step and the button's verb: with the role that the person holds now."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date

from bot.clock import local_day
from bot.errors import Denied, NotAllowed
from bot.models import Card, Enrolment, Opinion, Request, Role
from bot.models.delegation import Signatories
from bot.models.enrolment import next_number
from bot.turn import Turn

EXECUTION_DAYS = 3  # working days from 停更 to the platform's receipt (domain §2)
ROLES: Mapping[str, tuple[Role, ...]] = {
    "approve": (Role.APPROVER,),
    "review": (Role.FIRST_REVIEWER,),
    "revoke": (Role.APPROVER,),
    "block": (Role.APPROVER,),
    "void": (Role.APPROVER,),
    "letter": (Role.APPROVER,),
}
# What the decision does in the life table: looked at before a reason is asked for.
EVENTS: Mapping[tuple[str, str], tuple[str, ...]] = {
    ("sign", "return"): ("sign_return",),
    ("sign", "refuse"): ("sign_refuse",),
    ("approve", "return"): ("return",),
    ("approve", "reject"): ("reject",),
    ("review", "return"): ("return",),
    ("inspect", "return"): ("verify_fail",),
    ("revoke", "refuse"): ("deny_revoke", "deny_revoke_exec"),
}
DOING: Mapping[tuple[str, str], str] = {
    ("sign", "return"): "退回",
    ("sign", "refuse"): "不同意",
    ("approve", "return"): "退回",
    ("approve", "reject"): "驳回",
    ("review", "return"): "退回",
    ("inspect", "return"): "退回",
    ("revoke", "refuse"): "不同意撤销",
}


@dataclass(frozen=True, slots=True)
class Decision:
    """One tap (or one confirmed reason) on one card."""

    turn: Turn
    card: Card
    request: Request
    verb: str
    reason: str = ""
    keep: bool = False  # 处置意见 becomes 保留
    checked: bool = False  # the paper signature was compared

    def take(self) -> None:
        """Carry it out."""
        act = DECIDE.get((self.card.step, self.verb))
        if act is None:
            raise Denied("card_forged_key", subject=self.request)
        act(self)

    @property
    def desk(self) -> Signatories:
        """Who may sign for the unit today."""
        day = local_day(self.turn.now)
        return Signatories.of(self.turn.session, self.request.unit_id, day, self.request.plan)


def entitle(turn: Turn, request: Request, step: str) -> None:
    """Let the person act in the post whose role the step needs, if he holds it at this moment."""
    posts = turn.person.posts if turn.person else []
    if step == "sign":
        desk = Signatories.of(turn.session, request.unit_id, local_day(turn.now), request.plan)
        turn.act.by = desk.post_of(turn.person)
    elif step == "inspect":
        allowed = request.checkers(turn.session)
        turn.act.by = next((post for post in posts if post in allowed), None)
    else:
        roles = (Role.APPROVER,) if step == "review" and isinstance(request, Opinion) else ROLES[step]
        turn.act.by = next((post for post in posts if post.holds(*roles)), None)
    if turn.act.by is None:
        code = "no_longer_principal" if step == "sign" else "no_longer_in_office"
        code = "approver_disposes" if isinstance(request, Opinion) and step != "sign" else code
        raise NotAllowed(code, subject=request, unit=request.unit)


def _approve(one: Decision) -> None:
    one.request.approve(one.turn.act, one.card.form_hash, checked=one.checked, execute_by=_execute_by(one))


def _execute_by(one: Decision) -> date | None:
    """Three working days after 停更, or after today where that day is past."""
    if one.request.stop_on is None:
        return None
    start = max(one.request.stop_on, local_day(one.turn.now))
    return one.turn.workdays.after(start, EXECUTION_DAYS)


def _check(one: Decision) -> None:
    if isinstance(one.request, Enrolment):
        session = one.turn.session
        session.add(
            one.request.enrol(one.turn.act, one.request.checkers(session), next_number(session, one.request.plan_id))
        )
        return
    verify = one.request.verify_pass if one.request.is_cancellation else one.request.verify_change
    verify(one.turn.act, one.request.checkers(one.turn.session))


def _check_failed(one: Decision) -> None:
    one.request.verify_fail(one.turn.act, one.request.checkers(one.turn.session), one.reason)


DECIDE: Mapping[tuple[str, str], Callable[[Decision], None]] = {
    ("sign", "return"): lambda one: one.request.sign_return(one.turn.act, one.desk, one.card.form_hash, one.reason),
    ("sign", "refuse"): lambda one: one.request.sign_refuse(one.turn.act, one.desk, one.card.form_hash, one.reason),
    ("approve", "agree"): _approve,
    ("approve", "return"): lambda one: one.request.send_back(one.turn.act, one.card.form_hash, one.reason),
    ("approve", "reject"): lambda one: one.request.reject(one.turn.act, one.card.form_hash, one.reason, keep=one.keep),
    ("review", "pass"): lambda one: one.request.first_pass(one.turn.act, one.reason),
    ("review", "return"): lambda one: one.request.send_back(one.turn.act, one.card.form_hash, one.reason),
    ("inspect", "pass"): _check,
    ("inspect", "return"): _check_failed,
    ("revoke", "agree"): lambda one: one.request.confirm_revoke(one.turn.act),
    ("revoke", "refuse"): lambda one: one.request.deny_revoke(one.turn.act, one.reason),
    ("block", "agree"): lambda one: one.request.block_confirm(one.turn.act, agreed=True, helper="市数管中心"),
    ("block", "refuse"): lambda one: one.request.block_confirm(one.turn.act, agreed=False),
    ("void", "void"): lambda one: one.request.void(one.turn.act, str(one.card.facts.get("reason", ""))),
    ("letter", "letter"): lambda one: one.request.close_by_letter(one.turn.act, str(one.card.facts.get("reason", ""))),
}
