"""What the system administrator's desk answers: 答复意见 3 …, 意见清单."""

import re

from bot.language.scene import LEAD, Said, Scene, given

_ANSWER = re.compile(
    r"(?:答复|回复|回答)(?:意见建议|意见|建议)[\s:：#]*(?P<number>(?:JY-\d{4}-)?\d{1,4})(?:号|条)?[\s:：,，]*(?P<text>.*)",
    re.DOTALL | re.IGNORECASE,
)
_LIST = re.compile(
    r"(?:查?看)?(?:待答复的?|没答复的?)?(?:意见建议|意见)(?:清单|列表)|(?:待答复|没答复)的?意见(?:建议)?"
)


def suggestions(scene: Scene) -> Said | None:
    """答复意见 3 下个月改好; 意见清单: by their first words only, so that no suggestion is taken for its answer."""
    shown = scene.text.shown.strip(LEAD)
    if found := _ANSWER.fullmatch(shown):
        return Said("SUGGESTION_ANSWER", given(number=found["number"], text=found["text"].strip()))
    return Said("SUGGESTION_LIST") if _LIST.fullmatch(shown) else None
