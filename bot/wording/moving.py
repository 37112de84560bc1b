"""划转 in words: what would move, what moved, and what both units hear."""

from collections.abc import Sequence

from bot.models import Account, Request, Unit
from bot.wording.quoted import quoted


def preview(account: Account, unit: Unit, basis: str, held: Request | None, orders: Sequence[str]) -> str:
    """Before anything is done."""
    lines = [f"将把{_of(account)}划转给{unit.short}，依据：{quoted(basis, 60)}。"]
    if held is not None and held.life.find(held.state, "transfer"):
        lines.append(f"在办的{held.number}一起转过去，批准继续有效。")
    elif held is not None:
        lines.append(f"在办的{held.number}（{held.state}）作废，由{unit.short}重新申请。")
    if orders:
        lines.append(f"没办完的整改{'、'.join(orders)}仍由原单位办。")
    return "\n".join([*lines, "已办结的保留原单位名称。确认请回复“是”。"])


def moved(account: Account, before: str, unit: Unit) -> str:
    """It is done."""
    former = before or "（没有登记主办单位）"
    return f"已划转：{account.label}由{former}转给{unit.short}，双方已知会，任务3按新的主办单位重算。"


def told(account: Account, before: str, after: str, who: str, basis: str) -> str:
    """To the clerks of both units."""
    return f"市府办（{who}）把{account.label}由{before or '—'}划转给{after}，依据：{quoted(basis, 60)}。"


def _of(account: Account) -> str:
    return f"{account.unit.short}的{account.label}" if account.unit else account.label
