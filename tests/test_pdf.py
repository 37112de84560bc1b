"""A PDF's text, and what a hostile one can do: nothing."""

import resource
import time
from collections.abc import Callable

import pytest

from bot import pdf
from bot.models.received import SECRET, why_not
from tests import pdfs


@pytest.mark.parametrize(
    ("lines", "why"),
    [
        (("000012", "机密★1年", "会议纪要"), SECRET),
        (("秘 密", "会议纪要"), SECRET),
        (("密级：绝密",), SECRET),
        (("学习保密法", "机关工作人员应当保守国家秘密。", "商业秘密的保护"), ""),
    ],
)
def test_a_mark_inside_a_pdf_is_found(lines: tuple[str, ...], why: str) -> None:
    paper = pdfs.pdf(*lines)

    assert why_not(paper, "纪要.pdf", pdf.text_of(paper)) == why


@pytest.mark.parametrize(
    "hostile",
    [pdfs.bomb, pdfs.endless, pdfs.circle, pdfs.deep, pdfs.broken, lambda: b"%PDF-1.7"],
    ids=["bomb", "endless", "circle", "deep", "broken", "empty"],
)
def test_a_hostile_pdf_costs_seconds_and_no_memory_of_ours(hostile: Callable[[], bytes]) -> None:
    data = hostile()
    started, before = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    text = pdf.text_of(data)

    assert time.monotonic() - started < 2 * pdf.SECONDS  # it is ended after that; a busy machine takes a while for it
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024  # KB
    assert len(text) < 1_000_000
