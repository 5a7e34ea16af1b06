"""Headers that Django does not set by itself: pages of persons are kept by no cache, and no feature is asked for."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

_FEATURES = "camera=(), microphone=(), geolocation=(), payment=(), usb=()"


class PrivacyHeaders:
    """A view may set its own Cache-Control; where it sets none and somebody is signed in, nothing is stored."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Permissions-Policy", _FEATURES)
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.headers.setdefault("Cache-Control", "no-store")
        return response
