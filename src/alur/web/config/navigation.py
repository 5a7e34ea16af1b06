"""The places of the staff site, in one tuple; each tells how many things wait there for the reader."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from alur.web.case.queries import running_of
from alur.web.conduct.queries.files import waiting_in
from alur.web.conduct.queries.questions import waiting_for
from alur.web.learn.queries.overview import waiting_of
from alur.web.people.access import self_of
from alur.web.people.queries import today


@dataclass(frozen=True, slots=True)
class Place:
    """``short`` is the label under the icon on a phone; ``waiting`` counts what the reader must do there."""

    label: str | Promise
    short: str | Promise
    path: str
    icon: str
    waiting: Callable[[HttpRequest], int] = lambda request: 0


def waiting_steps(request: HttpRequest) -> int:
    """Steps that the reader answers for and whose clock runs."""
    return running_of(self_of(request).pk)


def waiting_answers(request: HttpRequest) -> int:
    """Questions to the reader, objections that the reader is to answer, and files about the reader without a reply."""
    person = self_of(request)
    return waiting_for(person) + waiting_in(person)


def waiting_lessons(request: HttpRequest) -> int:
    """To read, to sign and to answer."""
    return waiting_of(self_of(request), on=today())


PLACES = (
    Place(_("Pekerjaan"), _("Pekerjaan"), "/pekerjaan/", "home", waiting=waiting_steps),
    Place(_("SOP"), _("SOP"), "/sop/", "flow"),
    Place(_("Kasus"), _("Kasus"), "/kasus/", "list"),
    Place(_("Kinerja"), _("Kinerja"), "/kinerja/", "chart", waiting=waiting_answers),
    Place(_("Internalisasi"), _("Belajar"), "/internalisasi/", "learn", waiting=waiting_lessons),
)


def navigation(request: HttpRequest) -> dict[str, Any]:
    """A context processor. Counts are asked only when a template draws the bar."""
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return {"places": ()}
    return {"places": lambda: [_drawn(place, request) for place in PLACES]}


def _stands_at(request: HttpRequest) -> str:
    """A step is done from the desk, though its address is below its case."""
    match = request.resolver_match
    return "/pekerjaan/" if match is not None and match.view_name == "case:step" else request.path


def _drawn(place: Place, request: HttpRequest) -> dict[str, Any]:
    return {
        "label": place.label,
        "short": place.short,
        "path": place.path,
        "icon": place.icon,
        "current": _stands_at(request).startswith(place.path),
        "waiting": place.waiting(request),
    }
