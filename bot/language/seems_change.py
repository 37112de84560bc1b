"""Words that seem to change what was shown, whether or not anybody understood them: a yes behind them is worth less."""

import re

_CHANGES = re.compile(
    r"不是|不对|等[下等一]|慢着|先不|先别|别|不要|不用|不[催发报]|还是|改|换|去掉|删|减|加|也|应该|错|漏|少了|多了|时间|日期|"
    r"单位|除|[只光就]催|抄送|^对了|另外|提前|推迟|放宽|反了|反过来|不[动催定]|已经|刚[才刚]?[报交打催说]|[报交]过?了|去了?掉|留着|撤|"
    r"不[太大怎么]+(?:对|像|准|合适)|对不上|(?<!没)(?<!没有)问题|出入|[搞弄写填看]岔|号码|名字"
)
_ASKS_WHETHER = re.compile(r"(?:是不是|会不会|有没有|好像|怕是).*(?:错|岔|反|别的|不对|漏|问题)|对不对|对吗[?？]?$")


def seems_change(words: str) -> bool:
    """最后那句去掉, 号码不太对: whether they seem to change what is shown."""
    return _CHANGES.search(words) is not None


def wonders_about(words: str) -> bool:
    """ID是不是写错了: whether they doubt what is shown."""
    return _ASKS_WHETHER.search(words) is not None
