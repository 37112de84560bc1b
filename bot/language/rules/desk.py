"""What the system administrator's desk answers: 答复意见 3 …, 意见清单."""

import re

from bot.language.scene import LEAD, Said, Scene, given

_ANSWER = re.compile(
    r"(?:答复|回复|回答)(?:意见建议|意见|建议)[\s:：#]*(?P<number>(?:JY-\d{4}-)?\d{1,4})(?:号|条)?[\s:：,，]*(?P<text>.*)",
    re.DOTALL | re.IGNORECASE,
)
_RECEIPT = re.compile(
    r"(?:(?:开|要|出)(?:一?[张份个])?)?(?:上报)?回执[\s:：]*(?:任务)?[\s#]*(?P<n>\d{1,3})号?|任务\s*(?P<m>\d{1,3})号?的?(?:上报)?回执"
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


def receipt(scene: Scene) -> Said | None:
    """回执 1; 任务1的回执: only with the task's number and nothing else."""
    found = _RECEIPT.fullmatch(scene.text.shown.strip(LEAD))
    number = found and (found["n"] or found["m"])
    return Said("REPORT_RECEIPT", {"tasks": [int(number)]}) if number else None
