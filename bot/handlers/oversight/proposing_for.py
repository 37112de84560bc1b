"""代登记处置意见: what a unit's leader said or signed on paper about its undecided accounts, entered by the office."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from bot.clock import local, local_day
from bot.errors import Denied, Unclear
from bot.handlers.oversight.finding import source_of
from bot.message import Reply
from bot.models import Member, Opinion, Plan, Role, Series, Unit
from bot.models.account import Disposition
from bot.models.extension import Entry
from bot.models.member import OFFICE, same_person
from bot.models.opinion import CHOICES, SERIES, Host, due_day, to_ask
from bot.models.request_row import RETURNED, TO_PROPOSE
from bot.turn import Question, Turn, accounts_among
from bot.wording import opinions as say
from bot.wording.quoted import quoted


def propose_for(turn: Turn) -> Reply:
    """代登记处置意见 <单位> <账号|全部> 保留|整合|关停 [理由] 纸质|电话|会上 <哪天> [姓名]"""
    by = turn.officer(*OFFICE)
    choice = turn.text("choice")
    if not turn.text("unit") or not choice:
        return Reply(say.how_for())
    if choice not in {one.value for one in CHOICES}:
        raise Unclear("no_such_choice", value=choice)
    unit = turn.unit_named()
    others = [one for one in Member.with_role(turn.session, Role.APPROVER) if not same_person(one.person, by.person)]
    if not others:
        raise Denied("no_other_approver")
    opinion = _running(turn, unit)
    host = _host(turn, unit) if opinion is None else None
    if opinion is not None:
        opinion.expect_entered(turn.act)
    lines: Sequence[Sequence[Any]] = opinion.proposals if opinion else _blank(host)
    accounts = accounts_among(turn, [int(line[0]) for line in lines])
    source, who = source_of(turn)
    entry = Entry(source, who if turn.text("name") else "", received_on(turn))
    if not turn.agreed:
        return turn.show(say.entry_preview(unit, lines, accounts, f"{choice}{_why(turn)}", entry))
    made = opinion or _asked(turn, host)
    made.propose_for(turn.act, [(one.id, Disposition(choice), turn.text("reason")) for one in accounts], entry)
    return Reply(say.entered(made))


def _blank(host: Host | None) -> list[list[Any]]:
    return [[one.id, one.label, "", ""] for one in host.accounts] if host else []


def _why(turn: Turn) -> str:
    return f"，{quoted(turn.text('reason'), 60)}" if turn.text("reason") else ""


def _running(turn: Turn, unit: Unit) -> Opinion | None:
    """The open one of the unit, its row locked."""
    running = Opinion.of_unit_open(turn.session, [unit.id])
    waiting = [one for one in running if one.state in {TO_PROPOSE, RETURNED}] or running
    return Opinion.with_id_for_change(turn.session, waiting[0].id) if waiting else None


def _host(turn: Turn, unit: Unit) -> Host:
    """Nobody was asked yet, for nobody is registered there: then the office opens it itself."""
    for plan in Plan.all(turn.session):
        accounts = to_ask(turn.session, plan).get(unit)
        if accounts:
            return Host(plan, unit, accounts, turn.speaker)
    raise Denied("nobody_undecided")


def _asked(turn: Turn, host: Host | None) -> Opinion:
    assert host is not None  # noqa: S101 - asked for where none is open
    until = due_day(turn.workdays, local_day(turn.now))
    made = Opinion.ask(turn.act, host, Series.take(turn.session, SERIES, local(turn.now).year), until)
    made.store(turn.session)
    return made


def received_on(turn: Turn) -> date:
    """The real day."""
    said = turn.text("done_on")
    if not said:
        raise Question("单位是哪天说（交来）的？请回复日期，今天的回复“今天”。", "ask", fields=["done_on"])
    day = date.fromisoformat(said)
    if day > local_day(turn.now):
        raise Unclear("future_date", field="done_on", value=day)
    return day
