"""What a message says of task 1's list of people: who is on it, who is taken off it, or that it is to begin anew."""

import re
from collections.abc import Iterable, Mapping, Sequence

from bot.language.roster.naming import ALL, ME, NAMES, SINGLE, Before, Entry, Told
from bot.language.roster.pointing import pointed, role_first, tells_of_him
from bot.language.roster.renaming import Renaming, in_full, of_name
from bot.language.roster.words import Word, asks, clauses, like_name, right_number, surname

_ENOUGH = re.compile(
    r"(?:就报?|先|暂时)这[些样]?(?:样|些)?(?:上?报|提交|交|送)?[了吧啊呀哈]*(?=[\s,，。.;；!！]|$)|(?:就报?|先|暂时)这[些样]|(?:其[他它]|别的|手机|职务|电话)*的?[先暂都也]?(?:没有?了|不填|不用填)"
)
_ALL = r"(?:全部?|都|统统|所有人?|名单|整个)"
_BEFORE = (
    r"(?:请|帮我|帮忙|我要|我想|麻烦|把|将|任务\s?\d+的?|[这那]个|[这那]份|上面|前面|刚才|之前|以前|原来|旧|老|"
    r"还是|先|的|填|写|报|人员?)"
)
_AGAIN = r"(?:重新?(?:填写?|来|录入|写)|从头(?:来|填|再来|开始)|推倒重来|清空|清除|清掉)"
_OFF = r"(?:[删去清](?:掉|除|光|空|完)|删了|不要了?|作废|重新?(?:上?报|做))"
_ANEW = re.compile(
    rf"(?:{_BEFORE}|{_ALL}){{0,6}}(?:{_AGAIN}|{_ALL}的?{_OFF})(?:{_AGAIN}|{_ALL}|的|了|吧|过|一下|一[遍次]|啊|呀){{0,6}}"
)
_SHOWN = re.compile(
    r"(?:我们?|要|想|任务\s?\d+的?|名单|人员)*+重新?上?报(?:过|一[遍次]|一下|了|吧)*|(?:名单|人员|上面|前面)?[写填报]?的?(?:不对|不是|错|写错|填错|有错|有误|有问题)[的了啊呀]*"
)
_WAITS = re.compile(
    r"等(?:一?会|一?下|等)|稍[等后]|晚点|回头|过会|再[报填发回说](?!一[次遍下个])|[没未待]定|在研究|问一?[下问]"
)
_AHEAD = re.compile(  # 等下赵刚是政委不是副局长: it is put right now, not later
    r"^(?:等一?[下等]|慢着|对了|[哦噢哎啊]|不对|[,，、\s])+(?=[\u4e00-\u9fff]{2,4}?是[^,，]{2,8}[,，\s]*不是|[\u4e00-\u9fff]{2,4}?不是[^,，]{2,8}[,，\s]*是)"
)
_OFFICE_POST = re.compile(
    r"[\u4e00-\u9fff]{1,11}[局科处办室岗站所队组部股院委心员长师任记工会]|[\u4e00-\u9fff]{2,8}专干"
)
_TALK = re.compile(r"[的了吗呢吧不没我你他她这那啥什谁请就还看报填写发]")
_STRANGER = re.compile(r"[\u4e00-\u9fff]{2,4}")
_LIGHT = frozenset({"sign", "filler"})
_MAYBE = ("取消", "不算")
_LINK = re.compile(r"\s*[、/]\s*|\s*(?:兼任?)?\s*")  # between two posts of one person


def people_told(  # noqa: PLR0913 - the list and who speaks of it
    text: str,
    held: Iterable[Mapping[str, str]] = (),
    known: Sequence[str] = (),
    *,
    answering: bool = False,
    speaker: str = "",
    before: Before | None = None,
) -> Told:
    """What the message says; `held` is the list so far, `known` are names of the unit's members.

    An answer (`answering`) may name people of the list without their roles, and about the single role or person still
    open nothing need be repeated; what it does not say plainly is told back. 专职里把我删了 is of the `speaker`;
    `before` is what the message before left open.
    """
    form = [{key: one.get(key) or "" for key in ("role", "name", "post", "mobile")} for one in held]
    if begins_anew(text) and answering:
        return Told(anew=True)
    if answering and only_shown(text):
        return Told(asks=True)
    reading = _Reading(form, answering=answering, speaker=speaker, before=before)
    reading.told.enough = _ENOUGH.search(text) is not None
    text = in_full(_AHEAD.sub("", right_number(text)), form) if answering else text
    for part, words in clauses(_ENOUGH.sub("，", text) if answering else text, [*known, *(p["name"] for p in form)]):
        if asks(part):
            reading.told.asks = True
        elif answering and _WAITS.search(part) and not any(word.kind in {"mobile", "post"} for word in words):
            reading.told.waits = True
        else:
            reading.take(part, words)
    reading.finish()
    reading.in_order()
    return reading.told


