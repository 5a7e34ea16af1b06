"""Rules that hold for each route of the site, found by walking the URL configuration (TRUST T19, T21)."""

import pytest
from django.test import Client
from tests.web.office import Office
from tests.web.routes import routes, status

from alur.web.shell.policy import Policy

SLOWLY = ("ayu", "citra", "dewi", "eka")  # each walks every route; the quick run sends one

# What a stranger may open; longer only with a reason.
OPEN_TO_ALL = {
    "front": "the address itself",
    "choose_language": "before signing in as well",
    "keyboard": "says nothing about anybody",
    "alive": "for who watches the site",
    "account_login": "signing in",
    "account_logout": "signing out of a session that just ended",
    "account_inactive": "tells why signing in failed",
    "account_signup": "closed; allauth links to it",
    "mfa_authenticate": "the second step of signing in",
    "first_sign_in": "whoever holds the link that an administrator handed over",
    "set_up": "whoever holds the link of the terminal, before an agency is here",
    "demo_sign_in": "demo mode only",
}


def test_every_route_declares_its_policy() -> None:
    undeclared = [route.name for route in routes() if not isinstance(getattr(route.view, "policy", None), Policy)]
    assert undeclared == []


def test_only_listed_routes_are_open_to_strangers() -> None:
    public = ("publik", "public:")
    found = {route.name for route in routes() if route.view.policy.name == "anyone"}
    assert {name for name in found if not name.startswith(public)} <= set(OPEN_TO_ALL)


def test_no_two_routes_share_a_name() -> None:
    names = [route.name for route in routes()]
    assert sorted(names) == sorted(set(names))


@pytest.mark.django_db
def test_no_route_takes_a_form_without_its_token(office: Office) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(office.citra, backend="allauth.account.auth_backends.AuthenticationBackend")
    answers = {route.name: status(client, route, method="post") for route in routes()}
    assert {name: code for name, code in answers.items() if code != 403} == {}


@pytest.mark.django_db
def test_no_route_breaks_for_a_stranger(office: Office) -> None:
    answers = {route.name: status(Client(), route) for route in routes()}
    assert {name: code for name, code in answers.items() if code >= 500} == {}


@pytest.mark.django_db
@pytest.mark.parametrize("who", ["bima", *(pytest.param(one, marks=pytest.mark.slow) for one in SLOWLY)])
def test_no_route_breaks_for_anybody(office: Office, who: str) -> None:
    """Sample addresses mostly name nothing: the answer is a page, a way to another, or words for 403 and 404."""
    answers = {}
    for route in routes():
        client = Client()
        client.force_login(getattr(office, who), backend="allauth.account.auth_backends.AuthenticationBackend")
        answers[route.name] = status(client, route)
    assert {name: code for name, code in answers.items() if code not in (200, 302, 403, 404, 405)} == {}
