"""One episode of the Podcast through all its rows: returned, paused, with something missing, with a step skipped."""

from collections.abc import Callable

from playwright.sync_api import Page, expect
from tests.journeys.working import (
    choose,
    finish,
    go_to_waiting,
    go_to_work,
    open_case,
    press_finish,
    result,
    take,
    tick_all,
    timeline,
)

Sign = Callable[..., Page]

PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"


def test_an_episode_is_worked_through_and_the_case_tells_it_in_words(as_person: Sign) -> None:
    bima, citra, gita, indah = (as_person(name) for name in ("Bima", "Citra", "Gita", "Indah"))
    number = open_case(bima, "Penyelenggaraan Podcast", subject="Layanan air bersih")

    # Row 1 with its evidence; the head says no, so it is done once more.
    go_to_work(bima, number, "Menyusun usulan tema")
    bima.get_by_label("Berkas bukti").set_input_files(
        {"name": "kerangka.pdf", "mimeType": "application/pdf", "buffer": PDF}
    )
    tick_all(bima)
    finish(bima, says="Menyetujui kerangka acuan")
    expect(bima.get_by_role("link", name="kerangka.pdf")).to_be_visible()
    go_to_work(citra, number, "Menyetujui kerangka acuan")
    tick_all(citra)
    finish(citra, decision="Tidak", says="Menyusun usulan tema")
    go_to_work(bima, number, "Menyusun usulan tema")
    tick_all(bima)
    finish(bima, says="Menyetujui kerangka acuan")
    go_to_work(citra, number, "Menyetujui kerangka acuan")
    tick_all(citra)
    finish(citra, decision="Ya", says="Mengundang narasumber")

    # Row 3: the clock stands still for a lawful reason, then runs again.
    go_to_work(bima, number, "Mengundang narasumber")
    bima.get_by_text("Jeda jam…").click()
    bima.get_by_label("Alasan yang sah").select_option("Menunggu saksi, ahli atau narasumber dari luar")
    bima.get_by_role("button", name="Hentikan jam").click()
    expect(bima.get_by_text("Jam berhenti")).to_be_visible()
    bima.get_by_role("button", name="Jalankan jam").click()
    expect(bima.get_by_text("Jeda jam…")).to_be_visible()
    tick_all(bima)
    finish(bima, says="Menyatakan kesediaan hadir")

    # Row 4 belongs to the guest; the unit writes down the answer.
    go_to_waiting(bima, "Menyatakan kesediaan hadir")
    tick_all(bima)
    finish(bima, decision="Ya", says="Menyusun naskah")
    go_to_work(bima, number, "Menyusun naskah")
    tick_all(bima)
    finish(bima, says="Menyiapkan studio")

    # Row 6 waits in a queue. Without its output it is not finished before a reason is given.
    go_to_work(gita, number, "Menyiapkan studio")
    take(gita)
    press_finish(gita)
    expect(result(gita)).to_contain_text("Belum tercatat")
    gita.get_by_label("Bila ada output yang belum ada").select_option("Alat atau sistem tidak berfungsi")
    finish(gita, says="Merekam episode")

    # Row 7 goes back to row 6, and comes again.
    go_to_work(bima, number, "Merekam episode")
    choose(bima, "Kembalikan", reason="Kelengkapan belum ada", Kembali_ke="6 · Menyiapkan studio dan menguji alat")
    bima.get_by_label("Catatan").fill("Mikrofon kedua belum diuji")
    press_finish(bima)
    expect(result(bima)).to_contain_text("Tercatat")
    go_to_work(gita, number, "Menyiapkan studio")
    take(gita)
    tick_all(gita)
    finish(gita, says="Merekam episode")
    go_to_work(bima, number, "Merekam episode")
    tick_all(bima)
    finish(bima, says="Menyunting rekaman")

    go_to_work(gita, number, "Menyunting rekaman")
    take(gita)
    tick_all(gita)
    finish(gita, says="Memeriksa isi")
    go_to_work(citra, number, "Memeriksa isi")
    tick_all(citra)
    finish(citra, decision="Ya", says="Menayangkan")

    # Row 10 is not done: a deviation with its reason. The last row ends the case.
    go_to_work(indah, number, "Menayangkan")
    choose(indah, "Lewati langkah ini", reason="Perintah atasan")
    press_finish(indah)
    expect(result(indah)).to_contain_text("Tercatat")
    go_to_work(bima, number, "Mengarsipkan")
    tick_all(bima)
    finish(bima, says="selesai")
    expect(bima.locator("main > .head")).to_contain_text("Selesai")

    assert timeline(bima) == [
        "Kasus dibuka",
        "Bukti ditambahkan",
        "Selesai: 1 · Menyusun usulan tema dan jadwal",
        "Selesai, Tidak: 2 · Menyetujui kerangka acuan",
        "Selesai: 1 · Menyusun usulan tema dan jadwal",
        "Selesai, Ya: 2 · Menyetujui kerangka acuan",
        "Jam berhenti: 3 · Mengundang narasumber",
        "Jam berjalan lagi: 3 · Mengundang narasumber",
        "Selesai: 3 · Mengundang narasumber",
        "Selesai, Ya: 4 · Menyatakan kesediaan hadir",
        "Selesai: 5 · Menyusun naskah dan daftar pertanyaan",
        "Diambil: 6 · Menyiapkan studio dan menguji alat",
        "Selesai: 6 · Menyiapkan studio dan menguji alat",
        "Dikembalikan ke 6 · Menyiapkan studio dan menguji alat",
        "Diambil: 6 · Menyiapkan studio dan menguji alat",
        "Selesai: 6 · Menyiapkan studio dan menguji alat",
        "Selesai: 7 · Merekam episode",
        "Diambil: 8 · Menyunting rekaman",
        "Selesai: 8 · Menyunting rekaman",
        "Selesai, Ya: 9 · Memeriksa isi, data pribadi, dan kerahasiaan pelapor",
        "Dilewati: 10 · Menayangkan dan menyebarluaskan episode",
        "Selesai: 11 · Mengarsipkan dan melaporkan kegiatan",
    ]
    for words in (
        "Alasan: Menunggu saksi, ahli atau narasumber dari luar",
        "Output langkah 6 belum ada: Daftar periksa lengkap.",
        "Alasan: Alat atau sistem tidak berfungsi",
        "Mikrofon kedua belum diuji",
        "Langkah 10 dilewati tanpa dikerjakan.",
        "Alasan: Perintah atasan",
    ):
        expect(bima.locator(".timeline")).to_contain_text(words)
    with bima.expect_download() as saved:
        bima.get_by_role("link", name="kerangka.pdf").click()
    assert saved.value.path().read_bytes() == PDF
