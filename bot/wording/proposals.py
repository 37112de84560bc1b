"""What the office reads after it has tapped on a proposed 升级 or 通报: who sent it, when, to whom."""

from collections.abc import Sequence
from datetime import datetime

from bot.wording.dates import moment
from bot.wording.office import named

SENT, SKIPPED, OVER = "已发送", "不发", "已不用再发"  # the grey text in place of the buttons


def sent(who: str, at: datetime, units: Sequence[str], people: Sequence[str], when: datetime) -> str:
    """On the card: by whom, to whom, and when it goes out if not at once."""
    later = f"，{moment(when)}发出" if when > at else ""
    return f"已由{who}于{moment(at)}点发送：{named(units)}（{named(people)}）{later}"


def nobody(units: Sequence[str]) -> str:
    """Where nobody can be written to."""
    return f"没有可联系人员，请打电话：{named(units)}"


def over(units: Sequence[str]) -> str:
    """Reported in the meantime."""
    return f"已不用再发：{named(units)}"


def skipped(who: str, at: datetime, units: Sequence[str]) -> str:
    """On the card: decided not to send."""
    return f"已由{who}于{moment(at)}定为不发：{named(units)}"
