"""晚几天停, 停更能不能推迟两天: the day in an account's application, not a task's deadline."""

import re

from bot.language.context import OVERSEERS
from bot.language.lexicon import Name
from bot.language.scene import Said, Scene

_MAY = r"(?:能不能|可不可以|能|可以|想|要|准备|打算|得|我们?|咱们?|请问|那|这个|那个|号|账号|公众号)*"
_LATER = (
    r"(?:再)?(?:晚|推迟|延迟|往后(?:推|挪|延)?|迟|缓|延后)(?:个)?(?:几|两|三|\d{1,2})?(?:天|日|周|个?星期|点)(?:再)?"
)
_STOP = r"停(?:更|止更新|用)?(?:日期|时间|的日子)?"
_ENDS = r"(?:吗|么|行吗|行不行|可以吗|好吗|呢|吧|了)*"
_ASKED = re.compile(rf"{_MAY}{_LATER}{_STOP}{_ENDS}|{_MAY}{_STOP}{_MAY}{_LATER}{_ENDS}", re.ASCII)


def later_stop(scene: Scene) -> Said | None:
    """Of a clerk: the only application before or after approval; what may be changed the answer to 修改 says."""
    asked = scene.context.asked
    if scene.context.has(OVERSEERS) or scene.has("task", "request", "rect", "date") or (asked and asked.form):
        return None  # the form that was just shown takes the words itself
    account = scene.first("account", "name")
    key = scene.text.key if account is None else scene.text.key[account.end :]
    if not _ASKED.fullmatch(key.strip("?。!,~ ")) or (account is not None and account.start):
        return None
    said = account.value.accounts if account is not None and isinstance(account.value, Name) else ()
    meant = [
        (number, fact)
        for fact in ("open_request", "approved")
        for number, one in scene.context.paired(fact)
        if number.startswith("ZX-") and (not said or any(one == key[1] for key in said))
    ]
    if len(meant) != 1:
        return Said("REQUEST_STATUS")
    (number, fact), *_ = meant
    return Said(
        "REQUEST_EDIT", {"request": number}, certain=fact == "approved"
    )  # approved: told why not, and what then
