"""The official sheet by its numbers: every text inside its cell, every page alike, whatever the SOP says."""

from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise

import pytest
from tests.core.drawing.nasty_sop import nasty_sop
from tests.core.drawing.small_sops import small_sop
from tests.random_sop import random_sop
from tests.seeds import seeds

from alur.core.drawing.value import BandKind, ShapeKind
from alur.core.sop.model import Approval, Identity, Lane, Sop
from alur.formats.sheet.layout import A4, F4, LEFT, TOP, Paper, Sheet, lay_sheet
from alur.formats.sheet.page import Anchor, SheetPage, Text
from alur.formats.sheet.typeface import typeface

Box = tuple[float, float, float, float]
WORDS = "Pertanggungjawaban penyelenggaraan pelayanan publik sebagaimana dimaksud dalam peraturan perundang-undangan "


def sop_of(seed: int) -> Sop:
    sop = random_sop(seed, rows=3 + 7 * seed % 58, lanes=1 + 4 * seed % 15)
    return with_long_texts(sop, seed) if seed % 2 else sop


def with_long_texts(sop: Sop, seed: int) -> Sop:
    """Some rows say as much as a page, some use a word that no cell holds."""
    rows = tuple(
        replace(
            row,
            text=WORDS * (40 if number % 11 == 3 else 1 + number % 3),
            needs=(*row.needs, "w" * 90, WORDS * 2),
            note=f"https://ombudsman.go.id/{row.id}/lampiran",
        )
        for number, row in enumerate(sop.rows, seed)
    )
    return replace(sop, rows=rows)


def box(text: Text) -> Box:
    """Round what is seen of the line: from its baseline up to its capitals."""
    wide, high = typeface(text.weight).width(text.text, text.size), 0.7 * text.size
    before = {Anchor.START: 0.0, Anchor.MIDDLE: wide / 2, Anchor.END: wide}[text.anchor]
    if text.turned:
        return text.x - high, text.y - before, text.x, text.y - before + wide
    return text.x - before, text.y - high, text.x - before + wide, text.y


def clipped(page: SheetPage) -> list[str]:
    """Texts that a rule runs through."""
    found = []
    for text in page.texts:
        left, top, right, bottom = box(text)
        for rule in page.rules:
            across = rule.left < right - 0.05 and left + 0.05 < rule.right and top < rule.top < bottom
            down = rule.top < bottom - 0.05 and top + 0.05 < rule.bottom and left + 0.05 < rule.left < right - 0.05
            if (across and rule.top == rule.bottom) or (down and rule.left == rule.right):
                found.append(text.text)
    return found


def overlapping(page: SheetPage) -> Iterator[tuple[str, str]]:
    """Lines of one column that lie on one another."""
    lying = sorted((text for text in page.texts if not text.turned), key=lambda text: (box(text)[0], text.y))
    for one, other in pairwise(lying):
        if box(one)[0] == box(other)[0] and other.y - one.y < 0.7 * other.size:
            yield one.text, other.text


@pytest.mark.parametrize("seed", seeds(30, quick=6))
@pytest.mark.parametrize("paper", [F4, A4], ids=lambda paper: paper.name)
def test_no_text_is_clipped_lies_on_another_or_leaves_the_paper(seed, paper):
    sheet = lay_sheet(sop_of(seed), paper)
    for page in sheet.pages:
        assert clipped(page) == []
        assert list(overlapping(page)) == []
        for text in page.texts:
            left, top, right, bottom = box(text)
            assert min(left, top) >= -1e-6
            assert right <= sheet.paper.width - 2 * LEFT + 1e-6
            assert bottom <= sheet.paper.height - TOP


@pytest.mark.parametrize("seed", seeds(30, quick=6))
def test_every_word_of_every_row_is_printed_in_the_order_of_the_rows(seed):
    sop = sop_of(seed)
    written = squeezed("".join(text.text for page in lay_sheet(sop, F4).pages for text in page.texts))
    place = 0
    for number, row in enumerate(sop.rows, 1):
        if len(row.text) < 400:  # a longer one may go on on the next page, after the header
            place = written.index(squeezed(f"{number}{row.text}"), place)
        for text in (*row.needs, row.time, *row.outputs):
            assert squeezed(text) in written or len(text) > 80


def squeezed(text: str) -> str:
    return "".join(sign for sign in text if sign not in " -")


@pytest.mark.parametrize("seed", seeds(40, quick=8))
def test_up_to_sixty_rows_and_fifteen_lanes_stay_on_f4(seed):
    sop = random_sop(seed, rows=3 + 11 * seed % 58, lanes=1 + 7 * seed % 15)
    assert lay_sheet(sop, F4).paper == F4


