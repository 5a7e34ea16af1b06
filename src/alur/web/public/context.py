"""What the page of a case shows of an episode: a way to it, where the case carries one."""

from functools import cache
from typing import Any

from django.http import HttpRequest

from alur.web.people.access import self_of
from alur.web.public import access, queries
from alur.web.public.queries import Link


def episode(request: HttpRequest) -> dict[str, Any]:
    """A context processor; asked for only where a page of a case draws it."""
    match = request.resolver_match
    number = match.kwargs.get("number", "") if match and match.namespace == "case" else ""
    return {"episode_link": cache(lambda: _link(request, number))} if number else {}


def _link(request: HttpRequest, number: str) -> Link | None:
    """To the episode, or to the making of one for who may make it: no way leads to a closed door."""
    case = queries.case_of_the_podcast(number)
    if case is None:
        return None
    found = queries.episode_of(case)
    return Link(number, found) if found or access.makes(self_of(request), case) else None
