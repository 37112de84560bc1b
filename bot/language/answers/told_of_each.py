"""快手没人管，知乎8月5日停更: what is told of each of several accounts belongs to the form of each.

Read as one it became the reason of the first form, or was asked for again with each of the others.
"""

import re
from collections.abc import Sequence

from bot.language.answers.told_apart import DONE, Part, by_account, has_identifier, told_of, wanted, words_of
from bot.language.context import Asked
from bot.language.patterns import CALLED, WEIGHTLESS, kinds
from bot.language.scene import Scene, Slots, put_day

THEIRS = "theirs"  # slot: what is told of another account than the form's own, and how its form is gone on with
TOLD_OF = "told_of"  # slot: by the number of the account, what is told of each whose form comes later
_TO_COME = "to_come"  # fact: the accounts whose forms are begun when this one is sent
_LACKS = re.compile("没|不|无人|少|低|差|停|断|过期|到期|重复|重叠|闲置|僵尸|离职|调走|退休|忘|荒|合并|失效|冷清")
_DATED = WEIGHTLESS | kinds("date stopdate stopped become accountnoun to future want sep")
_SERIES = {"CANCEL_REQUEST": "ZX-", "CHANGE_REQUEST": "BG-"}


def lacks(part: Part) -> bool:
    """知乎一年没更新: why one might be without it; no wish, day or identifier."""
    return not (part.scene.dated() or has_identifier(part) or wanted(part)) and _LACKS.search(part.key) is not None


def waits_behind(scene: Scene, number: int | None) -> bool:
    """Whether the form of this account is to be begun when the open one is sent."""
    return str(number) in scene.context.listed(_TO_COME)


def theirs(scene: Scene, asked: Asked, foreign: Sequence[Part]) -> Slots:
    """`THEIRS`, for an account that waits, has a form of its own, or is spoken of as the form's own is."""
    number = foreign[0].number
    if number is None or len({part.number for part in foreign}) != 1 or asked.about not in _SERIES:
        return {}
    form = next((one for one, account in scene.context.paired("open_request") if account == number), "")
    told = told_of_one(scene, foreign, form or _SERIES[asked.about])
    if not (form or waits_behind(scene, number)):
        told.pop("reason", None)  # 快手没人管，知乎更新正常，没必要两个都留 tells why the first is closed
    if not told or (form and form[:2] != asked.form[:2]):
        return {}
    return {THEIRS: {"account": number, **({"request": form} if form else {}), **told}}


def told_of_one(scene: Scene, parts: Sequence[Part], series: str) -> Slots:
    """The day, the identifier and the reason that these parts tell of their account."""
    told = told_of(scene, parts, series)
    day = "effective_date" if series.startswith("BG") else "stop_date"
    bare = [part for part in parts if part.scene.dated() and _only_dated(part)]
    if day not in told and len(bare) == 1:
        put_day(told, day, bare[0].scene.day(bare[0].scene.dated()[0]))
        told.pop("bad_date", None)
    why = [part for part in parts if lacks(part)]
    return {**told, **({"reason": words_of(scene, why)} if why else {})}


def _only_dated(part: Part) -> bool:
    """知乎8月5日: the account and one day, nothing else."""
    told = [token for token in part.scene.tokens if token not in part.run]
    return len(part.scene.dated()) == 1 and all(one.kind in _DATED for one in told) and not DONE.search(part.key)


def shared_out(scene: Scene, slots: Slots) -> Slots:
    """快手和知乎都注销，快手9月1号停，知乎月底停: what is told of the first is its form's, of the others `TOLD_OF`."""
    numbers = (slots.get("account"), *_numbers(slots.get("more")))
    own = _parts_of_each(scene)
    each = {number: told for number in numbers if (told := told_of_one(scene, own.get(number, []), "ZX-"))}
    if not each:
        return slots
    first = each.pop(slots.get("account"), {})
    kept = {
        name: value for name, value in slots.items() if name != "reason" or not _of_each(value, [first, *each.values()])
    }
    missing = [name for name in str(slots.get("ask", "")).split(",") if name and name not in first]
    left = {name: value for name, value in kept.items() if name != "ask"}
    asked: Slots = {"ask": ",".join(missing)} if missing else {}
    return {
        **left,
        **first,
        **asked,
        **({TOLD_OF: {str(number): told for number, told in each.items()}} if each else {}),
    }


def _parts_of_each(scene: Scene) -> dict[object, list[Part]]:
    """By account what is told of it alone; what follows 快手和知乎都注销 is told of both."""
    found, current = dict[object, list[Part]](), None
    for part in by_account(scene, None):
        if part.named:
            called = {part.scene.word(token) for token in part.scene.tokens if token.kind in CALLED}
            current = part.number if len(called) == 1 else None
        if current is not None:
            found.setdefault(current, []).append(part)
    return found


def _numbers(more: object) -> tuple[object, ...]:
    return tuple(more) if isinstance(more, list | tuple) else ()


def _of_each(reason: object, told: Sequence[Slots]) -> bool:
    """Whether the reason that was read is what is told of each of two, and not of all."""
    whys = [str(one["reason"]) for one in told if one.get("reason")]
    return len(whys) > 1 and all(why in str(reason) for why in whys)
