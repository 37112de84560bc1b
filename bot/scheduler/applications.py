"""申请 on the ladders of reminders.csv: what waits for a signature, an approval, a verification, the platform.

处置意见 counts from the day until which the unit is asked, as an item counts from its deadline.
"""

from collections.abc import Iterator
from datetime import date

from bot.clock import local_day
from bot.models import Opinion, Request
from bot.models import request as requests
from bot.models.request_row import AWAITING_FINAL, AWAITING_MEDIA, TO_PROPOSE
from bot.scheduler import rules
from bot.scheduler.rules import Base

LADDERS = {
    AWAITING_FINAL: rules.TO_SIGN,  # 发布审核 waits like an application
    AWAITING_MEDIA: rules.TO_VERIFY,
    TO_PROPOSE: rules.DEADLINE,
    requests.RETURNED: rules.DEADLINE,  # 处置意见 only: it is still owed
    requests.AWAITING_SIGN: rules.TO_SIGN,
    requests.AWAITING_APPROVAL: rules.TO_APPROVE,
    requests.AWAITING_CHECK: rules.TO_VERIFY,
    requests.AT_PLATFORM: rules.FROZEN,
    requests.APPROVED: rules.TO_EXECUTE,
}
Place = tuple[str, Base, date]  # its ladder, what it counts from, since when it is asked


def places(request: Request) -> Iterator[Place]:
    """Where an application stands today."""
    ladder, since = LADDERS[request.state], local_day(request.in_state_since)
    if ladder == rules.DEADLINE:
        if isinstance(request, Opinion) and request.execute_by is not None:
            yield ladder, Base(request.execute_by, request.execute_by), since
    elif request.state in {requests.APPROVED, requests.AT_PLATFORM} and not request.is_accepted:
        if not request.is_paused:
            day = max(request.stop_on or since, local_day(request.approved_at or request.in_state_since))
            yield rules.TO_EXECUTE, Base(day, day), day
    elif ladder != rules.FROZEN:
        yield ladder, Base(since, since), since
    elif request.frozen_until and request.is_cancellation and not request.is_paused:
        told = max(since, request.accepted_on or since)
        yield ladder, Base(request.frozen_until, request.frozen_until), told
