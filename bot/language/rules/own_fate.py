"""公安这边4个号怎么弄, 抖音要不要关: what becomes of the asker's own accounts; the list with its 处置意见 says it."""

import re

from bot.language.context import CLERKS, LEADERS, OVERSEERS
from bot.language.refs import units_said
from bot.language.scene import Said, Scene

_OF_UNIT = LEADERS | CLERKS
_THING = r"(?:公众号|订阅号|服务号|视频号|账?号|微博|抖音|头条号?|快手|知乎|新媒体)(?:们|儿)?"
_BETWEEN = r"(?:都|到底|究竟|还|要|该|应该|现在|以后|后面|这|几?个|的|那|也|是|它|究|怎么说|[\s,，])*"
_FATE = (
    r"(?:(?:要|该|应该)?(?:怎么|咋|如何)(?:弄|办|处理|处置|整|搞|定)|要不要(?:关|留|注销|保留|停|销)(?:掉|着|下来)?"
    r"|(?:关|留|销|停)不(?:关|留|销|停)|(?:要|该|能|可以|能不能|可不可以)(?:关|留|保留|注销|停|销)(?:掉|着|下来)?(?:吗|么|不|嘛)"
    r"|(?:处置)?意见(?:是|定)?(?:什么|啥|怎么定的?|了没有?)|(?:定|处置意见定)了?(?:没有?|吗))"
)
_ASKED = re.compile(rf"{_THING}{_BETWEEN}{_FATE}[了的呢啊呀]*[?。!~]*$")


def own_fate(scene: Scene) -> Said | None:
    """Asked by a unit's own people, no account by its name: all of theirs, of one platform if it was named."""
    if not scene.context.has(_OF_UNIT) or scene.context.has(OVERSEERS) or scene.context.asked is not None:
        return None
    own = units_said(scene)
    named = scene.has("account", "accountno", "task", "request", "rect", "cond")
    named = named or (scene.has("name") and not own) or not set(own) <= set(scene.context.units)
    if named or not _ASKED.search(scene.text.key):
        return None
    said = scene.all("platform")
    only = {"platform": scene.platform(said[0])} if len(said) == 1 else {}
    return Said("ACCOUNT_QUERY", {"scope": "own_unit", **only})
