"""The promises of LOOKS "Flow drawing" on 500 random SOPs, sound ones and nasty ones, judged by the numbers alone."""

from random import Random

import pytest
from tests.core.drawing.geometry_judge import faults_of, missing_links
from tests.core.drawing.nasty_sop import nasty_sop
from tests.random_sop import random_sop
from tests.seeds import seeds

from alur.core.drawing.draw import draw
from alur.core.drawing.metrics import EDITOR, SCREEN, paper_metrics
from alur.core.sop.model import Sop

_PAGE = 177.0  # millimetres of rows on F4


def sop_of(seed: int) -> Sop:
    random = Random(seed)
    rows, lanes = random.randint(3, 60), random.randint(1, 15)
    if seed % 2:
        return random_sop(seed, rows=rows, lanes=lanes)
    return nasty_sop(seed, rows=rows, lanes=lanes, links_per_row=random.choice((0.8, 1.2, 1.6)))


@pytest.mark.parametrize("fifty", seeds(10, quick=2))
def test_every_arrow_is_drawn_orthogonal_and_off_all_symbols_texts_and_foreign_lines(fifty: int) -> None:
    for seed in range(50 * fifty, 50 * fifty + 50):
        # Given
        sop = sop_of(seed)
        on_paper = seed % 4 > 1
        metrics = paper_metrics(len(sop.lanes)) if on_paper else EDITOR if seed % 8 > 3 else SCREEN
        # When
        drawing = draw(sop, metrics, capacity=_PAGE if on_paper else None)
        # Then
        assert faults_of(drawing, metrics) == [], f"benih {seed}"
        assert missing_links(sop, drawing) == set(), f"benih {seed}"


def test_the_same_sop_gives_the_same_drawing() -> None:
    for seed in (2, 3):
        assert draw(sop_of(seed), SCREEN) == draw(sop_of(seed), SCREEN)
