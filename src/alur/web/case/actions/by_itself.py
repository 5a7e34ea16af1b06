"""What time does to cases: routines open on their day, and the applicant's time runs out. Jobs of `tick`.

Each act bears a key made of what it is about, so that a job run twice does it once.
"""

import logging
from datetime import datetime
from uuid import UUID, uuid5

from alur.core.case.commands import Lapse, OpenCase
from alur.core.case.events import NOBODY
from alur.core.case.schedule import due_period
from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case import queries, record
from alur.web.case.models import OpenVisit
from alur.web.people.queries import calendar_of
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import in_force, value_of

log = logging.getLogger("alur.tick")
_KEYS = UUID("6b0f4b0e-6c1c-5e0f-9a55-0c2f6d1f7a11")


def open_routines(now: datetime) -> None:
    """Every SOP in force whose `pemicu` has come and whose case of this period is not open yet.

    One that cannot be opened (several mulai, a unit without a calendar) is told in the journal and keeps no other back.
    """
    for sop in Sop.objects.select_related("unit"):
        try:
            _open_due(sop, now)
        except Refused as refused:
            log.warning("routine %s did not open: %s", sop.kode, refused.template)


def _open_due(sop: Sop, now: datetime) -> None:
    calendar = calendar_of(sop.unit)
    day = calendar.local_date(instant_of(now))
    version = in_force(sop, on=day)
    trigger = value_of(version).trigger if version else None
    period = due_period(trigger, day, calendar) if trigger else None
    if version is not None and period is not None:
        _open(sop, version, period, now)


def _open(sop: Sop, version: SopVersion, period: str, now: datetime) -> None:
    """By the period alone: a version of another name in the same period opens no second case."""
    key = uuid5(_KEYS, f"{sop.kode} {period}")
    if queries.done_with(key, by=NOBODY) is not None:
        return
    command = OpenCase(unit=str(sop.unit_id), subject=f"{version.name} {period}"[:250])
    record.open_case(sop, command, by=NOBODY, key=key, now=instant_of(now))


def lapse_waits(now: datetime) -> None:
    """Every wait that is over and whose SOP says what happens then (`lewat_waktu`)."""
    over = OpenVisit.objects.filter(waits=True, pause="", due__lt=instant_of(now)).select_related("case")
    for visit in over:
        step = queries.procedure_of(visit.case).steps[visit.row]
        if step.row.timeout_exit:
            _lapse(visit, now)


def _lapse(visit: OpenVisit, now: datetime) -> None:
    """Somebody may have answered in this very moment: then there is nothing left to lapse."""
    key = uuid5(_KEYS, f"{visit.case.number} {visit.visit}")
    try:
        record.record(visit.case_id, Lapse(visit.visit), by=NOBODY, key=key, now=instant_of(now))
    except Refused:
        return
