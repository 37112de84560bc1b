"""机构调整 that a file announced: on the day after 失效日期 what is open passes on to 承接单位."""

from bot.models.regroup import due, merge
from bot.scheduler.beat import Beat


def run(beat: Beat) -> None:
    """One unit after the other, before reminders are worked out."""
    with beat.work() as work:
        for old, new in due(work.session, work.act):
            merge(work.session, work.act, old, new)
