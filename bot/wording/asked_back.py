"""What our questions ask for, in the clerk's words, and the answer to a question that is put beside one."""

from collections.abc import Mapping, Sequence

from bot.models.medium import Medium
from bot.wording.guide import brief
from bot.wording.media import words_of

_MEANING: Mapping[str, str] = {  # of what is asked for, in the clerk's words, and where it is found
    "stop_date": "停更日期，就是从哪一天起不再发内容。",
    "effective_date": "生效日期，就是从哪一天起用新的。",
    "date": "就是想延到哪一天。",
    "reason": "原因会印在表上，一两句写清为什么就行。",
    "field": "变更项，就是账号的哪一项要改。",
    "value": "新内容，就是改成什么：新名称、新主体的全称，或新管理员的姓名。",
}


_SPOKEN_OF: Mapping[str, tuple[str, ...]] = {
    "account_id": ("id", "标识", "微信号", "编号", "网址", "域名"), "stop_date": ("停更", "日期", "哪天"),
    "reason": ("原因", "理由"), "effective_date": ("生效", "日期", "哪天"), "date": ("日期", "哪天", "延到"),
}  # fmt: skip


def asked_back(
    question: str, fields: Sequence[str] = (), said: str = "", medium: Medium = Medium.OTHER, fact: str = ""
) -> str:
    """Somebody asks what the question means: the part that he speaks of, or each; it once more, and who can tell.

    `fact`: what the office answers to what he asks; it stands in place of the meaning.
    """
    named = [name for name in fields if any(word in said.lower() for word in _SPOKEN_OF.get(name, ()))]
    meaning = {**_MEANING, "account_id": words_of(medium).meaning}
    meant = "".join(f"{meaning[name]}\n" for name in named or fields if name in meaning)
    meant = f"{fact}\n" if fact else meant
    return f"{meant}拿不准请回复“人工”找市府办，不办了回复“算了”。请回答：\n{brief(question)}"
