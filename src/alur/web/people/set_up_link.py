"""The guided set-up opens for whoever reads the terminal in which the site was started, while no agency is here.

The code is a signature of the site's own secret: nothing is stored, and a stranger who finds the site learns nothing.
"""

from django.core import signing
from django.urls import reverse
from django.utils.crypto import constant_time_compare

from alur.web.people import queries


def _code() -> str:
    return signing.Signer(salt="alur.set_up").signature("mulai")


def set_up_path() -> str:
    return reverse("set_up", args=[_code()])


def opens(code: str) -> bool:
    return constant_time_compare(code, _code()) and queries.agency() is None
