"""没发成的消息, 重发: what did not arrive or may not have, and a person's word that it go again."""

from bot.message import Reply
from bot.models import Outbox, Person, Role, Unit
from bot.models.member import OFFICE
from bot.paging import on_page
from bot.turn import Turn
from bot.wording import delivery as say


def undelivered(turn: Turn) -> Reply:
    """没发成的消息 [页] · 重发 <编号> · 已另行告知 <编号>"""
    turn.officer(*OFFICE, Role.SYSTEM_ADMIN)
    if isinstance(told := turn.slot("told"), int):
        return _told(turn, told)
    number = turn.slot("resend")
    return _resend(turn, number) if isinstance(number, int) else _list(turn)


def _list(turn: Turn) -> Reply:
    rows = Outbox.undelivered(turn.session)
    shown = [(row, row.hindrance(turn.session)) for row in on_page(rows, turn.page)]
    lines = [say.undelivered_line(row, _whose(turn, row), why_not) for row, why_not in shown]
    uncertain = sum(row.state == say.UNCERTAIN for row in rows)
    again = {row.state for row, why_not in shown if why_not is None}
    text = say.undelivered(lines, len(rows), uncertain, turn.page, again)
    return turn.paged(text, len(rows))


def _resend(turn: Turn, number: int) -> Reply:
    row = Outbox.for_change(turn.session, number)
    row.send_again(turn.act, turn.session)
    return Reply(say.resent(row, _whose(turn, row)))


def _told(turn: Turn, number: int) -> Reply:
    row = Outbox.for_change(turn.session, number)
    row.told_otherwise(turn.act)
    return Reply(say.told_otherwise(row, _whose(turn, row)))


def _whose(turn: Turn, row: Outbox) -> str:
    """Unit and name of who was to get it, else the chat."""
    person = turn.session.get(Person, row.person_id) if row.person_id else None
    unit = turn.session.get(Unit, row.unit_id) if row.unit_id else None
    return " ".join([unit.short if unit else "", person.name if person else row.recipient]).strip()
