"""Pages of figures about persons: the own, the unit's steps, what a leader opens, objections, questions."""

from typing import Any
from uuid import uuid4

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alur.core.fair.look import Look, read_look
from alur.core.instant import HOUR, Instant, instant_of
from alur.core.refused import Refused
from alur.web.case import evidence
from alur.web.case.actions.attach import kept_file
from alur.web.conduct import access
from alur.web.conduct.actions import answer_objection, answer_question, object_to, open_figures, send_finding
from alur.web.conduct.forms import AnswerForm, ObjectForm, OpenForm, WordsForm
from alur.web.conduct.queries import figures, objections, questions, steps
from alur.web.measure.counting import Series
from alur.web.measure.spans import AskedSpan, asked_span
from alur.web.people.access import self_of
from alur.web.people.models import Unit
from alur.web.people.queries import calendar_of, members_of, today
from alur.web.shell import refusals
from alur.web.shell.asked import form_key
from alur.web.shell.attachments import attachment
from alur.web.shell.policy import SIGNED_IN, policy

FEW_SOPS = 2
"""So many stand open at once; of more one chooses."""
OPEN_FOR = HOUR
_FORM = ["GET", "HEAD", "POST"]


def _now() -> Instant:
    return instant_of(timezone.now())


@policy(SIGNED_IN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """What may be said about oneself, with every visit behind it; `?tinjauan=2026-H2`."""
    person, now = self_of(request), _now()
    looks = figures.looks_of(now)
    look = _asked_look(request, looks)
    context = {
        "looks": looks,
        "figures": figures.person_figures(person, look, now=now),
        "questions": questions.questions_to(person),
        "form": WordsForm(),
        "own": True,
    }
    return render(request, "conduct/figures_own.html", context)


def _asked_look(request: HttpRequest, looks: tuple[Look, ...]) -> Look:
    asked = read_look(request.GET.get("tinjauan", ""))
    return asked if asked in looks else looks[0]


@policy(SIGNED_IN)
@require_safe
def viewers(request: HttpRequest) -> HttpResponse:
    """Siapa melihat data saya."""
    context = {"uses": figures.viewers_of(self_of(request))}
    return render(request, "conduct/figures_viewers.html", context)


@policy(SIGNED_IN)
@require_safe
def unit_steps(request: HttpRequest, pk: int) -> HttpResponse:
    """The steps of a unit for its head: where the time went. Nobody is named."""
    unit = access.unit_led(self_of(request), pk)
    asked, now = _asked(request, unit)
    sops = steps.by_sop(steps.step_lines(unit, asked.span, now=now))
    context = {"unit": unit, "asked": asked, "sops": sops, "few": len(sops) <= FEW_SOPS}
    return render(request, "conduct/figures_steps.html", context)


def _asked(request: HttpRequest, unit: Unit) -> tuple[AskedSpan, Instant]:
    now = _now()
    return asked_span(request.GET.dict(), calendar_of(unit), now), now


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def causes(request: HttpRequest, pk: int, kode: str, row: str) -> HttpResponse:
    """The standard, the load, the SOP or the person? And, where more than half miss it, the finding for its writer."""
    person = self_of(request)
    unit = access.unit_led(person, pk)
    asked, now = _asked(request, unit)
    series = Series(row, request.GET.get("baku", ""))
    lines = steps.step_lines(unit, asked.span, now=now)
    line = next((one for one in lines if one.series == series and one.sop.kode == kode), None)
    if line is None:
        raise Http404
    if request.method == "POST":
        send_finding.send_finding(line, asked, by=person, now=timezone.now())
        messages.success(request, _("Temuan dikirim kepada penyusun SOP ini."))
        return redirect(request.get_full_path())
    context = {"unit": unit, "asked": asked, "causes": steps.causes(line, asked.span)}
    return render(request, "conduct/figures_causes.html", context)


@policy(SIGNED_IN)
@require_safe
def people(request: HttpRequest, pk: int) -> HttpResponse:
    """Those whom the reader leads, by the alphabet and by nothing else."""
    reader = self_of(request)
    unit = access.unit_led(reader, pk)
    persons = members_of(unit, on=today(unit)).exclude(pk=reader.pk)
    return render(request, "conduct/figures_people.html", {"unit": unit, "persons": persons})


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def open_person(request: HttpRequest, pk: int) -> HttpResponse:
    """First for what; the opening is written before anything is shown."""
    reader, now = self_of(request), _now()
    person = access.person_led(reader, pk)
    form = OpenForm(request.POST if request.method == "POST" else None, looks=figures.looks_of(now))
    if form.is_valid():
        try:
            purpose = form.cleaned_data["purpose"]
            use = open_figures.open_figures(person, form.chosen, reader=reader, purpose=purpose, now=now)
            return redirect("conduct:opened", use.pk)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    return render(request, "conduct/figures_open.html", {"person": person, "form": form})


@policy(SIGNED_IN)
@require_safe
def opened(request: HttpRequest, pk: int) -> HttpResponse:
    """The visits first, then what may be said of them; no rate where nobody is comparable.

    An opening lasts an hour: whoever looks again says for what again, and the person reads that too.
    """
    use, now = access.use_of(self_of(request), pk), _now()
    look = read_look(use.look)
    if look is None:
        raise Http404
    if now > use.at + OPEN_FOR:
        messages.info(request, _("Pembukaan itu sudah lewat satu jam. Sebutkan lagi keperluannya."))
        return redirect("conduct:open_person", use.person_id)
    context = {
        "use": use,
        "figures": figures.person_figures(use.person, look, now=now),
        "questions": questions.questions_about(use.person, now=now),
        "own": False,
    }
    return render(request, "conduct/figures_opened.html", context)


@policy(SIGNED_IN)
@require_safe
def objected(request: HttpRequest) -> HttpResponse:
    """The own objections, and those that the reader is to answer."""
    person = self_of(request)
    context = {"made": objections.made_by(person), "to_answer": objections.to_answer(person)}
    return render(request, "conduct/figures_objections.html", context)


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def new_objection(request: HttpRequest, number: str, visit: int) -> HttpResponse:
    """Against one visit that stands under the reader's name."""
    person, now = self_of(request), _now()
    fact = access.own_visit(person, number, visit)
    answerers = objections.answerers_of(person, now=now)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ObjectForm(*posted, answerers=answerers)
    if form.is_valid():
        try:
            made = object_to.object_to(fact, person=person, now=now, **_said(form))
            messages.success(request, _("Keberatan tercatat. Selama belum dijawab, data tinjauan ini tidak dipakai."))
            return redirect("conduct:objection", made.pk)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    line = figures.line_of(person, fact)
    return render(request, "conduct/figures_object.html", {"form": form, "line": line, "nobody": not answerers})


def _said(form: ObjectForm) -> dict[str, Any]:
    said = form.cleaned_data
    file = said["file"]
    return {
        "ground": said["ground"],
        "reason": said["reason"],
        "addressee": said.get("addressee"),
        "attached": kept_file(file) if isinstance(file, UploadedFile) else None,
    }


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def objection(request: HttpRequest, pk: int) -> HttpResponse:
    """The visit, what is said against it, and the answer; whoever may answer finds the form here."""
    reader, now = self_of(request), _now()
    found = access.objection_for(reader, pk)
    answers = found.upheld is None and objections.may_answer(reader, found)
    form = AnswerForm(request.POST if request.method == "POST" else None) if answers else None
    if form is not None and form.is_valid():
        try:
            _answer(request, found, form, now)
            messages.success(request, _("Jawaban tercatat dan terbaca oleh yang bersangkutan."))
            return redirect("conduct:objection", pk)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    context = {"objection": found, "line": figures.objected_line(found), "form": form, "key": uuid4()}
    return render(request, "conduct/figures_objection.html", context)


def _answer(request: HttpRequest, found: Any, form: AnswerForm, now: Instant) -> None:
    said = form.cleaned_data
    key = form_key(request.POST)
    answer_objection.answer_objection(
        found, by=self_of(request), upheld=said["upheld"], answer=said["answer"], mend=form.mend(), key=key, now=now
    )


@policy(SIGNED_IN)
@require_safe
def objection_file(request: HttpRequest, pk: int) -> HttpResponseBase:
    """For the two who speak with one another; always as an attachment that cannot run."""
    found = access.objection_for(self_of(request), pk)
    if not found.sha256:
        raise Http404
    return attachment(evidence.path_of(found.sha256), name=found.name, media=found.media)


@policy(SIGNED_IN)
@require_POST
def question(request: HttpRequest, pk: int) -> HttpResponse:
    """The answer to a question that the record puts."""
    found = access.question_to(self_of(request), pk)
    answer_question.answer_question(found, answer=request.POST.get("answer", "")[:2_000], now=_now())
    messages.success(request, _("Jawaban Anda tersimpan di samping pertanyaannya."))
    return redirect("conduct:own")
