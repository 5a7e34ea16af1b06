"""Changes about persons: who is here, who holds which jabatan, who is away, who may do what. One transaction each.

Nothing that has been true is deleted: a holding or a role ends on a day, so that older cases still know who answered.
"""

from datetime import date, timedelta

from django.db import transaction

from alur.core.refused import Refused
from alur.web.people.models import Absence, Grant, Holding, Person, Role, Session, Unit
from alur.web.people.queries import today, touching


def keep_holding(holding: Holding) -> None:
    """Refuses a second holding of the same jabatan by the same person on the same days."""
    same = Holding.objects.filter(touching(holding.since, holding.until), person=holding.person)
    if same.filter(position=holding.position).exclude(pk=holding.pk).exists():
        raise Refused("{person} sudah memegang jabatan itu pada tanggal tersebut.", person=holding.person)
    holding.save()


def end_holding(holding: Holding, *, last_day: date) -> None:
    if last_day < holding.since:
        raise Refused(
            "Hari terakhir mendahului hari pertama. Isi tanggal {since} atau sesudahnya.", since=holding.since
        )
    Holding.objects.filter(pk=holding.pk).update(until=last_day)


def keep_absence(absence: Absence) -> None:
    """Two absences on one day would take the same working time out twice."""
    same = Absence.objects.filter(touching(absence.since, absence.until), person=absence.person)
    if same.exclude(pk=absence.pk).exists():
        raise Refused("{person} sudah tercatat tidak hadir pada tanggal itu.", person=absence.person)
    absence.save()


def give_role(person: Person, role: Role, *, unit: Unit, by: Person, since: date) -> Grant:
    held = Grant.objects.filter(touching(since, None), person=person, role=role, unit=unit)
    if held.exists():
        raise Refused("{person} sudah memegang peran itu untuk {unit}.", person=person, unit=unit)
    return Grant.objects.create(person=person, role=role, unit=unit, since=since, given_by=by)


def take_role(grant: Grant, *, on: date) -> None:
    """From today on. The last administrator of the office stays: nobody could give the role again."""
    with transaction.atomic():
        if grant.role == Role.ADMIN and grant.unit.parent_id is None and not _other_admins(grant, on):
            raise Refused("Kantor harus memiliki sedikitnya satu pengelola. Tunjuk pengelola lain lebih dahulu.")
        if grant.since >= on:
            grant.delete()
        else:
            Grant.objects.filter(pk=grant.pk).update(until=on - timedelta(days=1))


def _other_admins(grant: Grant, on: date) -> bool:
    admins = Grant.objects.filter(touching(on, on), role=Role.ADMIN, unit=grant.unit, person__is_active=True)
    return admins.exclude(person=grant.person).exists()


def _is_last_admin(person: Person) -> bool:
    day = today()
    held = Grant.objects.filter(touching(day, day), person=person, role=Role.ADMIN, unit__parent=None).first()
    return held is not None and not _other_admins(held, day)


def set_active(person: Person, active: bool) -> None:
    """Who may not sign in any more is out at once, on every device."""
    with transaction.atomic():
        if not active and _is_last_admin(person):
            raise Refused("Kantor harus memiliki sedikitnya satu pengelola. Tunjuk pengelola lain lebih dahulu.")
        Person.objects.filter(pk=person.pk).update(is_active=active)
        if not active:
            Session.objects.filter(person=person).delete()
