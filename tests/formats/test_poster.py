"""Papers for wall and desk: all text on one page, the same bytes each time."""

from pathlib import Path

import pypdfium2
import pytest
from tests.random_sop import random_sop

from alur.core.learn.briefing import summary
from alur.core.sop.flow import flow_of
from alur.core.sop.model import Sop
from alur.formats.poster.content import Paper, certificate, poster, role_page
from alur.formats.poster.pdf import paper_pdf
from alur.formats.sopfile import read_sop

EXAMPLES = sorted((Path(__file__).resolve().parents[2] / "examples").glob("*.sop.yaml"))


def pages(paper: Paper) -> list[str]:
    document = pypdfium2.PdfDocument(paper_pdf(paper))
    return ["".join(page.get_textpage().get_text_bounded().split()) for page in document]


def read(place: Path) -> Sop:
    return read_sop(place.read_bytes(), name=place.name)


def role_papers(sop: Sop) -> list[Paper]:
    flow = flow_of(sop)
    return [role_page(summary(flow, lane.key), number="05/SOP", effective="23 November 2026") for lane in sop.lanes]


@pytest.mark.parametrize("place", EXAMPLES, ids=lambda place: place.name.partition(".")[0])
def test_the_poster_of_each_example_is_one_page_with_every_step(place: Path) -> None:
    sop = read(place)
    (page,) = pages(poster(flow_of(sop)))
    said = [sop.identity.name, sop.promise, *(row.text for row in sop.rows), *sop.identity.warnings]
    assert [text for text in said if "".join(text.split()) not in page] == []


def test_the_page_of_each_role_of_each_example_is_one_page() -> None:
    for sop in map(read, EXAMPLES):
        assert [len(pages(paper)) for paper in role_papers(sop)] == [1] * len(sop.lanes), sop.identity.kode


def test_thirty_steps_still_hang_on_one_wall() -> None:
    sop = random_sop(7, rows=30)
    assert len(pages(poster(flow_of(sop)))) == 1


def test_text_of_an_sop_is_never_markup() -> None:
    sop = read(EXAMPLES[0])
    signs = '#panic() *tebal* $x$ <label> @rujuk \\ ` "'
    paper = poster(flow_of(sop)) | {"title": signs}
    assert "".join(signs.split()) in pages(paper)[0]


def test_a_certificate_holds_what_it_says_and_is_the_same_each_time() -> None:
    paper = certificate(
        office="Ombudsman",
        name="Bima",
        title="Sosialisasi",
        sops=[f"SOP {n} dengan nama yang panjang sekali" for n in range(12)],
        when="Selasa, 17 November 2026",
        place="Ruang Rapat",
        signed=("Selasa, 17 November 2026", "Kepala Perwakilan", "Citra"),
        number="001/0004",
    )
    (page,) = pages(paper)
    assert all(word in page for word in ("Bima", "Citra", "SOP11dengannama", "001/0004"))
    assert paper_pdf(paper) == paper_pdf(paper)
