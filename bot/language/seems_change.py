"""Words that seem to change what was shown, whether or not anybody understood them: a yes behind them is worth less."""

import re

_CHANGES = re.compile(
    r"不是|不对|等[下等一]|慢着|先不|先别|别|不要|不用|不[催发报]|还是|改|换|去掉|删|减|加|也|应该|错|漏|少了|多了|时间|日期|"
    r"单位|除|[只光就]催|抄送|^对了|另外|提前|推迟|放宽|反了|反过来|不[动催定]|已经|刚[才刚]?[报交打催说]|[报交]过?了|去了?掉|留着|撤|"
    r"不[太大怎么]+(?:对|像|准|合适)|对不上|(?<!没)(?<!没有)问题|出入|[搞弄写填看]岔|号码|名字|"
    r"(?:要|得|需要?|必须|请|应当?)(?:带|有|写|含|包括|注明|标|盖|附|填|列|说明|备注|截|提供)"
)
_ASKS_WHETHER = re.compile(r"(?:是不是|会不会|有没有|好像|怕是).*(?:错|岔|反|别的|不对|漏|问题)|对不对|对吗[?？]?$")
_ASKS = re.compile(r"[?？吗呢么]$|什么|怎么|为啥|干嘛|哪|谁|几|多少|咋|是不是|要不要|会不会|能不能|有没有|对不对")


def states_change(words: str) -> bool:
    """清单里要带粉丝数: they seem to change what is shown, and ask nothing, though they were taken for a question."""
    return seems_change(words) and _ASKS.search(words) is None


def seems_change(words: str) -> bool:
    """最后那句去掉, 号码不太对: whether they seem to change what is shown."""
    return _CHANGES.search(words) is not None


def wonders_about(words: str) -> bool:
    """ID是不是写错了: whether they doubt what is shown."""
    return _ASKS_WHETHER.search(words) is not None
