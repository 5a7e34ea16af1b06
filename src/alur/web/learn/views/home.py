"""What the reader should know: the SOPs to read, the quiz, what waits for a signature or an answer, and sessions."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alur.core.sop.flow import flow_of
from alur.web.learn import access
from alur.web.learn.actions.reading import mark_read
from alur.web.learn.queries import assigned, knowing, meetings, overview
from alur.web.people.access import self_of
from alur.web.people.models import Role
from alur.web.people.queries import has_role, today
from alur.web.shell.asked import whole_number
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.models import SopVersion
from alur.web.sop.queries import steps_of, value_of


@policy(SIGNED_IN)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """To read, to answer, to sign, the quiz, and the next session."""
    person, now = self_of(request), timezone.now()
    page = overview.overview(person, on=today())
    meeting = meetings.shown_on_home(person, now=now)
    guests = meetings.guests(meeting, person) if meeting else ()
    rights = {"calls": access.may_call(person), "sets_podcast": has_role(person, Role.ADMIN, Role.WRITER)}
    context = {"page": page, "meeting": meeting, "guests": guests, "today": today(), **rights}
    return render(request, "learn/home.html", context)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def read(request: HttpRequest, kode: str) -> HttpResponse:
    """The change in words, then the sheet, then the button. Who does not work by the SOP may read it too."""
    person = self_of(request)
    version = access.version_to_learn(person, kode)
    if request.method == "POST":
        mark_read(_shown(version, request.POST.get("version", "")), by=person, now=timezone.now())
        messages.success(request, _("Tercatat: Anda sudah membaca %(name)s versi %(n)s.") % _names(version))
        return redirect("learn:home")
    found = assigned.assignment_of(person, version.sop, on=today())
    if found is not None and found.known is None:
        found = replace(found, before=assigned.version_before(version))
    context = {"version": version, "assignment": found, "steps": steps_of(flow_of(value_of(version)))}
    return render(request, "learn/read.html", context)


def _shown(version: SopVersion, number: str) -> SopVersion:
    """The version that the page showed; where it is no longer the one in force, the act will say so."""
    return version.sop.versions.select_related("sop__unit").filter(number=whole_number(number) or 0).first() or version


def _names(version: SopVersion) -> dict[str, object]:
    return {"name": version.name, "n": version.number}


@policy(SIGNED_IN)
@require_safe
def knowledge(request: HttpRequest) -> HttpResponse:
    """SOP × unit: how many have read, withheld where they are too few to be nobody; `?halaman=`."""
    return render(
        request,
        "learn/knowledge.html",
        {"table": knowing.table(self_of(request), on=today(), page=request.GET.get("halaman", ""))},
    )
