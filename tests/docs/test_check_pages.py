"""The pages of the checks are true: the wrong example has that one finding, the right one none, pictures fit."""

from pathlib import Path

import pytest
from docs.build_checks import PAGES, built, examples

from alur.core.checks.catalogue import CHECKS, check
from alur.formats.sopfile import read_sop

ROOT = Path(__file__).resolve().parents[2]
NAMES = [each.name for each in CHECKS]


@pytest.mark.parametrize("name", NAMES)
def test_the_wrong_example_has_this_one_finding_and_the_right_one_none(name: str) -> None:
    shown = examples(name)
    assert [finding.check for finding in check(shown["wrong"])] == [name]
    assert check(shown["right"]) == ()


def test_pages_pictures_and_index_are_what_the_program_makes_today() -> None:
    stale = [path.name for path, text in built().items() if not path.exists() or path.read_text("utf-8") != text]
    assert not stale, f"python docs/build_checks.py writes them anew: {stale}"


def test_nothing_else_lies_among_the_pages() -> None:
    assert {path for path in PAGES.iterdir()} == {path for path in built() if path.parent == PAGES}


@pytest.mark.parametrize("name", NAMES)
def test_a_page_says_how_to_mend_and_on_what_ground(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text("utf-8")
    assert "\n## How to mend\n" in page
    assert "\n## Source\n" in page


@pytest.mark.parametrize("path", sorted((ROOT / "examples").glob("*.sop.yaml")), ids=lambda path: path.name)
def test_an_example_of_the_demo_has_no_error_even_for_approval(path: Path) -> None:
    findings = check(read_sop(path.read_bytes(), name=path.name), for_approval=True)
    assert [finding for finding in findings if finding.level == "error"] == []
