"""Sessions: the list, one session, its invitation as a calendar file, minutes and material."""

from datetime import date
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alur.core.refused import Refused
from alur.formats.invitation import Invitation, write_invitation
from alur.web.learn import access, checkin, materials
from alur.web.learn.actions import meeting as acts
from alur.web.learn.forms import MaterialForm, MeetingForm, MinutesForm, shown
from alur.web.learn.models import Meeting
from alur.web.learn.queries import meetings
from alur.web.learn.queries.assigned import in_force_of
from alur.web.people.access import self_of
from alur.web.people.policies import role
from alur.web.people.queries import today, units_where
from alur.web.shell import refusals
from alur.web.shell.attachments import attachment
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.models import Sop

MOST = 100


@policy(SIGNED_IN)
@require_safe
def index(request: HttpRequest) -> HttpResponse:
    """Sessions to come and past."""
    now = timezone.now()
    context = {"coming": meetings.coming(now=now)[:MOST], "past": meetings.past(now=now)[:MOST]}
    return render(request, "learn/meetings.html", context | {"calls": access.may_call(self_of(request))})


@policy(SIGNED_IN)
@require_safe
def meeting(request: HttpRequest, pk: int) -> HttpResponse:
    """One session: who is called, who came, minutes, material."""
    person, now = self_of(request), timezone.now()
    found = access.meeting_for(person, pk)
    guests = meetings.guests(found, person)
    own = next((guest for guest in guests if guest.person == person), None)
    context = {
        "meeting": found,
        "guests": guests if access.may_see_list(person, found, is_guest=own is not None) else (),
        "came": sum(guest.attendance is not None for guest in guests),
        "own": own,
        "leads": access.leads(person, found),
        "is_open": checkin.is_open(found, now=now),
        "is_over": found.ends < now,
        "materials": found.materials.select_related("by"),
        "material_form": MaterialForm(),
        "names": _names(found, today()),
    }
    return render(request, "learn/meeting.html", context)


def _names(found: Meeting, on: date) -> list[tuple[str, str]]:
    """(kode, name) of the SOPs it is about."""
    versions = in_force_of(found.sops.values_list("pk", flat=True), on=on)
    return [(sop.kode, versions[sop.pk].name if sop.pk in versions else sop.kode) for sop in found.sops.all()]


@policy(role(*access.CALLERS))
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """Calls a session."""
    form = _form(request, {"day": today()})
    if form.is_valid():
        try:
            made = acts.call(form.plan(), by=self_of(request))
            messages.success(request, _("Sesi diumumkan kepada yang diundang."))
            return redirect("learn:meeting", made.pk)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    return render(request, "learn/meeting_form.html", {"form": form, "meeting": None})


@policy(role(*access.CALLERS))
@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, pk: int) -> HttpResponse:
    """Another time, place or list of who is called."""
    found = access.meeting_to_lead(self_of(request), pk)
    form = _form(request, shown(found))
    if form.is_valid():
        try:
            acts.change(found, form.plan())
            messages.success(request, _("Perubahan disimpan. Unduhan undangan menggantikan yang lama."))
            return redirect("learn:meeting", pk)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    return render(request, "learn/meeting_form.html", {"form": form, "meeting": found})


def _form(request: HttpRequest, initial: dict[str, Any]) -> MeetingForm:
    current = in_force_of(Sop.objects.values_list("pk", flat=True), on=today())
    sops = Sop.objects.filter(pk__in=current)
    return MeetingForm(
        request.POST if request.method == "POST" else None,
        initial=initial,
        own_units=units_where(self_of(request), *access.CALLERS),
        sops=sops,
        names={key: version.name for key, version in current.items()},
        lanes=meetings.lane_choices(sops, on=today()),
    )


@policy(SIGNED_IN)
@require_safe
def invitation(request: HttpRequest, pk: int) -> HttpResponse:
    """For the calendar on a phone or desk (RFC 5545)."""
    found = access.meeting_for(self_of(request), pk)
    content = write_invitation(
        Invitation(
            uid=f"sesi-{found.pk}@{request.get_host()}",
            revision=found.revision,
            title=found.title,
            place=found.place,
            starts=found.starts,
            ends=found.ends,
            text="\n".join(name for _kode, name in _names(found, today())),
            link=request.build_absolute_uri(f"/internalisasi/sesi/{found.pk}/"),
        ),
        stamp=timezone.now(),
    )
    response = HttpResponse(content, content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="sesi-{found.pk}.ics"'
    return response


@policy(role(*access.CALLERS))
@require_http_methods(["GET", "HEAD", "POST"])
def minutes(request: HttpRequest, pk: int) -> HttpResponse:
    """Minutes of a session."""
    found = access.meeting_to_lead(self_of(request), pk)
    form = MinutesForm(
        request.POST if request.method == "POST" else None, initial={"minutes": found.minutes or _outline(found)}
    )
    if form.is_valid():
        acts.write_minutes(found, form.cleaned_data["minutes"], now=timezone.now())
        messages.success(request, _("Notula disimpan."))
        return redirect("learn:meeting", pk)
    return render(request, "learn/minutes.html", {"form": form, "meeting": found})


def _outline(found: Meeting) -> str:
    heads = [f"{name}:" for _kode, name in _names(found, today())]
    return "\n\n".join([*heads, _("Kesepakatan:"), _("Tindak lanjut:")])


@policy(role(*access.CALLERS))
@require_http_methods(["POST"])
def add_material(request: HttpRequest, pk: int) -> HttpResponse:
    """Hands out a file."""
    found = access.meeting_to_lead(self_of(request), pk)
    form = MaterialForm(request.POST, request.FILES)
    if not form.is_valid():
        messages.error(request, _("Pilih berkas yang hendak dibagikan."))
        return redirect("learn:meeting", pk)
    upload = form.cleaned_data["file"]
    kept = materials.keep(upload)
    acts.add_material(
        found, kept, name=upload.name, media=upload.content_type or "", by=self_of(request), now=timezone.now()
    )
    messages.success(request, _("Bahan ditambahkan."))
    return redirect("learn:meeting", pk)


@policy(SIGNED_IN)
@require_safe
def material(request: HttpRequest, pk: int, material: int) -> HttpResponseBase:
    """Always as an attachment: what somebody uploaded never runs in our pages."""
    found = access.material_for(self_of(request), pk, material)
    return attachment(materials.path_of(found.sha256), name=found.name)
