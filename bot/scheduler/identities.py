"""Who is who at WeCom: encrypted userids, and people on the roster who have no userid yet."""

from collections import Counter
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.database import insert_once
from bot.models import Act, Outbox, Person, PersonAlias, Unit
from bot.models.roster import LONGEST_NAME
from bot.scheduler.sending import NAMES


def settle(act: Act, session: Session, row: Outbox, answer: Mapping[str, str]) -> None:
    """Take over what WeCom said; `answer` is userid by encrypted id, or name by userid."""
    if row.recipient == NAMES:
        bind_by_name(act, session, answer)
    else:
        _alias(act, session, row, answer.get(row.recipient, ""))


def suggest(act: Act, session: Session, userid: str, answer: Mapping[str, str]) -> None:
    """登记 prefilled: the units among the departments in which WeCom has the person; nothing where there is none."""
    known = Unit.by_name(session)
    names = [name for name in str(answer.get("departments", "")).split(";") if name]
    today = local_day(act.at)
    units = {known[name].id: known[name] for name in names if name in known and known[name].is_valid_on(today)}
    if units:
        said = str(answer.get("name", ""))[:LONGEST_NAME]
        act.record("person.placed", userid=userid, name=said, units=[unit.code for unit in units.values()])


def unbound(session: Session) -> list[Person]:
    """People who serve in a unit and whom nobody can write to yet."""
    found = session.scalars(select(Person).where(Person.userid.is_(None)).order_by(Person.id))
    return [person for person in found if person.posts]


def bind_by_name(act: Act, session: Session, names: Mapping[str, str]) -> None:
    """Bind whoever has a name that is there once on either side; two of a name are for a person to tell apart."""
    taken = set(session.scalars(select(Person.userid_key).where(Person.userid_key.is_not(None))))
    waiting = unbound(session)
    here = Counter(person.name for person in waiting)
    there = Counter(names.values())
    userids = {name: userid for userid, name in names.items() if userid.lower() not in taken}
    for person in waiting:
        if here[person.name] == there[person.name] == 1 and person.name in userids:
            person.bind(userids[person.name], act.at)
            act.record("person.bind", person, how="可见范围内姓名一致", userid=person.userid)


def _alias(act: Act, session: Session, row: Outbox, userid: str) -> None:
    """From now on the encrypted id is this person's."""
    person = Person.known_as(session, userid) if userid else None
    if person is None:
        row.error = "nobody known by that id"
        return
    if insert_once(session, PersonAlias, open_userid=row.recipient, person_id=person.id):
        act.record("person.resolve", person, userid=userid)
