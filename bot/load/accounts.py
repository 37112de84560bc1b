"""账号: accounts.csv, and the main accounts of the notice as protected rows after the list."""

from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from bot.load.cells import Cells, name_key
from bot.load.findings import Findings
from bot.load.notice import NoticeEntry, main_unit
from bot.load.report import Report
from bot.load.settle import Cell, Settler, Spot
from bot.load.sheets import Sheet
from bot.load.units import UnitEntry, Units
from bot.models import Account, AccountState, Assignment, Disposition, Plan, Unit
from bot.models.assignment import NOT_HANDED_OVER

TABLE = "accounts"
LISTED, MAIN = "附件1", "主账号"


@dataclass(frozen=True, slots=True)
class AccountEntry:
    """One row of accounts.csv; blank optional cells stay blank here."""

    where: str
    number: int
    name: str
    platform: str
    unit: UnitEntry | None
    disposition: str
    platform_ref: str
    fans_band: str
    state: str
    valid_to: date | None

    @property
    def label(self) -> str:
        """As the report calls it."""
        return f"账号{self.number}“{self.name}”"


def read_accounts(sheet: Sheet, units: Units, findings: Findings) -> list[AccountEntry]:
    """The rows of accounts.csv; a number or a name on one platform may stand once only."""
    entries = [_entry(Cells(row, findings), units) for row in sheet.rows]
    seen: dict[object, str] = {}
    for entry in entries:
        first = seen.setdefault(entry.number, entry.where)
        if entry.number and first != entry.where:
            findings.fault(entry.where, f"序号{entry.number}重复（见 {first}）")
        first = seen.setdefault((name_key(entry.name), name_key(entry.platform)), entry.where)
        if first != entry.where:
            findings.fault(entry.where, f"账号“{entry.name}”（{entry.platform}）重复（见 {first}）")
    return entries


def _entry(cells: Cells, units: Units) -> AccountEntry:
    return AccountEntry(
        cells.where,
        cells.whole("序号", needed=True) or 0,
        cells.name("新媒体名称", limit=120, needed=True),
        cells.text("新媒体类型", limit=60, needed=True),
        units.find(cells.text("主办单位", needed=True), cells, "主办单位"),
        cells.one_of("处置意见", tuple(Disposition), needed=False),
        cells.text("账号ID", limit=64),
        cells.text("粉丝档", limit=40),
        cells.one_of("状态", tuple(AccountState), default=AccountState.IN_USE),
        cells.day("失效日期"),
    )


def compare_hosts(entries: list[AccountEntry], units: Units, findings: Findings) -> None:
    """主办账号序号 of each unit beside what 主办单位 says."""
    for unit in units.entries:
        hosted = frozenset(str(entry.number) for entry in entries if entry.unit is unit)
        if unit.accounts is not None and unit.accounts != hosted:
            findings.warn(unit.where, f"{unit.short}“主办账号序号”与 accounts.csv 不一致，以 accounts.csv 为准")


