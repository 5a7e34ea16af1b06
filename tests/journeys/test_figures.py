"""The head reads the figures and opens one of them down to what happened."""

import csv
import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.journeys.seeded import SLOW, SUBJECTS

Sign = Callable[..., Page]


def test_a_late_step_is_found_in_the_figures_and_opened_down_to_its_events(as_person: Sign) -> None:
    citra = as_person("Citra")
    citra.get_by_role("navigation", name="Utama").get_by_role("link", name="Kinerja").click()
    ask_up_to_a_week_ago(citra)
    citra.get_by_role("row", name=re.compile("Penyelenggaraan Podcast")).get_by_role("link").click()

    # Six of six kept the promise; one of six went past the standard of one step.
    expect(citra.get_by_role("heading", name="6 dari 6 kasus dalam janji")).to_be_visible()
    citra.get_by_text("Tampilkan sebagai tabel").click()
    expect(citra.get_by_role("table", name="Lama kasus")).to_be_visible()
    late = citra.get_by_role("row", name=re.compile("Menyunting rekaman"))
    expect(late).to_contain_text("5 dari 6")
    late.get_by_role("link", name="Menyunting rekaman").click()

    # Behind it are six visits; of these the late one is that case, and there its act.
    visits = citra.get_by_role("table", name="Kunjungan").locator("tbody tr")
    expect(visits).to_have_count(len(SUBJECTS))
    citra.get_by_role("navigation", name="Penilaian").get_by_role("link", name="Lewat").click()
    expect(visits).to_have_count(1)
    expect(visits).to_contain_text("Lewat")
    visits.get_by_role("link").click()
    expect(citra.get_by_role("heading", level=1)).to_contain_text(SLOW[0])
    event = citra.locator(":target")
    expect(event).to_contain_text("Selesai: 8 · Menyunting rekaman")
    expect(event).to_be_in_viewport()


def ask_up_to_a_week_ago(page: Page) -> None:
    """What other journeys do today stays out of the figures."""
    last = page.evaluate("new Date(Date.now() - 7 * 86400000).toISOString().slice(0, 10)")
    page.get_by_label("sampai").fill(last)
    page.get_by_role("button", name="Hitung").click()
    page.wait_for_url(f"**sampai={last}")


def test_the_figures_come_as_a_table_for_a_spreadsheet(as_person: Sign) -> None:
    citra = as_person("Citra")
    citra.goto("/sop/podcast/kinerja/")
    ask_up_to_a_week_ago(citra)
    with citra.expect_download() as saved:
        citra.get_by_role("link", name="Unduh CSV").click()
    lines = list(csv.DictReader(saved.value.path().read_text("utf-8-sig").splitlines()))
    assert [line["Kegiatan"] for line in lines][7] == "Menyunting rekaman"
    assert lines[7]["Tepat"] == "5"


def test_a_worker_sees_the_own_figures_and_nobody_else_does(as_person: Sign) -> None:
    bima = as_person("Bima")
    bima.goto("/kinerja/saya/")
    expect(bima.get_by_role("table", name="Langkah saya terhadap mutu baku")).to_contain_text("Mengundang narasumber")
    citra = as_person("Citra")
    citra.goto("/kinerja/saya/")
    expect(citra.locator("main")).not_to_contain_text("Mengundang narasumber")
    expect(citra.locator("main")).to_contain_text("Menyetujui kerangka acuan")
