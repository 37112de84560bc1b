"""延期: a unit asks for a later day for one 承办项. The deadline that stands binds until the office has approved.

Signed and decided by the same verbs and cards as annex 2; its own life is `extension_fsm.csv`.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any, ClassVar, Self

from sqlalchemy import select
from sqlalchemy.orm import Mapped, Session, relationship

from bot.clock import local_day
from bot.errors import Denied, Unclear
from bot.models.assignment import Assignment
from bot.models.delegation import Signatories
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.life import BIRTH, Life, life
from bot.models.member import Member
from bot.models.request import Request
from bot.models.request_row import APPLIED_ON, ENDED, ENTERED, EXTENSION, GRANTED, NOT_SIGNED, ON_PAPER
from bot.models.request_sign import given_reason

SERIES = "YQ"
FORMER, WANTED, LATE = "现在的时限", "申请延到", "提出时"


@dataclass(frozen=True, slots=True)
class Wish:
    """What a unit asks for; `late`: the deadline is over by then (逾期后申请)."""

    until: date
    reason: str
    late: bool = False


ON_A_SHEET = "纸质"


@dataclass(frozen=True, slots=True)
class Entry:
    """代登记: how it came, from whom, on which day."""

    source: str
    who: str
    on: date

    @property
    def said(self) -> str:
        """纸质，李某，7月18日."""
        return "，".join(part for part in (self.source, self.who, f"{self.on.month}月{self.on.day}日") if part)


class Extension(Request):
    """One application for a later deadline."""

    __mapper_args__ = {"polymorphic_identity": EXTENSION}  # noqa: RUF012 - SQLAlchemy reads it once
    life: ClassVar[Life] = life("延期申请", "extension_fsm.csv")
    day_field: ClassVar[str] = "extend_to"
    checked_again: ClassVar[tuple[str, ...]] = ("extend_to", "reason")

    item: Mapped[Assignment] = relationship(foreign_keys="Request.item_id")

    @classmethod
    def for_item(cls, session: Session, item_id: int) -> Self | None:
        """The open extension of an item."""
        return session.scalar(select(cls).where(cls.open_item_id == item_id))

    @classmethod
    def ask(cls, act: Act, item: Assignment, number: str, wish: Wish) -> Self:
        """Begin one for an item of one's own; asking is a sign of life that implies 签收."""
        item.ask_extension(act)
        made = cls._of(act, item, number, wish, "create")
        act.record("request.create", made, after=made.state, kind=made.kind, late=wish.late)
        return made

    @classmethod
    def ask_for(cls, act: Act, item: Assignment, number: str, wish: Wish, entry: Entry) -> Self:
        """代登记: what came on paper, or was told, goes to the office at once; who enters it had a hand in it."""
        item.ask_extension_for(act, entry.source)
        made = cls._of(act, item, number, wish, "create_for")
        made.origin, made.basis = ENTERED, entry.said
        made.round, made.applied_on = 1, entry.on
        made.submitted_form, made.form_hash = made.form, made.fingerprint()
        how = ON_PAPER if entry.source == ON_A_SHEET else f"{entry.source}提出，{NOT_SIGNED}"
        made.signed_at, made.signed_how, made.signed_hash = act.at, how, made.form_hash
        facts: dict[str, Any] = {"source": entry.source, "who": entry.who, "day": entry.on.isoformat()}
        act.record("request.create_for", made, after=made.state, hash=made.form_hash, late=wish.late, **facts)
        return made

    @classmethod
    def _of(cls, act: Act, item: Assignment, number: str, wish: Wish, event: str) -> Self:
        step = cls.life.step(BIRTH, event)
        assert act.by is not None  # noqa: S101 - the item has just permitted it
        known: dict[str, Any] = {
            "number": number,
            "family": EXTENSION,
            "kind": EXTENSION,
            "plan": item.plan,
            "item": item,
            "item_id": item.id,
            "open_item_id": item.id,
            "unit": item.unit,
            "unit_id": item.unit_id,
            "state": step.then,
            "in_state_since": act.at,
            "moved_by": act.by.name,
            "moved_event": event,
            "created_at": act.at,
            "touched_at": act.at,
            "extend_from": local_day(item.due_at),
            "asked_late": wish.late,
        }
        made = cls(**cls.defaults() | known)
        made.clerk, made.hands = act.by.person, [act.by.person]
        made.extend_to = made.check("extend_to", wish.until, local_day(act.at))
        made.reason = made.check("reason", wish.reason, local_day(act.at))
        return made

    @staticmethod
    def check_day(item: Assignment, value: date, today: date) -> None:
        """A day after the item's present deadline that is not over."""
        if value < today:
            raise Unclear("past_date", field="date", value=value)
        due = local_day(item.due_at)
        if value <= due:
            raise Unclear("date_not_later", field="date", value=value, due=due, subject=item)

    @classmethod
    def check_desk(cls, by: Member, desk: Signatories) -> None:
        """Refuse before anything is asked where nobody could sign: no principal, or only the clerk himself."""
        if not desk.principals and not desk.delegates:
            raise Denied("extension_no_signer", unit=by.unit)
        if not desk.asked([by.person]):
            raise Denied("clerk_is_signer", unit=by.unit)

    @property
    def subject_name(self) -> str:
        """For the history: YQ-2022-001 41号任务2 市数管中心."""
        return f"{self.number} {self.item.subject_name}"

    @property
    def missing(self) -> tuple[str, ...]:
        """The day and the reason."""
        return tuple(name for name in ("extend_to", "reason") if not getattr(self, name))

    @property
    def form(self) -> dict[str, str]:
        """What is signed."""
        return {
            "编号": self.number,
            "申请单位": self.form_unit,
            "事项": self._matter,
            FORMER: self.extend_from.isoformat() if self.extend_from else "",
            WANTED: self.extend_to.isoformat() if self.extend_to else "",
            "原因": self.reason,
            LATE: "逾期后申请" if self.asked_late else "到期前申请",
            APPLIED_ON: self.applied_on.isoformat() if self.applied_on else "",
            "经办人": self._entered_by if self.is_entered else self.clerk.name,
        }

    @property
    def _matter(self) -> str:
        """文号 任务1 标题; what stands in no notice names none, but for a form that was hashed with it before."""
        plain = f"{self.item.called} {self.item.heading}"
        noted = f"{self.plan.doc_no} {plain}"
        return noted if self.item.task is not None or self.submitted_form.get("事项") == noted else plain

    @property
    def _entered_by(self) -> str:
        """县政府办陆某代登记（纸质，李某，7月18日）."""
        office = next(iter(self.plan.listed("审批单位")), "市府办")
        return f"{office}{self.clerk.name}代登记（{self.basis}）"

    @property
    def is_entered(self) -> bool:
        """Whether the office entered it and nobody in the unit has changed it since."""
        return self.origin == ENTERED and self.round == 1 and len(self.hands) == 1

    def check(self, name: str, value: Any, today: date) -> Any:  # noqa: ANN401 - dates and texts
        """A day after the present deadline and not over yet; a reason that says something and no secret."""
        if name != "extend_to":
            refuse_secrets(str(value))
            return given_reason(str(value))
        self.check_day(self.item, value, today)
        return value

    def void(self, act: Act, reason: str) -> None:
        """作废, also of one that was granted by mistake: the former day binds again."""
        was_granted = self.state == GRANTED
        super().void(act, reason)
        if was_granted and self.extend_from and self.extend_to:
            self.item.unextend(act, self.extend_from, self.extend_to, self.number)

    def lapse(self, act: Act, why: str) -> None:
        """Its item is no longer owed by the unit, or was done in time (system)."""
        if self.state not in ENDED:
            self._move(act, "lapse", reason=why)

    def _take_effect(self, act: Act) -> None:
        if self.extend_to is not None:
            self.item.extend(act, self.extend_to, self.number)

    def _back_to_use(self, act: Act) -> None:
        """No account is concerned."""

    def _duplicate(self, session: Session) -> Denied:
        item_id = self.open_item_id
        other = Extension.for_item(session, item_id) if item_id else None
        return Denied("duplicate_extension", subject=other)