@dataclass(frozen=True, slots=True)
class AccountStore:
    """What storing accounts needs: the notice's row and its file, and all units by code."""

    session: Session
    plan: Plan
    notice: NoticeEntry
    units: dict[str, Unit]
    settler: Settler
    report: Report
    findings: Findings

    def store(self, entries: list[AccountEntry]) -> None:
        """Bring the notice's accounts up to date."""
        held = {account.number: account for account in self._held()}
        self._make_room({entry.number for entry in entries}, held)
        mains = {name_key(name) for name in self.notice.listed("主账号")}
        for entry in entries:
            spot = Spot(TABLE, str(entry.number), entry.where, entry.label)
            cells = [
                *self._cells(entry, held.get(entry.number)),
                Cell(MAIN, "protected", name_key(entry.name) in mains),
            ]
            if entry.number in held:
                self._is_the_same(entry, held[entry.number], spot)
                self._bring_up_to_date(held[entry.number], cells, spot)
                continue
            account = Account(plan=self.plan, number=entry.number, origin=LISTED)
            self.settler.fill(account, cells, spot)
            self.session.add(account)
            self.report.add("账号")
            self._restated(account, Disposition.OPEN)
        self.session.flush()

    def _bring_up_to_date(self, account: Account, cells: list[Cell], spot: Spot) -> None:
        before = account.disposition
        self.report.update("账号", spot.label, self.settler.settle(account, cells, spot))
        self._restated(account, before)

    def _restated(self, account: Account, before: str) -> None:
        """What the file decides for a unit that is at work already is told to it, and gives it time."""
        if account.unit is None or account.protected or account.disposition == before:
            return
        whose = Unit.with_former([account.unit.carrier.id])
        mine = select(Assignment.id).where(Assignment.plan_id == self.plan.id, Assignment.unit_id.in_(whose))
        at_work = self.session.scalar(mine.where(Assignment.state != NOT_HANDED_OVER).limit(1))
        if at_work is not None:
            self.session.flush()
            account.restate(self.report.act, before)

    def store_mains(self, units: Units) -> None:
        """The main accounts: on the ledger, protected, numbered after the list."""
        held = {name_key(account.name) for account in self._held() if account.protected}
        number = max((account.number for account in self._held()), default=0)
        kinds = self.notice.listed("主账号类型")
        for place, name in enumerate(self.notice.listed("主账号")):
            if name_key(name) in held:
                continue
            number += 1
            self.session.add(
                Account(
                    plan=self.plan,
                    number=number,
                    name=name,
                    platform=kinds[place] if place < len(kinds) else "",
                    unit=self.units.get(main_unit(self.notice, units)),
                    protected=True,
                    disposition=Disposition.KEEP,
                    origin=MAIN,
                )
            )
            self.report.add("账号")
        self.session.flush()

    def _held(self) -> list[Account]:
        mine = select(Account).where(Account.plan_id == self.plan.id).order_by(Account.number)
        return list(self.session.scalars(mine))

    def _make_room(self, numbers: set[int], held: dict[int, Account]) -> None:
        """A list that has grown pushes the main accounts on: their numbers are ours, the list's are the notice's."""
        last = max(numbers | set(held), default=0)
        for number in sorted(numbers & set(held)):
            if held[number].origin == MAIN:
                last += 1
                held[number].number = last
                held[last] = held.pop(number)
        self.session.flush()

    def _is_the_same(self, entry: AccountEntry, account: Account, spot: Spot) -> None:
        """A number that the product gave to an account found later is not free for another one of the list."""
        if self.settler.earlier(spot, "新媒体名称") is None and name_key(entry.name) != name_key(account.name):
            self.findings.fault(
                entry.where, f"序号{entry.number}在系统里是{account.origin}的“{account.name}”，请换一个序号"
            )

    def _host(self, entry: UnitEntry, account: Account | None) -> Unit:
        """主办单位; an account that was closed before 机构调整 stays with its unit of then."""
        unit, held = self.units[entry.code], account.unit if account else None
        return held if held is not None and held.carrier is unit.carrier else unit

    def _cells(self, entry: AccountEntry, account: Account | None) -> list[Cell]:
        assert entry.unit is not None  # noqa: S101 - an unknown host is a fault that stopped the load
        return [
            Cell("新媒体名称", "name", entry.name),
            Cell("新媒体类型", "platform", entry.platform),
            Cell("主办单位", "unit", self._host(entry.unit, account)),
            Cell("处置意见", "disposition", entry.disposition or self.notice.disposition(entry.unit.group)),
            Cell("账号ID", "platform_ref", entry.platform_ref, may_be_blank=True),
            Cell("粉丝档", "fans_band", entry.fans_band, may_be_blank=True),
            Cell("状态", "state", entry.state),
            Cell("失效日期", "valid_to", entry.valid_to),
        ]
