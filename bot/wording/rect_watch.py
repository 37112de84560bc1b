"""监测早报 in one message; and what the office sends on about 整改: reminders by hand, letters to leaders."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bot.models import Account, Rectification
from bot.wording.dates import day, moment
from bot.wording.office import named
from bot.wording.rectifications import due, what


@dataclass(frozen=True, slots=True)
class Watch:
    """Everything that the list may say; empty parts are left out."""

    today: date
    drafts: Sequence[Rectification] = ()  # of earlier days, still to be decided
    fresh: Sequence[Rectification] = ()
    early: Sequence[Account] = ()
    to_check: Sequence[Rectification] = ()
    undated: int = 0


def watch(facts: Watch) -> str:
    """The list; "" where there is nothing to say."""
    lines = [
        *([f"新起草整改{len(facts.fresh)}件，请在卡片上定：{_orders(facts.fresh)}"] if facts.fresh else []),
        *([f"还没定的草稿{len(facts.drafts)}件：{_orders(facts.drafts)}"] if facts.drafts else []),
        *(
            [f"快到14天的{len(facts.early)}个：{named([_since(one, facts.today) for one in facts.early])}"]
            if facts.early
            else []
        ),
        *([f"等您复核{len(facts.to_check)}件：{_orders(facts.to_check)}"] if facts.to_check else []),
    ]
    if not lines:
        return ""
    undated = [f"另有{facts.undated}个在用账号没有登记更新日期。"] if facts.undated else []
    how = "更新了的回复“更新 账号 日期”；看全部回复“整改清单”。"
    return "\n".join([f"【监测】{day(facts.today, facts.today)}", *lines, *undated, how])


def _orders(orders: Sequence[Rectification]) -> str:
    return named([what(order) for order in orders], 6)


def _since(account: Account, today: date) -> str:
    days = (today - account.updated_on).days if account.updated_on else 0
    return f"{account.label}已{days}天"


def to_leader(order: Rectification, leader: str, contact: str, signature: str) -> str:
    """升级: privately to a leader, signed by the sender; `contact`: the unit's 联系人 by name, "" if none."""
    who = f"联系人{contact}。" if contact else ""
    return f"{leader}同志：贵单位整改{what(order)}{due(order)}到期，还没有收到反馈。{who}\n如有困难请告知。{signature}"


def unsigned(order: Rectification, today: date) -> str:
    """未签收: a line of the daily digest."""
    return f"整改{what(order)}还没有签收，{due(order, today)}前整改，回复“签收 {order.number}”即可"


def urge_preview(orders: Sequence[Rectification], when: datetime, skipped: int) -> str:
    """催办 ZG-…: who would be reminded of what; nothing is sent yet."""
    left_out = f"\n另有{skipped}件不催（今天催过、没有可联系人员或不设催办）。" if skipped else ""
    listed = named([f"{order.unit.short}{what(order)}" for order in orders], 6)
    return (
        f"将提醒{len({order.unit_id for order in orders})}个单位{len(orders)}件整改：{listed}\n"
        f"{moment(when)}发出。{left_out}\n确认请回复“是”，不催回复“算了”。"
    )


def nothing_to_urge(skipped: int) -> str:
    """Nobody would be reminded."""
    why = f"有{skipped}件今天催过、没有可联系人员或不设催办。" if skipped else "逾期的没有等单位办的。"
    return f"没有要催的整改：{why}\n看全部回复“整改清单”。"


def urged(orders: Sequence[Rectification], when: datetime) -> str:
    """The reminders are on their way."""
    return f"已安排提醒{len({order.unit_id for order in orders})}个单位{len(orders)}件整改，{moment(when)}发出。"


def urge_text(orders: Sequence[Rectification], sender: str, phone: str, today: date) -> str:
    """To the unit: one message for all its orders, in the sender's name."""
    lines = [f"{order.unit.short}｜{what(order)}｜{due(order, today)}到期" for order in orders]
    first = orders[0].number
    how = f"办好了回复“整改反馈 {first} 链接或说明”；有困难回复“人工”。"
    return "\n".join(["【催办】下面的整改请抓紧：", *lines, how, f"{sender} {phone}".strip()])


def circular_on_its_way(order: Rectification) -> str:
    """起草通报 ZG-…."""
    return f"{order.number}的通报草稿正在发到您的“督办助手”。\n是草稿，核对、签发由您定；系统不会发出去。"


def for_circular(order: Rectification, days: int) -> str:
    """通报草稿 that the office asked for by a tap: the facts, and how the paper is got."""
    return (
        f"【通报草稿】{order.unit.short}整改{what(order)}，{due(order)}到期，已逾期{days}个工作日，还没有反馈。\n"
        f"要草稿文件回复“起草通报 {order.number}”。是否通报由您定；已电话联系过的请先核对。"
    )


def circular_name(order: Rectification) -> str:
    """The file's name."""
    return f"通报草稿{order.number}.docx"
