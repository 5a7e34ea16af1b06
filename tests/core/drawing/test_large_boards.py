"""What is too large to be weighed takes plain ways: they keep every promise but few bends and crossings."""

from random import Random

import pytest
from tests.core.drawing.geometry_judge import faults_of, missing_links
from tests.core.drawing.nasty_sop import nasty_sop
from tests.random_sop import random_sop

from alur.core.drawing import choose, tracks
from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import SCREEN, paper_metrics
from alur.core.drawing.tracks import Stretch, assign_tracks
from alur.core.drawing.value import Arrow, Page, count_crossings


@pytest.mark.parametrize("effort", [0, 300, 3_000])
def test_plain_ways_keep_every_promise(effort, monkeypatch):
    monkeypatch.setattr(choose, "_EFFORT_TO_LAY", effort)
    monkeypatch.setattr(tracks, "_MANY", 2)
    for seed in range(12):
        sop = nasty_sop(seed, rows=20, lanes=5) if seed % 2 else random_sop(seed, rows=20, lanes=5)
        metrics, capacity = (SCREEN, None) if seed % 4 < 2 else (paper_metrics(5), 177.0)
        drawing = draw(sop, metrics, capacity=capacity)
        assert faults_of(drawing, metrics) == [], f"benih {seed}"
        assert missing_links(sop, drawing) == set(), f"benih {seed}"


def test_many_stretches_share_as_few_tracks_as_they_can():
    random = Random(5)
    stretches = [
        Stretch(first, first + random.randrange(1, 40), 1, -1, net)
        for net, first in enumerate(random.randrange(500) for _ in range(400))
    ]
    given = assign_tracks(stretches)
    for place in range(540):
        there = [
            track for stretch, track in zip(stretches, given, strict=True) if stretch.first <= place <= stretch.last
        ]
        assert len(there) == len(set(there))
    most = max(sum(each.first <= place <= each.last for each in stretches) for place in range(540))
    assert max(given) + 1 == most


def test_crossings_are_those_that_a_look_at_every_pair_finds():
    random = Random(8)
    for _ in range(200):
        arrows = tuple(_staircase(random) for _ in range(random.randrange(1, 12)))
        page = Page((), (), (), arrows, (), 40)
        assert count_crossings(page) == sum(_crossed(one, other) for one in arrows for other in arrows)


def _staircase(random: Random) -> Arrow:
    """Three parts, the middle one upright; never across itself."""
    x, y = random.randrange(20), random.randrange(20)
    to_x, to_y = (x + random.choice((-9, -4, 3, 8))), y + random.choice((-7, -2, 5))
    return Arrow("a", "b", "", ((x, y), (to_x, y), (to_x, to_y), (to_x + random.choice((-5, 6)), to_y)))


def _crossed(one: Arrow, other: Arrow) -> int:
    """Uprights of the one across levels of the other."""
    (_, first), (x, _), (_, last), _ = one.points
    top, bottom = min(first, last), max(first, last)
    levels = [other.points[:2], other.points[2:]]
    return sum(top < a[1] < bottom and min(a[0], b[0]) < x < max(a[0], b[0]) for a, b in levels)
