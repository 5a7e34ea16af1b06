"""All routes of the site with an address for each: what the gates and the access matrix walk over."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

# A value for each kind of part of an address; whether it exists does not matter to a gate.
SAMPLES = {
    "IntConverter": "1",
    "StringConverter": "x",
    "SlugConverter": "x",
    "UUIDConverter": "00000000-0000-4000-8000-000000000000",
    "PathConverter": "x",
}


@dataclass(frozen=True, slots=True)
class Route:
    name: str
    address: str
    view: Any


def routes() -> list[Route]:
    return list(_walk(get_resolver().url_patterns, "", ()))


def status(client: Client, route: Route, *, method: str = "get") -> int:
    """The status alone. A file is read to its end: closing it by hand would close the database of the test as well."""
    answer = getattr(client, method)(route.address)
    if answer.streaming:
        for _ in answer.streaming_content:
            pass
    return int(answer.status_code)


def _walk(patterns: list[Any], prefix: str, names: tuple[str, ...]) -> Iterator[Route]:
    for pattern in patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from _walk(pattern.url_patterns, here, (*names, *filter(None, [pattern.namespace])))
        elif isinstance(pattern, URLPattern):
            yield Route(":".join((*names, pattern.name or "?")), _filled(pattern, prefix), pattern.callback)


def _filled(pattern: URLPattern, prefix: str) -> str:
    """The address with sample values; a converter of our own says by `sample` which value fits."""
    route = prefix + str(pattern.pattern)
    for name, converter in pattern.pattern.converters.items():
        kind = type(converter).__name__
        sample = getattr(converter, "sample", None) or SAMPLES[kind]
        for written in (f"<{name}>", *(f"<{key}:{name}>" for key in ("str", "int", "slug", "uuid", "path"))):
            route = route.replace(written, sample)
        route = _replace_own(route, name, sample)
    return "/" + route


def _replace_own(route: str, name: str, sample: str) -> str:
    before, found, after = route.partition(f":{name}>")
    return before[: before.rindex("<")] + sample + after if found else route
