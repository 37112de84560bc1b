"""A name of the list that was written wrong: 李娜写错了，是李纳 is the same person, whose post and mobile stay.

Without a word that something was written wrong (不是李娜，是李纳; 李娜改成李纳) only a name of the same sound is the
same person; whoever is called otherwise is another one, and nothing is known of him.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot.language.roster.naming import NAMES, SINGLE, Before, Entry, Naming
from bot.language.roster.words import Word, surname
from bot.language.sounds import syllables
from bot.language.vocabulary import packaged_pinyin

_OF_NAME = ("姓", "名")  # labels: 姓名, 名字
_FACTS = frozenset({"post", "mobile"})
_BEFORE_VALUE = frozenset({"be", "swap", "label"})
_PAIR = 2
_HAN = "[\u4e00-\u9fff]"
_NAMED = rf"{_HAN}{{2,4}}?"
_SHOULD = r"[\s,，。:：]*(?:应该?)?(?:是|改[成为]?|为)"
_SPELT = re.compile(  # 李娜的娜是收纳的纳, 娜字写错了，是收纳的纳
    rf"(?P<old>{_HAN})字?(?:[写打填弄]?错(?:了|字)?)?{_SHOULD}{_HAN}{{0,3}}(?P<new>{_HAN}){_HAN}{{0,3}}的(?P=new)字?"
)
_WRITTEN = re.compile(
    rf"(?P<right>{_NAMED})(?:的?名字)?(?:被|让|给我)?[写打填报弄输]成了?(?P<wrong>{_NAMED})了?(?!{_HAN})"
)


@dataclass(frozen=True, slots=True)
class _Slip:
    """Whose entry is wrong (nobody: that is not said), and whether it is plainly his name."""

    whose: tuple[Entry, ...]
    of_name: bool = False
    before: bool = False  # said in an earlier message


def sounds_alike(one: str, other: str) -> bool:
    """李娜 and 李纳: characters of the same sound, southern accents levelled."""
    return one != other and syllables(one, packaged_pinyin()) == syllables(other, packaged_pinyin())


def nearly_alike(one: str, other: str) -> bool:
    """李娜 and 李纳, 王建国 and 王建过, 李丽娜 and 李娜: one character more, less or other."""
    if len(one) == len(other):
        return sounds_alike(one, other) or sum(a != b for a, b in zip(one, other, strict=True)) == 1
    longer, shorter = sorted((one, other), key=len, reverse=True)
    cut = (longer[:place] + longer[place + 1 :] for place in range(len(longer)))
    return len(shorter) > 1 and shorter in cut


def of_name(word: Word) -> bool:
    """名字, 姓名: what is wrong is how somebody is called."""
    return word.kind == "label" and word.text.startswith(_OF_NAME)


def in_full(text: str, form: Sequence[Entry]) -> str:
    """李娜的娜是收纳的纳, 李纳打成李娜了, 李娜姓黎: in words that name both the person and the right name."""
    names = list(dict.fromkeys(one["name"] for one in form))
    if not names or not _WORTH.search(text):
        return text
    spelt = _SPELT.search(text)
    if spelt is not None and spelt["old"] == spelt["new"]:
        return f"{text[: spelt.start()]}，{text[spelt.end() :]}"  # 张伟的伟是伟大的伟: as it stands
    if spelt is not None:
        meant = [name for name in names if spelt["old"] in name]
        meant = [name for name in meant if name in text] or meant
        ahead = re.sub(rf"(?:{'|'.join(map(re.escape, meant)) or '(?!)'})?的?$", "", text[: spelt.start()])
        right = meant[0].replace(spelt["old"], spelt["new"]) if len(meant) == 1 else ""
        return f"{ahead}，{_as_slip(meant[0], right)}，{text[spelt.end() :]}" if right else text
    if (written := _WRITTEN.search(text)) is not None and written["wrong"] in names:
        return f"{text[: written.start()]}，{_as_slip(written['wrong'], written['right'])}，{text[written.end() :]}"
    for name in names:
        if (other := re.search(rf"{re.escape(name)}(?:不姓{_HAN}[\s,，]*)?姓({_HAN})(?!名)", text)) is not None:
            right = other[1] + name[len(surname(name)) :]
            return f"{text[: other.start()]}，{_as_slip(name, right)}，{text[other.end() :]}"
    return text


_WORTH = re.compile(rf"的{_HAN}|成|姓")


def _as_slip(wrong: str, right: str) -> str:
    return f"{wrong}名字写错了，是{right}"


class Renaming(Naming):
    """What is said of a slip, and the words behind it that put it right."""

    def __init__(self, form: list[Entry], *, answering: bool, before: Before) -> None:
        super().__init__(form, answering=answering, before=before)
        whose = tuple(one for one in form if one["name"] == before.wrong)
        self._slip = _Slip(whose, before=True) if whose else None
        self._kept: list[tuple[Entry, Entry]] = []  # under his new name, and as he stood

    def finish(self) -> None:
        """What is known of whoever got another name stays; what is wrong of somebody and was not said is asked."""
        moved = [(one, held) for one in self.told.named for held in self.form if self._moves(one, held)]
        for one, held in [*self._kept, *moved]:
            for key in _FACTS:
                one[key] = one[key] or held[key]
        if self._slip is not None and not self._slip.before:
            self.told.wrong = list(dict.fromkeys(one["name"] for one in self._slip.whose))

    def _moves(self, one: Entry, held: Entry) -> bool:
        """周强不是专职，是联系人: he leaves one place for another."""
        return one["name"] == held["name"] and (held["role"], held["name"]) in self.told.gone

    def misheard(self, denied: Sequence[Word], others: Sequence[Word]) -> bool:
        """不是李娜，是李纳: whom the list has is denied, and the only other one who is named sounds the same."""
        whose = self._whose(denied) if len(denied) == 1 else ()
        names = [word for word in others if word.kind == "name"]
        if not whose or len(names) != 1 or not sounds_alike(whose[0]["name"], names[0].value):
            return False
        self.rename(whose, names[0], others[others.index(names[0]) + 1 :])
        return True

    def said_instead(self, denied: Sequence[Word]) -> bool:
        """是李纳，不是李娜: who was named before, and for what was not said, has the place of whom this denies."""
        whose = self._whose(denied) if len(denied) == 1 else ()
        right = self.current[-1] if self.current and not self.current[-1]["role"] else None
        if not whose or right is None:
            return False
        self.told.lost = [lost for lost in self.told.lost if lost != ("role", right["name"])]
        word = Word("name", right["name"], right["name"])
        if sounds_alike(whose[0]["name"], right["name"]):
            self.rename(whose, word, ())
        else:
            self._replace(whose, [word])
        for one in self.current:
            one |= {key: right[key] for key in _FACTS if right[key]}
        return True

    def slipped(self, ahead: list[Word], behind: list[Word]) -> None:
        """李娜写错了, 联系人的名字打错了: what it should be is told behind, here or in the next clause."""
        whose = self._whose(ahead)
        strangers = [word.value for word in ahead if word.kind == "name" and not whose]
        for name in strangers:
            self.lose("not_listed", name)
        self._slip = None if strangers else _Slip(whose, of_name=bool(ahead) and of_name(ahead[-1]))
        self.amends = not any(word.kind in NAMES for word in [*ahead, *behind])
        if behind and not self.put_right(behind):
            self.name_all(behind)

    def put_right(self, words: list[Word]) -> bool:
        """是李纳 behind a slip, or what else of that person is other; False where the words say something else."""
        slip = self._slip
        lead = next((place for place, word in enumerate(words) if word.kind not in _BEFORE_VALUE), len(words))
        if slip is None or lead == len(words):
            return False
        first, rest = words[lead], words[lead + 1 :]
        if first.kind in _FACTS and slip.whose:
            self._slip, self.current = None, [{**one, "post": "", "mobile": ""} for one in slip.whose]
            self.told.named.extend(self.current)
            self.name_all(words[lead:])
            return True
        whose = [one for one in slip.whose or self._like(first) if first.kind == "name"]
        if not whose or (self._listed_name(first.value) and (slip.before or not slip.whose)):
            return False
        self._slip = None
        same = slip.of_name or nearly_alike(whose[0]["name"], first.value)
        self.rename(whose, first, rest) if same else self._replace(whose, [first, *rest])
        return True

    def meant_the_same(self, words: list[Word]) -> bool:
        """李娜应为李纳: the name that stands in the list, and right behind it one that is nearly the same."""
        words = words[1:] if words and words[0].kind == "be" else words  # 更正：…
        if len(words) > _PAIR and words[0].kind == "role" and words[2].kind == "name" and not of_name(words[1]):
            return words[1].kind in _BEFORE_VALUE and self.misheard(self._holders(words[0]), words[2:])
        places = [place for place, word in enumerate(words) if word.kind == "name"]
        if len(places) != _PAIR or words[places[0]].value == words[places[1]].value:
            return False
        former, new = (words[place] for place in places)
        whose = [one for one in self.form if one["name"] == former.value]
        between = [word.kind for word in words[places[0] + 1 : places[1]]]
        if places[0] or set(between) - _BEFORE_VALUE or not between or self._listed_name(new.value):
            return False
        if not whose or not (nearly_alike if between != ["swap"] else sounds_alike)(former.value, new.value):
            return False
        if between == ["swap"] and "换" in words[1].text:
            return False  # somebody else
        self.rename(whose, new, words[places[1] + 1 :])
        return True

    def rename(self, whose: Sequence[Entry], word: Word, rest: Sequence[Word]) -> None:
        """The same person under the name that he has."""
        self.told.guessed = True  # shown before it goes
        self.told.gone.extend(pair for one in whose if (pair := (one["role"], one["name"])) not in self.told.gone)
        self.told.renamed.extend((one["role"], one["name"], word.value) for one in whose)
        self.current = [{**one, "name": word.value, "post": "", "mobile": ""} for one in whose]
        self._kept.extend(zip(self.current, whose, strict=True))
        self.told.named.extend(self.current)
        self.name_all(rest)

    def _replace(self, whose: Sequence[Entry], words: Sequence[Word]) -> None:
        """Somebody else has the place."""
        self.told.guessed = True
        self.told.gone.extend((one["role"], one["name"]) for one in whose)
        self.roles, self.current = list(dict.fromkeys(one["role"] for one in whose)), []
        self.name_all(words)

    def _whose(self, ahead: Sequence[Word]) -> tuple[Entry, ...]:
        """The entries that these words mean: by name, or the only holder of a role."""
        names = [word.value for word in ahead if word.kind == "name"][-1:]
        nicks = [surname(word.text) for word in ahead if word.kind == "nick"][-1:]
        role = next((word.value for word in reversed(ahead) if word.kind == "role"), "")
        fitting = [one for one in self.form if role in {"", one["role"]}]
        if names or nicks:
            fitting = [one for one in fitting if one["name"] in names or surname(one["name"]) in nicks]
            return tuple(fitting) if len({one["name"] for one in fitting}) == 1 else ()
        return tuple(fitting) if role and (role in SINGLE or len(fitting) == 1) else ()

    def _holders(self, role: Word) -> list[Word]:
        return [Word("name", one["name"], one["name"]) for one in self.form if one["role"] == role.value]

    def _like(self, word: Word) -> list[Entry]:
        """Whose name is nearly the one that is said to be right; only if it is one person."""
        near = [one for one in self.form if nearly_alike(one["name"], word.value)]
        return near if len({one["name"] for one in near}) == 1 else []

    def _listed_name(self, name: str) -> bool:
        return any(one["name"] == name for one in self.form)
