"""Pages to write an SOP: a new one, its identity, its step table, rows pasted from a spreadsheet."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alur.core.checks.mend import mend
from alur.core.refused import Refused
from alur.core.sop.edit import PasteRows
from alur.core.sop.model import Sop as SopValue
from alur.core.sop.paste import KINDS, Guess, cells_of, guess, rows_from
from alur.web.people.access import self_of
from alur.web.people.models import Role
from alur.web.people.policies import role
from alur.web.people.queries import units_where
from alur.web.shell import refusals
from alur.web.shell.asked import whole_number
from alur.web.shell.policy import policy
from alur.web.sop import access, queries, table
from alur.web.sop.actions import edit, identify, undo, write
from alur.web.sop.drawing import lanes_svg
from alur.web.sop.forms import FileForm, IdentityForm, NewForm
from alur.web.sop.models import SopVersion


@policy(role(Role.WRITER))
@require_http_methods(["GET", "HEAD", "POST"])
def new(request: HttpRequest) -> HttpResponse:
    """A new SOP, blank or from a file; `?unit=` and `?tugas=` come from the coverage table."""
    units = units_where(self_of(request), Role.WRITER)
    form = NewForm(request.POST or None, request.FILES or None, units=units, initial=_wanted(request))
    if request.method == "POST" and form.is_valid():
        try:
            data = form.cleaned_data
            value = data.get("value") or queries.blank(data["name"], unit=data["unit"])
            draft = write.create(
                queries.with_kode(value), unit=data["unit"], duty=data["duty"], by=self_of(request), now=timezone.now()
            )
            return redirect("sop:write", draft.sop.kode)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    return render(request, "sop/new.html", {"form": form})


def _wanted(request: HttpRequest) -> dict[str, Any]:
    unit = request.GET.get("unit", "")
    duty = queries.duty_named(unit, request.GET.get("tugas", ""))
    return {"unit": unit, "duty": duty.pk if duty else None}


@policy(role(Role.WRITER))
@require_http_methods(["GET", "HEAD", "POST"])
def identity(request: HttpRequest, kode: str) -> HttpResponse:
    """The identity page as a form."""
    draft = access.draft_for(request.user, kode)
    value = queries.value_of(draft)
    form = IdentityForm(request.POST) if request.method == "POST" else IdentityForm.shown(value, base=draft.revision)
    if request.method == "POST" and form.is_valid():
        try:
            seen, by = queries.value_at(draft, form.cleaned_data["base"]), self_of(request)
            identify.identify(draft, form.applied(seen), seen=seen, names=form.NAMES, by=by, now=timezone.now())
            messages.success(request, _("Identitas disimpan."))
            return redirect("sop:identity", kode)
        except identify.Overtaken as overtaken:
            _tell(form, overtaken)
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    return render(request, "sop/identity.html", {"draft": draft, "form": form, "tab": "identitas"})


def _tell(form: IdentityForm, overtaken: identify.Overtaken) -> None:
    """Both texts are kept: the writer's in the field, the other's beneath it."""
    form.rebase(overtaken.version.revision)
    form.add_error(None, refusals.sentence(overtaken))
    for name, theirs in overtaken.theirs.items():
        form.add_error(name, _("Sekarang terisi: “%(text)s”") % {"text": theirs})


@policy(role(Role.WRITER))
@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, kode: str) -> HttpResponse:
    """The draft's content from a file, as written elsewhere; the kode stays."""
    draft = access.draft_for(request.user, kode)
    posted = request.method == "POST"
    form = FileForm(
        request.POST if posted else None, request.FILES if posted else None, initial={"base": draft.revision}
    )
    if form.is_valid():
        try:
            value, base = queries.renamed(form.cleaned_data["file"], kode), form.cleaned_data["base"]
            write.save(draft, value, base=base, by=self_of(request), now=timezone.now())
            messages.success(request, _("Isi draf diganti dengan berkas Anda."))
            return redirect("sop:write", kode)
        except write.Conflict as conflict:
            form.rebase(conflict.version.revision)
            form.add_error(None, refusals.sentence(conflict))
        except Refused as refused:
            form.add_error(None, refusals.sentence(refused))
    return render(request, "sop/upload.html", {"draft": draft, "form": form, "tab": "berkas"})


@policy(role(Role.WRITER))
@require_http_methods(["GET", "HEAD", "POST"])
def steps(request: HttpRequest, kode: str) -> HttpResponse:
    """The step table. A script asks for the fragment alone with the header `X-Fragment`."""
    draft = access.draft_for(request.user, kode)
    if request.method != "POST":
        return render(request, "sop/write.html", _table(draft))
    try:
        done = _edited(request, draft)
    except Refused as refused:
        return _answer(request, access.draft_for(request.user, kode), refused=refusals.sentence(refused))
    return _answer(request, done.version, clashes=done.clashes)


def _edited(request: HttpRequest, draft: SopVersion) -> edit.Edited:
    """What was typed is saved first, whatever button was pressed: an act that is refused loses no words."""
    base = whole_number(request.POST.get("base", ""))
    number = draft.revision if base is None else base
    cells = table.cells_in(request.POST.dict())
    typed = edit.edit(draft, cells, None, base=number, by=self_of(request), now=timezone.now())
    do = _renamed(request.POST.get("do", ""), queries.value_of(draft), queries.value_of(typed.version))
    return edit.Edited(_acted(request, typed.version, do), typed.clashes)


