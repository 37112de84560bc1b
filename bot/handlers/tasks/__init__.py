"""What a unit owes: look, sign for, report, take back; and the verification of what was reported."""

from collections.abc import Callable, Mapping

from bot.handlers.tasks.apart import told_apart
from bot.handlers.tasks.checking import check_tap, pending_verifications, reason, verify
from bot.handlers.tasks.doing import (
    acknowledge,
    acknowledge_tap,
    assign_person,
    blocked,
    unblock,
)
from bot.handlers.tasks.doing import progress as told_of_one
from bot.handlers.tasks.doing import withdraw as take_back
from bot.handlers.tasks.extending import extend
from bot.handlers.tasks.filling import list_told, only_opened
from bot.handlers.tasks.handing_back import not_ours
from bot.handlers.tasks.list_or_change import is_for_list
from bot.handlers.tasks.listing import detail, mine
from bot.handlers.tasks.noting import correct_note, drop_note
from bot.handlers.tasks.receipting import receipt
from bot.handlers.tasks.reporting import report, supplement
from bot.message import Reply
from bot.models import Card
from bot.turn import Turn


def progress(turn: Turn) -> Reply:
    """进度, of one task or of several told apart; or the last note put right."""
    if turn.slot("corrects"):
        return correct_note(turn)
    return told_apart(turn) if turn.slot("notes") else told_of_one(turn)


def withdraw(turn: Turn) -> Reply:
    """撤回 of a report, or of a note on the progress."""
    return drop_note(turn) if turn.slot("what") == "progress" else take_back(turn)


TAPS: Mapping[str, Callable[[Turn, Card, str, str], Reply]] = {"acknowledge": acknowledge_tap, "check": check_tap}

__all__ = [
    "TAPS",
    "acknowledge",
    "assign_person",
    "blocked",
    "detail",
    "extend",
    "is_for_list",
    "list_told",
    "mine",
    "not_ours",
    "only_opened",
    "pending_verifications",
    "progress",
    "reason",
    "receipt",
    "report",
    "supplement",
    "unblock",
    "verify",
    "withdraw",
]
