"""The words of one person's digest, out of what is due for him."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.models import Assignment, Opinion, Person, Rectification, Request
from bot.models.standing import arounds, in_time_until
from bot.paging import PAGE
from bot.scheduler import rules
from bot.scheduler.beat import Work
from bot.scheduler.receivers import Subject
from bot.scheduler.remind import Due, Key, deadline
from bot.wording import opinions
from bot.wording import rect_cards as orders
from bot.wording import reminders as say
from bot.wording.office import due_day
from bot.wording.rect_watch import unsigned

URGENCY = (
    rules.ESCALATION,
    rules.CIRCULAR,
    rules.OVERDUE,
    rules.FROZEN,
    rules.TO_EXECUTE,
    rules.LAST_DAY,
    rules.BEFORE,
    rules.TO_SIGN,
    rules.TO_APPROVE,
    rules.TO_VERIFY,
    rules.UNSIGNED,
)


@dataclass(frozen=True, slots=True)
class Composed:
    """A digest ready to be posted."""

    text: str
    label: str
    units: list[str]
    unit_id: int | None


def compose(work: Work, person: Person, mine: Sequence[Due], *, with_plan: bool) -> Composed:
    """The digest of one person: the most urgent first, one line a thing, 签收 of a unit in one line."""
    units = {due.about.unit.id: due.about.unit.short for due in mine}
    with_unit = len(units.keys() | {post.unit_id for post in person.posts}) > 1
    words = _Words(work, person, with_plan=with_plan, with_unit=with_unit)
    chosen = sorted(_one_a_thing(mine), key=_urgency)
    lines, names = words.lines(chosen)
    return Composed(
        text=say.digest(lines[:PAGE], names[PAGE:], work.today),
        label="、".join(dict.fromkeys(due.rule.kind for due in chosen))[:40],
        units=list(units.values()),
        unit_id=next(iter(units)) if len(units) == 1 else None,
    )


def _urgency(due: Due) -> tuple[int, date, int]:
    return URGENCY.index(due.rule.kind), due.base.before, due.about.id


def _one_a_thing(mine: Sequence[Due]) -> list[Due]:
    """A thing that is due on several ladders is said once: the most urgent."""
    kept: dict[Key, Due] = {}
    for due in sorted(mine, key=_urgency):
        kept.setdefault(due.key, due)
    return list(kept.values())


@dataclass(frozen=True, slots=True)
class _Words:
    work: Work
    person: Person
    with_plan: bool
    with_unit: bool  # he serves several: each line says whose it is

    def lines(self, chosen: Sequence[Due]) -> tuple[list[str], list[str]]:
        """One line and one short name each; the unsigned items of one unit share theirs."""
        unsigned: dict[int, list[Assignment]] = {}
        lines, names = [], []
        for due in chosen:
            if due.rule.kind == rules.UNSIGNED and isinstance(due.about, Assignment):
                unsigned.setdefault(due.about.unit_id, []).append(due.about)
                continue
            lines.append(self._line(due))
            names.append(f"{due.about.unit.short if self.with_unit else ''}{_name(due)}")
        for items in unsigned.values():
            lines.append(say.unsigned(items, with_plan=self.with_plan))
            names.append(f"{items[0].unit.short}签收")
        return lines, names

    def _line(self, due: Due) -> str:
        about, today = due.about, self.work.today
        if isinstance(about, Rectification):
            return self._about_order(about, due, today)
        if isinstance(about, Opinion) and due.ladder == rules.DEADLINE:
            return f"{about.unit.short if self.with_unit else ''}{opinions.reminder(about, today)}"
        if isinstance(about, Request):
            words = {rules.FROZEN: say.frozen, rules.TO_EXECUTE: say.unexecuted}.get(due.rule.kind, say.stuck)
            return words(about, today)
        return self._about_item(about, due, today)

    def _about_order(self, order: Rectification, due: Due, today: date) -> str:
        if due.rule.kind == rules.TO_VERIFY:
            return orders.stuck(order)
        whose = f"{order.unit.short}：" if self.with_unit else ""
        if due.rule.kind == rules.UNSIGNED:
            return whose + unsigned(order, today)
        return whose + (orders.late if order.is_overdue(self.work.now) else orders.near)(order, today)

    def _about_item(self, item: Assignment, due: Due, today: date) -> str:
        kind = due.rule.kind
        if kind == rules.TO_VERIFY:
            return say.to_check(item, with_plan=self.with_plan)
        if kind == rules.ESCALATION:
            return say.to_leader(
                item, self.person.name, contact_of(item), say.signature("", item.plan.setting("人工电话"))
            )
        if kind == rules.CIRCULAR:
            return say.for_circular(item, overdue_days(item, self.work))
        whose = f"{item.unit.short}：" if self.with_unit else ""
        line = f"{whose}{self._by_date(item, today)}"
        return f"{line}。{self._accounts(item)}".replace("。。", "。") if item.is_counted else line

    def _by_date(self, item: Assignment, today: date) -> str:
        """What is true today, whichever rung is told: one that was missed may come after the deadline."""
        due, workdays = due_day(item), self.work.workdays
        if due >= today and not (item.by_the_hour and self.work.now > item.due_at):
            say_it = say.last_day if workdays.on_or_before(due) == today else say.upcoming
        elif self.work.now <= in_time_until(item, workdays):
            say_it = say.still_in_time
        else:
            say_it = say.overdue
        return say_it(item, today, with_plan=self.with_plan)

    def _accounts(self, item: Assignment) -> str:
        around = arounds(self.work.session, [item]).get(item.id)
        return say.accounts_left(around.accounts, around.requests) if around else ""


def _name(due: Due) -> str:
    about = due.about
    return about.called if isinstance(about, Assignment) else about.number


def contact_of(about: Subject) -> str:
    """The unit's 联系人 by name, "" if there is none."""
    handler = about.handler if isinstance(about, Assignment) else None
    return handler.name if handler else ""


def overdue_days(item: Assignment, work: Work) -> int:
    """Working days since the last day on which a report would have been in time."""
    return work.workdays.between(deadline(item, work.workdays).after, work.today)
