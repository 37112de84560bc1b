"""What of a typed decision is its reason: 教育局那个，原因太口语，退 brings 原因太口语 to the card.

And which words deny a yes or a return, or take one back; whose paper is meant, and one taken for another's.
"""

import re

from bot.language.scene import Scene

_OBJECT = re.compile(
    r"^[^,，。;；]{0,10}?(?:那个|那份|那件|那张|这个|这份|这件|这张)(?:申请|延期|注销|变更)?[\s,，:：]+"
)
_VERB = re.compile(
    r"[\s,，。;；]*(?:我|就|先|给)*(?:退回?|驳回|打回)(?:去|来|重写|重填|修改|让[^,，。;；]{1,6})?(?:吧|了|掉)*[\s。.!！]*$"
)
_LEAD = re.compile(r"^(?:理由|原因)(?:就)?写(?:成|上|个)?(?![得的地太不错清明好全具完详成上个])[\s:：]*")
_COMMAND = re.compile(
    r"^(?:请|把|先)*(?:撤回|退回|打回|驳回)[^,，。;；]{0,8}(?:那个|那份|那件|那条|这个|这份|的)[,，。;；]+\s*"
)  # 撤回苏溪那个，…
_SHORTEST = 2


def own_words(text: str) -> str:
    """The reason without its object and its verb; "" where nothing else was said."""
    told = _LEAD.sub("", _VERB.sub("", _OBJECT.sub("", _COMMAND.sub("", text.strip()))))
    return told if len(told) >= _SHORTEST else ""


END = r"(?=[,，。;；!！、~ ]|$)"
CANNOT = re.compile(  # a yes that is denied
    r"(?:同意|批|通过)不(?:了|下来)|[通批]不过|"
    r"(?:不能|没法|没办法|无法|不宜|不该|不应该?|不可以?|难以|不敢|不太|不好)(?:再|就|给)?(?:同意|批准|批(?![评注示阅])|通过)"
)
BAD = re.compile(rf"(?:不行|不通过|没通过|不合格)(?:了|吧|啊)?{END}|{CANNOT.pattern}")
NOT_BACK = re.compile(  # 苏溪的不用退: a return that is denied
    r"(?:不用|不必|不要|别|甭|无需|没必要|不需要?|(?<!不得)不)(?:再|给)?(?:退回|打回|退给?|驳回)[了去吧]*"
)
UNDONE = re.compile(
    r"(?:撤回|撤销|撤掉|收回|取消|作废)(?:了|掉)?(?:我的?|刚才的?|这个|那个)?(?:同意|批准|审批|通过|批|审核)|"
    r"(?:同意|批准|审批|批|通过|审核)(?:的|过的|了的)?(?:那个|那件|件)?(?:撤回|撤销|收回|撤|取消|作废)|"
    r"(?:点|按|批|选)(?:错|快|早|急)了?|手[滑快误]|误[点触批]"
)
CALLED_BACK = re.compile(r"撤[回销掉]|收回|取消|作废")
NO_REASON = re.compile(r"撤|收回|取消|作废|点快|点错|批错|等等|等下|不好意思|哎呀?$|我?(?:刚才?|刚刚)")
ONLY_DECIDES = re.compile(  # 上溪的退回，其他都通过: no reason of the return
    r"(?:驳回|退回|打回|不同意)[吧了去]*(?:让他们.{0,6})?|(?:其他|其它|其余|剩下|别的).{0,4}?(?:通过|同意|批准?|过|可以|行|没问题)[了吧的]*"
)
SENT_BACK = re.compile(r"(?:把|请|麻烦|先|那)*(?:退回|打回|退给)")  # 退回公安局那个


_NAME = "□"
_WHOSE = re.compile(r"^(?:的|那个|这个|任务\d{1,2})*(?:的?(?:延期|延长))?(?:申请)?[\s，,：:]*")
PLAINLY_NO = re.compile(
    r"(?:就|先|还是|都|也|可)*(?:不给|不批|不准|不行|不同意|不予同意|不能[给批]|[给批]不了|退回?|驳回|打回)(?:延期?|批|过)?[了吧啊去掉]*"
)


def without_object(scene: Scene, words: str) -> str:
    """The words without whose paper they decide: 佛堂的延期不给 is 不给."""
    first = scene.first("unit", "name")
    name = scene.text.said(first.start, first.end) if first is not None else ""
    if not name or not words.startswith(name):
        return words
    return _WHOSE.sub("", words.removeprefix(name)) or words


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
