"""Days and moments as people read them: 8月31日（周三）, 7月20日10:00."""

from datetime import date, datetime

from bot.clock import local

WEEKDAYS = "一二三四五六日"


def day(value: date, today: date | None = None) -> str:
    """A day with its weekday; the year is said where it is not `today`'s."""
    year = f"{value.year}年" if today is None or value.year != today.year else ""
    return f"{year}{value.month}月{value.day}日（周{WEEKDAYS[value.weekday()]}）"


def short_day(value: date, today: date | None = None) -> str:
    """A day without weekday."""
    year = f"{value.year}年" if today is not None and value.year != today.year else ""
    return f"{year}{value.month}月{value.day}日"


def moment(value: datetime) -> str:
    """An instant as read in Shanghai."""
    here = local(value)
    return f"{here.month}月{here.day}日{here.hour}:{here.minute:02d}"
