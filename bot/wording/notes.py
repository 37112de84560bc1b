"""A note on the progress put right or taken back."""

from bot.models import Assignment
from bot.wording.items import ref
from bot.wording.quoted import quoted

SHOWN = 120  # characters of a note
KEPT = "原来那句留在“经过”里。"


def shall_correct(number: str, text: str) -> str:
    """What a yes would do, as part of “您是要…吗”."""
    return f"把{number}的进展改成“{quoted(text, SHOWN)}”"


def what_is_right(item: Assignment, text: str) -> str:
    """刚才那条写错了, and no more: what the speaker wrote of it."""
    now = f"{ref(item)}的进展{'现在是' if text == item.progress_text else '里您写的是'}“{quoted(text, SHOWN)}”"
    return f"{now}，应该怎么写？直接回复一句。\n要作废请回复“撤回进展”。"


def shall_stand(item: Assignment, text: str) -> str:
    """The whole note, with what was answered in its place."""
    stands = f"改好是这样：{ref(item)}的进展“{quoted(text, SHOWN)}”。对吗？"
    return f"{stands}\n回复“是”就改；不对请直接说整句怎么写，不改回复“算了”。"


def of_another(item: Assignment, name: str) -> str:
    """A colleague's note stands: it is his."""
    now = f"{ref(item)}现在的进展是{name}记的：“{quoted(item.progress_text, SHOWN)}”"
    return f"没有改动。{now}。\n要改或撤回，请{name}自己来；您有新的情况，直接报进展，新的一句为准。"


def corrected(item: Assignment) -> str:
    """The newer one stands."""
    return f"已改：{ref(item)}的进展是“{quoted(item.progress_text, SHOWN)}”。\n{KEPT}"


def shall_drop(item: Assignment, text: str) -> str:
    """It was not told today, or not by him last."""
    return f"要撤回{ref(item)}的进展“{quoted(text, SHOWN)}”吗？\n回复“是”就撤，不撤回复“算了”。"


def dropped(item: Assignment, old: str) -> str:
    """The note counts no longer."""
    now = f"现在是“{quoted(item.progress_text, SHOWN)}”" if item.progress_text else "现在没有记着的进展"
    return f"已撤回{ref(item)}的进展“{quoted(old, SHOWN)}”，{now}。\n{KEPT}"
