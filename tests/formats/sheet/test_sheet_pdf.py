"""The sheet as PDF: what was laid out stands there, in our own face, and twice the same bytes."""

from dataclasses import replace

import pypdfium2
import pytest
from tests.random_sop import random_sop

from alur.core.refused import Refused
from alur.formats.sheet.layout import A4, F4, lay_sheet
from alur.formats.sheet.pdf import sheet_pdf
from alur.formats.sheet.typeface import FILES, typeface

MM = 72 / 25.4


def test_pages_and_texts_are_those_that_were_laid_out():
    sop = random_sop(6, rows=30, lanes=7)
    sheet = lay_sheet(sop, A4)
    with pypdfium2.PdfDocument(sheet_pdf(sheet, sop.identity)) as document:
        assert len(document) == len(sheet.pages)
        for laid, page in zip(sheet.pages, document, strict=True):
            assert [round(side / MM, 2) for side in page.get_size()] == [297, 210]
            written = squeezed(page.get_textpage().get_text_range())
            labels = [label.text for label in laid.flow.page.labels] if laid.flow else []
            for text in [*(text.text for text in laid.texts), *labels]:
                assert squeezed(text) in written


def squeezed(text: str) -> str:
    """pdfium writes U+FFFE, or U+0002, for a hyphen at the end of a line."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\ufffe\x02")


def test_the_same_sop_is_the_same_bytes_and_without_a_date():
    sop = random_sop(3, rows=12, lanes=4)
    once, again = (sheet_pdf(lay_sheet(sop, F4), sop.identity) for _ in range(2))
    assert once == again
    assert b"CreationDate" not in once or b"D:1970" in once


def test_every_font_is_ours_and_embedded():
    sop = random_sop(3, rows=12, lanes=4)
    pdf = sheet_pdf(lay_sheet(sop, F4), sop.identity)
    names = set(part.split(b"/")[0].split()[0] for part in pdf.split(b"/BaseFont /")[1:])
    assert all(b"SourceSansPro" in name for name in names)


def test_a_sheet_larger_than_any_pdf_is_refused():
    sop = random_sop(3, rows=5, lanes=2)
    sheet = lay_sheet(sop, F4)
    with pytest.raises(Refused, match="terlalu besar"):
        sheet_pdf(replace(sheet, paper=replace(sheet.paper, width=6_000.0)), sop.identity)


@pytest.mark.parametrize("weight", FILES)
def test_letters_are_measured_as_the_font_says(weight):
    face = typeface(weight)
    # In Source Sans a space is 0.2 em, and the width of a word the sum of its letters.
    assert face.width(" ", 1000) == 200
    assert face.width("Ya", 10) == pytest.approx(face.width("Y", 10) + face.width("a", 10))
    assert face.lacks("Aé– 漢") == {"漢"}
