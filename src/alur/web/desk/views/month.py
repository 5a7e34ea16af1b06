"""The month's page of the reader's unit: `?bulan=2026-10`, by itself the month that is over."""

from datetime import date, timedelta

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from alur.web.desk.month import LEAST, month_of
from alur.web.people.access import self_of
from alur.web.people.queries import home_unit, today
from alur.web.shell.policy import SIGNED_IN, policy


@policy(SIGNED_IN)
@require_safe
def month(request: HttpRequest) -> HttpResponse:
    """What went well, what was learnt, which SOP was mended."""
    unit = home_unit(self_of(request))
    if unit is None:
        raise Http404
    this = today(unit).replace(day=1)
    first = _asked(request.GET.get("bulan", "")) or (this - timedelta(days=1)).replace(day=1)
    later = (first + timedelta(days=32)).replace(day=1)
    context = {
        "unit": unit,
        "month": month_of(unit, first),
        "before": (first - timedelta(days=1)).replace(day=1),
        "later": later if later <= this else None,
        "least": LEAST,
    }
    return render(request, "desk/month.html", context)


def _asked(text: str) -> date | None:
    """None for what is no month of this century."""
    try:
        found = date.fromisoformat(f"{text}-01")
    except ValueError:
        return None
    return found if 2000 <= found.year < 2100 else None
