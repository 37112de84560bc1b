"""Further sheets of the ledger, a file a family: each gives its sheets for everybody or for some units (ids)."""

from bot.sheets.duty import duty_sheets

__all__ = ["duty_sheets"]
