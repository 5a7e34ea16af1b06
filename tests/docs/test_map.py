"""The map leads to every room, and only to rooms that are there."""

import re

from tests.docs.paper import ROOT

SOURCE = ROOT / "src/alur"
NAMED = {
    name.rstrip("/")
    for name in re.findall(r"`((?:src|tests|docs|benchmarks)/[^`]*)`", (ROOT / "MAP.md").read_text("utf-8"))
}


def test_each_place_on_the_map_exists() -> None:
    assert len(NAMED) > 25
    assert sorted(name for name in NAMED if not (ROOT / name).exists()) == []


def test_each_room_is_on_the_map() -> None:
    slices = {path.parent for room in ("core", "formats", "web") for path in SOURCE.glob(f"{room}/*/__init__.py")}
    assert sorted({str(path.relative_to(ROOT)) for path in slices} - NAMED) == []
