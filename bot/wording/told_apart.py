"""What was told of several tasks at once, a line each."""

from collections.abc import Sequence

from bot.models import Assignment
from bot.wording.items import called, full, ref
from bot.wording.quoted import quoted

WORDS = 80  # characters of each note that are shown back


def line(item: Assignment, text: str, why: str, *, reports: bool, titled: bool = False) -> str:
    """任务3：记进展“已停更两个号”; 任务10：上报办结，情况写“已印发”; why what was reported is only a note.

    `titled`: of a task that was not called by its number.
    """
    name = full(item) if titled else ref(item)
    words = f"“{quoted(text, WORDS)}”" if text else ""
    if not reports:
        return f"{name}：记进展{words}{f'（{why}）' if why else ''}"
    return f"{name}：上报办结{f'，情况写{words}' if words else ''}"


def not_theirs(number: int | str) -> str:
    """A number that the unit has no item of."""
    return f"{called(number)}不是本单位的"


def stands(item: Assignment) -> str:
    """An item that takes no word any more."""
    return f"{ref(item)}现在是“{item.state}”"


def preview(lines: Sequence[str], left_out: Sequence[str]) -> str:
    """Before the yes."""
    out = [f"{'；'.join(left_out)}，不在内。"] if left_out else []
    return "\n".join(["这样分开记，对吗？", *lines, *out, "回复“是”就记，不对回复“算了”。"])


def done(lines: Sequence[str], left_out: Sequence[str], *, reported: bool) -> str:
    """They are in."""
    out = [f"{'；'.join(left_out)}，没有记。"] if left_out else []
    back = "上报错了回复“撤回 编号”。" if reported else "办好了的，回复“完成 编号 情况说明”。"
    return "\n".join(["已分开记下，市府办看得到：", *lines, *out, back])


def nothing(left_out: Sequence[str]) -> str:
    """None of them takes a word."""
    return "\n".join(["没有能记的，什么也没有改。", *left_out])
