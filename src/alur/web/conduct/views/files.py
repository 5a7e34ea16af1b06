"""Pages of files: the list, one file with its three parts, each act on it, its letters and its evidence as CSV."""

import csv
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alur.core.conduct.events import FileOpened
from alur.core.conduct.terms import FileKind
from alur.core.fair.look import read_look
from alur.core.instant import Instant, instant_of
from alur.core.refused import Refused
from alur.web.case import evidence
from alur.web.case.actions.attach import kept_file
from alur.web.conduct import access, letters, record_file
from alur.web.conduct.actions.gather import gather
from alur.web.conduct.actions.open_reading import open_reading
from alur.web.conduct.actions.switch_on import keep_file
from alur.web.conduct.file_acts import BY_SLUG
from alur.web.conduct.file_forms import EvidenceForm, NewFileForm
from alur.web.conduct.file_page import form_of, page_of, stage_of
from alur.web.conduct.models import ConductFile
from alur.web.conduct.queries import figures, files
from alur.web.people.access import self_of
from alur.web.people.models import Person
from alur.web.people.queries import today
from alur.web.shell import attachments, refusals
from alur.web.shell.policy import SIGNED_IN, policy

_FORM = ["GET", "HEAD", "POST"]


def _now() -> Instant:
    return instant_of(timezone.now())


