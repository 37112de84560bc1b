"""The language's word lists made from the tables: what the plans call their units, tasks and accounts today."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Row, select
from sqlalchemy.orm import Session

from bot.language.lexicon import AccountWords, Lexicon, PlanWords, TaskWords, UnitWords
from bot.language.vocabulary import Vocabulary
from bot.models import Account, Assignment, Plan, SpecialDay, Task, Unit
from bot.models.assignment import VOID
from bot.models.cycle import Cycle
from bot.models.plan import POSTS
from bot.models.unit import FORMER, SEPARATOR
from bot.workdays import Workdays

ROSTER = "名单"
Rows = Sequence[Row[*tuple[Any, ...]]]

# Written once: on tables of this size a statement costs more to write than to run.
_PLANS = select(Plan.id, Plan.doc_no, Plan.short, Plan.issued_on).order_by(Plan.id)
_UNITS = select(
    Unit.id,
    Unit.code,
    Unit.name,
    Unit.short,
    Unit.aliases,
    Unit.former_names,
    Unit.group_name,
    Unit.kind,
    Unit.regrouped_at,
).order_by(Unit.id)
_TASKS = select(
    Task.id,
    Task.plan_id,
    Task.number,
    Task.heading,
    Task.detail,
    Task.criterion,
    Task.evidence,
    Task.aliases,
    Task.kind,
    Task.computed,
    Task.first_cycle,
    Task.due_on,
).order_by(Task.plan_id, Task.number)
_OWED = (
    select(Assignment.task_id, Assignment.unit_id)
    .where(Assignment.task_id.is_not(None), Assignment.state != VOID)
    .distinct()
)
_ACCOUNTS = select(
    Account.plan_id, Account.number, Account.name, Account.platform, Account.unit_id, Account.protected
).order_by(Account.plan_id, Account.number)
_DAYS = select(SpecialDay.day, SpecialDay.kind).order_by(SpecialDay.day)


@dataclass(frozen=True, slots=True)
class Words:
    """Everything that a lexicon is made of, as plain values: equal words make an equal lexicon."""

    plans: tuple[PlanWords, ...]
    units: tuple[UnitWords, ...]
    tasks: tuple[TaskWords, ...]
    accounts: tuple[AccountWords, ...]
    days: tuple[tuple[date, str], ...]


@dataclass(slots=True)
class _Shelf:
    """The lexicon that was made last. Reading the words takes a few milliseconds, indexing them far longer."""

    words: Words | None = None
    bot_names: tuple[str, ...] = ()
    vocabulary: Vocabulary | None = None
    lexicon: Lexicon | None = None


_shelves: list[_Shelf] = [_Shelf()]  # replaced whole, so that threads see either the old one or the new one


def lexicon(session: Session, bot_names: tuple[str, ...], vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of all loaded notices; made again only when a word in the tables has changed."""
    words = read_words(session)
    shelf = _shelves[0]
    if (
        shelf.lexicon is not None
        and shelf.vocabulary is vocabulary
        and (shelf.words, shelf.bot_names)
        == (
            words,
            bot_names,
        )
    ):
        return shelf.lexicon
    works = Workdays(dict(words.days)).is_workday
    made = Lexicon(words.plans, words.units, words.tasks, words.accounts, bot_names, vocabulary, works)
    _shelves[0] = _Shelf(words, bot_names, vocabulary, made)
    return made


def read_words(session: Session) -> Words:
    """Ask the tables, in columns rather than rows of ours, each once: this runs with every message."""
    plans, units, accounts = (session.execute(asked).all() for asked in (_PLANS, _UNITS, _ACCOUNTS))
    doc_nos = {row.id: row.doc_no for row in plans}
    codes = {row.id: row.code.partition(FORMER)[0] for row in units}  # what is over is that of the renamed unit too
    return Words(
        _plans(plans, accounts),
        _units(units),
        _tasks(session, doc_nos, codes),
        _accounts(accounts, doc_nos, codes),
        tuple((row.day, row.kind) for row in session.execute(_DAYS)),
    )


def _plans(plans: Rows, accounts: Rows) -> tuple[PlanWords, ...]:
    protected: dict[int, list[str]] = defaultdict(list)
    for row in accounts:
        if row.protected:
            protected[row.plan_id].append(row.name)
    return tuple(PlanWords(row.doc_no, row.short, row.issued_on.year, tuple(protected[row.id])) for row in plans)


def _units(units: Rows) -> tuple[UnitWords, ...]:
    """Units that were merged or renamed are names of those that carry on (曾用名), no units of their own."""
    return tuple(
        UnitWords(row.code, row.name, row.short, _several(row.aliases, row.former_names), row.group_name, row.kind)
        for row in units
        if row.regrouped_at is None
    )


def _several(*cells: str) -> tuple[str, ...]:
    return tuple(name for cell in cells for name in cell.split(SEPARATOR) if name)


def _tasks(session: Session, doc_nos: dict[int, str], codes: dict[int, str]) -> tuple[TaskWords, ...]:
    owners: dict[int, set[str]] = defaultdict(set)
    for row in session.execute(_OWED):
        owners[row.task_id].add(codes[row.unit_id])
    return tuple(
        TaskWords(
            doc_nos[row.plan_id],
            row.number,
            row.heading,
            frozenset(owners[row.id]),
            long_term=bool(row.first_cycle),
            computed=row.computed not in {"", ROSTER, POSTS},
            opens_on=Cycle.parse(row.first_cycle).first_day if row.first_cycle else None,
            due_on=row.due_on,
            people=row.computed == ROSTER,
            content=row.detail,
            aliases=_several(row.aliases),
            proof=f"{row.criterion}。{row.evidence}",
        )
        for row in session.execute(_TASKS)
    )


def _accounts(accounts: Rows, doc_nos: dict[int, str], codes: dict[int, str]) -> tuple[AccountWords, ...]:
    """The main accounts are no accounts that anybody may close: they are names of their notice."""
    return tuple(
        AccountWords(doc_nos[row.plan_id], row.number, row.name, row.platform, codes.get(row.unit_id, ""))
        for row in accounts
        if not row.protected
    )
