"""Whether a stretch of words asks, and what stands behind a place."""

import re
from collections.abc import Sequence
from itertools import pairwise

from bot.language.patterns import LIGHT, kinds
from bot.language.scene import LEAD, Scene
from bot.language.tokens import Token

QUESTIONS = kinds("question who qmark howto deadline detail")
NOUNS = frozenset({"流程", "步骤", "规定", "政策", "办法", "方法", "格式", "模板", "手册", "指南", "教程"})
_AFTER_DETAIL = QUESTIONS | kinds("soft particle sep polite view want report tell export task number")
_NEGATING = kinds("not cannot")
_EITHER = re.compile(r"先.{1,8}还是要?先|要不要|是.{1,10}还是")  # 要先签字还是先去平台点
_GOING = frozenset({"下", "来", "上", "去", "里"})  # 定不下来 is told


def asks(tokens: Sequence[Token], scene: Scene) -> bool:
    """A question word anywhere, or 没, 没有, 不 at the end."""
    if tokens is not scene.tokens:
        return _asks(tokens, scene)
    known = scene.worked_out
    if "asks" not in known:  # most rules want to know
        known["asks"] = _asks(tokens, scene)
    return known["asks"]


def _asks(tokens: Sequence[Token], scene: Scene) -> bool:
    if any(token.kind in QUESTIONS or _asks_for_tasks(token, scene) for token in _but_told(tokens, scene)):
        return True
    either = "还是" in scene.text.key or "要不要" in scene.text.key
    if either and _EITHER.search("".join(scene.word(token) for token in tokens)):
        return True
    weighty = [token for token in tokens if token.kind not in LIGHT or scene.word(token) in _GOING]
    return len(weighty) > 1 and weighty[-1].kind == "not" and scene.word(weighty[-1]) in {"没", "没有", "不", "未"}


def _but_told(tokens: Sequence[Token], scene: Scene) -> Sequence[Token]:
    """内容还要发, 状态已恢复: such a word in front of a strange one is told, not asked for."""
    if any(t.kind == "deadline" and b.kind == "date" for b, t in pairwise(tokens)):
        dated = {id(t) for b, t in pairwise(tokens) if b.kind == "date"}  # 8月20日到期
        tokens = [t for t in tokens if t.kind != "deadline" or id(t) not in dated]
    if any(scene.word(t) == "几号" for t in tokens):  # 八月二十几号 is a day, if not quite
        near = {id(t) for b, t in pairwise(tokens) if b.kind == "date" and b.end == t.start and scene.word(t) == "几号"}
        tokens = [t for t in tokens if id(t) not in near]
    tokens = [t for p, t in enumerate(tokens) if not (_together(tokens, p, scene) or _dozens(tokens, p, scene))]
    if any(scene.word(t) in NOUNS for t in tokens if t.kind == "howto"):
        tokens = [t for p, t in enumerate(tokens) if scene.word(t) not in NOUNS or not _part_of_story(tokens, p, scene)]
    if not any(token.kind == "detail" for token in tokens):
        return tokens
    followed = zip(tokens, [*tokens[1:], None], strict=False)
    return [t for t, f in followed if t.kind != "detail" or f is None or f.kind in _AFTER_DETAIL or _asking(t, scene)]


def _together(tokens: Sequence[Token], place: int, scene: Scene) -> bool:
    """几个通知一起签收了: some, not how many."""
    some = tokens[place].kind == "question" and scene.word(tokens[place]) in _SOME
    return some and any(t.kind == "all" or scene.word(t) in {"都", "一起", "一并"} for t in tokens[place + 1 :])


def _dozens(tokens: Sequence[Token], place: int, scene: Scene) -> bool:
    """粉丝才几十个: not many, and not how many."""
    behind = tokens[place + 1 : place + 2]
    return scene.word(tokens[place]) == "几" and any(scene.word(t)[:1] in {"十", "百", "千", "万"} for t in behind)


_SOME = frozenset({"几个", "几份", "几件", "几条", "几项", "这几个", "那几个"})


