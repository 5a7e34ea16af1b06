"""Errors and refusals in words, each with what to do next; and nothing about the inside."""

import pytest
from django.http import HttpRequest
from django.test import Client, RequestFactory
from django.urls import path
from pytest_django import Settings
from tests.web.office import Office

from alur.core.refused import Refused
from alur.web.config import urls
from alur.web.shell.policy import ANYONE, policy
from alur.web.shell.refusals import sentence


@policy(ANYONE)
def refuses(request: HttpRequest) -> None:
    raise Refused("Langkah {row} belum ada yang memegang.", row=3)


@policy(ANYONE)
def breaks(request: HttpRequest) -> None:
    raise ValueError("sandi basis data: rahasia")


urlpatterns = [path("tolak/", refuses), path("rusak/", breaks), *urls.urlpatterns]
handler404, handler500 = urls.handler404, urls.handler500


@pytest.fixture
def faulty(settings: Settings, office: Office) -> Client:
    settings.ROOT_URLCONF = __name__
    return Client(raise_request_exception=False)


def test_a_refusal_is_a_page_with_its_sentence_and_is_no_error(faulty: Client) -> None:
    answer = faulty.get("/tolak/")
    assert answer.status_code == 409
    assert "Langkah 3 belum ada yang memegang." in answer.content.decode()
    assert "Tidak ada yang berubah." in answer.content.decode()


def test_what_breaks_says_nothing_of_the_inside(faulty: Client) -> None:
    answer = faulty.get("/rusak/")
    assert answer.status_code == 500
    assert "Ada gangguan pada sistem" in answer.content.decode()
    assert "rahasia" not in answer.content.decode()


def test_a_form_without_its_token_says_to_load_the_page_again(faulty: Client) -> None:
    answer = Client(enforce_csrf_checks=True).post("/bahasa/")
    assert answer.status_code == 403
    assert "muat ulang" in answer.content.decode()


def test_an_address_that_only_takes_a_button_is_a_page_that_says_so(bima: Client) -> None:
    answer = bima.get("/saya/sesi/akhiri/")
    assert (answer.status_code, answer["Allow"]) == (405, "POST")
    assert "Alamat ini milik sebuah tombol" in answer.content.decode()


def test_a_page_that_is_not_for_the_reader_says_whom_to_ask(dewi: Client) -> None:
    answer = dewi.get("/orang/baru/")
    assert answer.status_code == 403
    assert "Hubungi pengelola" in answer.content.decode()


@pytest.mark.django_db
def test_an_unreadable_request_says_to_send_it_again() -> None:
    from alur.web.shell.errors import bad_request

    assert bad_request(RequestFactory().get("/")).status_code == 400


def test_a_refusal_with_braces_in_its_values_is_said_as_it_is() -> None:
    assert sentence(Refused("{name} tidak dikenal.", name="{x}")) == "{x} tidak dikenal."
