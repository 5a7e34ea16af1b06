"""Recorded after the due, said to have ended shortly before it, more often than others say so: when did it end?"""

from collections.abc import Iterable, Iterator

from alur.core.integrity.act import Act, Question, by_person
from alur.core.integrity.chance import SELDOM, chance_of_at_least, usual_share

SIGNAL = "mundur"
# Work that is written down later ended at any time; the last fifth before the due is usually not special.
SHORTLY_BEFORE = 0.8
LEAST = 3


def back_dated(acts: Iterable[Act]) -> Iterator[Question]:
    later = by_person(act for act in acts if not act.live and act.due is not None and act.recorded > act.due)
    close = {person: [act for act in own if _is_close(act)] for person, own in later.items()}
    all_close, everything = sum(map(len, close.values())), sum(map(len, later.values()))
    for person, own in sorted(later.items()):
        found = close[person]
        usual = usual_share(all_close - len(found), everything - len(own), prior=1 - SHORTLY_BEFORE)
        if len(found) >= LEAST and chance_of_at_least(len(found), len(own), usual) < SELDOM:
            yield Question(person, SIGNAL, tuple(sorted(act.visit for act in found)))


def _is_close(act: Act) -> bool:
    return act.used is not None and SHORTLY_BEFORE <= act.used <= 1
