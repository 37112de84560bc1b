"""message/update_template_card and message/recall (§4.3, §4.4)."""

from typing import Any

from sandbox.api.call import Call
from sandbox.api.sending import MOST_PARTIES, MOST_USERS, card_rules, names_in
from sandbox.codes import Sending
from sandbox.conversation import Message
from sandbox.corp import Corp
from sandbox.refusal import demand

Json = dict[str, Any]

A_DAY = 86400
GREYABLE = ("button_interaction", "vote_interaction", "multiple_interaction")


def update(corp: Corp, call: Call) -> Json:
    """Change a card on the phones of those named, by a code that is used up."""
    demand(str(call.payload.get("agentid")) == str(call.agent_id), 42015, "agentid")
    code = str(call.payload.get("response_code", ""))
    sending = corp.codes.find(code)
    wanted, invalid = _whose(corp, call.payload, sending)
    change = _change(corp, call.payload, sending)
    demand(wanted, 81013, "none of them got this card")
    corp.codes.spend(code)
    for userid in wanted:
        _show(corp, call, userid, sending.task_id, change)
    lowered = corp.switches.invaliduser_lower_case
    return {"invaliduser": [one.lower() if lowered else one for one in invalid]}


def _whose(corp: Corp, payload: Json, sending: Sending) -> tuple[list[str], list[str]]:
    users = names_in(payload, "userids", MOST_USERS)
    parties = names_in(payload, "partyids", MOST_PARTIES)
    tags = names_in(payload, "tagids", MOST_PARTIES)
    if payload.get("atall") == 1:
        return list(sending.recipients), []
    demand(users or parties or tags, 82001, "userids, partyids, tagids or atall")
    members = [one.userid for party in parties if party.isdigit() for one in corp.directory.in_department(int(party))]
    known = {one: person.userid for one in [*users, *members] if (person := corp.directory.find(one))}
    wanted = [userid for userid in dict.fromkeys(known.values()) if userid in sending.recipients]
    return wanted, [one for one in users if known.get(one) not in sending.recipients]


def _change(corp: Corp, payload: Json, sending: Sending) -> tuple[Json | None, str]:
    """The new card, or None for the old one, and the grey text."""
    button, card = payload.get("button"), payload.get("template_card")
    demand(bool(button) != bool(card), 40058, "either button or template_card")
    if button:
        grey = button.get("replace_name") if isinstance(button, dict) else None
        demand(isinstance(grey, str) and grey, 40058, "button.replace_name")
        demand(sending.card_type in GREYABLE, 42031, "this card has no buttons to grey")
        return None, str(grey)
    checked = card_rules(corp, is_update=True).check(card)
    return checked, str(checked.get("replace_text", ""))


def _show(corp: Corp, call: Call, userid: str, task_id: str, change: tuple[Json | None, str]) -> None:
    content, greyed = change
    call.record.recipients[userid] = "updated"
    for card in corp.chats.cards(userid, task_id):
        card.replace(content if content is not None else card.content, greyed)
        corp.chats.keep(card)


def recall(corp: Corp, call: Call) -> Json:
    """Take a message back within 24 hours."""
    msgid = str(call.payload.get("msgid", ""))
    demand(msgid, 40058, "msgid")
    found: list[Message] = [one for one in corp.chats.everything() if one.msgid == msgid]
    demand(found and call.now - found[0].at <= A_DAY, 42052)
    for message in found:
        message.recalled = True
        corp.chats.keep(message)
    return {}
