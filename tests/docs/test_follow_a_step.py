"""`docs/why/follow-a-step.md` says what the code says: each link leads to a file, each name is defined there, each
line shown stands in a file that its stop names, in that order."""

import re
from dataclasses import dataclass
from pathlib import Path

import pytest
from tests.docs.paper import ROOT, names_defined_in, stand_in_order

PAGE = ROOT / "docs/why/follow-a-step.md"
LINK = re.compile(r"\[`([^`]+)`\]\(([^)]+)\)")
BLOCK = re.compile(r"^```\w+\n(.*?)^```", re.MULTILINE | re.DOTALL)


@dataclass(frozen=True, slots=True)
class Stop:
    title: str
    text: str

    @property
    def links(self) -> list[tuple[str, Path]]:
        return [(name, (PAGE.parent / target).resolve()) for name, target in LINK.findall(self.text)]

    @property
    def blocks(self) -> list[str]:
        return BLOCK.findall(self.text)


def _stops() -> list[Stop]:
    parts = re.split(r"^## (.+)\n", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [Stop(title, text) for title, text in zip(parts[::2], parts[1::2], strict=True)]


@pytest.mark.parametrize("stop", _stops(), ids=lambda stop: stop.title)
def test_each_name_of_a_stop_is_defined_in_the_file_it_links_to(stop: Stop) -> None:
    assert stop.links
    for name, path in stop.links:
        assert path.is_file(), f"{name}: {path} is not there"
        assert name == path.name or name in names_defined_in(path), f"{name} is not defined in {path}"


@pytest.mark.parametrize("stop", [stop for stop in _stops() if stop.blocks], ids=lambda stop: stop.title)
def test_the_lines_shown_at_a_stop_stand_in_the_code(stop: Stop) -> None:
    texts = [path.read_text("utf-8") for _name, path in stop.links]
    for block in stop.blocks:
        assert 1 <= block.count("\n") <= 6
        assert any(stand_in_order(block, text) for text in texts), f"changed in the code: {block}"


def test_the_way_is_whole() -> None:
    assert len(_stops()) == 16
