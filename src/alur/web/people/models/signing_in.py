"""Sessions that know whose they are, and the tries to sign in that limits are counted from."""

import hashlib
from typing import ClassVar

from django.conf import settings
from django.contrib.sessions.base_session import AbstractBaseSession, BaseSessionManager
from django.db import models

# In this order: Edge also says Chrome and Safari, Chrome also says Safari, Android also says Linux.
_BROWSERS = (("Firefox/", "Firefox"), ("Edg/", "Edge"), ("Chrome/", "Chrome"), ("Safari/", "Safari"))
_MACHINES = (
    ("Android", "Android"),
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Windows", "Windows"),
    ("Mac OS", "Mac"),
    ("Linux", "Linux"),
)


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

    @property
    def device_name(self) -> str:
        """Browser and machine in two words, from the long line that browsers send; "" where it says nothing known."""
        browser = next((name for mark, name in _BROWSERS if mark in self.device), "")
        machine = next((name for mark, name in _MACHINES if mark in self.device), "")
        return " · ".join(filter(None, (browser, machine)))

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
