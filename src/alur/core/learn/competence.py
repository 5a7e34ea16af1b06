"""How far somebody has come with one step: a pure function of what happened, with an end to what was once learnt.

It says what is known of reading, quiz and mentor; never how well somebody works, and never anything about a person's
figures (FAIR.md). It warns, it does not block: `decide` knows nothing of it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import Enum

# An SOP is reviewed within twelve months (DOMAIN R13), so what was learnt of it is looked at again as often.
VALID = timedelta(days=365)


class Standing(Enum):
    """In the order in which somebody comes to them; the last is what each of them may become."""

    NOT_YET = "belum"
    READ = "membaca"
    PASSED = "kuis lulus"
    ACCOMPANIED = "didampingi"
    ALONE = "mandiri"
    EXPIRED = "kedaluwarsa"


class Kind(Enum):
    """What happened: the person read the SOP or passed its quiz; a mentor signed that somebody must still stand by,
    or that the person may work alone; a new version altered this step.
    """

    READ = "read"
    PASSED = "passed"
    ACCOMPANIED = "accompanied"
    RELEASED = "released"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class Happened:
    kind: Kind
    on: date


@dataclass(frozen=True, slots=True)
class _Path:
    """``fresh``: the last day that showed something; ``read`` and ``passed`` hold since the last alteration."""

    reached: Standing = Standing.NOT_YET
    fresh: date = date.min
    altered: bool = False
    read: bool = False
    passed: bool = False


def standing(events: Iterable[Happened], *, on: date) -> Standing:
    """Events in any order; of one day an alteration comes first, since what is done that day is done to the new text.

    >>> standing([Happened(Kind.READ, date(2026, 1, 5))], on=date(2026, 1, 6)).value
    'membaca'
    """
    path = _Path()
    for event in sorted(events, key=lambda event: (event.on, event.kind is not Kind.ALTERED)):
        if event.on <= on:
            path = _next(path, event)
    if path.reached is Standing.NOT_YET:
        return Standing.NOT_YET
    if path.reached is Standing.READ:
        return Standing.READ if path.read else Standing.NOT_YET
    is_old = path.altered or on - path.fresh > VALID
    return Standing.EXPIRED if is_old else path.reached


def _next(path: _Path, event: Happened) -> _Path:
    match event.kind:
        case Kind.ALTERED:
            return replace(path, altered=True, read=False, passed=False)
        case Kind.READ:
            return _seen(replace(_reaching(path, Standing.READ), read=True))
        case Kind.PASSED:
            return _seen(replace(_reaching(path, Standing.PASSED), passed=True, fresh=event.on))
        case Kind.ACCOMPANIED:
            return replace(_reaching(path, Standing.ACCOMPANIED), fresh=event.on)
        case Kind.RELEASED:
            # The mentor answers for it, also after an alteration: the release is the stronger proof.
            return replace(_reaching(path, Standing.ALONE), fresh=event.on, altered=False)


def _reaching(path: _Path, standing: Standing) -> _Path:
    order = list(Standing)
    return replace(path, reached=max(path.reached, standing, key=order.index))


def _seen(path: _Path) -> _Path:
    """Read again and passed again: the alteration is known."""
    return replace(path, altered=False) if path.read and path.passed else path


def may_work_alone(standing: Standing) -> bool:
    return standing is Standing.ALONE
