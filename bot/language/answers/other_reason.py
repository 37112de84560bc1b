"""快手那个原因后面加上… amid the form of the 知乎: it is of the 快手's own form, whatever lies open or is guessed."""

import re
from collections.abc import Sequence

from bot.language.answers.another_matter import OF_ANOTHER, account_asked, questioned
from bot.language.answers.told_apart import APART, by_account
from bot.language.patterns import CALLED
from bot.language.rules.putting import put_into
from bot.language.scene import Said, Scene
from bot.language.tokens import Token

_ITS = re.compile(r"[^@]{0,4}@(?:[那这][个张件份边条]?|的|号|账号|申请|表|单子|草稿|注销|变更|改名)*")
_FIELDS_OF_REASON = frozenset({"reason", "more_reason"})


def reason_of_another(scene: Scene) -> Said | None:
    """A reason that is told of another account by name; offered for its form, or told back if there is none."""
    asked = scene.context.question
    if asked is None or not scene.has("reasonword") or not scene.has(*CALLED):
        return None
    word, own = scene.all("reasonword")[0], account_asked(scene, asked)
    number = _named_ahead(scene, scene.tokens[: scene.index(word)])
    if own is None or number in {None, own} or questioned(scene):
        return None
    form = next((one for one, account in scene.context.paired("open_request") if account == number), "")
    put = put_into(scene.saying(scene.text.shown[scene.text.at[word.start] :]), form or "ZX-")
    if not put.keys() & _FIELDS_OF_REASON:
        return None
    if not form and scene.context.guess:
        return Said("FILL", {APART: scene.text.shown.strip()})
    if not form:
        return Said("UNKNOWN", {"hint": OF_ANOTHER})
    return Said("REQUEST_EDIT", {"request": form, **put}, certain=False)


def _named_ahead(scene: Scene, tokens: Sequence[Token]) -> int | None:
    """The account whose reason is spoken of: 快手的, 快手那个."""
    said = [token for token in tokens if token.kind != "sep"]
    part = next(iter(by_account(scene.part(said), None)), None) if said else None
    return part.number if part is not None and part.named and _ITS.fullmatch(part.rest) else None
