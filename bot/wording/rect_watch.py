"""监测早报: what the clock tells the monitors about updates, drafts and feedback, in one message."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from bot.models import Account, Rectification
from bot.wording.dates import day
from bot.wording.office import named
from bot.wording.rectifications import what


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