@policy(SIGNED_IN)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The files that the reader has a part in. Without a DPIA the page says why there are none."""
    person, now = self_of(request), _now()
    rows = [(row, stage_of(files.file_of(row), now)) for row in files.files_of(person)]
    context = {
        "rows": rows,
        "assessment": files.assessment(),
        "may_begin": files.may_begin(person),
        "keeps": access.keeps(person),
    }
    return render(request, "conduct/file_list.html", context)


@policy(SIGNED_IN)
@require_safe
def agreement(request: HttpRequest) -> HttpResponse:
    """How often a decider did as was wished: open to everybody in the office."""
    self_of(request)
    return render(request, "conduct/file_agreement.html", {"rows": files.agreements()})


@policy(SIGNED_IN)
@require_http_methods(_FORM)
def new(request: HttpRequest) -> HttpResponse:
    """Who it is about, and who holds which part."""
    person = self_of(request)
    about = access.persons_to_begin_with(person)
    if not about:
        raise Http404
    posted = request.POST if request.method == "POST" else None
    asked = {"person": request.GET.get("tentang", ""), "kind": request.GET.get("jenis", "")}
    form = NewFileForm(posted, about=about, staff=files.officers(), today=today(), initial=asked)
    if form.is_valid():
        try:
            row = _begun(form.cleaned_data, person)
            open_reading(row, reader=person, now=_now())
            messages.success(request, _("Berkas dibuka. Pemeriksa mengumpulkan bukti."))
            return redirect("conduct:file" if access.has_part(person, row) else "conduct:files", *_args(person, row))
        except Refused as refused:
            refusals.refuse_in(form, refused)
    return render(request, "conduct/file_new.html", {"form": form, "assessment": files.assessment()})


def _args(person: Person, row: ConductFile) -> tuple[int, ...]:
    return (row.pk,) if access.has_part(person, row) else ()


def _begun(said: dict[str, Any], by: Person) -> ConductFile:
    kind, now = FileKind(said["kind"]), _now()
    rules = files.rules_on(kind.value, today())
    if rules is None or (kind is FileKind.DISCIPLINE and rules.checked_by_id is None):
        raise Refused("Aturan untuk jenis berkas ini belum diperiksa. Minta pengelola memeriksanya dahulu.")
    if kind is FileKind.THANKS and said["criteria"] is None:
        raise Refused("Apresiasi memakai kriteria yang sudah diumumkan sehari sebelumnya. Pilih kriterianya.")
    people = {name: int(said[name]) for name in ("person", "nominator", "examiner", "decider", "appeal")}
    decider, person = (Person.objects.get(pk=people[name]) for name in ("decider", "person"))
    if not files.is_official_for(decider, person):
        raise Refused("Keputusan diambil pejabat yang memimpin unit orang ini. Pilih pejabat yang berwenang.")
    terms = files.terms_of(rules)
    wish = next((m.key for m in terms.measures if said["wish"].strip() in (m.key, m.name)), "")
    criteria = said["criteria"] if kind is FileKind.THANKS else None
    opened = FileOpened(
        kind=kind,
        terms=terms,
        reason=said["words"],
        wish=wish,
        criteria=criteria.words if criteria else "",
        **people,
    )
    return record_file.begin(opened, by=by, now=now, criteria=criteria)


@policy(SIGNED_IN)
@require_safe
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """Closed at first for officers: opening it is an act that the person reads."""
    person = self_of(request)
    return _shown(request, access.file_for(person, pk), person, {})


def _shown(
    request: HttpRequest, row: ConductFile, reader: Person, said: dict[str, Any], status: int = 200
) -> HttpResponse:
    now = _now()
    if not files.has_open(row, reader, now):
        return render(request, "conduct/file_cover.html", {"row": row})
    context = {
        "page": page_of(row, reader, now, said=said),
        "row": row,
        "readings": row.readings.select_related("reader")[:50],
        "evidence_form": said.get("bukti") or EvidenceForm(looks=figures.looks_of(now)),
        "blocked": said.get("refused", ""),
    }
    return render(request, "conduct/file.html", context, status=status)


@policy(SIGNED_IN)
@require_POST
def open_it(request: HttpRequest, pk: int) -> HttpResponse:
    """Written down before anything is shown; it holds for an hour."""
    person = self_of(request)
    open_reading(access.file_for(person, pk), reader=person, now=_now())
    return redirect("conduct:file", pk)


def _opened(request: HttpRequest, pk: int) -> tuple[ConductFile, Person]:
    """The file, if this reader has it open: raises Http404 or Refused."""
    person = self_of(request)
    row = access.file_for(person, pk)
    if not files.has_open(row, person, _now()):
        raise Refused("Pembukaan berkas sudah lewat satu jam. Buka berkasnya lagi.")
    return row, person


@policy(SIGNED_IN)
@require_POST
def add_evidence(request: HttpRequest, pk: int) -> HttpResponse:
    """Evidence by hand, from a visit, or with the figure of a look."""
    row, person = _opened(request, pk)
    now = _now()
    form = EvidenceForm(request.POST, request.FILES, looks=figures.looks_of(now))
    if form.is_valid():
        said = form.cleaned_data
        visit = (said["number"], said["visit"]) if said["number"] and said["visit"] else None
        upload = said["file"]
        try:
            gather(
                row,
                title=said["title"],
                words=said["words"],
                visit=visit,
                look=read_look(said["look"]) if said["look"] else None,
                kept=kept_file(upload) if isinstance(upload, UploadedFile) else None,
                by=person,
                now=now,
            )
            messages.success(request, _("Bukti tersimpan sebagaimana adanya hari ini."))
            return redirect("conduct:file", pk)
        except Refused as refused:
            refusals.refuse_in(form, refused)
    return _shown(request, row, person, {"bukti": form}, status=422)


@policy(SIGNED_IN)
@require_POST
def do(request: HttpRequest, pk: int, slug: str, number: int) -> HttpResponse:
    """One act. A refusal is said on its form, with everything that was typed still there."""
    row, person = _opened(request, pk)
    doing = BY_SLUG.get(slug)
    if doing is None:
        raise Http404
    form = form_of(doing, files.file_of(row), request.POST, request.FILES)
    if form is not None and not form.is_valid():
        return _shown(request, row, person, {f"{slug}-{number}": form}, status=422)
    try:
        said = dict(form.cleaned_data) if form else {}
        if isinstance(said.get("file"), UploadedFile):
            said["kept"] = kept_file(said["file"])
            keep_file(said["kept"], _now())
        record_file.act(row, doing.command(said, number), by=person, now=_now())
    except Refused as refused:
        if form is None:
            return _shown(request, row, person, {"refused": refusals.sentence(refused)}, status=409)
        refusals.refuse_in(form, refused)
        return _shown(request, row, person, {f"{slug}-{number}": form}, status=409)
    messages.success(request, _("Tercatat dalam berkas."))
    return redirect("conduct:file", pk)


@policy(SIGNED_IN)
@require_safe
def paper(request: HttpRequest, pk: int, name: str) -> HttpResponse:
    """A letter or certificate as PDF, for who has the file open."""
    row, _reader = _opened(request, pk)
    made = letters.letter(row, name)
    if made is None:
        raise Http404
    answer = HttpResponse(letters.pdf_of(made), content_type="application/pdf")
    answer["Content-Disposition"] = f'inline; filename="{name}-{row.number.replace("/", "-")}.pdf"'
    return answer


@policy(SIGNED_IN)
@require_safe
def export(request: HttpRequest, pk: int) -> HttpResponse:
    """The evidence for SKP and BerAKHLAK: facts, and figures with their formula version. No predikat."""
    row, _reader = _opened(request, pk)
    answer = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="bukti-{row.number.replace("/", "-")}.csv"'
    out = csv.writer(answer)
    out.writerow(["berkas", "bukti", "fakta", "angka", "versi_rumus", "sumber", "sha256"])
    for _number, item in files.file_of(row).items:
        facts = " · ".join(item.facts)
        cells = (row.number, item.title, facts, item.figure, str(item.formula or ""), item.source, item.sha256)
        out.writerow([_inert(cell) for cell in cells])
    return answer


def _inert(cell: str) -> str:
    """A spreadsheet takes a cell that begins so for a formula (TRUST T16)."""
    return "'" + cell if cell.lstrip()[:1] in ("=", "+", "-", "@", "＝") else cell


@policy(SIGNED_IN)
@require_safe
def attachment(request: HttpRequest, pk: int, sha256: str) -> HttpResponseBase:
    """A file of the evidence or of the reply, always as an attachment that cannot run."""
    row, _reader = _opened(request, pk)
    file = files.file_of(row)
    names = {item.sha256: item.name for _number, item in file.items if item.sha256}
    if file.reply and file.reply.sha256:
        names[file.reply.sha256] = file.reply.name
    if sha256 not in names:
        raise Http404
    return attachments.attachment(evidence.path_of(sha256), name=names[sha256])
