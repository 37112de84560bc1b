"""Which command a sentence resembles, measured on examples that the office can extend: only ever a ground to offer.

Every piece of one or two characters speaks for the commands in whose examples it is frequent (log of how much more
frequent than elsewhere). Counting takes every piece for independent, which it is not; so what counting gets wrong on
the examples themselves is set right by corrections (`bench/learn.py` works them out). Pieces that we never saw say
nothing, so unusual words cost nothing. Names, numbers and days are placeholders, so that no county's own words count.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from types import MappingProxyType

TALK = "-"  # what asks nothing of us
PLACES: Mapping[str, str] = {
    "账号": "①", "主账号": "②", "单位": "③", "任务": "④", "日期": "⑤", "时长": "⑥", "申请号": "⑦", "整改号": "⑧",
    "手机": "⑨", "平台": "⑩", "比例": "⑪", "数量": "⑫", "文号": "⑬", "链接": "⑭", "字母": "⑮", "助手": "⑯",
    "培训号": "⑰", "稿件号": "⑱", "意见号": "⑲", "建议号": "⑳",
}  # fmt: skip
PLACE_OF: Mapping[str, str] = {
    "account": "账号", "name": "账号", "accountno": "账号", "protected": "主账号", "unit": "单位",
    "task": "任务", "nth": "任务", "weak": "任务", "number": "任务", "ordinal": "任务", "date": "日期", "month": "日期",
    "span": "时长", "request": "申请号", "rect": "整改号", "mobile": "手机", "platform": "平台", "percent": "比例",
    "count": "数量", "plan": "文号", "url": "链接", "latin": "字母", "junk": "字母",
}  # fmt: skip
PLACE_OF_SERIES: Mapping[str, str] = {"PX": "培训号", "FB": "稿件号", "YJ": "意见号", "JY": "建议号"}
_LONGEST = 2
_SMOOTH = 4.0  # so many examples more, like all others, are thought to stand behind every command
_LONE = 0.5  # a single character says less
_WHO = 2.0  # who speaks and where says more
_SAME = 60.0  # the very same sentence, by somebody of the same role
_KNOWN = 12  # with fewer examples nothing can be said against a command
_LEAST = 0.2  # weights below this are noise
_COMMON = 45  # in so many examples: a word that any sentence may hold


@dataclass(frozen=True, slots=True)
class Example:
    """What somebody said, its names and numbers as placeholders, and what was meant."""

    intent: str
    who: str
    chat: str
    said: str


Weights = Mapping[str, Mapping[str, float]]  # piece → command → how strongly it speaks for it


class Cues:
    """How strongly each piece speaks for each command."""

    def __init__(self, examples: Iterable[Example], corrections: Weights = MappingProxyType({})) -> None:
        heard: dict[str, Counter[str]] = defaultdict(Counter)
        known: Counter[str] = Counter()
        self._same: dict[tuple[str, str], str] = {}
        for example in examples:
            key = example.who, example.said
            self._same[key] = example.intent if self._same.get(key, example.intent) == example.intent else ""
            known[example.intent] += 1
            for piece in pieces(example.said, example.who, example.chat):
                heard[piece][example.intent] += 1
        self.common = frozenset(piece for piece, counts in heard.items() if counts.total() >= _COMMON)
        self.known = frozenset(intent for intent, count in known.items() if count >= _KNOWN)
        total = sum(known.values())
        self._intents = sorted(known)
        place = {intent: number for number, intent in enumerate(self._intents)}
        self._prior = [math.log(known[intent] / total) for intent in self._intents]
        self._weights = {
            piece: tuple((place[intent], weight) for intent, weight in weights.items() if intent in place)
            for piece, weights in (
                (piece, _added(_weighed(piece, counts, known, total), corrections.get(piece, {})))
                for piece, counts in heard.items()
            )
        }

    def likely(self, said: str, who: str, chat: str) -> list[tuple[float, str]]:
        """The commands that the sentence resembles, the likeliest first."""
        scores = self.scores(pieces(said, who, chat))
        if same := self._same.get((who, said)):
            scores[same] = scores.get(same, 0.0) + _SAME
        return sorted(((score, intent) for intent, score in scores.items()), reverse=True)

    def speaks_for(self, piece: str, intent: str = "") -> bool:
        """Whether a piece speaks more for a command, or for any, than for talk."""
        weights = {self._intents[place]: weight for place, weight in self._weights.get(piece, ())}
        talk = weights.pop(TALK, 0.0)
        return (weights.get(intent, 0.0) if intent else max(weights.values(), default=0.0)) > talk

    def scores(self, found: Iterable[str]) -> dict[str, float]:
        """How strongly these pieces together speak for each command."""
        scores = self._prior.copy()
        weights = self._weights
        for piece in found:
            for place, weight in weights.get(piece, ()):
                scores[place] += weight
        return dict(zip(self._intents, scores, strict=True))


def _added(weights: Iterable[tuple[str, float]], corrections: Mapping[str, float]) -> dict[str, float]:
    found = dict(weights)
    for intent, more in corrections.items():
        found[intent] = found.get(intent, 0.0) + more
    return found


def _weighed(piece: str, counts: Counter[str], known: Counter[str], total: int) -> tuple[tuple[str, float], ...]:
    share = sum(counts.values()) / total
    much = _WHO if ":" in piece else _LONE if len(piece) == 1 else 1.0
    found = (
        (intent, much * math.log((count + share * _SMOOTH) / (known[intent] + _SMOOTH) / share))
        for intent, count in counts.items()
    )
    return tuple((intent, weight) for intent, weight in found if weight > _LEAST)


def pieces(said: str, who: str, chat: str) -> Iterator[str]:
    """Every stretch of one or two characters once, the ends marked; who speaks, and where."""
    text = f"^{said}$"
    found = {text[at : at + length] for length in range(1, _LONGEST + 1) for at in range(len(text) - length + 1)}
    found -= {"^", "$"}
    yield from found
    yield f"who:{who}"
    yield f"chat:{chat}"
