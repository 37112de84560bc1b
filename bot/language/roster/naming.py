"""Who is named for task 1: a role, a name, and the post and the mobile that go with them, word by word.

Nobody is made of words that nothing explains. What is not taken stands in `Told.lost`, so that it can be said; what was
taken without being plainly said makes the reading `guessed`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from bot.language.roster.words import ROLES, Word, surname

Entry = dict[str, str]  # role, name, post, mobile
ALL = ("分管领导", "专职人员", "联系人")
SINGLE = frozenset(ALL) - {ROLES["专职"]}  # one holder a unit
NAMES = frozenset({"name", "me", "nick"})
_SEVERAL = 2
_LEADING = re.compile(r"[局镇乡区县市院校]长|书记|党[委组]")
ME = "我"


@dataclass(slots=True)
class Told:
    """What one message says of the list."""

    named: list[Entry] = field(default_factory=list)
    gone: list[tuple[str, str]] = field(default_factory=list)  # role and name: taken off, before `named`
    doubted: list[tuple[str, str]] = field(default_factory=list)  # perhaps to be taken off: only asked about
    renamed: list[tuple[str, str, str]] = field(default_factory=list)  # role, the name in `gone`, the one in `named`
    nick: Entry = field(default_factory=dict)  # 专职小李 科员: what is told of him, until his full name comes
    wrong: list[str] = field(default_factory=list)  # something of his is wrong, and what is not said
    lost: list[tuple[str, str]] = field(default_factory=list)  # why it was not taken, and the words
    guessed: bool = False
    asks: bool = False  # it wants to know something
    anew: bool = False  # the list is to be emptied
    enough: bool = False  # what is missing stays missing
    waits: bool = False  # it puts the matter off

    @property
    def idle(self) -> bool:
        """Whether nothing in it is more than a name that the list has."""
        said = (
            self.gone or self.doubted or self.wrong or self.lost or self.asks or self.anew or self.enough or self.waits
        )
        return not said and not any(one["post"] or one["mobile"] for one in self.named)


@dataclass(frozen=True, slots=True)
class Before:
    """What the message before left open."""

    wrong: str = ""  # of whom something is wrong
    last: str = ""  # who was named last
    mobile: str = ""  # the number that was said last, or of whoever was taken off
    nick: Entry = field(default_factory=dict)  # 小李, of whom no full name was told


class Naming:
    """A role holds on until the next one; post and mobile go to whoever was named last."""

    def __init__(self, form: list[Entry], *, answering: bool, before: Before | None = None) -> None:
        self.form, self.answering, self.before = form, answering, before or Before()
        self.told = Told()
        self.roles: list[str] = []
        self.current: list[Entry] = []  # the last person, once for each role
        self.unplaced: list[Entry] = []  # who was told with no role
        self._post_ahead = ""  # 副局长王强
        self._post_last = False  # the clause before ended in his post
        self._nick: Word | None = None  # 小王, 陈副局长: a full name may follow
        self.amends = False  # a fact of the list is wrong, whose is not said: 电话打错了
        self.missed = False  # somebody was named whom nothing explains: what follows is his, and nobody else's

    def name_all(self, words: Sequence[Word]) -> None:
        """The people of a clause in which nobody is taken off."""
        words = self._respectively(list(words))
        for place, word in enumerate(words):
            match word.kind:
                case "role" | "other":
                    self._role(word, words, place)
                case "name" | "me":
                    self._name(word)
                case "nick":
                    self._by_nick()
                    self._nick = word
                case "post":
                    self._post(word, words, place)
                case "mobile":
                    self._by_nick()
                    self._mobile(word)
                case "number":
                    self.lose("digits", word.text)
        self._by_nick()
        self._post_last = bool(words) and words[-1].kind == "post"

    def lose(self, why: str, words: str) -> None:
        """Keep what is not taken; of a report only what stands behind a role is of the list."""
        if (self.answering or self.roles) and (why, words) not in self.told.lost:
            self.told.lost.append((why, words))

    def _respectively(self, words: list[Word]) -> list[Word]:
        """分管领导、联系人：王强、李红: as many names as roles before them."""
        roles = [word for word in words if word.kind == "role"]
        names = [word for word in words if word.kind == "name"]
        first = next((place for place, word in enumerate(words) if word.kind == "name"), 0)
        behind = any(word.kind == "role" for word in words[first:])
        if len(roles) < 2 or len(names) != len(roles) or behind:  # noqa: PLR2004 - several
            return words
        self.told.guessed = True
        own = iter(roles)
        return [one for word in words[first:] for one in ([next(own), word] if word.kind == "name" else [word])]

    def _role(self, word: Word, words: Sequence[Word], place: int) -> None:
        """A role begins its people, or closes them: 王磊是联系人, 王磊兼联系人."""
        self._by_nick()
        before = words[place - 1] if place else None
        closing = not any(later.kind in NAMES for later in words[place + 1 :])
        if before is not None and before.kind == "be" and place > 1 and self.current and closing:
            self._also(word.value)
            return
        beside = before is not None and before.kind in {"role", "other"}  # 专职人员和联系人都是李红
        self.roles = [*self.roles, word.value] if beside else [word.value]
        self.current = []

    def _also(self, role: str) -> None:
        """Whoever was just named has this role, beside the one he has or as his only one."""
        one = self.current[-1]
        if one["role"]:
            self.told.guessed = True
        self.told.lost = [lost for lost in self.told.lost if lost != ("role", one["name"])]
        self.current = [{**one, "role": role}]
        self.told.named.extend(self.current)

    def _name(self, word: Word) -> None:
        self.missed = False
        name = ME if word.kind == "me" else word.value
        post, self._post_ahead = self._post_ahead, ""
        if self._nick is not None and surname(self._nick.text) == surname(name):
            post = post or (self._nick.value if self._nick.value != self._nick.text else "")
            self.told.guessed = self.told.guessed or not post  # 小王王磊
            self._nick = None
        self._by_nick()
        roles, nick = self._roles_of(name), self._nick_of(name)
        roles = roles or ([nick["role"]] if nick.get("role") else [])
        self.told.guessed = self.told.guessed or bool(nick)
        known = {"post": post or nick.get("post", ""), "mobile": nick.get("mobile", "")}
        self.current = [{"role": role, "name": name, **known} for role in roles if role in ALL]
        self.told.named.extend(self.current)
        if not self.current:
            self.lose("other_role" if roles else "role", name)
            self.current = [{"role": "", "name": name, "post": post, "mobile": ""}]
            self.unplaced.extend(self.current)

    def in_order(self) -> None:
        """副镇长张伟138…，科员李丽139…，主任王强137…: as many as roles are open, and nothing else said: in their order.

        That is a guess, and shown before it goes. Whoever alone has a leading post is the one in charge.
        """
        told = self.told
        filled = {one["role"] for one in self.form} if self.answering else set[str]()
        roles, people = [role for role in ALL if role not in filled], self.unplaced
        others = told.named or told.gone or told.doubted or told.asks or told.nick or self.roles
        known = all(one["mobile"] and (one["post"] or self.answering) for one in people)
        lost = {("role", one["name"]) for one in people}
        if others or len(people) < _SEVERAL or len(people) != len(roles) or not known or set(told.lost) != lost:
            return
        leading = [one for one in people if _LEADING.search(one["post"])]
        first = leading if len(leading) == 1 else []
        ordered = [*first, *(one for one in people if one not in first)]
        told.named = [{**one, "role": role} for role, one in zip(roles, ordered, strict=True)]
        told.lost, told.guessed = [], True

    def _nick_of(self, name: str) -> Entry:
        """小李叫李娜: what the message before told of 小李, whose full name this is."""
        nick = self.before.nick
        same = bool(nick) and self.answering and surname(nick["name"]) == surname(name)
        return nick if same and name not in {one["name"] for one in self.form} else {}

    def _roles_of(self, name: str) -> list[str]:
        """The roles said before, of one holder each only once; else those that he has in the list, or the one open."""
        taken = {one["role"] for one in self.told.named if one["name"] != name}
        free = [role for role in self.roles if role not in SINGLE or role not in taken]
        if free:
            self.told.guessed = self.told.guessed or len(self.roles) > 1
            return free
        if held := [one["role"] for one in self.form if one["name"] == name and self.answering]:
            return held
        open_roles = [role for role in ALL if role not in {one["role"] for one in [*self.form, *self.told.named]}]
        if self.answering and not self.roles and len(open_roles) == 1:
            self.told.guessed = True
            return open_roles
        return []

    def _post(self, word: Word, words: Sequence[Word], place: int) -> None:
        following = words[place + 1] if place + 1 < len(words) else None
        before = words[place - 1] if place else None
        ahead = following is not None and following.kind in {"name", "nick"} and following.glued
        if not ahead and (following is None or following.kind != "name"):
            self._by_nick()  # 小陈是科员: his, not that of whoever was named before
        his = word.glued and before is not None and before.kind in {"name", "me", "mobile"}
        corrected = self.answering and before is not None and before.kind in {"swap", "be", "label"}
        if ahead and not his:
            self._by_nick()
            self._post_ahead = word.text
        elif self.current and (corrected or not self.current[-1]["post"]):
            self._put("post", word.text)
        elif self.current and self._post_last and len(words) == 1:
            self.told.guessed = True  # 赵六，党工委委员，副主任
            self._put("post", f"{self.current[-1]['post']}、{word.text}")
        elif following is not None and following.kind == "name":
            self._post_ahead = word.text
        elif not self.current and self._unnamed("post"):
            self._put("post", word.text)
        else:
            self.lose("whose", word.text)

    def _mobile(self, word: Word) -> None:
        if (self.current or self._unnamed("mobile")) and not self.current[-1]["mobile"]:
            self._put("mobile", word.value)
        else:
            self.lose("whose", word.text)

    def _put(self, key: str, value: str) -> None:
        for one in self.current:
            one[key] = value
            if not (one["role"] or self.answering):
                self.told.lost.extend({("role", one["name"])} - set(self.told.lost))  # 完成 1 张伟 副局长 139…

    def _unnamed(self, key: str) -> bool:
        """联系人的手机改成…: the only one of that role; else the only one of a whole list who lacks this.

        电话打错了，是138…: the only one who has it.
        """
        names = {one["name"] for one in self.form if [one["role"]] == self.roles}
        if not self.roles and {one["role"] for one in self.form}.issuperset(ALL):
            names = {one["name"] for one in self.form if not one[key]}
        if not self.roles and self.amends:
            names = {one["name"] for one in self.form if one[key]}
        last = [one for one in self.form if one["name"] == self.before.last and not one[key]]
        if last and not self.roles and not self.amends:
            names = {self.before.last}  # 13900000002, right behind 专职李娜 科员
        if not self.answering or len(names) != 1 or self.missed:
            return False
        meant = [one for one in self.form if one["name"] in names and self.roles in ([], [one["role"]])]
        self.current = [{**one, "post": "", "mobile": ""} for one in meant]
        self.told.named.extend(self.current)
        return True

    def _by_nick(self) -> None:
        """小王 with no full name behind it: the list may tell who that is."""
        nick, self._nick = self._nick, None
        if nick is None:
            return
        held = {one["name"] for one in self.form if surname(one["name"]) == surname(nick.text)}
        if len(held) == 1 and self.answering:
            self.told.guessed = True
            self._name(Word("name", nick.text, held.pop()))
        else:
            role = next((one for one in self.roles if one in ALL), "")
            post = nick.value if nick.value != nick.text else ""
            self.current = [{"role": "", "name": nick.text, "post": post, "mobile": ""}]
            self.told.nick = {"role": role, **{key: self.current[0][key] for key in ("name", "post", "mobile")}}
            self.lose("nick", nick.text)
            self.missed = not (self.answering and role)
            self.current = [self.told.nick] if not self.missed else []
