"""Pages to find SOPs: the library and the map of what is missing."""

from typing import Any

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from alur.core.refused import Refused
from alur.web.people.access import self_of
from alur.web.people.models import Role, Unit
from alur.web.people.policies import role
from alur.web.people.queries import has_role, today, units_where
from alur.web.shell import refusals
from alur.web.shell.asked import whole_number
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop import access, queries
from alur.web.sop.actions.set_tasks import set_tasks
from alur.web.sop.forms import UnitTasksForm


@policy(SIGNED_IN)
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """`?unit=` a unit's key with all under it, `?keadaan=` a state, `?tugas=` a function, `?q=` words."""
    units = Unit.objects.all()
    unit = units.filter(pk=whole_number(request.GET.get("unit", "")) or 0).first()
    state = request.GET.get("keadaan", "")
    lines = queries.library(
        units=_subtree(unit),
        words=request.GET.get("q", "").strip()[:100],
        state=state if state in queries.STATES else "",
        drafts_of=units_where(self_of(request), *access.DRAFTERS).values_list("pk", flat=True),
        on=today(),
    )
    duty = request.GET.get("tugas", "")
    if duty:
        lines = [line for line in lines if line.sop.duty and line.sop.duty.name == duty]
    context = {"lines": lines, "units": units, "unit": unit, "state": state, "duty": duty, "writes": _writes(request)}
    return render(request, "sop/library.html", context)


def _subtree(unit: Unit | None) -> QuerySet[Unit] | None:
    return Unit.objects.filter(path__startswith=unit.path) if unit else None


@policy(SIGNED_IN)
@require_safe
def coverage(request: HttpRequest) -> HttpResponse:
    """Unit × function: in force, due for review, missing."""
    drafts = units_where(self_of(request), *access.DRAFTERS).values_list("pk", flat=True)
    found = queries.coverage(Unit.objects.all(), drafts_of=drafts, on=today())
    context: dict[str, Any] = {"coverage": found, "writes": _writes(request)}
    context["plans"] = units_where(self_of(request), Role.WRITER, Role.APPROVER)
    return render(request, "sop/coverage.html", context)


def _writes(request: HttpRequest) -> bool:
    return has_role(request.user, Role.WRITER)


@policy(role(Role.WRITER, Role.APPROVER))
@require_http_methods(["GET", "HEAD", "POST"])
def tasks(request: HttpRequest, pk: int) -> HttpResponse:
    """What a unit must have SOPs for, and how their numbers are made."""
    unit = access.unit_to_plan(request.user, pk)
    posted = request.POST if request.method == "POST" else None
    form = UnitTasksForm(posted, initial=queries.tasks_of(unit))
    if form.is_valid():
        try:
            set_tasks(unit, form.names(), template=form.cleaned_data["template"], today=today(unit))
            messages.success(request, _("Tugas %(unit)s disimpan.") % {"unit": unit.name})
            return redirect("sop:coverage")
        except Refused as refused:
            form.add_error("template", refusals.sentence(refused))
    return render(request, "sop/tasks.html", {"unit": unit, "form": form})
