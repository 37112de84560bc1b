"""意见建议 in words."""

from collections.abc import Sequence

from bot.clock import local_day
from bot.models import History
from bot.paging import PAGE, left_behind, on_page
from bot.wording.dates import short_day
from bot.wording.quoted import quoted


def received(number: str, phone: str) -> str:
    """To who suggests."""
    call = f"也可打{phone}。" if phone else ""
    return f"收到您的意见建议（{number}），已转系统管理员，3个工作日内答复。{call}"


def told(name: str, unit: str, number: str, words: str) -> str:
    """To whoever answers."""
    short = int(number.rsplit("-", 1)[-1])
    return f"意见建议{number}（{unit}{name}）：{quoted(words, 400)}\n3个工作日内答复：回复“答复意见 {short} 内容”。"


def listed(rows: Sequence[History], page: int) -> str:
    """What is still to be answered."""
    if not rows:
        return "没有等答复的意见建议。"
    lines = [_line(row) for row in on_page(rows, page)]
    more = "\n还有，回复“下一页”接着看。" if left_behind(len(rows), page) > 0 else ""
    return f"等答复的意见建议{len(rows)}条：\n" + "\n".join(lines) + f"{more}\n答复请回复“答复意见 编号 内容”。"


def _line(row: History) -> str:
    day = short_day(local_day(row.at))
    return f"{row.facts['number']}｜{day} {row.who}：{quoted(str(row.facts.get('words', '')), 60)}"


def answer_how(number: str) -> str:
    """答复意见 3, and nothing behind it."""
    return f"怎么答复？请连内容一起回复，例如：答复意见 {number} 下个月改好"


def answered(asked: History) -> str:
    """To who answers."""
    return f"已答复{asked.facts['number']}，{asked.who}会收到。"


def answer(number: str, words: str, said: str, who: str) -> str:
    """To who suggested."""
    return f"您的意见建议{number}（{quoted(words, 60)}），{who}答复：\n{quoted(said, 600)}"


def late(rows: Sequence[History]) -> str:
    """The promise is due."""
    named = "、".join(str(row.facts["number"]) for row in rows[:PAGE])
    return f"意见建议{len(rows)}条满3个工作日还没有答复：{named}。\n回复“意见清单”看内容，“答复意见 编号 内容”答复。"
