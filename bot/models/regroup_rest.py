"""机构调整, the rest: duty lists to come, sign-ups, delegations in force, successions that wait for a word."""

from datetime import date

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from bot.models.delegation import IN_FORCE, PROPOSED, Delegation
from bot.models.duty import Duty
from bot.models.succession import WAITING, Succession
from bot.models.training import NOTIFIED, Training
from bot.models.unit import SEPARATOR, Unit, joined


def move_rest(session: Session, old: Unit, new: Unit, today: date) -> None:
    """What is still to come goes along; what was stays under the old name."""
    session.execute(update(Duty).where(Duty.unit_id == old.id, Duty.day >= today).values(unit_id=new.id))
    live = (Delegation.unit_id == old.id, Delegation.state.in_((PROPOSED, IN_FORCE)))
    session.execute(update(Delegation).where(*live).values(unit_id=new.id))
    asked = (Succession.unit_id == old.id, Succession.state == WAITING)
    session.execute(update(Succession).where(*asked).values(unit_id=new.id))
    session.flush()
    for training in session.scalars(select(Training).where(Training.state == NOTIFIED)):
        _move_training(training, old, new)


def _move_training(training: Training, old: Unit, new: Unit) -> None:
    if training.organiser_id == old.id:
        training.organiser = new
    codes = training.unit_codes.split(SEPARATOR)
    training.unit_codes = joined(dict.fromkeys(new.code if code == old.code else code for code in codes))
    names = {seat.name for seat in training.seats if seat.unit_id == new.id}
    for seat in training.seats:
        if seat.unit_id == old.id and seat.name not in names:
            seat.unit = new
