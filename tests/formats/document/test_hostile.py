"""Documents that lie, are broken, or want to blow up: refused by name or read, never anything else (TRUST T15)."""

import io
import zipfile
from random import Random

import pytest
from tests.formats.document.layouts import MADE_FOR
from tests.random_sop import random_sop

from alur.core.refused import Refused
from alur.core.sheet.read import read_sheet
from alur.formats.document.read import read_document
from alur.formats.sheet.book import sheet_xlsx
from alur.formats.sheet.word import sheet_docx

PDF = next(layout.make for layout in MADE_FOR if layout.name == "pdf ruled")
WHOLE = {"xlsx": sheet_xlsx, "docx": sheet_docx, "pdf": PDF}


def read(data: bytes) -> str:
    """What was said: "" where the file was read."""
    try:
        read_sheet(read_document(data, name="naskah"), name="naskah")
    except Refused as refused:
        return str(refused)
    return ""


@pytest.mark.parametrize("kind", WHOLE)
def test_a_file_with_bytes_changed_or_cut_is_read_or_refused(kind: str) -> None:
    whole, random = WHOLE[kind](random_sop(2, rows=6)), Random(7)
    for _ in range(60):
        data = bytearray(whole)
        for _ in range(random.choice((1, 3, 20))):
            data[random.randrange(len(data))] = random.randrange(256)
        said = read(bytes(data[: random.choice((len(data), random.randrange(len(data))))]))
        assert not said or "naskah" in said


@pytest.mark.parametrize("kind", ["xlsx", "docx"])
def test_parts_with_elements_changed_are_read_or_refused(kind: str) -> None:
    whole, random = WHOLE[kind](random_sop(2, rows=6)), Random(11)
    for _ in range(60):
        assert read(rewritten(whole, random)) is not None


def rewritten(whole: bytes, random: Random) -> bytes:
    """The same parts, one of them with a piece of its text taken out, doubled, or made nonsense."""
    stream = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(whole)) as parts, zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as out:
        victim = random.choice([name for name in parts.namelist() if name.endswith(".xml")])
        for name in parts.namelist():
            data = parts.read(name)
            if name == victim:
                begin = random.randrange(len(data))
                end = min(len(data), begin + random.randrange(1, 40))
                put = random.choice((b"", data[begin:end] * 2, b'="-1"', b"99999999999", "٣".encode()))
                data = data[:begin] + put + data[end:]
            out.writestr(name, data)
    return stream.getvalue()


def package(parts: dict[str, bytes], *, method: int = zipfile.ZIP_DEFLATED) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", method) as out:
        for name, data in parts.items():
            out.writestr(name, data)
    return stream.getvalue()


DTD = b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/hostname">]><a>&x;</a>'
HOSTILE = {
    "nothing": (b"", "bukan XLSX"),
    "only a name": (b"PK", "bukan dokumen yang utuh"),
    "a zip of nothing": (package({}), "bukan dokumen Word atau Excel"),
    "a bomb": (package({"word/document.xml": b"\0" * (65 << 20)}), "lebih dari 64 MB"),
    "ten thousand parts": (package({f"x{number}": b"" for number in range(6_000)}), "lebih dari 64 MB"),
    "a DTD": (package({"word/document.xml": DTD}), "rusak|DTD"),
    "no XML": (package({"word/document.xml": b"halo"}), "rusak"),
    "a book without sheets": (package({"xl/workbook.xml": b"<workbook/>"}), "tidak ditemukan tabel"),
    "a document without tables": (package({"word/document.xml": b"<document/>"}), "tidak ditemukan tabel"),
    "a PDF in name": (b"%PDF-1.7\n%%EOF", "bukan PDF yang utuh"),
    "text": (b"No;Kegiatan;Waktu", "bukan XLSX"),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_what_is_no_document_is_refused_with_its_reason(case: str) -> None:
    data, reason = HOSTILE[case]
    with pytest.raises(Refused, match=reason):
        read_sheet(read_document(data, name="naskah"), name="naskah")


def test_a_path_out_of_the_package_leads_nowhere() -> None:
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r1" Type="x/worksheet" Target="../../../../etc/passwd"/></Relationships>'
    )
    book = (
        b'<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
        b'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
        b'<sheets><sheet name="a" r:id="r1"/></sheets></workbook>'
    )
    data = package({"xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels})
    assert "tidak ada" in read(data)
