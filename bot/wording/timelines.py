"""经过 in words: one line a step."""

from collections.abc import Mapping, Sequence

from bot.models import History
from bot.models.history import SYSTEM
from bot.wording.dates import moment
from bot.wording.events import event_named, explained
from bot.wording.quoted import quoted

PAGE = 8
WORDS = 60  # characters of what was said with a step


def line(row: History, units: Mapping[int, str]) -> str:
    """7月20日10:00 佛堂镇王某 上报办结：…"""
    who = f"{units.get(row.unit_id or 0, '')}{row.who}" if row.who != SYSTEM else SYSTEM
    said = explained(row.event, "", "", row.facts)
    return f"{moment(row.at)} {who}　{event_named(row.event)}" + (f"：{quoted(said, WORDS)}" if said else "")


def shown(name: str, lines: Sequence[str], page: int) -> str:
    """A page of it, oldest first."""
    if not lines:
        return f"{name}还没有经过可查。"
    left = len(lines) - page * PAGE
    more = [f"还有{left}步，回复“下一页”接着看。"] if left > 0 else []
    return "\n".join([f"{name}的经过（共{len(lines)}步）：", *lines[(page - 1) * PAGE : page * PAGE], *more])


def ask() -> str:
    """经过 alone."""
    return "看哪一项、哪一件的经过？请回复任务编号和单位，或ZX-、YQ-、ZG-编号。"


def which_unit(called: str, units: int) -> str:
    """Many units owe that task."""
    return f"{called}有{units}个单位，看哪个单位的？请回复单位名称。"
