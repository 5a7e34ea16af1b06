"""How people sign in: allauth with our own limits, which are counted in the database and shared by all processes."""

import hashlib
import secrets
from datetime import datetime, timedelta
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from django.conf import settings
from django.core import signing
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from alur.web.people.models import SignInTry

WINDOW = timedelta(minutes=15)
PER_ACCOUNT = 10
# An office sits behind one address; this stops a machine that tries many accounts, not a morning's queue.
PER_ADDRESS = 60
_DEVICE = "perangkat"
_DEVICE_AGE = 180 * 24 * 60 * 60


def _hashed(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()


class Adapter(DefaultAccountAdapter):
    """Nobody signs up by himself; too many tries are refused for a quarter of an hour, never for ever."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": gettext_lazy("Nama masuk dan kata sandi tidak cocok. Periksa keduanya.")
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """The try is written before it is counted: of parallel guesses no more than the limit pass (TRUST T22).

        A refused try is taken out again, else whoever goes on guessing would keep the account shut for ever.
        """
        account = str(credentials.get("username", "")).lower()
        now = timezone.now()
        SignInTry.objects.filter(at__lt=now - WINDOW).delete()
        self._try = SignInTry.objects.create(
            account=_hashed(account + known_device(request, account)),
            address=_hashed(self.get_client_ip(request)),
            at=now,
        )
        if self._too_many(now):
            self._try.delete()
            raise ValidationError(
                _("Terlalu banyak percobaan masuk. Tunggu 15 menit, atau minta tautan masuk kepada pengelola."),
                code="too_many_login_attempts",
            )

    def _too_many(self, now: datetime) -> bool:
        tries = SignInTry.objects.filter(at__gte=now - WINDOW)
        by_account = tries.filter(account=self._try.account).count()
        return by_account > PER_ACCOUNT or tries.filter(address=self._try.address).count() > PER_ADDRESS

    def _rollback_login_failed_rl_usage(self) -> None:
        """allauth calls this after a success: a right password is no guess."""
        self._try.delete()

    def post_login(self, request: HttpRequest, user: Any, **kwargs: Any) -> HttpResponse:
        response = super().post_login(request, user, **kwargs)
        remember_device(response, user.login_name)
        return response


def remember_device(response: HttpResponse, account: str) -> None:
    """From here on, this browser has tries of its own: strangers who guess cannot shut its owner out."""
    value = signing.dumps([account, secrets.token_urlsafe(12)], salt=_DEVICE)
    name, secure = settings.DEVICE_COOKIE_NAME, settings.SESSION_COOKIE_SECURE
    response.set_cookie(name, value, max_age=_DEVICE_AGE, secure=secure, httponly=True, samesite="Lax")


def known_device(request: HttpRequest, account: str) -> str:
    """The name of a browser in which this account has signed in before, or ""."""
    try:
        owner, device = signing.loads(
            request.COOKIES.get(settings.DEVICE_COOKIE_NAME, ""), salt=_DEVICE, max_age=_DEVICE_AGE
        )
    except signing.BadSignature:
        return ""
    return f" {device}" if owner == account else ""
