"""Where a word belongs that only points: 联系人也是她, 联系人同上, 联系人就是分管, 还是刚才那个号码."""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot.language.roster.naming import ME, NAMES, Before, Entry, Told
from bot.language.roster.words import Word


def pointed(words: Sequence[Word], known: Iterable[Entry], so_far: Told, before: Before) -> list[Word]:
    """The words with the name, or the number, at which they point; what points at nothing is left as it is.

    `known` is everybody of the list. Whoever was taken off in the same breath is still spoken of: 周强不要了，他调走了.
    """
    told = so_far.named
    leaves = so_far.gone or so_far.doubted or any(word.kind in {"out", "gone", "slip"} for word in words)
    last = next((one["name"] for one in reversed(told) if one["name"] != ME), before.last) if not leaves else ""
    if not leaves and _has_it(words, last, [*known, *told]):
        return [replace(word, kind="strange") if word.kind == "same" else word for word in words]
    made = [_meant(word, last, before) for word in words]
    solid = [word for word in made if word.kind not in {"filler", "sign"}]
    if [word.kind for word in solid] != ["role", "be", "role"]:
        return made
    first, link, role = solid
    ahead = {one["name"] for one in [*known, *told] if one["role"] == first.value}
    behind = {one["name"] for one in [*known, *told] if one["role"] == role.value}
    if link.text.endswith("兼") or (len(behind) != 1 and len(ahead) == 1):
        first, behind = role, ahead  # 分管兼联系人
    return [first, Word("name", role.text, behind.pop())] if len(behind) == 1 else made


def _has_it(words: Sequence[Word], last: str, everybody: Sequence[Entry]) -> bool:
    """他兼联系人, of nobody, or of whoever is 联系人 already: somebody else is meant, and who is not said."""
    solid = [word for word in words if word.kind not in {"filler", "sign"}]
    if [word.kind for word in solid] != ["same", "be", "role"] or solid[0].text not in _PRONOUNS:
        return False
    return not last or any((one["role"], one["name"]) == (solid[2].value, last) for one in everybody)


def tells_of_him(said: Sequence[Word]) -> bool:
    """他是方芳的主任, right behind somebody who was taken off: only who that is."""
    words = [word for word in said if word.kind not in _WEIGHTLESS]
    pronoun = len(words) > 1 and words[0].kind == "same" and words[1].kind == "be"
    fresh = {word.kind for word in words} & {"swap", "out", "gone", "slip", "mobile"}
    return pronoun and any(word.kind in {"name", "post"} for word in words) and not fresh


def role_first(words: list[Word]) -> list[Word]:
    """王海 副镇长 分管, 我当联系人: the role that ends a clause is of the only person in it, not of the next."""
    people = [place for place, word in enumerate(words) if word.kind in NAMES]
    roles = [place for place, word in enumerate(words) if word.kind == "role"]
    plain = all(word.kind in {*NAMES, "post", "mobile", "role", "be"} for word in words)
    if not plain or len(people) != 1 or roles != [len(words) - 1] or people[0] != 0:
        return words
    return [words[-1], *(word for word in words[:-1] if word.kind != "be")]


def _meant(word: Word, last: str, before: Before) -> Word:
    if word.kind == "same" and last:
        return replace(word, kind="name", value=last)
    if word.kind == "that" and before.mobile:
        return replace(word, kind="mobile", value=before.mobile)
    if word.kind == "same" and word.text in _PRONOUNS:
        return replace(word, kind="filler")
    return replace(word, kind="strange") if word.kind in {"same", "that"} else word


_WEIGHTLESS = frozenset({"filler", "sign"})
_PRONOUNS = frozenset("他她")
