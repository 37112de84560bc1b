"""Everything the language knows of the loaded plans, indexed once and built again only when a plan changes."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from bot.language.dates import Works, weekdays_work
from bot.language.forms import account_forms, counties, unit_forms
from bot.language.normalise import folded
from bot.language.sounds import Spellings, spelled, spellings, syllables
from bot.language.vocabulary import HEARD_KINDS, SPELLED_KINDS, Vocabulary

AccountKey = tuple[str, int]  # 文号, 序号
PAIR = 2
_STEM = re.compile(r"(?P<stem>[\u4e00-\u9fff]{2,8})\d{1,4}号", re.ASCII)  # the 简称 防汛6号
_TOWNS = frozenset({"镇", "乡"})
_POINTING = ("那个", "这个", "那份", "这份", "那边", "的", "的文件", "文件", "方案")


@dataclass(frozen=True)
class UnitWords:
    """A unit and what people call it."""

    code: str
    name: str
    short: str
    aliases: tuple[str, ...]
    group: str
    kind: str = ""


@dataclass(frozen=True)
class AccountWords:
    """An account as accounts.csv has it; unit is the host's code."""

    plan: str
    number: int
    name: str
    platform: str
    unit: str

    @property
    def key(self) -> AccountKey:
        """Its identity: several notices may number alike."""
        return self.plan, self.number


@dataclass(frozen=True)
class TaskWords:
    """A task of a notice as far as a sentence can depend on it."""

    plan: str
    number: int
    title: str
    owners: frozenset[str]
    long_term: bool = False
    computed: bool = False
    opens_on: date | None = None
    due_on: date | None = None
    people: bool = False  # its report carries 分管领导, 专职人员, 联系人
    content: str = ""  # 具体任务
    proof: str = ""  # 办结口径, 证明材料
    aliases: tuple[str, ...] = ()  # 别名: what the office says that people call it


@dataclass(frozen=True, slots=True)
class Subject:
    """What a task is about, folded: its title, all other words of it, and what the office says it is called."""

    title: str
    rest: str
    aliases: tuple[str, ...]


@dataclass(frozen=True)
class PlanWords:
    """A notice: 文号, 简称, year and the accounts that nobody may close."""

    doc_no: str
    short: str
    year: int
    protected: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Name:
    """All that one string may stand for."""

    text: str
    units: tuple[str, ...] = ()
    accounts: tuple[AccountKey, ...] = ()
    protected: bool = False
    exact: bool = True  # an account's full name rather than a part of it


class Words:
    """Words with their classes, to be looked up longest first at a place of a text."""

    def __init__(self, entries: Mapping[str, str]) -> None:
        self._entries = {word: kind for word, kind in entries.items() if word}
        self._longest: dict[str, int] = {}
        for word in self._entries:
            self._longest[word[0]] = max(self._longest.get(word[0], 0), len(word))

    def at(self, key: str, place: int) -> Iterator[tuple[str, str]]:
        """The words that stand at a place, the longest first, each with its class."""
        for length in range(min(self._longest.get(key[place], 0), len(key) - place), 0, -1):
            word = key[place : place + length]
            if word in self._entries:
                yield word, self._entries[word]


