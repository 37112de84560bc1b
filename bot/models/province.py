"""全省平台名单: what the provincial platform says, kept as it was imported, and compared with the ledger when asked.

A list is replaced by the next import; nothing of the ledger is changed by it but the six figures beside an account.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.models.account import Account, AccountState
from bot.models.enrolment import name_key, platform_key
from bot.models.plan import Plan
from bot.models.request import Request
from bot.models.request_row import APPROVED, AT_PLATFORM, AWAITING_CHECK, AWAITING_REVOKE

SIX = ("账户勤勉度", "内容安全度", "用户关注度", "传播影响力", "运营效果指数", "长期运营能力")
FIGURES = "六项"  # in the facts of an account
GONE = ("注销", "关停", "停用", "关闭")  # 状态 that says so
LEAVING = (APPROVED, AWAITING_REVOKE, AT_PLATFORM, AWAITING_CHECK)


class ProvinceList(Base):
    """One import of the platform's list."""

    __tablename__ = "province_list"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    at: Mapped[datetime]
    file: Mapped[str] = mapped_column(String(120))
    imported_by: Mapped[str] = mapped_column(String(80), default="")

    rows: Mapped[list["ProvinceRow"]] = relationship(
        order_by="ProvinceRow.seq", cascade="all, delete-orphan", lazy="selectin"
    )

    @classmethod
    def latest(cls, session: Session, plan_id: int) -> Self | None:
        """The list that counts."""
        return session.scalar(select(cls).where(cls.plan_id == plan_id).order_by(cls.id.desc()).limit(1))

    @property
    def subject_name(self) -> str:
        """For the history."""
        return f"全省平台名单 {self.file}"[:120]


class ProvinceRow(Base):
    """One account as the platform has it."""

    __tablename__ = "province_row"

    id: Mapped[int] = mapped_column(primary_key=True)
    list_id: Mapped[int] = mapped_column(ForeignKey("province_list.id"), index=True)
    seq: Mapped[int]
    name: Mapped[str] = mapped_column(String(120))
    platform: Mapped[str] = mapped_column(String(60), default="")
    host: Mapped[str] = mapped_column(String(200), default="")
    ref: Mapped[str] = mapped_column(String(64), default="")
    state: Mapped[str] = mapped_column(String(20), default="")
    figures: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @property
    def label(self) -> str:
        """Name and platform."""
        return f"{self.name}（{self.platform}）" if self.platform else self.name

    @property
    def is_gone(self) -> bool:
        """Whether the platform itself says that it is closed."""
        return any(word in self.state for word in GONE)


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is on one side only, and where both sides say different things."""

    at: datetime
    file: str
    total: int = 0
    same: int = 0
    unlisted: Sequence[ProvinceRow] = ()  # 平台有、名单没有
    unseen: Sequence[Account] = ()  # 在用, but not on the platform
    gone: Sequence[tuple[Account, ProvinceRow]] = ()  # 在用 without approval, but closed on the platform
    back: Sequence[tuple[Account, ProvinceRow]] = ()  # 已注销, but on the platform
    hosts: Sequence[tuple[Account, ProvinceRow]] = ()  # another 主办单位 there

    @property
    def is_even(self) -> bool:
        """Whether both sides say the same."""
        return not (self.unlisted or self.unseen or self.gone or self.back or self.hosts)


@dataclass(slots=True)
class Index:
    """The accounts of a notice, to be found by ID, by name and platform, or by a former name."""

    accounts: Sequence[Account]
    _by_ref: dict[str, Account] = field(default_factory=dict)
    _by_name: dict[tuple[str, str], Account] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """The present name counts before a former one."""
        for account in reversed(self.accounts):
            place = platform_key(account.platform)
            for old in account.facts.get("旧值", ()):
                if old.get("field") == "名称":
                    self._by_name.setdefault((name_key(str(old.get("old"))), place), account)
        for account in reversed(self.accounts):
            self._by_name[name_key(account.name), platform_key(account.platform)] = account
            if account.platform_ref:
                self._by_ref[account.platform_ref.casefold()] = account

    def find(self, name: str, platform: str, ref: str = "") -> Account | None:
        """The account that a row of the platform's means; a name without a platform only where there is one such."""
        if ref and (found := self._by_ref.get(ref.casefold())):
            return found
        if platform:
            return self._by_name.get((name_key(name), platform_key(platform)))
        named = {account.id: account for (key, _), account in self._by_name.items() if key == name_key(name)}
        return next(iter(named.values())) if len(named) == 1 else None


def compare(session: Session, plan: Plan) -> Comparison | None:
    """The platform's latest list beside the ledger of today; None where none was imported."""
    listed = ProvinceList.latest(session, plan.id)
    if listed is None:
        return None
    found = select(Account).where(Account.plan_id == plan.id).order_by(Account.number)
    accounts = list(session.scalars(found))
    leaving = set(session.scalars(select(Request.account_id).where(Request.state.in_(LEAVING))))
    return beside(listed, accounts, leaving)


def beside(listed: ProvinceList, accounts: Sequence[Account], leaving: Iterable[int | None]) -> Comparison:
    """Pure: a list beside the accounts; `leaving`: those that were told to stop."""
    index, going = Index(accounts), set(leaving)
    pairs = [(row, index.find(row.name, row.platform, row.ref)) for row in listed.rows]
    there: Mapping[int, ProvinceRow] = {account.id: row for row, account in pairs if account is not None}
    used = [one for one in accounts if one.state == AccountState.IN_USE and one.valid_to is None]
    known = [(one, there[one.id]) for one in used if one.id in there]
    over = [one for one in accounts if one.state != AccountState.IN_USE and one.id in there]
    return Comparison(
        at=listed.at,
        file=listed.file,
        total=len(listed.rows),
        same=len([one for one, row in known if not row.is_gone]),
        unlisted=[row for row, account in pairs if account is None and not row.is_gone],
        unseen=[one for one in used if one.id not in there and one.id not in going],
        gone=[(one, row) for one, row in known if row.is_gone and one.id not in going],
        back=[(one, there[one.id]) for one in over if not there[one.id].is_gone],
        hosts=[(one, row) for one, row in known if row.host and not _same_host(one, row.host)],
    )


def _same_host(account: Account, host: str) -> bool:
    names = account.unit.names if account.unit else ()
    return any(name_key(name) == name_key(host) for name in names)
