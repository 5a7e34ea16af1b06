"""The pages of one SOP: what each of the five meets."""

from django.test import Client

from alur.web.sop.models import SopVersion


def test_the_sheet_shows_identity_and_standards(podcast: SopVersion, dewi: Client) -> None:
    page = dewi.get("/sop/podcast/").content.decode()
    assert "Undang-Undang Nomor 37 Tahun 2008" in page
    assert "Memeriksa isi, data pribadi" in page
    assert "90 menit" in page


def test_the_flow_is_drawn_and_told_as_a_list(podcast: SopVersion, dewi: Client) -> None:
    page = dewi.get("/sop/podcast/alur/").content.decode()
    assert "<svg" in page
    assert "Daftar langkah" in page


def test_the_reader_meets_no_button_that_is_not_allowed(podcast: SopVersion, dewi: Client, ayu: Client) -> None:
    page = dewi.get("/sop/podcast/").content.decode()
    assert "Susun versi baru" not in page
    assert "Cabut SOP" not in page
    assert "Buka kasus baru" not in page
    assert "Susun versi baru" in ayu.get("/sop/podcast/").content.decode()


def test_the_sop_comes_down_as_the_file_it_is(podcast: SopVersion, dewi: Client) -> None:
    answer = dewi.get("/sop/podcast/versi/1/berkas/")
    assert answer.content.decode() == podcast.text
    assert "attachment" in answer["Content-Disposition"]


def test_the_sheet_comes_as_pdf(podcast: SopVersion, dewi: Client) -> None:
    answer = dewi.get("/sop/podcast/versi/1/lembar.pdf")
    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-")


def test_history_tells_who_did_what(podcast: SopVersion, dewi: Client) -> None:
    page = dewi.get("/sop/podcast/versi/1/riwayat/").content.decode()
    assert "Citra" in page
    assert "Disahkan" in page
