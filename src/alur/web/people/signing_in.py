"""How people sign in: allauth with our own limits, which are counted in the database and shared by all processes."""

import hashlib
from datetime import timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext as _

from alur.web.people.models import SignInTry

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
# An office sits behind one address; this stops a machine that tries many accounts, not a morning's queue.
PER_ADDRESS = 60


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Adapter(DefaultAccountAdapter):
    """Nobody signs up by himself; too many tries are refused for a quarter of an hour, never for ever."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """The try is written before it is counted: of parallel guesses no more than the limit pass (TRUST T22)."""
        account = _hashed(str(credentials.get("username", "")).lower())
        address = _hashed(self.get_client_ip(request))
        now = timezone.now()
        SignInTry.objects.filter(at__lt=now - WINDOW).delete()
        self._try = SignInTry.objects.create(account=account, address=address, at=now)
        tries = SignInTry.objects.filter(at__gte=now - WINDOW)
        if tries.filter(account=account).count() > PER_ACCOUNT or tries.filter(address=address).count() > PER_ADDRESS:
            raise ValidationError(
                _("Terlalu banyak percobaan masuk. Tunggu 15 menit, atau minta tautan masuk kepada pengelola."),
                code="too_many_login_attempts",
            )

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth calls this after a success: a right password is no guess."""
        self._try.delete()
