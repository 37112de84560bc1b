"""考核表: the yearly sheet of one unit, a suggestion by rules that people look over, hear objections to and confirm."""

from datetime import date, datetime
from typing import Any, Self

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.clock import local_day
from bot.database import Base
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.evidence import refuse_secrets
from bot.models.history import Act
from bot.models.life import BIRTH, Life, life
from bot.models.member import OFFICE, Member, Person, Role, same_person
from bot.models.plan import Plan
from bot.models.score_facts import Facts, facts_of
from bot.models.score_rule import CORRECTED, Line, Result, Scale, worked_out
from bot.models.unit import FORMER, Unit
from bot.workdays import Workdays

LIFE: Life = life("考核表", "score_fsm.csv")
DRAFT, OPEN_TO_OBJECT, OBJECTED, ANSWERED, CONFIRMED = "草稿", "异议期", "有异议", "已答复", "已核定"
OBJECT_DAYS = 5  # working days after the unit was told
UNIT_SIDE = frozenset({Role.CLERK, Role.CONTACT, Role.LEADER, Role.PRINCIPAL})
LONGEST, MOST_POINTS = 500, 20


class ScoreSheet(Base):
    """One unit's year under one notice."""

    __tablename__ = "score_sheet"
    __table_args__ = (UniqueConstraint("plan_id", "unit_id", "year", name="uq_score_sheet"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    year: Mapped[int]
    state: Mapped[str] = mapped_column(String(10), default=DRAFT)
    drafted_at: Mapped[datetime]
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)  # tasks, orders: kept and all; found: by subject
    extras: Mapped[list[Any]] = mapped_column(default=list)  # by a person: [points, reason, who, day]
    lines: Mapped[list[Any]] = mapped_column(default=list)  # [subject, times, points, which]
    total: Mapped[int] = mapped_column(default=100)
    verdict: Mapped[str] = mapped_column(String(10), default="")
    vetoed: Mapped[bool] = mapped_column(default=False)
    told_on: Mapped[date | None]
    told_how: Mapped[str] = mapped_column(String(30), default="")
    objection: Mapped[str] = mapped_column(Text, default="")
    objected_by: Mapped[str] = mapped_column(String(60), default="")
    objected_on: Mapped[date | None]
    entered_by_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))  # who entered the objection
    answer_text: Mapped[str] = mapped_column(Text, default="")
    answered_by: Mapped[str] = mapped_column(String(60), default="")
    confirmed_by: Mapped[str] = mapped_column(String(60), default="")
    confirmed_at: Mapped[datetime | None]
    version: Mapped[int] = mapped_column(default=1)

    plan: Mapped[Plan] = relationship(lazy="joined")
    unit: Mapped[Unit] = relationship(lazy="joined")
    entered_by: Mapped[Person | None] = relationship(foreign_keys=[entered_by_id])

    __mapper_args__ = {"version_id_col": version}  # noqa: RUF012 - SQLAlchemy reads it so

    @classmethod
    def of_year(cls, session: Session, year: int, *, for_change: bool = False) -> list[Self]:
        """Every unit's sheet, in the order of the units: never by points."""
        found = select(cls).join(Unit, cls.unit_id == Unit.id).where(cls.year == year)
        found = found.order_by(cls.plan_id, Unit.seat(), cls.unit_id)
        found = found.with_for_update(of=cls) if for_change else found
        return list(session.scalars(found.execution_options(populate_existing=for_change)))

    @classmethod
    def years(cls, session: Session) -> list[int]:
        """The years that have sheets, the newest first."""
        return list(session.scalars(select(cls.year).distinct().order_by(cls.year.desc())))

    @property
    def subject_name(self) -> str:
        """For the history: 2022年考核 佛堂镇."""
        return f"{self.year}年考核 {self.unit.short}"

    @property
    def reader(self) -> Unit:
        """Who reads, objects and hears the answer: of a unit that was merged since, the one that carries on."""
        return self.unit.carrier

    @property
    def result(self) -> Result:
        """The figures as the paper shows them."""
        lines = [Line(subject, times, points, tuple(which)) for subject, times, points, which in self.lines]
        return Result(lines, self.total, self.verdict, self.vetoed)

    def recount(self, act: Act, facts: Facts, scale: Scale) -> None:
        """Draft (again) from what counts; what people gave and took stays."""
        self._step("draft")
        before, self.drafted_at = (DRAFT if self.figures else BIRTH), act.at
        self.figures = {
            "tasks": facts.tasks,
            "orders": facts.orders,
            "found": {k: list(v) for k, v in facts.found.items()},
        }
        self._work_out(scale)
        act.record("score.draft", self, before=before, after=self.state)

    def adjust(self, act: Act, points: int, reason: str, scale: Scale) -> None:
        """加分、扣分 by a person, with a reason."""
        self._permit(act, Role.APPROVER)
        self._step("adjust")
        self._add(act, points, reason, scale)
        act.record("score.adjust", self, before=self.state, after=self.state, points=points, reason=reason)

    def tell(self, act: Act, on: date, how: str) -> None:
        """Given to the unit, by the office's own word: from that day it may object."""
        self._permit(act, Role.APPROVER)
        if on > local_day(act.at):
            raise Unclear("future_date", field="done_on", value=on)
        self.told_on, self.told_how = on, how[:30]
        self._move(act, "tell", source=how, day=on.isoformat(), follows=not how)  # then the clock makes the paper

    def object_(self, act: Act, text: str, workdays: Workdays) -> None:
        """考核异议, by anybody of the unit who holds a role there."""
        by = act.by
        if by is None or by.unit_id != self.reader.id or not by.holds(*UNIT_SIDE):
            raise NotAllowed("not_own_unit", subject=self, unit=self.reader, own=by.unit if by else None)
        passed_on = by.unit_id != self.unit_id
        self._object(act, "object", text, local_day(act.at), workdays, **({"unit": by.unit.short} if passed_on else {}))
        self.objected_by = f"{by.unit.short}{by.person.name}" if passed_on else by.person.name
        self.entered_by = None

    def object_for(self, act: Act, text: str, source: str, on: date, workdays: Workdays) -> None:
        """The same on paper, by telephone, in a meeting: entered by the office with its real day."""
        self._permit(act, *OFFICE)
        if on > local_day(act.at):
            raise Unclear("future_date", field="done_on", value=on)
        self._object(act, "object_for", text, on, workdays, source=source)
        self.objected_by, self.entered_by = f"单位（{source}）", act.who

    def answer(self, act: Act, reason: str, points: int, scale: Scale) -> None:
        """维持 (0 points) or 调整; never by who entered the objection."""
        self._permit(act, Role.APPROVER)
        self._step("answer")
        if act.by is not None and same_person(act.by.person, self.entered_by):
            raise Denied("score_enterer_answers", subject=self)
        if points:
            self._add(act, points, reason, scale, CORRECTED)
        self.answer_text, self.answered_by = _said(reason), act.who.name if act.who else ""
        self._move(act, "answer", reason=self.answer_text, points=points)

    def confirm(self, act: Act, workdays: Workdays) -> None:
        """核定: not before the unit could object, and not over an open objection."""
        self._permit(act, Role.APPROVER)
        self.expect_confirm(act, workdays)
        self.confirmed_by, self.confirmed_at = act.who.name if act.who else "", act.at
        self._move(act, "confirm", total=self.total, verdict=self.verdict)

    def expect_confirm(self, act: Act, workdays: Workdays) -> None:
        """As `confirm`, before it is shown."""
        self._step("confirm")
        last = self.last_day(workdays)
        if self.state == OPEN_TO_OBJECT and last is not None and local_day(act.at) <= last:
            raise Denied("score_period_open", subject=self, day=last)

    def expect_objection(self, on: date, workdays: Workdays) -> None:
        """As `object_`, before its words are asked for."""
        self._step("object")
        last = self.last_day(workdays)
        if last is not None and on > last:
            raise Denied("score_objection_late", subject=self, day=last)

    def last_day(self, workdays: Workdays) -> date | None:
        """The last day for an objection."""
        return workdays.after(self.told_on, OBJECT_DAYS) if self.told_on else None

    def _object(self, act: Act, event: str, text: str, on: date, workdays: Workdays, **facts: str) -> None:
        self.expect_objection(on, workdays)
        self.objection, self.objected_on = _said(text), on
        self._move(act, event, text=self.objection, day=on.isoformat(), **facts)

    def _add(self, act: Act, points: int, reason: str, scale: Scale, *kind: str) -> None:
        if not 1 <= abs(points) <= MOST_POINTS:
            raise Unclear("score_points", value=points)
        day = local_day(act.at).isoformat()
        self.extras = [*self.extras, [points, _said(reason), act.who.name if act.who else "", day, *kind]]
        self._work_out(scale)

    def _work_out(self, scale: Scale) -> None:
        extras = [(points, why) for points, why, *more in self.extras if CORRECTED not in more]
        corrections = [(points, why) for points, why, *more in self.extras if CORRECTED in more]
        result = worked_out(scale, self.figures.get("found", {}), extras, corrections)
        self.lines = [[line.subject, line.times, line.points, list(line.which)] for line in result.lines]
        self.total, self.verdict, self.vetoed = result.total, result.verdict, result.vetoed

    def _permit(self, act: Act, *roles: Role) -> None:
        if act.by is None or not act.by.holds(*roles):
            raise NotAllowed(roles=roles, subject=self, event="score")

    def _step(self, event: str) -> None:
        if LIFE.find(self.state, event) is None:
            raise WrongState("score_moved_on", subject=self, state=self.state, event=event)

    def _move(self, act: Act, event: str, **facts: Any) -> None:  # noqa: ANN401 - facts are whatever JSON can hold
        self._step(event)
        before, self.state = self.state, LIFE.step(self.state, event).then
        act.record(f"score.{event}", self, before=before, after=self.state, **facts)


