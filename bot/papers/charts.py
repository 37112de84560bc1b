"""Bars for black and white: 办结 is black, 逾期 hatched, the rest of what is owed empty; each with its number."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.papers.drawing import INK, PALE, PAPER, Box, Canvas, cut, wide

DONE, OPEN, LATE = "办结", "在办", "逾期"
GAP = 12


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar: of `owed` so many are done, so many overdue; the rest is in hand."""

    name: str
    owed: int
    done: int
    late: int = 0

    @property
    def open(self) -> int:
        """In hand and not overdue."""
        return max(self.owed - self.done - self.late, 0)


def bar_chart(bars: Sequence[Bar], width: int = 1800, size: int = 40) -> bytes:
    """The bars alone as a PNG, for a document: 150 mm wide at 300 dpi."""
    canvas = Canvas(width, height_of(len(bars), size))
    draw_bars(canvas, (0, 0, width, canvas.height), bars, size)
    return canvas.png(300)


def height_of(bars: int, size: int) -> int:
    """How much room that many bars and the legend need."""
    return round(bars * size * 1.9 + size * 2.4)


def draw_bars(canvas: Canvas, box: Box, bars: Sequence[Bar], size: int) -> None:
    """The bars inside the box, one below the other, and below them what the patterns mean."""
    left, top, right, _ = box
    label = min(max((wide(bar.name, size) for bar in bars), default=0), (right - left) * 0.42)
    room = right - left - label - 2 * GAP - wide("000/000", size)
    most = max((bar.owed for bar in bars), default=0) or 1
    for place, bar in enumerate(bars):
        y = top + place * size * 1.9 + size * 0.3
        canvas.text(left + label, y + size * 0.6, cut(bar.name, size, label), size, anchor="rm")
        start = left + label + GAP
        end = _one(canvas, bar, (start, y, start + room * bar.owed / most, y + size * 1.2))
        said = f"{bar.done}/{bar.owed}" if bar.owed else "暂无"
        canvas.text(end + GAP, y + size * 0.6, said, size, anchor="lm")
    _legend(canvas, left + label + GAP, top + len(bars) * size * 1.9 + size * 0.7, size)


def _one(canvas: Canvas, bar: Bar, box: Box) -> float:
    """One bar; where it ends."""
    left, top, right, bottom = box
    if not bar.owed:
        return left
    unit = (right - left) / bar.owed
    done, late = left + unit * bar.done, left + unit * (bar.done + bar.late)
    canvas.box(box, fill=PAPER)
    canvas.hatched((done, top, late, bottom))
    if bar.done:
        canvas.box((left, top, done, bottom), fill=INK)
    return right


def _legend(canvas: Canvas, x: float, y: float, size: int) -> None:
    side = size * 0.8
    for name, fill in ((DONE, INK), (LATE, None), (OPEN, PAPER)):
        box = (x, y, x + side * 1.6, y + side)
        canvas.box(box, fill=PAPER if fill is None else fill)
        if fill is None:
            canvas.hatched(box)
        canvas.text(x + side * 1.6 + GAP, y + side / 2, name, round(size * 0.85), anchor="lm")
        x += side * 1.6 + GAP * 4 + wide(name, round(size * 0.85))


def draw_share(canvas: Canvas, box: Box, done: int, owed: int) -> None:
    """One bar for how far something is."""
    left, top, right, bottom = box
    canvas.box(box, fill=PALE, ink=None)
    if owed and done:
        canvas.box((left, top, left + (right - left) * done / owed, bottom), fill=INK, ink=None)
    canvas.box(box)
