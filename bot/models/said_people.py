"""Who is named in the words of task 1's report: 分管领导王某某，副局长，138…；联系人李某某."""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot.models.roster import CLERK, SAID, Entry, incomplete, merged, nameless

_ROLE = re.compile(r"(分管领导|分管负责人|分管|专职人员|专职|工作人员|经办人|联系人|联络员)")
_MOBILE = re.compile(r"(?<!\d)(1\d{10}|\d{3,4}-?\d{7,8})(?!\d)", re.ASCII)
_PARTS = re.compile(r"[\s,，、;；。:：（）()/]+|(?<=[\u4e00-\u9fff])(?=\d)|(?<=\d)(?=[\u4e00-\u9fff])")
_LEAD = re.compile(r"^[\s是为由:：叫\-—]+")
_NAME = re.compile(r"[\u4e00-\u9fff·某]{2,4}|[\u4e00-\u9fff]+·[\u4e00-\u9fff]+")
_POST = re.compile(r".*(长|员|主任|书记|助理|干部|秘书|局|科|处|办|室|经理|主席|委员|负责人|干事|主管)$")
_NOISE = re.compile(r"^(电话|手机|手机号|联系电话|职务|姓名|已|明确|和|及|及其|等|如下|确定)$")
_MYSELF = re.compile(r"(?:还|也|就|都)*(?:是|由)?(?:我|我自己|我本人|本人)(?:担任|来|兼|兼任)?")
ENOUGH = re.compile(r"就这些|就这样|不填|没有了|没了|先这样|其他没有|不用填")


def people_in(text: str, known: Iterable[str] = ()) -> list[Entry]:
    """The people named after each role; `known`: names of the unit's members, read as they are."""
    pieces = _ROLE.split(text)
    names = sorted(known, key=len, reverse=True)
    return [
        entry
        for word, rest in zip(pieces[1::2], pieces[2::2], strict=True)
        for entry in _named(SAID[word[:2]], rest, names)
    ]


def people_meant(text: str, held: Iterable[Mapping[str, Any]], known: Sequence[str], *, answering: bool) -> list[Entry]:
    """As `people_in`; an answer (`answering`) may name people of the form so far (`held`) without their roles,

    and about the single role or person still open nothing need be repeated. 就这些 is no part of anybody.
    """
    text = ENOUGH.sub(" ", text)
    form = merged(held, [])
    said = people_in(text, known) or (_again(text, form, known) if answering else [])
    if said or not answering or not text.strip():
        return said
    if len(nameless(form)) == 1:
        return people_in(f"{nameless(form)[0]} {text}", known)
    gaps = incomplete(form)
    if len(gaps) == 1 and not nameless(form):
        one = gaps[0][0]
        return people_in(f"{one['role']} {one['name']} {text}", [*known, one["name"]])
    return []


def with_speaker(people: Iterable[Mapping[str, Any]], speaker: str) -> list[dict[str, Any]]:
    """联系人就是我: whoever is called 我 bears the speaker's name; where that is nobody's (`""`), he is left out."""
    named = [
        {**one, "name": speaker if _MYSELF.fullmatch(str(one.get("name") or "")) else one.get("name")} for one in people
    ]
    return [one for one in named if one["name"]]


def _again(text: str, form: Sequence[Entry], known: Sequence[str]) -> list[Entry]:
    """李四 科员 139…，王五 干事: people who stand in the form already, in all their roles."""
    names = sorted({one["name"] for one in form if one["name"] in text}, key=text.index)
    starts = [text.index(name) for name in names]
    said = {name: text[at:end] for name, at, end in zip(names, starts, [*starts[1:], len(text)], strict=False)}
    return [
        entry
        for one in form
        if one["name"] in said
        for entry in people_in(f"{one['role']} {said[one['name']]}", [*known, one["name"]])
    ]


def _named(role: str, words: str, known: list[str]) -> list[Entry]:
    """The people behind one role word: a name begins a person, post and mobile belong to the one before."""
    people: list[Entry] = []
    for part in _split(_LEAD.sub("", words), known):
        if _MOBILE.fullmatch(part):
            if people:
                people[-1]["mobile"] = people[-1]["mobile"] or part
        elif people and _is_post(part, people[-1]):
            people[-1]["post"] = part
        elif (part in known or _NAME.fullmatch(part) or _MYSELF.fullmatch(part)) and (not people or role == CLERK):
            people.append({"role": role, "name": part, "post": "", "mobile": ""})
        elif people and not people[-1]["post"]:
            people[-1]["post"] = part
    return people


def _split(words: str, known: list[str]) -> list[str]:
    """Names of members stay whole, whatever brackets they hold."""
    for name in known:
        if name and name in words:
            before, _, after = words.partition(name)
            return [*_split(before, known), name, *_split(after, known)]
    return [part for part in _PARTS.split(words) if part and not _NOISE.match(part)]


def _is_post(part: str, person: Entry) -> bool:
    return not person["post"] and _POST.match(part) is not None and len(part) > 1
