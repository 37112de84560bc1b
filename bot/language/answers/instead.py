"""Behind a no to our question something else is wanted."""

from collections.abc import Callable

from bot.language.answers.choosing import clauses
from bot.language.company import names_something
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.scene import Said, Scene

_LOOKED_UP = kinds(
    "LIST_MY_TASKS TASK_DETAIL CONTACT_OFFICE REQUEST_STATUS STATS UNIT_STATUS RECTIFY_LIST EXPORT TIMELINE "
    "ACCOUNT_QUERY"
)
_BEGINNING = kinds("CANCEL_REQUEST CHANGE_REQUEST EXTENSION_REQUEST TASK_DONE")


def asked_instead(scene: Scene, said: Said | None, read: Callable[[Scene], Said | None]) -> Said | None:
    """先放一放，帮我查下我们有哪几个号; 不改名了，直接注销义乌公安知乎: behind a no something else is wanted."""
    parts = clauses(scene) if said is not None and said.intent == "DIALOG_CANCEL" else []
    wish = read(parts[-1]) if len(parts) > 1 else None
    if wish is None:
        return None
    asking = asks(parts[-1].tokens, parts[-1]) or parts[-1].has("view", "query")
    looked_up = asking and wish.intent in _LOOKED_UP
    begun = wish.intent in _BEGINNING and names_something(wish)
    return wish if looked_up or begun else None
