"""What of a typed decision is its reason: 教育局那个，原因太口语，退 brings 原因太口语 to the card."""

import re

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
