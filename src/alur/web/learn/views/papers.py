"""Papers and sound: poster, page of a role, transcript and voice, certificate."""

from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alur.core.learn.briefing import RoleSummary, summary, transcript
from alur.core.sop.flow import flow_of
from alur.formats.poster.content import Paper, role_page
from alur.formats.poster.content import certificate as certificate_paper
from alur.formats.poster.content import poster as poster_paper
from alur.web.learn import access, speaking
from alur.web.learn.models import Attendance
from alur.web.learn.papers import pdf_of
from alur.web.learn.queries.assigned import in_force_of
from alur.web.learn.queries.meetings import day_of
from alur.web.people.access import self_of
from alur.web.people.queries import agency, title_of
from alur.web.shell.asked import whole_number
from alur.web.shell.moments import write_long_day
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import value_of


def _shown(paper: Paper, name: str) -> HttpResponse:
    response = HttpResponse(pdf_of(paper), content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{name}.pdf"'
    return response


@policy(SIGNED_IN)
@require_safe
def poster(request: HttpRequest, kode: str) -> HttpResponse:
    """The poster of the SOP in force (A3)."""
    version = access.version_to_learn(self_of(request), kode)
    return _shown(poster_paper(flow_of(value_of(version))), f"poster-{kode}-v{version.number}")


@policy(SIGNED_IN)
@require_safe
def role_summary(request: HttpRequest, kode: str, lane: str) -> HttpResponse:
    """What one lane does, on one page (A4)."""
    version = access.version_to_learn(self_of(request), kode)
    identity = value_of(version).identity
    paper = role_page(_summary(version, lane), number=identity.number, effective=identity.effective)
    return _shown(paper, f"ringkasan-{kode}-{lane}")


def _summary(version: SopVersion, lane: str) -> RoleSummary:
    return summary(flow_of(value_of(version)), access.lane_of(version, lane))


@policy(SIGNED_IN)
@require_safe
def briefing(request: HttpRequest, kode: str, lane: str) -> HttpResponse:
    """The transcript, with the voice above it where an engine is installed."""
    version = access.version_to_learn(self_of(request), kode)
    role = _summary(version, lane)
    context = {"version": version, "lane": lane, "role": role, "paragraphs": transcript(role)}
    return render(request, "learn/briefing.html", context | {"has_voice": speaking.has_voice()})


@policy(SIGNED_IN)
@require_safe
def audio(request: HttpRequest, kode: str, lane: str) -> HttpResponseBase:
    """Not there where no engine is installed: the page then offers the transcript alone."""
    version = access.version_to_learn(self_of(request), kode)
    role = _summary(version, lane)
    if not speaking.has_voice():
        raise Http404
    return FileResponse(speaking.spoken(transcript(role)).open("rb"), content_type="audio/wav")


@policy(SIGNED_IN)
@require_safe
def certificate(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own; the leader's with `?untuk=` is another's. Raises Http404 for who was not there."""
    person = self_of(request)
    meeting = access.meeting_for(person, pk)
    wanted = whole_number(request.GET.get("untuk", "")) or person.pk
    rows = Attendance.objects.filter(meeting=meeting, person=wanted).select_related("person")
    came = rows.first() if wanted == person.pk or access.leads(person, meeting) else None
    if came is None or meeting.ends > timezone.now():
        raise Http404
    day = day_of(meeting)
    versions = in_force_of(meeting.sops.values_list("pk", flat=True), on=day)
    paper = certificate_paper(
        office=str(agency() or ""),
        name=came.person.name,
        title=meeting.title,
        sops=sorted(version.name for version in versions.values()),
        when=write_long_day(day),
        place=meeting.place,
        signed=(write_long_day(day), title_of(meeting.leader, on=day), meeting.leader.name),
        number=f"{meeting.pk:03}/{came.pk:04}/SOSIALISASI/{day.year}",
    )
    return _shown(paper, f"sertifikat-sesi-{pk}")
