"""A sentence in its situation, and the pattern language in which the rules speak of it."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property

from bot.language.context import Context
from bot.language.date_forms import Today, Written
from bot.language.dates import Day, Found, Impossible, Span, exact
from bot.language.lexicon import Lexicon
from bot.language.normalise import Text, called_amid, fold, hailed, ours, plain, strip_mentions
from bot.language.patterns import compiled
from bot.language.runs import Refs, runs
from bot.language.short_numbers import by_its_end
from bot.language.specials import THIS_YEAR
from bot.language.tokens import Sentence, Token, cut

Slots = dict[str, object]


_MONTH_DAY = re.compile(r"(\d{1,2})[./](\d{1,2})", re.ASCII)
_NOT = re.compile(r"(?:不是|并非|不该是|[写记报填]成)(?:了|是)?$")
_WRONG = re.compile(r"(?:是|那个?|就)*(?:[记写报填说打]得?[错早晚]|错了|不对)")
_BESIDE_FOUR = frozenset({"number", "junk", "soft", "particle", "polite", "sep", "stopdate", "effectdate", "stopped"})
_FOUR = re.compile(r"(0[1-9]|1[0-2])([0-3]\d)", re.ASCII)
LEAD = " \t\n\u3000\u00a0\u2003\u2005,，:：。.、;；!！-—~…"


@dataclass(frozen=True)
class Said:
    """What is being said: the intent, its slots as said, and whether the words leave no doubt."""

    intent: str
    slots: Mapping[str, object] = field(default_factory=dict)
    certain: bool = True


@dataclass(frozen=True)
class Scene:
    """One sentence, who says it, and the plans it may speak of."""

    sentence: Sentence
    context: Context
    lexicon: Lexicon

    def __post_init__(self) -> None:
        if not self.sentence.kinds.isdisjoint(_NUMBERED):
            object.__setattr__(self, "sentence", _of_this_year(self.sentence, self.context.now.year))
        if "latin" in self.sentence.kinds and (docket := self.context.facts.get("docket")):
            object.__setattr__(self, "sentence", _of_only_docket(self.sentence, docket))
        if self.context.facts:
            object.__setattr__(self, "sentence", by_its_end(self.sentence, self.context))

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The words."""
        return self.sentence.tokens

    @property
    def text(self) -> Text:
        """The characters."""
        return self.sentence.text

    @cached_property
    def today(self) -> Today:
        """What days are read against."""
        return Today(self.context.now.date(), self.lexicon.works)

    @cached_property
    def today_back(self) -> Today:
        """What days in the past are read against."""
        return Today(self.context.now.date(), self.lexicon.works, back=True)

    @cached_property
    def runs(self) -> tuple[Refs, ...]:
        """The runs of task numbers."""
        return tuple(runs(self.sentence))

    @cached_property
    def worked_out(self) -> dict[str, bool]:
        """What a rule found out about the whole sentence, by its name: no other works it out again."""
        return {}

    def platform(self, token: Token) -> str:
        """What we call the platform of a word: 公众号 is 微信; 微信号 between other words stands for one, too."""
        names = self.lexicon.vocabulary.platform_names
        return names.get(self.word(token)) or names[str(token.value)]

    def phrases(self, kind: str) -> frozenset[str]:
        """The whole messages of a class: 是, 算了, 谢谢."""
        return self.lexicon.vocabulary.phrases.get(kind, frozenset())

    def full(self, pattern: str) -> re.Match[str] | None:
        """Whether the whole sentence has this shape."""
        return compiled(pattern).fullmatch(self.sentence.letters)

    def find(self, pattern: str) -> re.Match[str] | None:
        """The first stretch of this shape."""
        return compiled(pattern).search(self.sentence.letters)

    def has(self, *kinds: str) -> bool:
        """Whether a word of one of these classes occurs."""
        return not self.sentence.kinds.isdisjoint(kinds)

    def only(self, kinds: Iterable[str]) -> bool:
        """Whether no word of another class occurs."""
        return self.sentence.kinds <= frozenset(kinds)

    def mostly(self, kinds: Iterable[str], spare: int = 2) -> bool:
        """Whether no other class occurs, a few characters that we do not know aside; in a group not even these."""
        return self.only({*kinds, "x"}) and self.strange <= (spare if self.context.chat == "single" else 0)

    def all(self, *kinds: str) -> list[Token]:
        """The words of these classes, in order."""
        if self.sentence.kinds.isdisjoint(kinds):
            return []
        return [token for token in self.tokens if token.kind in kinds]

    def first(self, *kinds: str) -> Token | None:
        """The first word of these classes."""
        if self.sentence.kinds.isdisjoint(kinds):
            return None
        return next(token for token in self.tokens if token.kind in kinds)

    def index(self, token: Token) -> int:
        """The place of a word."""
        return self.tokens.index(token)

    def word(self, token: Token) -> str:
        """A word as folded."""
        return self.sentence.word(token)

    @property
    def strange(self) -> int:
        """How many characters stand in it that we do not know."""
        return sum(len(token) for token in self.all("x"))

    @property
    def words(self) -> str:
        """All words as folded, one behind the other, without what stood between them."""
        return "".join(map(self.word, self.tokens))

    def said(self, tokens: Iterable[Token]) -> str:
        """The person's own characters behind a run of words."""
        run = list(tokens)
        return self.text.said(run[0].start, run[-1].end).strip(LEAD) if run else ""

    def behind(self, token: Token) -> str:
        """All that was typed behind a word, without the punctuation that parts it."""
        return self.text.after(token.end).lstrip(LEAD).rstrip()

    def apart(self, index: int) -> bool:
        """Whether the word at this place begins a new part: first, behind a blank or behind punctuation."""
        if index == 0 or index >= len(self.tokens):
            return True
        token, before = self.tokens[index], self.tokens[index - 1]
        return before.kind == "sep" or token.kind == "sep" or self.text.gap(token.start) or self._blank(token, before)

    def part(self, tokens: Iterable[Token]) -> "Scene":
        """These words of the sentence as a scene of their own."""
        return Scene(Sentence(self.text, tuple(tokens)), self.context, self.lexicon)

    def saying(self, words: str) -> "Scene":
        """Other words, said by the same person at the same moment."""
        return scene_of(words, self.context, self.lexicon)

    @property
    def unasked(self) -> "Scene":
        """The same sentence as if nothing were asked."""
        return replace(self, context=replace(self.context, asked=None))

    def _blank(self, token: Token, before: Token) -> bool:
        return before.end < token.start  # the key itself keeps a blank between numbers

    def dated(self) -> list[Token]:
        """The words that name a day; 8.20, 8/20 and, alone where one is asked for, 0820 only if nothing else does."""
        days = self.all("date") or [token for token in self.all("junk") if _MONTH_DAY.fullmatch(self.word(token))]
        asked = self.context.asked is not None and self.context.asked.mine and self.context.asked.kind == "ask"
        four = self.all("number", "junk") if asked and not days and self.only(_BESIDE_FOUR) else []
        days = [token for token in days if not self._denied(token)] or days
        return days or [token for token in four if _FOUR.fullmatch(self.word(token))]

    def _denied(self, token: Token) -> bool:
        """不是24号停的，22号; 24号记错了，22号才停: such a day is none that is meant, if another is named."""
        key = self.text.key
        return _NOT.search(key, 0, token.start) is not None or _WRONG.match(key, token.end) is not None

    def day(self, token: Token, *, back: bool = False) -> Day | None:
        """The day that a word names."""
        shapes = (_MONTH_DAY, _FOUR) if token.kind in {"junk", "number"} else ()
        if found := next((found for shape in shapes if (found := shape.fullmatch(self.word(token)))), None):
            return exact(self.today.day.year, int(found[1]), int(found[2]))
        if isinstance(token.value, Written):
            return token.value.read(self.today_back if back else self.today)
        return None


