"""交接单: everything of a unit that is open, put into the shape of the paper."""

from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.models import Assignment, Duty, Rectification, Request, Unit
from bot.models.calendar import workdays
from bot.models.phone_call import OPEN, TOLD, promises
from bot.models.pressing import Pressed, key_of
from bot.models.standing import standings
from bot.models.succession import open_orders, open_things
from bot.papers.handover import Handover, Section
from bot.papers.plain import long_day
from bot.wording import handovers as say
from bot.wording import local


def handover(session: Session, unit: Unit, who: Sequence[str], now: datetime) -> Handover:
    """As of now; `who`: leaver, successor, roles, as far as they are known."""
    leaver, successor, roles = who
    items, requests = open_things(session, unit.id)
    orders = open_orders(session, unit.id)
    return Handover(
        unit=unit.name,
        leaver=leaver,
        successor=successor,
        roles=roles.replace(";", "、"),
        day=long_day(local_day(now)),
        sections=[
            Section("没办结的事项", say.ITEM_HEADS, _here(_items(session, items, now))),
            Section("没办完的申请", say.REQUEST_HEADS, _here([say.request_row(one) for one in requests])),
            Section("没销号的整改", say.ORDER_HEADS, [say.order_row(one, local_day(now)) for one in orders]),
            Section("答应过的日期", say.PROMISE_HEADS, _promised(session, items, requests, orders)),
            Section("排定的值班", say.DUTY_HEADS, _duties(session, unit, leaver, now)),
        ],
        by_hand=say.BY_HAND,
    )


def _here(rows: list[list[str]]) -> list[list[str]]:
    """Whom they wait for, as it is called in this county."""
    return [[local.here(cell) for cell in row] for row in rows]


def _items(session: Session, items: Sequence[Assignment], now: datetime) -> list[list[str]]:
    stands = standings(session, items, now, workdays(session))
    return [say.item_row(item, stands[item.id], now) for item in items]


def _promised(
    session: Session, items: Sequence[Assignment], requests: Sequence[Request], orders: Sequence[Rectification]
) -> list[list[str]]:
    """What was promised on the telephone, and the days that applications name."""
    pressed: list[Pressed] = [*items, *orders]
    mine = {key_of(one): one for one in pressed}
    told = [one for one in promises(session, OPEN, TOLD) if (one.subject, one.subject_id) in mine]
    rows = [say.promise_row(mine[one.subject, one.subject_id], one.slot) for one in told]
    return [*rows, *(say.stop_row(one) for one in requests if one.stop_on)]


def _duties(session: Session, unit: Unit, leaver: str, now: datetime) -> list[list[str]]:
    """The days on which whoever leaves stands on the list."""
    plain = leaver.split("（", maxsplit=1)[0]
    coming = Duty.coming(session, unit.id, local_day(now))
    return [say.duty_row(one) for one in coming if leaver and one.name in {leaver, plain}]
