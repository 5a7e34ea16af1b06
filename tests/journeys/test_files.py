"""A leader rewards, and a coaching file goes from facts to objection: each by those who hold a part, in the browser."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.fit import DESK, PHONE, faults
from tests.live_site import LiveSite

Sign = Callable[..., Page]
REASON = "Bukti dan jawabannya sudah saya baca; keduanya saling menguatkan dan saya terima."
NOTE = "Sudah saya cocokkan dengan catatannya."
# The DPIA is put on file by a page (tests/web/conduct); criteria must be older than today.
BEFORE = """
from datetime import date, timedelta
from django.utils import timezone
from alur.core.instant import instant_of
from alur.web.conduct.models import Criteria, ImpactAssessment
from alur.web.people.models import Person
citra, fajar = (Person.objects.get(login_name=name) for name in ("citra", "fajar"))
if not ImpactAssessment.objects.exists():
    ImpactAssessment.objects.create(number="DPIA-01/2026", day=date(2026, 11, 2), sha256="0" * 64, name="dpia.pdf",
        by=fajar, at=instant_of(timezone.now()))
    Criteria.objects.create(title="Apresiasi triwulan", words="Karya yang memudahkan kerja rekan.",
        published=date.today() - timedelta(days=3), until=date.today() + timedelta(days=30), by=citra)
"""


@pytest.fixture
def ready(site: LiveSite) -> None:
    site.run(BEFORE)


def begin(page: Page, kind: str, about: str) -> None:
    page.goto("/kinerja/berkas/baru/")
    page.get_by_label("Jenis berkas").select_option(label=kind)
    for label, name in (
        ("Tentang", about),
        ("Pengusul", "Ayu"),
        ("Pemeriksa bukti", "Eka"),
        ("Pejabat yang memutuskan", "Citra"),
        ("Penerima keberatan", "Fajar"),
    ):
        page.get_by_label(label, exact=True).select_option(label=name)
    if kind == "Apresiasi":
        page.get_by_label("Kriteria apresiasi").select_option(label="Apresiasi triwulan")
    page.get_by_label("Mengapa berkas ini dibuka?").fill("Tercatat pada pelaksanaan SOP bulan ini.")
    page.get_by_role("button", name="Buka berkas", exact=True).click()


def opened(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name="Buka berkas ini").click()


def gathered_and_heard(eka: Page, person: Page, address: str) -> None:
    opened(eka, address)
    eka.get_by_label("Nama bukti").fill("Catatan langkah")
    eka.get_by_label("Faktanya").fill("Tercatat selesai sesudah bakunya dua kali.")
    eka.get_by_role("button", name="Tambah bukti").click()
    eka.get_by_role("button", name="Kunci bukti").click()
    expect(eka.locator("main")).to_contain_text("Menunggu jawaban")
    person.goto("/kinerja/berkas/")
    person.goto(address)
    person.get_by_label("Jawaban Anda").fill("Ini saya kerjakan bersama rekan.")
    person.get_by_role("button", name="Kirim jawaban").click()
    eka.goto(address)
    eka.get_by_label("Uraian").last.fill(NOTE)
    eka.get_by_role("button", name="Tandatangani pemeriksaan").click()


def decided(citra: Page, address: str, measure: str, basis: str) -> None:
    citra.goto(address)
    expect(citra.locator("main")).to_contain_text("1 bukti yang belum Anda buka")
    citra.get_by_role("button", name="Buka bukti ini").click()
    citra.get_by_label("Bentuk keputusan").select_option(label=measure)
    citra.get_by_label("Aturan yang menjadi dasar").fill(basis)
    citra.get_by_label("Alasan").fill(REASON)
    citra.get_by_role("button", name="Putuskan dan tanda tangan").click()
    expect(citra.locator("main")).to_contain_text("Diputuskan dan ditandatangani")


@pytest.mark.usefixtures("ready")
def test_a_leader_rewards(as_person: Sign) -> None:
    citra, eka, hadi = as_person("Citra"), as_person("Eka"), as_person("Hadi")
    begin(citra, "Apresiasi", "Hadi")
    address = citra.url
    gathered_and_heard(eka, hadi, address)
    decided(citra, address, "Piagam penghargaan", "Kriteria apresiasi triwulan")
    answer = citra.request.get(address + "surat/piagam.pdf")
    assert answer.body().startswith(b"%PDF-")
    hadi.goto(address)
    expect(hadi.get_by_role("link", name="Piagam penghargaan (PDF)")).to_be_visible()


@pytest.mark.usefixtures("ready")
def test_a_coaching_file_goes_from_facts_to_objection(as_person: Sign, tmp_path: Path) -> None:
    citra, eka, gita, fajar = (as_person(name) for name in ("Citra", "Eka", "Gita", "Fajar"))
    begin(citra, "Pembinaan", "Gita")
    address = citra.url
    gathered_and_heard(eka, gita, address)
    decided(citra, address, "Pendampingan rekan", "PermenPANRB 6/2022")
    gita.goto(address)
    gita.get_by_text("Ajukan keberatan", exact=True).first.click()
    gita.locator("form[action*='keberatan'] textarea").last.fill("Keterlambatan itu milik unit lain.")
    gita.get_by_role("button", name="Ajukan keberatan", exact=True).click()
    opened(fajar, address)
    fajar.get_by_label("Tidak diterima").check()
    fajar.get_by_label("Alasannya").fill(REASON)
    fajar.get_by_role("button", name="Jawab keberatan").click()
    gita.reload()
    expect(gita.locator("main")).to_contain_text("Tidak diterima.")
    for size in (DESK, PHONE):
        citra.set_viewport_size(size)
        citra.goto(address)
        assert faults(citra) == []
        citra.screenshot(path=tmp_path / f"berkas-{size['width']}.png", full_page=True)
    dewi = as_person("Dewi")
    answer = dewi.goto(address)
    assert answer is not None
    assert answer.status == 404
