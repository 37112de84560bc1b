"""交接单 on paper: its headings and rows."""

from datetime import date, datetime

from bot.clock import local_day
from bot.models import Assignment, Duty, Rectification, Request
from bot.models.standing import Standing
from bot.wording.dates import day as day_of
from bot.wording.items import short_until, title, waiting
from bot.wording.rectifications import due
from bot.wording.request_form import what
from bot.wording.request_status import standing
from bot.wording.roster import masked

ITEM_HEADS = (("事项", 62), ("时限", 24), ("状态", 18), ("等谁", 26), ("承办人", 26))
REQUEST_HEADS = (("编号", 30), ("内容", 60), ("到哪一步", 38), ("经办人", 28))
ORDER_HEADS = (("编号", 30), ("账号、问题", 70), ("时限", 28), ("状态", 28))
PROMISE_HEADS = (("事项", 84), ("日期", 72))
DUTY_HEADS = (("日期", 56), ("电话", 100))
BY_HAND = (
    "纸质材料（签字件、批准件、情况说明等）",
    "公章、印章使用登记",
    "平台账号、密码，绑定的手机、邮箱和管理员",
    "其他：",
)


def on_its_way(unit: str, leaver: str) -> str:
    """To who asked."""
    whose = f"（{leaver}移交）" if leaver else ""
    return f"{unit}交接单{whose}正在发到您的“督办助手”，打印后三方签字。\n纸质材料、公章、平台账号密码请当面移交。"


def paper_name(unit: str, leaver: str, now: datetime) -> str:
    """The file."""
    return f"{unit}{leaver.split('（', maxsplit=1)[0]}交接单{local_day(now):%Y%m%d}.docx"


def item_row(item: Assignment, stands: Standing, now: datetime) -> list[str]:
    """One item."""
    handler = item.handler.name if item.handler else ""
    waits = waiting(item, stands, now)
    state = f"{item.state}（逾期）" if stands.overdue else item.state
    return [f"{item.called} {title(item)}", short_until(item, local_day(now)), state, waits, handler]


def request_row(request: Request) -> list[str]:
    """One application."""
    return [request.number, what(request), standing(request), request.clerk.name]


def order_row(order: Rectification, today: date) -> list[str]:
    """One order."""
    return [order.number, f"{order.label}：{order.problem}", due(order, today) if order.due_at else "", order.state]


def promise_row(subject: Assignment | Rectification, day: str) -> list[str]:
    """What the unit said on the telephone."""
    name = f"{subject.called} {title(subject)}" if isinstance(subject, Assignment) else f"整改{subject.number}"
    return [name, f"电话里答应{day_of(date.fromisoformat(day))}交"]


def stop_row(request: Request) -> list[str]:
    """The day that an application names."""
    day = day_of(request.stop_on) if request.stop_on else ""
    return [f"{request.number} {what(request)}", f"{day}{'停更' if request.is_cancellation else '生效'}"]


def duty_row(duty: Duty) -> list[str]:
    """A day of duty."""
    return [day_of(duty.day), masked(duty.phone)]
