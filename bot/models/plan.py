"""文件: a notice with its tasks, reminder rules and settings. Several run side by side."""

import re
from datetime import date, datetime
from typing import Any

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column, relationship

from bot.database import Base
from bot.errors import NotAllowed
from bot.models.cycle import Cycle
from bot.models.history import Act
from bot.models.member import OFFICE
from bot.workdays import Workdays

_SORTED_OPINIONS = re.compile(r"意见[^，。；]{0,8}(?:归类|分类|整理|汇总)")
APPROVING, MONITORING = "审批单位", "监测单位"
SUPERVISOR = "市数管中心"  # where a notice names no 监测单位
POSTS = "供稿"  # 汇总: the report is counted out of 发布审核


class Plan(Base):
    """One notice (plan.csv); `settings` keeps every 键 as loaded."""

    __tablename__ = "plan"

    id: Mapped[int] = mapped_column(primary_key=True)
    doc_no: Mapped[str] = mapped_column(String(80), unique=True)  # 文号
    short: Mapped[str] = mapped_column(String(40))  # 简称
    title: Mapped[str] = mapped_column(String(200))
    issued_on: Mapped[date]
    goal_on: Mapped[date | None]  # 总目标日期
    goal: Mapped[str] = mapped_column(Text, default="")
    handover_on: Mapped[date | None]  # 交办日期
    handover_confirmed_at: Mapped[datetime | None]  # business time of the last confirmation by 市府办
    handover_confirmed_by: Mapped[str] = mapped_column(String(60), default="")
    settings: Mapped[dict[str, Any]] = mapped_column(default=dict)
    loaded_at: Mapped[datetime]  # of the last load that brought or changed items: later ones ask for 交办 again

    tasks: Mapped[list["Task"]] = relationship(back_populates="plan", order_by="Task.number")
    rules: Mapped[list["ReminderRule"]] = relationship(order_by="ReminderRule.seq")

    @classmethod
    def numbered(cls, session: Session, doc_no: str) -> "Plan | None":
        """The notice with that 文号."""
        return session.scalar(select(cls).where(cls.doc_no == doc_no))

    @classmethod
    def all(cls, session: Session) -> list["Plan"]:
        """Every notice, oldest load first."""
        return list(session.scalars(select(cls).order_by(cls.id)))

    @property
    def handover_is_confirmed(self) -> bool:
        """Whether what was loaded last may be handed over: 交办确认人 in plan.csv, or a person's yes since then."""
        if self.setting("交办确认人"):
            return True
        return self.handover_confirmed_at is not None and self.handover_confirmed_at >= self.loaded_at

    def confirm_handover(self, act: Act) -> None:
        """A person of 市府办 confirms that the loaded items go out (CONTRACT, 交办)."""
        if act.by is None or not act.by.holds(*OFFICE):
            raise NotAllowed(roles=OFFICE)
        self.handover_confirmed_at, self.handover_confirmed_by = act.at, act.by.name
        act.record("plan.confirm_handover", self)

    @property
    def subject_name(self) -> str:
        """For the history."""
        return self.doc_no

    def setting(self, key: str, default: str = "") -> str:
        """A value of plan.csv as text."""
        return str(self.settings.get(key, "") or default)

    @property
    def label(self) -> str:
        """Where somebody chooses between notices: by the name that he calls it, too."""
        return f"{self.short}（{self.doc_no}）{self.title}"

    @property
    def monitor(self) -> str:
        """The unit that verifies first under this notice (监测单位); another notice has another."""
        return next(iter(self.listed(MONITORING)), SUPERVISOR)

    def listed(self, key: str) -> tuple[str, ...]:
        """A value of plan.csv that holds several by `;`."""
        return tuple(part.strip() for part in self.setting(key).split(";") if part.strip())


