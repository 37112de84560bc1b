"""在吗，这个是干嘛的: what the bot is for."""

import re

from bot.language.scene import Said, Scene

_CALLED = r"(?:(?:在吗|在不在|在么|有人吗|你好|您好|请问|问一下|哎|喂)[,。!?~\s]*)*"
_THIS = r"(?:这个?|那个?|你|您|机器人|助手|小助手|群里|东西|玩意儿?)+(?:到底|究竟|平时|主要)*"
_WHAT = r"(?:干嘛|干吗|干啥|干些?什么|做些?什么|做啥|弄啥|派什么用场)"
_USE = (
    rf"(?:(?:都?能|会|可以)(?:帮我们?)?{_WHAT}(?:用)?的?|是?(?:用来|拿来)?{_WHAT}(?:用的?|的)"
    r"|(?:有|是)(?:什么|啥)用(?:处|途)?的?)"
)
_FOR_WHAT = re.compile(rf"{_CALLED}{_THIS}(?:{_USE})[呀啊呢哦]*[?。!~]*")


def what_for(scene: Scene) -> Said | None:
    """在吗，这个是干嘛的; 你是干什么用的."""
    return Said("HELP") if _FOR_WHAT.fullmatch(scene.text.key) else None
