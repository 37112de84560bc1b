"""申请, the opening state: what was signed and approved on paper before the product was there (source Excel导入)."""

from dataclasses import dataclass
from datetime import date
from typing import Self

from bot.clock import at, local_day
from bot.errors import NotAllowed, Unclear
from bot.models.account import Account
from bot.models.history import Act, History
from bot.models.life import BIRTH
from bot.models.member import OFFICE
from bot.models.request_row import BY_FILE, CANCEL, LIFE, ON_PAPER
from bot.models.request_run import Running
from bot.models.request_sign import given_reason

MORNING = 9  # a paper knows the day only


@dataclass(frozen=True, slots=True)
class Paper:
    """What the papers say of one closure: when and under which number it was approved, and how far it got."""

    approved_on: date
    number: str
    stop_on: date | None = None
    accepted_on: date | None = None  # by the platform
    frozen_until: date | None = None
    closed_on: date | None = None  # gone from the platform
    note: str = ""


class Opening(Running):
    """An application that begins in the middle of its life; whoever enters it is its 经办 and never verifies it."""

    __abstract__ = True

    @classmethod
    def open_paper(cls, act: Act, account: Account, number: str, paper: Paper) -> Self:
        """注销, approved on paper. What the platform did goes the usual steps; 市数管中心 still verifies the end."""
        if act.by is None or not act.by.holds(*OFFICE):
            raise NotAllowed(roles=OFFICE)
        account.check_open_to_request()
        if account.unit is None:
            raise Unclear("rect_no_unit", subject=account)
        _check_days(paper, local_day(act.at))
        step = LIFE.step(BIRTH, "open_paper")
        made = cls._born(act, account, CANCEL, number, step.then)
        made.origin, made.basis, made.clerk, made.hands = BY_FILE, paper.number[:200], act.by.person, [act.by.person]
        made.applied_on = paper.approved_on
        made.signed_how, made.signed_at = ON_PAPER, at(paper.approved_on, MORNING)
        made.approved_at, made.stop_on = at(paper.approved_on, MORNING), paper.stop_on or paper.approved_on
        made.reason = paper.note[:300]
        facts = {"basis": paper.number, "day": paper.approved_on.isoformat(), "account": account.label}
        act.record("request.open_paper", made, after=made.state, **facts)
        return made

    def came_so(self, row: History) -> bool:
        """Whether that step was written with its beginning, out of the form."""
        return self.origin == BY_FILE and row.at == self.created_at

    def open_further(self, act: Act, paper: Paper) -> None:
        """What the approval settles, and how far it had got by then: 平台受理, 已注销."""
        self._take_effect(act)
        accepted = paper.accepted_on or paper.closed_on
        if accepted is None:
            return
        self.stopped_on, self.accepted_on, self.frozen_until = paper.stop_on or accepted, accepted, paper.frozen_until
        until = paper.frozen_until.isoformat() if paper.frozen_until else ""
        self._move(act, "platform_submitted", accepted_on=accepted.isoformat(), frozen_until=until)
        self.account.accept(act, self.number)
        self.account.accepted_at = at(accepted, MORNING)
        if paper.closed_on:
            day = paper.closed_on
            said = f"{day.year}年{day.month}月{day.day}日已注销（期初导入，{paper.note or paper.number}）"
            self.proof = given_reason(said)
            self._move(act, "submit_evidence", proof=self.proof)


def _check_days(paper: Paper, today: date) -> None:
    """Nothing lies ahead, and one thing comes after the other."""
    days = [day for day in (paper.approved_on, paper.accepted_on, paper.closed_on) if day]
    for day in days:
        if day > today:
            raise Unclear("future_date", field="date", value=day)
    if days != sorted(days) or (paper.frozen_until and paper.frozen_until < days[-1] and not paper.closed_on):
        raise Unclear("days_out_of_order", field="date")
