"""登记本群: the office says which units sit in a WeCom group, so that the bot knows how much it may say there."""

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.errors import NotAllowed, Unclear
from bot.models.history import Act, History
from bot.models.member import OFFICE, Group
from bot.models.unit import Unit, joined

LONGEST = 120


def register(session: Session, act: Act, chat_id: str, name: str, units: Sequence[Unit]) -> Group:
    """Name the group and its units (none: all of them); a group that is known already is put right."""
    if act.by is None or not act.by.holds(*OFFICE):
        raise NotAllowed(roles=OFFICE)
    said = " ".join(name.split())
    if not 2 <= len(said) <= LONGEST:  # noqa: PLR2004 - a word at least
        raise Unclear("bad_group_name", length=len(said))
    group = Group.known(session, chat_id) or Group(chat_id=chat_id, name="", unit_codes="", webhook_key="")
    session.add(group)
    before = group.name
    group.name, group.unit_codes = said, joined(unit.code for unit in units)
    session.flush()
    names = [unit.short for unit in units] or ["全部单位"]
    act.record("group.register", group, after=said[:40], names=names, old=before)
    return group


def unregistered(session: Session) -> int:
    """In how many groups the bot was spoken to that nobody registered."""
    known = select(Group.chat_id)
    heard = select(History.chat_id).where(History.chat_id != "", History.chat_id.not_in(known)).distinct()
    return len(session.scalars(heard).all())
