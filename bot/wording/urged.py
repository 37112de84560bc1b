"""Whom the office urged, one line a unit."""

from collections.abc import Sequence

from bot.models import Unit
from bot.paging import left_behind, on_page


def urged(head: str, told: Sequence[tuple[Unit, Sequence[str]]], page: int) -> str:
    """今天催了哪几家: how many, then each with what it was urged for; what is reminded by itself is not among them."""
    if not told:
        return f"{head}的：没有。系统按时限自动提醒的不算；要催回复“催办 编号或单位”。"
    lines = [f"{unit.short}｜{'、'.join(names)}" for unit, names in on_page(told, page)]
    left = left_behind(len(told), page)
    rest = [f"还有{left}个，回复“下一页”接着看。"] if left > 0 else []
    return "\n".join([f"{head}的：{len(told)}个单位", *lines, *rest])
