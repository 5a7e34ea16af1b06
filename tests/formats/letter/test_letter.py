"""Letters and certificates: every word arrives on the paper, as text, and the same words give the same bytes."""

import subprocess
import sys
from dataclasses import replace
from io import BytesIO

import pypdfium2
import pytest

from alur.formats.letter.content import Letter, Part, Piagam, Signature
from alur.formats.letter.pdf import as_json, letter_pdf

LETTER = Letter(
    office=("Ombudsman Republik Indonesia", "Perwakilan Kalimantan Selatan"),
    title="Surat panggilan",
    number="03/PB/2026",
    place_and_day="Banjarmasin, 24 November 2026",
    to=("Yth. Bima", "Asisten Pencegahan"),
    parts=(
        Part(paragraphs=("Anda dipanggil untuk memberi keterangan.",), pairs=(("Waktu", "1 Desember 2026"),)),
        Part("Bukti", points=("Laporan lewat waktu", "#set page(fill: red) $x$ *tebal* <a> @b \\")),
    ),
    signatures=(Signature("Pemeriksa", "Eka", "Ditandatangani 24 Nov 2026 09.15 WITA"), Signature("Pegawai", "Bima")),
)
PIAGAM = Piagam(
    office=LETTER.office,
    number="07/AP/2026",
    name="Bima",
    position="Asisten Pencegahan",
    reason="Menyusun daftar periksa studio, sehingga perekaman tidak lagi diulang.",
    place_and_day=LETTER.place_and_day,
    signature=Signature("Kepala Perwakilan", "Citra", "Ditandatangani 24 Nov 2026"),
)


def words_of(pdf: bytes) -> str:
    document = pypdfium2.PdfDocument(BytesIO(pdf))
    return " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)


def test_every_word_of_a_letter_is_on_the_paper_and_none_is_markup() -> None:
    words = words_of(letter_pdf(LETTER))
    for said in ("SURAT PANGGILAN", "03/PB/2026", "Yth. Bima", "1 Desember 2026", "#set page(fill: red) $x$ *tebal*"):
        assert said in words
    assert "Belum ditandatangani" in words
    assert "RAHASIA" in words


def test_a_certificate_fits_one_page_whatever_the_reason() -> None:
    document = pypdfium2.PdfDocument(BytesIO(letter_pdf(replace(PIAGAM, reason="Menata arsip dengan tekun. " * 30))))
    assert len(document) == 1
    width, height = document[0].get_size()
    assert width > height


def test_the_same_words_give_the_same_bytes() -> None:
    assert letter_pdf(LETTER) == letter_pdf(LETTER)


@pytest.mark.parametrize("paper", [LETTER, PIAGAM])
def test_a_child_process_sets_it_alike(paper: Letter | Piagam) -> None:
    command = [sys.executable, "-m", "alur.formats.letter"]
    done = subprocess.run(command, input=as_json(paper).encode(), capture_output=True, check=True)
    assert done.stdout == letter_pdf(paper)


def test_a_long_letter_runs_on_with_its_pages_numbered() -> None:
    long = replace(
        LETTER, parts=(Part("Keterangan", paragraphs=("Bima menerangkan bahwa data datang lambat. " * 9,) * 20),)
    )
    document = pypdfium2.PdfDocument(BytesIO(letter_pdf(long)))
    assert len(document) > 1
    assert f"1 / {len(document)}" in document[0].get_textpage().get_text_bounded()
