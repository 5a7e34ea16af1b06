"""Bind a lane of an SOP to people from a day on; the binding before it ends the day before."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q

from alur.core.refused import Refused
from alur.web.people.models import Position, Unit
from alur.web.sop.models import LaneBinding, Sop

Kind = LaneBinding.Kind


@dataclass(frozen=True, slots=True)
class Bound:
    """``position`` for a jabatan; ``unit`` whose people do it, are named for it, or record for one outside."""

    lane: str
    kind: str
    position: Position | None = None
    unit: Unit | None = None


@transaction.atomic
def bind(sop: Sop, bound: Bound, *, since: date) -> LaneBinding:
    """Raises Refused where it is not said to whom."""
    if bound.kind == Kind.POSITION and bound.position is None:
        raise Refused("Pilih jabatan yang mengerjakan langkah-langkah pelaksana ini.")
    if bound.kind != Kind.POSITION and bound.unit is None:
        raise Refused("Pilih unit yang orangnya mengerjakan atau mencatat langkah-langkah ini.")
    standing = LaneBinding.objects.filter(sop=sop, lane=bound.lane)
    standing.filter(since__gte=since).delete()
    running = Q(until__isnull=True) | Q(until__gte=since)
    standing.filter(running).update(until=since - timedelta(days=1))
    return LaneBinding.objects.create(
        sop=sop,
        lane=bound.lane,
        kind=bound.kind,
        position=bound.position if bound.kind == Kind.POSITION else None,
        unit=bound.unit if bound.kind != Kind.POSITION else None,
        since=since,
    )