class Lexicon:
    """The indexes over the plans' names; hand in `works` to count working days by the real calendar."""

    def __init__(  # noqa: PLR0913, PLR0917 - the word lists of a county, in the order of its files
        self,
        plans: Iterable[PlanWords],
        units: Iterable[UnitWords],
        tasks: Iterable[TaskWords],
        accounts: Iterable[AccountWords],
        bot_names: tuple[str, ...],
        vocabulary: Vocabulary,
        works: Works = weekdays_work,
    ) -> None:
        self.plans = tuple(plans)
        self.units = tuple(units)
        self.tasks = tuple(tasks)
        self.accounts = tuple(accounts)
        self.bot_names = bot_names
        self.vocabulary = vocabulary
        self.works = works
        self.unit = {unit.code: unit for unit in self.units}
        self.groups = self._groups()
        self.sorts = self._sorts()
        self.account = {account.key: account for account in self.accounts}
        self.counties = counties(name for unit in self.units for name in (unit.name, *unit.aliases))
        self.subjects = {task: self._subject(task) for task in self.tasks}
        self.names = self._names()
        self.plan_forms = self._plan_forms()
        self.sounds = self._sounds()
        self.verb_sounds = self._verb_sounds()
        self.dictionary = self._dictionary()
        self.slips = Words({slip: vocabulary.words[word] for slip, word in self._slips().items()})

    def _groups(self) -> dict[str, tuple[str, ...]]:
        """The codes of the units of a group by the words for it: 镇街, 有关部门, 部门."""
        found = dict[str, tuple[str, ...]]()
        for unit in self.units:
            for name in dict.fromkeys((unit.group, unit.group.removeprefix("有关"))):
                if name:
                    found[name] = (*found.get(name, ()), unit.code)
        return found

    def _sorts(self) -> dict[str, tuple[str, ...]]:
        """The codes of the units of a kind that is no group of its own, where people call it so: 镇, 乡镇, 街道."""
        found = dict[str, tuple[str, ...]]()
        for unit in self.units:
            for name in (unit.kind, *(("乡镇",) if unit.kind in _TOWNS else ())):
                if name not in self.groups and self.vocabulary.words.get(name) == "unitnoun":
                    found[name] = (*found.get(name, ()), unit.code)
        return found

    def _subject(self, task: TaskWords) -> Subject:
        called = tuple(filter(None, map(self.fold, task.aliases)))
        return Subject(self.fold(task.title), self.fold(f"{task.content}。{task.proof}"), called)

    def fold(self, name: str) -> str:
        """A name in the shape of folded text."""
        return folded(name, self.vocabulary.traditional)

    def tasks_numbered(self, number: int | str) -> tuple[TaskWords, ...]:
        """The tasks of that number, one a notice at most; JB-2022-001 is none."""
        return tuple(task for task in self.tasks if task.number == number)

    def accounts_of(self, units: Iterable[str]) -> tuple[AccountWords, ...]:
        """The accounts that these units host, in the order of the list."""
        wanted = frozenset(units)
        return tuple(account for account in self.accounts if account.unit in wanted)

    def within(self, plan: str) -> "Lexicon":
        """The same with the accounts of one notice alone, for what is said of that notice's list."""
        less = copy(self)
        less.accounts = tuple(account for account in self.accounts if account.plan == plan)
        less.account = {account.key: account for account in less.accounts}
        less.names = {
            text: replace(name, accounts=tuple(key for key in name.accounts if key[0] == plan))
            for text, name in self.names.items()
        }
        return less

    def _names(self) -> dict[str, Name]:
        units: dict[str, list[str]] = defaultdict(list)
        accounts: dict[str, list[AccountKey]] = defaultdict(list)
        exact: set[str] = set()
        self._collect_units(units)
        for account in self.accounts:
            full = self.fold(account.name)
            exact.add(full)
            for form in account_forms(full, self.counties):
                accounts[form].append(account.key)
        protected = {self.fold(name) for plan in self.plans for name in plan.protected}
        every = protected | units.keys() | accounts.keys()
        return {
            text: Name(
                text, tuple(units.get(text, ())), tuple(accounts.get(text, ())), text in protected, text in exact
            )
            for text in every
            if text
        }

    def _collect_units(self, units: dict[str, list[str]]) -> None:
        """Given names always count; derived ones only where they mean one unit."""
        derived: dict[str, set[str]] = defaultdict(set)
        for unit in self.units:
            given = {self.fold(name) for name in (unit.name, unit.short, *unit.aliases)}
            for name in given:
                units[name].append(unit.code)
            for form in {form for name in given for form in unit_forms(name, self.counties)} - given:
                derived[form].add(unit.code)
        for form, codes in derived.items():
            if len(codes) == 1 and form not in units:
                units[form].extend(codes)

    def _plan_forms(self) -> dict[str, str]:
        forms: dict[str, str] = {}
        for plan in self.plans:
            doc_no, short = self.fold(plan.doc_no), self.fold(plan.short)
            for name in (doc_no, doc_no.replace("[", "(").replace("]", ")"), short):
                for form in (name, name + "文", name + "文件"):
                    forms[form] = plan.doc_no
        forms.pop("", None)
        return self._pointed_plans() | forms

    def _pointed_plans(self) -> dict[str, str]:
        """防汛那个, 防汛的 where one of several notices is 防汛6号: pointed at, for 防汛 alone is a word of work."""
        stems = [(_STEM.fullmatch(self.fold(plan.short)), plan.doc_no) for plan in self.plans]
        named = [(found["stem"], doc_no) for found, doc_no in stems if found and len(self.plans) > 1]
        once = [(stem, doc_no) for stem, doc_no in named if [one for one, _ in named].count(stem) == 1]
        return {stem + pointing: doc_no for stem, doc_no in once for pointing in _POINTING}

    def _sounds(self) -> dict[tuple[str, ...], list[Name]]:
        sounds: dict[tuple[str, ...], list[Name]] = defaultdict(list)
        for name in self.names.values():
            if len(name.text) > 1:
                sounds[syllables(name.text, self.vocabulary.pinyin)].append(name)
        return sounds

    def _slips(self) -> dict[str, str]:
        """Wrong spellings of command words, those in letters included; a word of the vocabulary is never a slip."""
        vocabulary = self.vocabulary
        slips = {slip: word for slip, word in vocabulary.slips.items() if word in vocabulary.words}
        for kind in SPELLED_KINDS:
            slips.update({spelled(word, vocabulary.pinyin): word for word in vocabulary.of(kind) if len(word) > 1})
        return {slip: word for slip, word in slips.items() if slip not in vocabulary.words}

    def _verb_sounds(self) -> dict[tuple[str, ...], str]:
        """The sound of each two-character command word → its class."""
        vocabulary = self.vocabulary
        words = [(word, kind) for kind in SPELLED_KINDS for word in vocabulary.of(kind) if len(word) == PAIR]
        return {syllables(word, vocabulary.pinyin): kind for word, kind in words}

    @cached_property
    def spellings(self) -> Spellings:
        """The words and the plan's names as pinyin spells them."""
        return Spellings(self.vocabulary.spelled, spellings(self.names, self.vocabulary.pinyin))

    @cached_property
    def heard(self) -> Mapping[tuple[str, ...], tuple[str, ...]]:
        """The sound of every name of the plan, platform and word of a command → what sounds so, names before words."""
        vocabulary = self.vocabulary
        words = (word for kind in HEARD_KINDS for word in vocabulary.of(kind))
        found: dict[tuple[str, ...], list[str]] = defaultdict(list)
        for word in (*self.names, *vocabulary.platforms, *words, *vocabulary.topic_of):
            if len(word) > 1 and all(char in vocabulary.pinyin for char in word):
                found[syllables(word, vocabulary.pinyin)].append(word)
        return {sound: tuple(same) for sound, same in found.items()}

    @cached_property
    def longest_sound(self) -> int:
        """Characters of the longest of these."""
        return max(map(len, self.heard), default=0)

    def _dictionary(self) -> Words:
        """Every word with its class; names of the plan before words of the vocabulary."""
        entries = dict(self.vocabulary.words)
        entries.update(dict.fromkeys(self.vocabulary.platforms, "platform"))
        entries.update({text: _kind(name) for text, name in self.names.items()})
        entries.update(dict.fromkeys(self.plan_forms, "plan"))
        return Words(entries)


def _kind(name: Name) -> str:
    if name.protected:
        return "protected"
    if name.units and name.accounts:
        return "name"
    return "unit" if name.units else "account"
