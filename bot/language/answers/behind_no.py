"""不是，我是想问怎么注销; 不对，我要报的是任务1，…: behind a no to our guess the person says himself what he is about.

A question is answered, and the guess ends with it; a report is offered with its own words.
"""

import re
from collections.abc import Callable
from dataclasses import replace

from bot.language.answers.parts import as_if_unasked
from bot.language.company import names_something
from bot.language.intents import APPLICATIONS, QUIET, REPORTS
from bot.language.judging.judge import READ_ONLY
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_SIGN = r"[\s,，。;；!！~～…]+"
_NO = (
    rf"(?:哎呀?|诶|欸|啊|呃|哦|额|嗯)*(?:{_SIGN})?"
    r"(?:不是的?|不对|不用|不必|不要|没有?|错了|误会了?|搞错了?|弄错了?|no)(?:不是|不对)*(?:了|啦|啊|呀|哦|的)*"
)
_BEHIND = rf"(?:{_NO}{_SIGN})+(?:[^,，。;；]{{1,10}}{_SIGN})?"  # 不是，不是要注销，…
_ASKING = re.compile(
    rf"(?:{_BEHIND})(?:我们?)?(?:就|只|只是|是|就是|不过|其实|本来|刚才|想|要|想要)*"
    rf"(?:[问咨]一?[问下询]?|请教|了解|打听|弄清楚?|知道)(?:一?下|你们?|您|而已|看看?|的|的?是)*[\s,，:：]*(?P<rest>.{{2,}})",
    re.DOTALL | re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:{_BEHIND})?(?:我们?|这边)?(?:要|想|想要|准备)?(?:上报|汇报|填报|报|说|讲|指|办|弄|做)的(?:其实|应该)?是(?P<rest>(?:任务|第|完成|办结|进度).{{1,}})",
    re.DOTALL,
)
_RATHER = re.compile(  # 错了，不是注销，是义乌三农想改个名字
    rf"(?:{_NO}{_SIGN})?(?:不是|不要|没要|没说)(?:要|说)?[^,，。;；]{{1,8}}{_SIGN}(?:而|应该|其实)?是(?P<rest>.{{3,}})",
    re.DOTALL,
)
_RARELY = re.compile("问|询|教|了解|打听|清楚|知道|的[其应]?[实该]?是|不是.*是")


def behind_no(scene: Scene, weighed: Callable[[Scene], Said]) -> Said | None:
    """Only beside “您是要…吗”; beside a form that is shown a question is answered, and the form stays."""
    if not scene.context.guesses or not _RARELY.search(scene.text.key):
        return None
    shown = scene.text.shown.strip()
    if found := _ASKING.fullmatch(shown):
        free = as_if_unasked(scene, found["rest"])
        said = weighed(free)
        looks = said.intent in READ_ONLY - QUIET and said.slots.get("hint") is None
        return replace(said, certain=True) if looks and asks(free.tokens, free) else None
    if found := _NAMED.fullmatch(shown):
        said = weighed(as_if_unasked(scene, found["rest"]))
        return replace(said, certain=False) if said.intent in REPORTS else None
    found = None if scene.context.guess else _RATHER.fullmatch(shown)  # what was guessed, `half_right.py` compares with
    said = weighed(as_if_unasked(scene, found["rest"])) if found else Said("UNKNOWN")
    return replace(said, certain=False) if said.intent in APPLICATIONS and names_something(said) else None
