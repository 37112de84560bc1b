"""A quarter of 发布审核 is over: the report that asks for its figures writes itself."""

from bot.models.post_count import report_reviews
from bot.scheduler.beat import Beat
from bot.wording.publications import review_report


def run(beat: Beat) -> None:
    """Once a day; what was reported already is left alone."""
    with beat.work() as work:
        report_reviews(work.session, work.act, review_report)
