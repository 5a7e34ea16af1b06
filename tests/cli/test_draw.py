"""`alur draw`: one SVG that any viewer reads, the same bytes each time, and a sentence where there can be none."""

import json
from itertools import pairwise
from pathlib import Path
from xml.etree import ElementTree

import pytest
from tests.cli.runs import alur, refused
from tests.core.drawing.nasty_sop import nasty_sop
from tests.random_sop import random_sop

from alur.core.sop.model import Symbol
from alur.formats.sopfile import read_sop, write_sop

EXAMPLES = sorted((Path(__file__).parents[2] / "examples").glob("*.sop.yaml"))
PODCAST = next(path for path in EXAMPLES if path.name == "podcast.sop.yaml")
SVG = "{http://www.w3.org/2000/svg}"


def points(element: ElementTree.Element) -> list[tuple[float, float]]:
    x_y = [float(number) for number in element.attrib["points"].replace(",", " ").split()]
    return list(zip(x_y[::2], x_y[1::2], strict=True))


def texts(root: ElementTree.Element) -> str:
    """All that is written, without the spaces and hyphens at which lines were broken."""
    return squeezed("".join("".join(element.itertext()) for element in root.iter(f"{SVG}text")))


def squeezed(text: str) -> str:
    return "".join(text.replace("-", "").split())


def test_it_tells_what_it_drew(tmp_path):
    run = alur("draw", PODCAST, "-o", "a.svg", "--json", folder=tmp_path)
    told = json.loads(run.out)
    assert (run.code, run.err) == (0, "")
    assert list(told.items()) == [("pages", 1), ("boxes", 12), ("arrows", 13), ("bends", 18), ("crossings", 0)]
    plain = alur("draw", PODCAST, "-o", "a.svg", folder=tmp_path)
    assert plain.out == "a.svg: 11 langkah, 6 pelaksana, 3 keputusan, 13 panah, 0 persilangan.\n"


@pytest.mark.parametrize("path", EXAMPLES, ids=lambda path: path.name.split(".")[0])
def test_arrows_are_orthogonal_decisions_closed_diamonds_and_text_is_text(path, tmp_path):
    told = json.loads(alur("draw", path, "-o", tmp_path / "a.svg", "--json").out)
    root, sop = ElementTree.parse(tmp_path / "a.svg").getroot(), read_sop(path.read_bytes(), name=path.name)

    arrows = [points(line) for line in root.iter(f"{SVG}polyline")]
    assert len(arrows) == told["arrows"] == len(sop.links)
    assert all((a[0] == b[0]) != (a[1] == b[1]) for arrow in arrows for a, b in pairwise(arrow))
    assert sum(len(arrow) - 2 for arrow in arrows) == told["bends"]

    diamonds = [points(each) for each in root.iter(f"{SVG}polygon") if each.get("class") == "diamond"]
    assert len(diamonds) == sum(Symbol.DECISION in row.symbols for row in sop.rows)
    for left, top, right, bottom in diamonds:
        assert left[1] == right[1]
        assert top[0] == bottom[0] == pytest.approx((left[0] + right[0]) / 2, abs=0.01)

    written = texts(root)
    said = [*(row.text for row in sop.rows), *(lane.label for lane in sop.lanes), *(row.time for row in sop.rows)]
    assert [text for text in said if squeezed(text) not in written] == []


def test_the_same_bytes_come_out_whatever_the_clock_zone_locale_and_hash_seed(tmp_path):
    sop = tmp_path / "a.sop.yaml"
    sop.write_bytes(write_sop(random_sop(4, rows=40, lanes=9)))
    alur("draw", sop, "-o", tmp_path / "a.svg", PYTHONHASHSEED="1", TZ="UTC")
    alur("draw", sop, "-o", tmp_path / "b.svg", PYTHONHASHSEED="2", TZ="Asia/Makassar", LC_ALL="C", PYTHONUTF8="0")
    assert (tmp_path / "a.svg").read_bytes() == (tmp_path / "b.svg").read_bytes()


