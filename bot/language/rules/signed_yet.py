"""局长签了没, 催一下领导: whether the principal has signed; the application that waits says it, and since when.

A unit urges nobody by us: the clock reminds its principal, and the answer says so.
"""

import re

from bot.language.context import OVERSEERS
from bot.language.patterns import kinds
from bot.language.scene import Said, Scene
from bot.language.targets import target

_HEAD = r"(?:我们?|本)?(?:[局镇乡区]长|书记|主任|主要领导|领导|主要负责人|一把手|老大)(?:那边|那里|那儿)?"
_SIGNED_YET = re.compile(
    rf"(?P<of>(?:(?!要|用|该|归|由)[\u4e00-\u9fff]){{0,8}}?){_HEAD}"
    r"(?:给|都|有没有|是不是|还|到底)*(?:签字?|批)(?:好|完|过)?了?(?:没有?|吗|么|没签|没批)[呀啊呢]*[?。!]*"
)
_URGED = re.compile(
    rf"(?:请|麻烦|帮忙?|给|能不能|可以|你们?|我|再|也|去|想)*"
    rf"(?:(?:催催?|提醒)(?:一?下)?{_HEAD}(?:快点|抓紧|赶紧|尽快|早点|把)*(?:的?(?:签字?|批))?|"
    rf"(?:让|叫|请|喊){_HEAD}(?:快点?|抓紧|赶紧|尽快|早点|赶快)(?:的?(?:签字?|批)))(?:一?下|掉)?[吧了呗呀啊嘛吗么。!?]*"
)
_ACCOUNT = kinds("account accountno name platform accountnoun")


def signed_yet(scene: Scene) -> Said | None:
    """Of the only application that is not approved yet, or of the account that is named; else all are shown."""
    found = _SIGNED_YET.fullmatch(scene.text.key) or _URGED.fullmatch(scene.text.key)
    if found is None or scene.context.has(OVERSEERS) or scene.has("task", "rect", "extend", "request"):
        return None
    run = scene.all(*_ACCOUNT)
    meant = target(scene, run) if run else None
    accounts = {number for _, number in meant.accounts} if meant is not None else set[int]()
    fitting = [number for number, account in scene.context.paired("open_request") if not run or account in accounts]
    return Said("REQUEST_STATUS", {"request": fitting[0]} if len(fitting) == 1 else {})
