"""In whose name a file is read in: somebody of 市府办, by userid or by a name that only one of them bears."""

from sqlalchemy.orm import Session

from bot.errors import Fault
from bot.models import Member
from bot.models.member import OFFICE


def officer_named(session: Session, said: str) -> Member:
    """The member meant; Fault if it is nobody of the office, or if two bear that name."""
    office = Member.with_role(session, *OFFICE)
    found = [one for one in office if said.lower() in {one.person.userid_key, one.name, one.name.split("（")[0]}]
    people = {one.person_id: one for one in found}
    if not people:
        raise Fault(said, f"不是市府办的审批或初审人员；可以是：{'、'.join(sorted({one.name for one in office}))}")
    if len(people) > 1:
        raise Fault(said, "市府办有几位同名的，请写 userid")
    return next(iter(people.values()))