def _part_of_story(tokens: Sequence[Token], place: int, scene: Scene) -> bool:
    """在走平台流程, 已按规定, 审核流程已经上会: what stands before or right behind makes the noun part of a story."""
    before, behind = tokens[:place], tokens[place + 1 : place + 2]
    if any(token.kind in {"past", "doing"} for token in behind):
        return True
    return any(t.kind in {"doing", "past", "wait"} or scene.word(t).endswith(("走", "按", "在走")) for t in before)


def _asking(token: Token, scene: Scene) -> bool:
    return any(part in scene.word(token) for part in ("什么", "啥", "谁", "如何", "怎", "干嘛"))


def _asks_for_tasks(token: Token, scene: Scene) -> bool:
    """有哪些任务, 哪些账号: a word of its own that is a question."""
    return token.kind in {"mytasks", "query"} and any(
        part in scene.word(token) for part in ("什么", "哪", "啥", "几", "多少")
    )


def reason_of(scene: Scene, place: int) -> str:
    """What stands behind a place, word for word, without the signs that part it and a label such as 原因：."""
    tokens = scene.tokens
    if all(token.kind in LIGHT for token in tokens[place:]):
        return ""
    while place < len(tokens) and (
        tokens[place].kind == "sep"
        or _label(scene, place)
        or (tokens[place].kind == "particle" and not scene.apart(place))
    ):
        place += 1
    told = scene.behind(tokens[place - 1]).rstrip(LEAD) if 0 < place < len(tokens) else scene.said(tokens[place:])
    return _OF_ALL.sub("", told)


_OF_ALL = re.compile(r"^(?:原因|理由|事由)(?:都|也|均|全都)+[是为][:：,， ]*")  # 理由都是粉丝少


def _label(scene: Scene, place: int) -> bool:
    """原因, 理由是 set apart from what follows; in 原因不明 and in 因为… the word is part of the text."""
    token = scene.tokens[place]
    if token.kind != "reasonword" or not any(word in scene.word(token) for word in ("原因", "理由", "事由")):
        return False
    return scene.apart(place + 1) or scene.word(token)[-1] in "是为"


def negated(scene: Scene, verb: Token, by: frozenset[str] = _NEGATING) -> bool:
    """Whether a word of negation stands before the verb with nothing of weight between: 不需要延期."""
    index = scene.index(verb) - 1
    while index >= 0 and scene.tokens[index].kind in {"want", "soft", "particle", "past", "apply"}:
        index -= 1
    return index >= 0 and scene.tokens[index].kind in by


_FORBIDDING = re.compile(r"(?:别|不要|不用|不必|勿|甭)(?:再|先|急着|着急)?(?![了的吗再老总])")

_NOT_TO_DO = re.compile(
    r"(?:别|不要|不用|不必|勿|甭|先不|不能)(?:再|先|给我们?|给|把它)?(?:注销|关|停用|停掉|停(?=[了吧啊呀,。!]|$)|销|撤|改名|变更|动|办|弄)|先不(?:下?发|催)"
    r"|(?:不想|不愿意?|(?:能|可)不(?:能|可以?)先?不|可以先?不)(?:关|停|注销|销号)"  # 能不能不关
)


def forbids(scene: Scene) -> bool:
    """先别催佛堂镇, 别把…注销了: at the head of a part, what follows is not to be done."""
    if _NOT_TO_DO.search(scene.text.key):
        return True
    heads = (part.lstrip("先请就暂时你您们我还是麻烦") for part in re.split(r"[,;。!?.\n]", scene.text.key))
    return any(_FORBIDDING.match(head) for head in heads)


def clause_end(scene: Scene, index: int) -> int:
    """The place of the first word behind index that begins a new part."""
    for place in range(index + 1, len(scene.tokens)):
        if scene.apart(place):
            return place
    return len(scene.tokens)


def clause_start(scene: Scene, index: int) -> int:
    """The place of the first word of the part between signs that index lies in."""
    while index > 0 and scene.tokens[index - 1].kind not in {"sep", "qmark"}:
        index -= 1
    return index


def but_excepted(scene: Scene, tokens: Sequence[Token]) -> list[Token]:
    """除了公众号，其他的都注销: what stands behind 除了 is what stays."""
    kept, out = list[Token](), False
    for token in tokens:
        out = scene.word(token) in {"除了", "除", "除开"} or (out and token.kind != "sep")
        if not out:
            kept.append(token)
    return kept
