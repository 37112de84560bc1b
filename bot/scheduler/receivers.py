"""接收 and 替补: from the roles in reminders.csv to the people who can be written to."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlalchemy import select
from sqlalchemy.orm import Session, lazyload

from bot.models import Assignment, Member, Person, Plan, Rectification, Request, Role, Unit
from bot.models.member import OFFICE
from bot.models.request import AWAITING_SIGN
from bot.models.request_row import AWAITING_FINAL
from bot.scheduler.rules import MORNING_LIST, Rule
from bot.tell import Post
from bot.tell.request_cards import asked, steps_of

Subject = Assignment | Request | Rectification
HANDLER, VERIFIER = "承办人", "核实人"
TRIAL = "试运行收件人"
IN_UNIT = frozenset({Role.CLERK, Role.CONTACT, Role.LEADER, Role.PRINCIPAL})


@dataclass(frozen=True)
class Directory:
    """Everybody who serves today, read once for a whole round of questions."""

    session: Session
    now: datetime

    def receivers(self, about: Subject, rule: Rule) -> list[Person]:
        """Who hears of it: the roles in 接收, if nobody can be reached there those in 替补; each person once."""
        return self._everybody(about, rule.receivers) or self._everybody(about, rule.substitutes)

    def deciders(self, about: Subject) -> list[Person]:
        """Whose tap the subject waits for: they get a fresh card rather than a line."""
        if isinstance(about, Assignment | Rectification):
            return [member.person for member in about.checkers(self.session)]
        post = Post(self.session, self.now, self.now, agent_id=0)  # only asked, nothing is handed in
        return [member.person for step in steps_of(about) for member in asked(post, about, step)]

    @cached_property
    def _by_unit(self) -> dict[int, list[Member]]:
        found: dict[int, list[Member]] = defaultdict(list)
        units = self.session.scalars(select(Unit)).all()  # else each row brings its own again
        serving = select(Member).where(Member.ended_at.is_(None)).order_by(Member.id).options(lazyload(Member.unit))
        for member in self.session.scalars(serving).unique():
            found[member.unit_id].append(member)
        del units
        return found

    def _everybody(self, about: Subject, roles: Iterable[str]) -> list[Person]:
        """Everybody of these roles; with the 承办人 named, his 联系人 is left in peace (提醒只发承办人)."""
        wanted = [role for role in roles if role != MORNING_LIST]
        named = reachable(_named(about), about.plan) if HANDLER in wanted else []
        people: list[Person] = []
        for role in wanted:
            if role == HANDLER:
                people += named or self._in(about.unit, Role.CONTACT)
            elif not (named and role == Role.CONTACT):
                people += self._of_role(about, role)
        return reachable(people, about.plan)

    def _of_role(self, about: Subject, role: str) -> list[Person]:
        if role == VERIFIER:
            return self.deciders(about)
        if isinstance(about, Request) and role == Role.CLERK:
            return _named(about) or self._in(about.unit, Role.CLERK)
        if isinstance(about, Request) and role == Role.PRINCIPAL and about.state in {AWAITING_SIGN, AWAITING_FINAL}:
            return self.deciders(about)  # while a delegation runs, its delegate
        if role in IN_UNIT:
            return self._in(about.unit, Role(role))
        return office(self.session, Role(role))

    def _in(self, unit: Unit, role: Role) -> list[Person]:
        return [member.person for member in self._by_unit[unit.id] if member.holds(role)]


def concerns_unit(rule: Rule) -> bool:
    """Whether the rule writes to people of the unit, which 可催办 = 否 forbids."""
    return any(role == HANDLER or role in IN_UNIT for role in (*rule.receivers, *rule.substitutes))


def reachable(people: Iterable[Person], plan: Plan) -> list[Person]:
    """Those whose phone is known to work; in trial mode everybody, for somebody else reads it."""
    found = {person.id: person for person in people if _has_phone(person) or plan.setting(TRIAL)}
    return list(found.values())


def office(session: Session, *roles: Role) -> list[Person]:
    """The people with these roles (市府办 if none is named) in whatever unit, each once."""
    return list({one.person_id: one.person for one in Member.with_role(session, *(roles or OFFICE))}.values())


def _has_phone(person: Person) -> bool:
    return bool(person.userid) and person.unreachable_since is None


def _named(about: Subject) -> list[Person]:
    """承办人: the person named for the item; of an application its clerk. Nobody who has left the unit."""
    if isinstance(about, Rectification):
        return []
    if isinstance(about, Assignment):
        return [about.handler.person] if about.handler and _serves(about.handler.person, about.unit) else []
    return [about.clerk] if _serves(about.clerk, about.unit) else []


def _serves(person: Person, unit: Unit) -> bool:
    return any(post.unit_id == unit.id for post in person.posts)
