"""Pages of the working calendar: everybody may read by which hours and holidays time is counted."""

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from alur.core.refused import Refused
from alur.web.people import access, directory, queries
from alur.web.people.actions import edit_calendar
from alur.web.people.actions.seed_calendar import RAMADAN, USUAL, seed_calendar, seed_holidays
from alur.web.people.forms.calendar import CalendarForm, HolidayForm, HoursForm
from alur.web.people.models import Calendar, Holiday, HoursPeriod, Role
from alur.web.people.policies import role
from alur.web.shell.asked import whole_number
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.shell.refusals import refuse_in

FORM = ["GET", "HEAD", "POST"]


@policy(SIGNED_IN)
@require_safe
def calendars(request: HttpRequest) -> HttpResponse:
    this_year = queries.today().year
    year = whole_number(request.GET.get("tahun", ""), most=2100) or this_year
    rows = Calendar.objects.prefetch_related("periods__days", "unit_set")
    context = {
        "calendars": [(row, [(period, directory.week_of(period)) for period in row.periods.all()]) for row in rows],
        "holidays": directory.holidays_of(year),
        "year": year,
        "years": range(this_year - 1, this_year + 3),
        "may_edit": access.administers_all(access.self_of(request)),
    }
    return render(request, "people/calendars.html", context)


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def calendar_new(request: HttpRequest) -> HttpResponse:
    """Begins with the hours of Perpres 21/2023 and the Ramadans of this year and the next."""
    _administrator(request)
    form = CalendarForm(request.POST or None)
    if form.is_valid():
        year, given = queries.today().year, form.cleaned_data
        seed_calendar(given["name"], zone=given["zone"], years=range(year, year + 2))
        return _back(request, gettext("Kalender ditambahkan dengan jam menurut Perpres 21/2023. Ubah bila perlu."))
    return _page(request, form, heading=gettext("Kalender baru"), button=gettext("Tambah kalender"))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def hours_new(request: HttpRequest, pk: int) -> HttpResponse:
    row = access.calendar_to_edit(access.self_of(request), pk)
    special = "khusus" in request.GET
    period = HoursPeriod(calendar=row, name="Ramadan" if special else "Jam kerja")
    return _hours(request, period, RAMADAN if special else USUAL)


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def hours_edit(request: HttpRequest, pk: int, period: int) -> HttpResponse:
    row = access.calendar_to_edit(access.self_of(request), pk)
    kept = get_object_or_404(row.periods, pk=period)
    week = {
        day.weekday: edit_calendar.Day(day.opens, day.closes, day.break_from, day.break_to) for day in kept.days.all()
    }
    return _hours(request, kept, week)


def _hours(request: HttpRequest, period: HoursPeriod, week: edit_calendar.Week) -> HttpResponse:
    form = HoursForm(request.POST or None, instance=period, week=week)
    if form.is_valid():
        try:
            edit_calendar.set_hours(form.instance, form.week())
        except Refused as refused:
            refuse_in(form, refused)
        else:
            return _back(request, gettext("Jam kerja tersimpan. Tenggat yang sudah ditetapkan tidak berubah."))
    return render(request, "people/hours.html", {"form": form, "period": period})


@policy(role(Role.ADMIN))
@require_POST
def hours_remove(request: HttpRequest, pk: int, period: int) -> HttpResponse:
    row = access.calendar_to_edit(access.self_of(request), pk)
    edit_calendar.remove_period(get_object_or_404(row.periods, pk=period))
    return _back(request, gettext("Jam kerja dihapus."))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def holiday_new(request: HttpRequest) -> HttpResponse:
    _administrator(request)
    return _holiday(request, Holiday(kind=Holiday.Kind.LOCAL), gettext("Hari libur baru"))


@policy(role(Role.ADMIN))
@require_http_methods(FORM)
def holiday_edit(request: HttpRequest, pk: int) -> HttpResponse:
    _administrator(request)
    return _holiday(request, get_object_or_404(Holiday, pk=pk), gettext("Ubah hari libur"))


def _holiday(request: HttpRequest, holiday: Holiday, heading: str) -> HttpResponse:
    before = holiday.calendar
    form = HolidayForm(request.POST or None, instance=holiday)
    if form.is_valid():
        edit_calendar.keep_holiday(form.instance, moved_from=before)
        return _back(request, gettext("Hari libur tersimpan. Tenggat yang sudah ditetapkan tidak berubah."))
    return _page(request, form, heading=heading, button=gettext("Simpan hari libur"))


@policy(role(Role.ADMIN))
@require_POST
def holiday_remove(request: HttpRequest, pk: int) -> HttpResponse:
    _administrator(request)
    edit_calendar.remove_holiday(get_object_or_404(Holiday, pk=pk))
    return _back(request, gettext("Hari libur dihapus."))


@policy(role(Role.ADMIN))
@require_POST
def holidays_seed(request: HttpRequest, year: int) -> HttpResponse:
    """Adds the national holidays of a year; what the office has entered stays."""
    _administrator(request)
    if not 2000 <= year <= 2100:
        raise Http404
    count = seed_holidays(range(year, year + 1))
    said = gettext("%(n)d hari ditambahkan untuk %(year)d. Yang masih perkiraan diberi tanda.")
    return _back(request, said % {"n": count, "year": year}, year)


def _administrator(request: HttpRequest) -> None:
    """Holidays concern the whole agency."""
    if not access.administers_all(access.self_of(request)):
        raise Http404


def _back(request: HttpRequest, said: str, year: int | None = None) -> HttpResponse:
    messages.success(request, said)
    return redirect(reverse("calendars") + (f"?tahun={year}" if year else ""))


def _page(request: HttpRequest, form: BaseForm, *, heading: str, button: str) -> HttpResponse:
    context = {"form": form, "heading": heading, "button": button, "back": reverse("calendars")}
    return render(request, "people/form.html", context)