def test_what_an_sop_says_is_never_read_as_markup(tmp_path):
    (tmp_path / "a.sop.yaml").write_text(
        'nama: "<script>&]]>"\npelaksana: {a: "\\"><g onload=x>"}\n'
        'langkah: [{mulai: "A\\0 <b>\\x1b[2J", oleh: a, keterangan: "]]> & \\uFFFF"}, {selesai: B, oleh: a}]\n'
    )
    assert alur("draw", "a.sop.yaml", "-o", "a.svg", folder=tmp_path).code == 0
    root = ElementTree.parse(tmp_path / "a.svg").getroot()
    assert "A\ufffd<b>\ufffd[2J" in texts(root)
    assert {element.tag for element in root.iter()}.isdisjoint({f"{SVG}script", f"{SVG}b"})


@pytest.mark.slow
@pytest.mark.parametrize("links_per_row", [1.0, 4.0])
def test_the_largest_sop_is_drawn_within_its_time_and_memory(links_per_row, tmp_path):
    sop = nasty_sop(2, rows=2_000, lanes=15, links_per_row=links_per_row)
    (tmp_path / "a.sop.yaml").write_bytes(write_sop(sop))
    run = alur("draw", "a.sop.yaml", "-o", "a.svg", "--json", folder=tmp_path)
    assert run.code == 0, run.err
    assert json.loads(run.out)["boxes"] == 2_000 + sum(len({*row.shared} - {row.lane}) for row in sop.rows)


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["a.sop.yaml", "-o", "a.png"], "a.png: tulis nama berkas hasil yang berakhir .svg"),
        (["a.sop.yaml", "-o", "svg"], "svg: tulis nama berkas hasil yang berakhir .svg"),
        (["a.sop.yaml", "-o", "tidak/ada.svg"], "tidak/ada.svg: berkas atau foldernya tidak ada"),
        (["a.sop.yaml", "-o", "folder.svg"], "folder.svg: ini bukan berkas biasa"),
        (["a.sop.yaml"], "--output belum disebut"),
        (["a.sop.yaml", "-o", "a.svg", "--paper", "a4"], "“--paper” tidak dikenal"),
        (["hilang.sop.yaml", "-o", "a.svg"], "hilang.sop.yaml: berkas atau foldernya tidak ada"),
        (["folder.svg", "-o", "a.svg"], "folder.svg: ini folder"),
        (["gambar.png", "-o", "a.svg"], "gambar.png"),
        (["kosong.sop.yaml", "-o", "a.svg"], "kosong.sop.yaml, baris 1: berkas kosong"),
        (["dalam.sop.yaml", "-o", "a.svg"], "dalam.sop.yaml, baris 1: susunan bertingkat lebih dari 20"),
        (["besar.sop.yaml", "-o", "a.svg"], "besar.sop.yaml: lebih dari 2 MB"),
        (["banyak.sop.yaml", "-o", "a.svg"], "banyak.sop.yaml, baris "),
    ],
)
def test_what_cannot_be_drawn_is_one_sentence_and_no_file(words, said, tmp_path):
    (tmp_path / "a.sop.yaml").write_bytes(PODCAST.read_bytes())
    (tmp_path / "folder.svg").mkdir()
    (tmp_path / "gambar.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00\x00\xff")
    (tmp_path / "kosong.sop.yaml").write_bytes(b"")
    (tmp_path / "dalam.sop.yaml").write_text("langkah: " + "[" * 9_000)
    (tmp_path / "besar.sop.yaml").write_text("#" * 2_000_001)
    (tmp_path / "banyak.sop.yaml").write_text("langkah:\n" + "- {proses: Mencatat}\n" * 2_001)
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert said in refused(alur("draw", *words, "--json", folder=tmp_path))
    assert sorted(path.name for path in tmp_path.rglob("*")) == before
