"""Error pages in words: what happened, and what to do next. The page for 500 touches neither database nor session."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shell/400.html", status=400)


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shell/403.html", status=403)


def csrf_failed(request: HttpRequest, reason: str = "") -> HttpResponse:
    return render(request, "shell/403_csrf.html", status=403)


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return render(request, "shell/404.html", status=404)


class MethodMiddleware:
    """An address that only takes what a button sends is opened by itself after a sign-in, or from a bookmark."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        answer = self.get_response(request)
        if answer.status_code != 405 or answer.content:
            return answer
        page = render(request, "shell/405.html", status=405)
        page["Allow"] = answer["Allow"]
        return page


def broken(request: HttpRequest) -> HttpResponse:
    return HttpResponse(render_to_string("shell/500.html"), status=500)
