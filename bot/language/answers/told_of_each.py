"""快手没人管，知乎8月5日停更: what is told of each of several accounts belongs to the form of each.

Read as one it became the reason of the first form, or was asked for again with each of the others.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot.language.answers.told_apart import (
    APART,
    DONE,
    Part,
    by_account,
    has_identifier,
    meant,
    told_of,
    wanted,
    words_of,
)
from bot.language.context import Asked
from bot.language.patterns import CALLED, WEIGHTLESS, kinds
from bot.language.scene import Scene, Slots, put_day

_FEWEST = 2  # accounts that are several
THEIRS = "theirs"  # slot: what is told of another account than the form's own, and how its form is gone on with
TOLD_OF = "told_of"  # slot: by the number of the account, what is told of each whose form comes later
ALIKE = "alike"  # slot: which fields were told of all the accounts together
_TO_COME = "to_come"  # fact: the accounts whose forms are begun when this one is sent
_LACKS = re.compile(
    "没|不|无人|少|低|差|停|断|过期|到期|重复|重叠|闲置|僵尸|离职|调走|退休|忘|荒|合并|失效|冷清|并[到入]|整合|归[集并]|[迁搬转]到"
)
_DATED = WEIGHTLESS | kinds("date stopdate stopped become accountnoun to future want sep")
_FIELDS = ("stop_date", "reason")
_SERIES = {"CANCEL_REQUEST": "ZX-", "CHANGE_REQUEST": "BG-"}


def told_of_all(slots: Mapping[str, object]) -> list[str]:
    """Which fields of several closings were told of all of them: those that were told with the wish."""
    if not slots.get("more"):
        return []
    known = slots.get(ALIKE)
    return (
        [str(one) for one in known] if isinstance(known, list | tuple) else [one for one in _FIELDS if slots.get(one)]
    )


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
    parts = [piece for part in parts for piece in _by_day(part)]
    told = told_of(scene, parts, series)
    day = "effective_date" if series.startswith("BG") else "stop_date"
    bare = [part for part in parts if part.scene.dated() and _only_dated(part)]
    if day not in told and len(bare) == 1:
        put_day(told, day, bare[0].scene.day(bare[0].scene.dated()[0]))
        told.pop("bad_date", None)
    why = [part for part in parts if lacks(part)]
    return {**told, **({"reason": words_of(scene, why)} if why else {})}


def _by_day(part: Part) -> list[Part]:
    """8月1日停更长期没人管理, 长期没人管理8月1日停更: the day with its words, and what stands ahead and behind it."""
    tokens, days = part.scene.tokens, part.scene.dated()
    if len(days) != 1:
        return [part]
    first = tokens.index(days[0])
    last = first + 1
    while last < len(tokens) and tokens[last].kind in _DATED:
        last += 1
    while first and tokens[first - 1].kind in _DATED and tokens[first - 1] not in part.run:
        first -= 1
    ahead, behind = (part.scene.part(run) for run in (tokens[:first], tokens[last:]))
    if _tells_why(behind):
        return [replace(part, scene=part.scene.part(tokens[:last])), Part(behind, part.number, named=False)]
    if part.run and part.run[0] in ahead.tokens and _tells_why(ahead):
        return [replace(part, scene=ahead), Part(part.scene.part(tokens[first:]), part.number, named=False)]
    return [part]


def _tells_why(alone: Scene) -> bool:
    return bool(alone.tokens) and lacks(Part(alone, None, named=False))


def _only_dated(part: Part) -> bool:
    """知乎8月5日: the account and one day, nothing else."""
    told = [token for token in part.scene.tokens if token not in part.run]
    return len(part.scene.dated()) == 1 and all(one.kind in _DATED for one in told) and not DONE.search(part.key)


def _several(scene: Scene, slots: Slots) -> Slots:
    """注销快手和知乎，知乎8月5日停，快手8月1日停: both are meant where something is told of each; none is chosen."""
    numbers = _numbers(slots.get("account_candidates"))
    told = _parts_of_each(scene, numbers) if len(numbers) >= _FEWEST and slots.get("ask") == "which_account" else {}
    if not told or len(told) != len(numbers):
        return slots
    gone = {"ask", "account_candidates", "stop_date"}
    gone |= (
        {"reason"} if scene.saying(str(slots.get("reason") or "")).has("date") else set()
    )  # 快手8月1日停，两个都没人看
    kept = {name: value for name, value in slots.items() if name not in gone}
    missing = [name for name in ("stop_date", "reason") if name not in kept]
    return kept | {"account": numbers[0], "more": list(numbers[1:]), "ask": ",".join(missing)}


def shared_out(scene: Scene, slots: Slots) -> Slots:
    """快手和知乎都注销，快手9月1号停，知乎月底停: what is told of the first is its form's, of the others `TOLD_OF`.

    Only what is told of none alone is told of all of them (`ALIKE`); what nobody could read of another is told back.
    """
    slots = slots if "more" in slots else _several(scene, slots)
    if "more" not in slots:
        return slots
    numbers = (slots.get("account"), *_numbers(slots.get("more")))
    own = _parts_of_each(scene, numbers)
    each = {number: told for number in numbers if (told := told_of_one(scene, own.get(number, []), "ZX-"))}
    _of_all_at_the_end(scene, own, each)
    first = each.pop(slots.get("account"), {})
    _told_the_same(own, each, first)
    unread = [part for number in numbers[1:] if number not in each for part in own.get(number, []) if _unread(part)]
    if not (first or each or unread):
        return slots
    kept = _not_of_others(scene, slots, each.values()) | first
    alike = [name for name in _FIELDS if kept.get(name) and name not in first]
    return {
        **_asking(kept, first, slots),
        ALIKE: alike,
        **({TOLD_OF: {str(number): told for number, told in each.items()}} if each else {}),
        **({APART: words_of(scene, unread)} if unread else {}),
    }


def _asking(kept: Slots, first: Slots, before: Slots) -> Slots:
    """The fields that are still asked for: what was told is not, what turned out to be another's is."""
    missing = [name for name in str(kept.get("ask", "")).split(",") if name and name not in first]
    lost = "reason" in before and "reason" not in kept and missing != ["did_you_mean"]
    missing += ["reason"] if lost and "reason" not in missing else []
    return {name: value for name, value in kept.items() if name != "ask"} | (
        {"ask": ",".join(missing)} if missing else {}
    )


