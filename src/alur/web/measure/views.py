"""Pages of figures. Each figure leads down to its visits, and these to their events."""

import csv
import re
from collections.abc import Iterable
from typing import Any

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alur.core.instant import instant_of
from alur.core.measure.figure import Figure, Share
from alur.web.case.access import leads, visible_units
from alur.web.measure import access, personal, queries
from alur.web.measure.behind import WANTED, cases_behind
from alur.web.measure.counting import Series
from alur.web.measure.spans import AskedSpan, asked_span
from alur.web.measure.truth import truth_of
from alur.web.people.access import self_of
from alur.web.people.models import Unit
from alur.web.people.queries import calendar_of, home_unit
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop import access as sops
from alur.web.sop.page import page_of

VISITS_A_PAGE = 30


def _asked(request: HttpRequest, unit: Unit) -> tuple[AskedSpan, int]:
    now = instant_of(timezone.now())
    return asked_span(request.GET.dict(), calendar_of(unit), now), now


@policy(SIGNED_IN)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """The figures of one's own unit; without one, of the first that may be seen."""
    person = self_of(request)
    unit = home_unit(person) or visible_units(person).first()
    if unit is None or not visible_units(person).filter(pk=unit.pk).exists():
        return render(request, "measure/none.html", {})
    return redirect("measure:unit", unit.pk)


@policy(SIGNED_IN)
@require_safe
def unit(request: HttpRequest, pk: int) -> HttpResponse:
    """Every SOP of a unit and below."""
    person = self_of(request)
    found = access.unit_for(person, pk)
    asked, now = _asked(request, found)
    lines = [personal.unit_line_for(person, one, asked.span) for one in queries.unit_lines(found, asked.span, now=now)]
    if request.GET.get("bentuk") == "csv":
        return _csv(f"kinerja-{found.code or found.pk}", _unit_rows(lines))
    promise = queries.unit_promise(lines)
    context = {"unit": found, "units": visible_units(person), "asked": asked, "lines": lines, "promise": promise}
    return render(request, "measure/unit.html", context | {"leads": leads(person, found)})


@policy(SIGNED_IN)
@require_safe
def sop(request: HttpRequest, kode: str) -> HttpResponse:
    """The promise, the steps against their standards, and where more than half miss it."""
    person = self_of(request)
    found = access.sop_for(person, kode)
    version = sops.version_for(person, kode)
    asked, now = _asked(request, found.unit)
    reader = personal.reader_of(person, found, asked.span)
    figures = personal.sop_for(reader, queries.sop_figures(found, version, asked.span, now=now))
    if request.GET.get("bentuk") == "csv":
        return _csv(f"kinerja-{kode}", _step_rows(figures.steps))
    context = {"page": page_of(person, version), "tab": "kinerja", "asked": asked, "figures": figures}
    return render(request, "measure/sop.html", context)


@policy(SIGNED_IN)
@require_safe
def cases(request: HttpRequest, kode: str) -> HttpResponse:
    """The cases behind the promise and the way; `?hanya=` dalam-janji, lewat-janji, menurut-alur or di-luar-alur."""
    person = self_of(request)
    found = access.sop_for(person, kode)
    asked, now = _asked(request, found.unit)
    only = request.GET.get("hanya", "")
    only = only if only in WANTED else next(iter(WANTED))
    lines = Paginator(cases_behind(found, asked.span, only=only, now=now), VISITS_A_PAGE)
    page = page_of(person, sops.version_for(person, kode))
    context = {"page": page, "tab": "kinerja", "asked": asked, "only": only}
    return render(request, "measure/behind.html", context | {"lines": lines.get_page(request.GET.get("halaman"))})


@policy(SIGNED_IN)
@require_safe
def step(request: HttpRequest, kode: str, row: str) -> HttpResponse:
    """The visits behind the figures of one step: `?baku=`, `?hanya=` tepat, lewat, tidak-dinilai or selesai."""
    person = self_of(request)
    found = access.sop_for(person, kode)
    version = sops.version_for(person, kode)
    asked, now = _asked(request, found.unit)
    if not queries.knows_row(found, version, row):
        raise Http404
    series = Series(row, request.GET.get("baku", ""))
    only = request.GET.get("hanya", "")
    reader = personal.reader_of(person, found, asked.span)
    sees = reader.may_see(series)
    lines = queries.step_visits(found, series, asked.span, only=only, now=now) if sees else []
    page = page_of(person, version)
    line = personal.step_for(reader, queries.step_line(found, version, series, asked.span, now=now))
    visits = Paginator(lines, VISITS_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "tab": "kinerja",
        "asked": asked,
        "line": line,
        "only": only,
        "visits": visits,
        "most": queries.MOST_VISITS if len(lines) >= queries.MOST_VISITS else 0,
        "sees": sees,
    }
    return render(request, "measure/step.html", context)


@policy(SIGNED_IN)
@require_safe
def own(request: HttpRequest) -> HttpResponse:
    """One's own figures; nobody else sees this page of theirs."""
    person = self_of(request)
    office = home_unit(person) or Unit.objects.filter(parent=None).get()
    asked, now = _asked(request, office)
    context = {"asked": asked, "figures": queries.own_figures(person, asked.span, now=now)}
    return render(request, "measure/own.html", context)


@policy(SIGNED_IN)
@require_safe
def truth(request: HttpRequest, pk: int) -> HttpResponse:
    """How true the data of a unit is."""
    found = access.unit_for(self_of(request), pk)
    asked, _now = _asked(request, found)
    told = truth_of(found, asked.span, calendar_of(found))
    return render(request, "measure/truth.html", {"unit": found, "asked": asked, "truth": told})


def _csv(name: str, rows: Iterable[Iterable[Any]]) -> HttpResponse:
    """UTF-8 with a mark, so that a spreadsheet reads it; text that begins like a formula is made plain text (T16)."""
    response = HttpResponse("\ufeff", content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}.csv"'
    writer = csv.writer(response)
    for row in rows:
        writer.writerow([_plain(cell) for cell in row])
    return response


# Also full-width signs, which spreadsheets read as the plain ones, and a line begun inside the cell.
_ACTIVE = re.compile(r"(?:^|[\r\n])\s*[=+\-@＝＋－＠]|^[\t\r\n]")


def _plain(cell: Any) -> Any:
    return f"'{cell}" if isinstance(cell, str) and _ACTIVE.search(cell) else cell


def _unit_rows(lines: Iterable[queries.SopLine]) -> Iterable[Iterable[Any]]:
    yield (
        "SOP",
        "Kasus selesai",
        "Dalam janji",
        "dari",
        "Menurut alur",
        "dari",
        "Output",
        "dari",
        "Tepat waktu",
        "dari",
    )
    for line in lines:
        figures = (line.promise, line.way, line.outputs, line.steps)
        yield (line.name, line.ended, *(cell for figure in figures for cell in _share_cells(figure)))


def _step_rows(lines: Iterable[queries.StepLine]) -> Iterable[Iterable[Any]]:
    yield (
        "No",
        "Kegiatan",
        "Mutu baku",
        "Tepat",
        "dari",
        "Tidak dinilai",
        "Median",
        "p90",
        "Antrean",
        "Output",
        "dari",
    )
    for line in lines:
        shown = (line.number, line.text, line.standard, *_share_cells(line.on_time), line.not_judged)
        yield (*shown, line.median, line.p90, line.queue_median, *_share_cells(line.outputs))


def _share_cells(figure: Figure) -> tuple[Any, Any]:
    return (figure.count, figure.n) if isinstance(figure, Share) else ("ditahan", figure.n)
