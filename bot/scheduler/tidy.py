"""What lapses by itself: drafts that nobody touched, delegations that begin and end, people still to be found."""

from sqlalchemy import select

from bot.clock import local_day
from bot.models import Delegation, Outbox, Request
from bot.models.outbox import UNFINISHED
from bot.models.request import AWAITING_SIGN, DRAFT
from bot.scheduler.beat import Beat, Work
from bot.scheduler.identities import unbound
from bot.scheduler.sending import NAMES

DRAFT_DAYS, WARNED_DAYS = 7, 2  # request_fsm.csv, expire


def drafts(beat: Beat) -> None:
    """A draft untouched for 7 days: its clerk is told once; two days later it gives its account free."""
    if beat.is_held:
        return
    with beat.work() as work:
        for request in work.session.scalars(select(Request).where(Request.state == DRAFT)).unique().all():
            _lapse(work, request)


def _lapse(work: Work, request: Request) -> None:
    untouched = (work.today - local_day(request.touched_at)).days
    if untouched < DRAFT_DAYS or not request.unit.urgeable:
        return
    if request.warned_at is None:
        request.warn(work.act)
    elif (work.today - local_day(request.warned_at)).days >= WARNED_DAYS:
        request.expire(work.act)


def delegations(beat: Beat) -> None:
    """委托代签: on its first day open cards go to the delegate, after its last day back to the principal."""
    with beat.work() as work:
        for given in Delegation.to_start(work.session, work.today):
            given.start(work.act)
            for request in _awaiting_signature(work, given.unit_id):
                request.delegate(work.act, given)
        for given in Delegation.to_expire(work.session, work.today):
            was_running = given.started_at is not None
            given.expire(work.act)
            for request in _awaiting_signature(work, given.unit_id) if was_running else ():
                request.undelegate(work.act, given)


def names(beat: Beat) -> None:
    """People on the roster without a userid are looked for by name, once a day."""
    with beat.work(at_once=True) as work:
        asked = select(Outbox.id).where(Outbox.kind == "resolve", Outbox.recipient == NAMES)
        running = work.session.scalar(asked.where(Outbox.state.in_(UNFINISHED)).limit(1))
        if running is None and unbound(work.session):
            work.session.add(
                Outbox(
                    kind="resolve",
                    recipient=NAMES,
                    label="按姓名关联",
                    made_at=work.now,
                    next_at=work.act.machine_at,
                    attempts=0,
                    facts={},
                )
            )


def _awaiting_signature(work: Work, unit_id: int) -> list[Request]:
    mine = select(Request).where(Request.state == AWAITING_SIGN, Request.unit_id == unit_id).order_by(Request.id)
    return list(work.session.scalars(mine).unique())
