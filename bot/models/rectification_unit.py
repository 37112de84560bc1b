"""整改, the unit's side: 签收, 反馈 (a sentence or a link suffices), 申请复核."""

from bot.clock import end_of, local_day
from bot.errors import Denied, Unclear
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.rectification_row import AWAITING_ACK, RectificationRow
from bot.workdays import Workdays

DISPUTE_DAYS = 2  # working days after it went out
TEXT_LIMIT = 2000
SHORTEST = 2
ADDED = "更正、补充："  # before what was told later


class UnitVerbs(RectificationRow):
    """What the unit does about an order; feedback and dispute count as 签收 too."""

    __abstract__ = True

    def acknowledge(self, act: Act, how: str = "点按") -> None:
        """签收."""
        self._permit(act, "acknowledge")
        self._step("acknowledge")
        self._set_acknowledged(act, how)
        self._move(act, "acknowledge", how=how)

    def give_feedback(self, act: Act, text: str) -> None:
        """整改反馈: what was done; the monitor looks at it."""
        self.expect(act, "feedback")
        self._set_feedback(act, text)
        self.reporter, self.entered_by, self.feedback_source = act.who, None, ""
        self._move(act, "feedback", text=self.feedback)

    def add_feedback(self, act: Act, text: str) -> None:
        """整改反馈 again before anybody verified it: behind what was told, so that whoever verifies sees both.

        Whether it came in time, the first one says.
        """
        self.expect(act, "feedback_add")
        said = text.strip()
        refuse_secrets(said)
        if len(said) < SHORTEST:
            raise Unclear("feedback_missing", field="text", subject=self)
        self.feedback = f"{self.feedback}\n{ADDED}{said}"[:TEXT_LIMIT]
        self._move(act, "feedback_add", text=self.feedback)

    def give_dispute(self, act: Act, reason: str, workdays: Workdays, *, stand_in: bool = False) -> None:
        """申请复核: 联系人, within two working days, with a reason; the time stops."""
        self.expect_dispute(act, workdays, stand_in=stand_in)
        refuse_secrets(reason)
        if len(reason.strip()) < SHORTEST:
            raise Unclear("reason_missing", field="reason", subject=self)
        if self.state == AWAITING_ACK:
            self._set_acknowledged(act, "申请复核")
        self.dispute, self.disputer = reason.strip()[:TEXT_LIMIT], act.who
        self._move(act, "dispute", reason=self.dispute)

    def expect_dispute(self, act: Act, workdays: Workdays, *, stand_in: bool = False) -> None:
        """As `expect`, and in time."""
        self.expect(act, "dispute", stand_in=stand_in)
        last = workdays.after(self.issued_day, DISPUTE_DAYS)
        if local_day(act.at) > last:
            raise Denied("dispute_late", subject=self, day=last)

    def _set_feedback(self, act: Act, text: str) -> None:
        said = text.strip()
        refuse_secrets(said)
        if len(said) < SHORTEST:
            raise Unclear("feedback_missing", field="text", subject=self)
        if self.state == AWAITING_ACK:
            self._set_acknowledged(act, "反馈")
        self.feedback, self.feedback_at = said[:TEXT_LIMIT], act.at
        self.verifier = None

    def _restart(self, act: Act, workdays: Workdays) -> None:
        """退回 and 维持 give the whole time anew, from today."""
        self.due_at = end_of(workdays.after(local_day(act.at), self.limit_days))
