"""The words people use, read from the plain files that the office may extend (config/language)."""

import csv
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property, lru_cache
from itertools import product
from pathlib import Path
from types import MappingProxyType

from bot.language.asked import MOVES, QUESTIONS
from bot.language.cues import PLACES, Cues, Example
from bot.language.facts import Fact
from bot.language.normalise import folded
from bot.language.sounds import spellings, syllables

PACKAGED = Path(__file__).resolve().parents[2] / "config" / "language"


class BadVocabulary(ValueError):
    """A vocabulary file cannot be used; the text says file, line and why."""


SPELLED_KINDS = (  # command words that may be typed in pinyin or only sound right
    "done",
    "cancel",
    "receipt",
    "extend",
    "urge",
    "withdraw",
    "progress",
    "mytasks",
    "myrequests",
    "help",
    "change",
)
HEARD_KINDS = (  # and these besides, where nothing was understood otherwise
    *SPELLED_KINDS,
    "apply",
    "approve",
    "agree",
    "disagree",
    "reject",
    "return",
    "report",
    "reportfor",
    "submitted",
    "stopped",
    "closed",
    "frozen",
    "changed",
    "tasknoun",
    "accountnoun",
    "requestnoun",
    "rectnoun",
    "status",
    "progress",
    "stats",
    "export",
    "unfinished",
    "overdue",
    "unsigned",
    "pendingapprovals",
    "pendingverifications",
    "myrects",
    "feedback",
    "issue",
    "dispute",
    "verifyitem",
    "verifyitempass",
    "view",
    "verifyitemreturn",
    "delegate",
    "undelegate",
    "contactchange",
    "registerme",
    "reassign",
    "handover",
    "notours",
    "blocked",
    "human",
    "ledger",
    "bulletin",
    "suggest",
    "undo",
    "notcancel",
    "continue",
    "edit",
    "detail",
    "query",
    "deadline",
    "assign",
    "disposition",
    "doneish",
    "nil",
    "register",
    "accountregister",
    "handduties",
    "succeed",
    "recallnotice",
    "remark",
    "void",
    "reopenitem",
    "mergeaccount",
    "keepaccount",
    "orderclose",
    "revoke",
    "preview",
    "hold",
)
_ANSWERING = ("cancelword", "yes", "no")
_SMALL = "到年月日号的了吗没不要我给是在有和"  # of words of one character these are meant before others


