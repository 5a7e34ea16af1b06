"""Work of several cases ended within seconds: was it done then, or only recorded then?"""

from collections.abc import Iterable, Iterator

from alur.core.instant import SECOND
from alur.core.integrity.act import Act, Question, by_person

SIGNAL = "beruntun"
# Nobody reads a case and ends its step in less; who ends four so in a row surely ended them together.
GAP = 15 * SECOND
LEAST_RUN = 4


def seconds_apart(acts: Iterable[Act]) -> Iterator[Question]:
    for person, own in sorted(by_person(act for act in acts if act.live).items()):
        for run in _runs(sorted(own, key=lambda act: (act.ended, act.visit))):
            if len({act.root for act in run}) >= LEAST_RUN:
                yield Question(person, SIGNAL, tuple(act.visit for act in run))


def _runs(acts: list[Act]) -> Iterator[list[Act]]:
    run: list[Act] = []
    for act in acts:
        if run and act.ended - run[-1].ended > GAP:
            yield run
            run = []
        run.append(act)
    if run:
        yield run