def draft_year(session: Session, act: Act, plan: Plan, year: int, workdays: Workdays) -> list[ScoreSheet]:
    """A sheet for each unit that had anything to do; what was given to its unit already is left alone."""
    held = {
        sheet.unit_id: sheet for sheet in ScoreSheet.of_year(session, year, for_change=True) if sheet.plan_id == plan.id
    }
    scale, drafted = Scale.of(session, plan.id), []
    counted = facts_of(session, plan, year, act.at, workdays)
    for unit_id in sorted({*counted, *held}):
        sheet = held.get(unit_id)
        if sheet is not None and sheet.state != DRAFT:
            continue
        if sheet is None:
            unit = session.get_one(Unit, unit_id)
            sheet = ScoreSheet(
                plan=plan, plan_id=plan.id, unit=unit, unit_id=unit_id, year=year, state=DRAFT, extras=[], figures={},
                told_how="", objection="", objected_by="", answer_text="", answered_by="", confirmed_by="",
            )  # fmt: skip
            session.add(sheet)
        sheet.recount(act, counted.get(unit_id, Facts()), scale)
        drafted.append(sheet)
    return drafted


def regroup_sheets(session: Session, act: Act, old: Unit, new: Unit) -> None:
    """机构调整: a renamed unit keeps its sheet; of one that was merged a draft goes, what it was told stays."""
    renamed = FORMER in old.code
    mine = select(ScoreSheet).where(ScoreSheet.unit_id == old.id, ScoreSheet.state != CONFIRMED)
    for sheet in session.scalars(mine.order_by(ScoreSheet.id)):
        if renamed:
            sheet.unit = new
        elif sheet.state == DRAFT:
            act.record("score.drop", sheet, before=DRAFT, unit=new.short)
            session.delete(sheet)


def may_read(sheet: ScoreSheet, posts: list[Member]) -> bool:
    """The office always; a unit its own sheet once the office has given it out."""
    if any(post.holds(*OFFICE) for post in posts):
        return True
    mine = any(post.unit_id == sheet.reader.id and post.holds(*UNIT_SIDE) for post in posts)
    return mine and sheet.told_on is not None


def _said(text: str) -> str:
    said = " ".join(text.split())
    refuse_secrets(said)
    if not 2 <= len(said) <= LONGEST:  # noqa: PLR2004 - a word at least
        raise Unclear("reason_missing", field="reason", length=len(said))
    return said
