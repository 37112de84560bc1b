"""错了 不是佛堂是赤岸; 佛堂写错了，是赤岸; 应该是赤岸，不是佛堂: whom a draft goes to, one taken for another.

Read of a preview that names its receivers: who falls away and who is added. Whoever is denied must stand there.
"""

import re

from bot.language.context import Asked
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.scene import Said, Scene

_OPINIONS = "OPINION_ASK"
_NAME = "□"
_NAMES, _GAP = kinds("unit name"), r"[\s,，。;；、!！~～…]*"
_NAMES_OF = rf"{_NAME}(?:(?:和|跟|与|及|、){_NAME})*"
_AMISS = (  # what it has taken it keeps: 啊啊啊… would be cut in every way; 别发佛堂 is no call to wait
    rf"(?:(?:哎呀?|唉|诶|欸|哦|噢|呃|嗯|啊|等一?下|等等?|先?别发(?![给{_NAME}])|不对|不好意思|(?:写|说|打|搞|弄|填|讲|发|催|选|点|看)?错)"
    rf"(?:了|啊|呀|吧|哈|单位)*+{_GAP}+)*+"
)
_TO = r"(?:而|应该?|要|得|改|换|发|催|送|交办|就|其实)*(?:是|成|为|给|催|发给)"
_ENDS = rf"(?:那边|那里|那儿|的|才对|才是|吧|啊|呀|哈|了|哦|镇|街道|局)*{_GAP}$"
_SHAPES = (
    re.compile(rf"^{_AMISS}(?:把|应该)?(?:不是|不该是|不要|不催|不发|别催|别发|并非)(?:给|发|催|要)*(?P<old>{_NAMES_OF})的?{_GAP}{_TO}(?P<new>{_NAMES_OF}){_ENDS}"),
    re.compile(rf"^{_AMISS}{_TO}(?P<new>{_NAMES_OF})的?{_GAP}(?:不是|不该是|不要|不催|不发|别催|别发|并非)(?:给|发|催|要)*(?P<old>{_NAMES_OF}){_ENDS}"),
    re.compile(rf"^{_AMISS}(?:把|将)?(?P<old>{_NAMES_OF})(?:那个|这个)?(?:是|给)?(?:写|说|打|搞|弄|填|讲|发|选|点)?错了?{_GAP}{_TO}(?P<new>{_NAMES_OF}){_ENDS}"),
    re.compile(rf"^{_AMISS}(?:把|将)?(?P<old>{_NAMES_OF})(?:改|换)(?:成|为)(?P<new>{_NAMES_OF}){_ENDS}"),
)  # fmt: skip
SHORTENED = re.compile(r"等\d+[个家]")  # 等38个: not all are written out


def readdressed(scene: Scene, asked: Asked) -> tuple[list[str], list[str]] | None:
    """Who falls away and who is added instead; None where the words are anything else."""
    if sum(token.kind in _NAMES for token in scene.tokens) < 2:  # noqa: PLR2004 - one for another
        return None
    masked, places = _masked(scene)
    found = next((hit for shape in _SHAPES if (hit := shape.match(masked))), None)
    if found is None:
        return None
    old, new = (_units(scene, places, found.span(name)) for name in ("old", "new"))
    shown = {unit.code for unit in scene.lexicon.units if unit.short in asked.words or unit.name in asked.words}
    known = set(old) <= shown or SHORTENED.search(asked.words)
    return (old, new) if old and new and known else None


def asked_of_others(scene: Scene) -> Said | None:
    """The same of the opinions that were to be asked for: the preview comes again, for those that are meant."""
    asked = scene.context.asked
    ours = asked is not None and asked.mine and asked.kind == "confirm"
    if asked is None or not ours or _OPINIONS not in {asked.intent, asked.shown, asked.about}:
        return None
    swapped = None if SHORTENED.search(asked.words) else readdressed(scene, asked)
    if swapped is None:
        return None
    old, new = swapped
    stays = [unit.code for unit in scene.lexicon.units if unit.short in asked.words and unit.code not in old]
    return Said(_OPINIONS, {"units": [*stays, *(code for code in new if code not in stays)]})


def _masked(scene: Scene) -> tuple[str, list[int]]:
    """The words with one sign in the place of each name, and which word each character is of."""
    masked, places = "", list[int]()
    for place, token in enumerate(scene.tokens):
        word = _NAME if token.kind in _NAMES else scene.word(token)
        masked += word
        places += [place] * len(word)
    return masked, places


def _units(scene: Scene, places: list[int], span: tuple[int, int]) -> list[str]:
    return list(units_said(scene.part(scene.tokens[place] for place in places[span[0] : span[1]])))
