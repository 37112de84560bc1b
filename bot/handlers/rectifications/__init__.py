"""整改: order it, mend it, verify it; disputes, measures, and the last updates that the clock watches."""

from collections.abc import Callable, Mapping

from bot.handlers.rectifications.deciding import TAPS as DECIDING
from bot.handlers.rectifications.deciding import answer, reason, verify
from bot.handlers.rectifications.looking import below_tasks, listed, paper, receipt, to_answer, to_check
from bot.handlers.rectifications.measuring import measure, order_close
from bot.handlers.rectifications.mending import (
    acknowledge,
    awaits_receipt,
    dispute,
    feedback,
    order_tap,
)
from bot.handlers.rectifications.ordering import acknowledge_for, discard, feedback_for, issue, withdraw
from bot.handlers.rectifications.updating import seen
from bot.handlers.rectifications.urging import circular, urge
from bot.message import Reply
from bot.models import Card
from bot.turn import Turn

TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {**DECIDING, "rect_order": order_tap}

__all__ = [
    "TAPS",
    "acknowledge",
    "acknowledge_for",
    "answer",
    "awaits_receipt",
    "below_tasks",
    "circular",
    "discard",
    "dispute",
    "feedback",
    "feedback_for",
    "issue",
    "listed",
    "measure",
    "order_close",
    "paper",
    "reason",
    "receipt",
    "seen",
    "to_answer",
    "to_check",
    "urge",
    "verify",
    "withdraw",
]
