"""排查: accounts that are on no list, what was done without approval, what came back, and the comparison."""

from bot.handlers.survey.comparing import compare, draft_orders, reopened
from bot.handlers.survey.enrolling import enrol
from bot.handlers.survey.identifying import identify
from bot.handlers.survey.moving import transfer
from bot.handlers.survey.taps import TAPS, reason
from bot.handlers.survey.unapproved import case, explain, explain_for, found, to_explain, to_settle

__all__ = [
    "TAPS",
    "case",
    "compare",
    "draft_orders",
    "enrol",
    "explain",
    "explain_for",
    "found",
    "identify",
    "reason",
    "reopened",
    "to_explain",
    "to_settle",
    "transfer",
]
