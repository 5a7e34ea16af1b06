"""`alur sheet`: the official sheet as PDF, read back with another program's eyes (pypdfium2)."""

import json
from pathlib import Path

import pypdfium2
import pytest
from tests.cli.runs import alur, refused
from tests.random_sop import random_sop

from alur.core.sop.model import Sop
from alur.formats.sopfile import read_sop, write_sop

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sop.yaml"))
PODCAST = next(path for path in EXAMPLES if path.name == "podcast.sop.yaml")
MM = 72 / 25.4


def pages_of(path: Path) -> list[str]:
    """The text layer page by page, without the spaces and hyphens at which lines were broken."""
    with pypdfium2.PdfDocument(path) as document:
        return [squeezed(page.get_textpage().get_text_range()) for page in document]


def squeezed(text: str) -> str:
    """pdfium writes U+FFFE, or U+0002, for a hyphen at the end of a line."""
    return "".join(sign for sign in text if not sign.isspace() and sign not in "-\ufffe\x02\xad")


def sizes_of(path: Path) -> set[tuple[int, int]]:
    with pypdfium2.PdfDocument(path) as document:
        return {(round(width / MM), round(height / MM)) for width, height in (page.get_size() for page in document)}


def all_text(sop: Sop) -> list[str]:
    identity = sop.identity
    words = [identity.name, identity.number, identity.agency, identity.unit]
    words += [identity.approval.position, identity.approval.name, identity.approval.nip]
    for items in (identity.legal_basis, identity.qualifications, identity.related, identity.equipment):
        words += items
    words += [*identity.warnings, *identity.records, *(lane.label for lane in sop.lanes)]
    for row in sop.rows:
        words += [row.text, *row.needs, row.time, *row.outputs, row.note]
    return [squeezed(text) for text in [*words, *(link.label for link in sop.links)]]


def test_it_tells_how_many_pages_it_wrote(tmp_path):
    run = alur("sheet", PODCAST, "-o", "a.pdf", "--json", folder=tmp_path)
    assert (run.code, run.err, json.loads(run.out)) == (0, "", {"pages": 2})
    assert len(pages_of(tmp_path / "a.pdf")) == 2
    assert alur("sheet", PODCAST, "-o", "a.pdf", folder=tmp_path).out == "a.pdf: 2 halaman.\n"


@pytest.mark.parametrize(
    ("words", "size"), [([], (330, 215)), (["--paper", "f4"], (330, 215)), (["--paper", "A4"], (297, 210))]
)
def test_every_page_is_the_paper_asked_for_on_its_side(words, size, tmp_path):
    alur("sheet", PODCAST, "-o", tmp_path / "a.pdf", *words)
    assert sizes_of(tmp_path / "a.pdf") == {size}


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_all_that_the_sop_says_is_in_the_text_layer(path, tmp_path):
    assert alur("sheet", path, "-o", tmp_path / "a.pdf").code == 0
    written = "".join(pages_of(tmp_path / "a.pdf"))
    missing = [text for text in all_text(read_sop(path.read_bytes(), name=path.name)) if text not in written]
    assert missing == []


def test_the_header_is_on_each_flow_page_and_the_page_number_on_every_page(tmp_path):
    sop = tmp_path / "panjang.sop.yaml"
    sop.write_bytes(write_sop(random_sop(6, rows=60, lanes=7)))
    assert alur("sheet", sop, "-o", tmp_path / "a.pdf", "--paper", "a4").code == 0
    identity, *flow = pages_of(tmp_path / "a.pdf")
    assert len(flow) > 2
    assert "NomorSOP" in identity
    for number, page in enumerate((identity, *flow), 1):
        assert f"Halaman{number}dari{len(flow) + 1}" in page
    for page in flow:
        assert all(
            title in page for title in ("Kegiatan", "Pelaksana", "MutuBaku", "Kelengkapan", "Waktu", "Output", "Ket.")
        )


def test_the_same_bytes_come_out_whatever_the_clock_zone_locale_and_hash_seed(tmp_path):
    alur("sheet", PODCAST, "-o", tmp_path / "a.pdf", PYTHONHASHSEED="1", TZ="UTC")
    alur("sheet", PODCAST, "-o", tmp_path / "b.pdf", PYTHONHASHSEED="2", TZ="Asia/Makassar", LC_ALL="C", PYTHONUTF8="0")
    assert (tmp_path / "a.pdf").read_bytes() == (tmp_path / "b.pdf").read_bytes()


