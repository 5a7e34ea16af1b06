"""For all web tests: the office, and a browser (test client) for each of the five persons."""

from collections.abc import Callable, Iterator
from typing import Any

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations
from django.test import Client
from tests.web.office import Office, build_office
from tests.web.strictness import strict

from alur.web.case import append_only
from alur.web.people.models import Person

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.fixture(autouse=True)
def strict_answers(monkeypatch: pytest.MonkeyPatch) -> None:
    """Every answer in every web test is held to the headers and to "a GET changes nothing"."""
    monkeypatch.setattr(Client, "request", strict(Client.request))


@pytest.fixture(scope="session", autouse=True)
def record_may_be_emptied() -> Iterator[None]:
    """Transactional tests empty all tables afterwards; the record's triggers stand aside for that moment alone."""
    empty = BaseDatabaseOperations.execute_sql_flush

    def aside(operations: Any, sql_list: list[str]) -> None:
        append_only.allow_changes(operations.connection)
        empty(operations, sql_list)
        append_only.refuse_changes(operations.connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(BaseDatabaseOperations, "execute_sql_flush", aside)
        yield


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


@pytest.fixture
def fajar(office: Office, as_person: Callable[[Person], Client]) -> Client:
    return as_person(office.fajar)
