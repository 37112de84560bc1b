"""机构调整: a unit goes into another one, or takes another name; what is open passes on, what is over stays.

A renamed unit becomes a new row under the same code, so that whatever is over (and the 日志) keeps the name that it
had. Who was of the old unit is of the new one. Nothing is undone: a mistake is put right by a second 机构调整.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bot.clock import local_day
from bot.errors import Denied, NotAllowed, Unclear, WrongState
from bot.models.account import Account, AccountState
from bot.models.assignment import CLOSED, Assignment
from bot.models.extension import Extension
from bot.models.history import Act
from bot.models.member import Group, Role
from bot.models.opinion import Opinion
from bot.models.outbox import Card
from bot.models.rectification import ENDED as ORDERS_OVER
from bot.models.rectification import Rectification
from bot.models.regroup_people import Passing, move_people, passings
from bot.models.regroup_rest import move_rest
from bot.models.request import Request
from bot.models.request_row import ENDED
from bot.models.score import regroup_sheets
from bot.models.unit import FORMER, Unit, joined

SHORTEST, LONGEST = 2, 60
COUNTY = "省市县区旗州"  # a short name that begins so leaves out which one
_A_DAY = timedelta(days=1)


@dataclass(slots=True)
class Moves:
    """What passes on from one unit, and what ends because the other has its own."""

    items: list[Assignment] = field(default_factory=list)
    absorbed: list[Assignment] = field(default_factory=list)
    requests: list[Request] = field(default_factory=list)
    dropped: list[Opinion] = field(default_factory=list)  # 处置意见 that the other unit is asked for already
    orders: list[Rectification] = field(default_factory=list)
    accounts: list[Account] = field(default_factory=list)
    people: list[Passing] = field(default_factory=list)
    groups: list[Group] = field(default_factory=list)
    closed: int = 0  # items, applications and orders that are over and stay

    @property
    def moot(self) -> list[Extension]:
        """延期 of an item that the other unit has, too: nobody needs it any more."""
        absorbed = {item.id for item in self.absorbed}
        return [one for one in self.requests if isinstance(one, Extension) and one.item_id in absorbed]

    @property
    def facts(self) -> dict[str, Any]:
        """In numbers, for the history."""
        return {
            "items": len(self.items),
            "absorbed": len(self.absorbed),
            "requests": len(self.requests) - len(self.moot),
            "dropped": len(self.dropped),
            "orders": len(self.orders),
            "accounts": len(self.accounts),
            "people": len(self.people),
            "groups": len(self.groups),
            "closed": self.closed,
        }


@dataclass(frozen=True, slots=True)
class NewName:
    """What a renamed unit is called from now on."""

    name: str
    short: str


@dataclass(frozen=True, slots=True)
class _Way:
    """From where to where, by which document."""

    old: Unit
    new: Unit
    basis: str


def moves(session: Session, old: Unit, new: Unit | None) -> Moves:
    """What would pass on; `new` is None where the unit only takes another name."""
    mine = Assignment.of_unit(session, old.id)
    running = [item for item in mine if item.state not in CLOSED]
    requests = Request.of_units(session, [old.id])
    opened = [one for one in requests if one.state not in ENDED]
    taken = [one for one in opened if new is not None and isinstance(one, Opinion) and _is_asked(session, one, new)]
    orders = session.scalars(select(Rectification).where(Rectification.unit_id == old.id)).unique().all()
    absorbed = [item for item in running if new is not None and Assignment.held_by(session, item, new)]
    over = len(mine) - len(running) + len(requests) - len(opened)
    return Moves(
        items=[item for item in running if item not in absorbed],
        absorbed=absorbed,
        requests=[one for one in opened if one not in taken],
        dropped=taken,
        orders=[one for one in orders if one.state not in ORDERS_OVER],
        accounts=_accounts(session, old),
        people=passings(session, old, new),
        groups=[group for group in session.scalars(select(Group).order_by(Group.id)) if old.code in group.codes],
        closed=over + len([one for one in orders if one.state in ORDERS_OVER]),
    )


def merge(session: Session, act: Act, old: Unit, new: Unit, basis: str = "") -> Moves:
    """撤并: `old` goes into `new`; by 市府办审批, by a file, or by the clock after its last day."""
    expect_merge(act, old, new)
    found = moves(session, old, new)
    new.add_former(old.names)
    if old.successor not in {new.code, new.short, new.name}:
        old.successor = new.code
    if old.is_valid_on(local_day(act.at)):
        old.valid_to = local_day(act.at) - _A_DAY
    _pass_on(session, act, _Way(old, new, basis), found)
    for group in found.groups:
        before = group.unit_codes
        codes = [new.code if code == old.code else code for code in group.codes]
        group.unit_codes = joined(dict.fromkeys(codes))
        act.record("group.regroup", group, before=before[:40], after=group.unit_codes[:40])
    old.regrouped_at = act.at
    act.record("unit.merge", old, before=old.short, after=new.short, new=new.id, basis=basis, **found.facts)
    session.flush()
    return found


def rename(session: Session, act: Act, old: Unit, called: NewName, basis: str = "") -> Unit:
    """更名: a new row takes over the code; the old one keeps its name and whatever is over."""
    expect_rename(session, act, old, called)
    found = moves(session, old, None)
    code, today = old.code, local_day(act.at)
    before = select(func.count()).select_from(Unit).where(Unit.code.startswith(f"{code}{FORMER}"))
    old.code = f"{code}{FORMER}{(session.scalar(before) or 0) + 1}"[:40]
    session.flush()
    new = Unit(
        code=code, name=called.name, short=called.short, kind=_kind(old, called), group_name=old.group_name,
        aliases=old.aliases, duties=old.duties, urgeable=old.urgeable, valid_from=old.valid_from, valid_to=old.valid_to,
        successor=old.successor, former_names=old.former_names,
    )  # fmt: skip
    new.add_former([old.name, old.short])
    session.add(new)
    session.flush()
    _pass_on(session, act, _Way(old, new, basis), found)
    old.successor, old.valid_to, old.regrouped_at = code, today - _A_DAY, act.at
    act.record("unit.rename", new, before=old.short, after=new.short, new=new.id, basis=basis, **found.facts)
    session.flush()
    return new


def due(session: Session, act: Act) -> list[tuple[Unit, Unit]]:
    """Units whose last day is over and that named a successor who is there, but whose open things still stand here."""
    today = local_day(act.at)
    ended = select(Unit).where(Unit.valid_to < today, Unit.successor != "", Unit.regrouped_at.is_(None))
    names = Unit.by_name(session)
    pairs = [
        (unit, Unit.coded(session, unit.successor) or names.get(unit.successor))
        for unit in session.scalars(ended.order_by(Unit.id))
    ]
    return [
        (old, new.carrier) for old, new in pairs if new and new.carrier is not old and new.carrier.is_valid_on(today)
    ]


def expect_merge(act: Act, old: Unit, new: Unit) -> None:
    """Refuse whoever may not, and what cannot be."""
    _permit(act)
    if old is new or old.id == new.id:
        raise Denied("regroup_self", unit=old)
    for unit in (old, new):
        if unit.regrouped_at is not None:
            raise WrongState("unit_over", unit=unit)
    if not new.is_valid_on(local_day(act.at)):
        raise WrongState("unit_over", unit=new)
    if act.by is not None and act.by.unit_id == old.id:
        raise Denied("regroup_own_office", unit=old)


def expect_rename(session: Session, act: Act, unit: Unit, called: NewName) -> None:
    """The same for another name: it must be free, and look like one."""
    _permit(act)
    if unit.regrouped_at is not None:
        raise WrongState("unit_over", unit=unit)
    known = Unit.by_name(session)
    for name in (called.name, called.short):
        if not SHORTEST <= len(name) <= LONGEST or any(sign in name for sign in ";；\n\t "):
            raise Unclear("bad_unit_name", value=name)
        if name in known and known[name].id != unit.id:
            raise Denied("unit_name_taken", value=name, unit=known[name])
    if called.name == unit.name and called.short == unit.short:
        raise Denied("regroup_self", unit=unit)


def new_name(unit: Unit, said: str) -> NewName:
    """Canonical and short name, built as the old ones were: 佛堂镇（人民政府）, （义乌）市教育局, （云川）县文旅局."""
    if unit.name.startswith(unit.short) and (ending := unit.name[len(unit.short) :]):
        short = said.removesuffix(ending)
        same_kind = short[-1:] == unit.short[-1:]
        return NewName(short + ending if same_kind or said != short else said, short)
    if unit.name.endswith(unit.short) and (beginning := unit.name[: -len(unit.short)]):
        short = said.removeprefix(beginning)
        return NewName(beginning + short, short)
    kind = unit.short[:1]
    beginning = unit.name.partition(kind)[0] if kind in COUNTY and kind in unit.name else ""
    short = said.removeprefix(beginning)
    return NewName(beginning + short, short) if beginning and short.startswith(kind) else NewName(said, said)


def _pass_on(session: Session, act: Act, way: _Way, found: Moves) -> None:
    old, new, basis = way.old, way.new, way.basis
    verbs: list[Callable[[Act, Unit, str], None]] = [
        *(item.absorb for item in found.absorbed),
        *(item.regroup for item in found.items),
        *(one.regroup for one in found.requests),
        *(order.regroup for order in found.orders),
        *(account.regroup for account in found.accounts),
    ]
    for verb in verbs:
        verb(act, new, basis)
    for opinion in found.dropped:
        opinion.lapse_into(act, new, basis)
    for one in found.requests:
        if isinstance(one, Opinion):
            one.open_key = f"cz:{one.plan_id}:{new.id}"
    move_people(session, act, found.people, new)
    move_rest(session, old, new, local_day(act.at))
    regroup_sheets(session, act, old, new)
    _readdress_receipts(session, old, new)


def _readdress_receipts(session: Session, old: Unit, new: Unit) -> None:
    """Open 交办 cards sign for the unit that carries on."""
    asking = select(Card).where(Card.subject == Assignment.__tablename__, Card.state == "开")
    for card in session.scalars(asking):
        if card.facts.get("unit") == old.id:
            card.facts = {**card.facts, "unit": new.id}


def _permit(act: Act) -> None:
    """市府办审批; a file stands for the office that reads it in, and the clock for what such a file announced."""
    by_person = act.by is not None or act.person is not None
    if by_person and (act.by is None or not act.by.holds(Role.APPROVER)):
        raise NotAllowed(roles=(Role.APPROVER,), event="regroup")


def _is_asked(session: Session, one: Opinion, new: Unit) -> bool:
    key = f"cz:{one.plan_id}:{new.id}"
    return session.scalar(select(Opinion.id).where(Opinion.open_key == key).limit(1)) is not None


def _accounts(session: Session, old: Unit) -> list[Account]:
    used = select(Account).where(Account.unit_id == old.id, Account.state == AccountState.IN_USE)
    return list(session.scalars(used.order_by(Account.plan_id, Account.number)))


def _kind(old: Unit, called: NewName) -> str:
    """A town that becomes a street is of another kind."""
    kinds = {"镇", "乡", "街道"}
    fitting = [kind for kind in ("街道", "镇", "乡") if called.short.endswith(kind)]
    return fitting[0] if fitting and old.kind in kinds else old.kind
