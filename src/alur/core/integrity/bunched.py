"""Ended in the last moments before the due far more often than others end the same steps: what fills the time?"""

from collections import Counter
from collections.abc import Iterable, Iterator
from math import fsum

from alur.core.integrity.act import Act, Question, by_person
from alur.core.integrity.chance import SELDOM, chance_of_at_least, usual_share

SIGNAL = "menumpuk"
LAST_MOMENTS = 0.95
LEAST = 5


def bunched(acts: Iterable[Act]) -> Iterator[Question]:
    own_acts = by_person(act for act in acts if act.live and act.used is not None)
    everything = Counter(act.series for own in own_acts.values() for act in own)
    last = Counter(act.series for own in own_acts.values() for act in own if _is_last(act))
    for person, own in sorted(own_acts.items()):
        found = [act for act in own if _is_last(act)]
        mine, mine_last = Counter(act.series for act in own), Counter(act.series for act in found)
        usual = fsum(
            count * usual_share(last[series] - mine_last[series], everything[series] - count, prior=1 - LAST_MOMENTS)
            for series, count in mine.items()
        )
        if len(found) >= LEAST and chance_of_at_least(len(found), len(own), usual / len(own)) < SELDOM:
            yield Question(person, SIGNAL, tuple(sorted(act.visit for act in found)))


def _is_last(act: Act) -> bool:
    return act.used is not None and LAST_MOMENTS <= act.used <= 1
