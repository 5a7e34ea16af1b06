"""Where pages are split: between rows, on as few pages as possible, then where fewest arrows pass.

A page of one or two rows counts as if two arrows more passed: it is hardly worth turning to.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

_Cost = tuple[int, int]  # pages, pairs of connectors
_FEW_ROWS, _FEW_ROWS_PAIRS = 2, 2


@dataclass(frozen=True, slots=True)
class Room:
    """What a page holds: the height for bands, and in a row of connectors, ``connector`` high, one for each lane."""

    height: float
    connector: float
    lanes: int


def split_pages(heights: Sequence[float], links: Sequence[tuple[int, int]], room: Room) -> tuple[range, ...]:
    """Ranges of bands, one a page; ``links`` are pairs of bands.

    A page is higher than its room only where one band with its connectors already is.
    """
    followers: list[list[int]] = [[] for _ in heights]
    sources: list[list[int]] = [[] for _ in heights]
    for source, target in links:
        followers[source].append(target)
        sources[target].append(source)
    best: list[tuple[_Cost, int]] = [((0, 0), 0)]
    for stop in range(1, len(heights) + 1):
        ways = _ways(stop, heights, followers, sources, room)
        best.append(min(((best[start][0][0] + 1, best[start][0][1] + pairs), -start) for start, pairs in ways))
    return tuple(_unwound(best))


def _ways(
    stop: int, heights: Sequence[float], followers: list[list[int]], sources: list[list[int]], room: Room
) -> Iterator[tuple[int, int]]:
    """Each start of a page that ends before ``stop``, with the connectors it bears."""
    height = 0.0
    for start in range(stop - 1, -1, -1):
        height += heights[start]
        if height > room.height and start < stop - 1:
            return
        feet = len({after for band in range(start, stop) for after in followers[band] if not start <= after < stop})
        heads = sum(any(not start <= before < stop for before in sources[band]) for band in range(start, stop))
        rows = -(-feet // room.lanes) + -(-heads // room.lanes)
        if height + rows * room.connector <= room.height or start == stop - 1:
            few = stop - start <= _FEW_ROWS < len(heights)
            yield start, feet + heads + few * _FEW_ROWS_PAIRS


def _unwound(best: list[tuple[_Cost, int]]) -> list[range]:
    pages: list[range] = []
    stop = len(best) - 1
    while stop > 0:
        start = -best[stop][1]
        pages.append(range(start, stop))
        stop = start
    return pages[::-1]