def _not_of_others(scene: Scene, slots: Slots, others: Iterable[Slots]) -> Slots:
    """The reason that was read, without what is told of another account alone."""
    before = left = str(slots.get("reason") or "")
    for words in (words for told in others for words in str(told.get("reason") or "").split("，") if words):
        left = left.replace(words, "")
    left = re.sub(r"([,，。;；\s])[,，。;；\s]+", r"\1", left).strip("，,。；; ")
    rest = {name: value for name, value in slots.items() if name != "reason"}
    only_day = left != before and scene.saying(left).dated()
    return {**rest, "reason": left} if left and not only_day else rest


def _of_all_at_the_end(scene: Scene, own: Mapping[object, list[Part]], each: dict[object, Slots]) -> None:
    """快手9月1号停，知乎月底停，没有人看: why is said behind both, of both, where neither has a reason of its own."""
    with_reason = [number for number, told in each.items() if "reason" in told]
    if len(own) < _SEVERAL or with_reason != [next(reversed(own))]:
        return
    number = with_reason[0]
    behind = words_of(scene, [part for part in own[number] if not part.named and lacks(part)])
    if each[number]["reason"] == behind:
        each[number] = {name: value for name, value in each[number].items() if name != "reason"}


_SEVERAL = 2


def _told_the_same(own: Mapping[object, list[Part]], each: dict[object, Slots], first: Slots) -> None:
    """快手没人管，知乎也一样: of that one what was told of the first."""
    shared = {name: first[name] for name in _FIELDS if name in first}
    for number, parts in own.items():
        if shared and any(_THE_SAME.fullmatch(part.rest) for part in parts):
            each[number] = {**shared, **each.get(number, {})}


_THE_SAME = re.compile(
    r"@(?:那个|这个|的|号|账号)?(?:情况|原因)?(?:也(?:是|一样|同样|如此|差不多)|一样|同样|同上|相同|差不多)(?:这样|如此|的|了|吧)*"
)


def _unread(part: Part) -> bool:
    """知乎是外包公司做的: told of that account, and none of its fields."""
    told = len(part.rest.replace("@", "")) > _SMALL
    return told and not (wanted(part) or part.scene.dated() or has_identifier(part) or _THE_SAME.fullmatch(part.rest))


_SMALL = 3  # characters: 知乎那个, 知乎的呢


def _parts_of_each(scene: Scene, numbers: Sequence[object]) -> dict[object, list[Part]]:
    """By account what is told of it alone; what follows 快手和知乎都注销 is told of both."""
    found, current, before = dict[object, list[Part]](), None, ""
    for part in by_account(scene, None):
        current = _spoken_of(part, current, before, numbers)
        before = part.rest if part.run else ""
        if current is not None:
            found.setdefault(current, []).append(part)
    return found


def _spoken_of(part: Part, current: object, before: str, numbers: Sequence[object]) -> object:
    """Which one account the part tells of; None: of several, or of one that is not to be closed."""
    words = [part.scene.word(token) for token in part.scene.tokens]
    at = part.scene.tokens.index(part.run[0]) if part.run else 0
    if not part.run or "".join(words[:at]).endswith(_BESIDE):  # 内容和公众号重复
        return current
    behind = part.scene.tokens[at + len(part.run) :]
    joined = len(behind) > 1 and words[at + len(part.run)] in {*_BESIDE, "、", "还有"} and behind[1].kind in CALLED
    both = joined and {number for _, number in meant(part.scene, behind[1:2]).accounts} & set(numbers)
    if both or (before == "@" and _ALL.match(part.rest)):  # 快手、知乎都注销
        return None
    return part.number if part.number in numbers else None


_BESIDE = ("和", "与", "跟", "同", "及", "以及", "比")
_ALL = re.compile("@(?:(?:这|那)?(?:两|几|三|四)个)?(?:账?号)?(?:都|均|全|一起|一并|一块|统统|也)")


def _numbers(more: object) -> tuple[object, ...]:
    return tuple(more) if isinstance(more, list | tuple) else ()
