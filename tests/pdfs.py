"""PDF files of a few lines, as small as they may be, and hostile ones."""

import zlib
from collections.abc import Sequence


def pdf(*lines: str) -> bytes:
    """A page with these lines, in a font that says which letter each code is."""
    shown = "\n".join(f"<{line.encode('utf-16-be').hex()}> Tj 0 -20 Td" for line in lines)
    letters = sorted(set("".join(lines)))
    table = "".join(f"<{ord(letter):04x}> <{ord(letter):04x}>\n" for letter in letters)
    cmap = f"1 begincodespacerange <0000> <ffff> endcodespacerange {len(letters)} beginbfchar\n{table}endbfchar"
    return _file(f"BT /F 12 Tf 50 700 Td\n{shown}\nET".encode(), cmap.encode())


def broken() -> bytes:
    """Half of one."""
    whole = pdf("机密★")
    return whole[: len(whole) // 2]


def bomb(megabytes: int = 600) -> bytes:
    """A page that unfolds to so much."""
    packer, part = zlib.compressobj(1), b" " * 2**20
    return _file(b"".join(packer.compress(part) for _ in range(megabytes)) + packer.flush(), b"", is_packed=True)


def endless() -> bytes:
    """A page that keeps a reader busy for minutes."""
    return _file(b"BT /F 12 Tf " + b"(a) Tj 0 -1 Td " * 3_000_000 + b"ET", b"")


def circle() -> bytes:
    """Pages that lie inside themselves."""
    return _numbered([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Count 9/Kids[2 0 R 2 0 R]>>"])


def deep() -> bytes:
    """A list in a list, a hundred thousand times."""
    return _numbered([b"<</Type/Catalog/Pages 2 0 R>>", b"[" * 100_000])


def _file(page: bytes, cmap: bytes, *, is_packed: bool = False) -> bytes:
    font = b"<</Type/Font/Subtype/CIDFontType2/BaseFont/F/CIDSystemInfo<</Registry(A)/Ordering(I)/Supplement 0>>>>"
    return _numbered(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Count 1/Kids[3 0 R]>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>",
            _stream(page if is_packed else zlib.compress(page)),
            b"<</Type/Font/Subtype/Type0/BaseFont/F/Encoding/Identity-H/DescendantFonts[7 0 R]/ToUnicode 6 0 R>>",
            _stream(zlib.compress(cmap)),
            font,
        ]
    )


def _stream(packed: bytes) -> bytes:
    return b"<</Filter/FlateDecode/Length %d>>\nstream\n%s\nendstream" % (len(packed), packed)


def _numbered(objects: Sequence[bytes]) -> bytes:
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF\n"
    return out + end % (len(places) + 1, table, len(places) + 1, len(out))
