"""A sheet to draw on, and the type that it is written in: a picture for the phone or the paper, without system fonts.

The font lies beside this file (Noto Sans CJK SC, cut to the characters of GB 2312 and those of names and places); a
character that it lacks is shown as 〓, as printers do.
"""

import io
import re
from functools import cache
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.papers.plain import plain

FONT = Path(__file__).with_name("fonts") / "NotoSansSC-Regular.woff2"
MISSING = "〓"
INK, GREY, PALE, PAPER = 0, 96, 214, 255  # black and white: it will be printed
MIDDLE = 150
_PIECES = re.compile(r"(?:[0-9A-Za-z./+%-]+|.)[，。、；：）”》】〕！？]*")
Box = tuple[float, float, float, float]


@cache
def font(size: int) -> ImageFont.FreeTypeFont:
    """The type in that size (pixels)."""
    return ImageFont.truetype(str(FONT), size, layout_engine=ImageFont.Layout.BASIC)


@cache
def _drawn(character: str) -> str:
    """The character, or 〓 where the font has none."""
    if character in {" ", "\u3000", MISSING}:
        return character
    return MISSING if bytes(font(16).getmask(character)) == bytes(font(16).getmask("\uffff")) else character


def writable(text: str) -> str:
    """The text as this font can write it."""
    return "".join(_drawn(character) for character in plain(text).replace("\n", " "))


class Canvas:
    """A white sheet; all measures are pixels, `bold` is drawn with a thicker pen."""

    def __init__(self, width: int, height: int) -> None:
        self.image = Image.new("L", (width, height), PAPER)
        self._pen = ImageDraw.Draw(self.image)
        self.width, self.height = width, height

    def text(  # noqa: PLR0913 - where, what and how
        self, x: float, y: float, text: str, size: int, *, anchor: str = "la", bold: bool = False, ink: int = INK
    ) -> None:
        """Write one line; `anchor` as Pillow has it (la: top left, ma: top middle, rm: right, half height …)."""
        thick = size / 48 if bold else 0
        self._pen.text((x, y), writable(text), fill=ink, font=font(size), anchor=anchor, stroke_width=thick)

    def line(self, ends: Box, *, ink: int = INK, width: int = 2) -> None:
        """A straight line from (x, y) to (x, y)."""
        self._pen.line(ends, fill=ink, width=width)

    def box(self, box: Box, *, fill: int | None = None, ink: int | None = INK, width: int = 2) -> None:
        """A rectangle."""
        self._pen.rectangle(box, fill=fill, outline=ink, width=width)

    def hatched(self, box: Box, *, step: int = 10) -> None:
        """A rectangle of slanting lines: tells itself from grey ones in black and white too."""
        left, top, right, bottom = (round(edge) for edge in box)
        if right <= left:
            return
        patch = Image.new("L", (right - left, bottom - top), PAPER)
        pen, (width, height) = ImageDraw.Draw(patch), patch.size
        for start in range(-height, width, step):
            pen.line((start, height, start + height, 0), fill=INK, width=3)
        self.image.paste(patch, (left, top))
        self._pen.rectangle((left, top, right, bottom), outline=INK, width=2)

    def png(self, dpi: int = 150) -> bytes:
        """The sheet as a PNG file."""
        file = io.BytesIO()
        self.image.save(file, "PNG", dpi=(dpi, dpi))
        return file.getvalue()


def wide(text: str, size: int) -> float:
    """How wide a line is."""
    return font(size).getlength(writable(text))


def wrapped(text: str, size: int, width: float) -> list[str]:
    """The text in lines of that width; numbers stay whole, no line begins with a closing sign."""
    lines, line = list[str](), ""
    for piece in _PIECES.findall(writable(text)):
        if line and wide(line + piece, size) > width:
            lines.append(line)
            line = ""
        line += piece
    return [*lines, line] if line else lines


def cut(text: str, size: int, width: float) -> str:
    """The text in one line of that width, … behind what does not fit."""
    text = writable(text)
    if wide(text, size) <= width:
        return text
    while text and wide(text + "…", size) > width:
        text = text[:-1]
    return text + "…"
