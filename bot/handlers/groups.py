"""登记本群 <名称> [单位 …]: said in the group itself, confirmed by who said it."""

import re
from collections.abc import Callable, Sequence

from bot.language.judging.judge import READ_ONLY
from bot.message import Reply
from bot.models import Dialogue, Group, Member, Plan, Role, Unit, group_registry
from bot.models.member import OFFICE
from bot.models.plan import APPROVING
from bot.turn import Turn
from bot.wording import groups as say

RANKED = frozenset({"slowest", "most"})
_NAMING = READ_ONLY | {"URGE", "RECTIFY_URGE", "UNDELIVERED", "CALLS_ADVISED", "SELECT"}
_UNITS = re.compile(r"[\s,，;；:：]*(?:成员)?单位[\s:：为是]+(?P<units>.+)$")
_LISTED = re.compile(r"[\s、,，;；]+")
_ALL = re.compile(r"(?:全部|所有|全体|各)(?:单位|镇街|部门)*")


def register(turn: Turn) -> Reply:
    """登记本群 佛堂镇督办群 · 登记本群 督办工作群 单位 全部"""
    turn.officer(*OFFICE)
    chat = turn.text("chat") or (turn.message.chat_id if turn.message.in_group else "")
    if not chat:
        return turn.decline(say.only_in_group())
    name, said = _parted(turn.text("name"))
    if not name:
        return Reply(say.how_to())
    units = _units(turn, said or name)
    unknown = _unknown(turn, said)
    if unknown or (not units and not _ALL.fullmatch(said)):
        return turn.decline(say.which_units(name, unknown=unknown or said))
    if not (turn.confirmed and turn.text("chat")):
        known = Group.known(turn.session, chat)
        return turn.offer(say.preview(name, units, known.name if known else ""), chat=chat)
    group_registry.register(turn.session, turn.act, chat, name, units)
    return Reply(say.registered(name, units))


def of_members(handler: Callable[[Turn], Reply]) -> Callable[[Turn], Reply]:
    """还有几家没签收, 催一下没签收的 in the group of the towns: of these alone, which is said."""

    def handled(turn: Turn) -> Reply:
        group = _some_of_all(turn)
        if group is None:
            return handler(turn)
        turn.slots["units"] = list(group.codes)
        reply = handler(turn)
        told = say.of_its_units(group, urged=turn.intent == "URGE")
        return Reply(f"{reply.text}\n{told}") if reply.text else reply

    return handled


def _some_of_all(turn: Turn) -> Group | None:
    """The group of some units in which the office asks, or urges, without a word of whom."""
    if not turn.message.in_group or turn.confirmed or not turn.holds(*OFFICE, Role.MONITOR):
        return None
    named = any(turn.slot(name) for name in ("units", "unit", "except", "rect", "figure", "filters"))
    asked = turn.intent == "URGE" or turn.text("filter") or turn.slot("task") is not None
    if named or not asked or _WHOLE.search(turn.words):
        return None
    group = Group.known(turn.session, turn.message.chat_id)
    own = {post.unit.code for post in turn.speaker.posts}
    if group is None or not set(group.codes) - own:
        return None
    return group if len(group.codes) > 1 or turn.intent == "URGE" else None  # 还有几家 looks beyond a single unit


_WHOLE = re.compile(r"全[市县区州旗域省]|(?:全部|所有|全体)的?(?:单位|部门)")


def is_for_him_alone(turn: Turn, text: str) -> bool:
    """Whether a guest's answer in a unit's own group names other units.

    Who is late, or whose account goes, is no matter of another unit's people. The unit's own people, and those of
    市府办 in its own group, read nothing there that they may not read; names by rank are for who asks, wherever.
    """
    group = Group.known(turn.session, turn.chat_id) if turn.chat_id else None
    if group is None or turn.person is None or turn.intent not in _NAMING:
        return False
    own = {post.unit.code for post in turn.person.posts}
    at_home = own & set(group.codes) and turn.text("figure") not in RANKED
    return not at_home and _others(turn, {*own, *group.codes}, text)


def kept_from(turn: Turn, reply: Reply) -> bool:
    """Such an answer goes to him alone, with what it asks."""
    if turn.person is None or not (is_for_him_alone(turn, reply.text) or _names_his_people(turn, reply.text)):
        return False
    Dialogue.move(turn.session, turn.person.id, turn.chat_id, "")
    turn.chat_id = ""
    return True


def _names_his_people(turn: Turn, text: str) -> bool:
    """Whether a guest's answer names people of his own unit: who signs or works there is no matter of the group's."""
    group = Group.known(turn.session, turn.chat_id) if turn.chat_id and text else None
    if group is None or turn.person is None or turn.holds(*OFFICE):
        return False
    own = {post.unit.code: post.unit_id for post in turn.person.posts}
    if own.keys() & set(group.codes):
        return False
    names = {one.name for unit in own.values() for one in Member.of_unit(turn.session, unit)} - {turn.person.name}
    return any(name in text for name in names)


def _others(turn: Turn, known: set[str], text: str) -> bool:
    """Whether a unit is named that is neither known there nor the office that decides."""
    deciding = {name for plan in Plan.all(turn.session) for name in plan.listed(APPROVING)}
    names = {unit.short for unit in Unit.all(turn.session) if unit.code not in known and not deciding & set(unit.names)}
    return any(name in text for name in names)


def _parted(said: str) -> tuple[str, str]:
    """The group's name, and what was said of its units."""
    found = _UNITS.search(said)
    return (said[: found.start()].strip(), found["units"].strip("。. ")) if found else (said.strip(), "")


def _unknown(turn: Turn, said: str) -> str:
    """Of a list behind 单位 the names that are no units': none of them may be lost in silence."""
    parts = [] if _ALL.fullmatch(said) else [part for part in _LISTED.split(said) if part]
    return "、".join(part for part in parts if not _units(turn, part) and not _ALL.fullmatch(part))


def _units(turn: Turn, said: str) -> Sequence[Unit]:
    """The units named; the longest names first, so that no part of a name is taken for another unit."""
    found: dict[str, Unit] = {}
    rest = said
    names = sorted(Unit.by_name(turn.session).items(), key=lambda one: -len(one[0]))
    for name, unit in names:
        if len(name) > 1 and name in rest:
            found[unit.code] = unit
            rest = rest.replace(name, "　")
    return list(found.values())
