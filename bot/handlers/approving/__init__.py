"""The office's and the monitor's side of an application: typed words open a card, taps decide, reasons follow."""

from bot.handlers.approving.reasons import reason
from bot.handlers.approving.taps import TAPS
from bot.handlers.approving.typed import (
    approve,
    block_confirm,
    close_by_letter,
    pending,
    reject,
    send_back,
    verify,
    void,
)

__all__ = [
    "TAPS",
    "approve",
    "block_confirm",
    "close_by_letter",
    "pending",
    "reason",
    "reject",
    "send_back",
    "verify",
    "void",
]
