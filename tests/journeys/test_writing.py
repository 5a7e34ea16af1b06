"""The writer's day: from a table in a spreadsheet to an SOP in force and on paper, and nothing typed is ever lost."""

import re
from collections.abc import Callable
from pathlib import Path

import pypdfium2
from playwright.sync_api import Page, Route, expect
from tests.journeys.writing import (
    begin_from_file,
    begin_sop,
    cell,
    column_of,
    copy,
    expect_saved,
    finding,
    paste,
    ready,
    write,
)

Sign = Callable[..., Page]

TABLE = (
    "No\tKegiatan\tPelaksana\tKelengkapan\tWaktu\tOutput\n"
    "1\tMenyusun rencana peliputan\tAsisten Pencegahan\tAgenda kegiatan\t1 hari kerja\tRencana peliputan\n"
    "2\tMenyetujui rencana peliputan\tKepala Perwakilan\tRencana peliputan\tsegera\tDisposisi\n"
    '3\tMeliput kegiatan\tOperator / Editor\t"Disposisi\nKamera"\t3 jam\tRekaman\n'
    "4\tMengarsipkan rekaman\tAsisten Pencegahan\tTautan\t30 menit\tBerkas arsip\n"
)
MORE = (
    "Menyunting rekaman\tOperator / Editor\tRekaman\tsecepatnya\tDraf liputan\n"
    "Operator menyebarkan liputan\tAdmin Media Sosial\tDraf liputan\t2 jam\tTautan\n"
)
LETTER = """kode: {kode}
nama: Pengiriman Surat Keluar
pelaksana:
  penata: Asisten Pencegahan
  kepala: Kepala Perwakilan
langkah:
  - mulai: Menyusun konsep surat
    oleh: penata
    kelengkapan: [Disposisi]
    waktu: 1 jam
    output: [Konsep surat]
  - proses: Memeriksa konsep surat
    oleh: kepala
    kelengkapan: [Konsep surat]
    waktu: 1 jam
    output: [Konsep yang diparaf]
  - proses: Mencetak surat
    oleh: penata
    kelengkapan: [Konsep yang diparaf]
    waktu: 10 menit
    output: [Surat]
  - selesai: Mengirim surat
    oleh: penata
    kelengkapan: [Surat]
    waktu: 30 menit
    output: [Tanda terima]
"""


