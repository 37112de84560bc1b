"""What a received file is, by its own bytes, and whether it bears a secrecy mark."""

import io
import zipfile

import pytest
from docx import Document
from openpyxl import Workbook

from bot.models.received import SECRET, UNKNOWN, suffix_of, why_not


def paper(*paragraphs: str) -> bytes:
    """A Word paper."""
    document = Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(out := io.BytesIO())
    return out.getvalue()


def sheet(text: str) -> bytes:
    """An Excel sheet."""
    book = Workbook()
    book.worksheets[0]["B3"] = text
    book.save(out := io.BytesIO())
    return out.getvalue()


def archive(**parts: bytes) -> bytes:
    """A zip."""
    with zipfile.ZipFile(out := io.BytesIO(), "w", zipfile.ZIP_DEFLATED) as made:
        for name, data in parts.items():
            made.writestr(name, data)
    return out.getvalue()


BOMB = archive(**{"word/document.xml": b" " * 50_000_000})
OLD = b"\xd0\xcf\x11\xe0" + bytes(60)


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("会议纪要.docx", paper("机密★1年", "会议纪要"), SECRET),
        ("会议纪要.docx", paper("000012", "秘密 6个月"), SECRET),
        ("会议纪要.docx", paper("标题", "密级：秘密"), SECRET),
        ("名单.xlsx", sheet("【绝密】"), SECRET),
        ("纪要.doc", OLD + "  机密★ 会议纪要".encode("utf-16-le"), SECRET),
        ("纪要.wps", OLD + "秘密★1年".encode("gb18030"), SECRET),
        ("纪要.txt", "秘密\n会议纪要".encode("gb18030"), SECRET),
        ("机密-名单.pdf", b"%PDF-1.7", SECRET),
        ("（秘密）名单.png", b"\x89PNG\r\n", SECRET),
        ("学习保密法.docx", paper("机关工作人员应当保守国家秘密。", "商业秘密的保护"), ""),
        ("商业秘密保护培训.docx", paper("签到表"), ""),
        ("名单.xlsx", sheet("佛堂镇"), ""),
        ("纪要.doc", OLD + "会议纪要".encode("utf-16-le"), ""),
        ("截图.png", b"\x89PNG\r\n", ""),
        ("", b"\xff\xd8\xff\xe0", ""),
        ("说明.txt", "一句话".encode(), ""),
        ("大.docx", BOMB, ""),
        ("坏.docx", BOMB[:-40], UNKNOWN),
        ("打包.zip", archive(a=b"1"), UNKNOWN),
        ("页面.png", b"<html><script>1</script>", UNKNOWN),
        ("程序.docx", b"MZ\x90\x00", UNKNOWN),
        ("脚本", b"#!/bin/sh\n", UNKNOWN),
        ("空", b"", UNKNOWN),
    ],
)
def test_a_marked_or_strange_file_is_turned_away(name: str, data: bytes, why: str) -> None:
    assert why_not(data, name) == why


def test_a_file_is_kept_under_the_ending_of_what_it_is_not_of_what_it_is_called() -> None:
    kept = [paper("a"), sheet("a"), b"\x00\x00\x00\x18ftypmp42", b"RIFF\x00\x00\x00\x00WEBP", b"abc", b"\x00\x01"]

    assert [suffix_of(data) for data in kept] == [".docx", ".xlsx", ".mp4", ".webp", ".txt", ""]
