"""佛堂的整改单, 部门的整改: whose orders are looked at, where one who sees all names units or a group of them."""

from bot.language.context import OVERSEERS
from bot.language.figure_pieces import groups_said
from bot.language.patterns import WEIGHTLESS, kinds
from bot.language.refs import units_said
from bot.language.scene import Said, Scene

_WHOSE = WEIGHTLESS | kinds("unit unitnoun rectnoun name view and all")


def listed_of(scene: Scene) -> Said:
    """The list of open orders; of the units that are named, and of all where none is."""
    codes = list(dict.fromkeys([*units_said(scene), *groups_said(scene)])) if scene.context.has(OVERSEERS) else []
    if len(codes) == 1:
        return Said("RECTIFY_LIST", {"unit": codes[0]})
    return Said("RECTIFY_LIST", {"units": codes} if codes else {})


def whose_orders(scene: Scene) -> Said | None:
    """部门的整改, 看看佛堂的整改: of one who sees all, and nothing else is said."""
    plain = scene.has("rectnoun") and scene.only(_WHOSE) and scene.context.has(OVERSEERS)
    said = listed_of(scene) if plain else None
    return said if said is not None and said.slots else None
