"""What is not signed for: one line a unit, with all that it has not signed for."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.models import Assignment, Unit
from bot.paging import left_behind, on_page
from bot.wording.items import ref, until


def by_unit(rows: Sequence[Assignment]) -> Mapping[Unit, list[Assignment]]:
    """The items of each unit, the units in the order of their first."""
    found: dict[Unit, list[Assignment]] = {}
    for item in rows:
        found.setdefault(item.unit, []).append(item)
    return found


def listed(name: str, units: Mapping[Unit, list[Assignment]], page: int, silent: Sequence[Unit], today: date) -> str:
    """未签收（共124项，42个单位）; `silent`: units of this page whom no card can reach."""
    shown = [_line(unit, units[unit], today, silent=unit in silent) for unit in on_page([*units], page)]
    left = left_behind(len(units), page)
    more = [f"还有{left}个单位，回复“下一页”接着看；全部请回复“导出台账”。"] if left > 0 else []
    count = sum(map(len, units.values()))
    return "\n".join([f"{name}（共{count}项）：{len(units)}个单位", *shown, *more])


def _line(unit: Unit, items: Sequence[Assignment], today: date, *, silent: bool) -> str:
    """大陈镇｜41号任务1、任务3｜最早7月31日（周日）到期｜没有登记人员，收不到卡片."""
    first = min(items, key=lambda item: item.due_at)
    named = [ref(item, plan=place == 0) for place, item in enumerate(items)]
    due = f"{'最早' if len(items) > 1 else ''}{until(first, today)}到期"
    nobody = "没有登记人员，收不到卡片" if unit.urgeable else "不设催办，不发卡片"
    return "｜".join([unit.short, "、".join(named), due, *([nobody] if silent else [])])
