"""我的整改, 整改清单, one order; what stands below 我的任务, 待核实, 待审批; the paper."""

from bot.errors import Unclear
from bot.handlers.rectifications.finding import order_named, sees_all
from bot.message import Reply
from bot.models import Rectification, Unit
from bot.models.member import OFFICE
from bot.models.phone_call import calls
from bot.models.receipt import receipt_for
from bot.models.rectification import AWAITING_CHECK, DISPUTED, ENDED, LIFE, WITH_UNIT
from bot.models.registration import without_role
from bot.models.remark import remarks
from bot.turn import Turn
from bot.wording import receipts
from bot.wording import rect_lists as say
from bot.wording.calls import beside
from bot.wording.remarks import SHOWN
from bot.wording.remarks import line as remark_line

OPEN = tuple(sorted(LIFE.states - ENDED - {"—"}))


def listed(turn: Turn) -> Reply:
    """我的整改 · 整改清单 · ZG-2022-001"""
    if turn.text("rect"):
        order = _may_see(turn)
        rung_up = beside(calls(turn.session, Rectification.__tablename__, [order.id]), full=turn.holds(*OFFICE))
        noted = remarks(turn.session, Rectification.__tablename__, [order.id], all_of_them=turn.holds(*OFFICE))
        return Reply("\n".join([say.detail(order, turn.now), *map(remark_line, noted[-SHOWN:]), *rung_up]))
    own = [post.unit for post in turn.speaker.posts if post.roles]
    if not own:
        raise without_role(turn.session, turn.speaker.posts[0])
    if sees_all(turn):
        rows = Rectification.in_state(turn.session, *OPEN)
        codes = turn.slot("units") or ([turn.text("unit")] if turn.text("unit") else [])
        of = [unit for code in codes if (unit := Unit.coded(turn.session, code)) is not None]
        rows = [row for row in rows if not of or row.unit_id in {unit.id for unit in of}]
        text = say.listed(say.whose([unit.short for unit in of]), rows, turn.now, turn.page, with_unit=True)
        return turn.paged(text, len(rows))
    rows = Rectification.of_units(turn.session, [unit.id for unit in own])
    rows.sort(key=lambda order: not order.is_open)
    name = own[0].short if len(own) == 1 else "本单位"
    text = say.listed(name, rows, turn.now, turn.page, with_unit=len(own) > 1)
    return turn.paged(text, len(rows))


def below_tasks(turn: Turn) -> str:
    """Open orders of the speaker's units, below his tasks."""
    units = [post.unit_id for post in turn.speaker.posts if post.roles]
    rows = Rectification.of_units(turn.session, units, *WITH_UNIT, AWAITING_CHECK, DISPUTED)
    return say.in_my_tasks(rows, turn.now) if rows else ""


def to_check(turn: Turn) -> str:
    """What waits for this person's 复核, below 待核实."""
    waiting = Rectification.in_state(turn.session, AWAITING_CHECK)
    mine = [order for order in waiting if any(order.may_check(post) for post in turn.speaker.posts)]
    return say.to_check(mine) if mine else ""


def to_answer(turn: Turn) -> str:
    """Disputes that wait for this person, below 待审批."""
    waiting = Rectification.in_state(turn.session, DISPUTED)
    mine = [order for order in waiting if any(order.may_answer(post) for post in turn.speaker.posts)]
    return say.to_answer(mine) if mine else ""


def paper(turn: Turn) -> Reply:
    """整改通知书 ZG-2022-001"""
    order = _may_see(turn)
    turn.act.record("rectification.paper_asked", order)
    return Reply(f"{order.number}整改通知书正在发到您的“督办助手”。")


def receipt(turn: Turn) -> Reply:
    """回执 ZG-2022-001"""
    order = _may_see(turn)
    turn.act.by = next((post for post in turn.speaker.posts if post.unit_id == order.unit_id), None)
    return Reply(receipts.text(receipt_for(turn.session, turn.act, order)))


def _may_see(turn: Turn) -> Rectification:
    order = order_named(turn)
    mine = order.unit.carrier.id in {post.unit_id for post in turn.speaker.posts if post.roles}
    if not sees_all(turn) and not (mine and order.issued_at is not None):
        raise Unclear("no_such_rect", value=order.number)
    return order
