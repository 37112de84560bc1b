"""What a person can press: buttons of cards, choices in drop-downs, the app's menu; and entering or leaving."""

from collections.abc import Mapping, Sequence

from sandbox.callback.app_letters import selected_items
from sandbox.callback.heard import SILENCE, Heard
from sandbox.conversation import Button, Json, Message, buttons_of
from sandbox.directory import Person
from sandbox.menu_rules import menu_keys
from sandbox.talking import Door, Line

Selected = Mapping[str, str | Sequence[str]]


class Tapping(Line):
    """Every act that is a press or a coming and going."""

    def tap(
        self, userid: str, card: Message | str, button: str, selected: Selected | None = None, *, stale: bool = False
    ) -> Heard:
        """Press a button, named by its key or its text, on a card of this phone (a Message, a task_id or words on it).

        `stale`: the phone still shows an older state of the card. A button that is not there raises LookupError.
        """
        person = self.corp.directory.person(userid)
        message = self.corp.phone(userid).card(card) if isinstance(card, str) else card
        shown = _find(message, button, stale=stale)
        if shown.url:
            return SILENCE
        choices = {} if shown.place == "menu" else _choices(message.content, selected or {})
        if message.author == "bot":
            return self._tap_bot(person, message, shown, choices)
        heard = self.click(
            person.userid, message.task_id, shown.key, message.content["card_type"], choices, shown.place
        )
        self._grey_by_answer(message, heard)
        return heard

    def click(  # noqa: PLR0913, PLR0917 - the fields of the event
        self,
        userid: str,
        task_id: str,
        key: str,
        card_type: str = "button_interaction",
        selected: Mapping[str, Sequence[str]] | None = None,
        place: str = "button",
    ) -> Heard:
        """The bare event of a press, whatever lies on the phone: for strangers, old cards and forged keys."""
        event = "template_card_menu_event" if place == "menu" else "template_card_event"
        codes: dict[int, str] = {}

        def fields(copy: int) -> dict[str, object]:
            number = 0 if self.corp.switches.same_response_code_on_repeat else copy
            if number not in codes:
                codes[number] = self.corp.codes.issue(task_id)
            event = {"EventKey": key, "TaskId": task_id, "CardType": card_type, "ResponseCode": codes[number]}
            return event | selected_items(selected or {})

        return self.app_door.click(userid, event, fields)

    def menu(self, userid: str, key: str) -> Heard:
        """Press an entry of the app's menu, by key or name; LookupError if the app shows no such entry."""
        person, entries = self.corp.directory.person(userid), menu_keys(self.corp.menu)
        found = next((one for one, name in entries.items() if key in (one, name)), None)
        if found is None:
            raise LookupError(f"the menu has no {key!r}, only {sorted(entries.values())}")
        return self.app_door.event(person.userid, "click", EventKey=found)

    def enter(self, userid: str, door: Door = "app") -> Heard:
        """Open the chat with the app or the bot."""
        person = self.corp.directory.person(userid)
        if door == "bot":
            return self.bot_door.event(person, "", "enter_chat", {})
        return self.app_door.event(person.userid, "enter_agent", EventKey="")

    def subscribe(self, userid: str) -> Heard:
        """Come into the app's visible range."""
        person = self.corp.directory.change(userid, visible=True)
        return self.app_door.event(person.userid, "subscribe")

    def unsubscribe(self, userid: str) -> Heard:
        """Fall out of the app's visible range."""
        person = self.corp.directory.change(userid, visible=False)
        return self.app_door.event(person.userid, "unsubscribe")

    def _tap_bot(self, person: Person, message: Message, shown: Button, choices: Mapping[str, Sequence[str]]) -> Heard:
        chat_id = message.chat.removeprefix("group:") if message.chat.startswith("group:") else ""
        names = ["card_type", "event_key", "task_id"]
        if self.corp.switches.compact_event_names:
            names = [name.replace("_", "") for name in names]
        detail: Json = dict(zip(names, (message.content["card_type"], shown.key, message.task_id), strict=True))
        items = [{"question_key": key, "option_ids": {"option_id": list(ids)}} for key, ids in choices.items()]
        if items:
            detail["selected_items"] = {"selected_item": items}
        return self.bot_door.event(person, chat_id, "template_card_event", detail)

    def _grey_by_answer(self, message: Message, heard: Heard) -> None:
        """Show what the passive answer asks for, where the switch says that WeCom listens to it."""
        if not self.corp.switches.passive_card_answer:
            return
        for answer in heard.answers:
            if answer.payload.get("MsgType") == "update_button":
                message.replace(message.content, answer.payload.get("Button", {}).get("ReplaceName", ""))
                self.corp.chats.keep(message)


def _find(message: Message, wanted: str, *, stale: bool) -> Button:
    offered = message.buttons
    if stale:
        offered = [button for content in [message.content, *message.versions] for button in buttons_of(content)]
    for button in offered:
        if wanted in (button.key, button.text):
            return button
    raise LookupError(f"the card {message.task_id!r} offers {[one.text for one in offered]}, not {wanted!r}")


def _choices(card: Json, selected: Selected) -> dict[str, list[str]]:
    """What is chosen in each question of a card: as told (by id or text), else what the card shows first."""
    questions = [card[name] for name in ("button_selection", "checkbox") if card.get(name)]
    return {one["question_key"]: _chosen(one, selected) for one in [*questions, *card.get("select_list", [])]}


def _chosen(question: Json, selected: Selected) -> list[str]:
    options = {option["id"]: option["text"] for option in question["option_list"]}
    told = selected.get(question["question_key"], selected.get(""))
    if told is None:
        checked = [option["id"] for option in question["option_list"] if option.get("is_checked")]
        return checked or [question.get("selected_id") or next(iter(options))]
    wanted = [told] if isinstance(told, str) else list(told)
    found = [one for one, text in options.items() if one in wanted or text in wanted]
    if len(found) != len(wanted):
        raise LookupError(f"the card offers {sorted(options.values())}, not {wanted}")
    return found
