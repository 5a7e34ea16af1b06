"""Pages to find SOPs: the library and the map of what is missing."""

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alur.web.people.access import self_of
from alur.web.people.models import Role, Unit
from alur.web.people.queries import has_role, today, units_where
from alur.web.shell.policy import SIGNED_IN, policy
from alur.web.sop import access, queries


@policy(SIGNED_IN)
@require_safe
def library(request: HttpRequest) -> HttpResponse:
    """`?unit=` a unit's key with all under it, `?keadaan=` a state, `?tugas=` a function, `?q=` words."""
    units = Unit.objects.all()
    unit = units.filter(pk=request.GET.get("unit", "0")).first() if request.GET.get("unit", "").isdigit() else None
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
    context = {"coverage": queries.coverage(Unit.objects.all(), on=today()), "writes": _writes(request)}
    return render(request, "sop/coverage.html", context)


def _writes(request: HttpRequest) -> bool:
    return has_role(request.user, Role.WRITER)
