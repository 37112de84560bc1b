"""The words of a verdict around what it is about: whose paper, a plain no, and one taken for another's."""

import re

from bot.language.scene import Scene

_NAME = "□"
_OBJECT = re.compile(r"^(?:的|那个|这个|任务\d{1,2})*(?:的?(?:延期|延长))?(?:申请)?[\s，,：:]*")
PLAINLY_NO = re.compile(
    r"(?:就|先|还是|都|也|可)*(?:不给|不批|不准|不行|不同意|不予同意|不能[给批]|[给批]不了|退回?|驳回|打回)(?:延期?|批|过)?[了吧啊去掉]*"
)


def without_object(scene: Scene, words: str) -> str:
    """The words without whose paper they decide: 佛堂的延期不给 is 不给."""
    first = scene.first("unit", "name")
    name = scene.text.said(first.start, first.end) if first is not None else ""
    if not name or not words.startswith(name):
        return words
    return _OBJECT.sub("", words.removeprefix(name)) or words


_MIXED_UP = re.compile(  # 佛堂退错了，应该退赤岸: the names masked
    rf"^{_NAME}+(?:的|那[个份])?(?:我)?(?:退回?|批|驳回?|点|通过)错了?[,，。 ]*"
    rf"(?:应该?|要|得|其实)+是?(?=(?:退|批|驳|通过)回?{_NAME})."
)


def _each_masked(scene: Scene) -> str:
    """The folded words with a sign in the place of each character of a name."""
    masked = list(scene.text.key)
    for token in scene.all("account", "name", "unit"):
        masked[token.start : token.end] = _NAME * len(token)
    return "".join(masked)


def meant_instead(scene: Scene) -> str:
    """佛堂退错了，应该退赤岸: what is decided of the paper that was meant; "" where it is nothing of the kind."""
    if "错" not in scene.text.key:
        return ""
    mixed = _MIXED_UP.match(_each_masked(scene))
    return scene.text.said(mixed.end() - 1, len(scene.text.key)) if mixed is not None else ""
