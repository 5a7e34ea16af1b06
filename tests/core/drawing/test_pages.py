"""Where pages are split, beside every way there is to split a few rows."""

from collections.abc import Iterator
from itertools import combinations, pairwise
from random import Random

from alur.core.drawing.pages import Room, split_pages

Links = list[tuple[int, int]]


def every_split(count: int) -> Iterator[tuple[range, ...]]:
    for cuts in range(count):
        for inner in combinations(range(1, count), cuts):
            yield tuple(range(start, stop) for start, stop in pairwise((0, *inner, count)))


def connectors(page: range, links: Links) -> tuple[int, int]:
    """Rows of other pages that this one leads to, and rows of this page that others lead to."""
    feet = {target for source, target in links if source in page and target not in page}
    heads = {target for source, target in links if source not in page and target in page}
    return len(feet), len(heads)


def fits(page: range, heights: list[float], links: Links, room: Room) -> bool:
    rows = sum(-(-number // room.lanes) for number in connectors(page, links))
    return len(page) == 1 or sum(heights[page.start : page.stop]) + rows * room.connector <= room.height


def cost(split: tuple[range, ...], links: Links) -> tuple[int, int]:
    rows = sum(len(page) for page in split)
    few = sum(2 for page in split if len(page) <= 2 < rows)
    return len(split), few + sum(sum(connectors(page, links)) for page in split)


def test_the_fewest_pages_then_the_fewest_connectors() -> None:
    random = Random(11)
    for _ in range(150):
        count, lanes = random.randint(1, 9), random.randint(1, 4)
        heights = [float(random.choice((10, 10, 15, 40))) for _ in range(count)]
        links = [(random.randrange(count), random.randrange(count)) for _ in range(random.randint(0, 12))]
        room = Room(random.choice((30.0, 60.0, 100.0)), 8.0, lanes)

        found = split_pages(heights, links, room)

        possible = [split for split in every_split(count) if all(fits(page, heights, links, room) for page in split)]
        assert found in possible
        assert cost(found, links) == min(cost(split, links) for split in possible)


def test_what_fits_on_one_page_stays_on_it() -> None:
    assert split_pages([20.0] * 5, [(0, 4), (3, 1)], Room(100, 17, 6)) == (range(5),)


def test_a_row_higher_than_a_page_has_one_to_itself() -> None:
    assert split_pages([20.0, 300.0, 20.0], [], Room(100, 17, 6)) == (range(1), range(1, 2), range(2, 3))


def test_no_row_is_no_page() -> None:
    assert split_pages([], [], Room(100, 17, 6)) == ()