def _renamed(do: str, before: SopValue, after: SopValue) -> str:
    """The button's word as it is now: the first words typed into a new row have just given the row its name."""
    what, _sep, name = do.partition(":")
    names = {old.id: new.id for old, new in zip(before.rows, after.rows, strict=True)}
    return f"{what}:{names[name]}" if name in names else do


def _acted(request: HttpRequest, draft: SopVersion, do: str) -> SopVersion:
    """One call inward for each kind of button."""
    by, now, value = self_of(request), timezone.now(), queries.value_of(draft)
    if do == "undo":
        return undo.undo(draft, by=by, now=now)
    if do == "redo":
        return undo.redo(draft, by=by, now=now)
    if do.startswith("mend:"):
        return _mended(draft, value, do, request)
    if do == "paste":
        act: Any = _pasted(value, request)
    elif do == "lane_add":
        act = table.act_in(f"lane_add:{request.POST.get('lane', '')}", value)
    else:
        act = table.act_in(do, value)
    return edit.edit(draft, {}, act, base=draft.revision, by=by, now=now).version


def _mended(draft: SopVersion, value: SopValue, do: str, request: HttpRequest) -> SopVersion:
    """`mend:<check>:<step>`: the one obvious repair of a finding."""
    _word, check, step = (*do.split(":"), "", "")[:3]
    for finding in queries.findings_of(draft):
        if finding.check == check and str(finding.step or "") == step:
            mended = mend(value, finding)
            if mended is not None:
                return write.save(draft, mended, base=draft.revision, by=self_of(request), now=timezone.now())
    raise Refused("Temuan ini sudah tidak ada.")


def _pasted(value: SopValue, request: HttpRequest) -> PasteRows:
    cells = cells_of(request.POST.get("pasted", ""))
    found = guess(cells, lanes=value.lanes)
    chosen = [request.POST.get(f"kind:{place}", kind) for place, kind in enumerate(found.kinds)]
    kinds = tuple(kind if kind in KINDS else "abaikan" for kind in chosen)
    rows = rows_from(value, cells, Guess(kinds, found.header))
    if not rows.rows:
        raise Refused("Tidak ada baris yang dapat ditempel. Salin tabelnya lagi, beserta kolom kegiatan.")
    return PasteRows(request.POST.get("after") or None, rows.rows, rows.lanes)


def _table(draft: SopVersion, *, clashes: tuple[edit.Clash, ...] = (), refused: str = "") -> dict[str, Any]:
    value = queries.value_of(draft)
    findings = table.findings_of(value, queries.findings_of(draft))
    labels = table.labels()
    errors = [one for one in findings if one.finding.level == "error"]
    warnings = [one for one in findings if one.finding.level == "warning"]
    return {
        "draft": draft,
        "value": value,
        "rows": table.rows_of(value, findings),
        "labels": labels,
        "general": [one for one in findings if one.finding.step is None],
        "errors": errors,
        "warnings": warnings,
        "error_rows": table.rows_with(errors),
        "warning_rows": table.rows_with(warnings),
        "clashes": [(clash, labels[clash.column], _row_number(value, clash.row)) for clash in clashes],
        "refused": refused,
        "can_undo": undo.undo_target(draft) is not None,
        "can_redo": undo.redo_target(draft) is not None,
        "tab": "langkah",
    }


def _row_number(value: SopValue, row_id: str) -> int | None:
    return next((number for number, row in enumerate(value.rows, 1) if row.id == row_id), None)


def _answer(
    request: HttpRequest, draft: SopVersion, *, clashes: tuple[edit.Clash, ...] = (), refused: str = ""
) -> HttpResponse:
    whole = not request.headers.get("X-Fragment")
    if whole and not clashes and not refused:
        return redirect("sop:write", draft.sop.kode)
    template = "sop/write.html" if whole else "sop/write_table.html"
    status = 409 if clashes or refused else 200
    return render(request, template, _table(draft, clashes=clashes, refused=refused), status=status)


@policy(role(Role.WRITER))
@require_http_methods(["POST"])
def paste(request: HttpRequest, kode: str) -> HttpResponse:
    """Shows what each pasted column is taken for, before anything is put in."""
    draft = access.draft_for(request.user, kode)
    value = queries.value_of(draft)
    pasted = request.POST.get("pasted", "")[:200_000]
    cells = cells_of(pasted)
    found = guess(cells, lanes=value.lanes)
    context = {
        "draft": draft,
        "value": value,
        "pasted": pasted,
        "after": request.POST.get("after", ""),
        "kinds": KINDS,
        "columns": list(enumerate(found.kinds)),
        "header": found.header,
        "lines": (cells[1:] if found.header else cells)[:20],
        "count": len(cells) - found.header,
        "tab": "langkah",
    }
    return render(request, "sop/paste.html", context)


@policy(role(Role.WRITER))
@require_safe
def strip(request: HttpRequest, kode: str) -> HttpResponse:
    """The lanes as SVG for rows of these heights in pixels, with what stands under each: `?tinggi=52,64&bawah=0,40`."""
    draft = access.draft_for(request.user, kode)
    sop = queries.value_of(draft)
    heights, tails = (_pixels(request.GET.get(name, ""), len(sop.rows)) for name in ("tinggi", "bawah"))
    return HttpResponse(lanes_svg(sop, heights=heights, tails=tails), content_type="image/svg+xml; charset=utf-8")


def _pixels(text: str, rows: int) -> list[int]:
    """A number for each row; nothing where the page and the SOP no longer agree on their count."""
    numbers = [min(number, 2000) for part in text.split(",") if (number := whole_number(part)) is not None]
    return numbers if len(numbers) == rows else []
