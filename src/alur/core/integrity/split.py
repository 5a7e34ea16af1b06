"""One matter opened as several cases within a day, and by nobody else: are they several?"""

from collections.abc import Iterable, Iterator

from alur.core.instant import DAY
from alur.core.integrity.act import Opening, Question, VisitKey

SIGNAL = "terpecah"
LEAST = 3


def split(openings: Iterable[Opening]) -> Iterator[Question]:
    """Words that others use as well are the name of a kind of matter, not of one."""
    by_matter: dict[str, list[Opening]] = {}
    for opening in openings:
        by_matter.setdefault(opening.matter, []).append(opening)
    for _matter, same in sorted(by_matter.items()):
        within = _most_within_a_day(sorted(same, key=lambda one: one.at))
        if len({one.person for one in same}) == 1 and len(within) >= LEAST:
            yield Question(within[0].person, SIGNAL, tuple(VisitKey(one.case, 1) for one in within))


def _most_within_a_day(openings: list[Opening]) -> list[Opening]:
    windows = ([each for each in openings if 0 <= each.at - first.at <= DAY] for first in openings)
    return max(windows, key=len)
