"""Pages of cases: the list, one case, a new one, and the acts on a case as a whole."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alur.core.case.commands import OpenCase
from alur.core.case.reasons import DEVIATIONS
from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case import access, case_page, evidence, lists, record
from alur.web.case.forms import CancelForm, OpenForm, ReopenForm
from alur.web.case.models import Case, Evidence
from alur.web.people.access import self_of
from alur.web.shell import refusals
from alur.web.shell.asked import form_key
from alur.web.shell.attachments import attachment
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop.drawing import way_drawing


@policy(SIGNED_IN)
@require_safe
def cases(request: HttpRequest) -> HttpResponse:
    """`?keadaan=` terbuka, lewat, selesai; `?sop=` a kode; `?milik=saya`; `?q=` words."""
    person = self_of(request)
    asked = lists.Asked.from_query(request.GET.dict())
    rows = lists.cases(person, asked)
    page = Paginator(rows, 30).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "lines": lists.lines(page.object_list),
        "asked": asked,
        "count": lists.counted_in_words(rows),
        "sops": lists.sops_of(person),
        "works": access.works(person),
        "inspects": access.inspects(person),
    }
    return render(request, "case/cases.html", context)


@policy(SIGNED_IN)
@require_safe
def case(request: HttpRequest, number: str) -> HttpResponse:
    """Where the case stands, what happened in it, and the drawing with the way taken."""
    found = access.case_for(self_of(request), number)
    page = case_page.case_page(self_of(request), found)
    drawing = way_drawing(page.procedure.sop, case_page.row_states(page), page.taken)
    return render(request, "case/case.html", {"page": page, "drawing": drawing, "key": uuid4()})


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """First the SOP, then what the case is about."""
    person = self_of(request)
    kode = request.GET.get("sop", "")
    if not kode:
        sops = access.sops_to_open(person)
        if not sops:
            raise PermissionDenied
        return render(request, "case/choose_sop.html", {"sops": lists.sops_with_names(sops)})
    sop = access.sop_to_open(person, kode)
    opening = case_page.opening_of(sop)
    posted = request.POST if request.method == "POST" else None
    form = OpenForm(posted, sop=opening.value, unit=sop.unit, starts=opening.starts, named=opening.named)
    if form.is_valid():
        try:
            done = _open(request, sop, form)
            messages.success(request, _("Kasus %(number)s dibuka.") % {"number": done.number})
            return redirect("case:case", done.number)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    key = request.POST.get("key") or uuid4()
    return render(request, "case/open.html", {"opening": opening, "form": form, "key": key})


def _open(request: HttpRequest, sop: Any, form: OpenForm) -> record.Done:
    command = OpenCase(
        unit=str(sop.unit.pk),
        start=form.cleaned_data.get("start", ""),
        persons=form.filled("person-"),
        subject=form.cleaned_data["subject"],
        form=form.form_values(),
    )
    return record.open_case(
        sop, command, by=self_of(request).pk, key=form_key(request.POST), now=instant_of(timezone.now())
    )


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def cancel(request: HttpRequest, number: str) -> HttpResponse:
    """Ends the case without its being done; for the head of the unit."""
    found = _led(request, number)
    form = CancelForm(request.POST if request.method == "POST" else None, reasons=DEVIATIONS)
    said = _("Kasus dihentikan. Catatannya tetap dapat dibaca.")
    return _whole(request, found, form, template="case/cancel.html", said=said)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, number: str) -> HttpResponse:
    """Goes on with an ended case."""
    found = _led(request, number)
    rows = case_page.rows_of(found)
    form = ReopenForm(request.POST if request.method == "POST" else None, reasons=DEVIATIONS, rows=rows)
    return _whole(request, found, form, template="case/reopen.html", said=_("Kasus dibuka kembali."))


def _led(request: HttpRequest, number: str) -> Case:
    found = access.case_for(self_of(request), number)
    if not access.leads(self_of(request), found.unit):
        raise PermissionDenied
    return found


def _whole(request: HttpRequest, found: Case, form: CancelForm, *, template: str, said: str) -> HttpResponse:
    if form.is_valid():
        try:
            now = instant_of(timezone.now())
            record.record(found.pk, form.command(), by=self_of(request).pk, key=form_key(request.POST), now=now)
            messages.success(request, said)
            return redirect("case:case", found.number)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    key = request.POST.get("key") or uuid4()
    return render(request, template, {"case": found, "form": form, "key": key})


@policy(SIGNED_IN)
@require_safe
def file(request: HttpRequest, number: str, added: int) -> HttpResponseBase:
    """A file of the case, always as an attachment: what somebody uploaded never runs in our case_page."""
    found = access.case_for(self_of(request), number)
    named = case_page.file_of(found, added)
    kept = Evidence.objects.filter(sha256=named.sha256).first() if named and not named.address else None
    if named is None or kept is None:
        raise Http404
    return attachment(evidence.path_of(named.sha256), name=named.name, media=kept.media)
