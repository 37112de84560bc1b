"""What a unit hears when it asks what falls due next, what became of its report, who its people are."""

from collections.abc import Sequence
from datetime import date, datetime

from bot.models import Assignment, Member, Request
from bot.models.member import ADMINS
from bot.models.standing import Standing
from bot.paging import PAGE
from bot.wording.dates import moment
from bot.wording.figures_asked import stretch
from bot.wording.items import line, title, waiting
from bot.wording.request_status import status_line

Rows = Sequence[tuple[Assignment, Standing]]


def due(unit: str, rows: Rows, days: tuple[date, date], now: datetime, *, found: bool) -> str:
    """What falls due on those days; `found`: otherwise `rows` is what comes next."""
    name = f"{unit}{stretch(*days)}"
    lines = [line(item, stands, now) for item, stands in rows]
    if found:
        return "\n".join([f"{name}的{len(rows)}项：", *lines, f"看详情回复“{rows[0][0].called}”"])
    return "\n".join([f"{name}的没有。", *(["下一个到期的：", *lines] if rows else [])])


def nearest(unit: str, ahead: Rows, late: Rows, now: datetime) -> str:
    """The next one (all of that day), and what is overdue already."""
    first = [row for row in ahead if row[0].due_at == ahead[0][0].due_at]
    lines = [f"{unit}下一个到期的：", *(line(*row, now) for row in first)] if first else [f"{unit}没有还要到期的。"]
    overdue = [f"已经逾期的{len(late)}项：", *(line(*row, now) for row in late)] if late else []
    return "\n".join([*lines, *overdue, "看全部回复“我的任务”"])


def sent(unit: str, reports: Rows, applied: Sequence[Request], now: datetime) -> str:
    """What was reported last and where it stands, and the last application."""
    lines = [
        f"{item.called}（{title(item)}）｜{moment(item.reported_at)}上报｜{waiting(item, stands, now) or item.state}"
        for item, stands in reports
        if item.reported_at is not None
    ]
    lines += [status_line(one) for one in applied]
    if not lines:
        return f"{unit}还没有上报过，也没有送出的申请。看有哪些事回复“我的任务”。"
    return "\n".join([f"{unit}最近报的：", *lines, "退回的理由回复“为啥退回”。"])


def stuck(unit: str, rows: Rows, running: Sequence[Request], now: datetime) -> str:
    """What is open and for whom it waits, the nearest deadline first; then the applications that run."""
    if not rows and not running:
        return f"{unit}没有没办结的事项，也没有在走的申请。"
    lines = [line(item, stands, now) for item, stands in rows[:PAGE]]
    more = [f"还有{len(rows) - PAGE}项，回复“我的任务”看全部。"] if len(rows) > PAGE else []
    papers = [f"在走的申请{len(running)}件：", *(status_line(one) for one in running[:PAGE])] if running else []
    return "\n".join([f"{unit}没办结的{len(rows)}项，等谁写在后面：", *lines, *more, *papers])


def people(unit: str, members: Sequence[Member]) -> str:
    """Names by role."""
    told = [
        f"{'、'.join(sorted(role.value for role in one.roles - ADMINS))} {one.name}"
        for one in members
        if one.roles - ADMINS
    ]
    if not told:
        return f"{unit}还没有登记人员。登记回复“登记 {unit} 姓名”。"
    return "\n".join(
        [f"{unit}登记的人员：", *told, "换人回复“李四 接替 张三 手机”，换联系人回复“更换联系人 姓名 手机”。"]
    )
