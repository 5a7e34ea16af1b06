"""Each measure has a page that explains it, and bears its own name everywhere."""

from pathlib import Path

import pytest

from alur.core.measure.catalogue import MEASURES
from alur.core.measure.figure import Measure

PAGES = Path(__file__).parents[3] / "docs" / "reference" / "measures"
HEADS = ("## Formula", "## Worked by hand", "## What it cannot say", "## Source")


@pytest.mark.parametrize("measure", MEASURES, ids=lambda measure: measure.name)
def test_a_measure_has_its_page_and_its_test(measure: Measure) -> None:
    page = (PAGES / f"{measure.name}.md").read_text(encoding="utf-8")

    assert page.startswith(f"# {measure.title} (`{measure.name}`)")
    assert all(head in page for head in HEADS)
    assert (Path(__file__).parent / f"test_{measure.name}.py").is_file()


def test_no_page_stands_without_its_measure() -> None:
    pages = {page.stem for page in PAGES.glob("*.md")} - {"README", "log"}

    assert pages == {measure.name for measure in MEASURES}
    assert len(pages) == len(MEASURES)
