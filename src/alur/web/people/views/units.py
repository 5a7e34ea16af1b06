"""Pages of units: the tree with its jabatan and who holds them, and the forms that change it."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_safe

from alur.web.people import access, directory, queries
from alur.web.people.forms.people import PositionForm, UnitForm
from alur.web.people.models import Position, Role, Unit
from alur.web.people.policies import role
from alur.web.shell.policy import SIGNED_IN, policy

FORM = ["GET", "HEAD", "POST"]


@policy(SIGNED_IN)
@require_safe
def units(request: HttpRequest) -> HttpResponse:
    mine = queries.units_where(access.self_of(request), Role.ADMIN)
    context = {"lines": directory.unit_tree(on=queries.today()), "mine": set(mine.values_list("pk", flat=True))}
    return render(request, "people/units.html", context)


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def unit_new(request: HttpRequest) -> HttpResponse:
    mine = queries.units_where(access.self_of(request), Role.ADMIN)
    form = UnitForm(request.POST or None, units=mine)
    return _kept(request, form, heading=gettext("Unit baru"), button=gettext("Tambah unit"))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def unit_edit(request: HttpRequest, pk: int) -> HttpResponse:
    me = access.self_of(request)
    unit = access.unit_to_edit(me, pk)
    form = UnitForm(request.POST or None, instance=unit, units=queries.units_where(me, Role.ADMIN))
    return _kept(request, form, heading=gettext("Ubah unit"), button=gettext("Simpan unit"))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def position_new(request: HttpRequest, pk: int) -> HttpResponse:
    unit = access.unit_to_edit(access.self_of(request), pk)
    form = PositionForm(request.POST or None, instance=Position(unit=unit))
    return _kept(request, form, heading=_of(gettext("Jabatan baru"), unit), button=gettext("Tambah jabatan"))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def position_edit(request: HttpRequest, pk: int, position: int) -> HttpResponse:
    unit = access.unit_to_edit(access.self_of(request), pk)
    row = get_object_or_404(unit.positions, pk=position)
    form = PositionForm(request.POST or None, instance=row)
    return _kept(request, form, heading=_of(gettext("Ubah jabatan"), unit), button=gettext("Simpan jabatan"))


def _of(heading: str, unit: Unit) -> str:
    return f"{heading} · {unit.name}"


def _kept(request: HttpRequest, form: BaseForm, *, heading: str, button: str) -> HttpResponse:
    if form.is_valid():
        form.save()  # type: ignore[attr-defined]
        messages.success(request, gettext("Tersimpan."))
        return redirect("units")
    context = {"form": form, "heading": heading, "button": button, "back": reverse("units")}
    return render(request, "people/form.html", context)
