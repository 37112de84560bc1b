"""交办 outside a notice: ad-hoc instructions of the office, opinions that 融媒体 hands on."""

from bot.handlers.instructions.issuing import TAPS, hand_on_opinion, instruct, is_meant
from bot.handlers.instructions.opinions import classify, summary

__all__ = ["TAPS", "classify", "hand_on_opinion", "instruct", "is_meant", "summary"]
