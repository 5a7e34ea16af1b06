"""Bima learns that an SOP of his has changed: he reads, is asked, and checks in to a session about it."""

import json
import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect
from tests.journeys.fit import PHONE
from tests.live_site import LiveSite

Sign = Callable[..., Page]

_CHANGE = """
import json
from tests.journeys.lessons import CHANGED, change_an_sop, session
from tests.journeys.seeded import draft_of
from alur.web.learn.models import Meeting
from alur.web.people.models import Person
from alur.web.sop.models import Sop, SopVersion
draft_of(CHANGED)
change_an_sop(SopVersion.objects.select_related("sop__unit").get(sop__kode=CHANGED))
meeting = session([Sop.objects.select_related("unit").get(kode=CHANGED)], Person.objects.get(login_name="citra"))
print(json.dumps(meeting.pk))
"""
# The right answers, as the office's SOP has them; the page never tells them beforehand.
_RIGHT = """
import json
from alur.web.learn.models import AskedQuestion
rows = AskedQuestion.objects.filter(attempt__version__sop__kode="penataan-arsip")
print(json.dumps({row.question: row.right_option for row in rows}))
"""


@pytest.fixture(scope="module")
def meeting(site: LiveSite) -> int:
    """The SOP has changed; the session about it has begun."""
    found: int = json.loads(site.run(_CHANGE))
    return found


def test_bima_reads_what_changed_answers_the_quiz_and_is_there(as_person: Sign, site: LiveSite, meeting: int) -> None:
    bima = as_person("Bima", viewport=PHONE)
    bima.get_by_role("link", name=re.compile("Belajar")).click()
    bima.get_by_role("link", name=re.compile("Penataan Arsip Laporan, versi 2")).first.click()

    # What changed comes before the sheet: the old struck, the new marked.
    changed = bima.get_by_role("region", name="Yang berubah bagi Anda sejak versi 1")
    expect(changed.locator("del")).to_have_text("2 menit/berkas")
    expect(changed.locator("ins")).to_have_text("4 menit/berkas")
    bima.get_by_role("button", name="Saya sudah membaca").click()
    expect(bima.get_by_role("status")).to_contain_text("Anda sudah membaca Penataan Arsip Laporan versi 2")

    bima.goto("/internalisasi/kuis/penataan-arsip/")
    bima.get_by_role("button", name="Mulai kuis").click()
    right = json.loads(site.run(_RIGHT))
    for _ in right:
        question = bima.locator("legend strong").inner_text()
        bima.locator(".option", has=bima.get_by_text(right[question], exact=True)).click()
        bima.get_by_role("button", name="Periksa jawaban").click()
        expect(bima.get_by_role("status")).to_contain_text("Benar.")
        bima.locator("a.button-main").click()
    expect(bima.get_by_role("heading", name="Yang perlu Anda ketahui")).to_be_visible()

    # Citra's screen shows a picture, which a phone reads as a link, and a word to type.
    citra = as_person("Citra")
    citra.goto(f"/internalisasi/sesi/{meeting}/layar/")
    expect(citra.get_by_role("img", name=re.compile("Kode QR"))).to_be_visible()
    bima.goto(f"/internalisasi/sesi/{meeting}/hadir/")
    bima.get_by_label("Kode di layar").fill(citra.locator(".screen-word").inner_text().lower())
    bima.get_by_role("button", name="Saya hadir").click()
    expect(bima.get_by_role("status")).to_contain_text("Kehadiran Anda tercatat")
    citra.goto(f"/internalisasi/sesi/{meeting}/")
    row = citra.locator(".guests li", has=citra.get_by_text("Bima", exact=True))
    expect(row).to_contain_text("Hadir")


def test_what_bima_finds_wrong_at_a_step_comes_back_answered_by_ayu(as_person: Sign, cases: dict[str, str]) -> None:
    bima, ayu = as_person("Bima"), as_person("Ayu")
    bima.goto(f"/kasus/{cases['Listrik padam']}/langkah/3/")
    bima.get_by_role("link", name="SOP ini keliru").click()
    expect(bima.get_by_label("Bagian yang keliru")).to_have_value("undang")
    bima.get_by_label("Apa yang keliru").fill("Narasumber minta surat resmi, bukan surel.")
    bima.get_by_role("button", name="Kirim laporan").click()

    ayu.goto("/internalisasi/keliru/")
    ayu.locator("li", has_text="minta surat resmi").get_by_role("link").click()
    ayu.get_by_label("SOP sudah benar, ini penjelasannya").check()
    ayu.get_by_label("Jawaban kepada pelapor").fill("Surat resmi ada pada kelengkapan langkah 3.")
    ayu.get_by_role("button", name="Kirim jawaban").click()

    bima.goto("/internalisasi/")
    bima.locator(".alert", has_text="Laporan Anda dijawab").get_by_role("link").click()
    expect(bima.get_by_text("Surat resmi ada pada kelengkapan langkah 3.")).to_be_visible()
    bima.get_by_role("button", name="Sudah saya baca").click()
    expect(bima.get_by_text("Laporan Anda dijawab")).to_have_count(0)
