"""What the office decides in one breath of several papers, or of an extension to another day than was applied for.

教育局的通过，苏溪的退回，理由停更日期太晚: each paper its own card, each reason on its own. 同意，但只延到9月2日: an
extension is approved as it was applied for, another day is a return. Typed words decide nothing: they bring the cards.

The message is cut so that each verdict stands with the papers it is said of: 苏溪和教育局的都退回 is one
for each of the two, of 同意苏溪的，退回佛堂的 the verb may stand before, and beside a list of what waits a number
is the paper (1通过，2退回). What only tells why goes with the verdict before it.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from bot.language.context import OFFICE
from bot.language.decision_words import without_object
from bot.language.intents import VERDICTS
from bot.language.on_desk import decides_on, extensions_lying, is_free, lying, offers_choice, verdict
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene, clauses, given, scene_of
from bot.language.tokens import Token

_VERDICT = re.compile("同意|[通的都件个]过|批|退|驳|不行|可以|没问题|延")
_PARTS = re.compile(r"[，,。;；!！\n]+")
_DAY = re.compile(r"[\d一二三四五六七八九十]+[月日号天周]|月底|[月年]末")
_OTHER_DAY = re.compile(
    r"(?:只|最多|顶多|至多|最晚|最迟|不超过|仅|先|改|缩|压)[^,，。;；]{0,4}?(?:延|批|宽|推|给|放|到|至|成|为|在)"
    r"|延[期长]?(?:就|可以|能|先)*(?:给|批|放|宽)(?:限)?[到至]"  # 延期给到8月5日
)
_AGREES = re.compile(
    r"(?:.{0,10}?)(?:可以|同意|批准?|行|没问题|原则上?同意)(?:[^,，。;；不没]{0,8}?(?:延期|延长|延))?(?:的?申请)?(?:的|了|吧)*"
)
_EXCEPTS = re.compile(r"除[了去开掉外]?[^,。;]|以外|之外|撇开")  # 除了上溪和苏溪都通过: who is named is just not meant
_UNDOES = re.compile(r"撤[回销掉]|收回|取消|作废|[点按批选][错快早急]|手[滑快误]|误[点触批]")
_LEADS_OVER = re.compile(r"^(?:但是?|不过|只是|可是|可|就是)")


def of_parts(scene: Scene, said: Said) -> Said | None:
    """Several papers, or another day; None where it is a word on one of them."""
    if not scene.context.has(OFFICE) or not _VERDICT.search(scene.text.key):
        return None
    if not is_free(scene, said) and not (offers_choice(scene) and _PARTS.search(scene.text.shown.strip())):
        return None
    return _several(scene) or _unnumbered(scene) or _other_day(scene)


_PLACED = re.compile(
    r"第[一二三四五六七八九十\d]{1,3}|^[,\s]*\d{1,2}[号个件]?(?=[的也就先都]*(?:[通的]?过|同意|批|退|驳|不行|可以|行))"
)


def _unnumbered(scene: Scene) -> Said | None:
    """1号通过，2号退回 where no list lies open: which papers are meant nobody could tell."""
    parts = [part for part in clauses(scene) if _PLACED.search(part.words) and decides_on(part)]
    return Said("UNKNOWN", {"hint": "verdict_parts"}) if len(parts) > 1 else None


def _other_day(scene: Scene) -> Said | None:
    """佛堂的同意，只能延到8月20日: of the extension that waits; the day is the reason of a return."""
    if not _OTHER_DAY.search(scene.text.key) or not (scene.dated() or scene.has("span")):
        return None
    waiting = extensions_lying(scene)
    words = [part.strip() for part in _PARTS.split(scene.text.shown) if part.strip()]
    told = [_LEADS_OVER.sub("", one) for one in words if not _AGREES.fullmatch(one)]
    if not waiting or not any(_OTHER_DAY.search(one) for one in told):
        return None
    only = given(request=waiting[0] if len(waiting) == 1 else None, reason=without_object(scene, "，".join(told)))
    return Said("RETURN", only | {"other_day": True})


def _several(scene: Scene) -> Said | None:
    """教育局的通过，苏溪的退回，…: the cards of all that are named, each with its own reason."""
    if sum(token.kind in _NAMED or bool(_listed(scene, token, scene.word(token))) for token in scene.tokens) < 1 + (
        not (_MANY.search(scene.text.key) or _OTHERS.search(scene.text.key))
    ):
        return None
    pieces = _Pieces() if _EXCEPTS.search(scene.text.key) else _cut_up(scene)
    if not pieces.papers:
        return None
    told = [(verdict(one.scene), one.why) for one in pieces.papers]
    decided = [(found, why) for found, why in told if found is None or found.slots.get("hint") != "kept"]
    if len(told) == 1 and not pieces.of_all:
        return None if _UNDOES.search(scene.text.key) else _with_the_rest(*told[0], pieces.left)
    if pieces.of_all or not decided or not all(found and "request" in found.slots for found, _ in decided):
        return Said("UNKNOWN", {"hint": "verdict_parts"})
    held = [one.scene.text.shown for one, verdicts in zip(pieces.papers, told, strict=True) if verdicts not in decided]
    said = _told([_own_words(found, why) for found, why in decided if found is not None])
    return _leaving(said, [*pieces.left, *held])


def _leaving(said: Said, left: Sequence[str]) -> Said:
    """With the words that no card is brought for, which the answer names."""
    named = left and said.intent in VERDICTS
    return replace(said, slots={**said.slots, "left": list(left)}) if named else said


def _with_the_rest(found: Said | None, why: Sequence[str], left: Sequence[str]) -> Said | None:
    """苏溪的过，其他退回: the card of the one that is named; who is named in a reason (参照佛堂的改) is no object."""
    if found is None or not found.slots.keys() & {"request", "tasks"}:
        return None
    words = "，".join(_LED.sub("", one) for one in why)
    passed = found.slots.get("result") == "pass"
    told = {} if passed else given(**{"condition" if found.intent == "APPROVE" else "reason": words})
    return _leaving(replace(found, slots={**found.slots, **told}), left)


def _own_words(found: Said, why: Sequence[str]) -> Said:
    """Another day beside a yes to an extension is a return; what else is said beside a yes is on no card."""
    number, words = str(found.slots["request"]), "，".join(_LED.sub("", one) for one in why)
    if found.intent == "APPROVE" and number.startswith("YQ") and _OTHER_DAY.search(words) and _DAY.search(words):
        return Said("RETURN", {"request": number, "reason": words, "other_day": True})
    led = any(_LED.match(one) for one in why)
    return Said(found.intent, given(request=number, reason=words) | {"led": led})


def _told(told: Sequence[Said]) -> Said:
    """The first no, and the others beside it; a yes has no reason, what was said with it is told back."""
    nos = [one for one in told if one.intent != "APPROVE"]
    yeses = [one for one in told if one.intent == "APPROVE"]
    if len(nos) == 1 and "reason" not in nos[0].slots and any(one.slots["led"] for one in yeses):
        return Said("UNKNOWN", {"hint": "verdict_parts"})  # 苏溪的退回，教育局的同意，理由日期太早: of which?
    papers = [*nos, *(Said(one.intent, {"request": one.slots["request"]}) for one in yeses)]
    first, *others = papers
    also = [[str(one.slots["request"]), str(one.slots.get("reason", ""))] for one in others]
    beside = [[str(one.slots["request"]), str(one.slots["reason"])] for one in yeses if "reason" in one.slots]
    slots = {name: first.slots[name] for name in ("request", "reason", "other_day") if name in first.slots}
    return Said(first.intent, given(**slots, beside_yes=beside or None) | ({"also": also} if also else {}))


_NAMED = kinds("unit name account platform request")
_MANY = re.compile(r"(?:[两三几二]|都|全部?)(?:个|件|家|份)?都?(?:同意|通过|批了?|可以|没问题|行)")
_OTHERS = re.compile("其他|其它|其余|剩下|别的|另外?的")  # 上溪的退回，其他都通过 is of many at once
_CUTS = re.compile(r"[，,。;；!！\n]+|(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff\dA-Za-z])")
_BARE_WHY = re.compile(  # 佛堂的退回理由不充分; 上溪的同意但最多延到8月5日
    r"(?<=同意|可以|通过|批准|意了|过了|准了)(?=但|不过|可是|只是|只能|最多|顶多|至多|最晚|最迟)|"
    r"(?<=退回|打回|驳回|退给|同意|通过)(?:[:：]|(?=理由|原因|因为))"
    r"|(?<=退回|打回|驳回)(?![了吧去来给到的掉重让叫修补改请过]|不了|单位|他们)"  # 苏溪退回材料不齐
    r"(?=[^\s,，。;；!！退同通]{0,8}?(?:不|没|太|缺|错|未|有误|漏|模糊|重复|过[早晚高低短长]))"
)
_LED = re.compile(r"^(?:理由|原因)(?:(?:是|为|就?写)[:：\s]*|[:：\s]+|(?![不太很没欠过充]))")  # but 理由不充分
_JOINS = re.compile(r"(?:的|那个|那件|这个|这件)?(?:和|跟|与|、|及|以及|还有|的|)(?:那个|那件|这个|这件)?")
_NO_MORE = re.compile(r"(?:的|那个|那件|这个|这件|和|跟|与|、|以?及|还有)*")
_VERB_FIRST = re.compile(r"(?:先|请|那|就|把|麻烦|给)*(?P<verb>同意|通过|批准|退回|打回|驳回)(?:了|掉|给|去)?$")
_PLACE = re.compile(r"(?P<place>\d{1,2})号", re.ASCII)
_ABOUT = re.compile(r"的|那|这|先|就|也|都|$")


@dataclass(slots=True)
class _Piece:
    """A paper with its verdict, and the words behind it that tell why."""

    scene: Scene
    why: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Pieces:
    """What the message was cut into."""

    papers: list[_Piece] = field(default_factory=list)
    of_all: bool = False  # 两个都同意
    left: list[str] = field(default_factory=list)  # 其他退回, 上溪的再看看: of papers that no verdict is read of
    group: int = 0  # how many papers the last verdict was said of; what tells why is told of each

    def add(self, groups: Sequence[Sequence[_Piece]]) -> None:
        """The verdicts of one part, each of one paper or several."""
        self.papers += [piece for group in groups for piece in group]
        self.group = len(groups[-1])

    def tell_why(self, words: str) -> None:
        """Words that belong to the verdict before them."""
        for piece in self.papers[len(self.papers) - self.group :]:
            piece.why.append(words)


def _cut_up(scene: Scene) -> _Pieces:
    """The message in its pieces."""
    found, waiting = _Pieces(), ""
    for words in filter(None, (part.strip() for part in _CUTS.split(_BARE_WHY.sub("，", scene.text.shown)))):
        part = scene_of(waiting + words, replace(scene.context, asked=None), scene.lexicon)
        runs = _objects(part, scene)
        pieces = _pieces(part, runs, scene)
        before, waiting = waiting, ""
        if pieces:
            found.add(pieces)
        elif _only_names(part, runs):
            waiting = f"{before}{words}、"  # 苏溪的，教育局的，都退回
        elif _OTHERS.search(part.text.key) and decides_on(part):
            found.left.append(words)
        elif _MANY.search(part.text.key) and not runs:
            found.of_all = True
        elif (own := _of_earlier(part, runs, found)) is not None:
            own.why.append(words)
        elif _of_another(part, runs, found):
            found.left.append(words)
        else:
            found.tell_why(words)
    return found


def _of_earlier(part: Scene, runs: Sequence[tuple[int, int]], found: _Pieces) -> _Piece | None:
    """苏溪的9月1日前办好 behind 苏溪通过，佛堂退回: told of a paper decided before the last."""
    if not runs or runs[0][0] or not _ABOUT.match(part.said(part.tokens[runs[0][1] :])):
        return None
    before, own = found.papers[: len(found.papers) - found.group], lying(part)
    return next((piece for piece in before if own and own == lying(piece.scene)), None)


def _of_another(part: Scene, runs: Sequence[tuple[int, int]], found: _Pieces) -> bool:
    """上溪的再看看 behind verdicts on others: begins with a paper that waits, too, and tells nothing of those."""
    if not runs or runs[0][0] or not _ABOUT.match(part.said(part.tokens[runs[0][1] :])):
        return False
    return bool(lying(part).difference(*(lying(piece.scene) for piece in found.papers)))


def _listed(scene: Scene, token: Token, word: str) -> str:
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
        number = bool(_listed(whole, token, part.word(token))) and (place == 0 or part.tokens[place - 1].kind != "x")
        if not (token.kind in _NAMED or number):
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


def _pieces(part: Scene, runs: Sequence[tuple[int, int]], whole: Scene) -> list[list[_Piece]]:
    """The verdicts of one part between two signs, each with its papers; none where the part decides nothing."""
    if not runs:
        return []
    verb = _VERB_FIRST.search(part.said(part.tokens[: runs[0][0]])) if runs[0][0] else None
    group, pieces = list[tuple[int, int]](), list[list[_Piece]]()
    for place, run in enumerate(runs):
        group.append(run)
        end = runs[place + 1][0] if place + 1 < len(runs) else len(part.tokens)
        tail = part.said(part.tokens[run[1] : end])
        if end < len(part.tokens) and _JOINS.fullmatch(tail):
            continue
        next_verb = _VERB_FIRST.search(tail) if verb is not None else None
        own = tail[: next_verb.start()] if next_verb is not None else tail
        told = own + verb["verb"] if verb is not None else tail
        pieces.append([_Piece(_alone(part, one, told, whole)) for one in group])
        group, verb = [], next_verb
    return pieces if all(decides_on(piece.scene) for said in pieces for piece in said) else []


def _alone(part: Scene, run: tuple[int, int], told: str, whole: Scene) -> Scene:
    """One paper and its verdict, as if that alone had been said; a number out of the list is the paper's own."""
    tokens = part.tokens[run[0] : run[1]]
    name = _listed(whole, tokens[0], part.word(tokens[0])) or part.said(tokens)
    return scene_of(f"{name}{'' if told.startswith('的') else '的'}{told}", part.context, part.lexicon)
