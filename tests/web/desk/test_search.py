"""The search box finds SOPs and cases among what the reader may see."""

from django.test import Client
from tests.web.case.running import run_podcast
from tests.web.office import Office


def test_sops_and_cases_are_found_by_words(office: Office, bima: Client) -> None:
    running = run_podcast(office)
    number = running.open(subject="Pungutan di sekolah").number
    page = bima.get("/cari/?q=pungutan").content.decode()
    assert number in page
    assert "podcast" in bima.get("/cari/?q=podcast").content.decode()
    assert "Tidak ada yang cocok" in bima.get("/cari/?q=zebra").content.decode()


def test_the_bar_counts_what_waits(office: Office, bima: Client) -> None:
    running = run_podcast(office)
    running.open()
    assert 'class="count">1<' in bima.get("/pekerjaan/").content.decode()
