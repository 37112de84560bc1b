"""Persons, their posts and roles in the tables, brought to what members.csv says."""

from collections import defaultdict
from dataclasses import dataclass, field

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.findings import Findings
from bot.load.members import MemberEntry
from bot.load.report import Report
from bot.load.settle import Cell, Settler, Spot
from bot.models import Act, Listing, Loaded, Member, Person, Plan, Role, Unit
from bot.models.member import ADMINS, retire
from bot.models.unit import SEPARATOR

PERSONS, POSTS, ROLES = "persons", "members", "角色"


@dataclass(slots=True)
class PostStore:
    """What storing a roster needs."""

    session: Session
    plan: Plan
    units: dict[str, Unit]
    settler: Settler
    report: Report
    act: Act
    persons: dict[tuple[str, ...], Person] = field(default_factory=dict)
    by_unit: dict[int, list[Member]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    listed: set[int] = field(default_factory=set)

    def store(self, entries: list[MemberEntry]) -> None:
        """Bring everybody's posts up to date; one who is in no roster any more loses all roles."""
        for member in self.session.scalars(select(Member).order_by(Member.id)):
            self.by_unit[member.unit_id].append(member)
        others = select(Loaded).where(Loaded.file == POSTS, Loaded.field == ROLES, Loaded.plan_id != self.plan.id)
        for row in self.session.scalars(others):
            self.elsewhere[row.key] |= set(row.value.split(SEPARATOR))
        for entry in sorted(entries, key=lambda entry: not entry.userid):  # a known userid is the surest sign
            self._store(entry)
        self.session.flush()
        self._drop_unlisted()

    def _store(self, entry: MemberEntry) -> None:
        assert entry.unit is not None  # noqa: S101 - an unknown unit is a fault that stopped the load
        unit = self.units[entry.unit.code]
        person = self._person(entry, unit)
        member = next((post for post in self.by_unit[unit.id] if post.person is person), None)
        is_new = member is None
        if member is None:
            member = Member(person=person, unit=unit, post="")
            self.session.add(member)
            self.session.flush()
            self.by_unit[unit.id].append(member)
            self.report.add("人员")
        spot = Spot(POSTS, str(member.id), entry.where, f"{entry.name}（{unit.short}）")
        cells = [Cell("职务", "post", entry.post, may_be_blank=True)]
        columns = self.settler.settle(member, cells, spot) + self._roles(member, entry, spot)
        if not is_new:
            self.report.update("人员", spot.label, columns)
        self.listed.add(member.id)
        self.session.merge(Listing(member_id=member.id, plan_id=self.plan.id))

    def _person(self, entry: MemberEntry, unit: Unit) -> Person:
        """The row of that human being, brought up to date once a load."""
        if entry.who in self.persons:
            return self.persons[entry.who]
        person = self._known(entry, unit)
        if person is None:
            person = Person(name=entry.name, mobile="")
            self.session.add(person)
            self.session.flush()
        self.persons[entry.who] = person
        spot = Spot(PERSONS, str(person.id), entry.where, entry.name)
        cells = [
            Cell("姓名", "name", entry.name),
            Cell("手机", "mobile", entry.mobile, may_be_blank=True),
            Cell("userid", "userid", entry.userid or None, may_be_blank=True),
        ]
        columns = self.settler.settle(person, cells, spot)
        if "userid" in columns and entry.userid:
            person.bind(entry.userid, self.act.at)
        elif "userid" in columns:
            person.userid_key = person.bound_at = None
        if self._was_there(person):
            self.report.update("人员", entry.name, columns)
        return person

    def _known(self, entry: MemberEntry, unit: Unit) -> Person | None:
        if entry.userid and (person := Person.known_as(self.session, entry.userid)):
            return person
        here = [post.person for post in self.by_unit[unit.id] if post.person.name == entry.name]
        here = [person for person in here if person not in self.persons.values()]
        if entry.userid:  # one who was listed without userid so far
            here = [person for person in here if person.userid is None]
        same = [person for person in here if entry.mobile and person.mobile == entry.mobile]
        return next(iter(same or here), None)

    def _was_there(self, person: Person) -> bool:
        return any(post.person is person for posts in self.by_unit.values() for post in posts)

    def _roles(self, member: Member, entry: MemberEntry, spot: Spot) -> list[str]:
        """Role by role: what the file gives or takes anew counts, what the product changed since stays."""
        earlier = set((self.settler.earlier(spot, ROLES) or "").split(SEPARATOR)) - {""}
        said = {str(role) for role in entry.roles}
        held = {str(role) for role in member.roles}
        given, taken = said - earlier - held, (earlier - said - self.elsewhere[spot.key]) & held
        for role in sorted((said & earlier) - held):
            self.report.keep(spot.label, ROLES, f"{role}已结束", role)
        member.ended_at = None if given else member.ended_at
        for role in given:
            member.give(Role(role), self.act.at)
        for role in taken:
            member.take(Role(role), self.act.at)
        self.settler.remember(spot, ROLES, SEPARATOR.join(sorted(said)))
        if taken:
            self.act.record("member.roles", member, given=sorted(given), ended=sorted(taken), unit=member.unit.code)
        return [ROLES] if given or taken else []

    def _drop_unlisted(self) -> None:
        mine = select(Listing).where(Listing.plan_id == self.plan.id)
        for listing in self.session.scalars(mine).all():
            if listing.member_id in self.listed:
                continue
            member = self.session.get_one(Member, listing.member_id)
            self.session.delete(listing)
            self.session.flush()
            self._drop(member)
        self.session.flush()

    def _drop(self, member: Member) -> None:
        """One who left this roster: without any other he loses everything, else only what this one gave."""
        key, label = str(member.id), f"{member.name}（{member.unit.short}）"
        earlier = set((self.settler.earlier(Spot(POSTS, key, "", label), ROLES) or "").split(SEPARATOR)) - {""}
        self.settler.forget(POSTS, key)
        if self.session.scalar(select(Listing.plan_id).where(Listing.member_id == member.id).limit(1)) is None:
            if member.ended_at is None:
                retire(self.session, member, self.act)
                self.report.retired.append(label)
            return
        taken = sorted((earlier - self.elsewhere[key]) & {str(role) for role in member.roles})
        for role in taken:
            member.take(Role(role), self.act.at)
        if taken:
            self.act.record("member.roles", member, given=[], ended=taken, unit=member.unit.code)
            self.report.update("人员", label, [ROLES])


def check_admins(session: Session, where: str, findings: Findings) -> None:
    """三员 over all rosters together: no one person holds two of the three."""
    held: dict[int, set[str]] = defaultdict(set)
    names: dict[int, str] = {}
    for member in Member.with_role(session, *ADMINS):
        held[member.person_id] |= {str(role) for role in member.roles & ADMINS}
        names[member.person_id] = member.name
    for person_id, roles in held.items():
        if len(roles) > 1:
            findings.fault(where, f"{names[person_id]}兼任{'、'.join(sorted(roles))}，三员必须分开")
