"""The inspector's page: whether the record is whole, its export, and what to think of a file from elsewhere."""

from pathlib import Path
from tempfile import TemporaryDirectory

from django.http import FileResponse, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alur.core.instant import instant_of, moment_of
from alur.core.refused import Refused
from alur.web.case.access import INSPECTING, require_inspecting
from alur.web.case.actions.export_record import export_record
from alur.web.case.actions.inspect import Inspected, inspect_left, inspect_own, inspect_upload, left_here
from alur.web.case.models import Anchor, Case, CaseEvent, Erasure
from alur.web.case.queries import MOST_COUNTED
from alur.web.people.access import self_of
from alur.web.people.policies import role
from alur.web.shell import refusals
from alur.web.shell.policy import policy

# Beyond this a page would keep the reader waiting; the command does it as well.
MOST_EVENTS = 300 * MOST_COUNTED
INSPECTORS = role(*INSPECTING)


@policy(INSPECTORS)
@require_http_methods(["GET", "HEAD", "POST"])
def inspection(request: HttpRequest) -> HttpResponse:
    """`do=own` checks the record here, `do=left` an export left on the server, `do=file` one that is sent along."""
    require_inspecting(self_of(request))
    if request.method != "POST":
        return _shown(request)
    try:
        found = _inspected(request)
        return _shown(request, found=found, known=Case.objects.filter(number=found.case).exists())
    except Refused as refused:
        return _shown(request, sentence=refusals.sentence(refused), status=422)


def _inspected(request: HttpRequest) -> Inspected:
    match request.POST.get("do"):
        case "left":
            return inspect_left(request.POST.get("name", ""))
        case "file":
            export = request.FILES.get("export")
            if export is None:
                raise Refused("Pilih dahulu berkas ekspornya.")
            return inspect_upload(export, request.FILES.getlist("anchors"))
    if CaseEvent.objects.order_by()[: MOST_EVENTS + 1].count() > MOST_EVENTS:
        raise Refused("Catatan ini terlalu besar untuk halaman ini. Ekspor, lalu periksa dengan alur verify.")
    return inspect_own(instant_of(timezone.now()))


def _shown(request: HttpRequest, *, status: int = 200, **more: object) -> HttpResponse:
    last = Anchor.objects.order_by("-number").first()
    context = {
        "left": left_here(),
        "anchor": last,
        "anchored_at": moment_of(last.at) if last else None,
        "erasures": Erasure.objects.select_related("case").order_by("-at")[:50],
        **more,
    }
    return render(request, "case/inspection.html", context, status=status)


@policy(INSPECTORS)
@require_safe
def export(request: HttpRequest) -> FileResponse:
    """The whole record as a zip, without personal words; it proves itself with `alur verify`."""
    require_inspecting(self_of(request))
    now = timezone.now()
    with TemporaryDirectory() as folder:
        place = Path(folder) / "catatan.zip"
        export_record(place, with_words=False, now=instant_of(now))
        name = _("catatan-kasus") + f"-{timezone.localtime(now):%Y-%m-%d}.zip"
        # Opened before its folder goes: the file lives on until it is sent.
        return FileResponse(place.open("rb"), as_attachment=True, filename=name)
