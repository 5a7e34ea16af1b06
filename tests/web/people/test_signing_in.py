"""Signing in: by password with limits, by links, and how a session ends (TRUST T22, ASVS 6 and 7)."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.core import signing
from django.test import Client
from pytest_django import Settings
from tests.web.office import Office

from alur.web.people.demo_links import demo_path
from alur.web.people.first_links import first_path
from alur.web.people.models import Session, SignInTry
from alur.web.people.signing_in import PER_ACCOUNT

PASSWORD = "angin-sungai-barito-27"


@pytest.fixture
def bima_with_password(office: Office) -> Office:
    office.bima.set_password(PASSWORD)
    office.bima.save()
    return office


def sign_in(client: Client, password: str, name: str = "bima") -> int:
    return client.post("/masuk/", {"login": name, "password": password}).status_code


def is_in(client: Client) -> bool:
    return client.get("/saya/").status_code == 200


@pytest.mark.usefixtures("bima_with_password")
def test_the_right_password_opens_and_capital_letters_of_the_name_do_not_matter() -> None:
    client = Client()
    assert sign_in(client, PASSWORD, "Bima") == 302
    assert is_in(client)


@pytest.mark.usefixtures("bima_with_password")
def test_the_session_key_changes_at_sign_in() -> None:
    client = Client()
    client.session["before"] = "1"
    client.session.save()
    before = client.session.session_key
    sign_in(client, PASSWORD)
    assert client.session.session_key != before


@pytest.mark.usefixtures("bima_with_password")
def test_too_many_guesses_are_refused_and_a_quarter_of_an_hour_later_the_owner_gets_in() -> None:
    with time_machine.travel(datetime(2026, 11, 24, 1, tzinfo=UTC), tick=False) as clock:
        for _ in range(PER_ACCOUNT):
            sign_in(Client(), "salah")
        refused = Client().post("/masuk/", {"login": "bima", "password": PASSWORD})
        assert "Terlalu banyak percobaan" in refused.content.decode()
        clock.shift(timedelta(minutes=16))
        assert sign_in(Client(), PASSWORD) == 302


@pytest.mark.usefixtures("bima_with_password")
def test_whoever_goes_on_guessing_does_not_keep_the_account_shut() -> None:
    with time_machine.travel(datetime(2026, 11, 24, 1, tzinfo=UTC), tick=False) as clock:
        for _ in range(3 * PER_ACCOUNT):
            sign_in(Client(), "salah")
            clock.shift(timedelta(seconds=29))
        clock.shift(timedelta(minutes=2))
        assert sign_in(Client(), PASSWORD) == 302


@pytest.mark.usefixtures("bima_with_password")
def test_a_browser_that_was_in_before_is_not_shut_out_by_the_guesses_of_others() -> None:
    known = Client()
    sign_in(known, PASSWORD)
    known.post("/keluar/")
    for _ in range(PER_ACCOUNT + 1):
        sign_in(Client(), "salah")
    assert sign_in(Client(), PASSWORD) == 200
    assert sign_in(known, PASSWORD) == 302


@pytest.mark.usefixtures("bima_with_password")
def test_the_cookie_of_another_account_or_a_forged_one_gives_no_tries_of_its_own() -> None:
    for cookie in (signing.dumps(["ayu", "x"], salt="perangkat"), "karangan"):
        SignInTry.objects.all().delete()
        for _ in range(PER_ACCOUNT + 1):
            sign_in(Client(), "salah")
        client = Client()
        client.cookies["perangkat"] = cookie
        assert sign_in(client, PASSWORD) == 200


@pytest.mark.usefixtures("bima_with_password")
def test_a_right_password_is_no_guess() -> None:
    sign_in(Client(), PASSWORD)
    assert not SignInTry.objects.exists()


@pytest.mark.usefixtures("bima_with_password")
def test_an_unknown_name_and_a_wrong_password_are_answered_alike() -> None:
    unknown, wrong = (
        Client().post("/masuk/", {"login": name, "password": "salah"}).context["form"].errors
        for name in ("zeta", "bima")
    )
    assert unknown == wrong


@pytest.mark.usefixtures("bima_with_password")
def test_a_session_ends_after_half_an_hour_without_use_and_after_twelve_hours_in_all() -> None:
    start = datetime(2026, 11, 24, 0, tzinfo=UTC)
    with time_machine.travel(start, tick=False) as clock:
        idle, busy = Client(), Client()
        sign_in(idle, PASSWORD)
        sign_in(busy, PASSWORD)
        is_in(idle)
        for _ in range(2):
            clock.shift(timedelta(minutes=29))
            assert is_in(busy)
        assert not is_in(idle)
        while datetime.now(UTC) - start <= timedelta(hours=12):
            assert is_in(busy)
            clock.shift(timedelta(minutes=29))
        assert not is_in(busy)


def test_another_session_is_seen_and_ended_from_this_one(bima_with_password: Office) -> None:
    here, there = Client(), Client(headers={"user-agent": "Mozilla/5.0 (Android 16; Mobile) Firefox/145.0"})
    sign_in(here, PASSWORD)
    sign_in(there, PASSWORD)
    is_in(there)
    page = here.get("/saya/").content.decode()
    assert "Firefox · Android" in page
    other = Session.objects.get(device__contains="Android")
    assert other.session_key not in page
    here.post("/saya/sesi/akhiri/", {"sesi": other.handle})
    assert not is_in(there)
    assert is_in(here)


def test_a_deactivated_person_is_out_at_the_next_request(office: Office, bima: Client) -> None:
    assert is_in(bima)
    office.bima.is_active = False
    office.bima.save()
    assert not is_in(bima)


def test_a_first_link_opens_once(office: Office) -> None:
    path = first_path(office.dewi)
    client = Client()
    assert "Selamat datang, Dewi" in client.get(path).content.decode()
    client.post(path, {"new_password1": PASSWORD, "new_password2": PASSWORD})
    assert is_in(client)
    assert Client().get(path).status_code == 404


def test_a_first_link_is_spent_after_a_day(office: Office) -> None:
    with time_machine.travel(datetime(2026, 11, 24, 1, tzinfo=UTC), tick=False) as clock:
        path = first_path(office.dewi)
        clock.shift(timedelta(hours=25))
        assert Client().get(path).status_code == 404


def test_a_password_made_of_the_office_is_refused(office: Office) -> None:
    page = Client().post(first_path(office.dewi), {"new_password1": "kalimantan1", "new_password2": "kalimantan1"})
    assert "mudah ditebak" in page.content.decode()


def test_a_demo_link_opens_again_and_again_in_demo_mode_only(office: Office, settings: Settings) -> None:
    path = demo_path(office.ayu)
    assert Client().get(path).status_code == 404
    settings.DEMO = True
    for _ in range(2):
        client = Client()
        client.get(path)
        assert is_in(client)
    assert Client().get(path.replace(":", "x:")).status_code == 404


@pytest.mark.usefixtures("office")
def test_the_way_on_after_sign_in_never_leads_off_the_site(bima_with_password: Office) -> None:
    answer = Client().post("/masuk/?next=https://jahat.example/", {"login": "bima", "password": PASSWORD})
    assert answer.headers["Location"] == "/"
