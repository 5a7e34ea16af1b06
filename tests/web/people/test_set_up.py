"""The guided set-up of a real installation, from the link in the terminal to the first page of the administrator."""

import pytest
from django.test import Client
from tests.web.office import Office

from alur.web.people import queries, set_up_link
from alur.web.people.models import Holiday, Person, Role, Unit

PLAN = {
    "agency": "Ombudsman RI",
    "office": "Perwakilan Kalimantan Selatan",
    "zone": "Asia/Makassar",
    "units": "PCG, Keasistenan Pencegahan\nPVL, Keasistenan PVL\nSekretariat",
    "holidays": "on",
    "name": "Fajar",
    "login_name": "fajar",
    "password": "angin-sungai-barito-27",
}


@pytest.mark.django_db
def test_an_office_is_set_up_by_one_form_without_script() -> None:
    client = Client()
    page = client.post(set_up_link.set_up_path(), PLAN, follow=True)
    assert page.redirect_chain == [("/unit/", 302)]
    assert "Kantor siap" in page.content.decode()
    assert list(Unit.objects.filter(parent__isnull=False).values_list("code", "name")) == [
        ("PCG", "Keasistenan Pencegahan"),
        ("PVL", "Keasistenan PVL"),
        ("", "Sekretariat"),
    ]
    office = queries.agency()
    assert office is not None
    assert queries.has_role(Person.objects.get(), Role.ADMIN, unit=office.root, on=queries.today(office.root))
    assert queries.calendar_of(office.root).rules.zone == "Asia/Makassar"
    assert Holiday.objects.exists()


@pytest.mark.django_db
def test_what_is_missing_or_weak_is_said_and_what_was_typed_stays() -> None:
    wrong = {**PLAN, "agency": "", "password": "12345678", "login_name": "Fajar Baru"}
    page = Client().post(set_up_link.set_up_path(), wrong).content.decode()
    assert page.count('class="field wrong"') == 3
    assert "PCG, Keasistenan Pencegahan" in page
    assert not Person.objects.exists()


@pytest.mark.django_db
def test_without_the_code_of_the_terminal_nobody_sets_up() -> None:
    assert Client().get("/mulai/terka/").status_code == 404


def test_an_office_is_set_up_once(office: Office) -> None:
    assert Client().get(set_up_link.set_up_path()).status_code == 404
    assert Client().post(set_up_link.set_up_path(), PLAN).status_code == 404
