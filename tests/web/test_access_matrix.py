"""Each reader at each route: whom the policy does not let in is turned away, whatever the object (TRUST T19)."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import Http404
from django.test import Client, RequestFactory
from tests.web.office import Office
from tests.web.routes import Route, routes

QUICKLY = ("stranger", "dewi")  # who may do least; the others walk every route in `make test`
READERS = [
    pytest.param(reader, marks=() if reader in QUICKLY else pytest.mark.slow)
    for reader in ("stranger", "ayu", "bima", "citra", "dewi", "eka", "fajar")
]


def lets_in(route: Route, who: object) -> bool:
    request = RequestFactory().get(route.address)
    request.user = who  # type: ignore[assignment]
    try:
        return bool(route.view.policy.allows(request))
    except Http404:
        return False


@pytest.mark.django_db
@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("method", ["get", "post"])
def test_a_policy_that_says_no_is_kept_at_every_route(office: Office, reader: str, method: str) -> None:
    who = AnonymousUser() if reader == "stranger" else getattr(office, reader)
    wrong = {}
    for route in routes():
        if lets_in(route, who):
            continue
        client = Client()
        if reader != "stranger":
            client.force_login(who, backend="allauth.account.auth_backends.AuthenticationBackend")
        answer = getattr(client, method)(route.address)
        if answer.streaming:
            list(answer.streaming_content)
        turned_away = answer.status_code in (403, 404) or "/masuk/?next=" in answer.headers.get("Location", "")
        if not turned_away:
            wrong[route.name] = answer.status_code
    assert wrong == {}


def test_who_may_only_look_has_no_route_that_asks_for_more(office: Office) -> None:
    """Dewi reads: no policy of a writer, worker, head, inspector or administrator may let her in."""
    for route in routes():
        if route.view.policy.name.startswith("role:") and "pembaca" not in route.view.policy.name:
            assert not lets_in(route, office.dewi), route.name
