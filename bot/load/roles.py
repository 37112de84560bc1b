"""角色 as a county writes them: 县府办审批, 区政府办审批 are our 市府办审批, and 监测员 is 监测."""

import re

from bot.models import Role

OLD_NAMES = {"监测员": Role.MONITOR}
_OFFICE = re.compile(r".{1,10}办(?:公室)?(?=(?:初审|审批|早报)$)")


def as_ours(word: str) -> str:
    """The role by the name that the product knows."""
    return OLD_NAMES.get(word) or _OFFICE.sub("市府办", word)
