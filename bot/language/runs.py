"""The runs of task numbers in a sentence: 3, 1、3, 任务1到3."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from bot.language.patterns import compiled
from bot.language.personal import SURNAMES
from bot.language.tokens import Sentence, Token

_CHAIN = compiled(r"{task|nth|number|weak|ordinal}(?:{sep|and|to|soft}{0,2}{task|nth|number|weak}|{and}{ordinal})*")
_LINKS = frozenset({",", "、", "和", "与", "跟", "及", "以及", "还有", "-", "~", "到", "至", "/"})
_STRICT = frozenset({"task", "nth"})
_CLOSING = frozenset({"sep", "done", "past", "all", "particle", "soft"})
MOST = 40
_SUMS = frozenset({"一共", "共", "总共", "共计", "合计", "共有", "总计"})
_MEASURES, _COUNTED = frozenset("公斤米块岁元度秒"), frozenset("项个件条")
_NTH_ELSE = re.compile(  # 第三针, 第3列, 第二届: of none of these is a task one; but 第3名单, 第1周报, 第5排查
    r"针|剂|列(?![入出席举])|页|排(?!查|摸|名|练|期|除|污|水|涝)|栋|幢|号?楼|桌|杯|名(?![单称录额片牌])|届|天|周(?!报|边|例)|"
    r"层|车(?![站辆])|年|季度?|集|章(?!程)|卷|棒|节课|堂课|场(?![地所])|班(?!子)|组(?!织|长)|遍|趟|餐|顿|胎|窗口|会议室|教室|考场|食堂"
)
_NUMERALS = frozenset("一二三四五六七八九十")
_NO_SURNAME = frozenset(
    {
        "任",
        "关于",
        "至于",
        "对于",
        "由于",
        "等于",
        "属于",
        "工程",
        "流程",
        "全程",
        "过程",
        "进程",
        "章程",
        "议程",
        "任何",
    }
)  # 任三 is a misspelt 任务三


@dataclass(frozen=True, slots=True)
class Refs:
    """A run of task numbers: first and last word's place, and whether the word 任务 or a sign stood with it."""

    numbers: tuple[int | str, ...]  # JB-2022-001 as a text
    start: int
    end: int
    explicit: bool
    weak: bool = False
    named: bool = False  # with the word 任务, not only 第3项


def runs(sentence: Sentence) -> list[Refs]:
    """Every run of task numbers of the sentence, in order; numbers within dates and counts are no runs."""
    found = []
    for match in _CHAIN.finditer(sentence.letters):
        if _part_of_name(sentence, match.start()) or _sums_up(sentence, match.start()) or _measures(sentence, match):
            continue
        run = _linked(sentence, match.start(), match.end() - _counted(sentence, match.start(), match.end()))
        numbers = _numbers(_without_sum(run, sentence), sentence)
        if numbers:
            explicit = any(token.kind in _STRICT for token in run)
            weak = not explicit and any(token.kind in {"weak", "ordinal"} for token in run)
            named = any(token.kind == "task" for token in run)
            found.append(Refs(numbers, match.start(), match.start() + len(run), explicit, weak, named))
    return found


def _part_of_name(sentence: Sentence, place: int) -> bool:
    """张三, 李四, 老王五, 张小三, 赵一鸣: a numeral right behind a surname is part of a name, never a task's number."""
    token = sentence.tokens[place]
    before = sentence.tokens[place - 1] if place else None
    numeral = token.kind in {"number", "weak"} and sentence.word(token).rstrip("项号") in _NUMERALS
    apart = before is None or before.kind != "x" or before.end < token.start or sentence.text.gap(token.start)
    return numeral and before is not None and not apart and _ends_in_surname(sentence.word(before))


def _sums_up(sentence: Sentence, place: int) -> bool:
    """清单传完了，一共11项: how many they are."""
    token, before = sentence.tokens[place], sentence.tokens[place - 1] if place else None
    return token.kind in {"number", "weak"} and before is not None and sentence.word(before) in _SUMS


def _measures(sentence: Sentence, match: re.Match[str]) -> bool:
    """今日十公里完成, 第三针打完了: a measure behind the number."""
    token = sentence.tokens[match.start()]
    behind = sentence.tokens[match.end()] if match.end() < len(sentence.tokens) else None
    alone = token.kind == "number" and match.end() == match.start() + 1
    if token.kind == "ordinal" and numbers_else(sentence, token):
        return True
    return alone and behind is not None and behind.kind == "x" and sentence.word(behind)[0] in _MEASURES


def numbers_else(sentence: Sentence, token: Token) -> bool:
    """第三针, 第5页: behind the ordinal stands what no task is counted by."""
    return _NTH_ELSE.match(sentence.text.key, token.end) is not None


def _counted(sentence: Sentence, start: int, end: int) -> int:
    """1 where 两 stands behind 1和10 and 项一起 follows: how many they are, and none of them."""
    run, behind = sentence.tokens[start:end], sentence.tokens[end] if end < len(sentence.tokens) else None
    listed = [token for token in run[:-1] if isinstance(token.value, int)]
    summed = len(listed) > 1 and run[-1].kind == "number" and run[-1].value == len(listed)
    return int(summed and behind is not None and sentence.word(behind)[0] in _COUNTED)


def _ends_in_surname(said: str) -> bool:
    """A surname at the end, or alone with one character of the given name behind it."""
    given = len(said) == 2 and said[0] in SURNAMES  # noqa: PLR2004 - a surname and one character more
    return (said[-1] in SURNAMES or given) and said not in _NO_SURNAME and said[-2:] not in _NO_SURNAME


def _linked(sentence: Sentence, start: int, end: int) -> Sequence[Token]:
    """As much of a run as is a list: its numbers joined by list words, or side by side with nothing strange behind."""
    run = sentence.tokens[start:end]
    links = [token for token in run if not isinstance(token.value, int) and not _is_docket(token)]
    strange = next(
        (place for place, token in enumerate(run) if token in links and sentence.word(token) not in _LINKS), None
    )
    if strange is not None:
        run = run[:strange]
    bare = any(one.kind == two.kind == "number" for one, two in pairwise(run))
    behind = sentence.tokens[start + len(run)] if start + len(run) < len(sentence.tokens) else None
    return run[:1] if bare and behind is not None and behind.kind not in _CLOSING else run


def _without_sum(run: Sequence[Token], sentence: Sentence) -> Sequence[Token]:
    """1和10两项都办完了, 第1、第3两项: the last number says how many they are."""
    listed = [token for token in run[:-1] if isinstance(token.value, int)]
    if len(listed) < 2 or run[-1].kind != "weak":  # noqa: PLR2004 - one alone is no list
        return run
    return run[:-1] if run[-1].value == len(listed) and sentence.word(run[-1]).endswith("项") else run


def _is_docket(token: Token) -> bool:
    """JB-2022-001: a number by itself, never part of a range."""
    return token.kind == "task" and isinstance(token.value, str)


def _numbers(run: Sequence[Token], sentence: Sentence) -> tuple[int | str, ...]:
    """1、3 as both, 1-3 and 1到3 as all between."""
    numbers = list[int | str]()
    between = False
    for token in run:
        if isinstance(token.value, int):
            last = numbers[-1] if numbers else None
            if between and isinstance(last, int) and last < token.value <= last + MOST:
                numbers.extend(range(last + 1, token.value + 1))
            else:
                numbers.append(token.value)
            between = False
        elif _is_docket(token):
            numbers.append(str(token.value))
        elif token.kind == "to":
            between = sentence.word(token) != "--"
    return tuple(dict.fromkeys(numbers))