def whole_list(text: str, told: Told) -> bool:
    """Whether a message names somebody for each role and adds nobody: it is the list, whatever stood there before."""
    return {one["role"] for one in told.named} >= set(ALL) and not _ADDS.search(text)


_ADDS = re.compile(r"再加|加上|另加|加个|加一[个名位]|增加|添加|增补|补充|补上|还有|另外")


def begins_anew(text: str) -> bool:
    """全部重填, 清空, 名单都删掉: the list is to be emptied, and nothing else is said."""
    return _ANEW.fullmatch(_bare(text)) is not None


def only_shown(text: str) -> bool:
    """重新报, 不对: nothing is named; the list is shown, and how it is put right."""
    return _SHOWN.fullmatch(_bare(text)) is not None


def _bare(text: str) -> str:
    return re.sub(r"[\s,，。.;；!！“”\"]+", "", text)


def with_speaker(people: Iterable[Mapping[str, str]], speaker: str) -> list[Entry]:
    """联系人就是我: whoever is called 我 bears the speaker's name; where that is nobody's (`""`), he is left out."""
    named = [{**one, "name": speaker if one["name"] == ME else one["name"]} for one in people]
    return [one for one in named if one["name"]]


class _Reading(Renaming):
    """Clause by clause, in the order in which they were typed."""

    def __init__(self, form: list[Entry], *, answering: bool, speaker: str = "", before: Before | None = None) -> None:
        super().__init__(form, answering=answering, before=before or Before())
        self._speaker = speaker
        self._off: list[tuple[str, str]] = []  # whom the clause before took off

    def take(self, part: str, said: Sequence[Word]) -> None:
        """One clause."""
        if self._off and tells_of_him(said):
            return  # 朱磊去掉，他是方芳的主任
        self.missed = self.missed and not any(word.kind == "role" for word in said)
        said = pointed(said, self.form, self.told, self.before)
        words = [word for word in self._joined(self._explained(said)) if word.kind not in _LIGHT]
        words = role_first(words)
        place = next((place for place, word in enumerate(words) if word.kind in {"out", "gone", "slip"}), None)
        if place is not None:
            self._take_off(part, words, place)
        elif self._off and words and words[0].kind in {"be", "swap"}:
            self._gone_for(words[0])
            self._instead(words[1:])
        elif self.put_right(words) or self.meant_the_same(words):
            pass
        elif any(word.kind == "swap" for word in words):
            self.name_all(self._swapped(words))
        else:
            self.name_all(words)
        self._off = self._off if place is not None else []

    def _joined(self, said: Sequence[Word]) -> list[Word]:
        """党组成员、副局长 and 副局长兼主任 are one post; but 王强副局长、主任李红 are two people with one each."""
        kept = list[Word]()
        for place, word in enumerate(said):
            between = next((at for at in range(len(kept) - 1, -1, -1) if kept[at].kind == "post"), None)
            link = "".join(one.text for one in kept[between + 1 :]) if between is not None else None
            if word.kind != "post" or between is None or link is None or not _LINK.fullmatch(link):
                kept.append(word)
                continue
            solid = [one.kind for one in kept[:between] if one.kind not in _LIGHT]
            following = next((one.kind for one in said[place + 1 :] if one.kind not in _LIGHT), "")
            if solid and solid[-1] in {*NAMES, "mobile"} and following in {"name", "nick"}:
                kept.append(word)
                continue
            self.told.guessed = self.told.guessed or link.isspace()
            post = f"{kept[between].text}{'、' if link.isspace() else link.strip()}{word.text}"
            kept[between:] = [Word("post", post, post, glued=kept[between].glued)]
        return kept

    def _explained(self, said: Sequence[Word]) -> list[Word]:
        """The words without the runs that nothing explains; such a run may still be a post or a rare name."""
        runs = list[list[Word]]()
        for word in said:
            listed = word.kind == "role" and runs and runs[-1][-1].text in {":", "："}  # 任务1报一下：分管领导赵六
            if word.glued and runs and not listed:
                runs[-1].append(word)
            else:
                runs.append([word])
        kept = list[Word]()
        for place, run in enumerate(runs):
            strange = any(word.kind == "strange" for word in run)
            following = {word.kind for later in runs[place + 1 :] for word in later}
            kept += self._made_of(run, kept, following) if strange else run
        return kept

    def _made_of(self, run: list[Word], before: list[Word], following: set[str]) -> list[Word]:
        """党建专干 behind a name is a post; 鲜于辅 between a role and a post is a name; all else is told back."""
        head = [word for word in run[:2] if word.kind in {"role", "be"}]
        rest = "".join(word.text for word in run[len(head) :])
        last = next((word for word in reversed([*before, *head]) if word.kind not in _LIGHT), None)
        kind = last.kind if last is not None else "name" if self.current else ""
        open_post = last is not None or not self.current[-1]["post"] if kind in {"name", "me"} else False
        labelled = last is not None and last.text in {"职务", "职位", "岗位"}
        if not _TALK.search(rest) and (labelled or (open_post and _OFFICE_POST.fullmatch(rest))):
            self.told.guessed = self.told.guessed or not labelled
            return [Word("post", rest, rest)]
        named = (_STRANGER.fullmatch(rest) and following & _FACTS) or like_name(rest)  # 联系人 查小红
        if not _TALK.search(rest) and kind in {"role", "be"} and named:
            self.told.guessed = True
            return [*head, Word("name", rest, rest)]
        end = next(place for place, word in enumerate(run) if word.kind == "strange")
        while end and run[end - 1].kind not in {"mobile", "post", "role"}:
            end -= 1  # a name right before it may be a part of it
        plain = run[:end] if run[0].kind in {"role", "mobile"} else []
        self.roles = self.roles or [word.value for word in plain if word.kind == "role"]
        lost = "".join(word.text for word in run[len(plain) :])
        self.lose("strange", lost)
        if len(lost) > 1 and not any(word.kind in NAMES for word in [*before, *plain]):
            self.current, self.missed = [], True  # 再加个何俊，科员，139…: that is not the one before
        return plain

    def _take_off(self, part: str, words: list[Word], place: int) -> None:
        """去掉刘芳, 刘芳不是, 刘芳不是专职人员; others may be named beside him."""
        ahead, verb, behind = words[:place], words[place], words[place + 1 :]
        if _of_a_fact(ahead, verb, behind):
            self.name_all(ahead)
            self.amends = verb.kind == "slip" and not any(word.kind in NAMES for word in [*ahead, *behind])
            self.name_all([word for word in behind if word.kind != "label"][_skipped(behind) :])
            return
        if verb.kind == "slip":
            self.slipped(ahead, behind)
            return
        if any(word.kind == "label" for word in behind):
            self.lose("strange", part)  # 去掉王磊的手机
            return
        targets = _targets(ahead, behind)
        role = next((word.value for word in [*targets, *reversed(ahead)] if word.kind == "role"), "")
        names = [word for word in targets if word.kind in NAMES]
        denied = verb.text.startswith("不是")
        if denied and (self.misheard(names, [*ahead, *behind]) or (not (ahead or behind) and self.said_instead(names))):
            return
        self.name_all(ahead)
        if not names and verb.kind == "out" and len(told := [word for word in ahead if word.kind in NAMES]) == 1:
            names = told  # 刘芳 科员 去掉
            self.told.named = [one for one in self.told.named if one["name"] != told[0].value]
        if not names:
            self._those_before(part, verb)
            return
        self._off = self._listed(names, role, doubtful=verb.kind == "gone" or verb.text.startswith(_MAYBE))
        if behind and behind[0].kind == "be":
            self._instead(behind[1:])
        else:
            self.name_all(behind)

    def _gone_for(self, verb: Word) -> None:
        """周强调走了，换成吴敏: with somebody in his place it is no doubt that he goes."""
        if verb.kind == "swap":
            self.told.guessed = True
            self.told.gone.extend(pair for pair in self._off if pair in self.told.doubted)
            self.told.doubted = [pair for pair in self.told.doubted if pair not in self._off]

    def _those_before(self, part: str, verb: Word) -> None:
        """刘芳，去掉: whoever was named last, unless the clause before has taken somebody off."""
        if self._off:
            return
        if not self.current:
            self.lose("whom", part)
            return
        name = self.current[-1]["name"]
        self.told.named = [one for one in self.told.named if one["name"] != name]
        self.told.lost = [one for one in self.told.lost if one != ("role", name)]
        doubtful = verb.kind == "gone" or verb.text.startswith((*_MAYBE, "不是"))
        self._off = self._listed([Word("name", name, name)], "", doubtful=doubtful)

    def _listed(self, words: Sequence[Word], role: str, *, doubtful: bool) -> list[tuple[str, str]]:
        """Whom of the list these words mean; a nickname leaves a doubt."""
        nicks = [word for word in words if word.kind == "nick"]
        names = list(dict.fromkeys(self._meant(word) for word in words if word.kind != "nick"))
        if nicks and not names:
            names = list(dict.fromkeys(p["name"] for p in self.form if surname(p["name"]) == surname(nicks[0].text)))
            if len(names) != 1:
                self.lose("nick", nicks[0].text)
                return []
        held = [(p["role"], p["name"]) for p in self.form if p["name"] in names and role in {"", p["role"]}]
        (self.told.doubted if nicks or doubtful else self.told.gone).extend(held)
        for name in names:
            if name not in {one for _, one in held}:
                self.lose("not_listed", f"{role}{name}")
        return held or [("", name) for name in names]

    def _meant(self, word: Word) -> str:
        """Under which name the list has him: 我 stands there under the speaker's."""
        return self._speaker if word.kind == "me" and self._speaker else word.value

    def _instead(self, words: list[Word]) -> None:
        """不是刘芳，是刘方: the next one has his role; 不是联系人，是专职人员: he has the next role."""
        off, self._off = self._off, []
        roles = [word for word in words if word.kind == "role"]
        if self.misheard([Word("name", name, name) for _, name in off], words):
            return
        if any(word.kind in NAMES for word in words):
            self.roles = [role for role, _ in off if role][:1]
            self.told.named = [one for one in self.told.named if one["role"] not in self.roles]
            self.name_all(words)
        elif roles and off:
            self.name_all([*words, Word("name", off[0][1], off[0][1])])
        else:
            self.name_all(words)

    def _swapped(self, words: list[Word]) -> list[Word]:
        """刘芳换成李红, 联系人换成李红: the former goes, the new one has his roles; 专职改成李红 names them all."""
        place = next(place for place, word in enumerate(words) if word.kind == "swap")
        former = [word.value for word in words[:place] if word.kind == "name"][-1:]
        role = next((word.value for word in words[:place] if word.kind == "role"), "")
        held = [one for one in self.form if role in {"", one["role"]} and (not former or one["name"] in former)]
        new = [word for word in words[place + 1 :] if word.kind == "name"]
        whole = bool(role) and not former and role not in SINGLE and bool(new)
        if not (whole or len(new) == 1) or not held or not (former or whole or (role and len(held) == 1)):
            return words
        self.told.guessed = self.told.guessed or len(held) > 1  # shown with whom it takes off
        self.told.gone.extend((one["role"], one["name"]) for one in held)
        self.roles, self.current = list(dict.fromkeys(one["role"] for one in held)), []
        return words[place + 1 :]