@dataclass(frozen=True)
class Vocabulary:
    """Every word list, folded; `words` gives each word's class."""

    words: Mapping[str, str]
    phrases: Mapping[str, frozenset[str]]  # whole messages: 是, 不是, 算了, 谢谢
    platforms: Mapping[str, tuple[str, ...]]  # 公众号 → parts of the platform names in accounts.csv it covers
    platform_names: Mapping[str, str]  # 抖音号 → 抖音
    slips: Mapping[str, str]  # frequent slips of a command word → the word meant; only ever offered
    topics: Mapping[str, tuple[str, ...]]  # help topic → the words that ask for it
    hints: Mapping[str, str]
    facts: tuple[Fact, ...]  # what people keep asking about, and the answer
    signs: Mapping[str, tuple[str, ...]]  # pieces that let guess how a decision went; only ever offered
    examples: tuple[Example, ...] = field(repr=False)  # what people say and what it means; only ever offered
    corrections: Mapping[str, str] = field(repr=False)  # piece → TASK_DONE:+31 TALK:-8: what counting alone gets wrong
    answers: tuple[Example, ...] = field(repr=False)  # what people say to a question of ours, and what it does
    answer_corrections: Mapping[str, str] = field(repr=False)
    traditional: Mapping[str, str] = field(repr=False)
    pinyin: Mapping[str, str] = field(repr=False)  # character → syllable without tone

    @classmethod
    def load(cls, folder: Path = PACKAGED) -> "Vocabulary":
        """Read the folder; raises BadVocabulary naming file and line."""
        traditional = {c: row[0] for _, row in _rows(folder / "traditional.csv", 2) for c in row[1]}
        pinyin = {c: row[0] for _, row in _rows(folder / "pinyin.csv", 2) for c in row[1]}
        return cls(
            words=MappingProxyType(_combined(folder, traditional)),
            phrases=MappingProxyType(_phrases(folder / "phrases.csv", traditional)),
            platforms=MappingProxyType(_lists(folder / "platforms.csv", traditional, column=2)),
            platform_names=MappingProxyType(_named(folder / "platforms.csv", traditional)),
            slips=MappingProxyType(_slips(folder / "slips.csv", traditional)),
            topics=MappingProxyType(_lists(folder / "topics.csv", traditional)),
            hints=MappingProxyType({row[0]: row[1] for _, row in _rows(folder / "hints.csv", 2)}),
            facts=tuple(_facts(folder / "facts.csv")),
            signs=MappingProxyType(_lists(folder / "signs.csv", traditional, column=2)),
            examples=tuple(_examples(folder / "examples.csv", traditional)),
            corrections=MappingProxyType(_corrections(folder / "corrections.csv")),
            answers=tuple(_answers(folder / "answers.csv", traditional)),
            answer_corrections=MappingProxyType(_corrections(folder / "answer_corrections.csv")),
            traditional=MappingProxyType(traditional),
            pinyin=MappingProxyType(pinyin),
        )

    @classmethod
    def kept(cls, folder: Path = PACKAGED) -> "Vocabulary":
        """As `load`; a folder that was read before is read again only if a file has changed since."""
        return _read(folder, tuple((file.name, file.stat().st_mtime_ns) for file in sorted(folder.glob("*.csv"))))

    @cached_property
    def topic_of(self) -> Mapping[str, str]:
        """Word → help topic."""
        return {word: topic for topic, words in self.topics.items() for word in words}

    @cached_property
    def cues(self) -> Cues:
        """What the examples teach; made at the first sentence that no rule knows."""
        return Cues(self.examples, {piece: _hundredths(said) for piece, said in self.corrections.items()})

    @cached_property
    def moves(self) -> Cues:
        """The same of answers: what they do about the question."""
        return Cues(self.answers, {piece: _hundredths(said) for piece, said in self.answer_corrections.items()})

    @cached_property
    def spelled(self) -> Mapping[str, str]:
        """Pinyin → the word, commands first; made when somebody first types pinyin, or when the web process starts."""
        commands = (word for kind in SPELLED_KINDS for word in self.of(kind))
        answers = (word for kind in _ANSWERING for word in sorted(self.phrases.get(kind, ())))
        return spellings((*commands, *_SMALL, *answers, *self.words, *self.platforms, *self.topic_of), self.pinyin)

    @cached_property
    def refusals_heard(self) -> Mapping[tuple[str, ...], str]:
        """The sound of each whole message that ends a question → the message."""
        return self._heard("no", "cancelword")

    @cached_property
    def answers_heard(self) -> Mapping[tuple[str, ...], str]:
        """And of those that agree and sound like nothing else."""
        return {**self.refusals_heard, **self._heard("plainyes")}

    def _heard(self, *kinds: str) -> dict[tuple[str, ...], str]:
        words = (word for kind in kinds for word in sorted(self.phrases.get(kind, ())))
        return {syllables(w, self.pinyin): w for w in words if len(w) > 1 and all(char in self.pinyin for char in w)}

    def of(self, kind: str) -> tuple[str, ...]:
        """All words of one class."""
        return tuple(self._by_kind.get(kind, ()))

    @cached_property
    def _by_kind(self) -> Mapping[str, list[str]]:
        kinds: dict[str, list[str]] = defaultdict(list)
        for word, kind in self.words.items():
            kinds[kind].append(word)
        return kinds


@cache
def packaged_pinyin() -> Mapping[str, str]:
    """Character → syllable without tone, as it comes with the code: for names of people, which no lexicon has."""
    return MappingProxyType({c: row[0] for _, row in _rows(PACKAGED / "pinyin.csv", 2) for c in row[1]})


@lru_cache(maxsize=1)
def _read(folder: Path, stamps: tuple[tuple[str, int], ...]) -> Vocabulary:
    del stamps  # they only tell one state of the files from another
    return Vocabulary.load(folder)


