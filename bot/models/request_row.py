"""申请, the row: its columns, its form with the hash that a signature is bound to, and the one place where it moves."""

import hashlib
import json
from datetime import date, datetime, timedelta
from typing import Any, ClassVar

from sqlalchemy import Column, ColumnDefault, ForeignKey, String, Table, Text
from sqlalchemy.orm import Mapped, declared_attr, mapped_column, relationship

from bot.database import Base
from bot.errors import Denied, WrongState
from bot.models.account import Account
from bot.models.history import SYSTEM, Act, History
from bot.models.life import Life, Step, life
from bot.models.member import Member, Person, same_person
from bot.models.plan import Plan
from bot.models.unit import Unit

LIFE: Life = life("申请", "request_fsm.csv")
CANCEL, CHANGE = "注销", "变更"
DRAFT, AWAITING_SIGN, RETURNED, AWAITING_APPROVAL = "草稿", "待负责人签字", "退回修改", "待市府办审批"
APPROVED, AWAITING_REVOKE, AT_PLATFORM, AWAITING_CHECK = "已批准待执行", "待撤销批准", "平台办理中", "待核验"
CLOSED_OUT, CHANGED, SETTLED, ON_FILE = "已销号", "已变更", "已处置", "已备案结案"
WITHDRAWN, REFUSED, REJECTED, REVOKED = "已撤回", "负责人不同意", "驳回", "已撤销"
UNAPPROVED, EXPLAINED = "未批先办", "未批先办(已说明)"
GRANTED = "已批准"  # 延期: the deadline has moved, nothing is left to do
ENROLLED, NOT_ENROLLED = "已列入名单", "未列入名单"  # 登记账号
TO_PROPOSE, DECIDED = "待单位提出", "已定"  # 处置意见
AWAITING_FINAL, AWAITING_MEDIA, SENT_BACK = "待终审", "待融媒体审", "退回改稿"  # 发布审核
ADOPTED, POSTED, DECLINED = "已采用", "已发布", "不采用"
ANNEX2, EXTENSION, ENROLMENT, OPINION = "附件2", "延期", "登记账号", "处置意见"  # families: which life it lives by
PUBLICATION = "发布"
ENDED = frozenset(
    {CLOSED_OUT, CHANGED, SETTLED, ON_FILE, WITHDRAWN, REFUSED, REJECTED, REVOKED, GRANTED}
    | {ENROLLED, NOT_ENROLLED, DECIDED, POSTED, DECLINED}
)
BY_UNIT, BY_ORDER, BY_COMPARISON, ENTERED = "单位申请", "责令", "比对", "代登记"
BY_FILE = "Excel导入"
TAPPED, ON_PAPER, AS_DELEGATE = "点按", "纸质签字", "委托代签"
NOT_SIGNED = "没有签字件"  # how something was asked for by telephone, or in a meeting, ends so
CLAIMED, CONFIRMED = "待确认", "已确认"  # of a 受阻
APPLIED_ON = "申请时间"

WAITS_FOR = {
    DRAFT: "单位经办",
    AWAITING_SIGN: "单位签批",
    RETURNED: "单位经办",
    AWAITING_APPROVAL: "市府办",
    APPROVED: "单位经办",
    AWAITING_REVOKE: "市府办",
    AT_PLATFORM: "平台",
    UNAPPROVED: "单位经办",
    EXPLAINED: "市府办",
    TO_PROPOSE: "单位经办",
}
DRAFT_LIFE, DRAFT_GRACE = timedelta(days=7), timedelta(days=2)  # untouched, and then after the warning

_HANDS = Table(
    "request_hand",
    Base.metadata,
    Column("request_id", ForeignKey("request.id"), primary_key=True),
    Column("person_id", ForeignKey("person.id"), primary_key=True),
)