def test_a_table_from_excel_becomes_an_approved_and_printed_sop(as_person: Sign, tmp_path: Path) -> None:
    ayu, citra = as_person("Ayu"), as_person("Citra")

    # The table comes in by the panel; what each column is taken for is shown first.
    begin_sop(ayu, "Peliputan Kegiatan", unit="Keasistenan Pencegahan")
    expect(ayu.get_by_text("Belum ada langkah")).to_be_visible()
    copy(ayu, TABLE)
    ayu.get_by_text("Tempel dari Excel atau Word").click()
    paste(ayu, ayu.get_by_label("Tempel tabelnya di sini"))
    ayu.get_by_role("button", name="Lihat kolomnya").click()
    expect(ayu.get_by_role("heading", name="4 baris akan disisipkan")).to_be_visible()
    for place, kind in enumerate(("nomor", "kegiatan", "pelaksana", "kelengkapan", "waktu", "output"), 1):
        expect(ayu.get_by_label(f"Isi kolom {place}")).to_have_value(kind)
    ayu.get_by_role("button", name="Sisipkan baris").click()
    expect(cell(ayu, "Kelengkapan", 3)).to_have_value("Disposisi\nKamera")
    expect(cell(ayu, "Simbol", 1)).to_have_value("mulai")
    expect(cell(ayu, "Simbol", 4)).to_have_value("selesai")

    # Two more rows, pasted into the table itself below row 3.
    copy(ayu, MORE)
    paste(ayu, cell(ayu, "Kegiatan", 3))
    expect(ayu.get_by_role("heading", name="2 baris akan disisipkan")).to_be_visible()
    ayu.get_by_role("button", name="Sisipkan baris").click()
    expect(cell(ayu, "Kegiatan", 6)).to_have_value("Mengarsipkan rekaman")
    expect(cell(ayu, "Kegiatan", 5)).to_have_value("Operator menyebarkan liputan")

    # Findings are mended by the link that is offered; one mistake stays.
    finding(ayu, "Waktu baris 4").get_by_role("button", name="Pakai").click()
    expect(cell(ayu, "Waktu", 4)).to_have_value(re.compile(r"^\d"))
    finding(ayu, "Kegiatan baris 5").get_by_role("button", name="Ganti teks").click()
    expect(cell(ayu, "Kegiatan", 5)).to_have_value("Menyebarkan liputan")
    expect(ayu.locator("#penyusun .told")).to_contain_text("1 kesalahan")
    submit(ayu)

    # Citra cannot approve it, is told why, and sends it back.
    citra.goto(ayu.url)
    citra.get_by_role("link", name="Sahkan…").click()
    citra.get_by_role("button", name="Sahkan SOP").click()
    expect(citra.locator(".error-summary")).to_contain_text("segera")
    expect(citra.locator(".error-summary")).to_be_focused()
    citra.get_by_role("link", name="Jangan sahkan").click()
    citra.get_by_role("link", name="Kembalikan…").click()
    citra.get_by_label("Alasan").fill("Waktu baris 2 belum terukur")
    citra.get_by_role("button", name="Kembalikan draf").click()
    expect(citra.get_by_role("status")).to_contain_text("dikembalikan kepada penyusun")

    # Ayu reads why, mends by typing, fills in the identity, submits again.
    ayu.reload()
    ayu.get_by_role("link", name="Riwayat").click()
    expect(ayu.locator("main")).to_contain_text("Waktu baris 2 belum terukur")
    ayu.get_by_role("link", name="Lanjutkan menulis").click()
    write(ayu, "Waktu", 2, "1 hari kerja")
    expect(ayu.locator("#penyusun .told")).to_contain_text("Tidak ada temuan")
    ayu.get_by_role("link", name="Identitas").click()
    ayu.get_by_label("Janji untuk satu kasus").fill("5 hari kerja")
    ayu.get_by_label("Dasar hukum").fill("Undang-Undang Nomor 37 Tahun 2008\nUndang-Undang Nomor 25 Tahun 2009")
    ayu.get_by_role("button", name="Simpan identitas").click()
    expect(ayu.get_by_role("status")).to_contain_text("Identitas disimpan")
    submit(ayu)

    # Citra approves: a number, her name, in force on the day it says, and a sheet on paper.
    citra.get_by_role("link", name="Lembar").click()
    citra.get_by_role("link", name="Sahkan…").click()
    expect(citra.get_by_label("Disahkan sebagai")).to_have_value("Kepala Perwakilan")
    citra.get_by_role("button", name="Sahkan SOP").click()
    expect(citra.get_by_role("status")).to_contain_text("SOP disahkan")
    expect(citra.locator("main > .head")).to_contain_text("Berlaku")
    expect(citra.locator("main > .head")).to_contain_text("/SOP/PCG/")
    words = words_of(printed(citra, tmp_path))
    assert "Peliputan Kegiatan" in words
    assert "Citra" in words
    assert "Menyebarkan liputan" in words

    bima = as_person("Bima")
    bima.goto("/sop/peliputan-kegiatan/")
    expect(bima.get_by_role("link", name="Buka kasus baru")).to_be_visible()


def submit(page: Page) -> None:
    page.get_by_role("link", name="Ajukan reviu…").click()
    page.get_by_role("button", name="Ajukan reviu").click()
    expect(page.get_by_role("status")).to_contain_text("diajukan untuk direviu")


def printed(page: Page, folder: Path) -> bytes:
    address = page.get_by_role("link", name="Unduh PDF").get_attribute("href")
    answer = page.request.get(address or "")
    assert answer.headers["content-type"] == "application/pdf"
    content = answer.body()
    assert content.startswith(b"%PDF")
    return content


def words_of(content: bytes) -> str:
    """The text layer, line breaks as spaces."""
    sheet = pypdfium2.PdfDocument(content)
    return " ".join(" ".join(page.get_textpage().get_text_range() for page in sheet).split())