_NUMBERED = frozenset({"request", "rect", "task"})


def _of_this_year(sentence: Sentence, year: int) -> Sentence:
    """zx003 as ZX-2022-003."""
    short = [token for token in sentence.tokens if isinstance(token.value, str) and f"-{THIS_YEAR}-" in token.value]
    if not short:
        return sentence
    whole = {id(one): replace(one, value=str(one.value).replace(THIS_YEAR, str(year))) for one in short}
    return Sentence(sentence.text, tuple(whole.get(id(token), token) for token in sentence.tokens))


def _of_only_docket(sentence: Sentence, docket: str) -> Sentence:
    """JB那个没报的催一下: the only one that is open."""
    named = [t for t in sentence.tokens if t.kind == "latin" and sentence.word(t) == docket[:2].lower()]
    whole = {id(one): replace(one, kind="task", value=docket) for one in named}
    return Sentence(sentence.text, tuple(whole.get(id(t), t) for t in sentence.tokens)) if named else sentence


def scene_of(text: str, context: Context, lexicon: Lexicon) -> Scene:
    """A message as the rules see it."""
    said = plain(text)
    if context.chat == "single":
        shown = strip_mentions(said, lexicon.bot_names)
    else:
        amid = called_amid(said, lexicon.bot_names)  # …，@督办助手 …: a sign stands there, too
        heard_here = "，".join(amid) if amid else ours(said, lexicon.bot_names)
        shown = hailed(strip_mentions(heard_here, lexicon.bot_names))
    return Scene(cut(fold(shown, lexicon.vocabulary.traditional), lexicon), context, lexicon)


Reader = Callable[[Scene], Said | None]


def given(**found: object) -> Slots:
    """The slots of these names for which something was said."""
    return {name: value for name, value in found.items() if value}


def iso(day: Day | None) -> str | None:
    """A found day as 2022-07-31."""
    return day.day.isoformat() if isinstance(day, Found) else None


def put_day(slots: Slots, name: str, day: Day | None) -> None:
    """The day into its slot, or a note why it cannot be taken as it stands."""
    if isinstance(day, Found):
        slots[name] = day.day.isoformat()
    elif day is not None:
        slots["bad_date"] = "invalid_date" if isinstance(day, Impossible) else "ambiguous_date"


def after(start: date, span: Span, scene: Scene) -> date:
    """The day that lies a length of time after another."""
    return span.after(start, scene.lexicon.works)


def clauses(scene: Scene) -> list[Scene]:
    """The stretches between signs that hold a word, each a scene of its own."""
    runs: list[list[Token]] = [[]]
    for token in scene.tokens:
        if token.kind == "sep":
            runs.append([])
        else:
            runs[-1].append(token)
    return [scene.part(run) for run in runs if run]
