"""Pictures for a phone: 统计 as numbers and bars, and 专报 as the page that the document shows."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.papers.charts import Bar, draw_bars, draw_share, height_of
from bot.papers.drawing import GREY, MIDDLE, Canvas, cut, wrapped

EDGE, WIDE = 60, 1080
A4 = (1240, 1754)  # 150 dpi
SIDE, HEAD, BODY = 130, 30, 28  # of the page: margin, size of headings and of text
LEADING = 1.62
CHINESE = "一二三四五六七八九十"


@dataclass(frozen=True, slots=True)
class Overview:
    """统计 as a picture: big numbers, a bar a phase, how far it is to the goal."""

    title: str
    subtitle: str
    numbers: Sequence[tuple[str, int]]
    bars_name: str
    bars: Sequence[Bar]
    goal_name: str
    goal: tuple[int, int]
    lines: Sequence[str] = ()


@dataclass(frozen=True, slots=True)
class Page:
    """专报: headed sections and a chart on one A4."""

    title: str
    subtitle: str
    sections: Sequence[tuple[str, Sequence[str]]]
    bars: Sequence[Bar]
    signer: str
    day: str


def overview_picture(facts: Overview) -> bytes:
    """统计 for the phone."""
    title = wrapped(facts.title, 44, WIDE - 2 * EDGE)
    lines = [part for line in facts.lines for part in wrapped(line, 32, WIDE - 2 * EDGE)]
    bars = height_of(len(facts.bars), 34) + 70 if facts.bars else 0
    goal = 150 if facts.goal_name else 0
    canvas = Canvas(WIDE, round(EDGE * 2 + len(title) * 62 + 60 + 230 + bars + goal + len(lines) * 50))
    y = float(EDGE)
    for line in title:
        canvas.text(EDGE, y, line, 44, bold=True)
        y += 62
    canvas.text(EDGE, y, facts.subtitle, 30, ink=GREY)
    y = _numbers(canvas, y + 60, facts.numbers)
    if facts.bars:
        canvas.text(EDGE, y, facts.bars_name, 34, bold=True)
        draw_bars(canvas, (EDGE, y + 60, WIDE - EDGE, y + bars), facts.bars, 34)
        y += bars
    if facts.goal_name:
        y = _goal(canvas, y, facts)
    for line in lines:
        canvas.text(EDGE, y, line, 32)
        y += 50
    return canvas.png()


def _numbers(canvas: Canvas, y: float, numbers: Sequence[tuple[str, int]]) -> float:
    """The tiles; where they end."""
    width = (WIDE - 2 * EDGE) / max(len(numbers), 1)
    for place, (name, number) in enumerate(numbers):
        middle = EDGE + width * (place + 0.5)
        canvas.box((EDGE + width * place + 6, y, EDGE + width * (place + 1) - 6, y + 190), ink=MIDDLE)
        canvas.text(middle, y + 78, str(number), 72, anchor="mm", bold=True)
        canvas.text(middle, y + 152, name, 32, anchor="mm")
    return y + 230


def _goal(canvas: Canvas, y: float, facts: Overview) -> float:
    done, owed = facts.goal
    canvas.text(EDGE, y, cut(facts.goal_name, 34, WIDE - 2 * EDGE), 34, bold=True)
    draw_share(canvas, (EDGE, y + 60, WIDE - EDGE - 160, y + 104), done, owed)
    canvas.text(WIDE - EDGE, y + 82, f"{done}/{owed}", 34, anchor="rm")
    return y + 150


def page_picture(facts: Page) -> bytes:
    """专报 as a page; text that runs over is set smaller, so that it stays one page."""
    sized = next((size for size in (BODY, 26, 24, 22, 20) if _needs(facts, size) <= A4[1] - 2 * SIDE), 18)
    canvas, (width, height) = Canvas(*A4), A4
    canvas.text(width / 2, SIDE - 30, facts.title, 56, anchor="ma", bold=True)
    canvas.text(width / 2, SIDE + 58, cut(facts.subtitle, 26, width - 2 * SIDE), 26, anchor="ma", ink=GREY)
    canvas.line((SIDE, SIDE + 110, width - SIDE, SIDE + 110), width=3)
    y = SIDE + 130.0
    for place, (name, lines) in enumerate(facts.sections):
        y = _section(canvas, y, (f"{CHINESE[place]}、{name}", lines), sized)
        if place == 0 and facts.bars:
            draw_bars(canvas, (SIDE, y + 8, width - SIDE, y), facts.bars, sized)
            y += height_of(len(facts.bars), sized) + 16
    canvas.text(width - SIDE, height - SIDE - 2 * sized * LEADING, facts.signer, sized, anchor="ra")
    canvas.text(width - SIDE, height - SIDE - sized * LEADING, facts.day, sized, anchor="ra")
    return canvas.png()


def _section(canvas: Canvas, y: float, section: tuple[str, Sequence[str]], size: int) -> float:
    name, lines = section
    canvas.text(SIDE, y, name, size + 2, bold=True)
    y += (size + 2) * LEADING
    for line in lines:
        for part in _laid(line, size):
            canvas.text(SIDE, y, part, size)
            y += size * LEADING
    return y + size * 0.4


def _laid(line: str, size: int) -> list[str]:
    """A paragraph with its first line set in by two characters."""
    return wrapped(f"　　{line}", size, A4[0] - 2 * SIDE)


def _needs(facts: Page, size: int) -> float:
    rows = sum(len(_laid(line, size)) for _, lines in facts.sections for line in lines)
    heads = len(facts.sections) * ((size + 2) * LEADING + size * 0.4)
    return 130 + heads + rows * size * LEADING + height_of(len(facts.bars), size) + 16 + 3 * size * LEADING
