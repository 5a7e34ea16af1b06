"""Pages of the legal and the data protection officer: the DPIA that switches files on, and the rules they run by."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from alur.core.conduct.terms import Period, Terms
from alur.core.instant import instant_of
from alur.core.refused import Refused
from alur.web.case.actions.attach import kept_file
from alur.web.conduct import access
from alur.web.conduct.actions.switch_on import switch_on
from alur.web.conduct.actions.write_rules import read_measures, write_rules
from alur.web.conduct.file_forms import AssessmentForm, RulesForm
from alur.web.conduct.models import ConductRules, Kind
from alur.web.conduct.queries import files
from alur.web.people.access import self_of
from alur.web.people.queries import today
from alur.web.shell import refusals
from alur.web.shell.policy import SIGNED_IN, policy

_FORM = ["GET", "HEAD", "POST"]


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def switch(request: HttpRequest) -> HttpResponse:
    """Number, date and file of the DPIA. Everybody reads whether there is one; the officer puts it on file."""
    person = self_of(request)
    posted = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = AssessmentForm(*posted)
    if request.method == "POST":
        access.require_keeper(person)
    if form.is_valid():
        said = form.cleaned_data
        try:
            kept, now = kept_file(said["file"]), instant_of(timezone.now())
            switch_on(number=said["number"], day=said["day"], today=today(), kept=kept, by=person, now=now)
            messages.success(request, _("DPIA tercatat. Berkas orang sekarang dapat dibuka."))
            return redirect("conduct:files")
        except Refused as refused:
            refusals.refuse_in(form, refused)
    context = {"form": form, "keeps": access.keeps(person), "assessment": files.assessment()}
    return render(request, "conduct/file_assessment.html", context)


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def edit(request: HttpRequest, kind: str) -> HttpResponse:
    """The rules in force and those before, for everybody; writing new ones is the legal officer's."""
    person = self_of(request)
    if kind not in Kind.values:
        raise Http404
    rules = files.rules_on(kind, today())
    form = RulesForm(request.POST if request.method == "POST" else None, initial=_initial(rules))
    if request.method == "POST":
        access.require_keeper(person)
    if form.is_valid():
        said = form.cleaned_data
        try:
            write_rules(
                kind,
                _terms(said),
                since=said["since"],
                officials=said["officials"],
                source=said["source"],
                checked=said["checked"],
                by=person,
                now=instant_of(timezone.now()),
            )
            messages.success(request, _("Aturan tersimpan. Berkas yang sudah dibuka memakai aturan lamanya."))
            return redirect("conduct:rules", kind)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    context = {
        "form": form,
        "kind": kind,
        "label": Kind(kind).label,
        "kinds": Kind.choices,
        "rules": rules,
        "terms": files.terms_of(rules) if rules else None,
        "keeps": access.keeps(person),
        "all": ConductRules.objects.filter(kind=kind).select_related("by", "checked_by"),
    }
    return render(request, "conduct/file_rules.html", context)


def _terms(said: dict[str, object]) -> Terms:
    def days(name: str) -> int:
        value = said[name]
        assert isinstance(value, int)
        return value

    return Terms(
        measures=read_measures(str(said["measures"])),
        reply=Period(days("reply")),
        summons=Period(days("summons")),
        objection=Period(days("objection"), working=False),
        hearing=bool(said["hearing"]),
        summonses=days("summonses"),
    )


def _initial(rules: ConductRules | None) -> dict[str, object]:
    if rules is None:
        return {}
    terms = files.terms_of(rules)
    return {
        "since": today().isoformat(),
        "measures": "\n".join(f"{m.key} | {m.name} | {m.basis} | {m.level}" for m in terms.measures),
        "reply": terms.reply.days,
        "summons": terms.summons.days,
        "summonses": terms.summonses,
        "objection": terms.objection.days,
        "hearing": terms.hearing,
        "officials": rules.officials,
        "source": rules.source,
    }
