"""`docs/tutorial/first-hour.md`, followed: its own table is pasted, and what it says to press is pressed."""

import re
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect
from tests.journeys.working import finish, go_to_work, press_finish, result, tick_all
from tests.journeys.writing import begin_sop, cell, ready, write

TUTORIAL = Path(__file__).resolve().parents[2] / "docs/tutorial/first-hour.md"
NAME = "Penyusunan Siaran Pers"
Sign = Callable[..., Page]


def table_of_the_tutorial() -> str:
    """The markdown table as a spreadsheet would put it on the clipboard."""
    lines = re.findall(r"^\| (No|\d) \|(.+)\|$", TUTORIAL.read_text("utf-8"), re.MULTILINE)
    return "\n".join("\t".join([first, *(word.strip() for word in rest.split("|"))]) for first, rest in lines)


def test_the_first_hour_goes_as_the_tutorial_says(as_person: Sign) -> None:
    ayu, bima, citra = (as_person(name) for name in ("Ayu", "Bima", "Citra"))
    write_from_the_table(ayu)
    bind_lanes_and_send(ayu)
    approve(citra)
    number = open_a_case(bima)

    go_to_work(bima, number, "Menyusun konsep")
    tick_all(bima)
    finish(bima, says="Menyetujui konsep")
    go_to_work(citra, number, "Menyetujui konsep")
    citra.get_by_role("group", name="Keputusan").get_by_role("radio", name="Tidak").check()
    press_finish(citra)
    expect(citra.get_by_text("Belum tercatat.")).to_be_visible()
    tick_all(citra)
    finish(citra, says="Menyusun konsep")
    go_to_work(bima, number, "Menyusun konsep")
    tick_all(bima)
    finish(bima, says="Menyetujui konsep")
    go_to_work(citra, number, "Menyetujui konsep")
    tick_all(citra)
    finish(citra, decision="Ya", says="Menyebarkan siaran pers")
    go_to_work(bima, number, "Menyebarkan siaran pers")
    tick_all(bima)
    finish(bima, says=f"Kasus {number} selesai")
    expect(bima.get_by_role("heading", name="Yang terjadi")).to_be_visible()

    citra.goto("/sop/penyusunan-siaran-pers/kinerja/")
    expect(citra.get_by_text("ditahan, n kurang dari 5").first).to_be_visible()


def write_from_the_table(ayu: Page) -> None:
    begin_sop(ayu, NAME, unit="Keasistenan Pencegahan")
    ayu.get_by_text("Tempel dari Excel atau Word").click()
    ayu.get_by_label("Tempel tabelnya di sini").fill(table_of_the_tutorial())
    ayu.get_by_role("button", name="Lihat kolomnya").click()
    ayu.get_by_role("button", name="Sisipkan baris").click()
    ready(ayu)
    ayu.get_by_text("Pakai 1 hari kerja").click()
    expect(cell(ayu, "Waktu", 3)).to_have_value("1 hari kerja")
    cell(ayu, "Simbol", 2).select_option("Keputusan")
    expect(cell(ayu, "Lanjut ke", 2)).to_have_value("Ya 3")
    write(ayu, "Lanjut ke", 2, "Ya 3, Tidak 1")
    ayu.keyboard.press("Tab")
    expect(ayu.get_by_text("Tidak ada temuan")).to_be_visible()
    ayu.get_by_role("link", name="Identitas").click()
    ayu.get_by_label("Janji untuk satu kasus").fill("3 hari kerja")
    ayu.get_by_role("button", name="Simpan identitas").click()


def bind_lanes_and_send(ayu: Page) -> None:
    ayu.get_by_role("link", name="Pelaksana").click()
    positions = ("Asisten Pencegahan · Keasistenan Pencegahan", "Kepala Perwakilan · Perwakilan Kalimantan Selatan")
    for place, position in enumerate(positions):
        ayu.locator("summary", has_text="Ubah").nth(place).click()
        ayu.get_by_label("Jabatan").nth(place).select_option(position)
        ayu.get_by_role("button", name="Ikat pelaksana").nth(0).click()
        expect(result(ayu)).to_contain_text("Pelaksana diikat")
    ayu.get_by_role("link", name=NAME).click()
    ayu.get_by_role("link", name="Lanjutkan menulis").click()
    ayu.get_by_role("link", name="Ajukan reviu…").click()
    ayu.get_by_role("button", name="Ajukan reviu").click()
    expect(result(ayu)).to_contain_text("diajukan")


def approve(citra: Page) -> None:
    citra.goto("/pekerjaan/")
    citra.get_by_role("link", name=NAME).click()
    citra.get_by_role("link", name="Sahkan…").click()
    citra.get_by_role("button", name="Sahkan SOP").click()
    expect(citra.get_by_text("Berlaku", exact=True).first).to_be_visible()


def open_a_case(bima: Page) -> str:
    bima.goto("/sop/penyusunan-siaran-pers/")
    bima.get_by_role("link", name="Buka kasus baru").click()
    bima.get_by_label("Perihal").fill("Air bersih di Banjarbaru")
    bima.get_by_role("button", name="Buka kasus").click()
    expect(result(bima)).to_contain_text("dibuka")
    return bima.url.rstrip("/").rpartition("/")[2]