class RequestRow(Base):
    """Columns of an application; the families (附件2, 延期 …) share the table, the signatures and the cards.

    `open_account_id`, `open_item_id` and `open_key` are unique and emptied on closing: one open request per account,
    per item, per account that is to be enrolled, per unit that proposes.
    """

    __abstract__ = True
    life: ClassVar[Life] = LIFE

    id: Mapped[int] = mapped_column(primary_key=True)
    number: Mapped[str] = mapped_column(String(20), unique=True)  # ZX-2022-001, BG-2022-001
    family: Mapped[str] = mapped_column(String(10), default=ANNEX2)  # | 延期 | 登记账号 | 处置意见 | 发布
    kind: Mapped[str] = mapped_column(String(10))  # 注销 | 变更, else the family
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"), index=True)  # 附件2 only
    open_account_id: Mapped[int | None] = mapped_column(unique=True)
    item_id: Mapped[int | None] = mapped_column(ForeignKey("assignment.id"), index=True)  # 延期 only
    open_item_id: Mapped[int | None] = mapped_column(unique=True)
    open_key: Mapped[str | None] = mapped_column(String(200), unique=True)  # 登记账号, 处置意见
    unit_id: Mapped[int] = mapped_column(ForeignKey("unit.id"), index=True)
    signed_unit: Mapped[str] = mapped_column(String(120), default="")  # 机构调整 since the signature: the name then
    state: Mapped[str] = mapped_column(String(12), default=DRAFT)
    in_state_since: Mapped[datetime]
    moved_by: Mapped[str] = mapped_column(String(80), default="")  # who brought it into this state, and by what
    moved_event: Mapped[str] = mapped_column(String(30), default="")
    created_at: Mapped[datetime]
    touched_at: Mapped[datetime]  # a draft lives 7 days from here
    warned_at: Mapped[datetime | None]  # when the clerk was told that the draft will lapse
    origin: Mapped[str] = mapped_column(String(10), default=BY_UNIT)  # | 责令 | 比对
    basis: Mapped[str] = mapped_column(Text, default="")  # 责令: 文书编号 and 批示件号; 比对: what was seen

    platform_ref: Mapped[str] = mapped_column(String(64), default="")  # 账号“×××”
    stop_on: Mapped[date | None]  # 停更日期; a change: 生效日期
    reason: Mapped[str] = mapped_column(Text, default="")
    change_field: Mapped[str] = mapped_column(String(20), default="")
    change_old: Mapped[str] = mapped_column(Text, default="")
    change_new: Mapped[str] = mapped_column(Text, default="")
    extend_from: Mapped[date | None]  # 延期: the deadline as it was when the unit asked
    extend_to: Mapped[date | None]
    asked_late: Mapped[bool] = mapped_column(default=False)  # 逾期后申请
    new_name: Mapped[str] = mapped_column(String(120), default="")  # 登记账号: as it is to stand on the list
    new_platform: Mapped[str] = mapped_column(String(60), default="")
    proposals: Mapped[list[Any]] = mapped_column(default=list)  # 处置意见: [account id, label, choice, reason]
    post_title: Mapped[str] = mapped_column(String(120), default="")  # 发布审核: what is offered
    post_body: Mapped[str] = mapped_column(Text, default="")
    post_link: Mapped[str] = mapped_column(String(500), default="")
    first_reader: Mapped[str] = mapped_column(String(60), default="")  # 三审, by name
    second_reader: Mapped[str] = mapped_column(String(60), default="")
    final_reader: Mapped[str] = mapped_column(String(60), default="")
    posted_on: Mapped[date | None]
    posted_link: Mapped[str] = mapped_column(String(500), default="")

    clerk_id: Mapped[int] = mapped_column(ForeignKey("person.id"))  # who filled it in last
    applied_on: Mapped[date | None]  # 申请时间: the day of the last submission
    round: Mapped[int] = mapped_column(default=0)  # how often sent for signature
    form_hash: Mapped[str] = mapped_column(String(64), default="")
    signed_hash: Mapped[str] = mapped_column(String(64), default="")
    signer_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    signed_at: Mapped[datetime | None]
    signed_how: Mapped[str] = mapped_column(String(60), default="")  # 点按 | 纸质签字 | 委托代签
    signed_for: Mapped[str] = mapped_column(String(60), default="")  # 委托代签: for which principal
    submitted_form: Mapped[dict[str, Any]] = mapped_column(default=dict)  # as of the last round
    changes: Mapped[list[Any]] = mapped_column(default=list)  # [label, before, after] against the round before
    returned_by: Mapped[str] = mapped_column(String(20), default="")  # 市府办 | 主要负责人
    first_pass_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    first_pass_note: Mapped[str] = mapped_column(Text, default="")
    approver_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    approved_at: Mapped[datetime | None]
    execute_by: Mapped[date | None]  # 批准执行期限
    decision_reason: Mapped[str] = mapped_column(Text, default="")

    stopped_on: Mapped[date | None]
    accepted_on: Mapped[date | None]  # 平台受理日期
    frozen_until: Mapped[date | None]  # 预计完成日期
    proof: Mapped[str] = mapped_column(Text, default="")
    blocked: Mapped[str] = mapped_column(String(12), default="")  # "" | 待确认 | 已确认
    blocked_reason: Mapped[str] = mapped_column(Text, default="")
    blocked_since: Mapped[datetime | None]
    blocked_days: Mapped[int] = mapped_column(default=0)
    revoke_from: Mapped[str] = mapped_column(String(12), default="")  # state before 待撤销批准
    verifier_id: Mapped[int | None] = mapped_column(ForeignKey("person.id"))
    ended_at: Mapped[datetime | None]
    letter_no: Mapped[str] = mapped_column(String(60), default="")
    version: Mapped[int] = mapped_column(default=1)

    __mapper_args__ = {  # noqa: RUF012 - SQLAlchemy reads it once
        "version_id_col": version,
        "polymorphic_on": family,
        "polymorphic_identity": ANNEX2,
    }

    @declared_attr
    @classmethod
    def plan(cls) -> Mapped[Plan]:
        """The notice it is made under."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def account(cls) -> Mapped[Account]:
        """The account it is about; only 附件2 has one from the beginning."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def unit(cls) -> Mapped[Unit]:
        """The unit that asks."""
        return relationship(lazy="joined")

    @declared_attr
    @classmethod
    def clerk(cls) -> Mapped[Person]:
        """经办人: who filled the form in last."""
        return relationship(foreign_keys="Request.clerk_id", lazy="joined")

    @declared_attr
    @classmethod
    def signer(cls) -> Mapped[Person | None]:
        """Who signed; kept after a return, when the signature itself is void."""
        return relationship(foreign_keys="Request.signer_id")

    @declared_attr
    @classmethod
    def first_reviewer(cls) -> Mapped[Person | None]:
        """Who looked at it first in the office."""
        return relationship(foreign_keys="Request.first_pass_id")

    @declared_attr
    @classmethod
    def approver(cls) -> Mapped[Person | None]:
        """Who approved it."""
        return relationship(foreign_keys="Request.approver_id")

    @declared_attr
    @classmethod
    def hands(cls) -> Mapped[list[Person]]:
        """Everybody who had a hand in filling it in: none of them may sign, approve or verify."""
        return relationship(secondary=_HANDS, lazy="selectin")

    @classmethod
    def defaults(cls) -> dict[str, Any]:
        """What the columns' defaults will say once stored: the rules must hold on a fresh object too."""
        ours = {
            column.key: column.default for column in cls.__table__.columns if column.key not in {"state", "version"}
        }
        given = {name: default.arg for name, default in ours.items() if isinstance(default, ColumnDefault)}
        return {name: arg(None) if callable(arg) else arg for name, arg in given.items()}

    @property
    def subject_name(self) -> str:
        """For the history: ZX-2022-001 义乌教育之声."""
        return f"{self.number} {self.account.name}"

    @property
    def is_open(self) -> bool:
        """Whether it occupies its account."""
        return self.state not in ENDED

    @property
    def waits_for(self) -> str:
        """等谁, as every list says it; nobody once it has ended. Until the platform took it, the unit has to act."""
        if self.state == AT_PLATFORM and not self.is_accepted and not self.is_paused:
            return WAITS_FOR[APPROVED]
        return self.plan.monitor if self.state == AWAITING_CHECK else WAITS_FOR.get(self.state, "")

    @property
    def is_accepted(self) -> bool:
        """Whether the platform took it: 已提交."""
        return self.accepted_on is not None

    @property
    def is_cancellation(self) -> bool:
        """Whether the account is to be closed rather than changed."""
        return self.kind == CANCEL

    @property
    def account_state(self) -> str:
        """What an open closure has made of its account so far; "" as long as it goes on as before."""
        if self.state == AWAITING_CHECK:
            return "已报注销，待核验"
        if self.stopped_on is None:
            return ""
        return "已停更，平台已受理" if self.is_accepted else "已停更"

    @property
    def is_paused(self) -> bool:
        """受阻, agreed by the office: nothing is overdue for the unit."""
        return self.blocked == CONFIRMED

    @property
    def hash8(self) -> str:
        """The first 8 characters of the form's hash, as people compare them."""
        return self.form_hash[:8]

    @property
    def form(self) -> dict[str, str]:
        """Every field of the form as label and value, in the order of the paper."""
        day = self.stop_on.isoformat() if self.stop_on else ""
        fields = {
            "编号": self.number,
            "申请单位": self.form_unit,
            "申请账号名称": self.account.name,
            "申请账号类型": self.account.platform,
            "账号": self.platform_ref,
            "注销或变更": self.kind,
        }
        if not self.is_cancellation:
            fields |= {"变更内容": self.change_field, "原值": self.change_old, "新值": self.change_new}
        return fields | {
            "停更日期" if self.is_cancellation else "生效日期": day,
            "原因": self.reason,
            APPLIED_ON: self.applied_on.isoformat() if self.applied_on else "",
            "经办人": self.clerk.name,
        }

    @property
    def form_unit(self) -> str:
        """The unit as the form names it: what was signed keeps the name that it was signed under."""
        return self.signed_unit or self.unit.name

    def fingerprint(self) -> str:
        """SHA-256 over the canonical JSON of the form and its round: what a signature is bound to."""
        canonical = json.dumps(
            {"form": self.form, "round": self.round}, ensure_ascii=False, sort_keys=True, separators=(",", ":")
        )
        return hashlib.sha256(canonical.encode()).hexdigest()

    def of_unit(self, member: Member | None) -> bool:
        """Whether the member serves in the unit that asks."""
        return member is not None and (member.unit is self.unit or member.unit_id == self.unit_id)

    def expect(self, *events: str) -> None:
        """WrongState, with how it stands, unless one of the events is possible now."""
        if not any(self.life.find(self.state, event) for event in events):
            self._step(events[0])

    def _step(self, event: str) -> Step:
        """The step `event` makes from here; WrongState, with how it stands, where the life knows none."""
        found = self.life.find(self.state, event)
        if found is None:
            raise WrongState("request_moved_on", subject=self, state=self.state, event=event)
        return found

    def _move(self, act: Act, event: str, **facts: Any) -> History:  # noqa: ANN401 - facts are whatever JSON can hold
        """Take the step and put it on record; what ends gives its account or item free."""
        step, before = self._step(event), self.state
        self.touched_at = act.at
        if step.then != before:
            self.state, self.in_state_since = step.then, act.at
            self.moved_by, self.moved_event = (act.who.name if act.who else SYSTEM), event
        if self.state in ENDED:
            self.open_account_id = self.open_item_id = self.open_key = None
            self.ended_at = act.at
            self.blocked = ""
        return act.record(f"request.{event}", self, before=before, after=self.state, **facts)

    def _apart(self, person: Person | None, doing: str, *others: tuple[Person | None, str]) -> None:
        """Clerk, signer, approver and verifier are different human beings; Denied names the two duties that clash."""
        done = [*((hand, "经办") for hand in {*self.hands, self.clerk}), *others]
        for other, duty in done:
            if same_person(person, other):
                raise Denied("same_person", subject=self, doing=doing, duty=duty)