def test_up_to_eleven_lanes_stay_on_a4():
    for lanes in range(1, 12):
        assert lay_sheet(random_sop(lanes, rows=40, lanes=lanes), A4).paper == A4


def flow_pages(sheet: Sheet) -> list[SheetPage]:
    return [page for page in sheet.pages if page.flow]


@pytest.mark.parametrize("paper", [F4, A4], ids=lambda paper: paper.name)
def test_every_flow_page_has_the_same_header_and_every_page_its_number(paper: Paper):
    sheet = lay_sheet(random_sop(6, rows=60, lanes=7), paper)
    flow = flow_pages(sheet)
    assert len(flow) > 3
    top = flow[0].flow.top
    heads = [[(text.x, text.y, text.text) for text in page.texts if text.y < top] for page in flow]
    assert all(head == heads[0] for head in heads)
    titles = {text for _, _, text in heads[0]}
    assert {"No", "Kegiatan", "Pelaksana", "Mutu Baku", "Kelengkapan", "Waktu", "Output", "Ket."} <= titles
    for number, page in enumerate(sheet.pages, 1):
        assert page.texts[-1].text == f"Halaman {number} dari {len(sheet.pages)}"


def test_an_arrow_over_pages_ends_in_a_segilima_whose_letter_begins_it_again():
    sheet = lay_sheet(random_sop(6, rows=60, lanes=7), F4)
    feet, heads = set(), set()
    for page in flow_pages(sheet):
        kinds = [band.kind for band in page.flow.page.bands]
        assert BandKind.HEAD not in kinds[1:]
        assert BandKind.FOOT not in kinds[:-1]
        middle = page.flow.page.height / 2
        for shape in page.flow.page.shapes:
            if shape.kind is ShapeKind.PENTAGON:
                (heads if shape.y < middle else feet).add((shape.letter, shape.row))
    assert feet == heads
    assert sorted({letter for letter, _ in feet}) == [chr(ord("A") + place) for place in range(len(feet))]


def test_a_row_longer_than_a_page_goes_on_under_the_header_of_the_next():
    sop = small_sop("a ( 2", "a )", lanes="a")
    long = replace(sop, rows=(replace(sop.rows[0], text=WORDS * 80), sop.rows[1]))
    kinds = [band.kind for page in flow_pages(lay_sheet(long, F4)) for band in page.flow.page.bands]
    assert BandKind.CONTINUED in kinds


def test_more_lanes_than_f4_holds_go_to_a3():
    keys = [f"p{number}" for number in range(22)]
    sop = small_sop(*[f"{key} [" for key in "ab"], lanes="ab")
    wide = replace(sop, lanes=(*sop.lanes, *(Lane(key, f"Pelaksana {key}") for key in keys)))
    sheet = lay_sheet(wide, F4)
    assert (sheet.paper.name, sheet.paper.width) == ("A3", 420)


def test_narrow_lanes_have_titles_that_run_upward_and_wide_ones_do_not():
    for count, turned in ((14, True), (3, False)):
        keys = "abcdefghijklmn"[:count]
        sheet = lay_sheet(small_sop("a ( 2", "b )", lanes=keys), F4)
        assert {text.turned for page in sheet.pages for text in page.texts if text.text in [*keys.upper()]} == {turned}


def test_an_identity_longer_than_a_page_goes_on_with_its_titles():
    items = tuple(f"Undang-Undang Nomor {number} tentang {WORDS}" for number in range(60))
    identity = Identity(name=WORDS * 3, number="1", agency=WORDS * 2, legal_basis=items, warnings=items[:3])
    sheet = lay_sheet(replace(small_sop("a ( 2", "a )"), identity=identity), F4)
    texts = [text.text for page in sheet.pages for text in page.texts]
    assert "Dasar Hukum (lanjutan):" in texts
    assert all(f"{number}." in texts for number in range(1, 61))
    assert [clipped(page) for page in sheet.pages] == [[] for _ in sheet.pages]


def test_what_is_not_written_is_a_dash_and_dates_are_written_in_words():
    identity = Identity(made="2026-11-23", effective="23/11/2026", approval=Approval("Kepala", "Citra", "1980"))
    (page, *_) = lay_sheet(replace(small_sop("a ( 2", "a )"), identity=identity), F4).pages
    texts = [text.text for text in page.texts]
    assert texts.count("23 November 2026") == 2
    assert {"Kepala,", "NIP 1980", "-"} <= set(texts)


@pytest.mark.parametrize("seed", range(4))
def test_an_sop_that_breaks_every_rule_is_laid_out_too(seed):
    sheet = lay_sheet(nasty_sop(seed, rows=30, lanes=6), F4)
    assert [clipped(page) for page in sheet.pages] == [[] for _ in sheet.pages]
