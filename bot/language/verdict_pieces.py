"""One breath with several verdicts, cut so that each verdict stands with the papers it is said of, and its own words.

苏溪的过，佛堂的退回，日期太早: two. 苏溪和教育局的都退回: one for each of the two. 同意苏溪的，退回佛堂的: the verb may
stand before. 1通过，2退回: beside a list of what waits a number is the paper. What only tells why goes with the verdict
before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.language.on_desk import decides_on, lying, offers_choice
from bot.language.patterns import kinds
from bot.language.scene import Scene, scene_of
from bot.language.tokens import Token

NAMED = kinds("unit name account platform request")
MANY = re.compile(r"(?:[两三几二]|都|全部?)(?:个|件|家|份)?都?(?:同意|通过|批了?|可以|没问题|行)")
OTHERS = re.compile("其他|其它|其余|剩下|别的|另外?的")  # 上溪的退回，其他都通过 is of many at once
_PARTS = re.compile(r"[，,。;；!！\n]+|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff\dA-Za-z])")
_BARE_WHY = re.compile(  # 佛堂的退回理由不充分; 上溪的同意但最多延到8月5日
    r"(?<=同意|可以|通过|批准|意了|过了|准了)(?=但|不过|可是|只是|只能|最多|顶多|至多|最晚|最迟)|"
    r"(?<=退回|打回|驳回|退给|同意|通过)(?:[:：]|(?=理由|原因|因为))"
)
LED = re.compile(r"^(?:理由|原因)(?:(?:是|为|就?写)[:：\s]*|[:：\s]+|(?![不太很没欠过充]))")  # but 理由不充分
_JOINS = re.compile(r"(?:的|那个|那件|这个|这件)?(?:和|跟|与|、|及|以及|还有|的|)(?:那个|那件|这个|这件)?")
_NO_MORE = re.compile(r"(?:的|那个|那件|这个|这件|和|跟|与|、|以?及|还有)*")
_VERB_FIRST = re.compile(r"(?:先|请|那|就|把|麻烦|给)*(?P<verb>同意|通过|批准|退回|打回|驳回)(?:了|掉|给|去)?$")
_PLACE = re.compile(r"(?P<place>\d{1,2})号", re.ASCII)
_ABOUT = re.compile(r"的|那|这|先|就|也|都|$")


@dataclass(slots=True)
class Piece:
    """A paper with its verdict, and the words behind it that tell why."""

    scene: Scene
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Pieces:
    """What the message was cut into."""

    papers: list[Piece] = field(default_factory=list)
    of_all: bool = False  # 两个都同意
    left: list[str] = field(default_factory=list)  # 其他退回, 上溪的再看看: of papers that no verdict is read of
    group: int = 0  # how many papers the last verdict was said of; what tells why is told of each

    def add(self, groups: Sequence[Sequence[Piece]]) -> None:
        """The verdicts of one part, each of one paper or several."""
        self.papers += [piece for group in groups for piece in group]
        self.group = len(groups[-1])

    def tell_why(self, words: str) -> None:
        """Words that belong to the verdict before them."""
        for piece in self.papers[len(self.papers) - self.group :]:
            piece.why.append(words)


def cut_up(scene: Scene) -> Pieces:
    """The message in its pieces."""
    found, waiting = Pieces(), ""
    for words in filter(None, (part.strip() for part in _PARTS.split(_BARE_WHY.sub("，", scene.text.shown)))):
        part = scene_of(waiting + words, replace(scene.context, asked=None), scene.lexicon)
        runs = _objects(part, scene)
        pieces = _pieces(part, runs, scene)
        before, waiting = waiting, ""
        if pieces:
            found.add(pieces)
        elif _only_names(part, runs):
            waiting = f"{before}{words}、"  # 苏溪的，教育局的，都退回
        elif OTHERS.search(part.text.key) and decides_on(part):
            found.left.append(words)
        elif MANY.search(part.text.key) and not runs:
            found.of_all = True
        elif _of_another(part, runs, found):
            found.left.append(words)
        else:
            found.tell_why(words)
    return found


def _of_another(part: Scene, runs: Sequence[tuple[int, int]], found: Pieces) -> bool:
    """上溪的再看看 behind verdicts on others: begins with a paper that waits, too, and tells nothing of those."""
    if not runs or runs[0][0] or not _ABOUT.match(part.said(part.tokens[runs[0][1] :])):
        return False
    return bool(lying(part).difference(*(lying(piece.scene) for piece in found.papers)))


def listed(scene: Scene, token: Token, word: str) -> str:
    """The application behind a number, 第一个 or 1号, that stands in the list which lies open."""
    options = scene.context.asked.options if scene.context.asked is not None and offers_choice(scene) else ()
    numbered = token.kind in {"number", "ordinal"} and isinstance(token.value, int)
    day = _PLACE.fullmatch(word) if token.kind == "date" else None
    place = int(str(token.value)) if numbered else int(day["place"]) if day is not None else 0
    return str(options[place - 1].get("request") or "") if 0 < place <= len(options) else ""


def _objects(part: Scene, whole: Scene) -> list[tuple[int, int]]:
    """Where the papers are named: the runs of words of a name, from and to."""
    runs = list[tuple[int, int]]()
    for place, token in enumerate(part.tokens):
        number = bool(listed(whole, token, part.word(token))) and (place == 0 or part.tokens[place - 1].kind != "x")
        if not (token.kind in NAMED or number):
            continue
        if runs and runs[-1][1] == place and not number:
            runs[-1] = (runs[-1][0], place + 1)
        else:
            runs.append((place, place + 1))
    return runs


def _only_names(part: Scene, runs: Sequence[tuple[int, int]]) -> bool:
    said = "".join(part.word(token) for place, token in enumerate(part.tokens) if not _within(place, runs))
    return bool(runs) and _NO_MORE.fullmatch(said) is not None


def _within(place: int, runs: Sequence[tuple[int, int]]) -> bool:
    return any(start <= place < end for start, end in runs)


def _pieces(part: Scene, runs: Sequence[tuple[int, int]], whole: Scene) -> list[list[Piece]]:
    """The verdicts of one part between two signs, each with its papers; none where the part decides nothing."""
    if not runs:
        return []
    verb = _VERB_FIRST.search(part.said(part.tokens[: runs[0][0]])) if runs[0][0] else None
    group, pieces = list[tuple[int, int]](), list[list[Piece]]()
    for place, run in enumerate(runs):
        group.append(run)
        end = runs[place + 1][0] if place + 1 < len(runs) else len(part.tokens)
        tail = part.said(part.tokens[run[1] : end])
        if end < len(part.tokens) and _JOINS.fullmatch(tail):
            continue
        next_verb = _VERB_FIRST.search(tail) if verb is not None else None
        own = tail[: next_verb.start()] if next_verb is not None else tail
        told = own + verb["verb"] if verb is not None else tail
        pieces.append([Piece(_alone(part, one, told, whole)) for one in group])
        group, verb = [], next_verb
    return pieces if all(decides_on(piece.scene) for said in pieces for piece in said) else []


def _alone(part: Scene, run: tuple[int, int], told: str, whole: Scene) -> Scene:
    """One paper and its verdict, as if that alone had been said; a number out of the list is the paper's own."""
    tokens = part.tokens[run[0] : run[1]]
    name = listed(whole, tokens[0], part.word(tokens[0])) or part.said(tokens)
    return scene_of(f"{name}{'' if told.startswith('的') else '的'}{told}", part.context, part.lexicon)