def _rows(path: Path, columns: int) -> Iterator[tuple[int, list[str]]]:
    """The rows of a CSV file below its heading, with line numbers; lines that begin with # are remarks."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        for line, row in enumerate(csv.reader(file), start=1):
            if line == 1 or not row or row[0].startswith("#"):
                continue
            if len(row) < columns:
                raise BadVocabulary(f"{path.name}:{line}: 需要{columns}列")
            yield line, row


def _classes(path: Path, traditional: Mapping[str, str]) -> dict[str, str]:
    words: dict[str, str] = {}
    for line, (kind, _, said) in _rows(path, 3):
        for word in said.split():
            other = words.setdefault(folded(word, traditional), kind)
            if other != kind:
                raise BadVocabulary(f"{path.name}:{line}: “{word}”已在{other}类")
    words.pop("", None)
    return words


def _combined(folder: Path, traditional: Mapping[str, str]) -> dict[str, str]:
    """The words, and those put together of three parts; a word listed as such has the last say."""
    words = _classes(folder / "words.csv", traditional)
    for _, (kind, _, *parts) in _rows(folder / "combos.csv", 5):
        before, middle, behind = ([folded(part, traditional) for part in cell.split()] for cell in parts[:3])
        for pieces in product(before, middle, behind):
            words.setdefault("".join(piece for piece in pieces if piece != "-"), kind)
    return words


def _phrases(path: Path, traditional: Mapping[str, str]) -> dict[str, frozenset[str]]:
    return {
        kind: frozenset(folded(word, traditional) for word in said.split()) for _, (kind, _, said) in _rows(path, 3)
    }


def _lists(path: Path, traditional: Mapping[str, str], column: int = 1) -> dict[str, tuple[str, ...]]:
    return {
        folded(row[0], traditional): tuple(folded(word, traditional) for word in row[column].split())
        for _, row in _rows(path, column + 1)
    }


def _named(path: Path, traditional: Mapping[str, str]) -> dict[str, str]:
    return {folded(row[0], traditional): row[1] for _, row in _rows(path, 2)}


def _slips(path: Path, traditional: Mapping[str, str]) -> dict[str, str]:
    return {folded(slip, traditional): row[0] for _, row in _rows(path, 2) for slip in row[1].split()}


def _facts(path: Path) -> Iterator[Fact]:
    """A folder without the file knows no answers; a question without words would answer everything."""
    for line, (about, said, answer, *_) in _rows(path, 3) if path.exists() else ():
        if not (said.split() and answer.strip()):
            raise BadVocabulary(f"{path.name}:{line}: “说法”和“回答”都要写")
        yield Fact(tuple(about.split()), tuple(said.split()), answer.strip())


def _examples(path: Path, traditional: Mapping[str, str]) -> Iterator[Example]:
    """One example a row; {账号} and the like stand for names, numbers and days."""
    for line, (intent, who, chat, said, *_) in _rows(path, 4):
        yield Example(intent, who, chat, _marked(f"{path.name}:{line}", said, traditional))


def _answers(path: Path, traditional: Mapping[str, str]) -> Iterator[Example]:
    """What was asked stands where examples have who speaks; a folder without the file knows the rules alone."""
    for line, (question, does, said, *_) in _rows(path, 3) if path.exists() else ():
        if question not in QUESTIONS or does not in MOVES:
            known = f"问的可以是{'、'.join(sorted(QUESTIONS))}，回答可以是{'、'.join(sorted(MOVES))}"
            raise BadVocabulary(f"{path.name}:{line}: 不认识“{question}”“{does}”；{known}")
        yield Example(does, question, "", _marked(f"{path.name}:{line}", said, traditional))


def _marked(place: str, said: str, traditional: Mapping[str, str]) -> str:
    text = folded(said, traditional)
    for name, mark in PLACES.items():
        text = text.replace(f"{{{name}}}", mark)
    if "{" in text:
        raise BadVocabulary(f"{place}: “{said}”里有不认识的{{…}}，可用的是{'、'.join(PLACES)}")
    return text


def _corrections(path: Path) -> dict[str, str]:
    """A folder without the file goes by the examples alone."""
    return {row[0]: row[1] for _, row in _rows(path, 2)} if path.exists() else {}


def _hundredths(said: str) -> dict[str, float]:
    return {intent: int(more) / 100 for intent, _, more in (entry.partition(":") for entry in said.split())}
