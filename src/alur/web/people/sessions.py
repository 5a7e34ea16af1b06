"""Sessions in our own table, ended after 30 minutes without use and 12 hours in all (ASVS 7.3)."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.auth import logout
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.dateparse import parse_datetime

from alur.web.people.models import Session

# Being seen is written at most once a minute: a page that is read must not cost a write lock each time.
SEEN_EVERY = timedelta(minutes=1)


class SessionStore(DatabaseStore):
    """Writes beside the session whose it is, so that a person and an administrator can see and end it."""

    @classmethod
    def get_model_class(cls) -> type[Session]:
        return Session

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        row = super().create_model_instance(data)
        assert isinstance(row, Session)
        row.person_id = data.get("_auth_user_id")
        row.device = data.get("device", "")
        row.signed_in_at = parse_datetime(data.get("signed_in_at", ""))
        row.seen_at = parse_datetime(data.get("seen_at", ""))
        return row


class SessionLimits:
    """Middleware: ends a session that is too old, and renews one in use."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        signed_in = parse_datetime(request.session.get("signed_in_at", ""))
        if signed_in and timezone.now() - signed_in > timedelta(seconds=settings.SESSION_ABSOLUTE_AGE):
            logout(request)
        response = self.get_response(request)
        if request.user.is_authenticated:
            self._mark(request)
        return response

    def _mark(self, request: HttpRequest) -> None:
        """After the answer, so that the very request that signs in is marked as well."""
        now = timezone.now()
        if "signed_in_at" not in request.session:
            request.session["signed_in_at"] = now.isoformat()
            request.session["device"] = request.headers.get("User-Agent", "")[:200]
        seen = parse_datetime(request.session.get("seen_at", ""))
        if seen is None or now - seen > SEEN_EVERY:
            request.session["seen_at"] = now.isoformat()
