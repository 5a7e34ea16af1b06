"""The step table under quick hands and a slow connection: no press is lost, no word, and no place."""

from collections.abc import Callable
from itertools import count

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.writing import begin_from_file, cell, column_of, ready

Sign = Callable[..., Page]

NUMBERS = count(1)
SLOWLY = 300  # milliseconds there, before an answer comes
LETTER = """kode: {kode}
nama: Pengiriman Surat Keluar
pelaksana:
  penata: Asisten Pencegahan
langkah:
  - mulai: Menyusun konsep surat
    oleh: penata
  - proses: Memeriksa konsep surat
    oleh: penata
  - proses: Mencetak surat
    oleh: penata
  - selesai: Mengirim surat
    oleh: penata
"""


@pytest.fixture
def ayu(as_person: Sign) -> Page:
    """Ayu at a table of four rows, behind a slow line."""
    page = as_person("Ayu")
    begin_from_file(page, LETTER.format(kode=f"tangan-cepat-{next(NUMBERS)}"))
    ready(page)
    line = page.context.new_cdp_session(page)
    line.send("Network.enable")
    slow = {"offline": False, "latency": SLOWLY, "downloadThroughput": -1, "uploadThroughput": -1}
    line.send("Network.emulateNetworkConditions", slow)
    return page


def test_every_press_counts_however_fast(ayu: Page) -> None:
    cell(ayu, "Kegiatan", 1).focus()
    for _press in range(3):
        ayu.keyboard.press("Alt+ArrowDown")
    expect(cell(ayu, "Kegiatan", 4)).to_have_value("Menyusun konsep surat")
    expect(cell(ayu, "Kegiatan", 4)).to_be_focused()


def test_words_typed_while_a_new_row_gets_its_name_are_kept(ayu: Page) -> None:
    cell(ayu, "Kegiatan", 2).focus()
    ayu.keyboard.press("Control+Enter")
    expect(cell(ayu, "Kegiatan", 3)).to_be_focused()
    ayu.keyboard.type("Memberi")
    with ayu.expect_request("**/tulis/"):
        ayu.keyboard.type(" nomor", delay=20)
    ayu.keyboard.type(" surat", delay=20)
    expect(ayu.locator("tr.row[data-row^=memberi]")).to_be_visible()
    expect(cell(ayu, "Kegiatan", 3)).to_have_value("Memberi nomor surat")
    expect(cell(ayu, "Kegiatan", 3)).to_be_focused()


def test_a_panel_stays_open_and_a_half_typed_lane_stays_typed_while_the_table_saves(ayu: Page) -> None:
    ayu.get_by_label("Lainnya untuk baris 2").click()
    note = ayu.locator("[name$=':note']").nth(1)
    note.focus()
    ayu.keyboard.type("Rangkap dua")
    lane = ayu.get_by_label("Pelaksana baru")
    lane.focus()
    ayu.keyboard.type("Kepala")
    expect(ayu.locator("#tabel")).to_have_attribute("data-revision", "2")
    expect(note).to_be_visible()
    expect(note).to_have_value("Rangkap dua")
    expect(lane).to_have_value("Kepala")
    expect(lane).to_be_focused()


def test_enter_on_the_last_row_puts_one_more_below(ayu: Page) -> None:
    cell(ayu, "Waktu", 4).focus()
    ayu.keyboard.press("Enter")
    expect(cell(ayu, "Waktu", 5)).to_be_focused()
    assert len(column_of(ayu, "Kegiatan")) == 5


def test_the_row_one_is_in_goes_on_through_the_lanes(ayu: Page) -> None:
    cell(ayu, "Kegiatan", 3).focus()
    expect(ayu.locator(".lanes-svg .is-active")).to_have_count(1)
    # One look at both: between two looks the lanes may be drawn anew, as they are after each answer.
    ayu.wait_for_function(
        """() => {
          const [band, row] = [".lanes-svg .band", "#baris-3"].map((one) => document.querySelector(one));
          if (!band || !row) return false;
          const [beside, above] = [band.getBoundingClientRect(), row.getBoundingClientRect()];
          return Math.abs(beside.y - above.y) < 2 && Math.abs(beside.height - above.height) < 2;
        }"""
    )


def test_a_pasted_table_goes_below_a_row_that_was_just_written(ayu: Page) -> None:
    cell(ayu, "Kegiatan", 4).focus()
    ayu.keyboard.press("Control+Enter")
    expect(cell(ayu, "Kegiatan", 5)).to_be_focused()
    ayu.keyboard.type("Mencatat pengiriman")
    ayu.context.grant_permissions(["clipboard-read", "clipboard-write"])
    ayu.evaluate("navigator.clipboard.writeText('Menyimpan salinan\\tAsisten Pencegahan')")
    ayu.keyboard.press("Control+v")
    expect(ayu.get_by_role("heading", name="1 baris akan disisipkan")).to_be_visible()
    ayu.get_by_role("button", name="Sisipkan baris").click()
    expect(cell(ayu, "Kegiatan", 5)).to_have_value("Mencatat pengiriman")
    expect(cell(ayu, "Kegiatan", 6)).to_have_value("Menyimpan salinan")
