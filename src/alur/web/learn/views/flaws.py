"""“SOP ini keliru”: said by whoever works by it, answered by its writer, read by whoever said it."""

import re

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alur.core.refused import Refused
from alur.web.learn import access
from alur.web.learn.actions import telling_flaws
from alur.web.learn.forms import AnswerForm, FlawForm
from alur.web.learn.models import Flaw
from alur.web.learn.queries import flaws
from alur.web.people.access import self_of
from alur.web.shell import refusals
from alur.web.shell.asked import whole_number
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop import access as sops
from alur.web.sop.queries import value_of

_NUMBER = re.compile(r"[A-Za-z0-9-]{1,40}")


@policy(SIGNED_IN)
@require_safe
def mine(request: HttpRequest) -> HttpResponse:
    """What the reader is to answer, and what the reader has said."""
    person = self_of(request)
    context = {
        "to_answer": flaws.told(flaws.to_answer(person)),
        "reported": flaws.told(flaws.reported_by(person)),
    }
    return render(request, "learn/flaws.html", context)


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def report(request: HttpRequest, kode: str) -> HttpResponse:
    """`?versi=` and `?langkah=` tell what is wrong, `?kasus=` where it was met."""
    person = self_of(request)
    version = sops.version_for(person, kode, whole_number(request.GET.get("versi", "")))
    rows = [(row.id, f"{number}. {row.text}") for number, row in enumerate(value_of(version).rows, 1)]
    posted = request.POST if request.method == "POST" else None
    form = FlawForm(posted, rows=rows, initial={"row": request.GET.get("langkah", "")})
    if form.is_valid():
        try:
            case = _case_number(request)
            telling_flaws.report_flaw(version, **form.cleaned_data, by=person, now=timezone.now(), case=case)
            messages.success(request, _("Laporan Anda sampai kepada penyusun SOP. Jawabannya muncul di Internalisasi."))
            return redirect("learn:flaws")
        except Refused as refused:
            form.add_error("text", refusals.sentence(refused))
    return render(request, "learn/report.html", {"version": version, "form": form})


def _case_number(request: HttpRequest) -> str:
    """Where it was met; it becomes a link, so it is a number of a case or nothing."""
    found = _NUMBER.fullmatch(request.GET.get("kasus", ""))
    return found[0] if found else ""


@policy(SIGNED_IN)
@require_http_methods(["GET", "HEAD", "POST"])
def flaw(request: HttpRequest, pk: int) -> HttpResponse:
    """One report with its answer. The writer answers here; the reporter says that the answer was read."""
    person = self_of(request)
    found = access.flaw_for(person, pk)
    answers = access.may_answer(person, found)
    form = AnswerForm(request.POST if request.method == "POST" and "outcome" in request.POST else None)
    if request.method == "POST" and request.POST.get("do") == "seen" and found.by_id == person.pk:
        telling_flaws.see_answer(found, now=timezone.now())
        return redirect("learn:home")
    if request.method == "POST" and not answers:
        raise PermissionDenied
    if form.is_valid() and _answered(request, found, form):
        return redirect("learn:flaws")
    context = {"told": flaws.told([found])[0], "form": form if answers else None, "is_mine": found.by_id == person.pk}
    return render(request, "learn/flaw.html", context)


def _answered(request: HttpRequest, found: Flaw, form: AnswerForm) -> bool:
    try:
        telling_flaws.answer_flaw(found, **form.cleaned_data, by=self_of(request), now=timezone.now())
    except Refused as refused:
        form.add_error("answer", refusals.sentence(refused))
        return False
    messages.success(request, _("Jawaban dikirim kepada %(who)s.") % {"who": found.by.name})
    return True
