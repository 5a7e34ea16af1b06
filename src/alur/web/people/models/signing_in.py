"""Sessions that know whose they are, and the tries to sign in that limits are counted from."""

import hashlib
from typing import ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models


class SessionManager(BaseSessionManager["Session"]):
    """Django's manager, for our table."""


class Session(AbstractBaseSession):
    """One browser signed in. Ending it here ends it at the next request, on every process."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, models.CASCADE, null=True, related_name="sessions")
    device = models.CharField(max_length=200, blank=True)
    signed_in_at = models.DateTimeField(null=True)
    seen_at = models.DateTimeField(null=True)

    objects: ClassVar[SessionManager] = SessionManager()

    @property
    def handle(self) -> str:
        """Names the session on a page; the key itself is a secret that opens it."""
        return hashlib.sha256(self.session_key.encode()).hexdigest()[:16]

    @classmethod
    def get_session_store_class(cls) -> type:
        from alur.web.people.sessions import SessionStore

        return SessionStore


class SignInTry(models.Model):
    """One try that has not succeeded, kept for the length of the window. Keys are hashes: no name is kept here."""

    account = models.CharField(max_length=64)
    address = models.CharField(max_length=64)
    at = models.DateTimeField()

    class Meta:
        indexes = [models.Index(fields=["account", "at"]), models.Index(fields=["address", "at"])]
