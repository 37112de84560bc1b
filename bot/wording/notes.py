"""A note on the progress put right or taken back."""

from bot.models import Assignment
from bot.wording.items import ref
from bot.wording.quoted import quoted

SHOWN = 120  # characters of a note
KEPT = "原来那句留在“经过”里。"


def shall_correct(number: str, text: str) -> str:
    """What a yes would do, as part of “您是要…吗”."""
    return f"把{number}的进展改成“{quoted(text, SHOWN)}”"


def what_is_right(item: Assignment) -> str:
    """刚才那条写错了, and no more."""
    now = f"{ref(item)}的进展现在是“{quoted(item.progress_text, SHOWN)}”"
    return f"{now}，应该怎么写？直接回复一句。\n要作废请回复“撤回进展”。"


def corrected(item: Assignment) -> str:
    """The newer one stands."""
    return f"已改：{ref(item)}的进展是“{quoted(item.progress_text, SHOWN)}”。\n{KEPT}"


def shall_drop(item: Assignment) -> str:
    """It was not told today, or not by him last."""
    return f"要撤回{ref(item)}的进展“{quoted(item.progress_text, SHOWN)}”吗？\n回复“是”就撤，不撤回复“算了”。"


def dropped(item: Assignment, old: str) -> str:
    """The note counts no longer."""
    now = f"现在是“{quoted(item.progress_text, SHOWN)}”" if item.progress_text else "现在没有记着的进展"
    return f"已撤回{ref(item)}的进展“{quoted(old, SHOWN)}”，{now}。\n{KEPT}"