class Task(Base):
    """A line of the notice's task table with its model (tasks.csv, tasks_model.csv)."""

    __tablename__ = "task"
    __table_args__ = (UniqueConstraint("plan_id", "number", name="uq_task_plan_number"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    number: Mapped[int]
    heading: Mapped[str] = mapped_column(Text)  # 主要任务
    detail: Mapped[str] = mapped_column(Text)  # 具体任务
    owners: Mapped[str] = mapped_column(Text)  # 责任单位, as printed
    limit_text: Mapped[str] = mapped_column(String(40), default="")  # 完成时限, as printed
    kind: Mapped[str] = mapped_column(String(10))  # 限时 | 长期
    due_on: Mapped[date | None]
    first_cycle: Mapped[str] = mapped_column(String(20), default="")
    cycle: Mapped[str] = mapped_column(String(20), default="")  # 每月 | 每季 | 每半年 | 每年
    cycle_due: Mapped[str] = mapped_column(String(80), default="")  # 周期内截止
    shift: Mapped[str] = mapped_column(String(10), default="")  # 遇休
    criterion: Mapped[str] = mapped_column(Text, default="")  # 办结口径
    evidence: Mapped[str] = mapped_column(Text, default="")  # 证明材料(最少)
    aliases: Mapped[str] = mapped_column(Text, default="")  # 别名: what people call it, by `;`
    verifier: Mapped[str] = mapped_column(String(60), default="")  # 核实: a unit, 自记 or nothing
    method: Mapped[str] = mapped_column(String(20), default="")  # 办结方式
    urge: Mapped[str] = mapped_column(String(10), default="是")  # 催办: 是 | 否 | 首期
    valid_to: Mapped[date | None]  # 失效日期: no new items or cycles after that day
    computed: Mapped[str] = mapped_column(String(40), default="")  # "" | 账号 | 汇总:N | 名单 (roster form)

    plan: Mapped[Plan] = relationship(back_populates="tasks", lazy="joined")

    @classmethod
    def numbered(cls, session: Session, plan_id: int, number: int) -> "Task | None":
        """A notice's task of that number."""
        return session.scalar(select(cls).where(cls.plan_id == plan_id, cls.number == number))

    @property
    def is_counted(self) -> bool:
        """Whether the product works its completion out, so that nobody reports it (tasks 3 and 4)."""
        return self.computed.startswith(("账号", "汇总"))

    @property
    def counts_posts(self) -> bool:
        """Whether its report is a quarter's reviews of posts (task 11), worked out where they are counted."""
        return self.computed == POSTS or (self.method == "自动" and "发布审核" in self.evidence)

    @property
    def shows_posts(self) -> bool:
        """Whether later quarters of it are the counts of what a unit offered (task 10)."""
        return "供稿统计" in self.criterion

    @property
    def counts_opinions(self) -> bool:
        """Whether its report says how many opinions were handed on and answered (task 9: 意见建议的归类整理反馈)."""
        return _SORTED_OPINIONS.search(self.detail) is not None

    def due_day(self, cycle: str, workdays: Workdays) -> date:
        """The day by which a cycle ("" for a dated task) is due: as printed, a cycle's own moved by 遇休."""
        if cycle:
            return Cycle.parse(cycle).due_day(self.cycle_due, self.shift, workdays)
        if self.due_on is None:
            raise ValueError(f"task {self.number} has neither cycle nor date")
        return self.due_on


class ReminderRule(Base):
    """One row of reminders.csv, kept word for word; `bot.scheduler` reads it, nothing else decides a reminder."""

    __tablename__ = "reminder_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    seq: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))  # 种类
    offset: Mapped[str] = mapped_column(String(20))  # 相对
    unit: Mapped[str] = mapped_column(String(20))  # 单位: 日 | 工作日 | 首个工作日
    shift: Mapped[str] = mapped_column(String(10), default="")  # 遇休
    condition: Mapped[str] = mapped_column(String(200), default="")
    receivers: Mapped[str] = mapped_column(String(200))
    substitutes: Mapped[str] = mapped_column(String(200), default="")
    needs_tap: Mapped[bool] = mapped_column(default=False)


NOTHING = frozenset({"—", "-", "－", "——", "/", "无"})  # how people leave a cell empty
SPANS = {
    "十四天": 14,
    "十五天": 15,
    "十天": 10,
    "半个月": 15,
    "一个月": 30,
    "一周": 7,
    "两周": 14,
    "二周": 14,
    "三周": 21,
}


class RectRule(Base):
    """One row of rect_rules.csv (整改): problem codes with severity, basis and time."""

    __tablename__ = "rect_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    code: Mapped[str] = mapped_column(String(10))
    facts: Mapped[dict[str, Any]] = mapped_column(default=dict)

    @classmethod
    def of(cls, session: Session, plan_id: int) -> list["RectRule"]:
        """The notice's problem codes, in the order of the file."""
        return list(session.scalars(select(cls).where(cls.plan_id == plan_id).order_by(cls.id)))

    @property
    def problem(self) -> str:
        """问题."""
        return self._cell("问题")

    @property
    def severity(self) -> str:
        """性质: 单项否决, 扣分, 不合规 …"""
        return self._cell("性质")

    @property
    def basis(self) -> str:
        """通知书用依据; "" where there is none that may be printed (a dash, or a note in brackets)."""
        text = self._cell("通知书用依据")
        return "" if text in NOTHING or text.startswith(("（", "(")) else text

    @property
    def limit(self) -> str:
        """默认整改时限, as the file says it."""
        return self._cell("默认整改时限(工作日)")

    @property
    def days(self) -> int | None:
        """The same in working days; None where a person has to set it (人工定, 立即)."""
        found = re.fullmatch(r"(\d{1,2})", self.limit) or re.search(r"(\d{1,2})个工作日", self.limit)
        return int(found[1]) if found else None

    @property
    def feedback(self) -> str:
        """需要的反馈."""
        return self._cell("需要的反馈")

    @property
    def scope(self) -> str:
        """适用账号: 在用, 在用且无已批准申请, 已注销, 全部, 全部含主账号, 单位."""
        return self._cell("适用账号")

    @property
    def is_of_unit(self) -> bool:
        """Whether it is about the unit itself, not about one account."""
        return self.scope == "单位"

    @property
    def outside(self) -> bool:
        """Whether it never goes through the system: only number and date of the transfer are kept."""
        return self.channel.startswith("否") and self.channel != "否"

    @property
    def channel(self) -> str:
        """能否经系统签发."""
        return self._cell("能否经系统签发")

    @property
    def is_issuable(self) -> bool:
        """Whether an order may go out under this code at all."""
        return bool(self.basis) and not self.channel.startswith(("否", "提醒"))

    @property
    def watched_days(self) -> int | None:
        """How many days without an update it speaks of, where the clock can tell by the last update; else None."""
        if "更新" not in self.problem or not self.found_by_itself.startswith("能"):
            return None
        found = re.search(r"(\d{1,3})\s*(天|日|周)", self.problem)
        if found:
            return int(found[1]) * (7 if found[2] == "周" else 1)
        return next((days for words, days in SPANS.items() if words in self.problem), None)

    @property
    def found_by_itself(self) -> str:
        """系统能否自动发现."""
        return self._cell("系统能否自动发现")

    def _cell(self, column: str) -> str:
        return str(self.facts.get(column, "")).strip()


class Loaded(Base):
    """What a plan folder last said of one cell: tells a change made in the product from a change of the file."""

    __tablename__ = "loaded_cell"
    __table_args__ = (UniqueConstraint("plan_id", "file", "key", "field", name="uq_loaded_cell"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    file: Mapped[str] = mapped_column(String(40))
    key: Mapped[str] = mapped_column(String(160))
    field: Mapped[str] = mapped_column(String(60))
    value: Mapped[str] = mapped_column(Text)
