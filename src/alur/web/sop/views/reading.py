"""Pages that read one SOP: Lembar, Alur, Riwayat, and the SOP as a file."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop import access, queries
from alur.web.sop.drawing import flow_drawing
from alur.web.sop.page import page_of
from alur.web.sop.printing import PAPERS, sheet_pdf

# Each tab is a URL; `kinerja` belongs to the app `measure`.


@policy(SIGNED_IN)
@require_safe
def sheet(request: HttpRequest, kode: str, number: int | None = None) -> HttpResponse:
    """The identity page and the list of steps with their standards."""
    version = access.version_for(request.user, kode, number)
    page = page_of(request.user, version)
    return render(request, "sop/sheet.html", {"page": page, "steps": queries.steps_of(page.flow), "tab": "lembar"})


@policy(SIGNED_IN)
@require_safe
def flow(request: HttpRequest, kode: str, number: int | None = None) -> HttpResponse:
    """The drawing with its text twin; on a phone the twin comes first."""
    version = access.version_for(request.user, kode, number)
    page = page_of(request.user, version)
    context = {"page": page, "steps": queries.steps_of(page.flow), "drawing": flow_drawing(version), "tab": "alur"}
    return render(request, "sop/flow.html", context)


@policy(SIGNED_IN)
@require_safe
def pdf(request: HttpRequest, kode: str, number: int) -> HttpResponse:
    """The official sheet; `?kertas=a4` for A4, F4 otherwise."""
    version = access.version_for(request.user, kode, number)
    paper = request.GET.get("kertas", "f4")
    content = sheet_pdf(version.text, paper=paper if paper in PAPERS else "f4")
    response = HttpResponse(content, content_type="application/pdf")
    response["Content-Disposition"] = f'inline; filename="{version.sop.kode}-v{version.number}.pdf"'
    return response


@policy(SIGNED_IN)
@require_safe
def history(request: HttpRequest, kode: str, number: int | None = None) -> HttpResponse:
    """Versions newest first, each with its acts and what changed since the one before, in words."""
    version = access.version_for(request.user, kode, number)
    versions = queries.history(version.sop, drafts=access.sees_drafts(request.user, version.sop))
    return render(
        request, "sop/history.html", {"page": page_of(request.user, version), "versions": versions, "tab": "riwayat"}
    )


@policy(SIGNED_IN)
@require_safe
def download(request: HttpRequest, kode: str, number: int | None = None) -> HttpResponse:
    """The SOP file."""
    version = access.version_for(request.user, kode, number)
    response = HttpResponse(version.text, content_type="application/yaml; charset=utf-8")
    name = f"{version.sop.kode}-v{version.number}.sop.yaml"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
