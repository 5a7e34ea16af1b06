"""`docs/why/follow-a-step.md` says what the code says: each link leads to a file, each name is defined there, each
line shown stands in a file that its stop names, in that order."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
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
    def blocks(self) -> list[list[str]]:
        return [block.splitlines() for block in BLOCK.findall(self.text)]


def _stops() -> list[Stop]:
    parts = re.split(r"^## (.+)\n", PAGE.read_text("utf-8"), flags=re.MULTILINE)[1:]
    return [Stop(title, text) for title, text in zip(parts[::2], parts[1::2], strict=True)]


def _defined_in(path: Path) -> Iterator[str]:
    """Names of a module that can be imported from it."""
    for node in ast.parse(path.read_text("utf-8")).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def _stand_in_order(lines: list[str], text: str) -> bool:
    """Apart from indentation; `…` stands for lines left out, so what follows may come anywhere later."""
    wanted = "\n".join(line.strip() for line in lines).split("\n…\n")
    text, place = "\n".join(line.strip() for line in text.splitlines()), 0
    for part in wanted:
        place = text.find(part, place)
        if place < 0:
            return False
        place += len(part)
    return True


@pytest.mark.parametrize("stop", _stops(), ids=lambda stop: stop.title)
def test_each_name_of_a_stop_is_defined_in_the_file_it_links_to(stop: Stop) -> None:
    assert stop.links
    for name, path in stop.links:
        assert path.is_file(), f"{name}: {path} is not there"
        assert name == path.name or name in _defined_in(path), f"{name} is not defined in {path.relative_to(ROOT)}"


@pytest.mark.parametrize("stop", [stop for stop in _stops() if stop.blocks], ids=lambda stop: stop.title)
def test_the_lines_shown_at_a_stop_stand_in_the_code(stop: Stop) -> None:
    texts = [path.read_text("utf-8") for _name, path in stop.links]
    for lines in stop.blocks:
        assert 1 <= len(lines) <= 6
        assert any(_stand_in_order(lines, text) for text in texts), f"changed in the code: {lines}"


def test_the_way_is_whole() -> None:
    assert len(_stops()) == 16
