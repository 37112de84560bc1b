"""The unit's side of an application, in the order of its life: draft, look, carry out."""

from bot.handlers.requests.drafting import cancel, change, edit, paper_sign, restore, resume, withdraw
from bot.handlers.requests.executing import blocked, execution, revoke, unblock
from bot.handlers.requests.looking import paper, receipt, status
from bot.handlers.requests.ordered import TAPS, acknowledge

__all__ = [
    "TAPS",
    "acknowledge",
    "blocked",
    "cancel",
    "change",
    "edit",
    "execution",
    "paper",
    "paper_sign",
    "receipt",
    "restore",
    "resume",
    "revoke",
    "status",
    "unblock",
    "withdraw",
]
