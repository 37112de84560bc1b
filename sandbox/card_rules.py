"""Whether a template_card may be sent: every rule of its fields with WeCom's errcode (wecom-protocol §5, §4.9)."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.card_bounds import (
    BUTTONS,
    FLATTEST,
    HORIZONTAL_ROWS,
    JUMPS,
    KEY_BYTES,
    MENU_ACTIONS,
    NOTICES,
    OPTION_ID_BYTES,
    OPTIONS,
    SELECTIONS,
    TASK_ID_BYTES,
    VERTICAL_ROWS,
    VOTE_OPTIONS,
    WIDEST,
    Bounds,
)
from sandbox.refusal import demand

Json = dict[str, Any]

TASK_ID = re.compile(r"[0-9A-Za-z_\-@]+")
NEEDS_TASK_ID = ("button_interaction", "vote_interaction", "multiple_interaction")
WITH_MENU = (*NOTICES, "button_interaction")
URL, MINI_PROGRAM, ASK = 1, 2, 3  # where a jump or a card leads
LINK, FILE, MEMBER = 1, 2, 3  # what a horizontal row holds besides text


@dataclass(frozen=True)
class CardRules:
    """The rules at one door; `long_texts_refused` = a text over its suggested length is refused instead of cut."""

    bounds: Bounds
    is_update: bool = False
    long_texts_refused: bool = True
    knows_medium: Callable[[str], bool] = bool

    def check(self, card: object) -> Json:
        """The card, if WeCom would take it; refused otherwise."""
        card = _object(card, 42031, "template_card")
        kind = card.get("card_type")
        demand(kind in self.bounds.types, 42031, f"card_type {kind!r}")
        self._task_id(card)
        self._head(card)
        self._rows(card)
        self._card_action(card)
        self._own_part(card)
        return card

    def _task_id(self, card: Json) -> None:
        task_id = card.get("task_id", "")
        needed = card["card_type"] in NEEDS_TASK_ID or bool(card.get("action_menu"))
        if self.is_update or not (needed or task_id):
            return
        demand(isinstance(task_id, str) and TASK_ID.fullmatch(task_id), 42014, "task_id")
        demand(len(task_id) <= TASK_ID_BYTES, 42014, "task_id is too long")

    def _head(self, card: Json) -> None:
        bounds, is_choice = self.bounds, card["card_type"] in ("vote_interaction", "multiple_interaction")
        title = _object(card.get("main_title", {}), 42033, "main_title")
        if card["card_type"] == "text_notice":
            demand(title.get("title") or card.get("sub_title_text"), 42033, "main_title.title or sub_title_text")
        else:
            demand(title.get("title"), 42033, "main_title.title")
        self.text(title, "title", bounds.choice_title if is_choice else bounds.title, 42033)
        self.text(title, "desc", bounds.choice_desc if is_choice else bounds.desc, 45002)
        self.text(_object(card.get("source", {}), 40058, "source"), "desc", bounds.source, 45002)
        self.text(card, "sub_title_text", bounds.sub_title, 45002)
        emphasis = _object(card.get("emphasis_content", {}), 40058, "emphasis_content")
        self.text(emphasis, "title", bounds.emphasis_title, 45002)
        self.text(emphasis, "desc", bounds.emphasis_desc, 45002)

    def _rows(self, card: Json) -> None:
        horizontal = _objects(card, "horizontal_content_list", 42035)
        demand(len(horizontal) <= HORIZONTAL_ROWS, 42035, "horizontal_content_list")
        for row in horizontal:
            self._horizontal(row)
        vertical = _objects(card, "vertical_content_list", 42036)
        demand(len(vertical) <= VERTICAL_ROWS, 42036, "vertical_content_list")
        for row in vertical:
            self.text(row, "title", self.bounds.vertical_title, 42033)
            self.text(row, "desc", self.bounds.vertical_desc, 45002)
        jumps = _objects(card, "jump_list", 42042)
        demand(len(jumps) <= JUMPS, 42042, "jump_list")
        for jump in jumps:
            demand(jump.get("title"), 42033, "jump_list.title")
            self.text(jump, "title", self.bounds.jump_title, 42033)
            _goes_somewhere(jump, 42028, "jump_list")
        self._menu(card)

    def _horizontal(self, row: Json) -> None:
        demand(row.get("keyname"), 42027, "horizontal_content_list.keyname")
        self.text(row, "keyname", self.bounds.keyname, 42027)
        self.text(row, "value", self.bounds.value, 45002)
        kind = row.get("type", 0)
        demand(kind in (0, LINK, FILE, MEMBER), 40058, "horizontal_content_list.type")
        demand(kind != LINK or row.get("url"), 42028, "horizontal_content_list.url")
        demand(kind != FILE or self.knows_medium(row.get("media_id", "")), 42029, "horizontal_content_list.media_id")
        demand(kind != MEMBER or row.get("userid"), 42050, "horizontal_content_list.userid")

    def _menu(self, card: Json) -> None:
        if not (menu := card.get("action_menu")):
            return
        demand(card["card_type"] in WITH_MENU, 42031, "action_menu")
        actions = _objects(_object(menu, 42051, "action_menu"), "action_list", 42051)
        demand(1 <= len(actions) <= MENU_ACTIONS, 42051, "action_list")
        for action in actions:
            demand(action.get("text"), 42051, "action_list.text")
        _unique([action.get("key") for action in actions], 42051, "action_list.key", KEY_BYTES)

    def _card_action(self, card: Json) -> None:
        action = card.get("card_action")
        if card["card_type"] in NOTICES:
            demand(isinstance(action, dict) and action.get("type") in (URL, MINI_PROGRAM), 42045, "card_action")
        if action:
            _goes_somewhere(_object(action, 42045, "card_action"), 42045, "card_action")

    def _own_part(self, card: Json) -> None:
        parts: dict[str, Callable[[Json], None]] = {
            "news_notice": self._picture,
            "button_interaction": self._buttons,
            "vote_interaction": self._vote,
            "multiple_interaction": self._selections,
        }
        if part := parts.get(card["card_type"]):
            part(card)

    def _picture(self, card: Json) -> None:
        image, area = card.get("card_image"), card.get("image_text_area")
        demand(image or area, 42044, "card_image or image_text_area")
        if image:
            image = _object(image, 42044, "card_image")
            demand(image.get("url"), 42044, "card_image.url")
            ratio = image.get("aspect_ratio", FLATTEST)
            demand(isinstance(ratio, (int, float)) and FLATTEST <= ratio <= WIDEST, 40058, "card_image.aspect_ratio")
        if area:
            demand(_object(area, 42044, "image_text_area").get("image_url"), 42044, "image_text_area.image_url")

    def _buttons(self, card: Json) -> None:
        buttons = _objects(card, "button_list", 42038)
        demand(1 <= len(buttons) <= BUTTONS, 42038, "button_list")
        for button in buttons:
            demand(button.get("text"), 42038, "button_list.text")
            self.text(button, "text", self.bounds.button, 42038)
            demand(button.get("style", 1) in (1, 2, 3, 4), 40058, "button_list.style")
            demand(button.get("type", 0) != 1 or button.get("url"), 42028, "button_list.url")
        keys = [button.get("key") for button in buttons if button.get("type", 0) == 0]
        _unique(keys, 42039, "button_list.key", KEY_BYTES)
        if selection := card.get("button_selection"):
            self._selection(_object(selection, 42043, "button_selection"), OPTIONS, self.bounds.option)

    def _vote(self, card: Json) -> None:
        checkbox = _object(card.get("checkbox"), 42043, "checkbox")
        demand(checkbox.get("mode", 0) in (0, 1), 40058, "checkbox.mode")
        self._selection(checkbox, VOTE_OPTIONS, self.bounds.check_option)
        self._submit(card)

    def _selections(self, card: Json) -> None:
        selections = _objects(card, "select_list", 42047)
        demand(1 <= len(selections) <= SELECTIONS, 42047, "select_list")
        for selection in selections:
            self._selection(selection, OPTIONS, self.bounds.option)
        _unique([one.get("question_key") for one in selections], 42043, "question_key", KEY_BYTES)
        self._submit(card)

    def _selection(self, selection: Json, most: int, length: int) -> None:
        _unique([selection.get("question_key")], 42043, "question_key", KEY_BYTES)
        self.text(selection, "title", self.bounds.selection_title, 42033)
        options = _objects(selection, "option_list", 42037)
        demand(1 <= len(options) <= most, 42037, "option_list")
        for option in options:
            demand(option.get("text"), 42041, "option_list.text")
            self.text(option, "text", length, 42041)
        ids = [option.get("id") for option in options]
        _unique(ids, 42040, "option_list.id", OPTION_ID_BYTES)
        chosen = selection.get("selected_id")
        demand(not chosen or chosen in ids, 42040, "selected_id")

    def _submit(self, card: Json) -> None:
        submit = _object(card.get("submit_button"), 42049, "submit_button")
        demand(submit.get("text"), 42049, "submit_button.text")
        self.text(submit, "text", self.bounds.button, 42049)
        _unique([submit.get("key")], 42046, "submit_button.key", KEY_BYTES)

    def text(self, holder: Json, name: str, most: int, errcode: int) -> None:
        """Refuse a text that is no string or, where lengths are enforced, too long (in characters)."""
        value = holder.get(name, "")
        demand(isinstance(value, str), 40058, f"{name} is no string")
        demand(len(value) <= most or not self.long_texts_refused, errcode, f"{name} is longer than {most}")


def can_call_back(card: Json) -> bool:
    """Whether a card of this shape can be tapped and so be changed later (§4.3)."""
    return card["card_type"] in NEEDS_TASK_ID or bool(card.get("action_menu"))


def _object(value: object, errcode: int, name: str) -> Json:
    demand(isinstance(value, dict), errcode, name)
    return value  # type: ignore[return-value]  # demand has looked


def _objects(holder: Json, name: str, errcode: int) -> list[Json]:
    value = holder.get(name, [])
    demand(isinstance(value, list), errcode, name)
    return [_object(one, errcode, name) for one in value]


def _unique(keys: list[Any], errcode: int, name: str, most_bytes: int) -> None:
    for key in keys:
        demand(isinstance(key, str) and key, errcode, f"{name} is missing")
        demand(len(key.encode()) <= most_bytes, errcode, f"{name} is too long")
    demand(len(set(keys)) == len(keys), errcode, f"{name} is not unique")


def _goes_somewhere(holder: Json, errcode: int, name: str) -> None:
    kind = holder.get("type", 0)
    demand(kind in (0, URL, MINI_PROGRAM, ASK), errcode, f"{name}.type")
    demand(kind != URL or holder.get("url"), errcode, f"{name}.url")
    demand(kind != MINI_PROGRAM or holder.get("appid"), 42030, f"{name}.appid")
