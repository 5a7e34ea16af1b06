"""The first run of a step under a mentor: asked for by whoever learns, signed by whoever stood by."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alur.web.learn import access
from alur.web.learn.actions import mentoring
from alur.web.learn.forms import MentorForm, SignForm, VouchForm
from alur.web.learn.queries import knowing, overview
from alur.web.learn.queries.mentors import mentors_for
from alur.web.people.access import self_of
from alur.web.people.models import Person, Role
from alur.web.people.policies import role
from alur.web.people.queries import today
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.queries import value_of


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def ask(request: HttpRequest, kode: str, row: str) -> HttpResponse:
    """Choose who stands by at one's first run of a step."""
    person = self_of(request)
    version = access.version_to_learn(person, kode)
    step = next(each for each in value_of(version).rows if each.id == access.row_of(version, row))
    people = mentors_for(version, step.id, but=person, on=today())
    posted = request.POST if request.method == "POST" else None
    form = MentorForm(posted, mentors=people, initial={"case": request.GET.get("kasus", "")[:40]})
    if form.is_valid():
        chosen = form.cleaned_data
        now = timezone.now()
        mentoring.ask_mentor(version, step.id, mentor=chosen["mentor"], by=person, now=now, case=chosen["case"])
        said = _("%(who)s diminta mendampingi Anda. Tanda tangannya muncul di halaman Pembelajaran SOP ini.")
        messages.success(request, said % {"who": chosen["mentor"].name})
        return redirect("learn:learning", kode)
    return render(request, "learn/ask_mentor.html", {"version": version, "step": step, "form": form})


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def sign(request: HttpRequest, pk: int) -> HttpResponse:
    """The mentor says what was seen, and whether the colleague may go on alone."""
    person = self_of(request)
    asked = access.accompaniment_to_sign(person, pk)
    form = SignForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        mentoring.sign(asked, **form.cleaned_data, by=person, now=timezone.now())
        messages.success(request, _("Tanda tangan Anda untuk %(who)s tercatat.") % {"who": asked.person.name})
        return redirect("learn:home")
    context = {"asked": asked, "step": overview.step_words(asked), "form": form}
    return render(request, "learn/sign.html", context)


@policy(role(Role.APPROVER))
@require_http_methods(["GET", "HEAD", "POST"])
def vouch(request: HttpRequest, kode: str) -> HttpResponse:
    """The head answers for those who knew the work before it came into Alur."""
    person = self_of(request)
    version = access.version_to_learn(person, kode)
    if not access.may_vouch(person, version.sop):
        raise PermissionDenied
    workers = [each.person.pk for each in knowing.readers(version, on=today()) if each.person != person]
    rows = [(row.id, f"{number}. {row.text}") for number, row in enumerate(value_of(version).rows, 1)]
    people = Person.objects.filter(pk__in=workers)
    form = VouchForm(request.POST if request.method == "POST" else None, people=people, rows=rows)
    if form.is_valid():
        for row in form.cleaned_data["rows"]:
            mentoring.vouch(version, row, person=form.cleaned_data["person"], by=person, now=timezone.now())
        said = _("%(who)s tercatat dapat bekerja mandiri.")
        messages.success(request, said % {"who": form.cleaned_data["person"].name})
        return redirect("learn:learning", kode)
    return render(request, "learn/vouch.html", {"version": version, "form": form})
