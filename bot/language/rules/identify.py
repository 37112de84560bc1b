"""更正账号ID 义乌教育之声 gh_a1b2c3: what the office puts right on the list where a signed form cannot be changed."""

import re

from bot.language.context import OFFICE
from bot.language.patterns import kinds
from bot.language.rules.asking import asks
from bot.language.rules.identifiers import account_id, bare_id
from bot.language.scene import LEAD, Said, Scene, given
from bot.language.targets import target

_COMMAND = re.compile(r"(?:请|登记)?(?:更正|改正|订正)(?:一下)?(?:账号|帐号)(?:id|标识)")
_WRONG = re.compile(  # 佛堂城事的账号ID写错了，应该是…; 把佛堂城事的ID改成…
    r"(?:id|标识)(?:给|都)?(?:写|填|登|抄|打)?(?:错|不对|有误)|(?:id|标识)(?:要|得|应该?)?(?:改成|改为|更正为|换成|改一?下|更正)"
)
_RUN = kinds("account name accountno platform accountnoun")


def put_right(scene: Scene) -> Said | None:
    """The account, and what it is called on its platform; said by the office, of the list."""
    key = scene.text.key.strip(LEAD)
    command = _COMMAND.match(key)
    if not scene.context.has(OFFICE) or scene.context.chat != "single" or not (command or _WRONG.search(key)):
        return None
    run = [token for token in scene.tokens if token.kind in _RUN]
    if asks(scene.tokens, scene) or scene.has("howto", "cond", "request") or (not command and not run):
        return None
    named = {"target": target(scene, run)} if run else {}
    return Said("IDENTIFY", named | given(account_id=account_id(scene) or bare_id(scene)), certain=command is not None)
