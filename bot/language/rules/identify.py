"""更正账号ID 义乌教育之声 gh_a1b2c3: what the office puts right on the list where a signed form cannot be changed."""

import re

from bot.language.context import OFFICE
from bot.language.patterns import kinds
from bot.language.refs import units_said
from bot.language.rules.asking import asks
from bot.language.rules.identifiers import account_id, bare_id
from bot.language.scene import LEAD, Said, Scene, given
from bot.language.targets import Target, target

_COMMAND = re.compile(r"(?:请|登记)?(?:更正|改正|订正)(?:一下)?(?:账号|帐号)(?:id|标识)")
_WRONG = re.compile(  # 佛堂城事的账号ID写错了，应该是…; 把佛堂城事的ID改成…
    r"(?:id|标识)(?:给|都)?(?:写|填|登|抄|打)?(?:错|不对|有误)|(?:id|标识)(?:要|得|应该?)?(?:改成|改为|更正为|换成|改一?下|更正)"
)
_LOOSELY = re.compile(  # 苏溪ZX-2022-002账号ID更正为…, 微信号更正一下，应该是…: with the identifier
    r"(?:id|标识|微信号|账号|帐号)(?:给|都)?(?:写|填|登|抄|打)?(?:错|不对|有误)"
    r"|(?:id|标识|微信号)(?:要|得|应该?)?(?:改成|改为|更正|换成|改一?下)|更正(?:一下)?(?:账号|帐号)?(?:id|标识|微信号)"
)
_APPROVED = 3  # parts of what is known of an approved application: number, unit, account
_RUN = kinds("account name accountno platform accountnoun")


def put_right(scene: Scene) -> Said | None:
    """The account, and what it is called on its platform; said by the office, of the list."""
    key = scene.text.key.strip(LEAD)
    command = _COMMAND.match(key)
    if not scene.context.has(OFFICE) or scene.context.chat != "single" or not (command or _LOOSELY.search(key)):
        return None
    new = account_id(scene) or bare_id(scene)
    if asks(scene.tokens, scene) or scene.has("howto", "cond") or not (command or new or _WRONG.search(key)):
        return None
    run = [token for token in scene.tokens if token.kind in _RUN]
    found = target(scene, run) if any(token.kind != "accountnoun" for token in run) else _of_form(scene)
    if (found is None and not command) or (scene.has("request", "return") and not (found and new)):
        return None
    return Said("IDENTIFY", given(target=found, account_id=new), certain=command is not None)


def _of_form(scene: Scene) -> Target | None:
    """The account of the approved application that is named by its number, or is the named unit's only one."""
    known = [one for part in scene.context.listed("revocable") if len(one := part.split(":")) == _APPROVED and one[2]]
    numbers, units = {str(token.value) for token in scene.all("request")}, units_said(scene)
    meant = [one for one in known if (one[0] in numbers if numbers else one[1] in units)]
    keys = [account.key for account in scene.lexicon.accounts if [str(account.number)] == [one[2] for one in meant]]
    return Target(tuple(keys), sure=False) if keys else None
