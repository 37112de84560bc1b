"""原因同上, 日期也一样, 跟ZX-2022-001的原因一致: what stands in another application of the unit's is written once more.

What only points elsewhere never stands in a form that is signed and printed.
"""

import re

from bot.errors import Unclear
from bot.language.rules.same_as import SAME_DAY
from bot.models import Request
from bot.turn import Turn
from bot.wording.refusals_requests import SENTENCES

_SAME = re.compile(r"同上(?:（(?P<account>\d+)号）)?")  # as `bot.language.rules.form` has it
_NUMBER = re.compile(r"(?:ZX|BG)-\d{4}-\d{3}", re.ASCII | re.IGNORECASE)
_POINTS = re.compile(
    r"(?:原因|理由|就|也|写|是)*[跟和同与按照](?P<of>.{2,20}?)的?(?:原因|理由)?(?:一样|一致|相同|照抄)(?:就行|就好|即可|吧|的|了)*"
    r"(?:[,，。 ]*照抄)?[。!！]?|(?:原因|理由)*同(?P<number>(?:ZX|BG)-\d{4}-\d{3})",
    re.ASCII | re.IGNORECASE,
)
_LAST = re.compile("上|前|刚")


def pointed_at(turn: Turn, request: Request, said: str) -> str | None:
    """The reason that is meant; None where the words are one themselves. Unclear: there is none to be written again."""
    if same := _SAME.fullmatch(said.strip()):
        return request.reason_before(turn.session, account=int(same["account"] or 0))
    points = _POINTS.fullmatch(said.strip())
    if points is None:
        return None
    of = points["of"] or points["number"]
    number = _NUMBER.search(of)
    if number is None and not _LAST.search(of):
        raise Unclear("no_reason_before", field="reason")
    return request.reason_before(turn.session, number=number[0].upper() if number else "")


def day_pointed_at(turn: Turn, request: Request) -> str:
    """同样日期, 跟上一个一样: the day of the application before is this one's; what is said if there is none."""
    told = any(turn.slot(name) for name in ("stop_date", "effective_date", "date"))
    if not turn.slots.pop(SAME_DAY, None) or told or not request.account_id:
        return ""
    try:
        turn.slots["stop_date" if request.is_cancellation else "effective_date"] = request.day_before(
            turn.session
        ).isoformat()
    except Unclear as unclear:
        return SENTENCES[unclear.code](unclear.facts)
    return ""
