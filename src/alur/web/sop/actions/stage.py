"""Acts of the life cycle: submit, send back, approve, take force, withdraw. The rules are `core.sop.life`."""

from collections.abc import Iterable
from dataclasses import replace
from datetime import date, datetime

from django.db import transaction
from django.db.models import F, Max

from alur.core.checks.catalogue import check
from alur.core.refused import Refused
from alur.core.sop.dates import read_date, write_date
from alur.core.sop.life import (
    Act,
    Part,
    number_from,
    refuse_early_force,
    refuse_far_force,
    refuse_force_before,
    refuse_with_errors,
    stage_after,
)
from alur.core.sop.life import Stage as LifeStage
from alur.core.sop.model import Approval
from alur.core.sop.model import Sop as SopValue
from alur.web.people.models import Person
from alur.web.people.queries import today
from alur.web.sop import queries
from alur.web.sop.actions.write import text_of
from alur.web.sop.models import Numbering, SopAct, SopVersion

Stage = SopVersion.Stage


@transaction.atomic
def move(
    version: SopVersion, act: Act, *, parts: Iterable[Part], by: Person, now: datetime, reason: str = ""
) -> SopVersion:
    """Submit, send back or withdraw. Raises Refused where `core.sop.life` does, or another act came first."""
    to = stage_after(LifeStage(version.stage), act, parts=parts, reason=reason)
    _turn(version, to, by=by, now=now, reason=reason)
    if to is LifeStage.WITHDRAWN and version.effective and version.effective > today(version.sop.unit, now=now):
        # It never was in force, so the one before it does not give way to it.
        SopVersion.objects.filter(pk=version.pk).update(effective=None)
    return version


@transaction.atomic
def approve(
    version: SopVersion, *, effective: date, position: str, parts: Iterable[Part], by: Person, now: datetime
) -> SopVersion:
    """Approve, with number, official and day in force written into the SOP itself, since the sheet prints from it.

    Raises Refused while an error-level finding stands.
    """
    to = stage_after(LifeStage(version.stage), Act.APPROVE, parts=parts)
    value = queries.value_of(version)
    refuse_early_force(effective=effective, made=read_date(value.identity.made))
    refuse_force_before(effective=effective, latest=_latest_force(version))
    refuse_far_force(effective=effective, today=today(version.sop.unit, now=now))
    approved = _with_approval(value, version, effective=effective, position=position, by=by)
    refuse_with_errors(check(approved, today=effective, for_approval=True))
    _turn(version, to, by=by, now=now)
    columns = {"nomor": approved.identity.number, "effective": effective, "text": text_of(approved)}
    columns["review_by"] = read_date(approved.identity.review)
    SopVersion.objects.filter(pk=version.pk).update(**columns, revision=F("revision") + 1)
    version.refresh_from_db()
    return version


def _latest_force(version: SopVersion) -> date | None:
    others = queries.published(version.sop).exclude(pk=version.pk)
    return others.aggregate(latest=Max("effective"))["latest"]


def _with_approval(value: SopValue, version: SopVersion, *, effective: date, position: str, by: Person) -> SopValue:
    identity = value.identity
    number = identity.number or _next_number(version, on=effective)
    review = identity.review or write_date(_a_year_after(effective))
    approval = Approval(position=position, name=by.name, nip=by.nip or "")
    return replace(
        value,
        identity=replace(identity, number=number, effective=write_date(effective), review=review, approval=approval),
    )


def _a_year_after(day: date) -> date:
    """DOMAIN R13: a review is due within twelve months."""
    return day.replace(year=day.year + 1, day=28 if (day.month, day.day) == (2, 29) else day.day)


def _next_number(version: SopVersion, *, on: date) -> str:
    """The next number of the unit, taken under the row's lock so that the register has neither gap nor double."""
    unit = version.sop.unit
    Numbering.objects.get_or_create(unit=unit)
    Numbering.objects.filter(unit=unit).exclude(year=on.year).update(year=on.year, last=0)
    Numbering.objects.filter(unit=unit).update(last=F("last") + 1)
    row = Numbering.objects.get(unit=unit)
    return number_from(row.template, sequence=row.last, unit=unit.code or unit.name, on=on)


@transaction.atomic
def take_force(version: SopVersion, *, now: datetime) -> None:
    """The effective day has come: the version stands in force, the one before it is replaced. The day acts."""
    _turn(version, stage_after(LifeStage(version.stage), Act.TAKE_FORCE, parts=()), by=version.edited_by, now=now)
    for older in version.sop.versions.filter(stage=Stage.IN_FORCE, number__lt=version.number):
        to = stage_after(LifeStage(older.stage), Act.GIVE_WAY, parts=())
        _turn(older, to, by=version.edited_by, now=now, reason=f"Digantikan versi {version.number}")


def _turn(version: SopVersion, to: LifeStage, *, by: Person, now: datetime, reason: str = "") -> None:
    """Guarded by the stage and the text it had: of two who act at once, the second is told."""
    as_seen = SopVersion.objects.filter(pk=version.pk, stage=version.stage, revision=version.revision)
    turned = as_seen.update(stage=to.value)
    if not turned:
        raise Refused("Status SOP ini baru saja berubah. Buka halamannya lagi untuk melihat yang berlaku.")
    version.stage = to.value
    SopAct.objects.create(version=version, stage=to.value, by=by, at=now, reason=reason.strip())


def take_due_force(now: datetime) -> None:
    """A job of `tick`: every approved version whose day has come in its unit's zone. Safe to run twice."""
    for version in SopVersion.objects.filter(stage=Stage.APPROVED).select_related("sop__unit").order_by("number"):
        if version.effective and version.effective <= today(version.sop.unit, now=now):
            take_force(version, now=now)
