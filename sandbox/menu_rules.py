"""Whether an app's menu may be created: counts, names, keys (menu/create)."""

from typing import Any

from sandbox.refusal import Refused, demand

Json = dict[str, Any]

TOP, BELOW = 3, 5
TOP_NAME_BYTES, NAME_BYTES, KEY_BYTES, URL_BYTES = 16, 40, 128, 1024
SCANS = ("scancode_push", "scancode_waitmsg")
PICTURES = ("pic_sysphoto", "pic_photo_or_album", "pic_weixin")
TYPES = ("click", "view", "view_miniprogram", "location_select", *SCANS, *PICTURES)


def check_menu(payload: Json) -> Json:
    """The menu, if WeCom would take it."""
    buttons = payload.get("button")
    if not isinstance(buttons, list):
        raise Refused(40016, "button")
    demand(1 <= len(buttons) <= TOP, 40016, "1 to 3 buttons")
    for button in buttons:
        _check_button(button, TOP_NAME_BYTES)
        below = button.get("sub_button") or []
        demand(isinstance(below, list) and len(below) <= BELOW, 40023, "at most 5 sub_buttons")
        for one in below:
            _check_button(one, NAME_BYTES)
            demand(not one.get("sub_button"), 40023, "only two levels")
    return payload


def _check_button(button: object, most_bytes: int) -> None:
    if not isinstance(button, dict):
        raise Refused(40016, "button")
    name = button.get("name")
    demand(_fits(name, most_bytes), 40018, f"name, at most {most_bytes} bytes")
    if button.get("sub_button"):
        return
    demand(button.get("type") in TYPES, 40017, "type")
    if button["type"] == "view":
        demand(_fits(button.get("url"), URL_BYTES), 40020, "url")
        return
    demand(_fits(button.get("key"), KEY_BYTES), 40019, "key")


def _fits(text: object, most_bytes: int) -> bool:
    return isinstance(text, str) and 0 < len(text.encode()) <= most_bytes


def menu_keys(menu: Json) -> dict[str, str]:
    """The keys that can be pressed, with their names."""
    flat = [one for button in menu.get("button", []) for one in (button.get("sub_button") or [button])]
    return {one["key"]: one["name"] for one in flat if one.get("key")}