def test_more_lanes_than_the_paper_holds_get_a_larger_one_and_exit_1(tmp_path):
    sop = tmp_path / "lebar.sop.yaml"
    lanes = ", ".join(f"p{number}: Pelaksana {number}" for number in range(30))
    rows = "".join(f"- {{proses: Mencatat {number}, oleh: p{number}}}\n" for number in range(30))
    sop.write_text(f"pelaksana: {{{lanes}}}\nlangkah:\n{rows}")
    run = alur("sheet", "lebar.sop.yaml", "-o", "a.pdf", "--json", folder=tmp_path)
    assert run.code == 1
    assert run.err.startswith("lebar.sop.yaml: tidak muat di kertas F4, jadi dipakai ")
    assert run.err.endswith("bagi menjadi SOP makro dan mikro.\n")
    assert json.loads(run.out) == {"pages": len(pages_of(tmp_path / "a.pdf"))}


def test_what_an_sop_says_is_never_read_as_markup(tmp_path):
    (tmp_path / "a.sop.yaml").write_text(
        'nama: "#panic() $x$ *tebal* \\\\ @a <b>"\npelaksana: {a: "#{1+1}"}\n'
        'langkah: [{mulai: "A\\0 \\x1b #read(\\"/etc/passwd\\") 漢字", oleh: a}, {selesai: B, oleh: a}]\n'
    )
    assert alur("sheet", "a.sop.yaml", "-o", "a.pdf", folder=tmp_path).code == 0
    identity, flow = pages_of(tmp_path / "a.pdf")
    assert "#panic()$x$*tebal*\\@a<b>" in identity
    assert "#{1+1}" in flow
    assert '#read("/etc/passwd")' in flow


@pytest.mark.slow
def test_a_sheet_of_two_hundred_pages_is_written_within_its_time(tmp_path):
    sop = tmp_path / "a.sop.yaml"
    rows = "".join(f"- {{proses: Mencatat {number}, oleh: p{number % 8}, waktu: 5 menit}}\n" for number in range(2_000))
    sop.write_text("pelaksana: {" + ", ".join(f"p{n}: L{n}" for n in range(8)) + f"}}\nlangkah:\n{rows}")
    run = alur("sheet", sop, "-o", tmp_path / "a.pdf", "--json")
    assert run.code == 0, run.err
    assert json.loads(run.out)["pages"] > 200


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.sop.yaml", "-o", "a.docx"], "a.docx: tulis nama berkas hasil yang berakhir .pdf"),
        (["a.sop.yaml", "-o", "a"], "a: tulis nama berkas hasil yang berakhir .pdf"),
        (["a.sop.yaml", "-o", "tidak/ada.pdf"], "tidak/ada.pdf: berkas atau foldernya tidak ada"),
        (["a.sop.yaml", "-o", "folder.pdf"], "folder.pdf: ini bukan berkas biasa"),
        (["a.sop.yaml"], "--output belum disebut"),
        (["a.sop.yaml", "-o", "a.pdf", "--paper", "a5"], "isi --paper tidak dapat dipakai"),
        (["hilang.sop.yaml", "-o", "a.pdf"], "hilang.sop.yaml: berkas atau foldernya tidak ada"),
        (["kosong.sop.yaml", "-o", "a.pdf"], "kosong.sop.yaml, baris 1: berkas kosong"),
        (["gambar.png", "-o", "a.pdf"], "gambar.png"),
        (["dalam.sop.yaml", "-o", "a.pdf"], "dalam.sop.yaml, baris 1: susunan bertingkat lebih dari 20"),
        (["besar.sop.yaml", "-o", "a.pdf"], "besar.sop.yaml: lebih dari 2 MB"),
        (["lebar.sop.yaml", "-o", "a.pdf"], "lebar.sop.yaml: Lembarnya menjadi "),
    ],
)
def test_what_cannot_be_printed_is_one_sentence_and_no_file(words, said, tmp_path):
    (tmp_path / "a.sop.yaml").write_bytes(PODCAST.read_bytes())
    (tmp_path / "folder.pdf").mkdir()
    (tmp_path / "gambar.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff")
    (tmp_path / "kosong.sop.yaml").write_bytes(b"")
    (tmp_path / "dalam.sop.yaml").write_text("langkah: " + "[" * 9_000)
    (tmp_path / "besar.sop.yaml").write_text("#" * 2_000_001)
    (tmp_path / "lebar.sop.yaml").write_text(
        f"langkah: [{{putusan: A, ya: 1, tidak: 2, label_ya: {'w' * 90_000}}}, {{selesai: B}}]"
    )
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert said in refused(alur("sheet", *words, "--json", folder=tmp_path))
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