def test_the_hands_stay_on_the_keyboard(as_person: Sign) -> None:
    ayu = as_person("Ayu")
    begin_from_file(ayu, LETTER.format(kode="papan-ketik"))

    # Enter goes down the column; a row moves with the cursor in it; undo and redo go through all of it.
    cell(ayu, "Kegiatan", 1).focus()
    ayu.keyboard.press("Enter")
    expect(cell(ayu, "Kegiatan", 2)).to_be_focused()
    ayu.keyboard.press("Alt+ArrowDown")
    expect(cell(ayu, "Kegiatan", 2)).to_have_value("Mencetak surat")
    expect(cell(ayu, "Kegiatan", 3)).to_be_focused()
    ayu.keyboard.press("Alt+ArrowUp")
    expect(cell(ayu, "Kegiatan", 2)).to_have_value("Memeriksa konsep surat")
    ayu.keyboard.press("Control+z")
    expect(cell(ayu, "Kegiatan", 2)).to_have_value("Mencetak surat")
    ayu.keyboard.press("Control+y")
    expect(cell(ayu, "Kegiatan", 2)).to_have_value("Memeriksa konsep surat")

    # A new row comes below, with the cursor in it.
    ayu.keyboard.press("Control+Enter")
    expect(ayu.locator("tr.row")).to_have_count(5)
    expect(cell(ayu, "Kegiatan", 3)).to_be_focused()
    ayu.keyboard.type("Memberi nomor surat")
    expect_saved(ayu, 7)
    ayu.reload()
    assert column_of(ayu, "Kegiatan") == [
        "Menyusun konsep surat",
        "Memeriksa konsep surat",
        "Memberi nomor surat",
        "Mencetak surat",
        "Mengirim surat",
    ]


def test_the_drawing_follows_the_table_as_one_types(as_person: Sign) -> None:
    ayu = as_person("Ayu")
    begin_from_file(ayu, LETTER.format(kode="gambar"))
    told = ayu.locator(".lanes-svg desc")
    expect(told).to_contain_text("4 langkah, 2 pelaksana, 0 keputusan")
    cell(ayu, "Simbol", 2).select_option("putusan")
    write(ayu, "Lanjut ke", 2, "Ya 3, Tidak 1")
    expect(told).to_contain_text("1 keputusan")
    expect(ayu.locator(".lanes-svg .diamond")).to_have_count(1)
    expect(ayu.locator(".lanes-svg")).to_contain_text("Tidak")
    write(ayu, "Pelaksana", 3, "Penata Surat")
    expect(told).to_contain_text("3 pelaksana")


def test_a_broken_connection_loses_nothing_that_was_typed(as_person: Sign) -> None:
    ayu = as_person("Ayu")
    begin_from_file(ayu, LETTER.format(kode="luring"))
    ayu.context.set_offline(True)
    with ayu.expect_event("requestfailed"):
        write(ayu, "Kegiatan", 3, "Mencetak dan menjilid surat")
    expect(ayu.get_by_text("Sambungan terputus sejak")).to_be_visible()
    expect(cell(ayu, "Kegiatan", 3)).to_have_value("Mencetak dan menjilid surat")
    ayu.context.set_offline(False)
    expect_saved(ayu, 2)
    expect(ayu.get_by_text("Sambungan terputus sejak")).to_be_hidden()
    ayu.reload()
    expect(cell(ayu, "Kegiatan", 3)).to_have_value("Mencetak dan menjilid surat")


def test_a_silent_server_is_asked_again_on_a_press(as_person: Sign) -> None:
    ayu = as_person("Ayu")
    begin_from_file(ayu, LETTER.format(kode="bisu"))
    ayu.route("**/tulis/", lambda route: route.abort())
    with ayu.expect_event("requestfailed"):
        write(ayu, "Kegiatan", 3, "Mencetak dan menjilid surat")
    ayu.unroute("**/tulis/")
    ayu.get_by_role("button", name="Kirim ulang").click()
    expect_saved(ayu, 2)
    expect(ayu.get_by_text("Sambungan terputus sejak")).to_be_hidden()


