"""承办项, the opening state: what the unit signed for and did before the product was there (source Excel导入)."""

from datetime import date

from bot.clock import at, local_day
from bot.errors import Unclear
from bot.models.assignment_office import OfficeVerbs
from bot.models.assignment_row import AWAITING_ACK, IN_HAND, NOT_HANDED_OVER
from bot.models.history import Act

FROM_FILE = "Excel导入"
MORNING = 9  # a paper knows the day only


class OpeningVerbs(OfficeVerbs):
    """The office enters it from its papers; another person verifies what is done, as with 代登记."""

    __abstract__ = True

    def open_acknowledged(self, act: Act, on: date) -> None:
        """签收 on paper or by telephone, on that day."""
        self._permit(act, "acknowledge_for")
        if on > local_day(act.at):
            raise Unclear("future_date", field="date", value=on)
        step = self._step("take_up" if self.state == NOT_HANDED_OVER else "acknowledge_for")
        self._set_acknowledged(act, FROM_FILE)
        self.acknowledged_at, self.acknowledged_by = at(on, MORNING), ""
        before, self.state, self.in_state_since = self.state, step.then, act.at
        facts = {"source": FROM_FILE, "day": on.isoformat()}
        act.record("assignment.open_acknowledged", self, before=before, after=self.state, **facts)

    def open_reported(self, act: Act, text: str, source: str, done_on: date) -> None:
        """办结 on that day, as the papers say; who enters it does not verify it."""
        self.expect_report_for(act, text, done_on)
        if self.state in {NOT_HANDED_OVER, AWAITING_ACK}:
            self.open_acknowledged(act, done_on)
        step = self._step("report_for")
        self._set_report(act, text, done_on)
        self.reporter, self.entered_by, self.report_source = None, act.who, f"{FROM_FILE}，{source}"[:60]
        before, self.state, self.in_state_since = self.state, step.then, act.at
        facts = {"text": self.report_text, "source": self.report_source, "done_on": done_on.isoformat()}
        act.record("assignment.open_reported", self, before=before or IN_HAND, after=self.state, **facts)
        self._register_alone(act)
