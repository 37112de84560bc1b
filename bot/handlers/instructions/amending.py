"""改成7月27号, 加上水务局 beside an instruction that is shown: its slots with the change in them, to be shown again."""

from collections.abc import Mapping, Sequence

from bot.turn import Slots

_LISTS = ("units", "groups")


def amended(shown: Mapping[str, object], told: Mapping[str, object]) -> Slots:
    """What was shown, changed by what was told; the yes to it is asked for anew."""
    slots = dict(shown)
    if told.get("date"):
        slots |= {"date": told["date"], "time": told.get("time") or "", "unclear": False}
    title = str(told.get("text") or slots.get("title") or "")
    more = str(told.get("more_text") or "")
    slots["title"] = f"{title.rstrip('。；;，,')}，{more}" if more and title else title or more
    if told.get("instead") or told.get("instead_groups"):
        slots |= {"units": told.get("instead") or [], "groups": told.get("instead_groups") or [], "without": []}
    added, left = _several(told.get("more_units")), _several(told.get("less_units"))
    for name in _LISTS:
        gone = _several(told.get(f"less_{name}"))
        wanted = dict.fromkeys([*_several(slots.get(name)), *_several(told.get(f"more_{name}"))])
        slots[name] = [one for one in wanted if one not in gone]
    slots["without"] = [one for one in dict.fromkeys([*_several(slots.get("without")), *left]) if one not in added]
    return slots | {"changes": {}, "text": "", "reason": "", "wants": ""}


def _several(value: object) -> Sequence[str]:
    return [str(one) for one in value] if isinstance(value, list | tuple) else []