def test_a_closed_tab_loses_nothing_and_overwrites_nobody(as_person: Sign) -> None:
    ayu, lina = as_person("Ayu"), as_person("Lina")
    begin_from_file(ayu, LETTER.format(kode="tutup"))
    address = ayu.url
    ayu.context.set_offline(True)
    write(ayu, "Kegiatan", 1, "Menulis konsep surat")
    write(ayu, "Kegiatan", 3, "Mencetak dan menjilid surat")
    later = ayu.context.new_page()
    ayu.close()

    lina.goto(address)
    ready(lina)
    write(lina, "Kegiatan", 1, "Menyusun konsep surat dinas")
    expect_saved(lina, 2)

    later.context.set_offline(False)
    later.goto(address)
    expect_saved(later, 3)
    expect(cell(later, "Kegiatan", 3)).to_have_value("Mencetak dan menjilid surat")
    expect(cell(later, "Kegiatan", 1)).to_have_value("Menyusun konsep surat dinas")
    expect(later.get_by_role("alert")).to_contain_text("Menulis konsep surat")


def test_an_ended_session_loses_nothing_that_was_typed(as_person: Sign, doors: dict[str, str]) -> None:
    ayu = as_person("Ayu")
    begin_from_file(ayu, LETTER.format(kode="sesi"))
    address = ayu.url
    ayu.context.clear_cookies()
    write(ayu, "Kegiatan", 3, "Mencetak dan menjilid surat")
    ayu.wait_for_url("**/masuk/**")
    ayu.goto(doors["Ayu"])
    ayu.goto(address)
    expect_saved(ayu, 2)
    expect(cell(ayu, "Kegiatan", 3)).to_have_value("Mencetak dan menjilid surat")


def test_what_is_typed_before_the_script_has_come_is_saved(as_person: Sign) -> None:
    ayu = as_person("Ayu")
    begin_from_file(ayu, LETTER.format(kode="lambat"))
    held: list[Route] = []
    ayu.route("**/write*.js", lambda request: held.append(request))
    ayu.reload(wait_until="commit")
    write(ayu, "Kegiatan", 3, "Mencetak dan menjilid surat")
    for request in held:
        request.continue_()
    expect_saved(ayu, 2)


def test_two_writers_in_one_cell_overwrite_nobody(as_person: Sign) -> None:
    ayu, lina = as_person("Ayu"), as_person("Lina")
    begin_from_file(ayu, LETTER.format(kode="berdua"))
    lina.goto(ayu.url)
    ready(lina)
    write(ayu, "Kegiatan", 3, "Mencetak surat rangkap dua")
    expect_saved(ayu, 2)

    # Another cell is simply taken in beside the first writer's.
    write(lina, "Waktu", 4, "45 menit")
    expect(cell(lina, "Kegiatan", 3)).to_have_value("Mencetak surat rangkap dua")
    expect_saved(lina, 3)

    # The same cell: the second writer sees both texts, and the first one's stands.
    write(ayu, "Kegiatan", 1, "Menyusun konsep surat dinas")
    expect_saved(ayu, 4)
    write(lina, "Kegiatan", 1, "Menulis konsep surat")
    told = lina.get_by_role("alert")
    expect(told).to_contain_text("Ayu mengubah sel ini")
    expect(told).to_contain_text("Menyusun konsep surat dinas")
    expect(told).to_contain_text("Menulis konsep surat")

    # The difference stays on the page while she goes on, until she decides.
    write(lina, "Waktu", 1, "2 jam")
    expect_saved(lina, 5)
    expect(cell(lina, "Kegiatan", 1)).to_have_value("Menyusun konsep surat dinas")
    lina.get_by_role("button", name="Pakai tulisan saya").click()
    expect_saved(lina, 6)
    expect(told).to_be_hidden()
    ayu.reload()
    expect(cell(ayu, "Kegiatan", 1)).to_have_value("Menulis konsep surat")
    expect(cell(ayu, "Waktu", 4)).to_have_value("45 menit")
