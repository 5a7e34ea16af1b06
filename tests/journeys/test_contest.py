"""A worker objects to a late visit with a paper; one who never opened the figures answers, and it counts no more."""

from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

Sign = Callable[..., Page]
REASON = "Listrik padam seharian, studio tidak dapat dipakai. Berita acaranya saya lampirkan."
ANSWER = "Benar, berita acaranya menyebut hari itu. Satu hari kerja bukan di tangan pelaksana."


def test_a_worker_contests_and_wins(as_person: Sign, tmp_path: Path) -> None:
    paper = tmp_path / "berita acara.pdf"
    paper.write_bytes(b"%PDF-1.4\n%%EOF\n")
    gita = as_person("Gita")
    gita.goto("/kinerja/saya/")
    gita.get_by_role("link", name="Yang boleh dikatakan tentang kerja saya").click()
    late = gita.get_by_role("row", name="Menyiapkan studio").filter(has_text="Lewat")
    late.get_by_role("link", name="Ajukan keberatan").click()
    gita.get_by_label("Apa sebabnya?").select_option("sistem")
    gita.get_by_label("Apa yang terjadi?").fill(REASON)
    gita.get_by_label("Bukti").set_input_files(paper)
    gita.get_by_label("Dijawab oleh").select_option(label="Eka · Pengawas")
    gita.get_by_role("button", name="Ajukan keberatan").click()
    expect(gita.get_by_text("Menunggu jawaban Eka")).to_be_visible()
    address = gita.url

    # Citra leads her and does not answer; Dewi does not even see it.
    dewi = as_person("Dewi")
    answer = dewi.goto(address)
    assert answer is not None
    assert answer.status == 404

    eka = as_person("Eka")
    eka.goto("/kinerja/keberatan/")
    eka.get_by_role("link", name="Gita").click()
    with eka.expect_download() as saved:
        eka.get_by_role("link", name="berita acara.pdf").click()
    assert saved.value.path().read_bytes() == paper.read_bytes()
    eka.get_by_label("Diterima: kunjungan ini tidak dihitung").check()
    eka.get_by_label("Alasannya").fill(ANSWER)
    eka.get_by_label("Menit kerja yang tidak di tangan pelaksana").fill("440")
    eka.get_by_role("button", name="Simpan jawaban").click()
    expect(eka.get_by_text("Kunjungan ini tidak lagi dihitung.")).to_be_visible()

    gita.reload()
    expect(gita.locator("main")).to_contain_text(ANSWER)
    gita.get_by_role("link", name="Catatannya dibetulkan.").click()
    expect(gita.locator(":target")).to_contain_text("Catatan dibetulkan")
    gita.goto("/kinerja/saya/sebanding/")
    expect(gita.get_by_text("Keberatan diterima")).to_be_visible()
