"""Signing in by a demo link."""

from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_safe

from alur.web.people import demo_links
from alur.web.shell.policy import ANYONE, policy


@policy(ANYONE)
@require_safe
def demo_sign_in(request: HttpRequest, token: str) -> HttpResponse:
    """The one GET that signs in; it exists in demo mode only, where the persons are invented."""
    person = demo_links.person_of(token)
    if person is None:
        raise Http404
    login(request, person, backend="allauth.account.auth_backends.AuthenticationBackend")
    return redirect("/")
