"""Deletes what must not be kept longer than it is needed: ended sessions, and old tries to sign in."""

from datetime import datetime

from alur.web.people.models import Session, SignInTry
from alur.web.people.signing_in import WINDOW


def forget_expired(now: datetime) -> None:
    Session.objects.filter(expire_date__lt=now).delete()
    SignInTry.objects.filter(at__lt=now - WINDOW).delete()
