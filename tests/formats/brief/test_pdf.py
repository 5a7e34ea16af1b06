"""The Monday page is one page, whatever there is to tell, and the same bytes for the same week."""

import pypdfium2

from alur.formats.brief.pdf import Brief, Line, brief_pdf, section

LONG = "Memeriksa isi, data pribadi, dan kerahasiaan pelapor " * 6


def brief(lines: int) -> Brief:
    told = tuple(Line(LONG, LONG, "Lewat 12 hari") for _ in range(lines))
    sections = tuple(section(title, "Kalimat pendek.", told) for title in ("Satu", "Dua", "Tiga", "Empat", "Lima"))
    return Brief("Ombudsman RI", "Kalimantan Selatan", "Lembar Senin", "Kepala", "Senin", sections, "Dari Alur.")


def test_forty_lines_in_each_section_are_still_one_page() -> None:
    document = pypdfium2.PdfDocument(brief_pdf(brief(40)))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_bounded()
    assert "dan 35 lagi" in text
    assert "Lima" in text
    assert "Dari Alur." in text


def test_an_empty_week_is_a_page_too() -> None:
    assert len(pypdfium2.PdfDocument(brief_pdf(brief(0)))) == 1


def test_the_same_week_is_the_same_bytes() -> None:
    assert brief_pdf(brief(3)) == brief_pdf(brief(3))
