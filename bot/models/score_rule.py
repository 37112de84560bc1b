"""考核规则: what the yearly sheet takes off and adds, as data of the notice (score_rules.csv), with a default.

The subjects are a closed list of what was ordered, owed and decided. How anybody uses the bot is none of them and can
never be one (domain §3.5): a file that names anything else is refused.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bot.database import Base

VETO, MINUS, PLUS, LINE = "否决", "扣分", "加分", "线"
LATE_TASK, VETO_ORDER, LATE_ORDER = "任务逾期", "单项否决整改", "整改逾期"
MINUS_ORDER, OTHER_ORDER, AGAIN_ORDER = "扣分整改", "其他整改", "反复整改"
MEASURES = ("通报", "约谈", "警告", "责令关停")
BY_HAND, BONUS = "人工扣分", "人工加分"
CORRECTED = "异议更正"  # what an answer to an objection gives back or takes: part of the score, no bonus
PASS, BONUS_FROM = "合格线", "加分起点"
SUBJECTS: Mapping[str, str] = {  # what may be named, and of which kind it is
    VETO_ORDER: VETO,
    LATE_TASK: MINUS,
    LATE_ORDER: MINUS,
    MINUS_ORDER: MINUS,
    OTHER_ORDER: MINUS,
    AGAIN_ORDER: MINUS,
    **dict.fromkeys(MEASURES, MINUS),
    BY_HAND: MINUS,
    BONUS: PLUS,
    PASS: LINE,
    BONUS_FROM: LINE,
}
DEFAULT: Mapping[str, tuple[int, int]] = {  # points each time, at most (0: no limit); used where the notice has no file
    VETO_ORDER: (0, 0),
    LATE_TASK: (5, 30),
    LATE_ORDER: (5, 20),
    MINUS_ORDER: (2, 20),
    OTHER_ORDER: (2, 20),
    AGAIN_ORDER: (3, 15),
    "通报": (5, 20),
    "约谈": (10, 20),
    "警告": (10, 20),
    "责令关停": (10, 20),
    BY_HAND: (0, 20),
    BONUS: (0, 20),
    PASS: (60, 0),
    BONUS_FROM: (80, 0),
}


class ScoreRule(Base):
    """One line of score_rules.csv."""

    __tablename__ = "score_rule"

    id: Mapped[int] = mapped_column(primary_key=True)
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"), index=True)
    seq: Mapped[int]
    subject: Mapped[str] = mapped_column(String(20))  # 项目
    points: Mapped[int] = mapped_column(default=0)  # 分值
    most: Mapped[int] = mapped_column(default=0)  # 上限; 0 = none


@dataclass(frozen=True, slots=True)
class Scale:
    """The rules as they count: subject → points each time, at most. What the file leaves out counts nothing."""

    rules: Mapping[str, tuple[int, int]]

    @classmethod
    def of(cls, session: Session, plan_id: int) -> Self:
        """The notice's own rules; ours where it has none."""
        rows = session.scalars(select(ScoreRule).where(ScoreRule.plan_id == plan_id).order_by(ScoreRule.seq)).all()
        own = {row.subject: (row.points, row.most) for row in rows}
        return cls({**{key: DEFAULT[key] for key in (PASS, BONUS_FROM)}, **own} if own else DEFAULT)

    @property
    def passing(self) -> int:
        """合格线."""
        return self.rules[PASS][0]

    @property
    def bonus_from(self) -> int:
        """加分起点: points are added only above it."""
        return self.rules[BONUS_FROM][0]

    def points(self, subject: str, times: int) -> int:
        """What so many times cost, capped; for what is entered by hand `times` are the points themselves."""
        each, most = self.rules.get(subject, (0, 0))
        if subject not in self.rules:
            return 0
        found = times if subject in {BY_HAND, BONUS} else times * each
        return min(found, most) if most else found


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a sheet: how often, which, what it costs."""

    subject: str
    times: int
    points: int
    which: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Result:
    """建议分: 100 − deductions + bonus, or 不合格 by veto."""

    lines: Sequence[Line]
    total: int
    verdict: str
    vetoed: bool


def worked_out(
    scale: Scale,
    found: Mapping[str, Sequence[str]],
    extras: Sequence[tuple[int, str]],
    corrections: Sequence[tuple[int, str]] = (),
) -> Result:
    """The sheet's figures. `found`: what counts, by subject; `extras`: points by a person, with the reason.

    `corrections`: what was wrong in the figures, as the answers to objections put it right.
    """
    lines = [
        Line(subject, len(which), scale.points(subject, len(which)), tuple(which))
        for subject, which in found.items()
        if which and subject in scale.rules
    ]
    taken = [(-points, why) for points, why in extras if points < 0]
    given = [(points, why) for points, why in extras if points > 0]
    if taken:
        sum_ = sum(points for points, _ in taken)
        lines.append(Line(BY_HAND, sum_, scale.points(BY_HAND, sum_), tuple(f"{why}（{n}分）" for n, why in taken)))
    if corrections:
        sum_ = sum(points for points, _ in corrections)
        lines.append(Line(CORRECTED, abs(sum_), -sum_, tuple(f"{why}（{n:+}分）" for n, why in corrections)))
    score = min(100, max(0, 100 - sum(line.points for line in lines)))
    if given:
        sum_ = sum(points for points, _ in given)
        points = scale.points(BONUS, sum_) if score > scale.bonus_from else 0
        lines.append(Line(BONUS, sum_, points, tuple(f"{why}（{n}分）" for n, why in given)))
        score += points
    vetoed = any(line.subject == VETO_ORDER for line in lines)
    verdict = "不合格" if vetoed or score < scale.passing else "合格"
    return Result(tuple(lines), score, verdict, vetoed)
