"""培训: the working day before, a word to who signed up, and the numbers to who sent the notice."""

from datetime import date

from bot.models import Member, Person, Role, Training, Unit
from bot.models.training import Seat, on_day
from bot.scheduler.beat import Beat, Work
from bot.scheduler.receivers import reachable
from bot.wording import trainings as say

LABEL = "培训提醒"


def run(beat: Beat) -> None:
    """Every training whose day follows today, rest days in between left out."""
    with beat.work() as work:
        for one in _next(work):
            if work.is_first(LABEL, f"{one.number} {one.starts_at.isoformat()[:16]}"):
                _remind(work, one)


def _next(work: Work) -> list[Training]:
    """From tomorrow up to and with the next working day."""
    until = work.workdays.after(work.today, 1)
    days = range(work.today.toordinal() + 1, until.toordinal() + 1)
    return [one for day in days for one in on_day(work.session, date.fromordinal(day))]


def _remind(work: Work, one: Training) -> None:
    work.post.for_plan(one.plan)
    units: dict[int, list[Seat]] = {}
    for seat in one.seats:
        units.setdefault(seat.unit_id, []).append(seat)
    for unit_id, seats in units.items():
        for person in reachable(_receivers(work, unit_id, seats), one.plan):
            work.post.text(person, say.reminder(one, [seat.name for seat in seats], work.today), LABEL)
    invited = [unit for unit in Unit.all(work.session) if one.invites(unit) and unit.urgeable]
    without = [unit.short for unit in invited if unit.id not in units]
    for person in reachable([one.person], one.plan):
        work.post.text(person, say.for_organiser(one, len(units), without, work.today), LABEL)


def _receivers(work: Work, unit_id: int, seats: list[Seat]) -> list[Person]:
    """Who signed the unit up, if he still serves there; else its 联系人."""
    serving = {member.person_id for member in Member.of_unit(work.session, unit_id)}
    signers = [seat.person for seat in seats if seat.person is not None and seat.person_id in serving]
    if any(person.userid for person in signers):
        return signers
    return [member.person for member in Member.of_unit(work.session, unit_id, Role.CONTACT, Role.CLERK)]
