"""意见建议: an answer was promised in 3 working days; whoever answers is reminded once when they are used up."""

from bot.database import insert_once
from bot.models import History, Notice, suggestion
from bot.scheduler.beat import Beat
from bot.scheduler.remind import SENT
from bot.tell.suggestions import LABEL, answerers
from bot.wording import suggestions as say


def run(beat: Beat) -> None:
    """One message about all that are late and were not reminded of."""
    with beat.work() as work:
        late = suggestion.late_ones(work.session, work.today, work.workdays)
        fresh = []
        for row in late:
            where = {"subject": History.__tablename__, "subject_id": row.id, "kind": LABEL, "slot": "3工作日"}
            if insert_once(work.session, Notice, **where, made_at=work.now, state=SENT, facts={}):
                fresh.append(row)
        for person in answerers(work.post) if fresh else ():
            work.post.text(person, say.late(fresh), LABEL)
