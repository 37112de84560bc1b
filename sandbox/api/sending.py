"""message/send: who gets what, what is refused, what is silently dropped (§4.2)."""

import hashlib
import secrets
from typing import Any

from sandbox.api.call import Call
from sandbox.card_bounds import APP
from sandbox.card_rules import CardRules, can_call_back
from sandbox.codes import Sending
from sandbox.content_rules import check_content
from sandbox.conversation import Message
from sandbox.corp import Corp
from sandbox.directory import Person
from sandbox.refusal import Refused, demand

Json = dict[str, Any]

MOST_USERS, MOST_PARTIES = 1000, 100
DEFAULT_INTERVAL, LONGEST_INTERVAL = 1800, 4 * 3600


def send(corp: Corp, call: Call) -> Json:
    """Deliver a message of the app to the phones of its recipients."""
    _check_agent(call)
    people, invalid = _recipients(corp, call.payload)
    msgtype, content = _content(corp, call.payload)
    if (swallowed := _swallowed(corp, call, content)) is not None:
        return swallowed
    call.record.recipients.update(dict.fromkeys(invalid, "invalid"))
    demand(people, 81013, "|".join(invalid))
    demand(corp.meters.app.take("app", call.now), 45009, "app per day")
    msgid = call.record.msgid = secrets.token_urlsafe(32)
    for person in people:
        _deliver(corp, call, person, Message("", "", "app", call.now, msgtype, content, msgid))
    _settle(corp, call)
    code = _remember_card(corp, content, people) if msgtype == "template_card" else ""
    return _answer(corp, msgid, invalid, code)


def _check_agent(call: Call) -> None:
    agent_id = str(call.payload.get("agentid"))
    demand(agent_id.isdecimal(), 40056, "agentid")
    demand(agent_id == str(call.agent_id), 301002, "agentid")


def _content(corp: Corp, payload: Json) -> tuple[str, Json]:
    may_be_cut = corp.switches.long_text == "cut"
    if payload.get("msgtype") != "template_card":
        return check_content(payload, corp.shelf, may_be_cut=may_be_cut)
    return "template_card", card_rules(corp).check(payload.get("template_card"))


def card_rules(corp: Corp, *, is_update: bool = False) -> CardRules:
    """The app's rules for cards in today's position of the switches."""

    def knows_medium(media_id: str) -> bool:
        return corp.shelf.shown(media_id) is not None

    refused = corp.switches.long_card_text == "refuse"
    return CardRules(APP, is_update=is_update, long_texts_refused=refused, knows_medium=knows_medium)


def _recipients(corp: Corp, payload: Json) -> tuple[list[Person], list[str]]:
    """Those who can be reached, and the names of those who cannot; parties are departments, tags do not exist here."""
    named = {name: payload.get(name) or "" for name in ("touser", "toparty", "totag")}
    demand(all(isinstance(value, str) for value in named.values()), 40031, "not a string")
    users, parties, tags = ([one for one in value.split("|") if one] for value in named.values())
    demand(users or parties or tags, 82001)
    demand(len(users) <= MOST_USERS, 40032, "touser")
    demand(len(parties) <= MOST_PARTIES and len(tags) <= MOST_PARTIES, 40032, "toparty or totag")
    if users == ["@all"]:
        return [one for one in corp.directory.people if corp.directory.reachable(one.userid)], []
    reached = {one: corp.directory.reachable(one) for one in users}
    members = [one for party in parties if party.isdigit() for one in corp.directory.in_department(int(party))]
    people = {one.userid: one for one in [*reached.values(), *members] if one}
    return list(people.values()), [one for one, person in reached.items() if person is None]


def _swallowed(corp: Corp, call: Call, content: Json) -> Json | None:
    """The answer to something that was sent before: a reused task_id, or the same body within the interval."""
    if (task_id := content.get("task_id")) and corp.codes.was_sent(task_id):
        demand(corp.switches.repeated_task_id == "silent", 42014, "task_id was used before")
        call.record.outcome = "duplicate"
        return _answer(corp, secrets.token_urlsafe(32), [], "")
    if not (corp.switches.duplicate_check and call.payload.get("enable_duplicate_check") == 1):
        return None
    digest = hashlib.sha256(call.body).hexdigest()
    interval = call.payload.get("duplicate_check_interval", DEFAULT_INTERVAL)
    if not isinstance(interval, int):
        raise Refused(40058, "duplicate_check_interval")
    sent_at, msgid = corp.sent_bodies.get(digest, (float("-inf"), ""))
    if call.now - sent_at > min(interval, LONGEST_INTERVAL):
        return None
    call.record.outcome, call.record.msgid = "duplicate", msgid
    return _answer(corp, msgid, [], "")


def _deliver(corp: Corp, call: Call, person: Person, message: Message) -> None:
    if not corp.meters.member.take(person.userid, call.now):
        call.record.recipients[person.userid] = "dropped"
        return
    call.record.recipients[person.userid] = "delivered"
    message.id, message.chat = secrets.token_hex(12), f"app:{person.userid}"
    message.task_id = message.content.get("task_id", "")
    message.shown_at = corp.business_time()
    corp.chats.add(message)


def _settle(corp: Corp, call: Call) -> None:
    """Remember the body for the duplicate check, and say in the log if nobody got it."""
    corp.remember_body(hashlib.sha256(call.body).hexdigest(), call.now, call.record.msgid)
    if "delivered" not in call.record.recipients.values():
        call.record.outcome = "dropped"


def _remember_card(corp: Corp, card: Json, people: list[Person]) -> str:
    if not (task_id := card.get("task_id", "")):
        return ""
    corp.codes.remember(Sending(task_id, card["card_type"], can_call_back(card), [one.userid for one in people]))
    return corp.codes.issue(task_id)


def _answer(corp: Corp, msgid: str, invalid: list[str], code: str) -> Json:
    names = "|".join(invalid)
    answer = {"msgid": msgid, "invaliduser": names.lower() if corp.switches.invaliduser_lower_case else names}
    if code and corp.switches.response_code_returned:
        answer["response_code"] = code
    return answer


def names_in(payload: Json, name: str, most: int) -> list[str]:
    """A list of names in a payload; refused when it is no list or too long."""
    value = payload.get(name) or []
    if not isinstance(value, list):
        raise Refused(40031, name)
    demand(len(value) <= most, 40032, name)
    return [str(one) for one in value]
