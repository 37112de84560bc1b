"""Persons, their posts and roles in the tables, brought to what members.csv says."""

from collections import defaultdict
from dataclasses import dataclass, field
from typing import TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.findings import Findings
from bot.load.members import MemberEntry
from bot.load.report import Report
from bot.load.settle import Cell, Settler, Spot
from bot.models import Act, Listing, Loaded, Member, Person, PersonAlias, Plan, Role, Unit
from bot.models.member import ADMINS, retire
from bot.models.unit import SEPARATOR

Made = TypeVar("Made", Person, Member)
PERSONS, POSTS, ROLES = "persons", "members", "角色"


@dataclass(slots=True)
class PostStore:
    """What storing a roster needs; rows are made first, all at once, and settled when they have their numbers."""

    session: Session
    plan: Plan
    units: dict[str, Unit]
    settler: Settler
    report: Report
    act: Act
    by_userid: dict[str, Person] = field(default_factory=dict)
    by_unit: dict[int, list[Member]] = field(default_factory=lambda: defaultdict(list))
    elsewhere: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    persons: dict[tuple[str, ...], Person] = field(default_factory=dict)
    fresh: set[object] = field(default_factory=set)

    def store(self, entries: list[MemberEntry]) -> None:
        """Bring everybody's posts up to date; one who is in no roster any more loses all roles."""
        self._recall()
        for entry in sorted(entries, key=lambda entry: not entry.userid):  # a known userid is the surest sign
            if entry.who not in self.persons:
                self.persons[entry.who] = self._known(entry) or self._made(Person(name=entry.name, mobile=""))
        self.session.flush()
        first = {entry.who: entry for entry in reversed(entries)}
        for who, entry in first.items():
            self._settle_person(self.persons[who], entry)
        posts = [(entry, self._post(entry)) for entry in entries]
        self.session.flush()
        for entry, member in posts:
            self._settle_post(member, entry)
        self.session.flush()
        self._list({member.id for _, member in posts})

    def _recall(self) -> None:
        """Everybody the tables know, and what other rosters say of them."""
        self.by_userid = {
            person.userid_key: person for person in self.session.scalars(select(Person)) if person.userid_key
        }
        for alias in self.session.scalars(select(PersonAlias)):
            self.by_userid.setdefault(alias.open_userid.lower(), self.session.get_one(Person, alias.person_id))
        for member in self.session.scalars(select(Member).order_by(Member.id)):
            self.by_unit[member.unit_id].append(member)
        others = select(Loaded).where(Loaded.file == POSTS, Loaded.field == ROLES, Loaded.plan_id != self.plan.id)
        for row in self.session.scalars(others):
            self.elsewhere[row.key] |= set(row.value.split(SEPARATOR))

    def _made(self, row: Made) -> Made:
        self.session.add(row)
        self.fresh.add(row)
        return row

    def _unit(self, entry: MemberEntry) -> Unit:
        assert entry.unit is not None  # noqa: S101 - an unknown unit is a fault that stopped the load
        return self.units[entry.unit.code]

    def _known(self, entry: MemberEntry) -> Person | None:
        """The row of that human being: by userid, else by name in that unit, the same mobile first."""
        if entry.userid and entry.userid.lower() in self.by_userid:
            return self.by_userid[entry.userid.lower()]
        taken = self.persons.values()
        here = [post.person for post in self.by_unit[self._unit(entry).id] if post.person.name == entry.name]
        here = [person for person in here if person not in taken and not (entry.userid and person.userid)]
        same = [person for person in here if entry.mobile and person.mobile == entry.mobile]
        return next(iter(same or here), None)

    def _settle_person(self, person: Person, entry: MemberEntry) -> None:
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
        if person not in self.fresh:
            self.report.update("人员", entry.name, columns)

    def _post(self, entry: MemberEntry) -> Member:
        person, unit = self.persons[entry.who], self._unit(entry)
        found = next((post for post in self.by_unit[unit.id] if post.person is person), None)
        if found is None:
            found = self._made(Member(person=person, unit=unit, post="", duties=[]))
            self.by_unit[unit.id].append(found)
            self.report.add("人员")
        return found

    def _settle_post(self, member: Member, entry: MemberEntry) -> None:
        spot = Spot(POSTS, str(member.id), entry.where, f"{entry.name}（{member.unit.short}）")
        cells = [Cell("职务", "post", entry.post, may_be_blank=True)]
        columns = self.settler.settle(member, cells, spot) + self._roles(member, entry, spot)
        if member not in self.fresh:
            self.report.update("人员", spot.label, columns)

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

    def _list(self, present: set[int]) -> None:
        """Note who is in this roster now, and see to those who left it."""
        listed = select(Listing).where(Listing.plan_id == self.plan.id)
        mine = {row.member_id: row for row in self.session.scalars(listed)}
        self.session.add_all(Listing(member_id=number, plan_id=self.plan.id) for number in present - mine.keys())
        left = [self.session.get_one(Member, number) for number in sorted(mine.keys() - present)]
        for member in left:
            self.session.delete(mine[member.id])
        self.session.flush()
        for member in left:
            self._drop(member)
        self.session.flush()

    def _drop(self, member: Member) -> None:
        """One who left this roster: without any other he loses everything, else only what this one gave."""
        key, label = str(member.id), f"{member.name}（{member.unit.short}）"
        earlier = set((self.settler.earlier(Spot(POSTS, key, "", label), ROLES) or "").split(SEPARATOR)) - {""}
        self.settler.forget(POSTS, key)
        if self.session.scalar(select(Listing.plan_id).where(Listing.member_id == member.id).limit(1)) is None:
            if member.ended_at is None:
                retire(member, self.act)
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
