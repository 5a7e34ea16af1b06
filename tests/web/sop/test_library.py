"""The library and the map of SOPs."""

import pytest
from django.test import Client
from tests.web.office import Office

from alur.web.sop.models import Duty, SopVersion


def test_everybody_in_the_office_finds_what_is_in_force(podcast: SopVersion, dewi: Client) -> None:
    page = dewi.get("/sop/?q=podcast").content.decode()
    assert "Penyelenggaraan Podcast" in page
    assert "Tulis SOP baru" not in page


def test_a_draft_is_seen_by_its_writer_and_not_by_the_reader(draft: SopVersion, ayu: Client, dewi: Client) -> None:
    assert "Penyelenggaraan Podcast" in ayu.get("/sop/").content.decode()
    assert "Penyelenggaraan Podcast" not in dewi.get("/sop/").content.decode()
    assert dewi.get("/sop/podcast/").status_code == 404


def test_the_map_tells_what_is_missing_and_offers_the_way_out(
    podcast: SopVersion, office: Office, ayu: Client, dewi: Client
) -> None:
    Duty.objects.create(unit=office.intake, name="Penerimaan laporan")
    page = ayu.get("/sop/peta/").content.decode()
    assert "1 belum ada" in page
    assert f"/sop/baru/?unit={office.intake.pk}" in page
    assert "/sop/baru/" not in dewi.get("/sop/peta/").content.decode()


@pytest.mark.parametrize("query", ["?unit=x", "?unit=999999", "?keadaan=zz", "?q=" + "a" * 500, "?tugas=zz"])
def test_odd_questions_are_answered_and_not_broken(podcast: SopVersion, dewi: Client, query: str) -> None:
    assert dewi.get(f"/sop/{query}").status_code == 200


def test_tasks_and_number_pattern_of_a_unit_are_data(
    podcast: SopVersion, office: Office, ayu: Client, bima: Client
) -> None:
    url = f"/sop/tugas/{office.intake.pk}/"
    ayu.post(url, {"duties": "Penerimaan laporan\nVerifikasi\n\nVerifikasi", "template": "{urut:03}/{unit}/{tahun}"})
    assert list(office.intake.duties.values_list("name", flat=True)) == ["Penerimaan laporan", "Verifikasi"]
    ayu.post(url, {"duties": "Verifikasi", "template": "{urut:03}/{unit}/{tahun}"})
    assert office.intake.duties.count() == 1
    assert "harus memuat {urut}" in ayu.post(url, {"duties": "", "template": "SOP/{tahun}"}).content.decode()
    assert bima.get(url).status_code == 403


def test_the_map_leads_nobody_to_a_draft_they_may_not_see(draft: SopVersion, ayu: Client, dewi: Client) -> None:
    assert 'href="/sop/podcast/"' in ayu.get("/sop/peta/").content.decode()
    page = dewi.get("/sop/peta/").content.decode()
    assert "Belum ada" in page
    assert 'href="/sop/podcast/"' not in page


def test_a_function_that_is_too_long_is_not_cut(office: Office, ayu: Client) -> None:
    form = {"duties": "x" * 121, "template": "{urut}/SOP"}
    assert "paling panjang 120 huruf" in ayu.post(f"/sop/tugas/{office.prevention.pk}/", form).content.decode()
    assert not Duty.objects.exists()
