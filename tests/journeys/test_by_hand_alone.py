"""Work without a mouse, and work without a script: the same acts, the same result."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.journeys.working import finish, go_to_work, open_case, result, tick_all
from tests.journeys.writing import begin_from_file, cell

Sign = Callable[..., Page]

LETTER = """kode: tanpa-skrip
nama: Pengiriman Surat Keluar
pelaksana:
  penata: Asisten Pencegahan
langkah:
  - mulai: Menyusun konsep surat
    oleh: penata
    kelengkapan: [Disposisi]
    waktu: 1 jam
    output: [Konsep surat]
  - proses: Mencetak surat
    oleh: penata
    kelengkapan: [Konsep surat]
    waktu: segera
    output: [Surat]
  - selesai: Mengirim surat
    oleh: penata
    kelengkapan: [Surat]
    waktu: 30 menit
    output: [Tanda terima]
"""


def test_a_case_is_opened_and_a_step_done_by_keys_alone(as_person: Sign) -> None:
    bima = as_person("Bima")

    tab_to(bima, "Buka kasus baru")
    bima.keyboard.press("Enter")
    expect(bima.get_by_role("heading", name="Buka kasus baru")).to_be_visible()
    tab_to(bima, "Penyelenggaraan Podcast")
    bima.keyboard.press("Enter")
    expect(bima.get_by_role("heading", name="Penyelenggaraan Podcast")).to_be_visible()
    tab_to(bima, "Perihal")
    bima.keyboard.type("Sampah di sungai")
    tab_to(bima, "Buka kasus")
    bima.keyboard.press("Enter")
    expect(result(bima)).to_be_focused()

    tab_to(bima, re.compile("^1 · Menyusun usulan tema"))
    bima.keyboard.press("Enter")
    expect(bima.get_by_role("heading", name="Menyusun usulan tema dan jadwal")).to_be_visible()
    for box in ("Kalender isu", "Data laporan masyarakat", re.compile("^Kerangka acuan")):
        tab_to(bima, box)
        bima.keyboard.press("Space")
    tab_to(bima, "Selesaikan langkah 1")
    bima.keyboard.press("Enter")
    expect(result(bima)).to_be_focused()
    expect(result(bima)).to_contain_text("Langkah 1 selesai")


def tab_to(page: Page, name: str | re.Pattern[str], most: int = 80) -> None:
    """Presses Tab until the focus stands on the thing of that name; each stop on the way must be in sight."""
    wanted = name if isinstance(name, re.Pattern) else re.compile(f"^{re.escape(name)}$")
    for _ in range(most):
        page.keyboard.press("Tab")
        here = page.evaluate(HERE)
        assert here["in_sight"], here["words"]
        if wanted.search(here["words"]):
            return
    raise AssertionError(f"Expected to come to {name!r} by Tab, but met only other things.")


HERE = """() => {
  const here = document.activeElement;
  const words = here.ariaLabel ?? here.labels?.[0]?.innerText ?? here.innerText ?? "";
  const box = here.getBoundingClientRect();
  return { words: words.replace(/\\s+/g, " ").trim(), in_sight: box.bottom > 0 && box.top < innerHeight };
}"""


def test_a_step_is_done_without_script(as_person: Sign) -> None:
    bima = as_person("Bima", java_script_enabled=False)
    number = open_case(bima, "Penyelenggaraan Podcast", subject="Tanpa skrip")
    go_to_work(bima, number, "Menyusun usulan tema")
    bima.get_by_label("Berkas bukti").set_input_files(
        {"name": "kerangka.txt", "mimeType": "text/plain", "buffer": b"Kerangka acuan"}
    )
    tick_all(bima)
    finish(bima, says="Langkah 1 selesai")
    expect(bima.get_by_role("link", name="kerangka.txt")).to_be_visible()


def test_the_step_table_is_edited_without_script(as_person: Sign) -> None:
    ayu = as_person("Ayu", java_script_enabled=False)
    begin_from_file(ayu, LETTER, drawn=False)

    # One press saves all that was typed.
    cell(ayu, "Kegiatan", 1).fill("Menulis konsep surat")
    cell(ayu, "Waktu", 3).fill("45 menit")
    ayu.get_by_role("button", name="Simpan tabel").click()
    expect(cell(ayu, "Kegiatan", 1)).to_have_value("Menulis konsep surat")
    expect(cell(ayu, "Waktu", 3)).to_have_value("45 menit")

    # A finding is mended by its link, with what was typed beside it.
    cell(ayu, "Output", 3).fill("Bukti kirim")
    ayu.get_by_role("button", name="Pakai 1 jam").click()
    expect(cell(ayu, "Waktu", 2)).to_have_value("1 jam")
    expect(cell(ayu, "Output", 3)).to_have_value("Bukti kirim")
    expect(ayu.locator("#penyusun .told")).to_contain_text("Tidak ada temuan")

    # Rows come, move, go and come back. Each press answers with the page anew.
    more(ayu, 1)
    ayu.get_by_role("button", name="Sisipkan di bawah").click()
    expect(ayu.locator("tr.row")).to_have_count(4)
    cell(ayu, "Kegiatan", 2).fill("Memeriksa konsep surat")
    ayu.get_by_role("button", name="Simpan tabel").click()
    expect(ayu.locator("tr.row[data-row='memeriksa-konsep-surat']")).to_be_visible()
    more(ayu, 2)
    ayu.get_by_role("button", name="Turunkan").click()
    expect(cell(ayu, "Kegiatan", 2)).to_have_value("Mencetak surat")
    expect(cell(ayu, "Kegiatan", 3)).to_have_value("Memeriksa konsep surat")
    more(ayu, 3)
    ayu.get_by_role("button", name="Hapus baris").click()
    expect(ayu.locator("tr.row")).to_have_count(3)
    ayu.get_by_role("button", name="Urungkan").click()
    expect(ayu.locator("tr.row")).to_have_count(4)

    # A pasted table goes in by the panel.
    ayu.get_by_text("Tempel dari Excel atau Word").click()
    ayu.get_by_label("Tempel tabelnya di sini").fill("Memberi nomor surat\tAsisten Pencegahan\tSurat\t5 menit\tNomor")
    ayu.get_by_label("Letakkan setelah").select_option(index=1)
    ayu.get_by_role("button", name="Lihat kolomnya").click()
    ayu.get_by_role("button", name="Sisipkan baris").click()
    expect(cell(ayu, "Kegiatan", 2)).to_have_value("Memberi nomor surat")


def more(page: Page, row: int) -> None:
    page.locator(f"#baris-{row} summary").click()
