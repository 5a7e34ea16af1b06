"""Who may call a route. Every view declares it; a view that does not is refused, and the build fails (TRUST T19).

A policy answers for the function only. Which object somebody may see is answered by the app's `access.py`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase

View = Callable[..., HttpResponseBase]


@dataclass(frozen=True, slots=True)
class Policy:
    """``allows`` may raise Http404 where even the existence of the route is not for everybody."""

    name: str
    allows: Callable[[HttpRequest], bool]


def _demo(request: HttpRequest) -> bool:
    from django.conf import settings

    if not (settings.DEMO or settings.DEBUG):
        raise Http404
    return True


ANYONE = Policy("anyone", lambda request: True)
SIGNED_IN = Policy("signed_in", lambda request: request.user.is_authenticated)
DEMO_ONLY = Policy("demo", _demo)


def policy(rule: Policy) -> Callable[[View], View]:
    """Declares who may call a view: `@policy(SIGNED_IN)`; also for views of others: `policy(ANYONE)(login)`."""

    def declare(view: View) -> View:
        @wraps(view)
        def declared(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            return view(request, *args, **kwargs)

        declared.policy = rule  # type: ignore[attr-defined]
        return declared

    return declare


class PolicyMiddleware:
    """Default deny: no policy on the view, no answer. Somebody not signed in is sent to sign in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: View, args: Any, kwargs: Any) -> HttpResponseBase | None:
        rule: Policy | None = getattr(view, "policy", None)
        if rule is not None and rule.allows(request):
            return None
        if rule is not None and not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path())
        raise PermissionDenied
