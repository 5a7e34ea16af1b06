"""What no keyboard writes is refused at the door, and a number out of all bounds is no number."""

import pytest
from django.test import Client
from tests.web.case.running import run_podcast
from tests.web.office import Office


@pytest.mark.parametrize(
    "address",
    ["/kasus/?q=%00", "/cari/?q=a%00b", "/kasus/%00/", "/orang/?q=%00", "/sop/?%00=1", "/sop/?tugas=%00"],
)
def test_nul_in_an_address_is_refused(office: Office, bima: Client, address: str) -> None:
    assert bima.get(address).status_code == 400


def test_nul_in_a_form_is_refused(office: Office, fajar: Client) -> None:
    answer = fajar.post("/orang/tempel/", {"pasted": "Bu\0di\t\t\tPCG", "since": "2026-01-01"})
    assert answer.status_code == 400
    assert "Muat ulang halaman sebelumnya" in answer.content.decode()


@pytest.mark.parametrize(
    "address",
    [
        "/sop/?unit=²",
        "/sop/?unit=99999999999999999999",
        "/kalender/?tahun=0",
        "/kalender/?tahun=99999999",
        "/sop/baru/?unit=99999999999999999999&tugas=Sosialisasi",
        "/kasus/?halaman=99999999999999999999",
    ],
)
def test_a_number_out_of_bounds_asks_for_nothing(office: Office, ayu: Client, address: str) -> None:
    assert ayu.get(address).status_code == 200


def test_a_field_name_of_five_thousand_digits_is_no_line(office: Office, bima: Client) -> None:
    run_podcast(office)
    body = "key=00000000-0000-4000-8000-000000000000&" + "9" * 5000 + "-case=x"
    answer = bima.post("/kasus/buku-kendali/?sop=podcast", body, content_type="application/x-www-form-urlencoded")
    assert answer.status_code == 200
