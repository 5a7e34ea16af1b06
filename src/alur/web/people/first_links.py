"""Links that an administrator hands over for a first sign-in or a forgotten password: once, and within 24 hours.

The token is bound to the password and to the last sign-in, so the first use spends it (ASVS 6.4.1); nothing is stored.
"""

from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.urls import reverse

from alur.web.people.models import Person


class _Tokens(PasswordResetTokenGenerator):
    key_salt = "alur.people.first_links"


_TOKENS = _Tokens()


def first_path(person: Person) -> str:
    return reverse("first_sign_in", args=[person.pk, _TOKENS.make_token(person)])


def opens(person: Person | None, token: str) -> bool:
    return person is not None and person.is_active and _TOKENS.check_token(person, token)
