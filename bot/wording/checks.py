"""What a verifier hears: 待核实, a fresh card, the question for a reason."""

from collections.abc import Sequence

from bot.models import Assignment
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import moment
from bot.wording.items import full, ref
from bot.wording.quoted import quoted


def pending(items: Sequence[Assignment], page: int = 1) -> str:
    """待核实."""
    if not items:
        return "现在没有等您核实的上报。"
    shown = [f"{place} {choice(item)}" for place, item in enumerate(on_page(items, page), 1)]
    left = left_behind(len(items), page)
    more = [f"还有{left}项，回复“待核实 {page + 1}”看下一页"] if left > 0 else []
    return "\n".join(
        [
            f"等您核实{len(items)}项：",
            *shown,
            *more,
            "在卡片上点“通过”或“退回”；没有卡片的，回复前面的序号，马上发来。",
        ]
    )


def pages(items: Sequence[Assignment]) -> int:
    """How many pages 待核实 has."""
    return max(1, -(-len(items) // PAGE))


def choice(item: Assignment) -> str:
    """One report in a list."""
    when = f"{moment(item.reported_at)}上报" if item.reported_at else ""
    return "｜".join(part for part in (f"{full(item, plan=True)}", item.unit.short, when) if part)


def fresh_card(item: Assignment, reason: str) -> str:
    """A typed decision never decides."""
    kept = f"\n理由已记在卡片上：{quoted(reason)}" if reason else ""
    return f"{ref(item, plan=True)}（{item.unit.short}）的核实卡片已重新发给您，请在卡片上点“通过”或“退回”。{kept}"


def ask_reason(item: Assignment) -> str:
    """After 〔退回〕 without a ready reason."""
    return f"请回复退回{ref(item, plan=True)}（{item.unit.short}）的理由，会原样告诉他们。不退了请回复“算了”。"


def show_reason(item: Assignment, reason: str) -> str:
    """Shown back before it counts."""
    what = f"将退回{ref(item, plan=True)}（{item.unit.short}），理由：{quoted(reason, 300)}"
    return f"{what}\n确认请回复“是”，不退回复“算了”。"


def returned(item: Assignment) -> str:
    """Done."""
    return f"已退回{ref(item, plan=True)}（{item.unit.short}），理由已原样告知。"
