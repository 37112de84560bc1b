"""The people and things of an application, as plain objects: no database behind them."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta

from bot.models import Account, Act, History, Member, Person, Plan, Request, Role, Unit
from bot.models.account import AccountState, Disposition
from bot.models.delegation import Signatories
from bot.models.member import MemberRole
from bot.models.request import CANCEL, CHANGE

NOW = datetime(2022, 7, 20, 2, 0, tzinfo=UTC)
TODAY = date(2022, 7, 20)
REASON = "受众面小、更新力量不足，整合至“义乌发布”"


def make_unit(number: int, name: str) -> Unit:
    """A unit."""
    return Unit(id=number, code=f"U{number}", name=name, short=name, aliases="", urgeable=True)


def make_member(number: int, name: str, unit: Unit, *roles: Role) -> Member:
    """A human being with one post."""
    person = Person(id=number, name=name, mobile=f"1380000{number:04d}", userid=f"u{number}", userid_key=f"u{number}")
    duties = [MemberRole(role=role, state="生效") for role in roles]
    return Member(id=number, person_id=number, person=person, unit_id=unit.id, unit=unit, post="", duties=duties)


@dataclass
class Cast:
    """Everybody who may touch an application, and one account."""

    unit: Unit = field(default_factory=lambda: make_unit(1, "市国资办"))
    other: Unit = field(default_factory=lambda: make_unit(2, "市金融办"))
    office: Unit = field(default_factory=lambda: make_unit(3, "市府办"))
    watch: Unit = field(default_factory=lambda: make_unit(4, "市数管中心"))
    now: datetime = NOW
    rows: list[History] = field(default_factory=list)  # everything that was recorded

    def __post_init__(self) -> None:
        """Give each his post."""
        self.clerk = make_member(11, "李某某", self.unit, Role.CLERK)
        self.clerk2 = make_member(12, "赵某某", self.unit, Role.CLERK, Role.CONTACT)
        self.principal = make_member(13, "王某某", self.unit, Role.PRINCIPAL)
        self.leader = make_member(14, "孙某某", self.unit, Role.LEADER)
        self.reviewer = make_member(15, "周某某", self.office, Role.FIRST_REVIEWER)
        self.approver = make_member(16, "吴某某", self.office, Role.APPROVER)
        self.approver2 = make_member(17, "郑某某", self.office, Role.APPROVER, Role.FIRST_REVIEWER)
        self.monitor = make_member(18, "冯某某", self.watch, Role.MONITOR)
        self.stranger = make_member(19, "陈某某", self.other, Role.CLERK, Role.PRINCIPAL)
        self.plan = Plan(
            id=1,
            doc_no="义政办发〔2022〕41号",
            short="41号",
            title="方案",
            settings={"监测单位": "市数管中心"},
            tasks=[],
        )
        self.account = self.make_account(26, "义乌国资", "微信订阅号")

    @property
    def everybody(self) -> list[Member]:
        """All of them."""
        return [
            self.clerk,
            self.clerk2,
            self.principal,
            self.leader,
            self.reviewer,
            self.approver,
            self.approver2,
            self.monitor,
            self.stranger,
        ]

    @property
    def desk(self) -> Signatories:
        """Who signs: the principal alone."""
        return Signatories((self.principal,))

    @property
    def checkers(self) -> list[Member]:
        """Who verifies."""
        return [self.monitor]

    def make_account(self, number: int, name: str, platform: str) -> Account:
        """An account of the unit."""
        return Account(
            id=number,
            number=number,
            plan=self.plan,
            plan_id=1,
            name=name,
            platform=platform,
            unit=self.unit,
            unit_id=1,
            protected=False,
            disposition=Disposition.OPEN,
            state=AccountState.IN_USE,
            platform_ref="",
            facts={},
        )

    def act(self, by: Member | None) -> Act:
        """Somebody's doing, now."""
        return Act(by=by, at=self.now, machine_at=self.now, channel="app", on_record=self.rows.append)

    def draft(self, kind: str = CANCEL) -> Request:
        """A complete draft of the clerk's."""
        act = self.act(self.clerk)
        request = Request.begin(act, self.account, kind, "ZX-2022-001", self.desk)
        request.id = 1
        values = {"platform_ref": "gh_abcdef123456", "stop_on": TODAY + timedelta(days=5), "reason": REASON}
        if kind == CHANGE:
            values |= {"change_field": "名称", "change_new": "义乌国有资产"}
        request.edit(act, values)
        return request

    def sent(self, kind: str = CANCEL) -> Request:
        """Waiting for the principal."""
        request = self.draft(kind)
        request.submit(self.act(self.clerk), self.desk)
        return request

    def signed(self, kind: str = CANCEL) -> Request:
        """Waiting for the office."""
        request = self.sent(kind)
        request.sign_agree(self.act(self.principal), self.desk, request.form_hash)
        return request

    def approved(self, kind: str = CANCEL) -> Request:
        """Approved."""
        request = self.signed(kind)
        request.approve(self.act(self.approver), request.form_hash)
        return request

    def at_platform(self, kind: str = CANCEL) -> Request:
        """Taken by the platform, frozen for a month."""
        request = self.approved(kind)
        if kind == CHANGE:
            self.now += timedelta(days=6)
            request.start_exec(self.act(self.clerk), TODAY + timedelta(days=6), backed_up=False)
        else:
            request.platform_submitted(self.act(self.clerk), TODAY, TODAY + timedelta(days=30))
        return request

    def to_check(self, kind: str = CANCEL) -> Request:
        """Waiting for the monitor."""
        request = self.at_platform(kind)
        request.submit_evidence(self.act(self.clerk), "搜索无此账号")
        return request