_FACTS = frozenset({"post", "mobile"})


def _of_a_fact(ahead: Sequence[Word], verb: Word, behind: Sequence[Word]) -> bool:
    """王磊电话写错了, 陈晨不是主任: a post or a number is put right, nobody goes."""
    plainly = verb.kind == "out" and not verb.text.startswith("不是")
    before = bool(ahead) and ahead[-1].kind in {*_FACTS, "label"} and not of_name(ahead[-1])
    after = bool(behind) and behind[0].kind in {*_FACTS, "label"}
    return not plainly and (before or after)


def _skipped(behind: Sequence[Word]) -> int:
    """陈晨不是主任，是副主任: what he is not, is left out."""
    return 1 if behind and behind[0].kind in _FACTS else 0


def _targets(ahead: list[Word], behind: list[Word]) -> list[Word]:
    """Who goes, taken out of the words: those right behind the verb, 去掉刘芳, or else right before it, 刘芳不是."""
    targets = list[Word]()
    if behind and behind[0].kind == "be" and not ahead:
        behind.pop(0)  # 删除：刘芳
    while behind and behind[0].kind in {*NAMES, "role"} and not (targets and behind[0].kind == "role"):
        targets.append(behind.pop(0))
    if not any(word.kind in NAMES for word in targets):
        while ahead and ahead[-1].kind in NAMES:
            targets.insert(0, ahead.pop())
    return targets
