"""The page's calendar: what day it is, where the buttons lead, what came of the last move."""

from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any

from sandbox.product import Moved, Product

Json = dict[str, Any]
MORNING = 9
WEEKDAYS = "一二三四五六日"


class Calendar:
    """Moves the product's business time and remembers what came of it."""

    def __init__(self, product: Product) -> None:
        self._product = product
        self._last: Moved | None = None

    def state(self) -> Json:
        """The instant, in words, and the last move."""
        now = self._product.business_time()
        return {"now": now[:16], "words": in_words(now), "last": asdict(self._last) if self._last else None}

    def move(self, to: str) -> Moved:
        """Go to the next morning, a day on, or to a time; ValueError if that is no time or nobody knows the present."""
        now = self._product.business_time()
        if not now:
            raise ValueError("督办助手还没有就绪，稍后再试。")
        self._last = self._product.move_to(target(datetime.fromisoformat(now), to))
        return self._last


def target(now: datetime, to: str) -> str:
    """Where a button leads, as `duban tick --at` wants it."""
    here = now.replace(tzinfo=None, second=0, microsecond=0)
    if to == "day":
        return _written(here + timedelta(days=1))
    if to == "morning":
        today = here.replace(hour=MORNING, minute=0)
        return _written(today if here < today else today + timedelta(days=1))
    try:
        return _written(datetime.fromisoformat(to).replace(tzinfo=None))
    except ValueError:
        raise ValueError("时间请写成 2022-07-29T10:00 这样。") from None


def in_words(now: str) -> str:
    """2022年7月20日 周三 09:00."""
    if not now:
        return "（督办助手未就绪）"
    moment = datetime.fromisoformat(now)
    weekday = WEEKDAYS[moment.weekday()]
    return f"{moment.year}年{moment.month}月{moment.day}日 周{weekday} {moment:%H:%M}"


def _written(moment: datetime) -> str:
    return moment.strftime("%Y-%m-%dT%H:%M")
