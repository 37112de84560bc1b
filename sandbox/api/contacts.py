"""Members and departments, as far as the app may see them (§6)."""

from typing import Any

from sandbox.api.call import Call
from sandbox.corp import Corp
from sandbox.directory import ROOT_DEPARTMENT, Person
from sandbox.refusal import Refused, demand

Json = dict[str, Any]
MOST_IDS, MOST_LISTED = 1000, 10_000


def user_get(corp: Corp, call: Call) -> Json:
    """One member: 60111 if unknown, 60011 outside the visible range; no mobile for a new app."""
    person = corp.directory.find(call.asked("userid"))
    if person is None:
        raise Refused(60111)
    demand(person.visible, 60011)
    departments = corp.directory.department_ids(person)
    return {
        "userid": person.userid,
        "name": person.name,
        "department": departments,
        "main_department": departments[0],
        "position": person.position,
        "is_leader_in_dept": [0] * len(departments),
        "direct_leader": [],
        "alias": "",
        "status": 1 if person.active else 5,
    }


def user_simplelist(corp: Corp, call: Call) -> Json:
    """The visible members of one department; of all with the root and fetch_child=1."""
    number = _department(corp, call.asked("department_id"))
    everybody = number == ROOT_DEPARTMENT and call.query.get("fetch_child") == "1"
    found = [one for one in corp.directory.people if one.visible] if everybody else corp.directory.in_department(number)
    return {"userlist": [_short(corp, one) for one in found]}


def user_list_id(corp: Corp, call: Call) -> Json:
    """Every member's userid and departments, page by page; 通讯录同步 only."""
    limit = call.payload.get("limit", MOST_LISTED)
    demand(isinstance(limit, int) and 1 <= limit <= MOST_LISTED, 40058, "limit")
    everybody = [
        {"userid": one.userid, "department": number}
        for one in corp.directory.people
        for number in corp.directory.department_ids(one)
    ]
    cursor = str(call.payload.get("cursor") or 0)
    demand(cursor.isdecimal(), 40058, "cursor")
    start = int(cursor)
    end = start + limit
    return {"next_cursor": str(end) if end < len(everybody) else "", "dept_user": everybody[start:end]}


def department_simplelist(corp: Corp, call: Call) -> Json:
    """Departments without names."""
    return {"department_id": [_without_names(one) for one in _departments(corp, call)]}


def department_list(corp: Corp, call: Call) -> Json:
    """Departments with names."""
    return {"department": _departments(corp, call)}


def openuserid_to_userid(corp: Corp, call: Call) -> Json:
    """Plain ids for a bot's encrypted ones; what is no encrypted id of a visible member comes back as invalid."""
    asked = call.payload.get("open_userid_list")
    if not isinstance(asked, list):
        raise Refused(40058, "open_userid_list")
    demand(1 <= len(asked) <= MOST_IDS, 40032, "open_userid_list")
    demand(all(isinstance(one, str) for one in asked), 40058, "open_userid_list")
    found = {one: corp.directory.decrypted(one) for one in asked}
    seen = {one: person.userid for one, person in found.items() if person and person.visible}
    return {
        "userid_list": [{"open_userid": one, "userid": userid} for one, userid in seen.items()],
        "invalid_open_userid_list": [one for one in asked if one not in seen],
    }


def _short(corp: Corp, person: Person) -> Json:
    return {"userid": person.userid, "name": person.name, "department": corp.directory.department_ids(person)}


def _department(corp: Corp, asked: str) -> int:
    demand(asked.isdigit() and 1 <= int(asked) <= len(corp.directory.units) + ROOT_DEPARTMENT, 60003)
    return int(asked)


def _departments(corp: Corp, call: Call) -> list[Json]:
    root = {"id": ROOT_DEPARTMENT, "name": "义乌市", "parentid": 0, "order": 1, "department_leader": []}
    units = [
        {"id": corp.directory.department_id(unit), "name": unit, "parentid": ROOT_DEPARTMENT, "order": 1}
        for unit in corp.directory.units
    ]
    everything = [root, *units]
    number = _department(corp, call.query.get("id") or str(ROOT_DEPARTMENT))
    return everything if number == ROOT_DEPARTMENT else [one for one in everything if one["id"] == number]


def _without_names(department: Json) -> Json:
    return {name: department[name] for name in ("id", "parentid", "order")}
