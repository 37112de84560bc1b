"""What a received file is, by its own bytes, and whether it bears a secrecy mark (涉密不上网).

Kept are pictures, videos, papers (PDF, OFD, Office, WPS) and plain text. Anything else, archives too, is turned away:
nobody can see at a glance what is in it. A PDF's text is handed in (`bot.pdf`); of a picture only the name is read.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from html import unescape

UNKNOWN, SECRET = "unknown_kind", "secret"
PDF = ".pdf"
_STARTS = {
    b"\xff\xd8\xff": ".jpg",
    b"\x89PNG": ".png",
    b"GIF8": ".gif",
    b"BM": ".bmp",
    b"%PDF": PDF,
    b"\xd0\xcf\x11\xe0": ".doc",  # Office and WPS before 2007
}
_INSIDE = {"word/document.xml": ".docx", "xl/workbook.xml": ".xlsx", "ppt/presentation.xml": ".pptx", "OFD.xml": ".ofd"}
_TEXTS = re.compile(
    r"word/(?:document|header\d*|footer\d*|comments)\.xml|xl/(?:sharedStrings|worksheets/sheet\d+)\.xml"
    r"|ppt/slides/slide\d+\.xml|docProps/(?:core|app)\.xml|OFD\.xml|Doc_\d+/Pages/Page_\d+/Content\.xml"
)
_PARTS, _PART_BYTES = 60, 2 * 2**20  # an archive says what it likes about its size
_PLAIN_BYTES = 2 * 2**20
_TAG = re.compile(r"<[^>]*>")
_PARAGRAPH = re.compile(r"</(?:w:p|si|a:p|c|is|ofd:TextCode|dc:\w+|\w+:keywords)>")
# A paper carries its mark on a line of its own (GB/T 9704), starred or in brackets; a sentence about secrecy is none.
_STAR = re.compile(r"(?:绝密|机密|秘密)[ \t\u3000]*[★☆▲]")
_MARK = re.compile(
    _STAR.pattern + r"|^[ \t\u3000]*(?:绝密|机密|秘密)[ \t\u3000]*(?:\d{1,2}[ \t]*(?:年|个月)|长期)?[ \t\u3000]*$"
    r"|[【\[（(〔《]\s*(?:绝密|机密|秘密)\s*[】\])）〕》]|密级\s*[:：]?\s*(?:绝密|机密|秘密)",
    re.MULTILINE,
)
_SPACED = re.compile(r"([绝机秘])[ \t\u3000]+密")  # printed with a space between, or read so
_MARK_IN_NAME = re.compile(
    r"绝密|机密|秘密[ \t]*[★☆▲]|^[【\[（(〔《]?秘密[】\])）〕》\s_-]|[【\[（(〔《]\s*秘密\s*[】\])）〕》]"
)


def suffix_of(data: bytes) -> str:
    """The ending under which such a file is kept; empty: not kept."""
    known = next((ending for start, ending in _STARTS.items() if data.startswith(start)), "")
    if known:
        return known
    if data[4:8] == b"ftyp":
        return ".mp4"
    if data[:4] == b"RIFF" and data[8:12] == b"WEBP":
        return ".webp"
    if data.startswith(b"PK\x03\x04"):
        return next((ending for name, ending in _INSIDE.items() if name in _names(data)), "")
    return ".txt" if _is_plain(data) else ""


def why_not(data: bytes, name: str, text: str = "") -> str:
    """Why this file is turned away: `secret`, `unknown_kind`; empty: it is kept. `text`: what was read in a PDF."""
    if _MARK_IN_NAME.search(name) or _bears_mark(text):
        return SECRET
    suffix = suffix_of(data)
    if not suffix:
        return UNKNOWN
    return SECRET if _is_marked(data, suffix) else ""


def _is_marked(data: bytes, suffix: str) -> bool:
    if suffix == ".doc":  # its text lies there as it is, in one of two ways
        return any(_STAR.search(data.decode(code, "ignore")) for code in ("utf-16-le", "gb18030"))
    if suffix == ".txt":
        return _bears_mark(_plain(data))
    return any(map(_bears_mark, _texts(data))) if data.startswith(b"PK") else False


def _bears_mark(text: str) -> bool:
    return bool(_MARK.search(_SPACED.sub(r"\1密", text)))


def _names(data: bytes) -> set[str]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            return set(archive.namelist())
    except (zipfile.BadZipFile, ValueError, RuntimeError, OSError):
        return set()


def _texts(data: bytes) -> Iterator[str]:
    """What can be read in an Office paper, a part at a time, of each the beginning."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = [name for name in archive.namelist() if _TEXTS.fullmatch(name)]
        for name in parts[:_PARTS]:
            try:
                with archive.open(name) as part:
                    written = part.read(_PART_BYTES).decode("utf-8", "replace")
            except (zipfile.BadZipFile, ValueError, OSError, RuntimeError, EOFError):
                continue  # damaged or locked with a password: the name was looked at
            yield unescape(_TAG.sub("", _PARAGRAPH.sub("\n", written)))


def _is_plain(data: bytes) -> bool:
    """Text, and none that a browser or a shell would run."""
    return b"\x00" not in data and not data.lstrip().startswith((b"<", b"#!", b"MZ")) and bool(_plain(data))


def _plain(data: bytes) -> str:
    for code in ("utf-8-sig", "gb18030"):
        try:
            return data[:_PLAIN_BYTES].decode(code)
        except UnicodeDecodeError:
            continue
    return ""
