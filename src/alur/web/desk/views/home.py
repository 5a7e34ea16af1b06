"""The home page `Pekerjaan`."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from alur.web.case import access
from alur.web.desk import queries
from alur.web.learn.queries.assigned import assigned
from alur.web.people.access import self_of
from alur.web.people.queries import today
from alur.web.shell.moments import greeting
from alur.web.shell.policy import SIGNED_IN, policy


@policy(SIGNED_IN)
@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """`?milik=unit` shows the steps of the whole unit."""
    person = self_of(request)
    of_unit = request.GET.get("milik") == "unit"
    desk = queries.desk_of_unit(person) if of_unit else queries.desk_of(person)
    now = timezone.now()
    context = {
        "desk": desk,
        "of_unit": of_unit,
        "head": queries.head_view(person),
        "greeting": greeting(now),
        "now": now,
        "works": access.works(person),
        "inspects": access.inspects(person),
        "to_read": [one for one in assigned(person, on=today()) if one.must_read],
        "today": today(),
    }
    return render(request, "desk/home.html", context)


@policy(SIGNED_IN)
@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """SOPs and cases by words: `?q=`."""
    words = request.GET.get("q", "").strip()[:100]
    found = queries.search(self_of(request), words) if words else None
    return render(request, "desk/search.html", {"words": words, "found": found})
