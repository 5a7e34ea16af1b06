"""`docs/why/concepts/trust.md`: each promise names tests, and each test named is there."""

import re

import pytest
from tests.docs.paper import ROOT, names_defined_in

PAGE = ROOT / "docs/why/concepts/trust.md"
PROMISES = re.findall(r"^\| ([^|]+) \| (.*tests/.*) \|$", PAGE.read_text("utf-8"), re.MULTILINE)


@pytest.mark.parametrize(("promise", "shown"), PROMISES, ids=[promise for promise, _shown in PROMISES])
def test_a_promise_is_shown_by_tests_that_exist(promise: str, shown: str) -> None:
    """A link names a test and its file; further names without a link are in the file of the link before."""
    path = None
    for name, target in re.findall(r"`(\w+)`\]?(?:\(([^)]+)\))?", shown):
        path = (PAGE.parent / target).resolve() if target else path
        assert path is not None
        assert path.is_file(), f"{promise} {path} is not there"
        assert name in names_defined_in(path), f"{promise} {name} is not in {path.name}"


def test_every_row_of_the_page_is_a_promise_with_its_tests() -> None:
    rows = [line for line in PAGE.read_text("utf-8").splitlines() if line.startswith("| ")]
    heads = [line for line in rows if line == "| Promise | Shown by |"]
    assert len(PROMISES) == len(rows) - len(heads)
    assert len(PROMISES) > 25
