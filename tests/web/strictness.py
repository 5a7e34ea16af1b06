"""What every answer of the site must keep, checked on every request of every web test (TRUST T21, ASVS 3.5.3).

Each answer bears the strict content policy and the other headers; a GET writes nothing but the session.
"""

import re
from collections.abc import Callable
from typing import Any

from django.db import connection
from django.http import HttpResponse

_WRITES = re.compile(r"^\s*(?:INSERT\s+(?:OR\s+\w+\s+)?INTO|UPDATE|DELETE\s+FROM|REPLACE\s+INTO)\s+\W?(\w+)", re.I)
# Being seen is kept in the session; allauth counts in the cache; who looked at personal data is a log.
MAY_BE_WRITTEN = ("people_session", "cache", "accesslog")
# The one GET that signs somebody in exists in demo mode only; allauth stores recovery codes as it first shows them.
MAY_WRITE = ("/demo/", "/saya/kode/pemulihan/")


def strict(request: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Wraps `Client.request`."""

    def checked(client: Any, **environ: Any) -> HttpResponse:
        path = environ.get("PATH_INFO", "/")
        reads = environ.get("REQUEST_METHOD") in ("GET", "HEAD") and not path.startswith(MAY_WRITE)
        with connection.execute_wrapper(_refuse_writes(path) if reads else _pass):
            response = request(client, **environ)
        check_headers(response, path)
        return response

    return checked


def _pass(execute: Callable[..., Any], *args: Any) -> Any:
    return execute(*args)


def _refuse_writes(path: str) -> Callable[..., Any]:
    def refuse(execute: Callable[..., Any], sql: str, *args: Any) -> Any:
        written = _WRITES.match(sql)
        if written and not written[1].endswith(MAY_BE_WRITTEN):
            raise AssertionError(f"GET {path} writes {written[1]}: a GET must change nothing.")
        return execute(sql, *args)

    return refuse


def check_headers(response: HttpResponse, path: str) -> None:
    policy = response.headers.get("Content-Security-Policy", "")
    for rule in ("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"):
        assert rule in policy, f"{path}: the content policy lacks {rule}"
    assert "unsafe" not in policy, f"{path}: {policy}"
    assert response.headers["X-Content-Type-Options"] == "nosniff", path
    assert response.headers["Referrer-Policy"] == "same-origin", path
    if response.headers.get("Content-Type", "").startswith("text/"):
        assert "charset=utf-8" in response.headers["Content-Type"].lower(), path
