"""For those who make an episode: beside its case, from the script to the figures of seven days."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case import evidence
from alur.web.people.access import self_of
from alur.web.people.models import Role
from alur.web.people.policies import role
from alur.web.public import access, links, queries
from alur.web.public.actions import air as airing
from alur.web.public.actions import consent, make, set_up
from alur.web.public.forms import EpisodeForm, FiguresForm, PodcastForm, TakeDownForm
from alur.web.public.ranges import send
from alur.web.shell import refusals
from alur.web.shell.asked import form_key
from alur.web.shell.kept_files import MOST_BYTES
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.models import Sop
from alur.web.sop.queries import in_force, value_of

_FORMS = ["GET", "HEAD", "POST"]


@policy(SIGNED_IN)
@require_safe
def episode(request: HttpRequest, number: str) -> HttpResponse:
    """Where the episode stands, and what is still missing before it goes on air."""
    person = self_of(request)
    of, case = access.case_for(person, number)
    found = queries.episode_of(case)
    if found is None:
        return redirect("public:write", number)
    at = request.build_absolute_uri
    context = {
        "podcast": of,
        "case": case,
        "episode": found,
        "stage": queries.stage_of(found, of, person),
        "rows": queries.rows_of(of),
        "makes": access.makes(person, case),
        "consent_link": at(links.consent_path(found)) if found.asked and not found.has_consent else "",
        "withdrawal_link": at(links.withdrawal_path(found)) if found.has_consent else "",
        "consent_days": links.CONSENT_DAYS,
        "key": uuid4(),
        "now": timezone.now(),
    }
    return render(request, "public/making.html", context)


@policy(SIGNED_IN)
@require_http_methods(_FORMS)
def write(request: HttpRequest, number: str) -> HttpResponse:
    """Texts, recording and cover."""
    person = self_of(request)
    of, case = access.case_for(person, number)
    if not access.makes(person, case):
        raise PermissionDenied
    found = queries.episode_of(case)
    form = EpisodeForm(
        request.POST or None, request.FILES or None, instance=found, initial={"title": case.subject[:150]}
    )
    if request.method == "POST" and form.is_valid():
        try:
            written = make.Written(**_texts(form), audio=_bytes(form, "recording"), cover=_bytes(form, "picture"))
            make.make(
                case,
                of,
                written,
                by=person.pk,
                key=form_key(request.POST),
                now=instant_of(timezone.now()),
            )
            messages.success(request, _("Episode disimpan."))
            return redirect("public:making", number)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    return render(request, "public/write.html", {"case": case, "form": form, "key": request.POST.get("key") or uuid4()})


def _texts(form: EpisodeForm) -> dict[str, str]:
    return {name: form.cleaned_data[name] for name in ("title", "guest", "script", "notes", "transcript")}


def _bytes(form: EpisodeForm, name: str) -> bytes:
    """Read whole, for a recording must be heard through before it is kept; larger ones are not read at all."""
    upload = form.cleaned_data.get(name)
    if upload is None:
        return b""
    if upload.size > MOST_BYTES:
        raise Refused("Berkas lebih dari 20 MB. Simpan dengan mutu lebih rendah, misalnya MP3 64 kbps.")
    data: bytes = upload.read()
    return data


@policy(SIGNED_IN)
@require_safe
def preview(request: HttpRequest, number: str) -> HttpResponseBase:
    """The recording before it is on air, for those who see the case."""
    _of, found = access.episode_for(self_of(request), number)
    if not found.audio:
        raise Http404
    return send(evidence.path_of(found.audio), request, media=found.audio_media, tag=found.audio)


@policy(SIGNED_IN)
@require_POST
def ask(request: HttpRequest, number: str) -> HttpResponse:
    """Makes the link that the guest is sent."""
    _of, found = access.to_make(self_of(request), number)
    consent.ask(found)
    messages.success(
        request, _("Tautan izin dibuat. Kirimkan kepada narasumber; tautan sebelumnya tidak berlaku lagi.")
    )
    return redirect("public:making", number)


@policy(SIGNED_IN)
@require_POST
def air(request: HttpRequest, number: str) -> HttpResponse:
    """Completes the step of the SOP and puts the episode on air, in one act."""
    person = self_of(request)
    of, found = access.to_make(person, number)
    address = request.build_absolute_uri(reverse("public:episode", args=[found.pk]))
    airing.air(found, of, address=address, by=person, key=form_key(request.POST), now=instant_of(timezone.now()))
    messages.success(request, _("Episode tayang, dan langkahnya selesai."))
    return redirect("public:making", number)


@policy(SIGNED_IN)
@require_http_methods(_FORMS)
def take_down(request: HttpRequest, number: str) -> HttpResponse:
    """Off the air, with a reason that the record keeps."""
    person = self_of(request)
    _of, found = access.to_make(person, number)
    form = TakeDownForm(request.POST or None)
    if form.is_valid():
        try:
            reason, now = form.cleaned_data["reason"], instant_of(timezone.now())
            airing.take_down(found, reason, by=person.pk, key=form_key(request.POST), now=now)
            messages.success(request, _("Episode diturunkan. Halaman dan umpannya tidak memuatnya lagi."))
            return redirect("public:making", number)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    return _asked(request, "public/take_down.html", found, form)


@policy(SIGNED_IN)
@require_http_methods(_FORMS)
def report(request: HttpRequest, number: str) -> HttpResponse:
    """The figures of seven days, as the output of the last step."""
    person = self_of(request)
    of, found = access.to_make(person, number)
    if found.aired_at is None:
        raise Refused("Episode ini belum tayang, jadi belum ada angkanya.")
    form = FiguresForm(request.POST or None)
    if form.is_valid():
        try:
            figures, now = airing.Figures(**form.cleaned_data), instant_of(timezone.now())
            airing.report(found, of, figures, by=person, key=form_key(request.POST), now=now)
            messages.success(request, _("Angka tujuh hari tercatat sebagai output langkah terakhir."))
            return redirect("public:making", number)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    return _asked(request, "public/report.html", found, form)


def _asked(request: HttpRequest, template: str, found: Any, form: Any) -> HttpResponse:
    context = {"episode": found, "case": found.case, "form": form, "key": request.POST.get("key") or uuid4()}
    return render(request, template, context)


@policy(role(Role.ADMIN, Role.WRITER))
@require_http_methods(_FORMS)
def settings(request: HttpRequest) -> HttpResponse:
    """The podcast of the office: first which SOP it follows, then what is said of it."""
    of = queries.podcast()
    kode = request.GET.get("sop", of.sop.kode if of else "")
    sop = Sop.objects.filter(kode=kode).select_related("unit").first()
    version = in_force(sop) if sop else None
    if sop is None or version is None:
        sops = [one for one in Sop.objects.select_related("unit") if in_force(one)]
        return render(request, "public/choose_sop.html", {"sops": [(one, in_force(one)) for one in sops]})
    form = PodcastForm(request.POST or None, instance=of, sop=sop, value=value_of(version))
    if request.method == "POST" and form.is_valid():
        try:
            told = set_up.Told(sop=sop, **{name: form.cleaned_data[name] for name in PodcastForm.Meta.fields})
            set_up.set_up(told, feed=request.build_absolute_uri(reverse("public:feed")))
            messages.success(request, _("Podcast disimpan."))
            return redirect("public:podcast")
        except Refused as refused:
            refusals.refuse_in(form, refused)
    return render(request, "public/settings.html", {"form": form, "sop": sop, "version": version})
