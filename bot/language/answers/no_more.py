"""What is no answer although it sounds like one: nothing is to be added; 提交上去了 tells of what was done already."""

import re

from bot.language.patterns import kinds
from bot.language.scene import Scene

_NO_MORE = re.compile(
    r"(?:暂时|目前|我们?|这边|真的?|就|也|嗯|好的?|[,，])*(?:没有?|没得|无|不用|不需要|不必|勿要|弗要)"
    r"(?:什么|啥|要|需要|可以?|再|更多|其他|别的|情况|材料)*(?:补充?|附|说|报|加|交)?"
    r"(?:的|了|啦|啊|呀|哈|嘞|情况|材料|附件)*[。!]*"
)
_HEARD = kinds("got soft particle polite past sep")
_DONE_SO = re.compile(r"(?:已经?|都|早就?|刚才?|我们?)*+(?:提交|报送|上报|报|交|送)(?:上去|上来|出去|过去|上)?了[。!]*")


def no_more(scene: Scene) -> bool:
    """没有要补的; 收到, where it was said that a word could be added: neither is that word."""
    asked = scene.context.asked
    if asked is None or asked.fields != ("text",):
        return False
    return (scene.has("got") and scene.only(_HEARD)) or _NO_MORE.fullmatch(scene.text.key) is not None


def tells_of_it(scene: Scene) -> bool:
    """提交上去了, 报了 to “将上报办结：…”: of the platform perhaps, and no yes."""
    asked = scene.context.asked
    return asked is not None and not asked.form and _DONE_SO.fullmatch(scene.text.key) is not None
