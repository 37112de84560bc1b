"""Beside “which one”: how the choices differ, that it is not ours to choose, that one goes after another."""

from collections.abc import Sequence

from bot.models import Account, Task
from bot.wording.dates import short_day
from bot.wording.guide import brief
from bot.wording.quoted import quoted

_OUT = "不办了回复“算了”，拿不准回复“人工”找市府办。"
_LONGEST = 60  # characters of what a task asks for


def accounts(rows: Sequence[Account], question: str) -> str:
    """What the office has said of each, and what is known of its use; whose it is where that differs."""
    several = len({row.unit_id for row in rows}) > 1
    told = [_known(row, whose=several) for row in rows]
    if len(set(told)) > 1:
        return differ([f"{row.label}：{line}" for row, line in zip(rows, told, strict=True)])
    return f"除了名称和平台，这几个都一样（{told[0]}）。{_OUT}请选一个：\n{brief(question)}"


def _known(account: Account, *, whose: bool) -> str:
    fate = (
        "已办结" if account.counts_as_done else {"待定": "待市府办明确"}.get(account.disposition, account.disposition)
    )
    told = [
        account.unit.short if whose and account.unit is not None else "",
        f"处置意见：{fate}",
        f"粉丝{account.fans_band}" if account.fans_band else "",
        f"最近更新{short_day(account.updated_on)}" if account.updated_on else "",
    ]
    return "，".join(filter(None, told))


def of_task(task: Task) -> str:
    """One task: what it asks for."""
    return f"任务{task.number}：{quoted(task.detail, _LONGEST)}"


def differ(lines: Sequence[str]) -> str:
    """How they differ, a line each, numbered as in the question."""
    listed = [f"{n} {line}" for n, line in enumerate(lines, 1)]
    return "\n".join(["区别如下，回复编号选一个：", *listed, _OUT])


def no_more_known(question: str) -> str:
    """Of these nothing more is known than the question says."""
    return f"区别就是下面写的这些，更多的这里没有。{_OUT}请选一个：\n{brief(question)}"


def pick(question: str) -> str:
    """随便, 你看着办, 不知道选哪个."""
    return f"这个要您自己定，这里不能替您选。问“有什么区别”可以看说明；{_OUT}请选一个：\n{brief(question)}"


def one_only(question: str) -> str:
    """3和4, 两个都注销."""
    return f"一次只办一个，先选一个，办完再办下一个。{_OUT}\n{brief(question)}"


def not_among(question: str) -> str:
    """What was named is none of these, and no other that could be meant is known."""
    return (
        "您说的不在下面几个里，也没找到是哪一个。请写全名称和平台再说一次，例如：注销 账号名 平台；"
        f"或者从下面选一个。{_OUT}\n{brief(question)}"
    )


def left_out(question: str) -> str:
    """微博不留, 天目号等等: what is not wanted was told, and not which one is."""
    return f"您说的这个先不算，什么也没有办。要办哪一个，请回复编号；都不办，回复“算了”。\n{brief(question)}"
