"""What the page of a case shows of an episode: a way to it, where the case carries one."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from alur.web.public import queries


def episode(request: HttpRequest) -> dict[str, Any]:
    """A context processor; asked for only where a page of a case draws it."""
    match = request.resolver_match
    number = match.kwargs.get("number", "") if match and match.namespace == "case" else ""
    return {"episode_link": cache(lambda: queries.link_from_case(number))} if number else {}
