"""Pages of thanks: criteria published beforehand, colleagues named for them, and small thanks from one to another."""

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.conduct.actions import appreciate
from alur.web.conduct.file_forms import CriteriaForm, NominateForm, ThanksForm
from alur.web.conduct.models import Criteria, Thanks
from alur.web.conduct.queries import files
from alur.web.people.access import self_of
from alur.web.people.models import Person, Role
from alur.web.people.queries import has_role, today
from alur.web.shell import refusals
from alur.web.shell.policy import SIGNED_IN, policy

_FORM = ["GET", "HEAD", "POST"]


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def criteria(request: HttpRequest) -> HttpResponse:
    """What thanks are given for, dated; a leader publishes more."""
    person = self_of(request)
    leads = has_role(person, Role.APPROVER)
    form = CriteriaForm(request.POST if request.method == "POST" and leads else None)
    if form.is_valid():
        said = form.cleaned_data
        try:
            appreciate.publish(title=said["title"], words=said["words"], until=said["until"], by=person, today=today())
            messages.success(request, _("Kriteria diumumkan. Usulan dapat dibuat mulai hari ini."))
            return redirect("conduct:criteria")
        except Refused as refused:
            refusals.refuse_in(form, refused)
    rows = Criteria.objects.select_related("by")
    return render(request, "conduct/file_criteria.html", {"rows": rows, "form": form if leads else None})


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def candidates(request: HttpRequest, pk: int) -> HttpResponse:
    """Anyone names a colleague; who weighs sees what is said of each, side by side, by the alphabet."""
    person = self_of(request)
    found = get_object_or_404(Criteria.objects.select_related("by"), pk=pk)
    form = NominateForm(request.POST if request.method == "POST" else None, people=_others(person))
    if form.is_valid():
        said = form.cleaned_data
        try:
            about = Person.objects.get(pk=said["person"])
            now = instant_of(timezone.now())
            appreciate.nominate(found, about, by=person, reason=said["words"], today=today(), now=now)
            messages.success(request, _("Usulan Anda tercatat."))
            return redirect("conduct:candidates", pk)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    weighs = files.may_begin(person)
    context = {
        "criteria": found,
        "form": form if found.until >= today() else None,
        "weighs": weighs,
        "candidates": files.candidates_of(found) if weighs else [],
        "mine": found.nominations.filter(by=person).select_related("person"),
    }
    return render(request, "conduct/file_candidates.html", context)


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def thanks(request: HttpRequest) -> HttpResponse:
    """What colleagues thank one for, and a thanks to say. Nothing is counted."""
    person = self_of(request)
    form = ThanksForm(request.POST if request.method == "POST" else None, people=_others(person))
    if form.is_valid():
        said = form.cleaned_data
        try:
            to = Person.objects.get(pk=said["to"])
            appreciate.thank(to, by=person, words=said["words"], now=instant_of(timezone.now()))
            messages.success(request, _("Terima kasih Anda sampai kepadanya."))
            return redirect("conduct:thanks")
        except Refused as refused:
            refusals.refuse_in(form, refused)
    received = Thanks.objects.filter(to=person).select_related("by")[:100]
    return render(request, "conduct/file_thanks.html", {"received": received, "form": form})


def _others(person: Person) -> QuerySet[Person]:
    return Person.objects.filter(is_active=True).exclude(pk=person.pk).order_by("name")
