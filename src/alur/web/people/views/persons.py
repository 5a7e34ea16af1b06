"""Pages of persons: the list, one person, and the forms by which an administrator keeps them right."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alur.core.refused import Refused
from alur.web.people import access, directory, first_links, queries
from alur.web.people.actions import edit_people, import_people
from alur.web.people.forms.people import AbsenceForm, GrantForm, HoldingForm, LastDayForm, PasteForm, PersonForm
from alur.web.people.models import Absence, Grant, Holding, Person, Role
from alur.web.people.policies import role
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.shell.refusals import refuse_in

PAGE = 50
FORM = ["GET", "HEAD", "POST"]


@policy(SIGNED_IN)
@require_safe
def persons(request: HttpRequest) -> HttpResponse:
    me, words = access.self_of(request), request.GET.get("q", "")
    found = directory.colleagues(words, on=queries.today(), also_gone=access.administers_all(me))
    page = Paginator(found, PAGE).get_page(request.GET.get("halaman"))
    context = {"page": page, "words": words, "may_edit": queries.has_role(me, Role.ADMIN)}
    return render(request, "people/persons.html", context)


@policy(SIGNED_IN)
@require_safe
def person(request: HttpRequest, pk: int) -> HttpResponse:
    me = access.self_of(request)
    shown = access.person_to_see(me, pk)
    context = {
        "person": shown,
        "holdings": shown.holdings.select_related("position__unit"),
        "may_edit": access.may_edit_person(me, shown),
        "grants": shown.grants.select_related("unit"),
        "absences": shown.absences.all() if access.may_see_absence(me, shown) else None,
        "today": queries.today(),
    }
    return render(request, "people/person.html", context)


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def person_new(request: HttpRequest) -> HttpResponse:
    form = PersonForm(request.POST or None)
    if form.is_valid():
        made = form.save(commit=False)
        made.set_unusable_password()
        made.save()
        messages.success(request, gettext("%(name)s ditambahkan. Isi jabatan dan perannya.") % {"name": made.name})
        return redirect("person", made.pk)
    return _form_page(
        request, form, heading=gettext("Orang baru"), button=gettext("Tambah orang"), back=reverse("persons")
    )


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def person_edit(request: HttpRequest, pk: int) -> HttpResponse:
    shown = access.person_to_edit(access.self_of(request), pk)
    form = PersonForm(request.POST or None, instance=shown)
    return _saved(request, form, form.save, shown, heading=gettext("Ubah data"), button=gettext("Simpan data"))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def holding_new(request: HttpRequest, pk: int) -> HttpResponse:
    me = access.self_of(request)
    shown = access.person_to_edit(me, pk)
    form = HoldingForm(request.POST or None, instance=Holding(person=shown), units=queries.units_where(me, Role.ADMIN))
    return _saved(
        request,
        form,
        lambda: edit_people.keep_holding(form.instance),
        shown,
        heading=gettext("Jabatan baru"),
        button=gettext("Simpan jabatan"),
    )


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def holding_end(request: HttpRequest, pk: int, holding: int) -> HttpResponse:
    shown = access.person_to_edit(access.self_of(request), pk)
    row = get_object_or_404(shown.holdings, pk=holding)
    form = LastDayForm(request.POST or None)
    return _saved(
        request,
        form,
        lambda: edit_people.end_holding(row, last_day=form.cleaned_data["last_day"]),
        shown,
        heading=gettext("Akhiri jabatan %(position)s") % {"position": row.position.name},
        button=gettext("Akhiri jabatan"),
    )


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def absence_new(request: HttpRequest, pk: int) -> HttpResponse:
    shown = access.person_to_edit(access.self_of(request), pk)
    form = AbsenceForm(request.POST or None, instance=Absence(person=shown))
    return _saved(
        request,
        form,
        lambda: edit_people.keep_absence(form.instance),
        shown,
        heading=gettext("Catat ketidakhadiran"),
        button=gettext("Simpan ketidakhadiran"),
    )


@policy(role(Role.ADMIN))
@require_POST
def absence_remove(request: HttpRequest, pk: int, absence: int) -> HttpResponse:
    shown = access.person_to_edit(access.self_of(request), pk)
    get_object_or_404(shown.absences, pk=absence).delete()
    return _back(request, shown, gettext("Ketidakhadiran dihapus."))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def grant_new(request: HttpRequest, pk: int) -> HttpResponse:
    me = access.self_of(request)
    shown = access.person_to_edit(me, pk)
    form = GrantForm(request.POST or None, instance=Grant(person=shown), units=queries.units_where(me, Role.ADMIN))

    def give() -> None:
        given = form.cleaned_data
        edit_people.give_role(shown, Role(given["role"]), unit=given["unit"], by=me, since=given["since"])

    return _saved(request, form, give, shown, heading=gettext("Peran baru"), button=gettext("Beri peran"))


@policy(role(Role.ADMIN))
@require_POST
def grant_take(request: HttpRequest, pk: int, grant: int) -> HttpResponse:
    me = access.self_of(request)
    shown = access.person_to_edit(me, pk)
    row = get_object_or_404(shown.grants, pk=grant, unit__in=queries.units_where(me, Role.ADMIN))
    edit_people.take_role(row, on=queries.today())
    return _back(request, shown, gettext("Peran dicabut mulai hari ini."))


@policy(role(Role.ADMIN))
@require_POST
def person_active(request: HttpRequest, pk: int) -> HttpResponse:
    shown = access.person_to_edit(access.self_of(request), pk)
    edit_people.set_active(shown, not shown.is_active)
    said = gettext("%(name)s tidak dapat masuk lagi.") if shown.is_active else gettext("%(name)s dapat masuk lagi.")
    return _back(request, shown, said % {"name": shown.name})


@policy(role(Role.ADMIN))
@require_POST
def first_link(request: HttpRequest, pk: int) -> HttpResponse:
    """Shows the link once, on this answer alone: it is kept nowhere."""
    shown = access.person_to_edit(access.self_of(request), pk)
    link = request.build_absolute_uri(first_links.first_path(shown))
    return render(request, "people/first_link.html", {"person": shown, "link": link})


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def paste(request: HttpRequest) -> HttpResponse:
    """Twice the same form: first it shows what was understood, then it keeps it."""
    form = PasteForm(request.POST or None)
    lines: list[import_people.Line] = []
    if form.is_valid():
        me = access.self_of(request)
        lines = _within(me, import_people.read_people(form.cleaned_data["pasted"]))
        if "simpan" in request.POST and not any(line.fault for line in lines):
            count = import_people.import_people(lines, by=me, since=form.cleaned_data["since"])
            messages.success(request, gettext("%(n)d orang ditambahkan.") % {"n": count})
            return redirect("persons")
    context = {"form": form, "lines": lines, "in_order": not any(line.fault for line in lines)}
    return render(request, "people/paste.html", context)


def _within(me: Person, lines: list[import_people.Line]) -> list[import_people.Line]:
    """An administrator of one unit cannot put people into another."""
    mine = set(queries.units_where(me, Role.ADMIN))
    foreign = gettext("Unit ini di luar wewenang Anda.")
    return [line if line.fault or line.unit in mine else import_people.with_fault(line, foreign) for line in lines]


def _saved(
    request: HttpRequest, form: BaseForm, keep: Any, shown: Person, *, heading: str, button: str
) -> HttpResponse:
    """The one way of all small forms of a person: keep and go back to the person, or say what must be mended."""
    if form.is_valid():
        try:
            keep()
        except Refused as refused:
            refuse_in(form, refused)
        else:
            return _back(request, shown, gettext("Tersimpan."))
    back = reverse("person", args=[shown.pk])
    return _form_page(request, form, heading=heading, button=button, back=back, about=shown.name)


def _back(request: HttpRequest, shown: Person, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("person", shown.pk)


def _form_page(
    request: HttpRequest, form: BaseForm, *, heading: str, button: str, back: str, about: str = ""
) -> HttpResponse:
    context = {"form": form, "heading": heading, "button": button, "back": back, "about": about}
    return render(request, "people/form.html", context)
