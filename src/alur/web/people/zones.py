"""Times on a page are in the zone of the office; the zone is set for each request and forgotten after it."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from alur.web.people import queries


class ZoneMiddleware:
    """Before sign-in and for everybody in the agency: the zone of the person's unit, else of the agency."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with timezone.override(queries.zone_for(request.user)):
            return self.get_response(request)
