"""Default deny: a view without a policy answers nobody, and each policy answers as it says."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.test import RequestFactory
from pytest_django import Settings
from tests.web.office import Office

from alur.web.people.models import Role
from alur.web.people.policies import role
from alur.web.shell.policy import ANYONE, DEMO_ONLY, SIGNED_IN, PolicyMiddleware, policy


def view(request: HttpRequest) -> HttpResponse:
    return HttpResponse("isi")


def asked_by(who: object) -> HttpRequest:
    request = RequestFactory().get("/isi/")
    request.user = who  # type: ignore[assignment]
    return request


def answer(request: HttpRequest, called: object) -> object:
    return PolicyMiddleware(view).process_view(request, called, (), {})  # type: ignore[arg-type]


def test_a_view_without_a_policy_answers_nobody(office: Office) -> None:
    with pytest.raises(PermissionDenied):
        answer(asked_by(office.citra), view)
    with pytest.raises(PermissionDenied):
        answer(asked_by(AnonymousUser()), view)


def test_a_stranger_is_sent_to_sign_in_and_back() -> None:
    sent = answer(asked_by(AnonymousUser()), policy(SIGNED_IN)(view))
    assert isinstance(sent, HttpResponse)
    assert sent.headers["Location"] == "/masuk/?next=/isi/"


def test_anyone_means_anyone() -> None:
    assert answer(asked_by(AnonymousUser()), policy(ANYONE)(view)) is None


def test_a_role_opens_for_who_has_it_and_for_nobody_else(office: Office) -> None:
    guarded = policy(role(Role.APPROVER, Role.INSPECTOR))(view)
    for person in (office.citra, office.eka):
        assert answer(asked_by(person), guarded) is None
    for person in (office.ayu, office.bima, office.dewi, office.fajar):
        with pytest.raises(PermissionDenied):
            answer(asked_by(person), guarded)


def test_a_role_that_has_ended_opens_nothing(office: Office) -> None:
    office.citra.grants.update(until="2021-01-01")
    with pytest.raises(PermissionDenied):
        answer(asked_by(office.citra), policy(role(Role.APPROVER))(view))


def test_what_is_for_the_demo_does_not_exist_elsewhere(settings: Settings) -> None:
    settings.DEMO = settings.DEBUG = False
    with pytest.raises(Http404):
        answer(asked_by(AnonymousUser()), policy(DEMO_ONLY)(view))
    settings.DEMO = True
    assert answer(asked_by(AnonymousUser()), policy(DEMO_ONLY)(view)) is None
