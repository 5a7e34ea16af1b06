"""What an address or a form asks, before a view believes it: numbers in bounds, text that every database keeps."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, QueryDict

from alur.core.refused import Refused
from alur.web.shell.errors import bad_request

# The keys of all tables fit in it, and so does whatever people count.
MOST = 2**31 - 1


def whole_number(text: str, *, most: int = MOST) -> int | None:
    """The number that is written; None for anything else, and for more than ``most``.

    >>> whole_number("12"), whole_number("²"), whole_number("-1"), whole_number("9" * 5000)
    (12, None, None, None)
    """
    if not text.isdecimal() or len(text) > len(str(MOST)):
        return None
    number = int(text)
    return number if number <= most else None


def form_key(posted: QueryDict) -> UUID:
    """The key that the server put into a form, so that a second press is the same request. Raises Refused."""
    try:
        return UUID(posted.get("key", ""))
    except ValueError:
        raise Refused("Kunci formulir hilang. Muat ulang halaman ini, lalu ulangi.") from None


class RefuseNul:
    """NUL comes from no keyboard, and PostgreSQL keeps no text with it: refused at the door, on both databases alike.

    After the token was checked, so that a body is read for nobody who was not here before.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponse | None:
        has_nul = "\0" in request.path or _has_nul(request.GET) or _has_nul(request.POST)
        return bad_request(request) if has_nul else None


def _has_nul(fields: QueryDict) -> bool:
    return any("\0" in text for name, values in fields.lists() for text in (name, *values))
