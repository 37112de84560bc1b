"""那改成注销吧，没人管了, of a form that changes the account: that form is taken back, and the other kind begun.

The taking back is shown first, and the new form offered behind it, so nothing goes without two plain words.
"""

import re
from collections.abc import Mapping
from itertools import takewhile

from bot.language.patterns import CALLED, kinds
from bot.language.rules.plain_words import ended
from bot.language.scene import LEAD, Said, Scene, given
from bot.language.targets import target
from bot.language.tokens import Token

INSTEAD = "instead"  # slot: the command that comes when this form is taken back
_LEAD = r"(?:那|就|我们?|咱们?|还是|干脆|算了|领导说|局长说|镇长说|书记说|主任说|先|嗯|哦|哎|不对|等等|[,，。 ])*"
_INTO = r"(?:改成|改为|换成|改走|变成|直接|干脆|不如|还是要?)"
_END = r"(?:申请|账号|它|这个|那个)*(?:吧|算了|好了|了|掉|得了|的|啊|呀)*"
_CLOSE = r"(?:申请)?(?:注销|关停|关闭|关掉|停用|销号|关|停)"
_CHANGE = r"(?:申请)?(?:变更|改名|更名|改名字|换名字|换名)"
_NO_CHANGE = r"(?:(?:不|别|先不)(?:改名|变更|更名|改|换)字?了?|改名不办了?)"
_NO_CLOSE = r"(?:(?:不|别|先不)(?:注销|关停|关|停|销)了?|注销不办了?)"
_WORDS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "BG": (
        "CANCEL_REQUEST",
        re.compile(
            rf"{_LEAD}(?:{_NO_CHANGE}[,，。 ]*(?:那|就)*{_INTO}?{_CLOSE}|{_INTO}+{_CLOSE}){_END}(?=[,，。;；!！ ]|$)"
        ),
    ),
    "ZX": (
        "CHANGE_REQUEST",
        re.compile(
            rf"{_LEAD}(?:{_NO_CLOSE}[,，。 ]*(?:那|就)*{_INTO}?{_CHANGE}|{_INTO}+{_CHANGE})"
            rf"{_END}(?=[,，。;；!！ ]|$)"
        ),
    ),
}
_TURNS = re.compile("[改换]|不如|不注销|不关|不停")  # beside no question the turn itself must be said
_BESIDE = kinds("accountnoun unit soft particle")


def rather_other(scene: Scene) -> Said | None:
    """The form that lies open, or the only one of its kind that is with the unit or those who sign; else None."""
    asked = scene.context.asked
    if (asked is not None and not (asked.mine and asked.form)) or not _SAYS.search(scene.text.key):
        return None
    run = _head(scene)
    start = run[-1].end if run else 0
    for kind, (intent, words) in _WORDS.items():
        found = words.match(scene.text.key, start)
        number = _form(scene, kind, run) if found is not None else ""
        if found is not None and number and (asked is not None or run or _TURNS.search(found[0])):
            why = scene.text.after(found.end()).strip(LEAD)
            return Said("REQUEST_WITHDRAW", {"request": number, INSTEAD: intent} | given(reason=ended(why)))
    return None


_SAYS = re.compile(r"[关停销改更名]")


def _head(scene: Scene) -> list[Token]:
    """知乎那个 of 知乎那个还是直接注销吧: which form is meant."""
    run = list(takewhile(lambda token: token.kind in CALLED | _BESIDE, scene.tokens))
    return run if any(token.kind in CALLED for token in run) else []


def _form(scene: Scene, kind: str, run: list[Token]) -> str:
    """The number of the form that is meant; "" if there is none, or more than one."""
    asked, pairs = scene.context.asked, scene.context.paired("open_request")
    called = [token for token in run if token.kind not in {"soft", "particle"}]
    accounts = {number for _, number in target(scene, called).accounts} if called else None
    fitting = [one for one, account in pairs if one.startswith(kind) and (accounts is None or account in accounts)]
    fitting = [one for one in fitting if asked is None or one == asked.form]
    return fitting[0] if len(fitting) == 1 else ""
