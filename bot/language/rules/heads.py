"""Where a person's own words begin: small words before them are left out, what only looks like one is not."""

import re

from bot.language.patterns import kinds
from bot.language.rules.asking import clause_end
from bot.language.scene import Scene
from bot.language.tokens import Token

_SMALL = kinds("soft particle polite extend want to apply done")
_FILLER = re.compile("其实|就是|也是|确实|真的|然后|那个|这个|所以|终于|总算|[嗯呃额]+")
_FUNCTION = frozenset("就都也均又是那这在被和跟与及有共")
_NOUNS = frozenset({"工作", "文件", "要求", "申请", "事项", "报告", "计划", "助手"})
_PEOPLE = frozenset({"领导", "主任", "老师"})
_INTERJECTIONS = frozenset("啊呀哎诶欸哦噢喔唉嗨喂好")
_GOES_ON = kinds("x not cannot unfinished want change agree approve")


def begins_word(scene: Scene, place: int) -> bool:
    """下属, 上级, 办公室, 到货, 工作量, 文件没下来: a small word right before another is the beginning of a word."""
    token, behind = scene.tokens[place], scene.tokens[place + 1 : place + 2]
    if not behind or behind[0].start != token.end or scene.text.gap(behind[0].start):
        return False
    word = scene.word(token)
    if word in _PEOPLE:
        return behind[0].kind not in {"sep", "particle", "polite"}  # 领导不同意, 领导还没签
    if word in _NOUNS:
        return behind[0].kind in _GOES_ON
    return len(token) == 1 and word not in _FUNCTION | _INTERJECTIONS and behind[0].kind == "x"


def own_words(scene: Scene, place: int) -> int:
    """The place, from here on, where the words of a reason begin: a whole part is kept or left out, 原因： is left out.

    延到9月15日完成，人不够; 延到9月15日，请批准，人不够: 人不够. 延到9月15日，领导出差: as it stands.
    """
    tokens, labelled = scene.tokens, False
    while place < len(tokens):
        token = tokens[place]
        if token.kind == "sep" or is_label(scene, token) or _FILLER.fullmatch(scene.word(token)):
            labelled = is_label(scene, token) or (labelled and token.kind == "sep")
            place += 1
        elif labelled or (place and scene.apart(place)):
            end = clause_end(scene, place)
            if not _says_nothing(scene, place, end):
                return place + _sighs(scene, place)
            place = end
        elif token.kind in _SMALL and not begins_word(scene, place):
            place += 1
        else:
            return place
    return place


def is_label(scene: Scene, token: Token) -> bool:
    """原因：, 理由是; 因 is part of what follows."""
    return token.kind == "reasonword" and ("原因" in scene.word(token) or "理由" in scene.word(token))


def _says_nothing(scene: Scene, place: int, end: int) -> bool:
    """请批准, 麻烦了, 谢谢: a part of small words only."""
    return (
        all(scene.tokens[at].kind in _SMALL and not begins_word(scene, at) for at in range(place, end))
        and _FORMAL.match("".join(scene.word(token) for token in scene.tokens[place:end])) is None
    )


_FORMAL = re.compile("请予")  # 请予支持 is the person's own sentence


def _sighs(scene: Scene, place: int) -> int:
    """哎人不够: how many sounds stand before."""
    count = 0
    while place + count < len(scene.tokens) and scene.word(scene.tokens[place + count]) in _INTERJECTIONS:
        count += 1
    return count
