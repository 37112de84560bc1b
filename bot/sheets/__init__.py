"""Further sheets of the ledger, a file a family: each gives its sheets for everybody or for some units (ids)."""

from bot.sheets.duty import duty_sheets
from bot.sheets.posts import post_sheets
from bot.sheets.trainings import training_sheets

__all__ = ["duty_sheets", "post_sheets", "training_sheets"]
