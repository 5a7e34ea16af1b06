"""What the Monday page of a head tells: late, waiting for you, unmet promises, unread, thanks due. Reads only.

It leaves the house by mail, so it names steps, case numbers and jabatan: no applicant, no guest, no words of anybody.
Persons are named for thanks alone.
"""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from alur.core.instant import Instant, instant_of, moment_of
from alur.formats.brief.pdf import MOST_LINES, Brief, Line, Section, section
from alur.web.case import queries
from alur.web.case.models import Case
from alur.web.case.progress import progress_of
from alur.web.case.shown import lane_label
from alur.web.learn.models import Flaw
from alur.web.learn.queries.assigned import unread_of
from alur.web.people.models import Person, Position, Role, Unit
from alur.web.people.queries import agency, calendar_of, has_role, holders_of, members_of, units_under
from alur.web.shell.moments import write_long_day, write_moment
from alur.web.sop.models import SopVersion

WEEK = timedelta(days=7)


def brief_of(position: Position, now: datetime) -> Brief:
    """For whoever leads by this jabatan on that day."""
    unit, office = position.unit, agency()
    units = list(units_under(unit))
    day = timezone.localtime(now).date()
    people = holders_of(position, on=day)
    instant = instant_of(now)
    return Brief(
        agency=office.name if office else "",
        unit=unit.name,
        title=_("Lembar Senin"),
        to=position.name,
        day=write_long_day(day),
        sections=(
            _late(units, instant),
            _waiting(people, units, now),
            _unmet(units, now),
            _unread(unit, now),
            _thanks(units, now),
        ),
        foot=_("Dari Alur, keadaan %(when)s. Tanpa nama pemohon; rinciannya ada pada nomor kasus.")
        % {"when": write_moment(now)},
    )


def _late(units: list[Unit], now: Instant) -> Section:
    """Open steps come with what is due first on top."""
    late = [step for step in queries.open_in(units) if not step.visit.stands_still and (step.visit.due or now) < now]
    lines, count = tuple(_step_line(step, now) for step in late[:MOST_LINES]), queries.late_in(units, now=now).count()
    return section(_("Lewat standar"), _("Langkah yang jamnya berjalan dan sudah lewat."), lines, count=count)


def _step_line(step: queries.OpenStep, now: Instant) -> Line:
    progress = progress_of(step.visit, calendar_of(step.case.unit), now)
    where = f"{step.case.number} · {lane_label(step.procedure, step.step)}"
    return Line(step.step.row.text, where, progress.text)


def _waiting(people: Iterable[Person], units: list[Unit], now: datetime) -> Section:
    instant = instant_of(now)
    steps = [step for person in people for step in queries.held_by(person.pk)]
    lines = [_step_line(step, instant) for step in steps if not step.visit.stands_still]
    if any(has_role(person, Role.APPROVER) for person in people):
        drafts = SopVersion.objects.filter(stage=SopVersion.Stage.REVIEW, sop__unit__in=units).select_related("sop")
        lines += [Line(draft.name, draft.sop.kode, _("SOP menunggu pengesahan")) for draft in drafts]
    return section(_("Menunggu Anda"), _("Langkah dan SOP yang hanya Anda yang dapat menyelesaikan."), tuple(lines))


def _unmet(units: list[Unit], now: datetime) -> Section:
    """What ended past its promise in the week gone by, and what is open past it."""
    instant, since = instant_of(now), instant_of(now - WEEK)
    rows = Case.objects.filter(unit__in=units, due__isnull=False).select_related("version").order_by("due")
    past = Q(outcome="open", due__lt=instant, open_visits__waits=False) | Q(outcome="done", closed__gte=since)
    late = [case for case in rows.filter(past).distinct() if (case.due or 0) < (case.closed or instant)]
    lines = tuple(
        Line(case.version.name, case.number, _("janji %(when)s") % {"when": write_moment(moment_of(case.due or 0))})
        for case in late
    )
    return section(_("Janji tidak terpenuhi"), _("Kasus yang lewat janjinya, terbuka atau ditutup pekan lalu."), lines)


def _unread(unit: Unit, now: datetime) -> Section:
    """How many, not who: who has read what is for the page of the unit."""
    day = timezone.localtime(now).date()
    count = sum(unread_of(person, on=day) for person in members_of(unit, on=day))
    return section(_("Belum dibaca"), _("SOP yang berlaku dan belum dibaca oleh pelaksananya."), (), count=count)


def _thanks(units: list[Unit], now: datetime) -> Section:
    """Whoever said that an SOP was wrong, and was right."""
    mended = mended_flaws(units, now - WEEK, now)
    lines = tuple(Line(flaw.by.name, _("melaporkan yang keliru"), flaw.version.name) for flaw in mended)
    return section(_("Patut diberi terima kasih"), _("Karena laporannya pekan lalu, sebuah SOP diperbaiki."), lines)


def mended_flaws(units: Iterable[Unit], since: datetime, until: datetime) -> list[Flaw]:
    rows = Flaw.objects.filter(outcome=Flaw.Outcome.MENDED, answered_at__gte=since, answered_at__lt=until)
    return list(rows.filter(sop__unit__in=list(units)).select_related("by", "version").order_by("answered_at"))
