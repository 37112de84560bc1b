"""What the office does about items: hand out, count, urge, stand in, decide."""

from collections.abc import Callable, Mapping

from bot.handlers.oversight.calling import advised, called
from bot.handlers.oversight.counting import stats, unit_status, urge
from bot.handlers.oversight.deciding import (
    acknowledge_for,
    block_confirm,
    claimed,
    disposition,
    keep,
    not_applicable,
    reassign,
    reopen,
    void,
)
from bot.handlers.oversight.extending_for import extend_for
from bot.handlers.oversight.handing import TAPS as HANDING
from bot.handlers.oversight.handing import export, hand_over, hold_today, preview_today
from bot.handlers.oversight.proposing import TAPS as PROPOSING
from bot.handlers.oversight.proposing_for import propose_for
from bot.handlers.oversight.reading_for import final_for
from bot.handlers.oversight.recalling import recall
from bot.handlers.oversight.remarking import remark
from bot.handlers.oversight.standing_in import report_for
from bot.handlers.oversight.timeline import told as timeline
from bot.handlers.oversight.undelivered import undelivered
from bot.message import Reply
from bot.models import Card
from bot.turn import Turn

TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {**HANDING, **PROPOSING}

__all__ = [
    "TAPS",
    "acknowledge_for",
    "advised",
    "block_confirm",
    "called",
    "claimed",
    "disposition",
    "export",
    "extend_for",
    "final_for",
    "hand_over",
    "hold_today",
    "keep",
    "not_applicable",
    "preview_today",
    "propose_for",
    "reassign",
    "recall",
    "remark",
    "reopen",
    "report_for",
    "stats",
    "timeline",
    "undelivered",
    "unit_status",
    "urge",
    "void",
]
