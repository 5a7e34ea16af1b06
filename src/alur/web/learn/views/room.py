"""In the room: the leader's screen with picture and word, and the page on which people say that they are there."""

import io

import qrcode
import qrcode.image.svg
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alur.core.refused import Refused
from alur.web.learn import access, checkin
from alur.web.learn.actions import meeting as acts
from alur.web.learn.forms import CodeForm
from alur.web.learn.queries import meetings
from alur.web.people.access import self_of
from alur.web.people.policies import role
from alur.web.shell import refusals
from alur.web.shell.policy import SIGNED_IN, policy


@policy(role(*access.CALLERS))
@require_safe
def screen(request: HttpRequest, pk: int) -> HttpResponse:
    """For the wall: a picture and a word to check in by, renewed each minute."""
    found, now = access.meeting_to_lead(self_of(request), pk), timezone.now()
    link = reverse("learn:check_in", args=[pk]) + f"?kode={checkin.token(found, now=now)}"
    guests = meetings.guests(found, self_of(request))
    context = {
        "meeting": found,
        "picture": _picture(request.build_absolute_uri(link)),
        "word": checkin.word(found, now=now),
        "address": request.build_absolute_uri(reverse("learn:check_in", args=[pk])),
        "is_open": checkin.is_open(found, now=now),
        "came": sum(guest.attendance is not None for guest in guests),
        "called": sum(guest.is_invited for guest in guests),
    }
    return render(request, "learn/screen.html", context)


def _picture(link: str) -> SafeString:
    """As SVG paths in the page: no request more, and sharp on any wall."""
    code = qrcode.QRCode(error_correction=qrcode.ERROR_CORRECT_M, border=2)
    code.add_data(link)
    image = code.make_image(image_factory=qrcode.image.svg.SvgPathImage)
    into = io.BytesIO()
    image.save(into)
    drawing = into.getvalue().decode().partition("?>")[2].strip()
    return mark_safe(drawing)  # noqa: S308  drawn by the library from our own link


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def check_in(request: HttpRequest, pk: int) -> HttpResponse:
    """The link fills in the code; saying so is one press, since opening a page records nothing."""
    person = self_of(request)
    found = access.meeting_for(person, pk)
    form = CodeForm(
        request.POST if request.method == "POST" else None, initial={"code": request.GET.get("kode", "")[:40]}
    )
    if form.is_valid():
        try:
            acts.check_in(found, form.cleaned_data["code"], by=person, now=timezone.now())
            messages.success(request, _("Kehadiran Anda tercatat. Selamat mengikuti sesi."))
            return redirect("learn:meeting", pk)
        except Refused as refused:
            form.add_error("code", refusals.sentence(refused))
    context = {"meeting": found, "form": form, "is_linked": bool(request.GET.get("kode")) and not form.errors}
    context["own"] = found.attendance.filter(person=person).first()
    return render(request, "learn/check_in.html", context)


@policy(role(*access.CALLERS))
@require_POST
def note_present(request: HttpRequest, pk: int) -> HttpResponse:
    """The leader ticks who is there without a phone."""
    found = access.meeting_to_lead(self_of(request), pk)
    ticked = set(request.POST.getlist("person"))
    people = [guest.person for guest in meetings.guests(found, self_of(request)) if str(guest.person.pk) in ticked]
    acts.note_present(found, people, now=timezone.now())
    messages.success(request, _("Daftar hadir diperbarui."))
    return redirect("learn:meeting", pk)
