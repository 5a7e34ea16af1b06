"""For all web tests: the office, and a browser (test client) for each of the five persons."""

from collections.abc import Callable

import pytest
from django.test import Client
from tests.web.office import Office, build_office
from tests.web.strictness import strict

from alur.web.people.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def strict_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer in every web test is held to the headers and to "a GET changes nothing"."""
    monkeypatch.setattr(Client, "request", strict(Client.request))


@pytest.fixture
def office(db: None) -> Office:
    return build_office()


@pytest.fixture
def as_person() -> Callable[[Person], Client]:
    """A client signed in as this person."""

    def sign_in(person: Person) -> Client:
        client = Client()
        client.force_login(person, backend=BACKEND)
        return client

    return sign_in


@pytest.fixture
def anybody(office: Office) -> Client:
    return Client()


@pytest.fixture
def ayu(office: Office, as_person: Callable[[Person], Client]) -> Client:
    return as_person(office.ayu)


@pytest.fixture
def bima(office: Office, as_person: Callable[[Person], Client]) -> Client:
    return as_person(office.bima)


@pytest.fixture
def citra(office: Office, as_person: Callable[[Person], Client]) -> Client:
    return as_person(office.citra)


@pytest.fixture
def dewi(office: Office, as_person: Callable[[Person], Client]) -> Client:
    return as_person(office.dewi)


@pytest.fixture
def eka(office: Office, as_person: Callable[[Person], Client]) -> Client:
    return as_person(office.eka)
