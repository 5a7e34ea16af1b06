"""The step screen: what is needed, the clock, what must come out, and the acts of whoever answers for it."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alur.core.case.commands import Command, Complete, Undo, WithdrawEvidence
from alur.core.case.reasons import DEVIATIONS, PAUSES
from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case import access, record, step_page
from alur.web.case.actions.attach import attach_all
from alur.web.case.actions.prepare import forget, prepare
from alur.web.case.forms import Posted, WithdrawForm, command_of, refuse_too_long
from alur.web.case.keys import new_key
from alur.web.case.models import Case
from alur.web.people.access import self_of
from alur.web.shell import refusals
from alur.web.shell.asked import form_key
from alur.web.shell.policy import SIGNED_IN, policy


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def step(request: HttpRequest, number: str, visit: int) -> HttpResponse:
    """One open step. A step that has ended shows the case instead, with what became of it."""
    case = access.case_for(self_of(request), number)
    if request.method != "POST":
        page = step_page.step_page(self_of(request), case, visit)
        return redirect("case:case", number) if page is None else _shown(request, page, {})
    return _acted(request, case, visit)


def _acted(request: HttpRequest, case: Case, visit: int) -> HttpResponse:
    posted = Posted(request.POST.dict())
    if posted.text("do") == "undo":
        return _undone(request, case, visit, posted)
    page = step_page.step_page(self_of(request), case, visit)
    if page is None:
        return _ended(request, case, visit, posted)
    if posted.text("do") == "keep" and not page.may_act:
        raise PermissionDenied
    try:
        refuse_too_long(posted)
        return _kept(request, page, posted) if posted.text("do") == "keep" else _finished(request, page, posted)
    except Refused as refused:
        if page.may_act:
            prepare(case, visit, posted, page.run)
        return _refused(request, case, visit, refusals.sentence(refused), posted, refused)


def _ended(request: HttpRequest, case: Case, visit: int, posted: Posted) -> HttpResponse:
    """The same request once more gets its answer once more; another one is told who came first."""
    run = step_page.ended_run(case, visit)
    if not run:
        raise Http404
    try:
        command = command_of(posted, visit, run, leads=access.leads(self_of(request), case.unit))
        _record(request, case, command, posted)
    except Refused as refused:
        return _refused(request, case, visit, refusals.sentence(refused), posted, refused)
    return redirect("case:case", case.number)


def _kept(request: HttpRequest, page: step_page.StepPage, posted: Posted) -> HttpResponse:
    prepare(page.case, page.visit.number, posted, page.run)
    attach_all(page.case, page.visit.number, request, key=form_key(request.POST))
    messages.success(request, _("Persiapan disimpan. Langkah ini belum selesai."))
    return redirect("case:step", page.case.number, page.visit.number)


def _finished(request: HttpRequest, page: step_page.StepPage, posted: Posted) -> HttpResponse:
    attach_all(page.case, page.visit.number, request, key=form_key(request.POST))
    command = command_of(posted, page.visit.number, page.run, leads=page.leads)
    _record(request, page.case, command, posted)
    forget(page.case, page.visit.number)
    return _done(request, page.case, page, command)


def _record(request: HttpRequest, case: Case, command: Command, posted: Posted) -> None:
    now = instant_of(timezone.now())
    record.record(
        case.pk,
        command,
        by=self_of(request).pk,
        key=form_key(request.POST),
        now=now,
        seen=posted.number("seen") or None,
    )


def _undone(request: HttpRequest, case: Case, visit: int, posted: Posted) -> HttpResponse:
    try:
        _record(request, case, Undo(visit), posted)
    except Refused as refused:
        messages.error(request, refusals.sentence(refused))
        return redirect("case:case", case.number)
    messages.success(request, _("Langkah diurungkan dan terbuka lagi."))
    return redirect("case:step", case.number, visit)


def _done(request: HttpRequest, case: Case, page: step_page.StepPage, command: Command) -> HttpResponse:
    if not isinstance(command, Complete):
        messages.success(request, _("Tercatat: %(row)s.") % {"row": page.step.row.text})
        ended = step_page.step_page(self_of(request), Case.objects.get(pk=case.pk), page.visit.number) is None
        return redirect("case:case", case.number) if ended else redirect("case:step", case.number, page.visit.number)
    following = step_page.after_completion(Case.objects.get(pk=case.pk), page.step)
    messages.success(request, following)
    return redirect("case:case", case.number)


def _refused(
    request: HttpRequest,
    case: Case,
    visit: int,
    sentence: str,
    posted: Posted | None = None,
    refused: Refused | None = None,
) -> HttpResponse:
    """The page again with what was typed, and the sentence on top. A lost race is told as such: 409."""
    page = step_page.step_page(self_of(request), Case.objects.get(pk=case.pk), visit)
    status = 422 if isinstance(refused, record.KeyReused) else 409
    if page is None:
        return render(request, "case/gone.html", {"case": case, "sentence": sentence}, status=409)
    kept = dict(posted.fields) if posted else {}
    return _shown(request, page, {"refused": sentence, "kept": kept}, status=status)


def _shown(request: HttpRequest, page: step_page.StepPage, more: dict[str, Any], status: int = 200) -> HttpResponse:
    context = {
        "page": page,
        "key": new_key(instant_of(timezone.now())),
        "pauses": PAUSES,
        "reasons": DEVIATIONS,
        "kept": {},
    } | more
    return render(request, "case/step.html", context, status=status)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def withdraw_evidence(request: HttpRequest, number: str, added: int) -> HttpResponse:
    """Takes evidence back, with a reason; the file and both events stay in the record."""
    case = access.case_for(self_of(request), number)
    found = access.evidence_to_withdraw(self_of(request), case, added)
    form = WithdrawForm(request.POST if request.method == "POST" else None)
    if form.is_valid():
        try:
            command = WithdrawEvidence(added, form.cleaned_data["note"], found.by)
            _record(request, case, command, Posted(request.POST.dict()))
            messages.success(request, _("Bukti ditarik. Catatannya tetap ada pada riwayat kasus."))
            return redirect("case:case", number)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    key = request.POST.get("key") or new_key(instant_of(timezone.now()))
    return render(request, "case/withdraw.html", {"case": case, "file": found.event, "form": form, "key": key})
