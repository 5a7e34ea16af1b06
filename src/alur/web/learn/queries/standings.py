"""Who may work alone at which step: gathers what happened, `core.learn.competence` judges."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from itertools import pairwise
from zoneinfo import ZoneInfo

from django.utils.translation import gettext as _

from alur.core.learn.competence import Happened, Kind, Standing, may_work_alone, standing
from alur.web.learn.models import Accompaniment, Attempt, Reading
from alur.web.learn.queries.assigned import changed_between
from alur.web.people.models import Person
from alur.web.people.queries import zone_of
from alur.web.sop.models import Sop, SopVersion
from alur.web.sop.queries import published

_SIGNED: dict[str, Kind] = {
    Accompaniment.Verdict.AGAIN: Kind.ACCOMPANIED,
    Accompaniment.Verdict.ALONE: Kind.RELEASED,
}


def standings(
    sop: Sop, persons: Iterable[Person], rows: Collection[str], *, on: date
) -> dict[tuple[int, str], Standing]:
    """(person, row id) → how far the person has come."""
    keys, zone = [person.pk for person in persons], ZoneInfo(zone_of(sop.unit))
    of_sop, of_row, altered = _of_the_sop(sop, keys, zone), _of_rows(sop, keys, zone), alterations(sop, on=on)
    return {
        (key, row): standing([*of_sop[key], *of_row[key, row], *altered[row]], on=on) for key in keys for row in rows
    }


def not_yet_alone(sop: Sop, row: str, persons: Iterable[Person], *, on: date) -> tuple[str, ...]:
    """A sentence for each of these who may not work alone at the step: it is told, and nobody is stopped."""
    people = list(persons)
    found = standings(sop, people, [row], on=on)
    return tuple(
        _("%(who)s %(why)s.") % {"who": person.name, "why": words_of(found[person.pk, row])}
        for person in people
        if not may_work_alone(found[person.pk, row])
    )


def words_of(standing: Standing) -> str:
    """After a name: what is so, without blame."""
    words = {
        Standing.NOT_YET: _("belum membaca SOP ini"),
        Standing.READ: _("sudah membaca, kuisnya belum lulus"),
        Standing.PASSED: _("lulus kuis, belum pernah didampingi"),
        Standing.ACCOMPANIED: _("masih bekerja dengan pendamping"),
        Standing.ALONE: _("dapat bekerja mandiri"),
        Standing.EXPIRED: _("perlu membaca dan menjawab kuis lagi"),
    }
    return words[standing]


def _of_the_sop(sop: Sop, persons: Collection[int], zone: ZoneInfo) -> dict[int, list[Happened]]:
    found: dict[int, list[Happened]] = defaultdict(list)
    readings = Reading.objects.filter(person__in=persons, version__sop=sop)
    passed = Attempt.objects.filter(person__in=persons, version__sop=sop, passed=True)
    for person, at in readings.values_list("person", "at"):
        found[person].append(Happened(Kind.READ, at.astimezone(zone).date()))
    for person, ended in passed.values_list("person", "ended_at"):
        if ended is not None:
            found[person].append(Happened(Kind.PASSED, ended.astimezone(zone).date()))
    return found


def _of_rows(sop: Sop, persons: Collection[int], zone: ZoneInfo) -> dict[tuple[int, str], list[Happened]]:
    found: dict[tuple[int, str], list[Happened]] = defaultdict(list)
    signed = Accompaniment.objects.filter(person__in=persons, sop=sop, signed_at__isnull=False)
    for person, row, verdict, at in signed.values_list("person", "row", "verdict", "signed_at"):
        if at is not None:
            found[person, row].append(Happened(_SIGNED[verdict], at.astimezone(zone).date()))
    return found


def alterations(sop: Sop, *, on: date) -> dict[str, list[Happened]]:
    """Row id → the days on which a version in force altered it."""
    versions = list(published(sop).filter(effective__lte=on).order_by("number"))
    found: dict[str, list[Happened]] = defaultdict(list)
    for before, version in pairwise(versions):
        for row in _altered(before, version):
            found[row].append(Happened(Kind.ALTERED, version.effective or on))
    return found


def _altered(before: SopVersion, version: SopVersion) -> list[str]:
    return [change.row for change in changed_between(before, version).rows]
