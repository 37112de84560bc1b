"""What a report need not retype: the opinions of the cycle, where the task asks that they be sorted (task 9)."""

from bot.clock import local_day
from bot.models import Assignment
from bot.models.cycle import LENGTHS, Cycle
from bot.models.public_opinion import figures
from bot.turn import Turn
from bot.wording.instructions import figures_said, opinions_added

MARK = "转办意见建议"  # how the sentence begins behind its days: what says it already needs it no second time


def sentence(turn: Turn, item: Assignment) -> str:
    """The figures of the cycle up to now in one clause; "" where there are none, or the task is another."""
    if item.task is None or not item.task.counts_opinions or not item.cycle:
        return ""
    cycle = Cycle.parse(item.cycle)
    if cycle.first_day > local_day(turn.now):
        return ""
    found = figures(turn.session, cycle.first_day, LENGTHS[cycle.kind], turn.now, turn.workdays)
    return figures_said(found) if found.items else ""


def filled_in(turn: Turn, item: Assignment, text: str) -> str:
    """The report's words, and the figures behind them."""
    counted = sentence(turn, item)
    if not counted or MARK in text:
        return text
    return "；".join(part for part in (text.strip("。；;"), counted) if part)


def beside(turn: Turn, item: Assignment) -> list[str]:
    """With the item: what its report will say by itself."""
    counted = sentence(turn, item)
    return [opinions_added(counted)] if counted else []
