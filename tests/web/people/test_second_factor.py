"""The second factor: turned on with a code of the app, asked for at sign-in, recovered without the phone."""

import time
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
import time_machine
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from tests.web.office import Office

PASSWORD = "angin-sungai-barito-27"


@pytest.fixture(autouse=True)
def still_clock() -> Iterator[None]:
    """A code lives half a minute; a test must not run over its end."""
    with time_machine.travel(datetime(2026, 11, 24, 1, tzinfo=UTC), tick=False):
        yield


def code_of(secret: str) -> str:
    """What the app on the phone shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.fixture
def sure(office: Office) -> Client:
    """Bima's browser, signed in, with the password given once more."""
    office.bima.set_password(PASSWORD)
    office.bima.save()
    client = Client()
    client.post("/masuk/", {"login": "bima", "password": PASSWORD})
    client.post("/masuk/ulang/", {"password": PASSWORD})
    return client


@pytest.fixture
def armed(sure: Client) -> tuple[Client, str]:
    """The same browser after turning the codes on; and the secret that the phone keeps."""
    client = sure
    page = client.get("/saya/kode/aktifkan/")
    secret = page.context["form"].secret
    assert secret in page.content.decode()
    done = client.post("/saya/kode/aktifkan/", {"code": code_of(secret)}, follow=True)
    assert done.status_code == 200
    return client, secret


def test_a_wrong_code_turns_nothing_on(sure: Client) -> None:
    sure.get("/saya/kode/aktifkan/")
    sure.post("/saya/kode/aktifkan/", {"code": "000000"})
    assert "Belum aktif" in sure.get("/saya/").content.decode()


def test_the_password_alone_no_longer_opens(armed: tuple[Client, str]) -> None:
    _, secret = armed
    phone = Client()
    asked = phone.post("/masuk/", {"login": "bima", "password": PASSWORD}, follow=True)
    assert "Isi kode masuk" in asked.content.decode()
    phone.post("/masuk/kode/", {"code": code_of(secret)})
    assert phone.get("/saya/").status_code == 200


def test_a_code_of_the_app_opens_once(armed: tuple[Client, str]) -> None:
    _, secret = armed
    code = code_of(secret)
    for opens in (True, False):
        phone = Client()
        phone.post("/masuk/", {"login": "bima", "password": PASSWORD})
        phone.post("/masuk/kode/", {"code": code})
        assert (phone.get("/saya/").status_code == 200) is opens


def test_who_leaves_the_page_of_the_code_is_not_in(armed: tuple[Client, str]) -> None:
    phone = Client()
    phone.post("/masuk/", {"login": "bima", "password": PASSWORD})
    assert phone.get("/saya/").status_code == 302


def test_a_recovery_code_opens_once(armed: tuple[Client, str]) -> None:
    client, _ = armed
    code = client.get("/saya/kode/pemulihan/").context["unused_codes"][0]
    for opens in (True, False):
        other = Client()
        other.post("/masuk/", {"login": "bima", "password": PASSWORD})
        other.post("/masuk/kode/", {"code": code})
        assert (other.get("/saya/").status_code == 200) is opens


def test_turning_the_codes_off_says_what_it_means_first(armed: tuple[Client, str]) -> None:
    client, _ = armed
    assert "dijaga oleh kata sandi saja" in client.get("/saya/kode/matikan/").content.decode()
    client.post("/saya/kode/matikan/")
    assert "Belum aktif" in client.get("/saya/").content.decode()


def test_the_codes_are_touched_only_after_the_password_is_given_once_more(office: Office, bima: Client) -> None:
    office.bima.set_password(PASSWORD)
    office.bima.save()
    bima.force_login(office.bima, backend="allauth.account.auth_backends.AuthenticationBackend")
    answer = bima.get("/saya/kode/aktifkan/", follow=True)
    assert "Pastikan ini Anda" in answer.content.decode()
