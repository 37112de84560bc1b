"""Who works in the sandbox's corp: people, units (as departments) and groups."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, replace

ROOT_DEPARTMENT = 1
ENCRYPTED_PREFIX = "wo"


@dataclass(frozen=True)
class Person:
    """A member of the corp with a phone; `visible` = inside the app's visible range."""

    userid: str
    name: str
    units: tuple[str, ...] = ()
    position: str = ""
    roles: tuple[str, ...] = ()
    mobile: str = ""
    visible: bool = True
    active: bool = True

    @property
    def encrypted_userid(self) -> str:
        """The id a bot delivers whose creator is no 超级管理员 (wecom-protocol §3.3)."""
        digest = hashlib.sha256(f"open:{self.userid}".encode()).hexdigest()
        return f"{ENCRYPTED_PREFIX}AJ{digest[:28]}"


@dataclass(frozen=True)
class Group:
    """A WeCom group with the bot in it and perhaps a webhook; no units = everybody's."""

    chatid: str
    name: str
    units: tuple[str, ...] = ()
    webhook_key: str = ""


class Directory:
    """The people, departments and groups, found as WeCom finds them: userids without regard to case."""

    def __init__(self, people: Iterable[Person], groups: Iterable[Group] = (), units: Iterable[str] = ()) -> None:
        self._people = {person.userid.lower(): person for person in people}
        self.groups = {group.chatid: group for group in groups}
        named = [unit for person in self._people.values() for unit in person.units]
        self.units = list(dict.fromkeys([*units, *named]))

    @property
    def people(self) -> list[Person]:
        """Everybody, in the order of the roster."""
        return list(self._people.values())

    def find(self, userid: str) -> Person | None:
        """The member of this userid, or None."""
        return self._people.get(userid.lower())

    def person(self, userid: str) -> Person:
        """The member of this userid; KeyError if there is none (a mistake in a test, not WeCom's business)."""
        return self._people[userid.lower()]

    def decrypted(self, open_userid: str) -> Person | None:
        """The member behind an encrypted userid."""
        return next((one for one in self.people if one.encrypted_userid == open_userid), None)

    def reachable(self, userid: str) -> Person | None:
        """The member if the app may write to him: active and inside the visible range."""
        found = self.find(userid)
        return found if found and found.visible and found.active else None

    def department_id(self, unit: str) -> int:
        """The department number of a unit."""
        return self.units.index(unit) + ROOT_DEPARTMENT + 1

    def department_ids(self, person: Person) -> list[int]:
        """The departments a person stands in; the root for one without a unit."""
        return [self.department_id(unit) for unit in person.units] or [ROOT_DEPARTMENT]

    def in_department(self, number: int) -> list[Person]:
        """The reachable members of one department."""
        return [one for one in self.people if one.visible and number in self.department_ids(one)]

    def members_of(self, chatid: str) -> list[Person]:
        """The people of a group: those of its units, or everybody."""
        units = self.groups[chatid].units
        return [one for one in self.people if not units or set(units) & set(one.units)]

    def change(self, userid: str, *, visible: bool | None = None, active: bool | None = None) -> Person:
        """Move a person in or out of the visible range, or let him leave the corp."""
        person = self.person(userid)
        changed = replace(
            person,
            visible=person.visible if visible is None else visible,
            active=person.active if active is None else active,
        )
        self._people[userid.lower()] = changed
        return changed

    def add(self, person: Person) -> None:
        """Somebody new joins the corp."""
        self._people[person.userid.lower()] = person
        self.units.extend(unit for unit in person.units if unit not in self.units)
